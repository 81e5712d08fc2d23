// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/jobcreation.h"
#include "ui/verbreport.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tranship {

class MoreOptions;

/// What the dialogs for new jobs share: name, priority, whether it starts, the options folded away,
/// and the way to the engine and back. What is wrong is said in the dialog, and nothing typed is
/// lost. A dialog adds its own fields on top and says which files they mean.
class NewJobDialog : public QDialog {
    Q_OBJECT

public:
    /// `submit` is the text of the button that makes the job.
    NewJobDialog(Engine &engine, JobType type, const QString &submit, QWidget *parent);

Q_SIGNALS:
    void created(const tranship::JobId &job);
    /// The job was made, but something about it must be said.
    void messageRaised(const tranship::VerbMessage &message);

protected:
    /// The last call of a dialog's constructor: its own rows stand in form() by then.
    void finishLayout(int width);
    /// A row of the form with a label that leads to `field`.
    void addRow(const QString &label, QLayout *row, QWidget *field);

    // What a dialog says of itself.
    /// The fields as they are; the base's part tells whether the job can be made.
    virtual void refresh();
    [[nodiscard]] virtual bool isComplete() const = 0;
    [[nodiscard]] virtual NewJob job() const;
    [[nodiscard]] virtual QList<NewFile> newFiles() const = 0;

    /// What servers are to hear with the requests and nobody else is to see.
    [[nodiscard]] virtual QList<JobSecret> secrets() const { return {}; }

    /// While the engine works the fields stay as they are, so that what was sent is what is seen.
    virtual void setFieldsEnabled(bool enabled) = 0;

    [[nodiscard]] Engine &engine() const { return m_engine; }

    [[nodiscard]] QFormLayout &form() const { return *m_form; }

    [[nodiscard]] QDialogButtonBox &buttons() const { return *m_buttons; }

    [[nodiscard]] MoreOptions &more() const { return *m_more; }

    [[nodiscard]] bool isBusy() const { return m_creation.isBusy(); }

    /// Stands as a placeholder: what a person typed is never overwritten.
    void suggestName(const QString &name);
    /// Where the error's own words stand: which line of a document is wrong, say.
    enum class Detail { InTooltip, Shown };
    /// Says why it was not added; what stood there goes when there is no error.
    void showRefusal(const Error &error, Detail detail = Detail::InTooltip);

private:
    void setUpFields(const QString &submit);
    void moveSharedFieldsLast();
    void connectFields();
    void connectCreation();
    void submit();
    void setBusy(bool busy);
    void fitHeight(bool isFolded);
    [[nodiscard]] QString jobName() const;

    Engine &m_engine;
    const JobType m_type;
    JobCreation m_creation;
    QFormLayout *m_form;
    QLineEdit *m_jobName;
    QComboBox *m_priority;
    QCheckBox *m_start;
    MoreOptions *m_more;
    QLabel *m_refusal;
    QDialogButtonBox *m_buttons;
    QPushButton *m_submit;
    QPushButton *m_close;
    int m_foldedHeight = 0;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/jobcreation.h"
#include "ui/dialogs/uploadfilelist.h"
#include "ui/verbreport.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tranship {

class MoreOptions;
class PartLinksField;
class ReplyField;

/// Makes an upload job of one or many files, or an upload-reply job of one. What is wrong is said
/// beside the field before anything is made, and nothing typed is lost.
class NewUploadDialog final : public QDialog {
    Q_OBJECT

public:
    explicit NewUploadDialog(Engine &engine, QWidget *parent = nullptr);

    /// Adds to those that are there.
    void addFiles(const QStringList &paths);

Q_SIGNALS:
    void created(const tranship::JobId &job);
    /// The job was made, but something about it must be said.
    void messageRaised(const tranship::VerbMessage &message);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setUpFields();
    void setUpLayout();
    [[nodiscard]] QFormLayout *makeForm();
    void connectFields();
    void connectCreation();
    void refresh();
    void describeTarget();
    void suggestName();
    void submit();
    void setBusy(bool busy);
    void fitHeight(bool isFolded);
    [[nodiscard]] UploadMethod method() const;
    [[nodiscard]] bool isInParts() const;
    /// Of a single file; nullptr when there are none or several.
    [[nodiscard]] const UploadFileList::File *onlyFile() const;
    [[nodiscard]] QString filesProblem() const;
    [[nodiscard]] QString targetProblem() const;
    /// Empty as long as no address was typed.
    [[nodiscard]] QString addressOf(const UploadFileList::File &file) const;
    [[nodiscard]] NewJob job() const;
    [[nodiscard]] QList<NewFile> newFiles() const;
    [[nodiscard]] QString jobName() const;

    JobCreation m_creation;
    UploadFileList *m_files;
    QLabel *m_filesProblem;
    QLineEdit *m_target;
    QLabel *m_targetHint;
    QLabel *m_targetProblem;
    QComboBox *m_method;
    QLabel *m_methodHint;
    PartLinksField *m_parts;
    ReplyField *m_reply;
    QLineEdit *m_jobName;
    QComboBox *m_priority;
    QCheckBox *m_start;
    MoreOptions *m_more;
    QLabel *m_refusal;
    QPushButton *m_submit;
    QPushButton *m_close;
    int m_foldedHeight = 0;
};

} // namespace tranship

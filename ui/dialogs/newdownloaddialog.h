// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/jobcreation.h"
#include "ui/dialogs/metalinkreading.h"
#include "ui/verbreport.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tranship {

class MetalinkTable;
class MoreOptions;

/// Makes a download job from one or many links, or from a Metalink, whose files then stand in the
/// place of the links. What is wrong is said beside the field, and nothing
/// typed is lost.
class NewDownloadDialog final : public QDialog {
    Q_OBJECT

public:
    explicit NewDownloadDialog(Engine &engine, QWidget *parent = nullptr);

    /// Adds lines to those that are there. A Metalink makes way for them.
    void addLinks(const QStringList &links);
    /// Reads the Metalink and shows its files, or says what is wrong with it.
    void openMetalink(const QString &path);

Q_SIGNALS:
    void created(const tranship::JobId &job);
    /// The job was made, but something about it must be said.
    void messageRaised(const tranship::VerbMessage &message);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Line {
        int number; ///< from 1
        QString text;
        QString problem; ///< empty: a link we can fetch
    };

    void setUpFields();
    [[nodiscard]] QFormLayout *makeForm();
    void connectFields();
    void askForFolder();
    void chooseFolder();
    void chooseMetalink();
    void showMetalink(const QList<MetalinkFile> &files);
    void showRefusal(const Error &error);
    [[nodiscard]] bool hasMetalink() const;
    void refresh();
    void suggestNames(const QList<Line> &lines);
    void markLines(const QList<Line> &lines);
    void submit();
    void setBusy(bool busy);
    void fitHeight(bool isFolded);
    [[nodiscard]] QList<Line> lines() const;
    [[nodiscard]] QString checksumProblem() const;
    [[nodiscard]] QString nameProblem() const;
    [[nodiscard]] QList<NewFile> files() const;
    [[nodiscard]] QString jobName() const;

    Engine &m_engine;
    JobCreation m_creation;
    MetalinkReading m_reading;
    QPlainTextEdit *m_links;
    MetalinkTable *m_described; ///< hidden as long as there are links
    QLabel *m_linkProblem;
    QLineEdit *m_folder;
    QPushButton *m_choose;
    QLabel *m_folderProblem;
    QLineEdit *m_fileName;
    QLabel *m_nameProblem;
    QLineEdit *m_jobName;
    QComboBox *m_priority;
    QLineEdit *m_checksum;
    QLabel *m_checksumProblem;
    QCheckBox *m_start;
    MoreOptions *m_more;
    QLabel *m_refusal;
    QPushButton *m_openMetalink;
    QPushButton *m_submit;
    QPushButton *m_close;
    int m_foldedHeight = 0;
};

} // namespace tranship

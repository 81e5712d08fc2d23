// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/metalinkreading.h"
#include "ui/dialogs/newjobdialog.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tranship {

class MetalinkTable;

/// Makes a download job from one or many links, or from a Metalink, whose files then stand in the
/// place of the links. What is wrong is said beside the field, and nothing
/// typed is lost.
class NewDownloadDialog final : public NewJobDialog {
    Q_OBJECT

public:
    explicit NewDownloadDialog(Engine &engine, QWidget *parent = nullptr);

    /// Adds lines to those that are there. A Metalink makes way for them.
    void addLinks(const QStringList &links);
    /// Reads the Metalink and shows its files, or says what is wrong with it.
    void openMetalink(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QList<NewFile> newFiles() const override;
    void setFieldsEnabled(bool enabled) override;

private:
    struct Line {
        int number; ///< from 1
        QString text;
        QString problem; ///< empty: a link we can fetch
    };

    void setUpFields();
    void setUpForm();
    void connectFields();
    void askForFolder();
    void chooseFolder();
    void chooseMetalink();
    void showMetalink(const QList<MetalinkFile> &files);
    [[nodiscard]] bool hasMetalink() const;
    [[nodiscard]] bool folderFits() const;
    void suggestNames(const QList<Line> &lines);
    void markLines(const QList<Line> &lines);
    [[nodiscard]] QList<Line> lines() const;
    [[nodiscard]] QString checksumProblem() const;
    [[nodiscard]] QString nameProblem() const;

    MetalinkReading m_reading;
    QPlainTextEdit *m_links;
    MetalinkTable *m_described; ///< hidden as long as there are links
    QLabel *m_linkProblem;
    QLineEdit *m_folder;
    QPushButton *m_choose;
    QLabel *m_folderProblem;
    QLineEdit *m_fileName;
    QLabel *m_nameProblem;
    QLineEdit *m_checksum;
    QLabel *m_checksumProblem;
    QPushButton *m_openMetalink;
};

} // namespace tranship

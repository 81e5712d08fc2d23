// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/newjobdialog.h"
#include "ui/dialogs/uploadfilelist.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace tranship {

class PartLinksField;
class ReplyField;

/// Makes an upload job of one or many files, or an upload-reply job of one. What is wrong is said
/// beside the field before anything is made, and nothing typed is lost.
class NewUploadDialog final : public NewJobDialog {
    Q_OBJECT

public:
    explicit NewUploadDialog(Engine &engine, QWidget *parent = nullptr);

    /// Adds to those that are there.
    void addFiles(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] NewJob job() const override;
    [[nodiscard]] QList<NewFile> newFiles() const override;
    void setFieldsEnabled(bool enabled) override;

private:
    void setUpFields();
    void setUpForm();
    void connectFields();
    void describeTarget();
    void suggestNames();
    [[nodiscard]] UploadMethod method() const;
    [[nodiscard]] bool isInParts() const;
    /// Of a single file; nullptr when there are none or several.
    [[nodiscard]] const UploadFileList::File *onlyFile() const;
    [[nodiscard]] QString filesProblem() const;
    [[nodiscard]] QString targetProblem() const;
    /// Empty as long as no address was typed.
    [[nodiscard]] QString addressOf(const UploadFileList::File &file) const;

    UploadFileList *m_files;
    QLabel *m_filesProblem;
    QLineEdit *m_target;
    QLabel *m_targetHint;
    QLabel *m_targetProblem;
    QComboBox *m_method;
    QLabel *m_methodHint;
    PartLinksField *m_parts;
    ReplyField *m_reply;
};

} // namespace tranship

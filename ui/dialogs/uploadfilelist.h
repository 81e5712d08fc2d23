// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/filesurvey.h"

#include <QSet>
#include <QStringList>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace tranship {

/// The files of a new upload: chosen or dropped, also by the folder, taken off again; with their
/// sizes and where each will go.
class UploadFileList final : public QWidget {
    Q_OBJECT

public:
    using File = FoundFile;

    explicit UploadFileList(QWidget *parent = nullptr);

    /// Those that are not there yet, and all files in folders; each is looked at once, in a moment.
    void addFiles(const QStringList &paths);

    /// Some are still looked at.
    [[nodiscard]] bool isLooking() const { return m_survey.isRunning(); }

    [[nodiscard]] const QList<File> &files() const { return m_files; }

    [[nodiscard]] QTreeWidget &table() const { return *m_table; }

    /// Says of each file where it goes; empty for nothing.
    void showAddresses(const std::function<QString(const File &)> &addressOf);
    void setBusy(bool busy);

Q_SIGNALS:
    void changed();

private:
    void setUpTable();
    void chooseFiles();
    void chooseFolder();
    void take(const QList<FoundFile> &found);
    [[nodiscard]] QString lastFolder() const;
    void removeChosen();
    void refresh();

    FileSurvey m_survey;
    QList<File> m_files;
    QSet<QString> m_paths; ///< of the files
    QTreeWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_addFolder;
    QPushButton *m_remove;
    QLabel *m_total;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"
#include "ui/verbreport.h"

#include <QTreeWidget>

namespace tranship {

class Engine;
class FileActions;

/// The files of the selected job with state, size, verdict, folder and address.
class FilesPage final : public QTreeWidget {
    Q_OBJECT

public:
    enum Column { Name, State, Progress, Size, Verified, Folder, Url, Priority, ColumnCount };

    explicit FilesPage(Engine &engine, QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now);

Q_SIGNALS:
    void messageRaised(const tranship::VerbMessage &message);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showFile(QTreeWidgetItem &item, const JobSnapshot &snapshot, int file);
    void chooseFiles();

    JobSnapshot m_shown;
    FileActions *m_fileActions;
};

} // namespace tranship

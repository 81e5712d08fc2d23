// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QTreeWidget>

namespace tranship {

/// The files of the selected job with state, size, verdict, folder and address.
class FilesPage final : public QTreeWidget {
    Q_OBJECT

public:
    enum Column { Name, State, Progress, Size, Verified, Folder, Url, ColumnCount };

    explicit FilesPage(QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now);

private:
    void showFile(QTreeWidgetItem &item, const JobSnapshot &snapshot, int file);

    JobId m_job;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QTreeWidget>

namespace tranship {

/// The open connections of a job or of one of its files: where to, which bytes, how fast.
class ConnectionTable final : public QTreeWidget {
    Q_OBJECT

public:
    enum Column { State, Server, Range, Received, Speed, Tls, File, ColumnCount };

    explicit ConnectionTable(QWidget *parent = nullptr);

    /// Of all files when `file` is -1. Rows that stay as they are are not touched.
    void showConnections(const JobSnapshot &snapshot, int file);

    /// How many there are.
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }

Q_SIGNALS:
    /// The person chose a connection: the index of its file.
    void fileChosen(int file);

private:
    struct Row {
        int file = -1;
        qint64 total = unknownSize;
        JobType type = JobType::Download;
        QString fileName;
        ConnectionView connection;

        bool operator==(const Row &) const = default;
    };

    void matchRows(qsizetype count);
    void fill(QTreeWidgetItem &item, const Row &row);

    QList<Row> m_shown;
};

} // namespace tranship

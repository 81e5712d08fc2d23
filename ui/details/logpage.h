// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/journal.h"
#include "model/job/snapshot.h"

#include <QTreeWidget>

namespace tranship {

class Engine;

/// What happened to the job and why, the newest line last; lines can be selected and copied.
class LogPage final : public QTreeWidget {
    Q_OBJECT

public:
    enum Column { Time, FileName, What, ColumnCount };

    explicit LogPage(Engine &engine, QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now);
    /// The selected lines, or all when none is: columns parted by tabs.
    [[nodiscard]] QString copyText() const;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void ask();
    void showEntries(const QList<JournalEntry> &entries);
    void append(const JournalEntry &entry);
    void copy() const;

    Engine &m_engine;
    JobId m_job;
    JobType m_type = JobType::Download;
    int m_noted = -1; ///< JobSnapshot::noted of what is shown or asked for
    bool m_isAsking = false;
    QList<JournalEntry> m_entries; ///< those that are shown
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "ui/fixes/fix.h"

#include <QTimer>
#include <QTreeView>

#include <memory>

namespace tranship {

class Clock;
class JobFilterModel;
class ViewMemory;

/// The table of jobs with their files under them.
class JobListView final : public QTreeView {
    Q_OBJECT

public:
    JobListView(JobFilterModel &jobs, const Clock &clock, QWidget *parent = nullptr);
    ~JobListView() override;

    /// The jobs of the selected rows, each once; the current row's job comes first.
    [[nodiscard]] QList<JobId> selectedJobs() const;
    /// The file when exactly one row is selected and it is a file's, else -1.
    [[nodiscard]] int selectedFile() const;
    /// Makes the job the only selected row.
    void selectJob(const JobId &job);

    /// Which columns are shown, in which order and width, and the sorting; for the settings.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);

    /// The entries "Name", "State", ... that show and hide columns; owned by the view.
    [[nodiscard]] QList<QAction *> columnActions() const { return m_columnActions; }

Q_SIGNALS:
    void jobSelectionChanged();
    /// By the flat button in a row.
    void fixRequested(const tranship::JobId &job, tranship::Fix fix);

protected:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpHeader();
    void setUpColumnActions();
    void syncColumnActions();
    void softenHighlight();

    JobFilterModel &m_jobs;
    std::unique_ptr<ViewMemory> m_memory;
    QTimer m_countdown; ///< repaints the reasons that count seconds
    QList<QAction *> m_columnActions;
    bool m_softening = false;
};

} // namespace tranship

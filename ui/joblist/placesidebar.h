// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/joblist/jobnarrowing.h"

#include <QMap>
#include <QTimer>
#include <QTreeWidget>

namespace tranship {

class JobModel;

/// The categories of jobs and the servers they have to do with, with how many jobs are of each;
/// choosing one narrows the list. A section without entries is not shown.
class PlaceSidebar final : public QTreeWidget {
    Q_OBJECT

public:
    explicit PlaceSidebar(JobModel &jobs, QWidget *parent = nullptr);

    [[nodiscard]] JobNarrowing narrowing() const;
    /// All jobs again.
    void clearNarrowing();
    /// Counts at once what is counted some time after a change otherwise.
    void countNow();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void narrowingChosen(const tranship::JobNarrowing &narrowing);

private:
    using Counts = QMap<QString, int>;

    [[nodiscard]] QTreeWidgetItem *makeSection(const QString &title);
    void fill(QTreeWidgetItem &section, const Counts &counts);
    void choose();

    JobModel &m_jobs;
    QTimer m_soon; ///< many changes are counted once
    QTreeWidgetItem *m_categories;
    QTreeWidgetItem *m_hosts;
    JobNarrowing m_chosen;
};

} // namespace tranship

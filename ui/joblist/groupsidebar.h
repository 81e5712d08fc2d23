// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/joblist/jobgroup.h"

#include <QListWidget>
#include <QMap>

namespace tranship {

class JobModel;

/// The groups of jobs with how many are in each; choosing one filters the list.
class GroupSidebar final : public QListWidget {
    Q_OBJECT

public:
    explicit GroupSidebar(JobModel &jobs, QWidget *parent = nullptr);

    void setGroup(JobGroup group);
    [[nodiscard]] JobGroup group() const;

    [[nodiscard]] int count(JobGroup group) const { return m_counts.value(group); }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void groupChosen(tranship::JobGroup group);
    void countsChanged();

private:
    void countAnew();
    void setUpItems();

    JobModel &m_jobs;
    QMap<JobGroup, int> m_counts;
};

/// "Waiting for you"
[[nodiscard]] QString groupText(JobGroup group);

} // namespace tranship

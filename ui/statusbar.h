// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QStatusBar>

class QLabel;

namespace tranship {

class JobModel;

/// How many jobs move, how fast, and how much of the limit is used.
class StatusBar final : public QStatusBar {
    Q_OBJECT

public:
    StatusBar(Engine &engine, JobModel &jobs, QWidget *parent = nullptr);

    [[nodiscard]] QString movingText() const;
    [[nodiscard]] QString speedText() const;
    [[nodiscard]] QString usageText() const;

private:
    void refresh();
    void setPolicy(const PolicyReport &report);

    JobModel &m_jobs;
    int m_mostJobs = 0; ///< MaxJobsPerUser; 0 as long as it is not known
    QLabel *m_moving;
    QLabel *m_speed;
    QLabel *m_usage;
};

} // namespace tranship

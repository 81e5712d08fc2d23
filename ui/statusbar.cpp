// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statusbar.h"

#include "model/jobmodel.h"
#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QLabel>

namespace tranship {

StatusBar::StatusBar(Engine &engine, JobModel &jobs, QWidget *parent)
    : QStatusBar(parent),
      m_jobs(jobs),
      m_moving(new QLabel(this)),
      m_speed(new QLabel(this)),
      m_usage(new QLabel(this))
{
    for (QLabel *label : {m_moving, m_speed, m_usage}) {
        label->setFont(theme::tabularFigures(label->font()));
        label->setContentsMargins(theme::smallSpace, theme::gridUnit, theme::smallSpace,
                                  theme::gridUnit);
    }
    addWidget(m_moving);
    addWidget(m_speed);
    addPermanentWidget(m_usage);
    setSizeGripEnabled(false);
    connect(&jobs, &JobModel::settled, this, &StatusBar::refresh);
    connect(&engine, &Engine::policyChanged, this, &StatusBar::setPolicy);
    engine.policy(this, [this](const Result<PolicyReport> &report) {
        if (report)
            setPolicy(*report);
    });
    refresh();
}

QString StatusBar::movingText() const
{
    return m_moving->text();
}

QString StatusBar::speedText() const
{
    return m_speed->text();
}

QString StatusBar::usageText() const
{
    return m_usage->text();
}

void StatusBar::refresh()
{
    int moving = 0;
    for (const JobType type : {JobType::Download, JobType::Upload, JobType::UploadReply})
        moving +=
            m_jobs.count(JobState::Connecting, type) + m_jobs.count(JobState::Transferring, type);
    const qint64 speed = m_jobs.speed();
    const int jobs = m_jobs.rowCount();
    m_moving->setText(moving > 0 ? tr("%n moving", "jobs", moving) : tr("Nothing is moving"));
    m_speed->setText(speed > 0 ? format::speed(speed) : QString());
    m_usage->setText(m_mostJobs > 0
                         ? tr("%1 of %n job(s)", "jobs there are, jobs there may be", m_mostJobs)
                               .arg(locale().toString(jobs))
                         : tr("%n job(s)", nullptr, jobs));
}

void StatusBar::setPolicy(const PolicyReport &report)
{
    m_mostJobs = report.effective.policy.maxJobsPerUser;
    refresh();
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/jobwatch.h"

#include <chrono>

namespace tranship {

using namespace std::chrono_literals;

namespace {

constexpr auto tellInterval = 1s;

} // namespace

JobWatch::JobWatch(Engine &engine, QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(tellInterval);
    connect(&m_pause, &QTimer::timeout, this, &JobWatch::tell);
    connect(&engine, &Engine::jobsChanged, this, [this](const QList<JobSnapshot> &jobs) {
        m_jobs.apply(jobs);
        noteChange();
    });
    connect(&engine, &Engine::jobsRestored, this, [this](const StoredJobs &jobs) {
        m_jobs.restore(jobs);
        tell();
    });
    connect(&engine, &Engine::jobsRemoved, this, [this](const QList<JobId> &jobs) {
        m_jobs.remove(jobs);
        noteChange();
    });
    tell();
}

void JobWatch::noteChange()
{
    if (!m_pause.isActive())
        m_pause.start();
}

void JobWatch::tell()
{
    if (m_jobs.tally() == m_told)
        return;
    m_told = m_jobs.tally();
    Q_EMIT tallied(m_told);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/detailspane.h"

#include "model/job/clock.h"
#include "model/jobmodel.h"
#include "ui/details/connectionspage.h"
#include "ui/details/filespage.h"
#include "ui/details/generalpage.h"
#include "ui/details/integritypage.h"
#include "ui/details/logpage.h"
#include "ui/details/optionspage.h"
#include "ui/details/speedpage.h"
#include "ui/details/speedrecorder.h"

#include <QLabel>
#include <QTabBar>
#include <QTabWidget>

#include <chrono>

namespace tranship {

DetailsPane::DetailsPane(Engine &engine, JobModel &jobs, const Clock &clock, QWidget *parent)
    : QStackedWidget(parent),
      m_jobs(jobs),
      m_clock(clock),
      m_nothing(new QLabel(tr("Select a job to see its details"), this)),
      m_tabs(new QTabWidget(this)),
      m_general(new GeneralPage(m_tabs)),
      m_files(new FilesPage(engine, m_tabs)),
      m_connections(new ConnectionsPage(m_tabs)),
      m_recorder(new SpeedRecorder(engine, clock, this)),
      m_speed(new SpeedPage(*m_recorder, m_tabs)),
      m_integrity(new IntegrityPage(m_tabs)),
      m_log(new LogPage(engine, m_tabs)),
      m_options(new OptionsPage(engine, m_tabs))
{
    setAccessibleName(tr("Details of the selected job"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setBackgroundRole(QPalette::Base);
    m_nothing->setAutoFillBackground(true);
    addWidget(m_nothing);
    addWidget(m_tabs);
    setFocusProxy(m_tabs);
    setUpTabs();
    connect(m_general, &GeneralPage::keepRequested, this, &DetailsPane::keepRequested);
    connect(m_general, &GeneralPage::newLinkRequested, this, &DetailsPane::newLinkRequested);
    connect(m_general, &GeneralPage::fixRequested, this, &DetailsPane::fixRequested);
    connect(m_options, &OptionsPage::folderRequested, this,
            [this](const JobId &job) { Q_EMIT fixRequested(job, Fix::ChooseFolder); });
    connect(m_files, &FilesPage::messageRaised, this, &DetailsPane::messageRaised);
    connect(m_general, &GeneralPage::certificateRequested, this,
            &DetailsPane::certificateRequested);
    connect(m_tabs, &QTabWidget::currentChanged, this, &DetailsPane::refresh);
    connect(&jobs, &JobModel::dataChanged, this, &DetailsPane::refreshIfChanged);
    connect(&jobs, &JobModel::rowsInserted, this, &DetailsPane::refresh);
    connect(&jobs, &JobModel::rowsRemoved, this, &DetailsPane::refresh);
    m_countdown.setInterval(std::chrono::seconds(1));
    connect(&m_countdown, &QTimer::timeout, this, &DetailsPane::refresh);
    m_countdown.start();
    refresh();
}

void DetailsPane::setUpTabs()
{
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Details"));
    m_tabs->addTab(m_general, tr("General"));
    m_tabs->addTab(m_files, tr("Files"));
    m_tabs->addTab(m_connections, tr("Connections"));
    m_tabs->addTab(m_speed, tr("Speed"));
    m_tabs->addTab(m_integrity, tr("Integrity"));
    m_tabs->addTab(m_log, tr("Log"));
    m_tabs->addTab(m_options, tr("Options"));
}

void DetailsPane::refreshIfChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    const QModelIndex ours = m_jobs.indexOf(m_job);
    const QModelIndex parent = topLeft.parent();
    const bool isInside = topLeft.row() <= ours.row() && ours.row() <= bottomRight.row();
    if (ours.isValid() && (parent.isValid() ? parent == ours : isInside))
        refresh();
}

void DetailsPane::setJob(const JobId &job, int file)
{
    m_job = job;
    m_file = file;
    refresh();
}

void DetailsPane::refresh()
{
    const JobSnapshot *snapshot = m_jobs.snapshot(m_job);
    setCurrentWidget(snapshot != nullptr ? static_cast<QWidget *>(m_tabs) : m_nothing);
    if (snapshot == nullptr)
        return;
    const int file = m_file < snapshot->job.files.size() ? m_file : -1;
    const QDateTime now = m_clock.now();
    if (m_tabs->currentWidget() == m_general)
        m_general->showJob(*snapshot, file, now);
    else if (m_tabs->currentWidget() == m_files)
        m_files->showJob(*snapshot, file, now);
    else if (m_tabs->currentWidget() == m_connections)
        m_connections->showJob(*snapshot, file, now);
    else if (m_tabs->currentWidget() == m_speed)
        m_speed->showJob(*snapshot, file, now);
    else if (m_tabs->currentWidget() == m_log)
        m_log->showJob(*snapshot, file, now);
    else if (m_tabs->currentWidget() == m_integrity)
        m_integrity->showJob(*snapshot, file, now);
    else
        m_options->showJob(*snapshot, file, now);
}

} // namespace tranship

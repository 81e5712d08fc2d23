// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/detailspane.h"

#include "model/job/clock.h"
#include "model/jobmodel.h"
#include "ui/details/filespage.h"
#include "ui/details/generalpage.h"
#include "ui/details/integritypage.h"
#include "ui/details/optionspage.h"

#include <QTabBar>

#include <chrono>

namespace tranship {

DetailsPane::DetailsPane(Engine &engine, JobModel &jobs, const Clock &clock, QWidget *parent)
    : QTabWidget(parent)
    , m_jobs(jobs)
    , m_clock(clock)
    , m_general(new GeneralPage(this))
    , m_files(new FilesPage(this))
    , m_integrity(new IntegrityPage(this))
    , m_options(new OptionsPage(engine, this))
{
    setDocumentMode(true);
    setAccessibleName(tr("Details of the selected job"));
    tabBar()->setAccessibleName(tr("Details"));
    addTab(m_general, tr("General"));
    addTab(m_files, tr("Files"));
    addTab(m_integrity, tr("Integrity"));
    addTab(m_options, tr("Options"));
    connect(m_general, &GeneralPage::keepRequested, this, &DetailsPane::keepRequested);
    connect(this, &QTabWidget::currentChanged, this, &DetailsPane::refresh);
    connect(&jobs, &JobModel::dataChanged, this, [this](const QModelIndex &topLeft, const QModelIndex &bottomRight) {
        const QModelIndex row = m_jobs.indexOf(m_job);
        const QModelIndex changed = topLeft.parent();
        const bool ours = changed.isValid() ? changed == row
                                            : row.isValid() && topLeft.row() <= row.row() && row.row() <= bottomRight.row();
        if (ours)
            refresh();
    });
    connect(&jobs, &JobModel::rowsRemoved, this, &DetailsPane::refresh);
    m_countdown.setInterval(std::chrono::seconds(1));
    connect(&m_countdown, &QTimer::timeout, this, &DetailsPane::refresh);
    m_countdown.start();
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
    setEnabled(snapshot != nullptr);
    for (QWidget *page : {static_cast<QWidget *>(m_general->widget()), m_integrity->widget(), m_options->widget()})
        page->setVisible(snapshot != nullptr);
    if (snapshot == nullptr) {
        m_job = {};
        m_files->clear();
        return;
    }
    const int file = m_file < snapshot->job.files.size() ? m_file : -1;
    const QDateTime now = m_clock.now();
    if (currentWidget() == m_general)
        m_general->showJob(*snapshot, file, now);
    else if (currentWidget() == m_files)
        m_files->showJob(*snapshot, file, now);
    else if (currentWidget() == m_integrity)
        m_integrity->showJob(*snapshot, file, now);
    else
        m_options->showJob(*snapshot, file, now);
}

} // namespace tranship

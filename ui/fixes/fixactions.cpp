// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fixes/fixactions.h"

#include "model/engine.h"
#include "model/job/filesettings.h"
#include "model/jobmodel.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/jobactions.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

namespace tranship {

namespace {

/// Where the file lies whose error the job has, else where its files go.
QString folderOf(const Job &job)
{
    const int file = job.error.file;
    if (file >= 0 && file < job.files.size())
        return QFileInfo(job.files.at(file).path).path();
    return folderText(job);
}

/// What lies in part files of another folder.
qint64 bytesLeftBehind(const Job &job, const QString &folder)
{
    Job moved = job;
    if (!setFolder(moved, folder))
        return 0;
    return job.bytesTransferred() - moved.bytesTransferred();
}

} // namespace

FixActions::FixActions(Engine &engine, JobModel &jobs, JobActions &actions, QWidget &window)
    : QObject(&window),
      m_engine(engine),
      m_jobs(jobs),
      m_actions(actions),
      m_window(window),
      m_action(new QAction(theme::icon(QLatin1String("resume")), tr("&Fix It"), this))
{
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    connect(m_action, &QAction::triggered, this, [this] {
        if (const JobSnapshot *job = m_jobs.snapshot(m_job))
            perform(m_job, fixFor(job->job));
    });
    connect(&jobs, &JobModel::dataChanged, this, &FixActions::refresh);
    connect(&jobs, &JobModel::rowsRemoved, this, &FixActions::refresh);
    refresh();
}

void FixActions::setJob(const JobId &job)
{
    m_job = job;
    refresh();
}

void FixActions::refresh()
{
    const JobSnapshot *job = m_jobs.snapshot(m_job);
    const Fix fix = job == nullptr ? Fix::None : fixFor(job->job);
    m_action->setEnabled(fix != Fix::None);
    const QString text =
        fix == Fix::None ? tr("&Fix It") : tr("&Fix It: %1", "what is done").arg(fixText(fix));
    if (m_action->text() == text)
        return;
    m_action->setText(text);
    m_action->setToolTip(fixHint(fix));
    m_action->setStatusTip(fixHint(fix));
}

void FixActions::perform(const JobId &job, Fix fix)
{
    switch (fix) {
    case Fix::None:
        break;
    case Fix::Complete:
        return m_actions.perform(Verb::Complete, {job});
    case Fix::Resume:
    case Fix::ResumeNow:
        return m_actions.perform(Verb::Resume, {job});
    case Fix::Keep:
        return m_actions.perform(Verb::Keep, {job});
    case Fix::NewLink:
        return m_actions.askForLink(job);
    case Fix::ChooseFolder:
        return chooseFolder(job);
    case Fix::FreeSpace:
        return showFolder(job);
    case Fix::SignIn:
    case Fix::UnlockKeychain:
    case Fix::TrustCertificate:
        Q_EMIT fixWanted(job, fix);
    }
}

void FixActions::chooseFolder(const JobId &id)
{
    const JobSnapshot *job = m_jobs.snapshot(id);
    if (job == nullptr)
        return;
    auto *dialog = new QFileDialog(&m_window, tr("Folder for “%1”", "a job").arg(job->job.name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(folderOf(job->job));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id](const QString &folder) { moveToFolder(id, folder); });
    dialog->open();
}

void FixActions::moveToFolder(const JobId &id, const QString &folder)
{
    const JobSnapshot *job = m_jobs.snapshot(id);
    if (job == nullptr)
        return;
    const qint64 lost = bytesLeftBehind(job->job, folder);
    if (lost <= 0) {
        setFolder(id, folder);
        return;
    }
    auto *dialog = new QuestionDialog(folderQuestion(job->job, folder, lost), &m_window);
    connect(dialog, &QDialog::accepted, this, [this, id, folder] { setFolder(id, folder); });
    dialog->open();
}

void FixActions::setFolder(const JobId &id, const QString &folder)
{
    m_engine.set(id, QStringLiteral("folder"), folder, this, [this, id](const Done &done) {
        const JobSnapshot *job = m_jobs.snapshot(id);
        if (!done && job != nullptr)
            Q_EMIT messageRaised(refusalText(job->job.name, done.error()));
        else if (job != nullptr && fixFor(job->job) != Fix::None)
            m_actions.perform(Verb::Resume, {id});
    });
}

void FixActions::showFolder(const JobId &id)
{
    if (const JobSnapshot *job = m_jobs.snapshot(id))
        QDesktopServices::openUrl(QUrl::fromLocalFile(folderOf(job->job)));
}

} // namespace tranship

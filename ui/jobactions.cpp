// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobactions.h"

#include "model/engine.h"
#include "model/jobmodel.h"
#include "ui/dialogs/newlinkdialog.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>

namespace tranship {

namespace {

void setTip(QAction &action, const QString &tip)
{
    const QString shortcut = action.shortcut().toString(QKeySequence::NativeText);
    action.setStatusTip(tip);
    action.setToolTip(
        shortcut.isEmpty()
            ? tip
            : JobActions::tr("%1 (%2)", "what an action does, its shortcut").arg(tip, shortcut));
}

QAction *makeAction(QObject *parent, const QString &text, const QString &tip, const char *icon,
                    const QKeySequence &shortcut = {})
{
    auto *action = new QAction(theme::icon(QLatin1String(icon)), text, parent);
    action->setShortcut(shortcut);
    setTip(*action, tip);
    return action;
}

/// Legal, and not merely because it would change nothing.
bool isOffered(Verb verb, const JobFacts &job)
{
    const VerbAnswer answer =
        answerTo(verb, job.state, job.type, job.files > 0, job.hasUnfinishedFiles);
    const bool mustChange = verb == Verb::Resume || verb == Verb::Suspend;
    return answer.isLegal() && (answer.changesState || !mustChange);
}

QString withoutLinks(const QStringList &sentences)
{
    constexpr qsizetype most = 6; // a question must fit a small screen
    QStringList shown = sentences.mid(0, most);
    if (sentences.size() > most)
        shown << JobActions::tr("… and %n more job(s)", nullptr,
                                static_cast<int>(sentences.size() - most));
    return shown.join(QStringLiteral("\n\n"));
}

bool waitsForComplete(const JobFacts &job)
{
    return job.state == JobState::Transferred && !job.hasUnfinishedFiles;
}

} // namespace

JobActions::JobActions(Engine &engine, JobModel &jobs, QWidget &window)
    : QObject(&window),
      m_engine(engine),
      m_jobs(jobs),
      m_window(window)
{
    setUpVerbs();
    setUpFileActions();
    connect(&jobs, &JobModel::settled, this, &JobActions::refresh);
    refresh();
}

void JobActions::setUpVerbs()
{
    m_newDownload = makeAction(this, tr("New &Download"), tr("Download files from links"), "add",
                               QKeySequence(Qt::CTRL | Qt::Key_N));
    m_newUpload = makeAction(this, tr("New &Upload"), tr("Send files to a server"), "upload",
                             QKeySequence(Qt::CTRL | Qt::Key_U));
    m_resume = makeAction(this, tr("&Resume"), tr("Go on with the selected jobs"), "resume",
                          QKeySequence(Qt::CTRL | Qt::Key_S));
    m_suspend = makeAction(this, tr("&Suspend"), tr("Stop the selected jobs for now"), "suspend",
                           QKeySequence(Qt::CTRL | Qt::Key_P));
    m_complete = makeAction(this, tr("&Complete"), QString(), "complete");
    m_complete->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_completeAll =
        makeAction(this, tr("Complete All That &Wait"), tr("Make all files yours that are here"),
                   "complete", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    connect(m_completeAll, &QAction::triggered, this,
            [this] { perform(Verb::Complete, waitingForComplete()); });
    m_cancel =
        makeAction(this, tr("C&ancel"), tr("End the selected jobs and delete what they hold"),
                   "cancel", QKeySequence(Qt::Key_Delete));
    m_keep = makeAction(this, tr("&Keep"),
                        tr("Let the time before the jobs are cancelled start anew"), "keep");
    connect(m_newDownload, &QAction::triggered, this, &JobActions::newDownloadRequested);
    connect(m_newUpload, &QAction::triggered, this, &JobActions::newUploadRequested);
    const auto bind = [this](QAction *action, Verb verb) {
        connect(action, &QAction::triggered, this, [this, verb] { perform(verb, m_selection); });
    };
    bind(m_resume, Verb::Resume);
    bind(m_suspend, Verb::Suspend);
    bind(m_complete, Verb::Complete);
    bind(m_cancel, Verb::Cancel);
    bind(m_keep, Verb::Keep);
}

void JobActions::setUpFileActions()
{
    m_newLink = makeAction(this, tr("New &Link…"),
                           tr("Have the file come from another link; what has arrived is kept"),
                           "link", QKeySequence(Qt::CTRL | Qt::Key_L));
    m_open = makeAction(this, tr("&Open"), tr("Open the file"), "file",
                        QKeySequence(Qt::CTRL | Qt::Key_O));
    m_showInFolder =
        makeAction(this, tr("Show in &Folder"), tr("Open the folder of the file"), "folder");
    m_copyUrl = makeAction(this, tr("Copy &URL"), tr("Copy the addresses of the files"), "copy",
                           QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_newLink, &QAction::triggered, this,
            [this] { askForLink(m_selection.value(0), m_file); });
    connect(m_open, &QAction::triggered, this, &JobActions::openFile);
    connect(m_showInFolder, &QAction::triggered, this, &JobActions::showFolder);
    connect(m_copyUrl, &QAction::triggered, this, &JobActions::copyUrls);
}

void JobActions::setSelection(const QList<JobId> &jobs, int file)
{
    m_selection = jobs;
    m_file = file;
    refresh();
}

void JobActions::refresh()
{
    m_resume->setEnabled(isAnyLegal(Verb::Resume));
    m_suspend->setEnabled(isAnyLegal(Verb::Suspend));
    m_complete->setEnabled(isAnyLegal(Verb::Complete));
    m_completeAll->setEnabled(isAnyWaiting());
    m_cancel->setEnabled(isAnyLegal(Verb::Cancel));
    m_keep->setEnabled(isAnyLegal(Verb::Keep));
    refreshFileActions();
    refreshCompleteTip();
}

void JobActions::refreshFileActions()
{
    const File *file = selectedFile();
    const bool isSent = isSource(file);
    m_open->setEnabled(file != nullptr && (isSent || file->state == FileState::Completed));
    setTip(*m_open, isSent ? tr("Open the file that is uploaded") : tr("Open the file"));
    setTip(*m_showInFolder,
           isSent ? tr("Open the folder of the file that is uploaded")
                  : tr("Open the folder of the file"));
    m_newLink->setEnabled(fileForLink() >= 0);
    m_showInFolder->setEnabled(file != nullptr);
    m_copyUrl->setEnabled(
        std::any_of(m_selection.cbegin(), m_selection.cend(), [this](const JobId &id) {
            const JobFacts *job = m_jobs.facts(id);
            return job != nullptr && job->files > 0;
        }));
}

void JobActions::refreshCompleteTip()
{
    const QList<JobId> jobs = legal(Verb::Complete, m_selection);
    QString tip = tr("Make the finished files yours");
    if (const QString refusal = completeRefusal(); !refusal.isEmpty())
        tip = refusal;
    if (jobs.size() == 1)
        tip = completeHint(*m_jobs.snapshot(jobs.first()));
    else if (jobs.size() > 1) {
        int files = 0;
        for (const JobId &id : jobs)
            files += m_jobs.facts(id)->filesTransferred;
        tip = tr("Keeps %n finished file(s) of the selected jobs", nullptr, files);
    }
    setTip(*m_complete, tip);
}

/// Asked at each change, so it stops at the first.
bool JobActions::isAnyWaiting() const
{
    for (int row = 0; row < m_jobs.rowCount(); ++row) {
        if (waitsForComplete(m_jobs.facts(row)))
            return true;
    }
    return false;
}

QList<JobId> JobActions::waitingForComplete() const
{
    QList<JobId> waiting;
    for (int row = 0; row < m_jobs.rowCount(); ++row) {
        if (waitsForComplete(m_jobs.facts(row)))
            waiting.append(m_jobs.idOf(row));
    }
    return waiting;
}

QString JobActions::completeRefusal() const
{
    const JobSnapshot *job =
        m_selection.size() == 1 ? m_jobs.snapshot(m_selection.first()) : nullptr;
    return job == nullptr ? QString() : completeRefusalText(job->job);
}

bool JobActions::isAnyLegal(Verb verb) const
{
    return std::any_of(m_selection.cbegin(), m_selection.cend(), [this, verb](const JobId &id) {
        const JobFacts *job = m_jobs.facts(id);
        return job != nullptr && isOffered(verb, *job);
    });
}

QList<JobId> JobActions::legal(Verb verb, const QList<JobId> &jobs) const
{
    QList<JobId> result;
    std::copy_if(jobs.cbegin(), jobs.cend(), std::back_inserter(result),
                 [this, verb](const JobId &id) {
                     const JobFacts *job = m_jobs.facts(id);
                     return job != nullptr && isOffered(verb, *job);
                 });
    return result;
}

void JobActions::perform(Verb verb, const QList<JobId> &jobs)
{
    const QList<JobId> chosen = legal(verb, jobs);
    const bool isAsked = std::any_of(chosen.cbegin(), chosen.cend(),
                                     [this](const JobId &id) { return m_asked.contains(id); });
    if (chosen.isEmpty() || isAsked)
        return;
    const Question asked = question(verb, chosen);
    if (asked.needed)
        ask(asked, verb, chosen);
    else
        send(verb, chosen);
}

Question JobActions::question(Verb verb, const QList<JobId> &jobs) const
{
    if (verb != Verb::Complete && verb != Verb::Cancel)
        return {};
    Question all;
    QStringList sentences;
    QStringList files;
    for (const JobId &id : jobs) {
        const JobSnapshot &job = *m_jobs.snapshot(id);
        const Question one = verb == Verb::Complete ? completeQuestion(job) : cancelQuestion(job);
        if (!one.needed)
            continue;
        if (!all.needed)
            all = one;
        if (jobs.size() > 1 && !one.files.isEmpty())
            files << tr("%1:", "job name").arg(job.job.name);
        files << one.files;
        sentences << (jobs.size() == 1
                          ? one.text
                          : tr("%1: %2", "job name, question").arg(job.job.name, one.text));
    }
    all.text = withoutLinks(sentences);
    all.files = files;
    return all;
}

void JobActions::ask(const Question &question, Verb verb, const QList<JobId> &jobs)
{
    auto *dialog = new QuestionDialog(question, &m_window);
    m_asked.unite(QSet<JobId>(jobs.cbegin(), jobs.cend()));
    connect(dialog, &QDialog::finished, this, [this, verb, jobs](int answer) {
        m_asked.subtract(QSet<JobId>(jobs.cbegin(), jobs.cend()));
        if (answer == QDialog::Accepted)
            send(verb, legal(verb, jobs)); // the world went on while the question stood
    });
    dialog->open();
}

void JobActions::send(Verb verb, const QList<JobId> &jobs)
{
    for (const JobId &id : jobs) {
        if (const JobSnapshot *job = m_jobs.snapshot(id))
            send(verb, *job);
    }
}

void JobActions::send(Verb verb, const JobSnapshot &job)
{
    const JobId id = job.job.id;
    const QString name = job.job.name;
    const auto raise = [this](const VerbMessage &message) {
        if (!message.text.isEmpty())
            Q_EMIT messageRaised(message);
    };
    const JobType type = job.job.type;
    const auto done = [raise, name, type](const Done &result) {
        if (!result)
            raise(refusalText(name, result.error(), type));
    };
    const auto reported = [raise, name, type](const auto &result) {
        raise(result ? reportText(name, *result) : refusalText(name, result.error(), type));
    };
    const auto completed = [this, reported, name](const Result<CompleteReport> &result) {
        reported(result);
        if (result && result->acknowledged)
            tellCompleted(name, *result);
    };
    if (verb == Verb::Resume)
        m_engine.resume(id, this, done);
    else if (verb == Verb::Suspend)
        m_engine.suspend(id, this, done);
    else if (verb == Verb::Keep)
        m_engine.keep(id, this, done);
    else if (verb == Verb::Complete)
        m_engine.complete(id, this, completed);
    else if (verb == Verb::Cancel)
        m_engine.cancel(id, this, reported);
}

void JobActions::tellCompleted(const QString &jobName, const CompleteReport &report)
{
    QStringList paths;
    for (const FileOutcome &file : report.files) {
        if (file.kept && file.url.isEmpty()) // what was sent lies elsewhere
            paths.append(file.path);
    }
    if (!paths.isEmpty())
        Q_EMIT completed(jobName, paths);
}

const File *JobActions::selectedFile() const
{
    if (m_selection.size() != 1)
        return nullptr;
    const JobSnapshot *job = m_jobs.snapshot(m_selection.first());
    if (job == nullptr || job->job.files.isEmpty())
        return nullptr;
    const qsizetype file = m_file >= 0 && m_file < job->job.files.size() ? m_file : 0;
    return &job->job.files.at(file);
}

bool JobActions::isSource(const File *file) const
{
    return file != nullptr && m_jobs.snapshot(m_selection.first())->job.isSent(*file);
}

int JobActions::fileForLink() const
{
    const JobSnapshot *job =
        m_selection.size() == 1 ? m_jobs.snapshot(m_selection.first()) : nullptr;
    return job == nullptr ? -1 : fileForNewLink(job->job, m_file);
}

void JobActions::askForLink(const JobId &id, int selected)
{
    const JobSnapshot *job = m_jobs.snapshot(id);
    const int file = job == nullptr ? -1 : fileForNewLink(job->job, selected);
    if (file < 0)
        return;
    auto *dialog = new NewLinkDialog(m_engine, m_jobs, *job, file, &m_window);
    connect(dialog, &NewLinkDialog::messageRaised, this, &JobActions::messageRaised);
    dialog->open();
}

void JobActions::openFile()
{
    if (const File *file = selectedFile())
        QDesktopServices::openUrl(QUrl::fromLocalFile(file->path));
}

void JobActions::showFolder()
{
    if (const File *file = selectedFile())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file->path).path()));
}

void JobActions::copyUrls()
{
    QStringList urls;
    for (const JobId &id : std::as_const(m_selection)) {
        const JobSnapshot *job = m_jobs.snapshot(id);
        for (qsizetype i = 0; job != nullptr && i < job->job.files.size(); ++i) {
            if (m_file < 0 || m_file == i)
                urls << job->job.files.at(i).url.toString(QUrl::FullyEncoded);
        }
    }
    QGuiApplication::clipboard()->setText(urls.join(QLatin1Char('\n')));
}

} // namespace tranship

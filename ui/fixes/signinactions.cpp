// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fixes/signinactions.h"

#include "model/engine.h"
#include "model/jobmodel.h"
#include "ui/dialogs/signindialog.h"

namespace tranship {

namespace {

/// A login of the job's own is nobody else's door, and a proxy is another one than a server.
QString doorOf(const SignInQuestion &question)
{
    const QString owner = question.isForJob ? question.job.toString() : QString();
    const QString side = question.isProxy ? QStringLiteral("proxy ") : QString();
    return side + question.origin + QLatin1Char('\n') + question.realm + QLatin1Char('\n') + owner;
}

bool wantsLogin(const JobFacts &job)
{
    return job.state == JobState::Error && isLoginWanted(job.error);
}

} // namespace

SignInActions::SignInActions(Engine &engine, JobModel &jobs, QWidget &window)
    : QObject(&window),
      m_engine(engine),
      m_jobs(jobs),
      m_window(window)
{
    const auto changed = [this](const QModelIndex &first, const QModelIndex &last) {
        if (!first.parent().isValid())
            look(first.row(), last.row());
    };
    connect(&jobs, &JobModel::dataChanged, this, changed);
    connect(&jobs, &JobModel::rowsInserted, this,
            [this](const QModelIndex &parent, int first, int last) {
                if (!parent.isValid())
                    look(first, last);
            });
}

void SignInActions::look(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const JobId id = m_jobs.idOf(row);
        if (!wantsLogin(m_jobs.facts(row))) {
            m_failed.remove(id);
        } else if (m_window.isVisible() && !m_failed.contains(id)) {
            m_failed.insert(id);
            ask(id, Cause::Failure);
        }
    }
}

void SignInActions::signIn(const JobId &job)
{
    ask(job, Cause::Person);
}

void SignInActions::ask(const JobId &job, Cause cause)
{
    m_engine.signInQuestion(job, this, [this, job, cause](const Result<SignInQuestion> &question) {
        if (question)
            return show(*question, cause);
        if (cause == Cause::Person) {
            m_engine.resume(job, this, [this, job](const Done &done) {
                if (!done)
                    tell(job, done.error());
            });
        }
    });
}

void SignInActions::show(const SignInQuestion &question, Cause cause)
{
    const QString door = doorOf(question);
    QPointer<SignInDialog> &dialog = m_open[door];
    if (dialog && cause == Cause::Person) {
        dialog->raise();
        dialog->activateWindow();
    }
    if (dialog || (cause == Cause::Failure && m_asked.contains(door)))
        return;
    m_asked.insert(door);
    dialog = new SignInDialog(m_engine, question, &m_window);
    // one that was taken may be asked for anew when the server changes its mind
    connect(dialog, &QDialog::accepted, this, [this, door] { m_asked.remove(door); });
    dialog->show();
}

void SignInActions::unlock(const JobId &job)
{
    m_engine.unlockKeychain(this, [this, job](const Done &shown) {
        if (!shown)
            tell(job, shown.error());
    });
}

void SignInActions::tell(const JobId &job, const Error &refused)
{
    if (const JobSnapshot *snapshot = m_jobs.snapshot(job))
        Q_EMIT messageRaised(refusalText(snapshot->job.name, refused));
}

} // namespace tranship

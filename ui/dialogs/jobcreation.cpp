// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/jobcreation.h"

namespace tranship {

JobCreation::JobCreation(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine) { }

void JobCreation::begin(const NewJob &job, const QList<NewFile> &files, Start start,
                        const QList<JobSecret> &secrets)
{
    m_secrets = secrets;
    m_isBusy = true;
    m_engine.create(job, this, [this, files, start](const Result<JobId> &id) {
        if (id)
            return addFiles(*id, files, start);
        m_isBusy = false;
        Q_EMIT refused(id.error());
    });
}

void JobCreation::addFiles(const JobId &job, const QList<NewFile> &files, Start start)
{
    m_engine.addFiles(job, files, this, [this, job, start](const Done &result) {
        if (result)
            setNextSecret(job, start);
        else
            withdraw(job, result.error());
    });
}

void JobCreation::setNextSecret(const JobId &job, Start start)
{
    if (m_secrets.isEmpty())
        return finish(job, start);
    const JobSecret secret = m_secrets.takeFirst();
    m_engine.setSecret(job, secret, this, [this, job, start, secret](const Done &result) {
        const bool isForTheSession = secret.keep == Keep::Session;
        if (!result && result.error().code == ErrorCode::KeychainUnavailable && !isForTheSession) {
            m_secrets.prepend(secret);
            m_secrets.first().keep = Keep::Session;
        } else if (!result) {
            return withdraw(job, result.error());
        }
        setNextSecret(job, start);
    });
}

/// What refused the files is what a person must hear, whatever becomes of the empty job.
void JobCreation::withdraw(const JobId &job, const Error &reason)
{
    m_engine.cancel(job, this, [this, reason](const Result<CancelReport> &) {
        m_isBusy = false;
        Q_EMIT refused(reason);
    });
}

void JobCreation::finish(const JobId &job, Start start)
{
    if (start == Start::Later) {
        m_isBusy = false;
        Q_EMIT created(job);
        return;
    }
    m_engine.resume(job, this, [this, job](const Done &result) {
        m_isBusy = false;
        Q_EMIT created(job);
        if (!result)
            Q_EMIT startRefused(result.error());
    });
}

} // namespace tranship

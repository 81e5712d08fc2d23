// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/jobcreation.h"

namespace tranship {

JobCreation::JobCreation(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine) { }

void JobCreation::begin(const NewJob &job, const QList<NewFile> &files, Start start)
{
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
            finish(job, start);
        else
            withdraw(job, result.error());
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

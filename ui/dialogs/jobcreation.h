// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QObject>

namespace tranship {

/// Makes one job with its files and secrets: create, add files, set the secrets, resume. When
/// something is refused, the unfinished job goes away again. Without a keychain, secrets last as
/// long as the program.
class JobCreation final : public QObject {
    Q_OBJECT

public:
    enum class Start { Now, Later };

    JobCreation(Engine &engine, QObject *parent = nullptr);

    /// One at a time: the next begins after an ending signal.
    void begin(const NewJob &job, const QList<NewFile> &files, Start start,
               const QList<JobSecret> &secrets = {});

    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void created(const tranship::JobId &job);
    /// Nothing was made.
    void refused(const tranship::Error &error);
    /// The job was made, but does not start; follows created().
    void startRefused(const tranship::Error &error);

private:
    void addFiles(const JobId &job, const QList<NewFile> &files, Start start);
    void setNextSecret(const JobId &job, Start start);
    void withdraw(const JobId &job, const Error &reason);
    void finish(const JobId &job, Start start);

    Engine &m_engine;
    bool m_isBusy = false;
    QList<JobSecret> m_secrets; ///< that are still to be set
};

} // namespace tranship

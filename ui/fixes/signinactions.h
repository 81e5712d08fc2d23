// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/signin.h"
#include "ui/verbreport.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

class QWidget;

namespace tranship {

class Engine;
class JobModel;
class SignInDialog;

/// Has the person sign in where jobs wait for it, one dialog for each protection space (RFC 9110,
/// section 11.5), and unlock the keychain. The window stays usable meanwhile.
class SignInActions final : public QObject {
    Q_OBJECT

public:
    /// Asks by itself once for each protection space while `window`, the dialogs' parent, is shown.
    SignInActions(Engine &engine, JobModel &jobs, QWidget &window);

    /// Where no question is known any more, the server is asked again.
    void signIn(const JobId &job);
    void unlock(const JobId &job);

Q_SIGNALS:
    void messageRaised(const tranship::VerbMessage &message);

private:
    enum class Cause {
        Person, ///< wants to sign in
        Failure, ///< a job came to the door just now
    };

    void look(int first, int last);
    void ask(const JobId &job, Cause cause);
    void show(const SignInQuestion &question, Cause cause);
    void tell(const JobId &job, const Error &refused);

    Engine &m_engine;
    JobModel &m_jobs;
    QWidget &m_window;
    QSet<JobId> m_failed; ///< those that want a login and were asked about
    QSet<QString> m_asked; ///< protection spaces a dialog was shown for unasked
    QHash<QString, QPointer<SignInDialog>> m_open; ///< by protection space
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QLatin1String>
#include <QMetaType>

namespace tranship {

/// Of a question for the password of a client certificate's file, whose path is the realm.
inline constexpr QLatin1String certificateScheme("certificate");

/// What a person is asked so that a server or a proxy lets jobs in.
struct SignInQuestion {
    JobId job; ///< the first that came to the door
    QString origin; ///< originOf(); of a proxy proxyName()
    QString realm; ///< as it calls itself; may be empty
    QString scheme; ///< "basic", "digest", "bearer", certificateScheme
    bool isReadable = false; ///< the login would go over the line so that others can read it
    bool wasWrong = false; ///< the one that was tried is not taken
    bool isProxy = false; ///< it is the proxy that asks
    bool isForJob = false; ///< the job has a login of its own: the new one takes its place

    bool operator==(const SignInQuestion &) const = default;
};

/// Whether a job that ended with it goes on once a person has answered such a question.
[[nodiscard]] constexpr bool isLoginWanted(ErrorCode code)
{
    return code == ErrorCode::AuthenticationRequired
        || code == ErrorCode::ProxyAuthenticationRequired
        || code == ErrorCode::ClientCertificateLocked;
}

} // namespace tranship

Q_DECLARE_METATYPE(tranship::SignInQuestion)

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/redirects.h"
#include "model/transfer/transport.h"

#include <functional>
#include <memory>

class QObject;

namespace tranship {

/// The leave to use a login in one request. While there is one of a login that no server has taken
/// yet, no other request tries it: a wrong password is tried once. Given back by its end.
class LoginPass {
public:
    virtual ~LoginPass() = default;
};

/// What one request says of who sends it.
struct Passport {
    RawHeaders headers;
    std::shared_ptr<LoginPass> login; ///< null: `headers` have no login
};

/// Who a job is to the servers it talks to: its headers, its cookies, its logins. Whatever the
/// request, an origin gets only what was given for it. Lives in the engine's thread.
class Identity {
public:
    using Granted = std::function<void(const Result<std::shared_ptr<LoginPass>> &)>;

    virtual ~Identity() = default;

    /// For a request of `method` to `url`. `granted`: what challenged() gave for this request; null
    /// with the first try.
    [[nodiscard]] virtual Passport passportFor(const QByteArray &method, const QUrl &url,
                                               std::shared_ptr<LoginPass> granted) = 0;

    /// Whether there is a login for the origin that no server has asked for or taken yet: then a
    /// body that can be sent only once is better not sent before somebody asked.
    [[nodiscard]] virtual bool isUnproven(const QUrl &url) const = 0;

    /// Any answer but 401, redirects too; `used`: Passport::login.
    virtual void answered(const ResponseHead &head, const std::shared_ptr<LoginPass> &used) = 0;

    /// The answer was 401. `answer` is called once, never from within the call, in the engine's
    /// thread unless `context` is gone: with a pass for the same request, or with what it ends
    /// with: AuthenticationRequired, KeychainUnavailable.
    virtual void challenged(const ResponseHead &head, const std::shared_ptr<LoginPass> &used,
                            QObject *context, Granted answer) = 0;

    [[nodiscard]] virtual RedirectRules redirects() const = 0;
};

/// Adds what `headers` does not have yet.
void addMissing(RawHeaders &headers, const RawHeaders &more);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/authorization.h"
#include "model/transfer/identity.h"

#include <QPointer>
#include <QStringList>

#include <memory>
#include <vector>

namespace tranship {

/// One protection space of one server (RFC 9110, section 11.5) and the login that is shown there.
/// A login that no server has taken yet is tried by one request at a time; one that was not taken
/// is never shown again.
class RealmDoor final : public std::enable_shared_from_this<RealmDoor> {
public:
    enum class State {
        Unknown, ///< no login yet
        Reading, ///< the keychain is asked for one; requests wait
        Untried, ///< there is one
        Trying, ///< one request shows it; the others wait
        Accepted, ///< the server took it
        Refused, ///< it did not
    };

    [[nodiscard]] State state() const { return m_state; }

    /// The server asked; the offers of its latest answer count.
    void meet(const QList<AuthChallenge> &offers, const QUrl &at);
    /// Whether requests to `url` belong to it as far as is known (RFC 7617, section 2.2).
    [[nodiscard]] bool covers(const QUrl &url) const;
    /// What the login would be used for now; nothing when the server offers nothing for it.
    [[nodiscard]] std::optional<AuthChallenge> challenge() const;

    /// What a 401 says of the login that its request had shown.
    void judge(const std::shared_ptr<LoginPass> &used);
    /// The server let it in.
    void accept(const std::shared_ptr<LoginPass> &used);

    void beginReading() { m_state = State::Reading; }

    /// A new one; whoever waits may go on.
    void setLogin(const SiteLogin &login);
    /// There is none (any more).
    void clear();

    /// Leave to show the login now; null: it is for others to try, or there is none.
    [[nodiscard]] std::shared_ptr<LoginPass> pass();
    /// The same, when it can be given.
    void await(QObject *context, Identity::Granted answer);
    /// Those that wait end with this error.
    void turnAway(const Error &error);

    [[nodiscard]] bool isFor(const std::shared_ptr<LoginPass> &used) const;
    /// What stands in the first line of a request (RFC 9112, section 3.2).
    enum class Target {
        Origin, ///< path and query
        Absolute, ///< the URL, of what a proxy is asked
    };

    /// The value of Authorization, or of Proxy-Authorization, for a request; empty: the login
    /// cannot be shown so.
    [[nodiscard]] QByteArray authorization(const QByteArray &method, const QUrl &url,
                                           Target target = Target::Origin);

    /// What is shown; empty: there is none.
    [[nodiscard]] const SiteLogin &login() const { return m_login; }

private:
    class Pass;

    struct Waiting {
        QPointer<QObject> context;
        Identity::Granted answer;
    };

    void giveBack(const Pass &pass);
    void letIn();
    [[nodiscard]] QByteArray nonce() const;

    State m_state = State::Unknown;
    QList<AuthChallenge> m_offers;
    QStringList m_folders; ///< of the paths that asked
    SiteLogin m_login;
    quint64 m_generation = 0; ///< of the login
    int m_renewals = 0; ///< of the server's nonce, in a row
    quint32 m_uses = 0; ///< of the server's nonce
    const Pass *m_trial = nullptr; ///< with Trying: who tries
    std::vector<Waiting> m_waiting;
};

} // namespace tranship

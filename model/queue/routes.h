// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/job/clock.h"
#include "model/transfer/route.h"

#include <QHash>
#include <QNetworkProxy>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace tranship {

/// Finds routes: which proxy, with which login, and who we are. What may block (the system's proxy
/// settings with their scripts, files) is asked on a worker. A proxy that failed comes last for a
/// while; a login is tried by one request, and one that was refused is not sent a second time.
class Routes final : public QObject, public Router {
    Q_OBJECT

public:
    /// Which proxy, and for whom.
    struct Door {
        QString proxy; ///< proxyName()
        JobId job; ///< null: of no job
        QString credential; ///< SecretReference of the job's own login; empty: it has none
        QUrl url; ///< what is asked for
    };

    /// Who knows the logins of proxies and the passwords of certificates' files. Answers come once,
    /// unless `context` is gone.
    class Keeper {
    public:
        struct Login {
            std::shared_ptr<LoginPass> pass; ///< null: none is known, or none needed yet
            QString user;
            QString password;
        };

        virtual ~Keeper() = default;

        /// The login that goes with a request. ProxyAuthenticationRequired: it was refused, and a
        /// person is asked for another one.
        virtual void enter(const Door &door, QObject *context,
                           std::function<void(const Result<Login> &)> answer) = 0;
        /// The value of Proxy-Authorization for a plain request of the pass; empty: the proxy asked
        /// for none yet.
        [[nodiscard]] virtual QByteArray authorization(const std::shared_ptr<LoginPass> &pass,
                                                       const QByteArray &method,
                                                       const QUrl &url) = 0;
        /// The proxy let the request in.
        virtual void accepted(const std::shared_ptr<LoginPass> &pass) = 0;
        /// As Router::proxyChallenged(), of a request with `pass`.
        virtual void refused(const Door &door, const QByteArray &offers,
                             const std::shared_ptr<LoginPass> &pass, QObject *context,
                             std::function<void(const Done &)> answer) = 0;
        /// Of a client certificate's file; empty: none is known. KeychainUnavailable.
        virtual void
        certificatePassword(const QString &path, QObject *context,
                            std::function<void(const Result<QByteArray> &)> answer) = 0;
    };

    using Proxies = QList<QNetworkProxy>;
    using SystemProxies = std::function<Proxies(const QUrl &)>;

    /// `system` is called on `worker`.
    Routes(Worker &worker, Keeper &keeper, const Clock &clock, SystemProxies system);

    /// As the policy has it now.
    void setDefaultSetup(const ConnectionSetup &setup) { m_default = setup; }

    [[nodiscard]] ConnectionSetup defaultSetup() const override { return m_default; }

    void find(const QUrl &url, const ConnectionSetup &setup, QObject *context,
              std::function<void(const Result<Route> &)> found) override;
    void proxyFailed(const QNetworkProxy &proxy) override;
    [[nodiscard]] QByteArray proxyAuthorization(const Route &route, const QByteArray &method,
                                                const QUrl &url) override;
    [[nodiscard]] bool isProven(const Route &route) const override;
    void proxyAnswered(const Route &route) override;
    void proxyChallenged(const ProxyChallenge &challenge, QObject *context,
                         std::function<void(const Done &)> answer) override;

    /// What the desktop or the environment says; blocks.
    [[nodiscard]] static Proxies systemProxies(const QUrl &url);

private:
    class Search;

    struct Known {
        Proxies proxies;
        std::chrono::milliseconds until{0};
    };

    struct Identity {
        std::shared_ptr<const ClientIdentity> identity;
        std::chrono::milliseconds until{0};
    };

    void askSystem(const std::shared_ptr<Search> &search);
    void choose(const std::shared_ptr<Search> &search, const Proxies &proxies);
    void logIn(const std::shared_ptr<Search> &search, QNetworkProxy proxy);
    void identify(const std::shared_ptr<Search> &search);
    void openIdentity(const std::shared_ptr<Search> &search, const Error &locked);
    void readIdentity(const std::shared_ptr<Search> &search, const QByteArray &password,
                      std::function<void(const Error &)> failed);

    Worker &m_worker;
    Keeper &m_keeper;
    const Clock &m_clock;
    const SystemProxies m_system;
    ConnectionSetup m_default;
    QHash<QString, Known> m_known; ///< of the system, by origin
    QHash<QString, std::chrono::milliseconds> m_failed; ///< by name: until when
    QHash<QString, Identity> m_identities; ///< by path
    Proxies m_proven; ///< with their logins: those that let a request in
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedresource.h"

#include <QMap>
#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <optional>

namespace tranship {

/// An HTTP/1.1 server on 127.0.0.1 that answers as told, path by path; unknown paths get 404. It
/// has a thread of its own, so it serves also while the test blocks; signals arrive in the test's
/// thread, and what a call returns is settled when it returns.
class ScriptedServer final : public QObject {
    Q_OBJECT

public:
    enum class Scheme { Http, Https };

    explicit ScriptedServer(Scheme scheme = Scheme::Http);
    /// An https server with that side of TLS.
    explicit ScriptedServer(const QSslConfiguration &tls);
    ~ScriptedServer() override;

    [[nodiscard]] quint16 port() const;
    /// "http://127.0.0.1:PORT" + path; the path begins with "/".
    [[nodiscard]] QUrl url(const QString &path) const;
    /// What a client of an https server has to trust; made anew for each server, for "127.0.0.1".
    [[nodiscard]] QSslCertificate certificate() const;

    /// The script of a path (without query), in force from the next request. Forgets counts and
    /// versions.
    void setResource(const QString &path, const Resource &resource);
    /// The same for a script that changes: each resource is in force from the request of its number
    /// on, counted from 0, which must be among them.
    void setScript(const QString &path, const QMap<int, Resource> &resources);
    /// Later requests see another version: seed + 1, another ETag.
    void changeVersion(const QString &path);
    /// Ends the stalls of the path, those that stand and those to come.
    void release(const QString &path);
    /// Closes all connections.
    void dropConnections();
    /// Refuses connections from now on, and takes them again at the same port.
    void stopListening();
    [[nodiscard]] bool listenAgain();

    /// All requests so far, in the order of their coming.
    [[nodiscard]] QList<SeenRequest> requests() const;
    /// Those of one path (without query).
    [[nodiscard]] QList<SeenRequest> requests(const QString &path) const;
    [[nodiscard]] int openConnections() const;

Q_SIGNALS:
    /// The n-th request of that path is here, n from 1.
    void requestReceived(const QString &path, int count);
    /// An answer came to its cutAt.
    void bodyByteReached(const QString &path, qint64 byte);

private:
    void begin(const std::optional<QSslConfiguration> &tls);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedconnection.h"
#include "tests/support/scriptedresource.h"

#include <QHash>
#include <QMap>
#include <QSslConfiguration>
#include <QTcpServer>

#include <memory>
#include <optional>
#include <vector>

namespace tranship {

/// What of the scripted server lives in its thread.
class ScriptedWorker final : public QTcpServer {
    Q_OBJECT

public:
    explicit ScriptedWorker(std::optional<QSslConfiguration> tls);

    void setScript(const QString &path, const QMap<int, Resource> &resources);
    void changeVersion(const QString &path);
    void release(const QString &path);
    void dropConnections();

    [[nodiscard]] const QList<SeenRequest> &requests() const { return m_requests; }

    [[nodiscard]] int openConnections() const;

Q_SIGNALS:
    void requestReceived(const QString &path, int count);
    void bodyByteReached(const QString &path, qint64 byte);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Script {
        QMap<int, Resource> resources; ///< by the number of the request they begin with, from 0
        ResourceState state;

        /// The one in force for the nth request, n from 1.
        [[nodiscard]] const Resource &at(int number) const;
    };

    struct Line {
        std::unique_ptr<ScriptedConnection> connection;
        qsizetype request = -1; ///< index of the one being answered
        QString path;
        int number = 0; ///< among the requests of its path, from 1
        bool isHeadHeld = false;
        bool keepsBody = true;
    };

    void listenTo(Line &line);
    void take(Line &line, SeenRequest request);
    void answer(Line &line);
    void forget(Line &line);

    std::optional<QSslConfiguration> m_tls;
    QHash<QString, Script> m_scripts;
    QList<SeenRequest> m_requests;
    std::vector<std::unique_ptr<Line>> m_lines;
    int m_connections = 0;
};

} // namespace tranship

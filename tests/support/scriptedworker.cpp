// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedworker.h"

#include <QSslSocket>

#include <algorithm>

namespace tranship {

namespace {

/// Of a request's body.
constexpr qint64 mostKept = 64 * 1024 * 1024;

} // namespace

ScriptedWorker::ScriptedWorker(std::optional<QSslConfiguration> tls) : m_tls(std::move(tls)) { }

const Resource &ScriptedWorker::Script::at(int number) const
{
    return *std::prev(resources.upperBound(number - 1));
}

void ScriptedWorker::setScript(const QString &path, const QMap<int, Resource> &resources)
{
    Q_ASSERT(resources.contains(0));
    m_scripts.insert(path, Script{resources, {}});
}

void ScriptedWorker::changeVersion(const QString &path)
{
    ++m_scripts[path].state.version;
}

void ScriptedWorker::release(const QString &path)
{
    m_scripts[path].state.isReleased = true;
    for (const auto &line : m_lines) {
        if (line->path != path)
            continue;
        line->connection->release();
        if (line->isHeadHeld)
            answer(*line);
    }
}

void ScriptedWorker::dropConnections()
{
    for (const auto &line : m_lines)
        line->connection->close();
}

int ScriptedWorker::openConnections() const
{
    return static_cast<int>(std::count_if(m_lines.cbegin(), m_lines.cend(), [](const auto &line) {
        return line->connection->isOpen();
    }));
}

void ScriptedWorker::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_tls) {
        auto secure = std::make_unique<QSslSocket>();
        secure->setSocketDescriptor(descriptor);
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
        socket = std::move(secure);
    } else {
        socket = std::make_unique<QTcpSocket>();
        socket->setSocketDescriptor(descriptor);
    }
    auto line = std::make_unique<Line>();
    line->connection = std::make_unique<ScriptedConnection>(std::move(socket), ++m_connections);
    listenTo(*line);
    m_lines.push_back(std::move(line));
}

void ScriptedWorker::listenTo(Line &line)
{
    ScriptedConnection *connection = line.connection.get();
    connect(connection, &ScriptedConnection::requestArrived, this,
            [this, &line](const SeenRequest &request) { take(line, request); });
    connect(connection, &ScriptedConnection::bodyArrived, this,
            [this, &line](const QByteArray &bytes) {
                SeenRequest &request = m_requests[line.request];
                if (line.keepsBody && request.bodyReceived < mostKept)
                    request.body += bytes;
                request.bodyReceived += bytes.size();
            });
    connect(connection, &ScriptedConnection::bodySent, this,
            [this, &line](qint64 bytes) { m_requests[line.request].bodySent += bytes; });
    connect(connection, &ScriptedConnection::cutReached, this,
            [this, &line](qint64 byte) { Q_EMIT bodyByteReached(line.path, byte); });
    connect(
        connection, &ScriptedConnection::closed, this, [this, &line] { forget(line); },
        Qt::QueuedConnection);
}

void ScriptedWorker::take(Line &line, SeenRequest request)
{
    line.path = request.path.section(QLatin1Char('?'), 0, 0);
    line.request = m_requests.size();
    request.connection = line.connection->number();
    m_requests.append(std::move(request));
    const auto count = std::count_if(m_requests.cbegin(), m_requests.cend(), [&](const auto &seen) {
        return seen.path.section(QLatin1Char('?'), 0, 0) == line.path;
    });
    Q_EMIT requestReceived(line.path, static_cast<int>(count));

    const auto script = m_scripts.find(line.path);
    const bool isKnown = script != m_scripts.end();
    line.number = isKnown ? ++script->state.requests : 0;
    line.keepsBody = !isKnown || script->at(line.number).keepsBody;
    if (isKnown && script->at(line.number).closesBeforeHead)
        line.connection->close();
    else if (isKnown && script->at(line.number).stallsBeforeHead && !script->state.isReleased)
        line.isHeadHeld = true;
    else
        answer(line);
}

void ScriptedWorker::answer(Line &line)
{
    line.isHeadHeld = false;
    SeenRequest &request = m_requests[line.request];
    const auto script = m_scripts.find(line.path);
    Answer planned = script == m_scripts.end()
        ? notFoundAnswer()
        : planAnswer(script->at(line.number), script->state, line.number, request);
    if (script != m_scripts.end() && script->state.isReleased
        && planned.cut == Resource::Cut::Stall) {
        planned.cutAt = -1;
        planned.bodyCutAt = -1;
    }
    request.status = planned.status;
    line.connection->send(std::move(planned));
}

void ScriptedWorker::forget(Line &line)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const auto &held) { return held.get() == &line; });
    if (found != m_lines.end())
        m_lines.erase(found);
}

} // namespace tranship

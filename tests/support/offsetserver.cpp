// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/offsetserver.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tranship::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms

const QString tusFolder = QStringLiteral(TUS_SERVER_FOLDER);
const QString draftScript = QStringLiteral(RESUMABLE_SERVER_SCRIPT);
const QString node = QStringLiteral(TUS_SERVER_NODE);

OffsetEvent eventOf(const QByteArray &line)
{
    const QJsonObject said = QJsonDocument::fromJson(line).object();
    OffsetEvent event;
    event.isAnswer = said.value("event"_L1).toString() == "answer"_L1;
    event.method = said.value("method"_L1).toString().toLatin1();
    event.offset = said.value("offset"_L1).toInteger(-1);
    event.length = said.value("length"_L1).toInteger(-1);
    event.status = said.value("status"_L1).toInt();
    return event;
}

} // namespace

OffsetServer::OffsetServer(Speaks speaks, qint64 mostBytes)
    : m_speaks(speaks),
      m_mostBytes(mostBytes)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

OffsetServer::~OffsetServer()
{
    stop();
}

QString OffsetServer::whyMissing(Speaks speaks)
{
    if (node.isEmpty())
        return u"node is not installed"_s;
    const bool isTus = speaks == Speaks::Tus;
    if (isTus && !QFile::exists(tusFolder + u"/installed-package-lock.json"_s)) {
        return u"@tus/server is not there: the test support/tusserver installs it with npm, "
               "ctest runs that first"_s;
    }
    return {};
}

bool OffsetServer::start()
{
    const bool isTus = m_speaks == Speaks::Tus;
    const bool isInterim = m_speaks == Speaks::DraftWithInterim;
    m_process.start(node,
                    {isTus ? QString(tusFolder + u"/tusserver.mjs"_s) : draftScript,
                     m_folder.path(), QString::number(m_port), QString::number(m_mostBytes),
                     isInterim ? u"interim"_s : QString()});
    while (m_process.state() != QProcess::NotRunning) {
        if (!m_process.canReadLine() && !m_process.waitForReadyRead(patience))
            return false;
        const QByteArray line = m_process.readLine().trimmed();
        if (!line.startsWith("READY "))
            continue;
        m_port = line.mid(6).toUShort();
        return m_port != 0;
    }
    return false;
}

void OffsetServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
    readLines();
}

QUrl OffsetServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1/files"_s.arg(m_port));
}

void OffsetServer::loseUploads()
{
    const QDir folder(m_folder.path());
    for (const QString &name : folder.entryList(QDir::Files))
        QFile::remove(folder.filePath(name));
}

QStringList OffsetServer::uploads() const
{
    QStringList names = QDir(m_folder.path()).entryList(QDir::Files);
    names.erase(std::remove_if(names.begin(), names.end(),
                               [](const QString &name) { return name.endsWith(".json"_L1); }),
                names.end());
    return names;
}

QByteArray OffsetServer::content() const
{
    const QStringList names = uploads();
    if (names.size() != 1)
        return {};
    QFile file(m_folder.filePath(names.first()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<OffsetEvent> OffsetServer::events()
{
    readLines();
    return m_events;
}

void OffsetServer::readLines()
{
    while (m_process.canReadLine())
        m_events.append(eventOf(m_process.readLine()));
}

} // namespace tranship::test

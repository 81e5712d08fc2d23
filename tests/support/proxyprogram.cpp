// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/proxyprogram.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

QString programOf(ProxyProgram::Kind kind)
{
    switch (kind) {
    case ProxyProgram::Kind::SquidBasic:
    case ProxyProgram::Kind::SquidDigest:
        return u"squid"_s;
    case ProxyProgram::Kind::Tinyproxy:
        return u"tinyproxy"_s;
    case ProxyProgram::Kind::Microsocks:
        return u"microsocks"_s;
    case ProxyProgram::Kind::Dante:
        return u"danted"_s;
    }
    return {};
}

/// Debian keeps servers where only root looks.
QString pathOf(const QString &program)
{
    const QString found = QStandardPaths::findExecutable(program);
    return found.isEmpty()
        ? QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/usr/local/sbin"_s})
        : found;
}

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

} // namespace

ProxyProgram::ProxyProgram(Kind kind) : m_kind(kind)
{
    // one that changes its user has to get in
    QFile::setPermissions(m_state.path(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
                              | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                              | QFile::WriteOther | QFile::ExeOther);
    // between asking for a free port and taking it somebody else may take it
    for (int attempt = 0; attempt < 5 && m_port == 0; ++attempt) {
        m_port = freePort();
        if (!start())
            m_port = 0;
    }
}

ProxyProgram::~ProxyProgram()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

bool ProxyProgram::isInstalled(Kind kind)
{
    return !pathOf(programOf(kind)).isEmpty();
}

QString ProxyProgram::name() const
{
    const bool isSocks = m_kind == Kind::Microsocks || m_kind == Kind::Dante;
    return (isSocks ? u"socks5"_s : u"http"_s) + u"://127.0.0.1:"_s + QString::number(m_port);
}

QByteArray ProxyProgram::log() const
{
    QFile file(m_state.filePath(u"access.log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool ProxyProgram::start()
{
    const QStringList words = command();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_state.filePath(u"output.log"_s));
    m_process.start(pathOf(programOf(m_kind)), words);
    if (!m_process.waitForStarted(20'000))
        return false;
    (void)QTest::qWaitFor(
        [this] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            return socket.waitForConnected(200) || m_process.state() == QProcess::NotRunning;
        },
        20'000);
    return m_process.state() == QProcess::Running;
}

QStringList ProxyProgram::command()
{
    const QString configuration = m_state.filePath(u"configuration"_s);
    const QByteArray port = QByteArray::number(m_port);
    switch (m_kind) {
    case Kind::SquidBasic:
    case Kind::SquidDigest:
        put(u"configuration"_s, squidConfiguration());
        return {u"-N"_s, u"-f"_s, configuration};
    case Kind::Tinyproxy:
        put(u"configuration"_s,
            "Port " + port + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 100\nAllow 127.0.0.1\n"
                + "LogFile \"" + m_state.filePath(u"access.log"_s).toUtf8() + "\"\n");
        return {u"-d"_s, u"-c"_s, configuration};
    case Kind::Microsocks:
        return {u"-i"_s, u"127.0.0.1"_s,
                u"-p"_s, QString::fromLatin1(port),
                u"-u"_s, QString::fromLatin1(user),
                u"-P"_s, QString::fromLatin1(password)};
    case Kind::Dante:
        put(u"configuration"_s,
            "logoutput: " + m_state.filePath(u"access.log"_s).toUtf8()
                + "\ninternal: 127.0.0.1 port = " + port
                + "\nexternal: lo\nsocksmethod: none\nclientmethod: none\n"
                + "client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }\n"
                + "socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 log: connect }\n");
        return {u"-f"_s, configuration, u"-p"_s, m_state.filePath(u"pid"_s)};
    }
    return {};
}

QByteArray ProxyProgram::squidConfiguration()
{
    const QByteArray state = m_state.path().toUtf8();
    const bool isDigest = m_kind == Kind::SquidDigest;
    QProcess htpasswd;
    htpasswd.start(u"openssl"_s, {u"passwd"_s, u"-apr1"_s, QString::fromLatin1(password)});
    htpasswd.waitForFinished(10'000);
    put(u"passwords"_s,
        QByteArray(user) + ':'
            + (isDigest ? QByteArray(password) : htpasswd.readAllStandardOutput().trimmed())
            + '\n');
    const QByteArray digest = "auth_param digest program /usr/lib/squid/digest_file_auth " + state
        + "/passwords\nauth_param digest realm test\nauth_param digest children 1\n";
    const QByteArray basic = "auth_param basic program /usr/lib/squid/basic_ncsa_auth " + state
        + "/passwords\nauth_param basic realm test\nauth_param basic children 1\n";
    return "http_port 127.0.0.1:" + QByteArray::number(m_port) + '\n' + (isDigest ? digest : basic)
        + "acl users proxy_auth REQUIRED\nhttp_access allow users\nhttp_access deny all\n"
          "cache deny all\ncache_mem 8 MB\nvisible_hostname localhost\npinger_enable off\n"
          "shutdown_lifetime 0 seconds\nnetdb_filename none\n"
        + "pid_filename " + state + "/pid\naccess_log stdio:" + state + "/access.log\ncache_log "
        + state + "/cache.log\ncoredump_dir " + state + '\n';
}

void ProxyProgram::put(const QString &fileName, const QByteArray &content) const
{
    QFile file(m_state.filePath(fileName));
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(content);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/davservers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int startTimeout = 10'000; // ms
constexpr auto apacheModules = "/usr/lib/apache2/modules";

QString program(DavServer::Kind kind)
{
    const QString name = kind == DavServer::Kind::Apache ? u"apache2"_s : u"nginx"_s;
    const QString found = QStandardPaths::findExecutable(name);
    // Debian keeps servers where only root looks.
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s}) : found;
}

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress(QHostAddress::LocalHost)) ? probe.serverPort() : 0;
}

bool answers(quint16 port)
{
    QTcpSocket probe;
    probe.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return probe.waitForConnected(200);
}

/// {state} and {port} are filled in; a server that root starts becomes nobody.
constexpr auto apacheConfiguration = R"(
ServerRoot {state}
DefaultRuntimeDir {state}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {state}/pid
ErrorLog {state}/error.log
User nobody
Group nogroup
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dav_module {modules}/mod_dav.so
LoadModule dav_fs_module {modules}/mod_dav_fs.so
StartServers 1
ServerLimit 2
ThreadsPerChild 8
MaxRequestWorkers 16
DocumentRoot {state}/served
DavLockDB {state}/locks/db
<Directory {state}/served>
    Dav On
    Require all granted
</Directory>
)";

constexpr auto nginxConfiguration = R"(
daemon off;
master_process off;
pid {state}/pid;
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path {state}/body;
    proxy_temp_path {state}/proxy;
    fastcgi_temp_path {state}/fastcgi;
    uwsgi_temp_path {state}/uwsgi;
    scgi_temp_path {state}/scgi;
    client_max_body_size 0;
    server {
        listen 127.0.0.1:{port};
        root {state}/served;
        dav_methods PUT DELETE MKCOL;
        create_full_put_path off;
    }
}
)";

} // namespace

DavServer::DavServer(Kind kind) : m_kind(kind)
{
    const QDir state(m_state.path());
    for (const QString &name : {u"served"_s, u"locks"_s}) {
        state.mkdir(name);
        // For a server that changes its user; the folder above is ours alone, but for passing.
        QFile::setPermissions(state.filePath(name), QFile::Permissions(0x7777));
    }
    QFile::setPermissions(m_state.path(), QFile::Permissions(0x7755));
}

DavServer::~DavServer()
{
    // Both take their children down with them.
    m_process.terminate();
    if (!m_process.waitForFinished(startTimeout))
        m_process.kill();
    m_process.waitForFinished();
}

bool DavServer::isInstalled(Kind kind)
{
    return !program(kind).isEmpty();
}

bool DavServer::start()
{
    // Between asking for a free port and taking it somebody else may take it: then ask again.
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (startAt(freePort()))
            return true;
    }
    return false;
}

bool DavServer::startAt(quint16 port)
{
    const QString file = QDir(m_state.path()).filePath(u"configuration"_s);
    QFile written(file);
    if (!written.open(QIODevice::WriteOnly) || written.write(configuration(port)) < 0)
        return false;
    written.close();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    const QString log = QDir(m_state.path()).filePath(u"error.log"_s);
    if (m_kind == Kind::Apache)
        m_process.start(program(m_kind), {u"-D"_s, u"FOREGROUND"_s, u"-f"_s, file});
    else
        m_process.start(program(m_kind), {u"-e"_s, log, u"-c"_s, file});
    m_process.waitForStarted();
    QElapsedTimer age;
    age.start();
    while (!m_process.waitForFinished(20) && age.elapsed() < startTimeout) {
        if (answers(port)) {
            m_port = port;
            return true;
        }
    }
    return false;
}

QByteArray DavServer::configuration(quint16 port) const
{
    QByteArray text =
        m_kind == Kind::Apache ? QByteArray(apacheConfiguration) : QByteArray(nginxConfiguration);
    text.replace("{state}", m_state.path().toUtf8());
    text.replace("{port}", QByteArray::number(port));
    text.replace("{modules}", apacheModules);
    return text;
}

QString DavServer::complaint()
{
    QFile log(QDir(m_state.path()).filePath(u"error.log"_s));
    const QByteArray said = log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
    return QString::fromUtf8(m_process.readAll() + said);
}

QString DavServer::path(const QString &name) const
{
    return QDir(m_state.path()).filePath(u"served/"_s + name);
}

} // namespace tranship

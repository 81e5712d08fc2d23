// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/proxy.h"

#include <QStringBuilder>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestList = 4000; // bits.md 3.4
constexpr quint16 httpPort = 80; // what WinHTTP takes where none is said
constexpr quint16 socksPort = 1080;

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

QStringList wordsOf(QString text)
{
    text.replace(u',', u' ').replace(u';', u' ').replace(u'\n', u' ').replace(u'\t', u' ');
    return text.split(u' ', Qt::SkipEmptyParts);
}

bool isHost(const QString &host)
{
    const auto fits = [](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'.' || c == u'-' || c == u':'
            || c == u'_';
    };
    return !host.isEmpty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), fits);
}

/// "socks5" of "socks5://host:1080", taken off; empty when there is none.
QString takeScheme(QString &entry)
{
    const qsizetype at = entry.indexOf("://"_L1);
    if (at < 0)
        return {};
    const QString scheme = entry.first(at).toLower();
    entry = entry.sliced(at + 3);
    if (entry.endsWith(u'/'))
        entry.chop(1);
    return scheme;
}

Result<ProxyKind> kindOf(const QString &scheme, const QString &protocol)
{
    if (scheme.isEmpty())
        return protocol == "socks"_L1 ? ProxyKind::Socks5 : ProxyKind::Http;
    if (scheme == "http"_L1)
        return ProxyKind::Http;
    if (scheme == "socks5"_L1 || scheme == "socks5h"_L1 || scheme == "socks"_L1)
        return ProxyKind::Socks5;
    if (scheme == "https"_L1)
        return refused(ErrorCode::NotSupported, u"a proxy that is spoken to over TLS"_s);
    return refused(ErrorCode::NotSupported, u"a proxy of kind "_s % scheme.left(16));
}

Done setHostAndPort(ProxyServer &server, const QString &text, const QString &entry)
{
    const auto bad = [&entry] {
        return refused(ErrorCode::InvalidArgument, u"no proxy is "_s % entry.left(64));
    };
    QString host = text;
    QString port;
    const qsizetype bracket = text.lastIndexOf(u']');
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon > bracket) {
        host = text.first(colon);
        port = text.sliced(colon + 1);
        if (port.isEmpty())
            return bad();
    }
    if (bracket >= 0) {
        if (!host.startsWith(u'[') || !host.endsWith(u']'))
            return bad();
        host = host.sliced(1, host.size() - 2);
    } else if (host.contains(u':')) {
        return bad();
    }
    bool isNumber = port.isEmpty();
    server.port = port.isEmpty() ? (server.kind == ProxyKind::Socks5 ? socksPort : httpPort)
                                 : port.toUShort(&isNumber);
    if (!isNumber || server.port == 0 || !isHost(host))
        return bad();
    server.host = host.toLower();
    return {};
}

Result<ProxyServer> serverOf(const QString &entry)
{
    if (entry.contains(u'@')) {
        return refused(ErrorCode::CredentialsInUrl,
                       u"the login of a proxy belongs into the keychain"_s);
    }
    ProxyServer server;
    QString rest = entry;
    const qsizetype equals = entry.indexOf(u'=');
    if (equals >= 0) {
        server.protocol = entry.first(equals).toLower();
        rest = entry.sliced(equals + 1);
        if (server.protocol != "http"_L1 && server.protocol != "https"_L1
            && server.protocol != "socks"_L1)
            return refused(ErrorCode::InvalidArgument,
                           u"no proxy is for "_s % server.protocol.left(16));
    }
    const Result<ProxyKind> kind = kindOf(takeScheme(rest), server.protocol);
    if (!kind)
        return failure(kind.error());
    server.kind = *kind;
    if (server.protocol == "socks"_L1)
        server.protocol.clear(); // it carries any
    if (const Done done = setHostAndPort(server, rest, entry); !done)
        return failure(done.error());
    return server;
}

QString bracketed(const QString &host)
{
    return host.contains(u':') ? QString(u'[' % host % u']') : host;
}

QString entryText(const ProxyServer &server)
{
    const QString protocol =
        server.protocol.isEmpty() ? QString() : QString(server.protocol % u'=');
    return protocol % proxyName(server);
}

bool isBypassed(const QStringList &bypass, const QString &host)
{
    return std::any_of(bypass.begin(), bypass.end(), [&host](const QString &rule) {
        if (rule == "<local>"_L1)
            return !host.contains(u'.') && !host.contains(u':');
        if (rule == "*"_L1)
            return true;
        if (rule.startsWith(u'*'))
            return host.endsWith(rule.sliced(1));
        return host == rule;
    });
}

} // namespace

Result<ProxySetup> proxyFromText(const QString &text, const QString &bypass)
{
    const QString trimmed = text.trimmed().toLower();
    ProxySetup setup;
    if (trimmed.isEmpty() || trimmed == "system"_L1)
        return setup;
    if (trimmed == "none"_L1) {
        setup.mode = ProxySetup::Mode::None;
        return setup;
    }
    const bool isScript =
        trimmed == "pac"_L1 || trimmed.startsWith("pac="_L1) || trimmed.startsWith("pac+"_L1);
    if (trimmed == "autodetect"_L1 || isScript) {
        return refused(
            ErrorCode::NotSupported,
            u"a proxy script of Tranship's own: set it for the desktop and use system"_s);
    }
    if (text.size() > longestList)
        return refused(ErrorCode::StringTooLong, u"4000 characters at most"_s);
    setup.mode = ProxySetup::Mode::List;
    const QStringList entries = wordsOf(text);
    if (entries.isEmpty()) // no list, and no leave to go straight to the host
        return refused(ErrorCode::InvalidArgument, u"there is no proxy in it"_s);
    for (const QString &entry : entries) {
        const Result<ProxyServer> server = serverOf(entry);
        if (!server)
            return failure(server.error());
        setup.servers.append(*server);
    }
    const Result<QStringList> rules = bypassFromText(bypass);
    if (!rules)
        return failure(rules.error());
    setup.bypass = *rules;
    return setup;
}

QString proxyText(const ProxySetup &setup)
{
    if (setup.mode == ProxySetup::Mode::System)
        return u"system"_s;
    if (setup.mode == ProxySetup::Mode::None)
        return u"none"_s;
    QStringList entries;
    for (const ProxyServer &server : setup.servers)
        entries.append(entryText(server));
    return entries.join(u' ');
}

Result<QStringList> bypassFromText(const QString &text)
{
    if (text.size() > longestList)
        return refused(ErrorCode::StringTooLong, u"4000 characters at most"_s);
    QStringList rules = wordsOf(text.toLower());
    for (QString &rule : rules) {
        if (rule.startsWith(u'[') && rule.endsWith(u']'))
            rule = rule.sliced(1, rule.size() - 2);
        const QString rest = rule.startsWith(u'*') ? rule.sliced(1) : rule;
        const bool isFine = rule == "<local>"_L1 || rule == "*"_L1 || isHost(rest);
        if (!isFine) {
            return refused(ErrorCode::InvalidArgument,
                           u"a host, an address, *.suffix or <local>, not "_s % rule.left(64));
        }
    }
    return rules;
}

QString bypassText(const ProxySetup &setup)
{
    return setup.bypass.join(u' ');
}

QList<ProxyServer> proxiesFor(const ProxySetup &setup, const QUrl &url)
{
    QList<ProxyServer> fitting;
    if (setup.mode != ProxySetup::Mode::List || isBypassed(setup.bypass, url.host().toLower()))
        return fitting;
    for (const ProxyServer &server : setup.servers) {
        if (server.protocol.isEmpty() || server.protocol == url.scheme())
            fitting.append(server);
    }
    return fitting;
}

QString proxyName(const ProxyServer &server)
{
    const auto scheme = server.kind == ProxyKind::Socks5 ? "socks5"_L1 : "http"_L1;
    return scheme % u"://"_s % bracketed(server.host) % u':' % QString::number(server.port);
}

} // namespace tranship

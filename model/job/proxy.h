// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QList>
#include <QStringList>
#include <QUrl>

namespace tranship {

enum class ProxyKind {
    Http, ///< plain requests for http, CONNECT for https (RFC 9110, section 9.3.6)
    Socks5, ///< RFC 1928; names are resolved there
};

/// One proxy of a list.
struct ProxyServer {
    ProxyKind kind = ProxyKind::Http;
    QString host; ///< name or address, without brackets
    quint16 port = 0;
    QString protocol; ///< scheme of the URLs that it is for: "http", "https"; empty: all

    bool operator==(const ProxyServer &) const = default;
};

/// Which proxies are used (BG_JOB_PROXY_USAGE, bits.md 3.4).
struct ProxySetup {
    enum class Mode {
        System, ///< PRECONFIG: what the desktop or the environment says
        None, ///< NO_PROXY
        List, ///< OVERRIDE
    };

    Mode mode = Mode::System;
    QList<ProxyServer> servers; ///< of List: tried in this order
    QStringList bypass; ///< of List: hosts that are asked without one

    bool operator==(const ProxySetup &) const = default;
};

/// "system", "none", or a list `[proto=][proto://]host[:port]` with blanks or commas between, for
/// example "socks5://gate:1080" or "http=one:3128 https=two:3128" (bits.md 3.4, 4000 characters).
/// InvalidArgument says which entry is none; NotSupported names what Qt has not: a TLS connection
/// to the proxy, SOCKS 4, a script ("autodetect", "pac"); CredentialsInUrl: the login belongs into
/// the keychain.
[[nodiscard]] Result<ProxySetup> proxyFromText(const QString &text, const QString &bypass = {});
[[nodiscard]] QString proxyText(const ProxySetup &setup);
/// Hosts, addresses and "*.suffix" with blanks, commas or semicolons between; "<local>": all names
/// without a dot.
[[nodiscard]] Result<QStringList> bypassFromText(const QString &text);
[[nodiscard]] QString bypassText(const ProxySetup &setup);

/// The proxies of a List for that URL, in order; empty: straight to its host.
[[nodiscard]] QList<ProxyServer> proxiesFor(const ProxySetup &setup, const QUrl &url);

/// "http://gate:3128": for people and as the name of its login.
[[nodiscard]] QString proxyName(const ProxyServer &server);

} // namespace tranship

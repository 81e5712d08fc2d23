// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/cookies.h"

#include "model/job/httpheaders.h"
#include "model/job/url.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestCookie = 4096;
constexpr qsizetype mostCookies = 50; ///< of one origin
constexpr qint64 longestAge = 400LL * 86'400;

/// RFC 6265, section 5.1.4.
QString defaultPath(const QUrl &from)
{
    const QString path = from.path(QUrl::FullyEncoded);
    const qsizetype last = path.lastIndexOf(u'/');
    return last <= 0 ? u"/"_s : path.left(last);
}

bool isBelow(const QString &path, const QString &of)
{
    if (!path.startsWith(of))
        return false;
    return path.size() == of.size() || of.endsWith(u'/') || path.at(of.size()) == u'/';
}

} // namespace

void CookieShelf::take(const QUrl &from, const QByteArray &value, const QDateTime &now)
{
    const QList<QByteArray> lines = value.split('\n');
    for (const QByteArray &line : lines)
        takeOne(from, line, now);
}

void CookieShelf::takeOne(const QUrl &from, const QByteArray &line, const QDateTime &now)
{
    if (line.size() > longestCookie)
        return;
    const QList<QByteArray> parts = line.split(';');
    const qsizetype equals = parts.first().indexOf('=');
    Cookie cookie;
    cookie.name = parts.first().left(std::max<qsizetype>(equals, 0)).trimmed();
    cookie.value = parts.first().mid(equals + 1).trimmed();
    cookie.path = defaultPath(from);
    if (!isHeaderName(cookie.name) || !isHeaderValue(cookie.value))
        return;
    bool hasAge = false;
    for (const QByteArray &part : parts.sliced(1)) {
        const qsizetype sign = part.indexOf('=');
        const QByteArray name = part.left(sign < 0 ? part.size() : sign).trimmed().toLower();
        const QByteArray text = sign < 0 ? QByteArray() : part.mid(sign + 1).trimmed();
        bool isNumber = false;
        if (name == "secure") {
            cookie.isSecure = true;
        } else if (name == "path" && text.startsWith('/')) {
            cookie.path = QString::fromLatin1(text);
        } else if (name == "max-age") {
            const qint64 age = text.toLongLong(&isNumber);
            if (isNumber)
                cookie.expires = now.addSecs(std::clamp<qint64>(age, 0, longestAge));
            hasAge = hasAge || isNumber;
        } else if (name == "expires" && !hasAge) {
            cookie.expires = parseHttpDate(text);
        }
    }
    if (cookie.isSecure && from.scheme() != "https"_L1)
        return;
    QList<Cookie> &kept = m_cookies[originOf(from)];
    kept.removeIf([&cookie](const Cookie &other) {
        return other.name == cookie.name && other.path == cookie.path;
    });
    const bool isGone = cookie.expires.isValid() && cookie.expires <= now;
    if (!isGone && kept.size() < mostCookies)
        kept.append(cookie);
}

QByteArray CookieShelf::headerFor(const QUrl &url, const QDateTime &now) const
{
    const QString path = url.path(QUrl::FullyEncoded);
    QList<Cookie> fitting;
    const QList<Cookie> kept = m_cookies.value(originOf(url));
    std::copy_if(kept.begin(), kept.end(), std::back_inserter(fitting), [&](const Cookie &one) {
        return isBelow(path.isEmpty() ? u"/"_s : path, one.path)
            && !(one.expires.isValid() && one.expires <= now);
    });
    std::stable_sort(fitting.begin(), fitting.end(), [](const Cookie &one, const Cookie &other) {
        return one.path.size() > other.path.size();
    });
    QByteArray header;
    for (const Cookie &cookie : std::as_const(fitting))
        header += (header.isEmpty() ? "" : "; ") + cookie.name + '=' + cookie.value;
    return header;
}

} // namespace tranship

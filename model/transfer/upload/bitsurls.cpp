// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/bitsurls.h"

#include "model/job/url.h"

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHostId = 300;

struct Host {
    QString name;
    int port = -1; ///< -1: not said
};

/// Takes "name", "name:port", "[v6]", "[v6]:port" and a bare v6 address apart.
Host hostOf(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const bool isBare = text.count(u':') > 1 && !text.startsWith(u'[');
    if (colon < 0 || isBare || text.endsWith(u']'))
        return {text, -1};
    bool isNumber = false;
    const int port = text.mid(colon + 1).toInt(&isNumber);
    return {text.left(colon), isNumber ? port : 0};
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// RFC 3986, section 2: what stands for itself in a URL.
bool isUrlByte(char c)
{
    const bool alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alphanumeric || (c != '\0' && QByteArrayView("-._~:/?#@!$&'()*+,;=").contains(c));
}

/// `text` with slashes for backslashes and everything escaped that has to be; what is escaped
/// already stays.
QByteArray escapedUrl(QByteArrayView text)
{
    QByteArray escaped;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isEscape =
            c == '%' && i + 2 < text.size() && isHexDigit(text[i + 1]) && isHexDigit(text[i + 2]);
        if (c == '\\')
            escaped += '/';
        else if (isEscape || isUrlByte(c))
            escaped += c;
        else
            escaped += '%' + QByteArray(1, c).toHex().toUpper();
    }
    return escaped;
}

tl::unexpected<Error> badReplyUrl(const QString &what)
{
    return failure(ErrorCode::InvalidServerResponse, ErrorContext::RemoteFile,
                   u"BITS-Reply-URL: "_s + what);
}

bool leavesHttps(const QUrl &from, const QUrl &to)
{
    return from.scheme() == "https"_L1 && to.scheme() != "https"_L1;
}

} // namespace

QUrl bitsUrl(const UploadAim &aim, const UploadSession &session)
{
    QUrl url = session.url.isEmpty() ? aim.url : session.url;
    if (session.host.isEmpty())
        return url;
    const Host host = hostOf(session.host);
    url.setHost(host.name, QUrl::StrictMode);
    if (host.port > 0)
        url.setPort(host.port);
    return url;
}

bool isBitsHost(QByteArrayView hostId)
{
    const Host host = hostOf(QString::fromLatin1(hostId));
    QUrl url(u"http://host/"_s);
    url.setHost(host.name, QUrl::StrictMode);
    return hostId.size() <= longestHostId && !url.host().isEmpty() && host.port != 0
        && host.port <= 65535;
}

Result<QUrl> bitsReplyUrl(const QUrl &target, QByteArrayView text)
{
    const QUrl relative = QUrl::fromEncoded(escapedUrl(text), QUrl::StrictMode);
    if (!relative.isValid())
        return badReplyUrl(u"not a URL"_s);
    const Result<QUrl> reply = checkedUrl(target.resolved(relative));
    if (!reply)
        return badReplyUrl(reply.error().detail);
    if (leavesHttps(target, *reply)) {
        return failure(ErrorCode::InsecureRedirect, ErrorContext::RemoteFile,
                       u"BITS-Reply-URL leaves https"_s);
    }
    return reply;
}

Result<QUrl> bitsRedirect(const QUrl &from, const QByteArray &location)
{
    if (location.isEmpty())
        return failure(ErrorCode::ForbiddenRedirect, ErrorContext::RemoteFile, u"no Location"_s);
    const QUrl relative = QUrl::fromEncoded(location, QUrl::StrictMode);
    const Result<QUrl> target = checkedUrl(from.resolved(relative));
    if (!relative.isValid() || !target) {
        return failure(ErrorCode::ForbiddenRedirect, ErrorContext::RemoteFile,
                       target ? u"not a URL"_s : target.error().detail);
    }
    if (leavesHttps(from, *target))
        return failure(ErrorCode::InsecureRedirect, ErrorContext::RemoteFile, from.host());
    return target;
}

} // namespace tranship

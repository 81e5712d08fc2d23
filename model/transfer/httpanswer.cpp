// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httpanswer.h"

#include "model/job/httpheaders.h"
#include "model/job/url.h"
#include "model/transfer/tls.h"

#include <QNetworkRequest>
#include <QStringList>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

bool hasHeader(const ResponseHead &head, QByteArrayView name)
{
    return std::any_of(head.headers.cbegin(), head.headers.cend(), [&](const auto &header) {
        return name.compare(header.first, Qt::CaseInsensitive) == 0;
    });
}

tl::unexpected<Error> badAnswer(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::RemoteFile, detail);
}

} // namespace

ResponseHead headOf(const QNetworkReply &reply)
{
    ResponseHead head;
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    head.url = reply.request().url();
    const auto &pairs = reply.rawHeaderPairs();
    head.headers.reserve(pairs.size());
    for (const auto &[name, value] : pairs)
        head.headers.append({name, value});
    head.tls = tlsText(reply.sslConfiguration());
    return head;
}

Result<qint64> promisedLength(const ResponseHead &head)
{
    // Qt ends the reply at an interim answer (102, 103), as if that were the file.
    if (head.status < 200 || head.status > 599) {
        return badAnswer(ErrorCode::InvalidServerResponse,
                         u"status "_s + QString::number(head.status));
    }
    const QByteArray coding = head.header("Content-Encoding").trimmed();
    if (!coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0)
        return badAnswer(ErrorCode::ContentCoded, QString::fromLatin1(coding.left(40)));
    if (head.status == 204 || head.status == 304)
        return 0;
    // RFC 9112, section 6.3: the chunks decide where both are there.
    if (hasHeader(head, "Transfer-Encoding") || !hasHeader(head, "Content-Length"))
        return -1;
    const std::optional<qint64> length = parseContentLength(head.header("Content-Length"));
    if (!length)
        return badAnswer(ErrorCode::InvalidServerResponse, u"Content-Length"_s);
    return *length;
}

bool isStatusError(QNetworkReply::NetworkError error)
{
    const bool isContent =
        error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError;
    const bool isServer =
        error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError;
    return isContent || isServer;
}

QNetworkReply::NetworkError errorOf(const QNetworkReply &reply, const QNetworkProxy &proxy)
{
    const bool isAskedInstead =
        proxy.type() == QNetworkProxy::HttpProxy && reply.url().scheme() == "http"_L1;
    if (isAskedInstead && reply.error() == QNetworkReply::ConnectionRefusedError)
        return QNetworkReply::ProxyConnectionRefusedError;
    if (isAskedInstead && reply.error() == QNetworkReply::HostNotFoundError)
        return QNetworkReply::ProxyNotFoundError;
    return reply.error();
}

bool isProxyError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return true;
    default:
        return false;
    }
}

Error networkError(QNetworkReply::NetworkError error, const QUrl &url, const Certificate &refused)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return hostError(ErrorCode::HostNotFound, url, "no such host"_L1);
    case QNetworkReply::ConnectionRefusedError:
        return hostError(ErrorCode::ConnectFailure, url, "connection refused"_L1);
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return hostError(ErrorCode::ProxyFailed, url, "the proxy cannot be used"_L1);
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return loginError({.status = 407, .url = url, .headers = {}});
    case QNetworkReply::AuthenticationRequiredError:
        return loginError({.status = 401, .url = url, .headers = {}});
    case QNetworkReply::TimeoutError:
        return hostError(ErrorCode::Timeout, url, "no answer"_L1);
    case QNetworkReply::SslHandshakeFailedError:
        return tlsError(url, refused);
    // Qt folds "network unreachable" and its kin into the unknown one.
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return hostError(ErrorCode::NetworkDisconnected, url, "network unreachable"_L1);
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return hostError(ErrorCode::InvalidServerResponse, url, "broken answer"_L1);
    default:
        return hostError(ErrorCode::ConnectionClosed, url, "connection closed"_L1);
    }
}

Error hostError(ErrorCode code, const QUrl &url, QLatin1String what)
{
    return makeError(code, ErrorContext::Transport, QString(hostAndPort(url) + u": "_s + what));
}

Error loginError(const ResponseHead &head)
{
    const bool isProxy = head.status == 407;
    Error error = makeError(isProxy ? ErrorCode::ProxyAuthenticationRequired
                                    : ErrorCode::AuthenticationRequired,
                            ErrorContext::RemoteFile, hostAndPort(head.url));
    error.httpStatus = head.status;
    return error;
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/uploadanswers.h"

#include "model/job/httpheaders.h"
#include "model/job/url.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(int status, std::initializer_list<int> statuses)
{
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

bool isNamed(QByteArrayView name, QByteArrayView other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

tl::unexpected<Error> forbidden(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::RemoteFile, detail);
}

} // namespace

UploadRequest question(const QByteArray &method, const QUrl &url, const QByteArray &bytes)
{
    UploadRequest request;
    request.method = method;
    request.url = url;
    request.bytes = bytes;
    request.answerTimeout = std::chrono::minutes(1);
    return request;
}

UploadRequest sending(const QByteArray &method, const QUrl &url, ByteRange body)
{
    UploadRequest request;
    request.method = method;
    request.url = url;
    request.body = body;
    return request;
}

Error statusError(const ResponseHead &head, const QString &what)
{
    ErrorCode code = ErrorCode::HttpStatus;
    if (head.status == 401)
        code = ErrorCode::AuthenticationRequired;
    else if (head.status == 407)
        code = ErrorCode::ProxyAuthenticationRequired;
    const QString host = hostAndPort(head.url);
    Error error = makeError(code, ErrorContext::RemoteFile,
                            what.isEmpty() ? host : QString(host + u": "_s + what));
    error.httpStatus = head.status;
    return error;
}

UploadEnd refusedEnd(const ResponseHead &head, const QString &what)
{
    UploadEnd end = failedEnd(statusError(head, what));
    end.retryAfter =
        parseRetryAfter(head.header("Retry-After"), parseHttpDate(head.header("Date")));
    return end;
}

UploadEnd failedEnd(Error error)
{
    UploadEnd end;
    end.outcome = failure(std::move(error));
    return end;
}

Error withDetail(Error error, const QString &more)
{
    error.detail = error.detail.isEmpty() ? more : QString(error.detail + u"; "_s + more);
    return error;
}

bool isStored(int status)
{
    return isOneOf(status, {200, 201, 204});
}

bool isTrouble(int status)
{
    return isOneOf(status, {408, 429, 502, 503, 504});
}

bool isLostBehindGateway(int status)
{
    return isOneOf(status, {502, 504});
}

bool isUploadRedirect(const ResponseHead &head)
{
    return isOneOf(head.status, {307, 308}) && !head.header("Location").trimmed().isEmpty();
}

Done UploadPlace::follow(const ResponseHead &head)
{
    if (m_hops == longestUploadRedirectChain)
        return forbidden(ErrorCode::TooManyRedirects, m_url.host());
    const QUrl target =
        m_url.resolved(QUrl::fromEncoded(head.header("Location").trimmed(), QUrl::TolerantMode));
    const Result<QUrl> checked = checkedUrl(target);
    if (!checked) {
        const bool hasLogin = checked.error().code == ErrorCode::CredentialsInUrl;
        return forbidden(ErrorCode::ForbiddenRedirect,
                         hasLogin ? u"redirect with a login"_s : checked.error().detail);
    }
    if (m_url.scheme() == "https"_L1 && checked->scheme() != "https"_L1)
        return forbidden(ErrorCode::InsecureRedirect, checked->host());
    ++m_hops;
    m_url = *checked;
    return {};
}

QUrl targetUrl(const UploadAim &aim)
{
    QUrl url = aim.url;
    const QString path = url.path(QUrl::FullyEncoded);
    if ((!path.isEmpty() && !path.endsWith(u'/')) || url.hasQuery())
        return url;
    const QString folder = path.isEmpty() ? u"/"_s : path;
    const QByteArray name = QUrl::toPercentEncoding(aim.fileName);
    url.setPath(folder + QString::fromLatin1(name), QUrl::StrictMode);
    return url;
}

Validator validatorOf(const ResponseHead &head)
{
    Validator seen{.etag = head.header("ETag"), .lastModified = head.header("Last-Modified")};
    const QByteArray coding = head.header("Content-Encoding").trimmed();
    if (coding.isEmpty() || isNamed(coding, "identity"))
        seen.length = parseContentLength(head.header("Content-Length")).value_or(-1);
    return seen;
}

bool hasOwnHeader(const UploadAim &aim, QByteArrayView name)
{
    return std::any_of(aim.headers.begin(), aim.headers.end(),
                       [name](const auto &header) { return isNamed(header.first, name); });
}

CancelVerdict judgeDelete(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if ((status >= 200 && status < 300) || isOneOf(status, {404, 410}))
        return CancelVerdict::Gone;
    // A login may come, a lock may go.
    const bool changes = status >= 500 || isOneOf(status, {401, 407, 408, 409, 423, 425, 429});
    return changes && !isOneOf(status, {501, 505}) ? CancelVerdict::Again : CancelVerdict::Refused;
}

} // namespace tranship

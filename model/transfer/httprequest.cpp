// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httprequest.h"

#include "model/job/httpheaders.h"
#include "model/job/url.h"
#include "model/transfer/identity.h"

#include <algorithm>
#include <array>

namespace tranship {

namespace {

QByteArray rangeOf(const TransferRequest &request)
{
    QByteArray range = "bytes=";
    range += QByteArray::number(request.from);
    range += '-';
    if (request.end >= 0)
        range += QByteArray::number(request.end - 1);
    return range;
}

void setPolicies(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    // HTTP/2 has no back-pressure in Qt 6.4: a paused reply would fill the memory.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
}

tl::unexpected<Error> forbidden(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::RemoteFile, detail);
}

/// What requests of every kind have in common.
Result<QNetworkRequest> plainRequest(const QUrl &url, const RawHeaders &headers)
{
    // Qt would read files of this machine too.
    if (const Result<QUrl> checked = checkedUrl(url); !checked)
        return failure(checked.error());
    QNetworkRequest made(url);
    setPolicies(made);
    // Qt's own values would name another program and the user's language.
    made.setRawHeader("User-Agent", "Tranship/" TRANSHIP_VERSION);
    made.setRawHeader("Accept-Language", "*");
    for (const auto &[name, value] : headers) {
        if (!isHeaderName(name) || !isHeaderValue(value)) {
            return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                           QStringLiteral("a header cannot be sent"));
        }
        made.setRawHeader(name, value);
    }
    // After the others, because the answer is only understood with it.
    made.setRawHeader("Accept-Encoding", "identity");
    return made;
}

} // namespace

Result<QNetworkRequest> makeNetworkRequest(const TransferRequest &request)
{
    Result<QNetworkRequest> made = plainRequest(request.url, request.headers);
    if (made && (request.wantsRange || request.from > 0 || request.end >= 0)) {
        made->setRawHeader("Range", rangeOf(request));
        if (!request.ifRange.isEmpty())
            made->setRawHeader("If-Range", request.ifRange);
    }
    return made;
}

Result<QNetworkRequest> makeBodyRequest(const QByteArray &method, const QUrl &url,
                                        const RawHeaders &headers, qint64 length)
{
    // RFC 9110, section 9.1; one that is no token would break the request apart.
    if (!isHeaderName(method)) {
        return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                       QStringLiteral("a method cannot be sent"));
    }
    Result<QNetworkRequest> made = plainRequest(url, headers);
    if (!made)
        return made;
    // A sequential body that Qt does not keep goes out once and can never be sent again.
    made->setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    made->setHeader(QNetworkRequest::ContentLengthHeader, length);
    return made;
}

bool isRedirect(const ResponseHead &head)
{
    static constexpr std::array statuses{301, 302, 303, 307, 308};
    const bool hasLocation =
        std::any_of(head.headers.cbegin(), head.headers.cend(), [](const auto &header) {
            return header.first.compare("Location", Qt::CaseInsensitive) == 0;
        });
    return hasLocation
        && std::find(statuses.cbegin(), statuses.cend(), head.status) != statuses.cend();
}

Result<TransferRequest> redirected(const TransferRequest &request, const ResponseHead &head)
{
    const RedirectRules rules = request.identity ? request.identity->redirects() : RedirectRules();
    if (rules.policy == RedirectPolicy::Refuse) {
        Error error =
            makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile, hostAndPort(head.url));
        error.httpStatus = head.status;
        return failure(error);
    }
    const QByteArray location = head.header("Location").trimmed();
    if (location.isEmpty())
        return forbidden(ErrorCode::ForbiddenRedirect, QStringLiteral("redirect to nowhere"));
    const QUrl target = request.url.resolved(QUrl::fromEncoded(location));
    const Result<QUrl> checked = checkedUrl(target);
    if (!checked) {
        const bool hasLogin = checked.error().code == ErrorCode::CredentialsInUrl;
        return forbidden(ErrorCode::ForbiddenRedirect,
                         hasLogin ? QStringLiteral("redirect with a login")
                                  : checked.error().detail);
    }
    if (!rules.allowsInsecure && request.url.scheme() == QLatin1String("https")
        && checked->scheme() != QLatin1String("https"))
        return forbidden(ErrorCode::InsecureRedirect, checked->host());

    TransferRequest next = request;
    next.url = *checked;
    if (!isSameOrigin(request.url, *checked))
        next.headers.clear();
    return next;
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/validator.h"
#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// Redirects of one request followed before TooManyRedirects.
inline constexpr int longestUploadRedirectChain = 5;

/// A request with no body, or a small one of `bytes`; its answer is due within a minute.
[[nodiscard]] UploadRequest question(const QByteArray &method, const QUrl &url,
                                     const QByteArray &bytes = {});

/// A request whose body is a part of the source.
[[nodiscard]] UploadRequest sending(const QByteArray &method, const QUrl &url, ByteRange body);

/// The error of an answer whose status is none of the expected: AuthenticationRequired,
/// ProxyAuthenticationRequired or HttpStatus. `what` is what the server itself says of it, or what
/// was asked for; it goes into the detail behind the host.
[[nodiscard]] Error statusError(const ResponseHead &head, const QString &what = {});

/// An end with that error and the answer's Retry-After.
[[nodiscard]] UploadEnd refusedEnd(const ResponseHead &head, const QString &what = {});

/// An end with an error that no answer brought.
[[nodiscard]] UploadEnd failedEnd(Error error);

/// An error of the network with a word on what it did to the upload: "HOST: WHAT; MORE".
[[nodiscard]] Error withDetail(Error error, const QString &more);

/// 200, 201 or 204: what is enough for a PUT, a POST and a MOVE (RFC 9110, section 15.3). 202 is
/// not: the server has not done it yet and might never.
[[nodiscard]] bool isStored(int status);

/// The server is in trouble or wants to be left alone (408, 429, 502, 503, 504): a question that
/// gets this has not been answered.
[[nodiscard]] bool isTrouble(int status);

/// The answer of a middleman that lost the server behind it (502, 504): what became of the request
/// is not known.
[[nodiscard]] bool isLostBehindGateway(int status);

/// Sent on with the same method and body: 307 or 308 with a Location. What 301, 302 and 303 mean
/// for a request with a body is that it becomes a GET (Q3 of the fault list): an error.
[[nodiscard]] bool isUploadRedirect(const ResponseHead &head);

/// Where the requests of an upload go, through the redirects of one server.
class UploadPlace final {
public:
    explicit UploadPlace(QUrl url) : m_url(std::move(url)) { }

    [[nodiscard]] const QUrl &url() const { return m_url; }

    /// To the Location of a redirect: http and https only and never from https to http
    /// (InsecureRedirect), without a login (ForbiddenRedirect), five times at most
    /// (TooManyRedirects). Another origin is fine: it does not get the job's headers.
    [[nodiscard]] Done follow(const ResponseHead &head);

private:
    QUrl m_url;
    int m_hops = 0;
};

/// The aim's URL; one that ends with a slash and has no query is a folder, into which the file goes
/// under its own name.
[[nodiscard]] QUrl targetUrl(const UploadAim &aim);

/// What the head of an answer to HEAD or GET says of a file; the length is -1 when it is coded or
/// not told.
[[nodiscard]] Validator validatorOf(const ResponseHead &head);

/// Whether the job itself has a header of that name (any case).
[[nodiscard]] bool hasOwnHeader(const UploadAim &aim, QByteArrayView name);

/// The digests of the file that an answer to its PUT, POST or MOVE states, as statedDigest() reads
/// them from a 206. Taken are X-Goog-Hash; as Digest, OC-Checksum, x-amz-checksum-sha1 and -sha256,
/// and the ETag of Amazon S3 and its kin where it is the MD5 (no encryption by keys, not put
/// together from parts, not a directory bucket); and, when the answer has no body that they could
/// be about, Repr-Digest, Digest and, as Digest, Content-MD5. A digest of nothing is about the
/// answer, unless the file is empty. A plain ETag of 32 hexadecimal digits goes along as it is:
/// equal to the MD5 it confirms, different it says nothing.
[[nodiscard]] RawHeaders digestsOfStored(const UploadAnswer &answer, const UploadAim &aim);

/// Those of an answer to HEAD, which has no body.
[[nodiscard]] RawHeaders digestsOfAsked(const ResponseHead &head);

/// What an answer to the DELETE of an unfinished upload means.
[[nodiscard]] CancelVerdict judgeDelete(const UploadAnswer &answer);

} // namespace tranship

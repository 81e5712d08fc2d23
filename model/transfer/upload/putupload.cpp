// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/putupload.h"

#include "model/job/certificate.h"

#include <QVariant>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// What stood at the target before the PUT, as it is kept in the session: "none", "unknown", or
/// length, ETag and Last-Modified on a line each.
constexpr QByteArrayView nothingThere("none");
constexpr QByteArrayView cannotTell("unknown");

QByteArray textOf(const Validator &seen)
{
    return QByteArray::number(seen.length) + '\n' + seen.etag + '\n' + seen.lastModified;
}

std::optional<Validator> validatorFrom(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    if (lines.size() != 3)
        return std::nullopt;
    bool isNumber = false;
    const qint64 length = lines[0].toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return Validator{.etag = lines[1], .lastModified = lines[2], .length = length};
}

bool neverLeft(const Error &error)
{
    return error.code == ErrorCode::HostNotFound || error.code == ErrorCode::ConnectFailure
        || error.code == ErrorCode::ProxyFailed || error.code == ErrorCode::TlsHandshakeFailed
        || isCertificateError(error.code);
}

QString lostBytes(qint64 sent)
{
    return u"%1 bytes are lost: the server cannot go on in the middle"_s.arg(sent);
}

} // namespace

UploadEnd noReplyEnd(UploadMethod method)
{
    return failedEnd(makeError(ErrorCode::NotSupported, ErrorContext::QueueManager,
                               uploadMethodName(method) + u" has no reply"_s));
}

Error brokenPut(const Error &error, qint64 sent, qint64 size)
{
    return withDetail(error,
                      sent >= size ? u"the answer is lost: the server is asked what it has"_s
                                   : lostBytes(sent));
}

PutUpload::PutUpload(const UploadAim &aim, const UploadSession &session)
    : m_aim(aim),
      m_session(session),
      m_place(targetUrl(aim))
{
    if (m_session.method == UploadMethod::Auto)
        m_session.method = UploadMethod::Put;
    if (m_aim.wantsReply)
        end(noReplyEnd(m_session.method));
    else if (m_session.isWhole)
        succeed(UploadEnd::Proof::Status, {});
}

UploadStep PutUpload::next(qint64 fragment)
{
    Q_UNUSED(fragment)
    switch (m_step) {
    case Step::Ask:
        return question("HEAD", m_place.url());
    case Step::Send:
        // Not known from here on, also when the program dies in the middle.
        m_session.isUnsure = true;
        m_session.acknowledged = 0;
        return sending("PUT", m_place.url(), {0, m_aim.size});
    case Step::Over:
        break;
    }
    return m_end;
}

void PutUpload::answered(const UploadAnswer &answer)
{
    if (m_step == Step::Over || follow(answer.head))
        return;
    if (m_step == Step::Ask)
        heardOfTarget(answer);
    else
        heardOfFile(answer);
}

void PutUpload::heardOfTarget(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if (status == 401 || status == 407 || isTrouble(status)) {
        end(refusedEnd(answer.head));
        return;
    }
    const bool isAccepted =
        m_session.isUnsure && m_session.acknowledged == m_aim.size && m_aim.size > 0;
    const Validator now = status == 200 ? validatorOf(answer.head) : Validator();
    if (status == 200 && m_session.isUnsure && isTheFile(now)) {
        succeed(UploadEnd::Proof::Length, digestsOfAsked(answer.head));
        return;
    }
    if (isAccepted) {
        endAccepted(answer.head);
        return;
    }
    if (status == 200)
        m_session.id = textOf(now);
    else
        m_session.id = (status == 404 || status == 410 ? nothingThere : cannotTell).toByteArray();
    m_session.isUnsure = false;
    m_step = Step::Send;
}

void PutUpload::endAccepted(const ResponseHead &head)
{
    if (head.status != 200 && head.status != 404 && head.status != 410) {
        end(failedEnd(makeError(ErrorCode::UploadUnconfirmed, ErrorContext::RemoteApplication,
                                u"accepted (202), and the server cannot be asked"_s)));
        return;
    }
    ResponseHead accepted = head;
    accepted.status = 202;
    end(refusedEnd(accepted, u"accepted, but not there yet"_s));
}

bool PutUpload::isTheFile(const Validator &now) const
{
    if (now.length != m_aim.size)
        return false;
    if (m_session.id == nothingThere)
        return true;
    const std::optional<Validator> before = validatorFrom(m_session.id);
    return before && sameVersion(*before, now) == SameVersion::No;
}

void PutUpload::heardOfFile(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if (isStored(status)) {
        succeed(UploadEnd::Proof::Status, digestsOfStored(answer, m_aim));
    } else if (status == 202) {
        m_session.acknowledged = m_aim.size;
        m_step = Step::Ask;
    } else {
        // An error of the server's own may have come after it kept the file.
        m_session.isUnsure = status >= 500;
        end(refusedEnd(answer.head));
    }
}

bool PutUpload::follow(const ResponseHead &head)
{
    if (!isUploadRedirect(head))
        return false;
    if (const Done followed = m_place.follow(head); !followed)
        end(failedEnd(followed.error()));
    return true;
}

void PutUpload::broken(const Error &error, qint64 sent)
{
    if (m_step == Step::Over)
        return;
    if (m_step == Step::Ask) {
        end(failedEnd(error));
        return;
    }
    if (neverLeft(error)) {
        m_session.isUnsure = false;
        end(failedEnd(error));
        return;
    }
    end(failedEnd(brokenPut(error, sent, m_aim.size)));
}

void PutUpload::succeed(UploadEnd::Proof proof, RawHeaders digests)
{
    m_session.acknowledged = m_aim.size;
    m_session.isUnsure = false;
    m_session.isWhole = true;
    end({.outcome = {}, .proof = proof, .retryAfter = {}, .digests = std::move(digests)});
}

void PutUpload::end(UploadEnd how)
{
    m_end = std::move(how);
    m_step = Step::Over;
}

PostUpload::PostUpload(const UploadAim &aim, const UploadSession &session)
    : m_aim(aim),
      m_session(session),
      m_place(aim.url)
{
    if (m_session.method == UploadMethod::Auto)
        m_session.method = UploadMethod::Post;
    if (m_session.isWhole)
        m_end = UploadEnd{
            .outcome = {}, .proof = UploadEnd::Proof::Status, .retryAfter = {}, .digests = {}};
    else if (m_session.isUnsure)
        endUnconfirmed(u"an earlier POST may have been taken"_s);
}

UploadStep PostUpload::next(qint64 fragment)
{
    Q_UNUSED(fragment)
    if (m_end)
        return *m_end;
    m_session.isUnsure = true;
    m_session.acknowledged = 0;
    UploadRequest request = sending("POST", m_place.url(), {0, m_aim.size});
    if (!hasOwnHeader(m_aim, "Content-Type"))
        request.headers.append(std::pair("Content-Type", "application/octet-stream"));
    return request;
}

void PostUpload::answered(const UploadAnswer &answer)
{
    if (m_end)
        return;
    const int status = answer.head.status;
    if (isUploadRedirect(answer.head)) {
        m_session.isUnsure = false;
        if (const Done followed = m_place.follow(answer.head); !followed)
            end(failedEnd(followed.error()));
    } else if (isStored(status)) {
        succeed(answer);
    } else if (status == 202) {
        m_session.acknowledged = m_aim.size;
        endUnconfirmed(u"accepted (202), which does not say that it is stored"_s);
    } else if (isLostBehindGateway(status)) {
        endUnconfirmed(u"a gateway lost the server's answer (%1)"_s.arg(status));
    } else {
        m_session.isUnsure = false;
        end(refusedEnd(answer.head));
    }
}

void PostUpload::broken(const Error &error, qint64 sent)
{
    if (m_end)
        return;
    const bool isAnswerLost = sent >= m_aim.size && !neverLeft(error);
    if (isAnswerLost) {
        endUnconfirmed(error.detail);
        return;
    }
    m_session.isUnsure = false;
    end(failedEnd(sent > 0 ? withDetail(error, lostBytes(sent)) : error));
}

void PostUpload::succeed(const UploadAnswer &answer)
{
    const QByteArray location = answer.head.header("Location").trimmed();
    if (m_aim.wantsReply && answer.head.status == 201 && !location.isEmpty())
        m_session.replyUrl = m_place.url().resolved(QUrl::fromEncoded(location));
    m_session.acknowledged = m_aim.size;
    m_session.isUnsure = false;
    m_session.isWhole = true;
    end({.outcome = {},
         .proof = UploadEnd::Proof::Status,
         .retryAfter = {},
         .digests = digestsOfStored(answer, m_aim)});
}

void PostUpload::endUnconfirmed(const QString &why)
{
    end(failedEnd(makeError(ErrorCode::UploadUnconfirmed, ErrorContext::RemoteApplication, why)));
}

void PostUpload::end(UploadEnd how)
{
    m_end = std::move(how);
}

std::unique_ptr<UploadProtocol> makePutUpload(const UploadAim &aim, const UploadSession &session)
{
    return std::make_unique<PutUpload>(aim, session);
}

std::unique_ptr<UploadProtocol> makePostUpload(const UploadAim &aim, const UploadSession &session)
{
    return std::make_unique<PostUpload>(aim, session);
}

} // namespace tranship

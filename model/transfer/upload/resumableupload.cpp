// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/resumableupload.h"

#include "model/job/httpheaders.h"
#include "model/job/structuredfields.h"
#include "model/transfer/upload/mediatype.h"
#include "model/transfer/upload/offsetupload.h"
#include "model/transfer/upload/uploadlimit.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

using Kind = OffsetWord::Kind;

constexpr int statusResumptionSupported = 104;

/// Where the draft's problem types (RFC 9457) are kept; the name follows.
constexpr auto problemTypes = "https://iana.org/assignments/http-problem-types#"_L1;

std::optional<qint64> countIn(const ResponseHead &head, QByteArrayView name)
{
    const std::optional<qint64> count = structuredInteger(head.header(name));
    return count && *count >= 0 ? count : std::nullopt;
}

std::optional<bool> isCompleteIn(const ResponseHead &head)
{
    return structuredBoolean(head.header("Upload-Complete"));
}

struct Problem {
    QString type; ///< its name; empty: none of the draft's
    qint64 expectedOffset = -1; ///< -1: not told
};

Problem problemIn(const QByteArray &body)
{
    const QJsonObject problem = QJsonDocument::fromJson(body).object();
    const QString type = problem.value("type"_L1).toString();
    if (!type.startsWith(problemTypes))
        return {};
    return {type.sliced(problemTypes.size()), problem.value("expected-offset"_L1).toInteger(-1)};
}

bool isAboutLength(const Problem &problem)
{
    return problem.type == "completed-upload"_L1 || problem.type == "inconsistent-upload-length"_L1;
}

/// RFC 6266: a name that everyone can read, and the true one where that is another.
QByteArray disposition(const QString &fileName)
{
    QByteArray plain;
    bool isTrue = true;
    for (const QChar c : fileName) {
        const bool isPlain = c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\' && c != u'%';
        plain += isPlain ? c.toLatin1() : '_';
        isTrue = isTrue && isPlain;
    }
    const QByteArray value = "inline; filename=\"" + plain + '"';
    if (isTrue)
        return value;
    // RFC 8187 lets fewer characters stand for themselves than URLs do.
    return value + "; filename*=UTF-8''" + QUrl::toPercentEncoding(fileName, {}, "~");
}

class ResumableDialect final : public OffsetDialect {
public:
    ResumableDialect(const UploadAim &aim, const UploadSession &session);

    UploadMethod method() const override { return UploadMethod::Resumable; }

    bool hasReply() const override { return true; }

    bool discoversOnResume() const override { return false; }

    ByteRange firstBody(qint64 fragment) const override;

    qint64 leastAtOnce() const override { return m_least; }

    void setNow(const QDateTime &now) override { m_now = now; }

    UploadRequest request(OffsetStep step, const QUrl &url, ByteRange body) override;
    OffsetWord read(OffsetStep step, const UploadAnswer &answer) override;

private:
    [[nodiscard]] bool isLast() const { return m_body.end == m_aim.size; }

    void addCreation(UploadRequest &request) const;
    void addFragment(UploadRequest &request) const;
    [[nodiscard]] OffsetWord judge(OffsetStep step, const UploadAnswer &answer);
    [[nodiscard]] OffsetWord discovered(const ResponseHead &head);
    [[nodiscard]] OffsetWord created(const UploadAnswer &answer) const;
    [[nodiscard]] OffsetWord asked(const ResponseHead &head) const;
    [[nodiscard]] OffsetWord sent(const UploadAnswer &answer);
    [[nodiscard]] OffsetWord processed(const UploadAnswer &answer) const;
    void heedLimit(const ResponseHead &head, OffsetWord &word);

    UploadAim m_aim;
    int m_version = newestUploadDraft;
    qint64 m_least = 0; ///< min-append-size
    bool m_shunsInterim = false; ///< a fragment was answered with 104
    QDateTime m_now; ///< null: never told
    QUrl m_url; ///< of the last request
    ByteRange m_body; ///< of the last request
};

ResumableDialect::ResumableDialect(const UploadAim &aim, const UploadSession &session) : m_aim(aim)
{
    const int version = session.id.toInt();
    if (version >= oldestUploadDraft && version <= newestUploadDraft)
        m_version = version;
}

ByteRange ResumableDialect::firstBody(qint64 fragment) const
{
    return m_least > 0 ? ByteRange{0, std::min(fragment, m_aim.size)} : ByteRange{};
}

UploadRequest ResumableDialect::request(OffsetStep step, const QUrl &url, ByteRange body)
{
    m_url = url;
    m_body = body;
    UploadRequest request;
    switch (step) {
    case OffsetStep::Discover:
        request = question("OPTIONS", url);
        break;
    case OffsetStep::Create:
        request = sending("POST", url, body);
        addCreation(request);
        break;
    case OffsetStep::Ask:
        request = question("HEAD", url);
        break;
    case OffsetStep::Send:
        request = sending("PATCH", url, body);
        addFragment(request);
        break;
    case OffsetStep::Drop:
        request = question("DELETE", url);
        break;
    }
    const bool isQuiet = step == OffsetStep::Send && m_shunsInterim;
    if (!isQuiet)
        addHeader(request, "Upload-Draft-Interop-Version", QByteArray::number(m_version));
    return request;
}

void ResumableDialect::addCreation(UploadRequest &request) const
{
    const bool isWhole = m_least > 0 && isLast();
    addHeader(request, "Upload-Complete", isWhole ? "?1" : "?0");
    addHeader(request, "Upload-Length", QByteArray::number(m_aim.size));
    addHeader(request, "Want-Repr-Digest", "sha-256=10");
    if (!hasOwnHeader(m_aim, "Content-Type"))
        addHeader(request, "Content-Type", mediaTypeOf(m_aim.fileName));
    if (!hasOwnHeader(m_aim, "Content-Disposition"))
        addHeader(request, "Content-Disposition", disposition(m_aim.fileName));
}

void ResumableDialect::addFragment(UploadRequest &request) const
{
    addHeader(request, "Upload-Complete", isLast() ? "?1" : "?0");
    addHeader(request, "Upload-Offset", QByteArray::number(m_body.begin));
    addHeader(request, "Content-Type", "application/partial-upload");
}

OffsetWord ResumableDialect::read(OffsetStep step, const UploadAnswer &answer)
{
    OffsetWord word = judge(step, answer);
    heedLimit(answer.head, word);
    return word;
}

OffsetWord ResumableDialect::judge(OffsetStep step, const UploadAnswer &answer)
{
    switch (step) {
    case OffsetStep::Discover:
        return discovered(answer.head);
    case OffsetStep::Create:
        return created(answer);
    case OffsetStep::Ask:
        return asked(answer.head);
    case OffsetStep::Send:
        return sent(answer);
    case OffsetStep::Drop:
        break;
    }
    return {};
}

OffsetWord ResumableDialect::discovered(const ResponseHead &head)
{
    if (isRefusedQuestion(head.status))
        return OffsetWord::of(Kind::GoOn);
    if (!isSuccess(head.status))
        return OffsetWord::refused(head, u"OPTIONS"_s);
    if (const auto version = countIn(head, "Upload-Draft-Interop-Version")) {
        if (*version < oldestUploadDraft || *version > newestUploadDraft) {
            return OffsetWord::failed(ErrorCode::ProtocolMismatch,
                                      u"the server speaks version %1 of the draft"_s.arg(*version));
        }
        m_version = static_cast<int>(*version);
    }
    const UploadLimit limit = uploadLimitIn(head).value_or(UploadLimit());
    if (limit.maxSize >= 0 && limit.maxSize < m_aim.size)
        return OffsetWord::failed(ErrorCode::TooLarge, u"max-size=%1"_s.arg(limit.maxSize));
    if (limit.minSize > m_aim.size)
        return OffsetWord::failed(ErrorCode::NotSupported, u"min-size=%1"_s.arg(limit.minSize));
    OffsetWord word = OffsetWord::of(Kind::GoOn);
    word.id = QByteArray::number(m_version);
    return word;
}

OffsetWord ResumableDialect::created(const UploadAnswer &answer) const
{
    const ResponseHead &head = answer.head;
    const bool isWhole = m_least > 0 && isLast();
    if (isWhole && isSuccess(head.status))
        return processed(answer);
    if (head.status == 413)
        return OffsetWord::failed(ErrorCode::TooLarge, u"POST"_s);
    const bool isInterim = head.status == statusResumptionSupported;
    if (!isSuccess(head.status) && !isInterim)
        return OffsetWord::refused(head, u"POST"_s);
    OffsetWord word = OffsetWord::createdBy(head, m_url);
    if (word.kind == Kind::Failed)
        return word;
    word.id = QByteArray::number(m_version);
    const bool isTaken = !isInterim || m_body.isEmpty();
    word.offset = countIn(head, "Upload-Offset").value_or(isTaken ? m_body.end : -1);
    return word;
}

OffsetWord ResumableDialect::asked(const ResponseHead &head) const
{
    if (head.status == 404 || head.status == 410)
        return OffsetWord::of(Kind::Lost);
    if (!isSuccess(head.status))
        return OffsetWord::refused(head, u"HEAD"_s);
    const std::optional<qint64> offset = countIn(head, "Upload-Offset");
    // A captive portal says 200 to everything.
    if (!offset)
        return OffsetWord::failed(ErrorCode::UnexpectedContent, u"HEAD: no Upload-Offset"_s);
    OffsetWord word = OffsetWord::of(Kind::Offset);
    word.offset = *offset;
    word.isComplete = isCompleteIn(head).value_or(false);
    word.length = countIn(head, "Upload-Length").value_or(-1);
    word.digests = digestsOfAsked(head);
    return word;
}

OffsetWord ResumableDialect::sent(const UploadAnswer &answer)
{
    const ResponseHead &head = answer.head;
    const std::optional<bool> isComplete = isCompleteIn(head);
    if (isLast() && isComplete == true)
        return processed(answer);
    std::optional<qint64> offset = countIn(head, "Upload-Offset");
    if (isSuccess(head.status)) {
        // What was to be the last is not taken for it without a word.
        const bool isTaken = isComplete == false && !isLast();
        if (!offset && !isTaken)
            return OffsetWord::of(Kind::Unknown);
        OffsetWord word = OffsetWord::of(Kind::Offset);
        word.offset = offset.value_or(m_body.end);
        return word;
    }
    const Problem problem = problemIn(answer.body);
    switch (head.status) {
    case 409: {
        if (!offset && problem.expectedOffset >= 0)
            offset = problem.expectedOffset;
        OffsetWord word = OffsetWord::of(offset ? Kind::Corrected : Kind::Unknown);
        word.offset = offset.value_or(-1);
        return word;
    }
    case 413:
        return OffsetWord::of(Kind::TooLarge);
    case statusResumptionSupported:
        m_shunsInterim = true;
        return OffsetWord::of(Kind::Unknown);
    case 404:
    case 410:
        return OffsetWord::of(Kind::Unknown);
    default:
        break;
    }
    return isAboutLength(problem) ? OffsetWord::of(Kind::Unknown)
                                  : OffsetWord::refused(head, u"PATCH"_s);
}

/// The answer of the one who gets the file.
OffsetWord ResumableDialect::processed(const UploadAnswer &answer) const
{
    const ResponseHead &head = answer.head;
    if (!isSuccess(head.status)) {
        OffsetWord word = OffsetWord::refused(head, u"the whole file was refused"_s);
        word.kind = Kind::Refused;
        // The same bytes would be refused again.
        if (isTransient(remedyFor(word.end.outcome.error()))) {
            word.end.outcome =
                failure(ErrorCode::UploadUnconfirmed, ErrorContext::RemoteApplication,
                        u"status %1 to the whole file"_s.arg(head.status));
        }
        return word;
    }
    OffsetWord word = OffsetWord::of(Kind::Offset);
    const std::optional<qint64> offset = countIn(head, "Upload-Offset");
    word.offset = offset.value_or(m_aim.size);
    word.isComplete = true;
    word.proof = offset ? UploadEnd::Proof::Length : UploadEnd::Proof::Status;
    word.digests = digestsOfStored(answer, m_aim);
    const QByteArray location = head.header("Location").trimmed();
    UploadPlace place(m_url);
    if (m_aim.wantsReply && !location.isEmpty() && place.follow(head) && place.url() != m_url)
        word.replyUrl = place.url();
    return word;
}

void ResumableDialect::heedLimit(const ResponseHead &head, OffsetWord &word)
{
    const std::optional<UploadLimit> limit = uploadLimitIn(head);
    if (!limit)
        return;
    m_least = std::max<qint64>(0, limit->minAppendSize);
    word.mostAtOnce = std::max<qint64>(0, limit->maxAppendSize);
    const QDateTime date = parseHttpDate(head.header("Date"));
    const QDateTime serverNow = m_now.isValid() ? m_now : date;
    if (limit->maxAge >= 0 && serverNow.isValid())
        word.expires = serverNow.addSecs(limit->maxAge);
}

} // namespace

std::unique_ptr<UploadProtocol> makeResumableUpload(const UploadAim &aim,
                                                    const UploadSession &session)
{
    return std::make_unique<OffsetUpload>(aim, session,
                                          std::make_unique<ResumableDialect>(aim, session));
}

std::optional<UploadRequest> resumableCancelRequest(const UploadAim &aim,
                                                    const UploadSession &session)
{
    if (!session.isOpen())
        return std::nullopt;
    return ResumableDialect(aim, session).request(OffsetStep::Drop, session.url, {});
}

CancelVerdict judgeResumableCancel(const UploadAnswer &answer)
{
    return judgeDelete(answer);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/tusupload.h"

#include "model/job/digestheaders.h"
#include "model/job/fieldlist.h"
#include "model/job/httpheaders.h"
#include "model/transfer/upload/mediatype.h"
#include "model/transfer/upload/offsetupload.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

using Kind = OffsetWord::Kind;

constexpr char tusVersion[] = "1.0.0";

constexpr int statusChecksumMismatch = 460;

QList<QByteArray> listOf(const ResponseHead &head, QByteArrayView name)
{
    QList<QByteArray> parts;
    for (const auto &[key, value] : head.headers) {
        if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArrayView part : fieldParts(value, ','))
            parts.append(part.toByteArray());
    }
    return parts;
}

OffsetWord versionMismatch(const ResponseHead &head)
{
    const QByteArray spoken = listOf(head, "Tus-Version").join(", ").left(40);
    return OffsetWord::failed(
        ErrorCode::ProtocolMismatch,
        u"the server speaks tus "_s
            + (spoken.isEmpty() ? u"in another version"_s : QString::fromLatin1(spoken)));
}

class TusDialect final : public OffsetDialect {
public:
    TusDialect(const UploadAim &aim, const UploadSession &session)
        : m_aim(aim),
          m_isResumed(!session.url.isEmpty())
    {
    }

    UploadMethod method() const override { return UploadMethod::Tus; }

    bool hasReply() const override { return false; }

    /// Only so it is known which checksums the server takes.
    bool discoversOnResume() const override { return true; }

    ByteRange firstBody(qint64 fragment) const override;

    qint64 leastAtOnce() const override { return 0; }

    void setNow(const QDateTime &now) override { Q_UNUSED(now) }

    UploadRequest request(OffsetStep step, const QUrl &url, ByteRange body) override;
    OffsetWord read(OffsetStep step, const UploadAnswer &answer) override;

private:
    void addBody(UploadRequest &request) const;
    [[nodiscard]] QByteArray metadata() const;

    [[nodiscard]] OffsetWord discovered(const ResponseHead &head);
    void learn(const ResponseHead &head);
    [[nodiscard]] OffsetWord created(const ResponseHead &head);
    [[nodiscard]] OffsetWord asked(const ResponseHead &head) const;
    [[nodiscard]] OffsetWord sent(const ResponseHead &head);
    [[nodiscard]] OffsetWord offsetIn(const ResponseHead &head) const;

    UploadAim m_aim;
    bool m_isResumed = false;
    bool m_bringsBody = false; ///< creation-with-upload is offered
    std::optional<Checksum::Algorithm> m_checksum;
    QByteArray m_checksumName; ///< as the server writes it
    QUrl m_url; ///< of the last request
    ByteRange m_body; ///< of the last request
};

ByteRange TusDialect::firstBody(qint64 fragment) const
{
    const bool isMoreToCome = fragment < m_aim.size;
    return m_bringsBody && isMoreToCome ? ByteRange{0, fragment} : ByteRange{};
}

UploadRequest TusDialect::request(OffsetStep step, const QUrl &url, ByteRange body)
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
        addHeader(request, "Upload-Length", QByteArray::number(m_aim.size));
        if (!hasOwnHeader(m_aim, "Upload-Metadata"))
            addHeader(request, "Upload-Metadata", metadata());
        if (!body.isEmpty())
            addBody(request);
        break;
    case OffsetStep::Ask:
        request = question("HEAD", url);
        break;
    case OffsetStep::Send:
        request = sending("PATCH", url, body);
        addHeader(request, "Upload-Offset", QByteArray::number(body.begin));
        addBody(request);
        break;
    case OffsetStep::Drop:
        request = question("DELETE", url);
        break;
    }
    addHeader(request, "Tus-Resumable", tusVersion);
    return request;
}

void TusDialect::addBody(UploadRequest &request) const
{
    addHeader(request, "Content-Type", "application/offset+octet-stream");
    if (!m_checksum)
        return;
    request.checksum = m_checksum;
    request.checksumHeader = "Upload-Checksum";
    request.checksumPrefix = m_checksumName + ' ';
}

/// Keys as the servers' own tools know them; the values are in Base64.
QByteArray TusDialect::metadata() const
{
    return "filename " + m_aim.fileName.toUtf8().toBase64() + ",filetype "
        + mediaTypeOf(m_aim.fileName).toBase64();
}

OffsetWord TusDialect::read(OffsetStep step, const UploadAnswer &answer)
{
    const ResponseHead &head = answer.head;
    OffsetWord word;
    switch (step) {
    case OffsetStep::Discover:
        word = discovered(head);
        break;
    case OffsetStep::Create:
        word = created(head);
        break;
    case OffsetStep::Ask:
        word = asked(head);
        break;
    case OffsetStep::Send:
        word = sent(head);
        break;
    case OffsetStep::Drop:
        break;
    }
    word.expires = parseHttpDate(head.header("Upload-Expires"));
    return word;
}

OffsetWord TusDialect::discovered(const ResponseHead &head)
{
    if (isSuccess(head.status))
        learn(head);
    if (m_isResumed)
        return OffsetWord::of(Kind::GoOn); // HEAD will say what is wrong
    if (isRefusedQuestion(head.status))
        return OffsetWord::of(Kind::GoOn);
    const QList<QByteArray> versions = listOf(head, "Tus-Version");
    if (head.status == 412 || (!versions.isEmpty() && !versions.contains(tusVersion)))
        return versionMismatch(head);
    if (!isSuccess(head.status))
        return OffsetWord::refused(head, u"OPTIONS"_s);
    if (versions.isEmpty() && head.header("Tus-Resumable") != tusVersion)
        return OffsetWord::failed(ErrorCode::ProtocolMismatch, u"the server does not speak tus"_s);
    const QList<QByteArray> extensions = listOf(head, "Tus-Extension");
    if (!extensions.isEmpty() && !extensions.contains("creation"))
        return OffsetWord::failed(ErrorCode::ProtocolMismatch,
                                  u"the server creates no tus uploads"_s);
    const std::optional<qint64> most = parseContentLength(head.header("Tus-Max-Size").trimmed());
    if (most && *most < m_aim.size)
        return OffsetWord::failed(ErrorCode::TooLarge, u"Tus-Max-Size: %1"_s.arg(*most));
    return OffsetWord::of(Kind::GoOn);
}

void TusDialect::learn(const ResponseHead &head)
{
    const QList<QByteArray> extensions = listOf(head, "Tus-Extension");
    m_bringsBody = extensions.contains("creation-with-upload");
    if (!extensions.contains("checksum"))
        return;
    for (const QByteArray &name : listOf(head, "Tus-Checksum-Algorithm")) {
        const auto algorithm = algorithmFromName(QString::fromLatin1(name));
        if (!algorithm || (m_checksum && !isPreferredDigest(*algorithm, *m_checksum)))
            continue;
        m_checksum = algorithm;
        m_checksumName = name;
    }
}

OffsetWord TusDialect::created(const ResponseHead &head)
{
    const bool broughtBody = !m_body.isEmpty();
    const bool isBodyRefused = broughtBody
        && (head.status == statusChecksumMismatch || head.status == 413 || head.status == 415);
    if (isBodyRefused) {
        m_bringsBody = false;
        return OffsetWord::of(Kind::GoOn);
    }
    if (head.status == 412)
        return versionMismatch(head);
    if (head.status == 413)
        return OffsetWord::failed(ErrorCode::TooLarge, u"POST"_s);
    if (!isSuccess(head.status))
        return OffsetWord::refused(head, u"POST"_s);
    OffsetWord word = OffsetWord::createdBy(head, m_url);
    if (word.kind == Kind::Failed)
        return word;
    const OffsetWord told = offsetIn(head);
    word.offset = told.offset;
    word.isComplete = told.isComplete;
    // An empty file's end is to be seen; what a body became is asked when it is not told.
    const bool isPlain = !broughtBody && m_aim.size > 0;
    if (isPlain)
        word.offset = 0;
    return word;
}

OffsetWord TusDialect::asked(const ResponseHead &head) const
{
    if (head.status == 403 || head.status == 404 || head.status == 410)
        return OffsetWord::of(Kind::Lost);
    if (head.status == 412)
        return versionMismatch(head);
    if (!isSuccess(head.status))
        return OffsetWord::refused(head, u"HEAD"_s);
    const OffsetWord word = offsetIn(head);
    // A captive portal says 200 to everything.
    if (word.offset < 0)
        return OffsetWord::failed(ErrorCode::UnexpectedContent, u"HEAD: no Upload-Offset"_s);
    return word;
}

OffsetWord TusDialect::sent(const ResponseHead &head)
{
    if (isSuccess(head.status))
        return offsetIn(head);
    switch (head.status) {
    case statusChecksumMismatch:
        return OffsetWord::of(Kind::Corrupt);
    case 413:
        return OffsetWord::of(Kind::TooLarge);
    case 412:
        return versionMismatch(head);
    case 403:
    case 404:
    case 409:
    case 410:
        return OffsetWord::of(Kind::Unknown);
    case 400:
        // Also: the algorithm is not known after all.
        if (m_checksum) {
            m_checksum.reset();
            return OffsetWord::of(Kind::Unknown);
        }
        break;
    default:
        break;
    }
    if (head.status < 200)
        return OffsetWord::of(Kind::Unknown);
    return OffsetWord::refused(head, u"PATCH"_s);
}

/// Offset, or Unknown when there is none.
OffsetWord TusDialect::offsetIn(const ResponseHead &head) const
{
    OffsetWord word;
    const std::optional<qint64> offset = parseContentLength(head.header("Upload-Offset").trimmed());
    word.kind = offset ? Kind::Offset : Kind::Unknown;
    word.offset = offset.value_or(-1);
    word.isComplete = word.offset == m_aim.size;
    word.length = parseContentLength(head.header("Upload-Length").trimmed()).value_or(-1);
    return word;
}

} // namespace

std::unique_ptr<UploadProtocol> makeTusUpload(const UploadAim &aim, const UploadSession &session)
{
    return std::make_unique<OffsetUpload>(aim, session, std::make_unique<TusDialect>(aim, session));
}

std::optional<UploadRequest> tusCancelRequest(const UploadAim &aim, const UploadSession &session)
{
    if (!session.isOpen())
        return std::nullopt;
    return TusDialect(aim, session).request(OffsetStep::Drop, session.url, {});
}

CancelVerdict judgeTusCancel(const UploadAnswer &answer)
{
    return judgeDelete(answer);
}

} // namespace tranship

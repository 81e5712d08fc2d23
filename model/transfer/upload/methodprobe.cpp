// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/methodprobe.h"

#include "model/job/fieldlist.h"
#include "model/transfer/upload/bitspackets.h"
#include "model/transfer/upload/nextcloudupload.h"
#include "model/transfer/upload/offsetdialect.h"
#include "model/transfer/upload/uploadanswers.h"

#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// Query items that only presigned URLs have.
constexpr std::array signatures = {
    "X-Amz-Signature"_L1, // S3
    "X-Goog-Signature"_L1, // Google
    "AWSAccessKeyId"_L1, // S3 of old
    "GoogleAccessId"_L1, // Google of old
    "sig"_L1, // Azure
};

/// Whether `word` is in the list of one of the headers of that name.
bool lists(const ResponseHead &head, QByteArrayView name, QByteArrayView word)
{
    for (const auto &[key, value] : head.headers) {
        if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArrayView part : fieldParts(value, ',')) {
            const QList<QByteArrayView> items = fieldParts(part, ';');
            if (!items.isEmpty() && items.first().compare(word, Qt::CaseInsensitive) == 0)
                return true;
        }
    }
    return false;
}

bool has(const ResponseHead &head, QByteArrayView name)
{
    return !head.header(name).trimmed().isEmpty();
}

bool speaksTus(const ResponseHead &head)
{
    return has(head, "Tus-Resumable") || has(head, "Tus-Version");
}

bool speaksResumable(const ResponseHead &head)
{
    return has(head, "Upload-Limit") || has(head, "Upload-Draft-Interop-Version")
        || lists(head, "Accept-Patch", "application/partial-upload");
}

bool maySpeakBitsBesides(const ResponseHead &head)
{
    return head.header("Server").trimmed().startsWith("Microsoft-IIS");
}

/// WebDav or Nextcloud; nullopt: neither.
std::optional<UploadMethod> davMethod(const UploadAim &aim, const ResponseHead &head)
{
    const bool isDav = has(head, "DAV");
    if (isDav && nextcloudUploads(targetUrl(aim)))
        return UploadMethod::Nextcloud;
    const bool isLikeDav =
        isDav || lists(head, "Allow", "PROPFIND") || lists(head, "Allow", "MKCOL");
    return isLikeDav ? std::optional(UploadMethod::WebDav) : std::nullopt;
}

class MethodProbe final : public UploadProtocol {
public:
    MethodProbe(const UploadAim &aim, const UploadSession &session, UploadProtocolMaker make);

    void setNow(const QDateTime &now) override;
    UploadStep next(qint64 fragment) override;
    void answered(const UploadAnswer &answer) override;
    void broken(const Error &error, qint64 sent) override;
    const UploadSession &session() const override;

private:
    enum class Question { Options, Ping };

    void heardOptions(const ResponseHead &head);
    void heardPing(const ResponseHead &head);
    void choose(UploadMethod method);

    UploadAim m_aim;
    UploadSession m_session;
    UploadProtocolMaker m_make;
    UploadPlace m_place;
    QDateTime m_now; ///< null: never told
    Question m_question = Question::Options;
    ResponseHead m_options; ///< what OPTIONS was answered with
    std::optional<UploadEnd> m_end;
    std::unique_ptr<UploadProtocol> m_chosen; ///< null: still asking
};

MethodProbe::MethodProbe(const UploadAim &aim, const UploadSession &session,
                         UploadProtocolMaker make)
    : m_aim(aim),
      m_session(session),
      m_make(std::move(make)),
      m_place(aim.url)
{
    if (const auto method = methodByAim(m_aim))
        choose(*method);
}

void MethodProbe::setNow(const QDateTime &now)
{
    m_now = now;
    if (m_chosen)
        m_chosen->setNow(now);
}

UploadStep MethodProbe::next(qint64 fragment)
{
    if (m_chosen)
        return m_chosen->next(fragment);
    if (m_end)
        return *m_end;
    if (m_question == Question::Options)
        return question("OPTIONS", m_place.url());
    return bitsRequest(BitsPacket::Ping, m_aim, m_session);
}

void MethodProbe::answered(const UploadAnswer &answer)
{
    if (m_chosen)
        return m_chosen->answered(answer);
    const ResponseHead &head = answer.head;
    const bool isRefusal = head.status == 401 || head.status == 407 || isTrouble(head.status)
        || (head.status == 500 && m_question == Question::Options);
    if (isRefusal)
        m_end = refusedEnd(head, m_question == Question::Options ? u"OPTIONS"_s : u"Ping"_s);
    else if (m_question == Question::Options)
        heardOptions(head);
    else
        heardPing(head);
}

void MethodProbe::heardOptions(const ResponseHead &head)
{
    const bool isRedirect = head.status >= 301 && head.status <= 308 && has(head, "Location");
    if (isRedirect) {
        if (const Done followed = m_place.follow(head); !followed)
            m_end = failedEnd(followed.error());
        return;
    }
    m_options = head;
    if (const auto method = methodByOptions(m_aim, head))
        choose(*method);
    else
        m_question = Question::Ping;
}

void MethodProbe::heardPing(const ResponseHead &head)
{
    const bool isBits = readBitsAnswer(head).isSuccess(BitsPacket::Ping);
    choose(isBits ? UploadMethod::Bits : methodWithoutBits(m_aim, m_options));
}

void MethodProbe::choose(UploadMethod method)
{
    m_session.method = method;
    m_chosen = m_make(m_aim, m_session);
    if (m_now.isValid())
        m_chosen->setNow(m_now);
}

void MethodProbe::broken(const Error &error, qint64 sent)
{
    if (m_chosen)
        return m_chosen->broken(error, sent);
    // Some hang up on a method that they don't know. A server that is gone is found so by the next
    // request.
    const bool isUnknownMethod =
        m_question == Question::Ping && error.code == ErrorCode::ConnectionClosed;
    if (isUnknownMethod)
        choose(methodWithoutBits(m_aim, m_options));
    else
        m_end = failedEnd(error);
}

const UploadSession &MethodProbe::session() const
{
    return m_chosen ? m_chosen->session() : m_session;
}

} // namespace

std::optional<UploadMethod> methodByAim(const UploadAim &aim)
{
    if (!aim.partUrls.isEmpty())
        return UploadMethod::S3Multipart;
    const QUrlQuery query(aim.url);
    const bool isPresigned =
        std::any_of(signatures.begin(), signatures.end(),
                    [&query](QLatin1String item) { return query.hasQueryItem(item); });
    return isPresigned ? std::optional(UploadMethod::Put) : std::nullopt;
}

std::optional<UploadMethod> methodByOptions(const UploadAim &aim, const ResponseHead &head)
{
    if (speaksTus(head) && !aim.wantsReply)
        return UploadMethod::Tus;
    if (speaksResumable(head))
        return UploadMethod::Resumable;
    if (aim.wantsReply || maySpeakBitsBesides(head))
        return std::nullopt;
    if (const auto method = davMethod(aim, head))
        return method;
    return lists(head, "Allow", "PUT") ? std::optional(UploadMethod::Put) : std::nullopt;
}

UploadMethod methodWithoutBits(const UploadAim &aim, const ResponseHead &head)
{
    if (aim.wantsReply)
        return UploadMethod::Post;
    if (const auto method = davMethod(aim, head))
        return *method;
    const bool isPostOnly = lists(head, "Allow", "POST") && !lists(head, "Allow", "PUT");
    return isPostOnly ? UploadMethod::Post : UploadMethod::Put;
}

QString probeKey(const QUrl &url)
{
    QUrl place;
    place.setScheme(url.scheme());
    place.setHost(url.host());
    place.setPort(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    const QString folder = url.path(QUrl::FullyEncoded).section(u'/', 1, 1);
    return place.toString(QUrl::FullyEncoded) + u'/' + folder;
}

std::unique_ptr<UploadProtocol> makeMethodProbe(const UploadAim &aim, const UploadSession &session,
                                                UploadProtocolMaker make)
{
    return std::make_unique<MethodProbe>(aim, session, std::move(make));
}

} // namespace tranship

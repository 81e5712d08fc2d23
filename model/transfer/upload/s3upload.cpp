// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/s3upload.h"

#include "model/transfer/upload/putupload.h"

#include <QUrlQuery>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr auto s3Namespace = "http://s3.amazonaws.com/doc/2006-03-01/"_L1;
constexpr int partOfAbortUrl = 0;

tl::unexpected<Error> unfit(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager, what);
}

qint64 quotientUp(qint64 number, qint64 divisor)
{
    return (number + divisor - 1) / divisor;
}

QByteArray uploadId(const QUrl &url)
{
    return QUrlQuery(url).queryItemValue(u"uploadId"_s, QUrl::FullyDecoded).toUtf8();
}

/// partOfAbortUrl for a URL with no number; nothing for one whose number is none.
std::optional<int> partNumber(const QUrl &url)
{
    const QUrlQuery query(url);
    if (!query.hasQueryItem(u"partNumber"_s))
        return partOfAbortUrl;
    bool isNumber = false;
    const int number = query.queryItemValue(u"partNumber"_s).toInt(&isNumber);
    return isNumber && number >= 1 && number <= mostS3Parts ? std::optional(number) : std::nullopt;
}

/// The parts of the list, and at its end perhaps the abort URL.
Result<S3Plan> sorted(const QList<QUrl> &urls)
{
    S3Plan plan;
    for (const QUrl &url : urls) {
        const QString place = u"URL %1 of the list: "_s.arg(plan.parts.size() + 1);
        const std::optional<int> number = partNumber(url);
        if (!number)
            return unfit(place + u"its partNumber is none from 1 to 10000"_s);
        if (uploadId(url) != uploadId(urls.first()))
            return unfit(place + u"it is of another upload (uploadId) than the first"_s);
        if (!plan.abortUrl.isEmpty())
            return unfit(u"the URL without partNumber, for the abort, has to be the last"_s);
        if (*number == partOfAbortUrl)
            plan.abortUrl = url;
        else if (!plan.parts.isEmpty() && *number <= plan.parts.last().number)
            return unfit(place + u"its partNumber does not follow on the one before"_s);
        else
            plan.parts.append({url, *number});
    }
    if (plan.parts.isEmpty())
        return unfit(u"no URL with a partNumber"_s);
    return plan;
}

/// By how S3 documents them: in trouble of its own it asks for another try.
bool isPassing(const QString &code)
{
    static constexpr std::array codes{"InternalError"_L1, "SlowDown"_L1, "ServiceUnavailable"_L1,
                                      "RequestTimeout"_L1, "OperationAborted"_L1};
    return std::any_of(codes.begin(), codes.end(),
                       [&code](QLatin1String one) { return one == code; });
}

/// The name of the document's element; empty when there is none, or a document type before it.
QString rootOf(const QByteArray &body)
{
    QXmlStreamReader xml(body.trimmed());
    while (xml.readNext() != QXmlStreamReader::StartElement) {
        if (xml.atEnd() || xml.isDTD())
            return {};
    }
    return xml.name().toString();
}

} // namespace

ByteRange S3Plan::range(qsizetype part, qint64 size) const
{
    const qint64 begin = part * partLength;
    return {begin, std::min(begin + partLength, size)};
}

Result<S3Plan> planS3(const QList<QUrl> &urls, qint64 size)
{
    Result<S3Plan> plan = sorted(urls);
    if (!plan)
        return plan;
    const qint64 count = plan->parts.size();
    plan->partLength = std::max(leastS3Part, quotientUp(size, count));
    if (plan->partLength > mostS3Part) {
        return unfit(
            u"%1 parts of 5 GiB at most do not hold the file: it needs %2 URLs"_s.arg(count).arg(
                quotientUp(size, mostS3Part)));
    }
    plan->parts.resize(std::max<qint64>(quotientUp(size, plan->partLength), 1));
    return plan;
}

QByteArray s3CompleteBody(const QList<S3Plan::Part> &parts, const QList<UploadedPart> &uploaded)
{
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.writeStartDocument();
    xml.writeStartElement(u"CompleteMultipartUpload"_s);
    xml.writeDefaultNamespace(s3Namespace);
    for (qsizetype i = 0; i < std::min(parts.size(), uploaded.size()); ++i) {
        xml.writeStartElement(u"Part"_s);
        xml.writeTextElement(u"PartNumber"_s, QString::number(parts[i].number));
        xml.writeTextElement(u"ETag"_s, QString::fromLatin1(uploaded[i].tag));
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return body;
}

QString S3Error::text() const
{
    return message.isEmpty() ? code : QString(code + u": "_s + message);
}

S3Error s3ErrorFrom(const QByteArray &body)
{
    if (rootOf(body) != "Error"_L1)
        return {};
    QXmlStreamReader xml(body.trimmed());
    S3Error error;
    (void)xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        if (name == "Code"_L1)
            error.code = text;
        else if (name == "Message"_L1)
            error.message = text.left(200);
    }
    return error;
}

S3Upload::S3Upload(const UploadAim &aim, const UploadSession &session)
    : m_aim(aim),
      m_session(session)
{
    m_session.method = UploadMethod::S3Multipart;
    if (m_aim.wantsReply)
        end(noReplyEnd(UploadMethod::S3Multipart));
    else if (m_session.isWhole)
        succeed();
    else
        begin();
}

void S3Upload::begin()
{
    Result<S3Plan> plan = planS3(m_aim.partUrls, m_aim.size);
    if (!plan) {
        end(failedEnd(plan.error()));
        return;
    }
    m_plan = *plan;
    m_session.url = m_plan.abortUrl;
    if (const QByteArray id = uploadId(m_aim.partUrls.first()); m_session.id != id) {
        m_session.id = id;
        m_session.parts.clear();
        m_session.isUnsure = false;
    }
    // Parts of another cut cannot be gone on with: the list has become longer or shorter.
    for (qsizetype i = 0; i < m_session.parts.size(); ++i) {
        const bool isOfPlan = i < m_plan.parts.size()
            && m_session.parts[i].length == m_plan.range(i, m_aim.size).length();
        if (!isOfPlan)
            m_session.parts.resize(i);
    }
    m_isRepeated = m_session.isUnsure && m_session.parts.size() == m_plan.parts.size();
    goOn();
}

void S3Upload::goOn()
{
    const qsizetype done = m_session.parts.size();
    const bool isAll = done == m_plan.parts.size();
    m_session.acknowledged = isAll ? m_aim.size : done * m_plan.partLength;
    m_step = isAll ? Step::Complete : Step::Send;
    m_place.emplace(isAll ? m_aim.url : m_plan.parts[done].url);
}

UploadStep S3Upload::next(qint64 fragment)
{
    Q_UNUSED(fragment)
    if (m_step == Step::Over)
        return m_end;
    m_session.isUnsure = true;
    if (m_step == Step::Send) {
        return sending("PUT", m_place->url(), m_plan.range(m_session.parts.size(), m_aim.size));
    }
    UploadRequest request =
        question("POST", m_place->url(), s3CompleteBody(m_plan.parts, m_session.parts));
    request.headers.append(std::pair("Content-Type", "application/xml"));
    // "Processing [...] could take several minutes" (API reference, CompleteMultipartUpload).
    request.answerTimeout = std::chrono::minutes(15);
    return request;
}

void S3Upload::answered(const UploadAnswer &answer)
{
    if (m_step == Step::Over)
        return;
    if (isUploadRedirect(answer.head)) {
        if (const Done followed = m_place->follow(answer.head); !followed)
            end(failedEnd(followed.error()));
    } else if (m_step == Step::Send) {
        partAnswered(answer);
    } else {
        completeAnswered(answer);
    }
}

void S3Upload::partAnswered(const UploadAnswer &answer)
{
    const QByteArray tag = answer.head.header("ETag").trimmed();
    m_session.isUnsure = false;
    if (answer.head.status != 200) {
        end(refusedEnd(answer.head, s3ErrorFrom(answer.body).text()));
    } else if (tag.isEmpty()) {
        end(failedEnd(makeError(ErrorCode::InvalidServerResponse, ErrorContext::RemoteFile,
                                answer.head.url.host() + u": a part without ETag"_s)));
    } else {
        const ByteRange range = m_plan.range(m_session.parts.size(), m_aim.size);
        m_session.parts.append({range.length(), tag});
        goOn();
    }
}

void S3Upload::completeAnswered(const UploadAnswer &answer)
{
    const S3Error said = s3ErrorFrom(answer.body);
    const bool isComplete = answer.head.status == 200 && said.code.isEmpty()
        && rootOf(answer.body) == "CompleteMultipartUploadResult"_L1;
    if (isComplete)
        succeed();
    else
        completeRefused(answer, said);
}

void S3Upload::completeRefused(const UploadAnswer &answer, const S3Error &said)
{
    const int status = answer.head.status;
    if (status == 404 && m_isRepeated) {
        end(failedEnd(makeError(ErrorCode::UploadUnconfirmed, ErrorContext::RemoteApplication,
                                u"S3 no longer knows the upload, and may have put it together"_s)));
    } else if (status != 200) {
        m_session.isUnsure = status >= 500;
        end(refusedEnd(answer.head, said.text()));
    } else if (said.code.isEmpty() || isPassing(said.code)) {
        end(failedEnd(makeError(ErrorCode::InvalidServerResponse, ErrorContext::RemoteFile,
                                said.code.isEmpty() ? u"no result in the answer"_s : said.text())));
    } else {
        // What S3 says here goes with 400 wherever it can still choose the status.
        m_session.isUnsure = false;
        ResponseHead head = answer.head;
        head.status = 400;
        end(refusedEnd(head, said.text()));
    }
}

void S3Upload::broken(const Error &error, qint64 sent)
{
    Q_UNUSED(sent)
    if (m_step != Step::Over)
        end(failedEnd(error));
}

void S3Upload::succeed()
{
    m_session.acknowledged = m_aim.size;
    m_session.isUnsure = false;
    m_session.isWhole = true;
    UploadEnd done;
    done.proof = UploadEnd::Proof::Status;
    end(done);
}

void S3Upload::end(UploadEnd how)
{
    m_end = std::move(how);
    m_step = Step::Over;
}

std::unique_ptr<UploadProtocol> makeS3Upload(const UploadAim &aim, const UploadSession &session)
{
    return std::make_unique<S3Upload>(aim, session);
}

std::optional<UploadRequest> s3CancelRequest(const UploadAim &aim, const UploadSession &session)
{
    Q_UNUSED(aim)
    if (!session.isOpen())
        return std::nullopt;
    return question("DELETE", session.url);
}

CancelVerdict judgeS3Cancel(const UploadAnswer &answer)
{
    return judgeDelete(answer);
}

} // namespace tranship

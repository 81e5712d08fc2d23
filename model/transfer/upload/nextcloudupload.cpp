// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/nextcloudupload.h"

#include <QMap>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView moveWasSent("move");
/// Nextcloud refuses times of the first day of 1970: they come from broken clocks.
constexpr qint64 leastModified = 24 * 3600;

QUrl newFolder(const QUrl &uploads)
{
    return uploads.resolved(
        QUrl(u"tranship-"_s + QUuid::createUuid().toString(QUuid::Id128) + u'/'));
}

QUrl within(const QUrl &folder, const QString &name)
{
    QUrl url = folder;
    url.setPath(folder.path(QUrl::FullyEncoded) + name, QUrl::StrictMode);
    return url;
}

/// 1 for "00001" and "1"; 0 for what is no chunk (".file", ".target").
int chunkNumber(const QUrl &url)
{
    const QString name = url.path().section(u'/', -1, -1);
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    return isNumber && number >= 1 && number <= mostNextcloudChunks ? number : 0;
}

qint64 secondsOf(const QDateTime &modified)
{
    return modified.isValid() ? modified.toSecsSinceEpoch() : 0;
}

UploadRequest withDestination(UploadRequest request, const QUrl &target)
{
    request.headers.append(std::pair("Destination", target.toEncoded()));
    return request;
}

} // namespace

std::optional<qint64> nextcloudChunk(qint64 size, qint64 done, qsizetype chunks, qint64 wanted,
                                     qint64 mostAtOnce)
{
    const qint64 rest = size - done;
    const qint64 left = mostNextcloudChunks - chunks;
    if (left <= 0)
        return std::nullopt;
    const qint64 needed = (rest + left - 1) / left;
    if (needed > mostNextcloudChunk)
        return std::nullopt;
    if (mostAtOnce > 0)
        wanted = std::min(wanted, mostAtOnce);
    const qint64 length = std::clamp(wanted, leastNextcloudChunk, mostNextcloudChunk);
    return std::min(std::max(length, needed), rest);
}

Result<QUrl> nextcloudUploads(const QUrl &target)
{
    static const QRegularExpression form(u"^(.*/remote\\.php/dav)/files/([^/]+)/[^/].*$"_s);
    const auto match = form.match(target.path(QUrl::FullyEncoded));
    if (!match.hasMatch()) {
        return failure(
            ErrorCode::InvalidArgument, ErrorContext::RemoteFile,
            u"not the address of a file in Nextcloud: .../remote.php/dav/files/USER/..."_s);
    }
    QUrl uploads = target.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    uploads.setPath(match.captured(1) + u"/uploads/"_s + match.captured(2) + u'/',
                    QUrl::StrictMode);
    return uploads;
}

NextcloudUpload::NextcloudUpload(const UploadAim &aim, const UploadSession &session)
    : m_aim(aim),
      m_session(session),
      m_target(targetUrl(aim))
{
    m_session.method = UploadMethod::Nextcloud;
    const Result<QUrl> uploads = nextcloudUploads(m_target);
    if (m_aim.wantsReply) {
        end(noReplyEnd(UploadMethod::Nextcloud));
    } else if (m_session.isWhole) {
        succeed(UploadEnd::Proof::Status, {});
    } else if (!uploads) {
        end(failedEnd(uploads.error()));
    } else if (m_aim.size == 0) {
        m_plain = std::make_unique<PutUpload>(m_aim, m_session);
        m_step = Step::Plain;
    } else {
        m_uploads = *uploads;
        m_step = m_session.url.isEmpty() ? Step::AskFolder : Step::AskChunks;
    }
}

const UploadSession &NextcloudUpload::session() const
{
    return m_plain ? m_plain->session() : m_session;
}

UploadStep NextcloudUpload::next(qint64 fragment)
{
    switch (m_step) {
    case Step::Plain:
        return m_plain->next(fragment);
    case Step::Send:
        return chunkRequest(fragment);
    case Step::Over:
        return m_end;
    default:
        return request();
    }
}

UploadRequest NextcloudUpload::request()
{
    switch (m_step) {
    case Step::AskFolder:
        return davQuestion(folderOf(m_target), 0);
    case Step::MakeFolders:
        return m_folders->next().value_or(UploadRequest());
    case Step::AskChunks:
        return davQuestion(m_session.url, 1);
    case Step::AskTarget:
        return davQuestion(m_target, 0);
    case Step::Drop:
        return withDestination(question("DELETE", m_session.url), m_target);
    case Step::Join:
        return joinRequest();
    default:
        break;
    }
    if (m_session.url.isEmpty())
        m_session.url = newFolder(m_uploads);
    m_session.isUnsure = true;
    return withDestination(question("MKCOL", m_session.url), m_target);
}

UploadStep NextcloudUpload::chunkRequest(qint64 fragment)
{
    const qint64 from = m_session.acknowledged;
    const auto length =
        nextcloudChunk(m_aim.size, from, m_session.parts.size(), fragment, m_session.mostAtOnce);
    if (!length) {
        end(failedEnd(makeError(ErrorCode::TooLarge, ErrorContext::RemoteFile,
                                u"10000 chunks of 5 GiB do not hold the file"_s)));
        return m_end;
    }
    m_chunk = *length;
    m_session.isUnsure = true;
    const QString name = u"%1"_s.arg(m_session.parts.size() + 1, 5, 10, QChar(u'0'));
    UploadRequest put = sending("PUT", within(m_session.url, name), {from, from + m_chunk});
    put.headers.append(std::pair("OC-Total-Length", QByteArray::number(m_aim.size)));
    return withDestination(put, m_target);
}

UploadRequest NextcloudUpload::joinRequest()
{
    m_session.isUnsure = true;
    m_session.id = moveWasSent.toByteArray();
    UploadRequest move = davMove(within(m_session.url, u".file"_s), m_target);
    move.headers.append(std::pair("OC-Total-Length", QByteArray::number(m_aim.size)));
    if (const qint64 modified = secondsOf(m_aim.modified); modified > leastModified)
        move.headers.append(std::pair("X-OC-MTime", QByteArray::number(modified)));
    return move;
}

void NextcloudUpload::answered(const UploadAnswer &answer)
{
    if (m_step == Step::Plain) {
        m_plain->answered(answer);
        return;
    }
    if (isSettled(answer))
        return;
    switch (m_step) {
    case Step::AskFolder:
        if (answer.head.status == 404 || answer.head.status == 409)
            makeFolders(Step::Open);
        else
            m_step = Step::Open;
        break;
    case Step::MakeFolders:
        foldersAnswered(answer);
        break;
    case Step::Open:
        openAnswered(answer);
        break;
    case Step::AskChunks:
        chunksAnswered(answer);
        break;
    case Step::AskTarget:
        targetAnswered(answer);
        break;
    case Step::Send:
        sendAnswered(answer);
        break;
    case Step::Join:
        joinAnswered(answer);
        break;
    case Step::Drop: // what it says does not matter: Nextcloud forgets the folder after a day
        m_session.url.clear();
        m_step = Step::Open;
        break;
    case Step::Plain:
    case Step::Over:
        break;
    }
}

bool NextcloudUpload::isSettled(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    const bool isQuestion = m_step == Step::AskFolder || m_step == Step::AskChunks
        || m_step == Step::AskTarget || m_step == Step::Open;
    if (!isQuestion || !(status == 401 || status == 407 || isTrouble(status)))
        return false;
    end(refusedEnd(answer.head));
    return true;
}

void NextcloudUpload::makeFolders(Step after)
{
    m_folders.emplace(folderOf(m_target));
    m_afterFolders = after;
    m_step = Step::MakeFolders;
}

void NextcloudUpload::foldersAnswered(const UploadAnswer &answer)
{
    m_folders->answered(answer);
    if (m_folders->failed())
        end(*m_folders->failed());
    else if (!m_folders->next())
        m_step = m_afterFolders;
}

void NextcloudUpload::openAnswered(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if (isStored(status)) {
        m_session.isUnsure = false;
        m_step = Step::Send;
    } else if (status == 405) { // made by a request whose answer was lost
        m_step = Step::AskChunks;
    } else {
        m_session.url.clear();
        m_session.isUnsure = false;
        end(refusedEnd(answer.head, u"no folder for chunks"_s));
    }
}

void NextcloudUpload::chunksAnswered(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if (status == 207) {
        const auto resources = davResources(answer.body, answer.head.url);
        if (resources)
            chunksListed(*resources, answer.head);
        else
            end(failedEnd(resources.error()));
    } else if (status != 404 && status != 410) {
        end(refusedEnd(answer.head));
    } else if (m_session.id == moveWasSent) {
        m_step = Step::AskTarget;
    } else if (m_session.parts.isEmpty()) {
        m_step = Step::Open;
    } else {
        startOver(answer.head);
    }
}

void NextcloudUpload::chunksListed(const QList<DavResource> &resources, const ResponseHead &listing)
{
    QMap<int, qint64> lengths;
    for (const DavResource &resource : resources) {
        if (const int number = chunkNumber(resource.url); number > 0 && !resource.isFolder)
            lengths.insert(number, resource.length);
    }
    int number = 0;
    for (const UploadedPart &part : std::as_const(m_session.parts)) {
        if (lengths.take(++number) != part.length) {
            startOver(listing);
            return;
        }
    }
    const qint64 rest = m_aim.size - m_session.acknowledged;
    const qint64 length = lengths.take(++number);
    if (!lengths.isEmpty()) {
        startOver(listing);
        return;
    }
    // Whatever came of the chunk is the beginning of what was sent.
    if (length > 0 && (length == rest || (length < rest && length >= leastNextcloudChunk)))
        addChunk(length, {});
    m_session.isUnsure = false;
    sendOrJoin();
}

void NextcloudUpload::targetAnswered(const UploadAnswer &answer)
{
    const auto resources = davResources(answer.body, answer.head.url);
    const bool isOne = answer.head.status == 207 && resources && resources->size() == 1;
    const qint64 modified = secondsOf(m_aim.modified);
    if (isOne && resources->first().length == m_aim.size
        && (modified <= leastModified || secondsOf(resources->first().modified) == modified)) {
        succeed(UploadEnd::Proof::Length, {});
        return;
    }
    startOver(answer.head);
}

void NextcloudUpload::sendAnswered(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if (isStored(status)) {
        addChunk(m_chunk, answer.head.header("ETag"));
        m_session.isUnsure = false;
        sendOrJoin();
    } else if (status == 413 && m_chunk > leastNextcloudChunk) {
        m_session.isUnsure = false;
        m_session.mostAtOnce = std::max(leastNextcloudChunk, m_chunk / 2);
    } else if (status == 404 || status == 409 || status == 412) {
        startOver(answer.head);
    } else {
        m_session.isUnsure = status >= 500 || status == 202;
        end(refusedEnd(answer.head));
    }
}

void NextcloudUpload::joinAnswered(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if (isStored(status)) {
        succeed(UploadEnd::Proof::Status, digestsOfStored(answer, m_aim));
    } else if (status == 409 && !m_folders) {
        makeFolders(Step::Join);
    } else if (status == 400 || status == 404 || status == 412) {
        startOver(answer.head);
    } else {
        end(refusedEnd(answer.head, u"the chunks are there, and cannot be put together"_s));
    }
}

void NextcloudUpload::broken(const Error &error, qint64 sent)
{
    if (m_step == Step::Plain)
        m_plain->broken(error, sent);
    else if (m_step != Step::Over)
        end(failedEnd(error));
}

void NextcloudUpload::addChunk(qint64 length, const QByteArray &tag)
{
    m_session.parts.append({length, tag});
    m_session.acknowledged += length;
}

void NextcloudUpload::sendOrJoin()
{
    m_step = m_session.acknowledged == m_aim.size ? Step::Join : Step::Send;
}

void NextcloudUpload::startOver(const ResponseHead &head)
{
    if (m_hasStartedOver) {
        end(failedEnd(makeError(ErrorCode::SessionNotFound, ErrorContext::RemoteApplication,
                                head.url.host())));
        return;
    }
    m_hasStartedOver = true;
    m_session.id.clear();
    m_session.parts.clear();
    m_session.acknowledged = 0;
    m_session.isUnsure = true;
    m_step = Step::Drop;
}

void NextcloudUpload::succeed(UploadEnd::Proof proof, RawHeaders digests)
{
    m_session.acknowledged = m_aim.size;
    m_session.isUnsure = false;
    m_session.isWhole = true;
    end({.outcome = {}, .proof = proof, .retryAfter = {}, .digests = std::move(digests)});
}

void NextcloudUpload::end(UploadEnd how)
{
    m_end = std::move(how);
    m_step = Step::Over;
}

std::unique_ptr<UploadProtocol> makeNextcloudUpload(const UploadAim &aim,
                                                    const UploadSession &session)
{
    return std::make_unique<NextcloudUpload>(aim, session);
}

std::optional<UploadRequest> nextcloudCancelRequest(const UploadAim &aim,
                                                    const UploadSession &session)
{
    if (!session.isOpen())
        return std::nullopt;
    return withDestination(question("DELETE", session.url), targetUrl(aim));
}

CancelVerdict judgeNextcloudCancel(const UploadAnswer &answer)
{
    return judgeDelete(answer);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/uploadrun.h"

#include "model/job/digestheaders.h"
#include "model/job/url.h"
#include "model/transfer/ratelimiter.h"
#include "model/transfer/upload/bytesbody.h"
#include "model/transfer/upload/sourcebody.h"

#include <QFileInfo>
#include <QPointer>
#include <QTimeZone>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostAhead = 1024 * 1024;
constexpr qint64 checkpointBytes = 64 * 1024 * 1024;
/// One request that breaks is asked about; when that breaks too, there is no use in going on now.
constexpr int mostBreaks = 2;

/// The server may know of it.
bool hasBegun(const UploadSession &session)
{
    UploadSession fresh;
    fresh.method = session.method;
    return session != fresh;
}

/// Progress alone can be asked for again.
bool differsInMoreThanProgress(UploadSession one, const UploadSession &other)
{
    one.acknowledged = other.acknowledged;
    return one != other;
}

bool hasHeader(const RawHeaders &headers, const QByteArray &name)
{
    return std::any_of(headers.cbegin(), headers.cend(), [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

FileUpload::Private::Private(FileUpload &upload, UploadServices services,
                             FileTransfer::Owner &owner, File file)
    : m_upload(upload),
      m_services(std::move(services)),
      m_owner(owner),
      m_file(std::move(file)),
      m_source(m_services.disk, m_file.path),
      m_hash(m_services.hashing),
      m_sender(m_services.senders.make(*this))
{
}

FileUpload::Private::~Private() = default;

template <typename Work> auto FileUpload::Private::during(Phase phase, Work work)
{
    return [this, phase, work = std::move(work)](const auto &...results) {
        if (m_phase == phase)
            work(results...);
    };
}

void FileUpload::Private::start()
{
    m_phase = Phase::Moving;
    m_file.state = FileState::Moving;
    m_file.error = {};
    m_file.verdict.clear();
    m_saved = m_file.upload;
    m_checkpointed = m_file.bytesTransferred;
    if (hasBegun(m_file.upload))
        return checkSource([this] { opened(); });
    m_source.open(during(Phase::Moving, [this](const Done &done) {
        if (!done)
            return fail(done.error());
        m_isSaved = m_file.source == m_source.identity();
        m_file.source = m_source.identity();
        opened();
    }));
}

void FileUpload::Private::opened()
{
    m_file.bytesTotal = m_file.source.size;
    m_hash.begin(m_file.source.size);
    const auto modified =
        std::chrono::duration_cast<std::chrono::milliseconds>(m_file.source.modified);
    m_aim = {m_file.url,
             QFileInfo(m_file.path).fileName(),
             m_file.source.size,
             QDateTime::fromMSecsSinceEpoch(modified.count(), QTimeZone::utc()),
             m_services.wantsReply,
             m_file.partUrls,
             m_services.headers};
    m_protocol = m_services.protocols(m_aim, m_file.upload);
    takeSession();
    step();
}

void FileUpload::Private::stop()
{
    if (m_phase == Phase::Moving && std::exchange(m_isSending, false)) {
        m_protocol->broken(makeError(ErrorCode::ConnectionClosed, ErrorContext::Transport),
                           m_sender->sent());
        takeSession();
    }
    m_phase = Phase::Ended;
    m_isStopped = true;
    m_sender->stop();
}

// On the way to a request

void FileUpload::Private::step()
{
    m_protocol->setNow(m_services.clock.now());
    const UploadStep next =
        m_protocol->next(fragmentSize(m_fragments, m_file.upload.mostAtOnce, rate()));
    takeSession();
    if (const auto *request = std::get_if<UploadRequest>(&next))
        return prepare(*request);
    const UploadEnd &end = std::get<UploadEnd>(next);
    m_retryAfter = end.retryAfter;
    if (!end.outcome)
        return fail(end.outcome.error());
    settle(end);
}

qint64 FileUpload::Private::rate() const
{
    if (!m_services.throttle)
        return 0;
    // Half a second's worth, unless there is no limit to speak of.
    const qint64 most = biggestFragment;
    const qint64 half = m_services.throttle->readAhead(most);
    return half == most ? 0 : 2 * half;
}

void FileUpload::Private::prepare(const UploadRequest &request)
{
    m_request = request;
    const auto go = [this] {
        if (isFromSource())
            checkSource([this] { addChecksum(); });
        else
            send();
    };
    if (m_isSaved && !differsInMoreThanProgress(m_saved, m_file.upload))
        go();
    else
        save(go);
}

bool FileUpload::Private::isFromSource() const
{
    return m_request.bytes.isEmpty() && !m_request.body.isEmpty();
}

void FileUpload::Private::save(std::function<void()> next)
{
    m_owner.saveFile(m_file,
                     [this, guard = QPointer(&m_upload), session = m_file.upload,
                      next = std::move(next)](const Done &saved) {
                         if (!guard || m_phase != Phase::Moving)
                             return;
                         if (!saved)
                             return fail(saved.error());
                         m_saved = session;
                         m_isSaved = true;
                         next();
                     });
}

void FileUpload::Private::checkSource(std::function<void()> next)
{
    m_source.check(m_file.source, during(m_phase, [this, next = std::move(next)](const Done &same) {
                       if (!same)
                           return fail(same.error());
                       next();
                   }));
}

void FileUpload::Private::addChecksum()
{
    if (!m_request.checksum)
        return send();
    m_hash.digestOf(m_source.file(), m_request.body, *m_request.checksum,
                    during(Phase::Moving, [this](const Result<QByteArray> &digest) {
                        if (!digest)
                            return fail(digest.error());
                        m_request.headers.append({m_request.checksumHeader,
                                                  m_request.checksumPrefix + digest->toBase64()});
                        send();
                    }));
}

void FileUpload::Private::send()
{
    SendOrder order;
    order.request = m_request;
    order.request.headers = headersFor(m_request);
    order.throttle = m_services.throttle;
    order.setup = m_services.setup;
    order.identity = m_services.identity;
    m_requestAge.start();
    m_isSending = true;
    m_sender->start(order, body());
}

std::unique_ptr<BodySource> FileUpload::Private::body()
{
    if (!isFromSource())
        return std::make_unique<BytesBody>(m_request.bytes);
    const qint64 block =
        m_services.throttle ? m_services.throttle->readAhead(mostAhead) : mostAhead;
    return std::make_unique<SourceBody>(
        m_services.disk, m_source.file(), m_request.body, block,
        [this](qint64 at, const std::shared_ptr<const QByteArray> &bytes) {
            m_hash.sending(m_source.file(), at, bytes);
        });
}

RawHeaders FileUpload::Private::headersFor(const UploadRequest &request) const
{
    RawHeaders headers = request.headers;
    if (isSameOrigin(request.url, m_aim.url)) {
        for (const auto &header : m_aim.headers) {
            if (!hasHeader(request.headers, header.first))
                headers.append(header);
        }
    }
    return headers;
}

// What came of it

void FileUpload::Private::sendBegun()
{
    if (isFromSource() && !std::exchange(m_isConnected, true))
        Q_EMIT m_upload.connected();
}

void FileUpload::Private::sendFinished(const Result<UploadAnswer> &answer, qint64 sent)
{
    m_isSending = false;
    m_protocol->setNow(m_services.clock.now());
    if (!answer)
        return broke(answer.error(), sent);
    m_breaks = 0;
    const int status = answer->head.status;
    if (isFromSource() && status >= 200 && status < 300) {
        m_fragments = afterFragment(m_fragments, m_request.body.length(),
                                    std::chrono::milliseconds(m_requestAge.elapsed()));
    }
    m_protocol->answered(*answer);
    takeSession();
    step();
}

void FileUpload::Private::broke(const Error &error, qint64 sent)
{
    m_protocol->broken(error, sent);
    takeSession();
    if (error.context == ErrorContext::LocalFile) {
        // Why it cannot be read is seen best by its name.
        return checkSource([this, error] { fail(error); });
    }
    if (isFromSource())
        m_fragments = afterBreak(m_fragments);
    if (++m_breaks >= mostBreaks || !isTransient(remedyFor(error)))
        return fail(error);
    step();
}

void FileUpload::Private::takeSession()
{
    m_file.upload = m_protocol->session();
    m_file.bytesTransferred = std::clamp<qint64>(m_file.upload.acknowledged, 0, m_aim.size);
    if (m_file.bytesTransferred - m_checkpointed >= checkpointBytes)
        Q_EMIT m_upload.checkpointDue();
}

void FileUpload::Private::settle(const UploadEnd &end)
{
    m_phase = Phase::Settling;
    if (!std::exchange(m_isConnected, true))
        Q_EMIT m_upload.connected();
    Q_EMIT m_upload.bytesComplete();
    if (m_phase == Phase::Settling)
        checkSource([this, end] { compare(end); });
}

void FileUpload::Private::compare(const UploadEnd &end)
{
    const std::optional<StatedDigest> stated = statedDigest(end.digests, 200);
    const QLatin1String word = end.proof == UploadEnd::Proof::Length ? "length"_L1 : "status"_L1;
    // Nobody waits for a digest that is only to be shown.
    if (!stated && !m_hash.isAtEnd())
        return settled(word);
    const auto algorithm = stated ? stated->checksum.algorithm : Checksum::Algorithm::Sha256;
    m_hash.digest(m_source.file(), algorithm,
                  during(Phase::Settling, [=, this](const Result<QByteArray> &digest) {
                      if (!digest)
                          return fail(digest.error());
                      const Checksum sent{algorithm, *digest};
                      if (algorithm == Checksum::Algorithm::Sha256 || m_file.sentChecksum.isEmpty())
                          m_file.sentChecksum = checksumText(sent);
                      if (!stated)
                          return settled(word);
                      if (sent == stated->checksum)
                          return settled(algorithmName(algorithm));
                      fail(makeError(ErrorCode::ChecksumMismatch, ErrorContext::RemoteFile,
                                     QString(stated->source + u": the server has "
                                             + checksumText(stated->checksum) + u", sent was "
                                             + checksumText(sent))));
                  }));
}

void FileUpload::Private::settled(QLatin1String verdict)
{
    m_file.verdict = verdict;
    m_file.bytesTransferred = m_file.bytesTotal;
    m_file.state = FileState::Transferred;
    conclude({});
}

void FileUpload::Private::checkpoint(std::function<void(const Result<bool> &)> done)
{
    const bool grew = m_file.bytesTransferred > m_checkpointed;
    m_checkpointed = m_file.bytesTransferred;
    QMetaObject::invokeMethod(
        &m_upload, [done = std::move(done), grew] { done(grew); }, Qt::QueuedConnection);
}

QList<ConnectionView> FileUpload::Private::connections() const
{
    if (!m_isSending)
        return {};
    ConnectionView view;
    view.host = hostAndPort(m_request.url);
    view.claim = m_request.body;
    view.at = m_request.body.begin + (isFromSource() ? m_sender->sent() : 0);
    view.isOpen = m_sender->sent() > 0;
    view.tls = m_sender->tls();
    view.speed = m_sender->sent() * 1000 / std::max<qint64>(m_requestAge.elapsed(), 1);
    return {view};
}

// The end

void FileUpload::Private::fail(const Error &error)
{
    if (m_phase == Phase::Ended)
        return;
    // What the server has is not what was sent: none of it is of any use.
    if (error.code == ErrorCode::ChecksumMismatch) {
        const UploadMethod method = std::exchange(m_file.upload, {}).method;
        m_file.upload.method = method;
        m_file.bytesTransferred = 0;
        m_file.sentChecksum.clear();
    }
    m_file.error = error;
    m_file.state = isTransient(remedyFor(error)) ? FileState::Waiting : FileState::Failed;
    conclude(failure(error));
}

void FileUpload::Private::conclude(const Done &outcome)
{
    m_phase = Phase::Ended;
    m_sender->stop();
    QMetaObject::invokeMethod(
        &m_upload,
        [this, outcome] {
            if (!m_isStopped)
                m_owner.transferFinished(outcome, m_retryAfter);
        },
        Qt::QueuedConnection);
}

} // namespace tranship

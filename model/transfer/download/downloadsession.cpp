// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/downloadsession.h"

#include "model/transfer/verifier.h"

#include <QDateTime>
#include <QFileInfo>
#include <QPointer>

#include <utility>

namespace tranship {

namespace {

/// A checkpoint over as much means a fast transfer, for which fresh memory is dear.
constexpr qint64 forgetStep = 32 * 1024 * 1024;

} // namespace

FileDownload::Private::Private(FileDownload &download, DownloadServices services, Owner &owner,
                               File file)
    : m_download(download),
      m_services(services),
      m_owner(owner),
      m_file(std::move(file)),
      m_folder(QFileInfo(m_file.path).path())
{
}

void FileDownload::Private::start()
{
    m_phase = Phase::Moving;
    m_file.state = FileState::Moving;
    m_file.error = {};
    m_file.verdict.clear();
    open();
}

void FileDownload::Private::stop()
{
    m_phase = Phase::Ended;
    m_isStopped = true;
    m_verifyStopped->store(true);
    if (m_transport)
        m_transport->stop();
}

// Opening

void FileDownload::Private::open()
{
    if (!m_file.checksum.isEmpty()) {
        const Result<Checksum> checksum = parseChecksum(m_file.checksum);
        if (!checksum)
            return fail(checksum.error());
        m_checksum = std::make_shared<const Checksum>(*checksum);
    }
    PartWriter part;
    const Done opened = part.open(m_services.partFiles, m_folder, m_file);
    const bool isLost = !opened
        && (opened.error().code == ErrorCode::PartFileLost
            || opened.error().code == ErrorCode::PartFileChanged);
    if (!opened && !isLost)
        return fail(opened.error());
    const qint64 held = isLost ? 0 : part.held();
    const ByteRanges vouched = m_file.durable;
    m_file.durable = held > 0 ? ByteRanges(ByteRange{0, held}) : ByteRanges();
    m_file.bytesTransferred = held;
    auto next = [this, isLost, part = std::move(part)]() mutable {
        if (isLost)
            return createPart();
        if (const Done cut = part.cutTail(); !cut)
            return fail(cut.error());
        m_part = std::move(part);
        partReady();
    };
    // Bytes are given up in the store first: a new file may get the old one's inode.
    if (m_file.durable == vouched)
        next();
    else
        save(std::move(next));
}

void FileDownload::Private::createPart()
{
    if (const Done made = m_part.create(m_services.partFiles, m_folder, m_file.partName); !made)
        return fail(made.error());
    const FileIdentity identity = m_part.file()->identity();
    m_file.partDevice = identity.device;
    m_file.partInode = identity.inode;
    partReady();
}

void FileDownload::Private::partReady()
{
    const qint64 held = m_part.held();
    if (held > 0 && m_file.bytesTotal != unknownSize) {
        if (held == m_file.bytesTotal)
            return settle();
        const Done room = checkRoom(m_services.partFiles, m_folder, m_file.bytesTotal - held);
        if (!room)
            return fail(room.error());
    }
    ask(AskFor::Rest);
}

// Asking

void FileDownload::Private::ask(AskFor what)
{
    m_askFor = what;
    m_ask = planAsk(m_file, m_part.held(), what, m_usesOriginal);
    m_heldAtAsk = m_part.held();
    m_overlapHeld.clear();
    const qint64 overlap = m_ask.wantsRange ? m_part.held() - m_ask.from : 0;
    if (overlap == 0)
        return send();
    auto read = [file = m_part.file(), from = m_ask.from, overlap] {
        return readPiece(*file, from, overlap);
    };
    runOn<Result<QByteArray>>(m_services.disk, &m_download, std::move(read),
                              [this](const Result<QByteArray> &held) {
                                  if (m_phase != Phase::Moving)
                                      return;
                                  if (!held)
                                      return fail(held.error());
                                  m_overlapHeld = *held;
                                  send();
                              });
}

void FileDownload::Private::send()
{
    TransferRequest request;
    request.url = m_ask.url;
    request.from = m_ask.from;
    request.wantsRange = m_ask.wantsRange;
    request.ifRange = m_ask.ifRange;
    request.throttle = m_services.throttle;
    m_retryAfter.reset();
    m_transport = m_services.transports.make(*this);
    m_transport->start(request);
}

void FileDownload::Private::follow(const Ruling &ruling)
{
    switch (ruling.step) {
    case Ruling::Step::AskOverlap:
        return ask(AskFor::Overlap);
    case Ruling::Step::AskWhole:
        m_changeSeen = m_changeSeen || ruling.changed;
        return ask(AskFor::Whole);
    case Ruling::Step::AskAgain:
        ++m_wrongRanges;
        return ask(m_askFor);
    case Ruling::Step::AskOriginal:
        m_usesOriginal = true;
        return ask(m_askFor);
    case Ruling::Step::Complete:
        return settle();
    case Ruling::Step::Accept:
    case Ruling::Step::Replace:
    case Ruling::Step::Refuse:
        return fail(ruling.error);
    }
}

// Answers

Done FileDownload::Private::headReceived(const ResponseHead &head)
{
    m_retryAfter = retryAfter(head, QDateTime::currentDateTimeUtc());
    const Ruling ruling = judge(
        {m_file, m_ask, m_part.held(), m_part.holdsHtml(), m_changeSeen, m_wrongRanges}, head);
    m_body = {};
    m_body.end = ruling.end;
    if (ruling.step == Ruling::Step::Accept)
        return accept(head, ruling);
    if (ruling.step == Ruling::Step::Replace)
        return replace(head, ruling);
    m_next = ruling;
    return failure(ruling.error);
}

Done FileDownload::Private::accept(const ResponseHead &head, const Ruling &ruling)
{
    const qint64 held = m_part.held();
    if (ruling.total != unknownSize) {
        if (Done room = checkRoom(m_services.partFiles, m_folder, ruling.total - held); !room)
            return room;
        m_part.expect(ruling.total);
    }
    m_body.at = m_ask.from;
    if (held == 0) {
        takeVersion(head, ruling);
        takeName(head);
        return {};
    }
    m_file.finalUrl = head.url;
    m_file.validator.acceptsRanges = true;
    m_body.overlap = Overlap(m_overlapHeld);
    const bool isNamed =
        !ruling.validator.etag.isEmpty() || !ruling.validator.lastModified.isEmpty();
    if (m_body.overlap.isOpen() && isNamed)
        m_body.adopt = ruling.validator;
    return {};
}

Done FileDownload::Private::replace(const ResponseHead &head, const Ruling &ruling)
{
    if (ruling.total != unknownSize) {
        // What is held makes room for as much.
        const qint64 more = ruling.total - m_part.held();
        if (Done room = checkRoom(m_services.partFiles, m_folder, more); !room)
            return room;
    }
    m_transport->setPaused(true);
    m_isHeld = true;
    const bool isVouched = !m_file.durable.isEmpty();
    giveUpBytes();
    if (ruling.changed)
        ++m_file.restarts;
    takeVersion(head, ruling);
    m_changeSeen = false;
    if (isVouched)
        save([this] { emptyPart(); });
    else
        emptyPart();
    if (m_phase != Phase::Moving)
        return failure(m_file.error);
    return {};
}

void FileDownload::Private::emptyPart()
{
    // Behind any sync that is under way.
    runOn<Done>(
        m_services.disk, &m_download, [file = m_part.file()] { return file->truncate(0); },
        [this](const Done &emptied) { partEmptied(emptied); });
}

void FileDownload::Private::partEmptied(const Done &emptied)
{
    if (m_phase != Phase::Moving)
        return;
    if (!emptied)
        return fail(emptied.error());
    m_part.setEmpty();
    if (m_file.bytesTotal != unknownSize)
        m_part.expect(m_file.bytesTotal);
    m_isVoid = false;
    m_isHeld = false;
    if (const auto outcome = std::exchange(m_heldOutcome, {}))
        transportFinished(*outcome);
    else
        m_transport->setPaused(false);
}

void FileDownload::Private::takeVersion(const ResponseHead &head, const Ruling &ruling)
{
    m_file.finalUrl = head.url;
    m_file.validator = ruling.validator;
    m_file.bytesTotal = ruling.total;
}

void FileDownload::Private::takeName(const ResponseHead &head)
{
    if (!m_file.nameIsFixed)
        m_file.path = m_owner.pathForName(m_file, suggestedName(head, m_file.url));
}

Done FileDownload::Private::bytesReceived(QByteArrayView bytes)
{
    if (!m_isConnected && !bytes.isEmpty()) {
        m_isConnected = true;
        Q_EMIT m_download.connected();
    }
    if (m_phase != Phase::Moving)
        return failure(ErrorCode::InvalidState, ErrorContext::QueueManager);
    if (m_body.end != unknownSize && bytes.size() > m_body.end - m_body.at) {
        return failure(ErrorCode::LengthMismatch, ErrorContext::RemoteFile,
                       m_ask.url.host() + u": more bytes than told");
    }
    m_body.at += bytes.size();
    if (m_body.overlap.isOpen() && !m_body.overlap.take(bytes)) {
        Ruling other;
        other.step = Ruling::Step::AskWhole;
        other.error = makeError(ErrorCode::RemoteFileChanged, ErrorContext::RemoteFile,
                                m_ask.url.host() + u": other bytes");
        other.changed = true;
        m_next = other;
        return failure(other.error);
    }
    return bytes.isEmpty() ? Done() : write(bytes);
}

Done FileDownload::Private::write(QByteArrayView bytes)
{
    if (auto version = std::exchange(m_body.adopt, {})) {
        if (version->length < 0)
            version->length = m_file.validator.length;
        m_file.validator = *version;
    }
    if (Done written = m_part.append(bytes); !written)
        return written;
    m_file.bytesTransferred = m_part.held();
    if (m_part.takeCheckpointDue())
        Q_EMIT m_download.checkpointDue();
    return {};
}

void FileDownload::Private::transportFinished(const Done &outcome)
{
    if (m_phase != Phase::Moving)
        return;
    if (m_isHeld) {
        m_heldOutcome = outcome;
        return;
    }
    if (const auto next = std::exchange(m_next, {}))
        return follow(*next);
    if (!outcome)
        return fail(outcome.error());
    bodyEnded();
}

void FileDownload::Private::bodyEnded()
{
    const qint64 held = m_part.held();
    const bool isShort = m_body.at < held || (m_body.end != unknownSize && m_body.at != m_body.end);
    const bool isPart = m_file.bytesTotal != unknownSize && held < m_file.bytesTotal;
    if (isShort || (isPart && held <= m_heldAtAsk)) {
        return fail(makeError(ErrorCode::LengthMismatch, ErrorContext::RemoteFile,
                              m_ask.url.host() + u": fewer bytes than told"));
    }
    // A server may answer with less than was asked for.
    if (isPart)
        ask(AskFor::Rest);
    else
        settle();
}

// Stable storage

void FileDownload::Private::checkpoint(std::function<void(const Result<bool> &)> done)
{
    if (m_syncError)
        return answerLater(std::move(done), failure(*m_syncError));
    const qint64 until = m_part.held();
    if (!m_part.isOpen() || m_isVoid || until <= m_file.durable.firstGap(0))
        return answerLater(std::move(done), false);
    m_part.checkpointBegun();
    const qint64 from = m_file.durable.firstGap(0);
    // what a checksum reads again soon had better stay in memory
    const bool forgets = !m_checksum && until - from >= forgetStep;
    runOn<Done>(
        m_services.disk, &m_download,
        [file = m_part.file(), from, until, forgets] {
            Done synced = file->sync();
            if (synced && forgets)
                file->forget(from, until - from);
            return synced;
        },
        [this, until, generation = m_generation, done = std::move(done)](const Done &outcome) {
            synced(until, generation, outcome, done);
        });
}

void FileDownload::Private::synced(qint64 until, int generation, const Done &outcome,
                                   const std::function<void(const Result<bool> &)> &done)
{
    if (!outcome && !m_syncError) {
        m_syncError = outcome.error();
        fail(outcome.error());
    }
    if (m_syncError)
        return done(failure(*m_syncError));
    const bool grew = generation == m_generation && until > m_file.durable.firstGap(0);
    if (grew)
        m_file.durable.add({0, until});
    done(grew);
}

void FileDownload::Private::answerLater(std::function<void(const Result<bool> &)> done,
                                        Result<bool> answer)
{
    QMetaObject::invokeMethod(
        &m_download, [done = std::move(done), answer = std::move(answer)] { done(answer); },
        Qt::QueuedConnection);
}

void FileDownload::Private::settle()
{
    m_phase = Phase::Settling;
    Q_EMIT m_download.bytesComplete();

    struct Outcome {
        Done synced;
        Done verified;
    };

    const qint64 total = m_part.held();
    auto work = [file = m_part.file(), total, checksum = m_checksum, stopped = m_verifyStopped] {
        Outcome outcome;
        outcome.synced = file->sync();
        if (outcome.synced && checksum) {
            outcome.verified =
                verifyChecksum(*file, total, *checksum, [stopped] { return stopped->load(); });
        }
        return outcome;
    };
    const auto answered = [this, total](const Outcome &outcome) {
        settled(total, outcome.synced, outcome.verified);
    };
    // a sync waits, as many others can at the same time; a checksum has the processor work
    if (m_checksum)
        runOn<Outcome>(m_services.disk, &m_download, std::move(work), answered);
    else
        runAside<Outcome>(m_services.disk, &m_download, std::move(work), answered);
}

void FileDownload::Private::settled(qint64 total, const Done &synced, const Done &verified)
{
    if (m_phase != Phase::Settling)
        return;
    if (!synced) {
        m_syncError = synced.error();
        return fail(synced.error());
    }
    m_file.durable.add({0, total});
    if (!verified)
        return fail(verified.error());
    // A last chunk does not vouch: QNetworkAccessManager also takes a chunked body that was cut, or
    // whose framing broke, for a whole one.
    const bool isLengthTold = m_file.validator.length >= 0;
    if (m_checksum)
        m_file.verdict = algorithmName(m_checksum->algorithm);
    else
        m_file.verdict =
            isLengthTold ? QStringLiteral("length") : QStringLiteral("unverified length");
    m_file.bytesTotal = total;
    m_file.state = FileState::Transferred;
    conclude({});
}

void FileDownload::Private::save(std::function<void()> next)
{
    m_owner.saveFile(
        m_file,
        [this, guard = QPointer(&m_download), next = std::move(next)](const Done &saved) mutable {
            if (!guard || m_phase != Phase::Moving)
                return;
            if (!saved)
                return fail(saved.error());
            next();
        });
}

void FileDownload::Private::giveUpBytes()
{
    m_isVoid = true;
    ++m_generation;
    m_file.durable.clear();
    m_file.bytesTransferred = 0;
}

// The end

void FileDownload::Private::fail(const Error &error)
{
    if (m_phase == Phase::Ended)
        return;
    // What was found to be wrong, or is of a version that is no more, is not resumed.
    const bool isUseless =
        error.code == ErrorCode::ChecksumMismatch || error.code == ErrorCode::RemoteFileChanged;
    if (isUseless)
        giveUpBytes();
    if (m_syncError)
        m_file.bytesTransferred = m_file.durable.firstGap(0);
    m_file.error = error;
    m_file.state =
        !isUseless && isTransient(remedyFor(error)) ? FileState::Waiting : FileState::Failed;
    conclude(failure(error));
}

void FileDownload::Private::conclude(const Done &outcome)
{
    m_phase = Phase::Ended;
    if (m_transport)
        m_transport->stop();
    QMetaObject::invokeMethod(
        &m_download,
        [this, outcome] {
            if (!m_isStopped)
                m_owner.downloadFinished(outcome, m_retryAfter);
        },
        Qt::QueuedConnection);
}

} // namespace tranship

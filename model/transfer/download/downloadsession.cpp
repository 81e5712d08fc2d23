// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/downloadsession.h"

#include "model/job/linkheader.h"

#include <QFileInfo>
#include <QPointer>

#include <utility>

namespace tranship {

FileDownload::Private::Private(FileDownload &download, DownloadServices services,
                               FileDownload::Owner &owner, File file)
    : m_download(download),
      m_services(std::move(services)),
      m_owner(owner),
      m_file(std::move(file)),
      m_folder(QFileInfo(m_file.path).path()),
      m_part(m_services.partFiles, m_services.disk, *this),
      m_verification(m_services.hashing, *this),
      m_crew({m_services.transports, m_services.throttle, m_services.budget,
              m_services.isDynamic ? 1 : m_services.connections},
             m_part, *this)
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
    m_verification.stop();
    m_crew.stop();
}

// Opening

void FileDownload::Private::open()
{
    if (m_services.isDynamic)
        m_file.bytesTotal = unknownSize;
    const Result<Expectation> expectation = expected(m_file);
    if (!expectation)
        return fail(expectation.error());
    const Done opened = m_part.open(m_folder, m_file);
    const bool isLost = m_services.isDynamic
        || (!opened
            && (opened.error().code == ErrorCode::PartFileLost
                || opened.error().code == ErrorCode::PartFileChanged));
    if (!opened && !isLost)
        return fail(opened.error());
    const ByteRanges vouched = std::exchange(m_file.durable, isLost ? ByteRanges() : m_part.held());
    m_file.bytesTransferred = m_file.durable.length();
    // Bytes are given up in the store first: a new file may get the old one's inode.
    if (m_file.durable == vouched)
        partOpened(isLost);
    else
        save([this, isLost] { partOpened(isLost); });
}

void FileDownload::Private::partOpened(bool isLost)
{
    if (isLost)
        return createPart();
    if (const Done cut = m_part.cutTail(); !cut)
        return fail(cut.error());
    partReady();
}

void FileDownload::Private::createPart()
{
    if (const Done made = m_part.create(m_folder, m_file.partName); !made)
        return fail(made.error());
    const FileIdentity identity = m_part.identity();
    m_file.partDevice = identity.device;
    m_file.partInode = identity.inode;
    m_file.partBorn = identity.born;
    partReady();
}

void FileDownload::Private::partReady()
{
    const qint64 held = m_part.held().length();
    if (const Done followed = follow(); !followed)
        return fail(followed.error());
    if (held > 0)
        askForBlocks();
    if (held > 0 && m_file.bytesTotal != unknownSize) {
        if (held == m_file.bytesTotal)
            return settle();
        if (const Done room = roomFor(m_file.bytesTotal - held); !room)
            return fail(room.error());
    }
    m_crew.start();
}

void FileDownload::Private::askForBlocks()
{
    m_owner.storedBlocks(
        m_file,
        [this, guard = QPointer(&m_download)](const QList<BlockHash> &blocks, bool compare) {
            if (!guard || m_isVoid || m_phase == Phase::Ended)
                return;
            m_part.setKnown(blocks);
            if (compare)
                m_verification.checkBlocks(m_part.file(), blocks, m_file.durable);
        });
}

Done FileDownload::Private::follow()
{
    const Result<Expectation> expectation = expected(m_file);
    if (!expectation)
        return failure(expectation.error());
    m_verification.follow(m_part.file(), *expectation, m_part.held(), m_file.bytesTotal);
    return {};
}

Done FileDownload::Private::roomFor(qint64 bytes) const
{
    return checkRoom(m_services.partFiles, m_folder, bytes);
}

// What the connections bring

Done FileDownload::Private::answerAccepted(const ResponseHead &head, const Ruling &ruling)
{
    const bool isFresh = m_part.held().isEmpty();
    if (ruling.total != unknownSize) {
        const qint64 missing = ruling.total - m_part.held().length();
        if (Done room = roomFor(missing); !room)
            return room;
        m_part.expect(ruling.total);
    }
    if (isFresh) {
        takeVersion(head, ruling);
        takeName(head);
        return adopt(head, AnswerOf::NewVersion);
    }
    m_file.finalUrl = head.url;
    m_file.validator.acceptsRanges = true;
    return adopt(head, AnswerOf::SameVersion);
}

Done FileDownload::Private::adopt(const ResponseHead &head, AnswerOf answer)
{
    const Adoption adoption = adoptStated(m_file, head.headers, head.status, answer);
    if (Done fits = piecesFit(m_file.pieces, m_file.bytesTotal); !fits)
        return fits;
    // RFC 6249, section 6: without a digest nothing says that a mirror has the same bytes.
    if (!m_file.checksum.isEmpty() && m_file.ranges.isEmpty()) {
        QList<QUrl> mirrors;
        for (const Mirror &mirror : linksOf(head.headers, head.url).mirrors)
            mirrors.append(mirror.url);
        m_crew.addMirrors(mirrors);
    }
    const bool isOther = adoption == Adoption::Taken || adoption == Adoption::Dropped;
    if (isOther)
        return follow();
    m_verification.setTotal(m_file.bytesTotal);
    return {};
}

void FileDownload::Private::answerReplaces(const ResponseHead &head, const Ruling &ruling)
{
    if (ruling.total != unknownSize) {
        // What is held makes room for as much.
        if (const Done room = roomFor(ruling.total - m_part.held().length()); !room)
            return fail(room.error());
    }
    const bool isVouched = !m_file.durable.isEmpty();
    giveUpBytes();
    if (ruling.changed)
        ++m_file.restarts;
    takeVersion(head, ruling);
    if (const Done adopted = adopt(head, AnswerOf::NewVersion); !adopted)
        return fail(adopted.error());
    auto go = [this] {
        if (m_file.bytesTotal != unknownSize)
            m_part.expect(m_file.bytesTotal);
        m_crew.replaced();
    };
    if (isVouched)
        save([this, go] { emptyPart(go); });
    else
        emptyPart(go);
}

void FileDownload::Private::emptyPart(std::function<void()> next)
{
    m_part.empty([this, next = std::move(next)](const Done &emptied) {
        if (m_phase != Phase::Moving)
            return;
        if (!emptied)
            return fail(emptied.error());
        m_isVoid = false;
        if (const Done followed = follow(); !followed)
            return fail(followed.error());
        next();
    });
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

void FileDownload::Private::versionProven(const Validator &version)
{
    const qint64 length = m_file.validator.length;
    m_file.validator = version;
    if (m_file.validator.length < 0)
        m_file.validator.length = length;
}

void FileDownload::Private::bytesBrought()
{
    m_file.bytesTransferred = m_part.held().length();
    if (!m_isConnected) {
        m_isConnected = true;
        Q_EMIT m_download.connected();
    }
    if (m_verification.isCongested())
        m_crew.setCongested(true);
    if (m_part.takeSyncDue())
        Q_EMIT m_download.checkpointDue();
}

void FileDownload::Private::crewDone()
{
    settle();
}

void FileDownload::Private::crewFailed(const Error &error,
                                       std::optional<std::chrono::seconds> retryAfter)
{
    m_retryAfter = retryAfter;
    fail(error);
}

// The disk

void FileDownload::Private::partFailed(const Error &error)
{
    m_file.bytesTransferred = m_part.held().length();
    fail(error);
}

void FileDownload::Private::partRelieved()
{
    if (!m_verification.isCongested())
        m_crew.setCongested(false);
}

void FileDownload::Private::verificationRelieved()
{
    if (!m_part.isCongested())
        m_crew.setCongested(false);
}

void FileDownload::Private::partWritten(qint64 at, const std::shared_ptr<const QByteArray> &bytes)
{
    if (m_isVoid || m_phase == Phase::Ended)
        return;
    m_verification.written(at, bytes);
}

void FileDownload::Private::bytesDamaged(const ByteRanges &damaged)
{
    if (m_phase == Phase::Ended || m_isVoid)
        return;
    m_phase = Phase::Moving;
    for (const ByteRange &range : damaged.ranges()) {
        m_part.drop(range);
        m_verification.dropped(range);
        m_file.durable.subtract(range);
    }
    m_file.bytesTransferred = m_part.held().length();
    save([this] { m_crew.bringAgain(); });
}

void FileDownload::Private::checkpoint(std::function<void(const Result<bool> &)> done)
{
    if (m_syncError)
        return answerLater(std::move(done), failure(*m_syncError));
    if (!m_part.isOpen() || m_isVoid || m_part.held() == m_file.durable)
        return answerLater(std::move(done), false);
    // Nothing comes any more when it has ended or waits for the disk.
    const auto what = m_phase == Phase::Moving ? PartWriter::SyncOf::FileThatGrows
                                               : PartWriter::SyncOf::WholeFile;
    m_part.sync(what, [this, done = std::move(done)](const Result<PartWriter::Synced> &outcome) {
        const qint64 before = m_file.durable.length();
        synced(outcome);
        if (m_syncError)
            return done(failure(*m_syncError));
        done(m_file.durable.length() > before);
    });
}

QList<BlockHash> FileDownload::Private::takeBlocks()
{
    QList<BlockHash> blocks = std::exchange(m_blocks, {});
    blocks.removeIf(
        [this](const BlockHash &block) { return !m_file.durable.contains(blockRange(block)); });
    return blocks;
}

void FileDownload::Private::synced(const Result<PartWriter::Synced> &outcome)
{
    if (!outcome && !m_syncError) {
        m_syncError = outcome.error();
        fail(outcome.error());
    }
    if (outcome && !m_syncError && !m_isVoid) {
        m_file.durable = outcome->durable;
        m_blocks += outcome->blocks;
        m_file.bytesTransferred = m_part.held().length();
    }
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
    const auto heard = [this, round = ++m_settlings](const Result<PartWriter::Synced> &outcome) {
        synced(outcome);
        // Bytes that were brought again meanwhile have a sync of their own.
        if (m_phase != Phase::Settling || round != m_settlings)
            return;
        m_verification.finish([this](const Done &verified) { settled(verified); });
    };
    m_part.sync(PartWriter::SyncOf::WholeFile, heard);
}

void FileDownload::Private::settled(const Done &verified)
{
    if (m_phase != Phase::Settling)
        return;
    if (!verified && verified.error().code == ErrorCode::ChecksumMismatch)
        return mismatched(verified.error());
    if (!verified)
        return fail(verified.error());
    m_file.verdict = verdictOf(m_verification.expectation(), m_file.validator);
    m_file.bytesTotal = m_part.held().length();
    m_file.state = FileState::Transferred;
    conclude({});
}

void FileDownload::Private::mismatched(const Error &error)
{
    const AfterMismatch next = afterMismatch(m_file, ++m_mismatches);
    if (next != AfterMismatch::StartOver)
        return endWith(withSource(m_file, error), next == AfterMismatch::FailKeepingBytes);
    m_phase = Phase::Moving;
    giveUpBytes();
    save([this] { emptyPart([this] { m_crew.start(Crew::Places::OwnAddress); }); });
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
    m_file.durable.clear();
    m_file.bytesTransferred = 0;
}

// The end

void FileDownload::Private::fail(const Error &error)
{
    endWith(error, false);
}

void FileDownload::Private::endWith(const Error &error, bool keepsBytes)
{
    if (m_phase == Phase::Ended)
        return;
    // What was found to be wrong, or is of a version that is no more, is not resumed.
    const bool isUseless =
        error.code == ErrorCode::ChecksumMismatch || error.code == ErrorCode::RemoteFileChanged;
    if (isUseless && !keepsBytes)
        giveUpBytes();
    if (m_syncError)
        m_file.bytesTransferred = m_file.durable.length();
    m_file.error = error;
    m_file.state =
        !isUseless && isTransient(remedyFor(error)) ? FileState::Waiting : FileState::Failed;
    conclude(failure(error));
}

void FileDownload::Private::conclude(const Done &outcome)
{
    m_phase = Phase::Ended;
    m_crew.stop();
    QMetaObject::invokeMethod(
        &m_download,
        [this, outcome] {
            if (!m_isStopped)
                m_owner.transferFinished(outcome, m_retryAfter);
        },
        Qt::QueuedConnection);
}

} // namespace tranship

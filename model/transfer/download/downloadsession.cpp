// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/downloadsession.h"

#include "model/transfer/verifier.h"

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
      m_crew(
          {m_services.transports, m_services.throttle, m_services.budget, m_services.connections},
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
    m_verifyStopped->store(true);
    m_crew.stop();
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
    const Done opened = m_part.open(m_folder, m_file);
    const bool isLost = !opened
        && (opened.error().code == ErrorCode::PartFileLost
            || opened.error().code == ErrorCode::PartFileChanged);
    if (!opened && !isLost)
        return fail(opened.error());
    const ByteRanges vouched = std::exchange(m_file.durable, m_part.held());
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
    partReady();
}

void FileDownload::Private::partReady()
{
    const qint64 held = m_part.held().length();
    if (held > 0 && m_file.bytesTotal != unknownSize) {
        if (held == m_file.bytesTotal)
            return settle();
        if (const Done room = roomFor(m_file.bytesTotal - held); !room)
            return fail(room.error());
    }
    m_crew.start();
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
    } else {
        m_file.finalUrl = head.url;
        m_file.validator.acceptsRanges = true;
    }
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
    if (isVouched)
        save([this] { emptyPart(); });
    else
        emptyPart();
}

void FileDownload::Private::emptyPart()
{
    m_part.empty([this](const Done &emptied) {
        if (m_phase != Phase::Moving)
            return;
        if (!emptied)
            return fail(emptied.error());
        if (m_file.bytesTotal != unknownSize)
            m_part.expect(m_file.bytesTotal);
        m_isVoid = false;
        m_crew.replaced();
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
    m_crew.relieve();
}

void FileDownload::Private::partWritten(qint64, const std::shared_ptr<const QByteArray> &) { }

void FileDownload::Private::checkpoint(std::function<void(const Result<bool> &)> done)
{
    if (m_syncError)
        return answerLater(std::move(done), failure(*m_syncError));
    if (!m_part.isOpen() || m_isVoid || m_part.held() == m_file.durable)
        return answerLater(std::move(done), false);
    m_part.sync([this, done = std::move(done)](const Result<ByteRanges> &outcome) {
        const qint64 before = m_file.durable.length();
        synced(outcome);
        if (m_syncError)
            return done(failure(*m_syncError));
        done(m_file.durable.length() > before);
    });
}

void FileDownload::Private::synced(const Result<ByteRanges> &outcome)
{
    if (!outcome && !m_syncError) {
        m_syncError = outcome.error();
        fail(outcome.error());
    }
    if (outcome && !m_syncError && !m_isVoid) {
        m_file.durable = *outcome;
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
    m_part.sync([this](const Result<ByteRanges> &outcome) {
        synced(outcome);
        if (m_phase == Phase::Settling)
            verify();
    });
}

void FileDownload::Private::verify()
{
    if (!m_checksum)
        return settled({});
    auto work = [file = m_part.file(), total = m_part.held().length(), checksum = m_checksum,
                 stopped = m_verifyStopped] {
        return verifyChecksum(*file, total, *checksum, [stopped] { return stopped->load(); });
    };
    runOn<Done>(m_services.disk, &m_download, std::move(work),
                [this](const Done &verified) { settled(verified); });
}

void FileDownload::Private::settled(const Done &verified)
{
    if (m_phase != Phase::Settling)
        return;
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
    m_file.bytesTotal = m_part.held().length();
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
                m_owner.downloadFinished(outcome, m_retryAfter);
        },
        Qt::QueuedConnection);
}

} // namespace tranship

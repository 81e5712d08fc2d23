// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/partwriter.h"

#include "model/files/device.h"
#include "model/files/directmemory.h"
#include "model/transfer/download/downloadplan.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace tranship {

namespace {

constexpr qint64 mebibyte = qint64{1024} * 1024;
constexpr qint64 syncStep = 64 * mebibyte;
/// A sync over as much means a fast transfer, for which fresh memory is dear.
constexpr qint64 forgetStep = 32 * mebibyte;
/// Left free for the store, logs and everybody else.
constexpr qint64 roomMargin = 16 * mebibyte;
constexpr qint64 beginLength = 512;
/// Smaller ones are written before it would matter.
constexpr qint64 smallestReserved = 16 * mebibyte;
/// Pieces of few connections and of many: a slow disk may cost memory, not much of it.
constexpr qint64 bigPiece = DirectMemory::bigPage;
constexpr qint64 smallPiece = mebibyte / 4;
constexpr size_t fewStreams = 4;
/// What may wait for the disk before connections are held back: what a processor's cache holds.
constexpr qint64 mostPending = 4 * mebibyte;
constexpr size_t mostSpare = 8;

Result<QByteArray> readPiece(ByteFile &file, qint64 offset, qint64 length)
{
    QByteArray piece(length, Qt::Uninitialized);
    const Result<qint64> got =
        file.read(offset, std::span<char>(piece.data(), static_cast<size_t>(piece.size())));
    if (!got)
        return failure(got.error());
    piece.truncate(*got);
    return piece;
}

/// Nobody hears it.
tl::unexpected<Error> notWanted()
{
    return failure(ErrorCode::PartFileLost, ErrorContext::LocalFile);
}

Result<RoomFound> findRoom(PartFiles &partFiles, const QString &folder, const RoomNeeds &needs)
{
    const Result<qint64> free = partFiles.freeSpace(folder);
    if (!free)
        return failure(free.error());
    return RoomFound{*free, neededBeside(folder, needs)};
}

} // namespace

/// Memory that bytes are gathered in.
class PartWriter::Piece final {
public:
    explicit Piece(qint64 room) : m_memory(room) { }

    /// Begins anew: up to `most` bytes for the file from `at` on.
    void begin(qint64 at, qint64 most)
    {
        m_at = at;
        m_most = std::min(most, room());
        m_size = 0;
    }

    [[nodiscard]] qint64 at() const { return m_at; }

    [[nodiscard]] qint64 room() const { return m_memory.size(); }

    [[nodiscard]] qint64 size() const { return m_size; }

    [[nodiscard]] bool isFull() const { return m_size == m_most; }

    [[nodiscard]] std::span<char> rest()
    {
        return {m_memory.data() + m_size, static_cast<size_t>(m_most - m_size)};
    }

    /// Takes what it has room for off the front of `bytes`, which may be there already.
    void take(QByteArrayView &bytes)
    {
        const qint64 length = std::min<qint64>(bytes.size(), m_most - m_size);
        if (bytes.data() != rest().data())
            std::memcpy(rest().data(), bytes.data(), static_cast<size_t>(length));
        m_size += length;
        bytes = bytes.sliced(length);
    }

    [[nodiscard]] QByteArrayView bytes() const { return {m_memory.data(), m_size}; }

    /// The same, to be kept by others for as long as they like.
    [[nodiscard]] static std::shared_ptr<const QByteArray>
    shared(const std::shared_ptr<Piece> &piece)
    {
        piece->m_view = QByteArray::fromRawData(piece->m_memory.data(), piece->m_size);
        return {piece, &piece->m_view};
    }

private:
    DirectMemory m_memory;
    QByteArray m_view;
    qint64 m_at = 0;
    qint64 m_most = 0;
    qint64 m_size = 0;
};

struct PartWriter::Disk {
    std::shared_ptr<ByteFile> file;
    BlockHasher hasher{};
    std::optional<Error> failure{}; ///< of a write: those after it are not done

    Done write(qint64 at, QByteArrayView bytes)
    {
        if (failure)
            return tl::unexpected(*failure);
        // The rest of a page goes another way than whole ones.
        const qint64 odd = at % directAlignment == 0 ? bytes.size() % directAlignment : 0;
        Done done = bytes.size() == odd ? Done() : file->write(at, bytes.chopped(odd));
        if (done && odd > 0)
            done = file->write(at + bytes.size() - odd, bytes.last(odd));
        if (!done) {
            failure = done.error();
            return done;
        }
        hasher.take(at, bytes);
        if (bytes.size() >= smallPiece)
            file->startWriteback(at, bytes.size());
        return done;
    }

    /// A block that cannot be read back has no hash, that is all: it gets to stable storage.
    QList<BlockHash> blocksIn(const ByteRanges &held, qint64 total)
    {
        const Result<QList<BlockHash>> blocks = hasher.blocksIn(held, total, *file);
        return blocks ? *blocks : QList<BlockHash>();
    }

    Result<Synced> sync(const ByteRanges &held, const ByteRanges &fresh, qint64 total)
    {
        if (Done synced = file->sync(); !synced)
            return tl::unexpected(synced.error());
        QList<BlockHash> blocks = blocksIn(held, total);
        forget(fresh);
        return Synced{held, std::move(blocks)};
    }

    void forget(const ByteRanges &fresh)
    {
        if (fresh.length() < forgetStep)
            return;
        for (const ByteRange &range : fresh.ranges())
            file->forget(range.begin, range.length());
    }
};

PartWriter::Stream::Stream(PartWriter &part, qint64 at) : m_part(part), m_at(at)
{
    m_part.m_streams.push_back(this);
}

PartWriter::Stream::~Stream()
{
    flush();
    std::erase(m_part.m_streams, this);
}

std::span<char> PartWriter::Stream::room()
{
    if (!m_piece)
        m_piece = m_part.makePiece(m_at);
    return m_piece->rest();
}

void PartWriter::Stream::append(QByteArrayView bytes)
{
    m_part.take(*this, bytes);
    while (!bytes.isEmpty()) {
        if (!m_piece)
            m_piece = m_part.makePiece(m_at);
        const qint64 before = m_piece->size();
        m_piece->take(bytes);
        m_at += m_piece->size() - before;
        if (m_piece->isFull())
            flush();
    }
}

void PartWriter::Stream::flush()
{
    if (m_piece && m_piece->size() > 0)
        m_part.post(std::exchange(m_piece, nullptr));
}

PartWriter::PartWriter(PartFiles &partFiles, Worker &disk, Listener &listener)
    : m_partFiles(partFiles),
      m_worker(disk),
      m_listener(listener)
{
}

PartWriter::~PartWriter()
{
    // Closing a file may wait for its disk too.
    if (m_file)
        m_worker.post([file = std::move(m_file), disk = std::move(m_disk)] {}, nullptr, {});
}

void PartWriter::open(const QString &folder, const File &file, Answer opened)
{
    runOn<Result<Opened>>(
        m_worker, this,
        [&partFiles = m_partFiles, folder, file, isGivenUp = m_isGivenUp]() -> Result<Opened> {
            return *isGivenUp ? notWanted() : openIn(partFiles, folder, file);
        },
        [this, folder, opened = std::move(opened)](Result<Opened> part) {
            if (!part)
                return opened(failure(part.error()));
            begin(folder, std::move(*part));
            opened({});
        });
}

Result<PartWriter::Opened> PartWriter::openIn(PartFiles &partFiles, const QString &folder,
                                              const File &file)
{
    const FileIdentity identity{file.partDevice, file.partInode, file.partBorn};
    if (identity.isNull())
        return failure(ErrorCode::PartFileLost, ErrorContext::LocalFile, file.partName);
    auto found = partFiles.open(folder, file.partName, identity);
    if (!found)
        return failure(found.error());
    const Result<qint64> size = (*found)->size();
    if (!size)
        return failure(size.error());
    Opened opened{std::move(*found), trustedRanges(file, *size)};
    const qint64 length = std::min(opened.held.firstGap(0), beginLength);
    const Result<QByteArray> begin = readPiece(*opened.file, 0, length);
    if (!begin)
        return failure(begin.error());
    opened.holdsHtml = looksLikeHtml(*begin);
    return opened;
}

void PartWriter::begin(const QString &folder, Opened opened)
{
    m_folder = folder;
    m_file = std::move(opened.file);
    m_disk = std::make_shared<Disk>(Disk{m_file});
    setEmpty();
    m_held = std::move(opened.held);
    m_synced = m_held;
    m_holdsHtml = opened.holdsHtml;
}

void PartWriter::create(const QString &folder, const QString &name, quint64 mounted, Answer created)
{
    using Made = Result<std::pair<Opened, Result<RoomFound>>>;
    runOn<Made>(
        m_worker, this,
        [&partFiles = m_partFiles, folder, name, mounted, needs = m_needs,
         isGivenUp = m_isGivenUp]() -> Made {
            if (*isGivenUp)
                return notWanted();
            if (mounted > 0 && mountLength(folder) < mounted) {
                return failure(ErrorCode::FolderMissing, ErrorContext::LocalFile,
                               folder + u": the disk is not mounted");
            }
            auto made = partFiles.create(folder, name);
            if (!made)
                return failure(made.error());
            return std::pair(Opened{std::move(*made)}, findRoom(partFiles, folder, needs));
        },
        [this, folder, created = std::move(created)](Made made) {
            if (!made)
                return created(failure(made.error()));
            begin(folder, std::move(made->first));
            m_room = std::move(made->second);
            created({});
        });
}

void PartWriter::cutTail(Answer cut)
{
    using Found = Result<RoomFound>;
    const qint64 end = m_held.isEmpty() ? 0 : m_held.ranges().last().end;
    runOn<std::pair<Done, Found>>(
        m_worker, this,
        [&partFiles = m_partFiles, folder = m_folder, file = m_file, needs = m_needs, end] {
            const Done done = file->truncate(end);
            return std::pair(done, done ? findRoom(partFiles, folder, needs) : Found());
        },
        [this, cut = std::move(cut)](std::pair<Done, Found> outcome) {
            m_room = std::move(outcome.second);
            cut(outcome.first);
        });
}

Done PartWriter::checkRoom(qint64 bytes) const
{
    if (bytes <= 0)
        return {};
    return m_room ? tranship::checkRoom(m_folder, *m_room, bytes) : Done(failure(m_room.error()));
}

void PartWriter::setEmpty()
{
    m_held.clear();
    m_synced.clear();
    for (const auto &sync : m_syncs)
        sync->clear();
    m_sinceSync = 0;
    m_isDueTold = false;
    m_holdsHtml = false;
}

void PartWriter::setKnown(const QList<BlockHash> &blocks)
{
    m_worker.post([disk = m_disk, blocks] { disk->hasher.setTold(blocks); }, nullptr, {});
}

void PartWriter::expect(qint64 total)
{
    m_total = total;
    if (total - m_held.length() < smallestReserved)
        return;
    m_worker.post(
        [disk = m_disk, total] {
            disk->file->reserve(total);
            disk->file->writeDirectly();
        },
        nullptr, {});
}

void PartWriter::take(Stream &stream, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    if (stream.at() == 0)
        m_holdsHtml = looksLikeHtml(bytes.first(std::min<qint64>(bytes.size(), beginLength)));
    m_held.add({stream.at(), stream.at() + bytes.size()});
    m_sinceSync += bytes.size();
}

std::shared_ptr<PartWriter::Piece> PartWriter::makePiece(qint64 at)
{
    // Pieces end at multiples of their length, so that all but the first can go directly.
    const qint64 length = m_streams.size() > fewStreams ? smallPiece : bigPiece;
    qint64 most = length - at % length;
    if (m_total != unknownSize && m_total > at)
        most = std::min(most, m_total - at);
    const auto fits = [most](const auto &spare) {
        return spare.use_count() == 1 && spare->room() >= most;
    };
    std::shared_ptr<Piece> piece;
    if (const auto spare = std::find_if(m_spare.begin(), m_spare.end(), fits);
        spare != m_spare.end()) {
        piece = std::move(*spare);
        m_spare.erase(spare);
    } else {
        piece = std::make_shared<Piece>(most);
    }
    piece->begin(at, most);
    return piece;
}

void PartWriter::post(const std::shared_ptr<Piece> &piece)
{
    m_pending += piece->size();
    m_isCongested = m_isCongested || m_pending >= mostPending;
    runOn<Done>(
        m_worker, this, [disk = m_disk, piece] { return disk->write(piece->at(), piece->bytes()); },
        [this, piece](const Done &outcome) { written(piece, outcome); });
}

void PartWriter::written(const std::shared_ptr<Piece> &piece, const Done &outcome)
{
    m_pending -= piece->size();
    if (outcome) {
        m_listener.partWritten(piece->at(), Piece::shared(piece));
    } else {
        drop({piece->at(), piece->at() + piece->size()});
        if (!std::exchange(m_hasFailed, true))
            m_listener.partFailed(outcome.error());
    }
    if (m_spare.size() < mostSpare)
        m_spare.push_back(piece);
    if (m_isCongested && m_pending <= mostPending / 2) {
        m_isCongested = false;
        m_listener.partRelieved();
    }
}

void PartWriter::drop(const ByteRange &range)
{
    m_held.subtract(range);
    m_synced.subtract(range);
    for (const auto &sync : m_syncs)
        sync->subtract(range);
    m_worker.post([disk = m_disk, range] { disk->hasher.forget(range); }, nullptr, {});
}

void PartWriter::empty(std::function<void(const Done &)> emptied)
{
    setEmpty();
    runOn<Done>(
        m_worker, this,
        [disk = m_disk] {
            disk->hasher.clear();
            return disk->file->truncate(0);
        },
        std::move(emptied));
}

void PartWriter::read(qint64 offset, qint64 length,
                      std::function<void(const Result<QByteArray> &)> answer)
{
    runOn<Result<QByteArray>>(
        m_worker, this,
        [file = m_file, offset, length] { return readPiece(*file, offset, length); },
        std::move(answer));
}

void PartWriter::sync(SyncOf what, std::function<void(const Result<Synced> &)> synced)
{
    for (Stream *stream : m_streams)
        stream->flush();
    m_sinceSync = 0;
    m_isDueTold = false;
    auto vouched = std::make_shared<ByteRanges>(m_held);
    m_syncs.push_back(vouched);
    ByteRanges fresh = m_held;
    for (const ByteRange &range : m_synced.ranges())
        fresh.subtract(range);
    auto answered = [this, vouched, synced = std::move(synced)](Result<Synced> outcome) {
        std::erase(m_syncs, vouched);
        if (!outcome)
            return synced(failure(outcome.error()));
        // Of two syncs the one that was asked for first may answer last.
        for (const ByteRange &range : vouched->ranges())
            m_synced.add(range);
        outcome->durable = m_synced;
        outcome->blocks.removeIf(
            [&vouched](const BlockHash &block) { return !vouched->contains(blockRange(block)); });
        synced(outcome);
    };
    if (what == SyncOf::WholeFile)
        return syncAside(fresh, std::move(answered));
    runOn<Result<Synced>>(
        m_worker, this,
        [disk = m_disk, held = m_held, fresh, total = m_total] {
            return disk->sync(held, fresh, total);
        },
        std::move(answered));
}

/// The hashes are made in turn with what else the worker does for the file; the fdatasync, which
/// only waits, begins after them.
void PartWriter::syncAside(const ByteRanges &fresh, std::function<void(Result<Synced>)> answered)
{
    const auto blocks = std::make_shared<QList<BlockHash>>();
    m_worker.post([disk = m_disk, held = m_held, total = m_total,
                   blocks] { *blocks = disk->blocksIn(held, total); },
                  nullptr, {});
    runAside<Result<Synced>>(
        m_worker, this,
        [file = m_file, held = m_held, blocks]() -> Result<Synced> {
            if (Done synced = file->sync(); !synced)
                return tl::unexpected(synced.error());
            return Synced{held, *blocks};
        },
        [this, fresh, answered = std::move(answered)](Result<Synced> outcome) {
            if (outcome && fresh.length() >= forgetStep)
                m_worker.post([disk = m_disk, fresh] { disk->forget(fresh); }, nullptr, {});
            answered(std::move(outcome));
        });
}

bool PartWriter::isNearlyWritten() const
{
    return m_pending <= bigPiece;
}

bool PartWriter::takeSyncDue()
{
    if (m_isDueTold || m_sinceSync < syncStep)
        return false;
    m_isDueTold = true;
    return true;
}

ByteRanges trustedRanges(const File &file, qint64 size)
{
    ByteRanges trusted = file.durable;
    const bool isTooMuch = file.bytesTotal != unknownSize && !trusted.isEmpty()
        && trusted.ranges().last().end > file.bytesTotal;
    if (isTooMuch)
        return {};
    if (!trusted.isEmpty())
        trusted.subtract({size, std::max(size, trusted.ranges().last().end)});
    return trusted;
}

Done checkRoom(const QString &folder, const RoomFound &room, qint64 bytes)
{
    // Not "bytes + margin": a server may tell any length.
    const qint64 left = room.free - roomMargin - room.others;
    if (bytes <= 0 || left >= bytes)
        return {};
    const qint64 missing = left < 0 && bytes > std::numeric_limits<qint64>::max() + left
        ? std::numeric_limits<qint64>::max()
        : bytes - left;
    const QString whom =
        room.others > 0 ? QStringLiteral(" for the unfinished files of the job") : QString();
    return failure(ErrorCode::DiskFull, ErrorContext::LocalFile,
                   folder + u": " + QString::number(missing) + u" bytes missing" + whom);
}

} // namespace tranship

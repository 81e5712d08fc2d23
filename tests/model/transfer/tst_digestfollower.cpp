// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/digestfollower.h"

#include "model/files/partfile.h"
#include "model/job/filename.h"
#include "tests/support/faultfile.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <deque>
#include <optional>
#include <random>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1 << 20;
constexpr qint64 block = 64 << 10;
constexpr qint64 pieceLength = 256 << 10;
constexpr qint64 total = 2 * mebibyte + 12345; // nine pieces, the last one short

/// A tile of a prime length again and again: no two blocks are the same.
QByteArray pattern(qint64 size)
{
    QByteArray tile(65'521, Qt::Uninitialized);
    for (qsizetype i = 0; i < tile.size(); ++i)
        tile[i] = static_cast<char>(i * 31 + i / 255);
    return tile.repeated(size / tile.size() + 1).first(size);
}

QByteArray sha256(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256);
}

Checksum wholeOf(const QByteArray &bytes)
{
    return {Checksum::Algorithm::Sha256, sha256(bytes)};
}

PieceHashes piecesOf(const QByteArray &bytes, qint64 length = pieceLength)
{
    PieceHashes pieces;
    pieces.length = length;
    for (qint64 at = 0; at < bytes.size(); at += length)
        pieces.digests.append(
            sha256(QByteArrayView(bytes).sliced(at, std::min<qint64>(length, bytes.size() - at))));
    return pieces;
}

ByteRange pieceAt(qint64 index)
{
    return {index * pieceLength, std::min((index + 1) * pieceLength, total)};
}

const Error badSector = makeError(ErrorCode::InputOutput, ErrorContext::LocalFile, u"bad sector"_s);

/// Does nothing until it is told to, one task after the other.
class SteppedWorker final : public Worker {
public:
    void post(std::function<void()> work, QObject *context, std::function<void()> done) override
    {
        m_tasks.push_back(
            [this, work = std::move(work), guard = QPointer(context), done = std::move(done)] {
                if (guard)
                    m_inline.post(work, guard, done);
                else
                    work();
            });
    }

    [[nodiscard]] size_t waiting() const { return m_tasks.size(); }

    /// One task, and its answer.
    void step()
    {
        const auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        task();
        QCoreApplication::processEvents();
    }

    void run()
    {
        while (!m_tasks.empty())
            step();
    }

private:
    InlineWorker m_inline;
    std::deque<std::function<void()>> m_tasks;
};

} // namespace

class TestDigestFollower final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void bytesInOrderAreNotReadBack_data() { witnesses(); }

    void bytesInOrderAreNotReadBack();

    void bytesInAnyOrderAreJudged_data() { witnesses(); }

    void bytesInAnyOrderAreJudged();

    void whatIsHeldAtAResumeIsReadBack_data() { witnesses(); }

    void whatIsHeldAtAResumeIsReadBack();

    void theSizeMayComeLast_data() { witnesses(); }

    void theSizeMayComeLast();
    void smallAndOddFilesAreJudged_data();
    void smallAndOddFilesAreJudged();
    void randomWritesDropsAndDamageEndRight_data();
    void randomWritesDropsAndDamageEndRight();

    void aWrongWholeNamesBothDigests();
    void aPieceIsToldAsSoonAsItIsWhole();
    void aPieceAheadIsJudgedBeforeTheBeginningIsThere();

    void aBadPieceIsRepairedAlone_data() { witnesses(); }

    void aBadPieceIsRepairedAlone();
    void aBadPieceThatStaysIsAMismatch();
    void aBadPieceDoesNotCostThePassBeforeIt();
    void aDropWithdrawsTheEnd();
    void bytesDroppedBehindTheHashBeginItAnew();
    void bytesDroppedAheadOfTheHashCostNothing();
    void goodPiecesStayGoodWhenOthersAreDropped();
    void anotherFileStartsFromNothing();
    void aSizeThatIsNotThatOfThePiecesIsAMismatch();
    void missingBytesAreNotTakenForAFile();

    void aBacklogIsRelieved();
    void exactlyCongestedIsRelievedToo();
    void whatIsDroppedRelieves_data();
    void whatIsDroppedRelieves();
    void whatIsTooMuchForMemoryIsReadBack();

    void aReadErrorIsTheOutcome_data() { witnesses(); }

    void aReadErrorIsTheOutcome();
    void aFileThatIsShorterThanToldIsFound();

    void mayBeDestroyedInFlight_data();
    void mayBeDestroyedInFlight();
    void mayBeDestroyedFromItsSignals();
    void mayBeDestroyedFromItsAnswer();
    void tasksThatNoLongerCountReadNothing();
    void longReadsAreDoneInTurns();

private:
    static void witnesses();
    void follow(const QByteArray &content, bool isWhole, bool isInPieces);
    void followFetched();
    void put(qint64 at, QByteArrayView bytes);
    void putBlocks(ByteRange range, qint64 size = block);
    std::optional<Done> finished();
    QList<ByteRange> judged(bool isGood) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    DiskPartFiles m_disk;
    std::unique_ptr<FaultFiles> m_files;
    std::shared_ptr<ByteFile> m_file;
    InlineWorker m_inline;
    SteppedWorker m_stepped;
    std::unique_ptr<ThreadWorker> m_thread;
    Worker *m_worker = nullptr;
    QByteArray m_content;
    std::unique_ptr<DigestFollower> m_follower;
    std::unique_ptr<QSignalSpy> m_judged;
};

void TestDigestFollower::witnesses()
{
    QTest::addColumn<bool>("isThreaded");
    QTest::addColumn<bool>("isWhole");
    QTest::addColumn<bool>("isInPieces");
    for (const bool isThreaded : {false, true}) {
        const auto row = [isThreaded](const char *name, bool isWhole, bool isInPieces) {
            QTest::addRow("%s, %s", name, isThreaded ? "thread" : "at once")
                << isThreaded << isWhole << isInPieces;
        };
        row("whole", true, false);
        row("pieces", false, true);
        row("both", true, true);
    }
}

void TestDigestFollower::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_files = std::make_unique<FaultFiles>(m_disk);
    const auto file =
        m_files->create(m_folder->path(), partFileName(u"file"_s, QUuid::createUuid(), 0));
    QVERIFY(file);
    m_file = *file;
    m_thread = std::make_unique<ThreadWorker>(u"hash"_s);
    m_worker = &m_inline;
}

void TestDigestFollower::cleanup()
{
    m_judged.reset();
    m_follower.reset();
    m_stepped.run();
    m_thread.reset();
    m_file.reset();
}

void TestDigestFollower::follow(const QByteArray &content, bool isWhole, bool isInPieces)
{
    m_content = content;
    m_follower = std::make_unique<DigestFollower>(
        m_file, *m_worker, isWhole ? std::optional(wholeOf(content)) : std::nullopt,
        isInPieces ? piecesOf(content) : PieceHashes());
    m_judged = std::make_unique<QSignalSpy>(m_follower.get(), &DigestFollower::pieceJudged);
}

void TestDigestFollower::followFetched()
{
    QFETCH(bool, isThreaded);
    QFETCH(bool, isWhole);
    QFETCH(bool, isInPieces);
    if (isThreaded)
        m_worker = m_thread.get();
    follow(pattern(total), isWhole, isInPieces);
}

void TestDigestFollower::put(qint64 at, QByteArrayView bytes)
{
    QVERIFY(m_file->write(at, bytes));
    m_follower->written(at, std::make_shared<const QByteArray>(bytes.toByteArray()));
}

void TestDigestFollower::putBlocks(ByteRange range, qint64 size)
{
    for (qint64 at = range.begin; at < range.end; at += size)
        put(at, QByteArrayView(m_content).sliced(at, std::min(size, range.end - at)));
}

/// The answer to finish(), when it comes.
std::optional<Done> TestDigestFollower::finished()
{
    // a late answer must not write to what is gone
    const auto answer = std::make_shared<std::optional<Done>>();
    m_follower->finish([answer](const Done &done) { answer->emplace(done); });
    const bool isThere = QTest::qWaitFor([&] {
        m_stepped.run();
        return answer->has_value();
    });
    return isThere ? *answer : std::nullopt;
}

QList<ByteRange> TestDigestFollower::judged(bool isGood) const
{
    QList<ByteRange> pieces;
    for (const QList<QVariant> &row : *m_judged) {
        if (row.at(1).toBool() == isGood)
            pieces.append(row.at(0).value<ByteRange>());
    }
    std::sort(pieces.begin(), pieces.end(),
              [](const ByteRange &one, const ByteRange &other) { return one.begin < other.begin; });
    return pieces;
}

// Bytes come

void TestDigestFollower::bytesInOrderAreNotReadBack()
{
    followFetched();
    QFETCH(bool, isInPieces);
    m_follower->setTotal(total);
    putBlocks({0, total});
    const auto done = finished();
    QVERIFY(done && *done);
    QCOMPARE(m_files->count(FileCall::Read), 0);
    QCOMPARE(judged(true).size(), isInPieces ? 9 : 0);
    QCOMPARE(m_follower->backlog(), qint64(0));
}

void TestDigestFollower::bytesInAnyOrderAreJudged()
{
    followFetched();
    QFETCH(bool, isInPieces);
    m_follower->setTotal(total);
    QList<qint64> places;
    for (qint64 at = 0; at < total; at += block)
        places.append(at);
    std::shuffle(places.begin(), places.end(), std::mt19937(7));
    for (const qint64 at : places)
        putBlocks({at, std::min(at + block, total)});
    const auto done = finished();
    QVERIFY(done && *done);
    QVERIFY(m_files->count(FileCall::Read) > 0);
    QCOMPARE(judged(true).size(), isInPieces ? 9 : 0);
    QCOMPARE(judged(false).size(), 0);
}

void TestDigestFollower::whatIsHeldAtAResumeIsReadBack()
{
    followFetched();
    const qint64 half = mebibyte + 777;
    QVERIFY(m_file->write(0, QByteArrayView(m_content).first(half)));
    QVERIFY(m_file->write(total - 99, QByteArrayView(m_content).last(99)));
    ByteRanges held({0, half});
    held.add({total - 99, total});
    m_follower->holds(held);
    m_follower->setTotal(total);
    putBlocks({half, total - 99});
    const auto done = finished();
    QVERIFY(done && *done);
}

void TestDigestFollower::theSizeMayComeLast()
{
    followFetched();
    QFETCH(bool, isInPieces);
    putBlocks({0, total});
    const auto done = finished(); // no setTotal(): where the bytes end
    QVERIFY(done && *done);
    QCOMPARE(judged(true).size(), isInPieces ? 9 : 0);
}

void TestDigestFollower::smallAndOddFilesAreJudged_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("length");
    QTest::newRow("nothing") << qint64(0) << qint64(16);
    QTest::newRow("a byte") << qint64(1) << qint64(16);
    QTest::newRow("pieces of a byte") << qint64(100) << qint64(1);
    QTest::newRow("a piece exactly") << qint64(4096) << qint64(4096);
    QTest::newRow("two pieces exactly") << qint64(8192) << qint64(4096);
    QTest::newRow("a piece that is larger than the file") << qint64(4096) << (qint64(1) << 40);
    QTest::newRow("a piece that is larger than a batch") << (5 * mebibyte + 3) << (5 * mebibyte);
}

void TestDigestFollower::smallAndOddFilesAreJudged()
{
    QFETCH(qint64, size);
    QFETCH(qint64, length);
    m_content = pattern(size);
    for (const bool isForward : {true, false}) {
        m_follower = std::make_unique<DigestFollower>(m_file, *m_worker, wholeOf(m_content),
                                                      piecesOf(m_content, length));
        m_judged = std::make_unique<QSignalSpy>(m_follower.get(), &DigestFollower::pieceJudged);
        m_follower->setTotal(size);
        const qint64 half = size / 2;
        putBlocks(isForward ? ByteRange{0, half} : ByteRange{half, size});
        putBlocks(isForward ? ByteRange{half, size} : ByteRange{0, half});
        const auto done = finished();
        QVERIFY(done && *done);
        QCOMPARE(judged(true).size(), (size + length - 1) / length);
    }
}

void TestDigestFollower::randomWritesDropsAndDamageEndRight_data()
{
    QTest::addColumn<uint>("seed");
    QTest::addColumn<bool>("isThreaded");
    QTest::addColumn<bool>("isWhole");
    QTest::addColumn<bool>("isInPieces");
    for (uint seed = 1; seed <= 24; ++seed) {
        QTest::addRow("seed %u", seed)
            << seed << (seed % 2 == 0) << (seed % 3 != 0) << (seed % 3 != 1);
    }
}

void TestDigestFollower::randomWritesDropsAndDamageEndRight()
{
    followFetched();
    QFETCH(uint, seed);
    std::mt19937 random(seed);
    const auto below = [&random](qint64 end) {
        return std::uniform_int_distribution<qint64>(0, end - 1)(random);
    };
    // What is wrong in a piece is dropped with it; the model of what the file holds.
    ByteRanges held;
    connect(m_follower.get(), &DigestFollower::pieceJudged, this,
            [&](ByteRange piece, bool isGood) {
                if (isGood)
                    return;
                held.subtract(piece);
                m_follower->dropped(piece);
            });
    const bool saysSizeFirst = below(2) == 0;
    if (saysSizeFirst)
        m_follower->setTotal(total);
    QFETCH(bool, isInPieces);
    for (int move = 0; move < 60; ++move) {
        const qint64 begin = below(3) == 0 ? held.firstGap() : below(total);
        const ByteRange range{begin, std::min(total, begin + 1 + below(200'000))};
        if (below(6) == 0) {
            held.subtract(range);
            m_follower->dropped(range);
        } else if (below(50) == 0) {
            held.clear();
            m_follower->restart();
            m_follower->setTotal(total);
        }
        ByteRanges wanted(range);
        for (const ByteRange &there : held.ranges())
            wanted.subtract(there);
        for (const ByteRange &gap : wanted.ranges()) {
            QByteArray bytes = m_content.mid(gap.begin, gap.length());
            if (isInPieces && below(8) == 0)
                bytes[below(bytes.size())] ^= 1;
            held.add(gap);
            put(gap.begin, bytes);
        }
        if (below(4) == 0)
            QCoreApplication::processEvents();
    }
    std::optional<Done> done;
    for (int round = 0; round < 50 && !done; ++round) {
        const ByteRanges missing = held.gaps(total);
        for (const ByteRange &gap : missing.ranges()) {
            held.add(gap);
            put(gap.begin, QByteArrayView(m_content).sliced(gap.begin, gap.length()));
        }
        const auto answer = std::make_shared<std::optional<Done>>();
        m_follower->finish([answer](const Done &result) { answer->emplace(result); });
        QVERIFY(QTest::qWaitFor([&] { return *answer || !held.gaps(total).isEmpty(); }));
        if (*answer)
            done = **answer;
    }
    QVERIFY(done);
    QVERIFY2(*done, qUtf8Printable(*done ? QString() : done->error().detail));
}

// Judgements

void TestDigestFollower::aWrongWholeNamesBothDigests()
{
    follow(pattern(total), true, false);
    QByteArray wrong = m_content;
    wrong[mebibyte] ^= 1;
    m_follower->setTotal(total);
    put(0, wrong);
    const auto done = finished();
    QVERIFY(done && !*done);
    QCOMPARE(done->error().code, ErrorCode::ChecksumMismatch);
    QCOMPARE(done->error().context, ErrorContext::RemoteFile);
    QVERIFY(done->error().detail.contains(checksumText(wholeOf(m_content))));
    QVERIFY(done->error().detail.contains(checksumText(wholeOf(wrong))));
}

void TestDigestFollower::aPieceIsToldAsSoonAsItIsWhole()
{
    follow(pattern(total), true, true);
    putBlocks({0, pieceLength - 1});
    QCoreApplication::processEvents();
    QCOMPARE(m_judged->size(), 0);
    putBlocks({pieceLength - 1, pieceLength + 1});
    QTRY_COMPARE(judged(true), QList<ByteRange>{pieceAt(0)});
    QCOMPARE(m_judged->size(), 1);
}

void TestDigestFollower::aPieceAheadIsJudgedBeforeTheBeginningIsThere()
{
    follow(pattern(total), true, true);
    putBlocks(pieceAt(5));
    QTRY_COMPARE(judged(true), QList<ByteRange>{pieceAt(5)});
    putBlocks(pieceAt(8)); // the last one: where it ends is not known
    QCoreApplication::processEvents();
    QCOMPARE(m_judged->size(), 1);
    m_follower->setTotal(total);
    QTRY_COMPARE(judged(true), (QList<ByteRange>{pieceAt(5), pieceAt(8)}));
}

void TestDigestFollower::aBadPieceIsRepairedAlone()
{
    followFetched();
    QFETCH(bool, isInPieces);
    if (!isInPieces)
        return;
    m_follower->setTotal(total);
    connect(m_follower.get(), &DigestFollower::pieceJudged, this,
            [this](ByteRange piece, bool isGood) {
                if (isGood)
                    return;
                m_follower->dropped(piece);
                putBlocks(piece);
                m_follower->finish([](const Done &) {});
            });
    QByteArray wrong = m_content;
    for (const qint64 piece : {0, 3, 8})
        wrong[pieceAt(piece).begin + 5] ^= 1;
    for (qint64 at = 0; at < total; at += block)
        put(at, QByteArrayView(wrong).sliced(at, std::min(block, total - at)));
    QTRY_COMPARE(judged(true).size(), 9);
    QCOMPARE(judged(false), (QList<ByteRange>{pieceAt(0), pieceAt(3), pieceAt(8)}));
    const auto done = finished();
    QVERIFY(done && *done);
}

void TestDigestFollower::aBadPieceThatStaysIsAMismatch()
{
    for (const bool isWhole : {true, false}) {
        follow(pattern(total), isWhole, true);
        m_follower->setTotal(total);
        QByteArray wrong = m_content;
        wrong[pieceAt(3).begin] ^= 1;
        put(0, wrong);
        const auto done = finished();
        QVERIFY(done && !*done);
        QCOMPARE(done->error().code, ErrorCode::ChecksumMismatch);
        QVERIFY(done->error().detail.startsWith(u"bytes 786432-1048575: expected sha-256:"_s));
        QCOMPARE(judged(true).size(), 8);
        QCOMPARE(judged(false), QList<ByteRange>{pieceAt(3)});
    }
}

void TestDigestFollower::aBadPieceDoesNotCostThePassBeforeIt()
{
    follow(pattern(total), true, true);
    m_follower->setTotal(total);
    QByteArray wrong = m_content;
    wrong[pieceAt(7).begin] ^= 1;
    for (qint64 at = 0; at < total; at += block)
        put(at, QByteArrayView(wrong).sliced(at, std::min(block, total - at)));
    QTRY_COMPARE(judged(false), QList<ByteRange>{pieceAt(7)});
    QTRY_COMPARE(judged(true).size(), 8);
    const int before = m_files->count(FileCall::Read);
    m_follower->dropped(pieceAt(7));
    putBlocks(pieceAt(7));
    const auto done = finished();
    QVERIFY(done && *done);
    QCOMPARE(judged(true).size(), 9);
    QCOMPARE(m_files->count(FileCall::Read), before + 1); // the last piece, into the whole
}

void TestDigestFollower::aDropWithdrawsTheEnd()
{
    follow(pattern(total), true, false);
    putBlocks({0, total});
    bool isAnswered = false;
    m_follower->finish([&isAnswered](const Done &) { isAnswered = true; });
    m_follower->dropped({total - 1, total});
    QCoreApplication::processEvents();
    QVERIFY(!isAnswered);
    putBlocks({total - 1, total});
    const auto done = finished();
    QVERIFY(done && *done);
    QVERIFY(!isAnswered);
}

void TestDigestFollower::bytesDroppedBehindTheHashBeginItAnew()
{
    follow(pattern(total), true, false);
    m_follower->setTotal(total);
    QByteArray wrong = m_content;
    wrong[100] ^= 1;
    put(0, QByteArrayView(wrong).first(mebibyte));
    QCoreApplication::processEvents();
    m_follower->dropped({64, 128});
    put(64, QByteArrayView(m_content).sliced(64, 64));
    putBlocks({mebibyte, total});
    const auto done = finished();
    QVERIFY(done && *done);
    QVERIFY(m_files->count(FileCall::Read) > 0);
}

void TestDigestFollower::bytesDroppedAheadOfTheHashCostNothing()
{
    follow(pattern(total), true, false);
    m_follower->setTotal(total);
    QByteArray wrong = m_content;
    wrong[mebibyte + 100] ^= 1;
    putBlocks({0, pieceLength});
    put(mebibyte, QByteArrayView(wrong).sliced(mebibyte, block));
    QCoreApplication::processEvents();
    m_follower->dropped({mebibyte, mebibyte + block});
    putBlocks({pieceLength, total});
    const auto done = finished();
    QVERIFY(done && *done);
    QCOMPARE(m_files->count(FileCall::Read), 0);
}

void TestDigestFollower::goodPiecesStayGoodWhenOthersAreDropped()
{
    follow(pattern(total), true, true);
    m_follower->setTotal(total);
    putBlocks({0, total});
    QTRY_COMPARE(judged(true).size(), 9);
    m_judged->clear();
    m_follower->dropped(
        {pieceAt(2).end - 1, pieceAt(3).begin + 1}); // the end of one, another's begin
    putBlocks({pieceAt(2).end - 1, pieceAt(3).begin + 1});
    const auto done = finished();
    QVERIFY(done && *done);
    QCOMPARE(judged(true), (QList<ByteRange>{pieceAt(2), pieceAt(3)}));
    QCOMPARE(m_judged->size(), 2);
}

void TestDigestFollower::anotherFileStartsFromNothing()
{
    follow(pattern(total), true, true);
    m_worker = &m_stepped;
    follow(pattern(total), true, true);
    m_follower->setTotal(2 * total);
    put(0, QByteArray(3 * mebibyte, 'x'));
    m_stepped.step();
    QVERIFY(!judged(false).isEmpty());
    m_judged->clear();
    QVERIFY(m_file->truncate(0));
    m_follower->restart();
    m_follower->setTotal(total);
    putBlocks({0, total});
    const auto done = finished();
    QVERIFY(done && *done);
    QCOMPARE(judged(true).size(), 9);
    QCOMPARE(judged(false).size(), 0);
}

void TestDigestFollower::aSizeThatIsNotThatOfThePiecesIsAMismatch()
{
    follow(pattern(total), true, true);
    const qint64 shorter = pieceAt(7).end;
    m_follower->setTotal(shorter);
    putBlocks({0, shorter});
    const auto done = finished();
    QVERIFY(done && !*done);
    QCOMPARE(done->error().code, ErrorCode::ChecksumMismatch);
}

void TestDigestFollower::missingBytesAreNotTakenForAFile()
{
    follow(pattern(total), true, false);
    m_follower->setTotal(total);
    putBlocks({0, 100});
    putBlocks({101, total});
    const auto done = finished();
    QVERIFY(done && !*done);
    QCOMPARE(done->error().code, ErrorCode::InvalidState);
}

// Memory and faults

void TestDigestFollower::aBacklogIsRelieved()
{
    m_worker = &m_stepped;
    follow(pattern(13 * mebibyte), true, false);
    QSignalSpy relieved(m_follower.get(), &DigestFollower::relieved);
    putBlocks({0, DigestFollower::congestion}, mebibyte);
    QCOMPARE(m_follower->backlog(), DigestFollower::congestion);
    QVERIFY(m_follower->isCongested());
    putBlocks({DigestFollower::congestion, 13 * mebibyte}, mebibyte);
    QCOMPARE(m_follower->backlog(), 13 * mebibyte);
    while (relieved.isEmpty()) {
        QVERIFY(m_follower->isCongested());
        QVERIFY(m_follower->backlog() > DigestFollower::congestion / 2);
        QVERIFY(m_stepped.waiting() <= 2);
        m_stepped.step();
    }
    QVERIFY(m_follower->backlog() <= DigestFollower::congestion / 2);
    const auto done = finished();
    QVERIFY(done && *done);
    QCOMPARE(relieved.size(), 1);
    QCOMPARE(m_follower->backlog(), qint64(0));
    QCOMPARE(m_files->count(FileCall::Read), 0);
}

void TestDigestFollower::exactlyCongestedIsRelievedToo()
{
    m_worker = &m_stepped;
    follow(pattern(DigestFollower::congestion + mebibyte), true, false);
    QSignalSpy relieved(m_follower.get(), &DigestFollower::relieved);
    putBlocks({0, DigestFollower::congestion}, mebibyte);
    QVERIFY(m_follower->isCongested());
    while (m_stepped.waiting() > 0)
        m_stepped.step();
    QCOMPARE(relieved.size(), 1);
    QVERIFY(!m_follower->isCongested());
}

void TestDigestFollower::whatIsDroppedRelieves_data()
{
    QTest::addColumn<bool>("restarts");
    QTest::newRow("dropped") << false;
    QTest::newRow("another file") << true;
}

void TestDigestFollower::whatIsDroppedRelieves()
{
    QFETCH(bool, restarts);
    m_worker = &m_stepped;
    follow(pattern(DigestFollower::congestion + mebibyte), true, false);
    QSignalSpy relieved(m_follower.get(), &DigestFollower::relieved);
    putBlocks({0, DigestFollower::congestion}, mebibyte);
    QVERIFY(m_follower->isCongested());
    if (restarts)
        m_follower->restart();
    else
        m_follower->dropped({0, DigestFollower::congestion});
    while (m_stepped.waiting() > 0)
        m_stepped.step();
    QTRY_COMPARE(relieved.size(), 1);
    QVERIFY(!m_follower->isCongested());
}

void TestDigestFollower::whatIsTooMuchForMemoryIsReadBack()
{
    m_worker = &m_stepped;
    const qint64 size = DigestFollower::mostInMemory + 4 * mebibyte;
    follow(pattern(size), true, false);
    for (qint64 at = 0; at < size; at += mebibyte) {
        putBlocks({at, at + mebibyte}, mebibyte);
        QVERIFY(m_follower->backlog() <= DigestFollower::mostInMemory);
    }
    QCOMPARE(m_follower->backlog(), DigestFollower::mostInMemory);
    const auto done = finished();
    QVERIFY(done && *done);
    QCOMPARE(m_files->count(FileCall::Read), 4);
}

void TestDigestFollower::aReadErrorIsTheOutcome()
{
    followFetched();
    m_files->failAlways(FileCall::Read, badSector);
    m_follower->setTotal(total);
    putBlocks({block, total});
    putBlocks({0, block});
    const auto done = finished();
    QVERIFY(done && !*done);
    QCOMPARE(done->error(), badSector);
    QCOMPARE(m_follower->backlog(), qint64(0));
}

void TestDigestFollower::aFileThatIsShorterThanToldIsFound()
{
    follow(pattern(total), true, true);
    QVERIFY(m_file->write(0, QByteArrayView(m_content).first(total - 1)));
    m_follower->setTotal(total);
    m_follower->holds(ByteRanges({0, total}));
    const auto done = finished();
    QVERIFY(done && !*done);
    QCOMPARE(done->error().code, ErrorCode::PartFileChanged);
    QCOMPARE(done->error().context, ErrorContext::LocalFile);
}

// The end

void TestDigestFollower::mayBeDestroyedInFlight_data()
{
    QTest::addColumn<bool>("isHeld");
    QTest::newRow("bytes in memory") << false;
    QTest::newRow("bytes to be read") << true;
}

void TestDigestFollower::mayBeDestroyedInFlight()
{
    QFETCH(bool, isHeld);
    const QByteArray content = pattern(8 * mebibyte);
    QVERIFY(m_file->write(0, content));
    const Checksum whole = wholeOf(content);
    const PieceHashes pieces = piecesOf(content);
    for (int i = 0; i < 20; ++i) {
        m_follower = std::make_unique<DigestFollower>(m_file, *m_thread, whole, pieces);
        m_follower->setTotal(content.size());
        if (isHeld)
            m_follower->holds(ByteRanges({0, content.size()}));
        else
            m_follower->written(0, std::make_shared<const QByteArray>(content));
        bool isAnswered = false;
        m_follower->finish([&isAnswered](const Done &) { isAnswered = true; });
        if (i % 2 == 1)
            QCoreApplication::processEvents();
        m_follower.reset();
        QCoreApplication::processEvents();
        QVERIFY(!isAnswered);
    }
}

void TestDigestFollower::mayBeDestroyedFromItsSignals()
{
    follow(pattern(total), true, true);
    m_follower->setTotal(total);
    bool isAnswered = false;
    connect(m_follower.get(), &DigestFollower::pieceJudged, this,
            [this](ByteRange, bool) { m_follower.reset(); });
    put(0, m_content);
    m_follower->finish([&isAnswered](const Done &) { isAnswered = true; });
    QTRY_VERIFY(!m_follower);
    QCOMPARE(m_judged->size(), 1);
    QVERIFY(!isAnswered);
}

void TestDigestFollower::mayBeDestroyedFromItsAnswer()
{
    follow(pattern(total), true, true);
    put(0, m_content);
    m_follower->finish([this](const Done &) { m_follower.reset(); });
    QTRY_VERIFY(!m_follower);
    QCOMPARE(m_judged->size(), 9);
}

void TestDigestFollower::tasksThatNoLongerCountReadNothing()
{
    m_worker = &m_stepped;
    follow(pattern(total), true, true);
    QVERIFY(m_file->write(0, m_content));
    m_follower->setTotal(total);
    m_follower->holds(ByteRanges({0, total}));
    QVERIFY(m_stepped.waiting() > 0);
    m_judged.reset();
    m_follower.reset();
    m_stepped.run();
    QCOMPARE(m_files->count(FileCall::Read), 0);
}

void TestDigestFollower::longReadsAreDoneInTurns()
{
    m_worker = &m_stepped;
    const qint64 size = 11 * mebibyte;
    follow(pattern(size), true, false);
    QVERIFY(m_file->write(0, m_content));
    m_follower->setTotal(size);
    m_follower->holds(ByteRanges({0, size}));
    QCOMPARE(m_stepped.waiting(), size_t(2));
    m_stepped.step();
    QCOMPARE(m_files->count(FileCall::Read), 4);
    const auto done = finished();
    QVERIFY(done && *done);
    QCOMPARE(m_files->count(FileCall::Read), 11);
}

QTEST_GUILESS_MAIN(TestDigestFollower)
#include "tst_digestfollower.moc"

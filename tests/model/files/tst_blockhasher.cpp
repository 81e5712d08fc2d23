// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/blockhasher.h"

#include "model/files/partfile.h"
#include "model/job/filename.h"
#include "model/job/job.h"
#include "tests/support/faultfile.h"
#include "tests/support/testfiles.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <random>

#include <xxhash.h>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 L = blockLength;
constexpr qint64 mebibyte = 1 << 20;
constexpr int readsOfABlock = static_cast<int>(L / mebibyte);

ByteRanges first(qint64 length)
{
    return ByteRanges(ByteRange{0, length});
}

} // namespace

/// What is told is compared with libxxhash's hash of the whole block at once; a read of the file
/// shows that a block was read back.
class TestBlockHasher final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void theHashIsTheCanonicalOne();
    void bytesInOrderAreNotReadAgain_data();
    void bytesInOrderAreNotReadAgain();
    void streamsSideBySideAreHashedOnTheWay();
    void aBlockOutOfOrderIsReadBack_data();
    void aBlockOutOfOrderIsReadBack();
    void anyOrderGivesTheSameHashes();
    void onlyDurableBlocksAreTold();
    void aBlockIsToldOnce();
    void theShorterLastBlockWaitsForTheSize();
    void bytesGivenUpAreToldAnew();
    void bytesWrittenAgainAreToldAnew();
    void aBlockToldBeforeIsNotTold();
    void clearForgetsEverything();
    void tooManyOpenBlocksGiveUpTheOldest();
    void readingBackIsBounded();
    void anErrorOfReadingTellsNothing();
    void aFileThatEndsTooEarlyIsChanged();

private:
    /// Writes and tells the hasher, in that order.
    void write(qint64 at, qint64 length)
    {
        const QByteArrayView bytes = QByteArrayView(m_content).sliced(at, length);
        QVERIFY(m_file->write(at, bytes));
        m_hasher.take(at, bytes);
    }

    QList<BlockHash> told(const ByteRanges &durable, qint64 total)
    {
        const Result<QList<BlockHash>> blocks = m_hasher.blocksIn(durable, total, *m_file);
        return blocks ? *blocks : QList<BlockHash>{{-1, 0, "failed"}};
    }

    /// What is to be told of these blocks of m_content.
    [[nodiscard]] QList<BlockHash> hashesOf(const QList<qint64> &numbers, qint64 total) const
    {
        QList<BlockHash> blocks;
        for (const qint64 number : numbers) {
            const ByteRange range = blockRange(number, total);
            XXH64_canonical_t canonical;
            XXH64_canonicalFromHash(&canonical,
                                    XXH3_64bits(m_content.constData() + range.begin,
                                                static_cast<size_t>(range.length())));
            blocks.append({number, range.length(),
                           QByteArray(reinterpret_cast<const char *>(canonical.digest), 8)});
        }
        return blocks;
    }

    [[nodiscard]] int reads() const { return m_files->count(FileCall::Read); }

    QByteArray m_content; ///< of the file when it is whole
    std::unique_ptr<QTemporaryDir> m_folder;
    DiskPartFiles m_disk;
    std::unique_ptr<FaultFiles> m_files;
    std::shared_ptr<ByteFile> m_file;
    BlockHasher m_hasher;
};

void TestBlockHasher::initTestCase()
{
    m_content.resize(20 * L + 12'345);
    std::mt19937_64 random(4);
    for (qsizetype i = 0; i + 8 <= m_content.size(); i += 8) {
        const quint64 value = random();
        std::memcpy(m_content.data() + i, &value, sizeof value);
    }
}

void TestBlockHasher::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_files = std::make_unique<FaultFiles>(m_disk);
    const auto file = m_files->create(m_folder->path(),
                                      partFileName(QStringLiteral("file"), QUuid::createUuid(), 0));
    QVERIFY(file);
    m_file = *file;
    m_hasher = BlockHasher();
}

void TestBlockHasher::theHashIsTheCanonicalOne()
{
    // XXH3_64bits of "abc" with seed 0, as xxh3sum prints it
    QVERIFY(m_file->write(0, "abc"));
    m_hasher.take(0, "abc");
    const QList<BlockHash> blocks = told(first(3), 3);
    QCOMPARE(blocks, (QList<BlockHash>{{0, 3, QByteArray::fromHex("78af5f94892f3950")}}));
}

void TestBlockHasher::bytesInOrderAreNotReadAgain_data()
{
    QTest::addColumn<qint64>("step");
    QTest::newRow("pieces that end with the blocks") << mebibyte;
    QTest::newRow("pieces that don't") << qint64{99'991};
    QTest::newRow("pieces longer than a block") << L + L / 2;
    QTest::newRow("all at once") << 3 * L + 7;
}

void TestBlockHasher::bytesInOrderAreNotReadAgain()
{
    QFETCH(qint64, step);
    const qint64 total = 3 * L + 7;
    for (qint64 at = 0; at < total; at += step)
        write(at, std::min(step, total - at));
    QCOMPARE(told(first(total), total), hashesOf({0, 1, 2, 3}, total));
    QCOMPARE(reads(), 0);
}

void TestBlockHasher::streamsSideBySideAreHashedOnTheWay()
{
    const qint64 total = 16 * L;
    constexpr qint64 step = L / 4;
    for (qint64 done = 0; done < 4 * L; done += step) {
        for (qint64 stream = 0; stream < 4; ++stream)
            write(stream * 4 * L + done, step);
    }
    QCOMPARE(told(first(total), total),
             hashesOf({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, total));
    QCOMPARE(reads(), 0);
}

void TestBlockHasher::aBlockOutOfOrderIsReadBack_data()
{
    using List = QList<ByteRange>;
    QTest::addColumn<List>("writes");
    QTest::addColumn<int>("readsExpected");
    constexpr qint64 M = mebibyte;
    const auto row = [](const char *name, const List &writes, bool isReadBack) {
        QTest::newRow(name) << writes << (isReadBack ? readsOfABlock : 0);
    };
    row("the end before the beginning", {{2 * M, L}, {0, 2 * M}}, true);
    row("a hole filled later", {{0, M}, {2 * M, L}, {M, 2 * M}}, true);
    row("written over in the middle", {{0, 3 * M}, {M, 2 * M}, {3 * M, L}}, true);
    row("written over when it was whole", {{0, L}, {M, 2 * M}}, true);
    row("the same bytes twice", {{0, M}, {0, M}, {M, L}}, false);
    row("once more from its beginning", {{2 * M, 3 * M}, {0, L}}, false);
    row("whole, then begun again", {{0, L}, {0, M}}, true);
    row("gone on with by another stream", {{0, M}, {M, 2 * M}, {2 * M, L}}, false);
}

void TestBlockHasher::aBlockOutOfOrderIsReadBack()
{
    QFETCH(QList<ByteRange>, writes);
    for (const ByteRange &range : writes)
        write(range.begin, range.length());
    QCOMPARE(told(first(L), 2 * L), hashesOf({0}, 2 * L));
    QTEST(reads(), "readsExpected");
}

void TestBlockHasher::anyOrderGivesTheSameHashes()
{
    const qint64 total = 5 * L + 4321;
    std::mt19937 random(1);
    for (int round = 0; round < 5; ++round) {
        init();
        QList<ByteRange> pieces;
        for (qint64 at = 0; at < total;) {
            const qint64 length =
                std::min<qint64>(1 + random() % static_cast<quint64>(L), total - at);
            pieces.append({at, at + length});
            at += length;
        }
        std::shuffle(pieces.begin(), pieces.end(), random);
        ByteRanges durable;
        QList<BlockHash> blocks;
        for (const ByteRange &piece : std::as_const(pieces)) {
            write(piece.begin, piece.length());
            durable.add(piece);
            blocks += told(durable, total);
        }
        std::sort(blocks.begin(), blocks.end(),
                  [](const BlockHash &a, const BlockHash &b) { return a.block < b.block; });
        QCOMPARE(blocks, hashesOf({0, 1, 2, 3, 4, 5}, total));
    }
}

void TestBlockHasher::onlyDurableBlocksAreTold()
{
    write(0, 3 * L);
    QCOMPARE(told({}, 5 * L), QList<BlockHash>());
    QCOMPARE(told(first(L - 1), 5 * L), QList<BlockHash>());
    QCOMPARE(told(first(L + 1), 5 * L), hashesOf({0}, 5 * L));
    ByteRanges durable = first(L);
    durable.add({2 * L, 3 * L});
    QCOMPARE(told(durable, 5 * L), hashesOf({2}, 5 * L));
    QCOMPARE(told(first(3 * L), 5 * L), hashesOf({1}, 5 * L));
    QCOMPARE(reads(), 0);
}

void TestBlockHasher::aBlockIsToldOnce()
{
    write(0, 2 * L);
    QCOMPARE(told(first(2 * L), 5 * L).size(), 2);
    QCOMPARE(told(first(2 * L), 5 * L).size(), 0);
    write(2 * L, L);
    QCOMPARE(told(first(3 * L), 5 * L), hashesOf({2}, 5 * L));
}

void TestBlockHasher::theShorterLastBlockWaitsForTheSize()
{
    const qint64 total = L + 100;
    write(0, total);
    QCOMPARE(told(first(total), unknownSize), hashesOf({0}, unknownSize));
    QCOMPARE(told(first(total), total), hashesOf({1}, total));
    QCOMPARE(told(first(total), total), QList<BlockHash>());
    QCOMPARE(reads(), 0);
}

void TestBlockHasher::bytesGivenUpAreToldAnew()
{
    write(0, 4 * L);
    QCOMPARE(told(first(3 * L), 5 * L).size(), 3);
    m_hasher.forget({L + 5, L + 6}); // told
    m_hasher.forget({3 * L, 3 * L + 1}); // whole, not told
    QCOMPARE(told(first(4 * L), 5 * L), hashesOf({1, 3}, 5 * L));
    QCOMPARE(reads(), 2 * readsOfABlock);

    write(4 * L, mebibyte);
    m_hasher.forget({4 * L, 5 * L}); // begun
    m_hasher.forget({7, 7}); // nothing
    write(4 * L + mebibyte, L - mebibyte);
    QCOMPARE(told(first(5 * L), 5 * L), hashesOf({4}, 5 * L));
    QCOMPARE(reads(), 3 * readsOfABlock);
}

void TestBlockHasher::bytesWrittenAgainAreToldAnew()
{
    write(0, 2 * L);
    QCOMPARE(told(first(2 * L), 5 * L).size(), 2);
    write(L, L);
    QCOMPARE(told(first(2 * L), 5 * L), hashesOf({1}, 5 * L));
    QCOMPARE(reads(), 0);
    write(5, 1);
    QCOMPARE(told(first(2 * L), 5 * L), hashesOf({0}, 5 * L));
    QCOMPARE(reads(), readsOfABlock);
}

void TestBlockHasher::aBlockToldBeforeIsNotTold()
{
    const qint64 total = 3 * L + 9;
    QVERIFY(m_file->write(0, QByteArrayView(m_content).first(total)));
    m_hasher.setTold(hashesOf({0, 3}, total) + QList<BlockHash>{{1, 0, {}}});
    QCOMPARE(told(first(total), total), hashesOf({1, 2}, total));
    QCOMPARE(reads(), 2 * readsOfABlock);
}

void TestBlockHasher::clearForgetsEverything()
{
    write(0, 2 * L + L / 2);
    QCOMPARE(told(first(L), 5 * L).size(), 1);
    m_hasher.clear();
    write(2 * L + L / 2, L / 2);
    QCOMPARE(told(first(3 * L), 5 * L), hashesOf({0, 1, 2}, 5 * L));
    QCOMPARE(reads(), 3 * readsOfABlock);
}

void TestBlockHasher::tooManyOpenBlocksGiveUpTheOldest()
{
    const QByteArray half(L / 2, 'x');
    const auto takeHalf = [&](qint64 at) {
        QVERIFY(m_file->write(at, half));
        m_hasher.take(at, half);
    };
    const qint64 blocks = BlockHasher::openBlocksAtMost + 1;
    for (qint64 block = 0; block < blocks; ++block)
        takeHalf(block * L);
    for (qint64 block = 0; block < blocks; ++block)
        takeHalf(block * L + L / 2);
    QCOMPARE(told(first(blocks * L), blocks * L).size(), blocks);
    QCOMPARE(reads(), readsOfABlock);
}

void TestBlockHasher::readingBackIsBounded()
{
    const qint64 total = 20 * L;
    QVERIFY(m_file->write(0, QByteArrayView(m_content).first(18 * L)));
    write(18 * L, 2 * L); // these are known
    QList<qint64> sooner;
    for (qint64 block = 0; block < BlockHasher::readBackAtMost; ++block)
        sooner.append(block);
    QCOMPARE(told(first(total), total), hashesOf(sooner + QList<qint64>{18, 19}, total));
    QCOMPARE(reads(), BlockHasher::readBackAtMost * readsOfABlock);
    QCOMPARE(told(first(total), total), hashesOf({16, 17}, total));
}

void TestBlockHasher::anErrorOfReadingTellsNothing()
{
    write(0, L);
    write(L + 1, L - 1);
    write(L, 1);
    const Error broken =
        makeError(ErrorCode::InputOutput, ErrorContext::LocalFile, QStringLiteral("bad sector"));
    m_files->fail(FileCall::Read, 2, broken);
    const Result<QList<BlockHash>> blocks = m_hasher.blocksIn(first(2 * L), 2 * L, *m_file);
    QVERIFY(!blocks);
    QCOMPARE(blocks.error(), broken);
    QCOMPARE(told(first(2 * L), 2 * L), hashesOf({0, 1}, 2 * L));
}

void TestBlockHasher::aFileThatEndsTooEarlyIsChanged()
{
    write(0, L);
    write(L + 1, L - 1);
    write(L, 1);
    QVERIFY(m_file->truncate(2 * L - 1));
    QCOMPARE(codeOf(m_hasher.blocksIn(first(2 * L), 2 * L, *m_file)), ErrorCode::PartFileChanged);
}

QTEST_GUILESS_MAIN(TestBlockHasher)
#include "tst_blockhasher.moc"

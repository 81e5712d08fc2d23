// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/blockcheck.h"

#include "model/files/partfile.h"
#include "model/job/filename.h"
#include "tests/support/faultfile.h"
#include "tests/support/testfiles.h"

#include <QTemporaryDir>
#include <QTest>

#include <xxhash.h>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 L = blockLength;
constexpr qint64 page = 4096;
constexpr qint64 total = 4 * L + 5000; ///< five blocks, the last one shorter
constexpr int readsOfABlock = 4;

const Error badSector =
    makeError(ErrorCode::InputOutput, ErrorContext::LocalFile, QStringLiteral("bad sector"));

QByteArray pattern(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 255 + 1);
    return bytes;
}

QByteArray hashOf(QByteArrayView bytes)
{
    XXH64_canonical_t canonical;
    XXH64_canonicalFromHash(&canonical,
                            XXH3_64bits(bytes.data(), static_cast<size_t>(bytes.size())));
    return QByteArray(reinterpret_cast<const char *>(canonical.digest), 8);
}

ByteRanges rangesOf(const QList<ByteRange> &list)
{
    ByteRanges ranges;
    for (const ByteRange &range : list)
        ranges.add(range);
    return ranges;
}

} // namespace

class TestBlockCheck final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void theHashOfARangeIsReadInPieces();
    void aRangeBehindTheEndHasNoHash();
    void aSoundFileHasNoDamage();
    void damageIsFoundToTheBlock_data();
    void damageIsFoundToTheBlock();
    void onlyDurableBlocksAreJudged_data();
    void onlyDurableBlocksAreJudged();
    void whatIsBehindTheEndIsDamaged_data();
    void whatIsBehindTheEndIsDamaged();
    void nonsenseIsPassedOver();
    void anUnreadableBlockIsDamaged();
    void anUnreadableMediumIsAnError();
    void otherErrorsArePassedOn();
    void stoppingIsHeardBetweenBlocks();

private:
    [[nodiscard]] ByteRanges damaged(const ByteRanges &durable)
    {
        const Result<ByteRanges> found = damagedBytes(*m_file, m_blocks, durable, {});
        return found ? *found : ByteRanges(ByteRange{0, 1});
    }

    QByteArray m_content;
    QList<BlockHash> m_blocks; ///< all of m_content
    const ByteRanges m_whole = ByteRanges(ByteRange{0, total});
    std::unique_ptr<QTemporaryDir> m_folder;
    DiskPartFiles m_disk;
    std::unique_ptr<FaultFiles> m_files;
    std::shared_ptr<ByteFile> m_file;
};

void TestBlockCheck::initTestCase()
{
    m_content = pattern(total);
    for (qint64 block = 0; block < 5; ++block) {
        const ByteRange range = blockRange(block, total);
        m_blocks.append({block, range.length(),
                         hashOf(QByteArrayView(m_content).sliced(range.begin, range.length()))});
    }
}

void TestBlockCheck::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_files = std::make_unique<FaultFiles>(m_disk);
    const auto file = m_files->create(m_folder->path(),
                                      partFileName(QStringLiteral("file"), QUuid::createUuid(), 0));
    QVERIFY(file);
    m_file = *file;
    QVERIFY(m_file->write(0, m_content));
}

void TestBlockCheck::theHashOfARangeIsReadInPieces()
{
    const Result<std::optional<QByteArray>> hash = hashInFile(*m_file, {7, 7 + (5 << 19)});
    QVERIFY(hash);
    QCOMPARE(*hash, hashOf(QByteArrayView(m_content).sliced(7, 5 << 19)));
    QCOMPARE(m_files->count(FileCall::Read), 3);
    QCOMPARE(hashInFile(*m_file, {7, 7}).value(), hashOf({}));
}

void TestBlockCheck::aRangeBehindTheEndHasNoHash()
{
    QCOMPARE(hashInFile(*m_file, {0, total + 1}).value(), std::nullopt);
    QCOMPARE(hashInFile(*m_file, {total, total + 1}).value(), std::nullopt);
}

void TestBlockCheck::aSoundFileHasNoDamage()
{
    QCOMPARE(damaged(m_whole), ByteRanges());
    QCOMPARE(damaged({}), ByteRanges());
    QVERIFY(m_file->write(total, "more")); // no checkpoint vouches for it
    QCOMPARE(damaged(m_whole), ByteRanges());
}

void TestBlockCheck::damageIsFoundToTheBlock_data()
{
    using List = QList<ByteRange>;
    QTest::addColumn<List>("zeroed");
    QTest::addColumn<List>("damage");
    const auto row = [](const char *name, const List &zeroed, const List &damage) {
        QTest::newRow(name) << zeroed << damage;
    };
    row("the first byte", {{0, 1}}, {{0, L}});
    row("the last byte of a block", {{2 * L - 1, 2 * L}}, {{L, 2 * L}});
    row("a torn page", {{L + 5 * page, L + 6 * page}}, {{L, 2 * L}});
    row("pages on both sides of a border", {{2 * L - page, 2 * L + page}}, {{L, 3 * L}});
    row("two blocks apart", {{5, 6}, {3 * L + 5, 3 * L + 6}}, {{0, L}, {3 * L, 4 * L}});
    row("the last byte of the file", {{total - 1, total}}, {{4 * L, total}});
    row("every page of a block", {{2 * L, 3 * L}}, {{2 * L, 3 * L}});
    row("the whole file", {{0, total}}, {{0, total}});
}

void TestBlockCheck::damageIsFoundToTheBlock()
{
    QFETCH(QList<ByteRange>, zeroed);
    QFETCH(QList<ByteRange>, damage);
    for (const ByteRange &range : zeroed)
        QVERIFY(m_file->write(range.begin, QByteArray(range.length(), '\0')));
    QCOMPARE(damaged(m_whole), rangesOf(damage));
    QCOMPARE(m_files->count(FileCall::Read), 4 * readsOfABlock + 1);
}

void TestBlockCheck::onlyDurableBlocksAreJudged_data()
{
    using List = QList<ByteRange>;
    QTest::addColumn<List>("durable");
    QTest::addColumn<List>("damage");
    QTest::addColumn<int>("readsExpected");
    const auto row = [](const char *name, const List &durable, const List &damage, int reads) {
        QTest::newRow(name) << durable << damage << reads;
    };
    row("none", {}, {}, 0);
    row("one", {{L, 2 * L}}, {{L, 2 * L}}, readsOfABlock);
    row("one and parts of its neighbours", {{1, 3 * L - 1}}, {{L, 2 * L}}, readsOfABlock);
    row("a byte too few", {{L + 1, 3 * L - 1}}, {}, 0);
    row("two parts of a block", {{0, 5}, {6, L}}, {}, 0);
    row("the last one", {{4 * L, total}}, {{4 * L, total}}, 1);
    row("the last one but a byte", {{4 * L, total - 1}}, {}, 0);
}

void TestBlockCheck::onlyDurableBlocksAreJudged()
{
    QFETCH(QList<ByteRange>, durable);
    QFETCH(QList<ByteRange>, damage);
    QVERIFY(m_file->write(0, QByteArray(total, '\0')));
    QCOMPARE(damaged(rangesOf(durable)), rangesOf(damage));
    QTEST(m_files->count(FileCall::Read), "readsExpected");
}

void TestBlockCheck::whatIsBehindTheEndIsDamaged_data()
{
    using List = QList<ByteRange>;
    QTest::addColumn<qint64>("size");
    QTest::addColumn<List>("durable");
    QTest::addColumn<List>("damage");
    const auto row = [](const char *name, qint64 size, const List &durable, const List &damage) {
        QTest::newRow(name) << size << durable << damage;
    };
    row("a byte short", total - 1, {{0, total}}, {{4 * L, total}});
    row("cut at a block", 2 * L, {{0, total}}, {{2 * L, total}});
    row("cut in a block", 2 * L + 5, {{0, total}}, {{2 * L, total}});
    row("cut in part of a block", 2 * L + 5, {{0, 2 * L + 9}}, {{2 * L + 5, 2 * L + 9}});
    row("cut behind what is durable", 2 * L + 5, {{0, 2 * L + 5}}, {});
    row("nothing left", 0, {{0, L}, {2 * L, total}}, {{0, L}, {2 * L, total}});
}

void TestBlockCheck::whatIsBehindTheEndIsDamaged()
{
    QFETCH(qint64, size);
    QFETCH(QList<ByteRange>, durable);
    QFETCH(QList<ByteRange>, damage);
    QVERIFY(m_file->truncate(size));
    QCOMPARE(damaged(rangesOf(durable)), rangesOf(damage));
}

void TestBlockCheck::nonsenseIsPassedOver()
{
    const QList<BlockHash> nonsense = {{-1, L, QByteArray(8, 'x')},
                                       {0, 0, QByteArray(8, 'x')},
                                       {0, L + 1, QByteArray(8, 'x')},
                                       {0, L, "short"}};
    QCOMPARE(damagedBytes(*m_file, nonsense, m_whole, {}).value(), ByteRanges());
}

void TestBlockCheck::anUnreadableBlockIsDamaged()
{
    m_files->fail(FileCall::Read, readsOfABlock + 2, badSector);
    QCOMPARE(damaged(m_whole), ByteRanges(ByteRange{L, 2 * L}));
}

void TestBlockCheck::anUnreadableMediumIsAnError()
{
    QList<BlockHash> blocks;
    for (qint64 block = 0; block <= unreadableAtMost; ++block)
        blocks.append({block, L, QByteArray(8, 'x')});
    const ByteRanges durable(ByteRange{0, blocks.size() * L});
    QVERIFY(m_file->truncate(durable.length()));
    m_files->fail(FileCall::Read, 1, badSector, unreadableAtMost);
    QCOMPARE(damagedBytes(*m_file, blocks, durable, {}).value(), durable);
    m_files->fail(FileCall::Read, 1, badSector, unreadableAtMost + 1);
    const Result<ByteRanges> found = damagedBytes(*m_file, blocks, durable, {});
    QVERIFY(!found);
    QCOMPARE(found.error(), badSector);
}

void TestBlockCheck::otherErrorsArePassedOn()
{
    const Error gone =
        makeError(ErrorCode::FolderMissing, ErrorContext::LocalFile, QStringLiteral("pulled"));
    m_files->fail(FileCall::Read, 2, gone);
    const Result<ByteRanges> found = damagedBytes(*m_file, m_blocks, m_whole, {});
    QVERIFY(!found);
    QCOMPARE(found.error(), gone);
    QCOMPARE(m_files->count(FileCall::Read), 2);
}

void TestBlockCheck::stoppingIsHeardBetweenBlocks()
{
    int asked = 0;
    const Result<ByteRanges> found =
        damagedBytes(*m_file, m_blocks, m_whole, [&asked] { return ++asked == 3; });
    QCOMPARE(codeOf(found), ErrorCode::InvalidState);
    QCOMPARE(m_files->count(FileCall::Read), 2 * readsOfABlock);
}

QTEST_GUILESS_MAIN(TestBlockCheck)
#include "tst_blockcheck.moc"

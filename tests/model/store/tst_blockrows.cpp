// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/filename.h"
#include "tests/model/store/storesamples.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 L = blockLength;

/// `seed` tells one hash from another; the first bit is set in some.
BlockHash block(qint64 number, quint8 seed = 0, qint64 length = L)
{
    QByteArray hash("\0\1\2\3\4\5\6\7", 8);
    hash[0] = static_cast<char>(seed);
    return {number, length, hash};
}

ByteRanges rangesOf(const QList<ByteRange> &list)
{
    ByteRanges ranges;
    for (const ByteRange &range : list)
        ranges.add(range);
    return ranges;
}

} // namespace

/// The hashes of blocks in the store: never of bytes that are not durable.
class TestBlockRows final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyHashComesBack();
    void newBlocksJoinTheOldOnes();
    void aBlockToldAgainReplacesTheOldOne();
    void onlyDurableBlocksAreWritten();
    void nonsenseIsNotWritten();
    void blocksOfBytesGivenUpGo_data();
    void blocksOfBytesGivenUpGo();
    void aSavedJobDropsThemAsWell_data();
    void aSavedJobDropsThemAsWell();
    void otherFilesKeepTheirs();
    void anotherPartFileHasNoneOfTheFormer_data();
    void anotherPartFileHasNoneOfTheFormer();
    void aRemovedFileTakesItsOwnAlong();
    void theEndOfTheJobIsTheirs_data();
    void theEndOfTheJobIsTheirs();
    void aFileThatIsGoneGetsNone();
    void theyAreWrittenWithTheirProgressOrNotAtAll();
    void twoCheckpointsOfAFileInOneChange();
    void rowsThatMakeNoSenseAreLeftOut_data();
    void rowsThatMakeNoSenseAreLeftOut();
    void manyBlocksAreKept();

private:
    QString folder() const { return m_folder->path(); }

    /// A checkpoint of file `index`; what is durable in it comes from there.
    [[nodiscard]] StoreChange checkpoint(int index, const QList<ByteRange> &durable,
                                         const QList<BlockHash> &blocks)
    {
        m_job.files[index].durable = rangesOf(durable);
        StoreChange change;
        change.progress = {{m_job.id, index, m_job.files.at(index), blocks}};
        change.durable = false;
        return change;
    }

    QList<BlockHash> stored(int index) { return named(m_job.files.at(index).partName); }

    QList<BlockHash> named(const QString &partName)
    {
        const Result<QList<BlockHash>> blocks = m_store->blocks(m_job.id, partName);
        return blocks ? *blocks : QList<BlockHash>{{-1, 0, "failed"}};
    }

    [[nodiscard]] int rows()
    {
        return ask(storePath(folder()), QStringLiteral("SELECT count(*) FROM blocks")).toInt();
    }

    [[nodiscard]] Job storedJob()
    {
        m_store = std::make_unique<JobStore>();
        const Result<StoreOpening> opening = m_store->open(folder());
        return opening && opening->jobs.size() == 1 ? opening->jobs.constFirst() : Job{};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobStore> m_store;
    Job m_job; ///< with two files that have part files
};

void TestBlockRows::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_store = std::make_unique<JobStore>();
    QVERIFY(m_store->open(folder()));
    m_job = plainJob(1);
    m_job.files.append(m_job.files.constFirst());
    for (int index = 0; index < 2; ++index)
        m_job.files[index].partName = partFileName(QStringLiteral("file"), m_job.id, index);
    QVERIFY(m_store->apply(changeOf(m_job)));
}

void TestBlockRows::cleanup()
{
    m_store.reset();
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestBlockRows::everyHashComesBack()
{
    QCOMPARE(stored(0), QList<BlockHash>());
    const QList<BlockHash> blocks = {block(0, 0), block(1, 0x7f), block(2, 0x80), block(3, 0xff),
                                     block(4, 1, 77)};
    QVERIFY(m_store->apply(checkpoint(0, {{0, 4 * L + 77}}, blocks)));
    QCOMPARE(stored(0), blocks);
    QVERIFY(storedJob() == m_job);
    QCOMPARE(stored(0), blocks);
}

void TestBlockRows::newBlocksJoinTheOldOnes()
{
    QVERIFY(m_store->apply(checkpoint(0, {{0, L}, {2 * L, 3 * L}}, {block(2), block(0)})));
    QVERIFY(m_store->apply(checkpoint(0, {{0, 3 * L + 5}}, {block(1)})));
    QCOMPARE(stored(0), (QList<BlockHash>{block(0), block(1), block(2)}));
    QVERIFY(m_store->apply(checkpoint(0, {{0, 3 * L + 9}}, {})));
    QCOMPARE(stored(0).size(), 3);
}

void TestBlockRows::aBlockToldAgainReplacesTheOldOne()
{
    QVERIFY(m_store->apply(checkpoint(0, {{0, 2 * L}}, {block(0, 1), block(1, 1, 100)})));
    QVERIFY(m_store->apply(checkpoint(0, {{0, 2 * L}}, {block(1, 2)})));
    QCOMPARE(stored(0), (QList<BlockHash>{block(0, 1), block(1, 2)}));
}

void TestBlockRows::onlyDurableBlocksAreWritten()
{
    const QList<BlockHash> told = {block(0), block(1), block(2), block(3, 0, 100)};
    QVERIFY(m_store->apply(checkpoint(0, {{0, 2 * L - 1}, {2 * L, 3 * L + 99}}, told)));
    QCOMPARE(stored(0), (QList<BlockHash>{block(0), block(2)}));
}

void TestBlockRows::nonsenseIsNotWritten()
{
    const QList<BlockHash> told = {{-1, L, QByteArray(8, 'x')},
                                   {0, 0, QByteArray(8, 'x')},
                                   {0, L + 1, QByteArray(8, 'x')},
                                   {0, L, "short"}};
    QVERIFY(m_store->apply(checkpoint(0, {{0, 2 * L}}, told)));
    QCOMPARE(rows(), 0);
}

void TestBlockRows::blocksOfBytesGivenUpGo_data()
{
    using List = QList<ByteRange>;
    using Numbers = QList<qint64>;
    QTest::addColumn<List>("durable");
    QTest::addColumn<Numbers>("left");
    const auto row = [](const char *name, const List &durable, const Numbers &left) {
        QTest::newRow(name) << durable << left;
    };
    // there were four blocks and one of 77 bytes
    row("nothing given up", {{0, 4 * L + 77}}, {0, 1, 2, 3, 4});
    row("everything", {}, {});
    row("a block", {{0, L}, {2 * L, 4 * L + 77}}, {0, 2, 3, 4});
    row("a byte of a block", {{0, L + 5}, {L + 6, 4 * L + 77}}, {0, 2, 3, 4});
    row("a byte on both sides of a border", {{0, L - 1}, {L + 1, 4 * L + 77}}, {2, 3, 4});
    row("the first byte", {{1, 4 * L + 77}}, {1, 2, 3, 4});
    row("the last byte", {{0, 4 * L + 76}}, {0, 1, 2, 3});
    row("the tail", {{0, 2 * L + 7}}, {0, 1});
    row("all but the middle", {{L, 3 * L}}, {1, 2});
    row("all but the last", {{4 * L, 4 * L + 77}}, {4});
    row("moved behind", {{5 * L, 6 * L}}, {});
}

void TestBlockRows::blocksOfBytesGivenUpGo()
{
    const QList<BlockHash> blocks = {block(0), block(1), block(2), block(3), block(4, 0, 77)};
    QVERIFY(m_store->apply(checkpoint(0, {{0, 4 * L + 77}}, blocks)));
    QFETCH(QList<ByteRange>, durable);
    QFETCH(QList<qint64>, left);
    QVERIFY(m_store->apply(checkpoint(0, durable, {})));
    QList<BlockHash> expected;
    for (const qint64 number : left)
        expected.append(blocks.at(number));
    QCOMPARE(stored(0), expected);
}

void TestBlockRows::aSavedJobDropsThemAsWell_data()
{
    blocksOfBytesGivenUpGo_data();
}

void TestBlockRows::aSavedJobDropsThemAsWell()
{
    const QList<BlockHash> blocks = {block(0), block(1), block(2), block(3), block(4, 0, 77)};
    QVERIFY(m_store->apply(checkpoint(0, {{0, 4 * L + 77}}, blocks)));
    QFETCH(QList<ByteRange>, durable);
    QFETCH(QList<qint64>, left);
    m_job.files[0].durable = rangesOf(durable);
    QVERIFY(m_store->apply(changeOf(m_job)));
    QList<BlockHash> expected;
    for (const qint64 number : left)
        expected.append(blocks.at(number));
    QCOMPARE(stored(0), expected);
}

void TestBlockRows::otherFilesKeepTheirs()
{
    QVERIFY(m_store->apply(checkpoint(0, {{0, L}}, {block(0, 1)})));
    QVERIFY(m_store->apply(checkpoint(1, {{0, 2 * L}}, {block(0, 2), block(1, 2)})));
    QVERIFY(m_store->apply(changeOf(plainJob(2))));
    QVERIFY(m_store->apply(checkpoint(0, {}, {})));
    QCOMPARE(stored(0), QList<BlockHash>());
    QCOMPARE(stored(1), (QList<BlockHash>{block(0, 2), block(1, 2)}));
    QCOMPARE(m_store->blocks(QUuid::createUuid(), m_job.files.at(1).partName).value(),
             QList<BlockHash>());
}

void TestBlockRows::anotherPartFileHasNoneOfTheFormer_data()
{
    QTest::addColumn<bool>("isCheckpoint");
    QTest::addColumn<QString>("name");
    const QString other = partFileName(QStringLiteral("renamed"), QUuid(), 0);
    QTest::newRow("a checkpoint") << true << other;
    QTest::newRow("a saved job") << false << other;
    QTest::newRow("a checkpoint without one") << true << QString();
    QTest::newRow("a saved job without one") << false << QString();
}

void TestBlockRows::anotherPartFileHasNoneOfTheFormer()
{
    QFETCH(bool, isCheckpoint);
    QFETCH(QString, name);
    const QString former = m_job.files.at(0).partName;
    QVERIFY(m_store->apply(checkpoint(0, {{0, 2 * L}}, {block(0, 1), block(1, 1)})));
    m_job.files[0].partName = name;
    const StoreChange change = checkpoint(0, {{0, L}}, {block(0, 2)});
    QVERIFY(m_store->apply(isCheckpoint ? change : changeOf(m_job)));
    QCOMPARE(named(former), QList<BlockHash>());
    const bool isTold = isCheckpoint && !name.isEmpty();
    QCOMPARE(stored(0), isTold ? QList<BlockHash>{block(0, 2)} : QList<BlockHash>());
    QCOMPARE(rows(), isTold ? 1 : 0);
}

void TestBlockRows::aRemovedFileTakesItsOwnAlong()
{
    QVERIFY(m_store->apply(checkpoint(0, {{0, L}}, {block(0, 1)})));
    QVERIFY(m_store->apply(checkpoint(1, {{0, L}}, {block(0, 2)})));
    m_job.files.removeFirst();
    QVERIFY(m_store->apply(changeOf(m_job)));
    QCOMPARE(stored(0), QList<BlockHash>{block(0, 2)});
    QCOMPARE(rows(), 1);
}

void TestBlockRows::theEndOfTheJobIsTheirs_data()
{
    QTest::addColumn<JobState>("state");
    QTest::newRow("complete") << JobState::Acknowledged;
    QTest::newRow("cancelled") << JobState::Cancelled;
}

void TestBlockRows::theEndOfTheJobIsTheirs()
{
    QFETCH(JobState, state);
    QVERIFY(m_store->apply(checkpoint(0, {{0, L}}, {block(0)})));
    QCOMPARE(rows(), 1);
    m_job.state = state;
    QVERIFY(m_store->apply(changeOf(m_job)));
    QCOMPARE(rows(), 0);
    QVERIFY(m_store->apply(checkpoint(0, {{0, L}}, {block(0)}))); // too late
    QCOMPARE(rows(), 0);
    QVERIFY(m_store->history(1).value().constFirst().job == m_job);
}

void TestBlockRows::aFileThatIsGoneGetsNone()
{
    StoreChange change = checkpoint(0, {{0, L}}, {block(0)});
    change.progress[0].index = 9;
    change.progress.append(change.progress.at(0));
    change.progress[1].job = QUuid::createUuid();
    QVERIFY(m_store->apply(change));
    QCOMPARE(rows(), 0);
}

void TestBlockRows::theyAreWrittenWithTheirProgressOrNotAtAll()
{
    QVERIFY(m_store->apply(checkpoint(0, {{0, L}}, {block(0)})));
    const Job before = m_job;
    QVERIFY(tamper(storePath(folder()),
                   QStringLiteral("CREATE TRIGGER refuse BEFORE UPDATE ON files "
                                  "BEGIN SELECT RAISE(ABORT, 'no room'); END")));
    QVERIFY(!m_store->apply(checkpoint(0, {{L, 2 * L}}, {block(1)})));
    QCOMPARE(stored(0), QList<BlockHash>{block(0)});
    QVERIFY(storedJob() == before);
}

void TestBlockRows::twoCheckpointsOfAFileInOneChange()
{
    StoreChange change = checkpoint(0, {{0, 2 * L}}, {block(0), block(1)});
    change.progress += checkpoint(0, {{0, L}, {2 * L, 3 * L}}, {block(2)}).progress;
    QVERIFY(m_store->apply(change));
    QCOMPARE(stored(0), (QList<BlockHash>{block(0), block(2)}));
}

void TestBlockRows::rowsThatMakeNoSenseAreLeftOut_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("a block before the file") << "block" << QVariant(-1);
    QTest::newRow("a block nobody can reach") << "block" << QVariant(qint64(1) << 60);
    QTest::newRow("a block in words") << "block" << QVariant(QStringLiteral("first"));
    QTest::newRow("no length") << "length" << QVariant(0);
    QTest::newRow("a length of more than a block") << "length" << QVariant(L + 1);
    QTest::newRow("a hash in words") << "hash" << QVariant(QStringLiteral("any"));
}

void TestBlockRows::rowsThatMakeNoSenseAreLeftOut()
{
    QFETCH(QString, column);
    QFETCH(QVariant, value);
    QVERIFY(m_store->apply(checkpoint(0, {{0, 2 * L}}, {block(0), block(1)})));
    QVERIFY(
        tamper(storePath(folder()), u"UPDATE blocks SET " % column % u"=? WHERE block=0", {value}));
    QCOMPARE(stored(0), QList<BlockHash>{block(1)});
    QVERIFY(m_store->apply(checkpoint(0, {}, {})));
    QCOMPARE(stored(0), QList<BlockHash>());
}

void TestBlockRows::manyBlocksAreKept()
{
    constexpr qint64 count = 25'600; // 100 GiB
    QList<BlockHash> blocks;
    for (qint64 number = 0; number < count; ++number)
        blocks.append(block(number, static_cast<quint8>(number)));
    QVERIFY(m_store->apply(checkpoint(0, {{0, count * L}}, blocks)));
    QCOMPARE(stored(0), blocks);
    QVERIFY(m_store->apply(checkpoint(0, {{0, 7 * L}, {8 * L, count * L}}, {})));
    blocks.removeAt(7);
    QCOMPARE(stored(0), blocks);
}

QTEST_GUILESS_MAIN(TestBlockRows)
#include "tst_blockrows.moc"

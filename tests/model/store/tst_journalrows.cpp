// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/store/storesamples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

class TestJournalRows final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldComesBackInOrder();
    void theOldestLinesGo();
    void linesOfAJobThatIsNotThereAreLeftOut();
    void anEndedJobKeepsItsJournal();
    void aLineThatMakesNoSenseIsLeftOut();
    void linesNeedNoTransactionOfTheirOwn();

private:
    [[nodiscard]] static JournalEntry entryOf(int number);
    [[nodiscard]] Done write(const QList<JournalLine> &lines);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<JobStore> m_store;
    Job m_job;
};

void TestJournalRows::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<JobStore>();
    QVERIFY(m_store->open(m_folder->path()));
    m_job = plainJob(1);
    QVERIFY(m_store->apply(changeOf(m_job)));
}

JournalEntry TestJournalRows::entryOf(int number)
{
    JournalEntry entry;
    entry.time = QDateTime::fromMSecsSinceEpoch(1'760'000'000'000 + number, Qt::UTC);
    entry.what = Happening::Waiting;
    entry.file = QStringLiteral("film \u2013 ü.mkv");
    entry.amount = number - 1;
    entry.detail = QStringLiteral("it's \"gone\"");
    entry.error = {ErrorCode::HttpStatus, ErrorContext::RemoteFile, QStringLiteral("a.example"),
                   503, -1};
    return entry;
}

Done TestJournalRows::write(const QList<JournalLine> &lines)
{
    StoreChange change;
    change.journal = lines;
    change.durable = false;
    return m_store->apply(change);
}

void TestJournalRows::everyFieldComesBackInOrder()
{
    JournalEntry plain;
    plain.time = entryOf(3).time;
    QVERIFY(write({{m_job.id, entryOf(0)}, {m_job.id, plain}}));
    QVERIFY(write({{m_job.id, entryOf(2)}}));
    QCOMPARE(m_store->journal(m_job.id).value(),
             (QList<JournalEntry>{entryOf(0), plain, entryOf(2)}));
    QVERIFY(m_store->journal(plainJob(2).id)->isEmpty());
}

void TestJournalRows::theOldestLinesGo()
{
    QList<JournalLine> lines;
    for (int i = 0; i < mostJournalEntries + 20; ++i)
        lines.append({m_job.id, entryOf(i)});
    QVERIFY(write(lines));
    const QList<JournalEntry> kept = m_store->journal(m_job.id).value();
    QCOMPARE(kept.size(), mostJournalEntries);
    QCOMPARE(kept.first(), entryOf(20));
    QCOMPARE(kept.last(), entryOf(mostJournalEntries + 19));
}

void TestJournalRows::linesOfAJobThatIsNotThereAreLeftOut()
{
    const Job other = plainJob(2);
    QVERIFY(write({{other.id, entryOf(1)}, {m_job.id, entryOf(2)}}));
    QVERIFY(m_store->journal(other.id)->isEmpty());
    QCOMPARE(m_store->journal(m_job.id)->size(), 1);
}

void TestJournalRows::anEndedJobKeepsItsJournal()
{
    m_job.state = JobState::Acknowledged;
    StoreChange change = changeOf(m_job);
    change.journal = {{m_job.id, entryOf(1)}};
    QVERIFY(m_store->apply(change));
    QCOMPARE(m_store->journal(m_job.id)->size(), 1);
}

void TestJournalRows::aLineThatMakesNoSenseIsLeftOut()
{
    QVERIFY(write({{m_job.id, entryOf(0)}, {m_job.id, entryOf(1)}}));
    m_store.reset();
    QVERIFY(tamper(storePath(m_folder->path()),
                   QStringLiteral("UPDATE journal SET what=999 WHERE number=1")));
    m_store = std::make_unique<JobStore>();
    QVERIFY(m_store->open(m_folder->path()));
    QCOMPARE(m_store->journal(m_job.id).value(), QList<JournalEntry>{entryOf(1)});
}

void TestJournalRows::linesNeedNoTransactionOfTheirOwn()
{
    const int before = transactionsInLog(storePath(m_folder->path()));
    StoreChange change = changeOf(m_job);
    change.journal = {{m_job.id, entryOf(0)}, {m_job.id, entryOf(1)}};
    QVERIFY(m_store->apply(change));
    QCOMPARE(transactionsInLog(storePath(m_folder->path())), before + 1);
}

QTEST_GUILESS_MAIN(TestJournalRows)
#include "tst_journalrows.moc"

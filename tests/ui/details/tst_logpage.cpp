// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/details/logpage.h"
#include "ui/format/format.h"
#include "ui/wording/journalwords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

class TestLogPage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyHappeningIsASentence_data();
    void everyHappeningIsASentence();
    void causesAreInTheSentence();
    void propertiesAreNamed();
    void linesComeInOrderWithLocalTimes();
    void newLinesAreAppended();
    void itAsksOnlyWhenThereIsMore();
    void anotherJobHasItsOwn();
    void filesAreNamedWhereThereAreSome();
    void selectedLinesAreCopied();

private:
    static JournalEntry lineOf(Happening what, int second = 0);
    void show(const QList<JournalEntry> &entries);

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<LogPage> m_page;
    JobSnapshot m_job;
};

void TestLogPage::init()
{
    m_page.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_page = std::make_unique<LogPage>(*m_engine);
    m_page->resize(800, 300);
    m_page->show();
    m_job = sampleJob(QStringLiteral("film"), JobState::Transferring);
    m_engine->putJob(m_job);
}

JournalEntry TestLogPage::lineOf(Happening what, int second)
{
    JournalEntry entry;
    entry.time = FakeEngine::now().addSecs(second);
    entry.what = what;
    return entry;
}

void TestLogPage::show(const QList<JournalEntry> &entries)
{
    m_engine->putJournal(m_job.job.id, entries);
    m_page->showJob(*m_engine->job(m_job.job.id), -1, FakeEngine::now());
    QTRY_COMPARE(m_page->topLevelItemCount(), entries.size());
}

void TestLogPage::everyHappeningIsASentence_data()
{
    QTest::addColumn<Happening>("what");
    for (int what = 0; what <= static_cast<int>(lastHappening); ++what) {
        const auto happening = static_cast<Happening>(what);
        QTest::newRow(happeningName(happening).data()) << happening;
    }
}

void TestLogPage::everyHappeningIsASentence()
{
    QFETCH(Happening, what);
    JournalEntry entry = lineOf(what);
    entry.detail = QStringLiteral("example.org");
    entry.amount = 3;
    entry.error = makeError(ErrorCode::Timeout, ErrorContext::RemoteFile);
    for (const JobType type : {JobType::Download, JobType::Upload}) {
        const QString text = journalText(entry, type);
        QVERIFY(!text.isEmpty());
        QVERIFY(!text.contains(QLatin1Char('%')));
        QVERIFY(text.at(0).isUpper() || text.at(0).isDigit() || text.startsWith(u'e'));
    }
}

void TestLogPage::causesAreInTheSentence()
{
    JournalEntry wait = lineOf(Happening::Waiting);
    wait.amount = 42;
    wait.error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile);
    wait.error.httpStatus = 429;
    QVERIFY(
        journalText(wait, JobType::Download).startsWith(QStringLiteral("Tries again in 42 s: ")));
    wait.amount = -1;
    QVERIFY(journalText(wait, JobType::Download).startsWith(QStringLiteral("Waits: ")));
    JournalEntry failed = lineOf(Happening::Failed);
    failed.error = makeError(ErrorCode::DiskFull, ErrorContext::LocalFile);
    QVERIFY(journalText(failed, JobType::Download).contains(QStringLiteral(": ")));
    QVERIFY(isTrouble(failed));
    QVERIFY(!isTrouble(wait));
    JournalEntry arrived = lineOf(Happening::FileTransferred);
    arrived.detail = QStringLiteral("sha-256");
    arrived.amount = 2048;
    QCOMPARE(journalText(arrived, JobType::Download),
             QStringLiteral("Arrived (2.0 KiB), verified by: SHA-256"));
}

void TestLogPage::propertiesAreNamed()
{
    const auto text = [](const QString &detail) {
        JournalEntry entry = lineOf(Happening::PropertyChanged);
        entry.detail = detail;
        return journalText(entry, JobType::Download);
    };
    QCOMPARE(text(QStringLiteral("priority=high")), QStringLiteral("Priority: High"));
    QCOMPARE(text(QStringLiteral("auto-complete=true")), QStringLiteral("Complete by itself: on"));
    QCOMPARE(text(QStringLiteral("category=")), QStringLiteral("Category: none"));
    QCOMPARE(text(QStringLiteral("header")), QStringLiteral("header changed"));
}

void TestLogPage::linesComeInOrderWithLocalTimes()
{
    show({lineOf(Happening::Created), lineOf(Happening::Resumed, 5)});
    QCOMPARE(m_page->topLevelItem(0)->text(LogPage::What), QStringLiteral("Created"));
    QCOMPARE(m_page->topLevelItem(1)->text(LogPage::What), QStringLiteral("Resumed"));
    QCOMPARE(m_page->topLevelItem(1)->text(LogPage::Time),
             format::exactDateTime(FakeEngine::now().addSecs(5)));
    QVERIFY(m_page->isColumnHidden(LogPage::FileName));
}

void TestLogPage::newLinesAreAppended()
{
    show({lineOf(Happening::Created)});
    QTreeWidgetItem *first = m_page->topLevelItem(0);
    first->setSelected(true);
    show({lineOf(Happening::Created), lineOf(Happening::Resumed)});
    QCOMPARE(m_page->topLevelItem(0), first);
    QVERIFY(first->isSelected()); // a selection survives
    show({lineOf(Happening::Resumed), lineOf(Happening::Suspended), lineOf(Happening::Kept)});
    QCOMPARE(m_page->topLevelItem(0)->text(LogPage::What), QStringLiteral("Resumed"));
}

void TestLogPage::itAsksOnlyWhenThereIsMore()
{
    show({lineOf(Happening::Created)});
    m_engine->clearCalls();
    m_page->showJob(*m_engine->job(m_job.job.id), -1, FakeEngine::now());
    QVERIFY(m_engine->calls().isEmpty());
}

void TestLogPage::anotherJobHasItsOwn()
{
    show({lineOf(Happening::Created), lineOf(Happening::Resumed)});
    const JobSnapshot other = sampleJob(QStringLiteral("other"), JobState::Suspended);
    m_engine->putJob(other);
    m_page->showJob(other, -1, FakeEngine::now());
    QCOMPARE(m_page->topLevelItemCount(), 0);
}

void TestLogPage::filesAreNamedWhereThereAreSome()
{
    JournalEntry connected = lineOf(Happening::Connected);
    connected.file = QStringLiteral("film.mkv");
    connected.detail = QStringLiteral("example.org");
    show({lineOf(Happening::Created), connected});
    QVERIFY(!m_page->isColumnHidden(LogPage::FileName));
    QCOMPARE(m_page->topLevelItem(1)->text(LogPage::FileName), QStringLiteral("film.mkv"));
    QCOMPARE(m_page->topLevelItem(1)->text(LogPage::What),
             QStringLiteral("Connected to example.org"));
}

void TestLogPage::selectedLinesAreCopied()
{
    show({lineOf(Happening::Created), lineOf(Happening::Resumed), lineOf(Happening::Started)});
    QCOMPARE(m_page->copyText().count(QLatin1Char('\n')), 2);
    m_page->topLevelItem(1)->setSelected(true);
    m_page->setFocus();
    QTest::keyClick(m_page.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             format::exactDateTime(FakeEngine::now()) + QStringLiteral("\tResumed"));
}

QTEST_MAIN(TestLogPage)
#include "tst_logpage.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobactions.h"

#include "model/jobmodel.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/dialogs/questiondialog.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace tranship;
using namespace tranship::test;

class TestJobActions final : public QObject {
    Q_OBJECT

public Q_SLOTS:

    /// Stands in for the desktop's programs.
    void openUrl(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();

    void verbsAreEnabledByState_data();
    void verbsAreEnabledByState();
    void withoutSelectionOnlyANewJobIsOffered();
    void anActionIsEnabledWhenItIsLegalForOneOfTheSelected();
    void aChangedStateChangesTheActions();
    void resumeNeedsFiles();
    void completeOfATransferredJobAsksNothing();
    void completeOfAnUnfinishedJobAsksOnce_data();
    void completeOfAnUnfinishedJobAsksOnce();
    void cancelOfAJobWithoutBytesAsksNothing();
    void cancelOfSeveralJobsAsksOneQuestion();
    void aQuestionIsNotAskedTwice();
    void anAnswerAfterTheJobWentDoesNothing();
    void theSafeButtonIsTheDefault();
    void completeSaysWhatItWillDo();
    void aRefusalIsRaised();
    void aFailedRenameIsRaised();
    void leftoversAreRaised();
    void keepIsSent();
    void urlsAreCopied();
    void openIsForCompletedFilesOnly();
    void theFolderIsOpened();
    void ofAnUploadTheSourceIsOpened();
    void anUploadIsCompletedOnlyWhenAllIsThere();
    void aNewUploadIsAskedForByKey();

private:
    void select(const QList<JobSnapshot> &jobs, int file = -1);

    [[nodiscard]] QuestionDialog *question() const
    {
        return m_window->findChild<QuestionDialog *>();
    }

    void answer(const QString &button);

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<QWidget> m_window;
    JobActions *m_actions = nullptr;
    QList<QUrl> m_opened;
};

void TestJobActions::initTestCase()
{
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openUrl");
}

void TestJobActions::init()
{
    m_window.reset();
    m_jobs.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_window = std::make_unique<QWidget>();
    m_actions = new JobActions(*m_engine, *m_jobs, *m_window);
    m_window->show();
    m_opened.clear();
}

void TestJobActions::cleanupTestCase()
{
    QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
}

void TestJobActions::select(const QList<JobSnapshot> &jobs, int file)
{
    m_engine->putJobs(jobs);
    QList<JobId> ids;
    for (const JobSnapshot &job : jobs)
        ids.append(job.job.id);
    m_actions->setSelection(ids, file);
}

void TestJobActions::answer(const QString &text)
{
    QVERIFY(question() != nullptr);
    for (QPushButton *button : question()->findChildren<QPushButton *>()) {
        if (button->text().remove(QLatin1Char('&')) == text)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL(qPrintable(QStringLiteral("no button ") + text));
}

void TestJobActions::verbsAreEnabledByState_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QString>("enabled"); // r(esume) s(uspend) c(omplete) x(cancel) k(eep)
    QTest::newRow("Queued") << JobState::Queued << QStringLiteral("scxk");
    QTest::newRow("Connecting") << JobState::Connecting << QStringLiteral("scxk");
    QTest::newRow("Transferring") << JobState::Transferring << QStringLiteral("scxk");
    QTest::newRow("Suspended") << JobState::Suspended << QStringLiteral("rcxk");
    QTest::newRow("Error") << JobState::Error << QStringLiteral("rcxk");
    QTest::newRow("TransientError") << JobState::TransientError << QStringLiteral("rscxk");
    QTest::newRow("Transferred") << JobState::Transferred << QStringLiteral("cxk");
    QTest::newRow("Acknowledged") << JobState::Acknowledged << QString();
    QTest::newRow("Cancelled") << JobState::Cancelled << QString();
}

void TestJobActions::verbsAreEnabledByState()
{
    QFETCH(const JobState, state);
    select({sampleJob(QStringLiteral("a"), state)});
    QString enabled;
    const auto note = [&enabled](const QAction *action, char letter) {
        if (action->isEnabled())
            enabled += QLatin1Char(letter);
    };
    note(m_actions->resume(), 'r');
    note(m_actions->suspend(), 's');
    note(m_actions->complete(), 'c');
    note(m_actions->cancel(), 'x');
    note(m_actions->keep(), 'k');
    QTEST(enabled, "enabled");
}

void TestJobActions::withoutSelectionOnlyANewJobIsOffered()
{
    select({});
    for (const QAction *action : m_actions->findChildren<QAction *>())
        QCOMPARE(action->isEnabled(),
                 action == m_actions->newDownload() || action == m_actions->newUpload());
}

void TestJobActions::anActionIsEnabledWhenItIsLegalForOneOfTheSelected()
{
    const JobSnapshot suspended = sampleJob(QStringLiteral("a"), JobState::Suspended);
    const JobSnapshot transferred = sampleJob(QStringLiteral("b"), JobState::Transferred);
    select({suspended, transferred});
    QVERIFY(m_actions->resume()->isEnabled());
    m_actions->resume()->trigger();
    QCOMPARE(m_engine->calls(),
             (QList<FakeEngine::Call>{{QStringLiteral("resume"), suspended.job.id, {}}}));
}

void TestJobActions::aChangedStateChangesTheActions()
{
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Suspended);
    select({job});
    QVERIFY(!m_actions->suspend()->isEnabled());
    job.job.state = JobState::Transferring;
    m_engine->putJob(job);
    QVERIFY(m_actions->suspend()->isEnabled());
    QVERIFY(!m_actions->resume()->isEnabled());
    m_engine->dropJob(job.job.id);
    QVERIFY(!m_actions->suspend()->isEnabled());
}

void TestJobActions::resumeNeedsFiles()
{
    select({FakeEngine::makeJob(QStringLiteral("empty"))});
    QVERIFY(!m_actions->resume()->isEnabled());
    QVERIFY(!m_actions->copyUrl()->isEnabled());
}

void TestJobActions::completeOfATransferredJobAsksNothing()
{
    select({sampleJob(QStringLiteral("a"), JobState::Transferred)});
    m_actions->complete()->trigger();
    QCOMPARE(question(), nullptr);
    QCOMPARE(m_engine->callNames(), QStringList{QStringLiteral("complete")});
}

void TestJobActions::completeOfAnUnfinishedJobAsksOnce_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QStringList>("calls");
    QTest::newRow("yes") << QStringLiteral("Keep finished files")
                         << QStringList{QStringLiteral("complete")};
    QTest::newRow("no") << QStringLiteral("Go on transferring") << QStringList{};
}

void TestJobActions::completeOfAnUnfinishedJobAsksOnce()
{
    QFETCH(const QString, button);
    select({sampleJob(QStringLiteral("a"), JobState::Transferring, 3)});
    m_actions->complete()->trigger();
    QVERIFY(question() != nullptr);
    QCOMPARE(m_engine->callNames(), QStringList());
    bool hasNumbers = false;
    for (const QLabel *label : question()->findChildren<QLabel *>())
        hasNumbers = hasNumbers || label->text().contains(QStringLiteral("2 finished file"));
    QVERIFY(hasNumbers);
    answer(button);
    QTEST(m_engine->callNames(), "calls");
    QTRY_COMPARE(question(), nullptr);
}

void TestJobActions::cancelOfAJobWithoutBytesAsksNothing()
{
    select({sampleJob(QStringLiteral("a"), JobState::Queued)});
    m_actions->cancel()->trigger();
    QCOMPARE(question(), nullptr);
    QCOMPARE(m_engine->callNames(), QStringList{QStringLiteral("cancel")});
}

void TestJobActions::cancelOfSeveralJobsAsksOneQuestion()
{
    select({sampleJob(QStringLiteral("first"), JobState::Suspended),
            sampleJob(QStringLiteral("second"), JobState::Error)});
    m_actions->cancel()->trigger();
    QCOMPARE(m_window->findChildren<QuestionDialog *>().size(), 1);
    QString said;
    for (const QLabel *label : question()->findChildren<QLabel *>())
        said += label->text();
    QVERIFY2(said.contains(QStringLiteral("first")) && said.contains(QStringLiteral("second")),
             qPrintable(said));
    answer(QStringLiteral("Delete files"));
    QCOMPARE(m_engine->callNames(),
             (QStringList{QStringLiteral("cancel"), QStringLiteral("cancel")}));
}

void TestJobActions::aQuestionIsNotAskedTwice()
{
    const JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Suspended);
    select({job});
    m_actions->perform(Verb::Cancel, {job.job.id});
    m_actions->perform(Verb::Cancel, {job.job.id});
    QCOMPARE(m_window->findChildren<QuestionDialog *>().size(), 1);
    question()->reject();
    QTRY_COMPARE(question(), nullptr);
    m_actions->perform(Verb::Cancel, {job.job.id});
    QVERIFY(question() != nullptr);
}

void TestJobActions::anAnswerAfterTheJobWentDoesNothing()
{
    const JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Suspended);
    select({job});
    m_actions->cancel()->trigger();
    m_engine->dropJob(job.job.id);
    answer(QStringLiteral("Delete files"));
    QCOMPARE(m_engine->callNames(), QStringList());
}

void TestJobActions::theSafeButtonIsTheDefault()
{
    select({sampleJob(QStringLiteral("a"), JobState::Transferring)});
    m_actions->cancel()->trigger();
    QVERIFY(question() != nullptr);
    for (const QPushButton *button : question()->findChildren<QPushButton *>())
        QCOMPARE(button->isDefault(), button->text() == QStringLiteral("Go on transferring"));
    QTest::keyClick(question(), Qt::Key_Escape);
    QCOMPARE(m_engine->callNames(), QStringList());
}

void TestJobActions::completeSaysWhatItWillDo()
{
    select({sampleJob(QStringLiteral("a"), JobState::Transferred, 3)});
    QVERIFY2(m_actions->complete()->toolTip().contains(QStringLiteral("3 file")),
             qPrintable(m_actions->complete()->toolTip()));
    select({sampleJob(QStringLiteral("b"), JobState::Transferred, 3),
            sampleJob(QStringLiteral("c"), JobState::Transferred)});
    QVERIFY2(m_actions->complete()->toolTip().contains(QStringLiteral("4 finished")),
             qPrintable(m_actions->complete()->toolTip()));
}

void TestJobActions::aRefusalIsRaised()
{
    QSignalSpy raised(m_actions, &JobActions::messageRaised);
    m_engine->failNext(
        makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager, QStringLiteral("disk I/O")));
    select({sampleJob(QStringLiteral("thesis"), JobState::Transferring)});
    m_actions->suspend()->trigger();
    QTRY_COMPARE(raised.size(), 1);
    const auto message = raised.first().first().value<VerbMessage>();
    QVERIFY(message.text.startsWith(QStringLiteral("thesis: ")));
    QVERIFY(message.detail.contains(QStringLiteral("disk I/O")));
}

void TestJobActions::aFailedRenameIsRaised()
{
    QSignalSpy raised(m_actions, &JobActions::messageRaised);
    CompleteReport report;
    report.files.append({QStringLiteral("/d/one.iso"), true, {}});
    report.files.append({QStringLiteral("/d/two.iso"), false,
                         makeError(ErrorCode::DestinationExists, ErrorContext::LocalFile)});
    m_engine->answerNextComplete(report);
    select({sampleJob(QStringLiteral("a"), JobState::Transferred, 2)});
    m_actions->complete()->trigger();
    QTRY_COMPARE(raised.size(), 1);
    const QString text = raised.first().first().value<VerbMessage>().text;
    QVERIFY2(text.contains(QStringLiteral("two.iso")) && !text.contains(QStringLiteral("one.iso")),
             qPrintable(text));
}

void TestJobActions::leftoversAreRaised()
{
    QSignalSpy raised(m_actions, &JobActions::messageRaised);
    m_engine->answerNextCancel({true});
    select({sampleJob(QStringLiteral("a"), JobState::Queued)});
    m_actions->cancel()->trigger();
    QTRY_COMPARE(raised.size(), 1);
}

void TestJobActions::keepIsSent()
{
    select({sampleJob(QStringLiteral("a"), JobState::Transferred)});
    m_actions->keep()->trigger();
    QCOMPARE(m_engine->callNames(), QStringList{QStringLiteral("keep")});
}

void TestJobActions::urlsAreCopied()
{
    const JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Suspended, 2);
    select({job});
    m_actions->copyUrl()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("https://example.org/part-1.tar\nhttps://example.org/part-2.tar"));
    select({job}, 1);
    m_actions->copyUrl()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("https://example.org/part-2.tar"));
}

void TestJobActions::openIsForCompletedFilesOnly()
{
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferred, 2);
    select({job}, 1);
    QVERIFY(!m_actions->open()->isEnabled());
    job.job.files[1].state = FileState::Completed; // another file of the job could not be renamed
    m_engine->putJob(job);
    QVERIFY(m_actions->open()->isEnabled());
    m_actions->open()->trigger();
    QCOMPARE(m_opened,
             QList<QUrl>{QUrl::fromLocalFile(QStringLiteral("/home/ada/Downloads/part-2.tar"))});
}

void TestJobActions::theFolderIsOpened()
{
    select({sampleJob(QStringLiteral("a"), JobState::Queued)});
    m_actions->showInFolder()->trigger();
    QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(QStringLiteral("/home/ada/Downloads"))});
}

void TestJobActions::ofAnUploadTheSourceIsOpened()
{
    select({sampleUpload(QStringLiteral("a.tar"), JobState::Transferring)});
    QVERIFY(m_actions->open()->isEnabled());
    QVERIFY2(m_actions->open()->toolTip().contains(QStringLiteral("that is uploaded")),
             qPrintable(m_actions->open()->toolTip()));
    QVERIFY(!m_actions->newLink()->isEnabled());
    m_actions->open()->trigger();
    m_actions->showInFolder()->trigger();
    QCOMPARE(m_opened,
             (QList<QUrl>{QUrl::fromLocalFile(QStringLiteral("/home/ada/Documents/a.tar")),
                          QUrl::fromLocalFile(QStringLiteral("/home/ada/Documents"))}));
    // the reply is ours when it is completed
    select({sampleUploadReply(QStringLiteral("b.tar"), JobState::Transferred)}, 1);
    QVERIFY(!m_actions->open()->isEnabled());
    select({sampleJob(QStringLiteral("c.tar"), JobState::Transferring)});
    QVERIFY(!m_actions->open()->isEnabled());
    QVERIFY(!m_actions->open()->toolTip().contains(QStringLiteral("that is uploaded")));
}

void TestJobActions::anUploadIsCompletedOnlyWhenAllIsThere()
{
    select({sampleUpload(QStringLiteral("a.tar"), JobState::Transferring)});
    QVERIFY(!m_actions->complete()->isEnabled());
    QVERIFY2(m_actions->complete()->toolTip().startsWith(
                 QStringLiteral("Possible when everything is uploaded")),
             qPrintable(m_actions->complete()->toolTip()));
    select({sampleUpload(QStringLiteral("a.tar"), JobState::Transferred)});
    QVERIFY(m_actions->complete()->isEnabled());
    QVERIFY(m_actions->complete()->toolTip().startsWith(QStringLiteral("Finishes the upload")));
    m_actions->complete()->trigger();
    QCOMPARE(question(), nullptr);
    QTRY_VERIFY(m_engine->callNames().contains(QStringLiteral("complete")));
}

void TestJobActions::aNewUploadIsAskedForByKey()
{
    const QSignalSpy asked(m_actions, &JobActions::newUploadRequested);
    QCOMPARE(m_actions->newUpload()->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_U));
    m_actions->newUpload()->trigger();
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestJobActions)
#include "tst_jobactions.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/details/filespage.h"
#include "ui/dialogs/questiondialog.h"

#include <QAction>
#include <QInputDialog>
#include <QSignalSpy>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

/// What can be done to the files of a job from their page.
class TestFileActions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void prioritiesAreSetForAllThatAreChosen();
    void thePriorityInForceIsChecked();
    void filesAreSkippedAndWantedAgain();
    void aSkippedFileSaysSo();
    void finishedFilesOfferWhatIsLeft();
    void aNameIsAskedFor();
    void bytesAreNotDeletedWithoutAQuestion();
    void filesWithoutBytesJustGo();
    void deleteIsAboutFilesHere();
    void aRefusalIsTold();

private:
    void choose(const QList<int> &files);
    void trigger(const QString &text);
    [[nodiscard]] QAction *action(const QString &text) const;

    [[nodiscard]] QStringList lastArguments() const { return m_engine->calls().last().arguments; }

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<FilesPage> m_page;
    JobSnapshot m_job;
};

void TestFileActions::init()
{
    m_page.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_page = std::make_unique<FilesPage>(*m_engine);
    m_page->show();
    m_job = sampleJob(QStringLiteral("films"), JobState::Suspended, 3);
    for (File &file : m_job.job.files) {
        file.state = FileState::Waiting;
        file.bytesTransferred = 0;
        file.durable.clear();
    }
    m_engine->putJob(m_job);
    m_page->showJob(m_job, -1, FakeEngine::now());
}

void TestFileActions::choose(const QList<int> &files)
{
    m_engine->putJob(m_job);
    m_page->showJob(m_job, -1, FakeEngine::now());
    m_page->clearSelection();
    for (const int file : files)
        m_page->topLevelItem(file)->setSelected(true);
}

QAction *TestFileActions::action(const QString &text) const
{
    for (QAction *one : m_page->actions()) {
        QString plain = one->text();
        if (plain.remove(QLatin1Char('&')) == text)
            return one;
    }
    return nullptr;
}

void TestFileActions::trigger(const QString &text)
{
    QVERIFY2(action(text) != nullptr, qPrintable(text));
    QVERIFY2(action(text)->isEnabled(), qPrintable(text));
    action(text)->trigger();
}

void TestFileActions::prioritiesAreSetForAllThatAreChosen()
{
    choose({0, 2});
    trigger(QStringLiteral("High Priority"));
    QCOMPARE(lastArguments(),
             (QStringList{QStringLiteral("file-priority"), QStringLiteral("0=high,2=high")}));
}

void TestFileActions::thePriorityInForceIsChecked()
{
    m_job.job.files[1].priority = FilePriority::Low;
    choose({1});
    QVERIFY(action(QStringLiteral("Low Priority"))->isChecked());
    QVERIFY(!action(QStringLiteral("Normal Priority"))->isChecked());
    choose({0, 1});
    QVERIFY(!action(QStringLiteral("Low Priority"))->isChecked());
    QCOMPARE(m_page->topLevelItem(1)->text(FilesPage::Priority), QStringLiteral("Low"));
}

void TestFileActions::filesAreSkippedAndWantedAgain()
{
    m_job.job.files[0].isSkipped = true;
    choose({2});
    trigger(QStringLiteral("Skip"));
    QCOMPARE(lastArguments(), (QStringList{QStringLiteral("skip-files"), QStringLiteral("0,2")}));
    m_job.job.files[2].isSkipped = true;
    choose({0});
    QVERIFY(!action(QStringLiteral("Skip"))->isEnabled());
    trigger(QStringLiteral("Do Not Skip"));
    QCOMPARE(lastArguments(), (QStringList{QStringLiteral("skip-files"), QStringLiteral("2")}));
}

void TestFileActions::aSkippedFileSaysSo()
{
    m_job.job.files[0].isSkipped = true;
    choose({});
    QVERIFY(m_page->topLevelItem(0)->text(FilesPage::State).contains(QStringLiteral("Skipped")));
    QVERIFY(m_page->topLevelItem(0)->text(FilesPage::Priority).isEmpty());
}

void TestFileActions::finishedFilesOfferWhatIsLeft()
{
    m_job.job.files[0].state = FileState::Transferred;
    choose({0});
    for (const char *text : {"High Priority", "Skip", "Do Not Skip", "Rename…"})
        QVERIFY2(!action(QString::fromUtf8(text))->isEnabled(), text);
    QVERIFY(action(QStringLiteral("Remove from the Job"))->isEnabled());
    choose({});
    QVERIFY(!action(QStringLiteral("Remove from the Job"))->isEnabled());
}

void TestFileActions::aNameIsAskedFor()
{
    choose({1});
    QTest::keyClick(m_page.get(), Qt::Key_F2);
    auto *dialog = m_page->findChild<QInputDialog *>();
    QVERIFY(dialog != nullptr);
    dialog->setTextValue(QStringLiteral("other.bin"));
    dialog->accept();
    QCOMPARE(lastArguments(),
             (QStringList{QStringLiteral("file-name"), QStringLiteral("1=other.bin")}));
}

void TestFileActions::bytesAreNotDeletedWithoutAQuestion()
{
    m_job.job.files[1].bytesTransferred = 500;
    choose({0, 1});
    m_engine->clearCalls();
    trigger(QStringLiteral("Remove from the Job"));
    auto *question = m_page->findChild<QuestionDialog *>();
    QVERIFY(question != nullptr);
    QVERIFY(m_engine->calls().isEmpty());
    question->accept();
    QTRY_COMPARE(m_engine->calls().size(), 2);
    QCOMPARE(m_engine->calls().at(0).arguments, QStringList{QStringLiteral("1")});
    QCOMPARE(m_engine->calls().at(1).arguments, QStringList{QStringLiteral("0")});
}

void TestFileActions::filesWithoutBytesJustGo()
{
    choose({2});
    trigger(QStringLiteral("Remove from the Job"));
    QCOMPARE(m_engine->callNames().last(), QStringLiteral("removeFile"));
}

void TestFileActions::deleteIsAboutFilesHere()
{
    QWidget window;
    QAction cancel;
    cancel.setShortcut(QKeySequence(Qt::Key_Delete));
    window.addAction(&cancel);
    QSignalSpy cancelled(&cancel, &QAction::triggered);
    m_page->setParent(&window);
    m_page->show();
    window.show();
    window.activateWindow();
    choose({2});
    m_page->setFocus();
    QTest::keyClick(m_page.get(), Qt::Key_Delete);
    QCOMPARE(cancelled.size(), 0);
    QCOMPARE(m_engine->callNames().last(), QStringLiteral("removeFile"));
    m_page->setParent(nullptr);
}

void TestFileActions::aRefusalIsTold()
{
    QSignalSpy messages(m_page.get(), &FilesPage::messageRaised);
    m_engine->failNext(makeError(ErrorCode::InvalidState, ErrorContext::QueueManager));
    choose({0});
    trigger(QStringLiteral("Skip"));
    QTRY_COMPARE(messages.size(), 1);
}

QTEST_MAIN(TestFileActions)
#include "tst_fileactions.moc"

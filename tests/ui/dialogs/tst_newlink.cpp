// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/newlinkdialog.h"

#include "model/jobmodel.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/jobactions.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

class TestNewLink final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theFileIsFound_data();
    void theFileIsFound();
    void theActionIsThereWhereItMakesSense();
    void theLinkIsSentAndTheJobGoesOn();
    void aRunningJobIsNotResumed();
    void resumingCanBeLeftOut();
    void whatIsNoNewLinkIsSaidInPlace_data();
    void whatIsNoNewLinkIsSaidInPlace();
    void itSaysThatTheBytesAreKept();
    void aCopiedLinkIsSuggested();
    void aRefusalStaysInTheDialog();
    void aRefusedResumeIsRaised();
    void theFileIsFoundAgainWhenOthersWent();
    void aFileThatWentIsSaid();

private:
    NewLinkDialog &open(const JobSnapshot &job, int file = -1);

    [[nodiscard]] NewLinkDialog *dialog() const { return m_window->findChild<NewLinkDialog *>(); }

    /// The field that can be written to.
    [[nodiscard]] QLineEdit &link() const;
    [[nodiscard]] QPushButton &submit() const;
    [[nodiscard]] QString said() const;

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<QWidget> m_window;
    JobActions *m_actions = nullptr;
};

namespace {

constexpr auto fresh = "https://mirror.example/new.iso";

QString freshLink()
{
    return QString::fromLatin1(fresh);
}

Job jobOf(JobType type, JobState state, const QList<FileState> &files)
{
    Job job;
    job.type = type;
    job.state = state;
    for (const FileState one : files) {
        File file;
        file.state = one;
        job.files.append(file);
    }
    return job;
}

} // namespace

void TestNewLink::init()
{
    m_window.reset();
    m_jobs.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_window = std::make_unique<QWidget>();
    m_actions = new JobActions(*m_engine, *m_jobs, *m_window);
    m_window->show();
    QGuiApplication::clipboard()->clear();
}

NewLinkDialog &TestNewLink::open(const JobSnapshot &job, int file)
{
    m_engine->putJob(job);
    m_actions->setSelection({job.job.id}, file);
    m_actions->newLink()->trigger();
    return *dialog();
}

QLineEdit &TestNewLink::link() const
{
    for (QLineEdit *one : dialog()->findChildren<QLineEdit *>()) {
        if (!one->isReadOnly())
            return *one;
    }
    qFatal("no field");
}

QPushButton &TestNewLink::submit() const
{
    for (QPushButton *one : dialog()->findChildren<QPushButton *>()) {
        if (one->isDefault())
            return *one;
    }
    qFatal("no button");
}

QString TestNewLink::said() const
{
    QString text;
    for (const QLabel *label : dialog()->findChildren<QLabel *>())
        text += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
    return text;
}

void TestNewLink::theFileIsFound_data()
{
    using enum FileState;
    QTest::addColumn<Job>("job");
    QTest::addColumn<int>("selected");
    QTest::addColumn<int>("file");
    const auto row = [](const char *name, const QList<FileState> &files, int selected, int file,
                        JobType type = JobType::Download, JobState state = JobState::Suspended) {
        QTest::newRow(name) << jobOf(type, state, files) << selected << file;
    };
    row("the only one", {Waiting}, -1, 0);
    row("the only unfinished one", {Transferred, Moving, Completed}, -1, 1);
    row("one of many: which?", {Waiting, Waiting}, -1, -1);
    row("the one that failed", {Waiting, Failed, Failed}, -1, 1);
    row("the selected one", {Waiting, Failed, Waiting}, 2, 2);
    row("a finished one needs none", {Transferred, Waiting}, 0, -1);
    row("all are finished", {Transferred}, -1, -1);
    row("no files", {}, -1, -1);
    row("an upload", {Waiting}, -1, -1, JobType::Upload);
    row("the end", {Waiting}, -1, -1, JobType::Download, JobState::Cancelled);
}

void TestNewLink::theFileIsFound()
{
    QFETCH(const Job, job);
    QFETCH(const int, selected);
    QTEST(fileForNewLink(job, selected), "file");
}

void TestNewLink::theActionIsThereWhereItMakesSense()
{
    QVERIFY(!m_actions->newLink()->isEnabled());
    const JobSnapshot error = sampleJob(QStringLiteral("a"), JobState::Error);
    const JobSnapshot whole = sampleJob(QStringLiteral("b"), JobState::Transferred);
    m_engine->putJobs({error, whole});
    m_actions->setSelection({error.job.id});
    QVERIFY(m_actions->newLink()->isEnabled());
    m_actions->setSelection({whole.job.id});
    QVERIFY(!m_actions->newLink()->isEnabled());
    m_actions->setSelection({error.job.id, whole.job.id});
    QVERIFY(!m_actions->newLink()->isEnabled());
}

void TestNewLink::theLinkIsSentAndTheJobGoesOn()
{
    const JobSnapshot job = sampleJob(QStringLiteral("Thesis"), JobState::Error, 3);
    open(job);
    link().setText(QLatin1Char(' ') + freshLink());
    QTest::keyClick(&link(), Qt::Key_Return);
    QTRY_VERIFY(dialog() == nullptr);
    QCOMPARE(m_engine->calls(),
             (QList<FakeEngine::Call>{
                 {QStringLiteral("setUrl"), job.job.id, {QStringLiteral("2"), freshLink()}},
                 {QStringLiteral("resume"), job.job.id, {}}}));
    QCOMPARE(m_engine->job(job.job.id)->job.files[2].url, QUrl(freshLink()));
    QCOMPARE(m_engine->job(job.job.id)->job.state, JobState::Queued);
}

void TestNewLink::aRunningJobIsNotResumed()
{
    open(sampleJob(QStringLiteral("a"), JobState::Transferring));
    QVERIFY(!dialog()->findChild<QCheckBox *>()->isVisible());
    link().setText(freshLink());
    submit().click();
    QTRY_VERIFY(dialog() == nullptr);
    QCOMPARE(m_engine->callNames(), QStringList{QStringLiteral("setUrl")});
}

void TestNewLink::resumingCanBeLeftOut()
{
    open(sampleJob(QStringLiteral("a"), JobState::Suspended));
    dialog()->findChild<QCheckBox *>()->click();
    link().setText(freshLink());
    submit().click();
    QTRY_VERIFY(dialog() == nullptr);
    QCOMPARE(m_engine->callNames(), QStringList{QStringLiteral("setUrl")});
}

void TestNewLink::whatIsNoNewLinkIsSaidInPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *text, const char *problem) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(problem);
    };
    row("nothing", "", "");
    row("no address", "mirror two", "This is not a web address (http or https).");
    row("a file", "file:///etc/passwd", "This is not a web address (http or https).");
    row("a password", "https://ada:secret@example.org/x",
        "The address contains a user name or a password.");
    row("the same", "https://example.org/a.iso", "This is the link it has already.");
}

void TestNewLink::whatIsNoNewLinkIsSaidInPlace()
{
    QFETCH(const QString, text);
    QFETCH(const QString, problem);
    open(sampleJob(QStringLiteral("a.iso"), JobState::Suspended));
    link().setText(text);
    QVERIFY(!submit().isEnabled());
    QVERIFY2(said().contains(problem), qPrintable(said()));
    link().setText(freshLink());
    QVERIFY(submit().isEnabled());
}

void TestNewLink::itSaysThatTheBytesAreKept()
{
    open(sampleJob(QStringLiteral("a"), JobState::Suspended));
    QVERIFY2(said().contains(QStringLiteral("614.4 KiB of 1.0 MiB are here and are kept")),
             qPrintable(said()));
    dialog()->reject();
    QTRY_VERIFY(dialog() == nullptr);
    open(sampleJob(QStringLiteral("b"), JobState::Queued));
    QVERIFY2(said().contains(QStringLiteral("Nothing has arrived yet")), qPrintable(said()));
}

void TestNewLink::aCopiedLinkIsSuggested()
{
    QGuiApplication::clipboard()->setText(freshLink());
    open(sampleJob(QStringLiteral("a"), JobState::Suspended));
    QCOMPARE(link().text(), freshLink());
    QVERIFY(submit().isEnabled());
    QVERIFY(m_engine->calls().isEmpty());
}

void TestNewLink::aRefusalStaysInTheDialog()
{
    open(sampleJob(QStringLiteral("a"), JobState::Suspended));
    link().setText(freshLink());
    m_engine->failNext(makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager),
                       QStringLiteral("setUrl"));
    submit().click();
    QTRY_VERIFY2(said().contains(QStringLiteral("could not be written")), qPrintable(said()));
    QCOMPARE(link().text(), freshLink());
    QVERIFY(submit().isEnabled());
    QCOMPARE(m_engine->callNames(), QStringList{QStringLiteral("setUrl")});
}

void TestNewLink::aRefusedResumeIsRaised()
{
    const QSignalSpy raised(m_actions, &JobActions::messageRaised);
    open(sampleJob(QStringLiteral("a"), JobState::Suspended));
    link().setText(freshLink());
    m_engine->failNext(makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager),
                       QStringLiteral("resume"));
    submit().click();
    QTRY_COMPARE(raised.size(), 1);
    QTRY_VERIFY(dialog() == nullptr);
}

void TestNewLink::theFileIsFoundAgainWhenOthersWent()
{
    JobSnapshot job = sampleJob(QStringLiteral("Thesis"), JobState::Error, 3);
    open(job);
    job.job.files.removeFirst();
    m_engine->putJob(job);
    link().setText(freshLink());
    submit().click();
    QTRY_VERIFY(dialog() == nullptr);
    QCOMPARE(m_engine->job(job.job.id)->job.files[1].url, QUrl(freshLink()));
}

void TestNewLink::aFileThatWentIsSaid()
{
    JobSnapshot job = sampleJob(QStringLiteral("Thesis"), JobState::Error, 3);
    open(job);
    job.job.files.removeLast();
    m_engine->putJob(job);
    link().setText(freshLink());
    submit().click();
    QVERIFY2(said().contains(QStringLiteral("not in the job any more")), qPrintable(said()));
    QVERIFY(m_engine->calls().isEmpty());
}

QTEST_MAIN(TestNewLink)
#include "tst_newlink.moc"

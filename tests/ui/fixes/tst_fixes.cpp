// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/fixes/fix.h"
#include "ui/fixes/fixactions.h"
#include "ui/jobactions.h"
#include "ui/joblist/celltext.h"

#include <QAction>
#include <QFileDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace tranship;
using namespace tranship::test;

class TestFixes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyStateHasItsFix_data();
    void everyStateHasItsFix();
    void everyErrorHasItsFix_data();
    void everyErrorHasItsFix();
    void everyFixHasWords();
    void aJobThatIsAboutToExpireIsKept();
    void anUploadIsNotPutIntoAnotherFolder();
    void theRowSaysItToScreenReaders();
    void theActionFollowsTheJob();
    void verbsAreDone_data();
    void verbsAreDone();
    void aNewFolderIsSetAndTheJobGoesOn();
    void bytesThatComeAgainAreAskedAbout();
    void aFolderIsChosenInADialog();
    void whatIsDoneElsewhereIsPassedOn();

private:
    JobSnapshot put(JobState state, ErrorCode code = ErrorCode::None);
    /// In Error, and nothing has come yet.
    JobSnapshot putEmpty(ErrorCode code);

    [[nodiscard]] QList<FakeEngine::Call> calls() const { return m_engine->calls(); }

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<QWidget> m_window;
    JobActions *m_actions = nullptr;
    FixActions *m_fixes = nullptr;
};

void TestFixes::init()
{
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_window = std::make_unique<QWidget>();
    m_actions = new JobActions(*m_engine, *m_jobs, *m_window);
    m_fixes = new FixActions(*m_engine, *m_jobs, *m_actions, *m_window);
    m_window->show();
}

void TestFixes::cleanup()
{
    m_window.reset();
    m_jobs.reset();
    m_engine.reset();
}

JobSnapshot TestFixes::put(JobState state, ErrorCode code)
{
    JobSnapshot job = sampleJob(QStringLiteral("film"), state);
    job.job.error = makeError(code, ErrorContext::LocalFile);
    job.job.error.file = code == ErrorCode::None ? -1 : 0;
    m_engine->putJob(job);
    return job;
}

JobSnapshot TestFixes::putEmpty(ErrorCode code)
{
    JobSnapshot job = put(JobState::Error, code);
    for (File &file : job.job.files)
        file.bytesTransferred = 0;
    m_engine->putJob(job);
    return job;
}

void TestFixes::everyStateHasItsFix_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<Fix>("fix");
    QTest::newRow("queued") << JobState::Queued << Fix::None;
    QTest::newRow("connecting") << JobState::Connecting << Fix::None;
    QTest::newRow("transferring") << JobState::Transferring << Fix::None;
    QTest::newRow("suspended") << JobState::Suspended << Fix::Resume;
    QTest::newRow("transferred") << JobState::Transferred << Fix::Complete;
    QTest::newRow("cancelled") << JobState::Cancelled << Fix::None;
}

void TestFixes::everyStateHasItsFix()
{
    QFETCH(JobState, state);
    QTEST(fixFor(sampleJob(QStringLiteral("film"), state).job), "fix");
}

void TestFixes::everyErrorHasItsFix_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<Fix>("fix");
    const auto row = [](const char *name, ErrorCode code, JobState state, Fix fix) {
        QTest::newRow(name) << code << state << fix;
    };
    row("disk full", ErrorCode::DiskFull, JobState::TransientError, Fix::FreeSpace);
    row("quota", ErrorCode::QuotaExceeded, JobState::Error, Fix::FreeSpace);
    row("folder gone", ErrorCode::FolderMissing, JobState::TransientError, Fix::ChooseFolder);
    row("no right", ErrorCode::PermissionDenied, JobState::Error, Fix::ChooseFolder);
    row("read-only", ErrorCode::ReadOnlyFileSystem, JobState::Error, Fix::ChooseFolder);
    row("no such host, tried again", ErrorCode::HostNotFound, JobState::TransientError,
        Fix::ResumeNow);
    row("no such host, given up", ErrorCode::HostNotFound, JobState::Error, Fix::NewLink);
    row("a timeout", ErrorCode::Timeout, JobState::TransientError, Fix::ResumeNow);
    row("a page instead of the file", ErrorCode::UnexpectedContent, JobState::Error, Fix::NewLink);
    row("no progress", ErrorCode::NoProgress, JobState::Error, Fix::Resume);
    row("self-signed", ErrorCode::CertificateSelfSigned, JobState::Error, Fix::TrustCertificate);
    row("expired", ErrorCode::CertificateExpired, JobState::Error, Fix::TrustCertificate);
    row("revoked", ErrorCode::CertificateRevoked, JobState::Error, Fix::Resume);
    row("no login", ErrorCode::AuthenticationRequired, JobState::Error, Fix::SignIn);
    row("no login at the proxy", ErrorCode::ProxyAuthenticationRequired, JobState::Error,
        Fix::SignIn);
    row("a certificate of ours that is locked", ErrorCode::ClientCertificateLocked, JobState::Error,
        Fix::SignIn);
    row("policy", ErrorCode::BlockedByPolicy, JobState::TransientError, Fix::None);
    row("an expensive network", ErrorCode::BlockedByCostPolicy, JobState::TransientError,
        Fix::None);
}

void TestFixes::everyErrorHasItsFix()
{
    QFETCH(ErrorCode, code);
    QFETCH(JobState, state);
    QTEST(fixFor(put(state, code).job), "fix");
}

void TestFixes::everyFixHasWords()
{
    QSet<QString> texts;
    for (const Fix fix : allFixes()) {
        QVERIFY(!fixText(fix).isEmpty());
        QVERIFY(!fixHint(fix).isEmpty());
        texts.insert(fixText(fix));
    }
    QCOMPARE(texts.size(), allFixes().size());
    QVERIFY(fixText(Fix::None).isEmpty());
}

void TestFixes::aJobThatIsAboutToExpireIsKept()
{
    JobSnapshot job = put(JobState::Suspended);
    job.job.warnedOfExpiry = true;
    QCOMPARE(fixFor(job.job), Fix::Keep);
}

void TestFixes::anUploadIsNotPutIntoAnotherFolder()
{
    JobSnapshot job = sampleUpload(QStringLiteral("film"), JobState::Error);
    job.job.error = makeError(ErrorCode::PermissionDenied, ErrorContext::LocalFile);
    QCOMPARE(fixFor(job.job), Fix::Resume);
}

void TestFixes::theRowSaysItToScreenReaders()
{
    const JobSnapshot job = put(JobState::TransientError, ErrorCode::FolderMissing);
    QVERIFY(spokenText(job, -1, JobModel::Name, FakeEngine::now())
                .contains(fixText(Fix::ChooseFolder)));
}

void TestFixes::theActionFollowsTheJob()
{
    QVERIFY(!m_fixes->action()->isEnabled());
    JobSnapshot job = put(JobState::Error, ErrorCode::FolderMissing);
    m_fixes->setJob(job.job.id);
    QVERIFY(m_fixes->action()->isEnabled());
    QVERIFY(m_fixes->action()->text().contains(fixText(Fix::ChooseFolder)));
    job.job.state = JobState::Transferring;
    m_engine->putJob(job);
    QVERIFY(!m_fixes->action()->isEnabled());
}

void TestFixes::verbsAreDone_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<QString>("verb");
    QTest::newRow("resume") << JobState::Suspended << QStringLiteral("resume");
    QTest::newRow("resume now") << JobState::TransientError << QStringLiteral("resume");
    QTest::newRow("complete") << JobState::Transferred << QStringLiteral("complete");
}

void TestFixes::verbsAreDone()
{
    QFETCH(JobState, state);
    const JobSnapshot job = put(state);
    m_fixes->setJob(job.job.id);
    m_fixes->action()->trigger();
    QCOMPARE(calls().size(), 1);
    QTEST(calls().first().verb, "verb");
    QCOMPARE(calls().first().job, job.job.id);
}

void TestFixes::aNewFolderIsSetAndTheJobGoesOn()
{
    const JobSnapshot job = putEmpty(ErrorCode::FolderMissing);
    m_fixes->moveToFolder(job.job.id, QStringLiteral("/elsewhere"));
    QTRY_COMPARE(m_engine->callNames(),
                 (QStringList{QStringLiteral("set"), QStringLiteral("resume")}));
    QCOMPARE(calls().first().arguments,
             (QStringList{QStringLiteral("folder"), QStringLiteral("/elsewhere")}));
}

void TestFixes::bytesThatComeAgainAreAskedAbout()
{
    JobSnapshot job = put(JobState::Error, ErrorCode::DiskFull);
    job.job.files[0].bytesTransferred = 1000;
    job.job.files[0].partInode = 5;
    m_engine->putJob(job);
    m_fixes->moveToFolder(job.job.id, QStringLiteral("/elsewhere"));
    auto *question = m_window->findChild<QuestionDialog *>();
    QVERIFY(question != nullptr);
    QVERIFY(calls().isEmpty());
    question->accept();
    QTRY_VERIFY(m_engine->callNames().contains(QStringLiteral("resume")));
}

void TestFixes::aFolderIsChosenInADialog()
{
    const JobSnapshot job = putEmpty(ErrorCode::FolderMissing);
    m_fixes->perform(job.job.id, Fix::ChooseFolder);
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->windowTitle().contains(QStringLiteral("film")));
    Q_EMIT dialog->fileSelected(QStringLiteral("/elsewhere"));
    QTRY_COMPARE(m_engine->callNames().value(0), QStringLiteral("set"));
    dialog->reject();
}

void TestFixes::whatIsDoneElsewhereIsPassedOn()
{
    const JobSnapshot job = put(JobState::Error);
    QSignalSpy wanted(m_fixes, &FixActions::fixWanted);
    m_fixes->perform(job.job.id, Fix::UnlockKeychain);
    QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(TestFixes)
#include "tst_fixes.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/detailspane.h"

#include "model/jobmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/details/filespage.h"
#include "ui/fields/rateedit.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace tranship;
using namespace tranship::test;

class TestDetailsPane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void withoutAJobItSaysWhatToDo();
    void generalTellsStateReasonAndPlace();
    void ofAJobWithManyFilesTheSelectedOneIsShown();
    void aChangeIsFollowed();
    void aJobThatGoesTakesItsDetailsAlong();
    void theUrlIsCopied();
    void thePartFileIsShownUntilComplete();
    void mirrorsAreListedAndCopied();
    void keepIsAskedFor();
    void aNewLinkIsOfferedWhereItHelps();
    void filesAreListedWithTheirErrors();
    void filesTellHowTheyWereVerified();
    void integrityTellsTheValidator();
    void integrityTellsWhatIsExpectedAndFromWhom();
    void anUploadTellsItsWayAndItsProof();
    void aReplyHasItsOwnRows();
    void integrityTellsWhatWasSent();
    void optionsOfDownloadsAreNotForUploads();
    void anOptionTakesEffectAtOnce();
    void howTheBytesComeCanBeChanged();
    void aRefusedOptionGoesBackAndSaysWhy();
    void whatIsBeingTypedIsNotOverwritten();

private:
    enum Tab { General, Files, Connections, Speed, Integrity, Log, Options };

    void show(const JobSnapshot &job, Tab tab, int file = -1);
    void press(const QString &button);
    [[nodiscard]] QPushButton &pushButton(const QString &text) const;
    /// "Complete by itself".
    [[nodiscard]] QCheckBox &automatic() const;
    [[nodiscard]] QString said() const;

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<DetailsPane> m_pane;
    FakeClock m_clock;
};

void TestDetailsPane::init()
{
    m_pane.reset();
    m_jobs.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_clock.setNow(FakeEngine::now());
    m_pane = std::make_unique<DetailsPane>(*m_engine, *m_jobs, m_clock);
    m_pane->resize(800, 400);
    m_pane->show();
}

void TestDetailsPane::show(const JobSnapshot &job, Tab tab, int file)
{
    m_engine->putJob(job);
    m_pane->tabs().setCurrentIndex(tab);
    m_pane->setJob(job.job.id, file);
}

void TestDetailsPane::press(const QString &button)
{
    for (QToolButton *one : m_pane->findChildren<QToolButton *>()) {
        if (one->accessibleName() == button)
            return QTest::mouseClick(one, Qt::LeftButton);
    }
    QFAIL(qPrintable(button));
}

QPushButton &TestDetailsPane::pushButton(const QString &text) const
{
    for (QPushButton *one : m_pane->findChildren<QPushButton *>()) {
        if (one->text() == text)
            return *one;
    }
    qFatal("no such button");
}

QCheckBox &TestDetailsPane::automatic() const
{
    for (QCheckBox *one : m_pane->findChildren<QCheckBox *>()) {
        if (one->text().startsWith(QStringLiteral("Complete")))
            return *one;
    }
    qFatal("no such box");
}

QString TestDetailsPane::said() const
{
    QString text;
    for (const QLabel *label : m_pane->findChildren<QLabel *>())
        text += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
    return text;
}

void TestDetailsPane::withoutAJobItSaysWhatToDo()
{
    QCOMPARE(said(), QStringLiteral("Select a job to see its details\n"));
}

void TestDetailsPane::generalTellsStateReasonAndPlace()
{
    show(sampleJob(QStringLiteral("logs.tar"), JobState::TransientError), General);
    for (const char *part :
         {"logs.tar", "42 s", "https://example.org/logs.tar", "/home/ada/Downloads", "1.0 MiB"})
        QVERIFY2(said().contains(QLatin1String(part)), qPrintable(said()));
    QVERIFY(!said().contains(QStringLiteral("Select a job")));
}

void TestDetailsPane::ofAJobWithManyFilesTheSelectedOneIsShown()
{
    const JobSnapshot job = sampleJob(QStringLiteral("Thesis"), JobState::Transferring, 3);
    show(job, General);
    QVERIFY(!said().contains(QStringLiteral("https://")));
    m_pane->setJob(job.job.id, 1);
    QVERIFY2(said().contains(QStringLiteral("https://example.org/part-2.tar")), qPrintable(said()));
}

void TestDetailsPane::aChangeIsFollowed()
{
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferring);
    show(job, General);
    job.job.state = JobState::Suspended;
    m_engine->putJob(job);
    QVERIFY2(said().contains(QStringLiteral("Suspended")), qPrintable(said()));
}

void TestDetailsPane::aJobThatGoesTakesItsDetailsAlong()
{
    const JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferring);
    show(job, General);
    m_engine->dropJob(job.job.id);
    QCOMPARE(said(), QStringLiteral("Select a job to see its details\n"));
}

void TestDetailsPane::theUrlIsCopied()
{
    show(sampleJob(QStringLiteral("logs.tar"), JobState::Suspended), General);
    press(QStringLiteral("Copy the URL"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://example.org/logs.tar"));
}

void TestDetailsPane::thePartFileIsShownUntilComplete()
{
    JobSnapshot job = sampleJob(QStringLiteral("film.mkv"), JobState::Transferring);
    job.job.files[0].partName = QStringLiteral(".film.mkv.tranship-part");
    job.job.files[0].durable = ByteRanges(ByteRange{0, 512 * 1024});
    job.job.files[0].durable.add({700 * 1024, 800 * 1024});
    show(job, General);
    for (const char *part : {"/home/ada/Downloads/.film.mkv.tranship-part", "512.0 KiB from the"})
        QVERIFY2(said().contains(QLatin1String(part)), qPrintable(said()));
    job.job.files[0].state = FileState::Transferred;
    job.job.files[0].bytesTransferred = job.job.files[0].bytesTotal;
    m_engine->putJob(job);
    QVERIFY2(said().contains(QStringLiteral("1.0 MiB from the")), qPrintable(said()));
    job.job.files[0].state = FileState::Completed;
    m_engine->putJob(job);
    QVERIFY2(!said().contains(QStringLiteral("tranship-part")), qPrintable(said()));
}

void TestDetailsPane::mirrorsAreListedAndCopied()
{
    const QString both = QStringLiteral("https://a.example/x\nhttps://b.example/x");
    JobSnapshot job = sampleJob(QStringLiteral("x"), JobState::Suspended);
    show(job, General);
    QVERIFY(!said().contains(QStringLiteral("Mirrors")));
    for (const QString &mirror : both.split(QLatin1Char('\n')))
        job.job.files[0].mirrors << QUrl(mirror);
    m_engine->putJob(job);
    QVERIFY2(said().contains(both), qPrintable(said()));
    press(QStringLiteral("Copy the mirrors"));
    QCOMPARE(QGuiApplication::clipboard()->text(), both);
}

void TestDetailsPane::keepIsAskedFor()
{
    const QSignalSpy asked(m_pane.get(), &DetailsPane::keepRequested);
    const JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferred);
    show(job, General);
    QTest::mouseClick(&pushButton(QStringLiteral("Keep")), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<JobId>(), job.job.id);
}

void TestDetailsPane::aNewLinkIsOfferedWhereItHelps()
{
    const QSignalSpy asked(m_pane.get(), &DetailsPane::newLinkRequested);
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Error);
    show(job, General);
    QPushButton &button = pushButton(QStringLiteral("New Link…"));
    QVERIFY(button.isVisible());
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    job.job.error = makeError(ErrorCode::DiskFull, ErrorContext::LocalFile);
    m_engine->putJob(job);
    QVERIFY(!button.isVisible());
}

void TestDetailsPane::filesAreListedWithTheirErrors()
{
    JobSnapshot job = sampleJob(QStringLiteral("Thesis"), JobState::Error, 3);
    show(job, Files);
    const auto *files = m_pane->findChild<FilesPage *>();
    QCOMPARE(files->topLevelItemCount(), 3);
    QCOMPARE(files->topLevelItem(0)->text(FilesPage::Name), QStringLiteral("part-1.tar"));
    QVERIFY(files->topLevelItem(2)->text(FilesPage::State).contains(QStringLiteral("404")));
    QCOMPARE(files->topLevelItem(1)->text(FilesPage::Url),
             QStringLiteral("https://example.org/part-2.tar"));
    job.job.files.removeFirst();
    m_engine->putJob(job);
    QCOMPARE(files->topLevelItemCount(), 2);
    QCOMPARE(files->topLevelItem(0)->text(FilesPage::Name), QStringLiteral("part-2.tar"));
}

void TestDetailsPane::integrityTellsTheValidator()
{
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferred);
    job.job.files[0].validator.etag = "\"v1\"";
    job.job.files[0].checksum = QStringLiteral("sha-256:00ff");
    job.job.files[0].restarts = 2;
    show(job, Integrity);
    for (const char *part : {"\"v1\"", "sha-256:00ff", "not told by the server", "2 time"})
        QVERIFY2(said().contains(QLatin1String(part)), qPrintable(said()));
}

void TestDetailsPane::filesTellHowTheyWereVerified()
{
    JobSnapshot job = sampleJob(QStringLiteral("Thesis"), JobState::Transferred, 3);
    job.job.files[0].checksumSource = QStringLiteral("Metalink");
    job.job.files[1].verdict = QStringLiteral("length");
    job.job.files[2].verdict.clear();
    show(job, Files);
    const auto *files = m_pane->findChild<FilesPage *>();
    const QTreeWidgetItem *first = files->topLevelItem(0);
    QCOMPARE(first->text(FilesPage::Verified), QStringLiteral("SHA-256"));
    QCOMPARE(first->toolTip(FilesPage::Verified),
             QStringLiteral("Verified by SHA-256 from Metalink"));
    QCOMPARE(files->topLevelItem(1)->text(FilesPage::Verified), QStringLiteral("Length only"));
    QCOMPARE(files->topLevelItem(2)->text(FilesPage::Verified), QString());
}

void TestDetailsPane::integrityTellsWhatIsExpectedAndFromWhom()
{
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferring);
    show(job, Integrity);
    QVERIFY2(said().contains(QStringLiteral("None is known: the length is checked")),
             qPrintable(said()));
    File &file = job.job.files[0]; // not before the engine has its copy
    file.checksum = QStringLiteral("sha-256:00ff");
    file.checksumSource = QStringLiteral("Repr-Digest");
    file.pieces = {Checksum::Algorithm::Sha1, 262'144, QList<QByteArray>(4, QByteArray(20, 'a'))};
    file.ranges = {{100, 200}, {900, 1000}};
    file.validator.length = 1'048'576;
    m_engine->putJob(job);
    for (const char *part :
         {"Not verified yet", "sha-256:00ff", "The server’s header Repr-Digest",
          "4 of 256.0 KiB each, with SHA-1", "100-199,900-999", "1.0 MiB (1,048,576 bytes)"})
        QVERIFY2(said().contains(QString::fromUtf8(part)), qPrintable(said()));
}

void TestDetailsPane::anUploadTellsItsWayAndItsProof()
{
    show(sampleUpload(QStringLiteral("a.tar"), JobState::Transferring), General);
    const QStringList expected{
        QStringLiteral("Uploading"),
        QStringLiteral("/home/ada/Documents/a.tar\nFrom\n"),
        QStringLiteral("https://example.org/a.tar\nTo\n"),
        QStringLiteral("tus (found by asking)\nMethod\n"),
        QStringLiteral("614.4 KiB of 1.0 MiB\nAcknowledged\n"),
        QStringLiteral("Server forgets it"),
        QStringLiteral("the server has not said that it has the file\nWhat proves it\n")};
    for (const QString &text : expected)
        QVERIFY2(said().contains(text), qPrintable(text + QStringLiteral(" in ") + said()));
    for (const QString &text : {QStringLiteral("\nFolder\n"), QStringLiteral("Part file"),
                                QStringLiteral("\nURL\n"), QStringLiteral("\nReply")})
        QVERIFY2(!said().contains(text), qPrintable(said()));
    show(sampleUpload(QStringLiteral("b.tar"), JobState::Transferred), General);
    QVERIFY(said().contains(QStringLiteral("The server’s count is the file’s size")));
    QVERIFY(!said().contains(QStringLiteral("Server forgets it")));
    show(sampleJob(QStringLiteral("c.tar"), JobState::Transferred), General);
    QVERIFY(!said().contains(QStringLiteral("What proves it")));
    QVERIFY(said().contains(QStringLiteral("Folder\n")));
}

void TestDetailsPane::aReplyHasItsOwnRows()
{
    JobSnapshot job = sampleUploadReply(QStringLiteral("a.tar"), JobState::Transferring);
    show(job, General);
    QVERIFY2(said().contains(QStringLiteral("/home/ada/Documents/a.tar.reply\nReply in\n")),
             qPrintable(said()));
    QVERIFY(said().contains(QStringLiteral("Comes when the server has the file\nReply\n")));
    show(sampleUploadReply(QStringLiteral("b.tar"), JobState::Transferred), General);
    QVERIFY2(said().contains(QStringLiteral("Has arrived (2.0 KiB): Complete keeps it\nReply\n")),
             qPrintable(said()));
    m_pane->tabs().setCurrentIndex(Files);
    const auto &files = *m_pane->findChild<FilesPage *>();
    QCOMPARE(files.topLevelItem(0)->text(4), QStringLiteral("Server’s count"));
    QCOMPARE(files.topLevelItem(1)->text(4), QStringLiteral("Length only"));
}

void TestDetailsPane::integrityTellsWhatWasSent()
{
    show(sampleUpload(QStringLiteral("a.tar"), JobState::Transferred), Integrity);
    QVERIFY2(said().contains(QStringLiteral("sha-256:aaaa")), qPrintable(said()));
    QVERIFY(said().contains(QStringLiteral("The server’s count is the file’s size")));
    QVERIFY(!said().contains(QStringLiteral("ETag")));
    show(sampleUpload(QStringLiteral("b.tar"), JobState::Transferring), Integrity);
    QVERIFY2(said().contains(QStringLiteral("not all of the file was read yet")),
             qPrintable(said()));
    show(sampleJob(QStringLiteral("c.tar"), JobState::Transferring), Integrity);
    QVERIFY(!said().contains(QStringLiteral("what was sent")));
    QVERIFY(said().contains(QStringLiteral("ETag")));
}

void TestDetailsPane::optionsOfDownloadsAreNotForUploads()
{
    const auto canSetConnections = [this] {
        for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
            if (label->text().remove(QLatin1Char('&')) == QStringLiteral("Connections per file"))
                return label->buddy()->isEnabled();
        }
        qFatal("no such row");
    };
    show(sampleUpload(QStringLiteral("a.tar"), JobState::Suspended), Options);
    QVERIFY(!canSetConnections());
    QVERIFY(m_pane->findChild<RateEdit *>()->isEnabled());
    show(sampleJob(QStringLiteral("b.tar"), JobState::Suspended), Options);
    QVERIFY(canSetConnections());
}

void TestDetailsPane::anOptionTakesEffectAtOnce()
{
    const JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Suspended);
    show(job, Options);
    m_engine->clearCalls();
    automatic().click();
    QCOMPARE(
        m_engine->calls(),
        (QList<FakeEngine::Call>{{QStringLiteral("set"),
                                  job.job.id,
                                  {QStringLiteral("auto-complete"), QStringLiteral("true")}}}));
    QTRY_VERIFY(m_engine->job(job.job.id)->job.settings.autoComplete);
    QVERIFY(automatic().isChecked());
    auto *priority = m_pane->findChild<QComboBox *>();
    priority->setFocus();
    QTest::keyClick(priority, Qt::Key_Down);
    QTRY_COMPARE(m_engine->job(job.job.id)->job.priority, Priority::Low);
}

void TestDetailsPane::howTheBytesComeCanBeChanged()
{
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Transferring);
    job.job.settings.bandwidthLimit = 1024 * 1024;
    show(job, Options);
    auto *rate = m_pane->findChild<RateEdit *>();
    QCOMPARE(rate->rate(), 1024 * 1024);
    rate->findChild<QSpinBox *>()->setValue(5);
    QTRY_COMPARE(m_engine->job(job.job.id)->job.settings.bandwidthLimit, 5 * 1024 * 1024);
    m_engine->failNext(makeError(ErrorCode::InvalidArgument, ErrorContext::QueueManager));
    rate->findChild<QSpinBox *>()->setValue(7);
    QTRY_COMPARE(rate->rate(), 5 * 1024 * 1024);
}

void TestDetailsPane::aRefusedOptionGoesBackAndSaysWhy()
{
    show(sampleJob(QStringLiteral("a"), JobState::Suspended), Options);
    m_engine->failNext(makeError(ErrorCode::AccessDenied, ErrorContext::QueueManager));
    const QString before = said();
    automatic().click();
    QTRY_VERIFY(!automatic().isChecked());
    QVERIFY(said().size() > before.size());
}

void TestDetailsPane::whatIsBeingTypedIsNotOverwritten()
{
    JobSnapshot job = sampleJob(QStringLiteral("before"), JobState::Transferring);
    show(job, Options);
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    auto *name = m_pane->tabs().widget(Options)->findChild<QLineEdit *>();
    name->setFocus();
    QTRY_VERIFY(name->hasFocus());
    name->setText(QStringLiteral("half-typ"));
    job.job.files[0].bytesTransferred += 10;
    m_engine->putJob(job);
    QCOMPARE(name->text(), QStringLiteral("half-typ"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(m_engine->job(job.job.id)->job.name, QStringLiteral("half-typ"));
}

QTEST_MAIN(TestDetailsPane)
#include "tst_detailspane.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeengine.h"
#include "ui/dialogs/links.h"
#include "ui/dialogs/metalinktable.h"
#include "ui/dialogs/moreoptions.h"
#include "ui/dialogs/newdownloaddialog.h"
#include "ui/fields/rateedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace tranship;

class TestNewDownload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void linksAreFoundInText_data();
    void linksAreFoundInText();
    void linksAreFoundInWhatIsDropped();
    void nothingCanBeSentWithoutALink();
    void aBadLineIsNamedInPlace();
    void aFileOfAShareIsTakenOneOfAnotherMachineIsNot();
    void manyLinksMakeOneJob();
    void theSameLinkCountsOnce();
    void aSingleLinkSuggestsItsNameAndLetsTheServerDecide();
    void aTypedNameIsFixed();
    void aNameThatWouldLeaveTheFolderIsRefused();
    void aChecksumIsCheckedAndSent();
    void aRelativeFolderIsRefused();
    void theFolderOfThePolicyIsTheDefault();
    void aJobCanWait();
    void thePriorityIsSent();
    void moreOptionsAreFoldedAway();
    void moreOptionsAreSent();
    void mirrorsAreSentWithTheirLink();
    void aBadMirrorIsNamed();
    void mirrorsAreForASingleLink();
    void aRefusedJobKeepsWhatWasTyped();
    void refusedFilesTakeTheEmptyJobAway();
    void aJobThatDoesNotStartIsStillThere();
    void whileTheEngineWorksNothingIsSentTwice();
    void typedLinksStayWhenMoreArePasted();
    void aMetalinkFillsTheDialog();
    void aDroppedMetalinkIsOpened();
    void linksTakeThePlaceOfAMetalink();
    void aBrokenMetalinkIsExplained();

private:
    [[nodiscard]] QPlainTextEdit &links() const { return *m_dialog->findChild<QPlainTextEdit *>(); }

    [[nodiscard]] QLineEdit &field(const QString &label) const;
    [[nodiscard]] QPushButton &button(const QString &text) const;
    [[nodiscard]] QString said() const;

    [[nodiscard]] MoreOptions &more() const { return *m_dialog->findChild<MoreOptions *>(); }

    [[nodiscard]] QPlainTextEdit &mirrors() const { return *more().findChild<QPlainTextEdit *>(); }

    void unfold();
    void send();

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<NewDownloadDialog> m_dialog;
};

namespace {

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

constexpr auto iso = "https://example.org/debian.iso";
constexpr auto zip = "https://example.org/data.zip";

} // namespace

void TestNewDownload::init()
{
    m_dialog.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->putPolicy({{QStringLiteral("DefaultFolder"), QStringLiteral("/home/ada/Downloads")}},
                        {});
    m_dialog = std::make_unique<NewDownloadDialog>(*m_engine);
    m_dialog->show();
    QCoreApplication::processEvents();
    m_engine->clearCalls();
}

QLineEdit &TestNewDownload::field(const QString &label) const
{
    for (const QLabel *one : m_dialog->findChildren<QLabel *>()) {
        if (plain(one->text()) == label)
            return *qobject_cast<QLineEdit *>(one->buddy());
    }
    qFatal("no field %s", qPrintable(label));
}

QPushButton &TestNewDownload::button(const QString &text) const
{
    for (QPushButton *one : m_dialog->findChildren<QPushButton *>()) {
        if (plain(one->text()) == text)
            return *one;
    }
    qFatal("no button %s", qPrintable(text));
}

/// All that is visible in labels.
QString TestNewDownload::said() const
{
    QString text;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        text += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
    return text;
}

void TestNewDownload::send()
{
    QVERIFY(button(QStringLiteral("Download")).isEnabled());
    QTest::mouseClick(&button(QStringLiteral("Download")), Qt::LeftButton);
}

void TestNewDownload::linksAreFoundInText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("one") << QStringLiteral("  https://a.example/x \n") << 1;
    QTest::newRow("prose between")
        << QStringLiteral("see\nhttp://a.example/x\nand\nhttps://b.example/y") << 2;
    QTest::newRow("twice the same")
        << QStringLiteral("http://a.example/x\nhttp://a.example/x") << 1;
    QTest::newRow("no web address")
        << QStringLiteral("file:///etc/passwd\nmailto:ada@example.org\nhello") << 0;
    QTest::newRow("nothing") << QString() << 0;
}

void TestNewDownload::linksAreFoundInText()
{
    QFETCH(const QString, text);
    QTEST(static_cast<int>(linksIn(text).size()), "count");
}

void TestNewDownload::linksAreFoundInWhatIsDropped()
{
    QMimeData urls;
    urls.setUrls({QUrl(QString::fromLatin1(iso)), QUrl(QString::fromLatin1(zip))});
    QCOMPARE(linksIn(&urls), (QStringList{QString::fromLatin1(iso), QString::fromLatin1(zip)}));
    QMimeData text;
    text.setText(QString::fromLatin1(iso));
    QCOMPARE(linksIn(&text), QStringList{QString::fromLatin1(iso)});
    QCOMPARE(linksIn(static_cast<const QMimeData *>(nullptr)), QStringList());
}

void TestNewDownload::nothingCanBeSentWithoutALink()
{
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    QVERIFY(m_dialog->findChild<QCheckBox *>()->isChecked());
    QVERIFY(links().hasFocus() || m_dialog->focusWidget() == &links());
}

void TestNewDownload::aBadLineIsNamedInPlace()
{
    links().setPlainText(QString::fromLatin1(iso) + QStringLiteral("\nnonsense\n")
                         + QString::fromLatin1(zip));
    QVERIFY2(said().contains(QStringLiteral("Line 2:")), qPrintable(said()));
    QVERIFY(!said().contains(QStringLiteral("Line 1:"))
            && !said().contains(QStringLiteral("Line 3:")));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    QCOMPARE(links().extraSelections().size(), 1);
    QCOMPARE(m_engine->callNames(), QStringList());
    links().setPlainText(QString::fromLatin1(iso) + QLatin1Char('\n') + QString::fromLatin1(zip));
    QVERIFY(!said().contains(QStringLiteral("Line")));
    QVERIFY(button(QStringLiteral("Download")).isEnabled());
}

void TestNewDownload::aFileOfAShareIsTakenOneOfAnotherMachineIsNot()
{
    links().setPlainText(QStringLiteral("file:///mnt/share/a.iso"));
    QVERIFY2(!said().contains(QStringLiteral("Line")), qPrintable(said()));
    QVERIFY(button(QStringLiteral("Download")).isEnabled());
    links().setPlainText(QStringLiteral("file://server/share/a.iso"));
    QVERIFY2(said().contains(QStringLiteral("mount the share")), qPrintable(said()));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    // what is dropped or copied only counts when it is of the web
    QCOMPARE(linksIn(QStringLiteral("file:///mnt/share/a.iso")), QStringList());
}

void TestNewDownload::manyLinksMakeOneJob()
{
    const QSignalSpy created(m_dialog.get(), &NewDownloadDialog::created);
    m_dialog->addLinks({QString::fromLatin1(iso), QString::fromLatin1(zip),
                        QStringLiteral("http://example.org/c")});
    QVERIFY(!field(QStringLiteral("File name")).isEnabled());
    send();
    QTRY_COMPARE(created.size(), 1);
    QCOMPARE(m_engine->callNames(),
             (QStringList{QStringLiteral("create"), QStringLiteral("addFiles"),
                          QStringLiteral("resume")}));
    const JobSnapshot &job = m_engine->jobs().first();
    QCOMPARE(job.job.files.size(), 3);
    QVERIFY(job.job.name.startsWith(QStringLiteral("debian.iso and 2")));
    QCOMPARE(job.job.state, JobState::Queued);
    QVERIFY(!m_dialog->isVisible());
}

void TestNewDownload::theSameLinkCountsOnce()
{
    m_dialog->addLinks({QString::fromLatin1(iso), QString::fromLatin1(iso)});
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_engine->jobs().first().job.files.size(), 1);
}

void TestNewDownload::aSingleLinkSuggestsItsNameAndLetsTheServerDecide()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    QCOMPARE(field(QStringLiteral("File name")).placeholderText(), QStringLiteral("debian.iso"));
    send();
    QTRY_COMPARE(m_engine->calls().size(), 3);
    QCOMPARE(
        m_engine->calls().at(1).arguments,
        (QStringList{QString::fromLatin1(iso), QStringLiteral("/home/ada/Downloads/"), QString()}));
}

void TestNewDownload::aTypedNameIsFixed()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    field(QStringLiteral("File name")).setText(QStringLiteral("mine.iso"));
    field(QStringLiteral("Job name")).setText(QStringLiteral("System"));
    send();
    QTRY_COMPARE(m_engine->calls().size(), 3);
    QCOMPARE(m_engine->calls().at(0).arguments.first(), QStringLiteral("System"));
    QCOMPARE(m_engine->calls().at(1).arguments.at(1),
             QStringLiteral("/home/ada/Downloads/mine.iso"));
}

void TestNewDownload::aNameThatWouldLeaveTheFolderIsRefused()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    field(QStringLiteral("File name")).setText(QStringLiteral("../../.bashrc"));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    QVERIFY2(said().contains(QStringLiteral("cannot have this name")), qPrintable(said()));
}

void TestNewDownload::aChecksumIsCheckedAndSent()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    field(QStringLiteral("Checksum")).setText(QStringLiteral("abc"));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    field(QStringLiteral("Checksum")).setText(QString(64, QLatin1Char('A')));
    send();
    QTRY_COMPARE(m_engine->calls().size(), 3);
    QCOMPARE(m_engine->calls().at(1).arguments.at(2),
             QStringLiteral("sha-256:") + QString(64, QLatin1Char('a')));
}

void TestNewDownload::aRelativeFolderIsRefused()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    field(QStringLiteral("Folder")).setText(QStringLiteral("Downloads"));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    QVERIFY2(said().contains(QStringLiteral("whole path")), qPrintable(said()));
}

void TestNewDownload::theFolderOfThePolicyIsTheDefault()
{
    QCOMPARE(field(QStringLiteral("Folder")).text(), QStringLiteral("/home/ada/Downloads"));
}

void TestNewDownload::aJobCanWait()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    m_dialog->findChild<QCheckBox *>()->setChecked(false);
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->callNames(),
             (QStringList{QStringLiteral("create"), QStringLiteral("addFiles")}));
    QCOMPARE(m_engine->jobs().first().job.state, JobState::Suspended);
}

void TestNewDownload::thePriorityIsSent()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    auto *priority = m_dialog->findChild<QComboBox *>();
    priority->setCurrentIndex(priority->findText(QStringLiteral("Low")));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QCOMPARE(m_engine->jobs().first().job.priority, Priority::Low);
}

void TestNewDownload::unfold()
{
    more().findChild<QToolButton *>()->click();
    QVERIFY(mirrors().isVisible());
}

void TestNewDownload::moreOptionsAreFoldedAway()
{
    QVERIFY(!mirrors().isVisible());
    const int folded = m_dialog->height();
    unfold();
    QVERIFY(m_dialog->height() > folded);
    QVERIFY2(m_dialog->height() <= 600, qPrintable(QString::number(m_dialog->height())));
    more().findChild<QToolButton *>()->click();
    QCOMPARE(m_dialog->height(), folded);
}

void TestNewDownload::moreOptionsAreSent()
{
    unfold();
    m_dialog->addLinks({QString::fromLatin1(iso)});
    more().findChild<RateEdit *>()->setRate(2 * 1024 * 1024);
    more().findChild<QCheckBox *>()->click();
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    const JobSettings &settings = m_engine->jobs().first().job.settings;
    QCOMPARE(settings.bandwidthLimit, 2 * 1024 * 1024);
    QVERIFY(settings.dynamicContent);
    QCOMPARE(settings.connections, 0);
}

void TestNewDownload::mirrorsAreSentWithTheirLink()
{
    unfold();
    m_dialog->addLinks({QString::fromLatin1(iso)});
    const QString mirror = QStringLiteral("https://mirror.example/debian.iso");
    mirrors().setPlainText(QString::fromLatin1(iso) + QLatin1Char('\n') + mirror
                           + QStringLiteral("\n\n ") + mirror);
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->jobs().first().job.files.first().mirrors, QList{QUrl(mirror)});
}

void TestNewDownload::aBadMirrorIsNamed()
{
    unfold();
    m_dialog->addLinks({QString::fromLatin1(iso)});
    mirrors().setPlainText(QStringLiteral("mirror of mine"));
    QVERIFY2(said().contains(QStringLiteral("mirror of mine")), qPrintable(said()));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    more().findChild<QToolButton *>()->click();
    QVERIFY2(said().contains(QStringLiteral("mirror of mine")), qPrintable(said()));
    mirrors().clear();
    QVERIFY(button(QStringLiteral("Download")).isEnabled());
}

void TestNewDownload::mirrorsAreForASingleLink()
{
    unfold();
    QVERIFY(!mirrors().isEnabled());
    m_dialog->addLinks({QString::fromLatin1(iso)});
    QVERIFY(mirrors().isEnabled());
    mirrors().setPlainText(QStringLiteral("nonsense"));
    m_dialog->addLinks({QString::fromLatin1(zip)});
    QVERIFY(!mirrors().isEnabled());
    QVERIFY(button(QStringLiteral("Download")).isEnabled());
}

void TestNewDownload::aRefusedJobKeepsWhatWasTyped()
{
    m_engine->failNext(makeError(ErrorCode::TooManyJobsPerUser, ErrorContext::QueueManager,
                                 QStringLiteral("60 of 60")));
    m_dialog->addLinks({QString::fromLatin1(iso)});
    field(QStringLiteral("Job name")).setText(QStringLiteral("System"));
    send();
    QTRY_VERIFY2(said().contains(QStringLiteral("Not added")), qPrintable(said()));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(links().toPlainText(), QString::fromLatin1(iso));
    QCOMPARE(field(QStringLiteral("Job name")).text(), QStringLiteral("System"));
    QCOMPARE(m_engine->jobs().size(), 0);
    send(); // and it goes the second time
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->jobs().size(), 1);
}

void TestNewDownload::refusedFilesTakeTheEmptyJobAway()
{
    m_engine->failNext(makeError(ErrorCode::FolderMissing, ErrorContext::LocalFile),
                       QStringLiteral("addFiles"));
    m_dialog->addLinks({QString::fromLatin1(iso)});
    send();
    QTRY_VERIFY2(said().contains(QStringLiteral("Not added")), qPrintable(said()));
    QCOMPARE(m_engine->callNames(),
             (QStringList{QStringLiteral("create"), QStringLiteral("addFiles"),
                          QStringLiteral("cancel")}));
    QCOMPARE(m_engine->jobs().size(), 0);
    QCOMPARE(links().toPlainText(), QString::fromLatin1(iso));
}

void TestNewDownload::aJobThatDoesNotStartIsStillThere()
{
    const QSignalSpy created(m_dialog.get(), &NewDownloadDialog::created);
    const QSignalSpy raised(m_dialog.get(), &NewDownloadDialog::messageRaised);
    m_engine->failNext(makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager),
                       QStringLiteral("resume"));
    m_dialog->addLinks({QString::fromLatin1(iso)});
    send();
    QTRY_COMPARE(created.size(), 1);
    QCOMPARE(raised.size(), 1);
    QCOMPARE(m_engine->jobs().size(), 1);
}

void TestNewDownload::whileTheEngineWorksNothingIsSentTwice()
{
    m_engine->holdAnswers(true);
    m_dialog->addLinks({QString::fromLatin1(iso)});
    send();
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    QVERIFY(!links().isEnabled());
    m_engine->holdAnswers(false);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->callNames().count(QStringLiteral("create")), 1);
}

void TestNewDownload::typedLinksStayWhenMoreArePasted()
{
    links().setPlainText(QString::fromLatin1(iso));
    m_dialog->addLinks({QString::fromLatin1(zip)});
    QCOMPARE(links().toPlainText(),
             QString::fromLatin1(iso) + QLatin1Char('\n') + QString::fromLatin1(zip));
}

namespace {

/// A Metalink of two files, or whatever else is written to it.
class MetalinkOnDisk final {
public:
    explicit MetalinkOnDisk(const QByteArray &inside =
                                "<file name=\"sub/a.iso\"><size>2048</size>"
                                "<url>http://h/a</url><url>http://m/a</url></file>"
                                "<file name=\"b\"><url>http://h/b</url></file>")
    {
        QFile file(path());
        const QByteArray document =
            "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">" + inside + "</metalink>";
        m_isWritten = file.open(QFile::WriteOnly) && file.write(document) == document.size();
    }

    [[nodiscard]] bool isWritten() const { return m_isWritten; }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("a.meta4")); }

private:
    QTemporaryDir m_folder;
    bool m_isWritten = false;
};

} // namespace

void TestNewDownload::aMetalinkFillsTheDialog()
{
    const MetalinkOnDisk metalink;
    QVERIFY(metalink.isWritten());
    m_dialog->openMetalink(metalink.path());
    const auto *table = m_dialog->findChild<MetalinkTable *>();
    QTRY_COMPARE(table->topLevelItemCount(), 2);
    QVERIFY(table->isVisible());
    QVERIFY(!links().isVisible());
    QCOMPARE(table->topLevelItem(0)->text(0), QStringLiteral("sub/a.iso"));
    QCOMPARE(table->topLevelItem(0)->text(2), QStringLiteral("1"));
    QVERIFY(!field(QStringLiteral("File name")).isEnabled());
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_engine->jobs().first().job.files.size(), 2);
    const Job job = m_engine->jobs().first().job;
    QCOMPARE(job.name, QStringLiteral("a.iso and 1 more"));
    QCOMPARE(job.files.first().path, QStringLiteral("/home/ada/Downloads/sub/a.iso"));
    QCOMPARE(job.files.first().mirrors, QList<QUrl>{QUrl(QStringLiteral("http://m/a"))});
}

void TestNewDownload::aDroppedMetalinkIsOpened()
{
    const MetalinkOnDisk metalink;
    QVERIFY(metalink.isWritten());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(metalink.path())});
    QCOMPARE(metalinkIn(&data), metalink.path());
    QDragEnterEvent enter(QPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QTRY_COMPARE(m_dialog->findChild<MetalinkTable *>()->topLevelItemCount(), 2);
    data.setUrls({QUrl(QStringLiteral("http://h/a.meta4"))});
    QCOMPARE(metalinkIn(&data), QString());
}

void TestNewDownload::linksTakeThePlaceOfAMetalink()
{
    const MetalinkOnDisk metalink;
    QVERIFY(metalink.isWritten());
    m_dialog->openMetalink(metalink.path());
    const auto *table = m_dialog->findChild<MetalinkTable *>();
    QTRY_VERIFY(table->isVisible());
    m_dialog->addLinks({QString::fromLatin1(iso)});
    QVERIFY(links().isVisible());
    QVERIFY(!table->isVisible());
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_engine->jobs().first().job.files.size(), 1);
}

void TestNewDownload::aBrokenMetalinkIsExplained()
{
    links().setPlainText(QString::fromLatin1(iso));
    const MetalinkOnDisk metalink("<file name=\"../a\"><url>http://h/a</url></file>");
    QVERIFY(metalink.isWritten());
    m_dialog->openMetalink(metalink.path());
    QTRY_VERIFY(said().contains(QStringLiteral("line 1: the name leads out of its folder: ../a")));
    QVERIFY(links().isVisible());
    m_dialog->openMetalink(metalink.path() + QStringLiteral(".none"));
    QTRY_VERIFY(said().contains(QStringLiteral(".none")));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
}

QTEST_MAIN(TestNewDownload)
#include "tst_newdownload.moc"

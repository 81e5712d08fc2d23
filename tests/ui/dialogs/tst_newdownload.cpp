// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeengine.h"
#include "ui/dialogs/candidatemodel.h"
#include "ui/dialogs/candidatetable.h"
#include "ui/dialogs/folderfield.h"
#include "ui/dialogs/links.h"
#include "ui/dialogs/linksfield.h"
#include "ui/dialogs/listreading.h"
#include "ui/dialogs/moreoptions.h"
#include "ui/dialogs/newdownloaddialog.h"
#include "ui/fields/rateedit.h"
#include "ui/wording/wording.h"

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
    void aListAndLinksMakeOneJob();
    void aBrokenMetalinkIsExplained();
    void aTableGivesNamesAndChecksums();
    void aFileWithoutLinksIsNotTaken();
    void aPatternMeansManyFiles();
    void moreThanAJobTakesIsSaidBeforehand();
    void aCurlCommandGivesItsLinkAndSaysWhatIsLost();
    void whatABrowserWouldSayGoesAlong();
    void thePersonMayKeepItBack();
    void cookiesOfOneServerAreNotForAnother();
    void withoutAKeychainSecretsLastForTheSession();
    void aRefusedSecretTakesTheJobAway();
    void filesAreLeftOutByTheKeyboard();
    void serversAreAskedOnlyWhenWanted();
    void aServerThatRefusesIsShown();
    void theSettingHasServersAskedAtOnce();
    void whatNamesMeetIsShown();
    void aDiskThatIsTooSmallIsSaid();
    void aMissingFolderIsSaid();
    void aFolderThatHangsIsAskedOnce();
    void aCategoryBringsItsFolderAndIsSent();
    void aNewCategoryIsKept();
    void itFitsASmallScreen();

private:
    [[nodiscard]] QPlainTextEdit &links() const
    {
        return m_dialog->findChild<LinksField *>()->text();
    }

    [[nodiscard]] CandidateTable &table() const { return *m_dialog->findChild<CandidateTable *>(); }

    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }

    void setName(int row, const QString &name)
    {
        table().model()->setData(table().model()->index(row, CandidateModel::Name), name,
                                 Qt::EditRole);
    }

    void include(int row, bool included)
    {
        table().model()->setData(table().model()->index(row, CandidateModel::Name),
                                 included ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    }

    [[nodiscard]] QCheckBox &askBox() const;
    QCheckBox *asBrowserBox() const;

    [[nodiscard]] QComboBox &category() const
    {
        return *m_dialog->findChild<FolderField *>()->findChild<QComboBox *>();
    }

    [[nodiscard]] QLineEdit &field(const QString &label) const;

    [[nodiscard]] QLineEdit &folder() const
    {
        return *m_dialog->findChild<FolderField *>()->findChild<QLineEdit *>();
    }

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

QCheckBox &TestNewDownload::askBox() const
{
    for (QCheckBox *one : m_dialog->findChildren<QCheckBox *>()) {
        if (plain(one->text()).startsWith(QStringLiteral("Ask servers")))
            return *one;
    }
    qFatal("no box");
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
}

void TestNewDownload::manyLinksMakeOneJob()
{
    const QSignalSpy created(m_dialog.get(), &NewDownloadDialog::created);
    m_dialog->addLinks({QString::fromLatin1(iso), QString::fromLatin1(zip),
                        QStringLiteral("http://example.org/c")});
    QCOMPARE(table().model()->rowCount(), 3);
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
    QCOMPARE(cell(0, CandidateModel::Name), QStringLiteral("debian.iso"));
    QCOMPARE(field(QStringLiteral("Job name")).placeholderText(), QStringLiteral("debian.iso"));
    send();
    QTRY_COMPARE(m_engine->calls().size(), 3);
    QCOMPARE(
        m_engine->calls().at(1).arguments,
        (QStringList{QString::fromLatin1(iso), QStringLiteral("/home/ada/Downloads/"), QString()}));
}

void TestNewDownload::aTypedNameIsFixed()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    setName(0, QStringLiteral("mine.iso"));
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
    setName(0, QStringLiteral("../../.bashrc"));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    const QString remark = cell(0, CandidateModel::Remark);
    QVERIFY2(remark.contains(QStringLiteral("cannot have this name")), qPrintable(remark));
    setName(0, QString());
    QCOMPARE(cell(0, CandidateModel::Name), QStringLiteral("debian.iso"));
    QVERIFY(button(QStringLiteral("Download")).isEnabled());
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
    folder().setText(QStringLiteral("Downloads"));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    QVERIFY2(said().contains(QStringLiteral("whole path")), qPrintable(said()));
}

void TestNewDownload::theFolderOfThePolicyIsTheDefault()
{
    QCOMPARE(folder().text(), QStringLiteral("/home/ada/Downloads"));
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
    QVERIFY(!table().isEnabled());
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
    m_dialog->openList(metalink.path());
    QTRY_COMPARE(table().model()->rowCount(), 2);
    QCOMPARE(cell(0, CandidateModel::Name), QStringLiteral("sub/a.iso"));
    QCOMPARE(cell(0, CandidateModel::Source), QStringLiteral("h and 1 mirror(s)"));
    QVERIFY2(said().contains(QStringLiteral("2.0 KiB or more")), qPrintable(said()));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_engine->jobs().first().job.files.size(), 2);
    const Job job = m_engine->jobs().first().job;
    QVERIFY2(job.name.startsWith(QStringLiteral("a.iso and 1")), qPrintable(job.name));
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
    QTRY_COMPARE(table().model()->rowCount(), 2);
    data.setUrls({QUrl(QStringLiteral("http://h/a.meta4"))});
    QCOMPARE(metalinkIn(&data), QString());
}

void TestNewDownload::aListAndLinksMakeOneJob()
{
    const MetalinkOnDisk metalink;
    QVERIFY(metalink.isWritten());
    m_dialog->addLinks({QString::fromLatin1(iso)});
    m_dialog->openList(metalink.path());
    QTRY_COMPARE(table().model()->rowCount(), 3);
    m_dialog->addLinks({QString::fromLatin1(zip)});
    QCOMPARE(table().model()->rowCount(), 4);
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_engine->jobs().first().job.files.size(), 4);
}

void TestNewDownload::aBrokenMetalinkIsExplained()
{
    links().setPlainText(QString::fromLatin1(iso));
    const MetalinkOnDisk metalink("<file name=\"../a\"><url>http://h/a</url></file>");
    QVERIFY(metalink.isWritten());
    m_dialog->openList(metalink.path());
    QTRY_VERIFY(said().contains(QStringLiteral("line 1: the name leads out of its folder: ../a")));
    m_dialog->openList(metalink.path() + QStringLiteral(".none"));
    QTRY_VERIFY(said().contains(QStringLiteral(".none")));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
}

void TestNewDownload::aTableGivesNamesAndChecksums()
{
    QTemporaryDir place;
    QFile list(place.filePath(QStringLiteral("disks.csv")));
    QVERIFY(list.open(QFile::WriteOnly));
    list.write("url,name,sha256\nhttps://h/1,one.iso," + QByteArray(64, 'a')
               + "\nhttps://h/2,,\nno link,,\n");
    list.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(list.fileName())});
    QDragEnterEvent enter(QPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QTRY_COMPARE(table().model()->rowCount(), 2);
    QVERIFY2(said().contains(QStringLiteral("disks.csv")), qPrintable(said()));
    QCOMPARE(cell(0, CandidateModel::Name), QStringLiteral("one.iso"));
    send();
    QTRY_COMPARE(m_engine->calls().size(), 3);
    QCOMPARE(
        m_engine->calls().at(1).arguments,
        (QStringList{QStringLiteral("https://h/1"), QStringLiteral("/home/ada/Downloads/one.iso"),
                     QStringLiteral("sha-256:") + QString(64, QLatin1Char('a')),
                     QStringLiteral("https://h/2"), QStringLiteral("/home/ada/Downloads/"),
                     QString()}));
}

void TestNewDownload::aFileWithoutLinksIsNotTaken()
{
    QTemporaryDir place;
    QFile list(place.filePath(QStringLiteral("note.txt")));
    QVERIFY(list.open(QFile::WriteOnly));
    list.write("buy milk");
    list.close();
    m_dialog->openList(list.fileName());
    QTRY_VERIFY2(said().contains(QStringLiteral("no web links")), qPrintable(said()));
    QCOMPARE(table().model()->rowCount(), 0);
}

void TestNewDownload::aPatternMeansManyFiles()
{
    links().setPlainText(QStringLiteral("https://example.org/[001-120].jpg"));
    QCOMPARE(table().model()->rowCount(), 120);
    QCOMPARE(cell(119, CandidateModel::Name), QStringLiteral("120.jpg"));
    QVERIFY2(said().contains(QStringLiteral("120 file(s)")), qPrintable(said()));
    links().setPlainText(QStringLiteral("https://example.org/[1-99999].jpg"));
    QVERIFY2(said().contains(QStringLiteral("Line 1: more than 10,000")), qPrintable(said()));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
}

void TestNewDownload::moreThanAJobTakesIsSaidBeforehand()
{
    links().setPlainText(QStringLiteral("https://example.org/[1-201].jpg"));
    QVERIFY2(said().contains(QStringLiteral("A job may have 200")), qPrintable(said()));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    include(7, false);
    QVERIFY2(said().contains(QStringLiteral("200 of 201")), qPrintable(said()));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_engine->jobs().first().job.files.size(), 200);
}

void TestNewDownload::aCurlCommandGivesItsLinkAndSaysWhatIsLost()
{
    links().setPlainText(
        QStringLiteral("curl 'https://example.org/get?id=1' \\\n  -H 'Cookie: sid=topsecret' "
                       "\\\n  -o disk.iso --compressed"));
    QCOMPARE(cell(0, CandidateModel::Name), QStringLiteral("disk.iso"));
    QVERIFY2(said().contains(QStringLiteral("not carried: Cookie")), qPrintable(said()));
    QVERIFY(!said().contains(QStringLiteral("topsecret")));
    send();
    QTRY_COMPARE(m_engine->calls().size(), 3);
    QCOMPARE(m_engine->calls().at(1).arguments.first(),
             QStringLiteral("https://example.org/get?id=1"));
    QVERIFY(!m_engine->calls()
                 .at(0)
                 .arguments.join(QLatin1Char(' '))
                 .contains(QStringLiteral("topsecret")));
}

QCheckBox *TestNewDownload::asBrowserBox() const
{
    for (QCheckBox *one : m_dialog->findChildren<QCheckBox *>()) {
        if (one->isVisible() && plain(one->text()).startsWith(QStringLiteral("Tell ")))
            return one;
    }
    return nullptr;
}

void TestNewDownload::whatABrowserWouldSayGoesAlong()
{
    m_dialog->takeOffer({{QString::fromLatin1(iso)},
                         QStringLiteral("https://example.org/page"),
                         QStringLiteral("sid=topsecret")});
    QVERIFY(asBrowserBox() && asBrowserBox()->isChecked());
    QVERIFY(!said().contains(QStringLiteral("topsecret")));
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->callNames(),
             (QStringList{QStringLiteral("create"), QStringLiteral("addFiles"),
                          QStringLiteral("setSecret"), QStringLiteral("setSecret"),
                          QStringLiteral("resume")}));
    QCOMPARE(m_engine->calls().at(2).arguments, QStringList{QStringLiteral("Referer")});
    QCOMPARE(m_engine->calls().at(3).arguments, QStringList{QStringLiteral("Cookie")});
    QCOMPARE(m_engine->lastLogin().secret, QStringLiteral("sid=topsecret"));
}

void TestNewDownload::thePersonMayKeepItBack()
{
    m_dialog->takeOffer({{QString::fromLatin1(iso)}, {}, QStringLiteral("sid=topsecret")});
    asBrowserBox()->click();
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(!m_engine->callNames().contains(QStringLiteral("setSecret")));
}

void TestNewDownload::cookiesOfOneServerAreNotForAnother()
{
    m_dialog->takeOffer({{QString::fromLatin1(iso)}, {}, QStringLiteral("sid=topsecret")});
    m_dialog->addLinks({QStringLiteral("https://elsewhere.example/b.iso")});
    QVERIFY(asBrowserBox() == nullptr);
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(!m_engine->callNames().contains(QStringLiteral("setSecret")));
}

void TestNewDownload::withoutAKeychainSecretsLastForTheSession()
{
    m_engine->failNext(makeError(ErrorCode::KeychainUnavailable, ErrorContext::QueueManager),
                       QStringLiteral("setSecret"));
    m_dialog->takeOffer({{QString::fromLatin1(iso)}, {}, QStringLiteral("sid=topsecret")});
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->callNames().count(QStringLiteral("setSecret")), 2);
    QCOMPARE(m_engine->lastKeep(), Keep::Session);
    QCOMPARE(m_engine->callNames().last(), QStringLiteral("resume"));
}

void TestNewDownload::aRefusedSecretTakesTheJobAway()
{
    m_engine->failNext(makeError(ErrorCode::InvalidArgument, ErrorContext::QueueManager),
                       QStringLiteral("setSecret"));
    m_dialog->takeOffer({{QString::fromLatin1(iso)}, {}, QStringLiteral("sid=topsecret")});
    send();
    QTRY_VERIFY2(said().contains(QStringLiteral("Not added")), qPrintable(said()));
    QCOMPARE(m_engine->callNames().last(), QStringLiteral("cancel"));
    QCOMPARE(m_engine->jobs().size(), 0);
}

void TestNewDownload::filesAreLeftOutByTheKeyboard()
{
    m_dialog->addLinks({QString::fromLatin1(iso), QString::fromLatin1(zip),
                        QStringLiteral("http://example.org/c")});
    table().setFocus();
    table().setCurrentIndex(table().model()->index(0, 0));
    QTest::keyClick(&table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table(), Qt::Key_Space);
    QCOMPARE(field(QStringLiteral("Job name")).placeholderText(), QStringLiteral("c"));
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_Space);
    QTest::keyClick(&table(), Qt::Key_Space);
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    QTest::keyClick(&table(), Qt::Key_Space);
    QVERIFY(button(QStringLiteral("Download")).isEnabled());
    // what is left out stays so when links come on top
    include(1, false);
    m_dialog->addLinks({QStringLiteral("http://example.org/d")});
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_engine->jobs().first().job.files.size(), 3);
}

void TestNewDownload::serversAreAskedOnlyWhenWanted()
{
    m_engine->putLink(QUrl(QString::fromLatin1(iso)),
                      LinkFacts{4096, QStringLiteral("debian-12.iso"), false, true});
    m_engine->putLink(QUrl(QString::fromLatin1(zip)),
                      LinkFacts{100, QStringLiteral("login.html"), true, false});
    const QString once = QStringLiteral("https://example.org/get?token=abc");
    m_dialog->addLinks({QString::fromLatin1(iso), QString::fromLatin1(zip), once});
    QCOMPARE(m_engine->askedLinks(), QStringList());
    askBox().click();
    QCOMPARE(m_engine->askedLinks(),
             (QStringList{QString::fromLatin1(iso), QString::fromLatin1(zip)}));
    QTRY_COMPARE(cell(0, CandidateModel::Name), QStringLiteral("debian-12.iso"));
    QCOMPARE(cell(0, CandidateModel::Size), QStringLiteral("4.0 KiB"));
    QTRY_VERIFY2(cell(1, CandidateModel::Remark).contains(QStringLiteral("web page")),
                 qPrintable(cell(1, CandidateModel::Remark)));
    QVERIFY(cell(2, CandidateModel::Remark).startsWith(QStringLiteral("Not asked")));
    QTRY_VERIFY2(said().contains(QStringLiteral("4.1 KiB or more")), qPrintable(said()));
    // the server decides on the name all the same
    send();
    QTRY_COMPARE(m_engine->calls().size(), 3);
    QCOMPARE(m_engine->calls().at(1).arguments.at(1), QStringLiteral("/home/ada/Downloads/"));
}

void TestNewDownload::aServerThatRefusesIsShown()
{
    Error error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile);
    error.httpStatus = 404;
    m_engine->putLink(QUrl(QString::fromLatin1(iso)), failure(error));
    askBox().click();
    m_dialog->addLinks({QString::fromLatin1(iso)});
    QTRY_VERIFY2(cell(0, CandidateModel::Remark).contains(QStringLiteral("404")),
                 qPrintable(cell(0, CandidateModel::Remark)));
    QVERIFY(button(QStringLiteral("Download")).isEnabled()); // it may be there later
}

void TestNewDownload::theSettingHasServersAskedAtOnce()
{
    m_engine->putPolicy({{QStringLiteral("AskNewLinks"), QStringLiteral("on")}}, {});
    m_dialog = std::make_unique<NewDownloadDialog>(*m_engine);
    m_dialog->addLinks({QString::fromLatin1(iso)});
    QTRY_COMPARE(m_engine->askedLinks(), QStringList{QString::fromLatin1(iso)});
    m_dialog->addLinks({QString::fromLatin1(zip)});
    QTRY_COMPARE(m_engine->askedLinks().size(), 2); // and none twice
}

void TestNewDownload::whatNamesMeetIsShown()
{
    PlaceReport place;
    place.freeBytes = 1000;
    place.taken.onDisk = {QStringLiteral("debian.iso")};
    place.taken.byJobs = {QStringLiteral("data.zip")};
    place.jobsOfLinks = {{QStringLiteral("http://example.org/c"), QStringLiteral("Disks")}};
    m_engine->putPlace(place);
    m_dialog->addLinks({QString::fromLatin1(iso), QString::fromLatin1(zip),
                        QStringLiteral("http://example.org/c")});
    QTRY_VERIFY(cell(0, CandidateModel::Remark).contains(QStringLiteral("“debian (1).iso”")));
    QVERIFY(cell(1, CandidateModel::Remark).contains(QStringLiteral("“data (1).zip”")));
    QVERIFY(cell(2, CandidateModel::Remark).contains(QStringLiteral("“Disks”")));
    QVERIFY2(said().contains(QStringLiteral("1000 B free")), qPrintable(said()));
    QCOMPARE(m_engine->places().constLast().folder, QStringLiteral("/home/ada/Downloads/"));
    unfold();
    auto *onExists = more().findChildren<QComboBox *>().constLast();
    for (QComboBox *one : more().findChildren<QComboBox *>()) {
        if (one->findText(QStringLiteral("Replace")) >= 0)
            onExists = one;
    }
    onExists->setFocus();
    QTest::keyClick(onExists, Qt::Key_Down);
    QVERIFY2(cell(0, CandidateModel::Remark).contains(QStringLiteral("Replaces")),
             qPrintable(cell(0, CandidateModel::Remark)));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QCOMPARE(m_engine->jobs().first().job.settings.onExists, OnExists::Replace);
}

void TestNewDownload::aDiskThatIsTooSmallIsSaid()
{
    PlaceReport place;
    place.freeBytes = 1000;
    m_engine->putPlace(place);
    const MetalinkOnDisk metalink;
    m_dialog->openList(metalink.path());
    QTRY_VERIFY2(said().contains(QStringLiteral("not enough")), qPrintable(said()));
    include(0, false);
    QVERIFY2(!said().contains(QStringLiteral("not enough")), qPrintable(said()));
}

void TestNewDownload::aMissingFolderIsSaid()
{
    PlaceReport place;
    place.folderError = makeError(ErrorCode::FolderMissing, ErrorContext::LocalFile);
    m_engine->putPlace(place);
    m_dialog->addLinks({QString::fromLatin1(iso)});
    const QString problem = errorText(place.folderError);
    QTRY_VERIFY2(said().contains(problem), qPrintable(said()));
    folder().setText(QStringLiteral("/home/ada"));
    QVERIFY(!said().contains(problem));
}

void TestNewDownload::aFolderThatHangsIsAskedOnce()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    QTRY_VERIFY(!m_engine->places().isEmpty());
    m_engine->holdAnswers(true);
    const auto asked = m_engine->places().size();
    folder().setText(QStringLiteral("/net/slow"));
    QTRY_COMPARE(m_engine->places().size(), asked + 1);
    m_dialog->addLinks({QString::fromLatin1(zip)});
    folder().setText(QStringLiteral("/home/ada")); // another one is asked meanwhile
    QTRY_COMPARE(m_engine->places().size(), asked + 2);
    QCOMPARE(m_engine->places().constLast().names.size(), 2);
    QVERIFY(button(QStringLiteral("Download")).isEnabled());
    m_engine->holdAnswers(false);
}

void TestNewDownload::aCategoryBringsItsFolderAndIsSent()
{
    m_engine->putPolicy({{QStringLiteral("DefaultFolder"), QStringLiteral("/home/ada/Downloads")},
                         {QStringLiteral("Categories"), QStringLiteral("Films=/srv/films; Other")}},
                        {});
    m_dialog = std::make_unique<NewDownloadDialog>(*m_engine);
    m_dialog->show();
    QTRY_COMPARE(category().count(), 3);
    m_dialog->addLinks({QString::fromLatin1(iso)});
    category().setCurrentText(QStringLiteral("Films"));
    QCOMPARE(folder().text(), QStringLiteral("/srv/films"));
    category().setCurrentText(QStringLiteral("Other"));
    QCOMPARE(folder().text(), QStringLiteral("/home/ada/Downloads"));
    category().setCurrentText(QStringLiteral("films"));
    QCOMPARE(folder().text(), QStringLiteral("/srv/films"));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QCOMPARE(m_engine->jobs().first().job.category, QStringLiteral("films"));
    QVERIFY(!m_engine->callNames().contains(QStringLiteral("setPolicy")));
}

void TestNewDownload::aNewCategoryIsKept()
{
    m_dialog->addLinks({QString::fromLatin1(iso)});
    folder().setText(QStringLiteral("/srv/music"));
    category().setEditText(QStringLiteral("a=b"));
    QVERIFY(!button(QStringLiteral("Download")).isEnabled());
    category().setEditText(QStringLiteral("Music"));
    QCOMPARE(folder().text(), QStringLiteral("/srv/music"));
    send();
    QTRY_VERIFY(m_engine->callNames().contains(QStringLiteral("setPolicy")));
    QCOMPARE(m_engine->calls().constLast().arguments,
             (QStringList{QStringLiteral("Categories"), QStringLiteral("Music=/srv/music")}));
    QCOMPARE(m_engine->jobs().first().job.category, QStringLiteral("Music"));
}

void TestNewDownload::itFitsASmallScreen()
{
    m_dialog->addLinks({QString::fromLatin1(iso), QStringLiteral("nonsense")});
    QVERIFY2(m_dialog->width() <= 1024, qPrintable(QString::number(m_dialog->width())));
    QVERIFY2(m_dialog->minimumSizeHint().height() <= 600,
             qPrintable(QString::number(m_dialog->minimumSizeHint().height())));
}

QTEST_MAIN(TestNewDownload)
#include "tst_newdownload.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/uploadsettings.h"
#include "tests/support/fakeengine.h"
#include "ui/dialogs/links.h"
#include "ui/dialogs/newuploaddialog.h"
#include "ui/dialogs/partlinksfield.h"
#include "ui/dialogs/replyfield.h"
#include "ui/dialogs/uploadfilelist.h"
#include "ui/dialogs/uploadtarget.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
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
#include <QTreeWidget>

using namespace tranship;

namespace {

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

constexpr auto folder = "https://example.org/in/";

} // namespace

class TestNewUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void filesGoToTheirAddress_data();
    void filesGoToTheirAddress();
    void onlyFilesOfThisComputerAreTakenFromADrop();
    void nothingCanBeSentWithoutFilesAndAnAddress();
    void theTotalAndTheAddressesAreShown();
    void filesAreTakenOffAgain();
    void whatCannotBeSentIsNamedInPlace();
    void aFolderBringsItsFilesAndTheirFolders();
    void aFolderWithTooManyFilesIsSaid();
    void twoFilesOfOneNameNeedTwoAddresses();
    void aBadAddressIsNamedInPlace();
    void droppedFilesAreAdded();
    void manyFilesMakeOneJob();
    void theMethodIsSentAndExplained();
    void aReplyMakesAnotherKindOfJob();
    void onlyASingleFileCanHaveAReply();
    void aMethodWithoutRepliesHasNone();
    void aReplyNeedsAPathOfAFile();
    void partsNeedTheirLinks();
    void aJobCanWait();
    void optionsOfDownloadsAreNotOffered();
    void aRefusedJobKeepsWhatWasTyped();

private:
    [[nodiscard]] QString file(const QString &name, qint64 size = 3);
    [[nodiscard]] QLineEdit &target() const;
    [[nodiscard]] QComboBox &methods() const;
    [[nodiscard]] QPushButton &button(const QString &text) const;
    [[nodiscard]] QCheckBox &box(const QString &text) const;
    [[nodiscard]] QString said() const;

    [[nodiscard]] QTreeWidget &table() const { return *m_dialog->findChild<QTreeWidget *>(); }

    [[nodiscard]] bool canSend() const { return button(QStringLiteral("Upload")).isEnabled(); }

    /// Adds them and waits until they were looked at.
    void add(const QStringList &paths);
    void choose(UploadMethod method);
    void send();

    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<NewUploadDialog> m_dialog;
};

void TestNewUpload::init()
{
    m_dialog.reset();
    m_files = std::make_unique<QTemporaryDir>();
    m_engine = std::make_unique<FakeEngine>();
    m_dialog = std::make_unique<NewUploadDialog>(*m_engine);
    m_dialog->show();
    QCoreApplication::processEvents();
    m_engine->clearCalls();
}

QString TestNewUpload::file(const QString &name, qint64 size)
{
    QFile made(m_files->filePath(name));
    const bool isMade = made.open(QIODevice::WriteOnly) && made.resize(size);
    if (!isMade)
        qFatal("no file %s", qPrintable(name));
    return made.fileName();
}

void TestNewUpload::add(const QStringList &paths)
{
    m_dialog->addFiles(paths);
    QTRY_VERIFY(!m_dialog->findChild<UploadFileList *>()->isLooking());
}

QLineEdit &TestNewUpload::target() const
{
    for (const QLabel *one : m_dialog->findChildren<QLabel *>()) {
        if (plain(one->text()) == QStringLiteral("To address"))
            return *qobject_cast<QLineEdit *>(one->buddy());
    }
    qFatal("no target");
}

QComboBox &TestNewUpload::methods() const
{
    for (QComboBox *one : m_dialog->findChildren<QComboBox *>()) {
        if (one->findText(QStringLiteral("tus")) >= 0)
            return *one;
    }
    qFatal("no methods");
}

QPushButton &TestNewUpload::button(const QString &text) const
{
    for (QPushButton *one : m_dialog->findChildren<QPushButton *>()) {
        if (plain(one->text()) == text)
            return *one;
    }
    qFatal("no button %s", qPrintable(text));
}

QCheckBox &TestNewUpload::box(const QString &text) const
{
    for (QCheckBox *one : m_dialog->findChildren<QCheckBox *>()) {
        if (plain(one->text()).startsWith(text))
            return *one;
    }
    qFatal("no box %s", qPrintable(text));
}

/// All that is visible in labels.
QString TestNewUpload::said() const
{
    QString text;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        text += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
    return text;
}

void TestNewUpload::choose(UploadMethod method)
{
    methods().setCurrentIndex(methods().findData(static_cast<int>(method)));
}

void TestNewUpload::send()
{
    QVERIFY2(canSend(), qPrintable(said()));
    QTest::mouseClick(&button(QStringLiteral("Upload")), Qt::LeftButton);
}

void TestNewUpload::filesGoToTheirAddress_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<UploadMethod>("method");
    QTest::addColumn<int>("files");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *name, const char *target, UploadMethod method, int files,
                        const char *address) {
        QTest::newRow(name) << QString::fromLatin1(target) << method << files
                            << QString::fromLatin1(address);
    };
    row("one file to its own address", "https://a.example/b.bin", UploadMethod::Put, 1,
        "https://a.example/b.bin");
    row("one file to a folder", "https://a.example/in/", UploadMethod::Auto, 1,
        "https://a.example/in/x%20y.bin");
    row("one file to a bare host", "https://a.example", UploadMethod::WebDav, 1,
        "https://a.example/x%20y.bin");
    row("several to a folder", "https://a.example/in", UploadMethod::Bits, 2,
        "https://a.example/in/x%20y.bin");
    row("the signature stays behind", "https://a.example/in/?sig=1%2B2", UploadMethod::Put, 2,
        "https://a.example/in/x%20y.bin?sig=1%2B2");
    row("what is encoded stays so", "https://a.example/a%2Fb/", UploadMethod::Put, 1,
        "https://a.example/a%2Fb/x%20y.bin");
    row("tus asks for a place", "https://a.example/files/", UploadMethod::Tus, 2,
        "https://a.example/files/");
    row("POST goes to a program", "https://a.example/take/", UploadMethod::Post, 1,
        "https://a.example/take/");
    row("S3 has a link of its own", "https://a.example/?sig=1", UploadMethod::S3Multipart, 1,
        "https://a.example/?sig=1");
}

void TestNewUpload::filesGoToTheirAddress()
{
    QFETCH(const QString, target);
    QFETCH(const UploadMethod, method);
    QFETCH(const int, files);
    QTEST(uploadAddress(QUrl(target), QStringLiteral("x y.bin"), method, files)
              .toString(QUrl::FullyEncoded),
          "address");
}

void TestNewUpload::onlyFilesOfThisComputerAreTakenFromADrop()
{
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("file:///home/ada/a")),
                  QUrl(QStringLiteral("https://example.org/b")),
                  QUrl(QStringLiteral("file:///home/ada/a"))});
    QCOMPARE(filesIn(&data), QStringList{QStringLiteral("/home/ada/a")});
    QCOMPARE(filesIn(nullptr), QStringList());
}

void TestNewUpload::nothingCanBeSentWithoutFilesAndAnAddress()
{
    QVERIFY(!canSend());
    QVERIFY(box(QStringLiteral("Start now")).isChecked());
    add({file(QStringLiteral("a.bin"))});
    QVERIFY(!canSend());
    target().setText(QString::fromLatin1(folder));
    QVERIFY(canSend());
    QCOMPARE(m_engine->callNames(), QStringList());
}

void TestNewUpload::theTotalAndTheAddressesAreShown()
{
    target().setText(QString::fromLatin1(folder));
    add({file(QStringLiteral("a.bin"), 1 << 20)});
    QVERIFY2(said().contains(QStringLiteral("The file goes to https://example.org/in/a.bin")),
             qPrintable(said()));
    add({file(QStringLiteral("b.bin"), 1 << 20)});
    QVERIFY2(said().contains(QStringLiteral("2 file(s), 2.0 MiB")), qPrintable(said()));
    QVERIFY2(said().contains(QStringLiteral("This is a folder")), qPrintable(said()));
    QCOMPARE(table().topLevelItem(1)->text(2), QStringLiteral("https://example.org/in/b.bin"));
    choose(UploadMethod::Tus);
    QCOMPARE(table().topLevelItem(1)->text(2), QString::fromLatin1(folder));
}

void TestNewUpload::filesAreTakenOffAgain()
{
    const QString a = file(QStringLiteral("a.bin"));
    add({a, file(QStringLiteral("b.bin")), a});
    QCOMPARE(table().topLevelItemCount(), 2);
    QVERIFY(!button(QStringLiteral("Remove")).isEnabled());
    table().topLevelItem(0)->setSelected(true);
    QTest::mouseClick(&button(QStringLiteral("Remove")), Qt::LeftButton);
    QCOMPARE(table().topLevelItemCount(), 1);
    QCOMPARE(table().topLevelItem(0)->text(0), QStringLiteral("b.bin"));
}

void TestNewUpload::whatCannotBeSentIsNamedInPlace()
{
    target().setText(QString::fromLatin1(folder));
    add({m_files->path()});
    QVERIFY2(said().contains(QStringLiteral("There are no files in")), qPrintable(said()));
    add({m_files->filePath(QStringLiteral("gone"))});
    QVERIFY2(said().contains(QStringLiteral("gone” is not there")), qPrintable(said()));
    QVERIFY(!canSend());
    QCOMPARE(m_engine->callNames(), QStringList());
}

void TestNewUpload::aFolderBringsItsFilesAndTheirFolders()
{
    const QDir place(m_files->path());
    QVERIFY(place.mkpath(QStringLiteral("photos/2026/may")));
    QVERIFY(place.mkpath(QStringLiteral("photos/empty")));
    const QStringList made = {file(QStringLiteral("photos/.hidden")),
                              file(QStringLiteral("photos/2026/may/a b.jpg")),
                              file(QStringLiteral("photos/z.jpg"))};
    // a folder that holds itself would never end
    QVERIFY(QFile::link(place.filePath(QStringLiteral("photos")),
                        place.filePath(QStringLiteral("photos/loop"))));
    target().setText(QString::fromLatin1(folder));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(place.filePath(QStringLiteral("photos")))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QTRY_COMPARE(table().topLevelItemCount(), 3);
    QVERIFY2(said().contains(QStringLiteral("3 file(s), 9 B")), qPrintable(said()));
    QStringList addresses;
    for (int row = 0; row < 3; ++row)
        addresses << table().topLevelItem(row)->text(2);
    addresses.sort();
    const QString below = QString::fromLatin1(folder) + QStringLiteral("photos/");
    QCOMPARE(addresses,
             (QStringList{below + QStringLiteral(".hidden"),
                          below + QStringLiteral("2026/may/a%20b.jpg"),
                          below + QStringLiteral("z.jpg")}));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_engine->jobs().first().job.files.size(), 3);
}

void TestNewUpload::aFolderWithTooManyFilesIsSaid()
{
    target().setText(QString::fromLatin1(folder));
    QVERIFY(QDir(m_files->path()).mkdir(QStringLiteral("many")));
    for (qsizetype i = 0; i <= FileSurvey::mostFound; ++i)
        (void)file(QStringLiteral("many/%1").arg(i), 0);
    add({m_files->filePath(QStringLiteral("many"))});
    QVERIFY2(said().contains(QStringLiteral("There are more than 10000")), qPrintable(said()));
    QVERIFY(!canSend());
}

void TestNewUpload::twoFilesOfOneNameNeedTwoAddresses()
{
    target().setText(QString::fromLatin1(folder));
    QVERIFY(QDir(m_files->path()).mkdir(QStringLiteral("other")));
    add({file(QStringLiteral("a.bin")), file(QStringLiteral("other/a.bin"))});
    QVERIFY2(said().contains(QStringLiteral("the same address")), qPrintable(said()));
    QVERIFY(!canSend());
    choose(UploadMethod::Tus); // the server gives each a place of its own
    QVERIFY(canSend());
}

void TestNewUpload::aBadAddressIsNamedInPlace()
{
    add({file(QStringLiteral("a.bin"))});
    target().setText(QStringLiteral("ftp://example.org/"));
    QVERIFY2(said().contains(QStringLiteral("not a web address")), qPrintable(said()));
    QVERIFY(!canSend());
    target().setText(QStringLiteral("https://ada:secret@example.org/"));
    QVERIFY2(!said().contains(QStringLiteral("secret")), qPrintable(said()));
    QVERIFY(canSend());
    button(QStringLiteral("Upload")).click();
    QTRY_VERIFY(m_engine->callNames().contains(QStringLiteral("addFiles")));
    const auto isAdding = [](const FakeEngine::Call &call) {
        return call.verb == QStringLiteral("addFiles");
    };
    const QList<FakeEngine::Call> calls = m_engine->calls();
    const auto adding = std::find_if(calls.cbegin(), calls.cend(), isAdding);
    // the engine takes the login out of it
    QCOMPARE(adding->arguments.first(), QStringLiteral("https://ada:secret@example.org/a.bin"));
}

void TestNewUpload::droppedFilesAreAdded()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file(QStringLiteral("a.bin")))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QTRY_COMPARE(table().topLevelItemCount(), 1);
}

void TestNewUpload::manyFilesMakeOneJob()
{
    const QSignalSpy created(m_dialog.get(), &NewUploadDialog::created);
    target().setText(QString::fromLatin1(folder));
    add({file(QStringLiteral("a.bin")), file(QStringLiteral("b.bin"))});
    send();
    QTRY_COMPARE(created.size(), 1);
    QCOMPARE(m_engine->callNames(),
             (QStringList{QStringLiteral("create"), QStringLiteral("addFiles"),
                          QStringLiteral("resume")}));
    const Job &job = m_engine->jobs().first().job;
    QCOMPARE(job.type, JobType::Upload);
    QCOMPARE(job.files.size(), 2);
    QCOMPARE(job.files.at(1).url, QUrl(QStringLiteral("https://example.org/in/b.bin")));
    QCOMPARE(job.files.at(1).path, m_files->filePath(QStringLiteral("b.bin")));
    QCOMPARE(job.settings.uploadMethod, UploadMethod::Auto);
    QCOMPARE(job.state, JobState::Queued);
    QVERIFY(job.name.startsWith(QStringLiteral("a.bin and 1")));
    QVERIFY(!m_dialog->isVisible());
}

void TestNewUpload::theMethodIsSentAndExplained()
{
    target().setText(QStringLiteral("https://example.org/a.bin"));
    add({file(QStringLiteral("a.bin"))});
    QCOMPARE(methods().count(), 9);
    for (int index = 0; index < methods().count(); ++index) {
        methods().setCurrentIndex(index);
        const auto method = static_cast<UploadMethod>(methods().currentData().toInt());
        QVERIFY2(said().contains(uploadMethodHint(method)), qPrintable(said()));
    }
    choose(UploadMethod::WebDav);
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QCOMPARE(m_engine->jobs().first().job.settings.uploadMethod, UploadMethod::WebDav);
}

void TestNewUpload::aReplyMakesAnotherKindOfJob()
{
    target().setText(QStringLiteral("https://example.org/a.bin"));
    add({file(QStringLiteral("a.bin"))});
    box(QStringLiteral("Keep the server")).setChecked(true);
    const QString path = m_files->filePath(QStringLiteral("answer.txt"));
    m_dialog->findChild<ReplyField *>()->findChild<QLineEdit *>()->setText(path);
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    const Job &job = m_engine->jobs().first().job;
    QCOMPARE(job.type, JobType::UploadReply);
    QCOMPARE(replyPath(job), path);
}

void TestNewUpload::onlyASingleFileCanHaveAReply()
{
    target().setText(QString::fromLatin1(folder));
    add({file(QStringLiteral("a.bin"))});
    box(QStringLiteral("Keep the server")).setChecked(true);
    add({file(QStringLiteral("b.bin"))});
    QVERIFY(!box(QStringLiteral("Keep the server")).isEnabled());
    QVERIFY(box(QStringLiteral("Keep the server")).toolTip().contains(QStringLiteral("single")));
    send();
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QCOMPARE(m_engine->jobs().first().job.type, JobType::Upload);
}

void TestNewUpload::aMethodWithoutRepliesHasNone()
{
    add({file(QStringLiteral("a.bin"))});
    for (int index = 0; index < methods().count(); ++index) {
        methods().setCurrentIndex(index);
        const auto method = static_cast<UploadMethod>(methods().currentData().toInt());
        QCOMPARE(box(QStringLiteral("Keep the server")).isEnabled(), mayReply(method));
    }
}

void TestNewUpload::aReplyNeedsAPathOfAFile()
{
    target().setText(QStringLiteral("https://example.org/a.bin"));
    add({file(QStringLiteral("a.bin"))});
    box(QStringLiteral("Keep the server")).setChecked(true);
    QVERIFY(canSend()); // beside the file
    auto &path = *m_dialog->findChild<ReplyField *>()->findChild<QLineEdit *>();
    const QStringList bad{QStringLiteral("answer.txt"), m_files->path(),
                          m_files->filePath(QStringLiteral("none/answer.txt"))};
    for (const QString &one : bad) {
        path.setText(one);
        QVERIFY2(!canSend(), qPrintable(one));
    }
    QVERIFY2(said().contains(QStringLiteral("There is no folder")), qPrintable(said()));
    path.setText(m_files->filePath(QStringLiteral("answer.txt")));
    QVERIFY(canSend());
}

void TestNewUpload::partsNeedTheirLinks()
{
    target().setText(QStringLiteral("https://example.org/?sig=1"));
    add({file(QStringLiteral("a.bin"))});
    auto &parts = *m_dialog->findChild<PartLinksField *>();
    QVERIFY(!parts.isVisible());
    choose(UploadMethod::S3Multipart);
    QVERIFY(parts.isVisible());
    QVERIFY(!canSend());
    auto &text = *parts.findChild<QPlainTextEdit *>();
    text.setPlainText(QStringLiteral("https://example.org/?partNumber=1\nnonsense"));
    QVERIFY2(said().contains(QStringLiteral("Line 2")), qPrintable(said()));
    QVERIFY(!canSend());
    text.setPlainText(QStringLiteral("https://example.org/?partNumber=1\n\n"
                                     "https://example.org/?partNumber=2\n"));
    QCOMPARE(parts.links().size(), 2);
    add({file(QStringLiteral("b.bin"))});
    QVERIFY(!canSend()); // the links are those of one file
    table().topLevelItem(1)->setSelected(true);
    QTest::mouseClick(&button(QStringLiteral("Remove")), Qt::LeftButton);
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->jobs().first().job.files.first().partUrls.size(), 2);
}

void TestNewUpload::aJobCanWait()
{
    target().setText(QString::fromLatin1(folder));
    add({file(QStringLiteral("a.bin"))});
    box(QStringLiteral("Start now")).setChecked(false);
    send();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->jobs().first().job.state, JobState::Suspended);
}

void TestNewUpload::optionsOfDownloadsAreNotOffered()
{
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        QVERIFY(plain(label->text()) != QStringLiteral("Connections per file"));
        QVERIFY(plain(label->text()) != QStringLiteral("Mirrors"));
    }
    QVERIFY(box(QStringLiteral("Dynamic content")).isHidden());
}

void TestNewUpload::aRefusedJobKeepsWhatWasTyped()
{
    target().setText(QString::fromLatin1(folder));
    add({file(QStringLiteral("a.bin"))});
    m_engine->failNext(makeError(ErrorCode::PermissionDenied, ErrorContext::LocalFile),
                       QStringLiteral("addFiles"));
    send();
    QTRY_VERIFY2(said().contains(QStringLiteral("The file to upload may not be read")),
                 qPrintable(said()));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(target().text(), QString::fromLatin1(folder));
    QVERIFY(m_engine->jobs().isEmpty());
    QVERIFY(canSend());
}

QTEST_MAIN(TestNewUpload)
#include "tst_newupload.moc"

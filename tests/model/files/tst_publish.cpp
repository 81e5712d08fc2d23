// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/publish.h"

#include "model/files/partfile.h"
#include "model/job/filename.h"
#include "tests/support/failingcalls.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cerrno>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace tranship;
using namespace tranship::test;

class TestPublish final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aFreeNameIsTaken_data();
    void aFreeNameIsTaken();
    void aTakenNameIsHandledAsTheJobSays_data();
    void aTakenNameIsHandledAsTheJobSays();
    void keepingBothFindsTheFirstFreeNumber();
    void aLinkAtTheTargetIsNeverFollowed_data();
    void aLinkAtTheTargetIsNeverFollowed();
    void theModeFollowsTheUmask_data();
    void theModeFollowsTheUmask();
    void itBearsTheMarkOfItsOrigin();
    void whatIsNotThePartFileStaysWhereItIs_data();
    void whatIsNotThePartFileStaysWhereItIs();
    void aSecondRunFinishesTheFirst_data();
    void aSecondRunFinishesTheFirst();
    void aStrangersFileIsNotTakenForOurs();
    void aLostPartFileIsSaid();
    void oldFileSystemsPublishToo_data();
    void oldFileSystemsPublishToo();
    void aFileThatCannotBeSyncedIsNotPublished();
    void manyArePublishedEachWithItsOwnAnswer();
    void manyThatWerePublishedInPartAreFinished();
    void inAFolderThatIsGoneNoneOfManyIsPublished();
    void aFileSystemWithoutModesPublishes();
    void namesThatLeaveTheFolderAreRefused_data();
    void namesThatLeaveTheFolderAreRefused();
    void aReadOnlyDiskKeepsThePartFile();
    void aMissingFolderIsSaid();

    void removalTakesTheRecordedFile();
    void removalOfWhatIsGoneIsNoError();
    void removalLeavesWhatIsNotOurs_data();
    void removalLeavesWhatIsNotOurs();
    void removalWithoutARecordGoesByTheName();
    void removalOnAReadOnlyDiskFails();

    void aFolderIsCheckedBeforeTheNetworkIsUsed();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDir::Name);
    }

    /// Of part files that hold their own number.
    QList<Publication> makeMany(int count)
    {
        QList<Publication> many;
        for (int i = 0; i < count; ++i) {
            const QString name = QStringLiteral("%1.bin").arg(i);
            Publication one{m_folder->path(),
                            partFileName(name, QUuid::createUuid(), i),
                            name,
                            {},
                            OnExists::KeepBoth};
            const auto file = m_files.create(m_folder->path(), one.partName);
            if (!file || !(*file)->write(0, QByteArray::number(i)))
                return {};
            one.identity = (*file)->identity();
            many.append(one);
        }
        return many;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    DiskPartFiles m_files;
    Publication m_publication; // of a part file that holds "new"
};

void TestPublish::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_publication = {m_folder->path(),
                     partFileName(QStringLiteral("film.mkv"), QUuid::createUuid(), 0),
                     QStringLiteral("film.mkv"),
                     {},
                     OnExists::KeepBoth};
    const auto file = m_files.create(m_folder->path(), m_publication.partName);
    QVERIFY(file);
    QVERIFY((*file)->write(0, "new"));
    m_publication.identity = (*file)->identity();
}

void TestPublish::aFreeNameIsTaken_data()
{
    QTest::addColumn<OnExists>("onExists");
    QTest::newRow("keep both") << OnExists::KeepBoth;
    QTest::newRow("replace") << OnExists::Replace;
    QTest::newRow("fail") << OnExists::Fail;
}

void TestPublish::aFreeNameIsTaken()
{
    QFETCH(OnExists, onExists);
    m_publication.onExists = onExists;
    QCOMPARE(publish(m_publication).value(), QStringLiteral("film.mkv"));
    QCOMPARE(names(), QStringList{QStringLiteral("film.mkv")});
    QCOMPARE(contentOf(path(QStringLiteral("film.mkv"))), "new");
}

void TestPublish::aTakenNameIsHandledAsTheJobSays_data()
{
    QTest::addColumn<OnExists>("onExists");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("keep both") << OnExists::KeepBoth << ErrorCode::None << "film (1).mkv"
                               << QByteArray("old");
    QTest::newRow("replace") << OnExists::Replace << ErrorCode::None << "film.mkv"
                             << QByteArray("new");
    QTest::newRow("fail") << OnExists::Fail << ErrorCode::DestinationExists << QString()
                          << QByteArray("old");
}

void TestPublish::aTakenNameIsHandledAsTheJobSays()
{
    QFETCH(OnExists, onExists);
    QFETCH(ErrorCode, code);
    QFETCH(QString, answer);
    QFETCH(QByteArray, content);
    put(path(QStringLiteral("film.mkv")), "old");
    m_publication.onExists = onExists;

    const Result<QString> name = publish(m_publication);

    QCOMPARE(codeOf(name), code);
    QCOMPARE(contentOf(path(QStringLiteral("film.mkv"))), content);
    QCOMPARE(contentOf(path(name ? answer : m_publication.partName)), "new");
    if (name)
        QCOMPARE(*name, answer);
    QCOMPARE(names().contains(m_publication.partName), !name);
}

void TestPublish::keepingBothFindsTheFirstFreeNumber()
{
    put(path(QStringLiteral("film.mkv")), "old");
    put(path(QStringLiteral("film (1).mkv")), "old");
    QVERIFY(QDir().mkdir(path(QStringLiteral("film (2).mkv"))));
    QCOMPARE(publish(m_publication).value(), QStringLiteral("film (3).mkv"));
}

void TestPublish::aLinkAtTheTargetIsNeverFollowed_data()
{
    QTest::addColumn<OnExists>("onExists");
    QTest::addColumn<bool>("dangles");
    QTest::newRow("keep both") << OnExists::KeepBoth << false;
    QTest::newRow("keep both, dangling") << OnExists::KeepBoth << true;
    QTest::newRow("replace") << OnExists::Replace << false;
    QTest::newRow("replace, dangling") << OnExists::Replace << true;
    QTest::newRow("fail, dangling") << OnExists::Fail << true;
}

void TestPublish::aLinkAtTheTargetIsNeverFollowed()
{
    QFETCH(OnExists, onExists);
    QFETCH(bool, dangles);
    const QString victim = path(QStringLiteral("victim"));
    if (!dangles)
        put(victim, "precious");
    QVERIFY(QFile::link(victim, path(QStringLiteral("film.mkv"))));
    m_publication.onExists = onExists;

    const Result<QString> name = publish(m_publication);

    QCOMPARE(codeOf(name),
             onExists == OnExists::Fail ? ErrorCode::DestinationExists : ErrorCode::None);
    if (dangles)
        QVERIFY(!QFile::exists(victim));
    else
        QCOMPARE(contentOf(victim), "precious");
    QCOMPARE(QFileInfo(path(QStringLiteral("film.mkv"))).isSymLink(),
             onExists != OnExists::Replace);
    QCOMPARE(contentOf(path(name.value_or(m_publication.partName))), "new");
}

void TestPublish::theModeFollowsTheUmask_data()
{
    QTest::addColumn<uint>("mask");
    QTest::addColumn<uint>("mode");
    QTest::newRow("open to readers") << 0022u << 0644u;
    QTest::newRow("group writes") << 0002u << 0664u;
    QTest::newRow("private") << 0077u << 0600u;
}

void TestPublish::theModeFollowsTheUmask()
{
    QFETCH(uint, mask);
    QFETCH(uint, mode);
    const mode_t before = ::umask(mask);
    const Result<QString> name = publish(m_publication);
    QCOMPARE(::umask(before), mask);
    QVERIFY(name);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path(*name)).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777u, mode);
}

void TestPublish::itBearsTheMarkOfItsOrigin()
{
    static constexpr const char *attribute = "user.xdg.origin.url";
    const QByteArray folder = QFile::encodeName(m_folder->path());
    if (::setxattr(folder.constData(), attribute, "x", 1, 0) != 0)
        QSKIP("this file system has no extended attributes");
    m_publication.origin = "https://host/film.mkv";
    QVERIFY(publish(m_publication));
    const QByteArray file = QFile::encodeName(path(QStringLiteral("film.mkv")));
    std::array<char, 100> mark{};
    const ssize_t length = ::getxattr(file.constData(), attribute, mark.data(), mark.size());
    QCOMPARE(QByteArray(mark.data(), length), m_publication.origin);
}

void TestPublish::whatIsNotThePartFileStaysWhereItIs_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("another file") << "file";
    QTest::newRow("a link") << "link";
    QTest::newRow("a folder") << "folder";
    QTest::newRow("a pipe") << "pipe";
}

void TestPublish::whatIsNotThePartFileStaysWhereItIs()
{
    QFETCH(QString, kind);
    const QString part = path(m_publication.partName);
    const QString moved = path(QStringLiteral("moved"));
    QVERIFY(QFile::rename(part, moved));
    if (kind == u"file")
        put(part, "other");
    else if (kind == u"link")
        QVERIFY(QFile::link(moved, part));
    else if (kind == u"folder")
        QVERIFY(QDir().mkdir(part));
    else
        QCOMPARE(::mkfifo(QFile::encodeName(part).constData(), 0600), 0);
    const QStringList before = names();
    QCOMPARE(codeOf(publish(m_publication)), ErrorCode::PartFileChanged);
    QCOMPARE(names(), before);
    QCOMPARE(contentOf(moved), "new");
}

void TestPublish::aSecondRunFinishesTheFirst_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<OnExists>("onExists");
    QTest::addColumn<QString>("answer");
    QTest::newRow("nothing was done") << "nothing" << OnExists::KeepBoth << "film.mkv";
    QTest::newRow("the mode was set") << "mode" << OnExists::KeepBoth << "film.mkv";
    QTest::newRow("it was linked") << "link" << OnExists::KeepBoth << "film.mkv";
    QTest::newRow("it was linked under a number")
        << "link numbered" << OnExists::KeepBoth << "film (2).mkv";
    QTest::newRow("it was renamed") << "rename" << OnExists::KeepBoth << "film.mkv";
    QTest::newRow("it was renamed to a number")
        << "rename numbered" << OnExists::KeepBoth << "film (2).mkv";
    QTest::newRow("it replaced the old one") << "rename" << OnExists::Replace << "film.mkv";
    QTest::newRow("it was renamed, failing if taken") << "rename" << OnExists::Fail << "film.mkv";
    QTest::newRow("all was done") << "all" << OnExists::KeepBoth << "film.mkv";
}

void TestPublish::aSecondRunFinishesTheFirst()
{
    QFETCH(QString, step);
    QFETCH(OnExists, onExists);
    QFETCH(QString, answer);
    m_publication.onExists = onExists;
    const QByteArray part = QFile::encodeName(path(m_publication.partName));
    const QByteArray target = QFile::encodeName(path(answer));
    if (step.contains(u"numbered"))
        put(path(QStringLiteral("film.mkv")), "old");
    if (step == u"mode")
        QCOMPARE(::chmod(part.constData(), 0644), 0);
    else if (step.startsWith(u"link"))
        QCOMPARE(::link(part.constData(), target.constData()), 0);
    else if (step.startsWith(u"rename"))
        QCOMPARE(::rename(part.constData(), target.constData()), 0);
    else if (step == u"all")
        QVERIFY(publish(m_publication));

    for (int run = 0; run < 2; ++run) {
        QCOMPARE(publish(m_publication).value(), answer);
        QCOMPARE(contentOf(path(answer)), "new");
        QCOMPARE(names().size(), step.contains(u"numbered") ? 2 : 1);
    }
}

void TestPublish::aStrangersFileIsNotTakenForOurs()
{
    QVERIFY(QFile::rename(path(m_publication.partName), path(QStringLiteral("elsewhere"))));
    put(path(QStringLiteral("film.mkv")), "a stranger's");
    QCOMPARE(codeOf(publish(m_publication)), ErrorCode::PartFileLost);
    QCOMPARE(contentOf(path(QStringLiteral("film.mkv"))), "a stranger's");
}

void TestPublish::aLostPartFileIsSaid()
{
    QVERIFY(QFile::remove(path(m_publication.partName)));
    const Result<QString> name = publish(m_publication);
    QCOMPARE(codeOf(name), ErrorCode::PartFileLost);
    QVERIFY(name.error().detail.contains(path(m_publication.partName)));
    m_publication.identity = {};
    QCOMPARE(codeOf(publish(m_publication)), ErrorCode::PartFileLost);
}

void TestPublish::oldFileSystemsPublishToo_data()
{
    QTest::addColumn<int>("linkError");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<OnExists>("onExists");
    QTest::addColumn<QString>("answer");
    for (const int error : {0, EPERM}) {
        const char *kind = error == 0 ? "hard links" : "no hard links";
        QTest::addRow("%s, free", kind) << error << false << OnExists::KeepBoth << "film.mkv";
        QTest::addRow("%s, keep both", kind)
            << error << true << OnExists::KeepBoth << "film (1).mkv";
        QTest::addRow("%s, fail", kind) << error << true << OnExists::Fail << QString();
        QTest::addRow("%s, replace", kind) << error << true << OnExists::Replace << "film.mkv";
    }
}

void TestPublish::oldFileSystemsPublishToo()
{
    QFETCH(int, linkError);
    QFETCH(bool, isTaken);
    QFETCH(OnExists, onExists);
    QFETCH(QString, answer);
    m_publication.onExists = onExists;
    if (isTaken)
        put(path(QStringLiteral("film.mkv")), "old");
    Result<QString> name;
    const auto run = [&] { name = publish(m_publication); };
    const FailingCall noReplace = {SYS_renameat2, EINVAL};
    if (!(linkError == 0 ? withFailingCalls({noReplace}, run)
                         : withFailingCalls({noReplace, {SYS_linkat, linkError}}, run))) {
        QSKIP("seccomp filters are not permitted");
    }
    QCOMPARE(codeOf(name), answer.isEmpty() ? ErrorCode::DestinationExists : ErrorCode::None);
    QCOMPARE(contentOf(path(name.value_or(m_publication.partName))), "new");
    if (name)
        QCOMPARE(*name, answer);
    QCOMPARE(names().size(), isTaken && onExists != OnExists::Replace ? 2 : 1);
    if (isTaken && onExists != OnExists::Replace)
        QCOMPARE(contentOf(path(QStringLiteral("film.mkv"))), "old");
}

void TestPublish::aFileThatCannotBeSyncedIsNotPublished()
{
    Result<QString> name;
    if (!withFailingCalls({{SYS_fsync, EIO}}, [&] { name = publish(m_publication); }))
        QSKIP("seccomp filters are not permitted");
    QCOMPARE(codeOf(name), ErrorCode::InputOutput);
    QCOMPARE(names(), QStringList{m_publication.partName});
}

void TestPublish::manyArePublishedEachWithItsOwnAnswer()
{
    constexpr int count = 300; // more than are open side by side
    QList<Publication> many = makeMany(count);
    QCOMPARE(many.size(), count);
    put(path(many[7].name), "old");
    QVERIFY(QFile::remove(path(many[140].partName)));
    many[141].identity.inode += 1'000'000;
    many[142].name = QStringLiteral("a/b");
    const QList<Result<QString>> results = publishAll(m_folder->path(), many);
    QCOMPARE(results.size(), count);
    for (int i = 0; i < count; ++i) {
        if (i == 7) {
            QCOMPARE(results[i].value(), QStringLiteral("7 (1).bin"));
            QCOMPARE(contentOf(path(*results[i])), "7");
        } else if (i >= 140 && i <= 142) {
            const ErrorCode codes[] = {ErrorCode::PartFileLost, ErrorCode::PartFileChanged,
                                       ErrorCode::InvalidArgument};
            QCOMPARE(codeOf(results[i]), codes[i - 140]);
        } else {
            QCOMPARE(results[i].value(), many[i].name);
            QCOMPARE(contentOf(path(many[i].name)), QByteArray::number(i));
        }
    }
}

void TestPublish::manyThatWerePublishedInPartAreFinished()
{
    const QList<Publication> many = makeMany(10);
    for (int i = 0; i < 5; ++i)
        QVERIFY(publish(many[i]));
    const QList<Result<QString>> results = publishAll(m_folder->path(), many);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(results[i].value(), many[i].name);
    QCOMPARE(names().size(), 11); // and the part file of init()
}

void TestPublish::inAFolderThatIsGoneNoneOfManyIsPublished()
{
    const QList<Publication> many = makeMany(3);
    const QString gone = path(QStringLiteral("gone"));
    for (const Result<QString> &result : publishAll(gone, many))
        QCOMPARE(codeOf(result), ErrorCode::FolderMissing);
    QCOMPARE(names().size(), 4);
}

void TestPublish::aFileSystemWithoutModesPublishes()
{
    Result<QString> name;
    if (!withFailingCalls({{SYS_fchmod, EPERM}}, [&] { name = publish(m_publication); }))
        QSKIP("seccomp filters are not permitted");
    QCOMPARE(name.value(), QStringLiteral("film.mkv"));
}

void TestPublish::namesThatLeaveTheFolderAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("the folder") << ".";
    QTest::newRow("its parent") << "..";
    QTest::newRow("up") << "../film.mkv";
    QTest::newRow("absolute") << "/tmp/film.mkv";
    QTest::newRow("cut by NUL") << QStringLiteral("film\0.mkv");
}

void TestPublish::namesThatLeaveTheFolderAreRefused()
{
    QFETCH(QString, name);
    Publication target = m_publication;
    target.name = name;
    QCOMPARE(codeOf(publish(target)), ErrorCode::InvalidArgument);
    Publication source = m_publication;
    source.partName = name;
    QCOMPARE(codeOf(publish(source)), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(removePartFile(m_folder->path(), name, {})), ErrorCode::InvalidArgument);
    QCOMPARE(names(), QStringList{m_publication.partName});
}

void TestPublish::aReadOnlyDiskKeepsThePartFile()
{
    SmallDisk disk(path(QStringLiteral("disk")), 1 << 20);
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    m_publication.folder = disk.folder();
    m_publication.identity =
        m_files.create(disk.folder(), m_publication.partName).value()->identity();
    QVERIFY(disk.setReadOnly());
    QCOMPARE(codeOf(publish(m_publication)), ErrorCode::ReadOnlyFileSystem);
    QVERIFY(QFile::exists(disk.folder() % u'/' % m_publication.partName));
}

void TestPublish::aMissingFolderIsSaid()
{
    m_publication.folder = path(QStringLiteral("gone"));
    QCOMPARE(codeOf(publish(m_publication)), ErrorCode::FolderMissing);
    QCOMPARE(codeOf(removePartFile(m_publication.folder, m_publication.partName, {})),
             ErrorCode::FolderMissing);
}

void TestPublish::removalTakesTheRecordedFile()
{
    put(path(QStringLiteral("neighbour")), "stays");
    QCOMPARE(
        removePartFile(m_folder->path(), m_publication.partName, m_publication.identity).value(),
        Removal::Removed);
    QCOMPARE(names(), QStringList{QStringLiteral("neighbour")});
}

void TestPublish::removalOfWhatIsGoneIsNoError()
{
    QVERIFY(QFile::remove(path(m_publication.partName)));
    QCOMPARE(
        removePartFile(m_folder->path(), m_publication.partName, m_publication.identity).value(),
        Removal::WasGone);
}

void TestPublish::removalLeavesWhatIsNotOurs_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("hasRecord");
    QTest::newRow("another file") << "file" << true;
    QTest::newRow("a link") << "link" << true;
    QTest::newRow("a folder") << "folder" << true;
    QTest::newRow("a link, no record") << "link" << false;
    QTest::newRow("a folder, no record") << "folder" << false;
}

void TestPublish::removalLeavesWhatIsNotOurs()
{
    QFETCH(QString, kind);
    QFETCH(bool, hasRecord);
    const QString part = path(m_publication.partName);
    QVERIFY(QFile::rename(part, path(QStringLiteral("moved"))));
    if (kind == u"file")
        put(part, "other");
    else if (kind == u"link")
        QVERIFY(QFile::link(path(QStringLiteral("moved")), part));
    else
        QVERIFY(QDir().mkdir(part));
    const QStringList before = names();
    const FileIdentity identity = hasRecord ? m_publication.identity : FileIdentity{};
    QCOMPARE(codeOf(removePartFile(m_folder->path(), m_publication.partName, identity)),
             ErrorCode::PartFileChanged);
    QCOMPARE(names(), before);
}

void TestPublish::removalWithoutARecordGoesByTheName()
{
    put(path(QStringLiteral("film.part")), "a person's own");
    QCOMPARE(codeOf(removePartFile(m_folder->path(), QStringLiteral("film.part"), {})),
             ErrorCode::PartFileChanged);
    QCOMPARE(removePartFile(m_folder->path(), m_publication.partName, {}).value(),
             Removal::Removed);
    QCOMPARE(names(), QStringList{QStringLiteral("film.part")});
}

void TestPublish::removalOnAReadOnlyDiskFails()
{
    SmallDisk disk(path(QStringLiteral("disk")), 1 << 20);
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    const FileIdentity identity =
        m_files.create(disk.folder(), m_publication.partName).value()->identity();
    QVERIFY(disk.setReadOnly());
    QCOMPARE(codeOf(removePartFile(disk.folder(), m_publication.partName, identity)),
             ErrorCode::ReadOnlyFileSystem);
    QCOMPARE(codeOf(checkFolder(disk.folder())), ErrorCode::ReadOnlyFileSystem);
}

void TestPublish::aFolderIsCheckedBeforeTheNetworkIsUsed()
{
    QVERIFY(checkFolder(m_folder->path()));
    QCOMPARE(codeOf(checkFolder(path(QStringLiteral("gone")))), ErrorCode::FolderMissing);
    put(path(QStringLiteral("file")), "x");
    QCOMPARE(codeOf(checkFolder(path(QStringLiteral("file")))), ErrorCode::FolderMissing);

    const QString closed = path(QStringLiteral("closed"));
    QVERIFY(QDir().mkdir(closed));
    const uid_t user = ::geteuid();
    QCOMPARE(::chmod(QFile::encodeName(closed).constData(), user == 0 ? 0755 : 0500), 0);
    if (user == 0) {
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
        QCOMPARE(::seteuid(65534), 0);
    }
    const ErrorCode code = codeOf(checkFolder(closed));
    QCOMPARE(::seteuid(user), 0);
    QCOMPARE(code, ErrorCode::PermissionDenied);
}

QTEST_GUILESS_MAIN(TestPublish)
#include "tst_publish.moc"

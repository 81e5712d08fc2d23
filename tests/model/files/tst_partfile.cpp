// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/partfile.h"
#include "model/job/filename.h"
#include "tests/support/failingcalls.h"
#include "tests/support/faultfile.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testfiles.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <span>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace tranship;
using namespace tranship::test;

namespace {

using FilePointer = std::shared_ptr<ByteFile>;

} // namespace

class TestPartFile final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aNewFileIsEmptyAndPrivate();
    void bytesAreFoundAtTheOffsetsTheyWereWrittenTo();
    void readingStopsAtTheEnd();
    void truncateCutsTheTail();
    void reservedRoomReadsAsZerosAndKeepsWhatWasWritten();
    void reservingMoreThanTheDiskHasIsNoError();
    void directWritesAreFoundBesideOthers();
    void forgottenBytesAreStillThere();
    void aStrayPartFileOfOursGivesWay();
    void whatIsNotOursKeepsItsName_data();
    void whatIsNotOursKeepsItsName();
    void theRecordedFileIsOpenedAgain();
    void aFileThatIsGoneIsLost();
    void anotherFileUnderTheNameIsNotTaken_data();
    void anotherFileUnderTheNameIsNotTaken();
    void aNewFileWithTheInodeOfTheOldOneIsNotTaken();
    void theTimeOfBirthDeniesOnlyWhereBothHaveOne_data();
    void theTimeOfBirthDeniesOnlyWhereBothHaveOne();
    void withoutStatxTheInodeAloneDecides_data();
    void withoutStatxTheInodeAloneDecides();
    void namesThatLeaveTheFolderAreRefused_data();
    void namesThatLeaveTheFolderAreRefused();
    void aMissingFolderIsNamed();
    void aFolderThatIsNotOursIsRefused();
    void aNameTooLongForTheDiskIsRefused();
    void aFullDiskFailsTheWriteAndGoesOnWhenThereIsRoom();
    void aDiskWithoutRoomForAnotherFileRefusesIt();
    void aReadOnlyDiskIsToldApart();
    void aPulledDiskLosesThePartFileAndGetsNoNewOne();
    void aFileSizeLimitIsToldApart();
    void aFailedSyncIsNeverForgotten();
    void aNewNameThatCannotBeMadeDurableFailsTheSync();
    void oneSyncOfAFolderMakesAllItsNewNamesDurable();
    void aFolderWhoseSyncFailedVouchesForNoName();
    void aFileIsSyncedInSeveralThreads();
    void freeSpaceIsThatOfTheDiskAsked();
    void chosenCallsFailAndAreCounted();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    FilePointer made(const QString &name)
    {
        const Result<FilePointer> file = m_files.create(m_folder->path(), name);
        return file ? *file : nullptr;
    }

    [[nodiscard]] static QString numbered(int number)
    {
        return partFileName(QStringLiteral("film.mkv"), QUuid::createUuid(), number);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    DiskPartFiles m_files;
    const QString m_name = partFileName(QStringLiteral("film.mkv"), QUuid::createUuid(), 0);
};

void TestPartFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestPartFile::aNewFileIsEmptyAndPrivate()
{
    const FilePointer file = made(m_name);
    QVERIFY(file);
    struct stat status = {};
    QCOMPARE(::stat(QFile::encodeName(path(m_name)).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777u, 0600u);
    QCOMPARE(status.st_size, 0);
    QCOMPARE(file->identity().device, status.st_dev);
    QCOMPARE(file->identity().inode, status.st_ino);
    QCOMPARE(file->size().value(), 0);
}

void TestPartFile::bytesAreFoundAtTheOffsetsTheyWereWrittenTo()
{
    constexpr qint64 beyondFourGigabytes = 5'000'000'000;
    const FilePointer file = made(m_name);
    QVERIFY(file);
    QVERIFY(file->write(beyondFourGigabytes, "tail"));
    QVERIFY(file->write(0, "head"));
    file->startWriteback(0, 4);
    QVERIFY(file->sync());

    std::array<char, 4> buffer = {};
    QCOMPARE(file->read(beyondFourGigabytes, buffer).value(), 4);
    QCOMPARE(QByteArrayView(buffer.data(), 4), QByteArrayView("tail"));
    QCOMPARE(file->read(0, buffer).value(), 4);
    QCOMPARE(QByteArrayView(buffer.data(), 4), QByteArrayView("head"));
    QCOMPARE(file->size().value(), beyondFourGigabytes + 4);
}

void TestPartFile::readingStopsAtTheEnd()
{
    const FilePointer file = made(m_name);
    QVERIFY(file->write(0, "abcdef"));
    std::array<char, 100> buffer = {};
    QCOMPARE(file->read(4, buffer).value(), 2);
    QCOMPARE(file->read(6, buffer).value(), 0);
}

void TestPartFile::reservedRoomReadsAsZerosAndKeepsWhatWasWritten()
{
    const FilePointer file = made(m_name);
    QVERIFY(file->write(0, "abc"));
    file->reserve(100'000);
    const Result<qint64> size = file->size();
    if (size && *size == 3)
        QSKIP("this file system gives no room ahead");
    QCOMPARE(*size, 100'000);
    std::array<char, 8> bytes{};
    QCOMPARE(*file->read(0, bytes), 8);
    QCOMPARE(QByteArray(bytes.data(), 8), QByteArray("abc\0\0\0\0\0", 8));
    QVERIFY(file->truncate(3));
    QCOMPARE(*file->size(), 3);
}

void TestPartFile::reservingMoreThanTheDiskHasIsNoError()
{
    const FilePointer file = made(m_name);
    QVERIFY(file->write(0, "abc"));
    file->reserve(std::numeric_limits<qint64>::max());
    QCOMPARE(*file->size(), 3);
    QVERIFY(file->write(3, "def"));
}

void TestPartFile::directWritesAreFoundBesideOthers()
{
    constexpr qint64 block = 64 * 1024;
    const auto align = std::align_val_t{directAlignment};
    const auto release = [align](char *memory) { ::operator delete(memory, align); };
    const std::unique_ptr<char, decltype(release)> memory(
        static_cast<char *>(::operator new(block, align)), release);
    std::memset(memory.get(), 'd', block);

    const FilePointer file = made(m_name);
    file->writeDirectly();
    file->writeDirectly(); // once more is no harm
    const QByteArrayView whole(memory.get(), block);
    QVERIFY(file->write(block, whole)); // directly, where the file system can
    QVERIFY(file->write(10, "abc")); // at an odd place
    QVERIFY(file->write(2 * block, whole.first(100))); // of odd length
    QVERIFY(file->write(3 * block, whole.sliced(1, 4096))); // from an odd address
    QVERIFY(file->sync());
    QCOMPARE(*file->size(), 3 * block + 4096);
    QByteArray bytes(3 * block + 4096, Qt::Uninitialized);
    QCOMPARE(*file->read(0, std::span<char>(bytes.data(), static_cast<size_t>(bytes.size()))),
             bytes.size());
    QByteArray expected(bytes.size(), '\0');
    expected.replace(10, 3, "abc");
    std::fill_n(expected.begin() + block, block + 100, 'd');
    std::fill_n(expected.begin() + 3 * block, 4096, 'd');
    QVERIFY(bytes == expected);
}

void TestPartFile::forgottenBytesAreStillThere()
{
    const FilePointer file = made(m_name);
    const QByteArray body(300'000, 'x');
    QVERIFY(file->write(0, body));
    QVERIFY(file->sync());
    file->forget(0, body.size());
    QByteArray again(body.size(), Qt::Uninitialized);
    QCOMPARE(*file->read(0, std::span<char>(again.data(), static_cast<size_t>(again.size()))),
             body.size());
    QCOMPARE(again, body);
}

void TestPartFile::truncateCutsTheTail()
{
    const FilePointer file = made(m_name);
    QVERIFY(file->write(0, "whole and garbage"));
    QVERIFY(file->truncate(5));
    QCOMPARE(contentOf(path(m_name)), "whole");
}

void TestPartFile::aStrayPartFileOfOursGivesWay()
{
    put(path(m_name), "left over");
    QFile stray(path(m_name));
    QVERIFY(stray.open(QIODevice::ReadOnly)); // keeps its inode from being used again
    const FilePointer file = made(m_name);
    QVERIFY(file);
    QCOMPARE(contentOf(path(m_name)), QByteArray());
    QCOMPARE(stray.readAll(), "left over");
}

void TestPartFile::whatIsNotOursKeepsItsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("kind");
    QTest::newRow("a file of a person") << "film.mkv"
                                        << "file";
    QTest::newRow("a link under our name") << m_name << "link";
    QTest::newRow("a dangling link under our name") << m_name << "dangling";
    QTest::newRow("a folder under our name") << m_name << "folder";
    QTest::newRow("a pipe under our name") << m_name << "pipe";
}

void TestPartFile::whatIsNotOursKeepsItsName()
{
    QFETCH(QString, name);
    QFETCH(QString, kind);
    put(path(QStringLiteral("victim")), "precious");
    if (kind == u"file")
        put(path(name), "precious");
    else if (kind == u"link")
        QVERIFY(QFile::link(path(QStringLiteral("victim")), path(name)));
    else if (kind == u"dangling")
        QVERIFY(QFile::link(path(QStringLiteral("nothing")), path(name)));
    else if (kind == u"folder")
        QVERIFY(QDir().mkdir(path(name)));
    else
        QCOMPARE(::mkfifo(QFile::encodeName(path(name)).constData(), 0600), 0);
    const QStringList before =
        QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System);

    QCOMPARE(codeOf(m_files.create(m_folder->path(), name)), ErrorCode::PartFileChanged);

    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System),
             before);
    QCOMPARE(contentOf(path(QStringLiteral("victim"))), "precious");
    QVERIFY(!QFile::exists(path(QStringLiteral("nothing"))));
}

void TestPartFile::theRecordedFileIsOpenedAgain()
{
    FilePointer file = made(m_name);
    QVERIFY(file->write(0, "kept"));
    const FileIdentity identity = file->identity();
    file.reset();

    const Result<FilePointer> again = m_files.open(m_folder->path(), m_name, identity);
    QVERIFY(again);
    QCOMPARE((*again)->identity(), identity);
    QVERIFY((*again)->write(4, " going"));
    QCOMPARE(contentOf(path(m_name)), "kept going");
}

void TestPartFile::aFileThatIsGoneIsLost()
{
    const FileIdentity identity = made(m_name)->identity();
    QVERIFY(QFile::remove(path(m_name)));
    const Result<FilePointer> file = m_files.open(m_folder->path(), m_name, identity);
    QCOMPARE(codeOf(file), ErrorCode::PartFileLost);
    QCOMPARE(file.error().context, ErrorContext::LocalFile);
    QVERIFY2(file.error().detail.contains(path(m_name)), qPrintable(file.error().detail));
}

void TestPartFile::anotherFileUnderTheNameIsNotTaken_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("a file") << "file";
    QTest::newRow("a link to the very part file") << "link";
    QTest::newRow("a folder") << "folder";
    QTest::newRow("a pipe") << "pipe";
}

void TestPartFile::anotherFileUnderTheNameIsNotTaken()
{
    QFETCH(QString, kind);
    const FilePointer file = made(m_name);
    const QString moved = path(QStringLiteral("moved"));
    QVERIFY(QFile::rename(path(m_name), moved));
    if (kind == u"file")
        put(path(m_name), "other");
    else if (kind == u"link")
        QVERIFY(QFile::link(moved, path(m_name)));
    else if (kind == u"folder")
        QVERIFY(QDir().mkdir(path(m_name)));
    else
        QCOMPARE(::mkfifo(QFile::encodeName(path(m_name)).constData(), 0600), 0);
    QCOMPARE(codeOf(m_files.open(m_folder->path(), m_name, file->identity())),
             ErrorCode::PartFileChanged);
}

void TestPartFile::aNewFileWithTheInodeOfTheOldOneIsNotTaken()
{
    using namespace std::chrono_literals;
    const FileIdentity identity = made(m_name)->identity(); // closed: its inode is free once gone
    if (identity.born == 0)
        QSKIP("the file system keeps no times of birth");
    FileIdentity other;
    // The clock of file systems moves in steps of some milliseconds: two may be born in one.
    for (const QDeadlineTimer limit(3s); !limit.hasExpired();) {
        QVERIFY(QFile::remove(path(m_name)));
        other = made(m_name)->identity();
        if (other.inode == identity.inode && other.born != identity.born)
            break;
    }
    if (other.inode != identity.inode)
        QSKIP("the file system does not use an inode again at once");
    QVERIFY(other.born > identity.born);
    QCOMPARE(codeOf(m_files.open(m_folder->path(), m_name, identity)), ErrorCode::PartFileChanged);
    QVERIFY(m_files.open(m_folder->path(), m_name, other));
}

void TestPartFile::theTimeOfBirthDeniesOnlyWhereBothHaveOne_data()
{
    QTest::addColumn<quint64>("deviceChange");
    QTest::addColumn<quint64>("inodeChange");
    QTest::addColumn<bool>("isRecorded");
    QTest::addColumn<quint64>("bornChange");
    QTest::addColumn<bool>("isOurs");
    const quint64 none = 0;
    const quint64 other = 1;
    QTest::newRow("the very same") << none << none << true << none << true;
    QTest::newRow("mounted elsewhere") << other << none << true << none << true;
    QTest::newRow("recorded without birth") << none << none << false << none << true;
    QTest::newRow("born a nanosecond later") << none << none << true << other << false;
    QTest::newRow("another inode, no birth") << none << other << false << none << false;
    QTest::newRow("another inode, the same birth") << none << other << true << none << false;
}

void TestPartFile::theTimeOfBirthDeniesOnlyWhereBothHaveOne()
{
    QFETCH(quint64, deviceChange);
    QFETCH(quint64, inodeChange);
    QFETCH(bool, isRecorded);
    QFETCH(quint64, bornChange);
    QFETCH(bool, isOurs);
    const FilePointer file = made(m_name);
    FileIdentity expected = file->identity();
    if (expected.born == 0 && bornChange != 0)
        QSKIP("the file system keeps no times of birth");
    expected.device += deviceChange;
    expected.inode += inodeChange;
    expected.born = isRecorded ? expected.born + bornChange : 0;
    QCOMPARE(codeOf(m_files.open(m_folder->path(), m_name, expected)),
             isOurs ? ErrorCode::None : ErrorCode::PartFileChanged);
}

void TestPartFile::withoutStatxTheInodeAloneDecides_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("an older kernel") << ENOSYS;
    QTest::newRow("a sandbox") << EPERM;
}

void TestPartFile::withoutStatxTheInodeAloneDecides()
{
#ifdef SYS_statx
    QFETCH(int, error);
    const FileIdentity identity = made(m_name)->identity();
    FileIdentity reborn = identity;
    ++reborn.born;
    FileIdentity other = identity;
    ++other.inode;
    Result<FilePointer> found;
    Result<FilePointer> another;
    const bool isAllowed = withFailingCalls({{SYS_statx, error}}, [&] {
        found = m_files.open(m_folder->path(), m_name, reborn);
        another = m_files.open(m_folder->path(), m_name, other);
    });
    if (!isAllowed)
        QSKIP("seccomp filters are not permitted");
    QVERIFY(found);
    QCOMPARE((*found)->identity(), (FileIdentity{identity.device, identity.inode, 0}));
    QCOMPARE(codeOf(another), ErrorCode::PartFileChanged);
#else
    QSKIP("the system has no statx()");
#endif
}

void TestPartFile::namesThatLeaveTheFolderAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("the folder") << ".";
    QTest::newRow("its parent") << "..";
    QTest::newRow("up") << "../.x.12345678-0.part";
    QTest::newRow("down") << "sub/.x.12345678-0.part";
    QTest::newRow("absolute") << "/tmp/.x.12345678-0.part";
    QTest::newRow("cut by NUL") << QStringLiteral(".x.part\0.12345678-0.part");
}

void TestPartFile::namesThatLeaveTheFolderAreRefused()
{
    QFETCH(QString, name);
    QCOMPARE(codeOf(m_files.create(m_folder->path(), name)), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(m_files.open(m_folder->path(), name, {1, 1})), ErrorCode::InvalidArgument);
}

void TestPartFile::aMissingFolderIsNamed()
{
    put(path(QStringLiteral("file")), "x");
    for (const QString &folder : {path(QStringLiteral("gone")), path(QStringLiteral("file"))}) {
        const Result<FilePointer> file = m_files.create(folder, m_name);
        QCOMPARE(codeOf(file), ErrorCode::FolderMissing);
        QVERIFY(file.error().detail.contains(folder));
        QCOMPARE(codeOf(m_files.open(folder, m_name, {1, 1})), ErrorCode::FolderMissing);
        QCOMPARE(codeOf(m_files.freeSpace(folder)), ErrorCode::FolderMissing);
    }
}

void TestPartFile::aFolderThatIsNotOursIsRefused()
{
    const QString closed = path(QStringLiteral("closed"));
    QVERIFY(QDir().mkdir(closed));
    QCOMPARE(::chmod(QFile::encodeName(closed).constData(), 0500), 0);
    const uid_t user = ::geteuid();
    if (user == 0) {
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755), 0);
        QCOMPARE(::chmod(QFile::encodeName(closed).constData(), 0755), 0);
        QCOMPARE(::seteuid(65534), 0);
    }
    const ErrorCode code = codeOf(m_files.create(closed, m_name));
    QCOMPARE(::seteuid(user), 0);
    QCOMPARE(code, ErrorCode::PermissionDenied);
}

void TestPartFile::aNameTooLongForTheDiskIsRefused()
{
    QCOMPARE(codeOf(m_files.create(m_folder->path(), QString(256, u'x'))), ErrorCode::NameTooLong);
}

void TestPartFile::aFullDiskFailsTheWriteAndGoesOnWhenThereIsRoom()
{
    SmallDisk disk(path(QStringLiteral("disk")), 1 << 20);
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    put(disk.folder() % u"/ballast", QByteArray(512 << 10, 'b'));
    const Result<FilePointer> file = m_files.create(disk.folder(), m_name);
    QVERIFY(file);
    const QByteArray block(256 << 10, 'x');
    QVERIFY((*file)->write(0, block));

    const Done full = (*file)->write(block.size(), QByteArray(512 << 10, 'y'));
    QCOMPARE(codeOf(full), ErrorCode::DiskFull);
    QVERIFY(full.error().detail.contains(m_name));
    QVERIFY((*file)->sync());

    QVERIFY(QFile::remove(disk.folder() % u"/ballast"));
    QVERIFY((*file)->write(block.size(), QByteArray(512 << 10, 'y')));
    QCOMPARE(contentOf(disk.folder() % u'/' % m_name), block + QByteArray(512 << 10, 'y'));
}

void TestPartFile::aDiskWithoutRoomForAnotherFileRefusesIt()
{
    SmallDisk disk(path(QStringLiteral("disk")), 1 << 20, 3); // its root and two files
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    put(disk.folder() % u"/one", "1");
    put(disk.folder() % u"/two", "2");
    QCOMPARE(codeOf(m_files.create(disk.folder(), m_name)), ErrorCode::DiskFull);
}

void TestPartFile::aReadOnlyDiskIsToldApart()
{
    SmallDisk disk(path(QStringLiteral("disk")), 1 << 20);
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    QVERIFY(disk.setReadOnly());
    QCOMPARE(codeOf(m_files.create(disk.folder(), m_name)), ErrorCode::ReadOnlyFileSystem);
}

void TestPartFile::aPulledDiskLosesThePartFileAndGetsNoNewOne()
{
    SmallDisk disk(path(QStringLiteral("disk")), 1 << 20);
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    const FileIdentity identity = m_files.create(disk.folder(), m_name).value()->identity();
    disk.pull();
    QCOMPARE(codeOf(m_files.open(disk.folder(), m_name, identity)), ErrorCode::PartFileLost);
    QVERIFY(QDir(disk.folder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestPartFile::aFileSizeLimitIsToldApart()
{
    const FilePointer file = made(m_name);
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight = {4096, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const Done written = file->write(4096, "beyond");
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QCOMPARE(codeOf(written), ErrorCode::FileTooLarge);
}

void TestPartFile::aFailedSyncIsNeverForgotten()
{
    const FilePointer file = made(m_name);
    QVERIFY(file->write(0, "data"));
    Done first;
    if (!withFailingCalls({{SYS_fdatasync, EIO}}, [&] { first = file->sync(); }))
        QSKIP("seccomp filters are not permitted");
    QCOMPARE(codeOf(first), ErrorCode::InputOutput);
    QCOMPARE(codeOf(file->sync()), ErrorCode::InputOutput);
    const FilePointer other = made(partFileName(QStringLiteral("other"), QUuid::createUuid(), 0));
    QVERIFY(other->sync());
}

void TestPartFile::aNewNameThatCannotBeMadeDurableFailsTheSync()
{
    FilePointer file = made(m_name);
    Done synced;
    if (!withFailingCalls({{SYS_fsync, EIO}}, [&] { synced = file->sync(); }))
        QSKIP("seccomp filters are not permitted");
    QCOMPARE(codeOf(synced), ErrorCode::InputOutput);

    // a file that is there already has a durable name: only its data are synced
    const FilePointer again = m_files.open(m_folder->path(), m_name, file->identity()).value();
    QVERIFY(withFailingCalls({{SYS_fsync, EIO}}, [&] { synced = again->sync(); }));
    QVERIFY(synced);
}

void TestPartFile::oneSyncOfAFolderMakesAllItsNewNamesDurable()
{
    const FilePointer first = made(numbered(1));
    const FilePointer second = made(numbered(2));
    QVERIFY(first->sync());
    const FilePointer third = made(numbered(3));
    Done secondSynced;
    Done thirdSynced;
    const bool isTried = withFailingCalls({{SYS_fsync, EIO}}, [&] {
        secondSynced = second->sync();
        thirdSynced = third->sync();
    });
    if (!isTried)
        QSKIP("seccomp filters are not permitted");
    QVERIFY(secondSynced); // its name was there when the first was synced
    QCOMPARE(codeOf(thirdSynced), ErrorCode::InputOutput);
}

void TestPartFile::aFolderWhoseSyncFailedVouchesForNoName()
{
    const FilePointer first = made(numbered(1));
    const FilePointer second = made(numbered(2));
    Done synced;
    if (!withFailingCalls({{SYS_fsync, EIO}}, [&] { synced = first->sync(); }))
        QSKIP("seccomp filters are not permitted");
    QCOMPARE(codeOf(synced), ErrorCode::InputOutput);
    QCOMPARE(codeOf(second->sync()), ErrorCode::InputOutput);
    // what is made from now on has nothing to do with it
    const FilePointer third = made(numbered(3));
    QVERIFY(third->sync());
}

void TestPartFile::aFileIsSyncedInSeveralThreads()
{
    QList<FilePointer> files;
    for (int i = 0; i < 8; ++i)
        files.append(made(numbered(i)));
    std::atomic<int> failures = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (const FilePointer &file : files)
                failures += file->write(0, "data") && file->sync() ? 0 : 1;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(failures.load(), 0);
}

void TestPartFile::freeSpaceIsThatOfTheDiskAsked()
{
    SmallDisk disk(path(QStringLiteral("disk")), 1 << 20);
    if (!disk.isMounted())
        QSKIP(qPrintable(disk.complaint()));
    QCOMPARE(m_files.freeSpace(disk.folder()).value(), 1 << 20);
    put(disk.folder() % u"/ballast", QByteArray(256 << 10, 'b'));
    QCOMPARE(m_files.freeSpace(disk.folder()).value(), 768 << 10);
}

void TestPartFile::chosenCallsFailAndAreCounted()
{
    const Error full = makeError(ErrorCode::DiskFull, ErrorContext::LocalFile);
    FaultFiles faults(m_files);
    const FilePointer file = faults.create(m_folder->path(), m_name).value();
    faults.fail(FileCall::Write, 2, full, 2);
    QVERIFY(file->write(0, "a"));
    QCOMPARE(codeOf(file->write(1, "b")), ErrorCode::DiskFull);
    QCOMPARE(codeOf(file->write(1, "b")), ErrorCode::DiskFull);
    QVERIFY(file->write(1, "b"));
    QCOMPARE(faults.count(FileCall::Write), 4);
    QCOMPARE(faults.bytesWritten(), 2);
    QCOMPARE(contentOf(path(m_name)), "ab");

    faults.failAlways(FileCall::Sync, full);
    QCOMPARE(codeOf(file->sync()), ErrorCode::DiskFull);
    QCOMPARE(codeOf(file->sync()), ErrorCode::DiskFull);
    faults.setFreeSpace(7);
    QCOMPARE(faults.freeSpace(m_folder->path()).value(), 7);
    faults.heal();
    QVERIFY(file->sync());
    QVERIFY(faults.freeSpace(m_folder->path()).value() != 7);
}

QTEST_GUILESS_MAIN(TestPartFile)
#include "tst_partfile.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/sourcefile.h"

#include "tests/support/testfiles.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

class TestSourceFile final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void bytesAndVersionAreGiven();
    void aLinkIsFollowed();
    void whatCannotBeReadIsNamed_data();
    void whatCannotBeReadIsNamed();
    void aForbiddenFileIsNamed();
    void aFileModifiedJustNowIsNotSettled();
    void aFileOfTheFutureIsNotSettled();
    void anotherFileOfTheSameNameIsAnotherVersion();
    void aFileWrittenToWhileItIsReadHasChanged();
    void aFileCutWhileItIsReadHasChanged();
    void aFileDeletedWhileItIsReadIsGone();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"file"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// As if it had been modified so long ago.
void age(const QString &path, qint64 seconds)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-seconds),
                             QFileDevice::FileModificationTime));
}

QByteArray readAll(SourceFile &source, qint64 from, qint64 length, ErrorCode *code = nullptr)
{
    QByteArray bytes(length, '\0');
    const Done done = source.read(from, {bytes.data(), static_cast<size_t>(bytes.size())});
    if (code != nullptr)
        *code = done ? ErrorCode::None : done.error().code;
    return done ? bytes : QByteArray();
}

} // namespace

void TestSourceFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    put(path(), "0123456789");
    age(path(), 60);
}

void TestSourceFile::bytesAndVersionAreGiven()
{
    const auto source = SourceFile::open(path());
    QVERIFY(source);
    QCOMPARE((*source)->version().size, 10);
    QVERIFY((*source)->version().isSettled);
    QVERIFY((*source)->version().inode != 0);
    QCOMPARE(readAll(**source, 0, 10), QByteArray("0123456789"));
    QCOMPARE(readAll(**source, 7, 3), QByteArray("789"));
    QCOMPARE((*SourceFile::open(path()))->version(), (*source)->version());
}

void TestSourceFile::aLinkIsFollowed()
{
    QVERIFY(QFile::link(path(), m_folder->filePath(u"link"_s)));
    const auto source = SourceFile::open(m_folder->filePath(u"link"_s));
    QVERIFY(source);
    QCOMPARE((*source)->version(), (*SourceFile::open(path()))->version());
}

void TestSourceFile::whatCannotBeReadIsNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("transient");
    QTest::newRow("no such file") << u"FOLDER/none"_s << ErrorCode::FileNotFound << false;
    QTest::newRow("a share that is not mounted")
        << u"FOLDER/share/none"_s << ErrorCode::ConnectFailure << true;
    QTest::newRow("a file as folder") << u"FOLDER/file/x"_s << ErrorCode::FileNotFound << false;
    QTest::newRow("a folder") << u"FOLDER"_s << ErrorCode::NotAFile << false;
    QTest::newRow("a device") << u"/dev/null"_s << ErrorCode::NotAFile << false;
    QTest::newRow("a pipe") << u"FOLDER/pipe"_s << ErrorCode::NotAFile << false;
    QTest::newRow("a link into itself") << u"FOLDER/loop"_s << ErrorCode::FileNotFound << false;
}

void TestSourceFile::whatCannotBeReadIsNamed()
{
    QFETCH(QString, path);
    QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(u"pipe"_s)).constData(), 0600), 0);
    QVERIFY(QFile::link(m_folder->filePath(u"loop"_s), m_folder->filePath(u"loop"_s)));
    path.replace(u"FOLDER"_s, m_folder->path());
    const auto source = SourceFile::open(path);
    QVERIFY(!source);
    QTEST(source.error().code, "code");
    QCOMPARE(source.error().context, ErrorContext::RemoteFile);
    QVERIFY2(source.error().detail.contains(path), qPrintable(source.error().detail));
    QTEST(isTransient(remedyFor(source.error())), "transient");
}

void TestSourceFile::aForbiddenFileIsNamed()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    QVERIFY(QFile::setPermissions(path(), {}));
    QCOMPARE(codeOf(SourceFile::open(path())), ErrorCode::PermissionDenied);
}

void TestSourceFile::aFileModifiedJustNowIsNotSettled()
{
    put(path(), "new");
    QVERIFY(!(*SourceFile::open(path()))->version().isSettled);
    age(path(), 1);
    QVERIFY(!(*SourceFile::open(path()))->version().isSettled);
    age(path(), 3);
    QVERIFY((*SourceFile::open(path()))->version().isSettled);
}

void TestSourceFile::aFileOfTheFutureIsNotSettled()
{
    age(path(), -3600);
    QVERIFY(!(*SourceFile::open(path()))->version().isSettled);
}

void TestSourceFile::anotherFileOfTheSameNameIsAnotherVersion()
{
    const SourceVersion before = (*SourceFile::open(path()))->version();
    const QString other = m_folder->filePath(u"other"_s);
    put(other, "9876543210");
    age(other, 60);
    QVERIFY(QFile::remove(path()) && QFile::rename(other, path()));
    QVERIFY(!((*SourceFile::open(path()))->version() == before));
}

void TestSourceFile::aFileWrittenToWhileItIsReadHasChanged()
{
    const auto source = SourceFile::open(path());
    QVERIFY(source);
    QFile writer(path());
    QVERIFY(writer.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QCOMPARE(writer.write("x"), 1); // as long as before
    ErrorCode code = ErrorCode::None;
    QCOMPARE(readAll(**source, 0, 5, &code), QByteArray());
    QCOMPARE(code, ErrorCode::RemoteFileChanged);
}

void TestSourceFile::aFileCutWhileItIsReadHasChanged()
{
    const auto source = SourceFile::open(path());
    QVERIFY(source);
    QVERIFY(QFile::resize(path(), 4));
    ErrorCode code = ErrorCode::None;
    QCOMPARE(readAll(**source, 0, 10, &code), QByteArray());
    QCOMPARE(code, ErrorCode::RemoteFileChanged);
}

void TestSourceFile::aFileDeletedWhileItIsReadIsGone()
{
    const auto source = SourceFile::open(path());
    QVERIFY(source);
    QVERIFY(QFile::remove(path()));
    ErrorCode code = ErrorCode::None;
    QCOMPARE(readAll(**source, 0, 10, &code), QByteArray());
    QCOMPARE(code, ErrorCode::ConnectionClosed);
}

QTEST_GUILESS_MAIN(TestSourceFile)
#include "tst_sourcefile.moc"

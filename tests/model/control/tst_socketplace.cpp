// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlsocket.h"
#include "model/control/socketplace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

/// A folder in which nothing can be made, as on a file system without sockets: bind() says EPERM.
class SealedFolder final {
public:
    explicit SealedFolder(const QString &path)
        : m_descriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY))
    {
        m_isSealed = set(FS_IMMUTABLE_FL);
    }

    ~SealedFolder()
    {
        if (m_isSealed)
            (void)set(0);
        ::close(m_descriptor);
    }

    SealedFolder(const SealedFolder &) = delete;
    SealedFolder &operator=(const SealedFolder &) = delete;

    [[nodiscard]] bool isSealed() const { return m_isSealed; }

private:
    [[nodiscard]] bool set(int flag) const
    {
        int flags = 0;
        if (::ioctl(m_descriptor, FS_IOC_GETFLAGS, &flags) != 0)
            return false;
        flags = (flags & ~FS_IMMUTABLE_FL) | flag;
        return ::ioctl(m_descriptor, FS_IOC_SETFLAGS, &flags) == 0;
    }

    int m_descriptor;
    bool m_isSealed = false;
};

} // namespace

class TestSocketPlace final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theRuntimeFolderIsTheUsersAlone();
    void aRuntimeFolderOfOthersIsNotTaken();
    void oneDataFolderHasOneName();
    void aFolderThatHoldsNoSocketsIsServedFromTheRuntimeFolder();

private:
    std::unique_ptr<QTemporaryDir> m_root;
    QString m_runtime;
    QString m_data;
};

void TestSocketPlace::init()
{
    m_root.reset();
    qunsetenv("TMPDIR");
    m_root = std::make_unique<QTemporaryDir>();
    m_runtime = m_root->filePath(u"run"_s);
    m_data = m_root->filePath(u"data"_s);
    for (const QString &folder : {m_runtime, m_data}) {
        QVERIFY(QDir().mkdir(folder));
        QCOMPARE(::chmod(QFile::encodeName(folder).constData(), 0700), 0);
    }
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime));
    qputenv("TMPDIR", QFile::encodeName(m_root->path()));
}

void TestSocketPlace::theRuntimeFolderIsTheUsersAlone()
{
    QCOMPARE(*runtimeFolder(), m_runtime);
}

void TestSocketPlace::aRuntimeFolderOfOthersIsNotTaken()
{
    QCOMPARE(::chmod(QFile::encodeName(m_runtime).constData(), 0755), 0);
    const Result<QString> made = runtimeFolder();
    QVERIFY(made);
    QVERIFY(*made != m_runtime);
    QCOMPARE(QFileInfo(*made).path(), m_root->path());
    QCOMPARE(::chmod(QFile::encodeName(*made).constData(), 0777), 0);
    QCOMPARE(runtimeFolder().error().code, ErrorCode::AccessDenied);
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY(QDir().rmdir(*made));
    QVERIFY(QFile::link(m_data, *made));
    QCOMPARE(runtimeFolder().error().code, ErrorCode::AccessDenied);
}

void TestSocketPlace::oneDataFolderHasOneName()
{
    const QString link = m_root->filePath(u"link"_s);
    QVERIFY(QFile::link(m_data, link));
    QCOMPARE(runtimeSocketName(link), runtimeSocketName(m_data));
    QVERIFY(runtimeSocketName(m_runtime) != runtimeSocketName(m_data));
    QVERIFY(!runtimeSocketName(m_data).contains('/'));
}

void TestSocketPlace::aFolderThatHoldsNoSocketsIsServedFromTheRuntimeFolder()
{
    const SealedFolder sealed(m_data);
    if (!sealed.isSealed())
        QSKIP("no right to seal a folder here");
    const Result<int> listening = listenInFolder(m_data);
    QVERIFY2(listening, listening ? "" : qPrintable(listening.error().detail));
    QCOMPARE(QDir(m_runtime).entryList(QDir::System | QDir::Files).size(), 1);
    const Result<int> connected = connectToFolder(m_data);
    QVERIFY(connected);
    ::close(*connected);
    ::close(*listening);
    QCOMPARE(connectToFolder(m_data).error().code, ErrorCode::NoInstance);
    removeSocket(m_data);
    QVERIFY(QDir(m_runtime).isEmpty());
}

QTEST_GUILESS_MAIN(TestSocketPlace)
#include "tst_socketplace.moc"

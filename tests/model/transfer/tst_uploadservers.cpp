// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/cuttingrelay.h"
#include "tests/support/davservers.h"
#include "tests/support/testfiles.h"

#include "uploadrig.h"

#include <QDir>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;
using Kind = DavServer::Kind;

namespace {

constexpr qint64 mebi = 1 << 20;
constexpr qint64 fileSize = 64 * mebi; // of what arrives whole
constexpr qint64 cutSize = 24 * mebi;

/// Names in a folder of the server, hidden ones too.
QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

class TestUploadServers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileArrives_data();
    void aFileArrives();
    void aCutStartsOver_data();
    void aCutStartsOver();
    void aCutDoesNoHarmToWhatWasThere();
    void aLostAnswerIsAskedAbout_data();
    void aLostAnswerIsAskedAbout();
    void aLostAnswerToTheMoveIsAskedAbout();
    void aDeathIsSurvived_data();
    void aDeathIsSurvived();
    void aCancelLeavesNothingButWhatWasThere();

private:
    /// The rows of a test for both servers and what they speak.
    static void addServers();
    [[nodiscard]] static bool isMissing(Kind kind);
};

void TestUploadServers::addServers()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<UploadMethod>("method");
    QTest::newRow("Apache, WebDAV") << Kind::Apache << UploadMethod::WebDav;
    QTest::newRow("Apache, PUT") << Kind::Apache << UploadMethod::Put;
    QTest::newRow("nginx, WebDAV") << Kind::Nginx << UploadMethod::WebDav;
    QTest::newRow("nginx, PUT") << Kind::Nginx << UploadMethod::Put;
}

bool TestUploadServers::isMissing(Kind kind)
{
    return !DavServer::isInstalled(kind);
}

void TestUploadServers::aFileArrives_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<UploadMethod>("method");
    QTest::addColumn<QString>("name");
    QTest::newRow("Apache, in missing folders")
        << Kind::Apache << UploadMethod::WebDav << u"a/b c/file.bin"_s;
    QTest::newRow("Apache, PUT") << Kind::Apache << UploadMethod::Put << u"file.bin"_s;
    QTest::newRow("nginx, in missing folders")
        << Kind::Nginx << UploadMethod::WebDav << u"a/b c/file.bin"_s;
    QTest::newRow("nginx, PUT") << Kind::Nginx << UploadMethod::Put << u"file.bin"_s;
}

void TestUploadServers::aFileArrives()
{
    QFETCH(Kind, kind);
    QFETCH(UploadMethod, method);
    QFETCH(QString, name);
    if (isMissing(kind))
        QSKIP("This machine has no such server.");
    DavServer server(kind);
    QVERIFY2(server.start(), qPrintable(server.complaint()));
    CuttingRelay relay(server.port());
    UploadRig rig(method, relay.url(u'/' + name), fileSize);
    QVERIFY2(rig.run(), qPrintable(rig.complaint()));
    QVERIFY(contentOf(server.path(name)) == rig.content);
    QCOMPARE(namesIn(QFileInfo(server.path(name)).path()), QStringList({u"file.bin"_s}));
    QVERIFY2(relay.sent() < fileSize + mebi, "it went up once");
    QCOMPARE(rig.stored.verdict, u"status"_s);
    QVERIFY(rig.stored.upload.isWhole);

    // And once more, over it.
    UploadRig other(method, relay.url(u'/' + name), mebi + 7);
    QVERIFY(other.run());
    QVERIFY(contentOf(server.path(name)) == other.content);
    QCOMPARE(namesIn(QFileInfo(server.path(name)).path()), QStringList({u"file.bin"_s}));
}

void TestUploadServers::aCutStartsOver_data()
{
    addServers();
}

void TestUploadServers::aCutStartsOver()
{
    QFETCH(Kind, kind);
    QFETCH(UploadMethod, method);
    if (isMissing(kind))
        QSKIP("This machine has no such server.");
    DavServer server(kind);
    QVERIFY2(server.start(), qPrintable(server.complaint()));
    CuttingRelay relay(server.port());
    relay.cut("PUT", 12 * mebi);
    UploadRig rig(method, relay.url(u"/file.bin"_s), cutSize);
    QVERIFY(!rig.run());
    QCOMPARE(remedyFor(rig.outcome->error()), Remedy::RetryByTimer);
    QVERIFY2(rig.outcome->error().detail.contains(u"bytes are lost"_s),
             qPrintable(rig.outcome->error().detail));
    QCOMPARE(relay.faultsLeft(), 0);
    QVERIFY(rig.run());
    QVERIFY(contentOf(server.path(u"file.bin"_s)) == rig.content);
    QCOMPARE(namesIn(server.path({})), QStringList({u"file.bin"_s}));
}

void TestUploadServers::aCutDoesNoHarmToWhatWasThere()
{
    if (isMissing(Kind::Apache))
        QSKIP("This machine has no such server.");
    DavServer server(Kind::Apache);
    QVERIFY2(server.start(), qPrintable(server.complaint()));
    CuttingRelay relay(server.port());
    UploadRig old(UploadMethod::WebDav, relay.url(u"/file.bin"_s), 10);
    QVERIFY(old.run());
    relay.cut("PUT", 5 * mebi);
    UploadRig rig(UploadMethod::WebDav, relay.url(u"/file.bin"_s), 8 * mebi);
    QVERIFY(!rig.run());
    QVERIFY(contentOf(server.path(u"file.bin"_s)) == old.content);
    QVERIFY(rig.run());
    QVERIFY(contentOf(server.path(u"file.bin"_s)) == rig.content);
    QCOMPARE(namesIn(server.path({})), QStringList({u"file.bin"_s}));
}

void TestUploadServers::aLostAnswerIsAskedAbout_data()
{
    addServers();
}

void TestUploadServers::aLostAnswerIsAskedAbout()
{
    QFETCH(Kind, kind);
    QFETCH(UploadMethod, method);
    if (isMissing(kind))
        QSKIP("This machine has no such server.");
    DavServer server(kind);
    QVERIFY2(server.start(), qPrintable(server.complaint()));
    CuttingRelay relay(server.port());
    relay.swallowAnswer("PUT");
    UploadRig rig(method, relay.url(u"/file.bin"_s), cutSize);
    QVERIFY(!rig.run());
    QCOMPARE(relay.faultsLeft(), 0);
    QVERIFY(rig.stored.upload.isUnsure);
    QVERIFY2(rig.run(), qPrintable(rig.complaint()));
    QVERIFY(contentOf(server.path(u"file.bin"_s)) == rig.content);
    QVERIFY2(relay.sent() < cutSize + mebi,
             qPrintable(QString::fromLatin1(relay.requests().join('\n'))));
    QCOMPARE(namesIn(server.path({})), QStringList({u"file.bin"_s}));
}

void TestUploadServers::aLostAnswerToTheMoveIsAskedAbout()
{
    if (isMissing(Kind::Apache))
        QSKIP("This machine has no such server.");
    DavServer server(Kind::Apache);
    QVERIFY2(server.start(), qPrintable(server.complaint()));
    CuttingRelay relay(server.port());
    relay.swallowAnswer("MOVE");
    UploadRig rig(UploadMethod::WebDav, relay.url(u"/file.bin"_s), 8 * mebi);
    QVERIFY2(!rig.run(), qPrintable(QString::fromLatin1(relay.requests().join('\n'))));
    QCOMPARE(relay.faultsLeft(), 0);
    QVERIFY(rig.run());
    QCOMPARE(rig.stored.verdict, u"length"_s);
    QVERIFY(contentOf(server.path(u"file.bin"_s)) == rig.content);
    QVERIFY(relay.sent() < 9 * mebi);
}

void TestUploadServers::aDeathIsSurvived_data()
{
    addServers();
}

void TestUploadServers::aDeathIsSurvived()
{
    QFETCH(Kind, kind);
    QFETCH(UploadMethod, method);
    if (isMissing(kind))
        QSKIP("This machine has no such server.");
    DavServer server(kind);
    QVERIFY2(server.start(), qPrintable(server.complaint()));
    CuttingRelay relay(server.port());
    UploadRig rig(method, relay.url(u"/file.bin"_s), cutSize);
    rig.crashWhen([&relay] { return relay.sent() > 8 * mebi; });
    QVERIFY(rig.stored.upload.isUnsure);
    QVERIFY(rig.run());
    QVERIFY(contentOf(server.path(u"file.bin"_s)) == rig.content);
    QCOMPARE(namesIn(server.path({})), QStringList({u"file.bin"_s}));
}

void TestUploadServers::aCancelLeavesNothingButWhatWasThere()
{
    if (isMissing(Kind::Apache))
        QSKIP("This machine has no such server.");
    DavServer server(Kind::Apache);
    QVERIFY2(server.start(), qPrintable(server.complaint()));
    CuttingRelay relay(server.port());
    UploadRig old(UploadMethod::WebDav, relay.url(u"/file.bin"_s), 10);
    QVERIFY(old.run());
    // All of it is there, under the name of its own.
    relay.swallowAnswer("PUT");
    UploadRig rig(UploadMethod::WebDav, relay.url(u"/file.bin"_s), 8 * mebi);
    QVERIFY(!rig.run());
    QCOMPARE(namesIn(server.path({})).size(), 2);
    QCOMPARE(rig.cancel(), std::optional(CancelVerdict::Gone));
    QCOMPARE(namesIn(server.path({})), QStringList({u"file.bin"_s}));
    QVERIFY(contentOf(server.path(u"file.bin"_s)) == old.content);
    QCOMPARE(rig.cancel(), std::optional(CancelVerdict::Gone));
}

QTEST_GUILESS_MAIN(TestUploadServers)
#include "tst_uploadservers.moc"

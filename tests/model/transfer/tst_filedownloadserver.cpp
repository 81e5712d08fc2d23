// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httptransport.h"
#include "tests/model/transfer/downloadrig.h"
#include "tests/support/scriptedserver.h"

#include <QRandomGenerator>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 length = 1'500'000;
constexpr qint64 cutAt = 700'000;

Resource resource()
{
    Resource file;
    file.size = length;
    file.etag = "\"v\"";
    file.lastModified = "Mon, 01 Jan 2024 00:00:00 GMT";
    return file;
}

/// Whose first answer stops at cutAt, for the connection to be closed there.
Resource cutOnce()
{
    Resource file = resource();
    file.cutAt = cutAt;
    file.cut = Resource::Cut::Stall;
    file.cutTimes = 1;
    return file;
}

} // namespace

Q_DECLARE_METATYPE(tranship::Resource)
Q_DECLARE_METATYPE(tranship::Resource::Cut)

/// Downloads from a real server over the real transport: the rows D of what servers do wrong.
class TestFileDownloadServer final : public QObject {
    Q_OBJECT

private:
    static constexpr auto path = "/file.bin";

    void point(DownloadRig &rig, const Resource &file)
    {
        m_server.setResource(QString::fromLatin1(path), file);
        rig.stored.url = m_server.url(QString::fromLatin1(path));
        rig.keepsAtEnd = true;
        m_before = requests();
    }

    [[nodiscard]] qsizetype requests() const
    {
        return m_server.requests(QString::fromLatin1(path)).size();
    }

    /// `repeats`: of a request whose connection is closed in the body Qt may send a second one in
    /// silence, whose answer nobody gets.
    void verifyRequests(qsizetype expected, qsizetype repeats) const
    {
        const qsizetype seen = requests() - m_before;
        QVERIFY2(seen >= expected && seen <= expected + repeats,
                 qPrintable(QString::number(seen) + QStringLiteral(" requests")));
    }

    /// One try whose connection is closed when all that was sent is in the part file.
    void runIntoTheCut(DownloadRig &rig, qint64 at)
    {
        rig.start();
        QTRY_COMPARE(rig.download->file().bytesTransferred, at);
        m_server.dropConnections();
        QTRY_COMPARE(rig.errorCode(), ErrorCode::ConnectionClosed);
        QCOMPARE(rig.stored.durable.length(), at);
    }

    /// Tries until it succeeds or has failed `tries` times.
    void run(DownloadRig &rig, int tries)
    {
        for (int i = 0; i < tries && !rig.hasSucceeded(); ++i) {
            rig.start();
            QTRY_VERIFY_WITH_TIMEOUT(rig.isFinished(), 20'000);
        }
    }

private Q_SLOTS:

    void faultsEndInTheRightBytes_data()
    {
        QTest::addColumn<Resource>("file");
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("restarts");
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *name, const Resource &file, int requests, int restarts = 0,
                            quint64 seed = 1, const QString &verdict = QStringLiteral("length")) {
            QTest::newRow(name) << file << requests << restarts << seed << verdict;
        };
        const auto ranges = [](Resource::Ranges kind) {
            Resource file = cutOnce();
            file.ranges = kind;
            return file;
        };
        row("nothing wrong", resource(), 1);
        row("D1 garbage for Content-Range", ranges(Resource::Ranges::Garbage), 4);
        row("D1 no Content-Range", ranges(Resource::Ranges::Missing), 4);
        row("D1 other unit", ranges(Resource::Ranges::OtherUnit), 4);
        row("D1 other total", ranges(Resource::Ranges::WrongTotal), 3, 1);
        row("D1 total not told", ranges(Resource::Ranges::UnknownTotal), 2);
        row("D2 another offset", ranges(Resource::Ranges::Shifted), 4);
        row("D4 ranges ignored", ranges(Resource::Ranges::Ignored), 2);

        Resource file = cutOnce();
        file.lastModified.clear();
        file.changesAfter = 1;
        row("D6 changes midway", file, 2, 1, 2);
        file.ignoresIfRange = true;
        row("D6 changes midway, If-Range ignored", file, 3, 1, 2);
        file = cutOnce();
        file.changesEtag = true;
        file.ignoresIfRange = true;
        row("D6 another tag from each node", file, 3);
        file = cutOnce();
        file.etag = "W/\"v\"";
        row("D7 weak tag", file, 2);
        file.lastModified.clear();
        row("D7 weak tag alone", file, 2);
        file.etag.clear();
        row("D7 no validator", file, 2);
        file.changesAfter = 1;
        row("D7 no validator, changes", file, 3, 1, 2);

        row("D10 early close", cutOnce(), 2);

        const QString unverified = QStringLiteral("unverified length");
        const auto unframed = [](Resource::Framing framing, Resource::Ranges kind) {
            Resource unframedFile = resource();
            unframedFile.framing = framing;
            unframedFile.ranges = kind;
            return unframedFile;
        };
        const auto chunked = Resource::Framing::Chunked;
        const auto untilClose = Resource::Framing::UntilClose;
        row("D12 chunked", unframed(chunked, Resource::Ranges::Honest), 2);
        row("D12 chunked, no ranges", unframed(chunked, Resource::Ranges::Ignored), 2, 0, 1,
            unverified);
        row("D13 until the close", unframed(untilClose, Resource::Ranges::Honest), 2);
        row("D13 until the close, no ranges", unframed(untilClose, Resource::Ranges::Ignored), 2, 0,
            1, unverified);
        file = unframed(chunked, Resource::Ranges::Ignored);
        file.headers = {{"Accept-Ranges", "none"}};
        row("D12 chunked, ranges denied", file, 1, 0, 1, unverified);
        file = unframed(untilClose, Resource::Ranges::Honest);
        file.cutAt = cutAt;
        file.cutTimes = 1;
        row("D13 cut, looks whole", file, 3);
        file.etag.clear();
        file.lastModified.clear();
        row("D13 cut, looks whole, no validator", file, 3);
    }

    void faultsEndInTheRightBytes()
    {
        QFETCH(Resource, file);
        QFETCH(int, requests);
        QFETCH(int, restarts);
        QFETCH(quint64, seed);
        QFETCH(QString, verdict);
        DownloadRig rig(m_net, m_disk);
        point(rig, file);
        if (file.cutAt && file.framing == Resource::Framing::Length)
            runIntoTheCut(rig, *file.cutAt);
        run(rig, 1);
        QVERIFY(rig.hasSucceeded());
        // Each body that ends with its connection may be asked for twice.
        const bool untilClose = file.framing == Resource::Framing::UntilClose;
        const int bodies = untilClose && file.cutAt ? 3 : 1;
        verifyRequests(requests, file.cutAt || untilClose ? bodies : 0);
        QVERIFY(rig.partBytes() == bodyAt(seed, 0, length));
        QCOMPARE(rig.stored.restarts, restarts);
        QCOMPARE(rig.stored.verdict, verdict);
        QCOMPARE(rig.stored.durable, ByteRanges({0, length}));
    }

    void d10ResetsAndClosesConverge_data()
    {
        QTest::addColumn<Resource::Cut>("cut");
        QTest::newRow("reset") << Resource::Cut::Reset;
        QTest::newRow("close") << Resource::Cut::Close;
    }

    void d10ResetsAndClosesConverge()
    {
        QFETCH(Resource::Cut, cut);
        Resource file = resource();
        file.cutAt = length / 3;
        file.cut = cut;
        DownloadRig rig(m_net, m_disk);
        point(rig, file);
        run(rig, 60); // a reset also throws away what was not read yet
        QVERIFY(rig.hasSucceeded());
        QVERIFY(rig.partBytes() == bodyAt(1, 0, length));
        QCOMPARE(rig.stored.restarts, 0);
        QVERIFY(rig.files.bytesWritten() == length);
    }

    void lyingLengthsEndInNoFile_data()
    {
        QTest::addColumn<qint64>("lengthError");
        QTest::newRow("D10 fewer than told") << qint64(1000);
    }

    void lyingLengthsEndInNoFile()
    {
        QFETCH(qint64, lengthError);
        Resource file = resource();
        file.lengthError = lengthError;
        file.closesAfterAnswer = true;
        DownloadRig rig(m_net, m_disk);
        point(rig, file);
        rig.start();
        QTRY_VERIFY(rig.isFinished());
        QVERIFY(!rig.hasSucceeded());
        QCOMPARE(rig.stored.state, FileState::Waiting);
    }

    void d8AShorterFileStartsOver_data()
    {
        QTest::addColumn<bool>("tells");
        QTest::newRow("with Content-Range in the 416") << true;
        QTest::newRow("without") << false;
    }

    void d8AShorterFileStartsOver()
    {
        QFETCH(bool, tells);
        DownloadRig rig(m_net, m_disk);
        point(rig, cutOnce());
        runIntoTheCut(rig, cutAt);
        Resource shorter = resource();
        shorter.size = 1000;
        shorter.seed = 7;
        shorter.ignoresIfRange = true;
        shorter.etag = "\"short\"";
        shorter.hasRangeIn416 = tells;
        m_server.setResource(QString::fromLatin1(path), shorter);
        run(rig, 1);
        QVERIFY(rig.hasSucceeded());
        QVERIFY(rig.partBytes() == bodyAt(7, 0, 1000));
        QCOMPARE(rig.stored.restarts, 1);
        verifyRequests(3, 1);
    }

    void d17APortalsPageIsNotTheFile()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, cutOnce());
        runIntoTheCut(rig, cutAt);
        Resource page;
        page.size = 5000;
        page.contentType = "text/html";
        page.ranges = Resource::Ranges::Ignored;
        m_server.setResource(QString::fromLatin1(path), page);
        run(rig, 1);
        QCOMPARE(rig.errorCode(), ErrorCode::UnexpectedContent);
        m_server.setResource(QString::fromLatin1(path), resource());
        run(rig, 1);
        QVERIFY(rig.hasSucceeded());
        QVERIFY(rig.partBytes() == bodyAt(1, 0, length));
        QCOMPARE(m_server.requests(QString::fromLatin1(path)).last().status, 206);
    }

    void d18AnEmptyFileIsAFile()
    {
        Resource empty = resource();
        empty.size = 0;
        DownloadRig rig(m_net, m_disk);
        point(rig, empty);
        run(rig, 1);
        QVERIFY(rig.hasSucceeded());
        QCOMPARE(rig.stored.bytesTotal, 0);
    }

    void e5StatusesPassThrough()
    {
        Resource busy = resource();
        busy.status = 503;
        busy.statusTimes = 1;
        busy.statusHeaders = {{"Retry-After", "12"}};
        DownloadRig rig(m_net, m_disk);
        point(rig, busy);
        run(rig, 1);
        QCOMPARE(rig.errorCode(), ErrorCode::HttpStatus);
        QCOMPARE(rig.retryAfter, std::optional(std::chrono::seconds(12)));
        run(rig, 1);
        QVERIFY(rig.hasSucceeded());
    }

    void f6AResumeGoesWhereTheRedirectLed()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, cutOnce());
        Resource redirect;
        redirect.location = m_server.url(QString::fromLatin1(path)).toEncoded();
        const QString start = QStringLiteral("/start");
        m_server.setResource(start, redirect);
        rig.stored.url = m_server.url(start);
        const qsizetype redirected = m_server.requests(start).size();
        runIntoTheCut(rig, cutAt);
        run(rig, 1);
        QVERIFY(rig.hasSucceeded());
        QCOMPARE(m_server.requests(start).size() - redirected, 1);
        verifyRequests(2, 1);
        QVERIFY(rig.partBytes() == bodyAt(1, 0, length));
    }

    void aCrashCostsAtMostWhatCameSinceTheCheckpoint_data()
    {
        QTest::addColumn<qint64>("checkpointAt");
        QTest::addColumn<qint64>("crashAt");
        QRandomGenerator random(4711);
        for (int i = 0; i < 8; ++i) {
            const qint64 crash = 1 + random.bounded(static_cast<int>(length) - 1);
            const qint64 checkpoint = random.bounded(static_cast<int>(crash));
            QTest::addRow("%lld, then %lld", checkpoint, crash) << checkpoint << crash;
        }
    }

    void aCrashCostsAtMostWhatCameSinceTheCheckpoint()
    {
        QFETCH(qint64, checkpointAt);
        QFETCH(qint64, crashAt);
        Resource file = resource();
        file.cut = Resource::Cut::Stall;
        file.cutAt = checkpointAt;
        DownloadRig rig(m_net, m_disk);
        point(rig, file);
        rig.start();
        QTRY_COMPARE(rig.download->file().bytesTransferred, checkpointAt);
        rig.checkpoint();
        rig.crash();
        QCOMPARE(rig.stored.durable.length(), checkpointAt);

        file.cutAt = crashAt - checkpointAt;
        m_server.setResource(QString::fromLatin1(path), file);
        rig.start();
        QTRY_COMPARE(rig.download->file().bytesTransferred, crashAt);
        rig.crash();

        m_server.setResource(QString::fromLatin1(path), resource());
        run(rig, 1);
        QVERIFY(rig.hasSucceeded());
        QVERIFY(rig.partBytes() == bodyAt(1, 0, length));
        // Each byte once, and once more those behind the checkpoint.
        QCOMPARE(rig.files.bytesWritten(), length + crashAt - checkpointAt);
    }

    void aDiskThatFillsUpIsGoneOnWith()
    {
        constexpr qint64 twoPieces = 3'000'000;
        Resource file = resource();
        file.size = twoPieces;
        DownloadRig rig(m_net, m_disk);
        point(rig, file);
        rig.files.fail(FileCall::Write, 2, makeError(ErrorCode::DiskFull, ErrorContext::LocalFile));
        run(rig, 1);
        QCOMPARE(rig.errorCode(), ErrorCode::DiskFull);
        QVERIFY(rig.stored.durable.length() > 0);
        run(rig, 1);
        QVERIFY(rig.hasSucceeded());
        QVERIFY(rig.partBytes() == bodyAt(1, 0, twoPieces));
        QCOMPARE(rig.files.bytesWritten(), twoPieces);
    }

private:
    ScriptedServer m_server;
    HttpTransports m_net;
    ThreadWorker m_disk{QStringLiteral("disk")};
    qsizetype m_before = 0;
};

QTEST_GUILESS_MAIN(TestFileDownloadServer)
#include "tst_filedownloadserver.moc"

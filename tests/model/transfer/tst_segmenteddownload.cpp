// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/hostbudget.h"
#include "model/transfer/httptransport.h"
#include "tests/model/transfer/downloadrig.h"
#include "tests/support/scriptedserver.h"

#include <QCryptographicHash>

#include <algorithm>
#include <numeric>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 length = 2'000'000;
/// One connection would take five seconds.
constexpr qint64 slowPace = 400'000;
/// What a server had on its way when a connection was given up.
constexpr qint64 onItsWay = 700'000;

Resource slowResource()
{
    Resource file;
    file.size = length;
    file.etag = "\"v\"";
    file.bytesPerSecond = slowPace;
    return file;
}

} // namespace

Q_DECLARE_METATYPE(tranship::Resource)

/// Downloads over several connections, from a real server over the real transport.
class TestSegmentedDownload final : public QObject {
    Q_OBJECT

private:
    const QString path = QStringLiteral("/file.bin");

    void point(DownloadRig &rig, const Resource &file, int connections = 8)
    {
        m_server.setResource(path, file);
        rig.stored.url = m_server.url(path);
        rig.keepsAtEnd = true;
        rig.connections = connections;
        m_before = m_server.requests().size();
    }

    [[nodiscard]] QList<SeenRequest> requests() const { return m_server.requests().mid(m_before); }

    [[nodiscard]] qint64 bytesSent() const
    {
        const QList<SeenRequest> seen = requests();
        return std::accumulate(
            seen.begin(), seen.end(), qint64(0),
            [](qint64 sum, const SeenRequest &request) { return sum + request.bodySent; });
    }

    void run(DownloadRig &rig)
    {
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(rig.isFinished(), 30'000);
    }

    static void verifyFile(const DownloadRig &rig, quint64 seed = 1)
    {
        QVERIFY2(rig.hasSucceeded(),
                 rig.outcome && !*rig.outcome ? qPrintable(rig.outcome->error().detail) : "");
        QVERIFY(rig.partBytes() == bodyAt(seed, 0, rig.stored.bytesTotal));
        QCOMPARE(rig.stored.durable, ByteRanges({0, rig.stored.bytesTotal}));
    }

private Q_SLOTS:

    void aSlowServerIsAskedOverSeveralConnections()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource());
        run(rig);
        verifyFile(rig);
        const QList<SeenRequest> seen = requests();
        QVERIFY2(seen.size() >= 3, qPrintable(QString::number(seen.size())));
        // The first is plain, and already brings the file; the others ask for parts of this
        // version.
        QVERIFY(seen.first().header("Range").isNull());
        QVERIFY(seen.first().bodySent > 0);
        for (const SeenRequest &request : seen.mid(1)) {
            QVERIFY(request.header("Range").startsWith("bytes="));
            QCOMPARE(request.header("If-Range"), QByteArray("\"v\""));
        }
        QCOMPARE(rig.files.bytesWritten(), length);
        QVERIFY2(bytesSent() < length + 8 * slowPace / 10,
                 qPrintable(QString::number(bytesSent())));
    }

    void connectionsAskForSomeAtATimeAndStay()
    {
        DownloadRig rig(m_net, m_disk);
        Resource file = slowResource();
        file.size = 48 * 1024 * 1024;
        file.bytesPerSecond = 12'000'000;
        point(rig, file, 4);
        run(rig);
        verifyFile(rig);
        int whole = 0;
        int cut = 0;
        for (const SeenRequest &request : requests().mid(1)) {
            const QList<QByteArray> ends = request.header("Range").mid(6).split('-');
            const qint64 end = ends.last().isEmpty() ? file.size : ends.last().toLongLong() + 1;
            const qint64 asked = end - ends.first().toLongLong();
            QVERIFY2(asked <= 8 * 1024 * 1024, request.header("Range").constData());
            ++(request.bodySent == asked ? whole : cut);
        }
        // what others took was not asked for yet, nearly always
        QVERIFY2(cut <= 4 && whole > cut,
                 qPrintable(QStringLiteral("%1 whole, %2 cut").arg(whole).arg(cut)));
    }

    void theConnectionsAreShown()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 4);
        rig.start();
        QTRY_COMPARE(rig.download->connections().size(), 4);
        const auto isOpen = [](const ConnectionView &view) { return view.isOpen; };
        QTRY_VERIFY(std::ranges::all_of(rig.download->connections(), isOpen));
        const QList<ConnectionView> views = rig.download->connections();
        ByteRanges claims;
        for (const ConnectionView &view : views) {
            QCOMPARE(view.host, QStringLiteral("127.0.0.1:") + QString::number(m_server.port()));
            QVERIFY(view.at >= view.claim.begin && view.at <= view.claim.end);
            claims.add(view.claim);
        }
        QVERIFY(claims.contains({length / 2, length}));
        rig.download->stop();
        QVERIFY(rig.download->connections().isEmpty());
    }

    void noMoreThanAllowedAreOpen()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 3);
        int most = 0;
        const auto look = connect(&m_server, &ScriptedServer::requestReceived, this, [&] {
            most = std::max<int>(most, static_cast<int>(rig.download->connections().size()));
        });
        run(rig);
        disconnect(look);
        verifyFile(rig);
        QVERIFY(most >= 2 && most <= 3);
    }

    void theHostsBudgetIsKept()
    {
        HostBudget budget(2);
        DownloadRig rig(m_net, m_disk);
        rig.budget = &budget;
        point(rig, slowResource());
        rig.start();
        QTRY_COMPARE(rig.download->connections().size(), 2);
        // another download's first connection comes before further ones
        const auto first = budget.lease(m_server.url(path));
        QTRY_COMPARE(rig.download->connections().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(rig.isFinished(), 30'000);
        verifyFile(rig);
    }

    void whatComesAtOnceComesOverOneConnection()
    {
        DownloadRig rig(m_net, m_disk);
        Resource file = slowResource();
        file.bytesPerSecond = 0;
        file.size = 300'000;
        point(rig, file);
        run(rig);
        verifyFile(rig);
        QCOMPARE(requests().size(), 1);
    }

    void withoutRangesOrVersionOneConnectionMustDo_data()
    {
        QTest::addColumn<Resource>("file");
        Resource file = slowResource();
        file.bytesPerSecond = 1'500'000;
        file.ranges = Resource::Ranges::Ignored;
        QTest::newRow("no ranges") << file;
        file = slowResource();
        file.bytesPerSecond = 1'500'000;
        file.etag.clear();
        QTest::newRow("no validator") << file;
        file.etag = "\"v\"";
        file.framing = Resource::Framing::Chunked;
        QTest::newRow("no length") << file;
    }

    void withoutRangesOrVersionOneConnectionMustDo()
    {
        QFETCH(Resource, file);
        DownloadRig rig(m_net, m_disk);
        point(rig, file);
        run(rig);
        verifyFile(rig);
        // The last one asks whether a body that told no length came whole.
        const bool tellsLength = file.framing == Resource::Framing::Length;
        QCOMPARE(requests().size(), tellsLength ? 1 : 2);
    }

    void answersThatDoNotFitAreDeclinedAndNotAskedForAgain_data()
    {
        QTest::addColumn<Resource>("file");
        Resource file = slowResource();
        file.bytesPerSecond = 1'000'000;
        file.ranges = Resource::Ranges::Promised;
        QTest::newRow("ranges promised, not given") << file;
        file.ranges = Resource::Ranges::Honest;
        file.changesAfter = 1;
        QTest::newRow("another version") << file;
        file.ignoresIfRange = true;
        QTest::newRow("another version, If-Range ignored") << file;
        file.changesAfter = -1;
        file.changesEtag = true;
        QTest::newRow("another tag from each node") << file;
    }

    void answersThatDoNotFitAreDeclinedAndNotAskedForAgain()
    {
        QFETCH(Resource, file);
        DownloadRig rig(m_net, m_disk);
        point(rig, file);
        run(rig);
        verifyFile(rig); // as the first answer began it
        QVERIFY2(requests().size() <= 2, qPrintable(QString::number(requests().size())));
        QCOMPARE(rig.stored.restarts, 0);
    }

    void aServerThatIsBusyIsAskedByFewer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {429, 503, 403, 500})
            QTest::addRow("%d", status) << status;
    }

    void aServerThatIsBusyIsAskedByFewer()
    {
        QFETCH(int, status);
        Resource file = slowResource();
        file.bytesPerSecond = 1'000'000;
        file.status = status;
        file.statusAfter = 2;
        DownloadRig rig(m_net, m_disk);
        point(rig, file);
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(rig.isFinished(), 30'000);
        // Refusals while bytes come are no failure of the file ...
        QVERIFY(rig.stored.durable.length() > 0);
        const qsizetype asked = requests().size();
        // ... and are met with patience.
        QVERIFY2(asked <= 8, qPrintable(QString::number(asked)));
        file.status = 200;
        m_server.setResource(path, file);
        if (!rig.hasSucceeded())
            run(rig);
        verifyFile(rig);
    }

    void aConnectionThatBreaksGivesItsShareBack()
    {
        Resource file = slowResource();
        file.cutAt = 200'000;
        file.cutTimes = 3;
        DownloadRig rig(m_net, m_disk);
        point(rig, file, 4);
        run(rig);
        verifyFile(rig);
        QCOMPARE(rig.ends, 1);
        QCOMPARE(rig.files.bytesWritten(), length);
    }

    void aCrashCostsWhatNoCheckpointHasAndNoMore()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 4);
        rig.start();
        QTRY_VERIFY(rig.download->file().bytesTransferred > 900'000);
        rig.checkpoint();
        rig.crash();
        const ByteRanges held = rig.stored.durable;
        QVERIFY2(held.ranges().size() > 1, held.toText().constData());
        bool isQuiet = false; // what was on its way to the disk is there
        m_disk.post([] {}, this, [&isQuiet] { isQuiet = true; });
        QTRY_VERIFY(isQuiet);
        const qint64 writtenBefore = rig.files.bytesWritten();

        m_before = m_server.requests().size();
        run(rig);
        verifyFile(rig);
        QCOMPARE(rig.files.bytesWritten() - writtenBefore, length - held.length());
        QVERIFY(bytesSent() < length - held.length() + onItsWay);
        for (const SeenRequest &request : requests())
            QCOMPARE(request.header("If-Range"), QByteArray("\"v\""));
    }

    void aFileWithHolesWhoseVersionIsGoneBeginsAnew()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 4);
        rig.start();
        QTRY_VERIFY(rig.download->file().bytesTransferred > 900'000);
        rig.checkpoint();
        rig.crash();
        m_server.changeVersion(path);
        run(rig);
        verifyFile(rig, 2);
        QCOMPARE(rig.stored.restarts, 1);
    }

    void aDiskThatFailsEndsAllConnections()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 4);
        rig.start();
        QTRY_COMPARE(rig.download->connections().size(), 4);
        rig.files.failAlways(FileCall::Write,
                             makeError(ErrorCode::DiskFull, ErrorContext::LocalFile));
        rig.checkpoint();
        QTRY_COMPARE(rig.errorCode(), ErrorCode::DiskFull);
        QCOMPARE(rig.ends, 1);
        rig.files.heal();
        run(rig);
        verifyFile(rig);
    }

    void damagedBlocksAloneComeAgain()
    {
        constexpr qint64 mebibyte = 1024 * 1024;
        Resource file = slowResource();
        file.size = 20 * mebibyte;
        file.bytesPerSecond = 0;
        file.cutAt = 17 * mebibyte;
        file.cutTimes = 1;
        DownloadRig rig(m_net, m_disk);
        point(rig, file, 1);
        run(rig);
        QVERIFY(!rig.hasSucceeded());
        QVERIFY(rig.stored.durable.length() >= 12 * mebibyte);
        QVERIFY(rig.blocks.size() >= 3);
        const qint64 missing = file.size - rig.stored.durable.length();
        {
            QFile part(rig.partPath());
            QVERIFY(part.open(QIODevice::ReadWrite));
            QVERIFY(part.seek(5 * mebibyte)); // in the second block: a page is torn
            part.write(QByteArray(4096, '\0'));
        }
        m_before = m_server.requests().size();
        run(rig);
        verifyFile(rig);
        // the rest, and one block of 4 MiB
        QCOMPARE(bytesSent(), missing + 4 * mebibyte);
    }

    void mirrorsBringTheirShare()
    {
        ScriptedServer other;
        Resource copy = slowResource();
        copy.etag = "\"of another server\"";
        other.setResource(path, copy);
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 4);
        rig.stored.mirrors = {other.url(path)};
        rig.stored.checksum =
            QStringLiteral("sha-256:")
            + QString::fromLatin1(
                QCryptographicHash::hash(bodyAt(1, 0, length), QCryptographicHash::Sha256).toHex());
        run(rig);
        verifyFile(rig);
        QVERIFY(!other.requests().isEmpty());
        for (const SeenRequest &request : other.requests())
            QVERIFY(request.header("If-Range").isNull());
    }

    void mirrorsThatTheServerNamesBringTheirShare()
    {
        ScriptedServer other;
        Resource copy = slowResource();
        copy.etag.clear();
        other.setResource(path, copy);
        Resource file = slowResource();
        file.headers = {
            {"Repr-Digest",
             "sha-256=:"
                 + QCryptographicHash::hash(bodyAt(1, 0, length), QCryptographicHash::Sha256)
                       .toBase64()
                 + ':'},
            {"Link", '<' + other.url(path).toEncoded() + ">; rel=duplicate"}};
        DownloadRig rig(m_net, m_disk);
        point(rig, file, 4);
        run(rig);
        verifyFile(rig);
        QVERIFY(!other.requests().isEmpty());
        QCOMPARE(rig.stored.verdict, QStringLiteral("sha-256"));
    }

    void aMirrorThatLiesIsFoundOutByTheChecksum()
    {
        ScriptedServer other;
        Resource copy = slowResource();
        copy.seed = 9;
        other.setResource(path, copy);
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 4);
        rig.stored.mirrors = {other.url(path)};
        rig.stored.checksum =
            QStringLiteral("sha-256:")
            + QString::fromLatin1(
                QCryptographicHash::hash(bodyAt(1, 0, length), QCryptographicHash::Sha256).toHex());
        rig.start();
        QTRY_VERIFY_WITH_TIMEOUT(rig.isFinished(), 60'000);
        verifyFile(rig);
        QVERIFY(!other.requests().isEmpty());
    }

    void aMirrorOfAnotherLengthIsDropped()
    {
        ScriptedServer other;
        Resource copy = slowResource();
        copy.size = length + 1;
        copy.seed = 9;
        other.setResource(path, copy);
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 4);
        rig.stored.mirrors = {other.url(path)};
        run(rig);
        verifyFile(rig);
        QVERIFY(other.requests().size() <= 1);
    }

    void aMirrorStandsInForAnAddressThatIsGone()
    {
        ScriptedServer other;
        Resource copy = slowResource();
        copy.bytesPerSecond = 0;
        other.setResource(path, copy);
        DownloadRig rig(m_net, m_disk);
        Resource gone;
        gone.status = 404;
        point(rig, gone);
        rig.stored.mirrors = {other.url(path)};
        run(rig);
        verifyFile(rig);
        QCOMPARE(requests().size(), 1);
        QCOMPARE(other.requests().size(), 1);
    }

    void partsOfAFileArePutTogetherInTheirOrder_data()
    {
        QTest::addColumn<QByteArray>("parts");
        QTest::addColumn<QByteArray>("content");
        const auto of = [](qint64 from, qint64 end) { return bodyAt(1, from, end - from); };
        QTest::newRow("in their order, not the file's")
            << QByteArray("100-199,900-999,400-499") << of(100, 200) + of(900, 1000) + of(400, 500);
        QTest::newRow("one to the end")
            << QByteArray("1999000-,5-6") << of(1'999'000, length) + of(5, 7);
        QTest::newRow("overlapping") << QByteArray("0-99,50-149") << of(0, 100) + of(50, 150);
        QTest::newRow("all of it") << QByteArray("0-1999999") << of(0, length);
    }

    void partsOfAFileArePutTogetherInTheirOrder()
    {
        QFETCH(QByteArray, parts);
        QFETCH(QByteArray, content);
        Resource file = slowResource();
        file.bytesPerSecond = 0;
        DownloadRig rig(m_net, m_disk);
        point(rig, file, 4);
        rig.stored.ranges = rangeListFromText(parts).value_or(QList<ByteRange>());
        run(rig);
        QVERIFY(rig.hasSucceeded());
        QVERIFY(rig.partBytes() == content);
        QCOMPARE(rig.stored.bytesTotal, qint64(content.size()));
        QCOMPARE(rig.stored.validator.length, length);
        for (const SeenRequest &request : requests())
            QVERIFY(!request.header("Range").isNull());
        QVERIFY(bytesSent() <= content.size());
    }

    void bigPartsAreSharedToo()
    {
        DownloadRig rig(m_net, m_disk);
        point(rig, slowResource(), 4);
        rig.stored.ranges = {{1'000'000, length}, {0, 1'000'000}};
        rig.start();
        QTRY_VERIFY(rig.download->connections().size() >= 3);
        rig.checkpoint();
        rig.crash();
        run(rig);
        QVERIFY(rig.hasSucceeded());
        QVERIFY(rig.partBytes() == bodyAt(1, 1'000'000, 1'000'000) + bodyAt(1, 0, 1'000'000));
    }

    void partsThatCannotBeHadAreAnError_data()
    {
        QTest::addColumn<Resource>("file");
        QTest::addColumn<QByteArray>("parts");
        QTest::addColumn<ErrorCode>("code");
        Resource file = slowResource();
        file.bytesPerSecond = 0;
        QTest::newRow("outside of the file")
            << file << QByteArray("3000000-3000100") << ErrorCode::InvalidRange;
        QTest::newRow("reaches out of the file")
            << file << QByteArray("0-2000000") << ErrorCode::InvalidRange;
        QTest::newRow("the second one")
            << file << QByteArray("0-9,2000000-2000001") << ErrorCode::InvalidRange;
        file.ranges = Resource::Ranges::Ignored;
        QTest::newRow("no ranges")
            << file << QByteArray("100-199") << ErrorCode::InsufficientRangeSupport;
        file.ranges = Resource::Ranges::Shifted;
        QTest::newRow("another range")
            << file << QByteArray("100-199") << ErrorCode::InvalidServerResponse;
    }

    void partsThatCannotBeHadAreAnError()
    {
        QFETCH(Resource, file);
        QFETCH(QByteArray, parts);
        QFETCH(ErrorCode, code);
        DownloadRig rig(m_net, m_disk);
        point(rig, file, 4);
        rig.stored.ranges = rangeListFromText(parts).value_or(QList<ByteRange>());
        run(rig);
        QCOMPARE(rig.errorCode(), code);
        // A server may come to its senses; a part that is not there never comes.
        const bool mayCome = code == ErrorCode::InvalidServerResponse;
        QCOMPARE(rig.stored.state, mayCome ? FileState::Waiting : FileState::Failed);
        QVERIFY(requests().size() <= 2);
        QVERIFY(rig.stored.durable.isEmpty());
    }

    void partsOfAnotherVersionAreNotPutTogether()
    {
        Resource file = slowResource();
        file.bytesPerSecond = 0;
        file.changesAfter = 1;
        file.ignoresIfRange = true;
        DownloadRig rig(m_net, m_disk);
        point(rig, file, 1);
        rig.stored.ranges = {{0, 1000}, {5000, 6000}};
        run(rig);
        QCOMPARE(rig.errorCode(), ErrorCode::RemoteFileChanged);
        QVERIFY(rig.stored.durable.isEmpty());
    }

private:
    ScriptedServer m_server;
    HttpTransports m_net;
    ThreadWorker m_disk{QStringLiteral("disk")};
    qsizetype m_before = 0;
};

QTEST_GUILESS_MAIN(TestSegmentedDownload)
#include "tst_segmenteddownload.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The protocol and the server, with nothing between them but a socket: what either believes of the
// other is put to the test, also after the client was killed between any two steps.

#include "model/transfer/upload/bitsupload.h"
#include "tests/support/bitsserver.h"
#include "tests/support/scriptedresource.h"

#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <optional>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Manner = BitsConduct::Manner;

constexpr qint64 kiB = 1024;
constexpr qint64 fileSize = 2000 * kiB + 77;
constexpr quint64 fileSeed = 11;
constexpr qint64 smallestFragment = 5 * kiB;
constexpr qint64 largestFragment = 200 * kiB;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// Sends one request and reads its answer; nullopt: the connection ended before it came.
class Wire {
public:
    std::optional<UploadAnswer> ask(const UploadRequest &request)
    {
        const QByteArray body =
            bodyAt(fileSeed, request.body.begin, std::max<qint64>(request.body.length(), 0));
        connectTo(request.url);
        QByteArray head = request.method + ' ' + request.url.path(QUrl::FullyEncoded).toLatin1()
            + " HTTP/1.1\r\nHost: " + request.url.authority().toLatin1()
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        for (const auto &[name, value] : request.headers)
            head += name + ": " + value + "\r\n";
        m_socket.write(head + "\r\n" + body);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten()) { }
        return answer();
    }

    void drop() { m_socket.abort(); }

private:
    void connectTo(const QUrl &url)
    {
        const bool isThere = m_socket.state() == QAbstractSocket::ConnectedState;
        if (isThere && m_authority == url.authority())
            return;
        m_socket.abort();
        m_authority = url.authority();
        // Whatever the host is called, it is the server of the test.
        m_socket.connectToHost(u"127.0.0.1"_s, quint16(url.port()));
        m_socket.waitForConnected();
    }

    std::optional<UploadAnswer> answer()
    {
        UploadAnswer answer;
        for (QByteArray line = readLine(); !line.isEmpty(); line = readLine()) {
            const qsizetype colon = line.indexOf(':');
            if (answer.head.status == 0)
                answer.head.status = line.split(' ').value(1).toInt();
            else
                answer.head.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
        }
        return answer.head.status == 0 ? std::nullopt : std::optional(answer);
    }

    QByteArray readLine()
    {
        while (!m_socket.canReadLine() && m_socket.waitForReadyRead(10'000)) { }
        return m_socket.readLine().trimmed();
    }

    QTcpSocket m_socket;
    QString m_authority;
};

/// Brings one file up, through as many errors as it takes.
class Uploader {
public:
    explicit Uploader(UploadAim aim) : m_aim(std::move(aim)) { }

    /// One request in so many is the last thing that a run of the program does.
    void setKilledEvery(int requests) { m_killedEvery = requests; }

    /// Time between two tries.
    void setTimeStep(std::chrono::seconds step) { m_timeStep = step; }

    /// Is called with the number of the try, from 0.
    void setBeforeTry(std::function<void(int)> function) { m_beforeTry = std::move(function); }

    UploadEnd run()
    {
        for (int tries = 0; tries < 500; ++tries) {
            if (m_beforeTry)
                m_beforeTry(tries);
            const auto end = tryOnce();
            const bool isOver =
                end && (end->outcome || !isTransient(remedyFor(end->outcome.error())));
            if (isOver)
                return *end;
            m_now = m_now.addSecs(m_timeStep.count());
        }
        UploadEnd end;
        end.outcome = failure(ErrorCode::NoProgress, ErrorContext::None, u"500 tries"_s);
        return end;
    }

    int kills() const { return m_kills; }

    int broken() const { return m_broken; }

    const UploadSession &stored() const { return m_stored; }

private:
    /// nullopt: killed.
    std::optional<UploadEnd> tryOnce()
    {
        const auto protocol = makeBitsUpload(m_aim, m_stored);
        for (;;) {
            protocol->setNow(m_now);
            const qint64 fragment = m_random.bounded(smallestFragment, largestFragment);
            const UploadStep step = protocol->next(fragment);
            m_stored = protocol->session();
            if (const auto *end = std::get_if<UploadEnd>(&step))
                return *end;
            const auto answer = m_wire.ask(std::get<UploadRequest>(step));
            ++m_requests;
            if (m_killedEvery > 0 && m_requests % m_killedEvery == 0) {
                ++m_kills;
                m_wire.drop();
                return {};
            }
            if (answer) {
                protocol->answered(*answer);
            } else {
                ++m_broken;
                protocol->broken(makeError(ErrorCode::ConnectionClosed, ErrorContext::Transport),
                                 std::get<UploadRequest>(step).body.length());
            }
        }
    }

    UploadAim m_aim;
    UploadSession m_stored;
    Wire m_wire;
    QRandomGenerator m_random{7};
    QDateTime m_now{QDate(2026, 6, 1), QTime(12, 0), Qt::UTC};
    std::chrono::seconds m_timeStep{5};
    std::function<void(int)> m_beforeTry;
    int m_requests = 0;
    int m_killedEvery = 0;
    int m_kills = 0;
    int m_broken = 0;
};

class Rig {
public:
    UploadAim aim(qint64 size = fileSize) const
    {
        UploadAim aim;
        aim.url = server.url(u"/f"_s);
        aim.fileName = u"f"_s;
        aim.size = size;
        return aim;
    }

    QByteArray file() const
    {
        QFile file(m_folder.filePath(u"f"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files); }

private:
    QTemporaryDir m_folder;

public:
    BitsServer server{m_folder.path()};
};

} // namespace

class TestBitsExchange final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileArrivesWhole_data();
    void aFileArrivesWhole();
    void aKilledClientGoesOn_data();
    void aKilledClientGoesOn();
    void aReplyArrives_data();
    void aReplyArrives();
    void anEmptyFileArrives();
    void aHostOutOfReachIsGivenUp();
    void aCancelLeavesNothingAtTheServer();
};

void TestBitsExchange::aFileArrivesWhole_data()
{
    QTest::addColumn<BitsConduct>("conduct");
    QTest::addColumn<int>("sessions"); // that it took
    for (const Manner manner : {Manner::Microsoft, Manner::OpenSpecification}) {
        const char *name = manner == Manner::Microsoft ? "Microsoft" : "MC-BUP";
        const auto row = [&](const char *fault, BitsConduct conduct, int sessions = 1) {
            conduct.manner = manner;
            QTest::addRow("%s: %s", name, fault) << conduct << sessions;
        };
        BitsConduct conduct;
        row("no fault", conduct);
        conduct.cutAt = 60 * kiB;
        row("each fragment is cut", conduct);
        conduct.cutAt.reset();
        conduct.cutEvery = 100 * kiB + 3;
        row("a cut every 100 KiB", conduct);
        conduct.keepsCutBytes = false;
        conduct.cutEvery = 400 * kiB + 3;
        row("a cut every 400 KiB, what came is lost", conduct);
        conduct = {};
        conduct.swallowed = {{"Create-Session", 1}, {"Fragment", 5}, {"Close-Session", 1}};
        row("answers are lost", conduct, 2);
        conduct = {};
        conduct.largestFragment = 20 * kiB;
        row("no large fragments", conduct);
        conduct.saysTooLargeAs500 = true;
        conduct.spelling = BitsConduct::Spelling::Error;
        row("no large fragments, said otherwise", conduct);
        conduct = {};
        conduct.largestFragment = 40 * kiB;
        conduct.refusesEarly = true;
        row("no large fragments, said early", conduct);
        conduct = {};
        conduct.losesSessionAt = 1000 * kiB;
        row("the session is lost", conduct, 2);
        conduct = {};
        conduct.hostId = "node7";
        conduct.namesSessions = false;
        row("at another host", conduct);
        conduct = {};
        conduct.refusals = {{"Fragment", 503, {}, 2}, {"Close-Session", 502, {}, 2}};
        row("busy", conduct);
    }
}

void TestBitsExchange::aFileArrivesWhole()
{
    QFETCH(const BitsConduct, conduct);
    Rig rig;
    rig.server.setConduct(conduct);
    Uploader uploader(rig.aim());
    const UploadEnd end = uploader.run();
    QVERIFY2(end.outcome, end.outcome ? "" : qPrintable(end.outcome.error().detail));
    QCOMPARE(end.proof, UploadEnd::Proof::Length);
    QCOMPARE(sha256(rig.file()), sha256(bodyAt(fileSeed, 0, fileSize)));

    const BitsCounts counts = rig.server.counts();
    QTEST(counts.sessions, "sessions");
    QCOMPARE(counts.acknowledgedTwice, 0);
    if (conduct.losesSessionAt < 0 && conduct.largestFragment < 0 && conduct.refusals.isEmpty()) {
        QVERIFY(counts.received - fileSize <= uploader.broken() * largestFragment);
        QVERIFY(counts.twice <= uploader.broken() * smallestFragment);
    }
    const bool isCreationLost = conduct.swallowed.contains("Create-Session");
    QCOMPARE(counts.openSessions, isCreationLost ? 1 : 0);
}

void TestBitsExchange::aKilledClientGoesOn_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<int>("killedEvery");
    QTest::addColumn<qint64>("cutEvery");
    for (const int requests : {3, 4, 5, 7}) {
        QTest::addRow("Microsoft, every %d requests", requests)
            << Manner::Microsoft << requests << qint64(0);
        QTest::addRow("MC-BUP, every %d requests", requests)
            << Manner::OpenSpecification << requests << qint64(0);
        QTest::addRow("every %d requests, and the line is bad", requests)
            << Manner::Microsoft << requests << 300 * kiB;
    }
}

void TestBitsExchange::aKilledClientGoesOn()
{
    QFETCH(const Manner, manner);
    QFETCH(const int, killedEvery);
    QFETCH(const qint64, cutEvery);
    Rig rig;
    BitsConduct conduct;
    conduct.manner = manner;
    conduct.cutEvery = cutEvery;
    rig.server.setConduct(conduct);
    Uploader uploader(rig.aim());
    uploader.setKilledEvery(killedEvery);
    const UploadEnd end = uploader.run();
    QVERIFY2(end.outcome, end.outcome ? "" : qPrintable(end.outcome.error().detail));
    QCOMPARE(sha256(rig.file()), sha256(bodyAt(fileSeed, 0, fileSize)));
    // An acknowledgement that came and was not kept is asked for again with 5 KiB.
    QVERIFY(uploader.kills() > 0);
    const BitsCounts counts = rig.server.counts();
    QVERIFY(counts.acknowledgedTwice <= uploader.kills() * smallestFragment);
    QVERIFY(counts.twice <= (uploader.kills() + uploader.broken()) * smallestFragment);
}

void TestBitsExchange::aReplyArrives_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<int>("swallowed");
    QTest::addColumn<int>("killedEvery");
    for (const Manner manner : {Manner::Microsoft, Manner::OpenSpecification}) {
        const char *name = manner == Manner::Microsoft ? "Microsoft" : "MC-BUP";
        QTest::addRow("%s", name) << manner << 0 << 0;
        QTest::addRow("%s, every answer is lost once", name) << manner << 200 << 0;
        QTest::addRow("%s, killed", name) << manner << 0 << 3;
    }
}

void TestBitsExchange::aReplyArrives()
{
    QFETCH(const Manner, manner);
    QFETCH(const int, swallowed);
    QFETCH(const int, killedEvery);
    Rig rig;
    BitsConduct conduct;
    conduct.manner = manner;
    conduct.reply = "the reply";
    conduct.swallowed = {{"Fragment", swallowed}};
    rig.server.setConduct(conduct);
    UploadAim aim = rig.aim();
    aim.wantsReply = true;
    Uploader uploader(aim);
    uploader.setKilledEvery(killedEvery);
    const UploadEnd end = uploader.run();
    QVERIFY2(end.outcome, end.outcome ? "" : qPrintable(end.outcome.error().detail));
    QCOMPARE(rig.server.counts().openSessions, 1);

    Wire wire;
    UploadRequest get;
    get.method = "GET";
    get.url = uploader.stored().replyUrl;
    QCOMPARE(wire.ask(get)->head.status, 200);
    Wire closing;
    const auto close = bitsCloseRequest(aim, uploader.stored());
    QVERIFY(close);
    QCOMPARE(judgeBitsCancel(*closing.ask(*close)), CancelVerdict::Gone);
    QCOMPARE(rig.server.counts().openSessions, 0);
    QCOMPARE(sha256(rig.file()), sha256(bodyAt(fileSeed, 0, fileSize)));
    QCOMPARE(judgeBitsCancel(*closing.ask(*close)), CancelVerdict::Gone);
}

void TestBitsExchange::anEmptyFileArrives()
{
    Rig rig;
    Uploader uploader(rig.aim(0));
    QVERIFY(uploader.run().outcome);
    QCOMPARE(rig.file(), QByteArray());

    Rig strict;
    BitsConduct conduct;
    conduct.takesEmptyFiles = false;
    strict.server.setConduct(conduct);
    Uploader refused(strict.aim(0));
    QCOMPARE(refused.run().outcome.error().code, ErrorCode::NotSupported);
}

void TestBitsExchange::aHostOutOfReachIsGivenUp()
{
    Rig rig;
    BitsConduct conduct;
    conduct.hostId = "node7";
    conduct.hostPatience = 60s;
    conduct.downHost = "node7";
    rig.server.setConduct(conduct);
    Uploader uploader(rig.aim());
    uploader.setTimeStep(25s);
    uploader.setBeforeTry([&](int number) {
        if (number == 3)
            conduct.hostId.clear(); // another host took over its sessions
        rig.server.setConduct(conduct);
    });
    const UploadEnd end = uploader.run();
    QVERIFY2(end.outcome, end.outcome ? "" : qPrintable(end.outcome.error().detail));
    QCOMPARE(sha256(rig.file()), sha256(bodyAt(fileSeed, 0, fileSize)));

    QByteArrayList hosts; // of the pings
    for (const BitsSeen &packet : rig.server.packets()) {
        if (packet.type == "Ping")
            hosts.append(packet.host.split(':').first());
    }
    // Two at 0, 25 and 50 seconds each; at 75, after the first, the time is over.
    QByteArrayList expected(7, "node7");
    expected.append("127.0.0.1");
    QCOMPARE(hosts, expected);
}

void TestBitsExchange::aCancelLeavesNothingAtTheServer()
{
    Rig rig;
    BitsConduct conduct;
    conduct.refusals = {{"Fragment", 403, {}, 1}};
    rig.server.setConduct(conduct);
    Uploader uploader(rig.aim());
    QCOMPARE(uploader.run().outcome.error().code, ErrorCode::HttpStatus);
    QCOMPARE(rig.server.counts().openSessions, 1);
    const auto cancel = bitsCancelRequest(rig.aim(), uploader.stored());
    QVERIFY(cancel);
    Wire wire;
    QCOMPARE(judgeBitsCancel(*wire.ask(*cancel)), CancelVerdict::Gone);
    QCOMPARE(rig.server.counts().openSessions, 0);
    QCOMPARE(rig.files(), QStringList());
    QCOMPARE(judgeBitsCancel(*wire.ask(*cancel)), CancelVerdict::Gone);
}

QTEST_GUILESS_MAIN(TestBitsExchange)
#include "tst_bitsexchange.moc"

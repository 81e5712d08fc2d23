// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <chrono>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

/// A client that does nothing by itself: what it reads is what was sent.
class Client {
public:
    explicit Client(const ScriptedServer &server)
    {
        m_socket.connectToHost(u"127.0.0.1"_s, server.port());
        m_socket.waitForConnected();
    }

    void ask(const QByteArray &path, const QByteArray &headers = {},
             const QByteArray &method = "GET")
    {
        m_socket.write(method + QByteArray(" ") + path + QByteArray(" HTTP/1.1\r\nHost: x\r\n")
                       + headers + QByteArray("\r\n"));
    }

    /// All that comes until `length` bytes are there or the server closes.
    QByteArray read(qint64 length)
    {
        while (m_socket.bytesAvailable() < length && m_socket.waitForReadyRead()) { }
        return m_socket.read(length);
    }

    QByteArray readAll()
    {
        while (m_socket.waitForReadyRead()) { }
        return m_socket.readAll();
    }

    QByteArray head()
    {
        QByteArray lines;
        while (!lines.endsWith("\r\n\r\n")) {
            const QByteArray byte = read(1);
            if (byte.isEmpty())
                break;
            lines += byte;
        }
        return lines;
    }

    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
};

Resource fileOf(qint64 size)
{
    Resource resource;
    resource.size = size;
    resource.seed = 7;
    resource.etag = "\"v1\"";
    return resource;
}

} // namespace

class TestScriptedServer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBodyIsTheSameAtAnyOffset();
    void aBodyIsFastFarBeyondFourGibibytes();
    void sendsTheWholeFileAndLogsTheRequest();
    void answersRanges_data();
    void answersRanges();
    void answersIfRangeByTheEtag();
    void anotherVersionHasOtherBytesAndAnotherEtag();
    void framesTheBody_data();
    void framesTheBody();
    void refusesAFewTimesOnly();
    void keepsTheConnectionBetweenAnswers();
    void stallsUntilReleased();
    void withholdsTheHeadUntilReleased();
    void limitsTheRate();
    void sendsRawAnswersAsTheyAre();
    void sendsInterimAnswersAhead();
    void eachRequestHasTheScriptOfItsNumber();
    void cutsAtBytesDrawnFromASeed();
    void aByteOfTheFileIsNeverReached();
    void readsUploadedBodies();
    void answersBeforeItReadsTheBody();
    void cutsWithinUploadedBodies();
    void swallowsAnswers();
    void unknownPathsAreNotFound();
    void takesConnectionsAgainAtTheSamePort();
};

void TestScriptedServer::aBodyIsTheSameAtAnyOffset()
{
    const QByteArray whole = bodyAt(3, 0, 1000);
    for (qint64 from = 0; from < 20; ++from)
        QCOMPARE(bodyAt(3, from, 900), whole.mid(from, 900));
    QVERIFY(whole != bodyAt(4, 0, 1000));
    QVERIFY(bodyAt(3, 8, 1000) != whole);
}

void TestScriptedServer::aBodyIsFastFarBeyondFourGibibytes()
{
    const qint64 far = (qint64(1) << 40) + 5;
    QCOMPARE(bodyAt(1, far, 100).mid(50), bodyAt(1, far + 50, 50));
}

void TestScriptedServer::sendsTheWholeFileAndLogsTheRequest()
{
    ScriptedServer server;
    Resource resource = fileOf(1'000'000);
    resource.contentType = "text/plain";
    server.setResource(u"/a"_s, resource);
    QSignalSpy received(&server, &ScriptedServer::requestReceived);
    Client client(server);
    client.ask("/a?x=1", "X-Mine: yes\r\n");
    const QByteArray head = client.head();
    QVERIFY(head.startsWith("HTTP/1.1 200 "));
    QVERIFY(head.contains("Content-Length: 1000000\r\n"));
    QVERIFY(head.contains("Content-Type: text/plain\r\n"));
    QVERIFY(head.contains("ETag: \"v1\"\r\n"));
    QCOMPARE(client.read(resource.size), bodyAt(7, 0, resource.size));

    const QList<SeenRequest> seen = server.requests(u"/a"_s);
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.first().method, "GET");
    QCOMPARE(seen.first().path, u"/a?x=1"_s);
    QCOMPARE(seen.first().header("x-mine"), "yes");
    QCOMPARE(seen.first().status, 200);
    QCOMPARE(seen.first().bodySent, resource.size);
    QTRY_COMPARE(received.size(), 1);
}

void TestScriptedServer::answersRanges_data()
{
    using Ranges = Resource::Ranges;
    QTest::addColumn<Ranges>("ranges");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("contentRange"); // empty: none
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("length");
    const auto row = [](const char *name, Ranges ranges, const char *asked, const char *status,
                        const char *contentRange, qint64 from, qint64 length) {
        QTest::newRow(name) << ranges << QByteArray(asked) << QByteArray(status)
                            << QByteArray(contentRange) << from << length;
    };
    row("middle", Ranges::Honest, "bytes=10-19", "206", "bytes 10-19/100", 10, 10);
    row("open", Ranges::Honest, "bytes=90-", "206", "bytes 90-99/100", 90, 10);
    row("suffix", Ranges::Honest, "bytes=-5", "206", "bytes 95-99/100", 95, 5);
    row("too long", Ranges::Honest, "bytes=90-999", "206", "bytes 90-99/100", 90, 10);
    row("beyond", Ranges::Honest, "bytes=100-", "416", "bytes */100", 0, 0);
    row("two", Ranges::Honest, "bytes=1-2,4-5", "200", "", 0, 100);
    row("ignored", Ranges::Ignored, "bytes=10-19", "200", "", 0, 100);
    row("shifted", Ranges::Shifted, "bytes=10-19", "206", "bytes 11-19/100", 11, 9);
    row("garbage", Ranges::Garbage, "bytes=10-19", "206", "bytes of some kind", 10, 10);
    row("missing", Ranges::Missing, "bytes=10-19", "206", "", 10, 10);
    row("wrong total", Ranges::WrongTotal, "bytes=10-19", "206", "bytes 10-19/101", 10, 10);
    row("other unit", Ranges::OtherUnit, "bytes=10-19", "206", "items 10-19/100", 10, 10);
    row("unknown total", Ranges::UnknownTotal, "bytes=10-19", "206", "bytes 10-19/*", 10, 10);
    row("several parts", Ranges::Multipart, "bytes=10-19", "206", "", 10, 10);
    row("unasked", Ranges::Unasked, "items=1", "206", "bytes 0-99/100", 0, 100);
}

void TestScriptedServer::answersRanges()
{
    QFETCH(const Resource::Ranges, ranges);
    QFETCH(const QByteArray, asked);
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, contentRange);
    QFETCH(const qint64, from);
    QFETCH(const qint64, length);
    ScriptedServer server;
    Resource resource = fileOf(100);
    resource.ranges = ranges;
    server.setResource(u"/a"_s, resource);
    Client client(server);
    client.ask("/a", "Range: " + asked + "\r\n");
    const QByteArray head = client.head();
    QVERIFY2(head.startsWith(QByteArray("HTTP/1.1 " + status + " ")), head.constData());
    QCOMPARE(head.contains("Content-Range: "), !contentRange.isEmpty());
    QVERIFY2(contentRange.isEmpty()
                 || head.contains(QByteArray("Content-Range: " + contentRange + "\r\n")),
             head.constData());
    QCOMPARE(client.read(length), bodyAt(7, from, length));
}

void TestScriptedServer::answersIfRangeByTheEtag()
{
    ScriptedServer server;
    Resource resource = fileOf(100);
    server.setResource(u"/a"_s, resource);
    resource.ignoresIfRange = true;
    server.setResource(u"/deaf"_s, resource);
    const QList<std::tuple<QByteArray, QByteArray, QByteArray>> cases{
        {"/a", "\"v1\"", "206"}, {"/a", "\"v2\"", "200"}, {"/deaf", "\"v2\"", "206"}};
    for (const auto &[path, condition, status] : cases) {
        Client client(server);
        client.ask(path, "Range: bytes=50-\r\nIf-Range: " + condition + "\r\n");
        QVERIFY(client.head().startsWith(QByteArray("HTTP/1.1 " + status)));
    }
}

void TestScriptedServer::anotherVersionHasOtherBytesAndAnotherEtag()
{
    ScriptedServer server;
    Resource resource = fileOf(100);
    resource.changesAfter = 1;
    server.setResource(u"/a"_s, resource);
    Client client(server);
    const QList<std::pair<quint64, QByteArray>> versions{{7, "\"v1\""}, {8, "\"v1-v1\""}};
    for (const auto &[seed, etag] : versions) {
        client.ask("/a");
        QVERIFY(client.head().contains(QByteArray("ETag: " + etag + "\r\n")));
        QCOMPARE(client.read(100), bodyAt(seed, 0, 100));
    }
    server.changeVersion(u"/a"_s);
    client.ask("/a");
    QVERIFY(client.head().contains("ETag: \"v1-v2\"\r\n"));
    QCOMPARE(client.read(100), bodyAt(9, 0, 100));
}

void TestScriptedServer::framesTheBody_data()
{
    using Framing = Resource::Framing;
    const QByteArray body = bodyAt(7, 0, 100);
    const QByteArray chunk = "64\r\n" + body + "\r\n";
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<qint64>("lengthError");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("until close") << Framing::UntilClose << qint64(0)
                                 << QByteArray("Connection: close") << body;
    QTest::newRow("no last chunk")
        << Framing::NoLastChunk << qint64(0) << QByteArray("Transfer-Encoding: chunked") << chunk;
    QTest::newRow("bad chunk") << Framing::BadChunk << qint64(0)
                               << QByteArray("Transfer-Encoding: chunked")
                               << "32\r\n" + body.left(50) + "\r\nno number\r\n" + body.mid(50)
            + "\r\n";
    QTest::newRow("longer than promised")
        << Framing::Length << qint64(-1) << QByteArray("Content-Length: 99") << body;
    QTest::newRow("shorter than promised")
        << Framing::Length << qint64(1) << QByteArray("Content-Length: 101") << body;
}

void TestScriptedServer::framesTheBody()
{
    QFETCH(const Resource::Framing, framing);
    QFETCH(const qint64, lengthError);
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, sent);
    ScriptedServer server;
    Resource resource = fileOf(100);
    resource.framing = framing;
    resource.lengthError = lengthError;
    server.setResource(u"/a"_s, resource);
    Client client(server);
    client.ask("/a");
    QVERIFY(client.head().contains(QByteArray(header + "\r\n")));
    QCOMPARE(client.readAll(), sent);
}

void TestScriptedServer::refusesAFewTimesOnly()
{
    ScriptedServer server;
    Resource resource = fileOf(10);
    resource.status = 503;
    resource.statusTimes = 2;
    resource.statusHeaders = {{"Retry-After", "7"}};
    server.setResource(u"/a"_s, resource);
    Client client(server);
    for (int i = 0; i < 2; ++i) {
        client.ask("/a");
        const QByteArray head = client.head();
        QVERIFY(head.startsWith("HTTP/1.1 503"));
        QVERIFY(head.contains("Retry-After: 7\r\n"));
    }
    client.ask("/a");
    QVERIFY(client.head().startsWith("HTTP/1.1 200"));
}

void TestScriptedServer::keepsTheConnectionBetweenAnswers()
{
    ScriptedServer server;
    Resource resource = fileOf(10);
    server.setResource(u"/a"_s, resource);
    resource.framing = Resource::Framing::Chunked;
    resource.closesAfterAnswer = true;
    server.setResource(u"/closing"_s, resource);
    Client client(server);
    client.ask("/a");
    QVERIFY(!client.head().isEmpty());
    QCOMPARE(client.read(10).size(), 10);
    client.ask("/closing");
    QVERIFY(!client.head().contains("close"));
    QCOMPARE(client.readAll(), "a\r\n" + bodyAt(7, 0, 10) + "\r\n0\r\n\r\n");
    QCOMPARE(server.requests().last().connection, 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestScriptedServer::stallsUntilReleased()
{
    ScriptedServer server;
    Resource resource = fileOf(1000);
    resource.cutAt = 400;
    resource.cut = Resource::Cut::Stall;
    server.setResource(u"/a"_s, resource);
    QSignalSpy reached(&server, &ScriptedServer::bodyByteReached);
    Client client(server);
    client.ask("/a");
    QVERIFY(!client.head().isEmpty());
    QVERIFY(reached.size() == 1 || reached.wait());
    QCOMPARE(reached.first().at(1).toLongLong(), 400);
    QCOMPARE(client.read(400), bodyAt(7, 0, 400));
    QVERIFY(!client.socket().waitForReadyRead(50));
    server.release(u"/a"_s);
    QCOMPARE(client.read(600), bodyAt(7, 400, 600));
}

void TestScriptedServer::withholdsTheHeadUntilReleased()
{
    ScriptedServer server;
    Resource resource = fileOf(10);
    resource.stallsBeforeHead = true;
    server.setResource(u"/a"_s, resource);
    Client client(server);
    client.ask("/a");
    QVERIFY(!client.socket().waitForReadyRead(50));
    server.release(u"/a"_s);
    QVERIFY(client.head().startsWith("HTTP/1.1 200"));
}

void TestScriptedServer::limitsTheRate()
{
    ScriptedServer server;
    Resource resource = fileOf(1000);
    resource.bytesPerSecond = 5000;
    server.setResource(u"/a"_s, resource);
    Client client(server);
    QElapsedTimer timer;
    timer.start();
    client.ask("/a");
    QVERIFY(!client.head().isEmpty());
    QCOMPARE(client.read(1000), bodyAt(7, 0, 1000));
    QVERIFY2(timer.elapsed() >= 180, qPrintable(QString::number(timer.elapsed())));
}

void TestScriptedServer::sendsRawAnswersAsTheyAre()
{
    ScriptedServer server;
    Resource resource;
    resource.raw = "SSH-2.0-nothing\r\n";
    server.setResource(u"/a"_s, resource);
    Client client(server);
    client.ask("/a");
    QCOMPARE(client.readAll(), resource.raw);
}

void TestScriptedServer::sendsInterimAnswersAhead()
{
    ScriptedServer server;
    Resource resource = fileOf(1);
    resource.interim = {102};
    server.setResource(u"/a"_s, resource);
    Client client(server);
    client.ask("/a");
    QVERIFY(client.head().startsWith("HTTP/1.1 102"));
    QVERIFY(client.head().startsWith("HTTP/1.1 200"));
}

void TestScriptedServer::eachRequestHasTheScriptOfItsNumber()
{
    ScriptedServer server;
    Resource away;
    away.status = 503;
    Resource silent;
    silent.stallsBeforeHead = true;
    server.setScript(u"/a"_s, {{0, fileOf(1)}, {1, silent}, {2, away}});
    Client client(server);
    client.ask("/a");
    QVERIFY(client.head().startsWith("HTTP/1.1 200"));
    Client held(server);
    held.ask("/a");
    QTRY_COMPARE(server.requests().size(), 2);
    for (int i = 0; i < 2; ++i) {
        Client refused(server);
        refused.ask("/a");
        QVERIFY(refused.head().startsWith("HTTP/1.1 503"));
    }
    server.release(u"/a"_s);
    QVERIFY(held.head().startsWith("HTTP/1.1 200"));
}

void TestScriptedServer::cutsAtBytesDrawnFromASeed()
{
    ScriptedServer server;
    Resource resource = fileOf(100'000);
    resource.cutSeed = 5;
    resource.cutTimes = 3;
    QList<qsizetype> lengths;
    for (const QString &path : {u"/a"_s, u"/b"_s}) {
        server.setResource(path, resource);
        for (int i = 0; i < 4; ++i) {
            Client client(server);
            client.ask(path.toLatin1(), "Connection: close\r\n");
            std::ignore = client.head();
            const QByteArray body = i < 3 ? client.readAll() : client.read(100'000);
            QCOMPARE(body, bodyAt(7, 0, body.size()));
            lengths.append(body.size());
        }
    }
    QCOMPARE(lengths.first(4), lengths.last(4));
    QCOMPARE(lengths.at(3), 100'000);
    QVERIFY(lengths.at(0) != lengths.at(1) && lengths.at(0) < 100'000);
}

void TestScriptedServer::aByteOfTheFileIsNeverReached()
{
    ScriptedServer server;
    Resource resource = fileOf(1000);
    resource.endsAt = 900;
    server.setResource(u"/a"_s, resource);
    for (const auto &[range, length] : {std::pair("", 900), std::pair("Range: bytes=800-\r\n", 100),
                                        std::pair("Range: bytes=950-\r\n", 0)}) {
        Client client(server);
        client.ask("/a", range);
        std::ignore = client.head();
        QCOMPARE(client.readAll().size(), length);
    }
}

void TestScriptedServer::readsUploadedBodies()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, fileOf(1));
    Client client(server);
    client.ask("/a", "Content-Length: 300000\r\n", "PUT");
    client.socket().write(bodyAt(1, 0, 300'000));
    QVERIFY(client.head().startsWith("HTTP/1.1 200"));
    QCOMPARE(server.requests().first().bodyReceived, 300'000);
    QVERIFY(server.requests().first().body == bodyAt(1, 0, 300'000));
}

void TestScriptedServer::answersBeforeItReadsTheBody()
{
    ScriptedServer server;
    Resource resource = fileOf(1);
    resource.answersBeforeBody = true;
    server.setResource(u"/a"_s, resource);
    Client client(server);
    client.ask("/a", "Content-Length: 300000\r\n", "PUT");
    QVERIFY(client.head().startsWith("HTTP/1.1 200"));
    QCOMPARE(server.requests().first().bodyReceived, 0);
    client.socket().write(bodyAt(1, 0, 300'000));
    QTRY_COMPARE(server.requests().first().bodyReceived, 300'000);
}

void TestScriptedServer::cutsWithinUploadedBodies()
{
    ScriptedServer server;
    Resource resource = fileOf(1);
    resource.bodyCutAt = 100'000;
    resource.bodyCutTimes = 1;
    server.setResource(u"/a"_s, resource);
    Client first(server);
    first.ask("/a", "Content-Length: 300000\r\n", "PUT");
    first.socket().write(bodyAt(1, 0, 300'000));
    QTRY_COMPARE(server.requests().size(), 1);
    QTRY_COMPARE(server.requests().first().bodyReceived, 100'000);
    QTRY_COMPARE(server.openConnections(), 0);
    Client second(server);
    second.ask("/a", "Content-Length: 300000\r\n", "PUT");
    second.socket().write(bodyAt(1, 0, 300'000));
    QVERIFY(second.head().startsWith("HTTP/1.1 200"));
}

void TestScriptedServer::swallowsAnswers()
{
    ScriptedServer server;
    Resource resource = fileOf(1);
    resource.swallowsAnswer = true;
    server.setResource(u"/a"_s, resource);
    Client client(server);
    client.ask("/a", "Content-Length: 1000\r\n", "PUT");
    client.socket().write(bodyAt(1, 0, 1000));
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.socket().readAll(), QByteArray());
    QCOMPARE(server.requests().first().bodyReceived, 1000);
}

void TestScriptedServer::unknownPathsAreNotFound()
{
    ScriptedServer server;
    Client client(server);
    client.ask("/nowhere");
    QVERIFY(client.head().startsWith("HTTP/1.1 404"));
}

void TestScriptedServer::takesConnectionsAgainAtTheSamePort()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, fileOf(1));
    server.stopListening();
    Client early(server);
    QCOMPARE(early.socket().error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(server.listenAgain());
    Client late(server);
    late.ask("/a");
    QVERIFY(late.head().startsWith("HTTP/1.1 200"));
}

QTEST_GUILESS_MAIN(TestScriptedServer)
#include "tst_scriptedserver.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httptransport.h"

#include "tests/model/transfer/recorder.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTest>

#include <array>
#include <chrono>
#include <functional>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 fileSize = 300'000;
constexpr quint64 fileSeed = 7;

Resource file(qint64 size = fileSize)
{
    Resource resource;
    resource.size = size;
    resource.seed = fileSeed;
    resource.etag = "\"v1\"";
    return resource;
}

/// An honest file, changed.
Resource fileWith(const std::function<void(Resource &)> &change)
{
    Resource resource = file();
    change(resource);
    return resource;
}

TransferRequest requestFor(const QUrl &url)
{
    TransferRequest request;
    request.url = url;
    request.headTimeout = 5s;
    request.stallTimeout = 5s;
    return request;
}

using Change = std::function<void(Resource &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestHttpTransport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheWholeBody();
    void asksAsItself();
    void asksForTheRange_data();
    void asksForTheRange();
    void handsOverTheHeadOfARange();
    void keepsNoCookies();
    void refusesToSendABrokenHeader();
    void endsAsTheBodyEnded_data();
    void endsAsTheBodyEnded();
    void givesWhatCameOfABrokenChunkedBody_data();
    void givesWhatCameOfABrokenChunkedBody();
    void refusesALengthItCannotTrust_data();
    void refusesALengthItCannotTrust();
    void takesNoMalformedAnswerForAFile_data();
    void takesNoMalformedAnswerForAFile();
    void refusesInterimAnswers_data();
    void refusesInterimAnswers();
    void letsTheListenerJudgeTheStatus_data();
    void letsTheListenerJudgeTheStatus();
    void asksForALoginWhenTheListenerTakesA401();
    void givesTheBodyOfAnErrorPageThatIsTaken();
    void endsWithTheListenersErrorInABody();
    void doesNotHangOnAHugeHead();

    void timesOut_data();
    void timesOut();
    void aTrickleIsNoStall();
    void namesARefusedConnection();
    void namesAHostThatIsNotThere();
    void asksAtMostFourTimesBeforeAHead();
    void surviveAConnectionClosedBetweenRequests();
    void saysNothingOfTheQuery();
};

void TestHttpTransport::givesTheWholeBody()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file(5'000'000));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error, Error{});
    QCOMPARE(recorder.heads, 1);
    QCOMPARE(recorder.head.status, 200);
    QCOMPARE(recorder.head.header("etag"), "\"v1\"");
    QVERIFY(recorder.body == bodyAt(fileSeed, 0, 5'000'000));
}

void TestHttpTransport::asksAsItself()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file());
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.headers = {
        {"X-Mine", "1"}, {"Accept-Encoding", "gzip"}, {"Authorization", "Basic eA=="}};
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    const SeenRequest seen = server.requests().first();
    QCOMPARE(seen.method, "GET");
    QVERIFY(seen.header("User-Agent").startsWith("Tranship/"));
    QCOMPARE(seen.header("Accept-Encoding"), "identity");
    QCOMPARE(seen.header("Accept-Language"), "*");
    QCOMPARE(seen.header("X-Mine"), "1");
    QCOMPARE(seen.header("Authorization"), "Basic eA==");
    for (const char *name : {"Range", "If-Range", "Cookie", "Referer", "Cache-Control"})
        QVERIFY2(seen.header(name).isNull(), name);
}

void TestHttpTransport::asksForTheRange_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<bool>("wantsRange");
    QTest::addColumn<QByteArray>("range");
    QTest::newRow("whole") << qint64(0) << qint64(-1) << false << QByteArray();
    QTest::newRow("whole as a range") << qint64(0) << qint64(-1) << true << QByteArray("bytes=0-");
    QTest::newRow("rest") << qint64(10) << qint64(-1) << false << QByteArray("bytes=10-");
    QTest::newRow("piece") << qint64(10) << qint64(20) << false << QByteArray("bytes=10-19");
    QTest::newRow("start") << qint64(0) << qint64(20) << false << QByteArray("bytes=0-19");
}

void TestHttpTransport::asksForTheRange()
{
    QFETCH(const qint64, from);
    QFETCH(const qint64, end);
    QFETCH(const bool, wantsRange);
    QFETCH(const QByteArray, range);
    ScriptedServer server;
    server.setResource(u"/a"_s, file(1000));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.from = from;
    request.end = end;
    request.wantsRange = wantsRange;
    request.ifRange = "\"v1\"";
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    const SeenRequest seen = server.requests().first();
    QCOMPARE(seen.header("Range"), range);
    QCOMPARE(seen.header("If-Range").isNull(), range.isNull());
    QCOMPARE(recorder.body, bodyAt(fileSeed, from, (end < 0 ? 1000 : end) - from));
}

void TestHttpTransport::handsOverTheHeadOfARange()
{
    // D1, D2: whether the piece is the right one is for the listener to see.
    ScriptedServer server;
    server.setResource(
        u"/a"_s, fileWith([](Resource &resource) { resource.ranges = Resource::Ranges::Shifted; }));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.from = 1000;
    recorder.onHead = [] { return failure(ErrorCode::InvalidRange, ErrorContext::RemoteFile); };
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.head.status, 206);
    QCOMPARE(recorder.head.header("Content-Range"), "bytes 1001-299999/300000");
    QCOMPARE(recorder.error.code, ErrorCode::InvalidRange);
    QVERIFY(recorder.body.isEmpty());
}

void TestHttpTransport::keepsNoCookies()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, fileWith([](Resource &resource) {
                           resource.headers = {{"Set-Cookie", "id=1"}};
                       }));
    HttpTransports transports;
    for (int i = 1; i <= 2; ++i) {
        Recorder recorder;
        const auto transport = transports.make(recorder);
        transport->start(requestFor(server.url(u"/a"_s)));
        QTRY_COMPARE(recorder.ends, 1);
    }
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(server.requests().last().header("Cookie").isNull());
}

void TestHttpTransport::refusesToSendABrokenHeader()
{
    ScriptedServer server;
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.headers = {{"X-Mine", "1\r\nX-Other: 2"}};
    transport->start(request);
    QCOMPARE(recorder.ends, 0);
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::InvalidArgument);
    QVERIFY(server.requests().isEmpty());
}

void TestHttpTransport::endsAsTheBodyEnded_data()
{
    using Framing = Resource::Framing;
    QTest::addColumn<Change>("change");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<qint64>("least"); // bytes that must have been given
    const auto row = [](const char *name, ErrorCode code, qint64 least, const Change &change) {
        QTest::newRow(name) << change << code << least;
    };
    const auto framed = [](Framing framing) {
        return [framing](Resource &resource) { resource.framing = framing; };
    };
    const auto longer = [](qint64 error) {
        return [error](Resource &resource) { resource.lengthError = error; };
    };
    const auto cut = [](Resource::Cut how) {
        return [how](Resource &resource) {
            resource.cutAt = 100'000;
            resource.cut = how;
        };
    };
    const auto coded = [](const char *coding) {
        return [coding](Resource &resource) { resource.headers = {{"Content-Encoding", coding}}; };
    };
    row("D9 more than promised is cut", ErrorCode::None, fileSize - 10, longer(-10));
    row("D10 less than promised", ErrorCode::ConnectionClosed, fileSize, longer(10));
    row("D10 closed", ErrorCode::ConnectionClosed, 100'000, cut(Resource::Cut::Close));
    row("D10 reset", ErrorCode::ConnectionClosed, 0, cut(Resource::Cut::Reset));
    row("D11 the last byte is missing", ErrorCode::ConnectionClosed, fileSize - 1,
        [](Resource &resource) { resource.cutAt = resource.size - 1; });
    row("D12 chunks", ErrorCode::None, fileSize, framed(Framing::Chunked));
    row("D13 until the close", ErrorCode::None, fileSize, framed(Framing::UntilClose));
    row("D14 gzip", ErrorCode::ContentCoded, 0, coded("gzip"));
    row("D14 two codings", ErrorCode::ContentCoded, 0, coded("gzip, gzip"));
    row("D14 identity is none", ErrorCode::None, fileSize, coded("identity"));
    row("D18 empty", ErrorCode::None, 0, [](Resource &resource) { resource.size = 0; });
    row("D18 empty in chunks", ErrorCode::None, 0, [](Resource &resource) {
        resource.size = 0;
        resource.framing = Framing::Chunked;
    });
    row("D18 empty until the close", ErrorCode::None, 0, [](Resource &resource) {
        resource.size = 0;
        resource.framing = Framing::UntilClose;
    });
}

void TestHttpTransport::endsAsTheBodyEnded()
{
    QFETCH(const Change, change);
    QFETCH(const ErrorCode, code);
    QFETCH(const qint64, least);
    ScriptedServer server;
    server.setResource(u"/a"_s, fileWith(change));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, code);
    QVERIFY2(recorder.body.size() >= least, qPrintable(QString::number(recorder.body.size())));
    QVERIFY(recorder.body == bodyAt(fileSeed, 0, recorder.body.size()));
    // Qt asks again by itself when the close comes together with the head.
    QVERIFY(server.requests().size() <= 4);
}

void TestHttpTransport::givesWhatCameOfABrokenChunkedBody_data()
{
    QTest::addColumn<Resource::Framing>("framing");
    QTest::newRow("D12 bad chunk size") << Resource::Framing::BadChunk;
    QTest::newRow("D12 no last chunk") << Resource::Framing::NoLastChunk;
}

void TestHttpTransport::givesWhatCameOfABrokenChunkedBody()
{
    // Q4: the end may look like success, which is why only a length is proof.
    QFETCH(const Resource::Framing, framing);
    ScriptedServer server;
    server.setResource(u"/a"_s,
                       fileWith([framing](Resource &resource) { resource.framing = framing; }));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QVERIFY(recorder.head.header("Content-Length").isNull());
    QVERIFY(recorder.body.size() >= fileSize / 2);
    QVERIFY(recorder.body == bodyAt(fileSeed, 0, recorder.body.size()));
    QVERIFY(recorder.error.code == ErrorCode::None
            || recorder.error.code == ErrorCode::ConnectionClosed);
}

void TestHttpTransport::refusesALengthItCannotTrust_data()
{
    QTest::addColumn<QByteArray>("length");
    for (const char *length :
         {"-5", "five", "5 000", "0x10", "99999999999999999999", "10, 11", "+5"})
        QTest::newRow(length) << QByteArray(length);
}

void TestHttpTransport::refusesALengthItCannotTrust()
{
    QFETCH(const QByteArray, length);
    ScriptedServer server;
    Resource resource;
    resource.raw = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n0123456789";
    server.setResource(u"/a"_s, resource);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::InvalidServerResponse);
    QCOMPARE(recorder.heads, 0);
    QVERIFY(recorder.body.isEmpty());
}

void TestHttpTransport::takesNoMalformedAnswerForAFile_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("E7 another protocol") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
    QTest::newRow("E7 HTTP/0.9") << QByteArray("<html>hello</html>");
    QTest::newRow("E7 no status") << QByteArray("HTTP/1.1\r\n\r\n0123456789");
    QTest::newRow("E7 status 000") << QByteArray("HTTP/1.1 000 Zero\r\n\r\n0123456789");
    QTest::newRow("E7 status 999") << QByteArray("HTTP/1.1 999 Much\r\n\r\n0123456789");
    QTest::newRow("E7 head cut off") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1");
    QTest::newRow("E7 zeros") << QByteArray(2000, '\0');
}

void TestHttpTransport::takesNoMalformedAnswerForAFile()
{
    QFETCH(const QByteArray, raw);
    ScriptedServer server;
    Resource resource;
    resource.raw = raw;
    server.setResource(u"/a"_s, resource);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QVERIFY2(recorder.error.code == ErrorCode::ConnectionClosed
                 || recorder.error.code == ErrorCode::InvalidServerResponse,
             qPrintable(recorder.error.detail));
    QVERIFY(recorder.body.isEmpty());
    QVERIFY(server.requests().size() <= 4);
}

void TestHttpTransport::refusesInterimAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("102") << 102;
    QTest::newRow("103") << 103;
}

void TestHttpTransport::refusesInterimAnswers()
{
    QFETCH(const int, status);
    ScriptedServer server;
    server.setResource(u"/a"_s,
                       fileWith([status](Resource &resource) { resource.interim = {status}; }));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::InvalidServerResponse);
    QCOMPARE(recorder.heads, 0);
}

void TestHttpTransport::letsTheListenerJudgeTheStatus_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {204, 300, 302, 304, 400, 401, 403, 404, 407, 408, 410, 412, 416, 429,
                             500, 502, 503, 504, 599})
        QTest::addRow("E5 %d", status) << status;
}

void TestHttpTransport::letsTheListenerJudgeTheStatus()
{
    QFETCH(const int, status);
    ScriptedServer server;
    server.setResource(u"/a"_s, fileWith([status](Resource &resource) {
                           resource.status = status;
                           resource.statusHeaders = {{"Retry-After", "7"}};
                       }));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.heads, 1);
    QCOMPARE(recorder.head.status, status);
    QCOMPARE(recorder.head.header("Retry-After"), "7");
    QCOMPARE(recorder.error.code, ErrorCode::HttpStatus);
    QCOMPARE(recorder.error.httpStatus, status);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::asksForALoginWhenTheListenerTakesA401()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, fileWith([](Resource &resource) {
                           resource.status = 401;
                           resource.statusHeaders = {{"WWW-Authenticate", "Basic realm=\"x\""}};
                       }));
    HttpTransports transports;
    Recorder recorder;
    recorder.onHead = [] { return Done{}; };
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.head.header("WWW-Authenticate"), "Basic realm=\"x\"");
    QCOMPARE(recorder.error.code, ErrorCode::AuthenticationRequired);
    QCOMPARE(recorder.error.httpStatus, 401);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::givesTheBodyOfAnErrorPageThatIsTaken()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, fileWith([](Resource &resource) {
                           resource.status = 404;
                           resource.statusBody = 1000;
                       }));
    HttpTransports transports;
    Recorder recorder;
    recorder.onHead = [] { return Done{}; };
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error, Error{});
    QCOMPARE(recorder.body.size(), 1000);
}

void TestHttpTransport::endsWithTheListenersErrorInABody()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file(50'000'000));
    HttpTransports transports;
    Recorder recorder;
    recorder.onBytes = [] { return failure(ErrorCode::DiskFull, ErrorContext::LocalFile); };
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::DiskFull);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(server.requests().first().bodySent < 50'000'000);
}

void TestHttpTransport::doesNotHangOnAHugeHead()
{
    // E6: Qt drops what is too much, and the length with it, and then waits for a close that never
    // comes.
    ScriptedServer server;
    server.setResource(u"/a"_s, fileWith([](Resource &resource) { resource.hugeHead = 200'000; }));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.headTimeout = 300ms;
    request.stallTimeout = 300ms;
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    QVERIFY(recorder.error.code != ErrorCode::None || recorder.body.size() == fileSize);
}

void TestHttpTransport::timesOut_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<qint64>("received");
    QTest::newRow("E3 no head") << Change([](Resource &resource) {
        resource.stallsBeforeHead = true;
    }) << qint64(0);
    for (const qint64 byte : {qint64(0), qint64(1), qint64(100'000), fileSize - 1}) {
        QTest::addRow("E1 stall at byte %lld", byte) << Change([byte](Resource &resource) {
            resource.cutAt = byte;
            resource.cut = Resource::Cut::Stall;
        }) << byte;
    }
}

void TestHttpTransport::timesOut()
{
    QFETCH(const Change, change);
    QFETCH(const qint64, received);
    ScriptedServer server;
    server.setResource(u"/a"_s, fileWith(change));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.headTimeout = 200ms;
    request.stallTimeout = 200ms;
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::Timeout);
    QCOMPARE(recorder.body.size(), received);
    QCOMPARE(server.requests().size(), 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestHttpTransport::aTrickleIsNoStall()
{
    // E2: 200 bytes a second for longer than the limit between two pieces.
    ScriptedServer server;
    server.setResource(u"/a"_s, fileWith([](Resource &resource) {
                           resource.size = 200;
                           resource.bytesPerSecond = 200;
                       }));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.stallTimeout = 500ms;
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error, Error{});
    QCOMPARE(recorder.body.size(), 200);
}

void TestHttpTransport::namesARefusedConnection()
{
    ScriptedServer server;
    server.stopListening();
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::ConnectFailure);
    QCOMPARE(recorder.error.context, ErrorContext::Transport);
    QVERIFY(recorder.error.detail.startsWith(u"127.0.0.1:"_s));
}

void TestHttpTransport::namesAHostThatIsNotThere()
{
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    // Reserved for names that never resolve (RFC 6761).
    transport->start(requestFor(QUrl(u"http://nowhere.invalid/a"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(recorder.ends, 1, 20'000);
    QCOMPARE(recorder.error.code, ErrorCode::HostNotFound);
}

void TestHttpTransport::asksAtMostFourTimesBeforeAHead()
{
    ScriptedServer server;
    server.setResource(u"/a"_s,
                       fileWith([](Resource &resource) { resource.closesBeforeHead = true; }));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::ConnectionClosed);
    QVERIFY2(server.requests().size() <= 4, qPrintable(QString::number(server.requests().size())));
}

void TestHttpTransport::surviveAConnectionClosedBetweenRequests()
{
    // E9
    ScriptedServer server;
    server.setResource(u"/a"_s,
                       fileWith([](Resource &resource) { resource.closesAfterAnswer = true; }));
    HttpTransports transports;
    for (int i = 1; i <= 3; ++i) {
        Recorder recorder;
        const auto transport = transports.make(recorder);
        transport->start(requestFor(server.url(u"/a"_s)));
        QTRY_COMPARE(recorder.ends, 1);
        QCOMPARE(recorder.error, Error{});
        QCOMPARE(server.requests().size(), i);
    }
}

void TestHttpTransport::saysNothingOfTheQuery()
{
    ScriptedServer server;
    server.stopListening();
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/canarypath?token=canary"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QVERIFY(!recorder.error.detail.contains(u"canary"_s));
}

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/httpsenders.h"

#include "model/transfer/ratelimiter.h"
#include "model/transfer/upload/bytesbody.h"
#include "tests/support/fakeclock.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTest>
#include <QTimer>

#include <functional>
#include <limits>
#include <optional>
#include <utility>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// More than Qt and the system take before anything has arrived.
constexpr qint64 muchMore = 24 * 1024 * 1024;
constexpr quint64 bodySeed = 5;

const QString path = u"/up"_s;

/// Keeps what it is told.
class Recorder final : public Sender::Listener {
public:
    void sendFinished(const Result<UploadAnswer> &given, qint64 left) override
    {
        answer = given;
        sent = left;
        ++ends;
        if (onEnd)
            onEnd();
    }

    [[nodiscard]] int status() const { return answer && *answer ? (*answer)->head.status : 0; }

    [[nodiscard]] Error error() const { return answer && !*answer ? answer->error() : Error{}; }

    std::optional<Result<UploadAnswer>> answer;
    qint64 sent = -1;
    int ends = 0;
    std::function<void()> onEnd;
};

/// A body that comes when the test says so.
class HeldBody final : public BodySource {
public:
    struct Control {
        Listener *listener = nullptr;
        qint64 ready = 0; ///< bytes that may be read
    };

    HeldBody(std::shared_ptr<Control> control, qint64 length)
        : m_control(std::move(control)),
          m_length(length)
    {
    }

    void begin(Listener &listener) override { m_control->listener = &listener; }

    [[nodiscard]] qint64 length() const override { return m_length; }

    [[nodiscard]] qint64 read(char *bytes, qint64 most) override
    {
        const qint64 given = std::min(most, m_control->ready - m_at);
        fillBody(bodySeed, m_at, bytes, given);
        m_at += given;
        return given;
    }

private:
    const std::shared_ptr<Control> m_control;
    const qint64 m_length;
    qint64 m_at = 0;
};

SendOrder orderTo(const QUrl &url, const QByteArray &method = "PUT")
{
    SendOrder order;
    order.request.method = method;
    order.request.url = url;
    order.request.answerTimeout = 10s;
    order.stallTimeout = 10s;
    order.slowestRate = std::numeric_limits<qint64>::max() / 1000;
    return order;
}

std::unique_ptr<BodySource> body(qint64 length)
{
    return std::make_unique<BytesBody>(bodyAt(bodySeed, 0, length));
}

using Change = std::function<void(Resource &)>;

Resource resourceWith(const Change &change)
{
    Resource resource;
    change(resource);
    return resource;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestSendExchange final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void bringsTheBodyByAnyMethod_data();
    void bringsTheBodyByAnyMethod();
    void statesTheLengthOfWhatIsSent_data();
    void statesTheLengthOfWhatIsSent();
    void asksAsItself();
    void handsOnAnswersOfAnyStatus_data();
    void handsOnAnswersOfAnyStatus();
    void keepsTheFirstMebibyteOfTheAnswer();
    void goesOutOnceOnly_data();
    void goesOutOnceOnly();
    void refusesWhatWouldBreakTheRequestApart_data();
    void refusesWhatWouldBreakTheRequestApart();
    void tellsHowMuchLeftWhenTheConnectionBreaks_data();
    void tellsHowMuchLeftWhenTheConnectionBreaks();
    void hearsAnEarlyAnswerOfAServerThatReadsOn();
    void hearsAnEarlyRefusalOfASmallBody();
    void knowsNothingOfAnEarlyRefusalOfABigBody();
    void takesNoCutAnswerForAWholeOne();
    void waitsForAServerThatReadsSlowly();
    void endsWhenNothingIsTakenAnyMore();
    void endsWhenNoAnswerComes();
    void endsWhenTheSourceGivesNothing();
    void waitsForTheSource();
    void endsWithTheSourcesError();
    void isHeldByTheThrottle();
    void doesNotCountTheThrottleAsAStall();
    void stopsWithoutAWord();
    void mayBeDestroyedAtTheEnd();
    void namesWhatIsWrongWithACertificate();
    void sendsOverTls();
    void givesTheSystemTimeToSend_data();
    void givesTheSystemTimeToSend();

private:
    /// Sends and waits for the end.
    void send(const SendOrder &order, std::unique_ptr<BodySource> source);

    std::unique_ptr<ScriptedServer> m_server;
    HttpSenders m_senders;
    Recorder m_recorder;
    std::unique_ptr<Sender> m_sender;
};

void TestSendExchange::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->setResource(path, {});
    m_recorder = {};
    m_sender = m_senders.make(m_recorder);
}

void TestSendExchange::send(const SendOrder &order, std::unique_ptr<BodySource> source)
{
    // QTRY_ sleeps between two looks, and each of the many small steps would wait for it.
    QEventLoop loop;
    const std::function<void()> own = std::exchange(m_recorder.onEnd, {});
    m_recorder.onEnd = [&] {
        loop.quit();
        if (own)
            own();
    };
    m_sender->start(order, std::move(source));
    QTimer::singleShot(30s, &loop, &QEventLoop::quit);
    loop.exec();
    m_recorder.onEnd = {};
    QCOMPARE(m_recorder.ends, 1);
}

void TestSendExchange::bringsTheBodyByAnyMethod_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"PUT", "POST", "PATCH", "BITS_POST", "PROPFIND"})
        QTest::newRow(method) << QByteArray(method);
}

void TestSendExchange::bringsTheBodyByAnyMethod()
{
    QFETCH(const QByteArray, method);
    constexpr qint64 length = 3'000'001;
    SendOrder order = orderTo(m_server->url(path), method);
    order.request.headers = {{"X-Mine", "yes"}};
    send(order, body(length));
    QCOMPARE(m_recorder.status(), 200);
    QCOMPARE(m_recorder.sent, length);
    const QList<SeenRequest> seen = m_server->requests();
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.first().method, method);
    QCOMPARE(seen.first().header("X-Mine"), "yes");
    QVERIFY(seen.first().body == bodyAt(bodySeed, 0, length));
}

void TestSendExchange::statesTheLengthOfWhatIsSent_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<qint64>("length");
    QTest::newRow("a body") << QByteArray("PUT") << qint64(70'000);
    QTest::newRow("an empty file") << QByteArray("PUT") << qint64(0);
    QTest::newRow("an empty POST") << QByteArray("POST") << qint64(0);
    QTest::newRow("a method without a body") << QByteArray("MKCOL") << qint64(0);
    QTest::newRow("a packet without a body") << QByteArray("BITS_POST") << qint64(0);
}

void TestSendExchange::statesTheLengthOfWhatIsSent()
{
    QFETCH(const QByteArray, method);
    QFETCH(const qint64, length);
    send(orderTo(m_server->url(path + "?with=query"_L1), method), body(length));
    QCOMPARE(m_recorder.status(), 200);
    const SeenRequest seen = m_server->requests().first();
    QCOMPARE(seen.header("Content-Length"), QByteArray::number(length));
    QCOMPARE(seen.header("Content-Type"), QByteArray());
    QCOMPARE(seen.header("Transfer-Encoding"), QByteArray());
    QCOMPARE(seen.bodyReceived, length);
}

void TestSendExchange::asksAsItself()
{
    send(orderTo(m_server->url(path)), body(10));
    const SeenRequest seen = m_server->requests().first();
    QVERIFY(seen.header("User-Agent").startsWith("Tranship/"));
    QCOMPARE(seen.header("Accept-Encoding"), "identity");
    QCOMPARE(seen.header("Accept-Language"), "*");
    QCOMPARE(seen.header("Cookie"), QByteArray());
}

void TestSendExchange::handsOnAnswersOfAnyStatus_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    for (const int status : {201, 204, 207, 301, 303, 307, 308, 400, 401, 403, 404,
                             407, 409, 412, 413, 416, 423, 429, 500, 501, 503, 507})
        QTest::addRow("%d to a body", status) << QByteArray("PUT") << status;
    QTest::newRow("200 to HEAD") << QByteArray("HEAD") << 200;
    QTest::newRow("404 to HEAD") << QByteArray("HEAD") << 404;
    QTest::newRow("204 to OPTIONS") << QByteArray("OPTIONS") << 204;
}

void TestSendExchange::handsOnAnswersOfAnyStatus()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    m_server->setResource(path, resourceWith([&](Resource &resource) {
                              resource.status = status;
                              resource.statusBody = status == 204 || method == "HEAD" ? 0 : 100;
                              resource.statusHeaders = {{"Location", "/elsewhere"},
                                                        {"X-Said", "this"},
                                                        {"WWW-Authenticate", "Basic realm=\"x\""}};
                              resource.headers = {{"X-Said", "this"}};
                          }));
    send(orderTo(m_server->url(path), method), body(method == "PUT" ? 1000 : 0));
    QCOMPARE(m_recorder.status(), status);
    const UploadAnswer &answer = **m_recorder.answer;
    QCOMPARE(answer.head.header("X-Said"), "this");
    QCOMPARE(answer.head.url, m_server->url(path));
    if (status != 204 && method != "HEAD")
        QCOMPARE(answer.body, bodyAt(0, 0, 100));
    QCOMPARE(m_server->requests().size(), 1);
}

void TestSendExchange::keepsTheFirstMebibyteOfTheAnswer()
{
    m_server->setResource(path, resourceWith([](Resource &resource) {
                              resource.size = muchMore;
                              resource.seed = 9;
                          }));
    send(orderTo(m_server->url(path)), body(10));
    QCOMPARE(m_recorder.status(), 200);
    QVERIFY((*m_recorder.answer)->body == bodyAt(9, 0, 1024 * 1024));
}

void TestSendExchange::goesOutOnceOnly_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<Change>("change");
    const Change closes = [](Resource &resource) { resource.closesBeforeHead = true; };
    const Change swallows = [](Resource &resource) { resource.swallowsAnswer = true; };
    const Change resets = [](Resource &resource) {
        resource.bodyCutAt = 10'000;
        resource.cut = Resource::Cut::Reset;
    };
    QTest::newRow("Q2: closed at the head") << QByteArray("PUT") << qint64(300'000) << closes;
    QTest::newRow("Q2: a POST, closed at the head")
        << QByteArray("POST") << qint64(300'000) << closes;
    QTest::newRow("Q2: a small body, closed at the head")
        << QByteArray("PUT") << qint64(100) << closes;
    QTest::newRow("Q2: no body, closed at the head") << QByteArray("POST") << qint64(0) << closes;
    QTest::newRow("Q2: MKCOL, closed at the head") << QByteArray("MKCOL") << qint64(0) << closes;
    QTest::newRow("Q2: reset in the body") << QByteArray("PUT") << qint64(300'000) << resets;
    QTest::newRow("K3: the answer is lost") << QByteArray("PUT") << qint64(300'000) << swallows;
    QTest::newRow("K3: the answer to a POST is lost")
        << QByteArray("POST") << qint64(300'000) << swallows;
    QTest::newRow("K3: the answer to no body is lost")
        << QByteArray("POST") << qint64(0) << swallows;
}

void TestSendExchange::goesOutOnceOnly()
{
    QFETCH(const QByteArray, method);
    QFETCH(const qint64, length);
    QFETCH(const Change, change);
    // Qt does it in some of the cases only.
    for (int round = 1; round <= 20; ++round) {
        m_server->setResource(path, resourceWith(change));
        m_recorder.ends = 0;
        const qsizetype before = m_server->requests().size();
        send(orderTo(m_server->url(path), method), body(length));
        QCOMPARE(m_recorder.error().code, ErrorCode::ConnectionClosed);
        QCOMPARE(m_recorder.error().context, ErrorContext::Transport);
        QVERIFY(m_recorder.sent <= length);
        // none: it went over a connection that the server was just closing
        QVERIFY(m_server->requests().size() - before <= 1);
    }
    QVERIFY(m_server->requests().size() >= 10);
}

void TestSendExchange::refusesWhatWouldBreakTheRequestApart_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<RawHeaders>("headers");
    const QUrl good(u"http://127.0.0.1:9/"_s);
    QTest::newRow("a method of two lines") << QByteArray("PUT\r\nX: y") << good << RawHeaders();
    QTest::newRow("no method") << QByteArray() << good << RawHeaders();
    QTest::newRow("a header of two lines")
        << QByteArray("PUT") << good << RawHeaders{{"X", "y\r\nZ: 1"}};
    QTest::newRow("a file of this machine")
        << QByteArray("PUT") << QUrl(u"file:///tmp/x"_s) << RawHeaders();
}

void TestSendExchange::refusesWhatWouldBreakTheRequestApart()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QUrl, url);
    QFETCH(const RawHeaders, headers);
    SendOrder order = orderTo(url, method);
    order.request.headers = headers;
    m_sender->start(order, body(10));
    QCOMPARE(m_recorder.ends, 0);
    QTRY_COMPARE(m_recorder.ends, 1);
    QVERIFY(m_recorder.error().code != ErrorCode::None);
    QVERIFY(m_recorder.error().code != ErrorCode::ConnectionClosed);
    QCOMPARE(m_recorder.sent, 0);
}

void TestSendExchange::tellsHowMuchLeftWhenTheConnectionBreaks_data()
{
    QTest::addColumn<Resource::Cut>("cut");
    QTest::newRow("K2: closed in the body") << Resource::Cut::Close;
    QTest::newRow("K2: reset in the body") << Resource::Cut::Reset;
}

void TestSendExchange::tellsHowMuchLeftWhenTheConnectionBreaks()
{
    QFETCH(const Resource::Cut, cut);
    m_server->setResource(path, resourceWith([&](Resource &resource) {
                              resource.bodyCutAt = 1'000'000;
                              resource.cut = cut;
                          }));
    send(orderTo(m_server->url(path)), body(muchMore));
    QCOMPARE(m_recorder.error().code, ErrorCode::ConnectionClosed);
    QVERIFY(m_recorder.sent >= 1'000'000);
    QVERIFY(m_recorder.sent < muchMore);
    QCOMPARE(m_server->requests().first().bodyReceived, 1'000'000);
}

void TestSendExchange::hearsAnEarlyAnswerOfAServerThatReadsOn()
{
    m_server->setResource(path, resourceWith([](Resource &resource) {
                              resource.status = 413;
                              resource.answersBeforeBody = true;
                          }));
    send(orderTo(m_server->url(path)), body(muchMore));
    QCOMPARE(m_recorder.status(), 413);
}

void TestSendExchange::hearsAnEarlyRefusalOfASmallBody()
{
    m_server->setResource(path, resourceWith([](Resource &resource) {
                              resource.status = 401;
                              resource.answersBeforeBody = true;
                              resource.closesAfterAnswer = true;
                          }));
    send(orderTo(m_server->url(path)), body(5 * 1024));
    QCOMPARE(m_recorder.status(), 401);
}

void TestSendExchange::knowsNothingOfAnEarlyRefusalOfABigBody()
{
    // Q14: Qt does not read while it writes, and the reset throws away what came.
    m_server->setResource(path, resourceWith([](Resource &resource) {
                              resource.status = 413;
                              resource.answersBeforeBody = true;
                              resource.closesAfterAnswer = true;
                          }));
    send(orderTo(m_server->url(path)), body(muchMore));
    QCOMPARE(m_recorder.error().code, ErrorCode::ConnectionClosed);
    QVERIFY(m_recorder.sent < muchMore);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestSendExchange::takesNoCutAnswerForAWholeOne()
{
    m_server->setResource(path, resourceWith([](Resource &resource) {
                              resource.size = 100'000;
                              resource.cutAt = 50'000;
                          }));
    send(orderTo(m_server->url(path)), body(1000));
    QCOMPARE(m_recorder.error().code, ErrorCode::ConnectionClosed);
    QCOMPARE(m_recorder.sent, 1000);
}

void TestSendExchange::waitsForAServerThatReadsSlowly()
{
    // Q10: all of it is in the system's hands long before the server has it.
    m_server->setResource(
        path, resourceWith([](Resource &resource) { resource.bodyBytesPerSecond = 1'000'000; }));
    SendOrder order = orderTo(m_server->url(path));
    order.request.answerTimeout = 500ms;
    order.stallTimeout = 500ms;
    order.slowestRate = 500'000;
    send(order, body(2'000'000));
    QCOMPARE(m_recorder.status(), 200);
}

void TestSendExchange::endsWhenNothingIsTakenAnyMore()
{
    m_server->setResource(path, resourceWith([](Resource &resource) {
                              resource.bodyCutAt = 1'000'000;
                              resource.cut = Resource::Cut::Stall;
                          }));
    SendOrder order = orderTo(m_server->url(path));
    order.stallTimeout = 300ms;
    send(order, body(muchMore));
    QCOMPARE(m_recorder.error().code, ErrorCode::Timeout);
    QCOMPARE(m_recorder.error().context, ErrorContext::Transport);
    QVERIFY(m_recorder.sent >= 1'000'000);
    QVERIFY(m_recorder.sent < muchMore);
}

void TestSendExchange::endsWhenNoAnswerComes()
{
    m_server->setResource(
        path, resourceWith([](Resource &resource) { resource.stallsBeforeHead = true; }));
    SendOrder order = orderTo(m_server->url(path));
    order.request.answerTimeout = 300ms;
    send(order, body(1000));
    QCOMPARE(m_recorder.error().code, ErrorCode::Timeout);
    QCOMPARE(m_recorder.sent, 1000);
    m_server->release(path);
}

void TestSendExchange::endsWhenTheSourceGivesNothing()
{
    auto control = std::make_shared<HeldBody::Control>();
    control->ready = 1000;
    SendOrder order = orderTo(m_server->url(path));
    order.stallTimeout = 300ms;
    send(order, std::make_unique<HeldBody>(control, 2000));
    QCOMPARE(m_recorder.error().code, ErrorCode::Timeout);
    QCOMPARE(m_recorder.error().context, ErrorContext::LocalFile);
    QCOMPARE(m_recorder.sent, 1000);
}

void TestSendExchange::waitsForTheSource()
{
    auto control = std::make_shared<HeldBody::Control>();
    constexpr qint64 length = 1'000'000;
    m_sender->start(orderTo(m_server->url(path)), std::make_unique<HeldBody>(control, length));
    for (qint64 ready = 100'000; ready <= length; ready += 100'000) {
        control->ready = ready;
        control->listener->bodyReady();
        QTRY_COMPARE(m_sender->sent(), ready);
    }
    QTRY_COMPARE(m_recorder.status(), 200);
    QVERIFY(m_server->requests().first().body == bodyAt(bodySeed, 0, length));
}

void TestSendExchange::endsWithTheSourcesError()
{
    auto control = std::make_shared<HeldBody::Control>();
    control->ready = 100'000;
    m_sender->start(orderTo(m_server->url(path)), std::make_unique<HeldBody>(control, 200'000));
    QTRY_COMPARE(m_sender->sent(), 100'000);
    control->listener->bodyFailed(makeError(ErrorCode::LocalFileChanged, ErrorContext::LocalFile));
    QCOMPARE(m_recorder.ends, 1);
    QCOMPARE(m_recorder.error().code, ErrorCode::LocalFileChanged);
    QCOMPARE(m_recorder.sent, 100'000);
    QTRY_COMPARE(m_server->openConnections(), 0);
}

void TestSendExchange::isHeldByTheThrottle()
{
    test::FakeClock clock;
    RateLimiter limiter(clock);
    SendOrder order = orderTo(m_server->url(path));
    order.throttle = limiter.makeThrottle();
    order.throttle->setJob(Priority::Normal, 100'000);
    m_sender->start(order, body(300'000));
    QTRY_VERIFY(order.throttle->isHolding());
    QCOMPARE(m_sender->sent(), 0);
    for (int tenths = 1; tenths <= 40 && m_recorder.ends == 0; ++tenths) {
        clock.advance(100ms);
        limiter.serve();
        QTRY_VERIFY(order.throttle->isHolding() || m_sender->sent() == 300'000);
        QVERIFY(m_sender->sent() <= tenths * 10'000);
    }
    QTRY_COMPARE(m_recorder.status(), 200);
    QCOMPARE(order.throttle->taken(), 300'000);
    QVERIFY(m_server->requests().first().body == bodyAt(bodySeed, 0, 300'000));
}

void TestSendExchange::doesNotCountTheThrottleAsAStall()
{
    test::FakeClock clock;
    RateLimiter limiter(clock);
    SendOrder order = orderTo(m_server->url(path));
    order.stallTimeout = 100ms;
    order.throttle = limiter.makeThrottle();
    order.throttle->setJob(Priority::Normal, 100'000);
    m_sender->start(order, body(10'000));
    QTRY_VERIFY(order.throttle->isHolding());
    QElapsedTimer held;
    held.start();
    QTRY_VERIFY(held.elapsed() > 400);
    QCOMPARE(m_recorder.ends, 0);
    clock.advance(1s);
    limiter.serve();
    QTRY_COMPARE(m_recorder.status(), 200);
}

void TestSendExchange::stopsWithoutAWord()
{
    m_server->setResource(path, resourceWith([](Resource &resource) {
                              resource.bodyCutAt = 1'000'000;
                              resource.cut = Resource::Cut::Stall;
                          }));
    QSignalSpy cuts(m_server.get(), &ScriptedServer::bodyByteReached);
    m_sender->start(orderTo(m_server->url(path)), body(muchMore));
    QVERIFY(cuts.wait());
    m_sender->stop();
    m_server->release(path);
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_recorder.ends, 0);
}

void TestSendExchange::mayBeDestroyedAtTheEnd()
{
    m_recorder.onEnd = [this] { m_sender.reset(); };
    send(orderTo(m_server->url(path)), body(1000));
    QCOMPARE(m_recorder.status(), 200);
    QVERIFY(!m_sender);
}

void TestSendExchange::namesWhatIsWrongWithACertificate()
{
    const ScriptedServer server(ScriptedServer::Scheme::Https);
    send(orderTo(server.url(path)), body(1000));
    QCOMPARE(m_recorder.error().code, ErrorCode::CertificateSelfSigned);
    QCOMPARE(m_recorder.error().context, ErrorContext::ServerCertificate);
    QVERIFY2(m_recorder.error().detail.contains("self-signed"_L1),
             qPrintable(m_recorder.error().detail));
    QCOMPARE(m_recorder.sent, 0);
}

void TestSendExchange::sendsOverTls()
{
    ScriptedServer server(ScriptedServer::Scheme::Https);
    server.setResource(path, {});
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(server.certificate());
    QSslConfiguration::setDefaultConfiguration(trusting);
    send(orderTo(server.url(path)), body(3'000'000));
    QSslConfiguration::setDefaultConfiguration(before);
    QCOMPARE(m_recorder.status(), 200);
    QVERIFY(server.requests().first().body == bodyAt(bodySeed, 0, 3'000'000));
}

void TestSendExchange::givesTheSystemTimeToSend_data()
{
    QTest::addColumn<qint64>("sent");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("drain");
    constexpr qint64 mebibyte = 1024 * 1024;
    QTest::newRow("nothing was sent") << qint64(0) << 0 << 0;
    QTest::newRow("all is in the socket at once") << mebibyte << 0 << 64;
    QTest::newRow("no more is in the socket than it holds") << 100 * mebibyte << 10 << 256;
    QTest::newRow("the line is slower than the slowest one") << 8 * mebibyte << 1024 << 1024;
    QTest::newRow("the line does not move") << 4 * mebibyte + 1 << 100'000 << 4096;
}

void TestSendExchange::givesTheSystemTimeToSend()
{
    QFETCH(const qint64, sent);
    QFETCH(const int, seconds);
    QFETCH(const int, drain);
    QCOMPARE(drainTime(sent, std::chrono::seconds(seconds), 16 * 1024),
             std::chrono::milliseconds(std::chrono::seconds(drain)));
}

QTEST_GUILESS_MAIN(TestSendExchange)
#include "tst_sendexchange.moc"

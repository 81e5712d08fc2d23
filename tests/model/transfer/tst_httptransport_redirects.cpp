// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httptransport.h"

#include "tests/model/transfer/recorder.h"
#include "tests/support/scriptedserver.h"

#include <QHostInfo>
#include <QSslConfiguration>
#include <QTest>

#include <chrono>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint64 fileSeed = 7;

Resource file(qint64 size = 1000)
{
    Resource resource;
    resource.size = size;
    resource.seed = fileSeed;
    return resource;
}

Resource redirectTo(const QByteArray &location, int status = 302)
{
    Resource resource;
    resource.location = location;
    resource.redirectStatus = status;
    return resource;
}

TransferRequest requestFor(const QUrl &url)
{
    TransferRequest request;
    request.url = url;
    request.headTimeout = 5s;
    request.stallTimeout = 5s;
    request.headers = {{"Authorization", "Basic canary"}, {"X-Api-Key", "canary"}};
    return request;
}

/// Trusts a server's certificate as long as it lives, as if it were in the system's list.
class Trust {
public:
    explicit Trust(const ScriptedServer &server)
        : m_before(QSslConfiguration::defaultConfiguration())
    {
        QSslConfiguration trusting = m_before;
        trusting.addCaCertificate(server.certificate());
        QSslConfiguration::setDefaultConfiguration(trusting);
    }

    ~Trust() { QSslConfiguration::setDefaultConfiguration(m_before); }
    Q_DISABLE_COPY_MOVE(Trust)

private:
    QSslConfiguration m_before;
};

} // namespace

/// Where redirects and TLS lead.
class TestHttpTransportRedirects final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsEveryKind_data();
    void followsEveryKind();
    void keepsHeadersAndRangeAtTheSameOrigin();
    void dropsHeadersAtAnotherOrigin();
    void doesNotSendThemAgainOnTheWayBack();
    void endsALoop();
    void followsTwentyAndNoMore();
    void refusesOtherTargets_data();
    void refusesOtherTargets();
    void neverLeavesTls();
    void giveEachHopItsOwnTime();
    void fetchesOverTls();
    void f9ACutOverTlsIsNoWholeFile_data();
    void f9ACutOverTlsIsNoWholeFile();
    void refusesAnUntrustedCertificate();
    void refusesACertificateForAnotherHost();
};

void TestHttpTransportRedirects::followsEveryKind_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestHttpTransportRedirects::followsEveryKind()
{
    QFETCH(const int, status);
    ScriptedServer server;
    server.setResource(u"/a"_s, redirectTo("b?x=1#part", status));
    server.setResource(u"/b"_s, file());
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error, Error{});
    QCOMPARE(recorder.heads, 1);
    QCOMPARE(recorder.head.url, server.url(u"/b?x=1"_s)); // F6
    QCOMPARE(recorder.body, bodyAt(fileSeed, 0, 1000));
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().last().method, "GET");
}

void TestHttpTransportRedirects::keepsHeadersAndRangeAtTheSameOrigin()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, redirectTo("/b"));
    server.setResource(u"/b"_s, file());
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.from = 100;
    request.ifRange = "\"v1\"";
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    const SeenRequest last = server.requests().last();
    QCOMPARE(last.path, u"/b"_s);
    QCOMPARE(last.header("Authorization"), "Basic canary");
    QCOMPARE(last.header("X-Api-Key"), "canary");
    QCOMPARE(last.header("Range"), "bytes=100-");
    QCOMPARE(last.header("If-Range"), "\"v1\"");
}

void TestHttpTransportRedirects::dropsHeadersAtAnotherOrigin()
{
    // F1: another port is another origin.
    ScriptedServer server;
    ScriptedServer other;
    server.setResource(u"/a"_s, redirectTo(other.url(u"/b"_s).toEncoded()));
    other.setResource(u"/b"_s, file());
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.from = 100;
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error, Error{});
    const SeenRequest last = other.requests().first();
    QCOMPARE(last.header("Range"), "bytes=100-");
    for (const auto &[name, value] : last.headers)
        QVERIFY2(!value.contains("canary"), name.constData());
}

void TestHttpTransportRedirects::doesNotSendThemAgainOnTheWayBack()
{
    ScriptedServer server;
    ScriptedServer other;
    server.setResource(u"/a"_s, redirectTo(other.url(u"/b"_s).toEncoded()));
    other.setResource(u"/b"_s, redirectTo(server.url(u"/c"_s).toEncoded()));
    server.setResource(u"/c"_s, file());
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error, Error{});
    QVERIFY(server.requests(u"/c"_s).first().header("Authorization").isNull());
}

void TestHttpTransportRedirects::endsALoop()
{
    // F3
    ScriptedServer server;
    server.setResource(u"/a"_s, redirectTo("/a"));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::TooManyRedirects);
    QCOMPARE(recorder.heads, 0);
    QCOMPARE(server.requests().size(), 21);
}

void TestHttpTransportRedirects::followsTwentyAndNoMore()
{
    ScriptedServer server;
    for (int i = 0; i < 21; ++i)
        server.setResource(u"/%1"_s.arg(i), redirectTo("/" + QByteArray::number(i + 1)));
    server.setResource(u"/21"_s, file());
    HttpTransports transports;
    for (const auto &[start, code] :
         {std::pair(1, ErrorCode::None), std::pair(0, ErrorCode::TooManyRedirects)}) {
        Recorder recorder;
        const auto transport = transports.make(recorder);
        transport->start(requestFor(server.url(u"/%1"_s.arg(start))));
        QTRY_COMPARE(recorder.ends, 1);
        QCOMPARE(recorder.error.code, code);
    }
}

void TestHttpTransportRedirects::refusesOtherTargets_data()
{
    QTest::addColumn<QByteArray>("location");
    // F4
    for (const char *location :
         {"file:///etc/hostname", "ftp://127.0.0.1/canary", "javascript:alert(1)", "data:,canary",
          "qrc:/canary", "http://user:canary@127.0.0.1/", "http://user@127.0.0.1/",
          "http:///canary", "http://127.0.0.1:99999/"})
        QTest::newRow(location) << QByteArray(location);
}

void TestHttpTransportRedirects::refusesOtherTargets()
{
    QFETCH(const QByteArray, location);
    ScriptedServer server;
    Resource resource;
    resource.raw = "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
    server.setResource(u"/a"_s, resource);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::ForbiddenRedirect);
    QVERIFY(!recorder.error.detail.contains(u"canary"_s));
    QCOMPARE(recorder.heads, 0);
    QVERIFY(server.requests().size() <= 4);
}

void TestHttpTransportRedirects::neverLeavesTls()
{
    // F2
    ScriptedServer secure(ScriptedServer::Scheme::Https);
    ScriptedServer plain;
    secure.setResource(u"/a"_s, redirectTo(plain.url(u"/b"_s).toEncoded()));
    plain.setResource(u"/b"_s, file());
    const Trust trust(secure);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(secure.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::InsecureRedirect);
    QVERIFY(plain.requests().isEmpty());
}

void TestHttpTransportRedirects::giveEachHopItsOwnTime()
{
    ScriptedServer server;
    Resource silent = file();
    silent.stallsBeforeHead = true;
    server.setResource(u"/a"_s, redirectTo("/b"));
    server.setResource(u"/b"_s, silent);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    TransferRequest request = requestFor(server.url(u"/a"_s));
    request.headTimeout = 200ms;
    transport->start(request);
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::Timeout);
    QCOMPARE(server.requests().size(), 2);
}

void TestHttpTransportRedirects::fetchesOverTls()
{
    ScriptedServer secure(ScriptedServer::Scheme::Https);
    secure.setResource(u"/a"_s, file(3'000'000));
    const Trust trust(secure);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(secure.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error, Error{});
    QVERIFY(recorder.body == bodyAt(fileSeed, 0, 3'000'000));
}

void TestHttpTransportRedirects::f9ACutOverTlsIsNoWholeFile_data()
{
    QTest::addColumn<Resource::Cut>("cut");
    QTest::newRow("without close_notify") << Resource::Cut::Reset;
    QTest::newRow("with it") << Resource::Cut::Close;
}

void TestHttpTransportRedirects::f9ACutOverTlsIsNoWholeFile()
{
    QFETCH(const Resource::Cut, cut);
    ScriptedServer secure(ScriptedServer::Scheme::Https);
    Resource resource = file(300'000);
    resource.cutAt = 100'000;
    resource.cut = cut;
    secure.setResource(u"/a"_s, resource);
    const Trust trust(secure);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(secure.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::ConnectionClosed);
    QVERIFY(recorder.body.size() <= 100'000);
    QVERIFY(recorder.body == bodyAt(fileSeed, 0, recorder.body.size()));
}

void TestHttpTransportRedirects::refusesAnUntrustedCertificate()
{
    // F8
    ScriptedServer secure(ScriptedServer::Scheme::Https);
    secure.setResource(u"/a"_s, file());
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(secure.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::CertificateSelfSigned);
    QCOMPARE(recorder.error.context, ErrorContext::ServerCertificate);
    QVERIFY2(recorder.error.detail.contains(u"self-signed"_s), qPrintable(recorder.error.detail));
    QVERIFY(secure.requests().isEmpty());
}

void TestHttpTransportRedirects::refusesACertificateForAnotherHost()
{
    // F8: trusted, but made for 127.0.0.1.
    if (QHostInfo::fromName(u"localhost"_s).error() != QHostInfo::NoError)
        QSKIP("this machine does not know localhost by name");
    ScriptedServer secure(ScriptedServer::Scheme::Https);
    secure.setResource(u"/a"_s, file());
    const Trust trust(secure);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    QUrl url = secure.url(u"/a"_s);
    url.setHost(u"localhost"_s);
    transport->start(requestFor(url));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::CertificateWrongHost);
    QVERIFY(secure.requests().isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpTransportRedirects)
#include "tst_httptransport_redirects.moc"

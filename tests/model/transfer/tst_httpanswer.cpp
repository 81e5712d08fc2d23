// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httpanswer.h"

#include <QTest>
#include <QUrl>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestHttpAnswer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsThePromisedLength_data();
    void knowsThePromisedLength();
    void namesWhatBroke_data();
    void namesWhatBroke();
    void showsTheHostAndNothingElse();
};

void TestHttpAnswer::knowsThePromisedLength_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RawHeaders>("headers");
    QTest::addColumn<qint64>("length"); // -1: not said; -2: refused
    QTest::newRow("given") << 200 << RawHeaders{{"content-length", "12"}} << qint64(12);
    QTest::newRow("not given") << 200 << RawHeaders{} << qint64(-1);
    QTest::newRow("given twice alike")
        << 200 << RawHeaders{{"Content-Length", "12, 12"}} << qint64(12);
    QTest::newRow("given twice otherwise")
        << 200 << RawHeaders{{"Content-Length", "12, 13"}} << qint64(-2);
    QTest::newRow("empty") << 200 << RawHeaders{{"Content-Length", ""}} << qint64(-2);
    QTest::newRow("chunks win") << 200
                                << RawHeaders{{"Content-Length", "12"},
                                              {"Transfer-Encoding", "chunked"}}
                                << qint64(-1);
    QTest::newRow("204 has no body") << 204 << RawHeaders{{"Content-Length", "12"}} << qint64(0);
    QTest::newRow("304 has no body") << 304 << RawHeaders{{"Content-Length", "12"}} << qint64(0);
    QTest::newRow("coded") << 200 << RawHeaders{{"Content-Encoding", "br"}} << qint64(-2);
    QTest::newRow("no status") << 0 << RawHeaders{} << qint64(-2);
    QTest::newRow("interim") << 199 << RawHeaders{} << qint64(-2);
    QTest::newRow("beyond") << 600 << RawHeaders{} << qint64(-2);
}

void TestHttpAnswer::knowsThePromisedLength()
{
    QFETCH(const int, status);
    QFETCH(const RawHeaders, headers);
    QFETCH(const qint64, length);
    ResponseHead head;
    head.status = status;
    head.headers = headers;
    const Result<qint64> promised = promisedLength(head);
    QCOMPARE(promised.has_value(), length != -2);
    if (promised)
        QCOMPARE(*promised, length);
}

void TestHttpAnswer::namesWhatBroke_data()
{
    using Reply = QNetworkReply;
    QTest::addColumn<Reply::NetworkError>("error");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("name") << Reply::HostNotFoundError << ErrorCode::HostNotFound;
    QTest::newRow("refused") << Reply::ConnectionRefusedError << ErrorCode::ConnectFailure;
    QTest::newRow("closed") << Reply::RemoteHostClosedError << ErrorCode::ConnectionClosed;
    QTest::newRow("timeout") << Reply::TimeoutError << ErrorCode::Timeout;
    QTest::newRow("unreachable") << Reply::UnknownNetworkError << ErrorCode::NetworkDisconnected;
    QTest::newRow("certificate") << Reply::SslHandshakeFailedError << ErrorCode::TlsHandshakeFailed;
    QTest::newRow("login") << Reply::AuthenticationRequiredError
                           << ErrorCode::AuthenticationRequired;
    QTest::newRow("proxy login") << Reply::ProxyAuthenticationRequiredError
                                 << ErrorCode::ProxyAuthenticationRequired;
    QTest::newRow("proxy refused") << Reply::ProxyConnectionRefusedError << ErrorCode::ProxyFailed;
    QTest::newRow("protocol") << Reply::ProtocolFailure << ErrorCode::InvalidServerResponse;
}

void TestHttpAnswer::namesWhatBroke()
{
    QFETCH(const QNetworkReply::NetworkError, error);
    QFETCH(const ErrorCode, code);
    const Error made = networkError(error, QUrl(u"http://h.example:81/p?token=x"_s), {});
    QCOMPARE(made.code, code);
    QVERIFY(made.detail.startsWith(u"h.example:81"_s));
}

void TestHttpAnswer::showsTheHostAndNothingElse()
{
    const QUrl url(u"https://user:canary@h.example/canary?canary=1"_s);
    Certificate refused;
    refused.sha256 = QByteArray(32, '\1');
    refused.flaws = {CertificateFlaw::WrongHost, CertificateFlaw::Expired};
    const Error made = networkError(QNetworkReply::SslHandshakeFailedError, url, refused);
    QCOMPARE(made.code, ErrorCode::CertificateWrongHost);
    QCOMPARE(made.detail,
             QString(u"h.example: wrong-host, expired; SHA-256 01"_s + u":01"_s.repeated(31)));
}

QTEST_GUILESS_MAIN(TestHttpAnswer)
#include "tst_httpanswer.moc"

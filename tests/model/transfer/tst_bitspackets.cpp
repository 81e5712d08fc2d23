// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/bitspackets.h"
#include "model/transfer/upload/bitsurls.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

UploadAim aimAt(const QString &url)
{
    UploadAim aim;
    aim.url = QUrl(url);
    aim.fileName = u"f.txt"_s;
    aim.size = 4892;
    return aim;
}

UploadSession sessionCalled(const QByteArray &id)
{
    UploadSession session;
    session.method = UploadMethod::Bits;
    session.url = QUrl(u"http://srv/upload/f.txt"_s);
    session.id = id;
    return session;
}

BitsAnswer answerOf(int status, const RawHeaders &headers)
{
    ResponseHead head;
    head.status = status;
    head.headers = headers;
    return readBitsAnswer(head);
}

} // namespace

class TestBitsPackets final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPacketIsAsItIsOnTheWire_data();
    void aPacketIsAsItIsOnTheWire();
    void aFragmentSaysItsRange();
    void aContentNameIsOneTheServerCanRead_data();
    void aContentNameIsOneTheServerCanRead();

    void anAckIsKnown_data();
    void anAckIsKnown();
    void anErrorIsReadInBothSpellings_data();
    void anErrorIsReadInBothSpellings();
    void theNextOffsetIsASingleNumber_data();
    void theNextOffsetIsASingleNumber();
    void theHostsPatienceIsRead_data();
    void theHostsPatienceIsRead();
    void aSessionIdIsOpaque_data();
    void aSessionIdIsOpaque();

    void anAnswerBecomesAnError_data();
    void anAnswerBecomesAnError();
    void aDetailNamesThePacketTheStatusAndTheError();
    void aRefusedCloseHasMicrosoftsRemedy_data();
    void aRefusedCloseHasMicrosoftsRemedy();

    void theHostIdTakesThePlaceOfTheHost_data();
    void theHostIdTakesThePlaceOfTheHost();
    void whatIsNoHostIsNoHostId_data();
    void whatIsNoHostIsNoHostId();
    void aReplyUrlIsResolved_data();
    void aReplyUrlIsResolved();
    void aReplyUrlThatLeadsAstrayIsRefused_data();
    void aReplyUrlThatLeadsAstrayIsRefused();
    void aReplyUrlHasAtMost2200Characters();
    void aRedirectIsChecked_data();
    void aRedirectIsChecked();
};

void TestBitsPackets::aPacketIsAsItIsOnTheWire_data()
{
    QTest::addColumn<BitsPacket>("packet");
    QTest::addColumn<RawHeaders>("headers");
    const std::pair<QByteArray, QByteArray> id{"BITS-Session-Id", "{A0FF}"};
    const std::pair<QByteArray, QByteArray> name{"Content-Name", "f.txt"};
    QTest::newRow("Ping") << BitsPacket::Ping << RawHeaders{{"BITS-Packet-Type", "Ping"}, id};
    QTest::newRow("Create-Session")
        << BitsPacket::CreateSession
        << RawHeaders{{"BITS-Packet-Type", "Create-Session"},
                      {"BITS-Supported-Protocols", "{7df0354d-249b-430f-820d-3d2a9bef4931}"},
                      name};
    QTest::newRow("Fragment") << BitsPacket::Fragment
                              << RawHeaders{{"BITS-Packet-Type", "Fragment"}, id, name};
    QTest::newRow("Close-Session")
        << BitsPacket::CloseSession << RawHeaders{{"BITS-Packet-Type", "Close-Session"}, id};
    QTest::newRow("Cancel-Session")
        << BitsPacket::CancelSession << RawHeaders{{"BITS-Packet-Type", "Cancel-Session"}, id};
}

void TestBitsPackets::aPacketIsAsItIsOnTheWire()
{
    QFETCH(const BitsPacket, packet);
    QFETCH(const RawHeaders, headers);
    const UploadRequest request =
        bitsRequest(packet, aimAt(u"http://srv/upload/f.txt"_s), sessionCalled("{A0FF}"));
    QCOMPARE(request.method, QByteArray("BITS_POST"));
    QCOMPARE(request.url, QUrl(u"http://srv/upload/f.txt"_s));
    QCOMPARE(request.headers, headers);
    QVERIFY(request.bytes.isEmpty());
    QVERIFY(request.body.isEmpty());
    QCOMPARE(request.answerTimeout, 5min);
}

void TestBitsPackets::aFragmentSaysItsRange()
{
    const UploadRequest request = withBitsRange({}, ByteRange{0, 4892}, 4892);
    QCOMPARE(request.body, (ByteRange{0, 4892}));
    QCOMPARE(request.headers, (RawHeaders{{"Content-Range", "bytes 0-4891/4892"}}));
}

void TestBitsPackets::aContentNameIsOneTheServerCanRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << u"a b.txt"_s << QByteArray("a b.txt");
    QTest::newRow("forbidden characters")
        << uR"(a\b/c:d*e?f"g<h>i|j)"_s << QByteArray("a_b_c_d_e_f_g_h_i_j");
    QTest::newRow("line break") << u"a\r\nX: y"_s << QByteArray("a__X_ y");
    QTest::newRow("not ASCII") << u"ä.txt"_s << QByteArray("%C3%A4.txt");
    QTest::newRow("percent sign") << u"50%.txt"_s << QByteArray("50%25.txt");
    QTest::newRow("too long") << QString(261, u'a') << QByteArray();
    QTest::newRow("longest") << QString(260, u'a') << QByteArray(260, 'a');
}

void TestBitsPackets::aContentNameIsOneTheServerCanRead()
{
    QFETCH(const QString, file);
    UploadAim aim = aimAt(u"http://srv/f"_s);
    aim.fileName = file;
    ResponseHead head; // for header()
    head.headers = bitsRequest(BitsPacket::CreateSession, aim, {}).headers;
    QTEST(head.header("Content-Name"), "name");
}

void TestBitsPackets::anAckIsKnown_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RawHeaders>("headers");
    QTest::addColumn<bool>("isSuccess"); // of a Ping
    QTest::addColumn<bool>("isCreated"); // of a Create-Session
    QTest::newRow("200") << 200 << RawHeaders{{"BITS-Packet-Type", "Ack"}} << true << true;
    QTest::newRow("201") << 201 << RawHeaders{{"BITS-Packet-Type", "Ack"}} << false << true;
    QTest::newRow("upper case") << 200 << RawHeaders{{"bits-packet-type", "ACK"}} << true << true;
    QTest::newRow("misspelt as in MC-BUP")
        << 200 << RawHeaders{{"BITS-Package-Type", "Ack"}} << true << true;
    QTest::newRow("another packet")
        << 200 << RawHeaders{{"BITS-Packet-Type", "Ping"}} << false << false;
    QTest::newRow("no packet") << 200 << RawHeaders{} << false << false;
    QTest::newRow("another success")
        << 204 << RawHeaders{{"BITS-Packet-Type", "Ack"}} << false << false;
    QTest::newRow("a failure") << 500 << RawHeaders{{"BITS-Packet-Type", "Ack"}} << false << false;
}

void TestBitsPackets::anAckIsKnown()
{
    QFETCH(const int, status);
    QFETCH(const RawHeaders, headers);
    const BitsAnswer answer = answerOf(status, headers);
    QTEST(answer.isSuccess(BitsPacket::Ping), "isSuccess");
    QTEST(answer.isSuccess(BitsPacket::CreateSession), "isCreated");
}

void TestBitsPackets::anErrorIsReadInBothSpellings_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RawHeaders>("headers");
    QTest::addColumn<quint32>("error");
    QTest::addColumn<ErrorContext>("context");
    const auto remote = ErrorContext::RemoteFile;
    const auto application = ErrorContext::RemoteApplication;
    QTest::newRow("MSDN's") << 500
                            << RawHeaders{{"BITS-Error-Code", "0x8020001f"},
                                          {"BITS-Error-Context", "0x5"}}
                            << 0x8020001Fu << remote;
    QTest::newRow("MC-BUP's") << 500
                              << RawHeaders{{"BITS-Error", "0x8020001F"},
                                            {"BITS-Error-Context", "0x7"}}
                              << 0x8020001Fu << application;
    QTest::newRow("both") << 500
                          << RawHeaders{{"BITS-Error", "0x80200020"},
                                        {"BITS-Error-Code", "0x80070005"}}
                          << 0x80070005u << remote;
    QTest::newRow("the first is nonsense")
        << 500 << RawHeaders{{"BITS-Error", "0x80200020"}, {"BITS-Error-Code", "no"}} << 0x80200020u
        << remote;
    QTest::newRow("without 0x") << 400 << RawHeaders{{"BITS-Error-Code", "80070057"}} << 0x80070057u
                                << remote;
    QTest::newRow("zero") << 416 << RawHeaders{{"BITS-Error", "0x0"}} << 0u << remote;
    QTest::newRow("too long a number")
        << 500 << RawHeaders{{"BITS-Error", "0x18020001F"}} << 0u << remote;
    QTest::newRow("context as a decimal")
        << 500 << RawHeaders{{"BITS-Error-Context", "7"}} << 0u << application;
    QTest::newRow("not with a success")
        << 200 << RawHeaders{{"BITS-Error-Code", "0x8020001f"}, {"BITS-Error-Context", "0x7"}} << 0u
        << remote;
}

void TestBitsPackets::anErrorIsReadInBothSpellings()
{
    QFETCH(const int, status);
    QFETCH(const RawHeaders, headers);
    const BitsAnswer answer = answerOf(status, headers);
    QTEST(answer.error, "error");
    QTEST(answer.context, "context");
}

void TestBitsPackets::theNextOffsetIsASingleNumber_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("offset"); // -1: none
    QTest::newRow("number") << QByteArray("213") << qint64(213);
    QTest::newRow("spaces") << QByteArray(" 213 ") << qint64(213);
    QTest::newRow("beyond 32 bits") << QByteArray("107374182400") << qint64(107374182400);
    QTest::newRow("range") << QByteArray("128-212") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
    QTest::newRow("hexadecimal") << QByteArray("0x20") << qint64(-1);
    QTest::newRow("beyond 64 bits") << QByteArray("99999999999999999999") << qint64(-1);
    QTest::newRow("empty") << QByteArray() << qint64(-1);
}

void TestBitsPackets::theNextOffsetIsASingleNumber()
{
    QFETCH(const QByteArray, value);
    const BitsAnswer answer = answerOf(200, {{"BITS-Received-Content-Range", value}});
    QTEST(answer.nextOffset.value_or(-1), "offset");
}

void TestBitsPackets::theHostsPatienceIsRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // 0: for ever
    QTest::newRow("a day") << QByteArray("86400") << 86400;
    QTest::newRow("none") << QByteArray() << 0;
    QTest::newRow("infinite") << QByteArray("4294967295") << 0;
    QTest::newRow("nonsense") << QByteArray("soon") << 0;
    QTest::newRow("at once") << QByteArray("0") << 1;
}

void TestBitsPackets::theHostsPatienceIsRead()
{
    QFETCH(const QByteArray, value);
    const BitsAnswer answer = answerOf(200, {{"BITS-Host-Id-Fallback-Timeout", value}});
    QTEST(static_cast<int>(answer.hostPatience.count()), "seconds");
}

void TestBitsPackets::aSessionIdIsOpaque_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("read");
    const QByteArray guid("{A0FF5911-4144-45B3-BF27-27AFC8EC8A67}");
    QTest::newRow("GUID") << guid << guid;
    QTest::newRow("any text") << QByteArray("session/1?x=y") << QByteArray("session/1?x=y");
    QTest::newRow("too long for a header") << QByteArray(4097, 'a') << QByteArray();
    QTest::newRow("would break a header") << QByteArray("a\r\nX: y") << QByteArray();
}

void TestBitsPackets::aSessionIdIsOpaque()
{
    QFETCH(const QByteArray, sent);
    QTEST(answerOf(200, {{"BITS-Session-Id", sent}}).sessionId, "read");
}

void TestBitsPackets::anAnswerBecomesAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("hresult");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<Remedy>("remedy");
    const auto row = [](const char *name, int status, const char *hresult, ErrorCode code,
                        Remedy remedy) {
        const bool bearsStatus = code == ErrorCode::HttpStatus
            || code == ErrorCode::AuthenticationRequired
            || code == ErrorCode::ProxyAuthenticationRequired;
        QTest::newRow(name) << status << QByteArray(hresult) << code << (bearsStatus ? status : 0)
                            << remedy;
    };
    using Code = ErrorCode;
    row("no common protocol", 400, "0x80070057", Code::HttpStatus, Remedy::GiveUp);
    row("protocol mismatch", 400, "0x80200022", Code::ProtocolMismatch, Remedy::GiveUp);
    row("not authorized", 403, "0x80070005", Code::HttpStatus, Remedy::GiveUp);
    row("URL unknown", 404, "", Code::HttpStatus, Remedy::GiveUp);
    row("exists, no overwrite", 409, "0x80070005", Code::HttpStatus, Remedy::RetryByTimer);
    row("length required", 411, "", Code::HttpStatus, Remedy::GiveUp);
    row("uploads disabled", 501, "0x80070005", Code::HttpStatus, Remedy::GiveUp);
    row("bad range", 400, "", Code::HttpStatus, Remedy::GiveUp);
    row("disk full", 500, "0x80070112", Code::HttpStatus, Remedy::RetryByTimer);
    row("session unknown", 500, "0x8020001f", Code::SessionNotFound, Remedy::StartOver);
    row("file too large", 500, "0x80200020", Code::TooLarge, Remedy::GiveUp);
    row("application silent", 408, "0x80070112", Code::HttpStatus, Remedy::RetryByTimer);
    row("login", 401, "", Code::AuthenticationRequired, Remedy::AskUser);
    row("login at the proxy", 407, "", Code::ProxyAuthenticationRequired, Remedy::AskUser);
    row("method not known", 405, "", Code::HttpStatus, Remedy::GiveUp);
    row("busy", 503, "", Code::HttpStatus, Remedy::RetryByTimer);
    row("redirect", 302, "", Code::HttpStatus, Remedy::GiveUp);
    row("page of a captive portal", 200, "", Code::UnexpectedContent, Remedy::RetryByTimer);
    row("no status", 0, "", Code::InvalidServerResponse, Remedy::RetryByTimer);
}

void TestBitsPackets::anAnswerBecomesAnError()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, hresult);
    const BitsAnswer answer = answerOf(status, {{"BITS-Error-Code", hresult}});
    const Error error = bitsError(BitsPacket::Fragment, answer);
    QTEST(error.code, "code");
    QTEST(error.httpStatus, "httpStatus");
    QTEST(remedyFor(error), "remedy");
    QCOMPARE(error.context, ErrorContext::RemoteFile);
}

void TestBitsPackets::aDetailNamesThePacketTheStatusAndTheError()
{
    const RawHeaders headers{{"BITS-Error", "0x80070005"}, {"BITS-Error-Context", "0x7"}};
    const Error error = bitsError(BitsPacket::CreateSession, answerOf(403, headers));
    QCOMPARE(error.detail, u"Create-Session: status 403, 0x80070005 (access denied)"_s);
    QCOMPARE(error.context, ErrorContext::RemoteApplication);
    const Error unnamed = bitsError(BitsPacket::Ping, answerOf(500, {{"BITS-Error", "0x1"}}));
    QCOMPARE(unnamed.detail, u"Ping: status 500, 0x00000001"_s);
    QCOMPARE(bitsError(BitsPacket::CloseSession, answerOf(404, {})).detail,
             u"Close-Session: status 404"_s);
}

void TestBitsPackets::aRefusedCloseHasMicrosoftsRemedy_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isSentAgain");
    for (const int status : {300, 307, 400, 401, 404, 408, 409, 416, 429, 499})
        QTest::addRow("%d", status) << status << false;
    for (const int status : {500, 501, 502, 503, 505, 599})
        QTest::addRow("%d", status) << status << true;
}

void TestBitsPackets::aRefusedCloseHasMicrosoftsRemedy()
{
    QFETCH(const int, status);
    const Error error = bitsCloseError(answerOf(status, {{"BITS-Packet-Type", "Ack"}}));
    QTEST(isTransient(remedyFor(error)), "isSentAgain");
    QVERIFY2(error.detail.contains(QString::number(status)), qPrintable(error.detail));
}

void TestBitsPackets::theHostIdTakesThePlaceOfTheHost_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QUrl>("url");
    const auto row = [](const char *name, const QString &host, const QString &url) {
        QTest::newRow(name) << host << QUrl(url);
    };
    row("none", u""_s, u"https://srv:8443/up/f.txt?a=b"_s);
    row("name", u"node7.example"_s, u"https://node7.example:8443/up/f.txt?a=b"_s);
    row("address", u"10.0.0.7"_s, u"https://10.0.0.7:8443/up/f.txt?a=b"_s);
    row("with a port", u"node7:9000"_s, u"https://node7:9000/up/f.txt?a=b"_s);
    row("IPv6 address", u"[fe80::1]"_s, u"https://[fe80::1]:8443/up/f.txt?a=b"_s);
    row("IPv6 address with a port", u"[fe80::1]:9000"_s, u"https://[fe80::1]:9000/up/f.txt?a=b"_s);
    row("bare IPv6 address", u"fe80::1"_s, u"https://[fe80::1]:8443/up/f.txt?a=b"_s);
}

void TestBitsPackets::theHostIdTakesThePlaceOfTheHost()
{
    QFETCH(const QString, host);
    UploadSession session = sessionCalled("x");
    session.url = QUrl(u"https://srv:8443/up/f.txt?a=b"_s);
    session.host = host;
    QTEST(bitsUrl(aimAt(u"http://elsewhere/"_s), session), "url");
    QVERIFY(host.isEmpty() || isBitsHost(host.toLatin1()));
}

void TestBitsPackets::whatIsNoHostIsNoHostId_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("URL") << QByteArray("http://node7/");
    QTest::newRow("path") << QByteArray("node7/x");
    QTest::newRow("login") << QByteArray("user@node7");
    QTest::newRow("space") << QByteArray("node 7");
    QTest::newRow("port without host") << QByteArray(":80");
    QTest::newRow("port is no number") << QByteArray("node7:http");
    QTest::newRow("port is too big") << QByteArray("node7:65536");
    QTest::newRow("too long") << QByteArray(301, 'a');
}

void TestBitsPackets::whatIsNoHostIsNoHostId()
{
    QFETCH(const QByteArray, host);
    QVERIFY(!isBitsHost(host));
}

void TestBitsPackets::aReplyUrlIsResolved_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char *name, const char *sent, const char *reply) {
        QTest::newRow(name) << QByteArray(sent) << QByteArray(reply);
    };
    row("as captured", R"(BITS-Sessions\Replies\{C85B}\responsefile.bin)",
        "http://srv:81/vdir/BITS-Sessions/Replies/%7BC85B%7D/responsefile.bin");
    row("relative with slashes", "replies/1", "http://srv:81/vdir/replies/1");
    row("from the root", R"(\replies\1)", "http://srv:81/replies/1");
    row("one folder up", R"(..\replies\1)", "http://srv:81/replies/1");
    row("absolute", "http://other/replies/{1}?a=b", "http://other/replies/%7B1%7D?a=b");
    row("absolute over TLS", "https://other/1", "https://other/1");
    row("already escaped", "replies/%7B1%7D%20x", "http://srv:81/vdir/replies/%7B1%7D%20x");
    row("space and quotes", "a b\"c", "http://srv:81/vdir/a%20b%22c");
    row("lone percent sign", "50%", "http://srv:81/vdir/50%25");
    row("not ASCII", "\xc3\xa4", "http://srv:81/vdir/%C3%A4");
    row("fragment is dropped", "a#b", "http://srv:81/vdir/a");
}

void TestBitsPackets::aReplyUrlIsResolved()
{
    QFETCH(const QByteArray, sent);
    const auto reply = bitsReplyUrl(QUrl(u"http://srv:81/vdir/f.txt?q=1"_s), sent);
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QTEST(reply->toEncoded(), "reply");
}

void TestBitsPackets::aReplyUrlThatLeadsAstrayIsRefused_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<ErrorCode>("code");
    const auto invalid = ErrorCode::InvalidServerResponse;
    QTest::newRow("file of this machine") << QByteArray("file:///etc/passwd") << invalid;
    QTest::newRow("drive") << QByteArray(R"(C:\replies\1)") << invalid;
    QTest::newRow("other scheme") << QByteArray("ftp://srv/1") << invalid;
    QTest::newRow("login") << QByteArray("https://user:secret@srv/1") << invalid;
    QTest::newRow("port 0") << QByteArray("https://srv:0/1") << invalid;
    QTest::newRow("no URL") << QByteArray("http://[") << invalid;
    QTest::newRow("leaves TLS") << QByteArray("http://srv/1") << ErrorCode::InsecureRedirect;
}

void TestBitsPackets::aReplyUrlThatLeadsAstrayIsRefused()
{
    QFETCH(const QByteArray, sent);
    const auto reply = bitsReplyUrl(QUrl(u"https://srv/vdir/f.txt"_s), sent);
    QVERIFY(!reply);
    QTEST(reply.error().code, "code");
    QVERIFY(!reply.error().detail.contains("secret"_L1));
}

void TestBitsPackets::aReplyUrlHasAtMost2200Characters()
{
    const QUrl target(u"http://srv/f"_s);
    const qsizetype room = 2200 - QByteArray("http://srv/").size();
    QVERIFY(bitsReplyUrl(target, QByteArray(room, 'a')));
    const auto reply = bitsReplyUrl(target, QByteArray(room + 1, 'a'));
    QVERIFY(!reply);
    QCOMPARE(reply.error().code, ErrorCode::InvalidServerResponse);
}

void TestBitsPackets::aRedirectIsChecked_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("target"); // empty: refused
    QTest::addColumn<ErrorCode>("code");
    const auto none = ErrorCode::None;
    QTest::newRow("absolute") << QByteArray("https://b/x") << u"https://b/x"_s << none;
    QTest::newRow("relative") << QByteArray("/x") << u"https://a/x"_s << none;
    QTest::newRow("none") << QByteArray() << QString() << ErrorCode::ForbiddenRedirect;
    QTest::newRow("garbage") << QByteArray("http://[") << QString() << ErrorCode::ForbiddenRedirect;
    QTest::newRow("file") << QByteArray("file:///x") << QString() << ErrorCode::ForbiddenRedirect;
    QTest::newRow("login") << QByteArray("https://u:p@b/") << QString()
                           << ErrorCode::ForbiddenRedirect;
    QTest::newRow("leaves TLS") << QByteArray("http://a/") << QString()
                                << ErrorCode::InsecureRedirect;
}

void TestBitsPackets::aRedirectIsChecked()
{
    QFETCH(const QByteArray, location);
    const auto target = bitsRedirect(QUrl(u"https://a/f"_s), location);
    QTEST(target ? target->toString() : QString(), "target");
    QTEST(target ? ErrorCode::None : target.error().code, "code");
}

QTEST_APPLESS_MAIN(TestBitsPackets)
#include "tst_bitspackets.moc"

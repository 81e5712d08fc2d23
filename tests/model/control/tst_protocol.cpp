// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/protocol.h"

#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

QByteArray framed(const QByteArray &payload)
{
    QByteArray frame(4, '\0');
    qToBigEndian(static_cast<quint32>(payload.size()), frame.data());
    return frame + payload;
}

} // namespace

class TestProtocol final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsItsLengthAndItsJson();
    void aBrowsersFrameHasTheMachinesOrder();
    void aMessageOverTheLimitIsNotEncoded();
    void aMessageArrivesByteByByte();
    void twoMessagesInOneBlockComeInOrder();
    void anUnfinishedMessageWaits_data();
    void anUnfinishedMessageWaits();
    void whatIsNoMessageIsRefusedForGood_data();
    void whatIsNoMessageIsRefusedForGood();
    void aMessageOfExactlyTheLimitIsTaken();
    void aRequestSurvivesTheWay();
    void aBadRequestIsRefused_data();
    void aBadRequestIsRefused();
    void answersAndEventsAreToldApart();
    void anAnswerOfAnotherKindIsRefused_data();
    void anAnswerOfAnotherKindIsRefused();
};

void TestProtocol::aFrameIsItsLengthAndItsJson()
{
    const Result<QByteArray> frame = encodeFrame({{u"a"_s, 1}}, 100);
    QVERIFY(frame);
    QCOMPARE(*frame, QByteArray("\0\0\0\x07{\"a\":1}", 11));
}

void TestProtocol::aBrowsersFrameHasTheMachinesOrder()
{
    const QByteArray payload("{\"a\":1}");
    const auto length = static_cast<quint32>(payload.size());
    const QByteArray expected =
        QByteArray(reinterpret_cast<const char *>(&length), sizeof length) + payload;
    const Result<QByteArray> frame = encodeFrame({{u"a"_s, 1}}, 100, FrameOrder::Machine);
    QVERIFY(frame);
    QCOMPARE(*frame, expected);
    FrameDecoder decoder(100, FrameOrder::Machine);
    decoder.append(*frame);
    const Result<std::optional<QJsonObject>> message = decoder.next();
    QVERIFY(message && *message);
    QCOMPARE(message->value(), (QJsonObject{{u"a"_s, 1}}));
}

void TestProtocol::aMessageOverTheLimitIsNotEncoded()
{
    QVERIFY(encodeFrame({{u"a"_s, 1}}, 7));
    const Result<QByteArray> frame = encodeFrame({{u"a"_s, 1}}, 6);
    QVERIFY(!frame);
    QCOMPARE(frame.error().code, ErrorCode::TooLarge);
}

void TestProtocol::aMessageArrivesByteByByte()
{
    FrameDecoder decoder(100);
    const QByteArray frame = framed("{\"a\":1}");
    for (const char byte : frame.first(frame.size() - 1)) {
        decoder.append(QByteArray(1, byte));
        const auto message = decoder.next();
        QVERIFY(message);
        QVERIFY(!message->has_value());
        QVERIFY(decoder.hasPartial());
    }
    decoder.append(frame.last(1));
    const auto message = decoder.next();
    QVERIFY(message);
    QVERIFY(message->has_value());
    QCOMPARE((**message).value("a"_L1).toInt(), 1);
    QVERIFY(!decoder.hasPartial());
}

void TestProtocol::twoMessagesInOneBlockComeInOrder()
{
    FrameDecoder decoder(100);
    decoder.append(framed("{\"a\":1}") + framed("{\"a\":2}") + QByteArray(1, '\0'));
    for (const int expected : {1, 2}) {
        const auto message = decoder.next();
        QVERIFY(message);
        QCOMPARE((**message).value("a"_L1).toInt(), expected);
    }
    QVERIFY(decoder.hasPartial());
}

void TestProtocol::anUnfinishedMessageWaits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a length") << QByteArray("\0\0", 2);
    QTest::newRow("a length") << QByteArray("\0\0\0\x05", 4);
    QTest::newRow("half a payload") << QByteArray("\0\0\0\x05{\"a", 7);
}

void TestProtocol::anUnfinishedMessageWaits()
{
    QFETCH(QByteArray, bytes);
    FrameDecoder decoder(100);
    decoder.append(bytes);
    const auto message = decoder.next();
    QVERIFY(message);
    QVERIFY(!message->has_value());
    QCOMPARE(decoder.hasPartial(), !bytes.isEmpty());
}

void TestProtocol::whatIsNoMessageIsRefusedForGood_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("length over the limit") << QByteArray("\x01\0\0\x01", 4) << ErrorCode::TooLarge;
    QTest::newRow("4 GiB") << QByteArray("\xff\xff\xff\xff", 4) << ErrorCode::TooLarge;
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n") << ErrorCode::TooLarge;
    QTest::newRow("length 0") << QByteArray(4, '\0') << ErrorCode::InvalidArgument;
    QTest::newRow("no JSON") << framed("hello") << ErrorCode::InvalidArgument;
    QTest::newRow("an array") << framed("[1]") << ErrorCode::InvalidArgument;
    QTest::newRow("a number") << framed("1") << ErrorCode::InvalidArgument;
    QTest::newRow("cut JSON") << framed("{\"a\":") << ErrorCode::InvalidArgument;
    QTest::newRow("two objects") << framed("{}{}") << ErrorCode::InvalidArgument;
    QTest::newRow("bad UTF-8") << framed("{\"a\":\"\xff\xfe\"}") << ErrorCode::InvalidArgument;
    QTest::newRow("deep nesting") << framed("{\"a\":" + QByteArray(500'000, '[')
                                            + QByteArray(500'000, ']') + "}")
                                  << ErrorCode::InvalidArgument;
}

void TestProtocol::whatIsNoMessageIsRefusedForGood()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    FrameDecoder decoder(longestRequest);
    decoder.append(bytes);
    const auto message = decoder.next();
    QVERIFY(!message);
    QCOMPARE(message.error().code, code);
    decoder.append(framed("{\"a\":1}"));
    QVERIFY(!decoder.next());
    QVERIFY(!decoder.hasPartial());
}

void TestProtocol::aMessageOfExactlyTheLimitIsTaken()
{
    FrameDecoder decoder(7);
    decoder.append(framed("{\"a\":1}"));
    const auto message = decoder.next();
    QVERIFY(message && message->has_value());
}

void TestProtocol::aRequestSurvivesTheWay()
{
    const auto request = requestFrom(toMessage({7, u"set"_s, {{u"key"_s, u"v"_s}}}));
    QVERIFY(request);
    QCOMPARE(request->id, 7);
    QCOMPARE(request->verb, u"set"_s);
    QCOMPARE(request->arguments.value("key"_L1).toString(), u"v"_s);
}

void TestProtocol::aBadRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<qint64>("id");
    const auto row = [](const char *name, const char *json, ErrorCode code, qint64 id) {
        QTest::newRow(name) << QByteArray(json) << code << id;
    };
    row("no version", R"({"id":1,"verb":"list"})", ErrorCode::NotSupported, 1);
    row("a newer version", R"({"version":2,"id":3,"verb":"list"})", ErrorCode::NotSupported, 3);
    row("a version as text", R"({"version":"1","id":3,"verb":"list"})", ErrorCode::NotSupported, 3);
    row("no id", R"({"version":1,"verb":"list"})", ErrorCode::InvalidArgument, 0);
    row("an id as text", R"({"version":1,"id":"x","verb":"list"})", ErrorCode::InvalidArgument, 0);
    row("no verb", R"({"version":1,"id":4})", ErrorCode::InvalidArgument, 4);
    row("a verb as number", R"({"version":1,"id":4,"verb":1})", ErrorCode::InvalidArgument, 4);
    row("arguments as list", R"({"version":1,"id":5,"verb":"list","arguments":[]})",
        ErrorCode::InvalidArgument, 5);
}

void TestProtocol::aBadRequestIsRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(ErrorCode, code);
    QFETCH(qint64, id);
    const auto request = requestFrom(QJsonDocument::fromJson(json).object());
    QVERIFY(!request);
    QCOMPARE(request.error().error.code, code);
    QCOMPARE(request.error().id, id);
}

void TestProtocol::answersAndEventsAreToldApart()
{
    const Result<Reply> result = replyFrom(answerMessage(1, QJsonObject{{u"a"_s, 1}}));
    QVERIFY(result && result->content);
    QVERIFY(!result->isEvent);
    QCOMPARE(result->id, 1);

    const Result<Reply> event = replyFrom(eventMessage(2, {{u"a"_s, 1}}));
    QVERIFY(event && event->content);
    QVERIFY(event->isEvent);

    Error error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile, u"detail"_s);
    error.httpStatus = 503;
    error.file = 2;
    const Result<Reply> refusal = replyFrom(answerMessage(3, failure(error)));
    QVERIFY(refusal);
    QVERIFY(!refusal->content);
    QCOMPARE(refusal->content.error(), error);
}

void TestProtocol::anAnswerOfAnotherKindIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray("{}");
    QTest::newRow("another version") << QByteArray(R"({"version":2,"id":1,"result":{}})");
    QTest::newRow("neither result nor error") << QByteArray(R"({"version":1,"id":1})");
    QTest::newRow("a result that is no object") << QByteArray(R"({"version":1,"id":1,"result":1})");
}

void TestProtocol::anAnswerOfAnotherKindIsRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!replyFrom(QJsonDocument::fromJson(json).object()));
}

QTEST_GUILESS_MAIN(TestProtocol)
#include "tst_protocol.moc"

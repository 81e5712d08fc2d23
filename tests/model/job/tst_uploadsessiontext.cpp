// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/uploadsessiontext.h"

#include <QTest>
#include <QTimeZone>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestUploadSessionText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void aSessionThatHasNotBegunIsEmpty();
    void whatSaysNothingIsNotWritten();
    void membersNotKnownArePassedOver();
    void whatMakesNoSenseIsRefused_data();
    void whatMakesNoSenseIsRefused();
};

void TestUploadSessionText::everyFieldComesBack()
{
    UploadSession session;
    session.method = UploadMethod::Bits;
    session.url = QUrl(u"https://up.example:8443/dir/f%20%C3%A4?sig=a%2Bb"_s);
    session.id = "{A0FF-\xfe\"\\}";
    session.host = u"node3.example"_s;
    session.hostPatience = std::chrono::seconds(0xffff'ffff);
    session.hostLost =
        QDateTime::fromMSecsSinceEpoch(1'760'000'000'001, QTimeZone::utc()).toTimeSpec(Qt::UTC);
    session.acknowledged = (qint64(1) << 53) + 1;
    session.sent = (qint64(1) << 53) + 3;
    session.mostAtOnce = 5'000'000'000;
    session.parts = {{5'242'880, "\"etag one\""}, {7, QByteArray()}};
    session.isUnsure = true;
    session.isWhole = true;
    session.expires =
        QDateTime::fromMSecsSinceEpoch(1'760'000'000'123, QTimeZone::utc()).toTimeSpec(Qt::UTC);
    session.replyUrl = QUrl(u"http://up.example/BITS-Sessions/%7BC85B%7D/response.bin"_s);
    const QByteArray text = uploadSessionText(session);
    const auto back = uploadSessionFromText(text);
    QVERIFY(back);
    QVERIFY2(*back == session, text.constData());
}

void TestUploadSessionText::aSessionThatHasNotBegunIsEmpty()
{
    QCOMPARE(uploadSessionText({}), QByteArray());
    QVERIFY(uploadSessionFromText({}) == UploadSession{});
}

void TestUploadSessionText::whatSaysNothingIsNotWritten()
{
    UploadSession session;
    session.method = UploadMethod::Tus;
    session.acknowledged = 7;
    QCOMPARE(uploadSessionText(session), QByteArray(R"({"acknowledged":7,"method":"tus"})"));
}

void TestUploadSessionText::membersNotKnownArePassedOver()
{
    const auto session = uploadSessionFromText(R"({"acknowledged":7,"colour":"red"})");
    QVERIFY(session);
    QCOMPARE(session->acknowledged, 7);
}

void TestUploadSessionText::whatMakesNoSenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("method=put");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a method that is none") << QByteArray(R"({"method":"ftp"})");
    QTest::newRow("a method by number") << QByteArray(R"({"method":4})");
    QTest::newRow("a local file as URL") << QByteArray(R"({"url":"file:///etc/shadow"})");
    QTest::newRow("a URL with a password") << QByteArray(R"({"url":"http://u:p@h.example/"})");
    QTest::newRow("a local file as reply") << QByteArray(R"({"replyUrl":"file:///etc/shadow"})");
    QTest::newRow("an id that is not Base64") << QByteArray(R"({"id":"{A0FF}"})");
    QTest::newRow("a negative count") << QByteArray(R"({"acknowledged":-1})");
    QTest::newRow("half a byte") << QByteArray(R"({"acknowledged":0.5})");
    QTest::newRow("a count in words") << QByteArray(R"({"mostAtOnce":"many"})");
    QTest::newRow("a flag in words") << QByteArray(R"({"isWhole":"yes"})");
    QTest::newRow("a time in words") << QByteArray(R"({"expires":"tomorrow"})");
    QTest::newRow("parts that are no list") << QByteArray(R"({"parts":{}})");
    QTest::newRow("a part that is a number") << QByteArray(R"({"parts":[5]})");
    QTest::newRow("a part of negative length") << QByteArray(R"({"parts":[{"length":-5}]})");
}

void TestUploadSessionText::whatMakesNoSenseIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!uploadSessionFromText(text));
}

QTEST_GUILESS_MAIN(TestUploadSessionText)
#include "tst_uploadsessiontext.moc"

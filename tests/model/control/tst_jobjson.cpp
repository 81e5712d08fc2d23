// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/errormessage.h"
#include "model/control/jobjson.h"
#include "tests/support/fakeengine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestJobJson final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aJobHasExactlyTheFieldsOfTheContract();
    void aFileHasExactlyTheFieldsOfTheContract();
    void unknownSizesAndTimesAreNull();
    void sizesAreExact_data();
    void sizesAreExact();
    void timesAreIso8601InUtc();
    void namesAreThoseOfTheContract();
    void userAndPasswordNeverShow();
    void anUploadTellsHowFarItsServerIs();
    void anEndedJobTellsWhenAndWhy();
    void anErrorHasExactlyTheFieldsOfTheContract();
    void anErrorSurvivesTheWay();
    void everyErrorHasASentence();
    void aHttpErrorTellsItsStatus();
    void aCompleteReportNamesEachFile();
    void aPolicyTellsValueAndSourceOfEachKey();
};

void TestJobJson::aJobHasExactlyTheFieldsOfTheContract()
{
    const QStringList expected{u"bytesTotal"_s, u"bytesTransferred"_s,
                               u"created"_s,    u"description"_s,
                               u"error"_s,      u"errorCount"_s,
                               u"expires"_s,    u"files"_s,
                               u"filesTotal"_s, u"filesTransferred"_s,
                               u"id"_s,         u"modified"_s,
                               u"name"_s,       u"nextTry"_s,
                               u"owner"_s,      u"priority"_s,
                               u"settings"_s,   u"speed"_s,
                               u"state"_s,      u"transferCompleted"_s,
                               u"type"_s};
    QCOMPARE(toJson(FakeEngine::makeJob(u"a"_s)).keys(), expected);
}

void TestJobJson::aFileHasExactlyTheFieldsOfTheContract()
{
    JobSnapshot snapshot = FakeEngine::makeJob(u"a"_s);
    File file = FakeEngine::makeFile(u"http://h/f"_s, u"/d/f"_s, 10, 4);
    file.durable = ByteRanges(ByteRange{0, 4});
    file.mirrors = {QUrl(u"https://m/f"_s)};
    file.ranges = {{100, 200}, {0, 10}};
    file.checksumSource = u"Metalink"_s;
    file.verdict = u"length"_s;
    snapshot.job.files = {file};
    const QJsonObject json = toJson(snapshot).value("files"_L1).toArray().at(0).toObject();
    const QStringList expected{u"bytesTotal"_s, u"bytesTransferred"_s,
                               u"checksum"_s,   u"checksumSource"_s,
                               u"completed"_s,  u"error"_s,
                               u"index"_s,      u"mirrors"_s,
                               u"path"_s,       u"priority"_s,
                               u"ranges"_s,     u"role"_s,
                               u"segments"_s,   u"skipped"_s,
                               u"state"_s,      u"upload"_s,
                               u"url"_s,        u"verdict"_s};
    QCOMPARE(json.value("role"_L1).toString(), u"content"_s);
    QVERIFY(json.value("upload"_L1).isNull());
    QCOMPARE(json.keys(), expected);
    QCOMPARE(json.value("index"_L1).toInt(-1), 0);
    QCOMPARE(json.value("completed"_L1), QJsonValue(false));
    QCOMPARE(json.value("mirrors"_L1).toArray(), QJsonArray{u"https://m/f"_s});
    QCOMPARE(json.value("ranges"_L1).toString(), u"100-199,0-9"_s);
    QCOMPARE(json.value("checksumSource"_L1).toString(), u"Metalink"_s);
    QCOMPARE(json.value("verdict"_L1).toString(), u"length"_s);
    const QJsonArray segments{QJsonObject{{u"begin"_s, 0}, {u"end"_s, 4}}};
    QCOMPARE(json.value("segments"_L1).toArray(), segments);
}

void TestJobJson::unknownSizesAndTimesAreNull()
{
    JobSnapshot snapshot = FakeEngine::makeJob(u"a"_s);
    snapshot.expires = {};
    snapshot.job.files = {FakeEngine::makeFile(u"http://h/f"_s, u"/d/f"_s)};
    const QJsonObject json = toJson(snapshot);
    QVERIFY(json.value("bytesTotal"_L1).isNull());
    QVERIFY(json.value("transferCompleted"_L1).isNull());
    QVERIFY(json.value("expires"_L1).isNull());
    QVERIFY(json.value("error"_L1).isNull());
    QVERIFY(json.value("files"_L1).toArray().at(0).toObject().value("bytesTotal"_L1).isNull());
}

void TestJobJson::sizesAreExact_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("0") << qint64(0);
    QTest::newRow("over 4 GiB") << (qint64(1) << 32) + 1;
    QTest::newRow("over 2^53") << (qint64(1) << 53) + 1;
    QTest::newRow("largest") << std::numeric_limits<qint64>::max();
}

void TestJobJson::sizesAreExact()
{
    QFETCH(qint64, size);
    JobSnapshot snapshot = FakeEngine::makeJob(u"a"_s);
    snapshot.job.files = {FakeEngine::makeFile(u"http://h/f"_s, u"/d/f"_s, size, size)};
    const QByteArray text = QJsonDocument(toJson(snapshot)).toJson(QJsonDocument::Compact);
    QVERIFY2(text.contains(QByteArray("\"bytesTotal\":").append(QByteArray::number(size))),
             text.constData());
    const QJsonObject read = QJsonDocument::fromJson(text).object();
    QCOMPARE(read.value("bytesTransferred"_L1).toInteger(), size);
}

void TestJobJson::timesAreIso8601InUtc()
{
    JobSnapshot snapshot = FakeEngine::makeJob(u"a"_s);
    snapshot.job.created = QDateTime(QDate(2026, 3, 1), QTime(14, 30), Qt::OffsetFromUTC, 7200);
    QCOMPARE(toJson(snapshot).value("created"_L1).toString(), u"2026-03-01T12:30:00Z"_s);
}

void TestJobJson::namesAreThoseOfTheContract()
{
    JobSnapshot snapshot = FakeEngine::makeJob(u"a"_s, JobState::TransientError);
    snapshot.job.type = JobType::UploadReply;
    snapshot.job.priority = Priority::Foreground;
    const QJsonObject json = toJson(snapshot);
    QCOMPARE(json.value("state"_L1).toString(), u"TransientError"_s);
    QCOMPARE(json.value("type"_L1).toString(), u"upload-reply"_s);
    QCOMPARE(json.value("priority"_L1).toString(), u"foreground"_s);
    QCOMPARE(json.value("id"_L1).toString(), snapshot.job.id.toString(QUuid::WithoutBraces));
    QVERIFY(json.value("settings"_L1).toObject().contains("retry-delay"_L1));
}

void TestJobJson::userAndPasswordNeverShow()
{
    JobSnapshot snapshot = FakeEngine::makeJob(u"a"_s);
    snapshot.job.files = {FakeEngine::makeFile(u"http://anna:secret@h/f"_s, u"/d/f"_s)};
    const QByteArray text = QJsonDocument(toJson(snapshot)).toJson();
    QVERIFY(!text.contains("secret"));
    QVERIFY(!text.contains("anna"));
}

void TestJobJson::anUploadTellsHowFarItsServerIs()
{
    JobSnapshot snapshot = FakeEngine::makeJob(u"a"_s);
    snapshot.job.type = JobType::UploadReply;
    File file = FakeEngine::makeFile(u"http://h/f"_s, u"/d/f"_s, 10, 4);
    file.upload.method = UploadMethod::Bits;
    file.upload.url = QUrl(u"http://h/hidden"_s);
    file.upload.acknowledged = 4;
    file.upload.expires = QDateTime(QDate(2026, 3, 1), QTime(14, 30), Qt::UTC);
    file.sentChecksum = u"sha-256:ab"_s;
    file.verdict = u"length"_s;
    file.partUrls = {QUrl(u"http://h/hidden"_s)};
    File reply = FakeEngine::makeFile({}, u"/d/r"_s);
    reply.role = FileRole::Reply;
    snapshot.job.files = {file, reply};
    const QJsonObject json = toJson(snapshot);
    QCOMPARE(json.value("filesTotal"_L1).toInt(), 1);
    const QJsonArray files = json.value("files"_L1).toArray();
    const QJsonObject expected{
        {u"protocol"_s, u"bits"_s}, {u"acknowledged"_s, 4},
        {u"isWhole"_s, false},      {u"expires"_s, u"2026-03-01T14:30:00Z"_s},
        {u"proof"_s, u"length"_s},  {u"sentChecksum"_s, u"sha-256:ab"_s},
        {u"partUrls"_s, 1}};
    QCOMPARE(files.at(0).toObject().value("upload"_L1).toObject(), expected);
    QCOMPARE(files.at(1).toObject().value("role"_L1).toString(), u"reply"_s);
    QVERIFY(files.at(1).toObject().value("upload"_L1).isNull());
    QVERIFY(!QJsonDocument(json).toJson().contains("hidden"));
    // an upload is complete when it is sent
    snapshot.job.files[0].state = FileState::Transferred;
    snapshot.job.files[1].state = FileState::Transferred;
    const QJsonArray sent = toJson(snapshot).value("files"_L1).toArray();
    QCOMPARE(sent.at(0).toObject().value("completed"_L1), QJsonValue(true));
    QCOMPARE(sent.at(1).toObject().value("completed"_L1), QJsonValue(false));
}

void TestJobJson::anEndedJobTellsWhenAndWhy()
{
    const HistoryEntry entry{FakeEngine::makeJob(u"a"_s, JobState::Cancelled).job,
                             FakeEngine::now(), true};
    const QJsonObject json = toJson(entry);
    QCOMPARE(json.value("ended"_L1).toString(), u"2026-03-01T12:00:00Z"_s);
    QCOMPARE(json.value("expired"_L1), QJsonValue(true));
    QCOMPARE(json.value("state"_L1).toString(), u"Cancelled"_s);
}

void TestJobJson::anErrorHasExactlyTheFieldsOfTheContract()
{
    const QJsonObject json =
        toJson(makeError(ErrorCode::DiskFull, ErrorContext::LocalFile, u"/d"_s));
    const QStringList expected{u"code"_s,       u"context"_s, u"detail"_s, u"file"_s,
                               u"httpStatus"_s, u"message"_s, u"name"_s};
    QCOMPARE(json.keys(), expected);
    QCOMPARE(json.value("code"_L1).toInt(), 200);
    QCOMPARE(json.value("name"_L1).toString(), u"DiskFull"_s);
    QVERIFY(json.value("httpStatus"_L1).isNull());
    QVERIFY(json.value("file"_L1).isNull());
}

void TestJobJson::anErrorSurvivesTheWay()
{
    const Error error{ErrorCode::HttpStatus, ErrorContext::RemoteFile, u"h"_s, 404, 3};
    QCOMPARE(errorFromJson(toJson(error)), error);
    QCOMPARE(errorFromJson({{u"name"_s, u"FromTheFuture"_s}}).code, ErrorCode::InvalidArgument);
}

void TestJobJson::everyErrorHasASentence()
{
    int count = 0;
    for (int number = 1; number < 1000; ++number) {
        const auto code = static_cast<ErrorCode>(number);
        if (errorFromName(QString(errorName(code))) != code) {
            continue;
        }
        ++count;
        const QString message = errorMessage(makeError(code, ErrorContext::Unknown));
        QVERIFY2(message.endsWith(u'.'), qPrintable(errorName(code) + u" has none"_s));
    }
    QVERIFY(count > 60);
    QVERIFY(errorMessage(Error()).isEmpty());
}

void TestJobJson::aHttpErrorTellsItsStatus()
{
    const Error error{ErrorCode::HttpStatus, ErrorContext::RemoteFile, u"example.org"_s, 404, -1};
    QCOMPARE(errorLine(error),
             u"HttpStatus: The server answered with HTTP status 404. (example.org)"_s);
}

void TestJobJson::aCompleteReportNamesEachFile()
{
    CompleteReport report;
    report.partial = true;
    report.acknowledged = true;
    report.files = {
        {u"/d/a"_s, true, {}},
        {u"/d/b"_s, false, makeError(ErrorCode::DestinationExists, ErrorContext::LocalFile)}};
    const QJsonObject json = toJson(QUuid::createUuid(), report);
    QCOMPARE(json.value("partial"_L1), QJsonValue(true));
    QCOMPARE(json.value("acknowledged"_L1), QJsonValue(true));
    QCOMPARE(json.value("leftovers"_L1), QJsonValue(false));
    const QJsonArray files = json.value("files"_L1).toArray();
    QCOMPARE(files.size(), 2);
    QVERIFY(files.at(0).toObject().value("error"_L1).isNull());
    QCOMPARE(files.at(1).toObject().value("error"_L1).toObject().value("name"_L1).toString(),
             u"DestinationExists"_s);
}

void TestJobJson::aPolicyTellsValueAndSourceOfEachKey()
{
    PolicyReport report;
    report.effective = effectivePolicy({{u"MaxJobsPerUser"_s, u"5"_s}}, {});
    const QJsonObject policy = toJson(report).value("policy"_L1).toObject();
    QCOMPARE(policy.size(), static_cast<qsizetype>(policyEntries().size()));
    const QJsonObject entry = policy.value("MaxJobsPerUser"_L1).toObject();
    QCOMPARE(entry.value("value"_L1).toString(), u"5"_s);
    QCOMPARE(entry.value("source"_L1).toString(), u"user"_s);
}

QTEST_GUILESS_MAIN(TestJobJson)
#include "tst_jobjson.moc"

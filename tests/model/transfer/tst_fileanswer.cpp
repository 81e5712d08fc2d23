// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/local/fileanswer.h"

#include "model/job/httpheaders.h"
#include "model/job/validator.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// 2026-01-01 12:00:00 and a bit.
constexpr std::chrono::nanoseconds noon = 1'767'268'800s + 5ns;

SourceVersion version(qint64 size = 1000, std::chrono::nanoseconds modified = noon,
                      quint64 inode = 7, bool settled = true)
{
    return {size, modified, inode, settled};
}

TransferRequest ask(qint64 from, qint64 end = -1, bool wantsRange = true)
{
    TransferRequest request;
    request.url = QUrl(u"file:///mnt/a"_s);
    request.from = from;
    request.end = end;
    request.wantsRange = wantsRange;
    return request;
}

QByteArray etagOf(const SourceVersion &of)
{
    return fileAnswer(ask(0), of).head.header("ETag");
}

} // namespace

class TestFileAnswer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rangesAreAnswered_data();
    void rangesAreAnswered();
    void theValidatorNamesTheVersion();
    void aVersionThatIsNotSettledIsWeak();
    void ifRangeIsComparedStrongly();
};

void TestFileAnswer::rangesAreAnswered_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<bool>("wantsRange");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::addColumn<qint64>("length");
    const auto row = [](const char *name, qint64 size, qint64 from, qint64 end, bool wants,
                        int status, const char *range, qint64 length) {
        QTest::newRow(name) << size << from << end << wants << status << QByteArray(range)
                            << length;
    };
    row("whole", 1000, 0, -1, false, 200, "", 1000);
    row("whole, with Range", 1000, 0, -1, true, 206, "bytes 0-999/1000", 1000);
    row("rest", 1000, 400, -1, false, 206, "bytes 400-999/1000", 600);
    row("piece", 1000, 400, 500, true, 206, "bytes 400-499/1000", 100);
    row("beginning", 1000, 0, 1, false, 206, "bytes 0-0/1000", 1);
    row("last byte", 1000, 999, -1, true, 206, "bytes 999-999/1000", 1);
    row("end behind the file", 1000, 400, 5000, true, 206, "bytes 400-999/1000", 600);
    row("at the end", 1000, 1000, -1, true, 416, "bytes */1000", 0);
    row("behind the end", 1000, 5000, 6000, true, 416, "bytes */1000", 0);
    row("empty file", 0, 0, -1, false, 200, "", 0);
    row("empty file, with Range", 0, 0, -1, true, 416, "bytes */0", 0);
    row("1 TiB", qint64{1} << 40, qint64{1} << 39, -1, true, 206,
        "bytes 549755813888-1099511627775/1099511627776", qint64{1} << 39);
}

void TestFileAnswer::rangesAreAnswered()
{
    QFETCH(qint64, size);
    QFETCH(qint64, from);
    QFETCH(qint64, end);
    QFETCH(bool, wantsRange);
    QFETCH(qint64, length);
    const FileAnswer answer = fileAnswer(ask(from, end, wantsRange), version(size));
    QTEST(answer.head.status, "status");
    QTEST(answer.head.header("Content-Range"), "contentRange");
    QCOMPARE(answer.head.header("Content-Length"), QByteArray::number(length));
    QCOMPARE(answer.head.header("Accept-Ranges"), QByteArray("bytes"));
    QCOMPARE(answer.head.url, QUrl(u"file:///mnt/a"_s));
    QCOMPARE(answer.end - answer.begin, length);
    if (answer.head.status == 206)
        QCOMPARE(answer.begin, from);
}

void TestFileAnswer::theValidatorNamesTheVersion()
{
    const QByteArray etag = etagOf(version());
    QVERIFY2(isStrongEtag(etag), etag.constData());
    QCOMPARE(etagOf(version()), etag);
    QVERIFY(etagOf(version(1001)) != etag);
    QVERIFY(etagOf(version(1000, noon + 1ns)) != etag);
    QVERIFY(etagOf(version(1000, noon, 8)) != etag);
    const QByteArray date = fileAnswer(ask(0), version()).head.header("Last-Modified");
    QCOMPARE(date, QByteArray("Thu, 01 Jan 2026 12:00:00 GMT"));
    QCOMPARE(parseHttpDate(date).toSecsSinceEpoch(), qint64{1'767'268'800});
}

void TestFileAnswer::aVersionThatIsNotSettledIsWeak()
{
    const SourceVersion fresh = version(1000, noon, 7, false);
    const ResponseHead head = fileAnswer(ask(0), fresh).head;
    QCOMPARE(head.header("ETag"), "W/" + etagOf(version()));
    // a date would be taken for proof by those who resume
    QCOMPARE(head.header("Last-Modified"), QByteArray());
}

void TestFileAnswer::ifRangeIsComparedStrongly()
{
    TransferRequest request = ask(400);
    request.ifRange = etagOf(version());
    QCOMPARE(fileAnswer(request, version()).head.status, 206);
    QCOMPARE(fileAnswer(request, version(1000, noon + 1ns)).head.status, 200);
    QCOMPARE(fileAnswer(request, version(1000, noon + 1ns)).begin, 0);
    // the same, but it may be another one by now
    const SourceVersion fresh = version(1000, noon, 7, false);
    QCOMPARE(fileAnswer(request, fresh).head.status, 200);
    request.ifRange = etagOf(fresh);
    QCOMPARE(fileAnswer(request, fresh).head.status, 200);
    request.ifRange = "Thu, 01 Jan 2026 12:00:00 GMT";
    QCOMPARE(fileAnswer(request, version()).head.status, 200);
}

QTEST_APPLESS_MAIN(TestFileAnswer)
#include "tst_fileanswer.moc"

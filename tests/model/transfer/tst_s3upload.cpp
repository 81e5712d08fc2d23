// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/s3upload.h"

#include "uploadplay.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebi = 1 << 20;
constexpr qint64 fileSize = 12 * mebi;

QUrl partUrl(int number, const QString &id = u"up1"_s)
{
    return QUrl(u"http://server.example/k?partNumber=%1&uploadId=%2&X-Amz-Signature=put"_s.arg(
        QString::number(number), id));
}

const QUrl abortUrl(u"http://server.example/k?uploadId=up1&X-Amz-Signature=del"_s);

QList<QUrl> partUrls(int count)
{
    QList<QUrl> urls;
    for (int number = 1; number <= count; ++number)
        urls.append(partUrl(number));
    return urls;
}

UploadAim s3Aim(int count = 2, bool canAbort = true)
{
    UploadAim aim;
    aim.url = QUrl(u"http://server.example/k?uploadId=up1&X-Amz-Signature=post"_s);
    aim.fileName = u"disk.img"_s;
    aim.size = fileSize;
    aim.partUrls = partUrls(count);
    if (canAbort)
        aim.partUrls.append(abortUrl);
    return aim;
}

Turn tagged(const QByteArray &tag)
{
    return Turn{.status = 200, .headers = {{"ETag", tag}}};
}

Turn completed()
{
    return Turn{.status = 200,
                .body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n   "
                        "<CompleteMultipartUploadResult "
                        "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        "<ETag>\"9-2\"</ETag></CompleteMultipartUploadResult>"};
}

Turn refused(int status, const QByteArray &code)
{
    return Turn{.status = status,
                .body = "<?xml version=\"1.0\"?><Error><Code>" + code
                    + "</Code><Message>Said so.</Message></Error>"};
}

const QString first =
    u"PUT /k?partNumber=1&uploadId=up1&X-Amz-Signature=put 0-%1"_s.arg(6 * mebi - 1);
const QString second = u"PUT /k?partNumber=2&uploadId=up1&X-Amz-Signature=put %1-%2"_s.arg(
    QString::number(6 * mebi), QString::number(12 * mebi - 1));
const QString complete = u"POST /k?uploadId=up1&X-Amz-Signature=post"_s;
const QString done = u"done: Status"_s;

} // namespace

class TestS3Upload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFileIsSpreadOverTheList_data();
    void theFileIsSpreadOverTheList();
    void aListThatDoesNotFitSaysWhy_data();
    void aListThatDoesNotFitSaysWhy();
    void partsGoUpAndAreCompleted_data();
    void partsGoUpAndAreCompleted();
    void onlyThePartWhoseAnswerIsLostIsSentAgain();
    void aLostCompleteIsRepeatedOnce_data();
    void aLostCompleteIsRepeatedOnce();
    void newlySignedUrlsGoOn();
    void urlsOfAnotherUploadStartOver();
    void anotherCutStartsOverWhereItDiffers();
    void theServersWordsAreInTheError();
    void theCompleteNamesEachPart();
    void noHeadersAreAddedToWhatWasSigned();
    void cancelAborts();
    void thereIsNoReply();
    void errorsAreRead_data();
    void errorsAreRead();
};

void TestS3Upload::theFileIsSpreadOverTheList_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qsizetype>("parts");
    QTest::addColumn<qint64>("partLength");
    QTest::addColumn<ByteRange>("last");
    const auto row = [](const char *name, const QList<QUrl> &urls, qint64 size, qsizetype parts,
                        qint64 partLength, ByteRange last) {
        QTest::newRow(name) << urls << size << parts << partLength << last;
    };
    row("evenly", partUrls(2), 12 * mebi, 2, 6 * mebi, {6 * mebi, 12 * mebi});
    row("rounded up", partUrls(3), 20 * mebi, 3, 6'990'507, {2 * 6'990'507, 20 * mebi});
    row("parts of 5 MiB at least", partUrls(10), 12 * mebi, 3, 5 * mebi, {10 * mebi, 12 * mebi});
    row("a short file is one part", partUrls(10), 7, 1, 5 * mebi, {0, 7});
    row("an empty file too", partUrls(1), 0, 1, 5 * mebi, {0, 0});
    row("with an abort URL", partUrls(2) << abortUrl, 12 * mebi, 2, 6 * mebi,
        {6 * mebi, 12 * mebi});
    row("5 GiB in one", partUrls(1), 5LL << 30, 1, 5LL << 30, {0, 5LL << 30});
    row("10000 parts", partUrls(10'000), 48'828LL << 30, 10'000, 5'242'866'579,
        {9999 * 5'242'866'579, 48'828LL << 30});
    row("numbers with gaps", {partUrl(3), partUrl(7)}, 12 * mebi, 2, 6 * mebi,
        {6 * mebi, 12 * mebi});
}

void TestS3Upload::theFileIsSpreadOverTheList()
{
    QFETCH(QList<QUrl>, urls);
    QFETCH(qint64, size);
    const auto plan = planS3(urls, size);
    QVERIFY(plan.has_value());
    QTEST(plan->parts.size(), "parts");
    QTEST(plan->partLength, "partLength");
    QTEST(plan->range(plan->parts.size() - 1, size), "last");
    QCOMPARE(plan->abortUrl.isEmpty(), !urls.contains(abortUrl));
}

void TestS3Upload::aListThatDoesNotFitSaysWhy_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QList<QUrl> &urls, qint64 size,
                        const QString &words) { QTest::newRow(name) << urls << size << words; };
    row("none", {}, fileSize, u"no URL with a partNumber"_s);
    row("only an abort URL", {abortUrl}, fileSize, u"no URL with a partNumber"_s);
    row("too few", partUrls(1), (5LL << 30) + 1,
        u"1 parts of 5 GiB at most do not hold the file: it needs 2 URLs"_s);
    row("out of order", {partUrl(2), partUrl(1)}, fileSize,
        u"URL 2 of the list: its partNumber does not follow on the one before"_s);
    row("twice the same", {partUrl(1), partUrl(1)}, fileSize,
        u"URL 2 of the list: its partNumber does not follow on the one before"_s);
    row("number 0", {partUrl(0)}, fileSize,
        u"URL 1 of the list: its partNumber is none from 1 to 10000"_s);
    row("number 10001", {partUrl(10'001)}, fileSize,
        u"URL 1 of the list: its partNumber is none from 1 to 10000"_s);
    row("no number", {QUrl(u"http://server.example/k?partNumber=x&uploadId=up1"_s)}, fileSize,
        u"URL 1 of the list: its partNumber is none from 1 to 10000"_s);
    row("of two uploads", {partUrl(1), partUrl(2, u"up2"_s)}, fileSize,
        u"URL 2 of the list: it is of another upload (uploadId) than the first"_s);
    row("an abort URL amidst", {partUrl(1), abortUrl, partUrl(2)}, fileSize,
        u"the URL without partNumber, for the abort, has to be the last"_s);
}

void TestS3Upload::aListThatDoesNotFitSaysWhy()
{
    QFETCH(QList<QUrl>, urls);
    QFETCH(qint64, size);
    UploadAim aim = s3Aim();
    aim.partUrls = urls;
    aim.size = size;
    S3Upload upload(aim, {});
    const Play played = play(upload, {});
    QCOMPARE(played.lines, QStringList({u"InvalidArgument"_s}));
    QTEST(played.end.outcome.error().detail, "words");
}

void TestS3Upload::partsGoUpAndAreCompleted_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    const QStringList both{first, second, complete};
    const Turns sent{tagged("\"a\""), tagged("\"b\"")};
    row("all goes well", Turns(sent) << completed(), QStringList(both) << done);
    row("a part without ETag", {{.status = 200}}, {first, u"InvalidServerResponse"_s});
    for (const int status : {201, 204, 400, 403, 404, 500, 503}) {
        QTest::addRow("a part answered %d", status)
            << Turns{{.status = status, .headers = {{"ETag", "\"a\""}}}}
            << QStringList{first, u"HttpStatus %1"_s.arg(status)};
    }
    row("a part is redirected",
        {{.status = 307, .headers = {{"Location", "http://other.example/k?partNumber=1"}}},
         tagged("\"a\""),
         tagged("\"b\""),
         completed()},
        {first, u"PUT http://other.example/k?partNumber=1 0-%1"_s.arg(6 * mebi - 1), second,
         complete, done});
    row("a part is redirected to no good place",
        {{.status = 308, .headers = {{"Location", "file:///k"}}}}, {first, u"ForbiddenRedirect"_s});
    row("a 200 that is an error", Turns(sent) << refused(200, "InvalidPart"),
        QStringList(both) << u"HttpStatus 400"_s);
    row("a 200 with trouble", Turns(sent) << refused(200, "InternalError"),
        QStringList(both) << u"InvalidServerResponse"_s);
    row("a 200 with nothing", Turns(sent) << Turn{.status = 200},
        QStringList(both) << u"InvalidServerResponse"_s);
    row("a 200 with a page", Turns(sent) << Turn{.status = 200, .body = "<html/>"},
        QStringList(both) << u"InvalidServerResponse"_s);
    row("a document type",
        Turns(sent) << Turn{.status = 200,
                            .body = "<!DOCTYPE x [<!ENTITY a \"b\">]>"
                                    "<CompleteMultipartUploadResult/>"},
        QStringList(both) << u"InvalidServerResponse"_s);
    row("201 is none of its answers", Turns(sent) << Turn{.status = 201, .body = completed().body},
        QStringList(both) << u"HttpStatus 201"_s);
    row("the upload is not known", Turns(sent) << refused(404, "NoSuchUpload"),
        QStringList(both) << u"HttpStatus 404"_s);
    row("the signature has run out", Turns(sent) << refused(403, "AccessDenied"),
        QStringList(both) << u"HttpStatus 403"_s);
}

void TestS3Upload::partsGoUpAndAreCompleted()
{
    QFETCH(Turns, turns);
    S3Upload upload(s3Aim(), {});
    const Play played = play(upload, turns);
    QTEST(played.lines, "lines");
    QCOMPARE(upload.session().method, UploadMethod::S3Multipart);
    QCOMPARE(upload.session().isWhole, played.end.outcome.has_value());
    if (played.end.outcome)
        QCOMPARE(upload.session().acknowledged, fileSize);
}

void TestS3Upload::onlyThePartWhoseAnswerIsLostIsSentAgain()
{
    S3Upload cut(s3Aim(), {});
    QCOMPARE(play(cut, {tagged("\"a\""), brokenAfter(6 * mebi)}).lines,
             QStringList({first, second, u"ConnectionClosed"_s}));
    QCOMPARE(cut.session().acknowledged, 6 * mebi);
    QCOMPARE(cut.session().parts, (QList<UploadedPart>{{6 * mebi, "\"a\""}}));
    S3Upload next(s3Aim(), cut.session());
    QCOMPARE(play(next, {tagged("\"b\""), completed()}).lines,
             QStringList({second, complete, done}));
}

void TestS3Upload::aLostCompleteIsRepeatedOnce_data()
{
    QTest::addColumn<Turn>("lost");
    QTest::addColumn<Turn>("then");
    QTest::addColumn<QString>("end");
    const Turn cut = brokenAfter(0);
    QTest::newRow("it was not done") << cut << completed() << done;
    QTest::newRow("K3: it may have been done")
        << cut << refused(404, "NoSuchUpload") << u"UploadUnconfirmed"_s;
    QTest::newRow("nor is it known after trouble")
        << Turn{.status = 500} << refused(404, "NoSuchUpload") << u"UploadUnconfirmed"_s;
    QTest::newRow("a refusal is one")
        << refused(400, "InvalidPart") << refused(404, "NoSuchUpload") << u"HttpStatus 404"_s;
}

void TestS3Upload::aLostCompleteIsRepeatedOnce()
{
    QFETCH(Turn, lost);
    QFETCH(Turn, then);
    QFETCH(QString, end);
    S3Upload cut(s3Aim(), {});
    (void)play(cut, {tagged("\"a\""), tagged("\"b\""), lost});
    S3Upload next(s3Aim(), cut.session());
    QCOMPARE(play(next, {then}).lines, QStringList({complete, end}));
}

void TestS3Upload::newlySignedUrlsGoOn()
{
    S3Upload cut(s3Aim(), {});
    (void)play(cut, {tagged("\"a\""), {.status = 403}});
    UploadAim aim = s3Aim();
    aim.partUrls[1] = QUrl(u"http://server.example/k?partNumber=2&uploadId=up1&sig=new"_s);
    S3Upload next(aim, cut.session());
    QCOMPARE(play(next, {tagged("\"b\""), completed()}).lines.first(),
             u"PUT /k?partNumber=2&uploadId=up1&sig=new %1-%2"_s.arg(
                 QString::number(6 * mebi), QString::number(12 * mebi - 1)));
}

void TestS3Upload::urlsOfAnotherUploadStartOver()
{
    S3Upload cut(s3Aim(), {});
    (void)play(cut, {tagged("\"a\"")});
    UploadAim aim = s3Aim();
    aim.partUrls = {partUrl(1, u"up2"_s), partUrl(2, u"up2"_s)};
    S3Upload next(aim, cut.session());
    QVERIFY(play(next, {}).lines.first().startsWith(u"PUT /k?partNumber=1&uploadId=up2"_s));
    QCOMPARE(next.session().acknowledged, 0);
    QVERIFY(!next.session().isOpen());
}

void TestS3Upload::anotherCutStartsOverWhereItDiffers()
{
    S3Upload cut(s3Aim(2), {});
    (void)play(cut, {tagged("\"a\""), tagged("\"b\"")});
    QCOMPARE(cut.session().parts.size(), 2);
    S3Upload next(s3Aim(3), cut.session());
    QCOMPARE(play(next, {}).lines.first(),
             u"PUT /k?partNumber=1&uploadId=up1&X-Amz-Signature=put 0-%1"_s.arg(5 * mebi - 1));
}

void TestS3Upload::theServersWordsAreInTheError()
{
    S3Upload upload(s3Aim(), {});
    const Play played = play(upload, {refused(403, "AccessDenied")});
    QCOMPARE(played.end.outcome.error().detail, u"server.example: AccessDenied: Said so."_s);
}

void TestS3Upload::theCompleteNamesEachPart()
{
    S3Upload upload(s3Aim(), {});
    const Play played = play(upload, {tagged("\"a<\""), tagged("\"b\"")});
    QCOMPARE(played.requests.last().bytes,
             QByteArray("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        "<CompleteMultipartUpload "
                        "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        "<Part><PartNumber>1</PartNumber><ETag>&quot;a&lt;&quot;</ETag></Part>"
                        "<Part><PartNumber>2</PartNumber><ETag>&quot;b&quot;</ETag></Part>"
                        "</CompleteMultipartUpload>\n"));
}

void TestS3Upload::noHeadersAreAddedToWhatWasSigned()
{
    S3Upload upload(s3Aim(), {});
    const Play played = play(upload, {tagged("\"a\""), tagged("\"b\""), completed()});
    QVERIFY(played.requests[0].headers.isEmpty());
    QVERIFY(!played.requests[0].checksum);
    QCOMPARE(played.requests[0].url, partUrl(1));
}

void TestS3Upload::cancelAborts()
{
    S3Upload upload(s3Aim(), {});
    (void)play(upload, {tagged("\"a\"")});
    const auto request = s3CancelRequest(s3Aim(), upload.session());
    QVERIFY(request.has_value());
    QCOMPARE(requestLine(*request), u"DELETE /k?uploadId=up1&X-Amz-Signature=del"_s);
    QCOMPARE(judgeS3Cancel({{204, abortUrl, {}}, {}}), CancelVerdict::Gone);
    QCOMPARE(judgeS3Cancel({{403, abortUrl, {}}, {}}), CancelVerdict::Refused);

    S3Upload without(s3Aim(2, false), {});
    (void)play(without, {tagged("\"a\"")});
    QVERIFY(!s3CancelRequest(s3Aim(2, false), without.session()));
    S3Upload whole(s3Aim(), {});
    (void)play(whole, {tagged("\"a\""), tagged("\"b\""), completed()});
    QVERIFY(!s3CancelRequest(s3Aim(), whole.session()));
}

void TestS3Upload::thereIsNoReply()
{
    UploadAim aim = s3Aim();
    aim.wantsReply = true;
    S3Upload upload(aim, {});
    QCOMPARE(play(upload, {}).lines, QStringList({u"NotSupported"_s}));
}

void TestS3Upload::errorsAreRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("with a message") << refused(400, "Code").body << u"Code: Said so."_s;
    QTest::newRow("blanks before it")
        << QByteArray("\n\n  ") + refused(400, "Code").body << u"Code: Said so."_s;
    QTest::newRow("without") << QByteArray("<Error><Code>A</Code></Error>") << u"A"_s;
    QTest::newRow("in a namespace")
        << QByteArray("<Error xmlns=\"urn:x\"><Code>A</Code><Resource><Code>B</Code></Resource>"
                      "</Error>")
        << u"A"_s;
    QTest::newRow("none") << completed().body << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("a page") << QByteArray("<!DOCTYPE html><Error/>") << QString();
}

void TestS3Upload::errorsAreRead()
{
    QFETCH(QByteArray, body);
    QTEST(s3ErrorFrom(body).text(), "text");
}

QTEST_GUILESS_MAIN(TestS3Upload)
#include "tst_s3upload.moc"

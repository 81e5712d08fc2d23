// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/downloadplan.h"
#include "model/transfer/download/overlap.h"
#include "model/transfer/download/partwriter.h"

#include <QTest>

using namespace tranship;
using namespace std::chrono_literals;
using Step = Ruling::Step;

namespace {

constexpr qint64 fileLength = 1'000'000;
constexpr qint64 held = 400'000;

const QUrl givenUrl(QStringLiteral("http://given.example/file.bin"));
const QUrl finalUrl(QStringLiteral("http://final.example/signed/file.bin"));

File begunFile()
{
    File file;
    file.url = givenUrl;
    file.finalUrl = finalUrl;
    file.bytesTotal = fileLength;
    file.durable.add({0, held});
    file.validator = Validator{"\"v1\"", "Mon, 01 Jan 2024 00:00:00 GMT", fileLength, true};
    return file;
}

ResponseHead headOf(int status, const RawHeaders &headers)
{
    return ResponseHead{status, finalUrl, headers};
}

ResponseHead partHead(const QByteArray &range, const QByteArray &etag = "\"v1\"",
                      const RawHeaders &more = {})
{
    return headOf(206, RawHeaders{{"Content-Range", range}, {"ETag", etag}} + more);
}

ResponseHead wholeHead(const QByteArray &length, const QByteArray &etag = "\"v1\"",
                       const RawHeaders &more = {})
{
    return headOf(200, RawHeaders{{"Content-Length", length}, {"ETag", etag}} + more);
}

/// The request for what follows the first `there` bytes.
Ask restAfter(const File &file, qint64 there, bool original = false)
{
    const ByteRanges have(ByteRange{0, there});
    return planAsk(file, have, {there, file.bytesTotal}, AskFor::Rest, {{}, original});
}

Ask overlapOf(const File &file)
{
    const ByteRanges have(ByteRange{0, held});
    return planAsk(file, have, {held, fileLength}, AskFor::Overlap, {});
}

Situation restOf(const File &file)
{
    return Situation{file, restAfter(file, held), held, false, false, 0};
}

Ask wholeOf(const QUrl &url)
{
    Ask ask;
    ask.url = url;
    return ask;
}

Ask rangeOf(const QUrl &url, qint64 from, qint64 at, const QByteArray &ifRange)
{
    Ask ask = wholeOf(url);
    ask.from = from;
    ask.at = at;
    ask.wantsRange = true;
    ask.ifRange = ifRange;
    return ask;
}

} // namespace

Q_DECLARE_METATYPE(tranship::ResponseHead)

class TestFileDownloadPlan final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aFreshFileIsAskedForPlainly() { QCOMPARE(restAfter(begunFile(), 0), wholeOf(givenUrl)); }

    void theRestIsAskedForWhereRedirectsLed()
    {
        QCOMPARE(restAfter(begunFile(), held), rangeOf(finalUrl, held, held, "\"v1\""));
        QCOMPARE(restAfter(begunFile(), held, true).url, givenUrl);
    }

    void withoutAStrongTagTheDateStandsInIfRange()
    {
        File file = begunFile();
        file.validator.etag = "W/\"v1\"";
        QCOMPARE(restAfter(file, held).ifRange, file.validator.lastModified);
    }

    void withoutAValidatorAnOverlapIsAskedFor_data()
    {
        QTest::addColumn<qint64>("there");
        QTest::addColumn<qint64>("from");
        QTest::newRow("much is held") << held << held - overlapLength;
        QTest::newRow("exactly an overlap") << overlapLength << qint64(0);
        QTest::newRow("less than an overlap") << qint64(10) << qint64(0);
    }

    void withoutAValidatorAnOverlapIsAskedFor()
    {
        QFETCH(qint64, there);
        QFETCH(qint64, from);
        File file = begunFile();
        file.validator = {};
        QCOMPARE(restAfter(file, there), rangeOf(finalUrl, from, there, {}));
    }

    void aFileOfUnknownLengthIsAskedForWhole()
    {
        File file = begunFile();
        file.bytesTotal = unknownSize;
        QCOMPARE(restAfter(file, held), wholeOf(givenUrl));
    }

    void answersToARangeAreJudged_data()
    {
        QTest::addColumn<ResponseHead>("head");
        QTest::addColumn<Step>("step");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("changed");

        const auto row = [](const char *name, const ResponseHead &head, Step step,
                            ErrorCode code = ErrorCode::None, bool changed = false) {
            QTest::newRow(name) << head << step << code << changed;
        };
        const ErrorCode invalid = ErrorCode::InvalidServerResponse;
        const ErrorCode other = ErrorCode::RemoteFileChanged;
        const ErrorCode status = ErrorCode::HttpStatus;
        const QByteArray right = "bytes 400000-999999/1000000";

        row("right", partHead(right), Step::Accept);
        row("right, total not told", partHead("bytes 400000-999999/*"), Step::Accept);
        row("right, less than asked", partHead("bytes 400000-499999/1000000"), Step::Accept);
        row("right, with its length", partHead(right, "\"v1\"", {{"Content-Length", "600000"}}),
            Step::Accept);
        row("length of another range", partHead(right, "\"v1\"", {{"Content-Length", "600001"}}),
            Step::AskAgain, invalid);
        row("no Content-Range", headOf(206, {{"ETag", "\"v1\""}}), Step::AskAgain, invalid);
        row("several parts",
            headOf(206, {{"ETag", "\"v1\""}, {"Content-Type", "multipart/byteranges; boundary=x"}}),
            Step::AskAgain, invalid);
        row("garbage", partHead("bytes some"), Step::AskAgain, invalid);
        row("other unit", partHead("items 400000-999999/1000000"), Step::AskAgain, invalid);
        row("reversed", partHead("bytes 999999-400000/1000000"), Step::AskAgain, invalid);
        row("one later", partHead("bytes 400001-999999/1000000"), Step::AskAgain, invalid);
        row("one earlier", partHead("bytes 399999-999999/1000000"), Step::AskAgain, invalid);
        row("from the beginning", partHead("bytes 0-999999/1000000"), Step::AskAgain, invalid);
        row("the total is a range", partHead("bytes */1000000"), Step::AskAgain, invalid);
        row("beyond the end", partHead("bytes 400000-1000000/*"), Step::AskAgain, invalid);
        row("two Content-Ranges", partHead(right, "\"v1\"", {{"content-range", right}}),
            Step::AskAgain, invalid);
        row("other tag", partHead(right, "\"v2\""), Step::AskWhole, other, true);
        row("other total", partHead("bytes 400000-1000000/1000001"), Step::AskWhole, other, true);
        row("other date",
            headOf(206,
                   {{"Content-Range", right}, {"Last-Modified", "Tue, 02 Jan 2024 00:00:00 GMT"}}),
            Step::AskWhole, other, true);
        row("nothing names the version", headOf(206, {{"Content-Range", right}}), Step::AskOverlap,
            other);
        row("tag of another node, same date",
            partHead(right, "\"v2\"", {{"Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"}}),
            Step::AskOverlap, other);
        row("coded", partHead(right, "\"v1\"", {{"Content-Encoding", "gzip"}}), Step::Refuse,
            ErrorCode::ContentCoded);

        row("all of it, same version", wholeHead("1000000"), Step::Replace);
        row("all of it, other version", wholeHead("1000001", "\"v2\""), Step::Replace,
            ErrorCode::None, true);
        row("all of it, length not told", headOf(200, {{"ETag", "\"v1\""}}), Step::Replace);
        row("a web page of another length",
            wholeHead("312", "\"page\"", {{"Content-Type", "text/html; charset=utf-8"}}),
            Step::Refuse, ErrorCode::UnexpectedContent);
        row("a web page of unknown length",
            headOf(200, {{"Content-Type", "TEXT/HTML"}, {"Transfer-Encoding", "chunked"}}),
            Step::Refuse, ErrorCode::UnexpectedContent);
        row("called a web page, same length",
            wholeHead("1000000", "\"v1\"", {{"Content-Type", "text/html"}}), Step::Replace);
        row("length is nonsense", wholeHead("-5"), Step::Refuse, invalid);
        row("two lengths", wholeHead("5", "\"v1\"", {{"Content-Length", "6"}}), Step::Refuse,
            invalid);

        row("416 with the length that is held", headOf(416, {{"Content-Range", "bytes */400000"}}),
            Step::AskWhole, status);
        row("416 with the known length", headOf(416, {{"Content-Range", "bytes */1000000"}}),
            Step::AskWhole, status);
        row("416 without Content-Range", headOf(416, {}), Step::AskWhole, status);
        row("403 where redirects led", headOf(403, {}), Step::AskOriginal, status);
        row("404 where redirects led", headOf(404, {}), Step::AskOriginal, status);
        row("410 where redirects led", headOf(410, {}), Step::AskOriginal, status);
        row("500", headOf(500, {}), Step::Refuse, status);
        row("401", headOf(401, {}), Step::Refuse, ErrorCode::AuthenticationRequired);
        row("407", headOf(407, {}), Step::Refuse, ErrorCode::ProxyAuthenticationRequired);
        row("999", headOf(999, {}), Step::Refuse, status);
        row("no content", headOf(204, {}), Step::Refuse, invalid);
        row("not modified", headOf(304, {}), Step::Refuse, invalid);
        row("early hints", headOf(103, {}), Step::Refuse, invalid);
        row("no status", headOf(0, {}), Step::Refuse, invalid);
    }

    void answersToARangeAreJudged()
    {
        QFETCH(ResponseHead, head);
        QFETCH(Step, step);
        QFETCH(ErrorCode, code);
        QFETCH(bool, changed);
        const File file = begunFile();
        const Ruling ruling = judge(restOf(file), head);
        QCOMPARE(ruling.step, step);
        QCOMPARE(ruling.error.code, code);
        QCOMPARE(ruling.changed, changed);
        QCOMPARE(ruling.error.httpStatus != 0,
                 code == ErrorCode::HttpStatus || code == ErrorCode::AuthenticationRequired
                     || code == ErrorCode::ProxyAuthenticationRequired);
    }

    void anAcceptedPartTellsWhereItsBodyEnds()
    {
        const File file = begunFile();
        const Ruling ruling = judge(restOf(file), partHead("bytes 400000-499999/1000000"));
        QCOMPARE(ruling.end, qint64(500'000));
        QCOMPARE(ruling.total, fileLength);
        QVERIFY(ruling.validator.acceptsRanges);
    }

    void aFreshAnswerIsAccepted_data()
    {
        QTest::addColumn<ResponseHead>("head");
        QTest::addColumn<qint64>("total");
        QTest::newRow("length") << wholeHead("1000000") << fileLength;
        QTest::newRow("nothing") << wholeHead("0") << qint64(0);
        QTest::newRow("no length") << headOf(200, {}) << unknownSize;
        QTest::newRow("chunked, with a length that does not count")
            << wholeHead("7", {}, {{"Transfer-Encoding", "chunked"}}) << unknownSize;
        QTest::newRow("beyond 4 GiB") << wholeHead("1099511627776") << qint64(1099511627776);
        QTest::newRow("web page") << wholeHead("5", {}, {{"Content-Type", "text/html"}})
                                  << qint64(5);
    }

    void aFreshAnswerIsAccepted()
    {
        QFETCH(ResponseHead, head);
        QFETCH(qint64, total);
        File file;
        file.url = givenUrl;
        const Ruling ruling = judge({file, restAfter(file, 0), 0, false, false, 0}, head);
        QCOMPARE(ruling.step, Step::Accept);
        QCOMPARE(ruling.total, total);
        QCOMPARE(ruling.end, total);
        QCOMPARE(ruling.validator.length, total);
    }

    void aFreshAnswerIsRefused_data()
    {
        QTest::addColumn<ResponseHead>("head");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a part nobody asked for")
            << partHead("bytes 0-999999/1000000") << ErrorCode::InvalidServerResponse;
        QTest::newRow("416") << headOf(416, {}) << ErrorCode::HttpStatus;
        QTest::newRow("404") << headOf(404, {}) << ErrorCode::HttpStatus;
        QTest::newRow("packed") << wholeHead("5", {}, {{"Content-Encoding", "br"}})
                                << ErrorCode::ContentCoded;
    }

    void aFreshAnswerIsRefused()
    {
        QFETCH(ResponseHead, head);
        QFETCH(ErrorCode, code);
        File file;
        file.url = givenUrl;
        const Ruling ruling = judge({file, restAfter(file, 0), 0, false, false, 0}, head);
        QCOMPARE(ruling.step, Step::Refuse);
        QCOMPARE(ruling.error.code, code);
    }

    void anArchivesOwnPackingIsNoCoding()
    {
        File file;
        file.url = QUrl(QStringLiteral("http://given.example/source.tar.gz"));
        const ResponseHead head{200, file.url, {{"Content-Encoding", "x-gzip"}}};
        QCOMPARE(judge({file, restAfter(file, 0), 0, false, false, 0}, head).step, Step::Accept);
    }

    void aSecondWrongRangeMeansAllOfIt()
    {
        const File file = begunFile();
        Situation situation = restOf(file);
        situation.wrongRanges = 1;
        const Ruling ruling = judge(situation, partHead("bytes 0-1/1000000"));
        QCOMPARE(ruling.step, Step::AskWhole);
        QVERIFY(!ruling.changed);
    }

    void anOverlapIsAcceptedWhenNothingDiffers()
    {
        File file = begunFile();
        file.validator.etag.clear();
        Situation situation = restOf(file);
        situation.ask = overlapOf(file);
        const ResponseHead head = headOf(206, {{"Content-Range", "bytes 334464-999999/1000000"}});
        QCOMPARE(judge(situation, head).step, Step::Accept);
    }

    void anOverlapThatBringsNothingNewIsTheWrongRange()
    {
        File file = begunFile();
        Situation situation = restOf(file);
        situation.ask = overlapOf(file);
        const ResponseHead head = partHead("bytes 334464-399999/1000000");
        QCOMPARE(judge(situation, head).step, Step::AskAgain);
    }

    void rangesThatAreIgnoredAreRemembered()
    {
        const File file = begunFile();
        const RawHeaders ranges{{"Accept-Ranges", "bytes"}};
        QVERIFY(
            !judge(restOf(file), wholeHead("1000000", "\"v1\"", ranges)).validator.acceptsRanges);
        QVERIFY(
            judge(restOf(file), wholeHead("1000000", "\"v2\"", ranges)).validator.acceptsRanges);
    }

    void aWebPageMayTakeTheWebPagesPlace()
    {
        const File file = begunFile();
        Situation situation = restOf(file);
        situation.holdsHtml = true;
        const ResponseHead head = wholeHead("312", "\"v2\"", {{"Content-Type", "text/html"}});
        QCOMPARE(judge(situation, head).step, Step::Replace);
    }

    void aFileThatChangesForEverIsGivenUp_data()
    {
        QTest::addColumn<int>("restarts");
        QTest::addColumn<Step>("step");
        QTest::newRow("the fifth time") << 4 << Step::Replace;
        QTest::newRow("the sixth time") << 5 << Step::Refuse;
    }

    void aFileThatChangesForEverIsGivenUp()
    {
        QFETCH(int, restarts);
        QFETCH(Step, step);
        File file = begunFile();
        file.restarts = restarts;
        QCOMPARE(judge(restOf(file), wholeHead("1000000", "\"v2\"")).step, step);
        Situation seen = restOf(file);
        seen.changeSeen = true;
        QCOMPARE(judge(seen, wholeHead("1000000")).step, step);
        // The same version again is no change, however often.
        QCOMPARE(judge(restOf(file), wholeHead("1000000")).step, Step::Replace);
    }

    void whatIsHeldWholeIsCompleteAt416()
    {
        const File file = begunFile();
        Situation situation = restOf(file);
        situation.held = fileLength;
        const ResponseHead head = headOf(416, {{"Content-Range", "bytes */1000000"}});
        QCOMPARE(judge(situation, head).step, Step::Complete);
    }

    void theGivenAddressIsNotAskedTwice()
    {
        const File file = begunFile();
        Situation situation = restOf(file);
        situation.ask = restAfter(file, held, true);
        QCOMPARE(judge(situation, headOf(403, {})).step, Step::Refuse);
    }

    void aCheckpointIsTrustedAsFarAsTheFileReaches_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("durable");
        QTest::addColumn<QByteArray>("trusted");
        const QByteArray half("0-499");
        QTest::newRow("all there") << qint64(500) << half << half;
        QTest::newRow("a tail") << qint64(900) << half << half;
        QTest::newRow("shortened") << qint64(100) << half << QByteArray("0-99");
        QTest::newRow("nothing recorded") << qint64(900) << QByteArray() << QByteArray();
        QTest::newRow("a gap") << qint64(900) << QByteArray("0-99,200-299")
                               << QByteArray("0-99,200-299");
        QTest::newRow("shortened in a gap")
            << qint64(150) << QByteArray("0-99,200-299") << QByteArray("0-99");
        QTest::newRow("more than the file has")
            << qint64(2'000'000) << QByteArray("0-1999999") << QByteArray();
    }

    void aCheckpointIsTrustedAsFarAsTheFileReaches()
    {
        QFETCH(qint64, size);
        QFETCH(QByteArray, durable);
        QFETCH(QByteArray, trusted);
        File file = begunFile();
        file.durable = ByteRanges::fromText(durable).value_or(ByteRanges());
        QCOMPARE(trustedRanges(file, size).toText(), trusted);
    }

    void aClaimInTheMiddleIsAskedForWithItsEnd()
    {
        const ByteRanges have(ByteRange{0, 100'000});
        const Ask ask = planAsk(begunFile(), have, {500'000, 600'000}, AskFor::Rest, {});
        QCOMPARE(ask.from, qint64(500'000));
        QCOMPARE(ask.at, qint64(500'000));
        QCOMPARE(ask.end, qint64(600'000));
        QCOMPARE(ask.ifRange, QByteArray("\"v1\""));
        QCOMPARE(planAsk(begunFile(), have, {500'000, fileLength}, AskFor::Rest, {}).end,
                 unknownSize);
    }

    void thePartBeforeAGapIsWhatAnOverlapCompares()
    {
        ByteRanges have(ByteRange{0, 100'000});
        have.add({200'000, 210'000});
        const Ask ask = planAsk(begunFile(), have, {210'000, fileLength}, AskFor::Overlap, {});
        QCOMPARE(ask.from, qint64(200'000));
        QCOMPARE(ask.at, qint64(210'000));
        // nothing to compare with: all of it
        QVERIFY(!planAsk(begunFile(), have, {150'000, 200'000}, AskFor::Overlap, {}).wantsRange);
    }

    void aMirrorIsAskedWithoutTheOthersValidatorWhereAChecksumVouches()
    {
        const QUrl mirror(QStringLiteral("http://mirror.example/file.bin"));
        const ByteRanges have(ByteRange{0, held});
        const ByteRange claim{500'000, 600'000};
        File file = begunFile();
        Ask ask = planAsk(file, have, claim, AskFor::Rest, {mirror, false});
        QCOMPARE(ask.url, mirror);
        QCOMPARE(ask.ifRange, QByteArray("\"v1\""));
        QVERIFY(!ask.isVouched);
        file.checksum = QStringLiteral("sha-256:00");
        ask = planAsk(file, have, claim, AskFor::Rest, {mirror, false});
        QVERIFY(ask.ifRange.isEmpty());
        QVERIFY(ask.isVouched);
        QCOMPARE(ask.from, ask.at);
    }

    void whatOthersBringIsNotBegunAnew_data()
    {
        QTest::addColumn<ResponseHead>("head");
        QTest::addColumn<Step>("step");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray right = "bytes 400000-999999/1000000";
        QTest::newRow("right") << partHead(right) << Step::Accept << ErrorCode::None;
        QTest::newRow("all of it, same version")
            << wholeHead("1000000") << Step::Decline << ErrorCode::InsufficientRangeSupport;
        QTest::newRow("all of it, other version") << wholeHead("1000000", "\"v2\"") << Step::Decline
                                                  << ErrorCode::InsufficientRangeSupport;
        QTest::newRow("other tag")
            << partHead(right, "\"v2\"") << Step::Decline << ErrorCode::RemoteFileChanged;
        QTest::newRow("other total") << partHead("bytes 400000-1000000/1000001") << Step::Decline
                                     << ErrorCode::RemoteFileChanged;
        QTest::newRow("nothing names the version") << headOf(206, {{"Content-Range", right}})
                                                   << Step::Decline << ErrorCode::RemoteFileChanged;
        QTest::newRow("unsatisfiable") << headOf(416, {}) << Step::Decline << ErrorCode::HttpStatus;
        QTest::newRow("busy") << headOf(503, {}) << Step::Refuse << ErrorCode::HttpStatus;
        QTest::newRow("the wrong range, once")
            << partHead("bytes 0-9/1000000") << Step::AskAgain << ErrorCode::InvalidServerResponse;
    }

    void whatOthersBringIsNotBegunAnew()
    {
        QFETCH(ResponseHead, head);
        QFETCH(Step, step);
        QFETCH(ErrorCode, code);
        const File file = begunFile();
        Situation situation = restOf(file);
        situation.isAlone = false;
        const Ruling ruling = judge(situation, head);
        QCOMPARE(ruling.step, step);
        QCOMPARE(ruling.error.code, code);
    }

    void aMirrorNeverReplacesWhatIsHeld()
    {
        File file = begunFile();
        file.checksum = QStringLiteral("sha-256:00");
        const ByteRanges have(ByteRange{0, held});
        const QUrl mirror(QStringLiteral("http://mirror.example/file.bin"));
        Situation situation = restOf(file);
        situation.ask = planAsk(file, have, {held, fileLength}, AskFor::Rest, {mirror, false});
        QCOMPARE(judge(situation, wholeHead("1000000", "\"m\"")).step, Step::Decline);
        QCOMPARE(judge(situation, partHead("bytes 400000-999999/1000000", "\"m\"")).step,
                 Step::Accept);
        QCOMPARE(judge(situation, partHead("bytes 400000-999999/1000001", "\"m\"")).step,
                 Step::Decline);
        QCOMPARE(judge(situation, headOf(404, {})).step, Step::Refuse);
    }

    void retryAfterIsReckonedByTheServersClock()
    {
        const QDateTime now(QDate(2030, 1, 1), QTime(0, 0), Qt::UTC);
        const RawHeaders dated{{"Date", "Mon, 01 Jan 2024 00:00:00 GMT"},
                               {"Retry-After", "Mon, 01 Jan 2024 00:01:00 GMT"}};
        QCOMPARE(retryAfter(headOf(503, dated), now), std::optional(60s));
        QCOMPARE(retryAfter(headOf(429, {{"Retry-After", "7"}}), now), std::optional(7s));
        QVERIFY(!retryAfter(headOf(429, {{"Retry-After", "soon"}}), now));
        QVERIFY(!retryAfter(headOf(429, {}), now));
        QVERIFY(!retryAfter(headOf(404, {{"Retry-After", "7"}}), now));
    }

    void theServerSuggestsAName()
    {
        const RawHeaders given{{"Content-Disposition", "attachment; filename=\"given.zip\""}};
        QCOMPARE(suggestedName(headOf(200, given), givenUrl), QStringLiteral("given.zip"));
        QCOMPARE(suggestedName(headOf(200, {}), givenUrl), QStringLiteral("file.bin"));
        const ResponseHead bare{200, QUrl(QStringLiteral("http://final.example/")), {}};
        QCOMPARE(suggestedName(bare, givenUrl), QStringLiteral("file.bin"));
    }

    void webPagesAreRecognised_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<bool>("isHtml");
        QTest::newRow("doctype") << QByteArray("<!DOCTYPE html><html>") << true;
        QTest::newRow("mark and blanks") << QByteArray("\xEF\xBB\xBF\r\n <HTML lang=en>") << true;
        QTest::newRow("archive") << QByteArray("PK\x03\x04") << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("cut") << QByteArray("<ht") << false;
        QTest::newRow("mentioned") << QByteArray("see <html>") << false;
    }

    void webPagesAreRecognised()
    {
        QFETCH(QByteArray, begin);
        QFETCH(bool, isHtml);
        QCOMPARE(looksLikeHtml(begin), isHtml);
    }

    void anOverlapIsComparedInPieces()
    {
        Overlap overlap(QByteArray("abcdef"));
        QByteArrayView first("abc");
        QVERIFY(overlap.take(first));
        QVERIFY(first.isEmpty());
        QVERIFY(overlap.isOpen());
        QByteArrayView second("defgh");
        QVERIFY(overlap.take(second));
        QCOMPARE(second.toByteArray(), QByteArray("gh"));
        QVERIFY(!overlap.isOpen());
        Overlap other(QByteArray("abcdef"));
        QByteArrayView wrong("abcdeX");
        QVERIFY(!other.take(wrong));
    }
};

QTEST_GUILESS_MAIN(TestFileDownloadPlan)
#include "tst_filedownloadplan.moc"

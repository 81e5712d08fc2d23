// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/resumableupload.h"

#include "model/transfer/upload/uploadlimit.h"

#include "uploadplay.h"

#include <QTest>

using namespace tranship;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileSize = 20'000;
constexpr qint64 fragment = 8'000;
const QUrl place(u"http://server.example/uploads/a"_s);
const QDateTime noon(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

UploadAim aimOf(qint64 size = fileSize)
{
    UploadAim aim;
    aim.url = QUrl(u"http://server.example/in"_s);
    aim.fileName = u"letter.txt"_s;
    aim.size = size;
    return aim;
}

/// What a run before this one left: bytes acknowledged, and sent.
UploadSession sessionAt(qint64 acknowledged, qint64 sent)
{
    UploadSession session;
    session.method = UploadMethod::Resumable;
    session.url = place;
    session.acknowledged = acknowledged;
    session.sent = sent;
    return session;
}

UploadSession unsure(UploadSession session)
{
    session.isUnsure = true;
    return session;
}

Turn says(int status, RawHeaders headers = {}, QByteArray body = {})
{
    return {.status = status, .headers = std::move(headers), .body = std::move(body)};
}

Turn limits(const QByteArray &limit)
{
    return says(204, {{"Upload-Limit", limit}});
}

Turn created(RawHeaders more = {})
{
    return says(201, RawHeaders{{"Location", "/uploads/a"}} + more);
}

/// An answer to HEAD.
Turn at(qint64 offset, RawHeaders more = {{"Upload-Complete", "?0"}})
{
    return says(204, RawHeaders{{"Upload-Offset", QByteArray::number(offset)}} + more);
}

Turn completeAt(qint64 offset, RawHeaders more = {})
{
    return at(offset, RawHeaders{{"Upload-Complete", "?1"}} + more);
}

/// An answer to a fragment: taken, more is to come.
const Turn taken = says(204, {{"Upload-Complete", "?0"}});
const Turn accepted = says(200, {{"Upload-Complete", "?1"}});
const Turn supported = says(200, {{"Accept-Patch", "application/partial-upload"}});

QByteArray problem(const QByteArray &type, const QByteArray &more = {})
{
    return "{\"type\":\"https://iana.org/assignments/http-problem-types#" + type + '"' + more + '}';
}

QByteArray headerOf(const UploadRequest &request, QByteArrayView name)
{
    ResponseHead head;
    head.headers = request.headers;
    return head.header(name);
}

const QString options = u"OPTIONS /in"_s;
const QString post = u"POST /in"_s;
const QString head = u"HEAD /uploads/a"_s;
const QString drop = u"DELETE /uploads/a"_s;
const QString first = u"PATCH /uploads/a 0-7999"_s;
const QString second = u"PATCH /uploads/a 8000-15999"_s;
const QString third = u"PATCH /uploads/a 16000-19999"_s;
const QString finishing = u"PATCH /uploads/a"_s;
const QString done = u"done: Status"_s;
const QString counted = u"done: Length"_s;
const QString waits = u"waits"_s;

Play playOf(const UploadAim &aim, const UploadSession &session, const Turns &turns)
{
    const auto protocol = makeResumableUpload(aim, session);
    protocol->setNow(noon);
    return play(*protocol, turns, fragment);
}

QStringList linesOf(const Turns &turns, const UploadSession &session = {},
                    const UploadAim &aim = aimOf())
{
    return playOf(aim, session, turns).lines;
}

void addColumns()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
}

} // namespace

class TestResumableUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsCreatedAndAppended();
    void itsHeadersAreThoseOfTheDraft();
    void theFileNameIsStated_data();
    void theFileNameIsStated();
    void limitsAreRead_data();
    void limitsAreRead();
    void theServerIsAskedForItsLimits_data();
    void theServerIsAskedForItsLimits();
    void theVersionIsKeptForTheSession();
    void aServerThatSendsInterimAnswersIsNotAskedForThem();
    void theUploadGetsItsUrl_data();
    void theUploadGetsItsUrl();
    void aLeastSizeOfRequestsIsKept_data();
    void aLeastSizeOfRequestsIsKept();
    void aFileSentWholeIsNotSentAgainBlindly_data();
    void aFileSentWholeIsNotSentAgainBlindly();
    void anEmptyFileIsCompletedByAnEmptyFragment_data();
    void anEmptyFileIsCompletedByAnEmptyFragment();
    void aFragmentIsJudged_data();
    void aFragmentIsJudged();
    void theLastFragmentIsJudged_data();
    void theLastFragmentIsJudged();
    void aRefusedFileIsNotSentAgainByItself_data();
    void aRefusedFileIsNotSentAgainByItself();
    void aResumedUploadIsAskedFirst_data();
    void aResumedUploadIsAskedFirst();
    void onlyOffsetsThatCanBeAreBelieved_data();
    void onlyOffsetsThatCanBeAreBelieved();
    void anUnsureLastByteIsNotSentAgain_data();
    void anUnsureLastByteIsNotSentAgain();
    void theServersLimitIsKept();
    void theServerSaysWhenItForgets();
    void digestsOfTheFileAreHandedOn();
    void theLastAnswerSaysWhereTheReplyIs();
    void anUnfinishedUploadIsCancelled();
};

void TestResumableUpload::aFileIsCreatedAndAppended()
{
    QCOMPARE(linesOf({supported, created(), taken, taken, accepted}),
             (QStringList{options, post, first, second, third, done}));
}

void TestResumableUpload::itsHeadersAreThoseOfTheDraft()
{
    const Play played =
        playOf(aimOf(), {}, {supported, created(), taken, says(409), at(8000), taken});
    QCOMPARE(played.requests.size(), 7);
    for (const UploadRequest &request : played.requests)
        QCOMPARE(headerOf(request, "Upload-Draft-Interop-Version"), "8");
    const UploadRequest &creation = played.requests.at(1);
    QCOMPARE(headerOf(creation, "Upload-Complete"), "?0");
    QCOMPARE(headerOf(creation, "Upload-Length"), "20000");
    QCOMPARE(headerOf(creation, "Content-Type"), "text/plain");
    QCOMPARE(headerOf(creation, "Want-Repr-Digest"), "sha-256=10");
    const UploadRequest &patch = played.requests.at(3);
    QCOMPARE(headerOf(patch, "Upload-Complete"), "?0");
    QCOMPARE(headerOf(patch, "Upload-Offset"), "8000");
    QCOMPARE(headerOf(patch, "Content-Type"), "application/partial-upload");
    // "The request MUST NOT include" either in a question.
    QCOMPARE(headerOf(played.requests.at(4), "Upload-Offset"), QByteArray());
    QCOMPARE(headerOf(played.requests.at(4), "Upload-Complete"), QByteArray());
    QCOMPARE(headerOf(played.requests.at(6), "Upload-Complete"), "?1");

    UploadAim aim = aimOf();
    aim.headers = {{"content-type", "text/x"}, {"Content-disposition", "attachment"}};
    const UploadRequest own = playOf(aim, {}, {supported}).requests.last();
    QCOMPARE(headerOf(own, "Content-Type"), QByteArray());
    QCOMPARE(headerOf(own, "Content-Disposition"), QByteArray());
}

void TestResumableUpload::theFileNameIsStated_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << u"a b.txt"_s << QByteArray("inline; filename=\"a b.txt\"");
    QTest::newRow("not of ASCII") << u"é.txt"_s
                                  << QByteArray("inline; filename=\"_.txt\"; "
                                                "filename*=UTF-8''%C3%A9.txt");
    QTest::newRow("quotes, backslashes and percents")
        << u"\"\\%.txt"_s
        << QByteArray("inline; filename=\"___.txt\"; filename*=UTF-8''%22%5C%25.txt");
    QTest::newRow("a new line cannot leave its header")
        << u"a\r\nb"_s << QByteArray("inline; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab");
}

void TestResumableUpload::theFileNameIsStated()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, value);
    UploadAim aim = aimOf();
    aim.fileName = name;
    const UploadRequest creation = playOf(aim, {}, {supported}).requests.last();
    QCOMPARE(headerOf(creation, "Content-Disposition"), value);
}

void TestResumableUpload::limitsAreRead_data()
{
    QTest::addColumn<RawHeaders>("headers");
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<QList<qint64>>("numbers");
    const auto row = [](const char *name, const RawHeaders &headers, bool isRead,
                        const QList<qint64> &numbers) {
        QTest::newRow(name) << headers << isRead << numbers;
    };
    const QList<qint64> none{-1, -1, -1, -1, -1};
    row("none", {}, false, none);
    row("all",
        {{"Upload-Limit",
          "max-size=5, min-size=4, max-append-size=3, min-append-size=2, max-age=1"}},
        true, {5, 4, 3, 2, 1});
    row("in two lines, any case of the name",
        {{"upload-limit", "max-size=5"}, {"UPLOAD-LIMIT", "max-age=1"}}, true, {5, -1, -1, -1, 1});
    row("unknown members are passed over", {{"Upload-Limit", "expires=9, max-size=5, x=\"a,b\""}},
        true, {5, -1, -1, -1, -1});
    row("parameters too", {{"Upload-Limit", "max-size=5;unit=b"}}, true, {5, -1, -1, -1, -1});
    row("the last of two", {{"Upload-Limit", "max-size=5, max-size=6"}}, true, {6, -1, -1, -1, -1});
    row("empty", {{"Upload-Limit", ""}}, true, none);
    row("one that is no number spoils all", {{"Upload-Limit", "max-size=5, max-age=?1"}}, false,
        none);
    row("a negative one too", {{"Upload-Limit", "max-size=-5"}}, false, none);
    row("and one without a value", {{"Upload-Limit", "max-size"}}, false, none);
}

void TestResumableUpload::limitsAreRead()
{
    QFETCH(RawHeaders, headers);
    QFETCH(bool, isRead);
    QFETCH(QList<qint64>, numbers);
    ResponseHead head;
    head.headers = headers;
    const std::optional<UploadLimit> read = uploadLimitIn(head);
    QCOMPARE(read.has_value(), isRead);
    const UploadLimit limit = read.value_or(UploadLimit());
    QCOMPARE((QList<qint64>{limit.maxSize, limit.minSize, limit.maxAppendSize, limit.minAppendSize,
                            limit.maxAge}),
             numbers);
}

void TestResumableUpload::theServerIsAskedForItsLimits_data()
{
    QTest::addColumn<Turn>("answer");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *name, const Turn &answer, const QString &next) {
        QTest::newRow(name) << answer << next;
    };
    row("it says that it is supported", supported, post);
    row("it says nothing", says(200), post);
    row("max-size of the file", limits("max-size=20000"), post);
    row("max-size below it", limits("max-size=19999"), u"TooLarge"_s);
    row("min-size of the file", limits("min-size=20000"), post);
    row("min-size above it", limits("min-size=20001"), u"NotSupported"_s);
    row("limits of nonsense are none", limits("max-size=few"), post);
    for (const int version : {6, 7, 8}) {
        QTest::addRow("version %d", version)
            << says(204, {{"Upload-Draft-Interop-Version", QByteArray::number(version)}}) << post;
    }
    for (const int version : {5, 9}) {
        QTest::addRow("version %d is another protocol", version)
            << says(204, {{"Upload-Draft-Interop-Version", QByteArray::number(version)}})
            << u"ProtocolMismatch"_s;
    }
    for (const int status : {400, 403, 404, 405, 501})
        QTest::addRow("%d: it will not be asked", status) << says(status) << post;
    for (const int status : {408, 429, 500, 502, 503, 504}) {
        QTest::addRow("%d: in trouble", status) << says(status) << u"HttpStatus %1"_s.arg(status);
    }
    row("a login first", says(401), u"AuthenticationRequired 401"_s);
    row("no answer", brokenAfter(0), u"ConnectionClosed"_s);
}

void TestResumableUpload::theServerIsAskedForItsLimits()
{
    QFETCH(Turn, answer);
    QFETCH(QString, next);
    QCOMPARE(linesOf({answer}).mid(0, 2), (QStringList{options, next}));
}

void TestResumableUpload::theVersionIsKeptForTheSession()
{
    const Turn older = says(204, {{"Upload-Draft-Interop-Version", "6"}});
    const auto protocol = makeResumableUpload(aimOf(), {});
    const Play played = play(*protocol, {older, created()}, fragment);
    QCOMPARE(headerOf(played.requests.at(0), "Upload-Draft-Interop-Version"), "8");
    QCOMPARE(headerOf(played.requests.at(1), "Upload-Draft-Interop-Version"), "6");
    QCOMPARE(headerOf(played.requests.at(2), "Upload-Draft-Interop-Version"), "6");
    const UploadRequest resumed = playOf(aimOf(), protocol->session(), {}).requests.last();
    QCOMPARE(requestLine(resumed), head);
    QCOMPARE(headerOf(resumed, "Upload-Draft-Interop-Version"), "6");
    const auto cancel = resumableCancelRequest(aimOf(), protocol->session());
    QVERIFY(cancel);
    QCOMPARE(headerOf(*cancel, "Upload-Draft-Interop-Version"), "6");
}

void TestResumableUpload::aServerThatSendsInterimAnswersIsNotAskedForThem()
{
    const Play played = playOf(
        aimOf(), {}, {supported, created(), says(104), at(3000), taken, says(409), at(11000)});
    QStringList lines;
    for (const UploadRequest &request : played.requests) {
        const QByteArray version = headerOf(request, "Upload-Draft-Interop-Version");
        lines += requestLine(request) + u' ' + QString::fromLatin1(version);
    }
    QCOMPARE(lines,
             (QStringList{options + u" 8"_s, post + u" 8"_s, first + u" 8"_s, head + u" 8"_s,
                          u"PATCH /uploads/a 3000-10999 "_s, u"PATCH /uploads/a 11000-18999 "_s,
                          head + u" 8"_s, u"PATCH /uploads/a 11000-18999 "_s}));
}

void TestResumableUpload::theUploadGetsItsUrl_data()
{
    QTest::addColumn<Turn>("answer");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *name, const Turn &answer, const QString &next) {
        QTest::newRow(name) << answer << next;
    };
    const auto to = [](const QByteArray &location, int status = 201) {
        return says(status, {{"Location", location}});
    };
    row("a path", to("/uploads/a"), first);
    row("relative", to("uploads/a"), first);
    row("another host", to("https://other.example/a"), u"PATCH https://other.example/a 0-7999"_s);
    row("200 does as well", to("/uploads/a", 200), first);
    row("104, which is an interim answer, comes as the last one", to("/uploads/a", 104), first);
    row("104 without a URL", says(104), u"ProtocolMismatch"_s);
    row("no URL: an ordinary POST", says(200), u"ProtocolMismatch"_s);
    row("a file of ours", to("file:///etc/passwd"), u"ForbiddenRedirect"_s);
    row("413", says(413), u"TooLarge"_s);
    row("401", says(401), u"AuthenticationRequired 401"_s);
    row("307 takes it elsewhere", to("/new", 307), u"POST /new"_s);
    row("303 does not", to("/new", 303), u"HttpStatus 303"_s);
    row("lost: nothing was sent that could be lost", brokenAfter(0), u"ConnectionClosed"_s);
    for (const int status : {400, 403, 404, 405, 409, 500, 503})
        QTest::addRow("%d", status) << says(status) << u"HttpStatus %1"_s.arg(status);
}

void TestResumableUpload::theUploadGetsItsUrl()
{
    QFETCH(Turn, answer);
    QFETCH(QString, next);
    QCOMPARE(linesOf({supported, answer}).at(2), next);
}

void TestResumableUpload::aLeastSizeOfRequestsIsKept_data()
{
    QTest::addColumn<qint64>("size");
    addColumns();
    const auto row = [](const char *name, qint64 size, const Turns &turns,
                        const QStringList &lines) {
        QTest::newRow(name) << size << turns << lines;
    };
    row("the creation brings so much along", fileSize, {limits("min-append-size=10000"), created()},
        {options, u"POST /in 0-9999"_s, u"PATCH /uploads/a 10000-19999"_s, waits});
    row("the wished size when that is more", fileSize, {limits("min-append-size=100"), created()},
        {options, u"POST /in 0-7999"_s, second, waits});
    row("it may take less", fileSize,
        {limits("min-append-size=100"), created({{"Upload-Offset", "5000"}})},
        {options, u"POST /in 0-7999"_s, u"PATCH /uploads/a 5000-12999"_s, waits});
    row("104 does not say how much it took", fileSize,
        {limits("min-append-size=100"), says(104, {{"Location", "/uploads/a"}}), at(8000)},
        {options, u"POST /in 0-7999"_s, head, second, waits});
    row("a file that is not longer goes whole", 9000, {limits("min-append-size=9000"), accepted},
        {options, u"POST /in 0-8999"_s, done});
    row("its limit is learned from HEAD too", fileSize,
        {supported, created(), says(409),
         at(0, {{"Upload-Complete", "?0"}, {"Upload-Limit", "min-append-size=9000"}})},
        {options, post, first, head, u"PATCH /uploads/a 0-8999"_s, waits});
    row("the last fragment may be less", 12'000, {limits("min-append-size=9000"), created()},
        {options, u"POST /in 0-8999"_s, u"PATCH /uploads/a 9000-11999"_s, waits});
}

void TestResumableUpload::aLeastSizeOfRequestsIsKept()
{
    QFETCH(qint64, size);
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns, {}, aimOf(size)), lines);
}

void TestResumableUpload::aFileSentWholeIsNotSentAgainBlindly_data()
{
    QTest::addColumn<Turn>("answer");
    QTest::addColumn<QString>("end");
    QTest::addColumn<bool>("isUnsure");
    const auto row = [](const char *name, const Turn &answer, const QString &end, bool isUnsure) {
        QTest::newRow(name) << answer << end << isUnsure;
    };
    row("answered", says(201), done, false);
    row("answered with the count", says(200, {{"Upload-Offset", "9000"}}), counted, false);
    row("K3: the answer is lost", brokenAfter(9000), u"UploadUnconfirmed"_s, true);
    row("cut before the last byte", brokenAfter(8999), u"ConnectionClosed"_s, false);
    row("lost behind a gateway", says(504), u"HttpStatus 504"_s, true);
    row("refused", says(403), u"HttpStatus 403"_s, false);
    row("later", says(503), u"HttpStatus 503"_s, false);
}

void TestResumableUpload::aFileSentWholeIsNotSentAgainBlindly()
{
    QFETCH(Turn, answer);
    QFETCH(QString, end);
    QFETCH(bool, isUnsure);
    const auto protocol = makeResumableUpload(aimOf(9000), {});
    const Play played = play(*protocol, {limits("min-append-size=9000"), answer}, fragment);
    QCOMPARE(headerOf(played.requests.last(), "Upload-Complete"), "?1");
    QCOMPARE(played.lines.last(), end);
    QCOMPARE(protocol->session().isUnsure, isUnsure);
    const QString next = linesOf({}, protocol->session(), aimOf(9000)).first();
    if (isUnsure)
        QCOMPARE(next, u"UploadUnconfirmed"_s);
    else
        QVERIFY(next == options || protocol->session().isWhole);
}

void TestResumableUpload::anEmptyFileIsCompletedByAnEmptyFragment_data()
{
    addColumns();
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << Turns{supported, created()} + turns
                            << QStringList{options, post, finishing} + lines;
    };
    row("accepted", {accepted}, {done});
    row("accepted and counted", {completeAt(0)}, {counted});
    row("no word of it: asked", {says(204), completeAt(0)}, {head, counted});
    row("not complete after all", {says(204), at(0), accepted}, {head, finishing, done});
}

void TestResumableUpload::anEmptyFileIsCompletedByAnEmptyFragment()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    const Play played = playOf(aimOf(0), {}, turns);
    QCOMPARE(played.lines, lines);
    QCOMPARE(headerOf(played.requests.at(2), "Upload-Complete"), "?1");
    QCOMPARE(headerOf(played.requests.at(2), "Upload-Offset"), "0");
}

void TestResumableUpload::aFragmentIsJudged_data()
{
    addColumns();
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("taken", {taken}, {first, second, waits});
    row("taken, with the offset", {at(8000)}, {first, second, waits});
    row("the offset alone", {at(8000, {})}, {first, second, waits});
    row("a part was taken", {at(3000)}, {first, u"PATCH /uploads/a 3000-10999"_s, waits});
    row("nothing was taken", {at(0)}, {first, u"InvalidServerResponse"_s});
    row("neither offset nor completeness: asked", {says(204), at(8000)},
        {first, head, second, waits});
    row("an offset of nonsense is none", {says(204, {{"Upload-Offset", "-8000"}}), at(8000)},
        {first, head, second, waits});
    row("complete before its end: asked", {says(204, {{"Upload-Complete", "?1"}}), at(8000)},
        {first, head, second, waits});
    row("409 with the right offset", {says(409, {{"Upload-Offset", "3000"}})},
        {first, u"PATCH /uploads/a 3000-10999"_s, waits});
    row("409 with it in the problem",
        {says(409, {}, problem("mismatching-upload-offset", R"(,"expected-offset":3000)"))},
        {first, u"PATCH /uploads/a 3000-10999"_s, waits});
    row("409 with another problem: asked",
        {says(409, {}, R"({"type":"about:blank","expected-offset":3000})"), at(8000)},
        {first, head, second, waits});
    row("409 alone: asked", {says(409), at(8000)}, {first, head, second, waits});
    row("K8: 409 with an offset that cannot be: asked",
        {says(409, {{"Upload-Offset", "8001"}}), at(8000)}, {first, head, second, waits});
    row("409 for ever",
        {says(409, {{"Upload-Offset", "0"}}), says(409, {{"Upload-Offset", "0"}}),
         says(409, {{"Upload-Offset", "0"}}), says(409, {{"Upload-Offset", "0"}})},
        {first, first, first, first, u"InvalidServerResponse"_s});
    row("K7: 404, and HEAD says the same", {says(404), says(404), created()},
        {first, head, post, first, waits});
    row("K7: 410, and HEAD says the same", {says(410), says(410), created()},
        {first, head, post, first, waits});
    row("K7: lost twice", {says(404), says(404), created(), says(404), says(404)},
        {first, head, post, first, head, u"SessionNotFound"_s});
    row("completed-upload: asked", {says(400, {}, problem("completed-upload")), at(0)},
        {first, head, first, waits});
    row("inconsistent-upload-length: asked, dropped, begun anew",
        {says(400, {}, problem("inconsistent-upload-length")), at(0, {{"Upload-Length", "30000"}}),
         says(204), created()},
        {first, head, drop, post, first, waits});
    row("400", {says(400)}, {first, u"HttpStatus 400"_s});
    row("K5: a login", {says(401)}, {first, u"AuthenticationRequired 401"_s});
    row("K5: 503 at half", {says(503)}, {first, u"HttpStatus 503"_s});
    row("500", {says(500)}, {first, u"HttpStatus 500"_s});
    row("104, which is an interim answer, comes as the last one: asked", {says(104), at(8000)},
        {first, head, second, waits});
    row("308 takes it elsewhere: asked there", {says(308, {{"Location", "/b"}}), at(0)},
        {first, u"HEAD /b"_s, u"PATCH /b 0-7999"_s, waits});
    row("K2: cut, and asked what has come", {brokenAfter(4000), at(3000)},
        {first, head, u"PATCH /uploads/a 3000-10999"_s, waits});
    row("cut twice without a byte", {brokenAfter(4000), at(0), brokenAfter(4000)},
        {first, head, first, u"ConnectionClosed"_s});
}

void TestResumableUpload::aFragmentIsJudged()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(Turns{supported, created()} + turns).mid(2), lines);
}

void TestResumableUpload::theLastFragmentIsJudged_data()
{
    addColumns();
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("accepted", {accepted}, {third, done});
    row("accepted and counted", {completeAt(20000)}, {third, counted});
    row("accepted and counted wrong: asked", {completeAt(19999), completeAt(20000)},
        {third, head, counted});
    row("a success that does not say it is: asked", {says(200), completeAt(20000)},
        {third, head, counted});
    row("taken, but not the last: completed without bytes", {at(20000), accepted},
        {third, finishing, done});
    row("?0 without an offset: asked", {taken, at(20000), accepted},
        {third, head, finishing, done});
    row("a part was taken", {at(18000)}, {third, u"PATCH /uploads/a 18000-19999"_s, waits});
    row("completed-upload: asked", {says(400, {}, problem("completed-upload")), completeAt(20000)},
        {third, head, counted});
    row("K3: cleared away, perhaps done", {says(404), says(404)},
        {third, head, u"UploadUnconfirmed"_s});
}

void TestResumableUpload::theLastFragmentIsJudged()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(Turns{at(16000)} + turns, sessionAt(16000, 16000)).mid(1), lines);
}

void TestResumableUpload::aRefusedFileIsNotSentAgainByItself_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("end");
    for (const int status : {400, 403, 413, 415, 422})
        QTest::addRow("%d", status) << status << u"HttpStatus %1"_s.arg(status);
    for (const int status : {409, 423, 429, 500, 503, 507})
        QTest::addRow("%d, which would be tried again", status) << status << u"UploadUnconfirmed"_s;
}

void TestResumableUpload::aRefusedFileIsNotSentAgainByItself()
{
    QFETCH(int, status);
    QFETCH(QString, end);
    const auto protocol = makeResumableUpload(aimOf(), sessionAt(16000, 16000));
    const Turns turns{at(16000), says(status, {{"Upload-Complete", "?1"}})};
    QCOMPARE(play(*protocol, turns, fragment).lines, (QStringList{head, third, end}));
    // A person may send it again; HEAD would call the refused upload complete.
    QCOMPARE(linesOf({}, protocol->session()).first(), options);
}

void TestResumableUpload::aResumedUploadIsAskedFirst_data()
{
    addColumns();
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("it has what was acknowledged", {at(8000)}, {head, second, waits});
    row("it has more than that", {at(9000)}, {head, u"PATCH /uploads/a 9000-16999"_s, waits});
    row("its completeness is not told", {at(8000, {})}, {head, second, waits});
    row("complete at less than the file: dropped, begun anew",
        {completeAt(9000), says(204), created()}, {head, drop, post, first, waits});
    row("another length: dropped, begun anew",
        {at(8000, {{"Upload-Length", "8000"}}), says(204), created()},
        {head, drop, post, first, waits});
    for (const int status : {404, 410}) {
        QTest::addRow("K7: %d is a lost upload", status)
            << Turns{says(status), created()} << QStringList{head, post, first, waits};
    }
    row("a portal that says 200 to everything", {says(200)}, {head, u"UnexpectedContent"_s});
    row("403", {says(403)}, {head, u"HttpStatus 403"_s});
    row("423: its last request is not over yet", {says(423)}, {head, u"HttpStatus 423"_s});
    row("503", {says(503)}, {head, u"HttpStatus 503"_s});
    row("no answer", {brokenAfter(0)}, {head, u"ConnectionClosed"_s});
    row("307 takes it elsewhere", {says(307, {{"Location", "/b"}}), at(8000)},
        {head, u"HEAD /b"_s, u"PATCH /b 8000-15999"_s, waits});
}

void TestResumableUpload::aResumedUploadIsAskedFirst()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns, sessionAt(8000, 16000)), lines);
}

void TestResumableUpload::onlyOffsetsThatCanBeAreBelieved_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<QString>("next");
    QTest::newRow("K8: below what was acknowledged") << qint64(7999) << drop;
    QTest::newRow("what was acknowledged") << qint64(8000) << second;
    QTest::newRow("all that was sent") << qint64(16000) << third;
    QTest::newRow("K8: beyond what was sent") << qint64(16001) << drop;
    QTest::newRow("K8: beyond the size") << qint64(20001) << drop;
}

void TestResumableUpload::onlyOffsetsThatCanBeAreBelieved()
{
    QFETCH(qint64, offset);
    QFETCH(QString, next);
    QCOMPARE(linesOf({at(offset)}, sessionAt(8000, 16000)), (QStringList{head, next, waits}));
}

void TestResumableUpload::anUnsureLastByteIsNotSentAgain_data()
{
    QTest::addColumn<UploadSession>("session");
    addColumns();
    const UploadSession last = unsure(sessionAt(16000, 20000));
    QTest::newRow("K3: complete") << last << Turns{completeAt(20000)} << QStringList{head, counted};
    QTest::newRow("K3: there, and not complete")
        << last << Turns{at(20000), accepted} << QStringList{head, finishing, done};
    QTest::newRow("K3: not there") << last << Turns{at(16000)} << QStringList{head, third, waits};
    for (const int status : {404, 410}) {
        QTest::addRow("K3: %d, it may be done and cleared away", status)
            << last << Turns{says(status)} << QStringList{head, u"UploadUnconfirmed"_s};
    }
    QTest::newRow("a person has decided to send it again")
        << sessionAt(16000, 20000) << Turns{says(404), created()}
        << QStringList{head, post, first, waits};
}

void TestResumableUpload::anUnsureLastByteIsNotSentAgain()
{
    QFETCH(UploadSession, session);
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns, session), lines);
}

void TestResumableUpload::theServersLimitIsKept()
{
    const auto protocol = makeResumableUpload(aimOf(), {});
    QCOMPARE(play(*protocol, {limits("max-append-size=6000"), created(), taken}, fragment).lines,
             (QStringList{options, post, u"PATCH /uploads/a 0-5999"_s,
                          u"PATCH /uploads/a 6000-11999"_s, waits}));
    QCOMPARE(protocol->session().mostAtOnce, 6000);

    const auto refused = makeResumableUpload(aimOf(100'000), {});
    const Turn smaller = says(413, {{"Upload-Limit", "max-append-size=15000"}});
    QCOMPARE(
        play(*refused, {supported, created(), smaller, at(0)}, 40'000).lines.mid(2),
        (QStringList{u"PATCH /uploads/a 0-39999"_s, head, u"PATCH /uploads/a 0-14999"_s, waits}));
    // A limit that grows again does not undo what was refused.
    const auto halved = makeResumableUpload(aimOf(100'000), {});
    const Turn same = at(0, {{"Upload-Limit", "max-append-size=40000"}});
    QCOMPARE(play(*halved, {supported, created(), says(413), same, says(413), same}, 40'000)
                 .lines.mid(2),
             (QStringList{u"PATCH /uploads/a 0-39999"_s, head, u"PATCH /uploads/a 0-19999"_s, head,
                          u"PATCH /uploads/a 0-9999"_s, waits}));
}

void TestResumableUpload::theServerSaysWhenItForgets()
{
    const auto protocol = makeResumableUpload(aimOf(), {});
    protocol->setNow(noon);
    (void)play(*protocol, {supported, created({{"Upload-Limit", "max-age=3600"}})}, fragment);
    QCOMPARE(protocol->session().expires, noon.addSecs(3600));
}

void TestResumableUpload::digestsOfTheFileAreHandedOn()
{
    const RawHeaders digest{
        {"Repr-Digest", "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:"}};
    const UploadSession session = sessionAt(16000, 16000);
    const Turn stated = says(200, digest + RawHeaders{{"Upload-Complete", "?1"}});
    QCOMPARE(playOf(aimOf(), session, {at(16000), stated}).end.digests, digest);
    // With a body it is about that.
    Turn page = stated;
    page.body = "{}";
    QCOMPARE(playOf(aimOf(), session, {at(16000), page}).end.digests, RawHeaders());
    QCOMPARE(
        playOf(aimOf(), unsure(sessionAt(16000, 20000)), {completeAt(20000, digest)}).end.digests,
        digest);
}

void TestResumableUpload::theLastAnswerSaysWhereTheReplyIs()
{
    UploadAim aim = aimOf();
    aim.wantsReply = true;
    const auto replyTo = [&aim](const QByteArray &location) {
        const auto protocol = makeResumableUpload(aim, sessionAt(16000, 16000));
        const Turn answer = says(200, {{"Upload-Complete", "?1"}, {"Location", location}});
        (void)play(*protocol, {at(16000), answer}, fragment);
        return protocol->session().replyUrl;
    };
    QCOMPARE(replyTo("/replies/1"), QUrl(u"http://server.example/replies/1"_s));
    QVERIFY2(replyTo("/uploads/a").isEmpty(), "the upload is no reply to itself");
    QVERIFY(replyTo("file:///etc/passwd").isEmpty());
}

void TestResumableUpload::anUnfinishedUploadIsCancelled()
{
    const auto request = resumableCancelRequest(aimOf(), sessionAt(8000, 16000));
    QVERIFY(request);
    QCOMPARE(requestLine(*request), drop);
    QVERIFY(!resumableCancelRequest(aimOf(), {}));
    UploadSession whole = sessionAt(20000, 20000);
    whole.isWhole = true;
    QVERIFY(!resumableCancelRequest(aimOf(), whole));
    QCOMPARE(judgeResumableCancel({{204, place, {}}, {}}), CancelVerdict::Gone);
    QCOMPARE(judgeResumableCancel({{404, place, {}}, {}}), CancelVerdict::Gone);
    QCOMPARE(judgeResumableCancel({{503, place, {}}, {}}), CancelVerdict::Again);
    QCOMPARE(judgeResumableCancel({{405, place, {}}, {}}), CancelVerdict::Refused);
}

QTEST_GUILESS_MAIN(TestResumableUpload)
#include "tst_resumableupload.moc"

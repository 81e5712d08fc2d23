// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/tusupload.h"

#include "uploadplay.h"

#include <QTest>

using namespace tranship;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileSize = 20'000;
constexpr qint64 fragment = 8'000;
const QUrl place(u"http://server.example/files/a"_s);

UploadAim aimOf(qint64 size = fileSize)
{
    UploadAim aim;
    aim.url = QUrl(u"http://server.example/files"_s);
    aim.fileName = u"letter.txt"_s;
    aim.size = size;
    return aim;
}

/// What a run before this one left: bytes acknowledged, and sent.
UploadSession sessionAt(qint64 acknowledged, qint64 sent)
{
    UploadSession session;
    session.method = UploadMethod::Tus;
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

/// A server's answer to OPTIONS.
Turn offers(const QByteArray &extensions = "creation", RawHeaders more = {})
{
    return {.status = 204,
            .headers = RawHeaders{{"Tus-Resumable", "1.0.0"},
                                  {"Tus-Version", "1.0.0"},
                                  {"Tus-Extension", extensions}}
                + more};
}

Turn created(const QByteArray &location = "/files/a")
{
    return {.status = 201, .headers = {{"Location", location}}};
}

Turn at(qint64 offset, int status = 204, RawHeaders more = {})
{
    return {.status = status,
            .headers = RawHeaders{{"Upload-Offset", QByteArray::number(offset)}} + more};
}

Turn says(int status)
{
    return {.status = status};
}

QByteArray headerOf(const UploadRequest &request, QByteArrayView name)
{
    ResponseHead head;
    head.headers = request.headers;
    return head.header(name);
}

const QString options = u"OPTIONS /files"_s;
const QString post = u"POST /files"_s;
const QString head = u"HEAD /files/a"_s;
const QString drop = u"DELETE /files/a"_s;
const QString first = u"PATCH /files/a 0-7999"_s;
const QString second = u"PATCH /files/a 8000-15999"_s;
const QString third = u"PATCH /files/a 16000-19999"_s;
const QString done = u"done: Length"_s;
const QString waits = u"waits"_s;

Play playOf(const UploadAim &aim, const UploadSession &session, const Turns &turns)
{
    const auto protocol = makeTusUpload(aim, session);
    return play(*protocol, turns, fragment);
}

QStringList linesOf(const Turns &turns, const UploadSession &session = {},
                    const UploadAim &aim = aimOf())
{
    return playOf(aim, session, turns).lines;
}

/// Of a created upload: what follows after OPTIONS and POST.
QStringList linesAfterCreation(const Turns &turns)
{
    const QStringList lines = linesOf(Turns{offers(), created()} + turns);
    return lines.mid(2);
}

void addColumns()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
}

} // namespace

class TestTusUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsCreatedAndSent();
    void itsHeadersAreThoseOfTheProtocol();
    void theServerIsAskedWhatItSpeaks_data();
    void theServerIsAskedWhatItSpeaks();
    void theUploadGetsItsUrl_data();
    void theUploadGetsItsUrl();
    void aLocationThatLeadsAstrayIsRefused_data();
    void aLocationThatLeadsAstrayIsRefused();
    void theFirstFragmentComesWithTheCreation_data();
    void theFirstFragmentComesWithTheCreation();
    void anEmptyFileIsDoneWhenItIsSeen_data();
    void anEmptyFileIsDoneWhenItIsSeen();
    void aFragmentIsJudged_data();
    void aFragmentIsJudged();
    void theServersLimitIsKept();
    void aResumedUploadIsAskedFirst_data();
    void aResumedUploadIsAskedFirst();
    void onlyOffsetsThatCanBeAreBelieved_data();
    void onlyOffsetsThatCanBeAreBelieved();
    void whatLeftBeforeACutIsTheLimit();
    void anUnsureLastByteIsNotSentAgain_data();
    void anUnsureLastByteIsNotSentAgain();
    void fragmentsGoWithTheBestChecksum_data();
    void fragmentsGoWithTheBestChecksum();
    void damagedFragmentsAreSentAgainTwice_data();
    void damagedFragmentsAreSentAgainTwice();
    void redirectsAreFollowedAndAsked_data();
    void redirectsAreFollowedAndAsked();
    void theSessionIsWhatIsKnown();
    void theServerSaysWhenItForgets();
    void retryAfterIsHandedOn();
    void anUnfinishedUploadIsTerminated();
    void theTerminationIsJudged_data();
    void theTerminationIsJudged();
    void aWholeSessionAsksNobody();
    void aReplyIsNotToBeHad();
};

void TestTusUpload::aFileIsCreatedAndSent()
{
    QCOMPARE(linesOf({offers(), created(), at(8000), at(16000), at(20000)}),
             (QStringList{options, post, first, second, third, done}));
}

void TestTusUpload::itsHeadersAreThoseOfTheProtocol()
{
    const Play played = playOf(aimOf(), {}, {offers(), created(), at(8000), says(409), at(8000)});
    QCOMPARE(played.requests.size(), 6);
    for (const UploadRequest &request : played.requests)
        QCOMPARE(headerOf(request, "Tus-Resumable"), "1.0.0");
    const UploadRequest &creation = played.requests.at(1);
    QCOMPARE(headerOf(creation, "Upload-Length"), "20000");
    QCOMPARE(headerOf(creation, "Upload-Metadata"),
             QByteArray("filename " + QByteArray("letter.txt").toBase64() + ",filetype "
                        + QByteArray("text/plain").toBase64()));
    QCOMPARE(headerOf(creation, "Content-Type"), QByteArray());
    const UploadRequest &patch = played.requests.at(3);
    QCOMPARE(headerOf(patch, "Upload-Offset"), "8000");
    QCOMPARE(headerOf(patch, "Content-Type"), "application/offset+octet-stream");
    QVERIFY(!patch.checksum);

    UploadAim aim = aimOf();
    aim.headers = {{"upload-metadata", "is_confidential"}};
    const Play own = playOf(aim, {}, {offers()});
    QCOMPARE(headerOf(own.requests.last(), "Upload-Metadata"), QByteArray());
}

void TestTusUpload::theServerIsAskedWhatItSpeaks_data()
{
    addColumns();
    const auto row = [](const char *name, const Turn &turn, const QString &next) {
        QTest::newRow(name) << Turns{turn} << QStringList{options, next};
    };
    const auto versions = [](const QByteArray &list) {
        return Turn{.status = 200,
                    .headers = {{"Tus-Version", list}, {"Tus-Extension", "creation"}}};
    };
    row("1.0.0 is spoken", versions("1.0.0"), post);
    row("1.0.0 among others", versions("2.0.0, 1.0.0,0.2.2"), post);
    row("only others", versions("2.0.0,0.2.2"), u"ProtocolMismatch"_s);
    row("no version, but the header of every answer",
        {.status = 204, .headers = {{"Tus-Resumable", "1.0.0"}}}, post);
    row("extensions in two lines", offers("termination", {{"Tus-Extension", "creation"}}), post);
    row("no creation", offers("termination,checksum"), u"ProtocolMismatch"_s);
    row("never heard of tus", says(200), u"ProtocolMismatch"_s);
    row("412: another version", says(412), u"ProtocolMismatch"_s);
    row("Tus-Max-Size below the file", offers("creation", {{"Tus-Max-Size", "19999"}}),
        u"TooLarge"_s);
    row("Tus-Max-Size of the file", offers("creation", {{"Tus-Max-Size", "20000"}}), post);
    row("Tus-Max-Size of nonsense", offers("creation", {{"Tus-Max-Size", "many"}}), post);
    for (const int status : {400, 403, 404, 405, 501}) {
        QTest::addRow("%d: it will not be asked, and is created an upload at", status)
            << Turns{says(status)} << QStringList{options, post};
    }
    for (const int status : {408, 429, 500, 502, 503, 504}) {
        QTest::addRow("%d: in trouble", status)
            << Turns{says(status)} << QStringList{options, u"HttpStatus %1"_s.arg(status)};
    }
    row("a login first", says(401), u"AuthenticationRequired 401"_s);
    row("the proxy's", says(407), u"ProxyAuthenticationRequired 407"_s);
    row("no answer", brokenAfter(0), u"ConnectionClosed"_s);
}

void TestTusUpload::theServerIsAskedWhatItSpeaks()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns).mid(0, 2), lines);
}

void TestTusUpload::theUploadGetsItsUrl_data()
{
    QTest::addColumn<Turn>("answer");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *name, const Turn &answer, const QString &next) {
        QTest::newRow(name) << answer << next;
    };
    row("a path", created("/files/a"), first);
    row("relative", created("files/a"), first);
    row("absolute", created("http://server.example/files/a"), first);
    row("without a scheme", created("//server.example/files/a"), first);
    row("from http to https", created("https://other.example/a"),
        u"PATCH https://other.example/a 0-7999"_s);
    row("at another host", created("http://other.example/a?key=1"),
        u"PATCH http://other.example/a?key=1 0-7999"_s);
    row("200 does as well", {.status = 200, .headers = {{"Location", "/files/a"}}}, first);
    row("no Location", says(201), u"ProtocolMismatch"_s);
    row("413", says(413), u"TooLarge"_s);
    row("412", says(412), u"ProtocolMismatch"_s);
    row("401", says(401), u"AuthenticationRequired 401"_s);
    row("lost: nothing was sent that could be lost", brokenAfter(0), u"ConnectionClosed"_s);
    for (const int status : {301, 302, 303, 400, 403, 404, 405, 410, 423, 429, 500, 503})
        QTest::addRow("%d", status) << says(status) << u"HttpStatus %1"_s.arg(status);
}

void TestTusUpload::theUploadGetsItsUrl()
{
    QFETCH(Turn, answer);
    QFETCH(QString, next);
    QCOMPARE(linesOf({offers(), answer}).at(2), next);
}

void TestTusUpload::aLocationThatLeadsAstrayIsRefused_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("error");
    QTest::newRow("from https to http")
        << QByteArray("http://server.example/files/a") << u"InsecureRedirect"_s;
    QTest::newRow("to a file") << QByteArray("file:///etc/passwd") << u"ForbiddenRedirect"_s;
    QTest::newRow("to ftp") << QByteArray("ftp://server.example/a") << u"ForbiddenRedirect"_s;
    QTest::newRow("with a login") << QByteArray("https://user:secret@server.example/a")
                                  << u"ForbiddenRedirect"_s;
    QTest::newRow("no host") << QByteArray("https:///a") << u"ForbiddenRedirect"_s;
}

void TestTusUpload::aLocationThatLeadsAstrayIsRefused()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, error);
    UploadAim aim = aimOf();
    aim.url.setScheme(u"https"_s);
    QCOMPARE(linesOf({offers(), created(location)}, {}, aim).last(), error);
}

void TestTusUpload::theFirstFragmentComesWithTheCreation_data()
{
    QTest::addColumn<qint64>("size");
    addColumns();
    const Turn withUpload = offers("creation,creation-with-upload");
    const QString postWithBody = u"POST /files 0-7999"_s;
    const auto createdAt = [](const QByteArray &offset) {
        return Turn{.status = 201,
                    .headers = {{"Location", "/files/a"}, {"Upload-Offset", offset}}};
    };
    const auto row = [](const char *name, qint64 size, const Turns &turns,
                        const QStringList &lines) {
        QTest::newRow(name) << size << turns << lines;
    };
    row("when it is offered", fileSize, {withUpload, createdAt("8000")},
        {options, postWithBody, second, waits});
    row("a part of it may be kept", fileSize, {withUpload, createdAt("5000")},
        {options, postWithBody, u"PATCH /files/a 5000-12999"_s, waits});
    row("or nothing", fileSize, {withUpload, createdAt("0")},
        {options, postWithBody, first, waits});
    row("what is not told is asked", fileSize, {withUpload, created(), at(8000)},
        {options, postWithBody, head, second, waits});
    row("more than was sent is not believed", fileSize, {withUpload, createdAt("8001"), at(8000)},
        {options, postWithBody, head, second, waits});
    row("not the last byte: a lost answer could not be asked about", 8000, {withUpload, created()},
        {options, post, first, waits});
    row("but all before it", 8001, {withUpload, createdAt("8000")},
        {options, postWithBody, u"PATCH /files/a 8000-8000"_s, waits});
    row("when it is not offered", fileSize, {offers("creation"), created()},
        {options, post, first, waits});
    for (const int status : {413, 415, 460}) {
        QTest::addRow("%d: then without it", status)
            << fileSize << Turns{withUpload, says(status), created()}
            << QStringList{options, postWithBody, post, first, waits};
    }
    row("its answer is lost", fileSize, {withUpload, brokenAfter(8000)},
        {options, postWithBody, u"ConnectionClosed"_s});
}

void TestTusUpload::theFirstFragmentComesWithTheCreation()
{
    QFETCH(qint64, size);
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    const auto protocol = makeTusUpload(aimOf(size), {});
    QCOMPARE(play(*protocol, turns, fragment).lines, lines);
    QVERIFY(protocol->session().isOpen() || !protocol->session().isUnsure);
}

void TestTusUpload::anEmptyFileIsDoneWhenItIsSeen_data()
{
    addColumns();
    QTest::newRow("seen with no bytes")
        << Turns{offers(), created(), at(0, 200)} << QStringList{options, post, head, done};
    QTest::newRow("its creation says so")
        << Turns{offers(),
                 {.status = 201, .headers = {{"Location", "/files/a"}, {"Upload-Offset", "0"}}}}
        << QStringList{options, post, done};
    QTest::newRow("not seen: once more")
        << Turns{offers(), created(), says(404), created(), at(0, 200)}
        << QStringList{options, post, head, post, head, done};
    QTest::newRow("seen with bytes")
        << Turns{offers(), created(), at(1, 200)} << QStringList{options, post, head, drop, waits};
}

void TestTusUpload::anEmptyFileIsDoneWhenItIsSeen()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns, {}, aimOf(0)), lines);
}

void TestTusUpload::aFragmentIsJudged_data()
{
    addColumns();
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("204 with its end", {at(8000)}, {first, second, waits});
    row("200 with its end", {at(8000, 200)}, {first, second, waits});
    row("a part was taken", {at(3000)}, {first, u"PATCH /files/a 3000-10999"_s, waits});
    row("nothing was taken", {at(0)}, {first, u"InvalidServerResponse"_s});
    row("no offset: asked", {says(204), at(8000)}, {first, head, second, waits});
    row("an offset of nonsense: asked",
        {{.status = 204, .headers = {{"Upload-Offset", "-1"}}}, at(8000)},
        {first, head, second, waits});
    row("409: asked", {says(409), at(8000)}, {first, head, second, waits});
    row("409 for ever", {says(409), at(0), says(409), at(0), says(409), at(0), says(409)},
        {first, head, first, head, first, head, first, u"InvalidServerResponse"_s});
    row("K7: 404, and HEAD says the same", {says(404), says(404), created()},
        {first, head, post, first, waits});
    row("K7: 410, and HEAD says the same", {says(410), says(410), created()},
        {first, head, post, first, waits});
    row("K7: 403, and HEAD says the same", {says(403), says(403), created()},
        {first, head, post, first, waits});
    row("404, but HEAD finds it", {says(404), at(8000)}, {first, head, second, waits});
    row("K7: lost twice", {says(404), says(404), created(), says(404), says(404)},
        {first, head, post, first, head, u"SessionNotFound"_s});
    row("412", {says(412)}, {first, u"ProtocolMismatch"_s});
    row("423: locked, later again", {says(423)}, {first, u"HttpStatus 423"_s});
    row("K5: a login", {says(401)}, {first, u"AuthenticationRequired 401"_s});
    row("K5: 503 at half", {says(503)}, {first, u"HttpStatus 503"_s});
    row("400", {says(400)}, {first, u"HttpStatus 400"_s});
    row("500", {says(500)}, {first, u"HttpStatus 500"_s});
    row("301 is no place for a body", {{.status = 301, .headers = {{"Location", "/b"}}}},
        {first, u"HttpStatus 301"_s});
    row("an interim answer: asked", {says(103), at(8000)}, {first, head, second, waits});
    row("K2: cut, and asked what has come", {brokenAfter(4000), at(3000)},
        {first, head, u"PATCH /files/a 3000-10999"_s, waits});
    row("cut again and again, with progress",
        {brokenAfter(4000), at(3000), brokenAfter(4000), at(3001), brokenAfter(4000)},
        {first, head, u"PATCH /files/a 3000-10999"_s, head, u"PATCH /files/a 3001-11000"_s, head,
         waits});
    row("cut twice without a byte", {brokenAfter(4000), at(0), brokenAfter(4000)},
        {first, head, first, u"ConnectionClosed"_s});
    row("the question is cut too", {brokenAfter(4000), brokenAfter(0)},
        {first, head, u"ConnectionClosed"_s});
    row("another length than the file's: asked, dropped, begun anew",
        {at(8000, 204, {{"Upload-Length", "30000"}}), at(8000, 200, {{"Upload-Length", "30000"}}),
         says(204), created()},
        {first, head, drop, post, first, waits});
}

void TestTusUpload::aFragmentIsJudged()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesAfterCreation(turns), lines);
}

void TestTusUpload::theServersLimitIsKept()
{
    const auto protocol = makeTusUpload(aimOf(100'000), {});
    const Turns turns{offers(),  created(), says(413),  at(0),
                      says(413), at(0),     at(10'000), at(20'000)};
    const QStringList lines = play(*protocol, turns, 40'000).lines;
    QCOMPARE(lines.mid(2),
             (QStringList{u"PATCH /files/a 0-39999"_s, head, u"PATCH /files/a 0-19999"_s, head,
                          u"PATCH /files/a 0-9999"_s, u"PATCH /files/a 10000-19999"_s,
                          u"PATCH /files/a 20000-29999"_s, waits}));
    QCOMPARE(protocol->session().mostAtOnce, 10'000);

    const auto stubborn = makeTusUpload(aimOf(), sessionAt(0, 0));
    const Turns refusals{offers(), at(0), says(413), at(0), says(413)};
    QCOMPARE(play(*stubborn, refusals, fragment).lines.mid(2),
             (QStringList{first, head, u"PATCH /files/a 0-5119"_s, u"TooLarge"_s}));
}

void TestTusUpload::aResumedUploadIsAskedFirst_data()
{
    addColumns();
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("it has what was acknowledged", {offers(), at(8000, 200)}, {options, head, second, waits});
    row("it has more than that", {offers(), at(9000, 200)},
        {options, head, u"PATCH /files/a 9000-16999"_s, waits});
    row("204", {offers(), at(8000)}, {options, head, second, waits});
    for (const int status : {200, 404, 405, 500, 503}) {
        QTest::addRow("%d to OPTIONS does not matter any more", status)
            << Turns{says(status), at(8000)} << QStringList{options, head, second, waits};
    }
    for (const int status : {403, 404, 410}) {
        QTest::addRow("K7: %d to HEAD is a lost upload", status)
            << Turns{offers(), says(status), created()}
            << QStringList{options, head, post, first, waits};
    }
    row("K7: lost a second time", {offers(), says(404), created(), says(404), says(404)},
        {options, head, post, first, head, u"SessionNotFound"_s});
    row("a portal that says 200 to everything", {offers(), says(200)},
        {options, head, u"UnexpectedContent"_s});
    row("412", {offers(), says(412)}, {options, head, u"ProtocolMismatch"_s});
    row("423: its last request is not over yet", {offers(), says(423)},
        {options, head, u"HttpStatus 423"_s});
    row("401", {offers(), says(401)}, {options, head, u"AuthenticationRequired 401"_s});
    row("503", {offers(), says(503)}, {options, head, u"HttpStatus 503"_s});
    row("no answer", {offers(), brokenAfter(0)}, {options, head, u"ConnectionClosed"_s});
    row("another length than the file's",
        {offers(), at(8000, 200, {{"Upload-Length", "19999"}}), says(204), created()},
        {options, head, drop, post, first, waits});
}

void TestTusUpload::aResumedUploadIsAskedFirst()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns, sessionAt(8000, 16000)), lines);
}

void TestTusUpload::onlyOffsetsThatCanBeAreBelieved_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<QString>("next");
    const auto row = [](const char *name, qint64 offset, const QString &next) {
        QTest::newRow(name) << offset << next;
    };
    row("K8: below what was acknowledged", 7999, drop);
    row("K8: nothing at all", 0, drop);
    row("what was acknowledged", 8000, second);
    row("between", 12000, u"PATCH /files/a 12000-19999"_s);
    row("all that was sent", 16000, third);
    row("K8: beyond what was sent", 16001, drop);
    row("K8: the size, which never was sent", 20000, drop);
    row("K8: beyond the size", 20001, drop);
}

void TestTusUpload::onlyOffsetsThatCanBeAreBelieved()
{
    QFETCH(qint64, offset);
    QFETCH(QString, next);
    QCOMPARE(linesOf({offers(), at(offset)}, sessionAt(8000, 16000)),
             (QStringList{options, head, next, waits}));
    if (next != drop)
        return;
    QCOMPARE(linesOf({offers(), at(offset), says(404), created()}, sessionAt(8000, 16000)),
             (QStringList{options, head, drop, post, first, waits}));
    // Once is enough.
    QCOMPARE(linesOf({offers(), at(offset), says(204), created(), at(20000), at(20000)},
                     sessionAt(8000, 16000)),
             (QStringList{options, head, drop, post, first, head, u"InvalidServerResponse"_s}));
}

void TestTusUpload::whatLeftBeforeACutIsTheLimit()
{
    const auto protocol = makeTusUpload(aimOf(), sessionAt(8000, 8000));
    QCOMPARE(play(*protocol, {offers(), at(8000), brokenAfter(2500), brokenAfter(0)}, fragment)
                 .lines.last(),
             u"ConnectionClosed"_s);
    const UploadSession session = protocol->session();
    QCOMPARE(session.acknowledged, 8000);
    QCOMPARE(session.sent, 10500);
    QVERIFY(session.isUnsure);
    QCOMPARE(linesOf({offers(), at(10500)}, session).at(2), u"PATCH /files/a 10500-18499"_s);
    QCOMPARE(linesOf({offers(), at(10501)}, session).at(2), drop);
}

void TestTusUpload::anUnsureLastByteIsNotSentAgain_data()
{
    QTest::addColumn<UploadSession>("session");
    addColumns();
    const UploadSession last = unsure(sessionAt(16000, 20000));
    const auto row = [](const char *name, const UploadSession &session, const Turns &turns,
                        const QStringList &lines) {
        QTest::newRow(name) << session << turns << lines;
    };
    row("K3: it has arrived", last, {offers(), at(20000)}, {options, head, done});
    row("K3: it has not", last, {offers(), at(16000)}, {options, head, third, waits});
    for (const int status : {403, 404, 410}) {
        QTest::addRow("K3: %d, it may be done and cleared away", status)
            << last << Turns{offers(), says(status)}
            << QStringList{options, head, u"UploadUnconfirmed"_s};
    }
    row("a person has decided to send it again", sessionAt(16000, 20000),
        {offers(), says(404), created()}, {options, head, post, first, waits});
    row("the last byte never left", unsure(sessionAt(16000, 19999)),
        {offers(), says(404), created()}, {options, head, post, first, waits});
    row("asked and not arrived, then lost", last, {offers(), at(16000), says(404), says(404)},
        {options, head, third, head, u"UploadUnconfirmed"_s});
}

void TestTusUpload::anUnsureLastByteIsNotSentAgain()
{
    QFETCH(UploadSession, session);
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns, session), lines);
}

void TestTusUpload::fragmentsGoWithTheBestChecksum_data()
{
    QTest::addColumn<QByteArray>("extensions");
    QTest::addColumn<QByteArray>("algorithms");
    QTest::addColumn<QByteArray>("prefix");
    const auto row = [](const char *name, const char *extensions, const char *algorithms,
                        const char *prefix) {
        QTest::newRow(name) << QByteArray(extensions) << QByteArray(algorithms)
                            << QByteArray(prefix);
    };
    row("SHA-256 before others", "creation,checksum", "sha1,sha256,sha512,md5,crc32", "sha256 ");
    row("as the server writes it", "creation,checksum", "SHA-256", "SHA-256 ");
    row("SHA-1", "creation,checksum", "md5,sha1", "sha1 ");
    row("SHA-512", "checksum,creation", "sha512, sha1", "sha512 ");
    row("none that is known", "creation,checksum", "crc32,adler32", "");
    row("not offered", "creation", "sha1", "");
    row("no algorithms", "creation,checksum", "", "");
}

void TestTusUpload::fragmentsGoWithTheBestChecksum()
{
    QFETCH(QByteArray, extensions);
    QFETCH(QByteArray, algorithms);
    QFETCH(QByteArray, prefix);
    const Turn offer = offers(extensions, {{"Tus-Checksum-Algorithm", algorithms}});
    for (const UploadSession &session : {UploadSession(), sessionAt(0, 0)}) {
        const Turn second = session.url.isEmpty() ? created() : at(0);
        const UploadRequest patch = playOf(aimOf(), session, {offer, second}).requests.last();
        QCOMPARE(patch.method, "PATCH");
        QCOMPARE(patch.checksum.has_value(), !prefix.isEmpty());
        QCOMPARE(patch.checksumPrefix, prefix);
        QCOMPARE(patch.checksumHeader, prefix.isEmpty() ? "" : "Upload-Checksum");
    }
}

void TestTusUpload::damagedFragmentsAreSentAgainTwice_data()
{
    addColumns();
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("once", {says(460), at(8000)}, {first, first, second, waits});
    row("twice", {says(460), says(460), at(8000)}, {first, first, first, second, waits});
    row("three times", {says(460), says(460), says(460)},
        {first, first, first, u"ChecksumMismatch"_s});
    row("each fragment anew", {says(460), says(460), at(8000), says(460), says(460), at(16000)},
        {first, first, first, second, second, second, third, waits});
    row("400: the server does not know the algorithm after all", {says(400), at(0), at(8000)},
        {first, head, first, second, waits});
    row("400 without a checksum is an error", {says(400), at(0), says(400)},
        {first, head, first, u"HttpStatus 400"_s});
}

void TestTusUpload::damagedFragmentsAreSentAgainTwice()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    const Turn offer = offers("creation,checksum", {{"Tus-Checksum-Algorithm", "sha1"}});
    QCOMPARE(linesOf(Turns{offer, created()} + turns).mid(2), lines);
}

void TestTusUpload::redirectsAreFollowedAndAsked_data()
{
    addColumns();
    const auto to = [](const QByteArray &location, int status = 307) {
        return Turn{.status = status, .headers = {{"Location", location}}};
    };
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("the target", {to("/new", 308), offers(), created()},
        {options, u"OPTIONS /new"_s, u"POST /new"_s, first, waits});
    row("the creation", {offers(), to("/new"), created()},
        {options, post, u"POST /new"_s, first, waits});
    row("a fragment: asked there before it is sent again",
        {offers(), created(), to("/b"), at(0), at(8000)},
        {options, post, first, u"HEAD /b"_s, u"PATCH /b 0-7999"_s, u"PATCH /b 8000-15999"_s,
         waits});
    row("to another scheme", {to("ftp://server.example/")}, {options, u"ForbiddenRedirect"_s});
    row("without an end", {to("/1"), to("/2"), to("/3"), to("/4"), to("/5"), to("/6")},
        {options, u"OPTIONS /1"_s, u"OPTIONS /2"_s, u"OPTIONS /3"_s, u"OPTIONS /4"_s,
         u"OPTIONS /5"_s, u"TooManyRedirects"_s});
}

void TestTusUpload::redirectsAreFollowedAndAsked()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns), lines);
}

void TestTusUpload::theSessionIsWhatIsKnown()
{
    const auto protocol = makeTusUpload(aimOf(), {});
    QCOMPARE(protocol->session().method, UploadMethod::Tus);
    QVERIFY(!protocol->session().isOpen());
    (void)play(*protocol, {offers(), created(), at(8000)}, fragment);
    // The second fragment is on its way.
    UploadSession session = protocol->session();
    QCOMPARE(session.url, place);
    QVERIFY(session.isOpen());
    QCOMPARE(session.acknowledged, 8000);
    QCOMPARE(session.sent, 16000);
    QVERIFY(!session.isUnsure);
    protocol->answered({{204, place, {{"Upload-Offset", "16000"}}}, {}});
    (void)protocol->next(fragment);
    QVERIFY2(protocol->session().isUnsure, "the last byte is out, also when the program dies now");
    protocol->answered({{204, place, {{"Upload-Offset", "20000"}}}, {}});
    session = protocol->session();
    QVERIFY(session.isWhole);
    QVERIFY(!session.isUnsure);
    QVERIFY(!session.isOpen());
    QCOMPARE(session.acknowledged, fileSize);
}

void TestTusUpload::theServerSaysWhenItForgets()
{
    const auto protocol = makeTusUpload(aimOf(), {});
    Turn creation = created();
    creation.headers += RawHeaders{{"Upload-Expires", "Wed, 25 Jun 2014 16:00:00 GMT"}};
    (void)play(*protocol, {offers(), creation}, fragment);
    QCOMPARE(protocol->session().expires, QDateTime(QDate(2014, 6, 25), QTime(16, 0), Qt::UTC));
    protocol->answered(
        {{204,
          place,
          {{"Upload-Offset", "8000"}, {"Upload-Expires", "Wed, 25 Jun 2014 17:00:00 GMT"}}},
         {}});
    QCOMPARE(protocol->session().expires, QDateTime(QDate(2014, 6, 25), QTime(17, 0), Qt::UTC));
}

void TestTusUpload::retryAfterIsHandedOn()
{
    const Turn busy{.status = 503, .headers = {{"Retry-After", "30"}}};
    QCOMPARE(playOf(aimOf(), {}, {busy}).end.retryAfter, 30s);
    QCOMPARE(playOf(aimOf(), sessionAt(0, 0), {offers(), at(0), busy}).end.retryAfter, 30s);
}

void TestTusUpload::anUnfinishedUploadIsTerminated()
{
    const auto request = tusCancelRequest(aimOf(), sessionAt(8000, 16000));
    QVERIFY(request);
    QCOMPARE(requestLine(*request), drop);
    QCOMPARE(headerOf(*request, "Tus-Resumable"), "1.0.0");
    QVERIFY(!tusCancelRequest(aimOf(), {}));
    UploadSession whole = sessionAt(20000, 20000);
    whole.isWhole = true;
    QVERIFY(!tusCancelRequest(aimOf(), whole));
}

void TestTusUpload::theTerminationIsJudged_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<CancelVerdict>("verdict");
    for (const int status : {200, 204, 404, 410})
        QTest::addRow("%d", status) << status << CancelVerdict::Gone;
    for (const int status : {401, 423, 429, 500, 503})
        QTest::addRow("%d", status) << status << CancelVerdict::Again;
    for (const int status : {400, 403, 405, 501})
        QTest::addRow("%d: no termination here", status) << status << CancelVerdict::Refused;
}

void TestTusUpload::theTerminationIsJudged()
{
    QFETCH(int, status);
    QTEST(judgeTusCancel({{status, place, {}}, {}}), "verdict");
}

void TestTusUpload::aWholeSessionAsksNobody()
{
    UploadSession whole = sessionAt(20000, 20000);
    whole.isWhole = true;
    QCOMPARE(linesOf({}, whole), QStringList{done});
}

void TestTusUpload::aReplyIsNotToBeHad()
{
    UploadAim aim = aimOf();
    aim.wantsReply = true;
    QCOMPARE(linesOf({}, {}, aim), QStringList{u"NotSupported"_s});
}

QTEST_GUILESS_MAIN(TestTusUpload)
#include "tst_tusupload.moc"

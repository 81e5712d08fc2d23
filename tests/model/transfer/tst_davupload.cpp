// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/davupload.h"

#include "uploadplay.h"

#include <QRegularExpression>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileSize = 1000;

UploadAim davAim(const QString &url = u"http://server.example/dav/a/b/file.bin"_s)
{
    UploadAim aim;
    aim.url = QUrl(url);
    aim.fileName = u"letter.pdf"_s;
    aim.size = fileSize;
    return aim;
}

/// One resource as Apache tells it.
QByteArray multistatus(const QByteArray &href, qint64 length, bool isFolder = false)
{
    return R"(<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">
<D:response xmlns:lp1="DAV:"><D:href>)"
        + href + R"(</D:href><D:propstat><D:prop><lp1:resourcetype>)"
        + (isFolder ? "<D:collection/>" : "") + "</lp1:resourcetype><lp1:getcontentlength>"
        + QByteArray::number(length)
        + R"(</lp1:getcontentlength><lp1:getlastmodified>Tue, 07 May 2024 10:00:00 GMT</lp1:getlastmodified>
</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>)";
}

Turn told(qint64 length)
{
    return Turn{.status = 207, .body = multistatus("/dav/a/b/x", length)};
}

const Turn dav{.status = 200, .headers = {{"DAV", "1,2"}, {"Allow", "OPTIONS,PUT,MOVE,DELETE"}}};
const Turn notDav{.status = 405};
const Turn folder{.status = 207, .body = multistatus("/dav/a/b/", 4096, true)};
const Turn created{.status = 201};
const Turn there{.status = 204};
const Turn absent{.status = 404};
const Turn conflict{.status = 409};
const Turn exists{.status = 405};

const QString learn = u"OPTIONS /dav/a/b/file.bin"_s;
const QString askFolder = u"PROPFIND /dav/a/b/"_s;
const QString putOwn = u"PUT OWN 0-999"_s;
const QString askOwn = u"PROPFIND OWN"_s;
const QString move = u"MOVE OWN"_s;
const QString askTarget = u"PROPFIND /dav/a/b/file.bin"_s;
const QString head = u"HEAD /dav/a/b/file.bin"_s;
const QString put = u"PUT /dav/a/b/file.bin 0-999"_s;
const QString done = u"done: Status"_s;

/// The lines with the temporary name as OWN.
QStringList linesOf(const Play &played)
{
    static const QRegularExpression own(u"/dav/a/b/\\.tranship-[0-9a-f]{16}"_s);
    QStringList lines = played.lines;
    return lines.replaceInStrings(own, u"OWN"_s);
}

UploadSession begun(bool movedToo)
{
    DavUpload first(davAim(), {});
    (void)play(first,
               movedToo ? Turns{dav, folder, created, brokenAfter(0)}
                        : Turns{dav, folder, brokenAfter(600)});
    return first.session();
}

} // namespace

class TestDavUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileGoesUpBesideItsTargetAndIsMoved_data();
    void aFileGoesUpBesideItsTargetAndIsMoved();
    void aServerWithoutMoveGetsAPlainPut_data();
    void aServerWithoutMoveGetsAPlainPut();
    void aBrokenUploadIsAskedAbout_data();
    void aBrokenUploadIsAskedAbout();
    void aBrokenPlainPutIsAskedAbout();
    void theSessionNamesWhatIsToBeRemoved();
    void theMoveSaysWhereTo();
    void aLostBodyIsSaid();
    void classOneIsProven_data();
    void classOneIsProven();
    void multistatusIsRead_data();
    void multistatusIsRead();
    void aMultistatusThatMakesNoSenseIsRefused_data();
    void aMultistatusThatMakesNoSenseIsRefused();
    void foldersOfUrls_data();
    void foldersOfUrls();
    void cancelTellsTheServer_data();
    void cancelTellsTheServer();
};

void TestDavUpload::aFileGoesUpBesideItsTargetAndIsMoved_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    const QStringList begin{learn, askFolder};
    const QString mkB = u"MKCOL /dav/a/b/"_s;
    const QString mkA = u"MKCOL /dav/a/"_s;
    const QString mkDav = u"MKCOL /dav/"_s;
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("a new file", {dav, folder, created, created},
        QStringList(begin) << putOwn << move << done);
    row("over another", {dav, folder, created, there},
        QStringList(begin) << putOwn << move << done);
    row("a missing folder is made before the body", {dav, absent, created, created, created},
        QStringList(begin) << mkB << putOwn << move << done);
    row("so are those above it, from the top down",
        {dav, absent, conflict, conflict, exists, created, created, created, created},
        QStringList(begin) << mkB << mkA << mkDav << mkA << mkB << putOwn << move << done);
    row("404 is said by some for 409", {dav, absent, absent, created, created, created, created},
        QStringList(begin) << mkB << mkA << mkB << putOwn << move << done);
    row("405: somebody else made it", {dav, absent, exists, created, created},
        QStringList(begin) << mkB << putOwn << move << done);
    row("a folder that may not be made", {dav, absent, {.status = 403}},
        QStringList(begin) << mkB << u"HttpStatus 403"_s);
    row("a folder that does not come of it", {dav, absent, conflict, created, conflict},
        QStringList(begin) << mkB << mkA << mkB << u"HttpStatus 409"_s);
    row("no end of missing folders", {dav, absent, conflict, conflict, conflict, conflict},
        QStringList(begin) << mkB << mkA << mkDav << u"MKCOL /"_s << u"HttpStatus 409"_s);
    row("a folder that cannot be asked for", {dav, {.status = 403}, created, created},
        QStringList(begin) << putOwn << move << done);
    row("a folder that vanished meanwhile", {dav, folder, conflict, created, created, created},
        QStringList(begin) << putOwn << mkB << putOwn << move << done);
    row("one that vanishes again", {dav, folder, conflict, created, conflict},
        QStringList(begin) << putOwn << mkB << putOwn << u"HttpStatus 409"_s);
    row("the target's folder vanished before the move",
        {dav, folder, created, conflict, created, created},
        QStringList(begin) << putOwn << move << mkB << move << done);

    for (const int status : {202, 302, 400, 403, 413, 500, 507}) {
        QTest::addRow("a PUT answered %d has failed", status)
            << Turns{dav, folder, {.status = status}}
            << (QStringList(begin) << putOwn << u"HttpStatus %1"_s.arg(status));
    }
    for (const int status : {202, 207, 302, 403, 405, 412, 423, 500, 501}) {
        QTest::addRow("a MOVE answered %d has failed", status)
            << Turns{dav, folder, created, {.status = status}}
            << (QStringList(begin) << putOwn << move << u"HttpStatus %1"_s.arg(status));
    }
    for (const int status : {400, 502}) {
        QTest::addRow("a server with another name (%d) gets the path alone", status)
            << Turns{dav, folder, created, {.status = status}, created}
            << (QStringList(begin) << putOwn << move << move << done);
        QTest::addRow("and once only (%d)", status)
            << Turns{dav, folder, created, {.status = status}, {.status = status}}
            << (QStringList(begin) << putOwn << move << move << u"HttpStatus %1"_s.arg(status));
    }
    row("a login is wanted first", {{.status = 401}}, {learn, u"AuthenticationRequired 401"_s});
    row("the server is in trouble", {dav, {.status = 503}},
        {learn, askFolder, u"HttpStatus 503"_s});
    row("a redirect before the body",
        {{.status = 308, .headers = {{"Location", "/dav/a/b/other.bin"}}},
         dav,
         folder,
         created,
         created},
        {learn, u"OPTIONS /dav/a/b/other.bin"_s, askFolder, putOwn, move, done});
    row("a redirect of the body",
        {dav, folder, {.status = 307, .headers = {{"Location", "/node7/x"}}}, created, created},
        {learn, askFolder, putOwn, u"PUT /node7/x 0-999"_s, u"MOVE /node7/x"_s, done});
}

void TestDavUpload::aFileGoesUpBesideItsTargetAndIsMoved()
{
    QFETCH(Turns, turns);
    DavUpload upload(davAim(), {});
    QTEST(linesOf(play(upload, turns)), "lines");
    QCOMPARE(upload.session().method, UploadMethod::WebDav);
}

void TestDavUpload::aServerWithoutMoveGetsAPlainPut_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    const QString mkB = u"MKCOL /dav/a/b/"_s;
    const QString mkA = u"MKCOL /dav/a/"_s;
    const Turn found{.status = 200, .headers = {{"Content-Length", "5"}}};
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("over another", {notDav, found, there}, {learn, head, put, done});
    row("a new file has its folder made first", {notDav, absent, created, created},
        {learn, head, mkB, put, done});
    row("or finds it", {notDav, absent, exists, created}, {learn, head, mkB, put, done});
    row("with those above", {notDav, absent, conflict, created, created, created},
        {learn, head, mkB, mkA, mkB, put, done});
    row("a server that knows no MKCOL", {notDav, absent, {.status = 501}, created},
        {learn, head, mkB, put, done});
    row("a folder that is missing after all", {notDav, found, conflict, created, created},
        {learn, head, put, mkB, put, done});
    row("and stays so", {notDav, absent, {.status = 403}, conflict},
        {learn, head, mkB, put, u"HttpStatus 409"_s});
    row("the PUT is refused", {notDav, found, {.status = 403}},
        {learn, head, put, u"HttpStatus 403"_s});
    row("a moved target has its folder made there",
        {notDav, {.status = 308, .headers = {{"Location", "/z/f"}}}, absent, created, created},
        {learn, head, u"HEAD /z/f"_s, u"MKCOL /z/"_s, u"PUT /z/f 0-999"_s, done});
}

void TestDavUpload::aServerWithoutMoveGetsAPlainPut()
{
    QFETCH(Turns, turns);
    DavUpload upload(davAim(), {});
    QTEST(linesOf(play(upload, turns)), "lines");
    QCOMPARE(upload.session().method, UploadMethod::WebDav);
    QVERIFY2(!upload.session().isOpen(), "nothing of its own is there");
}

void TestDavUpload::aBrokenUploadIsAskedAbout_data()
{
    QTest::addColumn<bool>("movedToo");
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool movedToo, const Turns &turns,
                        const QStringList &lines) {
        QTest::newRow(name) << movedToo << turns << lines;
    };
    row("K3: all of it is there", false, {told(fileSize), created}, {askOwn, move, done});
    row("K6: a part of it is there", false, {told(600), folder, created, created},
        {askOwn, askFolder, putOwn, move, done});
    row("nothing is there", false, {absent, folder, created, created},
        {askOwn, askFolder, putOwn, move, done});
    row("more is there than we have", false, {told(fileSize + 1), folder, created, created},
        {askOwn, askFolder, putOwn, move, done});
    row("the answer makes no sense", false,
        {{.status = 207, .body = "?"}, folder, created, created},
        {askOwn, askFolder, putOwn, move, done});
    row("the server is in trouble", false, {{.status = 503}}, {askOwn, u"HttpStatus 503"_s});

    row("the MOVE was done", true, {absent, told(fileSize)},
        {askOwn, askTarget, u"done: Length"_s});
    row("the MOVE was not done", true, {told(fileSize), created}, {askOwn, move, done});
    row("the target is another", true, {absent, told(7), folder, created, created},
        {askOwn, askTarget, askFolder, putOwn, move, done});
    row("both are gone", true, {absent, absent, folder, created, created},
        {askOwn, askTarget, askFolder, putOwn, move, done});
    row("the question breaks", true, {brokenAfter(0, ErrorCode::Timeout)}, {askOwn, u"Timeout"_s});
}

void TestDavUpload::aBrokenUploadIsAskedAbout()
{
    QFETCH(bool, movedToo);
    QFETCH(Turns, turns);
    const UploadSession session = begun(movedToo);
    QVERIFY(session.isUnsure);
    DavUpload upload(davAim(), session);
    const Play played = play(upload, turns);
    QTEST(linesOf(played), "lines");
    QCOMPARE(upload.session().isWhole, played.end.outcome.has_value());
    for (const UploadRequest &request : played.requests)
        QVERIFY(request.method != "PUT" || request.url == session.url);
}

void TestDavUpload::aBrokenPlainPutIsAskedAbout()
{
    DavUpload first(davAim(), {});
    (void)play(first, {notDav, absent, exists, brokenAfter(fileSize)});
    QVERIFY(first.session().isUnsure);
    DavUpload second(davAim(), first.session());
    const Turn whole{.status = 200, .headers = {{"Content-Length", "1000"}}};
    QCOMPARE(play(second, {notDav, whole}).lines, QStringList({learn, head, u"done: Length"_s}));
}

void TestDavUpload::theSessionNamesWhatIsToBeRemoved()
{
    DavUpload upload(davAim(), {});
    QVERIFY(!davCancelRequest(davAim(), upload.session()));
    (void)play(upload, {dav, folder});
    QVERIFY(upload.session().isOpen());
    const auto request = davCancelRequest(davAim(), upload.session());
    QVERIFY(request.has_value());
    QCOMPARE(request->method, "DELETE");
    QCOMPARE(request->url, upload.session().url);
    QVERIFY(request->url != davAim().url);

    DavUpload whole(davAim(), {});
    (void)play(whole, {dav, folder, created, created});
    QVERIFY(!davCancelRequest(davAim(), whole.session()));
}

void TestDavUpload::theMoveSaysWhereTo()
{
    DavUpload upload(davAim(u"http://server.example/dav/a/b/fi%20le.bin"_s), {});
    const Play played = play(upload, {dav, folder, created, {.status = 502}, created});
    const auto destination = [&played](qsizetype fromEnd) {
        const UploadRequest &request = played.requests[played.requests.size() - fromEnd];
        return request.headers.contains({"Overwrite", "T"}) ? request.headers.first()
                                                            : std::pair<QByteArray, QByteArray>();
    };
    QCOMPARE(destination(2),
             std::pair(QByteArray("Destination"),
                       QByteArray("http://server.example/dav/a/b/fi%20le.bin")));
    QCOMPARE(destination(1),
             std::pair(QByteArray("Destination"), QByteArray("/dav/a/b/fi%20le.bin")));
}

void TestDavUpload::aLostBodyIsSaid()
{
    DavUpload upload(davAim(), {});
    const Play played = play(upload, {dav, folder, brokenAfter(600)});
    QVERIFY(played.end.outcome.error().detail.contains(u"600 bytes are lost"_s));
}

void TestDavUpload::classOneIsProven_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RawHeaders>("headers");
    QTest::addColumn<bool>("isProven");
    const auto row = [](const char *name, int status, const RawHeaders &headers, bool isProven) {
        QTest::newRow(name) << status << headers << isProven;
    };
    row("Apache", 200, {{"DAV", "1,2"}, {"Allow", "OPTIONS,GET,HEAD,POST,DELETE,MOVE,LOCK"}}, true);
    row("204", 204, {{"DAV", "1"}}, true);
    row("no Allow", 200, {{"DAV", "1, 3, access-control"}}, true);
    row("repeated headers", 200, {{"DAV", "2"}, {"DAV", "1"}, {"Allow", "PUT"}, {"Allow", "MOVE"}},
        true);
    row("Apache, where nothing is yet", 200, {{"DAV", "1,2"}, {"Allow", "OPTIONS,MKCOL,PUT,LOCK"}},
        true);
    row("MOVE is not allowed", 200, {{"DAV", "1,2"}, {"Allow", "GET,PUT"}}, false);
    row("not of class 1", 200, {{"DAV", "2,3"}}, false);
    row("no WebDAV", 200, {{"Allow", "GET,PUT,MOVE"}}, false);
    row("an error", 403, {{"DAV", "1"}}, false);
}

void TestDavUpload::classOneIsProven()
{
    QFETCH(int, status);
    QFETCH(RawHeaders, headers);
    QTEST(isDavServer({status, davAim().url, headers}), "isProven");
}

void TestDavUpload::multistatusIsRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("resources");
    const auto row = [](const char *name, const QByteArray &body, const QStringList &resources) {
        QTest::newRow(name) << body << resources;
    };
    row("Apache's file", multistatus("/dav/a%20b", 12), {u"/dav/a%20b 12 1715076000"_s});
    row("a folder", multistatus("/dav/a/", 4096, true), {u"/dav/a/ 4096 1715076000 folder"_s});
    row("an absolute href", multistatus("http://server.example/dav/c", 1),
        {u"/dav/c 1 1715076000"_s});
    row("none", R"(<multistatus xmlns="DAV:"/>)", {});
    row("a property that is not there",
        R"(<d:multistatus xmlns:d="DAV:"><d:response><d:href>/x</d:href>
           <d:propstat><d:prop><d:getcontentlength>5</d:getcontentlength></d:prop>
           <d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>
           <d:propstat><d:status>HTTP/1.1 200 OK</d:status><d:prop>
           <d:getlastmodified>never</d:getlastmodified><o:size xmlns:o="urn:o">9</o:size></d:prop>
           </d:propstat></d:response></d:multistatus>)",
        {u"/x -1 0"_s});
    row("a resource that is not there",
        R"(<multistatus xmlns="DAV:"><response><href>/x</href><status>HTTP/1.1 404 Not Found</status>
           </response><response><href>/y</href></response></multistatus>)",
        {u"/y -1 0"_s});
    row("names of another kind are no properties",
        R"(<multistatus xmlns="DAV:"><response><href>/x</href><propstat><prop>
           <getcontentlength xmlns="urn:o">5</getcontentlength></prop>
           <status>HTTP/1.1 200 OK</status></propstat></response></multistatus>)",
        {u"/x -1 0"_s});
}

void TestDavUpload::multistatusIsRead()
{
    QFETCH(QByteArray, body);
    const auto read = davResources(body, QUrl(u"http://server.example/dav/"_s));
    QVERIFY(read.has_value());
    QStringList lines;
    for (const DavResource &resource : *read) {
        lines +=
            QString::fromLatin1(resource.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority))
            + u" %1 %2"_s.arg(resource.length)
                  .arg(resource.modified.isValid() ? resource.modified.toSecsSinceEpoch() : 0)
            + (resource.isFolder ? u" folder"_s : QString());
        QCOMPARE(resource.url.host(), u"server.example"_s);
    }
    QTEST(lines, "resources");
}

void TestDavUpload::aMultistatusThatMakesNoSenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray whole = multistatus("/x", 5);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html><body>hello</body></html>");
    QTest::newRow("another multistatus") << QByteArray(R"(<multistatus xmlns="urn:o"/>)");
    QTest::newRow("cut off") << whole.left(whole.size() - 20);
    QTest::newRow("a document type with entities")
        << QByteArray(R"(<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>)"
                      R"(<multistatus xmlns="DAV:"><response><href>&b;</href></response>)"
                      R"(</multistatus>)");
}

void TestDavUpload::aMultistatusThatMakesNoSenseIsRefused()
{
    QFETCH(QByteArray, body);
    const auto read = davResources(body, QUrl(u"http://server.example/dav/"_s));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::InvalidServerResponse);
}

void TestDavUpload::foldersOfUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("folder");
    QTest::newRow("a file") << u"http://h/a/b"_s << u"http://h/a/"_s;
    QTest::newRow("a folder") << u"http://h/a/b/"_s << u"http://h/a/"_s;
    QTest::newRow("in the root") << u"http://h/a"_s << u"http://h/"_s;
    QTest::newRow("the root") << u"http://h/"_s << u"http://h/"_s;
    QTest::newRow("coded") << u"http://h/a%2Fb/c%20d?q=/1#f"_s << u"http://h/a%2Fb/"_s;
}

void TestDavUpload::foldersOfUrls()
{
    QFETCH(QString, url);
    QFETCH(QString, folder);
    QCOMPARE(folderOf(QUrl(url)).toEncoded(), folder.toLatin1());
}

void TestDavUpload::cancelTellsTheServer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<CancelVerdict>("verdict");
    for (const int status : {200, 202, 204, 404, 410})
        QTest::addRow("%d: gone", status) << status << CancelVerdict::Gone;
    for (const int status : {401, 407, 408, 409, 423, 429, 500, 502, 503, 504})
        QTest::addRow("%d: again", status) << status << CancelVerdict::Again;
    for (const int status : {301, 307, 400, 403, 405, 501, 505})
        QTest::addRow("%d: refused", status) << status << CancelVerdict::Refused;
}

void TestDavUpload::cancelTellsTheServer()
{
    QFETCH(int, status);
    QTEST(judgeDavCancel({{status, davAim().url, {}}, {}}), "verdict");
}

QTEST_GUILESS_MAIN(TestDavUpload)
#include "tst_davupload.moc"

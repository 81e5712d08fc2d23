// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/nextcloudupload.h"

#include "uploadplay.h"

#include <QRegularExpression>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebi = 1 << 20;
constexpr qint64 fileSize = 12 * mebi;

const QDateTime modified(QDate(2024, 5, 7), QTime(10, 0), Qt::UTC);

UploadAim
cloudAim(const QString &url = u"http://server.example/nc/remote.php/dav/files/ann%40x/a/b.img"_s)
{
    UploadAim aim;
    aim.url = QUrl(url);
    aim.fileName = u"b.img"_s;
    aim.size = fileSize;
    aim.modified = modified;
    return aim;
}

QByteArray responseOf(const QByteArray &href, qint64 length)
{
    return "<d:response><d:href>" + href + "</d:href><d:propstat><d:prop><d:getcontentlength>"
        + QByteArray::number(length)
        + "</d:getcontentlength><d:getlastmodified>Tue, 07 May 2024 10:00:00 GMT"
          "</d:getlastmodified></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
          "</d:response>";
}

Turn listing(const QList<std::pair<QByteArray, qint64>> &chunks)
{
    QByteArray body = "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\">"
                      "<d:response><d:href>/nc/remote.php/dav/uploads/ann%40x/1/</d:href>"
                      "<d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype>"
                      "</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
    for (const auto &[name, length] : chunks)
        body += responseOf("/nc/remote.php/dav/uploads/ann%40x/1/" + name, length);
    return Turn{.status = 207, .body = body + "</d:multistatus>"};
}

Turn targetOf(qint64 length, const QByteArray &date = "Tue, 07 May 2024 10:00:00 GMT")
{
    QByteArray body =
        "<d:multistatus xmlns:d=\"DAV:\">" + responseOf("/x", length) + "</d:multistatus>";
    body.replace("Tue, 07 May 2024 10:00:00 GMT", date);
    return Turn{.status = 207, .body = body};
}

const Turn folder{.status = 207, .body = "<d:multistatus xmlns:d=\"DAV:\"/>"};
const Turn created{.status = 201};
const Turn absent{.status = 404};
const Turn conflict{.status = 409};

const QString askFolder = u"PROPFIND /nc/remote.php/dav/files/ann%40x/a/"_s;
const QString mkFolder = u"MKCOL /nc/remote.php/dav/files/ann%40x/a/"_s;
const QString open = u"MKCOL DIR/"_s;
const QString one = u"PUT DIR/00001 0-5242879"_s;
const QString two = u"PUT DIR/00002 5242880-10485759"_s;
const QString three = u"PUT DIR/00003 10485760-12582911"_s;
const QString join = u"MOVE DIR/.file"_s;
const QString list = u"PROPFIND DIR/"_s;
const QString askTarget = u"PROPFIND /nc/remote.php/dav/files/ann%40x/a/b.img"_s;
const QString drop = u"DELETE DIR/"_s;
const QString done = u"done: Status"_s;
const QStringList all{askFolder, open, one, two, three, join};
const Turns allSent{folder, created, created, created, created};

QStringList linesOf(const Play &played)
{
    static const QRegularExpression own(
        u"/nc/remote.php/dav/uploads/ann%40x/tranship-[0-9a-f]{32}"_s);
    QStringList lines = played.lines;
    return lines.replaceInStrings(own, u"DIR"_s);
}

UploadSession sessionAfter(const Turns &turns)
{
    NextcloudUpload upload(cloudAim(), {});
    (void)play(upload, turns, 5 * mebi);
    return upload.session();
}

} // namespace

class TestNextcloudUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileGoesUpInChunks_data();
    void aFileGoesUpInChunks();
    void aBrokenUploadIsAskedAbout_data();
    void aBrokenUploadIsAskedAbout();
    void aLostMoveIsAskedAbout_data();
    void aLostMoveIsAskedAbout();
    void aLostSessionStartsOverOnce();
    void tooLargeChunksAreHalved();
    void chunksAreAsLongAsTheyMayBe_data();
    void chunksAreAsLongAsTheyMayBe();
    void chunksGoBesideTheFiles_data();
    void chunksGoBesideTheFiles();
    void eachRequestSaysWhereTo();
    void anEmptyFileIsAPlainPut();
    void cancelRemovesTheChunks();
    void thereIsNoReply();
};

void TestNextcloudUpload::aFileGoesUpInChunks_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("a new file", Turns(allSent) << created, QStringList(all) << done);
    row("over another", Turns(allSent) << Turn{.status = 204}, QStringList(all) << done);
    row("a missing folder is made first",
        {absent, created, created, created, created, created, created},
        {askFolder, mkFolder, open, one, two, three, join, done});
    row("a folder that may not be made", {absent, {.status = 403}},
        {askFolder, mkFolder, u"HttpStatus 403"_s});
    row("a folder that vanished before the move", Turns(allSent) << conflict << created << created,
        QStringList(all) << mkFolder << join << done);
    row("no room for chunks", {folder, {.status = 507}}, {askFolder, open, u"HttpStatus 507"_s});
    row("no Nextcloud", {{.status = 405}, {.status = 501}}, {askFolder, open, u"HttpStatus 501"_s});
    row("a login is wanted", {{.status = 401}}, {askFolder, u"AuthenticationRequired 401"_s});
    for (const int status : {202, 302, 307, 400, 403, 423, 500, 503, 507}) {
        QTest::addRow("a chunk answered %d has failed", status)
            << Turns{folder, created, created, {.status = status}}
            << QStringList{askFolder, open, one, two, u"HttpStatus %1"_s.arg(status)};
    }
    for (const int status : {202, 302, 403, 423, 500, 504, 507}) {
        QTest::addRow("a MOVE answered %d has failed", status)
            << (Turns(allSent) << Turn{.status = status})
            << (QStringList(all) << u"HttpStatus %1"_s.arg(status));
    }
    for (const int status : {400, 404, 412}) {
        QTest::addRow("a MOVE that lacks a chunk (%d) starts over", status)
            << (Turns(allSent) << Turn{.status = status} << Turn{.status = 204} << created
                               << created << created << created << created)
            << (QStringList(all) << drop << open << one << two << three << join << done);
    }
    for (const int status : {404, 409, 412}) {
        QTest::addRow("K7: a lost folder (%d) starts over", status)
            << Turns{folder,  created, created, {.status = status}, absent, created, created,
                     created, created, created}
            << QStringList{askFolder, open, one, two, drop, open, one, two, three, join, done};
    }
    row("the MKCOL's answer was lost", {folder, {.status = 405}, listing({}), created},
        {askFolder, open, list, one, two, u"waits"_s});
}

void TestNextcloudUpload::aFileGoesUpInChunks()
{
    QFETCH(Turns, turns);
    NextcloudUpload upload(cloudAim(), {});
    const Play played = play(upload, turns, 5 * mebi);
    QTEST(linesOf(played), "lines");
    QCOMPARE(upload.session().method, UploadMethod::Nextcloud);
    QCOMPARE(upload.session().isWhole, played.lines.last() == done);
}

void TestNextcloudUpload::aBrokenUploadIsAskedAbout_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<qint64>("acknowledged");
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines,
                        qint64 acknowledged) {
        QTest::newRow(name) << turns << lines << acknowledged;
    };
    const QString wait = u"waits"_s;
    const QString twoLonger = u"PUT DIR/00003 11534336-12582911"_s;
    row("K2: the chunk is there", {listing({{"00001", 5 * mebi}, {"00002", 5 * mebi}})},
        {list, three, wait}, 10 * mebi);
    row("the chunk is not there", {listing({{"00001", 5 * mebi}})}, {list, two, wait}, 5 * mebi);
    row("names without zeros, and others", {listing({{"1", 5 * mebi}, {".file", 5 * mebi}})},
        {list, two, wait}, 5 * mebi);
    row("too little of it is there", {listing({{"00001", 5 * mebi}, {"00002", mebi}})},
        {list, two, wait}, 5 * mebi);
    row("a longer one is there, all of it ours",
        {listing({{"00001", 5 * mebi}, {"00002", 6 * mebi}})}, {list, twoLonger, wait}, 11 * mebi);
    row("the rest is there", {listing({{"00001", 5 * mebi}, {"00002", 7 * mebi}})},
        {list, join, wait}, fileSize);
    row("K8: more than the file is there", {listing({{"00001", 5 * mebi}, {"00002", 8 * mebi}})},
        {list, two, wait}, 5 * mebi);
    row("K8: an acknowledged chunk is gone", {listing({{"00002", 5 * mebi}}), created, created},
        {list, drop, open, one, wait}, 0);
    row("K8: an acknowledged chunk is another",
        {listing({{"00001", 5 * mebi - 1}}), created, created}, {list, drop, open, one, wait}, 0);
    row("K8: a chunk that was never sent",
        {listing({{"00001", 5 * mebi}, {"00002", 5 * mebi}, {"00003", mebi}}), created, created},
        {list, drop, open, one, wait}, 0);
    row("K7: the folder is gone", {absent, absent, created}, {list, drop, open, one, wait}, 0);
    row("the server is in trouble", {{.status = 503}}, {list, u"HttpStatus 503"_s}, 5 * mebi);
    row("the answer makes no sense", {{.status = 207, .body = "<x/>"}},
        {list, u"InvalidServerResponse"_s}, 5 * mebi);
}

void TestNextcloudUpload::aBrokenUploadIsAskedAbout()
{
    QFETCH(Turns, turns);
    const UploadSession session = sessionAfter({folder, created, created, brokenAfter(3 * mebi)});
    QVERIFY(session.isUnsure);
    QCOMPARE(session.parts, (QList<UploadedPart>{{5 * mebi, {}}}));
    NextcloudUpload upload(cloudAim(), session);
    QTEST(linesOf(play(upload, turns, 5 * mebi)), "lines");
    QTEST(upload.session().acknowledged, "acknowledged");
}

void TestNextcloudUpload::aLostMoveIsAskedAbout_data()
{
    QTest::addColumn<Turn>("lost");
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    const Turn cut = brokenAfter(0);
    const QString byLength = u"done: Length"_s;
    const QStringList anew{list, askTarget, drop, open, one, u"waits"_s};
    const auto row = [](const char *name, const Turn &lost, const Turns &turns,
                        const QStringList &lines) {
        QTest::newRow(name) << lost << turns << lines;
    };
    row("K3: it was done", cut, {absent, targetOf(fileSize)}, {list, askTarget, byLength});
    row("a proxy did not wait for it", {.status = 504}, {absent, targetOf(fileSize)},
        {list, askTarget, byLength});
    row("it was not done", cut,
        {listing({{"1", 5 * mebi}, {"2", 5 * mebi}, {"3", 2 * mebi}}), created},
        {list, join, done});
    row("it still goes on", cut,
        {listing({{"1", 5 * mebi}, {"2", 5 * mebi}, {"3", 2 * mebi}}), {.status = 423}},
        {list, join, u"HttpStatus 423"_s});
    row("the target is shorter", cut, {absent, targetOf(1), absent, created}, anew);
    row("the target is of another day", cut,
        {absent, targetOf(fileSize, "Mon, 06 May 2024 10:00:00 GMT"), absent, created}, anew);
    row("both are gone", cut, {absent, absent, absent, created}, anew);
}

void TestNextcloudUpload::aLostMoveIsAskedAbout()
{
    QFETCH(Turn, lost);
    QFETCH(Turns, turns);
    NextcloudUpload upload(cloudAim(), sessionAfter(Turns(allSent) << lost));
    QTEST(linesOf(play(upload, turns, 5 * mebi)), "lines");
}

void TestNextcloudUpload::aLostSessionStartsOverOnce()
{
    NextcloudUpload upload(cloudAim(), {});
    const Play played = play(
        upload, {folder, created, created, absent, absent, created, created, absent}, 5 * mebi);
    QCOMPARE(linesOf(played),
             QStringList({askFolder, open, one, two, drop, open, one, two, u"SessionNotFound"_s}));
    QVERIFY2(played.requests[1].url != played.requests[5].url, "a new folder");
}

void TestNextcloudUpload::tooLargeChunksAreHalved()
{
    NextcloudUpload upload(cloudAim(), {});
    const Turn tooLarge{.status = 413};
    const Play played = play(upload, {folder, created, tooLarge, tooLarge}, 12 * mebi);
    QCOMPARE(linesOf(played),
             QStringList({askFolder, open, u"PUT DIR/00001 0-12582911"_s,
                          u"PUT DIR/00001 0-6291455"_s, u"PUT DIR/00001 0-5242879"_s, u"waits"_s}));
    QCOMPARE(upload.session().mostAtOnce, 5 * mebi);
    NextcloudUpload least(cloudAim(), {});
    QCOMPARE(play(least, {folder, created, tooLarge}, mebi).lines.last(), u"HttpStatus 413"_s);
}

void TestNextcloudUpload::chunksAreAsLongAsTheyMayBe_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("doneBytes");
    QTest::addColumn<qsizetype>("chunks");
    QTest::addColumn<qint64>("wanted");
    QTest::addColumn<qint64>("mostAtOnce");
    QTest::addColumn<qint64>("length");
    const auto row = [](const char *name, qint64 size, qint64 doneBytes, qsizetype chunks,
                        qint64 wanted, qint64 mostAtOnce, qint64 length) {
        QTest::newRow(name) << size << doneBytes << chunks << wanted << mostAtOnce << length;
    };
    const qint64 gibi = 1LL << 30;
    row("as wanted", gibi, 0, 0, 20 * mebi, 0, 20 * mebi);
    row("5 MiB at least", gibi, 0, 0, 5 << 10, 0, 5 * mebi);
    row("5 GiB at most", 100 * gibi, 0, 0, 20 * gibi, 0, 5 * gibi);
    row("as much as the server takes", gibi, 0, 0, 20 * mebi, 8 * mebi, 8 * mebi);
    row("no less than 5 MiB for it", gibi, 0, 0, 20 * mebi, mebi, 5 * mebi);
    row("the rest", 12 * mebi, 10 * mebi, 2, 5 * mebi, 0, 2 * mebi);
    row("100 GiB fit into 10000", 100 * gibi, 0, 0, 5 * mebi, 0, 10'737'419);
    row("also late", 100 * gibi, 50 * gibi, 9'990, 5 * mebi, 0, 5 * gibi);
    row("the last of them takes all", 6 * gibi, 2 * gibi, 9'999, 5 * mebi, 0, 4 * gibi);
    row("no chunk is left", gibi, mebi, 10'000, 5 * mebi, 0, -1);
    row("it does not fit", 60'000 * gibi, 0, 0, 5 * mebi, 0, -1);
}

void TestNextcloudUpload::chunksAreAsLongAsTheyMayBe()
{
    QFETCH(qint64, size);
    QFETCH(qint64, doneBytes);
    QFETCH(qsizetype, chunks);
    QFETCH(qint64, wanted);
    QFETCH(qint64, mostAtOnce);
    QTEST(nextcloudChunk(size, doneBytes, chunks, wanted, mostAtOnce).value_or(-1), "length");
}

void TestNextcloudUpload::chunksGoBesideTheFiles_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("uploads");
    const QString none;
    QTest::newRow("a file") << u"https://c/remote.php/dav/files/ann/a.txt"_s
                            << u"https://c/remote.php/dav/uploads/ann/"_s;
    QTest::newRow("in folders, below a path, on a port")
        << u"https://c:8443/nc/remote.php/dav/files/ann%40x/b/c%20d/a.txt"_s
        << u"https://c:8443/nc/remote.php/dav/uploads/ann%40x/"_s;
    QTest::newRow("no file") << u"https://c/remote.php/dav/files/ann/"_s << none;
    QTest::newRow("no user") << u"https://c/remote.php/dav/files/"_s << none;
    QTest::newRow("the old address") << u"https://c/remote.php/webdav/a.txt"_s << none;
    QTest::newRow("another server") << u"https://c/dav/files/ann/a.txt"_s << none;
}

void TestNextcloudUpload::chunksGoBesideTheFiles()
{
    QFETCH(QString, target);
    QFETCH(QString, uploads);
    const auto url = nextcloudUploads(QUrl(target));
    QCOMPARE(url ? QString::fromLatin1(url->toEncoded()) : QString(), uploads);
    if (!url) {
        UploadAim aim = cloudAim(target);
        aim.fileName.clear();
        NextcloudUpload upload(aim, {});
        QCOMPARE(play(upload, {}).lines, QStringList({u"InvalidArgument"_s}));
    }
}

void TestNextcloudUpload::eachRequestSaysWhereTo()
{
    NextcloudUpload upload(cloudAim(), {});
    const Play played = play(upload, Turns(allSent) << created, 5 * mebi);
    const std::pair<QByteArray, QByteArray> destination{"Destination", cloudAim().url.toEncoded()};
    const std::pair<QByteArray, QByteArray> total{"OC-Total-Length", "12582912"};
    for (qsizetype i = 1; i < played.requests.size(); ++i) {
        QVERIFY(played.requests[i].headers.contains(destination));
        QVERIFY(i == 1 || played.requests[i].headers.contains(total));
    }
    QVERIFY(played.requests.last().headers.contains({"X-OC-MTime", "1715076000"}));
    QVERIFY(played.requests.last().headers.contains({"Overwrite", "T"}));
}

void TestNextcloudUpload::anEmptyFileIsAPlainPut()
{
    UploadAim aim = cloudAim();
    aim.size = 0;
    NextcloudUpload upload(aim, {});
    QCOMPARE(play(upload, {absent, created}).lines,
             QStringList({u"HEAD /nc/remote.php/dav/files/ann%40x/a/b.img"_s,
                          u"PUT /nc/remote.php/dav/files/ann%40x/a/b.img"_s, done}));
    QCOMPARE(upload.session().method, UploadMethod::Nextcloud);
}

void TestNextcloudUpload::cancelRemovesTheChunks()
{
    const UploadSession session = sessionAfter({folder, created, created});
    const auto request = nextcloudCancelRequest(cloudAim(), session);
    QVERIFY(request.has_value());
    QCOMPARE(request->method, "DELETE");
    QCOMPARE(request->url, session.url);
    QCOMPARE(judgeNextcloudCancel({{204, session.url, {}}, {}}), CancelVerdict::Gone);
    QVERIFY(!nextcloudCancelRequest(cloudAim(), sessionAfter(Turns(allSent) << created)));
    QVERIFY(!nextcloudCancelRequest(cloudAim(), sessionAfter({folder, {.status = 507}})));
}

void TestNextcloudUpload::thereIsNoReply()
{
    UploadAim aim = cloudAim();
    aim.wantsReply = true;
    NextcloudUpload upload(aim, {});
    QCOMPARE(play(upload, {}).lines, QStringList({u"NotSupported"_s}));
}

QTEST_GUILESS_MAIN(TestNextcloudUpload)
#include "tst_nextcloudupload.moc"

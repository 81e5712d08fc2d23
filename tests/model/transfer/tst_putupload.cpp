// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/digestheaders.h"
#include "model/transfer/upload/putupload.h"

#include "uploadplay.h"

#include <QCryptographicHash>
#include <QTest>

using namespace tranship;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileSize = 1000;

UploadAim aimAt(const QString &url, qint64 size = fileSize)
{
    UploadAim aim;
    aim.url = QUrl(url);
    aim.fileName = u"letter.pdf"_s;
    aim.size = size;
    return aim;
}

UploadAim plainAim()
{
    return aimAt(u"http://server.example/in/file.bin"_s);
}

Turn found(qint64 length, const QByteArray &etag, const QByteArray &date = {})
{
    RawHeaders headers{{"Content-Length", QByteArray::number(length)}};
    if (!etag.isEmpty())
        headers.append({"ETag", etag});
    if (!date.isEmpty())
        headers.append({"Last-Modified", date});
    return Turn{.status = 200, .headers = headers};
}

Turn sentTo(int status, const QByteArray &location)
{
    return Turn{.status = status, .headers = {{"Location", location}}};
}

const Turn absent{.status = 404};
const Turn created{.status = 201};
constexpr auto monday = "Mon, 06 May 2024 10:00:00 GMT";
constexpr auto tuesday = "Tue, 07 May 2024 10:00:00 GMT";
const QString ask = u"HEAD /in/file.bin"_s;
const QString put = u"PUT /in/file.bin 0-999"_s;
const QString post = u"POST /in/file.bin 0-999"_s;
const QString done = u"done: Status"_s;

QByteArray base64(QCryptographicHash::Algorithm algorithm, const QByteArray &of = "abc")
{
    return QCryptographicHash::hash(of, algorithm).toBase64();
}

QByteArray hex(QCryptographicHash::Algorithm algorithm)
{
    return QCryptographicHash::hash("abc", algorithm).toHex();
}

} // namespace

class TestPutUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPutIsAskedAboutAndSent_data();
    void aPutIsAskedAboutAndSent();
    void aLostAnswerIsAskedAboutBeforeAnythingIsSentAgain_data();
    void aLostAnswerIsAskedAboutBeforeAnythingIsSentAgain();
    void anAcceptedFileIsWaitedFor_data();
    void anAcceptedFileIsWaitedFor();
    void theSessionIsUnsureWhileAnAnswerIsOut();
    void whatIsLostIsSaid_data();
    void whatIsLostIsSaid();
    void aPutAddsNoHeaders();
    void aFileGoesIntoAFolderUnderItsName_data();
    void aFileGoesIntoAFolderUnderItsName();
    void retryAfterIsHandedOn();
    void aWholeSessionAsksNobody();
    void aPutHasNoReply();
    void aPostIsNeverSentAgainBlindly_data();
    void aPostIsNeverSentAgainBlindly();
    void anUnsurePostWaitsForThePerson();
    void aPostNamesItsContent();
    void aCreatedResourceIsThePostsReply();
    void digestsOfTheFileAreStated_data();
    void digestsOfTheFileAreStated();
    void anAskedFileStatesItsDigest();
};

void TestPutUpload::aPutIsAskedAboutAndSent_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("a new file") << Turns{absent, created} << QStringList{ask, put, done};
    QTest::newRow("in place of another")
        << Turns{found(10, "\"a\""), {.status = 204}} << QStringList{ask, put, done};
    QTest::newRow("answered 200") << Turns{absent, {.status = 200}} << QStringList{ask, put, done};
    QTest::newRow("an unasked one of the same length is replaced, not taken for ours")
        << Turns{found(fileSize, "\"a\""), {.status = 204}} << QStringList{ask, put, done};
    for (const int status : {204, 301, 302, 303, 400, 403, 405, 410, 500, 501}) {
        QTest::addRow("a server that says %d to HEAD gets the PUT", status)
            << Turns{{.status = status}, created} << QStringList{ask, put, done};
    }
    for (const int status : {408, 429, 502, 503, 504}) {
        QTest::addRow("a server in trouble (%d) does not get the body", status)
            << Turns{{.status = status}} << QStringList{ask, u"HttpStatus %1"_s.arg(status)};
    }
    QTest::newRow("a login is asked for before the body")
        << Turns{{.status = 401}} << QStringList{ask, u"AuthenticationRequired 401"_s};
    QTest::newRow("the proxy's too")
        << Turns{{.status = 407}} << QStringList{ask, u"ProxyAuthenticationRequired 407"_s};
    for (const int status :
         {203, 206, 301, 302, 303, 400, 403, 404, 409, 411, 413, 415, 500, 507}) {
        QTest::addRow("a PUT answered %d has failed", status)
            << Turns{absent, {.status = status}}
            << QStringList{ask, put, u"HttpStatus %1"_s.arg(status)};
    }
    QTest::newRow("K5: a login after the body")
        << Turns{absent, {.status = 401}} << QStringList{ask, put, u"AuthenticationRequired 401"_s};

    const QString other = u"http://other.example/new"_s;
    for (const int status : {307, 308}) {
        QTest::addRow("K5: %d after the body sends it again to the new place", status)
            << Turns{absent, sentTo(status, "http://other.example/new"), created}
            << QStringList{ask, put, u"PUT "_s + other + u" 0-999"_s, done};
        QTest::addRow("%d before the body takes both there", status)
            << Turns{sentTo(status, "http://other.example/new"), absent, created}
            << QStringList{ask, u"HEAD "_s + other, u"PUT "_s + other + u" 0-999"_s, done};
        QTest::addRow("%d without a place is an error", status)
            << Turns{absent, {.status = status}}
            << QStringList{ask, put, u"HttpStatus %1"_s.arg(status)};
    }
    for (const int status : {301, 302, 303}) {
        QTest::addRow("F7: %d would make a GET of it", status)
            << Turns{absent, sentTo(status, "/elsewhere")}
            << QStringList{ask, put, u"HttpStatus %1"_s.arg(status)};
    }
    QTest::newRow("a relative place") << Turns{absent, sentTo(307, "b.bin"), created}
                                      << QStringList{ask, put, u"PUT /in/b.bin 0-999"_s, done};
    QTest::newRow("a place with a login") << Turns{absent, sentTo(307, "http://me:pw@x.example/")}
                                          << QStringList{ask, put, u"ForbiddenRedirect"_s};
    QTest::newRow("a place that is no web") << Turns{absent, sentTo(307, "file:///etc/passwd")}
                                            << QStringList{ask, put, u"ForbiddenRedirect"_s};
    Turns round{absent};
    QStringList lines{ask, put};
    for (int hop = 0; hop < longestUploadRedirectChain; ++hop) {
        round.append(sentTo(308, "/in/file.bin"));
        lines.append(put);
    }
    QTest::newRow("five redirects") << (Turns(round) << created) << (QStringList(lines) << done);
    QTest::newRow("one more is too many") << (Turns(round) << sentTo(308, "/in/file.bin"))
                                          << (QStringList(lines) << u"TooManyRedirects"_s);
}

void TestPutUpload::aPutIsAskedAboutAndSent()
{
    QFETCH(Turns, turns);
    PutUpload upload(plainAim(), {});
    QTEST(play(upload, turns).lines, "lines");
    QCOMPARE(upload.session().method, UploadMethod::Put);
    QVERIFY(!upload.session().isOpen());
}

void TestPutUpload::aLostAnswerIsAskedAboutBeforeAnythingIsSentAgain_data()
{
    QTest::addColumn<Turn>("before");
    QTest::addColumn<Turn>("after");
    QTest::addColumn<QString>("then");
    const QString ours = u"done: Length"_s;
    const QString again = put;
    const auto row = [](const char *name, const Turn &before, const Turn &after,
                        const QString &then) { QTest::newRow(name) << before << after << then; };

    row("nothing there before, all of it now", absent, found(fileSize, "\"n\""), ours);
    row("410 is nothing there", {.status = 410}, found(fileSize, ""), ours);
    row("another length before", found(7, "\"a\""), found(fileSize, "\"n\""), ours);
    row("another length before, no version", found(7, ""), found(fileSize, ""), ours);
    row("another ETag", found(fileSize, "\"a\""), found(fileSize, "\"n\""), ours);
    row("another weak ETag", found(fileSize, "W/\"a\""), found(fileSize, "W/\"n\""), ours);
    row("another date", found(fileSize, "", monday), found(fileSize, "", tuesday), ours);
    row("another ETag and date", found(fileSize, "\"a\"", monday),
        found(fileSize, "\"n\"", tuesday), ours);

    row("still the old file", found(fileSize, "\"a\""), found(fileSize, "\"a\""), again);
    row("still the old date", found(fileSize, "", monday), found(fileSize, "", monday), again);
    row("no version to tell by", found(fileSize, ""), found(fileSize, ""), again);
    row("another ETag of the same date is a node's", found(fileSize, "\"a\"", monday),
        found(fileSize, "\"n\"", monday), again);
    row("K6: less than the file", absent, found(fileSize - 1, "\"n\""), again);
    row("more than the file", absent, found(fileSize + 1, "\"n\""), again);
    row("no length", absent, {.status = 200}, again);
    row("a coded length is none", absent,
        {.status = 200, .headers = {{"Content-Length", "1000"}, {"Content-Encoding", "gzip"}}},
        again);
    row("still nothing there", absent, absent, again);
    row("could not be asked before", {.status = 403}, found(fileSize, "\"n\""), again);
    row("can be asked no more", absent, {.status = 403}, again);
    row("the server is in trouble", absent, {.status = 503}, u"HttpStatus 503"_s);
    row("the server wants a login", absent, {.status = 401}, u"AuthenticationRequired 401"_s);
}

void TestPutUpload::aLostAnswerIsAskedAboutBeforeAnythingIsSentAgain()
{
    QFETCH(Turn, before);
    QFETCH(Turn, after);
    QFETCH(QString, then);
    PutUpload first(plainAim(), {});
    QCOMPARE(play(first, {before, brokenAfter(fileSize)}).lines,
             QStringList({ask, put, u"ConnectionClosed"_s}));
    QVERIFY(first.session().isUnsure);

    PutUpload second(plainAim(), first.session());
    const QStringList lines = play(second, {after}).lines;
    QCOMPARE(lines.value(0), ask);
    QCOMPARE(lines.value(1), then);
    QCOMPARE(second.session().isWhole, then.startsWith(u"done"));
}

void TestPutUpload::anAcceptedFileIsWaitedFor_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    const Turn accepted{.status = 202};
    const QStringList sent{ask, put, ask};
    QTest::newRow("it is there") << Turns{absent, accepted, found(fileSize, "")}
                                 << (QStringList(sent) << u"done: Length"_s);
    QTest::newRow("it is not there yet")
        << Turns{absent, accepted, absent} << (QStringList(sent) << u"HttpStatus 202"_s);
    QTest::newRow("a part of it is")
        << Turns{absent, accepted, found(10, "")} << (QStringList(sent) << u"HttpStatus 202"_s);
    QTest::newRow("nobody can tell") << Turns{absent, accepted, {.status = 403}}
                                     << (QStringList(sent) << u"UploadUnconfirmed"_s);
}

void TestPutUpload::anAcceptedFileIsWaitedFor()
{
    QFETCH(Turns, turns);
    PutUpload upload(plainAim(), {});
    const Play first = play(upload, turns);
    QTEST(first.lines, "lines");
    QVERIFY(first.end.outcome || remedyFor(first.end.outcome.error()) != Remedy::GiveUp);
    if (first.end.outcome)
        return;
    PutUpload later(plainAim(), upload.session());
    QCOMPARE(play(later, {absent}).lines, QStringList({ask, u"HttpStatus 202"_s}));
    PutUpload last(plainAim(), later.session());
    QCOMPARE(play(last, {found(fileSize, "")}).lines, QStringList({ask, u"done: Length"_s}));
}

void TestPutUpload::theSessionIsUnsureWhileAnAnswerIsOut()
{
    PutUpload upload(plainAim(), {});
    (void)play(upload, {absent});
    QVERIFY(upload.session().isUnsure);
    QVERIFY(!upload.session().isWhole);

    PutUpload refused(plainAim(), {});
    (void)play(refused, {absent, {.status = 403}});
    QVERIFY(!refused.session().isUnsure);
    PutUpload failed(plainAim(), {});
    (void)play(failed, {absent, {.status = 500}});
    QVERIFY2(failed.session().isUnsure, "it may have failed after it kept the file");
    PutUpload unsent(plainAim(), {});
    (void)play(unsent, {absent, brokenAfter(0, ErrorCode::ConnectFailure)});
    QVERIFY(!unsent.session().isUnsure);
    PutUpload unasked(plainAim(), {});
    QCOMPARE(play(unasked, {brokenAfter(0, ErrorCode::Timeout)}).lines,
             QStringList({ask, u"Timeout"_s}));
    QVERIFY(!unasked.session().isUnsure);
}

void TestPutUpload::whatIsLostIsSaid_data()
{
    QTest::addColumn<qint64>("sent");
    QTest::addColumn<QString>("words");
    QTest::newRow("K6: a cut in the middle")
        << qint64(600)
        << u"server.example; 600 bytes are lost: the server cannot go on in the middle"_s;
    QTest::newRow("K3: a cut at the end")
        << fileSize << u"server.example; the answer is lost: the server is asked what it has"_s;
}

void TestPutUpload::whatIsLostIsSaid()
{
    QFETCH(qint64, sent);
    PutUpload upload(plainAim(), {});
    const Play played = play(upload, {absent, brokenAfter(sent)});
    QTEST(played.end.outcome.error().detail, "words");
    QCOMPARE(remedyFor(played.end.outcome.error()), Remedy::RetryByTimer);
    QCOMPARE(upload.session().acknowledged, 0);
}

void TestPutUpload::aPutAddsNoHeaders()
{
    const QString url = u"https://bucket.s3.amazonaws.com/k%2Fey?X-Amz-Signature=ab%2Fc"_s;
    PutUpload upload(aimAt(url), {});
    const Play played = play(upload, {{.status = 403}, {.status = 200}});
    QCOMPARE(played.lines.last(), done);
    QCOMPARE(played.requests.last().url.toEncoded(), url.toLatin1());
    for (const UploadRequest &request : played.requests)
        QVERIFY(request.headers.isEmpty());
    QCOMPARE(played.requests.last().body, (ByteRange{0, fileSize}));
}

void TestPutUpload::aFileGoesIntoAFolderUnderItsName_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *what, const char *url, const QString &name,
                        const char *target) {
        QTest::newRow(what) << QString::fromLatin1(url) << name << QByteArray(target);
    };
    row("a folder", "http://server.example/in/", u"a.pdf"_s, "http://server.example/in/a.pdf");
    row("the root", "http://server.example/", u"a.pdf"_s, "http://server.example/a.pdf");
    row("a bare host", "http://server.example", u"a.pdf"_s, "http://server.example/a.pdf");
    row("a file", "http://server.example/in/b", u"a.pdf"_s, "http://server.example/in/b");
    row("signed", "http://server.example/in/?sig=1", u"a.pdf"_s, "http://server.example/in/?sig=1");
    row("signs that mean something", "http://server.example/a%20b/", u"50% ?#/ü"_s,
        "http://server.example/a%20b/50%25%20%3F%23%2F%C3%BC");
}

void TestPutUpload::aFileGoesIntoAFolderUnderItsName()
{
    QFETCH(QString, url);
    QFETCH(QString, name);
    UploadAim aim = aimAt(url);
    aim.fileName = name;
    QTEST(targetUrl(aim).toEncoded(), "target");
}

void TestPutUpload::retryAfterIsHandedOn()
{
    PutUpload upload(plainAim(), {});
    const Turn busy{.status = 503, .headers = {{"Retry-After", "120"}}};
    QCOMPARE(play(upload, {absent, busy}).end.retryAfter, std::optional(120s));
    PutUpload other(plainAim(), {});
    const Turn until{.status = 429, .headers = {{"Retry-After", tuesday}, {"Date", monday}}};
    QCOMPARE(play(other, {until}).end.retryAfter, std::optional<std::chrono::seconds>(24h));
}

void TestPutUpload::aWholeSessionAsksNobody()
{
    UploadSession session;
    session.method = UploadMethod::Put;
    session.isWhole = true;
    PutUpload put(plainAim(), session);
    QCOMPARE(play(put, {}).lines, QStringList({done}));
    session.method = UploadMethod::Post;
    PostUpload post(plainAim(), session);
    QCOMPARE(play(post, {}).lines, QStringList({done}));
}

void TestPutUpload::aPutHasNoReply()
{
    UploadAim aim = plainAim();
    aim.wantsReply = true;
    PutUpload upload(aim, {});
    QCOMPARE(play(upload, {}).lines, QStringList({u"NotSupported"_s}));
}

void TestPutUpload::aPostIsNeverSentAgainBlindly_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<bool>("isUnsure");
    const QString unconfirmed = u"UploadUnconfirmed"_s;
    for (const int status : {200, 201, 204}) {
        QTest::addRow("%d is the server's word", status)
            << Turns{{.status = status}} << QStringList{post, done} << false;
    }
    QTest::newRow("202 is not") << Turns{{.status = 202}} << QStringList{post, unconfirmed} << true;
    QTest::newRow("K3: the answer is lost")
        << Turns{brokenAfter(fileSize)} << QStringList{post, unconfirmed} << true;
    QTest::newRow("K3: the answer does not come")
        << Turns{brokenAfter(fileSize, ErrorCode::Timeout)} << QStringList{post, unconfirmed}
        << true;
    QTest::newRow("a body that did not leave whole was no request")
        << Turns{brokenAfter(fileSize - 1)} << QStringList{post, u"ConnectionClosed"_s} << false;
    QTest::newRow("nobody was reached") << Turns{brokenAfter(fileSize, ErrorCode::ConnectFailure)}
                                        << QStringList{post, u"ConnectFailure"_s} << false;
    for (const int status : {502, 504}) {
        QTest::addRow("a gateway lost the answer (%d)", status)
            << Turns{{.status = status}} << QStringList{post, unconfirmed} << true;
    }
    for (const int status : {301, 302, 303, 400, 403, 413, 500, 503}) {
        QTest::addRow("%d says that it was not taken", status)
            << Turns{{.status = status, .headers = {{"Location", "/x"}}}}
            << QStringList{post, u"HttpStatus %1"_s.arg(status)} << false;
    }
    QTest::newRow("a login is wanted")
        << Turns{{.status = 401}} << QStringList{post, u"AuthenticationRequired 401"_s} << false;
    QTest::newRow("307 has not taken it") << Turns{sentTo(307, "/b"), created}
                                          << QStringList{post, u"POST /b 0-999"_s, done} << false;
    QTest::newRow("a redirect to nowhere good")
        << Turns{sentTo(308, "ftp://server.example/b")} << QStringList{post, u"ForbiddenRedirect"_s}
        << false;
}

void TestPutUpload::aPostIsNeverSentAgainBlindly()
{
    QFETCH(Turns, turns);
    PostUpload upload(plainAim(), {});
    QTEST(play(upload, turns).lines, "lines");
    QTEST(upload.session().isUnsure, "isUnsure");
}

void TestPutUpload::anUnsurePostWaitsForThePerson()
{
    PostUpload crashed(plainAim(), {});
    (void)play(crashed, {});
    UploadSession session = crashed.session();
    PostUpload next(plainAim(), session);
    const Play played = play(next, {});
    QCOMPARE(played.lines, QStringList({u"UploadUnconfirmed"_s}));
    QCOMPARE(remedyFor(played.end.outcome.error()), Remedy::AskUser);
    QVERIFY(next.session().isUnsure);

    session.isUnsure = false;
    PostUpload decided(plainAim(), session);
    QCOMPARE(play(decided, {created}).lines, QStringList({post, done}));
}

void TestPutUpload::aPostNamesItsContent()
{
    PostUpload upload(plainAim(), {});
    QCOMPARE(play(upload, {}).requests.first().headers,
             (RawHeaders{{"Content-Type", "application/octet-stream"}}));
    UploadAim aim = plainAim();
    aim.headers = {{"content-type", "image/png"}};
    PostUpload own(aim, {});
    QVERIFY(play(own, {}).requests.first().headers.isEmpty());
}

void TestPutUpload::aCreatedResourceIsThePostsReply()
{
    const Turn answer{.status = 201, .headers = {{"Location", "/out/7"}}};
    UploadAim aim = plainAim();
    PostUpload plain(aim, {});
    (void)play(plain, {answer});
    QVERIFY(plain.session().replyUrl.isEmpty());
    aim.wantsReply = true;
    PostUpload upload(aim, {});
    QCOMPARE(play(upload, {answer}).lines, QStringList({post, done}));
    QCOMPARE(upload.session().replyUrl, QUrl(u"http://server.example/out/7"_s));
}

void TestPutUpload::digestsOfTheFileAreStated_data()
{
    using Hash = QCryptographicHash;
    QTest::addColumn<RawHeaders>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("digest");
    const auto row = [](const char *name, const RawHeaders &headers, const QString &digest,
                        const QByteArray &body = {}) {
        QTest::newRow(name) << headers << body << digest;
    };
    const QString md5 = u"md5:"_s + QString::fromLatin1(hex(Hash::Md5));
    const QString sha1 = u"sha-1:"_s + QString::fromLatin1(hex(Hash::Sha1));
    const QString sha256 = u"sha-256:"_s + QString::fromLatin1(hex(Hash::Sha256));
    const QByteArray etag = '"' + hex(Hash::Md5) + '"';
    const std::pair<QByteArray, QByteArray> amazon{"x-amz-request-id", "1"};

    row("Content-MD5", {{"Content-MD5", base64(Hash::Md5)}}, md5);
    row("Repr-Digest", {{"Repr-Digest", "sha-256=:" + base64(Hash::Sha256) + ":"}}, sha256);
    row("Digest", {{"Digest", "SHA-256=" + base64(Hash::Sha256)}}, sha256);
    row("K4: X-Goog-Hash", {{"X-Goog-Hash", "crc32c=AAAAAA==,md5=" + base64(Hash::Md5)}}, md5);
    row("X-Goog-Hash beside a body", {{"X-Goog-Hash", "md5=" + base64(Hash::Md5)}}, md5, "<x/>");
    row("OC-Checksum", {{"OC-Checksum", "SHA1:" + hex(Hash::Sha1)}}, sha1);
    row("OC-Checksum of MD5", {{"OC-Checksum", "MD5:" + hex(Hash::Md5)}}, md5);
    row("OC-Checksum of SHA-256", {{"OC-Checksum", "SHA256:" + hex(Hash::Sha256)}}, sha256);
    row("OC-Checksum that is none", {{"OC-Checksum", "ADLER32:02b50241"}}, {});
    row("OC-Checksum of nonsense", {{"OC-Checksum", "SHA1:xyz"}, {"OC-Checksum", "SHA1"}}, {});
    row("x-amz-checksum-sha256", {{"x-amz-checksum-sha256", base64(Hash::Sha256)}}, sha256);
    row("a checksum of checksums is none", {{"x-amz-checksum-sha256", base64(Hash::Sha256) + "-3"}},
        {});
    row("the ETag of S3", {amazon, {"ETag", etag}}, md5);
    row("with the bucket's own key",
        {amazon, {"ETag", etag}, {"x-amz-server-side-encryption", "AES256"}}, md5);
    row("not with a managed key",
        {amazon, {"ETag", etag}, {"x-amz-server-side-encryption", "aws:kms"}}, {});
    row("not with the customer's key",
        {amazon, {"ETag", etag}, {"x-amz-server-side-encryption-customer-algorithm", "AES256"}},
        {});
    row("not of parts", {amazon, {"ETag", '"' + hex(Hash::Md5) + "-2\""}}, {});
    row("not of another server", {{"ETag", etag}}, {});
    row("what is about the answer's body",
        {{"Content-MD5", base64(Hash::Md5)}, {"Digest", "SHA-256=" + base64(Hash::Sha256)}}, {},
        "stored");
    row("what is about an empty answer", {{"Content-MD5", base64(Hash::Md5, "")}}, {});
    row("Content-Digest is always about the answer",
        {{"Content-Digest", "sha-256=:" + base64(Hash::Sha256) + ":"}}, {});
}

void TestPutUpload::digestsOfTheFileAreStated()
{
    QFETCH(RawHeaders, headers);
    QFETCH(QByteArray, body);
    PutUpload upload(plainAim(), {});
    const Turn stored{.status = 201, .headers = headers, .body = body};
    const auto stated = statedDigest(play(upload, {absent, stored}).end.digests, 206);
    QTEST(stated ? checksumText(stated->checksum) : QString(), "digest");
}

void TestPutUpload::anAskedFileStatesItsDigest()
{
    PutUpload first(plainAim(), {});
    (void)play(first, {absent, brokenAfter(fileSize)});
    PutUpload second(plainAim(), first.session());
    Turn there = found(fileSize, "\"0123456789abcdef0123456789abcdef\"");
    there.headers.append({"Content-MD5", base64(QCryptographicHash::Md5)});
    const Play played = play(second, {there});
    QCOMPARE(played.lines.last(), u"done: Length"_s);
    QVERIFY(statedDigest(played.end.digests, 206).has_value());
    QVERIFY(played.end.digests.contains({"ETag", "\"0123456789abcdef0123456789abcdef\""}));
}

QTEST_GUILESS_MAIN(TestPutUpload)
#include "tst_putupload.moc"

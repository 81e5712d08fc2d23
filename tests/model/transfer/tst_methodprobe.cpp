// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/methodprobe.h"

#include "uploadplay.h"

#include <QTest>

using namespace tranship;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

UploadAim aimAt(const QString &url)
{
    UploadAim aim;
    aim.url = QUrl(url);
    aim.fileName = u"letter.txt"_s;
    aim.size = 1000;
    return aim;
}

UploadAim plainAim()
{
    return aimAt(u"http://server.example/in/letter.txt"_s);
}

UploadAim withReply(UploadAim aim)
{
    aim.wantsReply = true;
    return aim;
}

/// Stands for the protocol chosen: sends one request named after it, then is done.
class Chosen final : public UploadProtocol {
public:
    explicit Chosen(const UploadSession &session) : m_session(session) { }

    void setNow(const QDateTime &now) override { m_session.expires = now; }

    UploadStep next(qint64 fragment) override
    {
        if (m_session.isWhole)
            return UploadEnd{
                .outcome = {}, .proof = UploadEnd::Proof::Status, .retryAfter = {}, .digests = {}};
        UploadRequest request;
        request.method = "SEND";
        const QLatin1String name = uploadMethodName(m_session.method);
        request.url.setPath(u'/' + name);
        request.url.setScheme(u"http"_s);
        request.url.setHost(u"server.example"_s);
        request.body = {0, fragment};
        return request;
    }

    void answered(const UploadAnswer &answer) override
    {
        m_session.isWhole = answer.head.status == 200;
    }

    void broken(const Error &error, qint64 sent) override
    {
        Q_UNUSED(error)
        m_session.sent = sent;
    }

    const UploadSession &session() const override { return m_session; }

private:
    UploadSession m_session;
};

std::unique_ptr<UploadProtocol> probe(const UploadAim &aim)
{
    return makeMethodProbe(aim, {}, [](const UploadAim &, const UploadSession &session) {
        return std::make_unique<Chosen>(session);
    });
}

Turn says(int status, RawHeaders headers = {})
{
    return {.status = status, .headers = std::move(headers), .body = {}};
}

Turn allows(const QByteArray &methods, RawHeaders more = {})
{
    return says(200, RawHeaders{{"Allow", methods}} + more);
}

ResponseHead headOf(const Turn &turn)
{
    return {turn.status, plainAim().url, turn.headers};
}

const Turn ack = says(200, {{"BITS-Packet-Type", "Ack"}});
const QString options = u"OPTIONS /in/letter.txt"_s;
const QString ping = u"BITS_POST /in/letter.txt"_s;

QString choice(const char *method)
{
    return u"SEND /%1 0-99"_s.arg(QString::fromLatin1(method));
}

QStringList linesOf(const Turns &turns, const UploadAim &aim = plainAim())
{
    const auto protocol = probe(aim);
    return play(*protocol, turns, 100).lines;
}

} // namespace

class TestMethodProbe final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void someAimsNeedNoQuestion_data();
    void someAimsNeedNoQuestion();
    void optionsTellTheMethod_data();
    void optionsTellTheMethod();
    void withoutBitsAllowDecides_data();
    void withoutBitsAllowDecides();
    void oneCheapRequestAsks_data();
    void oneCheapRequestAsks();
    void noQuestionHasABody();
    void theChosenProtocolGoesOn();
    void theChoiceIsInTheSession();
    void retryAfterIsHandedOn();
    void choicesAreRememberedByPlace_data();
    void choicesAreRememberedByPlace();
};

void TestMethodProbe::someAimsNeedNoQuestion_data()
{
    QTest::addColumn<UploadAim>("aim");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const UploadAim &aim, const QString &line) {
        QTest::newRow(name) << aim << line;
    };
    UploadAim parts = plainAim();
    parts.partUrls = {QUrl(u"http://server.example/1"_s)};
    row("a list of presigned URLs", parts, choice("s3-multipart"));
    const auto withQuery = [](const QString &query) {
        return aimAt(u"https://server.example/letter.txt?"_s + query);
    };
    row("presigned for S3", withQuery(u"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00"_s),
        choice("put"));
    row("presigned for S3 of old", withQuery(u"AWSAccessKeyId=a&Signature=b"_s), choice("put"));
    row("presigned for Google", withQuery(u"X-Goog-Signature=00"_s), choice("put"));
    row("presigned for Azure", withQuery(u"sv=2020&sig=00"_s), choice("put"));
    row("any other query", withQuery(u"signal=1"_s), u"OPTIONS /letter.txt?signal=1"_s);
    row("a plain link", plainAim(), options);
}

void TestMethodProbe::someAimsNeedNoQuestion()
{
    QFETCH(UploadAim, aim);
    QFETCH(QString, line);
    const QString first = linesOf({}, aim).first();
    QVERIFY2(first.endsWith(line.section(u' ', 1)) && first.startsWith(line.section(u' ', 0, 0)),
             qPrintable(first));
}

void TestMethodProbe::optionsTellTheMethod_data()
{
    QTest::addColumn<UploadAim>("aim");
    QTest::addColumn<Turn>("answer");
    QTest::addColumn<std::optional<UploadMethod>>("method");
    const auto row = [](const char *name, const Turn &answer, std::optional<UploadMethod> method,
                        const UploadAim &aim = plainAim()) {
        QTest::newRow(name) << aim << answer << method;
    };
    using enum UploadMethod;
    row("Tus-Resumable", says(204, {{"Tus-Resumable", "1.0.0"}}), Tus);
    row("Tus-Version", says(200, {{"Tus-Version", "1.0.0"}}), Tus);
    row("tus has the first word",
        says(204,
             {{"Tus-Resumable", "1.0.0"},
              {"Upload-Limit", ""},
              {"Upload-Draft-Interop-Version", "8"},
              {"DAV", "1"}}),
        Tus);
    row("also with an error", says(404, {{"Tus-Resumable", "1.0.0"}}), Tus);
    row("Upload-Limit", says(204, {{"Upload-Limit", "max-size=1"}}), Resumable);
    row("Upload-Draft-Interop-Version", says(204, {{"Upload-Draft-Interop-Version", "6"}}),
        Resumable);
    row("Accept-Patch",
        says(204, {{"Accept-Patch", "text/x, application/partial-upload;charset=utf-8"}}),
        Resumable);
    row("Accept-Patch of something else", says(204, {{"Accept-Patch", "application/*"}}),
        std::nullopt);
    row("DAV", says(200, {{"DAV", "1,2"}}), WebDav);
    row("PROPFIND is allowed", allows("GET, PROPFIND"), WebDav);
    row("MKCOL is allowed", allows("GET,mkcol"), WebDav);
    const UploadAim cloud = aimAt(u"https://server.example/remote.php/dav/files/ann/a.txt"_s);
    row("DAV at a path of Nextcloud", says(200, {{"DAV", "1, 3"}}), Nextcloud, cloud);
    row("DAV below a folder at a path of Nextcloud", says(200, {{"DAV", "1, 3"}}), Nextcloud,
        aimAt(u"https://server.example/cloud/remote.php/dav/files/ann/b/"_s));
    row("its path alone does not make one", allows("GET, PUT"), Put, cloud);
    row("DAV at its old path", says(200, {{"DAV", "1, 3"}}), WebDav,
        aimAt(u"https://server.example/remote.php/webdav/a.txt"_s));
    row("PUT is allowed", allows("GET, PUT, POST"), Put);
    row("PUT in a second line", allows("GET", {{"Allow", "PUT"}}), Put);
    row("PUT is allowed with 405", says(405, {{"Allow", "GET, PUT"}}), Put);
    row("nothing is like it", allows("COMPUTE, PUTS"), std::nullopt);
    row("POST is allowed", allows("GET, POST"), std::nullopt);
    row("nothing is known", says(404), std::nullopt);
    row("IIS with DAV is asked for BITS first",
        allows("PUT", {{"DAV", "1"}, {"Server", "Microsoft-IIS/10.0"}}), std::nullopt);
    row("a reply does not come from tus", says(204, {{"Tus-Resumable", "1.0.0"}}), std::nullopt,
        withReply(plainAim()));
    row("nor from WebDAV", says(200, {{"DAV", "1"}}), std::nullopt, withReply(plainAim()));
    row("nor from PUT", allows("PUT"), std::nullopt, withReply(plainAim()));
    row("but from the draft", says(204, {{"Upload-Limit", "max-size=1"}}), Resumable,
        withReply(plainAim()));
}

void TestMethodProbe::optionsTellTheMethod()
{
    QFETCH(UploadAim, aim);
    QFETCH(Turn, answer);
    QFETCH(std::optional<UploadMethod>, method);
    QCOMPARE(methodByOptions(aim, headOf(answer)), method);
}

void TestMethodProbe::withoutBitsAllowDecides_data()
{
    QTest::addColumn<UploadAim>("aim");
    QTest::addColumn<Turn>("answer");
    QTest::addColumn<UploadMethod>("method");
    const auto row = [](const char *name, const Turn &answer, UploadMethod method,
                        const UploadAim &aim = plainAim()) {
        QTest::newRow(name) << aim << answer << method;
    };
    using enum UploadMethod;
    row("POST", allows("GET, POST"), Post);
    row("POST and PUT", allows("POST, PUT"), Put);
    row("neither", allows("GET, HEAD"), Put);
    row("nothing is known", says(405), Put);
    row("DAV of an IIS", allows("PUT", {{"DAV", "1"}}), WebDav);
    row("a reply comes to a POST", allows("PUT"), Post, withReply(plainAim()));
}

void TestMethodProbe::withoutBitsAllowDecides()
{
    QFETCH(UploadAim, aim);
    QFETCH(Turn, answer);
    QFETCH(UploadMethod, method);
    QCOMPARE(methodWithoutBits(aim, headOf(answer)), method);
}

void TestMethodProbe::oneCheapRequestAsks_data()
{
    QTest::addColumn<Turns>("turns");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines + QStringList{u"waits"_s};
    };
    const auto end = [](const char *name, const Turns &turns, const QStringList &lines) {
        QTest::newRow(name) << turns << lines;
    };
    row("tus", {says(204, {{"Tus-Resumable", "1.0.0"}})}, {options, choice("tus")});
    row("the draft", {says(204, {{"Upload-Limit", "max-size=1"}})}, {options, choice("resumable")});
    row("WebDAV", {says(200, {{"DAV", "1"}})}, {options, choice("webdav")});
    row("PUT", {allows("PUT")}, {options, choice("put")});
    row("nothing is known, and BITS answers", {says(404), ack}, {options, ping, choice("bits")});
    row("IIS, and BITS answers", {allows("GET, POST", {{"Server", "Microsoft-IIS/8.5"}}), ack},
        {options, ping, choice("bits")});
    row("200 without an Ack is no BITS", {says(404), says(200)}, {options, ping, choice("put")});
    for (const int status : {400, 403, 404, 405, 411, 500, 501}) {
        QTest::addRow("%d to the Ping is no BITS", status)
            << Turns{allows("POST"), says(status)}
            << QStringList{options, ping, choice("post"), u"waits"_s};
    }
    row("a server that hangs up on the Ping", {says(404), brokenAfter(0)},
        {options, ping, choice("put")});
    end("one that is silent", {says(404), brokenAfter(0, ErrorCode::Timeout)},
        {options, ping, u"Timeout"_s});
    end("no answer at all", {brokenAfter(0)}, {options, u"ConnectionClosed"_s});
    for (const int status : {408, 429, 500, 502, 503, 504}) {
        QTest::addRow("%d is not an answer", status)
            << Turns{says(status)} << QStringList{options, u"HttpStatus %1"_s.arg(status)};
    }
    end("503 to the Ping neither", {says(404), says(503)}, {options, ping, u"HttpStatus 503"_s});
    end("a login", {says(401)}, {options, u"AuthenticationRequired 401"_s});
    end("the proxy's", {says(407)}, {options, u"ProxyAuthenticationRequired 407"_s});
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d is followed", status)
            << Turns{says(status, {{"Location", "/new"}}), allows("PUT")}
            << QStringList{options, u"OPTIONS /new"_s, choice("put"), u"waits"_s};
    }
    end("not to another scheme", {says(302, {{"Location", "ftp://server.example/"}})},
        {options, u"ForbiddenRedirect"_s});
}

void TestMethodProbe::oneCheapRequestAsks()
{
    QFETCH(Turns, turns);
    QFETCH(QStringList, lines);
    QCOMPARE(linesOf(turns), lines);
}

void TestMethodProbe::noQuestionHasABody()
{
    const auto protocol = probe(plainAim());
    const Play played = play(*protocol, {says(404), says(404)}, 100);
    QCOMPARE(played.requests.size(), 3);
    for (const UploadRequest &request : played.requests.mid(0, 2)) {
        QVERIFY(request.body.isEmpty());
        QVERIFY(request.bytes.isEmpty());
    }
}

void TestMethodProbe::theChosenProtocolGoesOn()
{
    const auto protocol = probe(plainAim());
    const Play played = play(*protocol, {allows("PUT"), brokenAfter(7), says(200)}, 100);
    QCOMPARE(played.lines, (QStringList{options, choice("put"), choice("put"), u"done: Status"_s}));
    QCOMPARE(protocol->session().sent, 7);
}

void TestMethodProbe::theChoiceIsInTheSession()
{
    const QDateTime noon(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);
    const auto protocol = probe(plainAim());
    protocol->setNow(noon);
    QCOMPARE(protocol->session().method, UploadMethod::Auto);
    (void)play(*protocol, {says(404)}, 100);
    QCOMPARE(protocol->session().method, UploadMethod::Auto);
    protocol->answered({headOf(ack), {}});
    QCOMPARE(protocol->session().method, UploadMethod::Bits);
    QCOMPARE(protocol->session().expires, noon);
    protocol->setNow(noon.addSecs(1));
    QCOMPARE(protocol->session().expires, noon.addSecs(1));
}

void TestMethodProbe::retryAfterIsHandedOn()
{
    const auto protocol = probe(plainAim());
    QCOMPARE(play(*protocol, {says(503, {{"Retry-After", "30"}})}, 100).end.retryAfter, 30s);
}

void TestMethodProbe::choicesAreRememberedByPlace_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("key");
    const auto row = [](const QString &url, const QString &key) {
        QTest::newRow(qPrintable(url)) << url << key;
    };
    row(u"https://server.example/files/a/b.txt"_s, u"https://server.example:443/files"_s);
    row(u"https://server.example:443/files"_s, u"https://server.example:443/files"_s);
    row(u"https://SERVER.example/files/?a=b"_s, u"https://server.example:443/files"_s);
    row(u"http://server.example/files"_s, u"http://server.example:80/files"_s);
    row(u"http://server.example:8080/"_s, u"http://server.example:8080/"_s);
    row(u"http://server.example"_s, u"http://server.example:80/"_s);
    row(u"http://[::1]:81/d%20e/f"_s, u"http://[::1]:81/d%20e"_s);
}

void TestMethodProbe::choicesAreRememberedByPlace()
{
    QFETCH(QString, url);
    QFETCH(QString, key);
    QCOMPARE(probeKey(QUrl(url)), key);
}

QTEST_GUILESS_MAIN(TestMethodProbe)
#include "tst_methodprobe.moc"

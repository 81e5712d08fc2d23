// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/requestheaders.h"
#include "model/queue/connectionkeeper.h"
#include "model/systemclock.h"
#include "model/transfer/httptransport.h"
#include "model/transfer/upload/httpsenders.h"
#include "tests/model/transfer/recorder.h"
#include "tests/support/fakesecrets.h"
#include "tests/support/proxyprogram.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcertificate.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <optional>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ProxyProgram::Kind;

namespace {

constexpr qint64 size = 3'000'000;

class Ear final : public Sender::Listener {
public:
    void sendFinished(const Result<UploadAnswer> &given, qint64) override { answer = given; }

    std::optional<Result<UploadAnswer>> answer;
};

const SiteLogin rightLogin{QString::fromLatin1(ProxyProgram::user),
                           QString::fromLatin1(ProxyProgram::password)};

/// What can be sent once only, as the body of a real upload.
class OnceBody final : public BodySource {
public:
    explicit OnceBody(const QByteArray &bytes) : m_bytes(bytes) { }

    void begin(Listener &) override { }

    [[nodiscard]] qint64 length() const override { return m_bytes.size(); }

    [[nodiscard]] qint64 read(char *bytes, qint64 most) override
    {
        const qint64 given = std::min<qint64>(most, m_bytes.size() - m_at);
        std::copy_n(m_bytes.cbegin() + m_at, given, bytes);
        m_at += given;
        return given;
    }

private:
    const QByteArray m_bytes;
    qsizetype m_at = 0;
};

/// Everything between a request and the proxy.
struct Rig {
    explicit Rig(const QString &proxies)
    {
        ConnectionSetup made;
        made.proxy = proxyFromText(proxies).value_or(ProxySetup());
        made.job = JobId::createUuid();
        setup = std::make_shared<ConnectionSetup>(made);
        QObject::connect(&signIns, &SignIns::asked, &signIns,
                         [this](const SignInQuestion &question) { questions.append(question); });
    }

    /// The keychain has a login for the proxy.
    void remember(const QString &proxy, const SiteLogin &login)
    {
        keychain.secrets.insert(siteSecret(proxy, {}, true), loginToSecret(login));
    }

    Error get(const QUrl &url)
    {
        Recorder recorder;
        recorder.onHead = [] { return Done(); }; // a 407 is an end of its own
        TransferRequest request;
        request.url = url;
        request.headTimeout = 20s;
        request.stallTimeout = 20s;
        request.setup = setup;
        const auto transport = transports.make(recorder);
        transport->start(request);
        if (!QTest::qWaitFor([&recorder] { return recorder.ends > 0; }, 30'000))
            return makeError(ErrorCode::Timeout, ErrorContext::Unknown);
        if (recorder.error.code == ErrorCode::None && recorder.body != bodyAt(1, 0, size))
            return makeError(ErrorCode::ChecksumMismatch, ErrorContext::Unknown);
        return recorder.error;
    }

    Error send(const QByteArray &method, const QUrl &url, const QByteArray &body)
    {
        Ear ear;
        SendOrder order;
        order.request.method = method;
        order.request.url = url;
        order.setup = setup;
        const auto sender = senders.make(ear);
        sender->start(order, std::make_unique<OnceBody>(body));
        if (!QTest::qWaitFor([&ear] { return ear.answer.has_value(); }, 30'000))
            return makeError(ErrorCode::Timeout, ErrorContext::Unknown);
        return *ear.answer ? Error() : ear.answer->error();
    }

    InlineWorker worker;
    SystemClock clock;
    test::FakeSecrets keychain;
    Vault vault{keychain};
    SignIns signIns{vault, clock};
    QList<SignInQuestion> questions;
    ConnectionKeeper keeper{signIns};
    Routes routes{worker, keeper, clock, &Routes::systemProxies};
    HttpTransports transports{ConnectionServices{&routes, nullptr}};
    HttpSenders senders{ConnectionServices{&routes, nullptr}};
    std::shared_ptr<const ConnectionSetup> setup;
};

/// Empty without an error.
QString words(const Error &error)
{
    return error.code == ErrorCode::None ? QString()
                                         : QString(errorName(error.code) + u": "_s + error.detail);
}

bool hasLogin(Kind kind)
{
    return kind != Kind::Tinyproxy && kind != Kind::Dante;
}

} // namespace

/// Downloads and uploads through the proxies that people run (F12 of the fault list).
class TestRealProxies final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesGoThrough_data();
    void filesGoThrough();
    void withoutALoginItIsAskedFor_data();
    void withoutALoginItIsAskedFor();
    void aWrongLoginIsSentOnce_data();
    void aWrongLoginIsSentOnce();
    void theLoginNeverReachesTheServer();
    void aProxyThatIsGoneIsSaidAndTheNextOneServes();
};

static void rows(bool onlyWithLogin)
{
    QTest::addColumn<Kind>("kind");
    const std::pair<const char *, Kind> all[] = {{"squid, Basic", Kind::SquidBasic},
                                                 {"squid, Digest", Kind::SquidDigest},
                                                 {"tinyproxy", Kind::Tinyproxy},
                                                 {"microsocks", Kind::Microsocks},
                                                 {"dante", Kind::Dante}};
    for (const auto &[name, kind] : all) {
        if (!onlyWithLogin || hasLogin(kind))
            QTest::newRow(name) << kind;
    }
}

void TestRealProxies::filesGoThrough_data()
{
    rows(false);
}

void TestRealProxies::filesGoThrough()
{
    QFETCH(Kind, kind);
    if (!ProxyProgram::isInstalled(kind))
        QSKIP("this proxy is not installed; tools/packages.sh names its package");
    const ProxyProgram proxy(kind);
    QVERIFY(proxy.port() > 0);
    const TestCertificate own = makeCertificate({});
    const TrustedAuthority trust(own.parsed());
    ScriptedServer plain;
    ScriptedServer secure(serverTls(own));
    Resource resource;
    resource.size = size;
    for (ScriptedServer *server : {&plain, &secure}) {
        server->setResource(u"/a"_s, resource);
        server->setResource(u"/up"_s, {});
        Rig rig(proxy.name());
        if (hasLogin(kind))
            rig.remember(proxy.name(), rightLogin);
        const QByteArray bytes = bodyAt(2, 0, size);
        QCOMPARE(words(rig.get(server->url(u"/a"_s))), QString());
        QCOMPARE(words(rig.send("OPTIONS", server->url(u"/up"_s), {})), QString());
        QCOMPARE(words(rig.send("PUT", server->url(u"/up"_s), bytes)), QString());
        // nobody has come past the proxy before this one
        Rig fresh(proxy.name());
        fresh.remember(proxy.name(), rightLogin);
        QCOMPARE(words(fresh.send("PUT", server->url(u"/up"_s), bytes)), QString());
        QList<SeenRequest> puts = server->requests(u"/up"_s);
        puts.removeIf([](const SeenRequest &request) { return request.method != "PUT"; });
        QCOMPARE(puts.size(), 2);
        for (const SeenRequest &put : std::as_const(puts)) {
            QCOMPARE(put.body.size(), bytes.size());
            QVERIFY(put.body == bytes);
        }
    }
}

void TestRealProxies::withoutALoginItIsAskedFor_data()
{
    rows(true);
}

void TestRealProxies::withoutALoginItIsAskedFor()
{
    QFETCH(Kind, kind);
    if (!ProxyProgram::isInstalled(kind))
        QSKIP("this proxy is not installed; tools/packages.sh names its package");
    const ProxyProgram proxy(kind);
    QVERIFY(proxy.port() > 0);
    ScriptedServer server;
    Rig rig(proxy.name());
    QCOMPARE(rig.get(server.url(u"/a"_s)).code, ErrorCode::ProxyAuthenticationRequired);
    QCOMPARE(rig.get(QUrl(u"https://127.0.0.1:%1/a"_s.arg(server.port()))).code,
             ErrorCode::ProxyAuthenticationRequired);
    QCOMPARE(rig.send("OPTIONS", server.url(u"/a"_s), {}).code,
             ErrorCode::ProxyAuthenticationRequired);
    QVERIFY(server.requests().isEmpty());
    QCOMPARE(rig.questions.size(), 1);
    const SignInQuestion question = rig.questions.constFirst();
    QVERIFY(question.isProxy && !question.wasWrong);
    QCOMPARE(question.origin, proxy.name());
    QCOMPARE(question.job, rig.setup->job);
}

void TestRealProxies::aWrongLoginIsSentOnce_data()
{
    rows(true);
}

void TestRealProxies::aWrongLoginIsSentOnce()
{
    QFETCH(Kind, kind);
    if (!ProxyProgram::isInstalled(kind))
        QSKIP("this proxy is not installed; tools/packages.sh names its package");
    const ProxyProgram proxy(kind);
    QVERIFY(proxy.port() > 0);
    ScriptedServer server;
    Resource resource;
    resource.size = size;
    server.setResource(u"/a"_s, resource);
    Rig rig(proxy.name());
    rig.remember(proxy.name(), {rightLogin.user, u"wrong"_s});
    QCOMPARE(rig.get(server.url(u"/a"_s)).code, ErrorCode::ProxyAuthenticationRequired);
    const auto seen = proxy.log().count('\n');
    for (int i = 0; i < 5; ++i)
        QCOMPARE(rig.get(server.url(u"/a"_s)).code, ErrorCode::ProxyAuthenticationRequired);
    QCOMPARE(proxy.log().count('\n'), seen);
    QCOMPARE(rig.questions.size(), 1);
    QVERIFY(rig.questions.constFirst().wasWrong);

    bool isKept = false;
    rig.signIns.answer(
        rig.questions.constFirst(), rightLogin, Keep::Session,
        [&isKept](SecretOutcome outcome) { isKept = outcome == SecretOutcome::Success; });
    QTRY_VERIFY(isKept);
    QCOMPARE(words(rig.get(server.url(u"/a"_s))), QString());
}

void TestRealProxies::theLoginNeverReachesTheServer()
{
    if (!ProxyProgram::isInstalled(Kind::SquidBasic))
        QSKIP("squid is not installed; tools/packages.sh names its package");
    const ProxyProgram proxy(Kind::SquidBasic);
    QVERIFY(proxy.port() > 0);
    ScriptedServer server;
    Resource resource;
    resource.size = size;
    server.setResource(u"/a"_s, resource);
    Rig rig(proxy.name());
    rig.remember(proxy.name(), rightLogin);
    QCOMPARE(words(rig.get(server.url(u"/a"_s))), QString());
    for (const SeenRequest &request : server.requests()) {
        QVERIFY(request.header("Proxy-Authorization").isNull());
        QVERIFY(request.header("Authorization").isNull());
    }
}

void TestRealProxies::aProxyThatIsGoneIsSaidAndTheNextOneServes()
{
    if (!ProxyProgram::isInstalled(Kind::Tinyproxy))
        QSKIP("tinyproxy is not installed; tools/packages.sh names its package");
    QString gone;
    {
        const ProxyProgram ended(Kind::Tinyproxy);
        gone = ended.name();
    }
    const ProxyProgram proxy(Kind::Tinyproxy);
    QVERIFY(proxy.port() > 0);
    ScriptedServer server;
    Resource resource;
    resource.size = size;
    server.setResource(u"/a"_s, resource);
    Rig alone(gone);
    const Error error = alone.get(server.url(u"/a"_s));
    QCOMPARE(error.code, ErrorCode::ProxyFailed);
    QCOMPARE(remedyFor(error), Remedy::RetryByTimer);
    Rig both(gone + u' ' + proxy.name());
    QCOMPARE(words(both.get(server.url(u"/a"_s))), QString());
}

QTEST_GUILESS_MAIN(TestRealProxies)
#include "tst_realproxies.moc"

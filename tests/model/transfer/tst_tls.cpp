// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/tls.h"

#include "model/transfer/httptransport.h"
#include "model/transfer/upload/bytesbody.h"
#include "model/transfer/upload/httpsenders.h"
#include "tests/model/transfer/recorder.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcertificate.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr long day = 24L * 3600;

/// A person who trusts what the test says.
class Judge final : public CertificateJudge {
public:
    bool isTrusted(const Certificate &certificate) const override
    {
        return certificate.host == host && certificate.sha256 == sha256;
    }

    int generation() const override { return changes; }

    void certificateRefused(const Certificate &certificate) override
    {
        refused.append(certificate);
    }

    QString host;
    QByteArray sha256;
    int changes = 0;
    QList<Certificate> refused;
};

/// An https server whose certificate is as wished, and an authority that may be trusted.
struct Stage {
    explicit Stage(const CertificateWish &wish = {}, bool isSigned = true)
        : authority(makeCertificate({.name = "Test CA", .alternative = {}, .isAuthority = true})),
          own(makeCertificate(wish, isSigned ? std::optional(authority) : std::nullopt)),
          server(serverTls(own))
    {
        Resource resource;
        resource.size = 1000;
        server.setResource(u"/a"_s, resource);
        judge.host = u"127.0.0.1:"_s + QString::number(server.port());
    }

    [[nodiscard]] QByteArray fingerprint() const
    {
        return own.parsed().digest(QCryptographicHash::Sha256);
    }

    TestCertificate authority;
    TestCertificate own;
    ScriptedServer server;
    Judge judge;
};

/// One GET and its end.
struct Get {
    Get(HttpTransports &transports, const QUrl &url, SecurityFlags security = {})
    {
        ConnectionSetup setup;
        setup.security = security;
        TransferRequest request;
        request.url = url;
        request.headTimeout = 5s;
        request.stallTimeout = 2s;
        request.setup = std::make_shared<ConnectionSetup>(setup);
        const auto transport = transports.make(recorder);
        transport->start(request);
        isOver = QTest::qWaitFor([this] { return recorder.ends > 0; }, 10'000);
    }

    /// What became of the handshake: None as soon as a page came.
    [[nodiscard]] ErrorCode handshake() const
    {
        return recorder.head.status == 200 ? ErrorCode::None : recorder.error.code;
    }

    Recorder recorder;
    bool isOver = false;
};

/// The openssl command; false when it fails.
bool openssl(const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished(20'000) && process.exitCode() == 0;
}

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// A server of the openssl command at a free port; port 0 when it does not answer.
class OpensslServer {
public:
    OpensslServer(const QStringList &arguments, const QString &folder)
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        port = probe.serverPort();
        probe.close();
        m_process.setWorkingDirectory(folder);
        m_process.start(
            u"openssl"_s,
            QStringList{u"s_server"_s, u"-www"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(port)}
                + arguments);
        const bool answers = QTest::qWaitFor(
            [this] {
                QTcpSocket socket;
                socket.connectToHost(QHostAddress::LocalHost, port);
                return socket.waitForConnected(200);
            },
            10'000);
        if (!answers)
            port = 0;
    }

    ~OpensslServer()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }

    quint16 port = 0;

private:
    QProcess m_process;
};

const CertificateWish expired{.from = -2 * day, .until = -day};
const CertificateWish early{.from = day, .until = 2 * day};
const CertificateWish stranger{.name = "other.example", .alternative = "DNS:other.example"};
const CertificateWish client{.usage = "clientAuth"};

} // namespace

Q_DECLARE_METATYPE(tranship::CertificateWish)

/// Who is believed to be the server (F8 of the fault list).
class TestTls final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTrustedServerIsServed();
    void eachFlawHasItsOwnWord_data();
    void eachFlawHasItsOwnWord();
    void anExceptionIsForExactlyOneCertificateAndHost();
    void anExceptionThatIsTakenBackEndsIt();
    void securityFlagsOverlookTheirOwnFlaws_data();
    void securityFlagsOverlookTheirOwnFlaws();
    void whatOneJobOverlooksServesNoOther();
    void uploadsAreHeldToTheSame();
    void nothingBelowTls12IsSpoken();
    void revocationIsAskedForWhereTheJobWantsIt();
    void clientCertificatesAreShown();
    void identitiesAreReadFromPemAndPkcs12();
    void noKeysAreWrittenDownForTheEnvironment();
};

void TestTls::aTrustedServerIsServed()
{
    Stage stage;
    const TrustedAuthority trust(stage.authority.parsed());
    HttpTransports transports({nullptr, &stage.judge});
    const Get get(transports, stage.server.url(u"/a"_s));
    QVERIFY(get.isOver);
    QCOMPARE(get.recorder.error, Error{});
    QVERIFY2(get.recorder.head.tls.startsWith(u"TLS 1."_s), qPrintable(get.recorder.head.tls));
    QVERIFY(get.recorder.head.tls.contains(u"_"_s));
    QVERIFY(stage.judge.refused.isEmpty());
}

void TestTls::eachFlawHasItsOwnWord_data()
{
    QTest::addColumn<CertificateWish>("wish");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("expired") << expired << true << true << ErrorCode::CertificateExpired;
    QTest::newRow("not yet valid") << early << true << true << ErrorCode::CertificateNotYetValid;
    QTest::newRow("wrong host") << stranger << true << true << ErrorCode::CertificateWrongHost;
    QTest::newRow("untrusted") << CertificateWish() << true << false
                               << ErrorCode::CertificateUntrusted;
    QTest::newRow("self-signed") << CertificateWish() << false << false
                                 << ErrorCode::CertificateSelfSigned;
    QTest::newRow("wrong usage") << client << true << true << ErrorCode::CertificateWrongUsage;
}

void TestTls::eachFlawHasItsOwnWord()
{
    QFETCH(CertificateWish, wish);
    QFETCH(bool, isSigned);
    QFETCH(bool, isTrusted);
    QFETCH(ErrorCode, code);
    Stage stage(wish, isSigned);
    std::optional<TrustedAuthority> trust;
    if (isTrusted)
        trust.emplace(stage.authority.parsed());
    HttpTransports transports({nullptr, &stage.judge});
    const Get get(transports, stage.server.url(u"/a"_s));
    QVERIFY(get.isOver);
    QCOMPARE(get.recorder.error.code, code);
    QCOMPARE(get.recorder.error.context, ErrorContext::ServerCertificate);
    QCOMPARE(remedyFor(get.recorder.error), Remedy::AskUser);
    QVERIFY(get.recorder.error.detail.contains(fingerprintText(stage.fingerprint())));
    QCOMPARE(certificateHost(get.recorder.error), stage.judge.host);
    QVERIFY(stage.server.requests().isEmpty());
    QCOMPARE(stage.judge.refused.size(), 1);
    const Certificate &shown = stage.judge.refused.constFirst();
    QCOMPARE(shown.sha256, stage.fingerprint());
    QCOMPARE(shown.subject, QString::fromLatin1(wish.name));
    QCOMPARE(certificateError(shown.flaws), code);
}

void TestTls::anExceptionIsForExactlyOneCertificateAndHost()
{
    Stage stage(expired, false);
    HttpTransports transports({nullptr, &stage.judge});
    const QString host = stage.judge.host;
    stage.judge.sha256 = stage.fingerprint();
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s)).recorder.error, Error{});

    // another host with the same certificate
    stage.judge.host = u"other.example"_s;
    ++stage.judge.changes;
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s)).recorder.error.code,
             ErrorCode::CertificateSelfSigned);

    // the same host with another certificate
    stage.judge.host = host;
    stage.judge.sha256 = QByteArray(32, 'x');
    ++stage.judge.changes;
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s)).recorder.error.code,
             ErrorCode::CertificateSelfSigned);
}

void TestTls::anExceptionThatIsTakenBackEndsIt()
{
    Stage stage({}, false);
    HttpTransports transports({nullptr, &stage.judge});
    stage.judge.sha256 = stage.fingerprint();
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s)).recorder.error, Error{});
    // also on a connection that stands
    stage.judge.sha256.clear();
    ++stage.judge.changes;
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s)).recorder.error.code,
             ErrorCode::CertificateSelfSigned);
    QCOMPARE(stage.server.requests().size(), 1);
}

void TestTls::securityFlagsOverlookTheirOwnFlaws_data()
{
    QTest::addColumn<CertificateWish>("wish");
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<SecurityFlags>("flags");
    QTest::newRow("expired") << expired << true << SecurityFlags(SecurityFlag::IgnoreDate);
    QTest::newRow("early") << early << true << SecurityFlags(SecurityFlag::IgnoreDate);
    QTest::newRow("host") << stranger << true << SecurityFlags(SecurityFlag::IgnoreWrongHost);
    QTest::newRow("issuer") << CertificateWish() << false
                            << SecurityFlags(SecurityFlag::IgnoreUnknownIssuer);
    QTest::newRow("usage") << client << true << SecurityFlags(SecurityFlag::IgnoreWrongUsage);
}

void TestTls::securityFlagsOverlookTheirOwnFlaws()
{
    QFETCH(CertificateWish, wish);
    QFETCH(bool, isTrusted);
    QFETCH(SecurityFlags, flags);
    Stage stage(wish);
    std::optional<TrustedAuthority> trust;
    if (isTrusted)
        trust.emplace(stage.authority.parsed());
    HttpTransports transports({nullptr, &stage.judge});
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s), flags).recorder.error, Error{});
    const SecurityFlags others = SecurityFlags(0x1e) & ~flags;
    QVERIFY(
        isCertificateError(Get(transports, stage.server.url(u"/a"_s), others).recorder.error.code));
}

void TestTls::whatOneJobOverlooksServesNoOther()
{
    Stage stage(expired);
    const TrustedAuthority trust(stage.authority.parsed());
    HttpTransports transports({nullptr, &stage.judge});
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s), SecurityFlag::IgnoreDate).recorder.error,
             Error{});
    // the connection is open still
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s)).recorder.error.code,
             ErrorCode::CertificateExpired);
}

void TestTls::uploadsAreHeldToTheSame()
{
    class Ear final : public Sender::Listener {
    public:
        void sendFinished(const Result<UploadAnswer> &given, qint64) override { answer = given; }

        std::optional<Result<UploadAnswer>> answer;
    };

    Stage stage(expired);
    const TrustedAuthority trust(stage.authority.parsed());
    HttpSenders senders({nullptr, &stage.judge});
    const auto sent = [&](SecurityFlags flags) {
        Ear ear;
        const auto sender = senders.make(ear);
        SendOrder order;
        order.request.method = "PUT";
        order.request.url = stage.server.url(u"/a"_s);
        ConnectionSetup setup;
        setup.security = flags;
        order.setup = std::make_shared<ConnectionSetup>(setup);
        sender->start(order, std::make_unique<BytesBody>(QByteArray(1000, 'x')));
        (void)QTest::qWaitFor([&ear] { return ear.answer.has_value(); }, 10'000);
        return ear.answer.value_or(failure(ErrorCode::Timeout, ErrorContext::Transport));
    };
    QCOMPARE(sent({}).error().code, ErrorCode::CertificateExpired);
    const Result<UploadAnswer> answer = sent(SecurityFlag::IgnoreDate);
    QVERIFY(answer);
    QCOMPARE(answer->head.status, 200);
}

void TestTls::nothingBelowTls12IsSpoken()
{
    QTemporaryDir folder;
    const TestCertificate own = makeCertificate({});
    QVERIFY(put(folder.filePath(u"own.pem"_s), own.certificate + own.key));
    const TrustedAuthority trust(own.parsed());
    for (const auto &[version, works] :
         {std::pair(u"-tls1_1"_s, false), std::pair(u"-tls1_2"_s, true)}) {
        const OpensslServer server(
            {u"-cert"_s, u"own.pem"_s, version, u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s},
            folder.path());
        QVERIFY(server.port > 0);
        HttpTransports transports;
        const Get get(transports, QUrl(u"https://127.0.0.1:%1/"_s.arg(server.port)));
        QCOMPARE(get.handshake(), works ? ErrorCode::None : ErrorCode::TlsHandshakeFailed);
        if (works)
            QVERIFY(get.recorder.head.tls.startsWith(u"TLS 1.2, "_s));
    }
}

void TestTls::revocationIsAskedForWhereTheJobWantsIt()
{
    QTemporaryDir folder;
    const TestCertificate authority =
        makeCertificate({.name = "Test CA", .alternative = {}, .isAuthority = true});
    const TestCertificate own = makeCertificate({.serial = 0x77}, authority);
    QVERIFY(put(folder.filePath(u"ca.pem"_s), authority.certificate));
    QVERIFY(put(folder.filePath(u"ca.key"_s), authority.key));
    QVERIFY(put(folder.filePath(u"own.pem"_s), own.certificate + own.key));
    QVERIFY(openssl({u"ocsp"_s, u"-issuer"_s, u"ca.pem"_s, u"-cert"_s, u"own.pem"_s, u"-reqout"_s,
                     u"request"_s, u"-no_nonce"_s},
                    folder.path()));
    const QByteArray until =
        own.parsed().expiryDate().toUTC().toString(u"yyMMddHHmmss"_s).toLatin1();
    const QByteArray since =
        QDateTime::currentDateTimeUtc().addSecs(-3600).toString(u"yyMMddHHmmss"_s).toLatin1();
    const auto answer = [&](const QByteArray &state, const QByteArray &revoked) {
        return put(folder.filePath(u"index.txt"_s),
                   state + '\t' + until + "Z\t" + revoked + "\t77\tunknown\t/CN=127.0.0.1\n")
            && openssl({u"ocsp"_s, u"-index"_s, u"index.txt"_s, u"-CA"_s, u"ca.pem"_s,
                        u"-rsigner"_s, u"ca.pem"_s, u"-rkey"_s, u"ca.key"_s, u"-reqin"_s,
                        u"request"_s, u"-respout"_s, QString::fromLatin1(state), u"-ndays"_s,
                        u"1"_s},
                       folder.path());
    };
    QVERIFY(answer("V", {}));
    QVERIFY(answer("R", since + 'Z'));
    const TrustedAuthority trust(authority.parsed());
    const auto errorOf = [&](const QStringList &stapled, SecurityFlags flags) {
        const OpensslServer server(
            QStringList{u"-cert"_s, u"own.pem"_s, u"-cert_chain"_s, u"ca.pem"_s} + stapled,
            folder.path());
        HttpTransports transports;
        return Get(transports, QUrl(u"https://127.0.0.1:%1/"_s.arg(server.port)), flags)
            .handshake();
    };
    const QStringList good{u"-status_file"_s, u"V"_s};
    const QStringList revoked{u"-status_file"_s, u"R"_s};
    QCOMPARE(errorOf({}, {}), ErrorCode::None);
    QCOMPARE(errorOf({}, SecurityFlag::CheckRevocation), ErrorCode::RevocationUnknown);
    QCOMPARE(errorOf(good, SecurityFlag::CheckRevocation), ErrorCode::None);
    QCOMPARE(errorOf(revoked, SecurityFlag::CheckRevocation), ErrorCode::CertificateRevoked);
}

void TestTls::clientCertificatesAreShown()
{
    class OneRoute final : public Router {
    public:
        void find(const QUrl &, const ConnectionSetup &, QObject *,
                  std::function<void(const Result<Route> &)> found) override
        {
            found(route);
        }

        void proxyFailed(const QNetworkProxy &) override { }

        QByteArray proxyAuthorization(const Route &, const QByteArray &, const QUrl &) override
        {
            return {};
        }

        bool isProven(const Route &) const override { return true; }

        void proxyAnswered(const Route &) override { }

        void proxyChallenged(const ProxyChallenge &, QObject *,
                             std::function<void(const Done &)>) override
        {
        }

        Route route;
    };

    QTemporaryDir folder;
    const TestCertificate authority =
        makeCertificate({.name = "Test CA", .alternative = {}, .isAuthority = true});
    const TestCertificate own = makeCertificate({}, authority);
    const TestCertificate mine = makeCertificate({.name = "me", .usage = "clientAuth"}, authority);
    QVERIFY(put(folder.filePath(u"ca.pem"_s), authority.certificate));
    QVERIFY(put(folder.filePath(u"own.pem"_s), own.certificate + own.key));
    const TrustedAuthority trust(authority.parsed());
    // In TLS 1.3 the refusal comes after the handshake, in TLS 1.2 it breaks it.
    const OpensslServer server({u"-cert"_s, u"own.pem"_s, u"-CAfile"_s, u"ca.pem"_s, u"-Verify"_s,
                                u"1"_s, u"-verify_return_error"_s, u"-tls1_2"_s},
                               folder.path());
    const QUrl url(u"https://127.0.0.1:%1/"_s.arg(server.port));
    OneRoute router;
    HttpTransports transports({&router, nullptr});
    QVERIFY(Get(transports, url).handshake() != ErrorCode::None);
    const Result<ClientIdentity> identity = identityFrom(mine.certificate + mine.key, {});
    QVERIFY(identity);
    router.route.identity = std::make_shared<ClientIdentity>(*identity);
    const Get get(transports, url);
    QCOMPARE(get.handshake(), ErrorCode::None);
    QVERIFY(get.recorder.body.contains("Client certificate"));
}

void TestTls::identitiesAreReadFromPemAndPkcs12()
{
    QTemporaryDir folder;
    const TestCertificate mine = makeCertificate({.name = "me"});
    QVERIFY(put(folder.filePath(u"me.pem"_s), mine.certificate + mine.key));
    QVERIFY(openssl({u"pkcs12"_s, u"-export"_s, u"-in"_s, u"me.pem"_s, u"-out"_s, u"me.p12"_s,
                     u"-passout"_s, u"pass:secret"_s},
                    folder.path()));
    QVERIFY(openssl({u"pkey"_s, u"-in"_s, u"me.pem"_s, u"-aes256"_s, u"-passout"_s,
                     u"pass:secret"_s, u"-out"_s, u"locked.key"_s},
                    folder.path()));
    const auto content = [&folder](const QString &name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto subjectOf = [](const QByteArray &bytes, const QByteArray &password) {
        const Result<ClientIdentity> identity = identityFrom(bytes, password);
        return identity
            ? identity->chain.constFirst().subjectInfo(QSslCertificate::CommonName).value(0)
            : QString(errorName(identity.error().code));
    };
    const QString unusable = u"ClientCertificateUnusable"_s;
    QCOMPARE(subjectOf(content(u"me.pem"_s), {}), u"me"_s);
    QCOMPARE(subjectOf(content(u"me.p12"_s), "secret"), u"me"_s);
    QCOMPARE(subjectOf(mine.certificate + content(u"locked.key"_s), "secret"), u"me"_s);
    for (const QByteArray &password : {QByteArray(), QByteArray("wrong")}) {
        const QString locked = u"ClientCertificateLocked"_s;
        QCOMPARE(subjectOf(mine.certificate + content(u"locked.key"_s), password), locked);
        QCOMPARE(subjectOf(content(u"me.p12"_s), password), locked);
    }
    QCOMPARE(subjectOf(mine.certificate, {}), unusable);
    QCOMPARE(subjectOf(mine.key, {}), unusable);
    QCOMPARE(subjectOf("no certificate", {}), unusable);
}

void TestTls::noKeysAreWrittenDownForTheEnvironment()
{
    // H7: a launcher could read along with them
    const QTemporaryDir folder;
    const QString log = folder.filePath(u"keys"_s);
    qputenv("SSLKEYLOGFILE", log.toUtf8());
    Stage stage;
    const TrustedAuthority trust(stage.authority.parsed());
    HttpTransports transports;
    QCOMPARE(Get(transports, stage.server.url(u"/a"_s)).recorder.error, Error{});
    qunsetenv("SSLKEYLOGFILE");
    QVERIFY(!QFile::exists(log));
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/connectionkeeper.h"

#include "model/job/requestheaders.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakesecrets.h"

#include <QTest>

#include <optional>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

namespace {

const QString gate = u"http://gate:3128"_s;
const QUrl page(u"http://x.example/a?b=c"_s);
const QByteArray basic = "Basic realm=\"office\"";
const QByteArray digest = "Digest realm=\"office\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256";

} // namespace

/// Logins of proxies and passwords of certificates, as routes get them (F12 of the fault list).
class TestConnectionKeeper final : public QObject {
    Q_OBJECT

    using Login = Routes::Keeper::Login;

private Q_SLOTS:

    void init()
    {
        m_keychain = std::make_unique<FakeSecrets>();
        m_vault = std::make_unique<Vault>(*m_keychain);
        m_signIns = std::make_unique<SignIns>(*m_vault, m_clock);
        m_keeper = std::make_unique<ConnectionKeeper>(*m_signIns);
        m_questions.clear();
        m_answered.clear();
        connect(m_signIns.get(), &SignIns::asked, this,
                [this](const SignInQuestion &question) { m_questions.append(question); });
        connect(m_signIns.get(), &SignIns::answered, this,
                [this](const QList<JobId> &jobs) { m_answered += jobs; });
    }

    void aProxyThatDoesNotAskIsShownNoLogin()
    {
        remember(u"right"_s);
        const auto login = enter(door());
        QVERIFY(login && *login);
        QVERIFY(!(*login)->pass && (*login)->user.isEmpty());
        QVERIFY(m_keychain->calls.isEmpty());
    }

    void theKeychainIsAskedWhenTheProxyAsks()
    {
        remember(u"right"_s);
        QVERIFY(refuse(door(), basic));
        const auto login = enter(door());
        QVERIFY(login && *login && (*login)->pass);
        QCOMPARE((*login)->user, u"ada"_s);
        QCOMPARE((*login)->password, u"right"_s);
        QCOMPARE(m_keeper->authorization((*login)->pass, "GET", page),
                 "Basic " + QByteArray("ada:right").toBase64());
        QVERIFY(m_questions.isEmpty());
    }

    void aDigestIsOfTheWholeUrl()
    {
        remember(u"right"_s);
        QVERIFY(refuse(door(), digest));
        const auto login = enter(door());
        QVERIFY(login && *login);
        const QByteArray value = m_keeper->authorization((*login)->pass, "GET", page);
        QVERIFY2(value.contains("uri=\"http://x.example/a?b=c\""), value.constData());
        QVERIFY2(value.contains("algorithm=SHA-256"), value.constData());
    }

    void anUntriedLoginIsTriedByOneRequest()
    {
        remember(u"right"_s);
        QVERIFY(refuse(door(), {})); // Qt met the proxy and tells no more
        auto first = enter(door());
        QVERIFY(first && *first && (*first)->pass);
        QCOMPARE((*first)->password, u"right"_s);
        std::optional<Result<Login>> second;
        m_keeper->enter(door(), this, [&second](const Result<Login> &login) { second = login; });
        QCoreApplication::processEvents();
        QVERIFY(!second);
        m_keeper->accepted((*first)->pass);
        QTRY_VERIFY(second);
        QVERIFY((*second)->pass);
        // from now on nobody waits
        QVERIFY(enter(door()).has_value());
    }

    void aRequestThatEndsBeforeItKnowsLetsTheNextOneTry()
    {
        remember(u"right"_s);
        QVERIFY(refuse(door(), {}));
        auto first = enter(door());
        std::optional<Result<Login>> second;
        m_keeper->enter(door(), this, [&second](const Result<Login> &login) { second = login; });
        first.reset();
        QTRY_VERIFY(second);
        QVERIFY((*second)->pass);
    }

    void aRefusedLoginIsNeverShownAgain_data()
    {
        QTest::addColumn<QByteArray>("offers");
        QTest::newRow("plain") << basic;
        QTest::newRow("by Qt") << QByteArray();
    }

    void aRefusedLoginIsNeverShownAgain()
    {
        QFETCH(QByteArray, offers);
        remember(u"wrong"_s);
        QVERIFY(refuse(door(), offers));
        const auto shown = enter(door());
        QVERIFY(shown && *shown);
        const Done refused = refuse(door(), offers, (*shown)->pass);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ProxyAuthenticationRequired);
        QCOMPARE(refused.error().httpStatus, 407);
        QVERIFY(!refused.error().detail.contains(u"wrong"_s));
        for (int i = 0; i < 5; ++i) {
            Routes::Door other = door();
            other.job = JobId::createUuid();
            const auto login = enter(other);
            QVERIFY(login && !*login);
            QCOMPARE(login->error().code, ErrorCode::ProxyAuthenticationRequired);
            QVERIFY(m_signIns->questionOf(other.job));
        }
        QCOMPARE(m_questions.size(), 1);
        const SignInQuestion question = m_questions.constFirst();
        QVERIFY(question.isProxy && question.wasWrong && question.isReadable);
        QCOMPARE(question.origin, gate);
        QCOMPARE(question.job, m_job);
    }

    void aPersonsAnswerLetsAllOfThemIn()
    {
        QVERIFY(!refuse(door(), basic));
        QCOMPARE(m_questions.size(), 1);
        QVERIFY(!m_questions.constFirst().wasWrong);
        QCOMPARE(m_questions.constFirst().realm, u"office"_s);
        Routes::Door other = door();
        other.job = JobId::createUuid();
        QVERIFY(!*enter(other));
        std::optional<SecretOutcome> kept;
        m_signIns->answer(m_questions.constFirst(), {u"ada"_s, u"right"_s}, Keep::Keychain,
                          [&kept](SecretOutcome outcome) { kept = outcome; });
        QTRY_COMPARE(kept, std::optional(SecretOutcome::Success));
        QCOMPARE(m_answered.size(), 2);
        QVERIFY(m_answered.contains(m_job) && m_answered.contains(other.job));
        QCOMPARE(m_keychain->secrets.keys(), QStringList{siteSecret(gate, {}, true)});
        QCOMPARE((*enter(door()))->password, u"right"_s);
    }

    void theJobsOwnLoginIsNobodyElses()
    {
        Routes::Door own = door();
        own.credential = u"job 1 proxy"_s;
        m_keychain->secrets.insert(own.credential, loginToSecret({u"own"_s, u"secret"_s}));
        QVERIFY(refuse(own, basic));
        QCOMPARE((*enter(own))->user, u"own"_s);
        Routes::Door other = door();
        other.job = JobId::createUuid();
        QVERIFY(!(*enter(other))->pass);
    }

    void aServerAtTheSamePlaceIsAnotherDoor()
    {
        m_keychain->secrets.insert(siteSecret(gate, u"office"_s, false),
                                   loginToSecret({u"ada"_s, u"of the site"_s}));
        QVERIFY(!refuse(door(), basic));
    }

    void whatComesFromNoJobAsksNobody()
    {
        Routes::Door nobody = door();
        nobody.job = {};
        QVERIFY(!refuse(nobody, basic));
        QVERIFY(m_questions.isEmpty());
        QVERIFY(!refuse(door(), basic));
        QCOMPARE(m_questions.size(), 1);
    }

    void aLockedKeychainIsSaidWhenTheProxyAsks()
    {
        m_keychain->state = SecretOutcome::Locked;
        QVERIFY(enter(door())->has_value());
        const Done refused = refuse(door(), basic);
        QCOMPARE(refused.error().code, ErrorCode::KeychainUnavailable);
        QVERIFY(m_questions.isEmpty());
    }

    void anotherKindOfLoginIsSaidByName()
    {
        const Done refused = refuse(door(), "Negotiate, NTLM");
        QCOMPARE(refused.error().code, ErrorCode::ProxyAuthenticationRequired);
        QVERIFY(refused.error().detail.contains(u"negotiate, ntlm"_s));
        QVERIFY(m_questions.isEmpty());
    }

    void theCertificatesPasswordComesFromTheVault()
    {
        const QString path = u"/home/ada/ada.p12"_s;
        QCOMPARE(*passwordOf(path), QByteArray());
        m_keychain->secrets.insert(certificateSecret(path), "secret");
        QCOMPARE(*passwordOf(path), "secret");
        QCOMPARE(*passwordOf(u"/home/ada/other.p12"_s), QByteArray());
        m_keychain->state = SecretOutcome::Locked;
        QCOMPARE(passwordOf(path).error().code, ErrorCode::KeychainUnavailable);
    }

private:
    [[nodiscard]] Routes::Door door() const { return {gate, m_job, {}, page}; }

    void remember(const QString &password)
    {
        m_keychain->secrets.insert(siteSecret(gate, {}, true), loginToSecret({u"ada"_s, password}));
    }

    [[nodiscard]] std::optional<Result<Login>> enter(const Routes::Door &door)
    {
        std::optional<Result<Login>> answer;
        m_keeper->enter(door, this, [&answer](const Result<Login> &login) { answer = login; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); });
        return answer;
    }

    [[nodiscard]] Done refuse(const Routes::Door &door, const QByteArray &offers,
                              const std::shared_ptr<LoginPass> &pass = {})
    {
        std::optional<Done> answer;
        m_keeper->refused(door, offers, pass, this, [&answer](const Done &done) { answer = done; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); });
        return answer.value_or(failure(ErrorCode::Timeout, ErrorContext::Unknown));
    }

    [[nodiscard]] Result<QByteArray> passwordOf(const QString &path)
    {
        std::optional<Result<QByteArray>> answer;
        m_keeper->certificatePassword(
            path, this, [&answer](const Result<QByteArray> &password) { answer = password; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); });
        return answer.value_or(failure(ErrorCode::Timeout, ErrorContext::Unknown));
    }

    const JobId m_job = JobId::createUuid();
    FakeClock m_clock;
    std::unique_ptr<FakeSecrets> m_keychain;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<SignIns> m_signIns;
    std::unique_ptr<ConnectionKeeper> m_keeper;
    QList<SignInQuestion> m_questions;
    QList<JobId> m_answered;
};

QTEST_GUILESS_MAIN(TestConnectionKeeper)
#include "tst_connectionkeeper.moc"

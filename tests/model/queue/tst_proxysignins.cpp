// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/requestheaders.h"
#include "tests/model/queue/queuerig.h"
#include "tests/support/authserver.h"
#include "tests/support/testcertificate.h"

#include <QFile>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

using Scheme = AuthServer::Scheme;

namespace {

const QByteArray body = "the bytes of the file";

/// Nobody knows this host but the proxy.
QString urlOf(const QString &name)
{
    return u"http://files.example/"_s + name;
}

} // namespace

/// Jobs at the doors of proxies, and before client certificates that are locked.
class TestProxySignIns final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        rig = std::make_unique<QueueRig>();
        proxy = std::make_unique<AuthServer>();
        proxy->isProxy = true;
        proxyName = u"http://127.0.0.1:%1"_s.arg(proxy->serverPort());
        QVERIFY(rig->setPolicy(u"Proxy"_s, proxyName));
    }

    void cleanup()
    {
        rig.reset();
        proxy.reset();
    }

    void f12ALoginLetsTheJobIn_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("basic") << Scheme::Basic;
        QTest::newRow("digest md5") << Scheme::DigestMd5;
        QTest::newRow("digest sha-256 before basic") << Scheme::DigestSha256;
    }

    void f12ALoginLetsTheJobIn()
    {
        QFETCH(Scheme, scheme);
        place(u"a"_s, scheme);
        const JobId id = resumed(u"a"_s);
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::ProxyAuthenticationRequired);
        QCOMPARE(rig->job(id)->error.httpStatus, 407);
        const auto question = rig->queue().secrets().question(id);
        QVERIFY(question);
        QVERIFY(question->isProxy && !question->wasWrong && !question->isForJob);
        QCOMPARE(question->origin, proxyName);
        QCOMPARE(question->realm, u"realm"_s);
        QCOMPARE(question->isReadable, scheme == Scheme::Basic);
        QVERIFY(signIn(id, u"secret"_s));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(proxy->wrongTries(), 0);
        QCOMPARE(rig->keychain().secrets.keys(), QStringList{siteSecret(proxyName, {}, true)});
        // the next job comes in by itself, also of the next process
        rig->restart();
        place(u"b"_s, scheme);
        QVERIFY(rig->reaches(resumed(u"b"_s), JobState::Transferred));
        QCOMPARE(proxy->wrongTries(), 0);
    }

    void f12AWrongLoginIsTriedOnceHoweverManyJobsWait()
    {
        QList<JobId> jobs;
        for (int i = 0; i < 6; ++i) {
            place(QString::number(i), Scheme::Basic);
            jobs.append(resumed(QString::number(i)));
        }
        for (const JobId &id : jobs)
            QVERIFY(rig->reaches(id, JobState::Error));
        const QList<Notice> notices = rig->notices();
        QCOMPARE(std::count_if(notices.begin(), notices.end(),
                               [](const Notice &one) { return one.kind == Notice::Kind::Failed; }),
                 1); // one prompt for all
        QVERIFY(signIn(jobs.first(), u"wrong"_s));
        for (const JobId &id : jobs)
            QTRY_VERIFY(rig->state(id) == JobState::Error && rig->queue().secrets().question(id)
                        && rig->queue().secrets().question(id)->wasWrong);
        QCOMPARE(proxy->wrongTries(), 1);
        const auto asked = proxy->seen.size();
        QVERIFY(rig->resume(jobs.at(2)));
        QVERIFY(rig->reaches(jobs.at(2), JobState::Error));
        QCOMPARE(proxy->seen.size(), asked); // nobody asks in vain
        QVERIFY(signIn(jobs.at(3), u"secret"_s));
        for (const JobId &id : jobs)
            QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(proxy->wrongTries(), 1);
    }

    void f12AProxyThatWantsNoLoginSeesNone()
    {
        rig->keychain().secrets.insert(siteSecret(proxyName, {}, true),
                                       loginToSecret({u"user"_s, u"secret"_s}));
        place(u"a"_s, Scheme::None);
        QVERIFY(rig->reaches(resumed(u"a"_s), JobState::Transferred));
        for (const BodyRequest &request : std::as_const(proxy->seen))
            QVERIFY(request.header("Proxy-Authorization").isEmpty());
        QVERIFY(rig->keychain().calls.isEmpty());
    }

    void aServerThatPlaysTheProxyIsNoOne()
    {
        remember(u"secret"_s);
        QVERIFY(rig->setPolicy(u"Proxy"_s, u"none"_s));
        AuthServer::Place &made = proxy->places[u"/a"_s];
        made.scheme = Scheme::Basic;
        const JobId id = *rig->create();
        QVERIFY(
            rig->add(id, {{.url = proxy->url(u"/a"_s).toString(), .path = rig->folder() + u'/'}}));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Error));
        QVERIFY(!rig->queue().secrets().question(id));
        QVERIFY(rig->keychain().calls.isEmpty());
        for (const BodyRequest &request : std::as_const(proxy->seen))
            QVERIFY(request.header("Proxy-Authorization").isEmpty());
    }

    void aStaleNonceIsNoWrongPassword()
    {
        proxy->noncesLive = 1;
        remember(u"secret"_s);
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
            place(name, Scheme::DigestSha256);
            QVERIFY(rig->reaches(resumed(name), JobState::Transferred));
        }
        QCOMPARE(proxy->wrongTries(), 0);
    }

    void aJobMayHaveALoginOfItsOwn()
    {
        remember(u"wrong"_s);
        place(u"a"_s, Scheme::Basic);
        const JobId id = *rig->create();
        QVERIFY(rig->add(id, {{.url = urlOf(u"a"_s), .path = rig->folder() + u'/'}}));
        QVERIFY(rig->ask<void>([&](auto answer) {
            rig->queue().secrets().set(
                id, {JobSecret::Kind::ProxyLogin, {}, {u"user"_s, u"secret"_s}, Keep::Keychain},
                answer);
        }));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(proxy->wrongTries(), 0);
    }

    void aLockedKeychainIsWaitedFor()
    {
        remember(u"secret"_s);
        rig->keychain().state = SecretOutcome::Locked;
        place(u"a"_s, Scheme::Basic);
        const JobId id = resumed(u"a"_s);
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::KeychainUnavailable);
        rig->keychain().state = SecretOutcome::Success;
        for (int i = 0; i < 60 && rig->state(id) != JobState::Transferred; ++i)
            rig->tick();
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aLockedClientCertificateIsAskedAbout()
    {
        const QString file = rig->folder() + u"/ada.pem"_s;
        const TestCertificate ada = makeCertificate({.name = "ada"});
        QFile pem(file);
        QVERIFY(pem.open(QFile::WriteOnly));
        pem.write(ada.certificate + ada.parsedKey().toPem("secret"));
        pem.close();
        QList<JobId> jobs;
        for (int i = 0; i < 2; ++i) {
            const JobId id = *rig->create();
            QVERIFY(
                rig->add(id, {{.url = u"https://127.0.0.1:1/a"_s, .path = rig->folder() + u'/'}}));
            QVERIFY(rig->set(id, u"proxy"_s, u"none"_s));
            QVERIFY(rig->set(id, u"client-certificate"_s, file));
            QVERIFY(rig->resume(id));
            QVERIFY(rig->reaches(id, JobState::Error));
            QCOMPARE(rig->job(id)->error.code, ErrorCode::ClientCertificateLocked);
            jobs.append(id);
        }
        const auto question = rig->queue().secrets().question(jobs.first());
        QVERIFY(question);
        QCOMPARE(question->scheme, certificateScheme);
        QCOMPARE(question->realm, file);
        QVERIFY(rig->ask<void>([&](auto answer) {
            rig->queue().secrets().signIn(jobs.first(), {{}, u"secret"_s}, Keep::Keychain, answer);
        }));
        // both go on as far as there is a server
        for (const JobId &id : jobs)
            QTRY_VERIFY(rig->job(id)->error.code == ErrorCode::ConnectFailure);
        QCOMPARE(rig->keychain().secrets.value(certificateSecret(file)), "secret");
    }

private:
    void place(const QString &name, Scheme scheme)
    {
        AuthServer::Place &made = proxy->places[urlOf(name)];
        made.scheme = scheme;
        made.answer = {200, {{"ETag", "\"v\""}}, body};
    }

    JobId resumed(const QString &name)
    {
        const JobId id = *rig->create();
        if (!rig->add(id, {{.url = urlOf(name), .path = rig->folder() + u'/'}}))
            return {};
        return rig->resume(id) ? id : JobId();
    }

    Done signIn(const JobId &id, const QString &password)
    {
        return rig->ask<void>([&](auto answer) {
            rig->queue().secrets().signIn(id, {u"user"_s, password}, Keep::Keychain, answer);
        });
    }

    void remember(const QString &password)
    {
        rig->keychain().secrets.insert(siteSecret(proxyName, {}, true),
                                       loginToSecret({u"user"_s, password}));
    }

    std::unique_ptr<QueueRig> rig;
    std::unique_ptr<AuthServer> proxy;
    QString proxyName;
};

QTEST_GUILESS_MAIN(TestProxySignIns)
#include "tst_proxysignins.moc"

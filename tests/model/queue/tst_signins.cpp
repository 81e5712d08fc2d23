// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/idtext.h"
#include "model/job/url.h"
#include "model/transfer/httprequest.h"
#include "model/transfer/managerpool.h"
#include "model/transfer/upload/bytesbody.h"
#include "model/transfer/upload/sendexchange.h"
#include "tests/model/queue/queuerig.h"
#include "tests/support/authserver.h"

#include <QDirIterator>
#include <QFile>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

using Scheme = AuthServer::Scheme;

namespace {

const QByteArray body = "the bytes of the file";

/// A body that can be sent once only.
class OnceBody final : public BodySource {
public:
    void begin(Listener &) override { }

    [[nodiscard]] qint64 length() const override { return body.size(); }

    [[nodiscard]] qint64 read(char *bytes, qint64 most) override
    {
        const qint64 given = std::min<qint64>(most, body.size() - m_at);
        std::copy_n(body.cbegin() + m_at, given, bytes);
        m_at += given;
        return given;
    }

private:
    qsizetype m_at = 0;
};

struct Ear final : public Sender::Listener {
    void sendFinished(const Result<UploadAnswer> &what, qint64) override { answer = what; }

    std::optional<Result<UploadAnswer>> answer;
};

} // namespace

class TestSignIns final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;
    std::unique_ptr<AuthServer> server;

    AuthServer::Place &place(const QString &path, Scheme scheme, AuthServer &at)
    {
        AuthServer::Place &made = at.places[path];
        made.scheme = scheme;
        made.answer = {200, {{"ETag", "\"v\""}}, body};
        return made;
    }

    AuthServer::Place &place(const QString &path, Scheme scheme)
    {
        return place(path, scheme, *server);
    }

    JobId resumed(const QList<QUrl> &urls)
    {
        const JobId id = *rig->create();
        for (const QUrl &url : urls) {
            if (!rig->add(
                    id, {{.url = url.toString(QUrl::FullyEncoded), .path = rig->folder() + u'/'}}))
                return {};
        }
        return rig->resume(id) ? id : JobId();
    }

    Done signIn(const JobId &id, const QString &user, const QString &password,
                Keep keep = Keep::Keychain)
    {
        return rig->ask<void>([&](auto answer) {
            rig->queue().secrets().signIn(id, {user, password}, keep, answer);
        });
    }

    Done setSecret(const JobId &id, const JobSecret &secret)
    {
        return rig->ask<void>([&](auto answer) { rig->queue().secrets().set(id, secret, answer); });
    }

    static JobSecret header(const QString &name, const QString &value, Keep keep = Keep::Keychain)
    {
        return {JobSecret::Kind::Header, name, {QString(), value}, keep};
    }

    static JobSecret login(const QString &user, const QString &password, Keep keep = Keep::Keychain)
    {
        return {JobSecret::Kind::ServerLogin, QString(), {user, password}, keep};
    }

    /// Everything below the data folder.
    QByteArray dataBytes() const
    {
        QByteArray all;
        QDirIterator files(rig->dataFolder(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QFile::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

private Q_SLOTS:

    void init()
    {
        rig = std::make_unique<QueueRig>();
        server = std::make_unique<AuthServer>();
    }

    void cleanup()
    {
        rig.reset();
        server.reset();
    }

    void aLoginLetsTheJobIn_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("basic") << Scheme::Basic;
        QTest::newRow("digest md5") << Scheme::DigestMd5;
        QTest::newRow("digest sha-256 before basic") << Scheme::DigestSha256;
    }

    void aLoginLetsTheJobIn()
    {
        QFETCH(Scheme, scheme);
        place(u"/a"_s, scheme);
        const JobId id = resumed({server->url(u"/a?q=1%202"_s)});
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::AuthenticationRequired);
        const auto question = rig->queue().secrets().question(id);
        QVERIFY(question);
        QCOMPARE(question->realm, u"realm"_s);
        QCOMPARE(question->origin, originOf(server->url(u"/"_s)));
        QCOMPARE(question->isReadable, scheme == Scheme::Basic);
        QVERIFY(!question->wasWrong);
        QVERIFY(signIn(id, u"user"_s, u"secret"_s));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(server->wrongTries(), 0);
        QCOMPARE(rig->keychain().secrets.size(), 1);
        // the next job comes in by itself, also of the next process
        rig->restart();
        const JobId next = resumed({server->url(u"/a"_s)});
        QVERIFY(rig->reaches(next, JobState::Transferred));
    }

    void f11AWrongLoginIsTriedOnceHoweverManyJobsWait()
    {
        QList<JobId> jobs;
        for (int i = 0; i < 6; ++i) {
            const QString path = u"/%1"_s.arg(i);
            place(path, Scheme::Basic);
            jobs.append(resumed({server->url(path)}));
        }
        for (const JobId &id : jobs)
            QVERIFY(rig->reaches(id, JobState::Error));
        const auto failures = [this] {
            const QList<Notice> notices = rig->notices();
            return std::count_if(notices.begin(), notices.end(), [](const Notice &one) {
                return one.kind == Notice::Kind::Failed;
            });
        };
        QCOMPARE(failures(), 1); // one prompt for all
        QVERIFY(signIn(jobs.first(), u"user"_s, u"wrong"_s));
        for (const JobId &id : jobs)
            QTRY_VERIFY(rig->state(id) == JobState::Error && rig->queue().secrets().question(id)
                        && rig->queue().secrets().question(id)->wasWrong);
        QCOMPARE(server->wrongTries(), 1);
        QVERIFY(rig->resume(jobs.at(2)));
        QVERIFY(rig->reaches(jobs.at(2), JobState::Error));
        QCOMPARE(server->wrongTries(), 1);
        QVERIFY(signIn(jobs.at(3), u"user"_s, u"secret"_s));
        for (const JobId &id : jobs)
            QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(server->wrongTries(), 1);
    }

    void f1WhatIsForOneOriginGoesNowhereElse()
    {
        AuthServer other;
        place(u"/target"_s, Scheme::None, other);
        place(u"/a"_s, Scheme::Basic).answer = {
            302,
            {{"Location", other.url(u"/target"_s).toEncoded()}, {"Set-Cookie", "c=1; Path=/"}},
            {}};
        const JobId id = *rig->create();
        QVERIFY(
            rig->add(id, {{.url = server->url(u"/a"_s).toString(), .path = rig->folder() + u'/'}}));
        QVERIFY(rig->set(id, u"header"_s, u"X-Plain: p"_s));
        QVERIFY(setSecret(id, header(u"X-Api-Key"_s, u"canary"_s)));
        QVERIFY(setSecret(id, login(u"user"_s, u"secret"_s)));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        for (const BodyRequest &request : std::as_const(server->seen)) {
            QCOMPARE(request.header("X-Api-Key"), QByteArray("canary"));
            QCOMPARE(request.header("X-Plain"), QByteArray("p"));
        }
        QVERIFY(!other.seen.isEmpty());
        for (const BodyRequest &request : std::as_const(other.seen)) {
            for (const char *name : {"Authorization", "Cookie", "X-Api-Key", "X-Plain",
                                     "Proxy-Authorization", "Referer"})
                QVERIFY2(request.header(name).isNull(), name);
        }
    }

    void f2FromHttpsToHttpOnlyWhereTheJobAllowsIt()
    {
        const ResponseHead head{302, QUrl(u"https://h/a"_s), {{"Location", "http://h/b"}}};

        class Strict final : public Identity {
        public:
            RedirectRules rules;

            Passport passportFor(const QByteArray &, const QUrl &,
                                 std::shared_ptr<LoginPass>) override
            {
                return {};
            }

            bool isUnproven(const QUrl &) const override { return false; }

            void answered(const ResponseHead &, const std::shared_ptr<LoginPass> &) override { }

            void challenged(const ResponseHead &, const std::shared_ptr<LoginPass> &, QObject *,
                            Granted) override
            {
            }

            RedirectRules redirects() const override { return rules; }
        };

        const auto identity = std::make_shared<Strict>();
        TransferRequest request;
        request.url = head.url;
        request.identity = identity;
        QCOMPARE(redirected(request, head).error().code, ErrorCode::InsecureRedirect);
        identity->rules.allowsInsecure = true;
        QCOMPARE(redirected(request, head)->url, QUrl(u"http://h/b"_s));
        identity->rules.policy = RedirectPolicy::Refuse;
        const Error refused = redirected(request, head).error();
        QCOMPARE(refused.code, ErrorCode::HttpStatus);
        QCOMPARE(refused.httpStatus, 302);
    }

    void redirectsAreFollowedAsTheJobSays_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<JobState>("state");
        QTest::addColumn<QString>("path");
        QTest::newRow("follow") << u"follow"_s << JobState::Transferred << u"/a"_s;
        QTest::newRow("report") << u"report"_s << JobState::Transferred << u"/b"_s;
        QTest::newRow("refuse") << u"refuse"_s << JobState::Error << u"/a"_s;
    }

    void redirectsAreFollowedAsTheJobSays()
    {
        QFETCH(QString, policy);
        QFETCH(JobState, state);
        place(u"/a"_s, Scheme::None).answer = {302, {{"Location", "/b"}}, {}};
        place(u"/b"_s, Scheme::None);
        const JobId id = *rig->create();
        QVERIFY(
            rig->add(id, {{.url = server->url(u"/a"_s).toString(), .path = rig->folder() + u'/'}}));
        QVERIFY(rig->set(id, u"redirects"_s, policy));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, state));
        QTEST(rig->job(id)->files.first().url.path(), "path");
        if (state == JobState::Error)
            QCOMPARE(rig->job(id)->error.httpStatus, 302);
    }

    void f13TheStoreHasReferencesOnly()
    {
        place(u"/a"_s, Scheme::Basic);
        server->user = "canaryuser";
        server->password = "canarypassword";
        QUrl url = server->url(u"/a"_s);
        url.setUserInfo(u"canaryuser:canarypassword"_s);
        const JobId id = resumed({url});
        QVERIFY(setSecret(id, header(u"X-Key"_s, u"canaryheader"_s)));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->job(id)->files.first().url, server->url(u"/a"_s));
        QCOMPARE(rig->keychain().secrets.size(), 2);
        rig->restartCleanly();
        QVERIFY(!dataBytes().contains("canary"));
        QVERIFY(dataBytes().contains(QByteArray(idText(id).toUtf8() + " header x-key")));
    }

    void theSecretsOfAJobEndWithIt_data()
    {
        QTest::addColumn<bool>("completes");
        QTest::newRow("complete") << true;
        QTest::newRow("cancel") << false;
    }

    void theSecretsOfAJobEndWithIt()
    {
        QFETCH(bool, completes);
        place(u"/a"_s, Scheme::None);
        const JobId id = resumed({server->url(u"/a"_s)});
        QVERIFY(setSecret(id, header(u"X-Key"_s, u"canary"_s)));
        QVERIFY(setSecret(id, login(u"user"_s, u"secret"_s)));
        QCOMPARE(rig->keychain().secrets.size(), 2);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        rig->restart(); // it is known over restarts what belongs to the job
        if (completes)
            QVERIFY(rig->complete(id));
        else
            QVERIFY(rig->cancel(id));
        QTRY_VERIFY(rig->keychain().secrets.isEmpty());
    }

    void aSecretThatIsTakenAwayLeavesTheKeychain()
    {
        const JobId id = *rig->create();
        QVERIFY(setSecret(id, header(u"X-Key"_s, u"canary"_s)));
        QCOMPARE(rig->keychain().secrets.size(), 1);
        QVERIFY(setSecret(id, header(u"X-Key"_s, u""_s)));
        QTRY_VERIFY(rig->keychain().secrets.isEmpty());
        QVERIFY(rig->job(id)->settings.headers.isEmpty());
    }

    void anotherOwnerGetsNoSecrets()
    {
        const JobId id = *rig->create();
        QVERIFY(setSecret(id, header(u"X-Key"_s, u"canary"_s)));
        rig->setOwner(u"another"_s);
        rig->restart();
        QVERIFY(rig->takeOwnership(id));
        QVERIFY(rig->job(id)->settings.headers.isEmpty());
        QTRY_VERIFY(rig->keychain().secrets.isEmpty());
    }

    void f14AJobWaitsForALockedKeychain_data()
    {
        QTest::addColumn<bool>("hasHeader");
        QTest::newRow("for a secret header") << true;
        QTest::newRow("for a login") << false;
    }

    void f14AJobWaitsForALockedKeychain()
    {
        QFETCH(bool, hasHeader);
        place(u"/a"_s, hasHeader ? Scheme::None : Scheme::Basic);
        const JobId id = *rig->create();
        QVERIFY(
            rig->add(id, {{.url = server->url(u"/a"_s).toString(), .path = rig->folder() + u'/'}}));
        QVERIFY(setSecret(
            id, hasHeader ? header(u"X-Key"_s, u"canary"_s) : login(u"user"_s, u"secret"_s)));
        rig->restart();
        rig->keychain().state = SecretOutcome::Locked;
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::KeychainUnavailable);
        const auto asked = server->seen.size();
        rig->tick(700);
        QCOMPARE(rig->state(id), JobState::TransientError);
        QCOMPARE(server->seen.size(), asked);
        rig->restart();
        rig->tick(10);
        QCOMPARE(rig->state(id), JobState::TransientError);
        rig->keychain().personUnlocks = true;
        QVERIFY(rig->ask<void>([this](auto answer) { rig->queue().secrets().unlock(answer); }));
        QTRY_VERIFY((rig->tick(1), rig->state(id) == JobState::Transferred));
    }

    void f14WithoutAKeychainNothingIsKeptUnlessForTheSession_data()
    {
        QTest::addColumn<SecretOutcome>("state");
        QTest::newRow("locked") << SecretOutcome::Locked;
        QTest::newRow("absent") << SecretOutcome::Absent;
        QTest::newRow("refused") << SecretOutcome::Refused;
        QTest::newRow("slow") << SecretOutcome::TimedOut;
    }

    void f14WithoutAKeychainNothingIsKeptUnlessForTheSession()
    {
        QFETCH(SecretOutcome, state);
        place(u"/a"_s, Scheme::Basic);
        const JobId id = resumed({server->url(u"/a"_s)});
        QVERIFY(rig->reaches(id, JobState::Error));
        rig->keychain().state = state;
        QCOMPARE(signIn(id, u"user"_s, u"secret"_s).error().code, ErrorCode::KeychainUnavailable);
        QCOMPARE(rig->state(id), JobState::Error);
        QVERIFY(signIn(id, u"user"_s, u"secret"_s, Keep::Session));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        rig->restartCleanly();
        QVERIFY(rig->keychain().secrets.isEmpty());
        QVERIFY(!dataBytes().contains("secret\""));
    }

    void aSecretOfTheLastSessionIsMissed()
    {
        place(u"/a"_s, Scheme::None);
        const JobId id = *rig->create();
        QVERIFY(
            rig->add(id, {{.url = server->url(u"/a"_s).toString(), .path = rig->folder() + u'/'}}));
        QVERIFY(setSecret(id, header(u"X-Key"_s, u"canary"_s, Keep::Session)));
        rig->restart();
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::SecretMissing);
        QVERIFY(server->seen.isEmpty());
        QVERIFY(setSecret(id, header(u"X-Key"_s, u"canary"_s)));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aSchemeThatIsNotSpokenIsRefusedInPlainWords()
    {
        place(u"/a"_s, Scheme::Ntlm);
        const JobId id = resumed({server->url(u"/a"_s)});
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::AuthenticationRequired);
        QVERIFY(rig->job(id)->error.detail.contains(u"ntlm"_s));
        QVERIFY(!rig->queue().secrets().question(id));
    }

    void f19CookiesStayInTheirJob()
    {
        place(u"/set"_s, Scheme::None).answer = {
            302, {{"Location", "/a"}, {"Set-Cookie", "c=1; Path=/"}}, {}};
        place(u"/a"_s, Scheme::None);
        const JobId first = resumed({server->url(u"/set"_s)});
        QVERIFY(rig->reaches(first, JobState::Transferred));
        QCOMPARE(server->headersSeen(u"/a"_s, "Cookie").last(), QByteArray("c=1"));
        const JobId second = resumed({server->url(u"/a"_s)});
        QVERIFY(rig->reaches(second, JobState::Transferred));
        QVERIFY(server->headersSeen(u"/a"_s, "Cookie").last().isNull());
    }

    void aStaleNonceIsNoWrongPassword()
    {
        server->noncesLive = 1;
        place(u"/a"_s, Scheme::DigestMd5);
        place(u"/b"_s, Scheme::DigestMd5);
        const JobId id = resumed({server->url(u"/a"_s)});
        QVERIFY(rig->reaches(id, JobState::Error));
        QVERIFY(signIn(id, u"user"_s, u"secret"_s));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        for (int i = 0; i < 5; ++i)
            QVERIFY(rig->reaches(resumed({server->url(u"/b"_s)}), JobState::Transferred));
        QCOMPARE(server->wrongTries(), 0);
    }

    void twoLoginsForOneServerAreRefused()
    {
        const JobId id = *rig->create();
        const Done added = rig->add(id,
                                    {{.url = u"http://a:b@h/1"_s, .path = rig->folder() + u'/'},
                                     {.url = u"http://c:d@h/2"_s, .path = rig->folder() + u'/'}});
        QCOMPARE(added.error().code, ErrorCode::InvalidArgument);
        QVERIFY(rig->keychain().secrets.isEmpty());
        rig->keychain().state = SecretOutcome::Locked;
        const Done locked =
            rig->add(id, {{.url = u"http://a:b@h/1"_s, .path = rig->folder() + u'/'}});
        QCOMPARE(locked.error().code, ErrorCode::KeychainUnavailable);
        QVERIFY(rig->job(id)->files.isEmpty());
    }

    void anUploadShowsItsLoginBeforeItsBody_data()
    {
        QTest::addColumn<bool>("isOpenToHead");
        QTest::newRow("whatever is asked") << false;
        QTest::newRow("PUT alone wants it") << true;
    }

    void anUploadShowsItsLoginBeforeItsBody()
    {
        QFETCH(bool, isOpenToHead);
        place(u"/up"_s, Scheme::Basic).isOpenToHead = isOpenToHead;
        const JobId id = *rig->create();
        QVERIFY(rig->add(
            id, {{.url = server->url(u"/up"_s).toString(), .path = rig->folder() + u'/'}}));
        QVERIFY(setSecret(id, login(u"user"_s, u"secret"_s)));
        QVERIFY(setSecret(id, header(u"X-Key"_s, u"canary"_s)));
        ManagerPool pool;
        SendOrder order;
        order.request.method = "PUT";
        order.request.url = server->url(u"/up"_s);
        order.identity = rig->signIns().identityOf(*rig->job(id));
        const auto send = [&] {
            Ear ear;
            SendExchange exchange({}, pool, ear);
            exchange.start(order, std::make_unique<OnceBody>());
            [[maybe_unused]] const bool isOver =
                QTest::qWaitFor([&ear] { return ear.answer.has_value(); });
            return *ear.answer;
        };
        Result<UploadAnswer> answer = send();
        if (isOpenToHead) {
            // a body that can be sent once goes again with its next request
            QCOMPARE(answer.error().code, ErrorCode::ConnectionClosed);
            answer = send();
        }
        QVERIFY(answer);
        QCOMPARE(answer->head.status, 201);
        QCOMPARE(server->wrongTries(), 0);
        QCOMPARE(server->seen.last().body, body);
        QCOMPARE(server->seen.last().header("X-Key"), QByteArray("canary"));
        QCOMPARE(server->count(u"PUT"_s), isOpenToHead ? 2 : 1);
    }
};

QTEST_GUILESS_MAIN(TestSignIns)
#include "tst_signins.moc"

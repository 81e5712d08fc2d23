// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlclient.h"
#include "model/control/controlserver.h"
#include "model/control/controlsocket.h"
#include "tests/support/fakeengine.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Runs what blocks in a thread of its own while the server lives in this one.
void runAside(const std::function<void()> &work)
{
    const std::unique_ptr<QThread> thread(QThread::create(work));
    QSignalSpy finished(thread.get(), &QThread::finished);
    thread->start();
    QVERIFY(finished.wait(20'000) || thread->isFinished());
    QVERIFY(thread->wait(5000));
}

} // namespace

class TestControlClient final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsAnswered();
    void aRefusalIsAnError();
    void eventsComeOneByOne();
    void noInstanceIsSaid();
    void anAnswerThatDoesNotComeTimesOut();
    void aLateAnswerIsNotTakenForTheNext();
    void anInstanceThatLeavesIsNoticed();
    void aRequestThatIsTooLongIsNotSent();
    void thePeerIsThisProcess();
};

void TestControlClient::aRequestIsAnswered()
{
    const QTemporaryDir folder;
    FakeEngine engine;
    ControlServer server(engine);
    QVERIFY(server.listen(folder.path()));
    Result<QJsonObject> answer;
    runAside([&] {
        ControlClient client;
        QVERIFY(client.connectTo(folder.path()));
        answer = client.request(u"create"_s, {{u"name"_s, u"a"_s}}, QDeadlineTimer(5s));
    });
    QVERIFY(answer);
    QCOMPARE(engine.jobs().size(), 1);
    QCOMPARE(QUuid::fromString(answer->value("id"_L1).toString()),
             engine.jobs().constFirst().job.id);
}

void TestControlClient::aRefusalIsAnError()
{
    const QTemporaryDir folder;
    FakeEngine engine;
    ControlServer server(engine);
    QVERIFY(server.listen(folder.path()));
    Result<QJsonObject> answer;
    runAside([&] {
        ControlClient client;
        QVERIFY(client.connectTo(folder.path()));
        answer = client.request(u"resume"_s, {{u"job"_s, u"nobody"_s}}, QDeadlineTimer(5s));
    });
    QVERIFY(!answer);
    QCOMPARE(answer.error(),
             makeError(ErrorCode::NotFound, ErrorContext::QueueManager, u"nobody"_s));
}

void TestControlClient::eventsComeOneByOne()
{
    const QTemporaryDir folder;
    FakeEngine engine;
    ControlServer server(engine);
    QVERIFY(server.listen(folder.path()));
    int events = 0;
    runAside([&] {
        ControlClient client;
        QVERIFY(client.connectTo(folder.path()));
        QVERIFY(client.begin(u"monitor"_s, {}));
        const auto first = client.next(QDeadlineTimer(5s));
        QVERIFY(first && *first && (*first)->isEvent);
        ++events;
        QMetaObject::invokeMethod(&engine,
                                  [&engine] { engine.putJob(FakeEngine::makeJob(u"a"_s)); });
        const auto second = client.next(QDeadlineTimer(5s));
        QVERIFY(second && *second && (*second)->content);
        QCOMPARE((*second)->content->value("jobs"_L1).toArray().size(), 1);
        ++events;
        const auto none = client.next(QDeadlineTimer(20ms));
        QVERIFY(none);
        QVERIFY(!*none);
    });
    QCOMPARE(events, 2);
}

void TestControlClient::noInstanceIsSaid()
{
    const QTemporaryDir folder;
    ControlClient client;
    const Done connected = client.connectTo(folder.path());
    QVERIFY(!connected);
    QCOMPARE(connected.error().code, ErrorCode::NoInstance);
    const Done missing = client.connectTo(folder.path() + u"/none"_s);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NoInstance);
    const Done asked = client.begin(u"ping"_s, {});
    QVERIFY(!asked);
    QCOMPARE(asked.error().code, ErrorCode::NoInstance);
}

void TestControlClient::anAnswerThatDoesNotComeTimesOut()
{
    const QTemporaryDir folder;
    FakeEngine engine;
    ControlServer server(engine);
    QVERIFY(server.listen(folder.path()));
    engine.holdAnswers(true);
    Result<QJsonObject> answer;
    runAside([&] {
        ControlClient client;
        QVERIFY(client.connectTo(folder.path()));
        answer = client.request(u"list"_s, {}, QDeadlineTimer(50ms));
    });
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Timeout);
}

void TestControlClient::aLateAnswerIsNotTakenForTheNext()
{
    const QTemporaryDir folder;
    FakeEngine engine;
    ControlServer server(engine);
    QVERIFY(server.listen(folder.path()));
    engine.holdAnswers(true);
    Result<QJsonObject> answer;
    runAside([&] {
        ControlClient client;
        QVERIFY(client.connectTo(folder.path()));
        QVERIFY(!client.request(u"list"_s, {}, QDeadlineTimer(50ms)));
        QMetaObject::invokeMethod(&engine, [&engine] { engine.holdAnswers(false); });
        answer = client.request(u"policy"_s, {}, QDeadlineTimer(5s));
    });
    QVERIFY(answer);
    QVERIFY(answer->contains("policy"_L1));
}

void TestControlClient::anInstanceThatLeavesIsNoticed()
{
    const QTemporaryDir folder;
    FakeEngine engine;
    ControlServer server(engine);
    QVERIFY(server.listen(folder.path()));
    engine.holdAnswers(true);
    Result<QJsonObject> answer;
    runAside([&] {
        ControlClient client;
        QVERIFY(client.connectTo(folder.path()));
        QVERIFY(client.begin(u"ping"_s, {}));
        QVERIFY(client.next(QDeadlineTimer(5s)));
        QMetaObject::invokeMethod(&server, [&server] { server.close(); });
        answer = client.request(u"list"_s, {}, QDeadlineTimer(5s));
    });
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::NoInstance);
}

void TestControlClient::aRequestThatIsTooLongIsNotSent()
{
    const QTemporaryDir folder;
    FakeEngine engine;
    ControlServer server(engine);
    QVERIFY(server.listen(folder.path()));
    ControlClient client;
    QVERIFY(client.connectTo(folder.path()));
    const QString longText(longestRequest, u'a');
    const Done begun = client.begin(u"create"_s, {{u"name"_s, longText}});
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, ErrorCode::TooLarge);
}

void TestControlClient::thePeerIsThisProcess()
{
    const QTemporaryDir folder;
    FakeEngine engine;
    ControlServer server(engine);
    QVERIFY(server.listen(folder.path()));
    ControlClient client;
    QVERIFY(client.connectTo(folder.path()));
    QCOMPARE(client.instanceProcess(), QCoreApplication::applicationPid());
    QVERIFY(!client.waitUntilGone(10ms));
    QVERIFY(isOurUser(Peer{Peer{}.user, 0}) == false);
}

QTEST_GUILESS_MAIN(TestControlClient)
#include "tst_controlclient.moc"

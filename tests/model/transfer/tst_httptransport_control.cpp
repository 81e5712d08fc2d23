// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/httptransport.h"

#include "tests/model/transfer/recorder.h"
#include "tests/support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint64 fileSeed = 7;

Resource file(qint64 size)
{
    Resource resource;
    resource.size = size;
    resource.seed = fileSeed;
    return resource;
}

Resource stalledFile(qint64 size, qint64 byte)
{
    Resource resource = file(size);
    resource.cutAt = byte;
    resource.cut = Resource::Cut::Stall;
    return resource;
}

TransferRequest requestFor(const QUrl &url, std::chrono::milliseconds timeout = 10s)
{
    TransferRequest request;
    request.url = url;
    request.headTimeout = timeout;
    request.stallTimeout = timeout;
    return request;
}

} // namespace

/// What the one who holds a transport does to it while it runs.
class TestHttpTransportControl final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPausedTransportHoldsTheServerBack();
    void aPausedTransportHasAllTimeInTheWorld();
    void aBodyThatCameWhilePausedIsGivenLater();
    void pausesFromWithinTheBody();
    void manyMoveAtOnce();
    void stopEndsInSilence_data();
    void stopEndsInSilence();
    void mayBeStoppedInAnyCallback();
    void mayBeDestroyedInAnyCallback();
    void mayStartAgainAtItsEnd();
    void startsAnewInTheMiddle();
    void releasesItsConnectionsWhenDestroyed();
};

void TestHttpTransportControl::aPausedTransportHoldsTheServerBack()
{
    constexpr qint64 gibibyte = qint64(1) << 30;
    ScriptedServer server;
    server.setResource(u"/a"_s, file(gibibyte));
    server.setResource(u"/clock"_s, stalledFile(10, 5));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    recorder.onHead = [&] {
        transport->setPaused(true);
        return Done{};
    };
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.heads, 1);

    // When another one has timed out, a server that isn't held back would have sent hundreds of
    // MiB.
    Recorder clock;
    const auto ticking = transports.make(clock);
    ticking->start(requestFor(server.url(u"/clock"_s), 500ms));
    QTRY_COMPARE(clock.ends, 1);
    QVERIFY(recorder.body.isEmpty());
    const qint64 sent = server.requests(u"/a"_s).first().bodySent;
    QVERIFY2(sent < 24 * 1024 * 1024, qPrintable(QString::number(sent)));

    // It goes on where it stopped, with nothing lost.
    recorder.onBytes = [&] {
        if (recorder.body.size() > 32 * 1024 * 1024)
            transport->stop();
        return Done{};
    };
    transport->setPaused(false);
    QTRY_VERIFY(recorder.body.size() > 32 * 1024 * 1024);
    QVERIFY(recorder.body == bodyAt(fileSeed, 0, recorder.body.size()));
}

void TestHttpTransportControl::aPausedTransportHasAllTimeInTheWorld()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, stalledFile(1000, 500));
    server.setResource(u"/clock"_s, stalledFile(10, 5));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s), 200ms));
    QTRY_COMPARE(recorder.body.size(), 500);
    transport->setPaused(true);

    Recorder clock;
    const auto ticking = transports.make(clock);
    ticking->start(requestFor(server.url(u"/clock"_s), 500ms));
    QTRY_COMPARE(clock.ends, 1);
    QCOMPARE(recorder.ends, 0);

    transport->setPaused(false);
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error.code, ErrorCode::Timeout);
}

void TestHttpTransportControl::aBodyThatCameWhilePausedIsGivenLater()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file(1000));
    server.setResource(u"/clock"_s, stalledFile(10, 5));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->setPaused(true);
    transport->start(requestFor(server.url(u"/a"_s)));
    Recorder clock;
    const auto ticking = transports.make(clock);
    ticking->start(requestFor(server.url(u"/clock"_s), 200ms));
    QTRY_COMPARE(clock.ends, 1);
    QCOMPARE(recorder.heads, 1);
    QVERIFY(recorder.body.isEmpty());
    QCOMPARE(recorder.ends, 0);

    transport->setPaused(false);
    QVERIFY(recorder.body.isEmpty());
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.error, Error{});
    QCOMPARE(recorder.body, bodyAt(fileSeed, 0, 1000));
}

void TestHttpTransportControl::pausesFromWithinTheBody()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file(20'000'000));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    int pauses = 0;
    recorder.onBytes = [&] {
        ++pauses;
        transport->setPaused(true);
        QMetaObject::invokeMethod(
            this, [&] { transport->setPaused(false); }, Qt::QueuedConnection);
        return Done{};
    };
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(recorder.ends, 1, 20'000);
    QCOMPARE(recorder.error, Error{});
    QVERIFY(pauses > 10);
    QVERIFY(recorder.body == bodyAt(fileSeed, 0, 20'000'000));
}

void TestHttpTransportControl::manyMoveAtOnce()
{
    constexpr int count = 16; // more than twice what one manager of Qt has connections for
    ScriptedServer server;
    server.setResource(u"/a"_s, stalledFile(1000, 500));
    HttpTransports transports;
    std::deque<Recorder> recorders(count);
    std::vector<std::unique_ptr<Transport>> running;
    for (Recorder &recorder : recorders) {
        running.push_back(transports.make(recorder));
        running.back()->start(requestFor(server.url(u"/a"_s)));
    }
    for (const Recorder &recorder : recorders)
        QTRY_COMPARE(recorder.body.size(), 500);
    QCOMPARE(server.requests().size(), count);
    QCOMPARE(server.openConnections(), count);
    server.release(u"/a"_s);
    for (const Recorder &recorder : recorders) {
        QTRY_COMPARE(recorder.ends, 1);
        QCOMPARE(recorder.error, Error{});
    }
}

void TestHttpTransportControl::stopEndsInSilence_data()
{
    QTest::addColumn<bool>("beforeHead");
    QTest::newRow("before the head") << true;
    QTest::newRow("in the body") << false;
}

void TestHttpTransportControl::stopEndsInSilence()
{
    QFETCH(const bool, beforeHead);
    ScriptedServer server;
    Resource resource = stalledFile(1000, 500);
    resource.stallsBeforeHead = beforeHead;
    server.setResource(u"/a"_s, resource);
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    transport->start(requestFor(server.url(u"/a"_s), 300ms));
    QTRY_COMPARE(server.requests().size(), 1);
    QTRY_COMPARE(recorder.body.size(), beforeHead ? 0 : 500);
    transport->stop();
    transport->stop();
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(recorder.ends, 0);
}

void TestHttpTransportControl::mayBeStoppedInAnyCallback()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file(10'000'000));
    HttpTransports transports;
    for (const bool inHead : {true, false}) {
        Recorder recorder;
        const auto transport = transports.make(recorder);
        const auto stop = [&] {
            transport->stop();
            return Done{};
        };
        if (inHead)
            recorder.onHead = stop;
        else
            recorder.onBytes = stop;
        transport->start(requestFor(server.url(u"/a"_s)));
        QTRY_COMPARE(recorder.heads, 1);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(recorder.ends, 0);
        QCOMPARE(recorder.body.isEmpty(), inHead);
    }
}

void TestHttpTransportControl::mayBeDestroyedInAnyCallback()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file(10'000'000));
    server.setResource(u"/empty"_s, file(0));
    HttpTransports transports;
    for (const int callback : {0, 1, 2}) {
        Recorder recorder;
        std::unique_ptr<Transport> transport = transports.make(recorder);
        bool isGone = false;
        const auto destroy = [&] {
            transport.reset();
            isGone = true;
            return Done{};
        };
        if (callback == 0)
            recorder.onHead = destroy;
        else if (callback == 1)
            recorder.onBytes = destroy;
        else
            recorder.onEnd = destroy;
        transport->start(requestFor(server.url(callback == 2 ? u"/empty"_s : u"/a"_s)));
        QTRY_VERIFY(isGone);
        QCOMPARE(recorder.ends, callback == 2 ? 1 : 0);
    }
}

void TestHttpTransportControl::mayStartAgainAtItsEnd()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file(1000));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    recorder.onEnd = [&] {
        if (recorder.ends < 5)
            transport->start(requestFor(server.url(u"/a"_s)));
    };
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 5);
    QCOMPARE(recorder.body.size(), 5000);
    QCOMPARE(server.requests().size(), 5);
}

void TestHttpTransportControl::startsAnewInTheMiddle()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, file(10'000'000));
    server.setResource(u"/b"_s, file(100));
    HttpTransports transports;
    Recorder recorder;
    const auto transport = transports.make(recorder);
    recorder.onBytes = [&] {
        if (recorder.heads == 1) {
            recorder.body.clear();
            transport->start(requestFor(server.url(u"/b"_s)));
        }
        return Done{};
    };
    transport->start(requestFor(server.url(u"/a"_s)));
    QTRY_COMPARE(recorder.ends, 1);
    QCOMPARE(recorder.body, bodyAt(fileSeed, 0, 100));
}

void TestHttpTransportControl::releasesItsConnectionsWhenDestroyed()
{
    ScriptedServer server;
    server.setResource(u"/a"_s, stalledFile(1000, 500));
    {
        HttpTransports transports;
        Recorder recorder;
        const auto transport = transports.make(recorder);
        transport->start(requestFor(server.url(u"/a"_s)));
        QTRY_COMPARE(recorder.body.size(), 500);
    }
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestHttpTransportControl)
#include "tst_httptransport_control.moc"

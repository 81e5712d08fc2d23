// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/local/filetransport.h"

#include "model/files/worker.h"
#include "model/transfer/httptransport.h"
#include "model/transfer/ratelimiter.h"
#include "model/transfer/sourcetransport.h"
#include "tests/model/transfer/recorder.h"
#include "tests/support/fakeclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testfiles.h"

#include <QDateTime>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTimer>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray pattern(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / 997) % 251);
    return bytes;
}

} // namespace

class TestFileTransport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aWholeFileComes_data();
    void aWholeFileComes();
    void aPieceComes();
    void aRangeBehindTheEndIsToldWithoutABody();
    void anotherVersionComesWhole();
    void whatCannotBeReadEndsWithoutAHead_data();
    void whatCannotBeReadEndsWithoutAHead();
    void onlyFilesOfThisMachineAreRead_data();
    void onlyFilesOfThisMachineAreRead();
    void aRefusedHeadEndsWithTheRefusal();
    void aRefusedBlockEndsWithTheRefusal();
    void aFileThatChangesOnTheWayEndsAsChanged();
    void aFileThatVanishesOnTheWayEndsAsClosed();
    void nothingIsReadInTheCallersThread();
    void aShareThatHangsOnOpeningTimesOut();
    void aShareThatHangsInReadingTimesOut();
    void stoppingDoesNotWaitForAShareThatHangs();
    void pausedNothingComesAndNoTimeRunsOut();
    void theThrottleIsAsked();
    void theListenerMayDestroyItInAnyCallback_data();
    void theListenerMayDestroyItInAnyCallback();
    void itCanBeStartedAgain();
    void eachKindOfLinkGoesItsWay();
    void theWebTransportReadsNoFile();
    void aRedirectToAFileIsRefused();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"file.bin"_s); }

    [[nodiscard]] TransferRequest request(const QString &name = u"file.bin"_s) const
    {
        TransferRequest request;
        request.url = QUrl::fromLocalFile(m_folder->filePath(name));
        return request;
    }

    void putFile(const QByteArray &content) const
    {
        put(path(), content);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60),
                                 QFileDevice::FileModificationTime));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ThreadWorker> m_worker;
    std::unique_ptr<FileTransports> m_transports;
    std::unique_ptr<Recorder> m_heard;
    std::unique_ptr<Transport> m_transport;
};

void TestFileTransport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_worker = std::make_unique<ThreadWorker>(u"source"_s);
    m_transports = std::make_unique<FileTransports>(*m_worker);
    m_heard = std::make_unique<Recorder>();
    m_transport = m_transports->make(*m_heard);
}

void TestFileTransport::cleanup()
{
    m_transport.reset();
    m_transports.reset();
    m_worker.reset();
}

void TestFileTransport::aWholeFileComes_data()
{
    QTest::addColumn<qint64>("size");
    const qint64 block = qint64{1024} * 1024;
    QTest::newRow("empty") << qint64{0};
    QTest::newRow("a byte") << qint64{1};
    QTest::newRow("a block") << block;
    QTest::newRow("a block and a byte") << block + 1;
    QTest::newRow("several blocks") << block * 5 - 7;
}

void TestFileTransport::aWholeFileComes()
{
    QFETCH(qint64, size);
    putFile(pattern(size));
    m_transport->start(request());
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error, Error{});
    QCOMPARE(m_heard->head.status, 200);
    QCOMPARE(m_heard->head.header("Content-Length"), QByteArray::number(size));
    QVERIFY(m_heard->body == pattern(size));
}

void TestFileTransport::aPieceComes()
{
    const QByteArray content = pattern(3'000'000);
    putFile(content);
    TransferRequest piece = request();
    piece.from = 1'000'001;
    piece.end = 2'500'000;
    piece.wantsRange = true;
    m_transport->start(piece);
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->head.status, 206);
    QVERIFY(m_heard->body == content.mid(1'000'001, 1'499'999));
}

void TestFileTransport::aRangeBehindTheEndIsToldWithoutABody()
{
    putFile("12345");
    m_heard->onHead = [] { return Done{}; };
    TransferRequest rest = request();
    rest.from = 5;
    m_transport->start(rest);
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->head.status, 416);
    QCOMPARE(m_heard->head.header("Content-Range"), QByteArray("bytes */5"));
    QCOMPARE(m_heard->body, QByteArray());
}

void TestFileTransport::anotherVersionComesWhole()
{
    putFile("12345");
    TransferRequest rest = request();
    rest.from = 2;
    rest.ifRange = "\"another\"";
    m_transport->start(rest);
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->head.status, 200);
    QCOMPARE(m_heard->body, QByteArray("12345"));
}

void TestFileTransport::whatCannotBeReadEndsWithoutAHead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not there") << u"none"_s << ErrorCode::FileNotFound;
    QTest::newRow("a folder") << u"."_s << ErrorCode::NotAFile;
    QTest::newRow("no share") << u"share/none"_s << ErrorCode::ConnectFailure;
}

void TestFileTransport::whatCannotBeReadEndsWithoutAHead()
{
    QFETCH(QString, name);
    m_transport->start(request(name));
    QTRY_COMPARE(m_heard->ends, 1);
    QTEST(m_heard->error.code, "code");
    QCOMPARE(m_heard->heads, 0);
}

void TestFileTransport::onlyFilesOfThisMachineAreRead_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("web") << u"http://127.0.0.1:9/a"_s;
    QTest::newRow("another machine") << u"file://server/etc/hostname"_s;
    QTest::newRow("a folder") << u"file:///etc/"_s;
}

void TestFileTransport::onlyFilesOfThisMachineAreRead()
{
    QFETCH(QString, url);
    TransferRequest wrong;
    wrong.url = QUrl(url);
    m_transport->start(wrong);
    QCOMPARE(m_heard->ends, 0);
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::InvalidArgument);
}

void TestFileTransport::aRefusedHeadEndsWithTheRefusal()
{
    putFile("12345");
    m_heard->onHead = [] { return failure(ErrorCode::DiskFull, ErrorContext::LocalFile); };
    m_transport->start(request());
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::DiskFull);
    QCOMPARE(m_heard->body, QByteArray());
}

void TestFileTransport::aRefusedBlockEndsWithTheRefusal()
{
    putFile(pattern(3'000'000));
    m_heard->onBytes = [] { return failure(ErrorCode::DiskFull, ErrorContext::LocalFile); };
    m_transport->start(request());
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::DiskFull);
    QVERIFY(m_heard->body.size() <= 1024 * 1024);
}

void TestFileTransport::aFileThatChangesOnTheWayEndsAsChanged()
{
    putFile(pattern(8'000'000));
    m_heard->onBytes = [this]() -> Done {
        QFile writer(path());
        if (writer.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            writer.write("x");
        return {};
    };
    m_transport->start(request());
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::RemoteFileChanged);
    QVERIFY(m_heard->body.size() < 8'000'000);
}

void TestFileTransport::aFileThatVanishesOnTheWayEndsAsClosed()
{
    putFile(pattern(8'000'000));
    m_heard->onBytes = [this]() -> Done {
        QFile::remove(path());
        return {};
    };
    m_transport->start(request());
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::ConnectionClosed);
    QVERIFY(m_heard->body.size() < 8'000'000);
}

void TestFileTransport::nothingIsReadInTheCallersThread()
{
    putFile("12345");
    QSemaphore gate;
    m_worker->post([&gate] { gate.acquire(); }, nullptr, {});
    m_transport->start(request());
    bool isServed = false;
    QMetaObject::invokeMethod(
        this, [&isServed] { isServed = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(isServed);
    QCOMPARE(m_heard->heads, 0);
    gate.release();
    QTRY_COMPARE(m_heard->body, QByteArray("12345"));
}

void TestFileTransport::aShareThatHangsOnOpeningTimesOut()
{
    QSemaphore gate;
    m_worker->post([&gate] { gate.acquire(); }, nullptr, {});
    TransferRequest hung = request();
    hung.headTimeout = 20ms;
    m_transport->start(hung);
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::Timeout);
    gate.release();
}

void TestFileTransport::aShareThatHangsInReadingTimesOut()
{
    putFile("12345");
    QSemaphore gate;
    m_heard->onHead = [&]() -> Done {
        m_worker->post([&gate] { gate.acquire(); }, nullptr, {});
        return {};
    };
    TransferRequest hung = request();
    hung.stallTimeout = 20ms;
    m_transport->start(hung);
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->heads, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::Timeout);
    gate.release();
}

void TestFileTransport::stoppingDoesNotWaitForAShareThatHangs()
{
    putFile("12345");
    QSemaphore gate;
    m_worker->post([&gate] { gate.acquire(); }, nullptr, {});
    m_transport->start(request());
    m_transport->stop();
    m_transport.reset();
    // what was asked for is not even opened when the share is back
    QVERIFY(QFile::remove(path()));
    gate.release();
    bool isPast = false;
    m_worker->post([] {}, this, [&isPast] { isPast = true; });
    QTRY_VERIFY(isPast);
    QCOMPARE(m_heard->ends, 0);
    QCOMPARE(m_heard->heads, 0);
}

void TestFileTransport::pausedNothingComesAndNoTimeRunsOut()
{
    putFile(pattern(3'000'000));
    TransferRequest slow = request();
    slow.stallTimeout = 10ms;
    int blocks = 0;
    m_heard->onBytes = [&]() -> Done {
        if (++blocks == 1)
            m_transport->setPaused(true);
        return {};
    };
    m_transport->start(slow);
    QTRY_COMPARE(blocks, 1);
    bool isPast = false; // the time that would run out
    QTimer::singleShot(50ms, this, [&isPast] { isPast = true; });
    QTRY_VERIFY(isPast);
    QCOMPARE(blocks, 1);
    QCOMPARE(m_heard->ends, 0);
    m_transport->setPaused(false);
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error, Error{});
    QVERIFY(m_heard->body == pattern(3'000'000));
}

void TestFileTransport::theThrottleIsAsked()
{
    putFile(pattern(300'000));
    FakeClock clock;
    RateLimiter limiter(clock);
    TransferRequest throttled = request();
    throttled.throttle = limiter.makeThrottle();
    throttled.throttle->setJob(Priority::Foreground, 100'000);
    throttled.stallTimeout = 1h;
    m_transport->start(throttled);
    QTRY_COMPARE(m_heard->heads, 1);
    const auto begin = clock.monotonic();
    const auto comes = [&] {
        const auto passed = clock.monotonic() - begin;
        if (m_heard->body.size() > 100'000 * passed.count() / 1000 + 50'000)
            return false;
        clock.advance(100ms);
        limiter.serve();
        return m_heard->ends > 0;
    };
    QTRY_VERIFY(comes());
    QVERIFY(clock.monotonic() - begin >= 2s);
    QTRY_COMPARE(m_heard->ends, 1);
    QVERIFY(m_heard->body == pattern(300'000));
    QCOMPARE(throttled.throttle->taken(), qint64{300'000});
}

void TestFileTransport::theListenerMayDestroyItInAnyCallback_data()
{
    QTest::addColumn<QString>("callback");
    for (const char *name : {"head", "bytes", "end"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFileTransport::theListenerMayDestroyItInAnyCallback()
{
    QFETCH(QString, callback);
    putFile(pattern(3'000'000));
    const auto destroy = [this]() -> Done {
        m_transport.reset();
        return {};
    };
    if (callback == u"head"_s)
        m_heard->onHead = destroy;
    else if (callback == u"bytes"_s)
        m_heard->onBytes = destroy;
    else
        m_heard->onEnd = [destroy] { static_cast<void>(destroy().has_value()); };
    m_transport->start(request());
    QTRY_VERIFY(!m_transport);
    bool isPast = false;
    m_worker->post([] {}, this, [&isPast] { isPast = true; });
    QTRY_VERIFY(isPast);
    QCOMPARE(m_heard->ends, callback == u"end"_s ? 1 : 0);
}

void TestFileTransport::itCanBeStartedAgain()
{
    putFile(pattern(3'000'000));
    m_transport->start(request());
    QTRY_VERIFY(!m_heard->body.isEmpty());
    m_heard->body.clear();
    m_heard->ends = 0;
    m_transport->start(request());
    QTRY_COMPARE(m_heard->ends, 1);
    QVERIFY(m_heard->body == pattern(3'000'000));
}

void TestFileTransport::eachKindOfLinkGoesItsWay()
{
    ScriptedTransports web;
    ScriptedTransports files;
    SourceTransports sources(web, files);
    const auto transport = sources.make(*m_heard);
    TransferRequest asked;
    asked.url = QUrl(u"file:///mnt/a"_s);
    transport->start(asked);
    QCOMPARE(files.requests().size(), 1);
    QCOMPARE(web.requests().size(), 0);
    transport->setPaused(true);
    asked.url = QUrl(u"https://host/a"_s);
    transport->start(asked);
    QCOMPARE(files.requests().size(), 1);
    QCOMPARE(web.requests().size(), 1);
    QVERIFY(web.isPaused());
    transport->setPaused(false);
    QVERIFY(!web.isPaused());
    transport->stop();
    QVERIFY(!web.isOpen());
}

void TestFileTransport::theWebTransportReadsNoFile()
{
    putFile("secret");
    HttpTransports web;
    const auto transport = web.make(*m_heard);
    transport->start(request());
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::InvalidArgument);
    QCOMPARE(m_heard->body, QByteArray());
}

void TestFileTransport::aRedirectToAFileIsRefused()
{
    putFile("secret");
    ScriptedServer server;
    Resource resource;
    resource.location = QUrl::fromLocalFile(path()).toEncoded();
    resource.redirectStatus = 302;
    server.setResource(u"/a"_s, resource);
    HttpTransports web;
    SourceTransports sources(web, *m_transports);
    const auto transport = sources.make(*m_heard);
    TransferRequest asked;
    asked.url = server.url(u"/a"_s);
    transport->start(asked);
    QTRY_COMPARE(m_heard->ends, 1);
    QCOMPARE(m_heard->error.code, ErrorCode::ForbiddenRedirect);
    QCOMPARE(m_heard->body, QByteArray());
    QCOMPARE(m_heard->heads, 0);
}

QTEST_GUILESS_MAIN(TestFileTransport)
#include "tst_filetransport.moc"

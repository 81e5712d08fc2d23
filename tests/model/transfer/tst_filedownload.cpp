// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/expectation.h"
#include "tests/model/transfer/downloadrig.h"
#include "tests/support/scriptedresource.h"
#include "tests/support/scriptedtransport.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSignalSpy>

#include <deque>
#include <semaphore>

using namespace tranship;
using namespace tranship::test;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 300'000;
constexpr qint64 half = 150'000;
constexpr qint64 mebibyte = 1024 * 1024;

QByteArray content(qint64 from = 0, qint64 end = length)
{
    return bodyAt(1, from, end - from);
}

RawHeaders lengthHeaders(qint64 bytes = length, const QByteArray &etag = "\"v1\"")
{
    return {{"Content-Length", QByteArray::number(bytes)}, {"ETag", etag}};
}

RawHeaders rangeHeaders(qint64 from, const QByteArray &etag = "\"v1\"")
{
    RawHeaders headers{{"Content-Range",
                        "bytes " + QByteArray::number(from) + '-' + QByteArray::number(length - 1)
                            + '/' + QByteArray::number(length)}};
    if (!etag.isEmpty())
        headers.append({"ETag", etag});
    return headers;
}

/// Does nothing until told.
class HeldWorker final : public Worker {
public:
    void post(std::function<void()> work, QObject *context, std::function<void()> done) override
    {
        m_tasks.push_back([this, work = std::move(work), context, done = std::move(done)] {
            m_worker.post(work, context, done);
        });
    }

    void go()
    {
        for (auto &task : std::exchange(m_tasks, {}))
            task();
    }

    [[nodiscard]] bool isEmpty() const { return m_tasks.empty(); }

private:
    InlineWorker m_worker;
    std::deque<std::function<void()>> m_tasks;
};

} // namespace

class TestFileDownload final : public QObject {
    Q_OBJECT

private:
    /// A download whose first half is stored and on disk.
    void begin(DownloadRig &rig, ScriptedTransports &net,
               const RawHeaders &headers = lengthHeaders())
    {
        rig.start();
        net.sendHead(200, headers);
        net.sendBytes(content(0, half));
        rig.checkpoint();
        net.end(failure(ErrorCode::ConnectionClosed, ErrorContext::RemoteFile));
        QTRY_VERIFY(rig.isFinished());
        QCOMPARE(rig.errorCode(), ErrorCode::ConnectionClosed);
        QCOMPARE(rig.stored.state, FileState::Waiting);
        QCOMPARE(rig.stored.durable, ByteRanges({0, half}));
    }

    /// The exchange under way gives the whole file.
    void giveWhole(ScriptedTransports &net)
    {
        net.sendHead(200, lengthHeaders());
        net.sendBytes(content());
        net.end();
    }

    /// Lets the disk open the part file, and holds it again.
    bool startOn(HeldWorker &held, DownloadRig &rig)
    {
        const qsizetype before = m_net->requests().size();
        rig.begin();
        return QTest::qWaitFor([&] {
            held.go();
            return m_net->requests().size() > before;
        });
    }

private Q_SLOTS:

    void init()
    {
        m_net = std::make_unique<ScriptedTransports>();
        m_rig = std::make_unique<DownloadRig>(*m_net, m_worker);
    }

    void aFreshFileComesWithOnePlainRequest()
    {
        m_rig->start();
        QCOMPARE(m_net->requests().size(), 1);
        QVERIFY(!m_net->requests().first().wantsRange);
        QVERIFY(m_net->requests().first().ifRange.isEmpty());
        QCOMPARE(m_rig->connected, 0);
        giveWhole(*m_net);
        QTRY_VERIFY(m_rig->hasSucceeded());
        const File &file = m_rig->stored;
        QCOMPARE(m_rig->connected, 1);
        QCOMPARE(m_rig->ends, 1);
        QCOMPARE(m_rig->partBytes(), content());
        QCOMPARE(file.state, FileState::Transferred);
        QCOMPARE(file.verdict, QStringLiteral("length"));
        QCOMPARE(file.durable, ByteRanges({0, length}));
        QCOMPARE(file.bytesTransferred, length);
        QCOMPARE(file.bytesTotal, length);
        QCOMPARE(file.validator.etag, QByteArray("\"v1\""));
        QCOMPARE(file.restarts, 0);
        QCOMPARE(m_rig->files.count(FileCall::Sync), 1);
    }

    void anEmptyFileIsAFile()
    {
        m_rig->start();
        m_net->sendHead(200, lengthHeaders(0));
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->stored.bytesTotal, 0);
        QVERIFY(QFileInfo::exists(m_rig->partPath()));
    }

    void theVerdictSaysWhatVouches_data()
    {
        QTest::addColumn<RawHeaders>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<QString>("verdict");
        const QString told = QStringLiteral("length");
        const QString unverified = QStringLiteral("unverified length");
        const RawHeaders chunked{{"Transfer-Encoding", "chunked"}, {"ETag", "\"v1\""}};
        QTest::newRow("length") << lengthHeaders() << 0 << QByteArray() << told;
        QTest::newRow("last chunk, and nothing behind it")
            << chunked << 416 << QByteArray("bytes */300000") << told;
        QTest::newRow("the close, and nothing behind it")
            << RawHeaders{} << 416 << QByteArray("bytes */300000") << told;
        QTest::newRow("last chunk, another length told")
            << chunked << 416 << QByteArray("bytes */300001") << unverified;
        QTest::newRow("last chunk, no length told")
            << chunked << 416 << QByteArray("nonsense") << unverified;
        QTest::newRow("last chunk, ranges ignored")
            << chunked << 200 << QByteArray("bytes */300000") << unverified;
        QTest::newRow("last chunk, link used up")
            << chunked << 403 << QByteArray("bytes */300000") << unverified;
        QTest::newRow("last chunk, another part")
            << chunked << 206 << QByteArray("bytes 0-299999/300000") << unverified;
        QTest::newRow("ranges denied")
            << RawHeaders{{"Accept-Ranges", "none"}} << 0 << QByteArray() << unverified;
    }

    void theVerdictSaysWhatVouches()
    {
        QFETCH(RawHeaders, headers);
        QFETCH(int, status);
        QFETCH(QByteArray, range);
        QFETCH(QString, verdict);
        m_rig->start();
        m_net->sendHead(200, headers);
        m_net->sendBytes(content());
        m_net->end();
        const bool isAsked = status != 0;
        QCOMPARE(m_net->requests().size(), isAsked ? 2 : 1);
        if (isAsked) {
            const TransferRequest question = m_net->requests().last();
            QVERIFY(question.wantsRange);
            QCOMPARE(question.from, length);
            QCOMPARE(question.end, qint64(-1));
            QCOMPARE(question.ifRange, headers.isEmpty() ? QByteArray() : QByteArray("\"v1\""));
            m_net->sendHead(status, {{"Content-Range", range}});
            QVERIFY(!m_net->isOpen()); // no body is read
        }
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->stored.verdict, verdict);
        QCOMPARE(m_rig->stored.bytesTotal, length);
        QCOMPARE(m_net->requests().size(), isAsked ? 2 : 1);
    }

    void aQuestionWithoutAnswerLeavesTheLengthUnverified()
    {
        m_rig->start();
        m_net->sendHead(200, {});
        m_net->sendBytes(content());
        m_net->end();
        m_net->end(failure(ErrorCode::Timeout, ErrorContext::RemoteFile));
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->stored.verdict, QStringLiteral("unverified length"));
    }

    void whoVouchesSparesTheQuestion_data()
    {
        QTest::addColumn<QString>("checksum");
        QTest::addColumn<bool>("isDynamic");
        QTest::newRow("a checksum")
            << u"sha-256:"
                + QString::fromLatin1(
                    QCryptographicHash::hash(content(), QCryptographicHash::Sha256).toHex())
            << false;
        QTest::newRow("content that is made anew") << QString() << true;
    }

    void whoVouchesSparesTheQuestion()
    {
        QFETCH(QString, checksum);
        QFETCH(bool, isDynamic);
        m_rig->stored.checksum = checksum;
        m_rig->isDynamic = isDynamic;
        m_rig->start();
        m_net->sendHead(200, {});
        m_net->sendBytes(content());
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_net->requests().size(), 1);
    }

    void aCutBodyThatLooksWholeIsGoneOnWith()
    {
        m_rig->start();
        m_net->sendHead(200, {{"Transfer-Encoding", "chunked"}, {"ETag", "\"v1\""}});
        m_net->sendBytes(content(0, half));
        m_net->end();
        m_net->sendHead(206, rangeHeaders(half));
        QCOMPARE(m_net->requests().size(), 3);
        const TransferRequest rest = m_net->requests().last();
        QCOMPARE(rest.from, half);
        QCOMPARE(rest.ifRange, QByteArray("\"v1\""));
        m_net->sendHead(206, rangeHeaders(half));
        m_net->sendBytes(content(half));
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), content());
        QCOMPARE(m_rig->stored.verdict, QStringLiteral("length"));
        QCOMPARE(m_rig->stored.restarts, 0);
        QCOMPARE(m_net->requests().size(), 3);
    }

    void aCutBodyOfAnotherVersionStartsOverButNotForEver()
    {
        m_rig->start();
        const auto cut = [this](int version) {
            m_net->sendHead(200, {{"ETag", "W/\"" + QByteArray::number(version) + '"'}});
            m_net->sendBytes(content(0, half));
            m_net->end();
            m_net->sendHead(206,
                            rangeHeaders(half, "W/\"" + QByteArray::number(version + 1) + '"'));
        };
        constexpr int most = 5;
        for (int version = 0; version < most; ++version) {
            cut(version);
            QTRY_COMPARE(m_net->requests().size(), 2 * version + 3);
            QVERIFY(!m_net->requests().last().wantsRange);
        }
        cut(most);
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::RemoteFileChanged);
        QCOMPARE(m_rig->stored.restarts, most + 1);
        QCOMPARE(m_net->requests().size(), 2 * most + 2);
        QCOMPARE(m_rig->stored.state, FileState::Failed);
    }

    void stopEndsTheQuestionToo()
    {
        m_rig->start();
        m_net->sendHead(200, {});
        m_net->sendBytes(content());
        m_net->end();
        QVERIFY(m_net->isOpen());
        m_rig->download->stop();
        QVERIFY(!m_net->isOpen());
    }

    void theRestIsAskedForAndAppended()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        QCOMPARE(m_rig->download->file().bytesTransferred, half);
        const TransferRequest request = m_net->requests().last();
        QVERIFY(request.wantsRange);
        QCOMPARE(request.from, half);
        QCOMPARE(request.ifRange, QByteArray("\"v1\""));
        m_net->sendHead(206, rangeHeaders(half));
        m_net->sendBytes(content(half));
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), content());
        QCOMPARE(m_rig->saves, 0);
        QCOMPARE(m_net->requests().size(), 2);
    }

    void aServerMayGiveTheRestInPieces()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_net->sendHead(206, {{"Content-Range", "bytes 150000-199999/300000"}, {"ETag", "\"v1\""}});
        m_net->sendBytes(content(half, 200'000));
        m_net->end();
        QCOMPARE(m_net->requests().size(), 3);
        QCOMPARE(m_net->requests().last().from, qint64(200'000));
        m_net->sendHead(206, rangeHeaders(200'000));
        m_net->sendBytes(content(200'000));
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), content());
    }

    void fewerBytesThanToldAreNotAFile()
    {
        m_rig->start();
        m_net->sendHead(200, lengthHeaders());
        m_net->sendBytes(content(0, half));
        m_net->end();
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::LengthMismatch);
    }

    void moreBytesThanToldAreNotWritten()
    {
        m_rig->start();
        m_net->sendHead(200, lengthHeaders(half));
        m_net->sendBytes(content());
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::LengthMismatch);
        QVERIFY(m_rig->partBytes().isEmpty());
    }

    void anotherVersionStartsOverInTheSameAnswer()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_rig->saveAnswer.reset();
        m_net->sendHead(200, lengthHeaders(length, "\"v2\""));
        QVERIFY(m_net->isPaused());
        m_net->sendBytes(bodyAt(2, 0, length));
        m_net->end();
        // Nothing is overwritten before the store has given the old bytes up.
        QCOMPARE(m_rig->saves, 1);
        QCOMPARE(m_rig->partBytes(), content(0, half));
        QVERIFY(m_rig->download->file().durable.isEmpty());
        m_rig->heldSave({});
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), bodyAt(2, 0, length));
        QCOMPARE(m_rig->stored.restarts, 1);
        QCOMPARE(m_rig->stored.validator.etag, QByteArray("\"v2\""));
        QCOMPARE(m_net->requests().size(), 2);
    }

    void ignoredRangesStartOverAndAreNotedAsSuch()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        giveWhole(*m_net);
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), content());
        QCOMPARE(m_rig->stored.restarts, 0);
        QVERIFY(!m_rig->stored.validator.acceptsRanges);
        QCOMPARE(m_net->requests().size(), 2);
    }

    void aStoreThatFailsKeepsTheBytes()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_rig->saveAnswer = Done(failure(ErrorCode::StoreFailed, ErrorContext::QueueManager));
        m_net->sendHead(200, lengthHeaders(length, "\"v2\""));
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::StoreFailed);
        QCOMPARE(m_rig->partBytes(), content(0, half));
        QCOMPARE(m_rig->ends, 2); // of both downloads
    }

    void bytesThatAreGivenUpAreNotCheckpointed()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_rig->saveAnswer.reset();
        m_net->sendHead(200, lengthHeaders(length, "\"v2\""));
        m_rig->checkpoint();
        QVERIFY(m_rig->download->file().durable.isEmpty());
        m_rig->download->stop();
        m_rig->heldSave({});
        m_rig->checkpoint();
        QVERIFY(m_rig->download->file().durable.isEmpty());
    }

    void aPartOfAnotherVersionIsNeverAppended()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_net->sendHead(206, rangeHeaders(half, "\"v2\""));
        QCOMPARE(m_net->requests().size(), 3);
        QVERIFY(!m_net->requests().last().wantsRange);
        QCOMPARE(m_net->requests().last().url, m_rig->stored.url);
        m_net->sendHead(200, lengthHeaders(length, "\"v2\""));
        m_net->sendBytes(bodyAt(2, 0, length));
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), bodyAt(2, 0, length));
        QCOMPARE(m_rig->stored.restarts, 1);
    }

    void withoutAValidatorTheBytesThemselvesTell_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<int>("restarts");
        QTest::newRow("the same bytes") << quint64(1) << 0;
        QTest::newRow("other bytes") << quint64(2) << 1;
    }

    void withoutAValidatorTheBytesThemselvesTell()
    {
        QFETCH(quint64, seed);
        QFETCH(int, restarts);
        const RawHeaders headers = lengthHeaders(length, {});
        begin(*m_rig, *m_net, headers);
        m_rig->start();
        const qint64 from = half - 65536;
        QTRY_COMPARE(m_net->requests().size(), 2);
        QCOMPARE(m_net->requests().last().from, from);
        QVERIFY(m_net->requests().last().ifRange.isEmpty());
        m_net->sendHead(206, rangeHeaders(from, {}));
        m_net->sendBytes(bodyAt(seed, from, 1000));
        QCOMPARE(m_rig->partBytes(), content(0, half));
        QCOMPARE(m_net->requests().size(), 2 + restarts);
        if (restarts > 0) {
            m_net->sendHead(200, headers);
            m_net->sendBytes(bodyAt(seed, 0, length));
        } else {
            m_net->sendBytes(bodyAt(seed, from + 1000, length - from - 1000));
        }
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), bodyAt(seed, 0, length));
        QCOMPARE(m_rig->stored.restarts, restarts);
    }

    void anAnswerThatNamesNoVersionIsAskedForWithAnOverlap()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_net->sendHead(206, rangeHeaders(half, {}));
        const qint64 from = half - 65536;
        QTRY_COMPARE(m_net->requests().size(), 3);
        QCOMPARE(m_net->requests().last().from, from);
        m_net->sendHead(206, rangeHeaders(from, {}));
        m_net->sendBytes(content(from));
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), content());
        QCOMPARE(m_rig->stored.validator.etag, QByteArray("\"v1\""));
    }

    void aWrongRangeIsAskedForOnceMoreThenTheWhole()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_net->sendHead(206, rangeHeaders(half + 1));
        QCOMPARE(m_net->requests().size(), 3);
        QCOMPARE(m_net->requests().last().from, half);
        m_net->sendHead(206, {{"Content-Range", "garbage"}});
        QCOMPARE(m_net->requests().size(), 4);
        QVERIFY(!m_net->requests().last().wantsRange);
        QCOMPARE(m_rig->partBytes(), content(0, half));
        giveWhole(*m_net);
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), content());
    }

    void anUnsatisfiableRangeStartsOverOnce()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_net->sendHead(416, {});
        QCOMPARE(m_net->requests().size(), 3);
        QVERIFY(!m_net->requests().last().wantsRange);
        m_net->sendHead(416, {});
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::HttpStatus);
        QCOMPARE(m_rig->outcome->error().httpStatus, 416);
        QCOMPARE(m_rig->partBytes(), content(0, half));
    }

    void anExpiredAddressLeadsBackToTheGivenOne()
    {
        const QUrl signedUrl(QStringLiteral("http://final.example/signed"));
        m_rig->start();
        m_net->sendHead(ResponseHead{200, signedUrl, lengthHeaders()});
        m_net->sendBytes(content(0, half));
        m_rig->checkpoint();
        m_rig->crash();
        QCOMPARE(m_rig->stored.finalUrl, signedUrl);
        m_rig->start();
        QCOMPARE(m_net->requests().last().url, signedUrl);
        m_net->sendHead(403, {});
        QCOMPARE(m_net->requests().size(), 3);
        QCOMPARE(m_net->requests().last().url, m_rig->stored.url);
        QCOMPARE(m_net->requests().last().from, half);
        m_net->sendHead(403, {});
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::HttpStatus);
        QCOMPARE(m_rig->stored.state, FileState::Failed);
    }

    void aWebPageDoesNotReplaceWhatIsHeld()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_net->sendHead(200, {{"Content-Type", "text/html"}, {"Content-Length", "900"}});
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::UnexpectedContent);
        QCOMPARE(m_rig->partBytes(), content(0, half));
        QCOMPARE(m_rig->stored.durable, ByteRanges({0, half}));
    }

    void aFileThatNeverStandsStillFails()
    {
        begin(*m_rig, *m_net);
        m_rig->stored.restarts = 5;
        m_rig->start();
        m_net->sendHead(200, lengthHeaders(length, "\"v2\""));
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::RemoteFileChanged);
        QCOMPARE(m_rig->stored.state, FileState::Failed);
        QVERIFY(m_rig->stored.durable.isEmpty());
    }

    void anUnknownLengthIsNotResumed()
    {
        m_rig->start();
        m_net->sendHead(200, {{"ETag", "\"v1\""}});
        m_net->sendBytes(content(0, half));
        m_rig->checkpoint();
        m_rig->crash();
        m_rig->start();
        QVERIFY(!m_net->requests().last().wantsRange);
        giveWhole(*m_net);
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->saves, 1);
        QCOMPARE(m_rig->partBytes(), content());
    }

    void whatIsAllThereIsNotAskedForAgain()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_net->sendHead(206, rangeHeaders(half));
        m_net->sendBytes(content(half));
        m_rig->checkpoint();
        m_rig->crash();
        m_rig->start();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_net->requests().size(), 2);
        QCOMPARE(m_rig->partBytes(), content());
    }

    void theNameComesFromTheServerUnlessItIsFixed_data()
    {
        QTest::addColumn<bool>("isFixed");
        QTest::addColumn<QString>("name");
        QTest::newRow("suggested") << false << QStringLiteral("given.zip");
        QTest::newRow("fixed") << true << QStringLiteral("file.bin");
    }

    void theNameComesFromTheServerUnlessItIsFixed()
    {
        QFETCH(bool, isFixed);
        QFETCH(QString, name);
        m_rig->stored.nameIsFixed = isFixed;
        const QString partName = m_rig->stored.partName;
        m_rig->start();
        m_net->sendHead(
            200,
            lengthHeaders()
                + RawHeaders{{"Content-Disposition", "attachment; filename=given.zip"}});
        m_net->sendBytes(content());
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(QFileInfo(m_rig->stored.path).fileName(), name);
        QCOMPARE(m_rig->stored.partName, partName);
    }

    void theTailBehindTheCheckpointIsCut()
    {
        begin(*m_rig, *m_net);
        QFile part(m_rig->partPath());
        QVERIFY(part.open(QIODevice::Append));
        part.write(QByteArray(5000, 'x'));
        part.close();
        m_rig->start();
        QCOMPARE(m_rig->partBytes(), content(0, half));
    }

    void aPartFileThatIsNotOursAnyMoreIsMadeAnew_data()
    {
        QTest::addColumn<bool>("replaced");
        QTest::newRow("lost") << false;
        QTest::newRow("replaced") << true;
    }

    void aPartFileThatIsNotOursAnyMoreIsMadeAnew()
    {
        QFETCH(bool, replaced);
        begin(*m_rig, *m_net);
        const QString moved = m_rig->folder.filePath(QStringLiteral("moved"));
        QVERIFY(QFile::rename(m_rig->partPath(), moved));
        if (replaced)
            QVERIFY(QFile::copy(moved, m_rig->partPath()));
        m_rig->start();
        QCOMPARE(m_rig->saves, 1);
        QVERIFY(m_rig->stored.durable.isEmpty());
        QVERIFY(!m_net->requests().last().wantsRange);
        giveWhole(*m_net);
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), content());
        QCOMPARE(m_rig->stored.restarts, 0);
    }

    void aShortenedPartFileGoesBack()
    {
        begin(*m_rig, *m_net);
        QVERIFY(QFile::resize(m_rig->partPath(), 1000));
        m_rig->start();
        QCOMPARE(m_rig->saves, 1);
        QCOMPARE(m_rig->stored.durable, ByteRanges({0, 1000}));
        QCOMPARE(m_net->requests().last().from, qint64(1000));
    }

    void aMissingFolderEndsItBeforeTheNetwork()
    {
        m_rig->files.fail(FileCall::Create, 1,
                          makeError(ErrorCode::FolderMissing, ErrorContext::LocalFile));
        m_rig->begin();
        QVERIFY(!m_rig->isFinished());
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::FolderMissing);
        QVERIFY(m_net->requests().isEmpty());
        QCOMPARE(m_rig->stored.state, FileState::Waiting);
    }

    void tooLittleRoomIsFoundBeforeTheFirstByte()
    {
        m_rig->files.setFreeSpace(16 * mebibyte + 100'000);
        m_rig->start();
        m_net->sendHead(200, lengthHeaders());
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::DiskFull);
        QVERIFY(m_rig->outcome->error().detail.contains(QStringLiteral("200000")));
        QCOMPARE(m_rig->files.bytesWritten(), qint64(0));
    }

    void tooLittleRoomForTheRestIsFoundBeforeTheNetwork()
    {
        begin(*m_rig, *m_net);
        m_rig->files.setFreeSpace(16 * mebibyte + half - 1);
        m_rig->start();
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::DiskFull);
        QCOMPARE(m_net->requests().size(), 1);
        m_rig->files.setFreeSpace(16 * mebibyte + half);
        m_rig->start();
        QCOMPARE(m_net->requests().size(), 2);
    }

    void aDiskThatFillsUpKeepsWhatItHas()
    {
        m_rig->files.fail(FileCall::Write, 2,
                          makeError(ErrorCode::DiskFull, ErrorContext::LocalFile));
        m_rig->keepsAtEnd = true;
        m_rig->start();
        m_net->sendHead(200, lengthHeaders());
        m_net->sendBytes(content(0, 100));
        m_net->sendBytes(content(100, 200));
        m_rig->checkpoint();
        m_net->sendBytes(content(200, 300));
        m_rig->checkpoint();
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::DiskFull);
        QCOMPARE(m_rig->stored.durable, ByteRanges({0, 200}));
        QCOMPARE(m_rig->stored.bytesTransferred, qint64(200));
        m_rig->start();
        QCOMPARE(m_net->requests().last().from, qint64(200));
    }

    void aFailedSyncIsNoProgress()
    {
        begin(*m_rig, *m_net);
        m_rig->start();
        m_net->sendHead(206, rangeHeaders(half));
        m_net->sendBytes(content(half, 200'000));
        m_rig->files.fail(FileCall::Sync, 1,
                          makeError(ErrorCode::InputOutput, ErrorContext::LocalFile));
        std::optional<Result<bool>> answer;
        m_rig->download->checkpoint([&answer](const Result<bool> &grew) { answer = grew; });
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::InputOutput);
        QVERIFY(answer && !*answer);
        QCOMPARE(m_rig->stored.durable, ByteRanges({0, half}));
        QCOMPARE(m_rig->stored.bytesTransferred, half);
        QVERIFY(!m_net->isOpen());
    }

    void aFailedLastSyncIsNoTransfer()
    {
        m_rig->files.fail(FileCall::Sync, 1,
                          makeError(ErrorCode::InputOutput, ErrorContext::LocalFile));
        m_rig->start();
        giveWhole(*m_net);
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::InputOutput);
        QVERIFY(m_rig->stored.durable.isEmpty());
        QVERIFY(!m_rig->stored.isFinished());
    }

    void aCheckpointVouchesForWhatWasWrittenAtItsCall()
    {
        HeldWorker held;
        DownloadRig rig(*m_net, held);
        QVERIFY(startOn(held, rig));
        m_net->sendHead(200, lengthHeaders());
        m_net->sendBytes(content(0, 1000));
        std::optional<Result<bool>> answer;
        rig.download->checkpoint([&answer](const Result<bool> &grew) { answer = grew; });
        m_net->sendBytes(content(1000, 5000));
        QVERIFY(rig.download->file().durable.isEmpty());
        held.go();
        QTRY_VERIFY(answer);
        QVERIFY(*answer && **answer);
        QCOMPARE(rig.download->file().durable, ByteRanges({0, 1000}));
    }

    void aCheckpointOfGivenUpBytesVouchesForNothing()
    {
        HeldWorker held;
        DownloadRig rig(*m_net, held);
        QVERIFY(startOn(held, rig));
        m_net->sendHead(200, lengthHeaders());
        m_net->sendBytes(content(0, half));
        std::optional<Result<bool>> first;
        rig.download->checkpoint([&first](const Result<bool> &grew) { first = grew; });
        held.go();
        QTRY_VERIFY(first);
        m_net->end(failure(ErrorCode::ConnectionClosed, ErrorContext::RemoteFile));
        QTRY_VERIFY(rig.isFinished());
        QVERIFY(startOn(held, rig));
        m_net->sendHead(206, {{"Content-Range", "bytes 150000-199999/300000"}, {"ETag", "\"v1\""}});
        m_net->sendBytes(content(half, 200'000));
        std::optional<Result<bool>> answer;
        rig.download->checkpoint([&answer](const Result<bool> &grew) { answer = grew; });
        m_net->end(); // the rest is asked for
        m_net->sendHead(200, lengthHeaders(length, "\"v2\""));
        held.go();
        QTRY_VERIFY(answer);
        QVERIFY(*answer && !**answer);
        QVERIFY(rig.download->file().durable.isEmpty());
        QTRY_VERIFY(!m_net->isPaused());
        QVERIFY(rig.partBytes().isEmpty());
    }

    void aCheckpointOfNothingNewAnswersNo()
    {
        m_rig->start();
        std::optional<Result<bool>> answer;
        m_rig->download->checkpoint([&answer](const Result<bool> &grew) { answer = grew; });
        QVERIFY(!answer); // from the event loop, always
        QTRY_VERIFY(answer);
        QVERIFY(*answer && !**answer);
        QCOMPARE(m_rig->files.count(FileCall::Sync), 0);
    }

    void aDownloadMayBeDestroyedWhileASyncIsUnderWay()
    {
        std::counting_semaphore<> gate(0);
        {
            ThreadWorker thread(QStringLiteral("disk"));
            DownloadRig rig(*m_net, thread);
            rig.start();
            thread.post([&gate] { gate.acquire(); }, this, [] {});
            m_net->sendHead(200, lengthHeaders());
            m_net->sendBytes(content());
            bool isAnswered = false;
            rig.download->checkpoint([&isAnswered](const Result<bool> &) { isAnswered = true; });
            m_net->end();
            rig.crash();
            gate.release();
            bool isThrough = false;
            thread.post([] {}, this, [&isThrough] { isThrough = true; });
            QTRY_VERIFY(isThrough);
            QVERIFY(!isAnswered);
            QVERIFY(!rig.isFinished());
            QCOMPARE(rig.files.count(FileCall::Sync), 2);
        }
    }

    void aStoppedDownloadCanStillBeCheckpointed()
    {
        m_rig->start();
        m_net->sendHead(200, lengthHeaders());
        m_net->sendBytes(content(0, half));
        m_rig->download->stop();
        QVERIFY(!m_net->isOpen());
        m_rig->checkpoint();
        QCOMPARE(m_rig->stored.durable, ByteRanges({0, half}));
        QCOMPARE(m_rig->ends, 0);
    }

    void aCheckpointIsDueEvery64MiB()
    {
        m_rig->start();
        QSignalSpy due(m_rig->download.get(), &FileDownload::checkpointDue);
        m_net->sendHead(200, lengthHeaders(200 * mebibyte));
        const QByteArray piece(8 * mebibyte, 'x');
        for (int i = 0; i < 7; ++i)
            m_net->sendBytes(piece);
        QCOMPARE(due.count(), 0);
        m_net->sendBytes(piece);
        m_net->sendBytes(piece);
        QTRY_COMPARE(due.count(), 1);
        m_rig->checkpoint();
        for (int i = 0; i < 8; ++i)
            m_net->sendBytes(piece);
        QTRY_COMPARE(due.count(), 2);
    }

    void aChecksumDecides_data()
    {
        QTest::addColumn<bool>("isRight");
        QTest::newRow("right") << true;
        QTest::newRow("wrong") << false;
    }

    void aChecksumDecides()
    {
        QFETCH(bool, isRight);
        const QByteArray digest = QCryptographicHash::hash(
            isRight ? content() : QByteArray("other"), QCryptographicHash::Sha256);
        m_rig->stored.checksum = QStringLiteral("sha-256:") + QString::fromLatin1(digest.toHex());
        m_rig->start();
        giveWhole(*m_net);
        if (!isRight) {
            // Bytes may be damaged on their way: they come once more.
            QTRY_COMPARE(m_net->requests().size(), 2);
            QVERIFY(!m_net->requests().last().wantsRange);
            giveWhole(*m_net);
        }
        QTRY_VERIFY(m_rig->isFinished());
        QCOMPARE(m_rig->hasSucceeded(), isRight);
        QCOMPARE(m_rig->errorCode(), isRight ? ErrorCode::None : ErrorCode::ChecksumMismatch);
        QCOMPARE(m_rig->stored.state, isRight ? FileState::Transferred : FileState::Failed);
        QCOMPARE(m_rig->stored.verdict, isRight ? QStringLiteral("sha-256") : QString());
        QCOMPARE(m_rig->stored.durable.isEmpty(), !isRight);
    }

    void damageOnTheWayIsRepairedByComingOnceMore()
    {
        const QByteArray digest =
            QCryptographicHash::hash(content(), QCryptographicHash::Sha256).toHex();
        m_rig->stored.checksum = QStringLiteral("sha-256:") + QString::fromLatin1(digest);
        m_rig->start();
        m_net->sendHead(200, lengthHeaders());
        m_net->sendBytes(bodyAt(2, 0, length));
        m_net->end();
        QTRY_COMPARE(m_net->requests().size(), 2);
        giveWhole(*m_net);
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), content());
        QCOMPARE(m_rig->stored.verdict, QStringLiteral("sha-256"));
    }

    void aDigestThatTheServerStatesIsChecked()
    {
        const QByteArray digest =
            QCryptographicHash::hash(content(), QCryptographicHash::Sha256).toBase64();
        m_rig->start();
        m_net->sendHead(200,
                        lengthHeaders() + RawHeaders{{"Repr-Digest", "sha-256=:" + digest + ':'}});
        m_net->sendBytes(content());
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->stored.verdict, QStringLiteral("sha-256"));
        QCOMPARE(m_rig->stored.checksumSource, QStringLiteral("Repr-Digest"));
    }

    void aWrongDigestOfTheServerKeepsTheBytes()
    {
        const RawHeaders headers =
            lengthHeaders() + RawHeaders{{"Content-MD5", QByteArray(16, 'x').toBase64()}};
        m_rig->start();
        for (int i = 0; i < 2; ++i) {
            m_net->sendHead(200, headers);
            m_net->sendBytes(content());
            m_net->end();
            QTRY_VERIFY(m_rig->isFinished() || m_net->isOpen());
        }
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::ChecksumMismatch);
        QVERIFY(m_rig->outcome->error().detail.contains(QStringLiteral("Content-MD5")));
        QCOMPARE(m_rig->stored.durable, ByteRanges({0, length}));
        // The person does not believe it: nothing has to come again.
        clearChecksum(m_rig->stored);
        m_rig->start();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_net->requests().size(), 2);
        QCOMPARE(m_rig->stored.verdict, QStringLiteral("length"));
    }

    void aBadPieceAloneComesAgain()
    {
        constexpr qint64 piece = 100'000;
        for (qint64 at = 0; at < length; at += piece) {
            m_rig->stored.pieces.digests.append(
                QCryptographicHash::hash(content(at, at + piece), QCryptographicHash::Sha256));
        }
        m_rig->stored.pieces.length = piece;
        m_rig->start();
        QByteArray damaged = content();
        damaged[150'000] = static_cast<char>(~damaged[150'000]);
        m_net->sendHead(200, lengthHeaders());
        m_net->sendBytes(damaged);
        m_net->end();
        QTRY_COMPARE(m_net->requests().size(), 2);
        QCOMPARE(m_net->requests().last().from, piece);
        QCOMPARE(m_net->requests().last().end, 2 * piece);
        m_net->sendHead(206, {{"Content-Range", "bytes 100000-199999/300000"}, {"ETag", "\"v1\""}});
        m_net->sendBytes(content(piece, 2 * piece));
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QVERIFY(m_rig->partBytes() == content());
        QCOMPARE(m_rig->stored.verdict, QStringLiteral("pieces sha-256"));
    }

    void dynamicContentIsNeverResumed()
    {
        m_rig->isDynamic = true;
        m_rig->start();
        m_net->sendHead(200, lengthHeaders());
        m_net->sendBytes(content(0, half));
        m_rig->checkpoint();
        m_rig->crash();
        QVERIFY(!m_rig->stored.durable.isEmpty());
        m_rig->start();
        QVERIFY(m_rig->stored.durable.isEmpty());
        QVERIFY(!m_net->requests().last().wantsRange);
        m_net->sendHead(200, lengthHeaders(length, "\"v2\""));
        m_net->sendBytes(bodyAt(2, 0, length));
        m_net->end();
        QTRY_VERIFY(m_rig->hasSucceeded());
        QCOMPARE(m_rig->partBytes(), bodyAt(2, 0, length));
        QCOMPARE(m_rig->stored.restarts, 0);
    }

    void aChecksumThatCannotBeReadEndsItBeforeTheNetwork()
    {
        m_rig->stored.checksum = QStringLiteral("sha-256:none");
        m_rig->start();
        QTRY_COMPARE(m_rig->errorCode(), ErrorCode::InvalidArgument);
        QVERIFY(m_net->requests().isEmpty());
    }

    void statusesEndItByTheirRemedy_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<FileState>("state");
        QTest::newRow("404") << 404 << ErrorCode::HttpStatus << FileState::Failed;
        QTest::newRow("503") << 503 << ErrorCode::HttpStatus << FileState::Waiting;
        QTest::newRow("429") << 429 << ErrorCode::HttpStatus << FileState::Waiting;
        QTest::newRow("401") << 401 << ErrorCode::AuthenticationRequired << FileState::Failed;
    }

    void statusesEndItByTheirRemedy()
    {
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        QFETCH(FileState, state);
        m_rig->start();
        m_net->sendHead(status, {{"Retry-After", "30"}});
        QTRY_COMPARE(m_rig->errorCode(), code);
        QCOMPARE(m_rig->stored.state, state);
        QCOMPARE(m_rig->stored.error.httpStatus, status);
        QCOMPARE(m_rig->retryAfter.value_or(0s), status == 503 || status == 429 ? 30s : 0s);
        QCOMPARE(m_rig->ends, 1);
    }

private:
    InlineWorker m_worker;
    std::unique_ptr<ScriptedTransports> m_net;
    std::unique_ptr<DownloadRig> m_rig;
};

QTEST_GUILESS_MAIN(TestFileDownload)
#include "tst_filedownload.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/fileupload.h"
#include "model/transfer/upload/httpsenders.h"
#include "tests/support/cuttingproxy.h"
#include "tests/support/fakeclock.h"
#include "tests/support/offsetserver.h"
#include "tests/support/testfiles.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mib = 1024 * 1024;

QByteArray randomBytes(qint64 size)
{
    QList<quint32> words(size / qint64(sizeof(quint32)) + 1);
    QRandomGenerator(7).fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.constData()), size);
}

QString checksumOf(const QByteArray &bytes)
{
    return u"sha-256:"_s
        + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// The owner of one upload after the other; `stored` is what the store would have.
class Uploader final : public FileTransfer::Owner, private Sender::Listener {
public:
    Uploader(const QUrl &url, const QByteArray &content) : m_disk(u"source"_s), m_hashing(u"hash"_s)
    {
        stored.url = url;
        stored.path = m_folder.filePath(u"letter.txt"_s);
        put(stored.path, content);
    }

    /// Until it ends, or until `untilAcknowledged` bytes are acknowledged: it is stopped then.
    void run(qint64 untilAcknowledged = -1)
    {
        m_untilAcknowledged = untilAcknowledged;
        outcome.reset();
        m_upload = std::make_unique<FileUpload>(
            UploadServices{
                .senders = m_senders, .disk = m_disk, .hashing = m_hashing, .clock = m_clock},
            *this, stored);
        m_upload->start();
        wait();
        m_upload.reset();
    }

    /// What the server says to the Cancel of the stored upload.
    CancelVerdict cancel()
    {
        UploadAim aim;
        aim.url = stored.url;
        const auto request = cancelRequest(aim, stored.upload);
        if (!request)
            return CancelVerdict::Gone;
        m_answer.reset();
        const auto sender = m_senders.make(*this);
        SendOrder order;
        order.request = *request;
        sender->start(order, std::make_unique<NoBody>());
        wait();
        return m_answer && *m_answer ? judgeCancel(stored.upload, **m_answer)
                                     : CancelVerdict::Again;
    }

    [[nodiscard]] QString outcomeText() const
    {
        if (!outcome)
            return u"none"_s;
        return *outcome
            ? u"done"_s
            : QString(errorName(outcome->error().code) + u' ' + outcome->error().detail);
    }

    File stored;
    std::optional<Done> outcome;
    QList<qint64> acknowledged; ///< as the store was told, one a save

private:
    class NoBody final : public BodySource {
    public:
        void begin(Listener &listener) override { Q_UNUSED(listener) }

        qint64 length() const override { return 0; }

        qint64 read(char *bytes, qint64 most) override
        {
            Q_UNUSED(bytes)
            Q_UNUSED(most)
            return 0;
        }
    };

    void wait()
    {
        QTimer::singleShot(60s, &m_loop, &QEventLoop::quit);
        m_loop.exec();
    }

    void saveFile(const File &file, std::function<void(const Done &)> saved) override
    {
        stored = file;
        acknowledged.append(file.upload.acknowledged);
        const bool isEnough =
            m_untilAcknowledged >= 0 && file.upload.acknowledged >= m_untilAcknowledged;
        if (!isEnough)
            return saved({});
        m_upload->stop();
        m_loop.quit();
    }

    void transferFinished(const Done &done, std::optional<std::chrono::seconds> retry) override
    {
        Q_UNUSED(retry)
        stored = m_upload->file();
        outcome = done;
        m_loop.quit();
    }

    void sendBegun() override { }

    void sendFinished(const Result<UploadAnswer> &answer, qint64 sent) override
    {
        Q_UNUSED(sent)
        m_answer = answer;
        m_loop.quit();
    }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    ThreadWorker m_disk;
    ThreadWorker m_hashing;
    HttpSenders m_senders;
    std::unique_ptr<FileUpload> m_upload;
    std::optional<Result<UploadAnswer>> m_answer;
    qint64 m_untilAcknowledged = -1;
    QEventLoop m_loop;
};

/// The longest fragment that was begun.
qint64 longestFragment(const QList<OffsetEvent> &events)
{
    qint64 longest = 0;
    for (const OffsetEvent &event : events) {
        if (event.method == "PATCH" && !event.isAnswer)
            longest = std::max(longest, event.length);
    }
    return longest;
}

qsizetype countOf(const QList<OffsetEvent> &events, const QByteArray &method)
{
    return std::count_if(events.begin(), events.end(), [&method](const OffsetEvent &event) {
        return !event.isAnswer && event.method == method;
    });
}

/// The largest offset that the server told.
qint64 offsetTold(const QList<OffsetEvent> &events)
{
    qint64 told = -1;
    for (const OffsetEvent &event : events) {
        if (event.isAnswer)
            told = std::max(told, event.offset);
    }
    return told;
}

/// Fragments that begin before an offset that the server had told.
qsizetype repeatsOf(const QList<OffsetEvent> &events)
{
    qsizetype repeats = 0;
    for (qsizetype i = 0; i < events.size(); ++i) {
        const OffsetEvent &event = events.at(i);
        const bool isFragment = event.method == "PATCH" && !event.isAnswer;
        if (isFragment && event.offset < offsetTold(events.first(i)))
            ++repeats;
    }
    return repeats;
}

} // namespace

Q_DECLARE_METATYPE(tranship::test::OffsetServer::Speaks)

/// Uploads over the network to servers that count: tus by the server that most people run.
class TestOffsetServers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void theServerIsFoundToSpeakIt();
    void anEmptyFileIsBrought();
    void cutsCostNoAcknowledgedByte();
    void anUploadGoesOnWithAnotherProcess();
    void aCancelLeavesNothing();
    void aLostUploadStartsOver();
    void aFileTooLargeIsNotBegun();
};

void TestOffsetServers::initTestCase_data()
{
    QTest::addColumn<OffsetServer::Speaks>("speaks");
    QTest::newRow("tus") << OffsetServer::Speaks::Tus;
    QTest::newRow("the draft") << OffsetServer::Speaks::Draft;
    QTest::newRow("the draft with interim answers") << OffsetServer::Speaks::DraftWithInterim;
}

void TestOffsetServers::init()
{
    QFETCH_GLOBAL(OffsetServer::Speaks, speaks);
    const QString why = OffsetServer::whyMissing(speaks);
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
}

void TestOffsetServers::theServerIsFoundToSpeakIt()
{
    QFETCH_GLOBAL(OffsetServer::Speaks, speaks);
    OffsetServer server(speaks);
    QVERIFY(server.start());
    const QByteArray content = randomBytes(3 * mib + 1);
    Uploader uploader(server.url(), content);
    uploader.run();
    QCOMPARE(uploader.outcomeText(), u"done"_s);
    const bool isTus = speaks == OffsetServer::Speaks::Tus;
    QCOMPARE(uploader.stored.upload.method, isTus ? UploadMethod::Tus : UploadMethod::Resumable);
    QVERIFY(uploader.stored.upload.isWhole);
    QVERIFY(uploader.stored.upload.expires.isValid());
    QCOMPARE(uploader.stored.verdict, isTus ? u"length"_s : u"sha-256"_s);
    QCOMPARE(uploader.stored.sentChecksum, checksumOf(content));
    QVERIFY(server.content() == content);
}

void TestOffsetServers::anEmptyFileIsBrought()
{
    QFETCH_GLOBAL(OffsetServer::Speaks, speaks);
    OffsetServer server(speaks);
    QVERIFY(server.start());
    Uploader uploader(server.url(), {});
    uploader.run();
    QCOMPARE(uploader.outcomeText(), u"done"_s);
    QCOMPARE(server.uploads().size(), 1);
    QVERIFY(server.content().isEmpty());
}

void TestOffsetServers::cutsCostNoAcknowledgedByte()
{
    QFETCH_GLOBAL(OffsetServer::Speaks, speaks);
    OffsetServer server(speaks);
    QVERIFY(server.start());
    const QByteArray content = randomBytes(24 * mib);
    CuttingProxy proxy(server.port(), 2 * mib);
    Uploader uploader(proxy.through(server.url()), content);
    constexpr int mostRuns = 20; // a lock of the server may be in the way once more
    for (int run = 0; run < mostRuns && uploader.outcomeText() != u"done"_s; ++run)
        uploader.run();
    QCOMPARE(uploader.outcomeText(), u"done"_s);
    QVERIFY(server.content() == content);
    QCOMPARE(uploader.stored.sentChecksum, checksumOf(content));
    QVERIFY2(proxy.cuts() >= 10, qPrintable(QString::number(proxy.cuts())));
    QVERIFY(std::is_sorted(uploader.acknowledged.begin(), uploader.acknowledged.end()));

    QTRY_COMPARE(offsetTold(server.events()), content.size());
    const QList<OffsetEvent> events = server.events();
    QCOMPARE(repeatsOf(events), 0);
    QCOMPARE(countOf(events, "POST"), 1);
    const auto heads = countOf(events, "HEAD") + countOf(events, "PATCH") + 10;
    const qint64 most = content.size() + proxy.cuts() * longestFragment(events) + heads * 2048;
    QVERIFY2(proxy.bytesUp() <= most, qPrintable(u"%1 > %2"_s.arg(proxy.bytesUp()).arg(most)));
}

void TestOffsetServers::anUploadGoesOnWithAnotherProcess()
{
    QFETCH_GLOBAL(OffsetServer::Speaks, speaks);
    OffsetServer server(speaks);
    QVERIFY(server.start());
    const QByteArray content = randomBytes(12 * mib);
    Uploader uploader(server.url(), content);
    uploader.run(1);
    QVERIFY(uploader.stored.upload.isOpen());
    const qint64 acknowledged = uploader.stored.upload.acknowledged;
    QVERIFY(acknowledged > 0 && acknowledged < content.size());
    server.stop();
    QVERIFY(server.start());
    uploader.run();
    QCOMPARE(uploader.outcomeText(), u"done"_s);
    QVERIFY(server.content() == content);
    QCOMPARE(countOf(server.events(), "POST"), 1);
    QTRY_COMPARE(offsetTold(server.events()), content.size());
    QCOMPARE(repeatsOf(server.events()), 0);
}

void TestOffsetServers::aCancelLeavesNothing()
{
    QFETCH_GLOBAL(OffsetServer::Speaks, speaks);
    OffsetServer server(speaks);
    QVERIFY(server.start());
    Uploader uploader(server.url(), randomBytes(12 * mib));
    uploader.run(1);
    QCOMPARE(server.uploads().size(), 1);
    QCOMPARE(uploader.cancel(), CancelVerdict::Gone);
    QCOMPARE(server.uploads(), QStringList());
    QCOMPARE(uploader.cancel(), CancelVerdict::Gone); // again, as after a lost answer
}

void TestOffsetServers::aLostUploadStartsOver()
{
    QFETCH_GLOBAL(OffsetServer::Speaks, speaks);
    OffsetServer server(speaks);
    QVERIFY(server.start());
    const QByteArray content = randomBytes(12 * mib);
    Uploader uploader(server.url(), content);
    uploader.run(1);
    server.loseUploads();
    uploader.run();
    QCOMPARE(uploader.outcomeText(), u"done"_s);
    QVERIFY(server.content() == content);
    QCOMPARE(countOf(server.events(), "POST"), 2);
}

void TestOffsetServers::aFileTooLargeIsNotBegun()
{
    QFETCH_GLOBAL(OffsetServer::Speaks, speaks);
    OffsetServer server(speaks, mib);
    QVERIFY(server.start());
    Uploader uploader(server.url(), randomBytes(mib + 1));
    uploader.run();
    QVERIFY2(uploader.outcomeText().startsWith(u"TooLarge "_s), qPrintable(uploader.outcomeText()));
    QCOMPARE(countOf(server.events(), "POST"), 0);
    QCOMPARE(server.uploads(), QStringList());
}

QTEST_GUILESS_MAIN(TestOffsetServers)
#include "tst_offsetservers.moc"

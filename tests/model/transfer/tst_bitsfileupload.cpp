// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file through FileUpload to the BITS server, over QNetworkAccessManager.

#include "model/transfer/upload/bytesbody.h"
#include "tests/model/transfer/drivenupload.h"
#include "tests/support/bitsserver.h"
#include "tests/support/scriptedresource.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QEventLoop>
#include <QTest>

#include <algorithm>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kiB = 1024;
constexpr qint64 miB = 1024 * kiB;
constexpr qint64 fileSize = 12 * miB + 77;
constexpr qint64 askedWith = 5 * kiB;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// One request by itself.
class Asking final : private Sender::Listener {
public:
    explicit Asking(HttpSenders &senders) : m_sender(senders.make(*this)) { }

    Result<UploadAnswer> ask(const UploadRequest &request)
    {
        SendOrder order;
        order.request = request;
        m_sender->start(order, std::make_unique<BytesBody>(QByteArray()));
        m_loop.exec();
        return m_answer;
    }

private:
    void sendFinished(const Result<UploadAnswer> &answer, qint64 sent) override
    {
        Q_UNUSED(sent)
        m_answer = answer;
        m_loop.quit();
    }

    std::unique_ptr<Sender> m_sender;
    Result<UploadAnswer> m_answer;
    QEventLoop m_loop;
};

} // namespace

class TestBitsFileUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aFileArrivesWhole_data();
    void aFileArrivesWhole();
    void aKilledUploadGoesOn_data();
    void aKilledUploadGoesOn();
    void aReplyIsLinkedToAndTheSessionClosedLater();
    void anEmptyFileArrives();
    void aStoppedUploadIsCancelledAtTheServer();

private:
    void put(qint64 size);
    /// Whether so many packets came before the upload was over; looks after each event.
    [[nodiscard]] bool hasPackets(qsizetype count) const;
    /// Through as many transient errors as it takes.
    void runToTheEnd();
    [[nodiscard]] QByteArray arrived() const;
    [[nodiscard]] qint64 largestFragment() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<BitsServer> m_server;
    ThreadWorker m_disk{u"disk"_s};
    ThreadWorker m_hashing{u"hashing"_s};
    std::unique_ptr<DrivenUpload> m_rig;
};

void TestBitsFileUpload::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<BitsServer>(m_folder->path());
    m_rig = std::make_unique<DrivenUpload>(m_disk, m_hashing);
    m_rig->stored.url = m_server->url(u"/f.bin"_s);
    m_rig->stored.upload.method = UploadMethod::Bits;
}

void TestBitsFileUpload::cleanup()
{
    m_rig.reset();
    m_server.reset();
    m_folder.reset();
}

void TestBitsFileUpload::put(qint64 size)
{
    tranship::test::put(m_rig->stored.path, bodyAt(7, 0, size));
}

bool TestBitsFileUpload::hasPackets(qsizetype count) const
{
    while (!m_rig->outcome && m_server->packets().size() < count)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    return !m_rig->outcome;
}

void TestBitsFileUpload::runToTheEnd()
{
    for (int tries = 0; tries < 100; ++tries) {
        m_rig->run();
        if (m_rig->hasSucceeded() || !isTransient(remedyFor(m_rig->error())))
            break;
    }
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
}

QByteArray TestBitsFileUpload::arrived() const
{
    return contentOf(m_folder->filePath(u"f.bin"_s));
}

qint64 TestBitsFileUpload::largestFragment() const
{
    qint64 largest = 0;
    for (const BitsSeen &packet : m_server->packets())
        largest = std::max(largest, packet.end - packet.begin);
    return largest;
}

void TestBitsFileUpload::aFileArrivesWhole_data()
{
    QTest::addColumn<BitsConduct>("conduct");
    QTest::addColumn<qint64>("size");
    BitsConduct conduct;
    QTest::newRow("no fault") << conduct << fileSize;
    conduct.cutAt = 40 * kiB;
    QTest::newRow("each fragment is cut") << conduct << 2 * miB + 77;
    conduct.cutAt.reset();
    conduct.cutEvery = miB + 3;
    QTest::newRow("a cut every MiB") << conduct << fileSize;
    conduct.manner = BitsConduct::Manner::OpenSpecification;
    QTest::newRow("a cut every MiB, overlaps refused") << conduct << fileSize;
    conduct.keepsCutBytes = false;
    QTest::newRow("a cut every MiB, what came is lost") << conduct << fileSize;
    conduct = {};
    conduct.swallowed = {{"Fragment", 3}, {"Close-Session", 1}};
    QTest::newRow("answers are lost") << conduct << fileSize;
}

void TestBitsFileUpload::aFileArrivesWhole()
{
    QFETCH(const BitsConduct, conduct);
    QFETCH(const qint64, size);
    m_server->setConduct(conduct);
    put(size);
    runToTheEnd();
    QCOMPARE(sha256(arrived()), sha256(bodyAt(7, 0, size)));
    QCOMPARE(m_rig->stored.state, FileState::Transferred);
    QCOMPARE(m_rig->stored.verdict, u"length"_s);
    QCOMPARE(m_rig->stored.bytesTransferred, size);

    const BitsCounts counts = m_server->counts();
    const QList<BitsSeen> packets = m_server->packets();
    const auto lost = std::count_if(packets.begin(), packets.end(), [](const BitsSeen &packet) {
        return packet.type == "Fragment" && packet.status == 0;
    });
    QCOMPARE(counts.sessions, 1);
    QCOMPARE(counts.openSessions, 0);
    QCOMPARE(counts.acknowledgedTwice, 0);
    QVERIFY(counts.twice <= lost * askedWith);
    QVERIFY(counts.received - size <= lost * largestFragment());
    if (conduct.cutEvery > 0)
        QVERIFY(counts.cuts >= size / conduct.cutEvery);
}

void TestBitsFileUpload::aKilledUploadGoesOn_data()
{
    QTest::addColumn<BitsConduct::Manner>("manner");
    QTest::newRow("Microsoft") << BitsConduct::Manner::Microsoft;
    QTest::newRow("MC-BUP") << BitsConduct::Manner::OpenSpecification;
}

void TestBitsFileUpload::aKilledUploadGoesOn()
{
    QFETCH(const BitsConduct::Manner, manner);
    BitsConduct conduct;
    conduct.manner = manner;
    m_server->setConduct(conduct);
    put(fileSize);
    int kills = 0;
    for (const int packets : {2, 4, 7, 10}) {
        m_rig->start();
        if (!hasPackets(packets))
            break;
        m_rig->crash();
        ++kills;
    }
    QVERIFY(kills > 0);
    if (!m_rig->hasSucceeded())
        runToTheEnd();
    QCOMPARE(sha256(arrived()), sha256(bodyAt(7, 0, fileSize)));
    QCOMPARE(m_server->counts().sessions, 1);
    // What was acknowledged and not stored is asked for with 5 KiB.
    QVERIFY(m_server->counts().acknowledgedTwice <= kills * askedWith);
    QVERIFY(m_server->counts().received - fileSize <= kills * largestFragment());
}

void TestBitsFileUpload::aReplyIsLinkedToAndTheSessionClosedLater()
{
    BitsConduct conduct;
    conduct.reply = "the reply";
    conduct.swallowed = {{"Fragment", 2}};
    m_server->setConduct(conduct);
    put(miB);
    UploadAim last;
    m_rig->protocols = [&](UploadAim aim, const UploadSession &session) {
        aim.wantsReply = true;
        last = aim;
        return makeUploadProtocol(aim, session);
    };
    runToTheEnd();
    const UploadSession &session = m_rig->stored.upload;
    QVERIFY(session.isWhole);
    QCOMPARE(session.replyUrl.host(), u"127.0.0.1"_s);
    QCOMPARE(m_server->counts().openSessions, 1);
    QVERIFY(!cancelRequest(last, session));
    const auto close = closeRequest(last, session);
    QVERIFY(close);
    const auto answer = Asking(m_rig->senders).ask(*close);
    QVERIFY(answer);
    QCOMPARE(judgeCancel(session, *answer), CancelVerdict::Gone);
    QCOMPARE(m_server->counts().openSessions, 0);
    QCOMPARE(sha256(arrived()), sha256(bodyAt(7, 0, miB)));
}

void TestBitsFileUpload::anEmptyFileArrives()
{
    put(0);
    runToTheEnd();
    QCOMPARE(arrived(), QByteArray());
    QCOMPARE(m_server->counts().openSessions, 0);
}

void TestBitsFileUpload::aStoppedUploadIsCancelledAtTheServer()
{
    put(fileSize);
    m_rig->start();
    QVERIFY(hasPackets(3));
    m_rig->upload->stop();
    const File file = m_rig->upload->file();
    m_rig->upload.reset();
    UploadAim aim;
    aim.url = file.url;
    const auto cancel = cancelRequest(aim, file.upload);
    QVERIFY(cancel);
    QCOMPARE(m_server->counts().openSessions, 1);
    const auto answer = Asking(m_rig->senders).ask(*cancel);
    QVERIFY(answer);
    QCOMPARE(judgeCancel(file.upload, *answer), CancelVerdict::Gone);
    QCOMPARE(m_server->counts().openSessions, 0);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList());
}

QTEST_GUILESS_MAIN(TestBitsFileUpload)
#include "tst_bitsfileupload.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/fileupload.h"

#include "model/transfer/ratelimiter.h"
#include "tests/model/transfer/drivenupload.h"
#include "tests/support/heldworker.h"
#include "tests/support/scriptedserver.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint64 seed = 3;
constexpr qint64 kib = 1024;
constexpr qint64 mib = 1024 * kib;

const QString path = u"/up"_s;

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// A protocol of the test: fragments by PUT, each acknowledged by a 2xx as far as it went; a break
/// is asked about with HEAD, whose X-Offset is believed.
class PlayProtocol final : public UploadProtocol {
public:
    struct Play {
        UploadAim aim; ///< as it was given
        QList<qint64> fragments; ///< that were offered
        QList<ByteRange> ranges; ///< that were asked for
        QList<int> answers;
        QList<QPair<ErrorCode, qint64>> breaks;
        RawHeaders digests; ///< that the end states
        RawHeaders headers; ///< of each request
        QUrl url; ///< of each request
        std::optional<Checksum::Algorithm> checksum;
        std::function<void()> onNext; ///< before each request
        bool marksEachRequest = false; ///< the session changes with each
    };

    PlayProtocol(std::shared_ptr<Play> play, const UploadAim &aim, const UploadSession &session)
        : m_play(std::move(play)),
          m_session(session)
    {
        m_play->aim = aim;
        m_session.url = m_play->url;
        m_isAsking = session.isUnsure;
    }

    [[nodiscard]] UploadStep next(qint64 fragment) override
    {
        if (m_play->onNext)
            m_play->onNext();
        m_play->fragments.append(fragment);
        if (m_isAsking) {
            UploadRequest asking;
            asking.method = "HEAD";
            asking.url = m_play->url;
            return asking;
        }
        const qint64 at = m_session.acknowledged;
        if (at == m_play->aim.size && m_isSent) {
            m_session.isWhole = true;
            return UploadEnd{{}, UploadEnd::Proof::Length, {}, m_play->digests};
        }
        UploadRequest sending;
        sending.method = "PUT";
        sending.url = m_play->url;
        sending.headers = m_play->headers;
        sending.body = {at, std::min(at + fragment, m_play->aim.size)};
        sending.checksum = m_play->checksum;
        sending.checksumHeader = "Upload-Checksum";
        sending.checksumPrefix = "sha1 ";
        m_asked = sending.body;
        m_play->ranges.append(m_asked);
        if (m_play->marksEachRequest)
            m_session.sent = m_asked.end;
        return sending;
    }

    void answered(const UploadAnswer &answer) override
    {
        m_play->answers.append(answer.head.status);
        m_isSent = true;
        if (std::exchange(m_isAsking, false))
            m_session.acknowledged = answer.head.header("X-Offset").toLongLong();
        else
            m_session.acknowledged = m_asked.end;
        m_session.isUnsure = false;
    }

    void broken(const Error &error, qint64 sent) override
    {
        m_play->breaks.append({error.code, sent});
        m_isAsking = true;
        m_session.isUnsure = true;
    }

    [[nodiscard]] const UploadSession &session() const override { return m_session; }

private:
    const std::shared_ptr<Play> m_play;
    UploadSession m_session;
    ByteRange m_asked;
    bool m_isAsking = false;
    bool m_isSent = false;
};

using Change = std::function<void(const QString &path)>;

void writeMore(const QString &file)
{
    QFile source(file);
    QVERIFY(source.open(QIODevice::Append));
    QVERIFY(source.write("more") > 0);
}

void writeOver(const QString &file)
{
    // The same size; on some kernels the time of a file is as coarse as a tick.
    struct stat before = {};
    struct stat after = {};
    ::stat(QFile::encodeName(file).constData(), &before);
    do {
        QFile source(file);
        QVERIFY(source.open(QIODevice::ReadWrite));
        QVERIFY(source.write("x") > 0);
        source.close();
        ::stat(QFile::encodeName(file).constData(), &after);
    } while (before.st_mtim.tv_nsec == after.st_mtim.tv_nsec
             && before.st_mtim.tv_sec == after.st_mtim.tv_sec);
}

void shorten(const QString &file)
{
    QVERIFY(QFile::resize(file, 10));
}

void replace(const QString &file)
{
    const QString other = file + u".other"_s;
    const QByteArray content = contentOf(file);
    struct stat was = {};
    ::stat(QFile::encodeName(file).constData(), &was);
    put(other, content);
    const struct timespec times[] = {was.st_atim, was.st_mtim};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(other).constData(), times, 0), 0);
    QCOMPARE(::rename(QFile::encodeName(other).constData(), QFile::encodeName(file).constData()),
             0);
}

void removeIt(const QString &file)
{
    QVERIFY(QFile::remove(file));
}

/// Kilobytes of memory that this process has now.
qint64 residentKib()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / kib;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestFileUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    // one request
    void bringsAFile_data();
    void bringsAFile();
    void endsAsTheServerSays_data();
    void endsAsTheServerSays();
    void asksAboutALostAnswer();
    void startsOverWhereTheServerCannotResume();
    void comparesWhatTheServerStates_data();
    void comparesWhatTheServerStates();

    // fragments
    void bringsAFileInFragments();
    void countsWhatIsAcknowledgedOnly();
    void checkpointsWhenMoreIsAcknowledged();
    void savesTheSessionBeforeTheNextRequest();
    void savesNothingForMereProgress();
    void endsWhenTheSessionCannotBeSaved();
    void goesOnWhereTheServerSays();
    void goesOnAfterACrash();
    void endsWhenTheQuestionBreaksToo();
    void halvesFragmentsThatWentLost();
    void keepsFragmentsSmallUnderALimit();
    void statesTheChecksumOfAFragment();
    void givesTheJobsHeadersToItsTargetOnly();

    // the source
    void endsWithoutASource_data();
    void endsWithoutASource();
    void noticesThatTheSourceChanged_data();
    void noticesThatTheSourceChanged();
    void takesAFileThatChangedBeforeItBegan();
    void hashesWhatWasSentBefore();
    void isNotHeldUpByTheHash();
    void readsWhatTheHashLeftOut();

    // the rest
    void stopsWithoutAWord();
    void showsItsConnection();
    void keepsItsMemoryFlat();

private:
    void playFragments(qint64 size);
    [[nodiscard]] QByteArray received() const;

    std::unique_ptr<ScriptedServer> m_server;
    ThreadWorker m_disk{u"disk"_s};
    ThreadWorker m_hashing{u"hashing"_s};
    std::unique_ptr<DrivenUpload> m_rig;
    std::shared_ptr<PlayProtocol::Play> m_play;
};

void TestFileUpload::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_rig = std::make_unique<DrivenUpload>(m_disk, m_hashing);
    m_rig->stored.url = m_server->url(path);
    m_play = std::make_shared<PlayProtocol::Play>();
    m_play->url = m_server->url(path);
    Resource created;
    created.status = 201;
    m_server->setResource(path, created);
}

void TestFileUpload::cleanup()
{
    m_rig.reset();
    m_server.reset();
}

void TestFileUpload::playFragments(qint64 size)
{
    put(m_rig->stored.path, bodyAt(seed, 0, size));
    m_rig->protocols = [play = m_play](const UploadAim &aim, const UploadSession &session) {
        return std::make_unique<PlayProtocol>(play, aim, session);
    };
}

/// The bodies of all requests, one after the other.
QByteArray TestFileUpload::received() const
{
    QByteArray all;
    for (const SeenRequest &request : m_server->requests())
        all += request.body;
    return all;
}

// One request

void TestFileUpload::bringsAFile_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("an empty file") << qint64(0);
    QTest::newRow("a byte") << qint64(1);
    QTest::newRow("less than a block") << 100 * kib;
    QTest::newRow("blocks and a byte") << 5 * mib + 1;
}

void TestFileUpload::bringsAFile()
{
    QFETCH(const qint64, size);
    const QByteArray content = bodyAt(seed, 0, size);
    put(m_rig->stored.path, content);
    m_rig->run();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    const SeenRequest seen = m_server->requests().last();
    QCOMPARE(seen.method, "PUT");
    QCOMPARE(seen.header("Content-Length"), QByteArray::number(size));
    QVERIFY(seen.body == content);
    const File &file = m_rig->stored;
    QCOMPARE(file.state, FileState::Transferred);
    QCOMPARE(file.bytesTotal, size);
    QCOMPARE(file.bytesTransferred, size);
    QCOMPARE(file.verdict, u"status"_s);
    QCOMPARE(file.sentChecksum, checksumText({Checksum::Algorithm::Sha256, sha256(content)}));
    QCOMPARE(file.source.size, size);
    QVERIFY(file.source.inode != 0);
    QVERIFY(file.upload.isWhole);
    QCOMPARE(m_rig->ends, 1);
    QCOMPARE(m_rig->connected, 1);
    QCOMPARE(m_rig->completed, 1);
}

void TestFileUpload::endsAsTheServerSays_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isBeforeBody");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<FileState>("state");
    QTest::newRow("K5: 401 after the body")
        << 401 << false << ErrorCode::AuthenticationRequired << FileState::Failed;
    QTest::newRow("K5: 413 before the body")
        << 413 << true << ErrorCode::HttpStatus << FileState::Failed;
    QTest::newRow("K5: 503 after the body")
        << 503 << false << ErrorCode::HttpStatus << FileState::Waiting;
    QTest::newRow("K5: 503 before the body")
        << 503 << true << ErrorCode::HttpStatus << FileState::Waiting;
    QTest::newRow("Q3: 303 would become a GET")
        << 303 << false << ErrorCode::HttpStatus << FileState::Failed;
}

void TestFileUpload::endsAsTheServerSays()
{
    QFETCH(const int, status);
    QFETCH(const bool, isBeforeBody);
    QFETCH(const ErrorCode, code);
    QFETCH(const FileState, state);
    put(m_rig->stored.path, bodyAt(seed, 0, 3 * mib));
    Resource asked; // PUT asks what is there, then sends
    asked.status = 404;
    Resource refusal;
    refusal.status = status;
    refusal.statusHeaders = {{"Retry-After", "77"}};
    refusal.answersBeforeBody = isBeforeBody;
    m_server->setScript(path, {{0, asked}, {1, refusal}});
    m_rig->run();
    QCOMPARE(m_rig->error().httpStatus, status);
    QCOMPARE(m_rig->error().code, code);
    QCOMPARE(m_rig->stored.state, state);
    QCOMPARE(m_rig->stored.bytesTransferred, 0);
    if (status == 503)
        QCOMPARE(m_rig->retryAfter, 77s);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestFileUpload::asksAboutALostAnswer()
{
    // K3
    constexpr qint64 size = 3 * mib;
    put(m_rig->stored.path, bodyAt(seed, 0, size));
    Resource missing;
    missing.status = 404;
    Resource deaf;
    deaf.swallowsAnswer = true;
    Resource there;
    there.size = size;
    there.etag = "\"new\"";
    m_server->setScript(path, {{0, missing}, {1, deaf}, {2, there}});
    m_rig->run();
    QCOMPARE(m_rig->error().code, ErrorCode::ConnectionClosed);
    QCOMPARE(m_rig->stored.state, FileState::Waiting);
    QVERIFY(m_rig->stored.upload.isUnsure);
    m_rig->run();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    QCOMPARE(m_rig->stored.verdict, u"length"_s);
    const QList<SeenRequest> seen = m_server->requests();
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen.at(1).method, "PUT");
    QCOMPARE(seen.at(2).method, "HEAD");
}

void TestFileUpload::startsOverWhereTheServerCannotResume()
{
    // K6
    constexpr qint64 size = 20 * mib;
    put(m_rig->stored.path, bodyAt(seed, 0, size));
    Resource missing;
    missing.status = 404;
    Resource cut;
    cut.bodyCutAt = 2 * mib;
    Resource created;
    created.status = 201;
    m_server->setScript(path, {{0, missing}, {1, cut}, {2, missing}, {3, created}});
    m_rig->run();
    QCOMPARE(m_rig->error().code, ErrorCode::ConnectionClosed);
    QCOMPARE(m_rig->stored.state, FileState::Waiting);
    QCOMPARE(m_rig->stored.bytesTransferred, 0);
    m_rig->run();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    QVERIFY(m_server->requests().last().body == bodyAt(seed, 0, size));
}

void TestFileUpload::comparesWhatTheServerStates_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("verdict");
    const QByteArray content = bodyAt(seed, 0, 3 * mib);
    const auto base64 = [&content](QCryptographicHash::Algorithm algorithm) {
        return QCryptographicHash::hash(content, algorithm).toBase64();
    };
    QTest::newRow("its SHA-256 is that of what was sent")
        << QByteArray("Repr-Digest")
        << QByteArray("sha-256=:" + base64(QCryptographicHash::Sha256) + ":") << u"sha-256"_s;
    QTest::newRow("its MD5 is that of what was sent")
        << QByteArray("Digest") << QByteArray("md5=" + base64(QCryptographicHash::Md5)) << u"md5"_s;
    QTest::newRow("K4: it has something else")
        << QByteArray("Repr-Digest") << QByteArray("sha-256=:" + sha256("other").toBase64() + ":")
        << QString();
}

void TestFileUpload::comparesWhatTheServerStates()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, verdict);
    put(m_rig->stored.path, bodyAt(seed, 0, 3 * mib));
    Resource created;
    created.status = 201;
    created.statusHeaders = {{name, value}};
    m_server->setResource(path, created);
    m_rig->run();
    QCOMPARE(m_rig->hasSucceeded(), !verdict.isEmpty());
    QCOMPARE(m_rig->stored.verdict, verdict);
    if (!verdict.isEmpty())
        return;
    QCOMPARE(m_rig->error().code, ErrorCode::ChecksumMismatch);
    QCOMPARE(m_rig->error().context, ErrorContext::RemoteFile);
    QCOMPARE(m_rig->stored.state, FileState::Failed);
    QCOMPARE(m_rig->stored.bytesTransferred, 0);
    QVERIFY(!m_rig->stored.upload.isWhole);
    QCOMPARE(m_rig->stored.upload.method, UploadMethod::Put);
}

// Fragments

void TestFileUpload::bringsAFileInFragments()
{
    constexpr qint64 size = 5 * mib + 7;
    playFragments(size);
    m_rig->run();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    QVERIFY(received() == bodyAt(seed, 0, size));
    QCOMPARE(m_play->fragments.first(), 64 * kib);
    QVERIFY(m_play->fragments.last() > m_play->fragments.first());
    QCOMPARE(m_rig->stored.verdict, u"length"_s);
    QCOMPARE(m_rig->stored.sentChecksum,
             checksumText({Checksum::Algorithm::Sha256, sha256(bodyAt(seed, 0, size))}));
    QCOMPARE(m_play->aim.fileName, u"file.bin"_s);
    QCOMPARE(m_play->aim.size, size);
    QVERIFY(qAbs(m_play->aim.modified.secsTo(QDateTime::currentDateTimeUtc())) < 600);
}

void TestFileUpload::countsWhatIsAcknowledgedOnly()
{
    playFragments(mib);
    Resource created;
    created.status = 201;
    Resource silent = created;
    silent.stallsBeforeHead = true;
    m_server->setScript(path, {{0, created}, {1, silent}});
    m_rig->start();
    QTRY_COMPARE(m_server->requests().size(), 2);
    QTRY_COMPARE(m_server->requests().last().bodyReceived, m_play->ranges.last().length());
    QCOMPARE(m_rig->upload->file().bytesTransferred, 64 * kib);
    QCOMPARE(m_rig->upload->file().upload.acknowledged, 64 * kib);
    m_server->release(path);
    m_rig->await();
    QCOMPARE(m_rig->stored.bytesTransferred, mib);
}

void TestFileUpload::checkpointsWhenMoreIsAcknowledged()
{
    playFragments(mib);
    Resource created;
    created.status = 201;
    Resource silent = created;
    silent.stallsBeforeHead = true;
    m_server->setScript(path, {{0, created}, {1, silent}});
    m_rig->start();
    QTRY_COMPARE(m_server->requests().size(), 2);
    QList<bool> grew;
    const auto note = [&grew](const Result<bool> &done) { grew.append(done && *done); };
    m_rig->upload->checkpoint(note);
    QCOMPARE(grew.size(), 0);
    QTRY_COMPARE(grew, QList<bool>{true});
    m_rig->upload->checkpoint(note);
    QTRY_COMPARE(grew, (QList<bool>{true, false}));
    m_server->release(path);
    m_rig->await();
}

void TestFileUpload::savesTheSessionBeforeTheNextRequest()
{
    playFragments(mib);
    m_play->marksEachRequest = true;
    m_rig->saveAnswer.reset();
    m_rig->start();
    QTRY_VERIFY(m_rig->heldSave);
    QCOMPARE(m_server->requests().size(), 0);
    m_rig->saveAnswer = Done{};
    m_rig->stored = m_rig->upload->file();
    QCOMPARE(m_rig->stored.upload.sent, 64 * kib);
    QCOMPARE(m_rig->stored.source.size, mib);
    m_rig->heldSave({});
    m_rig->await();
    QVERIFY(m_rig->hasSucceeded());
    QCOMPARE(m_rig->saves, m_server->requests().size());
}

void TestFileUpload::savesNothingForMereProgress()
{
    playFragments(mib);
    m_rig->run();
    QVERIFY(m_rig->hasSucceeded());
    QVERIFY(m_server->requests().size() > 2);
    QCOMPARE(m_rig->saves, 1); // the session and the source, before the first
}

void TestFileUpload::endsWhenTheSessionCannotBeSaved()
{
    playFragments(mib);
    m_rig->saveAnswer = failure(ErrorCode::StoreFailed, ErrorContext::QueueManager);
    m_rig->run();
    QCOMPARE(m_rig->error().code, ErrorCode::StoreFailed);
    QCOMPARE(m_server->requests().size(), 0);
}

void TestFileUpload::goesOnWhereTheServerSays()
{
    // K2: the server has less than what left, and more than what was acknowledged.
    constexpr qint64 size = mib;
    playFragments(size);
    Resource created;
    created.status = 201;
    Resource cut;
    cut.bodyCutAt = 100'000;
    cut.cut = Resource::Cut::Reset;
    Resource told;
    told.headers = {{"X-Offset", QByteArray::number(64 * kib + 100'000)}};
    m_server->setScript(path, {{0, created}, {1, cut}, {2, told}, {3, created}});
    m_rig->run();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    QCOMPARE(m_play->breaks.size(), 1);
    QCOMPARE(m_play->breaks.first().first, ErrorCode::ConnectionClosed);
    QVERIFY(m_play->breaks.first().second >= 100'000);
    QVERIFY(received() == bodyAt(seed, 0, size));
    QCOMPARE(m_rig->stored.sentChecksum,
             checksumText({Checksum::Algorithm::Sha256, sha256(bodyAt(seed, 0, size))}));
}

void TestFileUpload::goesOnAfterACrash()
{
    // K2
    constexpr qint64 size = mib;
    playFragments(size);
    m_play->marksEachRequest = true;
    Resource created;
    created.status = 201;
    Resource stall;
    stall.bodyCutAt = 100'000;
    stall.cut = Resource::Cut::Stall;
    Resource told;
    told.headers = {{"X-Offset", QByteArray::number(64 * kib + 50'000)}};
    m_server->setScript(path, {{0, created}, {1, stall}, {2, told}, {3, created}});
    m_rig->start();
    QTRY_COMPARE(m_server->requests().size(), 2);
    QTRY_COMPARE(m_server->requests().last().bodyReceived, 100'000);
    m_rig->crash();
    m_rig->stored.upload.isUnsure = true;
    m_rig->run();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    QCOMPARE(m_play->ranges.at(2).begin, 64 * kib + 50'000);
}

void TestFileUpload::endsWhenTheQuestionBreaksToo()
{
    playFragments(mib);
    Resource deaf;
    deaf.closesBeforeHead = true;
    m_server->setResource(path, deaf);
    m_rig->run();
    QCOMPARE(m_rig->error().code, ErrorCode::ConnectionClosed);
    QCOMPARE(m_rig->stored.state, FileState::Waiting);
    QVERIFY(m_rig->stored.upload.isUnsure);
    QCOMPARE(m_play->breaks.size(), 2);
}

void TestFileUpload::halvesFragmentsThatWentLost()
{
    playFragments(4 * mib);
    Resource created;
    created.status = 201;
    Resource cut;
    cut.bodyCutAt = 1000;
    Resource told;
    told.headers = {{"X-Offset", "65536"}};
    m_server->setScript(path, {{0, created}, {1, cut}, {2, told}, {3, created}});
    m_rig->run();
    QVERIFY(m_rig->hasSucceeded());
    QCOMPARE(m_play->ranges.at(2).begin, m_play->ranges.at(1).begin);
    QCOMPARE(m_play->ranges.at(2).length(), m_play->ranges.at(1).length() / 2);
}

void TestFileUpload::keepsFragmentsSmallUnderALimit()
{
    RateLimiter limiter(m_rig->clock);
    m_rig->throttle = limiter.makeThrottle();
    m_rig->throttle->setJob(Priority::Normal, 100'000);
    playFragments(mib);
    m_rig->start();
    // The clock goes as fast as it is let.
    QTimer clock;
    connect(&clock, &QTimer::timeout, this, [&] {
        m_rig->clock.advance(100ms);
        limiter.serve();
    });
    clock.start(0);
    m_rig->await();
    QVERIFY(m_rig->hasSucceeded());
    for (const ByteRange &range : std::as_const(m_play->ranges))
        QVERIFY(range.length() <= 200'000);
    QCOMPARE(m_rig->throttle->taken(), mib);
}

void TestFileUpload::statesTheChecksumOfAFragment()
{
    playFragments(200 * kib);
    m_play->checksum = Checksum::Algorithm::Sha1;
    m_rig->run();
    QVERIFY(m_rig->hasSucceeded());
    for (const SeenRequest &seen : m_server->requests()) {
        QCOMPARE(seen.header("Upload-Checksum"),
                 "sha1 "
                     + QCryptographicHash::hash(seen.body, QCryptographicHash::Sha1).toBase64());
    }
}

void TestFileUpload::givesTheJobsHeadersToItsTargetOnly()
{
    // F1
    m_rig->headers = {{"Authorization", "secret"}, {"X-Both", "of the job"}};
    m_play->headers = {{"X-Both", "of the protocol"}};
    playFragments(kib);
    m_rig->run();
    QVERIFY(m_rig->hasSucceeded());
    QCOMPARE(m_server->requests().last().header("Authorization"), "secret");
    QCOMPARE(m_server->requests().last().header("X-Both"), "of the protocol");

    m_rig->stored.upload = {};
    m_rig->stored.url = QUrl(u"http://127.0.0.2:9/up"_s);
    m_rig->run();
    QVERIFY(m_rig->hasSucceeded());
    QCOMPARE(m_server->requests().last().header("Authorization"), QByteArray());
}

// The source

void TestFileUpload::endsWithoutASource_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<FileState>("state");
    QTest::newRow("K1: it is missing")
        << u"missing.bin"_s << ErrorCode::FileNotFound << FileState::Failed;
    QTest::newRow("its medium was pulled")
        << u"gone/file.bin"_s << ErrorCode::FolderMissing << FileState::Waiting;
    QTest::newRow("it is a folder") << u"."_s << ErrorCode::NotAFile << FileState::Failed;
}

void TestFileUpload::endsWithoutASource()
{
    QFETCH(const QString, name);
    QFETCH(const ErrorCode, code);
    QFETCH(const FileState, state);
    m_rig->stored.path = m_rig->folder.filePath(name);
    m_rig->run();
    QCOMPARE(m_rig->error().code, code);
    QCOMPARE(m_rig->error().context, ErrorContext::LocalFile);
    QVERIFY(m_rig->error().detail.contains(m_rig->stored.path));
    QCOMPARE(m_rig->stored.state, state);
    QCOMPARE(m_server->requests().size(), 0);
}

void TestFileUpload::noticesThatTheSourceChanged_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("when");
    QTest::addColumn<ErrorCode>("code");
    const QList<QPair<const char *, Change>> changes{{"longer", writeMore},
                                                     {"written to", writeOver},
                                                     {"shorter", shorten},
                                                     {"another file", replace}};
    for (const auto &[name, change] : changes) {
        QTest::addRow("K1: %s between two runs", name)
            << change << 0 << ErrorCode::LocalFileChanged;
        QTest::addRow("K1: %s between two fragments", name)
            << change << 1 << ErrorCode::LocalFileChanged;
        QTest::addRow("K1: %s at the end", name) << change << 2 << ErrorCode::LocalFileChanged;
    }
    QTest::newRow("K1: removed between two fragments")
        << Change(removeIt) << 1 << ErrorCode::FileNotFound;
}

void TestFileUpload::noticesThatTheSourceChanged()
{
    QFETCH(const Change, change);
    QFETCH(const int, when);
    QFETCH(const ErrorCode, code);
    playFragments(100 * kib);
    if (when == 0) {
        m_rig->start();
        QTRY_VERIFY(!m_server->requests().isEmpty());
        m_rig->upload->stop();
        m_rig->stored = m_rig->upload->file();
        m_rig->crash();
        QVERIFY(m_rig->stored.source.inode != 0);
        change(m_rig->stored.path);
    } else {
        m_play->onNext = [this, change, when] {
            const bool isTime = when == 1 ? m_play->answers.size() == 1
                                          : m_play->ranges.size() == m_play->answers.size()
                    && !m_play->ranges.isEmpty() && m_play->ranges.last().end == 100 * kib;
            if (isTime)
                change(m_rig->stored.path);
        };
    }
    m_rig->run();
    QCOMPARE(m_rig->error().code, code);
    QCOMPARE(m_rig->error().context, ErrorContext::LocalFile);
    QCOMPARE(m_rig->stored.state, FileState::Failed);
    QVERIFY(m_rig->stored.verdict.isEmpty());
    if (when == 1)
        QCOMPARE(m_server->requests().size(), 1);
}

void TestFileUpload::takesAFileThatChangedBeforeItBegan()
{
    put(m_rig->stored.path, "short");
    m_rig->stored.source = {1, 1ns, 1};
    m_rig->run();
    QVERIFY(m_rig->hasSucceeded());
    QCOMPARE(m_rig->stored.source.size, 5);
}

void TestFileUpload::hashesWhatWasSentBefore()
{
    constexpr qint64 size = 3 * mib;
    playFragments(size);
    const QByteArray digest = sha256(bodyAt(seed, 0, size));
    m_play->digests = {{"Repr-Digest", "sha-256=:" + digest.toBase64() + ":"}};
    // Another run has brought the first half; this one is told so.
    m_rig->start();
    QTRY_VERIFY(m_server->requests().size() >= 1);
    m_rig->upload->stop();
    m_rig->stored = m_rig->upload->file();
    m_rig->crash();
    m_rig->stored.upload.acknowledged = size / 2;
    m_rig->stored.upload.isUnsure = false;
    m_play->ranges.clear();
    m_rig->run();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    QCOMPARE(m_play->ranges.first().begin, size / 2);
    QCOMPARE(m_rig->stored.verdict, u"sha-256"_s);
    QCOMPARE(m_rig->stored.sentChecksum, checksumText({Checksum::Algorithm::Sha256, digest}));
}

void TestFileUpload::isNotHeldUpByTheHash()
{
    HeldWorker hashing;
    hashing.hold();
    m_rig = std::make_unique<DrivenUpload>(m_disk, hashing);
    m_rig->stored.url = m_server->url(path);
    put(m_rig->stored.path, bodyAt(seed, 0, 20 * mib));
    m_rig->run();
    QVERIFY(m_rig->hasSucceeded());
    QCOMPARE(m_rig->stored.verdict, u"status"_s);
    QCOMPARE(m_rig->stored.sentChecksum, QString());
    QVERIFY(hashing.count() <= 9);
    hashing.release();
}

void TestFileUpload::readsWhatTheHashLeftOut()
{
    HeldWorker hashing;
    hashing.hold();
    m_rig = std::make_unique<DrivenUpload>(m_disk, hashing);
    m_rig->stored.url = m_server->url(path);
    const QByteArray content = bodyAt(seed, 0, 20 * mib);
    put(m_rig->stored.path, content);
    Resource created;
    created.status = 201;
    created.statusHeaders = {{"Repr-Digest", "sha-256=:" + sha256(content).toBase64() + ":"}};
    m_server->setResource(path, created);
    m_rig->start();
    QSignalSpy completed(m_rig->upload.get(), &FileTransfer::bytesComplete);
    QVERIFY(completed.wait(30'000));
    QVERIFY(m_rig->upload->isSettling());
    QTRY_VERIFY(hashing.count() > 8); // the blocks that it held, then the rest
    hashing.release();
    m_rig->await();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    QCOMPARE(m_rig->stored.verdict, u"sha-256"_s);
}

// The rest

void TestFileUpload::stopsWithoutAWord()
{
    playFragments(mib);
    Resource stall;
    stall.bodyCutAt = 1000;
    stall.cut = Resource::Cut::Stall;
    m_server->setResource(path, stall);
    m_rig->start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_rig->upload->stop();
    QCOMPARE(m_play->breaks.size(), 1);
    QVERIFY(m_rig->upload->file().upload.isUnsure);
    QTRY_COMPARE(m_server->openConnections(), 0);
    QCOMPARE(m_rig->ends, 0);
    QVERIFY(m_rig->upload->connections().isEmpty());
}

void TestFileUpload::showsItsConnection()
{
    playFragments(mib);
    Resource silent;
    silent.stallsBeforeHead = true;
    m_server->setResource(path, silent);
    m_rig->start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    QTRY_COMPARE(m_server->requests().first().bodyReceived, 64 * kib);
    const QList<ConnectionView> views = m_rig->upload->connections();
    QCOMPARE(views.size(), 1);
    QCOMPARE(views.first().host, u"127.0.0.1:"_s + QString::number(m_server->port()));
    QCOMPARE(views.first().claim, (ByteRange{0, 64 * kib}));
    QCOMPARE(views.first().at, 64 * kib);
    QVERIFY(views.first().isOpen);
    m_server->release(path);
    m_rig->await();
}

void TestFileUpload::keepsItsMemoryFlat()
{
    // K11: the server is slower than the disk, the file has holes instead of bytes.
    QFile source(m_rig->stored.path);
    QVERIFY(source.open(QIODevice::WriteOnly));
    QVERIFY(source.resize(600 * mib));
    source.close();
    Resource created;
    created.status = 201;
    created.keepsBody = false;
    m_server->setResource(path, created);
    const qint64 before = residentKib();
    qint64 most = 0;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&most] { most = std::max(most, residentKib()); });
    look.start(5ms);
    m_rig->run();
    QVERIFY2(m_rig->hasSucceeded(), qPrintable(m_rig->error().detail));
    QCOMPARE(m_server->requests().last().bodyReceived, 600 * mib);
    QVERIFY2((most - before) / kib < 30, qPrintable(QString::number((most - before) / kib)));
}

QTEST_GUILESS_MAIN(TestFileUpload)
#include "tst_fileupload.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <array>
#include <chrono>
#include <functional>
#include <tuple>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 size = 2'000'000;
constexpr int manyConnections = 8;
/// What one of many connections is given a second: where one gets all at once, there is nothing to
/// share.
constexpr qint64 sharedPace = 1'000'000;
const QString path = u"/file.bin"_s;
const QString login = u"/login"_s;

using Script = QMap<int, Resource>;

/// A server that is not what it should be, and what may come of it.
struct Lie {
    Script script;
    /// How the job may end; None: Transferred.
    QSet<ErrorCode> ends{ErrorCode::None};
    /// At most, with one connection; what Qt repeats by itself comes on top.
    int requests = 2;
    /// Seeds of the bodies that are the file.
    QList<quint64> versions{1};
    qint64 length = size;
    /// Nothing tells the length: what came before the connection broke may pass for all of it, and
    /// the verdict says so.
    bool isLengthless = false;
    QString checksum{};
    std::chrono::milliseconds patience = 20s;
    bool dropsOut = false; ///< the server is away at first
};

using Lies = QList<std::pair<QByteArray, Lie>>;

/// Which says it takes ranges, as servers that answer them wrongly do.
Resource file()
{
    Resource resource = honest(size);
    resource.headers = {{"Accept-Ranges", "bytes"}};
    return resource;
}

Resource changed(Resource resource, const std::function<void(Resource &)> &change)
{
    change(resource);
    return resource;
}

/// A file one of whose first answers is reset at a byte drawn from `seed`.
Resource broken(quint32 seed, int times = 1)
{
    return changed(file(), [&](Resource &resource) {
        resource.cutSeed = seed;
        resource.cutTimes = times;
        resource.cut = Resource::Cut::Reset;
    });
}

Resource brokenWith(quint32 seed, Resource::Ranges ranges)
{
    return changed(broken(seed), [&](Resource &resource) { resource.ranges = ranges; });
}

Resource version(quint64 seed, Resource resource = file())
{
    resource.seed = seed;
    resource.etag = "\"v" + QByteArray::number(seed) + '"';
    return resource;
}

Resource status(int code, const Resource::Headers &headers = {})
{
    return changed(file(), [&](Resource &resource) {
        resource.status = code;
        resource.statusHeaders = headers;
        resource.statusBody = 300;
    });
}

Resource raw(const QByteArray &bytes)
{
    return changed(file(), [&](Resource &resource) { resource.raw = bytes; });
}

Resource page()
{
    Resource resource;
    resource.size = 5000;
    resource.seed = 99;
    resource.contentType = "text/html";
    resource.ranges = Resource::Ranges::Ignored;
    return resource;
}

Resource toLogin()
{
    return changed(file(), [](Resource &resource) { resource.location = login.toLatin1(); });
}

QString sha256(quint64 seed)
{
    return u"sha-256:"_s
        + QString::fromLatin1(
               QCryptographicHash::hash(bodyAt(seed, 0, size), QCryptographicHash::Sha256).toHex());
}

/// Six in ten answers are something else than the file.
Script flaky(quint32 seed)
{
    QRandomGenerator random(seed);
    Script script;
    for (int number = 0; number < 40; ++number) {
        Resource resource = broken(seed + static_cast<quint32>(number), -1);
        switch (random.bounded(10)) {
        case 0:
        case 1:
            resource.cut = Resource::Cut::Close;
            break;
        case 2:
            resource = status(503);
            break;
        case 3:
            resource.closesBeforeHead = true;
            break;
        case 4:
            resource = status(500);
            break;
        case 5:
            break;
        default:
            resource = file();
            break;
        }
        script.insert(number, resource);
    }
    script.insert(40, file());
    return script;
}

/// Whether the seed makes a difference.
bool isDrawn(const Lie &lie)
{
    return std::any_of(lie.script.begin(), lie.script.end(),
                       [](const Resource &resource) { return resource.cutSeed.has_value(); });
}

/// The script, at a pace at which further connections are worth it where there may be many.
Script pacedFor(int connections, Script script)
{
    if (connections < manyConnections)
        return script;
    for (Resource &resource : script) {
        // What has no length has one connection at any pace, and each try comes from its beginning.
        const bool isLengthless = resource.framing != Resource::Framing::Length;
        if (resource.bytesPerSecond == 0 && !isLengthless)
            resource.bytesPerSecond = sharedPace;
    }
    return script;
}

} // namespace

/// Servers that lie, break, stall and change their mind, in front of the whole queue: whatever they
/// do, a job ends with the right bytes or in an error with a name, after a bounded number of
/// requests; nothing else ever stands under a final name.
class LiesTest final : public QObject {
    Q_OBJECT

private:
    static constexpr int tries = 7; ///< until a job without progress is out of patience
    /// How often Qt repeats a request whose connection breaks before the head is read.
    static constexpr int repeats = 3;

    static Lies rangeLies(quint32 seed);
    static Lies versionLies(quint32 seed);
    static Lies lengthLies(quint32 seed);
    static Lies contentLies(quint32 seed);
    static Lies connectionLies(quint32 seed);
    static Lies statusLies(quint32 seed);

    static void rows(Lies (*lies)(quint32))
    {
        QTest::addColumn<Lie>("lie");
        QTest::addColumn<int>("connections");
        for (const int connections : {1, 4, manyConnections}) {
            for (const quint32 seed : {1U, 2U}) {
                const Lies all = lies(seed);
                for (const auto &[name, lie] : all) {
                    const bool isFurther = seed > 1;
                    if (isFurther && (!isDrawn(lie) || connections == manyConnections))
                        continue;
                    QTest::addRow("%s, seed %u, %d connections", name.constData(), seed,
                                  connections)
                        << lie << connections;
                }
            }
        }
    }

    static void run();

private Q_SLOTS:

    void ranges_data() { rows(&rangeLies); }

    void ranges() { run(); }

    void versions_data() { rows(&versionLies); }

    void versions() { run(); }

    void lengths_data() { rows(&lengthLies); }

    void lengths() { run(); }

    void contents_data() { rows(&contentLies); }

    void contents() { run(); }

    void connections_data() { rows(&connectionLies); }

    void connections() { run(); }

    void statuses_data() { rows(&statusLies); }

    void statuses() { run(); }

    void killedInBetween_data();
    void killedInBetween();
    void manyFilesOfOneJob_data();
    void manyFilesOfOneJob();
};

Q_DECLARE_METATYPE(Lie)

Lies LiesTest::rangeLies(quint32 seed)
{
    using Ranges = Resource::Ranges;
    Lies lies;
    lies.append({"nothing wrong", {.script = {{0, file()}}, .requests = 1}});
    lies.append(
        {"D1 garbage", {.script = {{0, brokenWith(seed, Ranges::Garbage)}}, .requests = 5}});
    lies.append(
        {"D1 missing", {.script = {{0, brokenWith(seed, Ranges::Missing)}}, .requests = 5}});
    lies.append(
        {"D1 other unit", {.script = {{0, brokenWith(seed, Ranges::OtherUnit)}}, .requests = 5}});
    lies.append(
        {"D1 other total", {.script = {{0, brokenWith(seed, Ranges::WrongTotal)}}, .requests = 5}});
    lies.append({"D1 total not told",
                 {.script = {{0, brokenWith(seed, Ranges::UnknownTotal)}}, .requests = 4}});
    lies.append(
        {"D2 another offset", {.script = {{0, brokenWith(seed, Ranges::Shifted)}}, .requests = 5}});
    lies.append({"D3 other bytes, checksum known",
                 {.script = {{0, brokenWith(seed, Ranges::OtherBytes)}},
                  .ends = {ErrorCode::None, ErrorCode::ChecksumMismatch},
                  .requests = 4,
                  .checksum = sha256(1)}});
    lies.append(
        {"D4 ignored", {.script = {{0, brokenWith(seed, Ranges::Ignored)}}, .requests = 4}});
    lies.append({"D5 a part though nobody asked",
                 {.script = {{0, brokenWith(seed, Ranges::Unasked)}},
                  .ends = {ErrorCode::InvalidServerResponse},
                  .requests = tries}});
    lies.append({"D16 several parts",
                 {.script = {{0, brokenWith(seed, Ranges::Multipart)}}, .requests = 5}});
    return lies;
}

Lies LiesTest::versionLies(quint32 seed)
{
    const Resource twoVersions =
        changed(broken(seed), [](Resource &resource) { resource.changesAfter = 1; });
    Script restless;
    for (int number = 0; number < 80; ++number)
        restless.insert(number, version(1 + static_cast<quint64>(number), broken(seed, -1)));

    Lies lies;
    lies.append({"D6 changes in mid transfer",
                 {.script = {{0, twoVersions}}, .requests = 4, .versions = {1, 2}}});
    lies.append({"D6 changes, If-Range ignored",
                 {.script = {{0,
                              changed(twoVersions,
                                      [](Resource &resource) { resource.ignoresIfRange = true; })}},
                  .requests = 5,
                  .versions = {1, 2}}});
    lies.append({"D6 a tag of each node",
                 {.script = {{0,
                              changed(broken(seed),
                                      [](Resource &resource) {
                                          resource.changesEtag = true;
                                          resource.lastModified = "Mon, 01 Jan 2024 00:00:00 GMT";
                                      })}},
                  .requests = 4}});
    lies.append({"D6 a tag of each node, If-Range ignored",
                 {.script = {{0,
                              changed(broken(seed),
                                      [](Resource &resource) {
                                          resource.changesEtag = true;
                                          resource.ignoresIfRange = true;
                                          resource.lastModified = "Mon, 01 Jan 2024 00:00:00 GMT";
                                      })}},
                  .requests = 5}});
    lies.append({"D6 never the same twice",
                 {.script = restless,
                  .ends = {ErrorCode::RemoteFileChanged},
                  .requests = 30,
                  .versions = {}}});
    lies.append({"D7 weak tag",
                 {.script = {{0,
                              changed(broken(seed),
                                      [](Resource &resource) { resource.etag = "W/\"v1\""; })}},
                  .requests = 4}});
    lies.append(
        {"D7 no validator",
         {.script = {{0, changed(broken(seed), [](Resource &resource) { resource.etag.clear(); })}},
          .requests = 4}});
    lies.append(
        {"D7 no validator, changes",
         {.script = {{0, changed(twoVersions, [](Resource &resource) { resource.etag.clear(); })}},
          .requests = 5,
          .versions = {1, 2}}});
    lies.append({"D7 a date and no tag",
                 {.script = {{0,
                              changed(broken(seed),
                                      [](Resource &resource) {
                                          resource.etag.clear();
                                          resource.lastModified = "Mon, 01 Jan 2024 00:00:00 GMT";
                                      })}},
                  .requests = 4}});
    return lies;
}

Lies LiesTest::lengthLies(quint32 seed)
{
    const Resource shorter =
        changed(version(1), [](Resource &resource) { resource.size = size - 500'000; });
    const auto unframed = [](Resource::Framing framing) {
        return changed(file(), [framing](Resource &resource) { resource.framing = framing; });
    };
    const Resource away = changed(file(), [](Resource &resource) {
        resource.status = 416;
        resource.statusHeaders = {{"Content-Range", "bytes */" + QByteArray::number(size)}};
    });

    Lies lies;
    lies.append({"D8 a 416 for the rest, once",
                 {.script = {{0, broken(seed)}, {1, away}, {2, file()}}, .requests = 4}});
    lies.append({"D8 a 416 for everything",
                 {.script = {{0, broken(seed)}, {1, away}},
                  .ends = {ErrorCode::HttpStatus},
                  .requests = 4}});
    lies.append(
        {"D9 more than told",
         {.script = {{0,
                      changed(file(), [](Resource &resource) { resource.lengthError = -1000; })}},
          .requests = 4,
          .length = size - 1000}});
    lies.append(
        {"D10 fewer than told, always",
         {.script = {{0, changed(file(), [](Resource &resource) { resource.lengthError = 1000; })}},
          .ends = {ErrorCode::LengthMismatch, ErrorCode::ConnectionClosed},
          .requests = 4 * tries}});
    lies.append(
        {"D8 shorter than at first, same tag",
         {.script = {{0, broken(seed)}, {1, shorter}}, .requests = 5, .length = size - 500'000}});
    lies.append(
        {"D11 the last byte never comes",
         {.script = {{0, changed(file(), [](Resource &resource) { resource.endsAt = size - 1; })}},
          .ends = {ErrorCode::ConnectionClosed, ErrorCode::LengthMismatch},
          .requests = 4 * tries}});
    const auto deaf = [&unframed](Resource::Framing framing) {
        return changed(unframed(framing), [](Resource &resource) {
            resource.ranges = Resource::Ranges::Ignored;
            resource.headers.clear();
        });
    };
    // Where ranges are answered, what came of a body is proven or gone on with.
    lies.append(
        {"D12 chunks", {.script = {{0, unframed(Resource::Framing::Chunked)}}, .requests = 2}});
    lies.append(
        {"D12 chunks, no ranges",
         {.script = {{0, deaf(Resource::Framing::Chunked)}}, .requests = 2, .isLengthless = true}});
    lies.append({"D12 a bad chunk",
                 {.script = {{0, unframed(Resource::Framing::BadChunk)}},
                  .ends = {ErrorCode::None, ErrorCode::ConnectionClosed, ErrorCode::LengthMismatch},
                  .requests = 4 * tries}});
    lies.append({"D12 no last chunk",
                 {.script = {{0, unframed(Resource::Framing::NoLastChunk)}},
                  .ends = {ErrorCode::None, ErrorCode::ConnectionClosed, ErrorCode::LengthMismatch},
                  .requests = 4 * tries}});
    lies.append({"D12 no last chunk, no ranges",
                 {.script = {{0, deaf(Resource::Framing::NoLastChunk)}},
                  .ends = {ErrorCode::None, ErrorCode::ConnectionClosed},
                  .requests = 4 * tries,
                  .isLengthless = true}});
    lies.append({"D13 until the close",
                 {.script = {{0, unframed(Resource::Framing::UntilClose)}}, .requests = 4}});
    lies.append({"D13 until the close, no ranges",
                 {.script = {{0, deaf(Resource::Framing::UntilClose)}},
                  .requests = 4,
                  .isLengthless = true}});
    lies.append({"D18 empty",
                 {.script = {{0, changed(file(), [](Resource &resource) { resource.size = 0; })}},
                  .requests = 1,
                  .length = 0}});
    return lies;
}

Lies LiesTest::contentLies(quint32 seed)
{
    const Resource coded = changed(file(), [](Resource &resource) {
        resource.headers = {{"Content-Encoding", "gzip"}};
    });

    Lies lies;
    lies.append(
        {"D14 packed", {.script = {{0, coded}}, .ends = {ErrorCode::ContentCoded}, .requests = 1}});
    lies.append({"D14 packed from the second answer on",
                 {.script = {{0, broken(seed)}, {1, coded}},
                  .ends = {ErrorCode::ContentCoded},
                  .requests = 2}});
    lies.append({"D17 a portal's page, then the file",
                 {.script = {{0, broken(seed)}, {1, page()}, {3, file()}}, .requests = 5}});
    lies.append({"D17 a portal's page for ever",
                 {.script = {{0, broken(seed)}, {1, page()}},
                  .ends = {ErrorCode::UnexpectedContent},
                  .requests = tries + 1}});
    lies.append({"D17 led to a login page, then the file",
                 {.script = {{0, broken(seed)}, {1, toLogin()}, {3, file()}}, .requests = 5}});
    lies.append({"D17 led to a login page for ever",
                 {.script = {{0, broken(seed)}, {1, toLogin()}},
                  .ends = {ErrorCode::UnexpectedContent},
                  .requests = 2 * tries + 1}});
    lies.append({"D17 a page in place of the file, checksum known",
                 {.script = {{0, page()}},
                  .ends = {ErrorCode::ChecksumMismatch},
                  .requests = 1,
                  .checksum = sha256(1)}});
    return lies;
}

Lies LiesTest::connectionLies(quint32 seed)
{
    const Resource closing =
        changed(broken(seed, 3), [](Resource &resource) { resource.cut = Resource::Cut::Close; });
    const Resource stalled =
        changed(broken(seed, 2), [](Resource &resource) { resource.cut = Resource::Cut::Stall; });
    const Resource mute =
        changed(file(), [](Resource &resource) { resource.stallsBeforeHead = true; });
    const Resource gone =
        changed(file(), [](Resource &resource) { resource.closesBeforeHead = true; });

    Lies lies;
    lies.append({"D10 resets", {.script = {{0, broken(seed, 3)}}, .requests = 8}});
    lies.append({"D10 closes", {.script = {{0, closing}}, .requests = 8}});
    lies.append({"E1 stalls", {.script = {{0, stalled}}, .requests = 8, .patience = 400ms}});
    lies.append({"E2 drips",
                 {.script = {{0,
                              changed(file(),
                                      [](Resource &resource) {
                                          resource.size = 20'000;
                                          resource.bytesPerSecond = 100'000;
                                      })}},
                  .requests = 1,
                  .length = 20'000}});
    lies.append({"E3 no head at first",
                 {.script = {{0, mute}, {1, file()}}, .requests = 6, .patience = 400ms}});
    lies.append(
        {"E3 refused at first", {.script = {{0, file()}}, .requests = 2, .dropsOut = true}});
    lies.append({"E8 six in ten fail", {.script = flaky(seed), .requests = 40}});
    lies.append(
        {"E9 closed after each answer",
         {.script = {{0,
                      changed(broken(seed),
                              [](Resource &resource) { resource.closesAfterAnswer = true; })}},
          .requests = 4}});
    lies.append(
        {"E9 closed before each head",
         {.script = {{0, gone}}, .ends = {ErrorCode::ConnectionClosed}, .requests = 4 * tries}});
    return lies;
}

Lies LiesTest::statusLies(quint32 seed)
{
    const auto then = [seed](const Resource &answer) {
        return Script{{0, broken(seed)}, {1, answer}};
    };
    const auto once = [seed](const Resource &answer) {
        return Script{{0, broken(seed)}, {1, answer}, {2, file()}};
    };

    Lies lies;
    lies.append({"E4 503 in between, Retry-After",
                 {.script = once(status(503, {{"Retry-After", "30"}})), .requests = 4}});
    lies.append({"E4 429 in between, Retry-After is nonsense",
                 {.script = once(status(429, {{"Retry-After", "soon"}})), .requests = 4}});
    lies.append({"E4 503 for ever, Retry-After 0",
                 {.script = then(status(503, {{"Retry-After", "0"}})),
                  .ends = {ErrorCode::HttpStatus},
                  .requests = tries + 2}});
    lies.append({"E5 500 in between", {.script = once(status(500)), .requests = 4}});
    lies.append(
        {"E5 502 for ever",
         {.script = then(status(502)), .ends = {ErrorCode::HttpStatus}, .requests = tries + 2}});
    lies.append({"E5 404 from then on",
                 {.script = then(status(404)), .ends = {ErrorCode::HttpStatus}, .requests = 3}});
    lies.append({"E5 401 from then on",
                 {.script = then(status(401, {{"WWW-Authenticate", "Basic realm=\"x\""}})),
                  .ends = {ErrorCode::AuthenticationRequired},
                  .requests = 3}});
    lies.append({"E6 a storm of interim answers",
                 {.script = once(changed(
                      file(), [](Resource &resource) { resource.interim = QList<int>(300, 102); })),
                  .requests = 4}});
    lies.append(
        {"E6 a huge head",
         {.script = once(changed(file(), [](Resource &resource) { resource.hugeHead = 200'000; })),
          .requests = 4,
          .patience = 2s}});
    lies.append(
        {"E7 no HTTP at all", {.script = once(raw("SSH-2.0-OpenSSH\r\n\r\n")), .requests = 6}});
    lies.append({"E7 a head cut off",
                 {.script = once(raw("HTTP/1.1 206 OK\r\nContent-Range: byt")), .requests = 6}});
    lies.append({"E7 two lengths",
                 {.script = once(raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"
                                     "Content-Length: 6\r\n\r\n01234")),
                  .requests = 4}});
    return lies;
}

namespace {

constexpr auto longest = 30s;

/// Turns the clock until the job ends. A job that waits says why, and until when.
void drive(QueueRig &rig, const JobId &id)
{
    QElapsedTimer timer;
    timer.start();
    while (std::chrono::milliseconds(timer.elapsed()) < longest) {
        const JobState state = rig.state(id);
        if (state == JobState::Transferred || state == JobState::Error)
            return;
        if (state == JobState::TransientError) {
            const Job job = *rig.job(id);
            QVERIFY(job.error.code != ErrorCode::None);
            QVERIFY(job.nextTry.isValid());
            rig.clock().advance(std::chrono::milliseconds(
                std::max<qint64>(0, rig.clock().now().msecsTo(job.nextTry)) + 1));
            rig.queue().tick();
        }
        const bool moved = QTest::qWaitFor([&] { return rig.state(id) != state; }, 500);
        if (!moved)
            rig.tick();
    }
    QFAIL("the job neither ends nor waits");
}

/// No file of the folder has a final name.
bool holdsOnlyParts(const QueueRig &rig)
{
    const QStringList names = rig.files();
    return std::all_of(names.begin(), names.end(),
                       [](const QString &name) { return name.endsWith(u".part"_s); });
}

/// Whether `bytes` are the file, or may pass for it.
bool isTheFile(const Lie &lie, const QByteArray &bytes)
{
    return std::any_of(lie.versions.begin(), lie.versions.end(), [&](quint64 seed) {
        const bool hasLength =
            lie.isLengthless ? bytes.size() <= lie.length : bytes.size() == lie.length;
        return hasLength && bytes == bodyAt(seed, 0, bytes.size());
    });
}

void verifyFile(QueueRig &rig, const JobId &id, const Lie &lie)
{
    const QString verdict = rig.job(id)->files.first().verdict;
    QVERIFY(!verdict.isEmpty());
    const auto report = rig.complete(id);
    QVERIFY(report && report->acknowledged);
    QCOMPARE(rig.files(), QStringList{u"file.bin"_s});
    const QByteArray bytes = rig.content(u"file.bin"_s);
    QVERIFY2(isTheFile(lie, bytes), qPrintable(QString::number(bytes.size())));
    QVERIFY(bytes.size() == lie.length || verdict == u"unverified length"_s);
}

/// Begins with one version, which stalls at drawn bytes, goes on with a second that does the same,
/// and is honest at last.
Script restless(quint32 seed)
{
    Script script;
    for (int number = 0; number < 6; ++number) {
        Resource resource = version(number < 3 ? 1 : 2, broken(seed, -1));
        resource.cut = Resource::Cut::Stall;
        script.insert(number, resource);
    }
    script.insert(6, version(2));
    return script;
}

/// What a checkpoint vouches for is of the version that stands beside it.
void verifyCheckpoint(QueueRig &rig, const JobId &id)
{
    const File file = rig.job(id)->files.first();
    if (file.durable.isEmpty())
        return;
    const quint64 seed = file.validator.etag.mid(2).chopped(1).toULongLong();
    QVERIFY2(seed == 1 || seed == 2, file.validator.etag.constData());
    const QByteArray part = rig.content(file.partName);
    for (const ByteRange &range : file.durable.ranges()) {
        QVERIFY(part.size() >= range.end);
        QVERIFY(part.mid(range.begin, range.length()) == bodyAt(seed, range.begin, range.length()));
    }
}

} // namespace

void LiesTest::run()
{
    QFETCH(const Lie, lie);
    QFETCH(const int, connections);
    QueueRig rig(lie.patience);
    rig.server().setScript(path, pacedFor(connections, lie.script));
    rig.server().setResource(login, page());
    const JobId id = *rig.create();
    NewFile file{rig.server().url(path).toString(), rig.folder() + u'/', {}};
    file.checksum = lie.checksum;
    QVERIFY(rig.add(id, {file}));
    QVERIFY(rig.set(id, u"connections"_s, QString::number(connections)));
    QVERIFY(rig.set(id, u"retry-delay"_s, u"2m"_s));
    QVERIFY(rig.set(id, u"no-progress-timeout"_s, u"2m"_s));
    if (lie.dropsOut)
        rig.server().stopListening();
    QVERIFY(rig.resume(id));
    if (lie.dropsOut) {
        QVERIFY(rig.reaches(id, JobState::TransientError));
        QVERIFY(rig.server().listenAgain());
    }
    drive(rig, id);
    if (QTest::currentTestFailed())
        return;

    const Job job = *rig.job(id);
    const ErrorCode end = job.state == JobState::Transferred ? ErrorCode::None : job.error.code;
    QVERIFY2(lie.ends.contains(end), errorName(end).data());
    QVERIFY(holdsOnlyParts(rig));
    const QList<SeenRequest> requests = rig.server().requests();
    QVERIFY2(requests.size() <= qsizetype{lie.requests} * connections + repeats,
             qPrintable(QString::number(requests.size()) + u" requests"_s));
    for (const SeenRequest &request : requests)
        QCOMPARE(request.method, "GET");
    if (end == ErrorCode::None) {
        verifyFile(rig, id, lie);
    } else {
        QVERIFY(rig.complete(id));
        QCOMPARE(rig.files(), QStringList());
    }
}

void LiesTest::killedInBetween_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("connections");
    for (const int connections : {1, 4, manyConnections}) {
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u, %d connections", seed, connections) << seed << connections;
    }
}

void LiesTest::killedInBetween()
{
    QFETCH(const quint32, seed);
    QFETCH(const int, connections);
    QRandomGenerator random(seed);
    QueueRig rig(400ms);
    rig.server().setScript(path, pacedFor(connections, restless(seed)));
    QSignalSpy stalls(&rig.server(), &ScriptedServer::bodyByteReached);
    const JobId id = rig.jobOf({path});
    QVERIFY(rig.set(id, u"connections"_s, QString::number(connections)));
    QVERIFY(rig.resume(id));
    for (int kill = 0; kill < 4; ++kill) {
        const qsizetype before = stalls.size();
        std::ignore = QTest::qWaitFor([&] { return stalls.size() > before; }, 2'000);
        if (random.bounded(2) == 0)
            rig.tick(2); // a checkpoint
        rig.restart();
        verifyCheckpoint(rig, id);
        QVERIFY(holdsOnlyParts(rig));
        if (QTest::currentTestFailed())
            return;
    }
    drive(rig, id);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(rig.state(id), JobState::Transferred);
    QVERIFY(rig.server().requests().size() <= qsizetype{16} * connections);
    QVERIFY(rig.complete(id)->acknowledged);
    QVERIFY(rig.content(u"file.bin"_s) == bodyAt(2, 0, size));
    QCOMPARE(rig.files(), QStringList{u"file.bin"_s});
}

void LiesTest::manyFilesOfOneJob_data()
{
    QTest::addColumn<int>("connections");
    for (const int connections : {1, 4, manyConnections})
        QTest::addRow("%d connections", connections) << connections;
}

void LiesTest::manyFilesOfOneJob()
{
    QFETCH(const int, connections);

    struct Member {
        QString name;
        Script script;
        ErrorCode end = ErrorCode::None;
    };

    const QList<Member> members{
        {u"right"_s, {{0, file()}}},
        {u"resets"_s, {{0, broken(1, 2)}}},
        {u"gone"_s, {{0, status(404)}}, ErrorCode::HttpStatus},
        {u"busy"_s, {{0, status(503)}, {2, file()}}},
        {u"packed"_s,
         {{0,
           changed(file(),
                   [](Resource &resource) {
                       resource.headers = {{"Content-Encoding", "br"}};
                   })}},
         ErrorCode::ContentCoded},
        {u"changes"_s, {{0, version(2, broken(3))}, {1, version(1)}}},
    };
    QueueRig rig(20s);
    QStringList paths;
    for (const Member &member : members) {
        paths.append(u'/' + member.name);
        rig.server().setScript(paths.last(), pacedFor(connections, member.script));
    }
    const JobId id = rig.jobOf(paths);
    QVERIFY(rig.set(id, u"connections"_s, QString::number(connections)));
    QVERIFY(rig.resume(id));
    drive(rig, id);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(rig.state(id), JobState::Error);
    QStringList right;
    for (qsizetype index = 0; index < members.size(); ++index) {
        const File file = rig.job(id)->files.at(index);
        QCOMPARE(file.error.code, members.at(index).end);
        QCOMPARE(file.isFinished(), members.at(index).end == ErrorCode::None);
        if (file.isFinished())
            right.append(members.at(index).name);
        QVERIFY(rig.server().requests(paths.at(index)).size() <= 5 * connections + repeats);
    }
    const auto report = rig.complete(id);
    QVERIFY(report && report->partial);
    right.sort();
    QCOMPARE(rig.files(), right);
    for (const QString &name : std::as_const(right))
        QVERIFY2(rig.content(name) == bodyAt(1, 0, size), qPrintable(name));
}

QTEST_GUILESS_MAIN(LiesTest)
#include "tst_lies.moc"

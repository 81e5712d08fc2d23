// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlserver.h"
#include "model/control/controlsocket.h"
#include "model/control/datafolder.h"
#include "model/control/jobjson.h"
#include "model/job/urlpattern.h"
#include "tests/support/fakeengine.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A client that writes whatever a test wants.
class RawClient final {
public:
    explicit RawClient(const QString &folder)
    {
        const Result<int> descriptor = connectToFolder(folder);
        if (descriptor) {
            m_socket.setSocketDescriptor(*descriptor);
        }
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    void ask(const QString &verb, const QJsonObject &arguments = {})
    {
        write(*encodeFrame(toMessage({++m_last, verb, arguments}), longestRequest));
    }

    /// The next message of the server; empty when none comes.
    QJsonObject read(std::chrono::milliseconds atMost = 5s)
    {
        const QDeadlineTimer deadline(atMost);
        while (true) {
            const auto message = m_decoder.next();
            if (!message || *message) {
                return message ? **message : QJsonObject();
            }
            if (m_socket.bytesAvailable() > 0) {
                m_decoder.append(m_socket.readAll());
            } else if (deadline.hasExpired() || !isConnected()) {
                return {};
            } else {
                QSignalSpy arrived(&m_socket, &QLocalSocket::readyRead);
                if (m_socket.bytesAvailable() == 0 && isConnected()) {
                    arrived.wait(20);
                }
            }
        }
    }

    QJsonObject answerTo(const QString &verb, const QJsonObject &arguments = {})
    {
        ask(verb, arguments);
        return read();
    }

    [[nodiscard]] bool isConnected() const
    {
        return m_socket.state() == QLocalSocket::ConnectedState;
    }

    QLocalSocket &socket() { return m_socket; }

private:
    QLocalSocket m_socket;
    FrameDecoder m_decoder{longestAnswer};
    qint64 m_last = 0;
};

QString errorOf(const QJsonObject &answer)
{
    return answer.value("error"_L1).toObject().value("name"_L1).toString();
}

QJsonObject resultOf(const QJsonObject &answer)
{
    return answer.value("result"_L1).toObject();
}

} // namespace

class TestControlServer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theSocketIsForItsUserOnly();
    void aFolderOthersCanWriteToIsRefused();
    void aFolderOthersCanReadIsMadePrivate();
    void aStaleSocketIsReplaced();
    void aFileInPlaceOfTheSocketIsLeftAlone();
    void aLongPathWorks();
    void closingRemovesTheSocket();

    void pingTellsWhoAnswers();
    void createMakesAJob();
    void createChecksItsArguments_data();
    void createChecksItsArguments();
    void filesCarryMirrorsRangesAndHashes();
    void addIsAllOrNone();
    void plainVerbsReachTheEngine_data();
    void plainVerbsReachTheEngine();
    void completeReportsItsFiles();
    void cancelReportsLeftovers();
    void settingsAreWrittenAndRead();
    void aFileIsRemoved();
    void aNewLinkNeedsAFileAndAUrl();
    void replacePrefixTellsHowManyFilesMove();
    void listShowsAllJobs();
    void infoKnowsEndedJobsToo();
    void historyIsLimited();
    void theLogIsOfAnyJob();
    void policyIsShownAndSet();
    void aJobIsMeantByIdPrefixOrName();
    void refusalsOfTheEngineAreAnswered_data();
    void refusalsOfTheEngineAreAnswered();

    void waitAnswersWhenTheStateComes();
    void waitAnswersAtOnceWhenTheStateIsThere();
    void waitKnowsWhatCameAndWent();
    void waitFailsWhenTheJobEndsOtherwise();
    void monitorPushesChangesAndRemovals();
    void monitorOfOneJobIsSilentAboutOthers();

    void linksAreOfferedNotAdded();
    void cookiesComeWithTheirLink();
    void unfitLinksAreNotOffered_data();
    void unfitLinksAreNotOffered();
    void showAndQuitAreToldOnly();

    void twoClientsAreServedSideBySide();
    void anUnknownVerbIsRefused();
    void brokenProtocolIsRefusedAndDisconnected_data();
    void brokenProtocolIsRefusedAndDisconnected();
    void anUnfinishedMessageEndsTheConnection();
    void aSilentConnectionEnds();
    void anIdleConnectionThatAskedStays();
    void aFloodIsSlowedNotLost();
    void tooManyConnectionsAreRefused();
    void tooManyOpenRequestsAreRefused();
    void aClientThatLeavesDoesNoHarm();

private:
    void serve(const ControlLimits &limits = {});

    [[nodiscard]] QString folder() const { return m_folder->path(); }

    JobSnapshot putJob(const QString &name, JobState state = JobState::Suspended);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<ControlServer> m_server;
};

void TestControlServer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_engine = std::make_unique<FakeEngine>();
    serve();
}

void TestControlServer::cleanup()
{
    m_server.reset();
    m_engine.reset();
    m_folder.reset();
}

void TestControlServer::serve(const ControlLimits &limits)
{
    m_server = std::make_unique<ControlServer>(*m_engine, limits);
    QVERIFY(m_server->listen(folder()));
}

JobSnapshot TestControlServer::putJob(const QString &name, JobState state)
{
    JobSnapshot job = FakeEngine::makeJob(name, state);
    job.job.files = {FakeEngine::makeFile(u"http://h/f"_s, u"/d/f"_s, 10,
                                          state == JobState::Transferred ? 10 : 0)};
    m_engine->putJob(job);
    return job;
}

void TestControlServer::theSocketIsForItsUserOnly()
{
    const QFileInfo socket(controlSocketPath(folder()));
    QVERIFY(socket.exists());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther | QFile::ExeOwner;
    QCOMPARE(socket.permissions() & others, QFile::Permissions());
}

void TestControlServer::aFolderOthersCanWriteToIsRefused()
{
    const QString open = folder() + u"/open"_s;
    QVERIFY(QDir().mkdir(open));
    QVERIFY(QFile::setPermissions(open,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                      | QFile::WriteOther | QFile::ExeOther));
    ControlServer server(*m_engine);
    const Done listening = server.listen(open);
    QVERIFY(!listening);
    QCOMPARE(listening.error().code, ErrorCode::AccessDenied);
    QVERIFY(!QFileInfo::exists(controlSocketPath(open)));
}

void TestControlServer::aFolderOthersCanReadIsMadePrivate()
{
    const QString readable = folder() + u"/readable"_s;
    QVERIFY(QDir().mkdir(readable));
    QVERIFY(QFile::setPermissions(readable,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                      | QFile::ReadGroup | QFile::ExeGroup | QFile::ExeOther));
    ControlServer server(*m_engine);
    QVERIFY(server.listen(readable));
    const auto others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QCOMPARE(QFileInfo(readable).permissions() & others, QFile::Permissions());
}

void TestControlServer::aStaleSocketIsReplaced()
{
    // What kill -9 leaves: a bound socket nobody listens on.
    const QString stale = folder() + u"/stale"_s;
    QVERIFY(QDir().mkdir(stale));
    QVERIFY(QFile::setPermissions(stale, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const Result<int> left = listenInFolder(stale);
    QVERIFY(left);
    QLocalServer holder;
    QVERIFY(holder.listen(*left));
    ControlServer server(*m_engine);
    QVERIFY(server.listen(stale));
    RawClient client(stale);
    QCOMPARE(errorOf(client.answerTo(u"ping"_s)), QString());
}

void TestControlServer::aFileInPlaceOfTheSocketIsLeftAlone()
{
    m_server.reset();
    QFile file(controlSocketPath(folder()));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write("mine"), 4);
    file.close();
    ControlServer server(*m_engine);
    QVERIFY(!server.listen(folder()));
    QCOMPARE(QFileInfo(file).size(), 4);
}

void TestControlServer::aLongPathWorks()
{
#ifndef Q_OS_LINUX
    QSKIP("addresses of sockets are short here");
#endif
    const QString deep = folder() + u'/' + QString(120, u'x');
    QVERIFY(QDir().mkdir(deep));
    QVERIFY(QFile::setPermissions(deep, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    ControlServer server(*m_engine);
    QVERIFY(server.listen(deep));
    QVERIFY(QFileInfo::exists(controlSocketPath(deep)));
    RawClient client(deep);
    QVERIFY(!resultOf(client.answerTo(u"ping"_s)).isEmpty());
    server.close();
    QVERIFY(!QFileInfo::exists(controlSocketPath(deep)));
}

void TestControlServer::closingRemovesTheSocket()
{
    RawClient client(folder());
    QVERIFY(!client.answerTo(u"ping"_s).isEmpty());
    m_server->close();
    QVERIFY(!QFileInfo::exists(controlSocketPath(folder())));
    QTRY_VERIFY(!client.isConnected());
    const Result<int> late = connectToFolder(folder());
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::NoInstance);
}

void TestControlServer::pingTellsWhoAnswers()
{
    RawClient client(folder());
    const QJsonObject answer = resultOf(client.answerTo(u"ping"_s));
    QCOMPARE(answer.value("pid"_L1).toInteger(), QCoreApplication::applicationPid());
    QCOMPARE(answer.value("protocol"_L1).toInt(), protocolVersion);
    QVERIFY(answer.contains("version"_L1));
}

void TestControlServer::createMakesAJob()
{
    RawClient client(folder());
    const QJsonObject answer =
        client.answerTo(u"create"_s,
                        {{u"name"_s, u"photos"_s},
                         {u"description"_s, u"of spring"_s},
                         {u"priority"_s, u"high"_s},
                         {u"settings"_s, QJsonObject{{u"on-exists"_s, u"fail"_s}}}});
    const JobId id = QUuid::fromString(resultOf(answer).value("id"_L1).toString());
    const JobSnapshot *job = m_engine->job(id);
    QVERIFY(job != nullptr);
    QCOMPARE(job->job.name, u"photos"_s);
    QCOMPARE(job->job.description, u"of spring"_s);
    QCOMPARE(job->job.priority, Priority::High);
    QCOMPARE(job->job.settings.onExists, OnExists::Fail);
}

void TestControlServer::createChecksItsArguments_data()
{
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<QString>("error");
    QTest::newRow("no name") << QJsonObject() << u"InvalidArgument"_s;
    QTest::newRow("a name that is no text") << QJsonObject{{u"name"_s, 5}} << u"InvalidArgument"_s;
    QTest::newRow("an unknown type")
        << QJsonObject{{u"name"_s, u"a"_s}, {u"type"_s, u"x"_s}} << u"InvalidArgument"_s;
    QTest::newRow("an unknown priority")
        << QJsonObject{{u"name"_s, u"a"_s}, {u"priority"_s, u"x"_s}} << u"InvalidArgument"_s;
    QTest::newRow("settings that are no texts")
        << QJsonObject{{u"name"_s, u"a"_s}, {u"settings"_s, QJsonObject{{u"priority"_s, 1}}}}
        << u"InvalidArgument"_s;
    QTest::newRow("an unknown setting")
        << QJsonObject{{u"name"_s, u"a"_s}, {u"settings"_s, QJsonObject{{u"x"_s, u"1"_s}}}}
        << u"UnknownKey"_s;
    QTest::newRow("a name that is too long")
        << QJsonObject{{u"name"_s, QString(300, u'a')}} << u"StringTooLong"_s;
}

void TestControlServer::createChecksItsArguments()
{
    QFETCH(QJsonObject, arguments);
    QFETCH(QString, error);
    RawClient client(folder());
    QCOMPARE(errorOf(client.answerTo(u"create"_s, arguments)), error);
    QVERIFY(m_engine->jobs().isEmpty());
}

void TestControlServer::filesCarryMirrorsRangesAndHashes()
{
    const JobSnapshot job = FakeEngine::makeJob(u"photos"_s);
    m_engine->putJob(job);
    RawClient client(folder());
    const QJsonObject pieces{{u"algorithm"_s, u"md5"_s},
                             {u"length"_s, 100},
                             {u"digests"_s, QJsonArray{QString(32, u'a')}}};
    const QJsonObject good{{u"url"_s, u"http://h/a"_s},
                           {u"path"_s, u"/d/"_s},
                           {u"name"_s, u"a/b"_s},
                           {u"mirrors"_s, QJsonArray{u"http://m/a"_s}},
                           {u"checksum"_s, QString(32, u'a')},
                           {u"checksumSource"_s, u"Metalink"_s},
                           {u"ranges"_s, u"100-199,0-9"_s},
                           {u"pieces"_s, pieces}};
    const auto add = [&client](const QJsonObject &file) {
        return client.answerTo(u"add"_s, {{u"job"_s, u"photos"_s}, {u"files"_s, QJsonArray{file}}});
    };
    const auto changed = [&good](const QString &key, const QJsonValue &value) {
        QJsonObject file = good;
        file.insert(key, value);
        return file;
    };
    const auto changedPieces = [&](const QString &key, const QJsonValue &value) {
        QJsonObject bad = pieces;
        bad.insert(key, value);
        return changed(u"pieces"_s, bad);
    };
    QJsonArray manyMirrors;
    for (int number = 0; number <= mostMirrors; ++number) {
        manyMirrors.append(u"http://m/%1"_s.arg(number));
    }
    const QList<QJsonObject> bad = {
        changed(u"mirrors"_s, u"http://m/a"_s),
        changed(u"mirrors"_s, manyMirrors),
        changed(u"mirrors"_s, QJsonArray{1}),
        changed(u"ranges"_s, u"9-1"_s),
        changed(u"ranges"_s, QJsonArray()),
        changed(u"checksumSource"_s, QString(65, u'a')),
        changed(u"checksumSource"_s, u"a\nb"_s),
        changed(u"name"_s, 1),
        changed(u"pieces"_s, u"x"_s),
        changedPieces(u"algorithm"_s, u"crc32"_s),
        changedPieces(u"length"_s, -1),
        changedPieces(u"length"_s, 1.5),
        changedPieces(u"digests"_s, QJsonArray{u"abc"_s}),
    };
    for (const QJsonObject &file : bad) {
        QCOMPARE(errorOf(add(file)), u"InvalidArgument"_s);
    }
    QCOMPARE(m_engine->job(job.job.id)->job.files.size(), 0);
    QCOMPARE(errorOf(add(good)), QString());
    const File file = m_engine->job(job.job.id)->job.files.constFirst();
    QCOMPARE(file.mirrors, QList<QUrl>{QUrl(u"http://m/a"_s)});
    QCOMPARE(file.ranges, (QList<ByteRange>{{100, 200}, {0, 10}}));
    QCOMPARE(file.checksumSource, u"Metalink"_s);
    QCOMPARE(file.pieces.digests, QList<QByteArray>{QByteArray(16, '\xaa')});
}

void TestControlServer::addIsAllOrNone()
{
    const JobSnapshot job = FakeEngine::makeJob(u"photos"_s);
    m_engine->putJob(job);
    RawClient client(folder());
    const QJsonObject good{{u"url"_s, u"http://h/a"_s}, {u"path"_s, u"/d/a"_s}};
    const QJsonObject bad{{u"url"_s, u"http://h/a\r\nHost: x"_s}, {u"path"_s, u"/d/b"_s}};
    const QJsonObject notWhole{{u"url"_s, u"http://h/a"_s}};
    const auto add = [&client](const QJsonArray &files) {
        return client.answerTo(u"add"_s, {{u"job"_s, u"photos"_s}, {u"files"_s, files}});
    };
    QCOMPARE(errorOf(add({good, bad})), u"InvalidArgument"_s);
    QCOMPARE(errorOf(add({good, notWhole})), u"InvalidArgument"_s);
    QCOMPARE(errorOf(add({})), u"InvalidArgument"_s);
    QCOMPARE(errorOf(add({u"text"_s})), u"InvalidArgument"_s);
    QCOMPARE(m_engine->job(job.job.id)->job.files.size(), 0);
    QCOMPARE(errorOf(add({good})), QString());
    QCOMPARE(m_engine->job(job.job.id)->job.files.size(), 1);
}

void TestControlServer::plainVerbsReachTheEngine_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("call");
    QTest::newRow("resume") << u"resume"_s << u"resume"_s;
    QTest::newRow("suspend") << u"suspend"_s << u"suspend"_s;
    QTest::newRow("keep") << u"keep"_s << u"keep"_s;
    QTest::newRow("take-ownership") << u"take-ownership"_s << u"takeOwnership"_s;
}

void TestControlServer::plainVerbsReachTheEngine()
{
    QFETCH(QString, verb);
    QFETCH(QString, call);
    const JobSnapshot job = putJob(u"photos"_s);
    RawClient client(folder());
    const QJsonObject answer = client.answerTo(verb, {{u"job"_s, idText(job.job.id)}});
    QCOMPARE(resultOf(answer).value("id"_L1).toString(), idText(job.job.id));
    QCOMPARE(m_engine->callNames(), QStringList{call});
    QCOMPARE(m_engine->calls().constFirst().job, job.job.id);
}

void TestControlServer::completeReportsItsFiles()
{
    const JobSnapshot whole = putJob(u"whole"_s, JobState::Transferred);
    putJob(u"half"_s, JobState::Transferring);
    RawClient client(folder());
    const QJsonObject done = resultOf(client.answerTo(u"complete"_s, {{u"job"_s, u"whole"_s}}));
    QCOMPARE(done.value("id"_L1).toString(), idText(whole.job.id));
    QCOMPARE(done.value("partial"_L1), QJsonValue(false));
    QCOMPARE(done.value("files"_L1).toArray().at(0).toObject().value("kept"_L1), QJsonValue(true));
    const QJsonObject partial = resultOf(client.answerTo(u"complete"_s, {{u"job"_s, u"half"_s}}));
    QCOMPARE(partial.value("partial"_L1), QJsonValue(true));
    QVERIFY(m_engine->jobs().isEmpty());
}

void TestControlServer::cancelReportsLeftovers()
{
    putJob(u"photos"_s);
    m_engine->answerNextCancel({true});
    RawClient client(folder());
    const QJsonObject answer = resultOf(client.answerTo(u"cancel"_s, {{u"job"_s, u"photos"_s}}));
    QCOMPARE(answer.value("leftovers"_L1), QJsonValue(true));
}

void TestControlServer::settingsAreWrittenAndRead()
{
    putJob(u"photos"_s);
    RawClient client(folder());
    const auto set = [&client](const QJsonValue &key, const QJsonValue &value) {
        return client.answerTo(u"set"_s,
                               {{u"job"_s, u"photos"_s}, {u"key"_s, key}, {u"value"_s, value}});
    };
    QCOMPARE(errorOf(set(u"on-exists"_s, u"replace"_s)), QString());
    QCOMPARE(errorOf(set(u"no-such"_s, u"x"_s)), u"UnknownKey"_s);
    QCOMPARE(errorOf(set(u"on-exists"_s, u"x"_s)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(set(u"on-exists"_s, 5)), u"InvalidArgument"_s);
    const auto get = [&client](const QString &key) {
        return client.answerTo(u"get"_s, {{u"job"_s, u"photos"_s}, {u"key"_s, key}});
    };
    QCOMPARE(resultOf(get(u"on-exists"_s)).value("value"_L1).toString(), u"replace"_s);
    QCOMPARE(errorOf(get(u"no-such"_s)), u"UnknownKey"_s);
}

void TestControlServer::aFileIsRemoved()
{
    const JobSnapshot job = putJob(u"photos"_s);
    RawClient client(folder());
    const auto remove = [&client](const QJsonValue &index) {
        return client.answerTo(u"remove-file"_s, {{u"job"_s, u"photos"_s}, {u"index"_s, index}});
    };
    QCOMPARE(errorOf(remove(-1)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(remove(0.5)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(remove(1e18)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(remove(u"0"_s)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(remove(7)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(remove(0)), QString());
    QCOMPARE(m_engine->job(job.job.id)->job.files.size(), 0);
}

void TestControlServer::aNewLinkNeedsAFileAndAUrl()
{
    const JobSnapshot job = putJob(u"photos"_s);
    RawClient client(folder());
    const auto give = [&client](const QJsonValue &index, const QJsonValue &url) {
        return client.answerTo(u"set-url"_s,
                               {{u"job"_s, u"photos"_s}, {u"index"_s, index}, {u"url"_s, url}});
    };
    QCOMPARE(errorOf(give(-1, u"http://example.net/b"_s)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(give(7, u"http://example.net/b"_s)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(give(0, 5)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(give(0, u"gopher://old.example/file"_s)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(give(0, u"http://example.net/b"_s)), QString());
    QCOMPARE(m_engine->job(job.job.id)->job.files[0].url, QUrl(u"http://example.net/b"_s));
}

void TestControlServer::replacePrefixTellsHowManyFilesMove()
{
    const JobSnapshot job = putJob(u"photos"_s);
    RawClient client(folder());
    const auto replace = [&client](const QJsonValue &from, const QJsonValue &to) {
        return client.answerTo(u"replace-prefix"_s,
                               {{u"job"_s, u"photos"_s}, {u"old"_s, from}, {u"new"_s, to}});
    };
    QCOMPARE(errorOf(replace(QString(), u"http://example.net/"_s)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(replace(u"http://"_s, u"gopher://"_s)), u"InvalidArgument"_s);
    QCOMPARE(errorOf(replace(1, u"http://example.net/"_s)), u"InvalidArgument"_s);
    const QJsonObject none = resultOf(replace(u"http://nowhere/"_s, u"http://example.net/"_s));
    QCOMPARE(none.value("count"_L1).toInt(-1), 0);
    const QString url = job.job.files[0].url.toString();
    const QJsonObject one =
        resultOf(replace(url.left(url.lastIndexOf(u'/')), u"http://example.net"_s));
    QCOMPARE(one.value("count"_L1).toInt(-1), 1);
    QCOMPARE(m_engine->job(job.job.id)->job.files[0].url.host(), u"example.net"_s);
}

void TestControlServer::listShowsAllJobs()
{
    putJob(u"one"_s);
    putJob(u"two"_s);
    RawClient client(folder());
    const QJsonArray jobs = resultOf(client.answerTo(u"list"_s)).value("jobs"_L1).toArray();
    QCOMPARE(jobs.size(), 2);
    QCOMPARE(jobs.at(1).toObject().value("name"_L1).toString(), u"two"_s);
}

void TestControlServer::infoKnowsEndedJobsToo()
{
    putJob(u"now"_s);
    m_engine->putHistory(
        {{FakeEngine::makeJob(u"then"_s, JobState::Acknowledged).job, FakeEngine::now(), false}});
    RawClient client(folder());
    const auto stateOf = [&client](const QString &job) {
        const QJsonObject answer = resultOf(client.answerTo(u"info"_s, {{u"job"_s, job}}));
        return answer.value("job"_L1).toObject().value("state"_L1).toString();
    };
    QCOMPARE(stateOf(u"now"_s), u"Suspended"_s);
    QCOMPARE(stateOf(u"then"_s), u"Acknowledged"_s);
    QCOMPARE(errorOf(client.answerTo(u"info"_s, {{u"job"_s, u"never"_s}})), u"NotFound"_s);
    QCOMPARE(errorOf(client.answerTo(u"info"_s)), u"InvalidArgument"_s);
}

void TestControlServer::historyIsLimited()
{
    const Job job = FakeEngine::makeJob(u"then"_s, JobState::Cancelled).job;
    m_engine->putHistory({{job, FakeEngine::now(), false}, {job, FakeEngine::now(), true}});
    RawClient client(folder());
    QCOMPARE(resultOf(client.answerTo(u"history"_s)).value("jobs"_L1).toArray().size(), 2);
    const QJsonObject limited = client.answerTo(u"history"_s, {{u"limit"_s, 1}});
    QCOMPARE(resultOf(limited).value("jobs"_L1).toArray().size(), 1);
    QCOMPARE(errorOf(client.answerTo(u"history"_s, {{u"limit"_s, 0}})), u"InvalidArgument"_s);
}

void TestControlServer::theLogIsOfAnyJob()
{
    const Job ended = FakeEngine::makeJob(u"then"_s, JobState::Cancelled).job;
    m_engine->putHistory({{ended, FakeEngine::now(), false}});
    JournalEntry entry;
    entry.time = FakeEngine::now();
    entry.what = Happening::Expired;
    m_engine->putJournal(ended.id, {entry});
    RawClient client(folder());
    const QJsonObject answer = resultOf(client.answerTo(u"log"_s, {{u"job"_s, u"then"_s}}));
    QCOMPARE(answer.value("entries"_L1).toArray(), QJsonArray{toJson(entry)});
    QCOMPARE(errorOf(client.answerTo(u"log"_s, {{u"job"_s, u"never"_s}})), u"NotFound"_s);
}

void TestControlServer::policyIsShownAndSet()
{
    m_engine->putPolicy({}, {{u"MaxFilesPerJob"_s, u"7"_s}});
    RawClient client(folder());
    const auto set = [&client](const QString &key, const QString &value) {
        return errorOf(client.answerTo(u"set-policy"_s, {{u"key"_s, key}, {u"value"_s, value}}));
    };
    QCOMPARE(set(u"MaxJobsPerUser"_s, u"5"_s), QString());
    QCOMPARE(set(u"MaxFilesPerJob"_s, u"9"_s), u"AccessDenied"_s);
    QCOMPARE(set(u"NoSuchKey"_s, u"9"_s), u"UnknownKey"_s);
    const QJsonObject policy = resultOf(client.answerTo(u"policy"_s)).value("policy"_L1).toObject();
    QCOMPARE(policy.value("MaxJobsPerUser"_L1).toObject().value("value"_L1).toString(), u"5"_s);
    QCOMPARE(policy.value("MaxFilesPerJob"_L1).toObject().value("source"_L1).toString(),
             u"administrator"_s);
}

void TestControlServer::aJobIsMeantByIdPrefixOrName()
{
    const JobSnapshot job = putJob(u"photos"_s);
    putJob(u"twice"_s);
    putJob(u"twice"_s);
    RawClient client(folder());
    const auto resume = [&client](const QString &reference) {
        return errorOf(client.answerTo(u"resume"_s, {{u"job"_s, reference}}));
    };
    QCOMPARE(resume(idText(job.job.id)), QString());
    QCOMPARE(resume(idText(job.job.id).left(12)), QString());
    QCOMPARE(resume(u"photos"_s), QString());
    QCOMPARE(resume(u"twice"_s), u"AmbiguousName"_s);
    QCOMPARE(resume(u"nobody"_s), u"NotFound"_s);
    QCOMPARE(resume(idText(QUuid::createUuid())), u"NotFound"_s);
}

void TestControlServer::refusalsOfTheEngineAreAnswered_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QJsonObject>("arguments");
    const QJsonObject job{{u"job"_s, u"photos"_s}};
    QTest::newRow("create") << u"create"_s << QJsonObject{{u"name"_s, u"a"_s}};
    for (const char *verb :
         {"resume", "suspend", "keep", "take-ownership", "complete", "cancel", "info", "log"}) {
        QTest::newRow(verb) << QString::fromLatin1(verb) << job;
    }
    QTest::newRow("list") << u"list"_s << QJsonObject();
    QTest::newRow("history") << u"history"_s << QJsonObject();
    QTest::newRow("policy") << u"policy"_s << QJsonObject();
    QTest::newRow("monitor") << u"monitor"_s << QJsonObject();
    QTest::newRow("wait") << u"wait"_s
                          << QJsonObject{{u"job"_s, u"photos"_s},
                                         {u"states"_s, QJsonArray{u"Error"_s}}};
    QTest::newRow("set-policy") << u"set-policy"_s
                                << QJsonObject{{u"key"_s, u"MaxJobsPerUser"_s},
                                               {u"value"_s, u"1"_s}};
}

void TestControlServer::refusalsOfTheEngineAreAnswered()
{
    QFETCH(QString, verb);
    QFETCH(QJsonObject, arguments);
    putJob(u"photos"_s);
    m_engine->failNext(makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager, u"disk"_s));
    RawClient client(folder());
    const QJsonObject answer = client.answerTo(verb, arguments);
    QCOMPARE(errorOf(answer), u"StoreFailed"_s);
    QCOMPARE(answer.value("id"_L1).toInt(), 1);
}

void TestControlServer::waitAnswersWhenTheStateComes()
{
    JobSnapshot job = putJob(u"photos"_s, JobState::Queued);
    RawClient client(folder());
    client.ask(u"wait"_s,
               {{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray{u"Transferred"_s, u"Error"_s}}});
    QVERIFY(client.read(50ms).isEmpty());
    job.job.state = JobState::Connecting;
    m_engine->putJob(job);
    QVERIFY(client.read(50ms).isEmpty());
    job.job.state = JobState::Error;
    m_engine->putJob(job);
    QCOMPARE(resultOf(client.read()).value("state"_L1).toString(), u"Error"_s);
}

void TestControlServer::waitAnswersAtOnceWhenTheStateIsThere()
{
    putJob(u"photos"_s, JobState::Transferred);
    RawClient client(folder());
    const QJsonObject answer = client.answerTo(
        u"wait"_s, {{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray{u"Transferred"_s}}});
    QCOMPARE(resultOf(answer).value("state"_L1).toString(), u"Transferred"_s);
    QCOMPARE(errorOf(client.answerTo(u"wait"_s,
                                     {{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray{u"X"_s}}})),
             u"InvalidArgument"_s);
    QCOMPARE(
        errorOf(client.answerTo(u"wait"_s, {{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray()}})),
        u"InvalidArgument"_s);
}

void TestControlServer::waitKnowsWhatCameAndWent()
{
    JobSnapshot job = putJob(u"photos"_s, JobState::Queued);
    RawClient client(folder());
    client.ask(u"wait"_s, {{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray{u"Transferred"_s}}});
    QVERIFY(client.read(50ms).isEmpty());
    job.job.state = JobState::Acknowledged;
    job.job.transferCompleted = FakeEngine::now();
    m_engine->putHistory({{job.job, FakeEngine::now(), false}});
    m_engine->dropJob(job.job.id);
    QCOMPARE(resultOf(client.read()).value("state"_L1).toString(), u"Acknowledged"_s);
}

void TestControlServer::waitFailsWhenTheJobEndsOtherwise()
{
    const JobSnapshot job = putJob(u"photos"_s, JobState::Queued);
    RawClient client(folder());
    client.ask(u"wait"_s, {{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray{u"Transferred"_s}}});
    QVERIFY(client.read(50ms).isEmpty());
    RawClient other(folder());
    QCOMPARE(errorOf(other.answerTo(u"cancel"_s, {{u"job"_s, u"photos"_s}})), QString());
    QCOMPARE(errorOf(client.read()), u"InvalidState"_s);

    putJob(u"gone"_s, JobState::Queued);
    client.ask(u"wait"_s, {{u"job"_s, u"gone"_s}, {u"states"_s, QJsonArray{u"Transferred"_s}}});
    QVERIFY(client.read(50ms).isEmpty());
    m_engine->putHistory({});
    m_engine->dropJob(m_engine->jobs().constLast().job.id);
    QCOMPARE(errorOf(client.read()), u"NotFound"_s);
}

void TestControlServer::monitorPushesChangesAndRemovals()
{
    JobSnapshot job = putJob(u"photos"_s);
    RawClient client(folder());
    client.ask(u"monitor"_s);
    const QJsonObject first = client.read().value("event"_L1).toObject();
    QCOMPARE(first.value("jobs"_L1).toArray().size(), 1);
    job.job.state = JobState::Queued;
    m_engine->putJob(job);
    const QJsonObject changed = client.read().value("event"_L1).toObject();
    QCOMPARE(changed.value("jobs"_L1).toArray().at(0).toObject().value("state"_L1).toString(),
             u"Queued"_s);
    m_engine->dropJob(job.job.id);
    const QJsonObject removed = client.read().value("event"_L1).toObject();
    QCOMPARE(removed.value("removed"_L1).toArray(), QJsonArray{idText(job.job.id)});
}

void TestControlServer::monitorOfOneJobIsSilentAboutOthers()
{
    JobSnapshot job = putJob(u"photos"_s);
    const JobSnapshot other = putJob(u"other"_s);
    RawClient client(folder());
    client.ask(u"monitor"_s, {{u"job"_s, u"photos"_s}});
    QCOMPARE(client.read().value("event"_L1).toObject().value("jobs"_L1).toArray().size(), 1);
    m_engine->putJob(other);
    m_engine->dropJob(other.job.id);
    job.job.priority = Priority::High;
    m_engine->putJob(job);
    const QJsonArray jobs = client.read().value("event"_L1).toObject().value("jobs"_L1).toArray();
    QCOMPARE(jobs.at(0).toObject().value("priority"_L1).toString(), u"high"_s);
}

void TestControlServer::linksAreOfferedNotAdded()
{
    QSignalSpy offered(m_server.get(), &ControlServer::linksOffered);
    RawClient client(folder());
    const LinkOffer offer{{u"https://h/a"_s, u"https://h/b"_s}, u"https://h/page"_s, {}};
    const QJsonObject answer = client.answerTo(
        u"open-urls"_s,
        {{u"urls"_s, QJsonArray::fromStringList(offer.links)}, {u"referrer"_s, offer.referrer}});
    QCOMPARE(errorOf(answer), QString());
    QTRY_COMPARE(offered.size(), 1);
    QCOMPARE(offered.constFirst().constFirst().value<LinkOffer>(), offer);
    QVERIFY(m_engine->calls().isEmpty());
}

void TestControlServer::cookiesComeWithTheirLink()
{
    QSignalSpy offered(m_server.get(), &ControlServer::linksOffered);
    RawClient client(folder());
    const QJsonObject answer = client.answerTo(
        u"open-urls"_s, {{u"urls"_s, QJsonArray{u"https://h/a"_s}}, {u"cookies"_s, u"a=1; b=2"_s}});
    QCOMPARE(errorOf(answer), QString());
    QTRY_COMPARE(offered.size(), 1);
    QCOMPARE(offered.constFirst().constFirst().value<LinkOffer>(),
             (LinkOffer{{u"https://h/a"_s}, {}, u"a=1; b=2"_s}));
}

void TestControlServer::unfitLinksAreNotOffered_data()
{
    QTest::addColumn<QJsonObject>("offer");
    const auto row = [](const char *name, const QJsonValue &urls) {
        QTest::newRow(name) << QJsonObject{{u"urls"_s, urls}};
    };
    row("no list", u"https://h/a"_s);
    row("no text", QJsonArray{1});
    row("line break", QJsonArray{u"https://h/a\r\nX: y"_s});
    row("zero", QJsonArray{QString(QChar(0))});
    row("empty", QJsonArray{QString()});
    row("too long", QJsonArray{QString(3000, u'a')});
    QJsonArray many;
    for (int count = 0; count <= mostLinks; ++count) {
        many.append(u"https://h/a"_s);
    }
    row("too many", many);
    const auto with = [](const char *name, const QString &key, const QString &text,
                         const QJsonArray &urls = {u"https://h/a"_s}) {
        QTest::newRow(name) << QJsonObject{{u"urls"_s, urls}, {key, text}};
    };
    with("a referrer that is no link", u"referrer"_s, u"h"_s);
    with("a referrer with a password", u"referrer"_s, u"https://a:b@h/"_s);
    with("a line break in cookies", u"cookies"_s, u"a=1\r\nX: y"_s);
    with("long cookies", u"cookies"_s, QString(longestCookies + 1, u'a'));
    with("cookies of two links", u"cookies"_s, u"a=1"_s, {u"https://h/a"_s, u"https://i/b"_s});
}

void TestControlServer::unfitLinksAreNotOffered()
{
    QFETCH(const QJsonObject, offer);
    QSignalSpy offered(m_server.get(), &ControlServer::linksOffered);
    RawClient client(folder());
    QCOMPARE(errorOf(client.answerTo(u"open-urls"_s, offer)), u"InvalidArgument"_s);
    QVERIFY(offered.isEmpty());
}

void TestControlServer::showAndQuitAreToldOnly()
{
    QSignalSpy shown(m_server.get(), &ControlServer::showRequested);
    QSignalSpy quit(m_server.get(), &ControlServer::quitRequested);
    RawClient client(folder());
    QCOMPARE(errorOf(client.answerTo(u"show"_s)), QString());
    QCOMPARE(shown.size(), 1);
    QVERIFY(quit.isEmpty());
    QCOMPARE(errorOf(client.answerTo(u"quit"_s)), QString());
    QCOMPARE(quit.size(), 1);
    QVERIFY(client.isConnected());
}

void TestControlServer::twoClientsAreServedSideBySide()
{
    putJob(u"photos"_s);
    RawClient one(folder());
    RawClient other(folder());
    one.ask(u"wait"_s, {{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray{u"Queued"_s}}});
    QVERIFY(one.read(50ms).isEmpty());
    QCOMPARE(errorOf(other.answerTo(u"resume"_s, {{u"job"_s, u"photos"_s}})), QString());
    QCOMPARE(resultOf(one.read()).value("state"_L1).toString(), u"Queued"_s);
    QCOMPARE(m_server->connectionCount(), 2);
}

void TestControlServer::anUnknownVerbIsRefused()
{
    RawClient client(folder());
    QCOMPARE(errorOf(client.answerTo(u"format-disk"_s)), u"NotSupported"_s);
    QVERIFY(!resultOf(client.answerTo(u"ping"_s)).isEmpty());
}

void TestControlServer::brokenProtocolIsRefusedAndDisconnected_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("error");
    const QJsonObject future{{u"version"_s, 99}, {u"id"_s, 1}, {u"verb"_s, u"list"_s}};
    QTest::newRow("garbage") << QByteArray("GET / HTTP/1.1\r\n\r\n") << u"TooLarge"_s;
    QTest::newRow("a frame too large") << QByteArray("\x01\0\0\x01", 4) << u"TooLarge"_s;
    QTest::newRow("no JSON") << QByteArray("\0\0\0\x02??", 6) << u"InvalidArgument"_s;
    QTest::newRow("another version") << *encodeFrame(future, longestRequest) << u"NotSupported"_s;
}

void TestControlServer::brokenProtocolIsRefusedAndDisconnected()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, error);
    RawClient client(folder());
    client.write(bytes);
    QCOMPARE(errorOf(client.read()), error);
    QTRY_VERIFY(!client.isConnected());
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QVERIFY(m_engine->calls().isEmpty());
}

void TestControlServer::anUnfinishedMessageEndsTheConnection()
{
    ControlLimits limits;
    limits.messageTime = 50ms;
    serve(limits);
    RawClient client(folder());
    QVERIFY(!client.answerTo(u"ping"_s).isEmpty());
    client.write(QByteArray("\0\0\0\x05{\"a", 7));
    QCOMPARE(errorOf(client.read()), u"Timeout"_s);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestControlServer::aSilentConnectionEnds()
{
    ControlLimits limits;
    limits.messageTime = 50ms;
    serve(limits);
    RawClient client(folder());
    QCOMPARE(errorOf(client.read()), u"Timeout"_s);
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

void TestControlServer::anIdleConnectionThatAskedStays()
{
    ControlLimits limits;
    limits.messageTime = 50ms;
    serve(limits);
    RawClient asked(folder());
    QVERIFY(!asked.answerTo(u"ping"_s).isEmpty());
    // The time of one that never asked is over later than that of this one would have been.
    RawClient silent(folder());
    QCOMPARE(errorOf(silent.read()), u"Timeout"_s);
    QVERIFY(!asked.answerTo(u"ping"_s).isEmpty());
}

void TestControlServer::aFloodIsSlowedNotLost()
{
    ControlLimits limits;
    limits.burst = 3;
    limits.refill = 100ms;
    serve(limits);
    RawClient client(folder());
    for (int count = 0; count < 6; ++count) {
        client.ask(u"list"_s);
    }
    QElapsedTimer clock;
    clock.start();
    for (int count = 1; count <= 6; ++count) {
        QCOMPARE(client.read().value("id"_L1).toInt(), count);
    }
    QVERIFY2(clock.elapsed() >= 200, "three refills were needed");
    QVERIFY(client.isConnected());
}

void TestControlServer::tooManyConnectionsAreRefused()
{
    ControlLimits limits;
    limits.connections = 2;
    serve(limits);
    RawClient one(folder());
    RawClient two(folder());
    QVERIFY(!one.answerTo(u"ping"_s).isEmpty());
    QVERIFY(!two.answerTo(u"ping"_s).isEmpty());
    RawClient three(folder());
    QCOMPARE(errorOf(three.read()), u"BlockedByPolicy"_s);
    QTRY_COMPARE(m_server->connectionCount(), 2);
    one.socket().abort();
    QTRY_COMPARE(m_server->connectionCount(), 1);
    RawClient four(folder());
    QVERIFY(!resultOf(four.answerTo(u"ping"_s)).isEmpty());
}

void TestControlServer::tooManyOpenRequestsAreRefused()
{
    ControlLimits limits;
    limits.openRequests = 2;
    serve(limits);
    putJob(u"photos"_s);
    RawClient client(folder());
    const QJsonObject never{{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray{u"Error"_s}}};
    client.ask(u"wait"_s, never);
    client.ask(u"wait"_s, never);
    client.ask(u"wait"_s, never);
    const QJsonObject refused = client.read();
    QCOMPARE(errorOf(refused), u"BlockedByPolicy"_s);
    QCOMPARE(refused.value("id"_L1).toInt(), 3);
}

void TestControlServer::aClientThatLeavesDoesNoHarm()
{
    putJob(u"photos"_s);
    m_engine->holdAnswers(true);
    {
        RawClient client(folder());
        client.ask(u"list"_s);
        client.ask(u"monitor"_s);
        client.ask(u"wait"_s, {{u"job"_s, u"photos"_s}, {u"states"_s, QJsonArray{u"Error"_s}}});
        QTRY_COMPARE(m_engine->calls().size(), 3);
    }
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_engine->holdAnswers(false);
    putJob(u"other"_s);
    RawClient client(folder());
    QCOMPARE(resultOf(client.answerTo(u"list"_s)).value("jobs"_L1).toArray().size(), 2);
}

QTEST_GUILESS_MAIN(TestControlServer)
#include "tst_controlserver.moc"

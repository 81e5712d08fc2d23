// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlserver.h"
#include "model/control/jobjson.h"
#include "tests/support/fakeengine.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

/// What a call of the program came to.
struct Call {
    int code = -1;
    QByteArray out;
    QByteArray error;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }

    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
};

QString programPath()
{
    return QString::fromUtf8(TRANSHIPCTL);
}

Call finish(QProcess &process)
{
    QSignalSpy finished(&process, &QProcess::finished);
    if (process.state() != QProcess::NotRunning && !finished.wait(60'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    const bool isNormal = process.exitStatus() == QProcess::NormalExit;
    return {isNormal ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

Call run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    return finish(process);
}

} // namespace

class TestTranshipctl final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void helpIsThereForEveryVerb();
    void theVersionIsPrinted();
    void badUsageIsExitCode2_data();
    void badUsageIsExitCode2();
    void withoutAnInstanceTheExitCodeIs3();

    void createPrintsTheId();
    void addMakesPathsAbsolute();
    void addTakesAList();
    void addTakesAMetalink();
    void addTakesMirrorsChecksumAndRanges();
    void plainVerbsDoAllJobs_data();
    void plainVerbsDoAllJobs();
    void aRefusalBeginsWithTheErrorsName();
    void completePrintsALinePerFile();
    void aPartialCompleteIsExitCode5();
    void aFailedRenameIsExitCode1();
    void cancelTellsOfLeftovers();
    void listIsATableOrJson();
    void infoShowsAJob();
    void historyShowsEndedJobs();
    void theLogSaysWhatHappened();
    void settingsAreSetAndGot();
    void secretsComeFromStandardInputAndAreNeverTold();
    void aFileIsRemoved();
    void aFileGetsANewLink();
    void aReplacedPrefixIsCounted();
    void policyIsShownAndSet();
    void waitPrintsTheState();
    void waitTimesOutWithExitCode4();
    void monitorPrintsWhatHappens();
    void hostileNamesDoNotSteerTheTerminal();

    void transferGoesAllTheWay();
    void transferOfABadUrlLeavesNoJob();
    void transferThatFailsStaysInTheQueue();
    void anInterruptedTransferStaysInTheQueue();
    void anUploadGoesAllTheWay();
    void anUploadGoesToEachUrl();
    void completeOfAnUnfinishedUploadChangesNothing();
    void uploadsAndTheirRepliesAreMadeStepByStep();
    void partUrlsAreReadFromAFile();
    void infoShowsHowFarAnUploadIs();

    void anInstanceIsStartedAndQuit();
    void quitStartsNothing();

private:
    Call ctl(const QStringList &arguments, const QByteArray &input = {});
    [[nodiscard]] QStringList inFolder(const QStringList &arguments) const;
    JobSnapshot putJob(const QString &name, JobState state = JobState::Suspended);
    void moveJob(JobState state, const Error &error = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<ControlServer> m_server;
};

void TestTranshipctl::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_engine = std::make_unique<FakeEngine>();
    m_server = std::make_unique<ControlServer>(*m_engine);
    QVERIFY(m_server->listen(m_folder->path()));
}

void TestTranshipctl::cleanup()
{
    m_server.reset();
    m_engine.reset();
    m_folder.reset();
}

QStringList TestTranshipctl::inFolder(const QStringList &arguments) const
{
    return QStringList{u"--no-start"_s, u"--data-dir"_s, m_folder->path()} + arguments;
}

Call TestTranshipctl::ctl(const QStringList &arguments, const QByteArray &input)
{
    return run(programPath(), inFolder(arguments), input);
}

JobSnapshot TestTranshipctl::putJob(const QString &name, JobState state)
{
    JobSnapshot job = FakeEngine::makeJob(name, state);
    job.job.files = {FakeEngine::makeFile(u"http://h/f"_s, u"/d/f"_s, 3'000'000,
                                          state == JobState::Transferred ? 3'000'000 : 1'000'000)};
    m_engine->putJob(job);
    return job;
}

void TestTranshipctl::moveJob(JobState state, const Error &error)
{
    JobSnapshot job = m_engine->jobs().constFirst();
    job.job.state = state;
    job.job.error = error;
    m_engine->putJob(job);
}

void TestTranshipctl::helpIsThereForEveryVerb()
{
    const Call all = run(programPath(), {u"--help"_s});
    QCOMPARE(all.code, 0);
    for (const char *verb : {"create",         "add",      "resume", "suspend", "complete",
                             "cancel",         "transfer", "list",   "info",    "history",
                             "monitor",        "wait",     "set",    "get",     "remove-file",
                             "take-ownership", "policy",   "quit",   "keep",    "set-url",
                             "replace-prefix", "log"}) {
        QVERIFY2(all.out.contains(QByteArray("\n  ").append(verb).append(' ')), verb);
        const Call one = run(programPath(), {QString::fromLatin1(verb), u"--help"_s});
        QCOMPARE(one.code, 0);
        QVERIFY2(one.out.startsWith(QByteArray("Usage: transhipctl [OPTION]... ").append(verb)),
                 verb);
    }
    for (const char *later : {"export", "import"}) {
        QVERIFY2(!all.out.contains(later), later);
    }
}

void TestTranshipctl::theVersionIsPrinted()
{
    const Call call = run(programPath(), {u"--version"_s});
    QCOMPARE(call.code, 0);
    QVERIFY(call.out.startsWith("transhipctl "));
}

void TestTranshipctl::badUsageIsExitCode2_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *name, const QStringList &arguments) {
        QTest::newRow(name) << arguments;
    };
    row("nothing", {});
    row("an unknown verb", {u"fetch"_s});
    row("a verb of later", {u"export"_s});
    row("an unknown option", {u"list"_s, u"--frob"_s});
    row("an option of another verb", {u"list"_s, u"--upload"_s});
    row("a value that is missing", {u"wait"_s, u"a"_s, u"--timeout"_s});
    row("a flag with a value", {u"list"_s, u"--json=yes"_s});
    row("a mirror of many",
        {u"transfer"_s, u"http://h/a"_s, u"http://h/b"_s, u"/d/"_s, u"--mirror"_s,
         u"http://m/a"_s});
    row("a secret in the arguments",
        {u"set"_s, u"a"_s, u"secret-header"_s, u"X-Api-Key: canary"_s});
    row("credentials in the arguments", {u"set"_s, u"a"_s, u"credentials"_s, u"ada:canary"_s});
    row("a session of no secret", {u"set"_s, u"a"_s, u"priority"_s, u"low"_s, u"--session"_s});
    row("a Metalink without a folder", {u"add"_s, u"a"_s, u"--metalink"_s, u"-"_s});
    row("a Metalink with ranges",
        {u"add"_s, u"a"_s, u"/d"_s, u"--metalink"_s, u"-"_s, u"--ranges"_s, u"0-1"_s});
    row("a list and a Metalink",
        {u"add"_s, u"a"_s, u"/d"_s, u"--metalink"_s, u"-"_s, u"--list"_s, u"-"_s});
    row("create without a name", {u"create"_s});
    row("create of no type", {u"create"_s, u"a"_s, u"--type"_s, u"x"_s});
    row("create of no priority", {u"create"_s, u"a"_s, u"--priority"_s, u"x"_s});
    row("create with half a setting", {u"create"_s, u"a"_s, u"--set"_s, u"x"_s});
    row("add without a path", {u"add"_s, u"a"_s, u"http://h/f"_s});
    row("add with a list and a path",
        {u"add"_s, u"a"_s, u"http://h/f"_s, u"/d"_s, u"--list"_s, u"f"_s});
    row("resume of nothing", {u"resume"_s});
    row("transfer without a path", {u"transfer"_s, u"http://h/f"_s});
    row("info of two", {u"info"_s, u"a"_s, u"b"_s});
    row("wait for no state", {u"wait"_s, u"a"_s, u"--for"_s, u"Done"_s});
    row("wait for no time", {u"wait"_s, u"a"_s, u"--timeout"_s, u"soon"_s});
    row("remove-file of no number", {u"remove-file"_s, u"a"_s, u"b"_s});
    row("set-url of no number", {u"set-url"_s, u"a"_s, u"b"_s, u"http://example.org/"_s});
    row("replace-prefix by nothing", {u"replace-prefix"_s, u"a"_s, u"http://example.org/"_s});
    row("an upload that downloads",
        {u"transfer"_s, u"--upload"_s, u"--type"_s, u"download"_s, u"http://h/a"_s, u"a"_s});
    row("parts for several files",
        {u"transfer"_s, u"--upload"_s, u"--part-urls"_s, u"f"_s, u"http://h/a"_s, u"http://h/b"_s,
         u"a"_s});
    row("parts of a list", {u"add"_s, u"a"_s, u"--list"_s, u"f"_s, u"--part-urls"_s, u"f"_s});
    row("history without a number", {u"history"_s, u"--limit"_s, u"0"_s});
    row("policy with half a pair", {u"policy"_s, u"MaxJobsPerUser"_s});
    row("no folder", {u"list"_s, u"--data-dir="_s});
}

void TestTranshipctl::badUsageIsExitCode2()
{
    QFETCH(QStringList, arguments);
    const Call call = run(programPath(), QStringList(u"--no-start"_s) + arguments);
    QCOMPARE(call.code, 2);
    QVERIFY(call.out.isEmpty());
    QVERIFY(!call.error.isEmpty());
}

void TestTranshipctl::withoutAnInstanceTheExitCodeIs3()
{
    m_server->close();
    const Call call = ctl({u"list"_s});
    QCOMPARE(call.code, 3);
    QVERIFY2(call.error.startsWith("NoInstance: "), call.error.constData());
}

void TestTranshipctl::createPrintsTheId()
{
    const Call text = ctl({u"create"_s, u"photos"_s, u"--priority"_s, u"low"_s, u"--set"_s,
                           u"description=a=b"_s, u"--set=on-exists=fail"_s});
    QCOMPARE(text.code, 0);
    const JobSnapshot *job =
        m_engine->job(QUuid::fromString(QString::fromUtf8(text.out.trimmed())));
    QVERIFY(job != nullptr);
    QCOMPARE(job->job.priority, Priority::Low);
    QCOMPARE(job->job.settings.onExists, OnExists::Fail);
    QCOMPARE(job->job.description, u"a=b"_s);
    const Call json = ctl({u"create"_s, u"--json"_s, u"--"_s, u"--odd"_s});
    QCOMPARE(json.code, 0);
    QVERIFY(m_engine->job(QUuid::fromString(json.object().value("id"_L1).toString())) != nullptr);
    QCOMPARE(m_engine->jobs().constLast().job.name, u"--odd"_s);
}

void TestTranshipctl::addMakesPathsAbsolute()
{
    const JobSnapshot job = FakeEngine::makeJob(u"photos"_s);
    m_engine->putJob(job);
    QCOMPARE(ctl({u"add"_s, u"photos"_s, u"http://h/a"_s, u"sub/a"_s}).code, 0);
    QCOMPARE(m_engine->job(job.job.id)->job.files.constFirst().path,
             QDir::current().absoluteFilePath(u"sub/a"_s));
    const Call refused = ctl({u"add"_s, u"photos"_s, u"ftp://h/a"_s, u"/d/"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.error.startsWith("InvalidArgument: "), refused.error.constData());
}

void TestTranshipctl::addTakesAList()
{
    const JobSnapshot job = FakeEngine::makeJob(u"photos"_s);
    m_engine->putJob(job);
    QCOMPARE(
        ctl({u"add"_s, u"photos"_s, u"--list"_s, u"-"_s}, "http://h/a\t/d/a\nhttp://h/b\t/d/b\n")
            .code,
        0);
    QCOMPARE(m_engine->job(job.job.id)->job.files.size(), 2);
    const Call bad =
        ctl({u"add"_s, u"photos"_s, u"--list"_s, u"-"_s}, "http://h/c\t/d/c\nftp://h/b\t/d/b\n");
    QCOMPARE(bad.code, 1);
    QCOMPARE(m_engine->job(job.job.id)->job.files.size(), 2);
    QCOMPARE(ctl({u"add"_s, u"photos"_s, u"--list"_s, m_folder->filePath(u"none"_s)}).code, 1);
}

void TestTranshipctl::addTakesAMetalink()
{
    const JobSnapshot job = FakeEngine::makeJob(u"photos"_s);
    m_engine->putJob(job);
    const QByteArray sum(32, 'a');
    const QByteArray document = "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">"
                                "<file name=\"sub/a.iso\"><hash type=\"md5\">"
        + sum + "</hash><pieces type=\"md5\" length=\"9\"><hash>" + sum
        + "</hash></pieces><url priority=\"2\">http://m/a</url>"
          "<url priority=\"1\">http://h/a</url></file>"
          "<file name=\"b\"><url>http://h/b</url></file></metalink>";
    const auto add = [this](const QByteArray &input) {
        return ctl({u"add"_s, u"photos"_s, u"--metalink"_s, u"-"_s, u"/d"_s}, input);
    };
    const Call added = add(document);
    QVERIFY2(added.code == 0, added.error.constData());
    const QList<File> files = m_engine->job(job.job.id)->job.files;
    QCOMPARE(files.size(), 2);
    QCOMPARE(files.constFirst().url, QUrl(u"http://h/a"_s));
    QCOMPARE(files.constFirst().path, u"/d/sub/a.iso"_s);
    QCOMPARE(files.constFirst().mirrors, QList<QUrl>{QUrl(u"http://m/a"_s)});
    QCOMPARE(files.constFirst().checksum, u"md5:"_s + QString::fromLatin1(sum));
    QCOMPARE(files.constFirst().checksumSource, u"Metalink"_s);
    QCOMPARE(files.constFirst().pieces.digests.size(), 1);
    QVERIFY(files.constLast().checksum.isEmpty());
    const Call bad = add(QByteArray(document).replace("name=\"b\"", "name=\"../b\""));
    QCOMPARE(bad.code, 1);
    QVERIFY2(bad.error.startsWith("InvalidArgument: ") && bad.error.contains("(line 1: "),
             bad.error.constData());
    QCOMPARE(m_engine->job(job.job.id)->job.files.size(), 2);
}

void TestTranshipctl::addTakesMirrorsChecksumAndRanges()
{
    const JobSnapshot job = FakeEngine::makeJob(u"photos"_s);
    m_engine->putJob(job);
    const QString sum(32, u'a');
    const Call added =
        ctl({u"add"_s, u"photos"_s, u"http://h/a"_s, u"/d/a"_s, u"--mirror"_s, u"http://m/a"_s,
             u"--mirror=http://n/a"_s, u"--checksum"_s, sum, u"--ranges"_s, u"100-199,0-9,400-"_s});
    QVERIFY2(added.code == 0, added.error.constData());
    const File file = m_engine->job(job.job.id)->job.files.constFirst();
    QCOMPARE(file.mirrors, (QList<QUrl>{QUrl(u"http://m/a"_s), QUrl(u"http://n/a"_s)}));
    QCOMPARE(file.checksum, QString(u"md5:"_s + sum));
    QCOMPARE(rangeListText(file.ranges), QByteArray("100-199,0-9,400-"));
    QCOMPARE(ctl({u"add"_s, u"photos"_s, u"http://h/a"_s, u"/d/a"_s, u"--ranges"_s, u"9-1"_s}).code,
             1);
}

void TestTranshipctl::plainVerbsDoAllJobs_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("call");
    QTest::newRow("resume") << u"resume"_s << u"resume"_s;
    QTest::newRow("suspend") << u"suspend"_s << u"suspend"_s;
    QTest::newRow("cancel") << u"cancel"_s << u"cancel"_s;
    QTest::newRow("keep") << u"keep"_s << u"keep"_s;
    QTest::newRow("take-ownership") << u"take-ownership"_s << u"takeOwnership"_s;
}

void TestTranshipctl::plainVerbsDoAllJobs()
{
    QFETCH(QString, verb);
    QFETCH(QString, call);
    putJob(u"one"_s);
    putJob(u"two"_s);
    const Call done = ctl({verb, u"one"_s, u"nobody"_s, u"two"_s, u"--json"_s});
    QCOMPARE(done.code, 1);
    QVERIFY(done.error.startsWith("NotFound: "));
    const QJsonArray jobs = done.object().value("jobs"_L1).toArray();
    QCOMPARE(jobs.size(), 3);
    QVERIFY(jobs.at(0).toObject().value("error"_L1).isNull());
    QCOMPARE(jobs.at(1).toObject().value("error"_L1).toObject().value("name"_L1).toString(),
             u"NotFound"_s);
    QCOMPARE(m_engine->callNames().filter(call).size(), 2);
}

void TestTranshipctl::aRefusalBeginsWithTheErrorsName()
{
    m_engine->failNext(
        makeError(ErrorCode::TooManyJobsPerUser, ErrorContext::QueueManager, u"60 of 60"_s),
        u"create"_s);
    const Call call = ctl({u"create"_s, u"a"_s, u"--json"_s});
    QCOMPARE(call.code, 1);
    QVERIFY(call.error.startsWith("TooManyJobsPerUser: "));
    QVERIFY(call.error.contains("60 of 60"));
    QVERIFY(call.out.isEmpty());
    putJob(u"twice"_s);
    putJob(u"twice"_s);
    QVERIFY(ctl({u"info"_s, u"twice"_s}).error.startsWith("AmbiguousName: "));
}

void TestTranshipctl::completePrintsALinePerFile()
{
    putJob(u"photos"_s, JobState::Transferred);
    const Call call = ctl({u"complete"_s, u"photos"_s});
    QCOMPARE(call.code, 0);
    QCOMPARE(call.out, QByteArray("kept     /d/f\n"));
    QVERIFY(call.error.isEmpty());
}

void TestTranshipctl::aPartialCompleteIsExitCode5()
{
    putJob(u"photos"_s, JobState::Transferring);
    const Call call = ctl({u"complete"_s, u"photos"_s});
    QCOMPARE(call.code, 5);
    QCOMPARE(call.out, QByteArray("deleted  /d/f\n"));
    QVERIFY(call.error.startsWith("PartialComplete: "));
    putJob(u"again"_s, JobState::Transferring);
    const Call json = ctl({u"complete"_s, u"again"_s, u"--json"_s});
    QCOMPARE(json.code, 5);
    const QJsonObject report = json.object().value("jobs"_L1).toArray().at(0).toObject();
    QCOMPARE(report.value("partial"_L1), QJsonValue(true));
    QCOMPARE(report.value("files"_L1).toArray().size(), 1);
}

void TestTranshipctl::aFailedRenameIsExitCode1()
{
    putJob(u"photos"_s, JobState::Transferred);
    CompleteReport report;
    report.files = {{u"/d/f"_s, false,
                     makeError(ErrorCode::DestinationExists, ErrorContext::LocalFile, u"/d/f"_s)}};
    m_engine->answerNextComplete(report);
    const Call call = ctl({u"complete"_s, u"photos"_s});
    QCOMPARE(call.code, 1);
    QVERIFY(call.out.startsWith("failed   /d/f: DestinationExists: "));
    QVERIFY(call.error.startsWith("DestinationExists: "));
    QCOMPARE(m_engine->jobs().size(), 1);
}

void TestTranshipctl::cancelTellsOfLeftovers()
{
    putJob(u"photos"_s);
    m_engine->answerNextCancel({true});
    const Call call = ctl({u"cancel"_s, u"photos"_s});
    QCOMPARE(call.code, 0);
    QVERIFY(call.error.startsWith("UnableToDeleteFiles: "));
}

void TestTranshipctl::listIsATableOrJson()
{
    JobSnapshot job = putJob(u"photos"_s, JobState::Transferring);
    job.speed = 1536;
    m_engine->putJob(job);
    const Call text = ctl({u"list"_s});
    QCOMPARE(text.code, 0);
    const QList<QByteArray> lines = text.out.split('\n');
    QVERIFY(lines.at(0).startsWith("ID        STATE"));
    QCOMPARE(lines.at(0).indexOf("NAME"), lines.at(1).indexOf("photos"));
    QVERIFY2(lines.at(1).contains("33 %"), lines.at(1).constData());
    QVERIFY2(lines.at(1).contains("2.9 MiB"), lines.at(1).constData());
    QVERIFY2(lines.at(1).contains("1.5 KiB/s"), lines.at(1).constData());
    const Call json = ctl({u"--json"_s, u"list"_s});
    QCOMPARE(json.array(), QJsonArray{toJson(job)});
}

void TestTranshipctl::infoShowsAJob()
{
    JobSnapshot job = putJob(u"photos"_s, JobState::Error);
    job.job.error = Error{ErrorCode::HttpStatus, ErrorContext::RemoteFile, u"h"_s, 404, 0};
    m_engine->putJob(job);
    const Call text = ctl({u"info"_s, u"photos"_s});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains("HttpStatus: The server answered with HTTP status 404. (h)"));
    QVERIFY(text.out.contains("http://h/f"));
    QCOMPARE(ctl({u"info"_s, u"photos"_s, u"--json"_s}).object(), toJson(job));
}

void TestTranshipctl::historyShowsEndedJobs()
{
    const HistoryEntry entry{FakeEngine::makeJob(u"then"_s, JobState::Cancelled).job,
                             FakeEngine::now(), true};
    m_engine->putHistory({entry, entry});
    QVERIFY(ctl({u"history"_s}).out.contains("Cancelled (expired)"));
    QCOMPARE(ctl({u"history"_s, u"--json"_s, u"--limit"_s, u"1"_s}).array(),
             QJsonArray{toJson(entry)});
}

void TestTranshipctl::theLogSaysWhatHappened()
{
    const JobSnapshot job = FakeEngine::makeJob(u"photos"_s);
    m_engine->putJob(job);
    JournalEntry wait;
    wait.time = FakeEngine::now();
    wait.what = Happening::Waiting;
    wait.file = u"a.jpg"_s;
    wait.amount = 42;
    wait.error = makeError(ErrorCode::Timeout, ErrorContext::RemoteFile, u"h"_s);
    JournalEntry done;
    done.time = FakeEngine::now();
    done.what = Happening::FileTransferred;
    done.amount = 2048;
    m_engine->putJournal(job.job.id, {wait, done});
    const QByteArray text = ctl({u"log"_s, u"photos"_s}).out;
    QVERIFY(text.contains("waiting"));
    QVERIFY(text.contains("a.jpg, 42 s, Timeout: "));
    QVERIFY(text.contains("file transferred"));
    QCOMPARE(ctl({u"log"_s, u"photos"_s, u"--json"_s}).array(),
             (QJsonArray{toJson(wait), toJson(done)}));
    QCOMPARE(ctl({u"log"_s, u"nobody"_s}).code, 1);
}

void TestTranshipctl::settingsAreSetAndGot()
{
    putJob(u"photos"_s);
    QCOMPARE(ctl({u"set"_s, u"photos"_s, u"on-exists"_s, u"replace"_s}).code, 0);
    QCOMPARE(ctl({u"get"_s, u"photos"_s, u"on-exists"_s}).out, QByteArray("replace\n"));
    const Call json = ctl({u"get"_s, u"photos"_s, u"on-exists"_s, u"--json"_s});
    QCOMPARE(json.object().value("value"_L1).toString(), u"replace"_s);
    QVERIFY(ctl({u"set"_s, u"photos"_s, u"none"_s, u"x"_s}).error.startsWith("UnknownKey: "));
}

void TestTranshipctl::secretsComeFromStandardInputAndAreNeverTold()
{
    putJob(u"photos"_s);
    const Call set = ctl({u"set"_s, u"photos"_s, u"secret-header"_s, u"X-Api-Key"_s}, "canary\n");
    QCOMPARE(set.code, 0);
    QVERIFY(set.out.isEmpty() && set.error.isEmpty());
    QCOMPARE(m_engine->lastLogin().secret, u"canary"_s);
    QCOMPARE(ctl({u"set"_s, u"photos"_s, u"header"_s, u"X-One: a"_s}).code, 0);
    QCOMPARE(ctl({u"get"_s, u"photos"_s, u"header"_s}).out,
             QByteArray("X-Api-Key: (secret)\nX-One: a\n"));
    QVERIFY(!ctl({u"info"_s, u"photos"_s, u"--json"_s}).out.contains("canary"));

    QCOMPARE(ctl({u"set"_s, u"photos"_s, u"credentials"_s, u"server"_s}, "ada\np\xc3\xa4ss").code,
             0);
    QCOMPARE(m_engine->lastLogin(), (SiteLogin{u"ada"_s, u"p\u00e4ss"_s, false}));
    QCOMPARE(
        ctl({u"set"_s, u"photos"_s, u"credentials"_s, u"server"_s, u"--token"_s}, "tok\n").code, 0);
    QCOMPARE(m_engine->lastLogin(), (SiteLogin{QString(), u"tok"_s, true}));
    QTemporaryFile file;
    QVERIFY(file.open() && file.write("eve\nfrom a file\n") > 0 && file.flush());
    const QStringList words{u"set"_s, u"photos"_s, u"credentials"_s, u"server"_s,
                            u"--secret-file"_s};
    QCOMPARE(ctl(words + QStringList{file.fileName()}).code, 0);
    QCOMPARE(m_engine->lastLogin(), (SiteLogin{u"eve"_s, u"from a file"_s, false}));
    QVERIFY(
        ctl(words + QStringList{file.fileName() + u"-none"_s}).error.startsWith("FileNotFound"));
    QVERIFY(ctl({u"set"_s, u"photos"_s, u"credentials"_s, u"server"_s})
                .error.startsWith("InvalidArgument: "));
    m_engine->failNext(makeError(ErrorCode::KeychainUnavailable, ErrorContext::QueueManager),
                       u"setSecret"_s);
    QVERIFY(ctl({u"set"_s, u"photos"_s, u"secret-header"_s, u"X-Api-Key"_s}, "canary\n")
                .error.startsWith("KeychainUnavailable: "));
}

void TestTranshipctl::aFileIsRemoved()
{
    const JobSnapshot job = putJob(u"photos"_s);
    QCOMPARE(ctl({u"remove-file"_s, u"photos"_s, u"1"_s}).code, 1);
    QCOMPARE(ctl({u"remove-file"_s, u"photos"_s, u"0"_s}).code, 0);
    QVERIFY(m_engine->job(job.job.id)->job.files.isEmpty());
}

void TestTranshipctl::aFileGetsANewLink()
{
    const JobSnapshot job = putJob(u"photos"_s);
    QCOMPARE(ctl({u"set-url"_s, u"photos"_s, u"0"_s, u"ftp://example.org/a"_s}).code, 1);
    QCOMPARE(ctl({u"set-url"_s, u"photos"_s, u"0"_s, u"http://example.net/b"_s}).code, 0);
    QCOMPARE(m_engine->job(job.job.id)->job.files[0].url, QUrl(u"http://example.net/b"_s));
}

void TestTranshipctl::aReplacedPrefixIsCounted()
{
    const JobSnapshot job = putJob(u"photos"_s);
    const QString url = job.job.files[0].url.toString();
    const QString old = url.left(url.lastIndexOf(u'/') + 1);
    const QStringList replace{u"replace-prefix"_s, u"photos"_s, old, u"http://example.net/"_s};
    QCOMPARE(ctl(replace).out, QByteArray("1\n"));
    QVERIFY(m_engine->job(job.job.id)->job.files[0].url.host() == u"example.net");
    const Call again = ctl(replace);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.out, QByteArray("0\n"));
}

void TestTranshipctl::policyIsShownAndSet()
{
    QCOMPARE(ctl({u"policy"_s, u"MaxJobsPerUser"_s, u"5"_s}).code, 0);
    const QJsonObject policy =
        ctl({u"policy"_s, u"--json"_s}).object().value("policy"_L1).toObject();
    const QJsonObject expected{{u"value"_s, u"5"_s}, {u"source"_s, u"user"_s}};
    QCOMPARE(policy.value("MaxJobsPerUser"_L1).toObject(), expected);
    QVERIFY(ctl({u"policy"_s}).out.contains("JobInactivityTimeout"));
    QVERIFY(
        ctl({u"policy"_s, u"MaxJobsPerUser"_s, u"many"_s}).error.startsWith("InvalidArgument: "));
    QVERIFY(ctl({u"policy"_s, u"NoKey"_s, u"1"_s}).error.startsWith("UnknownKey: "));
}

void TestTranshipctl::waitPrintsTheState()
{
    putJob(u"photos"_s, JobState::Queued);
    QProcess process;
    process.start(programPath(), inFolder({u"wait"_s, u"photos"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->callNames().count(u"snapshots"_s) == 2, 30'000);
    moveJob(JobState::Transferred);
    const Call call = finish(process);
    QCOMPARE(call.code, 0);
    QCOMPARE(call.out, QByteArray("Transferred\n"));
    const Call json =
        ctl({u"wait"_s, u"photos"_s, u"--for"_s, u"Error,Transferred"_s, u"--json"_s});
    QCOMPARE(json.object().value("state"_L1).toString(), u"Transferred"_s);
}

void TestTranshipctl::waitTimesOutWithExitCode4()
{
    putJob(u"photos"_s, JobState::Queued);
    const Call call = ctl({u"wait"_s, u"photos"_s, u"--timeout"_s, u"0"_s});
    QCOMPARE(call.code, 4);
    QVERIFY(call.error.startsWith("Timeout: "));
}

void TestTranshipctl::monitorPrintsWhatHappens()
{
    const JobSnapshot job = putJob(u"photos"_s, JobState::Queued);
    QProcess process;
    process.start(programPath(), inFolder({u"monitor"_s, u"--json"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 30'000);
    QCOMPARE(QJsonDocument::fromJson(process.readLine()).object().value("jobs"_L1).toArray().size(),
             1);
    m_engine->dropJob(job.job.id);
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 30'000);
    const QJsonObject removed = QJsonDocument::fromJson(process.readLine()).object();
    QCOMPARE(removed.value("removed"_L1).toArray(), QJsonArray{idText(job.job.id)});
    m_server->close();
    const Call call = finish(process);
    QCOMPARE(call.code, 3);
    QVERIFY(call.error.startsWith("NoInstance: "));
}

void TestTranshipctl::hostileNamesDoNotSteerTheTerminal()
{
    putJob(u"a\x1b[2Jb\u202Ec"_s);
    const Call call = ctl({u"list"_s});
    QVERIFY(!call.out.contains('\x1b'));
    QVERIFY(call.out.contains("a?[2Jb?c"));
}

void TestTranshipctl::transferGoesAllTheWay()
{
    QProcess process;
    process.start(programPath(),
                  inFolder({u"transfer"_s, u"http://h/a.iso"_s, u"http://h/b.iso"_s,
                            m_folder->path(), u"--priority"_s, u"foreground"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->callNames().count(u"resume"_s) == 1, 30'000);
    const JobSnapshot job = m_engine->jobs().constFirst();
    QCOMPARE(job.job.name, u"a.iso"_s);
    QCOMPARE(job.job.priority, Priority::Foreground);
    QCOMPARE(job.job.files.size(), 2);
    moveJob(JobState::Transferring);
    moveJob(JobState::Transferred);
    const Call call = finish(process);
    QCOMPARE(call.code, 0);
    const QByteArray folder = m_folder->path().toUtf8();
    QCOMPARE(call.out, "kept     " + folder + "/a.iso\nkept     " + folder + "/b.iso\n");
    QVERIFY(m_engine->jobs().isEmpty());
}

void TestTranshipctl::transferOfABadUrlLeavesNoJob()
{
    const Call call = ctl({u"transfer"_s, u"ftp://h/a"_s, m_folder->path()});
    QCOMPARE(call.code, 1);
    QVERIFY(call.error.startsWith("InvalidArgument: "));
    QVERIFY(m_engine->jobs().isEmpty());
}

void TestTranshipctl::transferThatFailsStaysInTheQueue()
{
    QProcess process;
    process.start(programPath(), inFolder({u"transfer"_s, u"http://h/a"_s, m_folder->path()}));
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->callNames().count(u"resume"_s) == 1, 30'000);
    moveJob(JobState::Error,
            Error{ErrorCode::HttpStatus, ErrorContext::RemoteFile, u"h"_s, 404, 0});
    const Call call = finish(process);
    QCOMPARE(call.code, 1);
    QVERIFY2(call.error.startsWith("HttpStatus: "), call.error.constData());
    QVERIFY(call.error.contains("stays in the queue"));
    QCOMPARE(m_engine->jobs().size(), 1);
}

void TestTranshipctl::anInterruptedTransferStaysInTheQueue()
{
    QProcess process;
    process.start(programPath(), inFolder({u"transfer"_s, u"http://h/a"_s, m_folder->path()}));
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->callNames().count(u"resume"_s) == 1, 30'000);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    const Call call = finish(process);
    QCOMPARE(call.code, 1);
    QVERIFY2(call.error.contains("stays in the queue"), call.error.constData());
    QCOMPARE(m_engine->jobs().size(), 1);
    QCOMPARE(m_engine->jobs().constFirst().job.state, JobState::Queued);
}

void TestTranshipctl::anUploadGoesAllTheWay()
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(programPath(),
                  inFolder({u"transfer"_s, u"--upload"_s, u"http://h/in/a.iso"_s, u"my.iso"_s,
                            u"--set"_s, u"upload-method=webdav"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->callNames().count(u"resume"_s) == 1, 30'000);
    const Job job = m_engine->jobs().constFirst().job;
    QCOMPARE(job.name, u"my.iso"_s);
    QCOMPARE(job.type, JobType::Upload);
    QCOMPARE(job.settings.uploadMethod, UploadMethod::WebDav);
    QCOMPARE(job.files.constFirst().path, m_folder->filePath(u"my.iso"_s));
    moveJob(JobState::Transferring);
    moveJob(JobState::Transferred);
    const Call call = finish(process);
    QCOMPARE(call.code, 0);
    QCOMPARE(call.out, QByteArray("sent     http://h/in/a.iso\n"));
    QVERIFY(m_engine->jobs().isEmpty());
}

void TestTranshipctl::anUploadGoesToEachUrl()
{
    QProcess process;
    process.start(programPath(),
                  inFolder({u"transfer"_s, u"--json"_s, u"--type"_s, u"upload"_s, u"http://h/a"_s,
                            u"http://h/b"_s, u"/d/a"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(m_engine->callNames().count(u"resume"_s) == 1, 30'000);
    const Job job = m_engine->jobs().constFirst().job;
    QCOMPARE(job.files.size(), 2);
    QCOMPARE(job.files.at(0).path, u"/d/a"_s);
    QCOMPARE(job.files.at(1).path, u"/d/a"_s);
    moveJob(JobState::Transferred);
    const Call call = finish(process);
    QCOMPARE(call.code, 0);
    const QJsonObject report = QJsonDocument::fromJson(call.out).object();
    const QJsonObject file = report.value("files"_L1).toArray().at(1).toObject();
    QCOMPARE(file.value("url"_L1).toString(), u"http://h/b"_s);
    QCOMPARE(file.value("kept"_L1), QJsonValue(true));
}

void TestTranshipctl::completeOfAnUnfinishedUploadChangesNothing()
{
    for (const JobType type : {JobType::Upload, JobType::UploadReply}) {
        JobSnapshot job = FakeEngine::makeJob(typeName(type), JobState::Transferring);
        job.job.type = type;
        job.job.files = {FakeEngine::makeFile(u"http://h/a"_s, u"/d/a"_s, 10, 5)};
        m_engine->putJob(job);
        const Job before = m_engine->job(job.job.id)->job;
        const Call call = ctl({u"complete"_s, typeName(type)});
        QCOMPARE(call.code, 1);
        QVERIFY2(call.error.startsWith("InvalidState: "), call.error.constData());
        QVERIFY(call.out.isEmpty());
        QVERIFY(m_engine->job(job.job.id)->job == before);
    }
}

void TestTranshipctl::uploadsAndTheirRepliesAreMadeStepByStep()
{
    const auto inPlace = [this](const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start(programPath(), inFolder(arguments));
        return finish(process);
    };
    QCOMPARE(inPlace({u"create"_s, u"ask"_s, u"--type"_s, u"upload-reply"_s, u"--set"_s,
                      u"reply-path=answer.xml"_s})
                 .code,
             0);
    QCOMPARE(inPlace({u"add"_s, u"ask"_s, u"http://h/q"_s, u"q.xml"_s}).code, 0);
    QCOMPARE(m_engine->jobs().constFirst().job.files.at(0).path, m_folder->filePath(u"q.xml"_s));
    QCOMPARE(m_engine->jobs().constFirst().job.files.at(1).path,
             m_folder->filePath(u"answer.xml"_s));
    QCOMPARE(inPlace({u"set"_s, u"ask"_s, u"reply-path"_s, u"other.xml"_s}).code, 0);
    QCOMPARE(inPlace({u"get"_s, u"ask"_s, u"reply-path"_s}).out,
             m_folder->filePath(u"other.xml"_s).toUtf8() + '\n');
    const Call second = inPlace({u"add"_s, u"ask"_s, u"http://h/q"_s, u"q.xml"_s});
    QCOMPARE(second.code, 1);
    QVERIFY2(second.error.startsWith("TooManyFiles: "), second.error.constData());
    const Call prefix = inPlace({u"replace-prefix"_s, u"ask"_s, u"http://h"_s, u"http://i"_s});
    QVERIFY2(prefix.error.startsWith("NotSupported: "), prefix.error.constData());
}

void TestTranshipctl::partUrlsAreReadFromAFile()
{
    QVERIFY(ctl({u"create"_s, u"s3"_s, u"--type"_s, u"upload"_s}).code == 0);
    const Call call = ctl({u"add"_s, u"s3"_s, u"http://h/k"_s, u"/d/a"_s, u"--part-urls"_s, u"-"_s},
                          "http://h/k?partNumber=1&sig=a%2Fb\r\n\nhttp://h/k?partNumber=2\n");
    QCOMPARE(call.code, 0);
    const QList<QUrl> urls = m_engine->jobs().constFirst().job.files.constFirst().partUrls;
    QCOMPARE(urls.size(), 2);
    QCOMPARE(urls.at(0), QUrl(u"http://h/k?partNumber=1&sig=a%2Fb"_s));
    const Call none =
        ctl({u"add"_s, u"s3"_s, u"http://h/k"_s, u"/d/a"_s, u"--part-urls"_s, u"-"_s}, "\n");
    QCOMPARE(none.code, 1);
    QVERIFY(none.error.startsWith("InvalidArgument: "));
}

void TestTranshipctl::infoShowsHowFarAnUploadIs()
{
    JobSnapshot job = FakeEngine::makeJob(u"up"_s, JobState::Transferring);
    job.job.type = JobType::Upload;
    job.job.files = {FakeEngine::makeFile(u"http://h/a"_s, u"/d/a"_s, 10 << 20, 3 << 20)};
    job.job.files.first().upload.method = UploadMethod::Tus;
    job.job.files.first().upload.acknowledged = 3 << 20;
    job.job.files.first().verdict = u"length"_s;
    m_engine->putJob(job);
    const Call call = ctl({u"info"_s, u"up"_s});
    QVERIFY2(call.out.contains("file 0: tus, 3.0 MiB acknowledged, proof length"),
             call.out.constData());
    QCOMPARE(ctl({u"get"_s, u"up"_s, u"protocol"_s}).out, QByteArray("tus\n"));
    QCOMPARE(ctl({u"get"_s, u"up"_s, u"acknowledged"_s}).out, QByteArray("3145728\n"));
}

void TestTranshipctl::anInstanceIsStartedAndQuit()
{
    const QTemporaryDir place;
    const QString program = place.filePath(u"transhipctl"_s);
    QVERIFY(QFile::copy(programPath(), program));
    QVERIFY(QFile::copy(QString::fromUtf8(FAKEINSTANCE), place.filePath(u"tranship"_s)));
    const QStringList folder{u"--data-dir"_s, place.filePath(u"data"_s)};
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");

    const Call created = run(program, folder + QStringList{u"create"_s, u"photos"_s});
    QVERIFY2(created.code == 0, created.error.constData());
    QFile arguments(place.filePath(u"data/arguments"_s));
    QVERIFY(arguments.open(QFile::ReadOnly));
    QCOMPARE(arguments.readAll(),
             QByteArray("--headless --data-dir ") + place.filePath(u"data"_s).toUtf8());
    QCOMPARE(run(program, folder + QStringList{u"list"_s, u"--json"_s}).array().size(), 1);

    QCOMPARE(run(program, folder + QStringList{u"quit"_s}).code, 0);
    QCOMPARE(run(program, folder + QStringList{u"--no-start"_s, u"list"_s}).code, 3);
}

void TestTranshipctl::quitStartsNothing()
{
    const QTemporaryDir place;
    const Call call = run(programPath(), {u"--data-dir"_s, place.path(), u"quit"_s});
    QCOMPARE(call.code, 3);
    QVERIFY(call.error.startsWith("NoInstance: "));
}

QTEST_GUILESS_MAIN(TestTranshipctl)
#include "tst_transhipctl.moc"

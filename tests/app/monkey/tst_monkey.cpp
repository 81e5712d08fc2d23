// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/desktop.h"
#include "model/control/controlserver.h"
#include "model/threadedengine.h"
#include "tests/app/monkey/monkey.h"
#include "tests/support/scriptedserver.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <array>
#include <mutex>

using namespace tranship;
using namespace tranship::test;

namespace {

/// What is said on stderr while the monkey is at it.
struct Complaints {
    std::mutex mutex;
    QStringList lines;
};

Complaints complaints; // a message handler reaches nothing but globals

/// Of the platform the tests run on, not of the program.
bool isOfPlatform(const QString &line)
{
    return line.startsWith(QStringLiteral("This plugin does not support"))
        || line.contains(QStringLiteral("XDG_RUNTIME_DIR"))
        // Qt's HTTP thread tells of two errors of one reply, now and then, without our doing
        || line.contains(QStringLiteral("Internal problem, this method must only be called once"));
}

void listen(QtMsgType type, const QMessageLogContext &, const QString &line)
{
    if (type == QtDebugMsg || type == QtInfoMsg || isOfPlatform(line))
        return;
    const std::scoped_lock lock(complaints.mutex);
    complaints.lines.append(QThread::currentThread()->objectName() + QStringLiteral(": ") + line);
}

int numberFromEnvironment(const char *name, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? number : otherwise;
}

} // namespace

/// The whole program with a real engine and jobs that run, and a monkey at it.
/// MONKEY_SECONDS: how long (20); MONKEY_SEED: which monkey (1).
class TestMonkey final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivesAMonkey();

    void swallow(const QUrl &) { }

private:
    void setUpServer();
    void makeJob(Engine &engine);
    void doVerb(Engine &engine);
    [[nodiscard]] QString report(const Monkey &monkey) const;

    ScriptedServer m_server;
    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    QStringList m_paths;
    QList<JobId> m_jobs;
};

void TestMonkey::setUpServer()
{
    const auto add = [this](const QString &path, const Resource &resource) {
        m_server.setResource(path, resource);
        m_paths.append(path);
    };
    Resource plain;
    plain.size = 200'000;
    plain.etag = "\"1\"";
    add(QStringLiteral("/plain.bin"), plain);
    Resource slow = plain;
    slow.size = 5'000'000;
    slow.bytesPerSecond = 50'000;
    add(QStringLiteral("/slow.iso"), slow);
    Resource stuck = plain;
    stuck.cutAt = 10'000;
    stuck.cut = Resource::Cut::Stall;
    add(QStringLiteral("/stuck.bin"), stuck);
    Resource broken = plain;
    broken.cutAt = 5'000;
    broken.cut = Resource::Cut::Reset;
    add(QStringLiteral("/broken.bin"), broken);
    Resource busy;
    busy.status = 503;
    add(QStringLiteral("/busy.bin"), busy);
    Resource endless = plain;
    endless.framing = Resource::Framing::UntilClose;
    add(QStringLiteral("/unknown-size.bin"), endless);
    m_paths.append(QStringLiteral("/missing.bin"));
}

void TestMonkey::makeJob(Engine &engine)
{
    NewJob job;
    job.name = QStringLiteral("job %1").arg(m_random.bounded(100'000));
    job.priority = static_cast<Priority>(m_random.bounded(4));
    QList<NewFile> files;
    const int count = 1 + m_random.bounded(4);
    for (int i = 0; i < count; ++i) {
        NewFile file;
        file.url = m_server.url(m_paths.at(m_random.bounded(m_paths.size()))).toString();
        file.path = m_folder.filePath(QStringLiteral("downloads/%1.bin").arg(m_random.generate()));
        files.append(file);
    }
    engine.create(job, this, [this, &engine, files](const Result<JobId> &id) {
        if (!id)
            return;
        m_jobs.append(*id);
        engine.addFiles(*id, files, this, [](const Done &) {});
        if (m_random.bounded(4) != 0)
            engine.resume(*id, this, [](const Done &) {});
    });
}

/// Legal or not.
void TestMonkey::doVerb(Engine &engine)
{
    if (m_jobs.isEmpty())
        return;
    const JobId job = m_jobs.at(m_random.bounded(m_jobs.size()));
    const auto ignore = [](const auto &) {};
    switch (m_random.bounded(7)) {
    case 0:
        engine.resume(job, this, ignore);
        break;
    case 1:
        engine.suspend(job, this, ignore);
        break;
    case 2:
        engine.complete(job, this, ignore);
        break;
    case 3:
        engine.cancel(job, this, ignore);
        break;
    case 4:
        engine.keep(job, this, ignore);
        break;
    case 5:
        engine.removeFile(job, m_random.bounded(3), this, ignore);
        break;
    default:
        engine.set(job, QStringLiteral("priority"), QStringLiteral("high"), this, ignore);
    }
}

QString TestMonkey::report(const Monkey &monkey) const
{
    const std::scoped_lock lock(complaints.mutex);
    return QStringLiteral("said: %1\ndone last:\n  %2")
        .arg(complaints.lines.mid(0, 20).join(QLatin1Char('\n')),
             monkey.lastDeeds().join(QStringLiteral("\n  ")));
}

void TestMonkey::survivesAMonkey()
{
    const int seconds = numberFromEnvironment("MONKEY_SECONDS", 20);
    const auto seed = static_cast<quint32>(numberFromEnvironment("MONKEY_SEED", 1));
    qInfo("seed %u, %d s", seed, seconds);
    m_random.seed(seed + 1);
    setUpServer();
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("downloads")));
    const std::array schemes = {QStringLiteral("file"), QStringLiteral("http"),
                                QStringLiteral("https"), QStringLiteral("mailto")};
    for (const QString &scheme : schemes)
        QDesktopServices::setUrlHandler(scheme, this, "swallow");
    const auto giveBack = qScopeGuard([&schemes] {
        for (const QString &scheme : schemes)
            QDesktopServices::unsetUrlHandler(scheme);
    });
    QGuiApplication::clipboard()->setText(m_server.url(QStringLiteral("/plain.bin")).toString());

    Options options;
    options.dataFolder = m_folder.filePath(QStringLiteral("data"));
    Monkey monkey(seed);
    const QtMessageHandler before = qInstallMessageHandler(listen);
    qint64 longestGap = 0;
    {
        ThreadedEngine engine({options.dataFolder, {}, false});
        ControlServer control(engine);
        Desktop desktop(engine, control, options);
        bool started = false;
        engine.start(this, [&](const Done &done) {
            started = done.has_value();
            desktop.begin();
        });
        QTRY_VERIFY_WITH_TIMEOUT(started, 20'000);
        QTimer jobs;
        connect(&jobs, &QTimer::timeout, this, [this, &engine] { makeJob(engine); });
        jobs.start(300);
        QTimer verbs;
        connect(&verbs, &QTimer::timeout, this, [this, &engine] { doVerb(engine); });
        verbs.start(70);
        QElapsedTimer beat;
        beat.start();
        QTimer heart;
        connect(&heart, &QTimer::timeout, this,
                [&] { longestGap = std::max(longestGap, beat.restart()); });
        heart.start(10);
        monkey.begin();
        QElapsedTimer played;
        played.start();
        while (played.elapsed() < seconds * 1000LL && complaints.lines.isEmpty())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        monkey.stop();
        // dialogs that wait are closed, so that nothing of them outlives the window
        while (QWidget *open = QApplication::activeModalWidget()
                   ? QApplication::activeModalWidget()
                   : QApplication::activePopupWidget())
            if (!open->close())
                break;
        engine.stop();
    }
    qInstallMessageHandler(before);
    qInfo("%lld steps; longest step %lld ms (%s); longest gap of the event loop %lld ms",
          monkey.steps(), monkey.longestStep(), qPrintable(monkey.longestDeed()), longestGap);
    QVERIFY2(complaints.lines.isEmpty(), qPrintable(report(monkey)));
    QVERIFY(monkey.steps() > 0);
}

int main(int argc, char *argv[])
{
    // nobody's desktop, home or machine is the monkey's
    QTemporaryDir home;
    for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                 "XDG_STATE_HOME", "XDG_DOWNLOAD_DIR"})
        qputenv(variable, home.path().toLocal8Bit());
    for (const char *bus : {"DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"})
        qputenv(bus, "unix:path=/nonexistent");
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const QApplication application(argc, argv);
    TestMonkey test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_monkey.moc"

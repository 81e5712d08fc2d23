// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program with very many jobs, for windowscale.py:
//
//     benchmark_windowscale make FOLDER JOBS [MOVING URL]   a store of idle jobs, and of jobs that
//                                                           will load URL, its %1 being 1 to 8
//     benchmark_windowscale measure FOLDER JOBS             start, filters, sorting, search, memory
//     benchmark_windowscale stalls FOLDER JOBS SECONDS      how long the event loop keeps others
//                                                           waiting while jobs move
//
// The last two print one line of JSON; times are milliseconds.

#include "app/tranship/desktop.h"
#include "app/tranship/options.h"
#include "model/control/controlserver.h"
#include "model/job/filename.h"
#include "model/jobmodel.h"
#include "model/store/jobstore.h"
#include "model/threadedengine.h"
#include "ui/joblist/groupsidebar.h"
#include "ui/joblist/joblistview.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QTextStream>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <pwd.h>
#include <unistd.h>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

constexpr int jobsPerChange = 1000;
constexpr int hosts = 8; ///< so many addresses of this machine the moving jobs load from

double sinceProgramStart()
{
    QFile stat(u"/proc/self/stat"_s);
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    const double started = fields.value(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started)
        * 1000;
}

/// "Pss:" or "Rss:" of the whole process, in KiB.
double memoryKib(const QByteArray &key)
{
    QFile rollup(u"/proc/self/smaps_rollup"_s);
    if (!rollup.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = rollup.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(key))
            return line.mid(key.size()).trimmed().split(' ').first().toDouble();
    }
    return -1;
}

// ---- the store

QString user()
{
    const passwd *entry = getpwuid(getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

Job idleJob(int number, QRandomGenerator &random)
{
    static constexpr std::array states = {JobState::Suspended, JobState::Suspended, JobState::Error,
                                          JobState::Transferred};
    Job job;
    job.id = JobId::createUuid();
    job.sequence = number + 1;
    job.state = states.at(static_cast<std::size_t>(random.bounded(4)));
    job.name = u"%1-release-%2-amd64.iso"_s.arg(
        QStringList{u"debian"_s, u"fedora"_s, u"Ubuntu"_s, u"arch"_s, u"opensuse"_s}.at(
            random.bounded(5)),
        QString::number(random.bounded(1'000'000)));
    job.priority = static_cast<Priority>(random.bounded(4));
    job.owner = user();
    job.created = QDateTime::currentDateTimeUtc().addSecs(-random.bounded(1'000'000));
    job.modified = job.created;
    File file;
    file.url =
        QUrl(u"https://mirror%1.example.org/pub/images/%2"_s.arg(random.bounded(50)).arg(job.name));
    file.path = u"/srv/data/downloads/images/"_s + job.name;
    file.bytesTotal = random.bounded(1'000'000'000);
    file.bytesTransferred = 0;
    if (job.state == JobState::Transferred) {
        file.state = FileState::Transferred;
        file.bytesTransferred = file.bytesTotal;
        file.durable = ByteRanges({0, file.bytesTotal});
        file.verdict = u"length"_s;
        job.transferCompleted = job.created.addSecs(60);
    } else if (job.state == JobState::Error) {
        job.error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile, u"Not Found"_s);
        job.error.httpStatus = 404;
        job.error.file = 0;
        job.errorCount = 1;
        file.state = FileState::Failed;
        file.error = job.error;
    }
    job.files = {file};
    return job;
}

Job movingJob(int number, const QString &url, const QString &folder)
{
    Job job;
    job.id = JobId::createUuid();
    job.sequence = number + 1;
    job.state = JobState::Queued;
    job.name = u"moving %1"_s.arg(number);
    job.priority = Priority::Foreground;
    job.owner = user();
    job.created = QDateTime::currentDateTimeUtc();
    job.modified = job.created;
    job.settings.connections = 1;
    File file;
    file.url = QUrl(url.arg(1 + number % hosts));
    file.path = u"%1/moving-%2.bin"_s.arg(folder).arg(number);
    file.partName = partFileName(u"moving-%1.bin"_s.arg(number), job.id, 0);
    job.files = {file};
    return job;
}

int make(const QString &folder, int jobs, int moving, const QString &url)
{
    JobStore store;
    if (const auto opening = store.open(folder); !opening)
        return 1;
    QRandomGenerator random(7);
    StoreChange change;
    change.durable = false;
    change.policy = {{u"MaxJobsPerUser"_s, u"200000"_s},
                     {u"MaxJobsPerMachine"_s, u"200000"_s},
                     {u"MaxConnectionsPerHost"_s, u"64"_s}};
    for (int number = 0; number < moving; ++number)
        change.jobs.append(movingJob(number, url, folder));
    for (int number = moving; number < jobs; ++number) {
        change.jobs.append(idleJob(number, random));
        if (change.jobs.size() < jobsPerChange)
            continue;
        if (!store.apply(change))
            return 1;
        change = {};
        change.durable = false;
    }
    return store.apply(change) ? 0 : 1;
}

// ---- the program

/// The program as main() makes it.
class Program final {
public:
    explicit Program(const QString &folder)
        : m_engine({folder, {}, false}),
          m_control(m_engine),
          m_desktop(std::make_unique<Desktop>(m_engine, m_control, optionsFor(folder)))
    {
        const auto widgets = QApplication::topLevelWidgets();
        for (QWidget *widget : widgets) {
            if (auto *window = qobject_cast<MainWindow *>(widget))
                m_window = window;
        }
        list = m_window->findChild<JobListView *>();
        sidebar = m_window->findChild<GroupSidebar *>();
        const auto edits = m_window->findChildren<QLineEdit *>();
        for (QLineEdit *edit : edits) {
            if (!edit->placeholderText().isEmpty())
                search = edit;
        }
    }

    ~Program()
    {
        m_control.close();
        m_engine.stop();
    }

    /// Until all jobs are in the list, it was painted and a key was obeyed; milliseconds since the
    /// program's start.
    double startUntilUsable(const QString &folder, int jobs)
    {
        bool started = false;
        m_engine.start(qApp, [&](const Done &done) {
            if (!done || !m_control.listen(folder))
                qFatal("the engine does not start");
            m_desktop->begin();
            started = true;
        });
        const auto isFull = [&] { return started && list->model()->rowCount() >= jobs; };
        while (!isFull())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        repaintList();
        if (jobs > 1)
            obeyKey();
        return sinceProgramStart();
    }

    void repaintList() const
    {
        if (list->isVisible())
            list->viewport()->repaint();
        QCoreApplication::processEvents();
    }

    JobListView *list = nullptr;
    GroupSidebar *sidebar = nullptr;
    QLineEdit *search = nullptr;

private:
    static Options optionsFor(const QString &folder)
    {
        Options options;
        options.dataFolder = folder;
        return options;
    }

    void obeyKey() const
    {
        const QModelIndex before = list->currentIndex();
        QCoreApplication::postEvent(list, new QKeyEvent(QEvent::KeyPress, Qt::Key_End, {}));
        while (list->currentIndex() == before)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        repaintList();
    }

    ThreadedEngine m_engine;
    ControlServer m_control;
    std::unique_ptr<Desktop> m_desktop;
    MainWindow *m_window = nullptr;
};

template <typename Act> double timed(const Program &program, Act act)
{
    QCoreApplication::processEvents();
    QElapsedTimer timer;
    timer.start();
    act();
    program.repaintList();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void rest(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(5);
    }
}

void note(QJsonObject &result, const QString &what, QList<double> times)
{
    std::sort(times.begin(), times.end());
    result.insert(what + u" median"_s, times.at(times.size() / 2));
    result.insert(what + u" longest"_s, times.last());
}

QList<double> filterTimes(const Program &program)
{
    QList<double> times;
    for (const JobGroup group : allJobGroups) {
        times << timed(program, [&] { program.sidebar->setGroup(group); });
        times << timed(program, [&] { program.sidebar->setGroup(JobGroup::All); });
    }
    return times;
}

QList<double> sortTimes(const Program &program)
{
    QList<double> times;
    for (int column = 0; column < program.list->model()->columnCount(); ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder})
            times << timed(program, [&] { program.list->sortByColumn(column, order); });
    }
    times << timed(program, [&] { program.list->sortByColumn(-1, Qt::AscendingOrder); });
    return times;
}

QList<double> searchTimes(const Program &program)
{
    QList<double> times;
    for (const QString &typed : {u"fedora-release-12"_s, u"mirror7.example"_s, u"zzz"_s}) {
        for (qsizetype length = 1; length <= typed.size(); ++length)
            times << timed(program, [&] { program.search->setText(typed.left(length)); });
        times << timed(program, [&] { program.search->clear(); });
    }
    return times;
}

int measure(const QString &folder, int jobs)
{
    Program program(folder);
    QJsonObject result;
    result.insert(u"usable"_s, program.startUntilUsable(folder, jobs));
    rest(4000); // what is done afterwards is done
    result.insert(u"rss"_s, memoryKib("Rss:"));
    result.insert(u"pss"_s, memoryKib("Pss:"));
    if (jobs > 0) {
        note(result, u"filter"_s, filterTimes(program));
        note(result, u"sort"_s, sortTimes(program));
        note(result, u"search"_s, searchTimes(program));
        rest(1000);
    }
    result.insert(u"rss used"_s, memoryKib("Rss:"));
    QTextStream(stdout) << QJsonDocument(result).toJson(QJsonDocument::Compact) << '\n';
    return 0;
}

/// Knocks at the GUI thread's event loop, every few milliseconds, and keeps how long each knock
/// waited.
class Knocker final : public QThread {
public:
    void run() override
    {
        while (!m_ended) {
            QElapsedTimer waited;
            waited.start();
            QMetaObject::invokeMethod(
                &m_door,
                [this, waited] { waits.append(static_cast<double>(waited.nsecsElapsed()) / 1e6); },
                Qt::QueuedConnection);
            msleep(4);
        }
    }

    void finish()
    {
        m_ended = true;
        wait();
        QCoreApplication::processEvents();
    }

    QList<double> waits; ///< milliseconds; of the GUI thread

private:
    QObject m_door;
    std::atomic<bool> m_ended = false;
};

void noteStalls(QJsonObject &result, const QString &what, int seconds)
{
    Knocker knocker;
    knocker.start();
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < seconds * 1000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    knocker.finish();
    QList<double> waits = knocker.waits;
    std::sort(waits.begin(), waits.end());
    result.insert(what + u" p99"_s, waits.at(waits.size() * 99 / 100));
    result.insert(what + u" longest"_s, waits.last());
    result.insert(what + u" knocks"_s, waits.size());
}

int measureStalls(const QString &folder, int jobs, int seconds)
{
    Program program(folder);
    program.startUntilUsable(folder, jobs);
    rest(5000);
    QJsonObject result;
    result.insert(u"moving"_s, program.sidebar->count(JobGroup::Moving));
    noteStalls(result, u"added order"_s, seconds);
    program.list->sortByColumn(JobModel::Progress, Qt::DescendingOrder);
    rest(1000);
    noteStalls(result, u"by progress"_s, seconds);
    program.sidebar->setGroup(JobGroup::Moving);
    rest(1000);
    noteStalls(result, u"moving by progress"_s, seconds);
    result.insert(u"moving at the end"_s, program.sidebar->count(JobGroup::Moving));
    QTextStream(stdout) << QJsonDocument(result).toJson(QJsonDocument::Compact) << '\n';
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"tranship"_s);
    QStringList arguments;
    for (int index = 1; index < argc; ++index)
        arguments.append(QString::fromLocal8Bit(argv[index]));
    const QString verb = arguments.value(0);
    const QString folder = arguments.value(1);
    const int jobs = arguments.value(2).toInt();
    if (verb == u"make"_s) {
        const QCoreApplication application(argc, argv);
        return make(folder, jobs, arguments.value(3).toInt(), arguments.value(4));
    }
    const QApplication application(argc, argv);
    if (verb == u"measure"_s)
        return measure(folder, jobs);
    if (verb == u"stalls"_s)
        return measureStalls(folder, jobs, std::max(1, arguments.value(3).toInt()));
    QTextStream(stderr) << "usage: benchmark_windowscale make|measure|stalls FOLDER JOBS ...\n";
    return 2;
}

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/jobrunner.h"

#include "model/job/filename.h"
#include "model/job/retry.h"
#include "model/job/uploadsettings.h"
#include "model/job/url.h"
#include "model/queue/diskneeds.h"
#include "model/queue/signins.h"
#include "model/transfer/download/downloadplan.h"
#include "model/transfer/download/emptyreply.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace tranship {

namespace {

/// Files of a job on their way to stable storage at most; each is open.
constexpr int mostSettling = 64;

/// The file that a reply answers is with the server; other files wait for none.
bool isAnswered(const Job &job, const File &file)
{
    return file.role == FileRole::Content
        || std::none_of(job.files.begin(), job.files.end(), [](const File &other) {
               return other.role == FileRole::Content && !other.isFinished();
           });
}

} // namespace

/// One file that moves, and the runner's ear to it.
class JobRunner::Lane final : public FileDownload::Owner {
public:
    Lane(JobRunner &runner, int index, const File &file)
        : m_runner(runner),
          m_index(index),
          m_transfer(transferOf(file))
    {
        connect(m_transfer.get(), &FileTransfer::connected, &runner, [this, &runner] {
            runner.noteConnected(m_transfer->file());
            runner.m_owner.runnerConnected(runner.m_id);
        });
        connect(m_transfer.get(), &FileTransfer::checkpointDue, &runner, [this] { checkpoint(); });
        connect(m_transfer.get(), &FileTransfer::bytesComplete, &runner, &JobRunner::startMore,
                Qt::QueuedConnection); // it may be in the middle of start()
    }

    ~Lane()
    {
        disconnect(m_transfer.get(), nullptr, &m_runner, nullptr);
        m_transfer->stop();
        m_transfer.release()->deleteLater();
    }

    [[nodiscard]] int index() const { return m_index; }

    [[nodiscard]] FileTransfer &transfer() { return *m_transfer; }

    [[nodiscard]] SpeedMeter &meter() { return m_meter; }

    [[nodiscard]] bool isEnding() const { return m_ending; }

    /// Its connections are free: it only waits for the disk.
    [[nodiscard]] bool isSettling() const { return m_transfer->isSettling(); }

    /// Stable storage, then the store; one at a time.
    void checkpoint()
    {
        if (m_checkpointing || m_ending)
            return;
        m_checkpointing = true;
        m_transfer->checkpoint(
            [this, alive = std::weak_ptr<int>(m_alive)](const Result<bool> &grew) {
                if (alive.expired())
                    return;
                m_checkpointing = false;
                if (grew && *grew)
                    m_runner.m_book.commitFiles({progress()}, false);
            });
    }

    /// The last checkpoint before the lane is given up.
    void checkpointLast(std::function<void()> done)
    {
        m_ending = true;
        m_transfer->checkpoint([this, alive = std::weak_ptr<int>(m_alive),
                                done = std::move(done)](const Result<bool> &) {
            if (alive.expired())
                return;
            store();
            done();
        });
    }

    /// The file's row as it is to be stored, with what is new of its blocks.
    FileProgress progress()
    {
        const File file = store();
        return {m_runner.m_id, m_index, file, m_transfer->takeBlocks()};
    }

    /// Copies the file into the job and tells the book when there is progress.
    File store()
    {
        File file = m_transfer->file();
        m_runner.noteFile(m_index, file);
        if (Job *job = m_runner.m_book.find(m_runner.m_id)) {
            job->files[m_index] = file;
            m_runner.m_book.checkpointed(*job, m_index);
        }
        return file;
    }

    void saveFile(const File &file, std::function<void(const Done &)> saved) override
    {
        m_runner.noteFile(m_index, file);
        if (Job *job = m_runner.m_book.find(m_runner.m_id))
            job->files[m_index] = file;
        m_runner.m_book.commitFiles({{m_runner.m_id, m_index, file}}, true, std::move(saved));
    }

    void
    storedBlocks(const File &file,
                 std::function<void(const QList<BlockHash> &blocks, bool compare)> answer) override
    {
        m_runner.m_book.blocks(m_runner.m_id, file.partName, m_transfer.get(), std::move(answer));
    }

    QString pathForName(const File &, const QString &suggested) override
    {
        return m_runner.placeFor(m_index, suggested);
    }

    void transferFinished(const Done &outcome,
                          std::optional<std::chrono::seconds> retryAfter) override
    {
        m_runner.laneFinished(*this, outcome, retryAfter);
    }

private:
    std::unique_ptr<FileTransfer> transferOf(const File &file)
    {
        const Job &job = *m_runner.m_book.find(m_runner.m_id);
        if (job.isSent(file))
            return m_runner.m_services.uploads.make(m_runner.orderFor(job, file), *this);
        const DownloadServices services = m_runner.servicesFor(m_index);
        if (file.isUnnamed())
            return std::make_unique<EmptyReply>(services.partFiles, services.disk, *this, file);
        return std::make_unique<FileDownload>(services, *this, file);
    }

    JobRunner &m_runner;
    const int m_index;
    std::unique_ptr<FileTransfer> m_transfer;
    SpeedMeter m_meter;
    /// Answers of the disk that come when the lane is gone are not heard.
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    bool m_checkpointing = false;
    bool m_ending = false;
};

JobRunner::JobRunner(const JobId &job, JobBook &book, TransferServices services, Clock &clock,
                     Owner &owner)
    : m_id(job),
      m_book(book),
      m_services(services),
      m_transports(services.downloads.transports, services.setup),
      m_clock(clock),
      m_owner(owner)
{
}

JobRunner::~JobRunner() = default;

void JobRunner::start()
{
    const Job *job = m_book.find(m_id);
    // they change only while nothing of the job moves
    if (job)
        m_hasPriorities = std::any_of(job->files.begin(), job->files.end(), [](const File &file) {
            return file.priority != FilePriority::Normal;
        });
    if (!m_services.signIns || !job)
        return begin({});
    m_identity = m_services.signIns->identityOf(*job);
    m_transports.setIdentity(m_identity);
    m_services.signIns->prepare(m_identity, this, [this](const Done &done) { begin(done); });
}

void JobRunner::begin(const Done &prepared)
{
    if (m_stopped)
        return;
    if (!prepared)
        return m_owner.runnerEnded(m_id, prepared.error(), {});
    m_isReady = true;
    startMore();
    if (m_lanes.empty())
        QMetaObject::invokeMethod(this, &JobRunner::conclude, Qt::QueuedConnection);
}

void JobRunner::stop(std::function<void()> stopped)
{
    m_stopped = std::move(stopped);
    for (const auto &lane : m_lanes) {
        lane->transfer().stop();
        ++m_stopping;
        if (!lane->isEnding()) // else its last checkpoint is under way already
            lane->checkpointLast([this] { laneStopped(); });
    }
    if (m_stopping == 0) {
        ++m_stopping;
        QMetaObject::invokeMethod(this, &JobRunner::laneStopped, Qt::QueuedConnection);
    }
}

void JobRunner::laneStopped()
{
    if (--m_stopping > 0)
        return;
    QList<FileProgress> progress;
    if (Job *job = m_book.find(m_id)) {
        for (const auto &lane : m_lanes) {
            File &file = job->files[lane->index()];
            if (file.state == FileState::Moving)
                file.state = FileState::Waiting;
            progress.append({m_id, lane->index(), file, lane->transfer().takeBlocks()});
        }
    }
    m_lanes.clear();
    if (!progress.isEmpty())
        m_book.commitFiles(progress, false);
    std::exchange(m_stopped, {})();
}

void JobRunner::tick()
{
    startMore();
}

void JobRunner::checkpoint()
{
    for (const auto &lane : m_lanes)
        lane->checkpoint();
}

void JobRunner::refresh()
{
    Job *job = m_book.find(m_id);
    if (!job)
        return;
    for (const auto &lane : m_lanes) {
        noteFile(lane->index(), lane->transfer().file());
        job->files[lane->index()] = lane->transfer().file();
        lane->meter().sample(m_clock.monotonic(), job->files[lane->index()].bytesTransferred);
    }
}

QList<qint64> JobRunner::fileSpeeds() const
{
    const Job *job = m_book.find(m_id);
    QList<qint64> speeds(job ? job->files.size() : 0, 0);
    for (const auto &lane : m_lanes) {
        if (lane->index() < speeds.size())
            speeds[lane->index()] = lane->meter().speed();
    }
    return speeds;
}

QList<QList<ConnectionView>> JobRunner::connections() const
{
    const Job *job = m_book.find(m_id);
    QList<QList<ConnectionView>> views(job ? job->files.size() : 0);
    for (const auto &lane : m_lanes) {
        if (lane->index() < views.size())
            views[lane->index()] = lane->transfer().connections();
    }
    return views;
}

DownloadServices JobRunner::servicesFor(int index)
{
    const Job *job = m_book.find(m_id);
    const QString folder = job ? QFileInfo(job->files.at(index).path).path() : QString();
    const DownloadServices &all = m_services.downloads;
    const int connections =
        job && job->settings.connections > 0 ? job->settings.connections : all.connections;
    return {m_transports,
            all.partFiles,
            all.disk.of(folder),
            all.hashing.of(folder),
            all.throttle,
            all.budget,
            connections,
            job && job->settings.dynamicContent,
            job ? roomNeeds(*job, index) : RoomNeeds()};
}

UploadOrder JobRunner::orderFor(const Job &job, const File &file) const
{
    return {file,
            job.settings.uploadMethod,
            job.type == JobType::UploadReply,
            m_services.downloads.throttle,
            m_identity,
            m_services.setup};
}

bool JobRunner::isMoving(int index) const
{
    return std::any_of(m_lanes.begin(), m_lanes.end(),
                       [index](const auto &lane) { return lane->index() == index; });
}

/// The first that may begin: those that wait no longer, then those that have not been looked at.
std::optional<int> JobRunner::nextFile()
{
    const Job *job = m_book.find(m_id);
    if (!job)
        return {};
    const auto isIdle = [this, job](int index) {
        const File &file = job->files.at(index);
        return file.state == FileState::Waiting && !file.isSkipped && !isMoving(index)
            && isAnswered(*job, file);
    };
    const auto isHeld = [this, job](int index) {
        return m_owner.hosts().holdOn(job->files.at(index)).has_value();
    };
    std::optional<int> first;
    for (auto wait = m_waits.cbegin(); wait != m_waits.cend(); ++wait) {
        const int index = wait.key();
        if (wait->until <= m_clock.monotonic() && index < first.value_or(index + 1) && isIdle(index)
            && !isHeld(index))
            first = index;
    }
    if (first)
        return first;
    const int count = static_cast<int>(job->files.size());
    while (m_next < count && (m_waits.contains(m_next) || !isIdle(m_next)))
        ++m_next;
    // a server's hold ends by itself: its files are looked at again
    std::optional<int> best;
    for (int index = m_next; index < count; ++index) {
        const FilePriority priority = job->files.at(index).priority;
        if ((best && job->files.at(*best).priority <= priority) || m_waits.contains(index)
            || !isIdle(index) || isHeld(index))
            continue;
        best = index;
        if (!m_hasPriorities || priority == FilePriority::High)
            break;
    }
    return best;
}

bool JobRunner::hasRoom(const Job &job) const
{
    const auto settling = std::count_if(m_lanes.begin(), m_lanes.end(),
                                        [](const auto &lane) { return lane->isSettling(); });
    const auto moving = static_cast<qsizetype>(m_lanes.size()) - settling;
    return moving < job.settings.parallelFiles && settling < mostSettling;
}

void JobRunner::startMore()
{
    const Job *job = m_book.find(m_id);
    while (job && m_isReady && !m_stopped && hasRoom(*job)) {
        const std::optional<int> index = nextFile();
        if (!index)
            return;
        startFile(*index);
    }
}

void JobRunner::startFile(int index)
{
    Job *job = m_book.find(m_id);
    job->files[index].state = FileState::Moving;
    m_lanes.push_back(std::make_unique<Lane>(*this, index, job->files.at(index)));
    m_lanes.back()->transfer().start();
    Q_EMIT m_book.changed(m_id);
}

void JobRunner::laneFinished(Lane &lane, const Done &outcome,
                             std::optional<std::chrono::seconds> retryAfter)
{
    if (outcome) {
        settle(lane, outcome, retryAfter);
        return;
    }
    // what came before the failure is kept
    lane.checkpointLast([this, &lane, outcome, retryAfter] {
        if (m_stopped)
            laneStopped();
        else
            settle(lane, outcome, retryAfter);
    });
}

void JobRunner::settle(Lane &lane, const Done &outcome,
                       std::optional<std::chrono::seconds> retryAfter)
{
    const int index = lane.index();
    const File file = lane.store();
    QList<BlockHash> blocks = lane.transfer().takeBlocks();
    std::erase_if(m_lanes, [&lane](const auto &other) { return other.get() == &lane; });
    Job *job = m_book.find(m_id);
    if (!job)
        return;
    if (outcome) {
        m_owner.hosts().served(file);
        m_waits.remove(index);
        reportRedirect(*job, index);
        nameReply(*job, file);
        m_book.progressed(*job);
    } else {
        failFile(index, outcome.error(), retryAfter);
    }
    if (job->files.at(index).durable.isEmpty())
        blocks.clear();
    m_book.commitFiles({{m_id, index, job->files.at(index), blocks}}, false);
    startMore();
    if (m_lanes.empty())
        conclude();
    else
        Q_EMIT m_book.changed(m_id);
}

/// REDIRECT_ALLOW_REPORT: where the file was found becomes its name.
void JobRunner::reportRedirect(Job &job, int index)
{
    File &file = job.files[index];
    if (job.settings.redirects.policy == RedirectPolicy::Report && !file.finalUrl.isEmpty())
        file.url = file.finalUrl;
}

/// The file is with the server: its answer is the next to move.
void JobRunner::nameReply(Job &job, const File &content)
{
    File *reply = replyOf(job);
    if (!reply || content.role != FileRole::Content)
        return;
    reply->url = content.upload.replyUrl;
    m_book.note(m_id,
                fileEntry(*reply, Happening::ReplyNamed, withoutSecrets(reply->url.toString())));
    const auto index = static_cast<int>(std::distance(job.files.data(), reply));
    m_next = std::min(m_next, index);
    m_book.commitFiles({{m_id, index, *reply}}, false);
}

void JobRunner::failFile(int index, const Error &error,
                         std::optional<std::chrono::seconds> retryAfter)
{
    Job *job = m_book.find(m_id);
    File &file = job->files[index];
    file.error = error;
    file.error.file = index;
    m_owner.hosts().refused(file, error, retryAfter);
    const Remedy remedy = remedyFor(error);
    if (remedy == Remedy::StartOver) {
        startOver(index, error);
        return;
    }
    if (!isTransient(remedy)) {
        file.state = FileState::Failed;
        noteFailure(*job, file, 0);
        return;
    }
    file.state = FileState::Waiting;
    Wait &wait = m_waits[index];
    ++wait.failures;
    const std::chrono::milliseconds delay =
        delayBeforeTry(wait.failures, job->settings.retryDelay, m_clock.random(), retryAfter);
    wait.until = m_clock.monotonic() + delay;
    noteFailure(*job, file, std::chrono::ceil<std::chrono::seconds>(delay).count());
}

void JobRunner::noteFailure(const Job &job, const File &file, qint64 secondsLeft)
{
    if (job.files.size() < 2)
        return; // the job says it
    const bool isOver = file.state == FileState::Failed;
    JournalEntry entry = fileEntry(file, isOver ? Happening::Failed : Happening::Waiting);
    entry.error = file.error;
    entry.amount = secondsLeft;
    m_book.note(m_id, entry);
}

void JobRunner::noteFile(int index, const File &now)
{
    const Job *job = m_book.find(m_id);
    if (!job)
        return;
    const bool tellsAll = job->files.size() <= mostFilesTold;
    const QList<JournalEntry> entries = fileHappenings(job->files.at(index), now);
    for (const JournalEntry &entry : entries) {
        if (tellsAll || entry.what != Happening::FileTransferred)
            m_book.note(m_id, entry);
    }
}

void JobRunner::noteConnected(const File &file)
{
    const Job *job = m_book.find(m_id);
    if (!job || job->files.size() > mostFilesTold)
        return;
    const QUrl &url = file.finalUrl.isEmpty() ? file.url : file.finalUrl;
    m_book.note(m_id, fileEntry(file, Happening::Connected, hostAndPort(url)));
}

void JobRunner::startOver(int index, const Error &error)
{
    File &file = m_book.find(m_id)->files[index];
    ++file.restarts;
    JournalEntry entry = fileEntry(file, Happening::StartedOver);
    entry.error = error;
    m_book.note(m_id, entry);
    if (file.restarts > mostRestarts) {
        file.state = FileState::Failed;
        return;
    }
    file.state = FileState::Waiting;
    m_next = std::min(m_next, index);
    file.error = error;
    file.durable.clear();
    file.upload = {};
    file.bytesTransferred = 0;
    file.partDevice = 0;
    file.partInode = 0;
    file.partBorn = 0;
}

void JobRunner::conclude()
{
    const Job *job = m_book.find(m_id);
    if (!job || m_stopped)
        return;
    startMore(); // a server's hold may have ended by now
    if (!m_lanes.empty())
        return;
    Error fatal;
    Error transient;
    bool isUnfinished = false;
    for (const File &file : job->files) {
        if (!isAnswered(*job, file) || file.isSkipped)
            continue;
        isUnfinished = isUnfinished || file.state == FileState::Waiting;
        if (file.state == FileState::Failed && fatal.code == ErrorCode::None)
            fatal = file.error;
        else if (file.state == FileState::Waiting && transient.code == ErrorCode::None)
            transient = file.error;
    }
    std::optional<std::chrono::seconds> retryAfter;
    if (const auto hold = m_owner.hosts().holdOn(*job)) {
        retryAfter = std::chrono::ceil<std::chrono::seconds>(hold->left);
        // a file that was never asked for has no error of its own
        if (transient.code == ErrorCode::None)
            transient = hold->error;
    }
    if (isUnfinished && transient.code == ErrorCode::None) {
        // the hold ended since it was looked for
        QMetaObject::invokeMethod(this, &JobRunner::conclude, Qt::QueuedConnection);
        return;
    }
    // as long as one file can go on, the job waits for that one
    m_owner.runnerEnded(m_id, transient.code != ErrorCode::None ? transient : fatal, retryAfter);
}

QString JobRunner::placeFor(int index, const QString &suggested) const
{
    const Job *job = m_book.find(m_id);
    const QFileInfo current(job->files.at(index).path);
    if (current.fileName() == safeFileName(suggested))
        return job->files.at(index).path; // no other file has it
    QSet<QString> taken;
    for (int other = 0; other < job->files.size(); ++other) {
        const QFileInfo info(job->files.at(other).path);
        if (other != index && info.path() == current.path())
            taken.insert(foldedFileName(info.fileName()));
    }
    return QDir(current.path()).filePath(uniqueFileName(safeFileName(suggested), taken));
}

} // namespace tranship

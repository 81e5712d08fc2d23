// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/samplejobs.h"

#include "model/job/uploadsettings.h"
#include "tests/support/fakeengine.h"

namespace tranship::test {

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

Error errorIn(JobState state)
{
    if (state == JobState::Error) {
        Error error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile,
                                QStringLiteral("example.org"));
        error.httpStatus = 404;
        error.file = 0;
        return error;
    }
    if (state == JobState::TransientError)
        return makeError(ErrorCode::ConnectFailure, ErrorContext::RemoteFile,
                         QStringLiteral("example.org"));
    return {};
}

/// The bytes and the state of a file in a job of this state; the last of several is behind the
/// others.
void fillFile(File &file, JobState state, bool isLast)
{
    const bool isBegun = state != JobState::Queued && state != JobState::Connecting;
    const bool isDone = state == JobState::Transferred || (isBegun && !isLast);
    file.bytesTransferred = isDone ? file.bytesTotal : isBegun ? file.bytesTotal * 3 / 5 : 0;
    file.state = isDone                   ? FileState::Transferred
        : state == JobState::Transferring ? FileState::Moving
        : state == JobState::Error        ? FileState::Failed
                                          : FileState::Waiting;
    if (isDone)
        file.verdict = QStringLiteral("sha-256");
    if (file.state == FileState::Failed)
        file.error = errorIn(state);
}

/// Connections that share all of `file` but its first tenth, from two mirrors.
QList<ConnectionView> connectionsOf(const File &file, int count)
{
    QList<ConnectionView> connections;
    const qint64 first = file.bytesTotal / 10;
    for (int i = 0; i < count; ++i) {
        const qint64 share = (file.bytesTotal - first) / count;
        const ByteRange claim{first + i * share,
                              i == count - 1 ? file.bytesTotal : first + (i + 1) * share};
        const QString host =
            i % 3 == 2 ? QStringLiteral("mirror.example.net:8080") : QStringLiteral("example.org");
        connections.append(
            {host, claim, claim.begin + claim.length() / 2, 1'400'000 + 70'000 * i, true});
    }
    return connections;
}

JobSnapshot sized(JobSnapshot job, qint64 mebibytes, qint64 speed)
{
    for (File &file : job.job.files) {
        const double share =
            static_cast<double>(file.bytesTransferred) / static_cast<double>(file.bytesTotal);
        file.bytesTotal = mebibytes * mebibyte;
        file.bytesTransferred = static_cast<qint64>(share * static_cast<double>(file.bytesTotal));
        file.durable = ByteRanges(ByteRange{0, file.bytesTransferred});
    }
    job.speed = speed;
    job.fileSpeeds.fill(0, job.job.files.size());
    if (!job.fileSpeeds.isEmpty())
        job.fileSpeeds.last() = speed;
    return job;
}

} // namespace

JobSnapshot sampleJob(const QString &name, JobState state, int files)
{
    JobSnapshot job = FakeEngine::makeJob(name, state);
    for (int i = 0; i < files; ++i) {
        const QString file = files == 1 ? name : QStringLiteral("part-%1.tar").arg(i + 1);
        File made = FakeEngine::makeFile(QStringLiteral("https://example.org/") + file,
                                         QStringLiteral("/home/ada/Downloads/") + file, mebibyte);
        fillFile(made, state, i == files - 1);
        job.job.files.append(made);
    }
    job.job.error = errorIn(state);
    job.job.errorCount = job.job.error.code == ErrorCode::None ? 0 : 1;
    if (state == JobState::TransientError)
        job.job.nextTry = FakeEngine::now().addSecs(42);
    if (state == JobState::Transferred)
        job.job.transferCompleted = FakeEngine::now();
    job.waitsForSlot = state == JobState::Queued;
    return job;
}

JobSnapshot movingJob(const QString &name, const QList<int> &connections)
{
    const auto files = static_cast<int>(connections.size());
    JobSnapshot job = sized(sampleJob(name, JobState::Transferring, files), 3800, 11'600'000);
    job.connections.resize(files);
    for (int i = 0; i < files; ++i) {
        File &file = job.job.files[i];
        file.state = connections.at(i) > 0 ? FileState::Moving : FileState::Waiting;
        file.verdict.clear();
        file.durable = ByteRanges(ByteRange{0, file.bytesTotal / 10});
        file.bytesTransferred = file.bytesTotal * (connections.at(i) > 0 ? 11 : 2) / 20;
        job.connections[i] = connectionsOf(file, connections.at(i));
    }
    return job;
}

JobSnapshot sampleUpload(const QString &name, JobState state, int files)
{
    JobSnapshot job = sampleJob(name, state, files);
    job.job.type = JobType::Upload;
    for (File &file : job.job.files) {
        file.path.replace(QStringLiteral("Downloads"), QStringLiteral("Documents"));
        file.source.size = file.bytesTotal;
        file.upload.method = UploadMethod::Tus;
        file.upload.url = file.url;
        file.upload.acknowledged = file.bytesTransferred;
        file.upload.expires = FakeEngine::now().addDays(2);
        file.verdict.clear();
        if (file.isFinished()) {
            file.upload.isWhole = true;
            file.verdict = QStringLiteral("length");
            file.sentChecksum = QStringLiteral("sha-256:") + QString(64, QLatin1Char('a'));
        }
    }
    return job;
}

JobSnapshot sampleUploadReply(const QString &name, JobState state)
{
    JobSnapshot job = sampleUpload(name, state);
    job.job.type = JobType::UploadReply;
    placeReply(job.job);
    File &reply = job.job.files.last();
    if (state == JobState::Transferred) {
        reply.url = QUrl(QStringLiteral("https://example.org/reply"));
        reply.state = FileState::Transferred;
        reply.bytesTotal = reply.bytesTransferred = 2048;
        reply.verdict = QStringLiteral("length");
    }
    return job;
}

QList<JobSnapshot> sampleJobs()
{
    JobSnapshot live =
        sized(sampleJob(QStringLiteral("radio-stream.ogg"), JobState::Transferring), 80, 40'000);
    live.job.files[0].bytesTotal = unknownSize;
    JobSnapshot low = sampleJob(QStringLiteral("dataset.zip"), JobState::Queued);
    low.job.priority = Priority::Low;
    return {
        sized(sampleJob(QStringLiteral("debian-12.8.0-amd64-netinst.iso"), JobState::Transferring),
              3800, 11'600'000),
        live,
        sized(sampleJob(QStringLiteral("photos-2026.tar"), JobState::Connecting), 900, 0),
        sized(sampleJob(QStringLiteral("Thesis backup"), JobState::Transferred, 3), 1400, 0),
        sized(sampleJob(QStringLiteral("logs-2026-11.tar"), JobState::TransientError), 900, 0),
        sized(low, 12'000, 0),
        sized(sampleJob(QStringLiteral("Lecture recordings"), JobState::Error, 4), 350, 0),
        sized(sampleJob(QStringLiteral("map-tiles.mbtiles"), JobState::Suspended), 2100, 0),
    };
}

} // namespace tranship::test

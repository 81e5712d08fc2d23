// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/completion.h"

#include "model/job/url.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace tranship {

namespace {

Publication publicationOf(const Job &job, const File &file)
{
    const QFileInfo destination(file.path);
    return {destination.path(),     file.partName,
            destination.fileName(), {file.partDevice, file.partInode, file.partBorn},
            job.settings.onExists,  originMark(file.url)};
}

} // namespace

Completion::Completion(JobBook &book, Cleanup &cleanup, Worker &disk)
    : m_book(book),
      m_cleanup(cleanup),
      m_disk(disk)
{
}

void Completion::begin(const JobId &id, Completed completed)
{
    Job *job = m_book.find(id);
    job->intent = Intent::Complete;
    m_book.commit(*job, [this, id, completed = std::move(completed)](const Done &done) {
        if (done) {
            publishFiles(id, completed);
            return;
        }
        if (Job *unsaved = m_book.find(id))
            unsaved->intent = Intent::None;
        completed(failure(done.error()));
    });
}

void Completion::replay(const JobId &id, Completed completed)
{
    publishFiles(id, std::move(completed));
}

void Completion::publishFiles(const JobId &id, Completed completed)
{
    const Job *job = m_book.find(id);
    using Results = QList<std::pair<int, Result<QString>>>;

    struct Work {
        QList<int> indexes;
        QList<Publication> publications;
    };

    QMap<QString, Work> folders;
    for (int index = 0; index < job->files.size(); ++index) {
        if (job->files.at(index).state != FileState::Transferred
            || job->isSent(job->files.at(index)))
            continue;
        const Publication publication = publicationOf(*job, job->files.at(index));
        Work &work = folders[publication.folder];
        work.indexes.append(index);
        work.publications.append(publication);
    }
    QMap<QString, std::function<Results()>> works;
    for (auto it = folders.cbegin(); it != folders.cend(); ++it) {
        works.insert(it.key(), [folder = it.key(), work = it.value()] {
            const QList<Result<QString>> published = publishAll(folder, work.publications);
            Results results;
            for (qsizetype i = 0; i < published.size(); ++i)
                results.append({work.indexes.at(i), published.at(i)});
            return results;
        });
    }
    runOnEach<Results>(
        m_disk, this, works,
        [this, id, completed = std::move(completed)](const QList<Results> &gathered) {
            Results results;
            for (const Results &some : gathered)
                results.append(some);
            // the first that failed is the one the job tells of
            std::sort(results.begin(), results.end(),
                      [](const auto &one, const auto &other) { return one.first < other.first; });
            published(id, results, completed);
        });
}

void Completion::published(const JobId &id, const QList<std::pair<int, Result<QString>>> &results,
                           Completed completed)
{
    Job *job = m_book.find(id);
    Error failed;
    for (const auto &[index, result] : results) {
        File &file = job->files[index];
        if (result) {
            file.path = QDir(QFileInfo(file.path).path()).filePath(*result);
            file.state = FileState::Completed;
            file.error = {};
            continue;
        }
        file.error = result.error();
        file.error.file = index;
        if (failed.code == ErrorCode::None)
            failed = file.error;
    }
    CompleteReport report;
    for (File &file : job->files) {
        // its server put it in place
        if (job->isSent(file) && file.state == FileState::Transferred)
            file.state = FileState::Completed;
        report.files.append(
            {file.path, file.state == FileState::Completed, file.error,
             job->isSent(file) ? file.url.toString(QUrl::FullyEncoded) : QString()});
    }
    if (failed.code != ErrorCode::None)
        stay(*job, std::move(report), failed, completed);
    else
        acknowledge(*job, std::move(report), completed);
}

void Completion::stay(Job &job, CompleteReport report, const Error &error,
                      const Completed &completed)
{
    job.intent = Intent::None;
    // a job that was stopped for Complete does not go on by itself: its person wanted it to end
    if (job.state != JobState::Transferred && canMove(job.state, JobState::Suspended))
        m_book.moveTo(job, JobState::Suspended);
    job.error = error;
    JournalEntry entry;
    entry.what = Happening::CompleteFailed;
    entry.error = error;
    m_book.note(job.id, entry);
    m_book.touch(job);
    m_book.commit(job, [report = std::move(report), completed](const Done &done) {
        if (done)
            completed(report);
        else
            completed(failure(done.error()));
    });
}

void Completion::acknowledge(Job &job, CompleteReport report, const Completed &completed)
{
    report.partial = job.hasUnfinishedFiles();
    report.acknowledged = true;
    job.intent = Intent::None;
    StoreChange change;
    change.newLeftovers = m_cleanup.leftoversOf(job, false);
    m_book.moveTo(job, JobState::Acknowledged);
    const QList<Leftover> leftovers = change.newLeftovers;
    m_book.finish(
        job.id, std::move(change),
        [this, leftovers, report = std::move(report), completed](const Done &done) mutable {
            if (!done) {
                completed(failure(done.error()));
                return;
            }
            m_cleanup.remove(leftovers, [report, completed](bool remain) mutable {
                report.leftovers = remain;
                completed(report);
            });
        });
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/forecast.h"

#include "model/files/downloadfolder.h"
#include "model/job/filename.h"
#include "model/job/url.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <utility>

namespace tranship {

namespace {

constexpr int mostNumbers = 1'000; // of one name; nobody reads further

/// The name and its numbered forms up to the first that is free.
void addPresent(const QDir &folder, const QString &name, QSet<QString> &present)
{
    QString candidate = name;
    for (int number = 1; number < mostNumbers; ++number) {
        const QFileInfo info(folder.filePath(candidate));
        if (!info.exists() && !info.isSymLink())
            return;
        present.insert(foldedFileName(candidate));
        candidate = numberedRelativePath(name, number);
    }
}

} // namespace

Forecast::Forecast(JobBook &book, Worker &disk) : m_book(book), m_disk(disk) { }

void Forecast::look(const PlaceQuestion &question, std::function<void(const PlaceReport &)> answer)
{
    runAside<PlaceReport>(
        m_disk.of(question.folder), this, [question] { return onDisk(question); },
        [this, question, answer = std::move(answer)](PlaceReport report) {
            addJobs(question, report);
            answer(report);
        });
}

PlaceReport Forecast::onDisk(const PlaceQuestion &question)
{
    PlaceReport report;
    const DownloadFolder downloads;
    if (const Done fit = downloads.check(question.folder); !fit) {
        report.folderError = fit.error();
        return report;
    }
    const QStorageInfo storage(downloads.nearestThere(question.folder));
    if (storage.isValid() && storage.bytesAvailable() >= 0)
        report.freeBytes = storage.bytesAvailable();
    const QDir folder(question.folder);
    for (const QString &name : question.names)
        addPresent(folder, name, report.taken.onDisk);
    return report;
}

void Forecast::addJobs(const PlaceQuestion &question, PlaceReport &report) const
{
    const QString below = QDir::cleanPath(question.folder) + QLatin1Char('/');
    QHash<QByteArray, QString> asked;
    for (const QString &link : question.links) {
        if (const Result<QUrl> url = parseSource(link))
            asked.insert(packedUrl(*url), link);
    }
    m_book.forEachFetched([&](const FetchedFile &file) {
        if (file.path.startsWith(below))
            report.taken.byJobs.insert(foldedFileName(file.path.mid(below.size())));
        if (const auto link = asked.constFind(file.url); link != asked.constEnd())
            report.jobsOfLinks.insert(*link, file.job);
    });
}

} // namespace tranship

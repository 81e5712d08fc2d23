// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/journal.h"

#include "model/job/url.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array happeningNames = {
    "Created"_L1,        "FilesAdded"_L1,      "FileRemoved"_L1,
    "Resumed"_L1,        "Suspended"_L1,       "Started"_L1,
    "Requeued"_L1,       "Connected"_L1,       "Redirected"_L1,
    "Waiting"_L1,        "Failed"_L1,          "StartedOver"_L1,
    "Renamed"_L1,        "FileTransferred"_L1, "Transferred"_L1,
    "Completed"_L1,      "CompleteFailed"_L1,  "Cancelled"_L1,
    "Expired"_L1,        "PropertyChanged"_L1, "LinkChanged"_L1,
    "Kept"_L1,           "ExpiryWarned"_L1,    "OwnerChanged"_L1,
    "ProgramStarted"_L1, "HeldBack"_L1,        "ReplyNamed"_L1,
};
static_assert(happeningNames.size() == static_cast<std::size_t>(lastHappening) + 1);

/// Keys whose values tell nothing that must not be read. What is not named here is not written, so
/// that a key that comes later keeps its secret.
constexpr std::array openKeys = {
    "display-name"_L1,      "priority"_L1,        "retry-delay"_L1,   "no-progress-timeout"_L1,
    "max-download-time"_L1, "on-exists"_L1,       "auto-complete"_L1, "parallel-files"_L1,
    "connections"_L1,       "bandwidth-limit"_L1, "cost-policy"_L1,   "dynamic-content"_L1,
    "upload-method"_L1,     "reply-path"_L1,      "category"_L1,      "checksum"_L1,
    "file-priority"_L1,     "skip-files"_L1,      "file-name"_L1,     "folder"_L1,
};

constexpr qsizetype longestDetail = 1000;

/// The same place, whatever a signature or a session says behind it.
bool leadsElsewhere(const QUrl &from, const QUrl &to)
{
    return from.host() != to.host() || from.port() != to.port() || from.path() != to.path()
        || from.scheme() != to.scheme();
}

/// A query may hold a signature or a key by any name.
QString withoutQuery(QUrl url)
{
    const bool hasQuery = url.hasQuery();
    url.setQuery(QString());
    return hasQuery ? displayUrl(url) + u"?..." : displayUrl(url);
}

Happening resumedOrRequeued(JobState from)
{
    return isRunning(from) ? Happening::Requeued : Happening::Resumed;
}

std::optional<Happening> happeningOf(JobState from, JobState to)
{
    switch (to) {
    case JobState::Queued: // what was waited for says itself why it goes on
        return from == JobState::TransientError ? std::nullopt
                                                : std::optional(resumedOrRequeued(from));
    case JobState::Connecting:
        return Happening::Started;
    case JobState::Suspended:
        return Happening::Suspended;
    case JobState::Error:
        return Happening::Failed;
    case JobState::Transferred:
        return Happening::Transferred;
    case JobState::Acknowledged:
        return Happening::Completed;
    case JobState::Cancelled:
        return Happening::Cancelled;
    case JobState::Transferring:
    case JobState::TransientError: // written when it is known how long it waits
        break;
    }
    return {};
}

QString nameOf(const File &file)
{
    const QString name = QFileInfo(file.path).fileName();
    return name.isEmpty() ? file.url.fileName() : name;
}

} // namespace

QLatin1String happeningName(Happening what)
{
    return happeningNames.at(static_cast<std::size_t>(what));
}

std::optional<JournalEntry> stateEntry(JobState from, const Job &job)
{
    const auto what = happeningOf(from, job.state);
    if (!what)
        return {};
    JournalEntry entry;
    entry.what = *what;
    if (*what == Happening::Failed)
        entry.error = job.error;
    else if (*what == Happening::Transferred)
        entry.amount = job.bytesTransferred();
    else if (*what == Happening::Completed)
        entry.amount = job.filesTransferred();
    return entry;
}

JournalEntry waitEntry(const Job &job, const QDateTime &now)
{
    JournalEntry entry;
    entry.what = Happening::Waiting;
    entry.error = job.error;
    entry.amount =
        job.nextTry.isValid() ? std::max<qint64>(0, (now.msecsTo(job.nextTry) + 999) / 1000) : -1;
    return entry;
}

JournalEntry fileEntry(const File &file, Happening what, const QString &detail)
{
    JournalEntry entry;
    entry.what = what;
    entry.file = nameOf(file);
    entry.detail = detail.left(longestDetail);
    return entry;
}

QList<JournalEntry> fileHappenings(const File &before, const File &now)
{
    QList<JournalEntry> entries;
    const QUrl &from = before.finalUrl.isEmpty() ? now.url : before.finalUrl;
    if (!now.finalUrl.isEmpty() && leadsElsewhere(from, now.finalUrl))
        entries.append(fileEntry(now, Happening::Redirected, withoutQuery(now.finalUrl)));
    if (nameOf(before) != nameOf(now))
        entries.append(fileEntry(before, Happening::Renamed, nameOf(now)));
    if (now.restarts > before.restarts) {
        entries.append(fileEntry(now, Happening::StartedOver));
        if (now.error != before.error)
            entries.last().error = now.error;
    }
    if (now.state == FileState::Transferred && !before.isFinished()) {
        entries.append(fileEntry(now, Happening::FileTransferred, now.verdict));
        entries.last().amount = now.bytesTransferred;
    }
    return entries;
}

QString propertyDetail(const QString &key, const QString &text)
{
    const bool isOpen = std::any_of(openKeys.begin(), openKeys.end(),
                                    [&key](QLatin1String open) { return key == open; });
    return isOpen ? QString(key + u'=' + text).left(longestDetail) : key.left(longestDetail);
}

QString withoutSecrets(const QString &text)
{
    static const QRegularExpression address(u"https?://[^\\s\"'<>]+"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    QString clean = text.left(longestDetail);
    qsizetype at = 0;
    for (;;) {
        const QRegularExpressionMatch match = address.match(clean, at);
        if (!match.hasMatch())
            return clean;
        const QUrl url(match.captured());
        const QString shown = url.isValid() ? withoutQuery(url) : QString();
        clean.replace(match.capturedStart(), match.capturedLength(), shown);
        at = match.capturedStart() + shown.size();
    }
}

} // namespace tranship

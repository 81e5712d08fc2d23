// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/journalwords.h"

#include "ui/format/format.h"
#include "ui/wording/errorwords.h"
#include "ui/wording/words.h"

#include <array>

namespace tranship {

namespace {

struct PropertyName {
    QLatin1String key;
    const char *words;
};

constexpr std::array propertyNames = {
    PropertyName{QLatin1String("display-name"), QT_TRANSLATE_NOOP("Wording", "Name")},
    PropertyName{QLatin1String("description"), QT_TRANSLATE_NOOP("Wording", "Description")},
    PropertyName{QLatin1String("priority"), QT_TRANSLATE_NOOP("Wording", "Priority")},
    PropertyName{QLatin1String("retry-delay"),
                 QT_TRANSLATE_NOOP("Wording", "Longest wait before a retry")},
    PropertyName{QLatin1String("no-progress-timeout"),
                 QT_TRANSLATE_NOOP("Wording", "Patience without progress")},
    PropertyName{QLatin1String("max-download-time"),
                 QT_TRANSLATE_NOOP("Wording", "Longest time in motion")},
    PropertyName{QLatin1String("on-exists"), QT_TRANSLATE_NOOP("Wording", "When a file exists")},
    PropertyName{QLatin1String("auto-complete"),
                 QT_TRANSLATE_NOOP("Wording", "Complete by itself")},
    PropertyName{QLatin1String("parallel-files"), QT_TRANSLATE_NOOP("Wording", "Files at once")},
    PropertyName{QLatin1String("connections"),
                 QT_TRANSLATE_NOOP("Wording", "Connections of a file")},
    PropertyName{QLatin1String("bandwidth-limit"), QT_TRANSLATE_NOOP("Wording", "Speed limit")},
    PropertyName{QLatin1String("cost-policy"), QT_TRANSLATE_NOOP("Wording", "Networks")},
    PropertyName{QLatin1String("dynamic-content"), QT_TRANSLATE_NOOP("Wording", "Dynamic content")},
    PropertyName{QLatin1String("upload-method"), QT_TRANSLATE_NOOP("Wording", "Upload method")},
    PropertyName{QLatin1String("reply-path"), QT_TRANSLATE_NOOP("Wording", "Place of the reply")},
    PropertyName{QLatin1String("category"), QT_TRANSLATE_NOOP("Wording", "Category")},
    PropertyName{QLatin1String("checksum"), QT_TRANSLATE_NOOP("Wording", "Expected checksum")},
    PropertyName{QLatin1String("file-priority"), QT_TRANSLATE_NOOP("Wording", "Priority of files")},
    PropertyName{QLatin1String("skip-files"), QT_TRANSLATE_NOOP("Wording", "Skipped files")},
    PropertyName{QLatin1String("file-name"), QT_TRANSLATE_NOOP("Wording", "File name")},
    PropertyName{QLatin1String("folder"), QT_TRANSLATE_NOOP("Wording", "Folder")},
};

QString propertyName(const QString &key)
{
    for (const PropertyName &name : propertyNames) {
        if (key == name.key)
            return Words::tr(name.words);
    }
    return key;
}

QString propertyValue(const QString &key, const QString &text)
{
    if (const auto priority = priorityFromName(text);
        priority && (key == QLatin1String("priority") || key == QLatin1String("file-priority")))
        return priorityText(*priority);
    if (const auto onExists = onExistsFromName(text); onExists)
        return onExistsText(*onExists);
    if (const auto networks = costPolicyFromName(text); networks)
        return costPolicyText(*networks);
    if (text == QLatin1String("true"))
        return Words::tr("on", "a property");
    if (text == QLatin1String("false"))
        return Words::tr("off", "a property");
    return text;
}

QString propertyText(const QString &detail)
{
    const qsizetype equals = detail.indexOf(u'=');
    if (equals < 0)
        return Words::tr("%1 changed", "a property").arg(propertyName(detail));
    const QString key = detail.left(equals);
    const QString value = propertyValue(key, detail.mid(equals + 1));
    return value.isEmpty()
        ? Words::tr("%1: none", "a property").arg(propertyName(key))
        : Words::tr("%1: %2", "a property, its value").arg(propertyName(key), value);
}

QString waitText(const JournalEntry &entry, JobType type)
{
    const QString cause = causeInsideSentence(entry.error, type);
    const QString what = entry.amount < 0
        ? Words::tr("Waits")
        : Words::tr("Tries again in %1").arg(format::duration(std::chrono::seconds(entry.amount)));
    return cause.isEmpty() ? what
                           : Words::tr("%1: %2", "what happens next, cause").arg(what, cause);
}

QString withCause(const QString &what, const Error &error, JobType type)
{
    const QString cause = causeInsideSentence(error, type);
    return cause.isEmpty() ? what
                           : Words::tr("%1: %2", "what happens next, cause").arg(what, cause);
}

QString startedOverText(const JournalEntry &entry, JobType type)
{
    if (entry.error.code != ErrorCode::None)
        return withCause(Words::tr("Started over"), entry.error, type);
    return type == JobType::Download ? Words::tr("Started over: the file on the server has changed")
                                     : Words::tr("Started over: the server had lost the upload");
}

QString fileTransferredText(const JournalEntry &entry, JobType type)
{
    File file;
    file.state = FileState::Transferred;
    file.verdict = entry.detail;
    const bool isSent = type != JobType::Download;
    const QString proof = isSent ? shortProofText(file) : shortVerdictText(file);
    const QString bytes = format::bytes(entry.amount);
    if (proof.isEmpty())
        return isSent ? Words::tr("Sent (%1)", "bytes").arg(bytes)
                      : Words::tr("Arrived (%1)", "bytes").arg(bytes);
    return isSent
        ? Words::tr("Sent (%1), known by: %2", "bytes, a word of the server").arg(bytes, proof)
        : Words::tr("Arrived (%1), verified by: %2", "bytes, SHA-256").arg(bytes, proof);
}

QString transferredText(const JournalEntry &entry, JobType type)
{
    const QString bytes = format::bytes(entry.amount);
    return type == JobType::Download
        ? Words::tr("Everything has arrived (%1) and waits for Complete").arg(bytes)
        : Words::tr("Everything is sent (%1) and waits for Complete").arg(bytes);
}

/// What needs the words of an error or a number.
QString textWithValues(const JournalEntry &entry, JobType type)
{
    switch (entry.what) {
    case Happening::FilesAdded:
        return Words::tr("%n file(s) added", "", static_cast<int>(entry.amount));
    case Happening::Connected:
        return entry.detail.isEmpty() ? Words::tr("The file is open")
                                      : Words::tr("Connected to %1").arg(entry.detail);
    case Happening::Redirected:
        return Words::tr("Redirected to %1").arg(entry.detail);
    case Happening::Waiting:
        return waitText(entry, type);
    case Happening::Failed:
        return withCause(Words::tr("Stopped"), entry.error, type);
    case Happening::StartedOver:
        return startedOverText(entry, type);
    case Happening::Renamed:
        return Words::tr("Is called \u201c%1\u201d now").arg(entry.detail);
    case Happening::FileTransferred:
        return fileTransferredText(entry, type);
    case Happening::Transferred:
        return transferredText(entry, type);
    case Happening::Completed:
        return Words::tr("Completed: %n file(s) kept", "", static_cast<int>(entry.amount));
    case Happening::CompleteFailed:
        return withCause(Words::tr("Could not be completed"), entry.error, type);
    case Happening::PropertyChanged:
        return propertyText(entry.detail);
    case Happening::LinkChanged:
        return Words::tr("New link for %n file(s)", "", static_cast<int>(entry.amount));
    case Happening::OwnerChanged:
        return Words::tr("Belongs to %1 now").arg(entry.detail);
    case Happening::ReplyNamed:
        return Words::tr("The server has its reply at %1").arg(entry.detail);
    default:
        return {};
    }
}

} // namespace

QString journalText(const JournalEntry &entry, JobType type)
{
    switch (entry.what) {
    case Happening::Created:
        return Words::tr("Created");
    case Happening::FileRemoved:
        return Words::tr("Removed from the job");
    case Happening::Resumed:
        return Words::tr("Resumed");
    case Happening::Suspended:
        return Words::tr("Suspended", "it was");
    case Happening::Started:
        return Words::tr("Its turn has come: it connects");
    case Happening::Requeued:
        return Words::tr("Waits for its turn again");
    case Happening::Cancelled:
        return Words::tr("Cancelled", "it was");
    case Happening::Expired:
        return Words::tr("Nobody decided in time");
    case Happening::Kept:
        return Words::tr("Kept: the time before it is cancelled starts anew");
    case Happening::ExpiryWarned:
        return Words::tr("Will be cancelled soon if nobody decides");
    case Happening::ProgramStarted:
        return Words::tr("Tranship was started and goes on with it");
    case Happening::HeldBack:
        return errorText(makeError(ErrorCode::CrashedTwice, ErrorContext::QueueManager), type);
    default:
        return textWithValues(entry, type);
    }
}

bool isTrouble(const JournalEntry &entry)
{
    return entry.what == Happening::Failed || entry.what == Happening::CompleteFailed
        || entry.what == Happening::Expired || entry.what == Happening::HeldBack;
}

} // namespace tranship

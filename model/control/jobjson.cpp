// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/jobjson.h"

#include "model/control/errormessage.h"
#include "model/job/jobsettings.h"

#include <QJsonArray>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

QJsonValue sizeJson(qint64 size)
{
    return size == unknownSize ? QJsonValue() : QJsonValue(size);
}

QJsonValue timeJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

/// What is on stable storage of a file, as ranges [begin, end).
QJsonArray segmentsJson(const ByteRanges &ranges)
{
    QJsonArray segments;
    for (const ByteRange &range : ranges.ranges()) {
        segments.append(QJsonObject{{u"begin"_s, range.begin}, {u"end"_s, range.end}});
    }
    return segments;
}

QString urlText(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
}

QJsonArray mirrorsJson(const QList<QUrl> &mirrors)
{
    QJsonArray texts;
    for (const QUrl &mirror : mirrors) {
        texts.append(urlText(mirror));
    }
    return texts;
}

/// How far the server has it. The address of a session is a secret for some servers: who knows it
/// may write there.
QJsonValue uploadJson(const Job &job, const File &file)
{
    if (!job.isSent(file)) {
        return {};
    }
    return QJsonObject{
        {u"protocol"_s, uploadMethodName(file.upload.method)},
        {u"acknowledged"_s, file.upload.acknowledged},
        {u"isWhole"_s, file.upload.isWhole},
        {u"expires"_s, timeJson(file.upload.expires)},
        {u"proof"_s, file.verdict},
        {u"sentChecksum"_s, file.sentChecksum},
        {u"partUrls"_s, static_cast<qint64>(file.partUrls.size())},
    };
}

QJsonObject fileJson(const Job &job, int index)
{
    const File &file = job.files.at(index);
    // an upload is complete when it is sent (bits.md 1.9)
    const bool isCompleted =
        file.state == FileState::Completed || (job.isSent(file) && file.isFinished());
    return {
        {u"index"_s, index},
        {u"role"_s, fileRoleName(file.role)},
        {u"upload"_s, uploadJson(job, file)},
        {u"url"_s, urlText(file.url)},
        {u"path"_s, file.path},
        {u"bytesTotal"_s, sizeJson(file.bytesTotal)},
        {u"bytesTransferred"_s, file.bytesTransferred},
        {u"priority"_s, filePriorityName(file.priority)},
        {u"skipped"_s, file.isSkipped},
        {u"state"_s, fileStateName(file.state)},
        {u"completed"_s, isCompleted},
        {u"segments"_s, segmentsJson(file.durable)},
        {u"mirrors"_s, mirrorsJson(file.mirrors)},
        {u"ranges"_s, QString::fromLatin1(rangeListText(file.ranges))},
        {u"checksum"_s, file.checksum},
        {u"checksumSource"_s, file.checksumSource},
        {u"verdict"_s, file.verdict},
        {u"error"_s, errorJson(file.error)},
    };
}

/// What `set` changes and the job's own fields do not show, each as the text that `set` takes.
QJsonObject settingsJson(const Job &job)
{
    static const QStringList shownElsewhere = {u"display-name"_s, u"description"_s, u"priority"_s,
                                               u"file-name"_s, u"folder"_s};
    QJsonObject settings;
    for (const QString &key : settingKeys()) {
        if (shownElsewhere.contains(key)) {
            continue;
        }
        if (const Result<QString> text = settingText(job, key)) {
            settings.insert(key, *text);
        }
    }
    return settings;
}

QJsonObject jobJson(const Job &job)
{
    QJsonArray files;
    for (qsizetype index = 0; index < job.files.size(); ++index) {
        files.append(fileJson(job, static_cast<int>(index)));
    }
    return {
        {u"id"_s, idText(job.id)},
        {u"name"_s, job.name},
        {u"description"_s, job.description},
        {u"type"_s, typeName(job.type)},
        {u"state"_s, stateName(job.state)},
        {u"priority"_s, priorityName(job.priority)},
        {u"owner"_s, job.owner},
        {u"created"_s, timeJson(job.created)},
        {u"modified"_s, timeJson(job.modified)},
        {u"transferCompleted"_s, timeJson(job.transferCompleted)},
        {u"nextTry"_s, timeJson(job.nextTry)},
        {u"bytesTotal"_s, sizeJson(job.bytesTotal())},
        {u"bytesTransferred"_s, job.bytesTransferred()},
        {u"filesTotal"_s, job.filesTotal()},
        {u"filesTransferred"_s, job.filesTransferred()},
        {u"error"_s, errorJson(job.error)},
        {u"errorCount"_s, job.errorCount},
        {u"files"_s, files},
        {u"settings"_s, settingsJson(job)},
    };
}

} // namespace

QJsonObject toJson(const JobSnapshot &snapshot)
{
    QJsonObject json = jobJson(snapshot.job);
    json.insert("speed"_L1, snapshot.speed);
    json.insert("expires"_L1, timeJson(snapshot.expires));
    return json;
}

QJsonObject toJson(const HistoryEntry &entry)
{
    QJsonObject json = jobJson(entry.job);
    json.insert("speed"_L1, 0);
    json.insert("expires"_L1, QJsonValue());
    json.insert("ended"_L1, timeJson(entry.ended));
    json.insert("expired"_L1, entry.expired);
    return json;
}

QJsonObject toJson(const JournalEntry &entry)
{
    return {{u"time"_s, timeJson(entry.time)},
            {u"event"_s, happeningName(entry.what)},
            {u"file"_s, entry.file.isEmpty() ? QJsonValue() : entry.file},
            {u"amount"_s, entry.amount},
            {u"detail"_s, entry.detail},
            {u"error"_s, errorJson(entry.error)}};
}

QJsonObject toJson(const JobId &job, const CompleteReport &report)
{
    QJsonArray files;
    for (const FileOutcome &file : report.files) {
        files.append(QJsonObject{{u"path"_s, file.path},
                                 {u"url"_s, file.url.isEmpty() ? QJsonValue() : file.url},
                                 {u"kept"_s, file.kept},
                                 {u"error"_s, errorJson(file.error)}});
    }
    return {{u"id"_s, idText(job)},
            {u"partial"_s, report.partial},
            {u"leftovers"_s, report.leftovers},
            {u"acknowledged"_s, report.acknowledged},
            {u"files"_s, files}};
}

QJsonObject toJson(const JobId &job, const CancelReport &report)
{
    return {{u"id"_s, idText(job)}, {u"leftovers"_s, report.leftovers}};
}

QJsonObject toJson(const ShownCertificate &shown)
{
    const Certificate &one = shown.certificate;
    QJsonArray flaws;
    for (const CertificateFlaw flaw : one.flaws) {
        flaws.append(flawName(flaw));
    }
    return {
        {u"host"_s, one.host},
        {u"fingerprint"_s, fingerprintText(one.sha256)},
        {u"subject"_s, one.subject},
        {u"issuer"_s, one.issuer},
        {u"names"_s, QJsonArray::fromStringList(one.names)},
        {u"from"_s, timeJson(one.from)},
        {u"until"_s, timeJson(one.until)},
        {u"flaws"_s, flaws},
        {u"trustedSince"_s, timeJson(shown.trustedSince)},
    };
}

QJsonObject toJson(const PolicyReport &report)
{
    QJsonObject policy;
    for (const PolicyEntry &entry : policyEntries()) {
        policy.insert(
            QLatin1String(entry.key),
            QJsonObject{{u"value"_s, policyText(entry, report.effective.policy)},
                        {u"source"_s, policySourceName(report.effective.sourceOf(entry))}});
    }
    const QJsonObject usage{{u"jobsOfOwner"_s, report.counts.ofOwner},
                            {u"jobsOfAll"_s, report.counts.ofAll},
                            {u"mostFilesInJob"_s, report.mostFilesInJob}};
    return {{u"policy"_s, policy},
            {u"usage"_s, usage},
            {u"complaints"_s, QJsonArray::fromStringList(report.effective.complaints)}};
}

QJsonObject toJson(const Error &error)
{
    return {
        {u"code"_s, static_cast<int>(error.code)},
        {u"name"_s, errorName(error.code)},
        {u"context"_s, errorContextName(error.context)},
        {u"message"_s, errorMessage(error)},
        {u"detail"_s, error.detail},
        {u"httpStatus"_s, error.httpStatus == 0 ? QJsonValue() : QJsonValue(error.httpStatus)},
        {u"file"_s, error.file < 0 ? QJsonValue() : QJsonValue(error.file)},
    };
}

QJsonValue errorJson(const Error &error)
{
    return error.code == ErrorCode::None ? QJsonValue() : QJsonValue(toJson(error));
}

Error errorFromJson(const QJsonObject &json)
{
    Error error;
    error.code =
        errorFromName(json.value("name"_L1).toString()).value_or(ErrorCode::InvalidArgument);
    for (int context = 0; context <= static_cast<int>(ErrorContext::ServerCertificate); ++context) {
        const auto candidate = static_cast<ErrorContext>(context);
        if (json.value("context"_L1).toString() == errorContextName(candidate)) {
            error.context = candidate;
        }
    }
    error.detail = json.value("detail"_L1).toString();
    error.httpStatus = json.value("httpStatus"_L1).toInt(0);
    error.file = json.value("file"_L1).toInt(-1);
    return error;
}

} // namespace tranship

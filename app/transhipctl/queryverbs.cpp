// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"
#include "app/transhipctl/commandline.h"
#include "app/transhipctl/output.h"
#include "app/transhipctl/verbs.h"

#include <QJsonArray>

#include <chrono>

namespace tranship {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString textOf(const QJsonObject &json, QLatin1String key)
{
    return json.value(key).toString();
}

void printJobs(const QJsonArray &jobs)
{
    QList<QStringList> rows{
        {u"ID"_s, u"STATE"_s, u"PRIORITY"_s, u"DONE"_s, u"SIZE"_s, u"SPEED"_s, u"NAME"_s}};
    for (const QJsonValueConstRef value : jobs) {
        const QJsonObject job = value.toObject();
        rows.append({shortId(job), textOf(job, "state"_L1), textOf(job, "priority"_L1),
                     progressText(job), sizeText(job.value("bytesTotal"_L1)), speedText(job),
                     textOf(job, "name"_L1)});
    }
    printTable(rows);
}

void printHistory(const QJsonArray &jobs)
{
    QList<QStringList> rows{{u"ID"_s, u"STATE"_s, u"ENDED"_s, u"SIZE"_s, u"NAME"_s}};
    for (const QJsonValueConstRef value : jobs) {
        const QJsonObject job = value.toObject();
        const QString expired = job.value("expired"_L1).toBool() ? u" (expired)"_s : QString();
        rows.append({shortId(job), textOf(job, "state"_L1) + expired,
                     timeText(job.value("ended"_L1)), sizeText(job.value("bytesTransferred"_L1)),
                     textOf(job, "name"_L1)});
    }
    printTable(rows);
}

/// "tus, 1.5 MiB acknowledged, proof length, sha-256:..."
QString uploadText(const QJsonObject &upload)
{
    QStringList texts{textOf(upload, "protocol"_L1),
                      sizeText(upload.value("acknowledged"_L1)) + u" acknowledged"_s};
    const QString proof = textOf(upload, "proof"_L1);
    if (!proof.isEmpty()) {
        texts.append(u"proof "_s + proof);
    }
    const QString checksum = textOf(upload, "sentChecksum"_L1);
    if (!checksum.isEmpty()) {
        texts.append(checksum);
    }
    return texts.join(u", "_s);
}

void printFiles(const QJsonArray &files)
{
    QList<QStringList> rows{{u"FILE"_s, u"STATE"_s, u"DONE"_s, u"SIZE"_s, u"PATH"_s, u"URL"_s}};
    for (const QJsonValueConstRef value : files) {
        const QJsonObject file = value.toObject();
        rows.append({QString::number(file.value("index"_L1).toInt()), textOf(file, "state"_L1),
                     progressText(file), sizeText(file.value("bytesTotal"_L1)),
                     textOf(file, "path"_L1), textOf(file, "url"_L1)});
    }
    printTable(rows);
    for (const QJsonValueConstRef value : files) {
        const QJsonValue upload = value.toObject().value("upload"_L1);
        if (upload.isObject()) {
            printLine(u"file %1: "_s.arg(value.toObject().value("index"_L1).toInt())
                      + uploadText(upload.toObject()));
        }
    }
    for (const QJsonValueConstRef value : files) {
        const QJsonValue error = value.toObject().value("error"_L1);
        if (error.isObject()) {
            printLine(u"file %1: "_s.arg(value.toObject().value("index"_L1).toInt())
                      + errorText(error));
        }
    }
}

void printJob(const QJsonObject &job)
{
    QList<QStringList> rows;
    for (const QLatin1String key :
         {"id"_L1, "name"_L1, "description"_L1, "type"_L1, "state"_L1, "priority"_L1, "owner"_L1}) {
        rows.append({key, textOf(job, key)});
    }
    for (const QLatin1String key :
         {"created"_L1, "modified"_L1, "transferCompleted"_L1, "nextTry"_L1, "expires"_L1}) {
        rows.append({key, timeText(job.value(key))});
    }
    rows.append({u"bytes"_s,
                 sizeText(job.value("bytesTransferred"_L1)) + u" of "_s
                     + sizeText(job.value("bytesTotal"_L1))});
    rows.append({u"speed"_s, speedText(job)});
    rows.append({u"error"_s, errorText(job.value("error"_L1))});
    rows.append({u"errorCount"_s, QString::number(job.value("errorCount"_L1).toInt())});
    const QJsonObject settings = job.value("settings"_L1).toObject();
    for (auto setting = settings.constBegin(); setting != settings.constEnd(); ++setting) {
        rows.append({setting.key(), setting.value().toString()});
    }
    printTable(rows);
    printLine({});
    printFiles(job.value("files"_L1).toArray());
}

/// "FileTransferred" is "file transferred".
QString eventText(const QString &name)
{
    QString text;
    for (const QChar c : name) {
        if (c.isUpper() && !text.isEmpty()) {
            text += u' ';
        }
        text += c.toLower();
    }
    return text;
}

/// What the number of an event is, where it is one of bytes, files or seconds.
QString amountText(const QJsonObject &entry)
{
    const QString event = textOf(entry, "event"_L1);
    const qint64 amount = entry.value("amount"_L1).toInteger();
    if (event == "Waiting"_L1) {
        return amount < 0 ? QString() : u"%1 s"_s.arg(amount);
    }
    if (event == "FileTransferred"_L1 || event == "Transferred"_L1) {
        return sizeText(entry.value("amount"_L1));
    }
    return amount == 0 ? QString() : QString::number(amount);
}

void printJournal(const QJsonArray &entries)
{
    QList<QStringList> rows;
    for (const QJsonValueConstRef value : entries) {
        const QJsonObject entry = value.toObject();
        QStringList rest{textOf(entry, "file"_L1), amountText(entry), textOf(entry, "detail"_L1),
                         errorText(entry.value("error"_L1))};
        rest.removeAll(QString());
        rows.append({timeText(entry.value("time"_L1)), eventText(textOf(entry, "event"_L1)),
                     rest.join(u", "_s)});
    }
    printTable(rows);
}

void printPolicy(const QJsonObject &report)
{
    QList<QStringList> rows{{u"KEY"_s, u"VALUE"_s, u"SOURCE"_s}};
    const QJsonObject policy = report.value("policy"_L1).toObject();
    for (auto entry = policy.constBegin(); entry != policy.constEnd(); ++entry) {
        const QJsonObject value = entry.value().toObject();
        rows.append({entry.key(), textOf(value, "value"_L1), textOf(value, "source"_L1)});
    }
    printTable(rows);
    const QJsonArray complaints = report.value("complaints"_L1).toArray();
    for (const QJsonValueConstRef complaint : complaints) {
        printNote(complaint.toString());
    }
}

ExitCode showJobs(Session &session, const CommandLine &line, const QString &verb,
                  const QJsonObject &arguments, void (*print)(const QJsonArray &))
{
    const Result<QJsonObject> answer = session.request(verb, arguments);
    if (!answer) {
        return fail(answer.error());
    }
    const QJsonArray jobs = answer->value("jobs"_L1).toArray();
    line.isJson ? printJson(jobs) : print(jobs);
    return ExitCode::Success;
}

} // namespace

ExitCode runList(Session &session, const CommandLine &line)
{
    return showJobs(session, line, u"list"_s, {}, printJobs);
}

QString problemOfHistory(const CommandLine &line)
{
    bool isNumber = false;
    const int limit = line.value(u"limit"_s, u"1"_s).toInt(&isNumber);
    return isNumber && limit > 0 ? QString() : u"--limit is a number from 1"_s;
}

ExitCode runHistory(Session &session, const CommandLine &line)
{
    QJsonObject arguments;
    if (line.has(u"limit"_s)) {
        arguments.insert("limit"_L1, line.value(u"limit"_s).toInt());
    }
    return showJobs(session, line, u"history"_s, arguments, printHistory);
}

ExitCode runInfo(Session &session, const CommandLine &line)
{
    const Result<QJsonObject> answer =
        session.request(u"info"_s, {{u"job"_s, line.arguments.constFirst()}});
    if (!answer) {
        return fail(answer.error());
    }
    const QJsonObject job = answer->value("job"_L1).toObject();
    line.isJson ? printJson(job) : printJob(job);
    return ExitCode::Success;
}

ExitCode runGet(Session &session, const CommandLine &line)
{
    const Result<QJsonObject> answer = session.request(
        u"get"_s, {{u"job"_s, line.arguments.at(0)}, {u"key"_s, line.arguments.at(1)}});
    if (!answer) {
        return fail(answer.error());
    }
    const QString value = answer->value("value"_L1).toString();
    if (line.isJson) {
        printJson(*answer);
    } else if (line.arguments.at(1) == "header"_L1) {
        for (const QString &header : value.split(u'\n')) { // no header has a line feed in it
            printLine(header);
        }
    } else {
        printLine(value);
    }
    return ExitCode::Success;
}

ExitCode runLog(Session &session, const CommandLine &line)
{
    const Result<QJsonObject> answer =
        session.request(u"log"_s, {{u"job"_s, line.arguments.constFirst()}});
    if (!answer) {
        return fail(answer.error());
    }
    const QJsonArray entries = answer->value("entries"_L1).toArray();
    line.isJson ? printJson(entries) : printJournal(entries);
    return ExitCode::Success;
}

QString problemOfPolicy(const CommandLine &line)
{
    return line.arguments.size() == 1 ? u"policy takes KEY VALUE, or nothing"_s : QString();
}

ExitCode runPolicy(Session &session, const CommandLine &line)
{
    if (line.arguments.size() == 2) {
        const Result<QJsonObject> answer =
            session.request(u"set-policy"_s,
                            {{u"key"_s, line.arguments.at(0)}, {u"value"_s, line.arguments.at(1)}});
        if (!answer) {
            return fail(answer.error());
        }
        if (line.isJson) {
            printJson(*answer);
        }
        return ExitCode::Success;
    }
    const Result<QJsonObject> answer = session.request(u"policy"_s);
    if (!answer) {
        return fail(answer.error());
    }
    line.isJson ? printJson(*answer) : printPolicy(*answer);
    return ExitCode::Success;
}

ExitCode runQuit(Session &session, const CommandLine &line)
{
    const Result<QJsonObject> answer = session.request(u"quit"_s);
    if (!answer) {
        return fail(answer.error());
    }
    if (!session.client().waitUntilGone(60s)) {
        return fail(makeError(ErrorCode::Timeout, ErrorContext::QueueManager,
                              u"the instance has not ended yet"_s));
    }
    if (line.isJson) {
        printJson(*answer);
    }
    return ExitCode::Success;
}

} // namespace tranship

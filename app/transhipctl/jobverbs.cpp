// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"
#include "app/transhipctl/commandline.h"
#include "app/transhipctl/listfile.h"
#include "app/transhipctl/metalinkfile.h"
#include "app/transhipctl/output.h"
#include "app/transhipctl/verbs.h"
#include "model/control/errormessage.h"
#include "model/control/jobjson.h"

#include <QJsonArray>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

QJsonObject jobArgument(const QString &job)
{
    return {{u"job"_s, job}};
}

/// Asks, and prints nothing but the answer's JSON when JSON is wanted.
ExitCode ask(Session &session, const CommandLine &line, const QString &verb,
             const QJsonObject &arguments)
{
    const Result<QJsonObject> answer = session.request(verb, arguments);
    if (!answer) {
        return fail(answer.error());
    }
    if (line.isJson) {
        printJson(*answer);
    }
    return ExitCode::Success;
}

/// What is said of a job whose verb was done; tells the exit code.
using Tell = ExitCode (*)(const QJsonObject &answer, Print print);

ExitCode sayNothing(const QJsonObject &, Print)
{
    return ExitCode::Success;
}

ExitCode tellLeftovers(const QJsonObject &answer, Print)
{
    if (answer.value("leftovers"_L1).toBool()) {
        printNote(errorLine(makeError(ErrorCode::UnableToDeleteFiles, ErrorContext::LocalFile,
                                      u"tried again at the next start"_s)));
    }
    return ExitCode::Success;
}

/// A failure weighs more than a partial Complete.
ExitCode worse(ExitCode one, ExitCode other)
{
    const auto weight = [](ExitCode code) {
        return code == ExitCode::Success ? 0
            : code == ExitCode::Partial  ? 1
            : code == ExitCode::Failed   ? 2
                                         : 3;
    };
    return weight(other) > weight(one) ? other : one;
}

ExitCode forEachJob(Session &session, const CommandLine &line, const QString &verb,
                    QDeadlineTimer deadline, Tell tell)
{
    ExitCode code = ExitCode::Success;
    QJsonArray answers;
    for (const QString &job : line.arguments) {
        const Result<QJsonObject> answer = session.request(verb, jobArgument(job), deadline);
        QJsonObject told = answer ? *answer : QJsonObject();
        told.insert("job"_L1, job);
        told.insert("error"_L1, answer ? QJsonValue() : toJson(answer.error()));
        answers.append(told);
        code = worse(code,
                     answer ? tell(*answer, line.isJson ? Print::NotesOnly : Print::All)
                            : fail(answer.error()));
    }
    if (line.isJson) {
        printJson(QJsonObject{{u"jobs"_s, answers}});
    }
    return code;
}

QString splitSetting(const QString &text, QString &value)
{
    const qsizetype equals = text.indexOf(u'=');
    value = text.mid(equals + 1);
    return equals > 0 ? text.left(equals) : QString();
}

/// A path is meant from the caller's folder; the instance works in another one.
QString settingValue(const QString &key, const QString &value)
{
    const bool isPath =
        key == "reply-path"_L1 || key == "folder"_L1 || key == "client-certificate"_L1;
    return isPath && !value.isEmpty() ? absolutePath(value) : value;
}

bool hasFileOptions(const CommandLine &line)
{
    return line.has(u"mirror"_s) || line.has(u"checksum"_s) || line.has(u"ranges"_s)
        || line.has(u"part-urls"_s);
}

Result<QJsonArray> filesToAdd(const CommandLine &line)
{
    if (line.has(u"list"_s)) {
        return filesFromListFile(line.value(u"list"_s));
    }
    if (line.has(u"metalink"_s)) {
        return filesFromMetalinkFile(line.value(u"metalink"_s), absolutePath(line.arguments.at(1)));
    }
    Result<QJsonObject> file = fileOptions(line);
    if (!file) {
        return failure(file.error());
    }
    file->insert("url"_L1, line.arguments.at(1));
    file->insert("path"_L1, absolutePath(line.arguments.at(2)));
    return QJsonArray{*file};
}

void printOutcome(const QJsonObject &file)
{
    const QString path = file.value("path"_L1).toString();
    const QJsonValue error = file.value("error"_L1);
    const QString url = file.value("url"_L1).toString();
    if (!url.isEmpty() && file.value("kept"_L1).toBool()) {
        printLine(u"sent     "_s + url);
    } else if (error.isObject()) {
        printLine(u"failed   "_s + path + u": "_s + errorText(error));
    } else {
        printLine((file.value("kept"_L1).toBool() ? u"kept     "_s : u"deleted  "_s) + path);
    }
}

} // namespace

QString problemOfCreate(const CommandLine &line)
{
    if (line.has(u"type"_s) && !typeFromName(line.value(u"type"_s))) {
        return u"--type is download, upload or upload-reply"_s;
    }
    if (line.has(u"priority"_s) && !priorityFromName(line.value(u"priority"_s))) {
        return u"--priority is foreground, high, normal or low"_s;
    }
    const QStringList settings = line.options.value(u"set"_s);
    QString value;
    const auto isFit = [&value](const QString &text) {
        return !splitSetting(text, value).isEmpty();
    };
    return std::all_of(settings.begin(), settings.end(), isFit) ? QString()
                                                                : u"--set is KEY=VALUE"_s;
}

QJsonObject createArguments(const QString &name, const CommandLine &line)
{
    QJsonObject settings;
    for (const QString &text : line.options.value(u"set"_s)) {
        QString value;
        const QString key = splitSetting(text, value);
        settings.insert(key, settingValue(key, value));
    }
    return {{u"name"_s, name},
            {u"type"_s,
             line.value(u"type"_s,
                        typeName(line.has(u"upload"_s) ? JobType::Upload : JobType::Download))},
            {u"priority"_s, line.value(u"priority"_s, priorityName(Priority::Normal))},
            {u"settings"_s, settings}};
}

ExitCode runCreate(Session &session, const CommandLine &line)
{
    const Result<QJsonObject> answer =
        session.request(u"create"_s, createArguments(line.arguments.constFirst(), line));
    if (!answer) {
        return fail(answer.error());
    }
    if (line.isJson) {
        printJson(*answer);
    } else {
        printLine(answer->value("id"_L1).toString());
    }
    return ExitCode::Success;
}

Result<QJsonObject> fileOptions(const CommandLine &line)
{
    QJsonObject options;
    if (line.has(u"mirror"_s)) {
        options.insert("mirrors"_L1, QJsonArray::fromStringList(line.options.value(u"mirror"_s)));
    }
    for (const QString &key : {u"checksum"_s, u"ranges"_s}) {
        if (line.has(key)) {
            options.insert(key, line.value(key));
        }
    }
    if (line.has(u"part-urls"_s)) {
        const Result<QJsonArray> urls = linesOfFile(line.value(u"part-urls"_s));
        if (!urls) {
            return failure(urls.error());
        }
        options.insert("partUrls"_L1, *urls);
    }
    return options;
}

QString problemOfTransfer(const CommandLine &line)
{
    if (hasFileOptions(line) && line.arguments.size() != 2) {
        return u"--mirror, --checksum and --part-urls are for one URL"_s;
    }
    if (line.has(u"upload"_s) && line.value(u"type"_s) == typeName(JobType::Download)) {
        return u"--upload is for --type upload or upload-reply"_s;
    }
    return problemOfCreate(line);
}

QString problemOfAdd(const CommandLine &line)
{
    const bool isList = line.has(u"list"_s);
    const bool isMetalink = line.has(u"metalink"_s);
    const qsizetype expected = isList ? 1 : isMetalink ? 2 : 3;
    if (line.arguments.size() != expected || (isList && isMetalink)) {
        return u"add takes JOB URL PATH, JOB --list FILE or JOB --metalink FILE FOLDER"_s;
    }
    return (isList || isMetalink) && hasFileOptions(line)
        ? u"--mirror, --checksum, --ranges and --part-urls are for JOB URL PATH"_s
        : QString();
}

ExitCode runAdd(Session &session, const CommandLine &line)
{
    const Result<QJsonArray> files = filesToAdd(line);
    if (!files) {
        return fail(files.error());
    }
    QJsonObject arguments = jobArgument(line.arguments.constFirst());
    arguments.insert("files"_L1, *files);
    return ask(session, line, u"add"_s, arguments);
}

ExitCode runResume(Session &session, const CommandLine &line)
{
    return forEachJob(session, line, u"resume"_s, std::chrono::minutes(2), sayNothing);
}

ExitCode runSuspend(Session &session, const CommandLine &line)
{
    return forEachJob(session, line, u"suspend"_s, std::chrono::minutes(2), sayNothing);
}

ExitCode runComplete(Session &session, const CommandLine &line)
{
    return forEachJob(session, line, u"complete"_s, QDeadlineTimer::Forever, printCompleted);
}

ExitCode runCancel(Session &session, const CommandLine &line)
{
    return forEachJob(session, line, u"cancel"_s, QDeadlineTimer::Forever, tellLeftovers);
}

ExitCode runKeep(Session &session, const CommandLine &line)
{
    return forEachJob(session, line, u"keep"_s, std::chrono::minutes(2), sayNothing);
}

ExitCode runTakeOwnership(Session &session, const CommandLine &line)
{
    return forEachJob(session, line, u"take-ownership"_s, std::chrono::minutes(2), sayNothing);
}

QString problemOfFileIndex(const CommandLine &line)
{
    bool isNumber = false;
    const int index = line.arguments.value(1).toInt(&isNumber);
    return isNumber && index >= 0 ? QString() : u"INDEX is a number from 0"_s;
}

ExitCode runRemoveFile(Session &session, const CommandLine &line)
{
    QJsonObject arguments = jobArgument(line.arguments.at(0));
    arguments.insert("index"_L1, line.arguments.at(1).toInt());
    return ask(session, line, u"remove-file"_s, arguments);
}

ExitCode runSetUrl(Session &session, const CommandLine &line)
{
    QJsonObject arguments = jobArgument(line.arguments.at(0));
    arguments.insert("index"_L1, line.arguments.at(1).toInt());
    arguments.insert("url"_L1, line.arguments.at(2));
    return ask(session, line, u"set-url"_s, arguments);
}

ExitCode runReplacePrefix(Session &session, const CommandLine &line)
{
    QJsonObject arguments = jobArgument(line.arguments.at(0));
    arguments.insert("old"_L1, line.arguments.at(1));
    arguments.insert("new"_L1, line.arguments.at(2));
    const Result<QJsonObject> answer = session.request(u"replace-prefix"_s, arguments);
    if (!answer) {
        return fail(answer.error());
    }
    if (line.isJson) {
        printJson(*answer);
    } else {
        printLine(QString::number(answer->value("count"_L1).toInt()));
    }
    return ExitCode::Success;
}

ExitCode runSet(Session &session, const CommandLine &line)
{
    if (isSecretKey(line.arguments.at(1))) {
        return runSetSecret(session, line);
    }
    QJsonObject arguments = jobArgument(line.arguments.at(0));
    arguments.insert("key"_L1, line.arguments.at(1));
    arguments.insert("value"_L1, settingValue(line.arguments.at(1), line.arguments.at(2)));
    return ask(session, line, u"set"_s, arguments);
}

ExitCode printCompleted(const QJsonObject &report, Print print)
{
    Error problem;
    const QJsonArray values = report.value("files"_L1).toArray();
    for (const QJsonValueConstRef value : values) {
        const QJsonObject file = value.toObject();
        if (const QJsonValue error = file.value("error"_L1); error.isObject()) {
            problem = errorFromJson(error.toObject());
        }
        if (print == Print::All) {
            printOutcome(file);
        }
    }
    if (!report.value("acknowledged"_L1).toBool()) {
        return fail(problem.code == ErrorCode::None
                        ? makeError(ErrorCode::InputOutput, ErrorContext::LocalFile)
                        : problem);
    }
    const ExitCode told = tellLeftovers(report, print);
    if (!report.value("partial"_L1).toBool()) {
        return told;
    }
    printNote(errorLine(makeError(ErrorCode::PartialComplete, ErrorContext::QueueManager)));
    return ExitCode::Partial;
}

} // namespace tranship

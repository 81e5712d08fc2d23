// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"
#include "app/transhipctl/commandline.h"
#include "app/transhipctl/output.h"
#include "app/transhipctl/verbs.h"
#include "model/job/jobstate.h"
#include "model/job/policy.h"

#include <QJsonArray>
#include <QTime>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

QStringList waitedStates(const CommandLine &line)
{
    return line.value(u"for"_s, u"Transferred,Error"_s).split(u',', Qt::SkipEmptyParts);
}

void printChange(const QJsonObject &event)
{
    const QString time = QTime::currentTime().toString(u"HH:mm:ss"_s);
    const QJsonArray values = event.value("jobs"_L1).toArray();
    for (const QJsonValueConstRef value : values) {
        const QJsonObject job = value.toObject();
        const QStringList fields{time,
                                 shortId(job),
                                 job.value("state"_L1).toString().leftJustified(14),
                                 progressText(job).rightJustified(7),
                                 speedText(job).rightJustified(11),
                                 job.value("name"_L1).toString()};
        printLine(fields.join(u"  "_s));
    }
    const QJsonArray removed = event.value("removed"_L1).toArray();
    for (const QJsonValueConstRef job : removed) {
        printLine(time + u"  "_s + job.toString().left(8) + u"  ended"_s);
    }
}

} // namespace

ExitCode runMonitor(Session &session, const CommandLine &line)
{
    QJsonObject arguments;
    if (!line.arguments.isEmpty()) {
        arguments.insert("job"_L1, line.arguments.constFirst());
    }
    if (const Done begun = session.client().begin(u"monitor"_s, arguments); !begun) {
        return fail(begun.error());
    }
    while (true) {
        const Result<std::optional<Reply>> reply = session.client().next(QDeadlineTimer::Forever);
        if (!reply) {
            return fail(reply.error());
        }
        if (!*reply) {
            continue;
        }
        if (!(*reply)->content) {
            return fail((*reply)->content.error());
        }
        line.isJson ? printJson(*(*reply)->content) : printChange(*(*reply)->content);
    }
}

QString problemOfWait(const CommandLine &line)
{
    const QStringList states = waitedStates(line);
    const auto isState = [](const QString &name) { return stateFromName(name).has_value(); };
    if (states.isEmpty() || !std::all_of(states.begin(), states.end(), isState)) {
        return u"--for is a list of states: Queued, Connecting, Transferring, Suspended, Error, "
               "TransientError, Transferred, Acknowledged, Cancelled"_s;
    }
    return durationFromText(line.value(u"timeout"_s, u"0"_s))
        ? QString()
        : u"--timeout is a number of seconds"_s;
}

ExitCode runWait(Session &session, const CommandLine &line)
{
    QDeadlineTimer deadline(QDeadlineTimer::Forever);
    if (line.has(u"timeout"_s)) {
        deadline = QDeadlineTimer(*durationFromText(line.value(u"timeout"_s)));
    }
    const QJsonObject arguments{{u"job"_s, line.arguments.constFirst()},
                                {u"states"_s, QJsonArray::fromStringList(waitedStates(line))}};
    if (const Done begun = session.client().begin(u"wait"_s, arguments); !begun) {
        return fail(begun.error());
    }
    const Result<std::optional<Reply>> reply = session.client().next(deadline);
    if (!reply) {
        return fail(reply.error());
    }
    if (!*reply) {
        static_cast<void>(fail(makeError(ErrorCode::Timeout, ErrorContext::QueueManager,
                                         u"the job is in none of the states yet"_s)));
        return ExitCode::TimedOut;
    }
    if (!(*reply)->content) {
        return fail((*reply)->content.error());
    }
    const QJsonObject &job = *(*reply)->content;
    line.isJson ? printJson(job) : printLine(job.value("state"_L1).toString());
    return ExitCode::Success;
}

} // namespace tranship

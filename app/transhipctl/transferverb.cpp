// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"
#include "app/transhipctl/commandline.h"
#include "app/transhipctl/interrupt.h"
#include "app/transhipctl/listfile.h"
#include "app/transhipctl/output.h"
#include "app/transhipctl/verbs.h"
#include "model/control/errormessage.h"
#include "model/control/jobjson.h"
#include "model/job/filename.h"
#include "model/job/jobstate.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QUrl>

#include <cstdio>
#include <optional>

namespace tranship {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long Ctrl+C may go unnoticed.
constexpr auto patience = 200ms;

/// create + add + resume + progress + complete, step by step; each step tells how to go on.
class Transfer final {
public:
    Transfer(Session &session, const CommandLine &line)
        : m_session(session),
          m_line(line),
          m_showsProgress(!line.isJson && isErrorTerminal())
    {
    }

    ExitCode run();

private:
    /// PATH goes to each URL.
    [[nodiscard]] bool isUpload() const
    {
        return m_line.has(u"upload"_s)
            || typeFromName(m_line.value(u"type"_s)).value_or(JobType::Download)
            != JobType::Download;
    }

    [[nodiscard]] Done createJob();
    [[nodiscard]] Done addFiles();
    /// Until the job is Transferred (none) or there is something else to end with.
    [[nodiscard]] std::optional<ExitCode> follow();
    [[nodiscard]] std::optional<ExitCode> judge(const QJsonObject &event);
    [[nodiscard]] ExitCode tellEnded();
    [[nodiscard]] ExitCode leaveInQueue(const QString &why) const;
    [[nodiscard]] ExitCode complete();
    void showProgress(const QJsonObject &job);
    void endProgress();

    Session &m_session;
    const CommandLine &m_line;
    bool m_showsProgress;
    bool m_isTransferred = false;
    QString m_id;
    qsizetype m_shownLength = 0;
};

ExitCode Transfer::run()
{
    if (const Done created = createJob(); !created) {
        return fail(created.error());
    }
    const QJsonObject job{{u"job"_s, m_id}};
    if (const Done added = addFiles(); !added) {
        // A job nobody asked for must not stay; the reason that counts is why it has no files.
        static_cast<void>(m_session.request(u"cancel"_s, job));
        return fail(added.error());
    }
    const Interrupt interrupt;
    if (const Result<QJsonObject> resumed = m_session.request(u"resume"_s, job); !resumed) {
        return fail(resumed.error());
    }
    if (const Done begun = m_session.client().begin(u"monitor"_s, job); !begun) {
        return fail(begun.error());
    }
    const std::optional<ExitCode> ended = follow();
    return ended ? *ended : complete();
}

Done Transfer::createJob()
{
    const QUrl first(m_line.arguments.constFirst());
    const QString suggested =
        isUpload() ? QFileInfo(m_line.arguments.constLast()).fileName() : fileNameFromUrl(first);
    const QString name = suggested.isEmpty() ? first.host() : safeFileName(suggested);
    const Result<QJsonObject> created = m_session.request(
        u"create"_s, createArguments(name.isEmpty() ? u"transfer"_s : name, m_line));
    if (!created) {
        return failure(created.error());
    }
    m_id = created->value("id"_L1).toString();
    return {};
}

Done Transfer::addFiles()
{
    const QStringList urls = m_line.arguments.first(m_line.arguments.size() - 1);
    QString path = absolutePath(m_line.arguments.constLast());
    if (urls.size() > 1 && !path.endsWith(u'/') && !isUpload()) {
        path += u'/';
    }
    const Result<QJsonObject> options = fileOptions(m_line);
    if (!options) {
        return failure(options.error());
    }
    QJsonArray files;
    for (const QString &url : urls) {
        QJsonObject file = *options;
        file.insert("url"_L1, url);
        file.insert("path"_L1, path);
        files.append(file);
    }
    const Result<QJsonObject> added =
        m_session.request(u"add"_s, {{u"job"_s, m_id}, {u"files"_s, files}});
    return added ? Done() : failure(added.error());
}

std::optional<ExitCode> Transfer::follow()
{
    while (!m_isTransferred) {
        const Result<std::optional<Reply>> reply =
            m_session.client().next(QDeadlineTimer(patience));
        if (Interrupt::wasAsked()) {
            endProgress();
            return leaveInQueue(u"interrupted"_s);
        }
        if (!reply || (*reply && !(*reply)->content)) {
            endProgress();
            return fail(reply ? (*reply)->content.error() : reply.error());
        }
        if (*reply) {
            if (const std::optional<ExitCode> ended = judge(*(*reply)->content)) {
                return ended;
            }
        }
    }
    endProgress();
    return {};
}

std::optional<ExitCode> Transfer::judge(const QJsonObject &event)
{
    if (!event.value("removed"_L1).toArray().isEmpty()) {
        endProgress();
        return tellEnded();
    }
    const QJsonArray values = event.value("jobs"_L1).toArray();
    for (const QJsonValueConstRef value : values) {
        const QJsonObject job = value.toObject();
        const std::optional<JobState> state = stateFromName(job.value("state"_L1).toString());
        m_isTransferred = state == JobState::Transferred;
        showProgress(job);
        if (state == JobState::Error) {
            endProgress();
            const ExitCode code = fail(errorFromJson(job.value("error"_L1).toObject()));
            static_cast<void>(leaveInQueue(u"stopped"_s));
            return code;
        }
    }
    return {};
}

/// The job ended without us: it completed by itself, or somebody else decided.
ExitCode Transfer::tellEnded()
{
    const Result<QJsonObject> answer = m_session.request(u"info"_s, {{u"job"_s, m_id}});
    if (!answer) {
        return fail(answer.error());
    }
    const QJsonObject job = answer->value("job"_L1).toObject();
    const QString state = job.value("state"_L1).toString();
    if (state != stateName(JobState::Acknowledged)) {
        return fail(makeError(ErrorCode::InvalidState, ErrorContext::QueueManager,
                              u"the job is "_s + state));
    }
    QJsonArray files;
    bool isPartial = false;
    const QJsonArray values = job.value("files"_L1).toArray();
    for (const QJsonValueConstRef value : values) {
        const QJsonObject file = value.toObject();
        const bool isKept = file.value("completed"_L1).toBool();
        isPartial = isPartial || !isKept;
        const bool isSent = file.value("upload"_L1).isObject();
        files.append(QJsonObject{{u"path"_s, file.value("path"_L1)},
                                 {u"url"_s, isSent ? file.value("url"_L1) : QJsonValue()},
                                 {u"kept"_s, isKept},
                                 {u"error"_s, QJsonValue()}});
    }
    const QJsonObject report{{u"id"_s, m_id},
                             {u"partial"_s, isPartial},
                             {u"leftovers"_s, false},
                             {u"acknowledged"_s, true},
                             {u"files"_s, files}};
    if (m_line.isJson) {
        printJson(report);
    }
    return printCompleted(report, m_line.isJson ? Print::NotesOnly : Print::All);
}

ExitCode Transfer::leaveInQueue(const QString &why) const
{
    printNote(u"transhipctl: "_s + why + u"; the job "_s + m_id
              + u" stays in the queue (transhipctl info, resume, complete or cancel)"_s);
    return ExitCode::Failed;
}

ExitCode Transfer::complete()
{
    const Result<QJsonObject> report =
        m_session.request(u"complete"_s, {{u"job"_s, m_id}}, QDeadlineTimer::Forever);
    if (!report && report.error().code == ErrorCode::InvalidState) {
        return tellEnded(); // it completed by itself in this moment
    }
    if (!report) {
        return fail(report.error());
    }
    if (m_line.isJson) {
        printJson(*report);
    }
    return printCompleted(*report, m_line.isJson ? Print::NotesOnly : Print::All);
}

void Transfer::showProgress(const QJsonObject &job)
{
    if (!m_showsProgress) {
        return;
    }
    const QString error = errorText(job.value("error"_L1));
    const QString text = job.value("state"_L1).toString() + u"  "_s + progressText(job) + u"  "_s
        + sizeText(job.value("bytesTransferred"_L1)) + u" of "_s
        + sizeText(job.value("bytesTotal"_L1)) + u"  "_s
        + (error.isEmpty() ? speedText(job) : error);
    const QByteArray line = '\r' + text.left(78).leftJustified(m_shownLength).toLocal8Bit();
    m_shownLength = qMin<qsizetype>(text.size(), 78);
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    std::fflush(stderr);
}

void Transfer::endProgress()
{
    if (m_shownLength > 0) {
        m_shownLength = 0;
        std::fputc('\n', stderr);
    }
}

} // namespace

ExitCode runTransfer(Session &session, const CommandLine &line)
{
    return Transfer(session, line).run();
}

} // namespace tranship

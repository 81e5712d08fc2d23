// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/scan.h"

#include "model/job/command.h"
#include "model/job/job.h"

#include <QDir>
#include <QFileInfo>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// Where the bytes are that Complete would keep.
QStringList partPaths(const Job &job)
{
    QStringList paths;
    for (const File &file : job.files) {
        if (file.state == FileState::Transferred && !job.isSent(file) && !file.partName.isEmpty())
            paths.append(QDir(QFileInfo(file.path).path()).filePath(file.partName));
    }
    return paths;
}

Done verdict(const ProgramEnd &end)
{
    const auto refused = [&end](ErrorCode code, const QString &what) {
        const QString detail = end.words.isEmpty() ? what : QString(what + u": "_s + end.words);
        return failure(code, ErrorContext::LocalFile, detail);
    };
    switch (end.kind) {
    case ProgramEnd::Kind::Exited:
        if (end.exitCode == 0)
            return {};
        return refused(ErrorCode::ScanRefused, u"exit code "_s + QString::number(end.exitCode));
    case ProgramEnd::Kind::Crashed:
        return refused(ErrorCode::ScanFailed, u"the command crashed"_s);
    case ProgramEnd::Kind::TimedOut:
        return refused(ErrorCode::ScanFailed, u"the command took too long"_s);
    case ProgramEnd::Kind::NotStarted:
        break;
    }
    return refused(ErrorCode::ScanFailed, u"the command cannot be started"_s);
}

} // namespace

Scan::Scan(Programs &programs, const Policy &policy) : m_programs(programs), m_policy(policy) { }

bool Scan::isNeeded(const Job &job) const
{
    const bool isSkipped = job.settings.skipsScan && m_policy.allowUnscannedComplete;
    return !m_policy.scanCommand.isEmpty() && !isSkipped && !partPaths(job).isEmpty();
}

void Scan::look(const Job &job, std::function<void(const Done &)> looked)
{
    // checked when it was set or read
    QStringList command = commandFromText(m_policy.scanCommand).value_or(QStringList());
    if (!command.contains(u"{files}"_s))
        command.append(u"{files}"_s);
    m_programs.run({commandFor(command, job, partPaths(job)), commandEnvironment(job),
                    m_policy.commandTimeLimit},
                   this,
                   [looked = std::move(looked)](const ProgramEnd &end) { looked(verdict(end)); });
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transhipctl/exitcode.h"
#include "model/job/result.h"

#include <QJsonObject>
#include <QString>

namespace tranship {

class Session;
struct CommandLine;

/// The verbs: each asks the instance, prints and tells the exit code.
[[nodiscard]] ExitCode runCreate(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runAdd(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runResume(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runSuspend(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runComplete(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runCancel(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runKeep(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runTakeOwnership(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runRemoveFile(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runSetUrl(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runReplacePrefix(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runSet(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runGet(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runTransfer(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runList(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runInfo(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runHistory(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runLog(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runPolicy(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runCertificates(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runTrust(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runUntrust(Session &session, const CommandLine &line);
[[nodiscard]] QString problemOfFingerprint(const CommandLine &line);
[[nodiscard]] ExitCode runMonitor(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runWait(Session &session, const CommandLine &line);
[[nodiscard]] ExitCode runQuit(Session &session, const CommandLine &line);

/// set of a key whose value is a secret: it is read from standard input, or asked for there.
[[nodiscard]] bool isSecretKey(const QString &key);
[[nodiscard]] ExitCode runSetSecret(Session &session, const CommandLine &line);

/// The options of one file that add and transfer share, as the fields of add's argument.
[[nodiscard]] Result<QJsonObject> fileOptions(const CommandLine &line);

/// What of a command line makes no sense; empty when all does.
[[nodiscard]] QString problemOfCreate(const CommandLine &line);
[[nodiscard]] QString problemOfAdd(const CommandLine &line);
[[nodiscard]] QString problemOfTransfer(const CommandLine &line);
[[nodiscard]] QString problemOfFileIndex(const CommandLine &line);
[[nodiscard]] QString problemOfSet(const CommandLine &line);
[[nodiscard]] QString problemOfWait(const CommandLine &line);
[[nodiscard]] QString problemOfHistory(const CommandLine &line);
[[nodiscard]] QString problemOfPolicy(const CommandLine &line);

/// The arguments of the request "create" from the options that create and transfer share.
[[nodiscard]] QJsonObject createArguments(const QString &name, const CommandLine &line);

enum class Print { All, NotesOnly };
/// Prints what became of the files, a line each, and to standard error what was not as it should
/// be; tells the exit code.
[[nodiscard]] ExitCode printCompleted(const QJsonObject &report, Print print);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transhipctl/exitcode.h"
#include "model/job/error.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

/// Everything transhipctl writes: text for people, JSON for programs.
namespace tranship {

void printLine(const QString &text);
/// To standard error.
void printNote(const QString &text);
/// One JSON document on its own line.
void printJson(const QJsonObject &json);
void printJson(const QJsonArray &json);

/// Prints "NAME: sentence" to standard error and tells the exit code that belongs to it.
ExitCode fail(const Error &error);

/// Columns as wide as their longest entry; the first row is the heading.
void printTable(const QList<QStringList> &rows);

/// For people: "1.5 MiB"; "unknown" for null.
[[nodiscard]] QString sizeText(const QJsonValue &size);
/// "2026-03-01 12:00:00" in local time; "-" for null.
[[nodiscard]] QString timeText(const QJsonValue &time);
/// "42 %", "unknown" while a size is not known.
[[nodiscard]] QString progressText(const QJsonObject &sized);
[[nodiscard]] QString speedText(const QJsonObject &job); // "3.0 MiB/s", empty when nothing moves
/// "HttpStatus: The server answered with HTTP status 404.", empty for null.
[[nodiscard]] QString errorText(const QJsonValue &error);
[[nodiscard]] QString shortId(const QJsonObject &job);

} // namespace tranship

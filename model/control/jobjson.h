// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/certificate.h"
#include "model/job/idtext.h"
#include "model/job/journal.h"
#include "model/job/snapshot.h"
#include "model/queue/requests.h"

#include <QJsonObject>
#include <QJsonValue>

/// Jobs and reports as JSON, as transhipctl prints them. Unknown sizes and times are null, sizes
/// are whole numbers, times ISO 8601 in UTC, states and errors go by their names.
namespace tranship {

[[nodiscard]] QJsonObject toJson(const JobSnapshot &snapshot);
/// A job as above with "ended" and "expired".
[[nodiscard]] QJsonObject toJson(const HistoryEntry &entry);
[[nodiscard]] QJsonObject toJson(const JournalEntry &entry);
/// {id, partial, leftovers, acknowledged, files: [{path, url, kept, error}]}; `url`: where an
/// upload was sent to, else null
[[nodiscard]] QJsonObject toJson(const JobId &job, const CompleteReport &report);
/// {id, leftovers}
[[nodiscard]] QJsonObject toJson(const JobId &job, const CancelReport &report);
/// {host, fingerprint, subject, issuer, names, from, until, flaws, trustedSince}
[[nodiscard]] QJsonObject toJson(const ShownCertificate &shown);
/// {policy: {KEY: {value, source}}, usage: {...}, complaints: [...]}
[[nodiscard]] QJsonObject toJson(const PolicyReport &report);

/// {code, name, context, message, detail, httpStatus, file}
[[nodiscard]] QJsonObject toJson(const Error &error);
/// The same, null when there is no error.
[[nodiscard]] QJsonValue errorJson(const Error &error);
/// Reads what toJson made; an unknown name stays a failure (InvalidArgument).
[[nodiscard]] Error errorFromJson(const QJsonObject &json);

} // namespace tranship

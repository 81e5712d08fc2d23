// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/store/database.h"
#include "model/store/jobstore.h"

namespace tranship {

// What the tables hold, written. Each call belongs inside a transaction.

[[nodiscard]] Done writeJob(Database &database, const Job &job);
/// Without its files.
[[nodiscard]] Done writeJobRow(Database &database, const Job &job);
[[nodiscard]] Done writeProgress(Database &database, const FileProgress &progress);
[[nodiscard]] Done writeLeftover(Database &database, const Leftover &leftover);
[[nodiscard]] Done removeLeftover(Database &database, qint64 id);
[[nodiscard]] Done writeFarewell(Database &database, const Farewell &farewell);
[[nodiscard]] Done removeFarewell(Database &database, qint64 id);
/// In place of what the host showed before, unless that is trusted.
[[nodiscard]] Done writeCertificate(Database &database, const ShownCertificate &shown);
[[nodiscard]] Done removeCertificate(Database &database, const CertificateKey &key);
[[nodiscard]] Done markExpired(Database &database, const JobId &job);

/// The tables of a key and a text; an empty text removes the key.
enum class TextTable { Policy, Notes };
[[nodiscard]] Done writeTexts(Database &database, TextTable table,
                              const QMap<QString, QString> &texts);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/store/jobstore.h"

#include <QByteArray>
#include <QVariant>

namespace tranship::test {

/// A job in which every field differs from its default, with two files of which that is true as
/// well.
[[nodiscard]] Job fullJob();
/// A job with one file; `number` tells it from others.
[[nodiscard]] Job plainJob(int number);

/// For the upload of the first file of `job`.
[[nodiscard]] Farewell farewellOf(qint64 id, const Job &job);

[[nodiscard]] StoreChange changeOf(const Job &job);
/// A store in `folder` that holds these and was closed well.
void fillStore(const QString &folder, const QList<Job> &jobs);
[[nodiscard]] QString storePath(const QString &folder);

/// SQL past the store, as a stranger's program would; false when SQLite refuses.
[[nodiscard]] bool tamper(const QString &path, const QString &sql, const QVariantList &values = {});
[[nodiscard]] QVariant ask(const QString &path, const QString &sql);

/// Transactions in the log of a store that is open and was not checkpointed since.
[[nodiscard]] int transactionsInLog(const QString &path);

[[nodiscard]] QByteArray contentOf(const QString &path);
void put(const QString &path, const QByteArray &content);
/// Name and content of every file in a folder.
[[nodiscard]] QMap<QString, QByteArray> everythingIn(const QString &folder);

} // namespace tranship::test

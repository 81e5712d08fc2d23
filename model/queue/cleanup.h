// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/job/job.h"
#include "model/queue/storage.h"

#include <QList>
#include <QObject>

#include <functional>

namespace tranship {

/// Deletes part files nobody wants any more, and remembers in the store those it could not.
class Cleanup final : public QObject {
    Q_OBJECT

public:
    Cleanup(Storage &storage, Worker &disk);

    /// Takes over what earlier runs left, and tries it again; `tried` gets how many remain.
    void load(const QList<Leftover> &leftovers, std::function<void(int)> tried);

    /// The part files of a job that go with it: of every file that is not Completed, or of the
    /// unfinished ones only. With numbers of their own; to be stored in the transaction that ends
    /// the job.
    [[nodiscard]] QList<Leftover> leftoversOf(const Job &job, bool finishedToo);
    /// The part files that a change of the files' places left behind.
    [[nodiscard]] QList<Leftover> lostParts(const JobId &job, const QList<File> &before,
                                            const QList<File> &now);
    /// The part file of one file.
    [[nodiscard]] Leftover leftoverOf(const JobId &job, const File &file);

    /// Deletes what a stored change listed; `removed` gets whether anything had to stay.
    void remove(const QList<Leftover> &leftovers, std::function<void(bool remain)> removed);

private:
    Storage &m_storage;
    Worker &m_disk;
    qint64 m_nextId = 1;
};

} // namespace tranship

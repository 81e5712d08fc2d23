// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/job/job.h"

#include <QList>
#include <QMap>
#include <QString>

namespace tranship {

/// What a job that waits for its disk needs of one folder.
struct DiskNeed {
    struct Part {
        QString name;
        FileIdentity identity; ///< null: not made yet
        qint64 total = 0; ///< bytes it will have; 0: not known
    };

    QList<Part> own; ///< its unfinished files
    QStringList sources; ///< paths of its files that are not uploaded yet
    QList<Part> others; ///< those of jobs that run: their room is taken already
};

/// By folder, for every unfinished file of `waiting`. `running` are other jobs.
[[nodiscard]] QMap<QString, DiskNeed> diskNeeds(const Job &waiting,
                                                const QList<const Job *> &running);

/// Whether the job that stopped with `error` could go on in `folder`: the sources of its uploads
/// can be read, and where it has part files it can be written to, their medium is back, and after a
/// full disk there is room for all that is needed there and a margin. Asks the disk; may block.
[[nodiscard]] bool isDiskReady(PartFiles &partFiles, const QString &folder, const DiskNeed &need,
                               ErrorCode error);

} // namespace tranship

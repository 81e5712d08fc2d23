// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QHashFunctions>
#include <QStringList>

namespace tranship {

/// Where a job belongs: very many jobs have few of these among them.
struct JobPlace {
    QString category; ///< empty: none
    QStringList hosts; ///< as hostsOf() has them

    bool operator==(const JobPlace &) const = default;
};

[[nodiscard]] inline std::size_t qHash(const JobPlace &place, std::size_t seed = 0)
{
    return qHashMulti(seed, place.category, place.hosts);
}

/// The servers that the files of a job come from or go to, each once, without ports; of files of
/// this computer none.
[[nodiscard]] QStringList hostsOf(const Job &job);

[[nodiscard]] inline JobPlace placeOf(const Job &job)
{
    return {job.category, hostsOf(job)};
}

} // namespace tranship

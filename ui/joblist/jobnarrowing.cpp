// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/jobnarrowing.h"

#include <algorithm>

namespace tranship {

bool JobNarrowing::accepts(const Job &job) const
{
    if (category && job.category != *category)
        return false;
    return host.isEmpty()
        || std::any_of(job.files.begin(), job.files.end(),
                       [this](const File &file) { return file.url.host() == host; });
}

QStringList hostsOf(const Job &job)
{
    QStringList hosts;
    QString last;
    for (const File &file : job.files) {
        const QString host = file.url.host();
        if (host == last) // nearly always all come from one
            continue;
        last = host;
        if (!host.isEmpty() && !hosts.contains(host))
            hosts.append(host);
    }
    return hosts;
}

} // namespace tranship

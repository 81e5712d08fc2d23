// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/jobplace.h"

namespace tranship {

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

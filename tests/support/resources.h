// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedresource.h"

namespace tranship::test {

/// An honest file with a strong ETag.
inline Resource honest(qint64 size, quint64 seed = 1)
{
    Resource resource;
    resource.size = size;
    resource.seed = seed;
    resource.etag = "\"v1\"";
    return resource;
}

/// The same, which sends `bytes` of each answer's body, then nothing until released.
inline Resource stalling(qint64 size, qint64 bytes, quint64 seed = 1)
{
    Resource resource = honest(size, seed);
    resource.cutAt = bytes;
    resource.cut = Resource::Cut::Stall;
    return resource;
}

/// A path that answers with nothing but a status.
inline Resource refusing(int status, int times = -1)
{
    Resource resource = honest(1000);
    resource.status = status;
    resource.statusTimes = times;
    return resource;
}

} // namespace tranship::test

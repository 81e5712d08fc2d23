// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Metalink 4 documents.

#include "model/job/metalink.h"
#include "tests/fuzz/check.h"

using namespace tranship;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Result<QList<MetalinkFile>> files = parseMetalink(fuzz::bytesOf(data, size));
    CHECK(files ? !files->isEmpty() : !files.error().detail.isEmpty());
    return 0;
}

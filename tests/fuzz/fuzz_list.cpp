// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lists of links and paths given to transhipctl.

#include "app/transhipctl/listfile.h"
#include "tests/fuzz/check.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace tranship;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Result<QJsonArray> files = filesFromList(fuzz::bytesOf(data, size));
    CHECK(files || !files.error().detail.isEmpty());
    return 0;
}

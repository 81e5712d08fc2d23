// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bodies of WebDAV's 207 Multi-Status.

#include "model/transfer/upload/davanswers.h"
#include "tests/fuzz/check.h"

using namespace tranship;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QUrl base(QStringLiteral("https://example.org/dav/folder/"));
    if (const Result<QList<DavResource>> resources =
            davResources(fuzz::bytesOf(data, size), base)) {
        for (const DavResource &resource : *resources)
            CHECK(resource.length >= -1);
    }
    static_cast<void>(folderOf(QUrl(fuzz::textOf(data, size))));
    return 0;
}

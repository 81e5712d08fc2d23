// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The state of an upload as the store keeps it.

#include "model/job/uploadsessiontext.h"
#include "tests/fuzz/check.h"

using namespace tranship;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (const std::optional<UploadSession> session =
            uploadSessionFromText(fuzz::bytesOf(data, size))) {
        const QByteArray written = uploadSessionText(*session);
        const std::optional<UploadSession> again = uploadSessionFromText(written);
        CHECK(again);
        CHECK(uploadSessionText(*again) == written);
    }
    return 0;
}

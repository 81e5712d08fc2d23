// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers of a BITS server: status and header fields, one a line.

#include "model/transfer/upload/bitspackets.h"
#include "model/transfer/upload/bitsurls.h"
#include "tests/fuzz/check.h"

using namespace tranship;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text = fuzz::bytesOf(data, size);
    ResponseHead head;
    head.status = size > 0 ? 100 + data[0] * 2 : 0;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            head.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const BitsAnswer answer = readBitsAnswer(head);
    for (const BitsPacket packet :
         {BitsPacket::CreateSession, BitsPacket::Fragment, BitsPacket::CloseSession}) {
        static_cast<void>(answer.isSuccess(packet));
        static_cast<void>(bitsError(packet, answer));
    }
    static_cast<void>(bitsCloseError(answer));
    static_cast<void>(isBitsHost(text));
    const QUrl target(QStringLiteral("http://example.org/up/file"));
    if (const Result<QUrl> reply = bitsReplyUrl(target, text))
        CHECK(reply->isValid() && !reply->host().isEmpty());
    if (const Result<QUrl> next = bitsRedirect(target, text))
        CHECK(next->isValid());
    return 0;
}

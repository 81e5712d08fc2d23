// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What comes in over the control socket: frames of JSON, cut anywhere.

#include "model/control/protocol.h"
#include "model/control/requestvalues.h"
#include "tests/fuzz/check.h"

#include <QJsonDocument>

#include <algorithm>

using namespace tranship;

namespace {

constexpr qint64 limit = 64 * 1024;

void readMessage(const QJsonObject &message)
{
    static_cast<void>(replyFrom(message));
    const auto request = requestFrom(message);
    if (!request)
        return;
    Arguments asJob(request->arguments);
    static_cast<void>(newJobFrom(asJob));
    Arguments asFiles(request->arguments);
    const QList<NewFile> files = newFilesFrom(asFiles);
    CHECK(asFiles.problem() || !files.isEmpty());
    Arguments asStates(request->arguments);
    static_cast<void>(statesFrom(asStates));
    Arguments asUrls(request->arguments);
    static_cast<void>(linkOfferFrom(asUrls));
}

/// The messages of a stream that comes in pieces of so many bytes.
int readStream(const QByteArray &stream, qsizetype piece, bool isRead)
{
    FrameDecoder decoder(limit);
    int messages = 0;
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        decoder.append(stream.mid(at, piece));
        while (true) {
            const Result<std::optional<QJsonObject>> next = decoder.next();
            if (!next)
                return -1 - messages;
            if (!*next)
                break;
            ++messages;
            if (isRead)
                readMessage(**next);
        }
    }
    return messages;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray raw = fuzz::bytesOf(data, size);
    CHECK(readStream(raw, std::max<qsizetype>(1, raw.size()), false) == readStream(raw, 1, false));
    // The same bytes as one good frame, so that what is behind the framing is reached too.
    const QJsonDocument document = QJsonDocument::fromJson(raw);
    if (document.isObject()) {
        if (const Result<QByteArray> frame = encodeFrame(document.object(), limit))
            CHECK(readStream(*frame, 7, true) == 1);
    }
    return 0;
}

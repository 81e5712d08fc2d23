// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedresource.h"

#include <optional>

namespace tranship {

/// What a resource remembers between its answers.
struct ResourceState {
    int requests = 0; ///< so far
    int cuts = 0;
    int bodyCuts = 0; ///< of requests' bodies
    int version = 0; ///< added to the seed and shown in the ETag
    bool isReleased = false;
};

/// One answer, planned: `head`, then bytes [offset, offset + length) of the body of `seed`.
struct Answer {
    int status = 0;
    QByteArray head;
    quint64 seed = 0;
    qint64 offset = 0;
    qint64 length = 0;
    Resource::Framing framing = Resource::Framing::Length;
    qint64 cutAt = -1; ///< in bytes of this answer; -1: nowhere
    Resource::Cut cut = Resource::Cut::Close;
    qint64 bytesPerSecond = 0;
    bool closes = false; ///< the connection ends with it

    // before it is sent
    bool isBeforeBody = false; ///< the request's body is read afterwards, if at all
    qint64 bodyCutAt = -1; ///< in bytes of the request's body; -1: nowhere
    qint64 bodyBytesPerSecond = 0;
    bool isSwallowed = false; ///< the connection is closed instead
};

/// Plans the answer to `request`, the nth of its path (n from 1), and notes it in `state`.
[[nodiscard]] Answer planAnswer(const Resource &resource, ResourceState &state, int number,
                                const SeenRequest &request);
[[nodiscard]] Answer notFoundAnswer();

/// Takes a whole request head from the front of `received`; nullopt while it isn't all there.
[[nodiscard]] std::optional<SeenRequest> takeRequest(QByteArray &received);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/transport.h"

#include <functional>

namespace tranship {

/// A listener that keeps all it is told and does what the test says: by default it takes 200 and
/// 206 and refuses other statuses as HttpStatus.
class Recorder final : public Transport::Listener {
public:
    [[nodiscard]] Done headReceived(const ResponseHead &given) override
    {
        head = given;
        ++heads;
        if (onHead)
            return onHead();
        if (given.status == 200 || given.status == 206)
            return {};
        Error refusal = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile);
        refusal.httpStatus = given.status;
        return failure(refusal);
    }

    [[nodiscard]] Done bytesReceived(QByteArrayView bytes) override
    {
        body += bytes;
        return onBytes ? onBytes() : Done{};
    }

    void transportFinished(const Done &given) override
    {
        ++ends;
        error = given ? Error{} : given.error();
        if (onEnd)
            onEnd();
    }

    std::function<Done()> onHead;
    std::function<Done()> onBytes;
    std::function<void()> onEnd;

    int heads = 0;
    int ends = 0;
    ResponseHead head;
    QByteArray body;
    Error error; ///< of the end; code None: success
};

} // namespace tranship

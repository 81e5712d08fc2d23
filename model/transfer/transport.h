// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace tranship {

using RawHeaders = QList<std::pair<QByteArray, QByteArray>>;

class Identity;
class Throttle;
struct ConnectionSetup;

/// A GET of a whole body, or of its rest.
struct TransferRequest {
    QUrl url;
    qint64 from = 0; ///< first byte wanted
    qint64 end = -1; ///< first byte not wanted; -1: to the end
    bool wantsRange = false; ///< send Range even for from 0
    QByteArray ifRange; ///< value for If-Range; empty: none
    RawHeaders headers; ///< further ones; dropped on a redirect to another origin
    std::chrono::milliseconds headTimeout{
        60'000}; ///< from start, and from each redirect, to the head
    std::chrono::milliseconds stallTimeout{
        60'000}; ///< between two pieces of the body; waiting for the throttle does not count
    std::shared_ptr<const ConnectionSetup> setup{}; ///< of the job; null: as the system has it
    std::shared_ptr<Throttle> throttle; ///< asked before each read of the body; null: none
    std::shared_ptr<Identity> identity{}; ///< of the job; null: a stranger everywhere
};

/// The head of the final answer, after redirects.
struct ResponseHead {
    int status = 0;
    QUrl url; ///< where the answer came from
    RawHeaders headers;
    QString tls{}; ///< "TLS 1.3, TLS_AES_256_GCM_SHA384"; empty: not secured

    /// Value of the first header of that name (any case); empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /// All values of that name in one, so that a header sent twice cannot hide its second value.
    [[nodiscard]] std::optional<QByteArray> every(QByteArrayView name) const;
};

/// Gives bytes: one HTTP exchange. Knows nothing of files.
class Transport {
public:
    /// Who gets them.
    class Listener {
    public:
        /// An error refuses the answer: no byte is read and the transport finishes with that error.
        [[nodiscard]] virtual Done headReceived(const ResponseHead &head) = 0;

        /// Memory that the next bytes of the body are best read into, so that they need not be
        /// copied; it holds until bytesReceived(), which may be given other memory all the same.
        /// Empty: anywhere.
        [[nodiscard]] virtual std::span<char> room() { return {}; }

        /// The next bytes of the body, valid only during the call. An error ends the transport with
        /// it.
        [[nodiscard]] virtual Done bytesReceived(QByteArrayView bytes) = 0;
        /// The end, exactly once; not after stop(). Success: the body came whole as far as HTTP can
        /// tell (Content-Length or last chunk; without either, at the close). The transport may be
        /// destroyed in it. Only a Content-Length proves it: Qt 6.4 now and then takes a cut
        /// chunked body for a whole one.
        virtual void transportFinished(const Done &outcome) = 0;

    protected:
        ~Listener() = default;
    };

    virtual ~Transport() = default;

    virtual void start(const TransferRequest &request) = 0;
    /// Ends without transportFinished.
    virtual void stop() = 0;
    /// Stops reading, so that the server is held back; timers stand still meanwhile.
    virtual void setPaused(bool paused) = 0;
};

/// Makes transports; tests give scripted ones.
class Transports {
public:
    virtual ~Transports() = default;
    [[nodiscard]] virtual std::unique_ptr<Transport> make(Transport::Listener &listener) = 0;
};

} // namespace tranship

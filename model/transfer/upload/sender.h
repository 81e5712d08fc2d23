// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"
#include "model/transfer/upload/uploadprotocol.h"

#include <chrono>
#include <memory>

namespace tranship {

class Identity;
class Throttle;
struct ConnectionSetup;

/// Gives the body of one request, once, from its first byte to its last. Never blocks.
class BodySource {
public:
    class Listener {
    public:
        /// There are bytes again after read() gave none.
        virtual void bodyReady() = 0;
        /// No further byte will come.
        virtual void bodyFailed(const Error &error) = 0;

    protected:
        ~Listener() = default;
    };

    virtual ~BodySource() = default;

    /// Tells `listener` from now on, never from within a call.
    virtual void begin(Listener &listener) = 0;
    /// Bytes of the whole body.
    [[nodiscard]] virtual qint64 length() const = 0;
    /// Copies the next bytes, `most` at most; 0: none is at hand, bodyReady() comes.
    [[nodiscard]] virtual qint64 read(char *bytes, qint64 most) = 0;

    /// Goes back to the first byte; false: it can be read once only.
    [[nodiscard]] virtual bool rewind() { return false; }
};

/// How one request of an upload is sent.
struct SendOrder {
    UploadRequest request; ///< its `bytes` and `body` are not looked at: the source gives them
    /// So long nothing may leave while the body is sent and nothing may come while the answer is
    /// read. Waiting for the throttle does not count. See drainTime() for what is added.
    std::chrono::milliseconds stallTimeout{60'000};
    /// Bytes a second of a line that is not taken for a dead one; see drainTime().
    qint64 slowestRate = qint64{16} * 1024;
    std::shared_ptr<const ConnectionSetup> setup{}; ///< of the job; null: as the system has it
    std::shared_ptr<Throttle> throttle; ///< asked before bytes are given to the network; null: none
    std::shared_ptr<Identity> identity{}; ///< of the job; null: a stranger everywhere
};

/// Sends one request after the other and gives what is answered. Knows nothing of files.
class Sender {
public:
    class Listener {
    public:
        /// The first byte of the body is given to the network.
        virtual void sendBegun() { }

        /// The end of a request, exactly once; not after stop(). An error: there is no whole
        /// answer, and `sent` bytes of the body left at most. The sender may be destroyed in it.
        virtual void sendFinished(const Result<UploadAnswer> &answer, qint64 sent) = 0;

    protected:
        ~Listener() = default;
    };

    virtual ~Sender() = default;

    virtual void start(const SendOrder &order, std::unique_ptr<BodySource> body) = 0;
    /// Ends without sendFinished.
    virtual void stop() = 0;
    /// Bytes of the body that were given to the network; the server may have got fewer.
    [[nodiscard]] virtual qint64 sent() const = 0;

    /// As ResponseHead::tls, as soon as it is known.
    [[nodiscard]] virtual QString tls() const { return {}; }
};

/// Makes senders; tests give scripted ones.
class Senders {
public:
    virtual ~Senders() = default;
    [[nodiscard]] virtual std::unique_ptr<Sender> make(Sender::Listener &listener) = 0;
};

/// What the system's socket takes before a byte has arrived anywhere (tcp_wmem of Linux), in bytes.
inline constexpr qint64 mostInSocket = qint64{4} * 1024 * 1024;

/// How long the system may go on sending, although no byte is taken from us any more: `sent` bytes
/// were given to it in `elapsed`, and what it still holds may leave as slowly as `slowestRate`
/// bytes a second, or, where the line turned out to be slower, as slowly as that, but at 1 KiB a
/// second at least. Nobody says how far it is: a time limit for the server begins after this.
[[nodiscard]] std::chrono::milliseconds drainTime(qint64 sent, std::chrono::milliseconds elapsed,
                                                  qint64 slowestRate);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

/// Bytes of a fragment below which a server's "too large" is not answered with a smaller one
/// (MC-BUP; Windows does the same).
inline constexpr qint64 smallestBitsFragment = 5 * 1024;

/// "BITS 1.5 upload"; there is no other.
inline constexpr char bitsUploadProtocol[] = "{7df0354d-249b-430f-820d-3d2a9bef4931}";

/// What a client sends (MC-BUP, section 2.2).
enum class BitsPacket { Ping, CreateSession, Fragment, CloseSession, CancelSession };

/// An answer in the words of the protocol. All headers are optional here; who needs one asks.
struct BitsAnswer {
    int status = 0;
    bool isAck = false; ///< BITS-Packet-Type, in any case of letters
    quint32 error =
        0; ///< HRESULT of BITS-Error-Code or BITS-Error; 0: none, or a status of success
    ErrorContext context = ErrorContext::RemoteFile; ///< RemoteApplication for 0x7
    std::optional<qint64> nextOffset; ///< BITS-Received-Content-Range
    QByteArray sessionId; ///< empty: none
    QByteArray protocol; ///< a GUID in braces; empty: none
    QByteArray hostId; ///< empty: none
    std::chrono::seconds hostPatience{0}; ///< BITS-Host-Id-Fallback-Timeout; 0: for ever
    QByteArray replyUrl; ///< as sent; empty: none

    /// 200, or 201 for Create-Session, and an Ack.
    [[nodiscard]] bool isSuccess(BitsPacket packet) const;
    /// BG_E_SESSION_NOT_FOUND.
    [[nodiscard]] bool isSessionLost() const;
    /// 413, or BG_E_TOO_LARGE with another status.
    [[nodiscard]] bool isTooLarge() const;
};

[[nodiscard]] BitsAnswer readBitsAnswer(const ResponseHead &head);

/// The packet without what only some have: a fragment's range is added by withBitsRange().
[[nodiscard]] UploadRequest bitsRequest(BitsPacket packet, const UploadAim &aim,
                                        const UploadSession &session);
/// `request` with those bytes of the source.
[[nodiscard]] UploadRequest withBitsRange(UploadRequest request, ByteRange range, qint64 total);

/// The error that `packet` ends with when it was answered so; HttpStatus unless BITS or HTTP has a
/// closer word.
[[nodiscard]] Error bitsError(BitsPacket packet, const BitsAnswer &answer);

/// The same for a refused Close-Session, so that its remedy is Microsoft's: sent again after 500 to
/// 599, never by itself after anything lower.
[[nodiscard]] Error bitsCloseError(const BitsAnswer &answer);

/// "Create-Session"
[[nodiscard]] QLatin1String bitsPacketName(BitsPacket packet);

} // namespace tranship

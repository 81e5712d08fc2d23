// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace tranship {

/// How the BITS server behaves. As it stands: honest, by Microsoft's pages, to all and at every
/// path of its folder.
struct BitsConduct {
    /// Where the sources contradict each other.
    enum class Manner {
        Microsoft, ///< overlaps are trimmed, the file is in its place with its last fragment
        OpenSpecification, ///< MC-BUP: overlaps are 416, the file is in its place with the close
    };
    enum class Spelling { ErrorCode, Error, Both };
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    Manner manner = Manner::Microsoft;
    Spelling spelling = Spelling::ErrorCode; ///< BITS-Error-Code, BITS-Error
    bool isEnabled = true; ///< false: 501
    bool denies = false; ///< 403 and E_ACCESSDENIED to everything
    bool overwrites = false;
    bool takesEmptyFiles = true; ///< Close-Session without a fragment makes an empty file
    qint64 largestFragment = -1; ///< bytes; more is 413; -1: any
    bool saysTooLargeAs500 = false; ///< 500 and BG_E_TOO_LARGE in place of 413
    bool refusesEarly = false; ///< answers before the body of what it refuses, then closes
    qint64 largestFile = -1; ///< bytes; more is 500 and BG_E_TOO_LARGE; -1: any
    bool namesSessions = true; ///< BITS-Session-Id in answers other than Create-Session's

    QByteArray hostId; ///< BITS-Host-Id; sessions are known at that host only. Empty: none
    std::optional<std::chrono::seconds> hostPatience; ///< BITS-Host-Id-Fallback-Timeout
    QByteArray downHost; ///< connections end when they ask for that one

    std::optional<QByteArray> reply; ///< body of what the last fragment's answer links to
    bool isReplyUrlAbsolute = false;
    std::chrono::milliseconds lastAckDelay{0}; ///< the application thinks so long

    // faults
    std::optional<qint64> cutAt; ///< ends the connection after so many bytes of each fragment
    qint64 cutEvery = 0; ///< ends it after each so many bytes of all fragments; 0: never
    int cutTimes = -1; ///< so many of them; -1: all
    bool keepsCutBytes = true; ///< what came before a cut counts
    QMap<QByteArray, int> swallowed; ///< packet type -> so many are carried out and not answered
    qint64 losesSessionAt = -1; ///< a session that has so many bytes is forgotten, once; -1: never

    /// Packets that are answered so and not carried out.
    struct Refusal {
        QByteArray packet; ///< its type
        int status = 0;
        Headers headers;
        int times = 1;
    };

    QList<Refusal> refusals;
};

/// A packet as the server saw it.
struct BitsSeen {
    QByteArray type; ///< "Fragment"; "GET" for a reply
    QString path;
    QByteArray host; ///< of the Host header, with port
    qint64 begin = 0; ///< of a fragment
    qint64 end = 0; ///< one after its last byte
    qint64 bodyReceived = 0;
    int status = 0; ///< of the answer; 0: none left
    qint64 nextOffset = -1; ///< as answered; -1: not
};

/// What happened so far; bytes are those of fragments' bodies.
struct BitsCounts {
    int sessions = 0; ///< ever
    int fragments = 0; ///< that began
    int openSessions = 0; ///< now
    int cuts = 0;
    qint64 received = 0; ///< bytes that came, kept or not
    qint64 twice = 0; ///< of these, bytes that the server had already
    qint64 acknowledgedTwice = 0; ///< of these, bytes it had acknowledged in an answer
};

} // namespace tranship

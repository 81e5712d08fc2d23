// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedanswer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace tranship {

/// One connection of the scripted server: reads requests one after the other and sends what it is
/// told.
class ScriptedConnection final : public QObject {
    Q_OBJECT

public:
    ScriptedConnection(std::unique_ptr<QTcpSocket> socket, int number);

    [[nodiscard]] int number() const { return m_number; }

    /// The answer to the request last announced.
    void send(Answer answer);
    /// Goes on after a stall.
    void release();
    void close();
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void requestArrived(const tranship::SeenRequest &request);
    /// More of the request's own body is here.
    void bodyArrived(const QByteArray &bytes);
    /// More of the answer's body was given to the socket.
    void bodySent(qint64 bytes);
    /// The cut of the answer was reached, after so many bytes of its body.
    void cutReached(qint64 byte);
    void closed();

private:
    void read();
    void readBody();
    void advance();
    [[nodiscard]] QByteArray nextOfBody();
    void pump();
    void makeCut();
    [[nodiscard]] qint64 nextPiece() const;
    void sendPiece(qint64 length);
    void finishAnswer();
    void reset();

    std::unique_ptr<QTcpSocket> m_socket;
    int m_number;
    QByteArray m_received;
    qint64 m_uploadLeft = 0; ///< of the request's body
    qint64 m_uploadTaken = 0;
    bool m_isDeaf = false; ///< reads no more of it
    bool m_isHeld = false; ///< not told yet what to answer
    bool m_isHeadSent = false;
    Answer m_answer;
    qint64 m_sent = 0; ///< bytes of the answer's body
    bool m_isAnswering = false;
    bool m_isStalled = false;
    QElapsedTimer m_answerAge;
    QTimer m_trickle;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace tranship::test {

/// What the server was asked, or what it answered. -1: not told.
struct OffsetEvent {
    bool isAnswer = false;
    QByteArray method;
    qint64 offset = -1; ///< Upload-Offset
    qint64 length = -1; ///< Content-Length of a request
    int status = 0; ///< of an answer
};

/// A server on 127.0.0.1 that counts the bytes of uploads, a process of its own. Its uploads
/// survive stop() and start().
class OffsetServer final {
public:
    enum class Speaks {
        Tus, ///< tus 1.0: @tus/server of npm
        Draft, ///< draft-ietf-httpbis-resumable-upload, without interim answers
        DraftWithInterim, ///< with 104 before other answers
    };

    /// Uploads over `mostBytes` are refused; 0: none is.
    explicit OffsetServer(Speaks speaks, qint64 mostBytes = 0);
    ~OffsetServer();

    /// Why there is none on this machine; empty: there is one. For QSKIP.
    [[nodiscard]] static QString whyMissing(Speaks speaks);

    /// At a port of its own, which it keeps. False when it does not come up.
    [[nodiscard]] bool start();
    void stop();

    [[nodiscard]] quint16 port() const { return m_port; }

    /// Where uploads are created.
    [[nodiscard]] QUrl url() const;
    /// Forgets all uploads.
    void loseUploads();

    /// Uploads that it keeps, whole or not.
    [[nodiscard]] QStringList uploads() const;
    /// What stands in the only one; empty when there is none, or another.
    [[nodiscard]] QByteArray content() const;
    /// All so far, in the order of their coming.
    [[nodiscard]] QList<OffsetEvent> events();

private:
    void readLines();

    Speaks m_speaks;
    qint64 m_mostBytes;
    quint16 m_port = 0;
    QTemporaryDir m_folder;
    QProcess m_process;
    QList<OffsetEvent> m_events;
};

} // namespace tranship::test

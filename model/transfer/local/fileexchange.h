// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/sourcefile.h"
#include "model/files/worker.h"
#include "model/transfer/local/fileanswer.h"
#include "model/transfer/ratelimiter.h"
#include "model/transfer/transport.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace tranship {

/// The reading of one file. One block is read while the one before it is handed on. The listener
/// may stop, restart or destroy it in any callback.
class FileExchange final : public QObject, public Transport, private Throttle::Waiter {
public:
    FileExchange(Worker &workers, Listener &listener);
    ~FileExchange() override;

    void start(const TransferRequest &request) override;
    void stop() override;
    void setPaused(bool paused) override;

private:
    enum class Stage {
        Idle, ///< nothing asked for, or over
        Refused, ///< no file that can be read is asked for; told from the event loop
        Opening, ///< the head is made when the file is open
        Body, ///< the listener took the head; bytes come
    };

    /// What the workers hold: it outlives the exchange when they are stuck.
    struct Reading {
        std::atomic<bool> isStopped = false;
        std::shared_ptr<SourceFile> file;
        std::vector<char> next; ///< touched by the worker while a block is being read
    };

    /// What to look at after a callback: whether this exchange still does what it did.
    class Watch;

    void tokensReady() override;

    void open();
    void opened(const Result<std::shared_ptr<SourceFile>> &file);
    void readOn();
    void blockRead(qint64 length, const Done &outcome);
    void deliver();
    [[nodiscard]] qint64 allowance(qint64 wanted);
    void timeOut();
    void restartTimer();
    void finish(const Done &outcome);
    [[nodiscard]] Worker &worker() const;

    Worker &m_workers;
    Listener &m_listener;
    TransferRequest m_request;
    QString m_path;
    Error m_refusal;
    Stage m_stage = Stage::Idle;
    bool m_isPaused = false;
    bool m_awaitsTokens = false;
    bool m_isReading = false;
    FileAnswer m_answer;
    qint64 m_readAt = 0; ///< place in the file of the next block
    qint64 m_givenAt = 0; ///< of the next byte for the listener
    std::vector<char> m_block; ///< what is handed on now
    qint64 m_blockOffset = 0;
    qint64 m_blockLength = 0;
    qint64 m_nextLength = 0; ///< of the block that waits behind it
    std::shared_ptr<Reading> m_reading;
    QTimer m_timer;
};

} // namespace tranship

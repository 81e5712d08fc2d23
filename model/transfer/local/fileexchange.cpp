// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/local/fileexchange.h"

#include "model/job/url.h"

#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace tranship {

namespace {

constexpr qint64 blockLength = 1024 * 1024;

} // namespace

class FileExchange::Watch {
public:
    explicit Watch(FileExchange &exchange)
        : m_exchange(&exchange),
          m_reading(exchange.m_reading) { }

    [[nodiscard]] bool isSame() const { return m_exchange && m_exchange->m_reading == m_reading; }

private:
    QPointer<FileExchange> m_exchange;
    std::shared_ptr<Reading> m_reading;
};

FileExchange::FileExchange(Worker &workers, Listener &listener)
    : m_workers(workers),
      m_listener(listener)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &FileExchange::timeOut);
}

FileExchange::~FileExchange()
{
    stop();
}

void FileExchange::start(const TransferRequest &request)
{
    stop();
    m_request = request;
    const Result<QUrl> url = checkedSource(request.url);
    if (!url || !isLocalSource(*url)) {
        m_refusal = url ? makeError(ErrorCode::InvalidArgument, ErrorContext::RemoteFile,
                                    QStringLiteral("not a file: link"))
                        : url.error();
        m_stage = Stage::Refused;
        restartTimer();
        return;
    }
    m_path = url->path(QUrl::FullyDecoded);
    open();
}

void FileExchange::stop()
{
    if (m_reading)
        m_reading->isStopped = true;
    if (m_reading && m_request.throttle) {
        m_request.throttle->leave(*this);
        m_request.throttle->part();
    }
    m_reading.reset();
    m_stage = Stage::Idle;
    m_awaitsTokens = false;
    m_isReading = false;
    m_blockOffset = 0;
    m_blockLength = 0;
    m_nextLength = 0;
    m_timer.stop();
}

void FileExchange::setPaused(bool paused)
{
    if (m_isPaused == paused)
        return;
    m_isPaused = paused;
    restartTimer();
    // Not at once: the listener may be in the middle of a callback.
    if (!paused)
        QMetaObject::invokeMethod(this, &FileExchange::deliver, Qt::QueuedConnection);
}

void FileExchange::open()
{
    m_reading = std::make_shared<Reading>();
    if (m_request.throttle)
        m_request.throttle->join();
    m_stage = Stage::Opening;
    restartTimer();
    using Opened = Result<std::shared_ptr<SourceFile>>;
    runOn<Opened>(
        worker(), this,
        [path = m_path, reading = m_reading]() -> Opened {
            // Stuck behind others, it may come to its turn when nobody waits any more.
            if (reading->isStopped)
                return failure(ErrorCode::InvalidState, ErrorContext::QueueManager);
            return SourceFile::open(path);
        },
        [this, reading = m_reading](const Opened &file) {
            if (reading == m_reading)
                opened(file);
        });
}

void FileExchange::opened(const Result<std::shared_ptr<SourceFile>> &file)
{
    if (!file)
        return finish(failure(file.error()));
    m_reading->file = *file;
    m_answer = fileAnswer(m_request, (*file)->version());
    m_readAt = m_answer.begin;
    m_givenAt = m_answer.begin;
    const Watch watch(*this);
    const Done accepted = m_listener.headReceived(m_answer.head);
    if (!watch.isSame())
        return;
    if (!accepted)
        return finish(accepted);
    m_stage = Stage::Body;
    readOn();
    deliver();
}

void FileExchange::readOn()
{
    if (m_isReading || m_nextLength > 0 || m_readAt >= m_answer.end)
        return;
    qint64 length = std::min(blockLength, m_answer.end - m_readAt);
    if (m_request.throttle)
        length = std::min(length, m_request.throttle->readAhead(blockLength));
    m_isReading = true;
    runOn<Done>(
        worker(), this,
        [reading = m_reading, at = m_readAt, length]() -> Done {
            if (reading->isStopped)
                return {};
            reading->next.resize(static_cast<size_t>(length));
            return reading->file->read(at, reading->next);
        },
        [this, reading = m_reading, length](const Done &outcome) {
            if (reading == m_reading)
                blockRead(length, outcome);
        });
}

void FileExchange::blockRead(qint64 length, const Done &outcome)
{
    m_isReading = false;
    if (!outcome)
        return finish(outcome);
    m_readAt += length;
    m_nextLength = length;
    deliver();
}

void FileExchange::deliver()
{
    if (m_stage != Stage::Body || m_isPaused || m_awaitsTokens)
        return;
    if (m_blockOffset == m_blockLength && m_nextLength > 0) {
        std::swap(m_block, m_reading->next);
        m_blockOffset = 0;
        m_blockLength = std::exchange(m_nextLength, 0);
        readOn();
    }
    const Watch watch(*this);
    while (const qint64 length = allowance(m_blockLength - m_blockOffset)) {
        const QByteArrayView bytes(m_block.data() + m_blockOffset, length);
        m_blockOffset += length;
        m_givenAt += length;
        const Done taken = m_listener.bytesReceived(bytes);
        if (!watch.isSame())
            return;
        if (!taken)
            return finish(taken);
        if (m_isPaused)
            return;
    }
    if (m_givenAt == m_answer.end)
        return finish({});
    restartTimer();
    // From the event loop, for others have their turn between two blocks.
    if (!m_awaitsTokens && m_nextLength > 0)
        QMetaObject::invokeMethod(this, &FileExchange::deliver, Qt::QueuedConnection);
}

qint64 FileExchange::allowance(qint64 wanted)
{
    if (!m_request.throttle || wanted == 0)
        return wanted;
    const qint64 granted = m_request.throttle->take(wanted);
    if (granted == 0) {
        m_awaitsTokens = true;
        m_request.throttle->await(*this);
    }
    return granted;
}

void FileExchange::tokensReady()
{
    m_awaitsTokens = false;
    deliver();
}

void FileExchange::timeOut()
{
    if (m_stage == Stage::Refused)
        return finish(failure(m_refusal));
    finish(failure(
        ErrorCode::Timeout, ErrorContext::RemoteFile,
        m_path
            + (m_stage == Stage::Opening ? u": no answer in time" : u": no more bytes in time")));
}

void FileExchange::restartTimer()
{
    if (m_stage == Stage::Refused)
        m_timer.start(0);
    else if (m_stage == Stage::Idle || m_isPaused || m_awaitsTokens)
        m_timer.stop();
    else
        m_timer.start(m_stage == Stage::Opening ? m_request.headTimeout : m_request.stallTimeout);
}

void FileExchange::finish(const Done &outcome)
{
    stop();
    m_listener.transportFinished(outcome);
}

Worker &FileExchange::worker() const
{
    return m_workers.of(QFileInfo(m_path).path());
}

} // namespace tranship

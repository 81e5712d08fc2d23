// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/sourcefile.h"
#include "model/files/worker.h"
#include "model/job/byteranges.h"
#include "model/transfer/upload/sender.h"

#include <QByteArray>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace tranship {

/// A part of a file as the body of a request: one block is read by the disk's worker while the one
/// before it goes out.
class SourceBody final : public QObject, public BodySource {
public:
    /// Told of each block before its first byte is given: where in the file it lies, and its bytes.
    using Tap = std::function<void(qint64, const std::shared_ptr<const QByteArray> &)>;

    /// `range` lies in `file`. Blocks have `block` bytes at most.
    SourceBody(Worker &disk, std::shared_ptr<SourceFile> file, ByteRange range, qint64 block,
               Tap tap);
    ~SourceBody() override;

    void begin(Listener &listener) override;

    [[nodiscard]] qint64 length() const override { return m_range.length(); }

    [[nodiscard]] qint64 read(char *bytes, qint64 most) override;

private:
    /// A worker that is stuck sees it when it comes to its turn.
    struct Flag {
        std::atomic<bool> isStopped = false;
    };

    using Block = std::shared_ptr<const QByteArray>;

    void readOn();
    void blockRead(const Result<Block> &block);
    [[nodiscard]] bool takeNext();

    Worker &m_disk;
    const std::shared_ptr<SourceFile> m_file;
    const ByteRange m_range;
    const qint64 m_blockLength;
    const Tap m_tap;
    const std::shared_ptr<Flag> m_flag = std::make_shared<Flag>();
    Listener *m_listener = nullptr;
    qint64 m_readAt; ///< where the next block begins
    qint64 m_takenAt; ///< where the block after this one begins
    Block m_block; ///< what is given now
    qint64 m_given = 0; ///< of it
    Block m_next; ///< read ahead
    bool m_isReading = false;
    bool m_isAwaited = false; ///< read() gave nothing
};

} // namespace tranship

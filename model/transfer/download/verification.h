// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"
#include "model/files/worker.h"
#include "model/job/blocks.h"
#include "model/job/byteranges.h"
#include "model/job/expectation.h"

#include <QHash>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace tranship {

class DigestFollower;

/// Whether the bytes of a part file are right: those that come are hashed while they come and
/// compared with what the file is expected to be; those that were there before are compared with
/// the hashes of their blocks. All reading is done by the hashing worker.
class Verification final : public QObject {
    Q_OBJECT

public:
    class Listener {
    public:
        /// These bytes are wrong and are to be brought again.
        virtual void bytesDamaged(const ByteRanges &damaged) = 0;
        /// isCongested() has ended.
        virtual void verificationRelieved() = 0;

    protected:
        ~Listener() = default;
    };

    Verification(Worker &hashing, Listener &listener);
    ~Verification() override;

    /// Begins with a file that holds `held`; `total` is unknownSize when not known. What was
    /// followed before is forgotten.
    void follow(const std::shared_ptr<ByteFile> &file, const Expectation &expectation,
                const ByteRanges &held, qint64 total);
    void stop();

    [[nodiscard]] const Expectation &expectation() const { return m_expectation; }

    void setTotal(qint64 total);
    /// `bytes` are in the file from `at` on.
    void written(qint64 at, const std::shared_ptr<const QByteArray> &bytes);
    /// The file does not have them any more.
    void dropped(const ByteRange &range);

    /// Whether more waits to be hashed than is good: connections are to be held back.
    [[nodiscard]] bool isCongested() const;

    /// Compares what `durable` has of `blocks` with the file.
    void checkBlocks(const std::shared_ptr<ByteFile> &file, const QList<BlockHash> &blocks,
                     const ByteRanges &durable);

    /// All bytes are there. Answers when everything was compared: ChecksumMismatch, or an error of
    /// reading. Not answered when bytes are damaged meanwhile: it is asked again when they are
    /// there again.
    void finish(std::function<void(const Done &)> done);

private:
    void judged(const ByteRange &piece, bool isGood);
    void checked(const Result<ByteRanges> &damaged);
    void finishFollowing();

    Worker &m_hashing;
    Listener &m_listener;
    Expectation m_expectation;
    std::unique_ptr<DigestFollower> m_follower; ///< null: nothing is expected
    QHash<qint64, int> m_badPieces; ///< how often, by their first byte
    std::shared_ptr<std::atomic<bool>> m_checkStopped; ///< null: no check of blocks under way
    std::function<void(const Done &)> m_done; ///< waits for that check
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/sourcefile.h"
#include "model/files/worker.h"
#include "model/job/byteranges.h"
#include "model/job/checksum.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>

namespace tranship {

/// The SHA-256 of a file that is uploaded, made by the hashing worker of the very bytes that go
/// out. What went out before it began is read from the file meanwhile. It never holds the upload
/// up: where it cannot follow it stands still, and the rest is read when somebody asks for the
/// digest. All that is under way is dropped when it goes.
class SentHash final : public QObject {
    Q_OBJECT

public:
    /// Bytes that wait to be hashed at most.
    static constexpr qint64 mostWaiting = 8 * 1024 * 1024;

    explicit SentHash(Worker &hashing);
    ~SentHash() override;

    /// A file of `total` bytes; what was hashed before is forgotten.
    void begin(qint64 total);
    /// `bytes` go out, from `at` in `file` on. Those that went before are not taken again.
    void sending(const std::shared_ptr<SourceFile> &file, qint64 at,
                 const std::shared_ptr<const QByteArray> &bytes);
    /// Whether all is hashed, or will be without reading a byte.
    [[nodiscard]] bool isAtEnd() const;

    /// The digest of the whole `file` as it was sent: raw. Only what was not hashed on its way is
    /// read, for SHA-256; for any other algorithm all is.
    void digest(const std::shared_ptr<SourceFile> &file, Checksum::Algorithm algorithm,
                std::function<void(const Result<QByteArray> &)> done);
    /// The digest of a part of `file`, raw.
    void digestOf(const std::shared_ptr<SourceFile> &file, ByteRange range,
                  Checksum::Algorithm algorithm,
                  std::function<void(const Result<QByteArray> &)> done);

private:
    /// What lives on the worker, one task after the other.
    class Work;
    using Answer = std::function<void(const Result<QByteArray> &)>;

    void readOn();
    void readTo(const std::shared_ptr<SourceFile> &file, const std::shared_ptr<Work> &work,
                ByteRange rest, Answer done);

    Worker &m_hashing;
    std::shared_ptr<Work> m_work;
    std::shared_ptr<SourceFile> m_file; ///< for catching up
    qint64 m_total = 0;
    qint64 m_planned = 0; ///< tasks up to here are posted
    qint64 m_sent = 0; ///< what went out so far ends here
    qint64 m_waiting = 0; ///< bytes in tasks that hold them
    bool m_isReading = false; ///< catching up
    bool m_isLeftBehind = false; ///< it could not follow: the rest is read at the end, if at all
};

} // namespace tranship

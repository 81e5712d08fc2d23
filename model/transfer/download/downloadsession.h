// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/checksum.h"
#include "model/transfer/download/downloadplan.h"
#include "model/transfer/download/filedownload.h"
#include "model/transfer/download/overlap.h"
#include "model/transfer/download/partwriter.h"

#include <atomic>

namespace tranship {

/// The works of FileDownload: opens the part file, asks, follows the plan's answers, writes,
/// settles. Everything that ends it goes through conclude(), which tells the owner from the event
/// loop, so that the owner may destroy the download whatever the call stack was.
class FileDownload::Private final : public Transport::Listener {
public:
    Private(FileDownload &download, DownloadServices services, Owner &owner, File file);

    void start();
    void stop();
    void checkpoint(std::function<void(const Result<bool> &)> done);

    [[nodiscard]] const File &file() const { return m_file; }

    // Transport::Listener
    [[nodiscard]] Done headReceived(const ResponseHead &head) override;
    [[nodiscard]] Done bytesReceived(QByteArrayView bytes) override;
    void transportFinished(const Done &outcome) override;

private:
    enum class Phase {
        Idle, ///< not started
        Moving, ///< opening, asking, writing
        Settling, ///< all bytes are here; stable storage and checksum
        Ended, ///< told, about to be told, or stopped
    };

    /// The body that is coming.
    struct Body {
        qint64 at = 0; ///< place in the file of the next byte
        qint64 end = unknownSize; ///< where it ends; unknownSize: at its own end
        Overlap overlap;
        std::optional<Validator> adopt; ///< the version to be named once the overlap is equal
    };

    void open();
    void createPart();
    void partReady();
    void ask(AskFor what);
    void send();
    void follow(const Ruling &ruling);
    [[nodiscard]] Done accept(const ResponseHead &head, const Ruling &ruling);
    [[nodiscard]] Done replace(const ResponseHead &head, const Ruling &ruling);
    void emptyPart();
    void partEmptied(const Done &emptied);
    void takeVersion(const ResponseHead &head, const Ruling &ruling);
    void takeName(const ResponseHead &head);
    [[nodiscard]] Done write(QByteArrayView bytes);
    void bodyEnded();
    void settle();
    void settled(qint64 total, const Done &synced, const Done &verified);
    void synced(qint64 until, int generation, const Done &outcome,
                const std::function<void(const Result<bool> &)> &done);
    void save(std::function<void()> next);
    void giveUpBytes();
    void fail(const Error &error);
    void conclude(const Done &outcome);
    void answerLater(std::function<void(const Result<bool> &)> done, Result<bool> answer);

    FileDownload &m_download;
    const DownloadServices m_services;
    Owner &m_owner;
    File m_file;
    const QString m_folder;
    Phase m_phase = Phase::Idle;
    bool m_isStopped = false;
    std::shared_ptr<std::atomic<bool>> m_verifyStopped = std::make_shared<std::atomic<bool>>(false);

    // the part file
    PartWriter m_part;
    std::shared_ptr<const Checksum> m_checksum; ///< null: none is expected
    std::optional<Error>
        m_syncError; ///< what is held beyond the checkpoint is not trusted any more
    bool m_isVoid = false; ///< what is held is given up: no checkpoint may vouch for it
    int m_generation =
        0; ///< of the bytes that are held; a sync of an older one vouches for nothing

    // the exchange
    std::unique_ptr<Transport> m_transport;
    AskFor m_askFor = AskFor::Rest;
    Ask m_ask;
    QByteArray m_overlapHeld;
    qint64 m_heldAtAsk = 0;
    Body m_body;
    std::optional<Ruling> m_next; ///< what follows when the present exchange has ended
    bool m_isHeld = false; ///< the body waits until the part file is empty
    std::optional<Done> m_heldOutcome; ///< the exchange ended meanwhile
    std::optional<std::chrono::seconds> m_retryAfter;
    int m_wrongRanges = 0;
    bool m_usesOriginal = false;
    bool m_changeSeen = false;
    bool m_isConnected = false;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/download/crew.h"
#include "model/transfer/download/downloadplan.h"
#include "model/transfer/download/filedownload.h"
#include "model/transfer/download/lengthquestion.h"
#include "model/transfer/download/partwriter.h"
#include "model/transfer/download/verification.h"

namespace tranship {

/// The works of FileDownload: opens the part file, lets the crew bring what is missing, settles.
/// Everything that ends it goes through conclude(), which tells the owner from the event loop, so
/// that the owner may destroy the download whatever the call stack was.
class FileDownload::Private final : private Crew::Owner,
                                    private PartWriter::Listener,
                                    private Verification::Listener {
public:
    Private(FileDownload &download, DownloadServices services, FileDownload::Owner &owner,
            File file);

    void start();
    void stop();
    void checkpoint(std::function<void(const Result<bool> &)> done);

    [[nodiscard]] const File &file() const override { return m_file; }

    [[nodiscard]] QList<BlockHash> takeBlocks();

    [[nodiscard]] bool isSettling() const
    {
        return m_phase == Phase::Settling && m_part.isNearlyWritten();
    }

    [[nodiscard]] QList<ConnectionView> connections() const { return m_crew.connections(); }

private:
    enum class Phase {
        Idle, ///< not started
        Moving, ///< opening, asking, writing
        Settling, ///< all bytes are here; stable storage and verification
        Ended, ///< told, about to be told, or stopped
    };

    // Crew::Owner
    [[nodiscard]] Done answerAccepted(const ResponseHead &head, const Ruling &ruling) override;
    void answerReplaces(const ResponseHead &head, const Ruling &ruling) override;
    void versionProven(const Validator &version) override;
    void bytesBrought() override;
    void crewDone() override;
    void crewFailed(const Error &error, std::optional<std::chrono::seconds> retryAfter) override;

    // PartWriter::Listener
    void partFailed(const Error &error) override;
    void partRelieved() override;
    void partWritten(qint64 at, const std::shared_ptr<const QByteArray> &bytes) override;

    // Verification::Listener
    void bytesDamaged(const ByteRanges &damaged) override;
    void verificationRelieved() override;

    void open();
    void partOpened(const Done &opened);
    void keepOnly(const ByteRanges &held, std::function<void()> next);
    void createPart();
    void partCreated();
    void partReady();
    /// Hears the disk while the file is still wanted; an error ends the download.
    [[nodiscard]] PartWriter::Answer heard(std::function<void()> next);
    void askForBlocks();
    [[nodiscard]] Done follow();
    void emptyPart(std::function<void()> next);
    [[nodiscard]] Done adopt(const ResponseHead &head, AnswerOf answer);
    void takeVersion(const ResponseHead &head, const Ruling &ruling);
    void takeName(const ResponseHead &head);
    [[nodiscard]] bool asksForLength() const;
    void lengthAnswered(const LengthProof &proof);
    void startOver(const Error &error);
    void settle();
    void settled(const Done &verified);
    void mismatched(const Error &error);
    void synced(const Result<PartWriter::Synced> &outcome);
    void save(std::function<void()> next);
    void giveUpBytes();
    void fail(const Error &error);
    void endWith(const Error &error, bool keepsBytes);
    void conclude(const Done &outcome);
    void answerLater(std::function<void(const Result<bool> &)> done, Result<bool> answer);

    FileDownload &m_download;
    const DownloadServices m_services;
    FileDownload::Owner &m_owner;
    File m_file;
    const QString m_folder;
    Phase m_phase = Phase::Idle;
    bool m_isStopped = false;
    int m_settlings = 0; ///< how often all bytes were here

    // the part file
    PartWriter m_part;
    qint64 m_heldBefore = 0; ///< bytes in it when its room was measured
    QList<BlockHash> m_blocks; ///< not taken yet
    std::optional<Error>
        m_syncError; ///< what is held beyond the checkpoint is not trusted any more
    bool m_isVoid = false; ///< what is held is given up: no checkpoint may vouch for it

    Verification m_verification;
    int m_mismatches = 0;

    // the connections
    Crew m_crew;
    std::optional<std::chrono::seconds> m_retryAfter;
    bool m_isConnected = false;
    LengthQuestion m_lengthQuestion;
    bool m_mayHaveRanges = false; ///< the server does not deny it
};

} // namespace tranship

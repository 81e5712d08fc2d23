// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/fragments.h"
#include "model/transfer/upload/fileupload.h"
#include "model/transfer/upload/sender.h"
#include "model/transfer/upload/senthash.h"
#include "model/transfer/upload/uploadsource.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>

namespace tranship {

/// The works of FileUpload: asks the protocol for the next request, saves what the store must know
/// before it leaves, sends it, tells the protocol what came of it. Everything that ends it goes
/// through conclude(), which tells the owner from the event loop, so that the owner may destroy the
/// upload whatever the call stack was.
class FileUpload::Private final : private Sender::Listener {
public:
    Private(FileUpload &upload, UploadServices services, FileTransfer::Owner &owner, File file);
    ~Private();

    void start();
    void stop();
    void checkpoint(std::function<void(const Result<bool> &)> done);

    [[nodiscard]] const File &file() const { return m_file; }

    [[nodiscard]] bool isSettling() const { return m_phase == Phase::Settling; }

    [[nodiscard]] QList<ConnectionView> connections() const;

private:
    enum class Phase {
        Idle, ///< not started
        Moving, ///< looking at the source, asking, sending
        Settling, ///< the server has it; the source and the digests are compared
        Ended, ///< told, about to be told, or stopped
    };

    // Sender::Listener
    void sendBegun() override;
    void sendFinished(const Result<UploadAnswer> &answer, qint64 sent) override;

    // on the way to a request
    void opened();
    void step();
    void prepare(const UploadRequest &request);
    void save(std::function<void()> next);
    void checkSource(std::function<void()> next);
    void addChecksum();
    void send();
    [[nodiscard]] std::unique_ptr<BodySource> body();
    [[nodiscard]] RawHeaders headersFor(const UploadRequest &request) const;
    [[nodiscard]] qint64 rate() const;
    [[nodiscard]] bool isFromSource() const;

    // what came of it
    void broke(const Error &error, qint64 sent);
    void takeSession();
    void settle(const UploadEnd &end);
    void compare(const UploadEnd &end);
    void settled(QLatin1String verdict);

    void fail(const Error &error);
    void conclude(const Done &outcome);
    /// `work`, unless the upload is in another phase by then.
    template <typename Work> [[nodiscard]] auto during(Phase phase, Work work);

    FileUpload &m_upload;
    const UploadServices m_services;
    FileTransfer::Owner &m_owner;
    File m_file;
    Phase m_phase = Phase::Idle;
    bool m_isStopped = false;

    UploadSource m_source;
    SentHash m_hash;

    std::unique_ptr<UploadProtocol> m_protocol;
    UploadAim m_aim;
    UploadSession m_saved; ///< as the store has it
    bool m_isSaved = true; ///< the rest of the file is in the store
    UploadRequest m_request; ///< the one under way
    std::unique_ptr<Sender> m_sender;
    bool m_isSending = false;
    QElapsedTimer m_requestAge;
    FragmentPlan m_fragments;
    int m_breaks = 0; ///< requests without an answer, in a row
    bool m_isConnected = false;
    qint64 m_checkpointed = 0; ///< bytes acknowledged at the last checkpoint
    std::optional<std::chrono::seconds> m_retryAfter;
};

} // namespace tranship

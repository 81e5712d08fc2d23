// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/job/clock.h"
#include "model/transfer/filetransfer.h"
#include "model/transfer/upload/uploadprotocol.h"

#include <functional>
#include <memory>

namespace tranship {

class Identity;
class Senders;
struct ConnectionSetup;
struct ConnectionSetup;
class Throttle;

/// What an upload uses and does not own.
struct UploadServices {
    Senders &senders;
    Worker &disk; ///< for reading the source
    Worker &hashing; ///< for hashing what goes out
    const Clock &clock;
    std::shared_ptr<Throttle> throttle{}; ///< of the job; null: as fast as it goes
    std::shared_ptr<const ConnectionSetup> setup{}; ///< of the job; null: as the system has it
    bool wantsReply = false; ///< the job is an upload-reply
    RawHeaders headers{}; ///< of the job; they go to the target's origin only
    std::shared_ptr<Identity> identity{}; ///< of the job; null: a stranger everywhere
    /// Makes what knows the method; tests give scripted ones.
    std::function<std::unique_ptr<UploadProtocol>(const UploadAim &, const UploadSession &)>
        protocols = makeUploadProtocol;
};

/// Brings one file to its URL, now: begins or goes on with its session, watches the source, hashes
/// what goes out, and believes nobody but the server. Its progress is what the server acknowledged.
///
/// Errors about the source are LocalFile errors: LocalFileChanged when it is not what it was when
/// the upload began, looked at before each fragment and at the end. ChecksumMismatch when the
/// server states another digest than that of what was sent: the session is given up then.
class FileUpload final : public FileTransfer {
    Q_OBJECT

public:
    FileUpload(UploadServices services, Owner &owner, File file);
    ~FileUpload() override;

    void start() override;
    void stop() override;

    [[nodiscard]] const File &file() const override;

    [[nodiscard]] QList<BlockHash> takeBlocks() override { return {}; }

    /// One while a request is under way; its `at` is what was given to the network.
    [[nodiscard]] QList<ConnectionView> connections() const override;
    [[nodiscard]] bool isSettling() const override;
    void checkpoint(std::function<void(const Result<bool> &)> done) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tranship

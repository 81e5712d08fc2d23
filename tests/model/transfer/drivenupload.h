// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/fileupload.h"
#include "model/transfer/upload/httpsenders.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testfiles.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <optional>

namespace tranship::test {

/// One upload after the other of one file from a folder of its own, and the owner who notes what it
/// is told. `stored` stands for the store: what was saved, not what lives.
class DrivenUpload final : public FileTransfer::Owner {
public:
    DrivenUpload(Worker &diskWorker, Worker &hashWorker) : disk(diskWorker), hashing(hashWorker)
    {
        stored.path = folder.filePath(QStringLiteral("file.bin"));
        stored.upload.method = UploadMethod::Put;
    }

    /// A new upload of the file as it is stored.
    void start()
    {
        outcome.reset();
        UploadServices services{senders, disk, hashing, clock};
        services.headers = headers;
        services.throttle = throttle;
        if (protocols)
            services.protocols = protocols;
        upload = std::make_unique<FileUpload>(std::move(services), *this, stored);
        QObject::connect(upload.get(), &FileTransfer::connected, [this] { ++connected; });
        QObject::connect(upload.get(), &FileTransfer::bytesComplete, [this] { ++completed; });
        QObject::connect(upload.get(), &FileTransfer::checkpointDue, [this] { ++due; });
        upload->start();
    }

    /// Starts and waits for the end.
    void run()
    {
        start();
        await();
    }

    /// QTRY_ sleeps between two looks, and each of the many small steps would wait for it.
    void await()
    {
        if (!outcome) {
            QEventLoop loop;
            m_loop = &loop;
            QTimer::singleShot(std::chrono::seconds(60), &loop, &QEventLoop::quit);
            loop.exec();
            m_loop = nullptr;
        }
        QVERIFY(outcome);
    }

    /// As the process would end: nothing but what is stored is left.
    void crash() { upload.reset(); }

    [[nodiscard]] bool hasSucceeded() const { return outcome && outcome->has_value(); }

    [[nodiscard]] Error error() const { return outcome && !*outcome ? outcome->error() : Error{}; }

    void saveFile(const File &file, std::function<void(const Done &)> saved) override
    {
        ++saves;
        if (!saveAnswer) {
            heldSave = std::move(saved);
            return;
        }
        if (*saveAnswer)
            stored = file;
        saved(*saveAnswer);
    }

    void transferFinished(const Done &done, std::optional<std::chrono::seconds> retry) override
    {
        ++ends;
        retryAfter = retry;
        stored = upload->file();
        outcome = done;
        upload.reset();
        if (m_loop)
            m_loop->quit();
    }

    QTemporaryDir folder;
    FakeClock clock;
    HttpSenders senders;
    Worker &disk;
    Worker &hashing;
    std::shared_ptr<Throttle> throttle;
    RawHeaders headers;
    std::function<std::unique_ptr<UploadProtocol>(const UploadAim &, const UploadSession &)>
        protocols; ///< none: the real ones
    File stored;
    std::unique_ptr<FileUpload> upload;

    std::optional<Done> outcome;
    std::optional<std::chrono::seconds> retryAfter;
    int ends = 0;
    int connected = 0;
    int completed = 0;
    int due = 0;
    int saves = 0;
    std::optional<Done> saveAnswer = Done{}; ///< nullopt: the answer is held back
    std::function<void(const Done &)> heldSave;

private:
    QEventLoop *m_loop = nullptr;
};

} // namespace tranship::test

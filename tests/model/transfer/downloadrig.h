// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/partfile.h"
#include "model/job/filename.h"
#include "model/transfer/download/filedownload.h"
#include "tests/support/faultfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace tranship::test {

/// One download after the other of one file, into a folder of its own, and the owner who notes what
/// it is told. `stored` stands for the store: what was saved, not what lives.
class DownloadRig final : public FileDownload::Owner {
public:
    DownloadRig(Transports &given, Worker &worker) : transports(given), disk(worker)
    {
        stored.url = QUrl(QStringLiteral("http://given.example/file.bin"));
        stored.path = folder.filePath(QStringLiteral("file.bin"));
        stored.partName = partFileName(QStringLiteral("file.bin"), QUuid::createUuid(), 0);
    }

    /// A new download of the file as it is stored.
    void start()
    {
        outcome.reset();
        DownloadServices services{transports, files, disk, disk};
        services.isDynamic = isDynamic;
        services.budget = budget;
        services.connections = connections;
        download = std::make_unique<FileDownload>(services, *this, stored);
        QObject::connect(download.get(), &FileDownload::connected, [this] { ++connected; });
        download->start();
    }

    /// As the process would end: nothing but what is stored and on disk is left.
    void crash() { download.reset(); }

    /// A checkpoint, and its row in the store. The download may end meanwhile.
    void checkpoint()
    {
        bool isAnswered = false;
        download->checkpoint([this, &isAnswered](const Result<bool> &grew) {
            isAnswered = true;
            if (grew && *grew) {
                stored = download->file();
                keepBlocks();
            }
        });
        QTRY_VERIFY(isAnswered || !download);
    }

    [[nodiscard]] bool isFinished() const { return outcome.has_value(); }

    [[nodiscard]] bool hasSucceeded() const { return outcome && outcome->has_value(); }

    [[nodiscard]] ErrorCode errorCode() const
    {
        return outcome && !*outcome ? outcome->error().code : ErrorCode::None;
    }

    [[nodiscard]] QString partPath() const { return folder.filePath(stored.partName); }

    [[nodiscard]] QByteArray partBytes() const
    {
        QFile part(partPath());
        return part.open(QIODevice::ReadOnly) ? part.readAll() : QByteArray();
    }

    void saveFile(const File &file, std::function<void(const Done &)> saved) override
    {
        partAtSave = partBytes();
        ++saves;
        if (!saveAnswer) {
            heldSave = std::move(saved);
            return;
        }
        if (*saveAnswer)
            stored = file;
        saved(*saveAnswer);
    }

    void
    storedBlocks(const File &,
                 std::function<void(const QList<BlockHash> &blocks, bool compare)> answer) override
    {
        answer(blocks, comparesBlocks);
    }

    QString pathForName(const File &, const QString &suggested) override
    {
        names.append(suggested);
        return folder.filePath(suggested);
    }

    void transferFinished(const Done &done, std::optional<std::chrono::seconds> retry) override
    {
        ++ends;
        retryAfter = retry;
        if (!keepsAtEnd) {
            end(done);
            return;
        }
        download->checkpoint([this, done](const Result<bool> &) { end(done); });
    }

    HostBudget *budget = nullptr;
    int connections = 1; ///< at most
    QList<BlockHash> blocks; ///< as stored
    bool comparesBlocks = true;
    bool isDynamic = false;
    bool keepsAtEnd = false; ///< a last checkpoint after the end, as the queue makes it

    QTemporaryDir folder;
    DiskPartFiles real;
    FaultFiles files{real};
    Transports &transports;
    Worker &disk;
    File stored;
    std::unique_ptr<FileDownload> download;

    std::optional<Done> outcome;
    std::optional<std::chrono::seconds> retryAfter;
    int ends = 0;
    int connected = 0;
    QStringList names;
    int saves = 0;
    QByteArray partAtSave; ///< what the part file held when it was saved last
    std::optional<Done> saveAnswer = Done{}; ///< nullopt: the answer is held back
    std::function<void(const Done &)> heldSave;

private:
    void keepBlocks()
    {
        for (const BlockHash &block : download->takeBlocks()) {
            blocks.removeIf(
                [&block](const BlockHash &other) { return other.block == block.block; });
            blocks.append(block);
        }
    }

    void end(const Done &done)
    {
        keepBlocks();
        stored = download->file();
        outcome = done;
        download.reset();
    }
};

} // namespace tranship::test

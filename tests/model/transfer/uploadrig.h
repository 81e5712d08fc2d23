// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/transfer/upload/bytesbody.h"
#include "model/transfer/upload/fileupload.h"
#include "model/transfer/upload/httpsenders.h"
#include "model/transfer/upload/sender.h"
#include "tests/support/fakeclock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <optional>

namespace tranship::test {

/// One file, brought up by one FileUpload after the other over real sockets. `stored` stands for
/// the store: what was saved, and what a transfer that ended leaves.
class UploadRig final : public FileTransfer::Owner, private Sender::Listener {
public:
    UploadRig(UploadMethod method, const QUrl &url, qint64 size) : content(size, Qt::Uninitialized)
    {
        QList<quint32> words(size / 4 + 1);
        QRandomGenerator(static_cast<quint32>(size) + 1).fillRange(words.data(), words.size());
        std::copy_n(reinterpret_cast<const char *>(words.constData()), size, content.data());
        stored.url = url;
        stored.path = folder.filePath(QStringLiteral("source.bin"));
        stored.upload.method = method;
        QFile source(stored.path);
        if (!source.open(QIODevice::WriteOnly) || source.write(content) != content.size())
            qFatal("the source cannot be written");
    }

    /// An upload from what is stored to its end. True: the server has the file.
    [[nodiscard]] bool run()
    {
        outcome.reset();
        upload = std::make_unique<FileUpload>(UploadServices{senders, disk, hashing, clock}, *this,
                                              stored);
        upload->start();
        const bool hasEnded = goesOnUntil([this] { return outcome.has_value(); });
        if (hasEnded)
            stored = upload->file();
        upload.reset();
        return hasEnded && outcome->has_value();
    }

    /// As the process would end in the middle, once `isTime`: nothing but what is stored is left.
    void crashWhen(const std::function<bool()> &isTime)
    {
        outcome.reset();
        upload = std::make_unique<FileUpload>(UploadServices{senders, disk, hashing, clock}, *this,
                                              stored);
        upload->start();
        QVERIFY(goesOnUntil([&] { return isTime() || outcome; }));
        QVERIFY2(!outcome, "it ended before");
        upload.reset();
    }

    [[nodiscard]] ErrorCode errorCode() const
    {
        return outcome && !*outcome ? outcome->error().code : ErrorCode::None;
    }

    [[nodiscard]] QString complaint() const
    {
        if (!outcome)
            return QStringLiteral("no end");
        return *outcome ? QString() : errorName(errorCode()) + u' ' + outcome->error().detail;
    }

    /// Tells the server to drop what it has, as a Cancel does.
    [[nodiscard]] std::optional<CancelVerdict> cancel()
    {
        UploadAim aim;
        aim.url = stored.url;
        aim.size = content.size();
        aim.partUrls = stored.partUrls;
        SendOrder order;
        const auto request = cancelRequest(aim, stored.upload);
        if (!request)
            return std::nullopt;
        order.request = *request;
        answer.reset();
        const auto sender = senders.make(*this);
        sender->start(order, std::make_unique<BytesBody>(request->bytes));
        if (!goesOnUntil([this] { return answer.has_value(); }) || !*answer)
            return std::nullopt;
        return judgeCancel(stored.upload, **answer);
    }

    void saveFile(const File &file, std::function<void(const Done &)> saved) override
    {
        stored = file;
        saved({});
    }

    void transferFinished(const Done &done, std::optional<std::chrono::seconds>) override
    {
        outcome = done;
    }

    QByteArray content;
    QTemporaryDir folder;
    File stored;
    std::optional<Done> outcome;

private:
    /// Waits without the pauses of QTest::qWaitFor: the server and the relay are in this thread
    /// too.
    [[nodiscard]] static bool goesOnUntil(const std::function<bool()> &condition)
    {
        QElapsedTimer age;
        age.start();
        QTimer tick; // wakes what waits when nothing happens any more
        tick.start(100);
        while (!condition() && age.elapsed() < 60'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return condition();
    }

    void sendBegun() override { }

    void sendFinished(const Result<UploadAnswer> &given, qint64) override { answer = given; }

    HttpSenders senders;
    InlineWorker disk;
    InlineWorker hashing;
    FakeClock clock;
    std::unique_ptr<FileUpload> upload;
    std::optional<Result<UploadAnswer>> answer;
};

} // namespace tranship::test

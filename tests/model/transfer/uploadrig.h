// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

<<<<<<< HEAD
<<<<<<< HEAD
#include "model/transfer/upload/fileupload.h"
#include "model/transfer/upload/httpsenders.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testfiles.h"

#include <QEventLoop>
=======
=======
>>>>>>> up-drive
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
<<<<<<< HEAD
>>>>>>> up-dav
=======
>>>>>>> up-drive
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

<<<<<<< HEAD
<<<<<<< HEAD
=======
#include <algorithm>
#include <memory>
>>>>>>> up-dav
=======
#include <algorithm>
#include <memory>
>>>>>>> up-drive
#include <optional>

namespace tranship::test {

<<<<<<< HEAD
<<<<<<< HEAD
/// One upload after the other of one file from a folder of its own, and the owner who notes what it
/// is told. `stored` stands for the store: what was saved, not what lives.
class UploadRig final : public FileTransfer::Owner {
public:
    UploadRig(Worker &diskWorker, Worker &hashWorker) : disk(diskWorker), hashing(hashWorker)
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
=======
=======
>>>>>>> up-drive
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
<<<<<<< HEAD
>>>>>>> up-dav
=======
>>>>>>> up-drive
};

} // namespace tranship::test

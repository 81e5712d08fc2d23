// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/queue/farewells.h"
#include "model/transfer/upload/uploadtransfers.h"

#include <QPointer>

#include <utility>

namespace tranship::test {

/// An upload that goes as far as the test says.
class HandUpload final : public FileTransfer {
    Q_OBJECT

public:
    HandUpload(UploadOrder order, Owner &owner)
        : wantsReply(order.wantsReply),
          m_owner(owner),
          m_file(std::move(order.file))
    {
    }

    void start() override { m_isRunning = true; }

    void stop() override
    {
        m_isRunning = false;
        m_isStopped = true;
    }

    [[nodiscard]] bool isRunning() const { return m_isRunning; }

    [[nodiscard]] const File &file() const override { return m_file; }

    [[nodiscard]] QList<BlockHash> takeBlocks() override { return {}; }

    [[nodiscard]] QList<ConnectionView> connections() const override { return {}; }

    [[nodiscard]] bool isSettling() const override { return false; }

    void checkpoint(std::function<void(const Result<bool> &)> done) override
    {
        const bool grew = std::exchange(m_hasGrown, false);
        QMetaObject::invokeMethod(
            this, [done = std::move(done), grew] { done(grew); }, Qt::QueuedConnection);
    }

    /// The server opened a session and has `bytes` of the file.
    void acknowledge(qint64 bytes)
    {
        if (m_file.upload.url.isEmpty()) {
            m_file.upload.url = QUrl(m_file.url.toString() + QStringLiteral("?session=1"));
            m_file.upload.id = "{1}";
            Q_EMIT connected();
        }
        m_file.upload.acknowledged = bytes;
        m_file.bytesTransferred = bytes;
        m_hasGrown = true;
    }

    /// The server has it all; `reply` is where its answer is.
    void finish(const QUrl &reply = {})
    {
        acknowledge(m_file.bytesTotal);
        m_file.upload.isWhole = true;
        m_file.upload.replyUrl = reply;
        if (!wantsReply)
            m_file.upload.id.clear();
        m_file.state = FileState::Transferred;
        m_file.verdict = QStringLiteral("length");
        end({}, {});
    }

    void fail(const Error &error, std::optional<std::chrono::seconds> retryAfter = {})
    {
        end(failure(error), retryAfter);
    }

    const bool wantsReply;

private:
    void end(const Done &outcome, std::optional<std::chrono::seconds> retryAfter)
    {
        m_isRunning = false;
        QMetaObject::invokeMethod(
            this,
            [this, outcome, retryAfter] {
                if (!m_isStopped)
                    m_owner.transferFinished(outcome, retryAfter);
            },
            Qt::QueuedConnection);
    }

    Owner &m_owner;
    File m_file;
    bool m_isRunning = false;
    bool m_isStopped = false;
    bool m_hasGrown = false;
};

/// Makes them and remembers them.
class HandUploads final : public UploadTransfers {
public:
    [[nodiscard]] std::unique_ptr<FileTransfer> make(const UploadOrder &order,
                                                     FileTransfer::Owner &owner) override
    {
        auto upload = std::make_unique<HandUpload>(order, owner);
        m_made.append(upload.get());
        orders.append(order);
        return upload;
    }

    /// The newest that was made for `path` and still runs; nullptr when there is none.
    [[nodiscard]] HandUpload *running(const QString &path) const
    {
        for (qsizetype i = m_made.size() - 1; i >= 0; --i) {
            if (m_made.at(i) && m_made.at(i)->isRunning() && m_made.at(i)->file().path == path)
                return m_made.at(i);
        }
        return nullptr;
    }

    QList<UploadOrder> orders; ///< as they came

private:
    QList<QPointer<HandUpload>> m_made;
};

/// Servers that hear farewells and say `verdict`.
class HandFarewells final : public FarewellSender {
public:
    void tell(const Farewell &farewell, QObject *context,
              std::function<void(CancelVerdict)> told) override
    {
        heard.append(farewell);
        if (isSilent)
            return;
        QMetaObject::invokeMethod(
            context, [told = std::move(told), answer = verdict] { told(answer); },
            Qt::QueuedConnection);
    }

    QList<Farewell> heard;
    CancelVerdict verdict = CancelVerdict::Gone;
    bool isSilent = false; ///< the answer never comes
};

} // namespace tranship::test

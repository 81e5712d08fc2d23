// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/httpfarewells.h"

#include "model/transfer/upload/bytesbody.h"

#include <QPointer>

namespace tranship {

/// One request under way.
class HttpFarewells::Telling final : private Sender::Listener {
public:
    Telling(HttpFarewells &farewells, const UploadSession &session, QObject *context,
            std::function<void(CancelVerdict)> told)
        : m_farewells(farewells),
          m_session(session),
          m_context(context),
          m_told(std::move(told)),
          m_sender(farewells.m_senders.make(*this))
    {
    }

    void start(const UploadRequest &request, std::shared_ptr<Identity> identity,
               std::shared_ptr<const ConnectionSetup> setup)
    {
        SendOrder order;
        order.identity = std::move(identity);
        order.setup = std::move(setup);
        order.request = request;
        m_sender->start(order, std::make_unique<BytesBody>(request.bytes));
    }

private:
    void sendFinished(const Result<UploadAnswer> &answer, qint64) override
    {
        const CancelVerdict verdict =
            answer ? judgeCancel(m_session, *answer) : CancelVerdict::Again;
        const auto told = std::move(m_told);
        const QPointer<QObject> context = m_context;
        m_farewells.drop(*this); // this is gone
        if (context)
            told(verdict);
    }

    HttpFarewells &m_farewells;
    const UploadSession m_session;
    const QPointer<QObject> m_context;
    std::function<void(CancelVerdict)> m_told;
    std::unique_ptr<Sender> m_sender;
};

HttpFarewells::HttpFarewells(Senders &senders, IdentityOf identityOf, SetupOf setupOf)
    : m_senders(senders),
      m_identityOf(std::move(identityOf)),
      m_setupOf(std::move(setupOf))
{
}

HttpFarewells::~HttpFarewells() = default;

void HttpFarewells::tell(const Farewell &farewell, QObject *context,
                         std::function<void(CancelVerdict)> told)
{
    UploadAim aim;
    aim.url = farewell.url;
    aim.wantsReply = farewell.wantsReply;
    const std::optional<UploadRequest> request = farewell.session.isWhole
        ? closeRequest(aim, farewell.session)
        : cancelRequest(aim, farewell.session);
    if (!request) {
        QMetaObject::invokeMethod(
            context, [told = std::move(told)] { told(CancelVerdict::Gone); }, Qt::QueuedConnection);
        return;
    }
    m_tellings.push_back(
        std::make_unique<Telling>(*this, farewell.session, context, std::move(told)));
    m_tellings.back()->start(*request, m_identityOf ? m_identityOf(farewell.job) : nullptr,
                             m_setupOf ? m_setupOf(farewell) : nullptr);
}

void HttpFarewells::drop(const Telling &telling)
{
    std::erase_if(m_tellings, [&telling](const auto &one) { return one.get() == &telling; });
}

} // namespace tranship

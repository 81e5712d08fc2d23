// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/methodmemory.h"

#include <utility>

namespace tranship {

namespace {

/// A server may take a file in one way and answer it in another.
QString keyOf(const UploadAim &aim)
{
    return (aim.wantsReply ? u"reply " : u"") + probeKey(aim.url);
}

} // namespace

/// An upload whose method was not chosen by a person.
class MethodMemory::Remembered final : public UploadProtocol {
public:
    Remembered(MethodMemory &memory, const UploadAim &aim)
        : m_memory(memory),
          m_aim(aim),
          m_key(keyOf(aim)),
          m_isFromMemory(memory.m_methods.contains(m_key)),
          m_protocol(begin(memory.m_methods.value(m_key, UploadMethod::Auto)))
    {
    }

    [[nodiscard]] UploadStep next(qint64 fragment) override
    {
        UploadStep step = m_protocol->next(fragment);
        const auto *end = std::get_if<UploadEnd>(&step);
        if (!end)
            return step;
        if (end->outcome) {
            m_memory.m_methods.insert(m_key, session().method);
            return step;
        }
        const bool isWrong =
            end->outcome.error().code == ErrorCode::ProtocolMismatch && !session().isOpen();
        if (!isWrong || !std::exchange(m_isFromMemory, false))
            return step;
        m_memory.m_methods.remove(m_key);
        m_protocol = begin(UploadMethod::Auto);
        m_protocol->setNow(m_now);
        return m_protocol->next(fragment);
    }

    void answered(const UploadAnswer &answer) override { m_protocol->answered(answer); }

    void broken(const Error &error, qint64 sent) override { m_protocol->broken(error, sent); }

    void setNow(const QDateTime &now) override
    {
        m_now = now;
        m_protocol->setNow(now);
    }

    [[nodiscard]] const UploadSession &session() const override { return m_protocol->session(); }

private:
    [[nodiscard]] std::unique_ptr<UploadProtocol> begin(UploadMethod method) const
    {
        UploadSession session;
        session.method = method;
        return m_memory.m_make(m_aim, session);
    }

    MethodMemory &m_memory;
    const UploadAim m_aim;
    const QString m_key;
    bool m_isFromMemory;
    QDateTime m_now;
    std::unique_ptr<UploadProtocol> m_protocol;
};

MethodMemory::MethodMemory(UploadProtocolMaker make) : m_make(std::move(make)) { }

std::unique_ptr<UploadProtocol> MethodMemory::protocolFor(const UploadAim &aim,
                                                          const UploadSession &session)
{
    if (session.method != UploadMethod::Auto || methodByAim(aim))
        return m_make(aim, session);
    return std::make_unique<Remembered>(*this, aim);
}

} // namespace tranship

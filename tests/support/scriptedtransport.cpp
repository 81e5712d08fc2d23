// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedtransport.h"

#include <deque>
#include <functional>

namespace tranship::test {

struct ScriptedTransports::Record {
    QList<TransferRequest> requests;
    Exchange *last = nullptr;
};

class ScriptedTransports::Exchange final : public Transport {
public:
    Exchange(std::shared_ptr<Record> record, Listener &listener)
        : m_record(std::move(record)),
          m_listener(listener)
    {
    }

    ~Exchange() override
    {
        if (m_record->last == this)
            m_record->last = nullptr;
    }

    void start(const TransferRequest &request) override
    {
        m_record->requests.append(request);
        m_record->last = this;
        m_isOpen = true;
    }

    void stop() override
    {
        m_isOpen = false;
        m_events.clear();
    }

    void setPaused(bool paused) override
    {
        m_isPaused = paused;
        deliver();
    }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    [[nodiscard]] bool isPaused() const { return m_isPaused; }

    void sendHead(const ResponseHead &head)
    {
        feed([this, head] { tell([&] { return m_listener.headReceived(head); }); });
    }

    void sendBytes(const QByteArray &bytes)
    {
        feed([this, bytes] { tell([&] { return m_listener.bytesReceived(bytes); }); });
    }

    void end(const Done &outcome)
    {
        feed([this, outcome] { finish(outcome); });
    }

private:
    void feed(std::function<void()> event)
    {
        if (!m_isOpen)
            return;
        m_events.push_back(std::move(event));
        deliver();
    }

    void deliver()
    {
        if (m_isDelivering)
            return;
        m_isDelivering = true;
        const std::weak_ptr<int> alive = m_alive;
        while (m_isOpen && !m_isPaused && !m_events.empty()) {
            const std::function<void()> event = std::move(m_events.front());
            m_events.pop_front();
            event();
            if (alive.expired()) // the listener may destroy it at the end
                return;
        }
        m_isDelivering = false;
    }

    /// The listener may stop or destroy the exchange in any callback.
    template <typename Callback> void tell(Callback callback)
    {
        const std::weak_ptr<int> alive = m_alive;
        const Done outcome = callback();
        if (!alive.expired() && !outcome && m_isOpen)
            finish(outcome);
    }

    void finish(const Done &outcome)
    {
        m_isOpen = false;
        m_events.clear();
        m_listener.transportFinished(outcome);
    }

    std::shared_ptr<Record> m_record;
    Listener &m_listener;
    std::deque<std::function<void()>> m_events;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    bool m_isOpen = false;
    bool m_isPaused = false;
    bool m_isDelivering = false;
};

ScriptedTransports::ScriptedTransports() : m_record(std::make_shared<Record>()) { }

ScriptedTransports::~ScriptedTransports() = default;

std::unique_ptr<Transport> ScriptedTransports::make(Transport::Listener &listener)
{
    return std::make_unique<Exchange>(m_record, listener);
}

const QList<TransferRequest> &ScriptedTransports::requests() const
{
    return m_record->requests;
}

bool ScriptedTransports::isOpen() const
{
    return m_record->last && m_record->last->isOpen();
}

bool ScriptedTransports::isPaused() const
{
    return isOpen() && m_record->last->isPaused();
}

void ScriptedTransports::sendHead(int status, const RawHeaders &headers)
{
    sendHead(ResponseHead{status, m_record->requests.last().url, headers});
}

void ScriptedTransports::sendHead(const ResponseHead &head)
{
    if (m_record->last)
        m_record->last->sendHead(head);
}

void ScriptedTransports::sendBytes(const QByteArray &bytes)
{
    if (m_record->last)
        m_record->last->sendBytes(bytes);
}

void ScriptedTransports::end(const Done &outcome)
{
    if (m_record->last)
        m_record->last->end(outcome);
}

} // namespace tranship::test

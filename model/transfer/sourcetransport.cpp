// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/sourcetransport.h"

#include "model/job/url.h"

namespace tranship {

namespace {

/// Becomes what its request needs.
class SourceTransport final : public Transport {
public:
    SourceTransport(Transports &web, Transports &files, Listener &listener)
        : m_web(web),
          m_files(files),
          m_listener(listener)
    {
    }

    void start(const TransferRequest &request) override
    {
        m_chosen = (isLocalSource(request.url) ? m_files : m_web).make(m_listener);
        m_chosen->setPaused(m_isPaused);
        m_chosen->start(request);
    }

    void stop() override
    {
        if (m_chosen)
            m_chosen->stop();
    }

    void setPaused(bool paused) override
    {
        m_isPaused = paused;
        if (m_chosen)
            m_chosen->setPaused(paused);
    }

private:
    Transports &m_web;
    Transports &m_files;
    Listener &m_listener;
    std::unique_ptr<Transport> m_chosen;
    bool m_isPaused = false;
};

} // namespace

SourceTransports::SourceTransports(Transports &web, Transports &files) : m_web(web), m_files(files)
{
}

std::unique_ptr<Transport> SourceTransports::make(Transport::Listener &listener)
{
    return std::make_unique<SourceTransport>(m_web, m_files, listener);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/hashstream.h"

#include <algorithm>
#include <utility>

namespace tranship {

namespace {

constexpr int mostFlights = 2;

} // namespace

void HashStream::add(std::shared_ptr<const QByteArray> block)
{
    m_queued += block->size();
    m_queue.push_back(std::move(block));
}

bool HashStream::isOpenFor(qint64 bytes) const
{
    return m_flights == 0 || (m_flights < mostFlights && bytes >= batch / 4);
}

HashWork::Feed HashStream::take(qint64 readable)
{
    HashWork::Feed feed;
    feed.range = {m_planned, m_planned};
    if (m_queue.empty())
        feed.range.end += std::min(readable, batch);
    while (!m_queue.empty() && feed.range.length() < batch) {
        feed.range.end += m_queue.front()->size();
        feed.blocks.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    if (!feed.blocks.empty()) {
        m_queued -= feed.range.length();
        m_inFlight += feed.range.length();
    }
    m_planned = feed.range.end;
    ++m_flights;
    return feed;
}

void HashStream::arrive(qint64 at)
{
    --m_flights;
    m_hashed = m_flights == 0 ? m_planned : at;
}

void HashStream::skipTo(qint64 at)
{
    m_planned = at;
    if (m_flights == 0)
        m_hashed = at;
}

void HashStream::goBack(qint64 at)
{
    m_stop.request_stop();
    m_stop = {};
    m_flights = 0;
    m_queue.clear();
    m_queued = 0;
    m_planned = at;
    m_hashed = at;
}

} // namespace tranship

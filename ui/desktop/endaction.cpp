// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/endaction.h"

#include <utility>

namespace tranship {

using namespace std::chrono_literals;

EndActionWatch::EndActionWatch(std::chrono::seconds countdownTime, QObject *parent)
    : QObject(parent),
      m_countdown(countdownTime)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &EndActionWatch::countDown);
}

void EndActionWatch::setAction(EndAction action)
{
    if (action == m_action)
        return;
    m_action = action;
    m_hasMoved = m_isPending;
    const bool wasCounting = isCounting();
    m_timer.stop();
    if (wasCounting)
        Q_EMIT cancelled();
    Q_EMIT actionChanged(action);
}

void EndActionWatch::take(const Tally &tally)
{
    m_isPending = tally.pending > 0;
    if (m_isPending) {
        m_hasMoved = true;
        if (isCounting()) { // something new has come
            m_timer.stop();
            Q_EMIT cancelled();
        }
        return;
    }
    if (m_action == EndAction::Nothing || !m_hasMoved || isCounting())
        return;
    m_left = static_cast<int>(m_countdown.count());
    m_timer.start();
    Q_EMIT counted(m_left);
}

void EndActionWatch::countDown()
{
    --m_left;
    if (m_left <= 0)
        actNow();
    else
        Q_EMIT counted(m_left);
}

void EndActionWatch::cancel()
{
    if (isCounting())
        setAction(EndAction::Nothing);
}

void EndActionWatch::actNow()
{
    if (!isCounting())
        return;
    m_timer.stop();
    const EndAction action = std::exchange(m_action, EndAction::Nothing);
    Q_EMIT actionChanged(m_action);
    Q_EMIT due(action);
}

} // namespace tranship

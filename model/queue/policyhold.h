// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/queue/bandwidth.h"
#include "model/queue/dispatcher.h"
#include "model/queue/jobbook.h"

#include <QObject>

namespace tranship {

/// Takes jobs out of the way whose priority is blocked by the policy, and lets them go on by
/// themselves when it is not any more (bits.md 1.3: TransientError with BG_E_BLOCKED_BY_POLICY,
/// Queued when the window ends). They wait for a condition: no failure is counted.
class PolicyHold final : public QObject {
    Q_OBJECT

public:
    PolicyHold(JobBook &book, Dispatcher &dispatcher, const Bandwidth &bandwidth,
               const QString &owner);

private:
    void apply();
    void hold(Job &job, const Bandwidth::Block &block);

    JobBook &m_book;
    Dispatcher &m_dispatcher;
    const Bandwidth &m_bandwidth;
    const QString m_owner;
};

} // namespace tranship

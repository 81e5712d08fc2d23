// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/yield.h"

namespace tranship::test {

/// Traffic as a test wants it; ours is none of it.
class FakeTraffic final : public TrafficMeter {
public:
    /// What other programs receive between two looks, bytes.
    void setOthers(qint64 bytes) { m_others = bytes; }

    [[nodiscard]] std::optional<TrafficDelta> measure() override
    {
        return TrafficDelta{m_others, 0};
    }

private:
    qint64 m_others = 0;
};

} // namespace tranship::test

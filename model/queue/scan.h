// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/policy.h"
#include "model/job/result.h"
#include "model/queue/programs.h"

#include <QObject>

#include <functional>

namespace tranship {

struct Job;

/// Asks the policy's scan command about the files that Complete would keep, while they still have
/// the names of part files. Exit code 0: they may be kept. A command without "{files}" gets them as
/// its last arguments.
class Scan final : public QObject {
    Q_OBJECT

public:
    Scan(Programs &programs, const Policy &policy);

    /// Complete has to wait for the command.
    [[nodiscard]] bool isNeeded(const Job &job) const;
    /// Answers once: ScanRefused with what the command said, ScanFailed when it could not look.
    void look(const Job &job, std::function<void(const Done &)> looked);

private:
    Programs &m_programs;
    const Policy &m_policy;
};

} // namespace tranship

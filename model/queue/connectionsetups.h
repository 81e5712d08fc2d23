// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/policy.h"
#include "model/store/jobstore.h"
#include "model/transfer/route.h"

#include <memory>

namespace tranship {

/// How the connections of a job are made now: as the job wants it, else as the policy says. Of a
/// job without id as the policy says.
[[nodiscard]] std::shared_ptr<const ConnectionSetup> connectionSetup(const Job &job,
                                                                     const Policy &policy);
/// The same after the job. Of its logins for proxies there is none any more.
[[nodiscard]] std::shared_ptr<const ConnectionSetup> connectionSetup(const Farewell &farewell,
                                                                     const Policy &policy);

} // namespace tranship

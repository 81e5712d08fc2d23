// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/connectionsetups.h"

namespace tranship {

std::shared_ptr<const ConnectionSetup> connectionSetup(const Job &job, const Policy &policy)
{
    const JobSettings &settings = job.settings;
    auto setup = std::make_shared<ConnectionSetup>();
    const bool own = !settings.proxy.isEmpty();
    // both were checked when they were set or read
    setup->proxy = proxyFromText(own ? settings.proxy : policy.proxy,
                                 own ? settings.proxyBypass : policy.proxyBypass)
                       .value_or(ProxySetup());
    setup->security = settings.security;
    setup->clientCertificate = settings.clientCertificate;
    setup->job = job.id;
    setup->proxySecret = proxyCredentialOf(settings.credentials);
    return setup;
}

} // namespace tranship

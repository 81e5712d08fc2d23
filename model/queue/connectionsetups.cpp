// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/connectionsetups.h"

namespace tranship {

namespace {

ProxySetup proxySetup(const QString &own, const QString &ownBypass, const Policy &policy)
{
    // both were checked when they were set or read
    return (own.isEmpty() ? proxyFromText(policy.proxy, policy.proxyBypass)
                          : proxyFromText(own, ownBypass))
        .value_or(ProxySetup());
}

} // namespace

std::shared_ptr<const ConnectionSetup> connectionSetup(const Job &job, const Policy &policy)
{
    const JobSettings &settings = job.settings;
    auto setup = std::make_shared<ConnectionSetup>();
    setup->proxy = proxySetup(settings.proxy, settings.proxyBypass, policy);
    setup->security = settings.security;
    setup->clientCertificate = settings.clientCertificate;
    setup->job = job.id;
    setup->proxySecret = proxyCredentialOf(settings.credentials);
    return setup;
}

std::shared_ptr<const ConnectionSetup> connectionSetup(const Farewell &farewell,
                                                       const Policy &policy)
{
    auto setup = std::make_shared<ConnectionSetup>();
    setup->proxy = proxySetup(farewell.proxy, farewell.proxyBypass, policy);
    setup->security = farewell.security;
    setup->clientCertificate = farewell.clientCertificate;
    return setup;
}

} // namespace tranship

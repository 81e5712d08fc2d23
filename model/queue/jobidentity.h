// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/cookies.h"
#include "model/job/job.h"
#include "model/transfer/identity.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace tranship {

class SignIns;

/// What one job shows to servers: its headers to the origins of its own links, its secret ones to
/// the origin they were given for, its cookies to where they came from, and logins at their doors.
class JobIdentity final : public Identity {
public:
    JobIdentity(SignIns &signIns, const JobId &job);
    ~JobIdentity() override;

    /// Headers, logins, links and rules as the job has them now.
    void update(const Job &job);
    /// Secrets of its headers that are not known yet.
    [[nodiscard]] QStringList missingSecrets() const;
    void setSecret(const QString &reference, const QByteArray &value);
    void forgetSecret(const QString &reference);

    [[nodiscard]] const JobId &job() const { return m_job; }

    /// The reference of the job's own login for the origin; empty: sites' logins are used.
    [[nodiscard]] QString credentialFor(const QString &origin) const;

    /// The reference of the job's own login for proxies; empty: it has none.
    [[nodiscard]] QString proxyCredential() const;

    [[nodiscard]] Passport passportFor(const QByteArray &method, const QUrl &url,
                                       std::shared_ptr<LoginPass> granted) override;
    [[nodiscard]] bool isUnproven(const QUrl &url) const override;
    void answered(const ResponseHead &head, const std::shared_ptr<LoginPass> &used) override;
    void challenged(const ResponseHead &head, const std::shared_ptr<LoginPass> &used,
                    QObject *context, Granted answer) override;

    [[nodiscard]] RedirectRules redirects() const override { return m_redirects; }

private:
    [[nodiscard]] RawHeaders headersFor(const QString &origin) const;

    SignIns &m_signIns;
    const JobId m_job;
    QList<RequestHeader> m_headers;
    QList<JobCredential> m_credentials;
    QSet<QString> m_origins; ///< of the job's links
    RedirectRules m_redirects;
    QHash<QString, QByteArray> m_secrets; ///< values of secret headers, by reference
    CookieShelf m_cookies;
};

} // namespace tranship

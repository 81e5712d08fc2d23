// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/jobidentity.h"

#include "model/job/url.h"
#include "model/queue/signins.h"
#include "model/secrets/sessionsecrets.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// The origin of the first link; empty: there is none yet.
QString firstOrigin(const Job &job)
{
    const auto file = std::find_if(job.files.begin(), job.files.end(),
                                   [](const File &one) { return !one.url.isEmpty(); });
    return file == job.files.end() ? QString() : originOf(file->url);
}

bool hasHeader(const RawHeaders &headers, const char *name)
{
    return std::any_of(headers.begin(), headers.end(), [name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

JobIdentity::JobIdentity(SignIns &signIns, const JobId &job) : m_signIns(signIns), m_job(job) { }

JobIdentity::~JobIdentity()
{
    for (QByteArray &secret : m_secrets)
        wipe(secret);
}

void JobIdentity::update(const Job &job)
{
    m_headers = job.settings.headers;
    m_credentials = job.settings.credentials;
    m_redirects = job.settings.redirects;
    m_origins.clear();
    for (const File &file : job.files) {
        if (!file.url.isEmpty())
            m_origins.insert(originOf(file.url));
    }
    const QString first = firstOrigin(job);
    for (RequestHeader &header : m_headers) {
        if (header.isSecret() && header.origin.isEmpty())
            header.origin = first;
    }
    for (JobCredential &credential : m_credentials) {
        if (credential.origin.isEmpty())
            credential.origin = first;
    }
}

QStringList JobIdentity::missingSecrets() const
{
    QStringList missing;
    for (const RequestHeader &header : m_headers) {
        if (header.isSecret() && !m_secrets.contains(header.secret))
            missing.append(header.secret);
    }
    return missing;
}

void JobIdentity::setSecret(const QString &reference, const QByteArray &value)
{
    m_secrets.insert(reference, value);
}

void JobIdentity::forgetSecret(const QString &reference)
{
    QByteArray gone = m_secrets.take(reference);
    wipe(gone);
}

QString JobIdentity::credentialFor(const QString &origin) const
{
    const auto found = std::find_if(
        m_credentials.begin(), m_credentials.end(), [&origin](const JobCredential &one) {
            return !one.isProxy && !one.origin.isEmpty() && one.origin == origin;
        });
    return found == m_credentials.end() ? QString() : found->secret;
}

QString JobIdentity::proxyCredential() const
{
    return proxyCredentialOf(m_credentials);
}

RawHeaders JobIdentity::headersFor(const QString &origin) const
{
    RawHeaders headers;
    for (const RequestHeader &header : m_headers) {
        if (!header.isSecret() && m_origins.contains(origin))
            headers.append({header.name, header.value});
        else if (header.isSecret() && header.origin == origin && m_secrets.contains(header.secret))
            headers.append({header.name, m_secrets.value(header.secret)});
    }
    return headers;
}

Passport JobIdentity::passportFor(const QByteArray &method, const QUrl &url,
                                  std::shared_ptr<LoginPass> granted)
{
    Passport passport;
    passport.headers = headersFor(originOf(url));
    if (!hasHeader(passport.headers, "Cookie")) {
        const QByteArray cookies = m_cookies.headerFor(url, m_signIns.now());
        if (!cookies.isEmpty())
            passport.headers.append({"Cookie", cookies});
    }
    if (hasHeader(passport.headers, "Authorization"))
        return passport;
    const std::shared_ptr<RealmDoor> door = m_signIns.doorFor(*this, url, granted);
    if (!door)
        return passport;
    passport.login = door->isFor(granted) ? std::move(granted) : door->pass();
    const QByteArray value = passport.login ? door->authorization(method, url) : QByteArray();
    if (value.isEmpty())
        passport.login.reset();
    else
        passport.headers.append({"Authorization", value});
    return passport;
}

bool JobIdentity::isUnproven(const QUrl &url) const
{
    if (const auto door = m_signIns.doorFor(*this, url, nullptr))
        return door->state() != RealmDoor::State::Accepted;
    return !credentialFor(originOf(url)).isEmpty();
}

void JobIdentity::answered(const ResponseHead &head, const std::shared_ptr<LoginPass> &used)
{
    if (const QByteArray cookies = head.header("Set-Cookie"); !cookies.isEmpty())
        m_cookies.take(head.url, cookies, m_signIns.now());
    // A server in trouble has not looked at the login.
    if (used && head.status >= 200 && head.status < 500)
        m_signIns.accepted(used);
}

void JobIdentity::challenged(const ResponseHead &head, const std::shared_ptr<LoginPass> &used,
                             QObject *context, Granted answer)
{
    m_signIns.challenged(*this, head, used, context, std::move(answer));
}

} // namespace tranship

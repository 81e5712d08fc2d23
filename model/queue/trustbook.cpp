// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/trustbook.h"

#include "model/job/url.h"

#include <algorithm>
#include <functional>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

bool isTrustedOne(const ShownCertificate &shown)
{
    return shown.trustedSince.isValid();
}

} // namespace

TrustBook::TrustBook(Storage &storage, const Clock &clock) : m_storage(storage), m_clock(clock) { }

void TrustBook::load(const QList<ShownCertificate> &certificates)
{
    m_shown = certificates;
}

ShownCertificate *TrustBook::find(const QString &host, const QByteArray &sha256)
{
    const auto found =
        std::find_if(m_shown.begin(), m_shown.end(), [&](const ShownCertificate &one) {
            return one.certificate.host == host && one.certificate.sha256 == sha256;
        });
    return found == m_shown.end() ? nullptr : &*found;
}

const ShownCertificate *TrustBook::find(const QString &host, const QByteArray &sha256) const
{
    return const_cast<TrustBook *>(this)->find(host, sha256);
}

void TrustBook::trust(const CertificateKey &key, Saved saved)
{
    const Result<QUrl> url = parseUrl(u"https://"_s + key.host + u'/');
    if (!url || certificateHostOf(*url) != key.host.toLower()) {
        saved(failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                      u"a host, or a host and a port: "_s + key.host.left(64)));
        return;
    }
    const QString host = key.host.toLower();
    ShownCertificate *shown = find(host, key.sha256);
    if (shown && !canBeTrusted(shown->certificate.flaws)) {
        saved(failure(ErrorCode::AccessDenied, ErrorContext::QueueManager,
                      u"the certificate was revoked"_s));
        return;
    }
    if (!shown) {
        ShownCertificate named;
        named.certificate.host = host;
        named.certificate.sha256 = key.sha256;
        named.certificate.flaws = {CertificateFlaw::Untrusted};
        m_shown.append(named);
        shown = &m_shown.last();
    }
    shown->trustedSince = m_clock.now();
    ++m_generation;
    StoreChange change;
    change.certificates = {*shown};
    m_storage.apply(std::move(change), this, std::move(saved));
    Q_EMIT changed();
}

void TrustBook::untrust(const CertificateKey &key, Saved saved)
{
    const QString host = key.host.toLower();
    const ShownCertificate *shown = find(host, key.sha256);
    if (!shown || !isTrustedOne(*shown)) {
        saved(failure(ErrorCode::NotFound, ErrorContext::QueueManager, host));
        return;
    }
    m_shown.removeIf([shown = *shown](const ShownCertificate &one) { return one == shown; });
    ++m_generation;
    StoreChange change;
    change.goneCertificates = {{host, key.sha256}};
    m_storage.apply(std::move(change), this, std::move(saved));
    Q_EMIT changed();
    Q_EMIT revoked(host);
}

/// For one more that is refused, at the cost of the one that was refused first.
QList<CertificateKey> TrustBook::makeRoom()
{
    QList<CertificateKey> gone;
    auto refused = std::count_if(m_shown.cbegin(), m_shown.cend(), std::not_fn(isTrustedOne));
    while (refused >= mostRefused) {
        const auto first = std::find_if_not(m_shown.cbegin(), m_shown.cend(), isTrustedOne);
        gone.append({first->certificate.host, first->certificate.sha256});
        m_shown.erase(first);
        --refused;
    }
    return gone;
}

bool TrustBook::isTrusted(const Certificate &certificate) const
{
    const ShownCertificate *shown = find(certificate.host, certificate.sha256);
    return shown && isTrustedOne(*shown);
}

void TrustBook::certificateRefused(const Certificate &certificate)
{
    const ShownCertificate *known = find(certificate.host, certificate.sha256);
    // every connection of a file tells of it
    if (known && known->certificate == certificate)
        return;
    const QDateTime since = known ? known->trustedSince : QDateTime();
    m_shown.removeIf([&](const ShownCertificate &one) {
        const bool isSame = one.certificate.sha256 == certificate.sha256;
        return one.certificate.host == certificate.host && (isSame || !isTrustedOne(one));
    });
    // what was revoked meanwhile is not trusted any more
    ShownCertificate shown{certificate, canBeTrusted(certificate.flaws) ? since : QDateTime()};
    StoreChange change;
    change.goneCertificates = makeRoom();
    m_shown.append(shown);
    change.certificates = {shown};
    m_storage.apply(std::move(change), this, [](const Done &) {});
    Q_EMIT changed();
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/certificate.h"

#include "model/job/url.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype sha256Length = 32;

struct FlawRow {
    CertificateFlaw flaw;
    ErrorCode code;
    QLatin1String name;
};

constexpr std::array flawRows = {
    FlawRow{CertificateFlaw::Revoked, ErrorCode::CertificateRevoked, "revoked"_L1},
    FlawRow{CertificateFlaw::RevocationUnknown, ErrorCode::RevocationUnknown,
            "revocation-unknown"_L1},
    FlawRow{CertificateFlaw::SelfSigned, ErrorCode::CertificateSelfSigned, "self-signed"_L1},
    FlawRow{CertificateFlaw::Untrusted, ErrorCode::CertificateUntrusted, "untrusted"_L1},
    FlawRow{CertificateFlaw::WrongHost, ErrorCode::CertificateWrongHost, "wrong-host"_L1},
    FlawRow{CertificateFlaw::Expired, ErrorCode::CertificateExpired, "expired"_L1},
    FlawRow{CertificateFlaw::NotYetValid, ErrorCode::CertificateNotYetValid, "not-yet-valid"_L1},
    FlawRow{CertificateFlaw::WrongUsage, ErrorCode::CertificateWrongUsage, "wrong-usage"_L1},
    FlawRow{CertificateFlaw::Other, ErrorCode::CertificateInvalid, "invalid"_L1},
};

} // namespace

ErrorCode certificateError(const QList<CertificateFlaw> &flaws)
{
    const auto heaviest = std::min_element(flaws.begin(), flaws.end());
    if (heaviest == flaws.end())
        return ErrorCode::TlsHandshakeFailed;
    const auto row = std::find_if(flawRows.begin(), flawRows.end(),
                                  [heaviest](const FlawRow &one) { return one.flaw == *heaviest; });
    return row == flawRows.end() ? ErrorCode::CertificateInvalid : row->code;
}

bool isCertificateError(ErrorCode code)
{
    return std::any_of(flawRows.begin(), flawRows.end(),
                       [code](const FlawRow &one) { return one.code == code; });
}

QString certificateHostOf(const QUrl &url)
{
    const QString host = url.port() == 443 ? url.host() : hostAndPort(url);
    return host.toLower();
}

QString certificateHost(const Error &error)
{
    return isCertificateError(error.code) ? error.detail.section(u": "_s, 0, 0).toLower()
                                          : QString();
}

bool canBeTrusted(const QList<CertificateFlaw> &flaws)
{
    return !flaws.contains(CertificateFlaw::Revoked);
}

QLatin1String flawName(CertificateFlaw flaw)
{
    const auto row = std::find_if(flawRows.begin(), flawRows.end(),
                                  [flaw](const FlawRow &one) { return one.flaw == flaw; });
    return row == flawRows.end() ? "invalid"_L1 : row->name;
}

std::optional<CertificateFlaw> flawFromName(QStringView name)
{
    const auto row = std::find_if(flawRows.begin(), flawRows.end(),
                                  [name](const FlawRow &one) { return name == one.name; });
    return row == flawRows.end() ? std::nullopt : std::optional(row->flaw);
}

QString flawsText(const QList<CertificateFlaw> &flaws)
{
    QStringList names;
    for (const CertificateFlaw flaw : flaws)
        names.append(flawName(flaw));
    return names.join(u',');
}

QList<CertificateFlaw> flawsFromText(const QString &text)
{
    QList<CertificateFlaw> flaws;
    const QStringList names = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const auto flaw = flawFromName(name.trimmed());
        if (flaw && !flaws.contains(*flaw))
            flaws.append(*flaw);
    }
    std::sort(flaws.begin(), flaws.end());
    return flaws;
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

Result<QByteArray> fingerprintFromText(const QString &text)
{
    QString digits = text.trimmed();
    digits.remove(u':');
    const auto isHex = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    if (digits.size() != 2 * sha256Length || !std::all_of(digits.begin(), digits.end(), isHex)) {
        return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                       u"a SHA-256 fingerprint has 64 hexadecimal digits"_s);
    }
    return QByteArray::fromHex(digits.toLatin1());
}

} // namespace tranship

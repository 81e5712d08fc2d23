// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/security.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

struct FlagRow {
    SecurityFlag flag;
    QLatin1String name;
};

constexpr std::array flagRows = {
    FlagRow{SecurityFlag::CheckRevocation, "check-revocation"_L1},
    FlagRow{SecurityFlag::IgnoreWrongHost, "ignore-wrong-host"_L1},
    FlagRow{SecurityFlag::IgnoreDate, "ignore-date"_L1},
    FlagRow{SecurityFlag::IgnoreUnknownIssuer, "ignore-unknown-issuer"_L1},
    FlagRow{SecurityFlag::IgnoreWrongUsage, "ignore-wrong-usage"_L1},
};

constexpr int redirectBits = 0x0f00; // BG_HTTP_REDIRECT_POLICY_MASK and what goes with it

tl::unexpected<Error> refused(const QString &detail)
{
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager, detail);
}

Result<SecurityFlags> fromNumber(int number)
{
    SecurityFlags flags;
    int unknown = number;
    for (const FlagRow &row : flagRows) {
        flags.setFlag(row.flag, (number & static_cast<int>(row.flag)) != 0);
        unknown &= ~static_cast<int>(row.flag);
    }
    if ((unknown & redirectBits) != 0)
        return refused(u"redirects have a key of their own: redirects"_s);
    if (unknown != 0)
        return refused(u"no security flag is 0x"_s + QString::number(unknown, 16));
    return flags;
}

SecurityFlags flagsFor(CertificateFlaw flaw)
{
    switch (flaw) {
    case CertificateFlaw::SelfSigned:
    case CertificateFlaw::Untrusted:
        return SecurityFlag::IgnoreUnknownIssuer;
    case CertificateFlaw::WrongHost:
        return SecurityFlag::IgnoreWrongHost;
    case CertificateFlaw::Expired:
    case CertificateFlaw::NotYetValid:
        return SecurityFlag::IgnoreDate;
    case CertificateFlaw::WrongUsage:
        return SecurityFlag::IgnoreWrongUsage;
    case CertificateFlaw::Revoked:
    case CertificateFlaw::RevocationUnknown:
    case CertificateFlaw::Other:
        break;
    }
    return {};
}

} // namespace

Result<SecurityFlags> securityFromText(const QString &text)
{
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber, 0);
    if (isNumber)
        return fromNumber(number);
    SecurityFlags flags;
    QString words = text;
    const QStringList names = words.replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const auto row = std::find_if(flagRows.begin(), flagRows.end(),
                                      [&name](const FlagRow &one) { return name == one.name; });
        if (row != flagRows.end())
            flags |= row->flag;
        else if (name != "none"_L1 || names.size() > 1)
            return refused(u"no security flag is called "_s + name.left(64));
    }
    return flags;
}

QString securityText(SecurityFlags flags)
{
    QStringList names;
    for (const FlagRow &row : flagRows) {
        if (flags.testFlag(row.flag))
            names.append(row.name);
    }
    return names.isEmpty() ? u"none"_s : names.join(u' ');
}

bool isSecurity(int number)
{
    return fromNumber(number).has_value();
}

QList<CertificateFlaw> remainingFlaws(const QList<CertificateFlaw> &flaws, SecurityFlags flags)
{
    QList<CertificateFlaw> remaining;
    for (const CertificateFlaw flaw : flaws) {
        if (!(flags & flagsFor(flaw)))
            remaining.append(flaw);
    }
    return remaining;
}

} // namespace tranship

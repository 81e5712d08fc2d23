// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/wording.h"
#include "ui/wording/words.h"

namespace tranship {

namespace {

QString flawSentence(CertificateFlaw flaw)
{
    switch (flaw) {
    case CertificateFlaw::Revoked:
        return Words::tr("Its issuer has revoked it.");
    case CertificateFlaw::RevocationUnknown:
        return Words::tr("The server does not prove that it was not revoked.");
    case CertificateFlaw::SelfSigned:
        return Words::tr("Nobody but the server itself vouches for it.");
    case CertificateFlaw::Untrusted:
        return Words::tr("This computer does not trust the one who vouches for it.");
    case CertificateFlaw::WrongHost:
        return Words::tr("It is made for another address.");
    case CertificateFlaw::Expired:
        return Words::tr("It has expired.");
    case CertificateFlaw::NotYetValid:
        return Words::tr("It is not valid yet.");
    case CertificateFlaw::WrongUsage:
        return Words::tr("It is not made for servers.");
    case CertificateFlaw::Other:
        break;
    }
    return Words::tr("It is broken.");
}

} // namespace

QString flawsSentence(const QList<CertificateFlaw> &flaws)
{
    QStringList sentences{Words::tr("The server’s certificate was refused.")};
    for (const CertificateFlaw flaw : flaws)
        sentences.append(flawSentence(flaw));
    return sentences.join(QLatin1Char(' '));
}

} // namespace tranship

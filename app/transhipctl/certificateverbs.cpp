// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"
#include "app/transhipctl/commandline.h"
#include "app/transhipctl/output.h"
#include "app/transhipctl/verbs.h"
#include "model/job/certificate.h"

#include <QJsonArray>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

QString flawsOf(const QJsonObject &certificate)
{
    QStringList flaws;
    const QJsonArray all = certificate.value("flaws"_L1).toArray();
    for (const QJsonValueConstRef flaw : all)
        flaws.append(flaw.toString());
    return flaws.join(u", "_s);
}

void printCertificates(const QJsonArray &certificates)
{
    QList<QStringList> rows{{u"HOST"_s, u"TRUSTED"_s, u"SUBJECT"_s, u"ISSUER"_s, u"UNTIL"_s,
                             u"FLAWS"_s, u"FINGERPRINT"_s}};
    for (const QJsonValueConstRef value : certificates) {
        const QJsonObject one = value.toObject();
        rows.append({one.value("host"_L1).toString(), timeText(one.value("trustedSince"_L1)),
                     one.value("subject"_L1).toString(), one.value("issuer"_L1).toString(),
                     timeText(one.value("until"_L1)), flawsOf(one),
                     one.value("fingerprint"_L1).toString()});
    }
    printTable(rows);
}

ExitCode decide(Session &session, const CommandLine &line, const QString &verb)
{
    const Result<QJsonObject> answer = session.request(
        verb, {{u"host"_s, line.arguments.at(0)}, {u"fingerprint"_s, line.arguments.at(1)}});
    if (!answer)
        return fail(answer.error());
    if (line.isJson)
        printJson(*answer);
    return ExitCode::Success;
}

} // namespace

ExitCode runCertificates(Session &session, const CommandLine &line)
{
    const Result<QJsonObject> answer = session.request(u"certificates"_s);
    if (!answer)
        return fail(answer.error());
    const QJsonArray certificates = answer->value("certificates"_L1).toArray();
    line.isJson ? printJson(certificates) : printCertificates(certificates);
    return ExitCode::Success;
}

ExitCode runTrust(Session &session, const CommandLine &line)
{
    return decide(session, line, u"trust"_s);
}

ExitCode runUntrust(Session &session, const CommandLine &line)
{
    return decide(session, line, u"untrust"_s);
}

QString problemOfFingerprint(const CommandLine &line)
{
    const Result<QByteArray> fingerprint = fingerprintFromText(line.arguments.value(1));
    return fingerprint ? QString() : fingerprint.error().detail;
}

} // namespace tranship

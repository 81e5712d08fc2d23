// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/policyfile.h"

#include <QFile>
#include <QLoggingCategory>
#include <QStandardPaths>

namespace tranship {

Q_LOGGING_CATEGORY(logPolicy, "tranship.policy")

namespace {

constexpr qint64 largestFile = 64 * 1024;

} // namespace

PolicyLayer parsePolicyFile(const QByteArray &text)
{
    PolicyLayer layer;
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray trimmed = line.trimmed();
        const qsizetype equals = trimmed.indexOf('=');
        if (trimmed.startsWith('#') || trimmed.startsWith('[') || equals <= 0)
            continue;
        layer.insert(QString::fromUtf8(trimmed.left(equals).trimmed()),
                     QString::fromUtf8(trimmed.mid(equals + 1).trimmed()));
    }
    return layer;
}

PolicyLayer administratorPolicy()
{
    const QString own = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    const QStringList folders =
        QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation);
    PolicyLayer layer;
    for (const QString &folder : folders) {
        QFile file(folder + QStringLiteral("/tranship/policy.conf"));
        if (folder == own || !file.exists())
            continue;
        if (!file.open(QIODevice::ReadOnly)) {
            qCWarning(logPolicy) << "cannot read" << file.fileName();
            continue;
        }
        PolicyLayer merged = parsePolicyFile(file.read(largestFile));
        merged.insert(layer);
        layer = merged;
    }
    return layer;
}

} // namespace tranship

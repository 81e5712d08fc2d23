// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship-browser/hostmanifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tranship {

using namespace Qt::StringLiterals;

QByteArray hostManifest(BrowserKind kind, const QString &program)
{
    QJsonObject manifest{{u"name"_s, QString(hostName)},
                         {u"description"_s, u"Gives links to Tranship"_s},
                         {u"path"_s, program},
                         {u"type"_s, u"stdio"_s}};
    if (kind == BrowserKind::Firefox) {
        manifest.insert("allowed_extensions"_L1, QJsonArray{QString(firefoxExtension)});
    } else {
        manifest.insert("allowed_origins"_L1,
                        QJsonArray{QString(u"chrome-extension://"_s + chromiumExtension + u'/')});
    }
    return QJsonDocument(manifest).toJson();
}

QString programOf(const QByteArray &manifest)
{
    const QJsonObject object = QJsonDocument::fromJson(manifest).object();
    return object.value("name"_L1).toString() == hostName ? object.value("path"_L1).toString()
                                                          : QString();
}

} // namespace tranship

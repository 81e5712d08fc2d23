// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/links.h"

#include "model/job/url.h"

#include <QMimeData>

namespace tranship {

QStringList linksIn(const QString &text)
{
    QStringList links;
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString link = line.trimmed();
        if (parseUrl(withoutLogin(link).url) && !links.contains(link))
            links.append(link);
    }
    return links;
}

QStringList linksIn(const QMimeData *data)
{
    if (data == nullptr)
        return {};
    QStringList addresses;
    for (const QUrl &url : data->urls())
        addresses.append(url.toString(QUrl::FullyEncoded));
    const QStringList links = linksIn(addresses.join(QLatin1Char('\n')));
    return links.isEmpty() ? linksIn(data->text()) : links;
}

QStringList filesIn(const QMimeData *data)
{
    QStringList paths;
    if (data == nullptr)
        return paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile() && !paths.contains(url.toLocalFile()))
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace tranship

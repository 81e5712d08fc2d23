// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/offers.h"

#include "model/job/linklist.h"
#include "model/job/url.h"
#include "model/job/wantedlinks.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace tranship {

namespace {

bool isLink(const QString &argument)
{
    const WantedLinks wanted = readWantedLinks(argument);
    return wanted.bad.isEmpty() && !wanted.links.isEmpty() && !isCurlCommand(argument)
        && !argument.trimmed().contains(QLatin1Char('\n'));
}

/// The path of a list of links that is there; empty: none.
QString listOf(const QString &argument, const QString &folder)
{
    const QUrl url(argument);
    const QString path = url.isLocalFile() ? url.toLocalFile() : argument;
    const QFileInfo file(QDir(folder), path);
    return isLinkListName(file.fileName()) && file.isFile()
        ? QDir::cleanPath(file.absoluteFilePath())
        : QString();
}

} // namespace

Offers offersFrom(const QStringList &arguments, const QString &folder)
{
    Offers offers;
    for (const QString &argument : arguments) {
        const QString list = listOf(argument, folder);
        if (!list.isEmpty())
            offers.urls.append(QUrl::fromLocalFile(list).toString(QUrl::FullyEncoded));
        else if (isLink(argument))
            offers.urls.append(argument.trimmed());
        else
            offers.problem += QStringLiteral("tranship: not a link or list of links: %1\n")
                                  .arg(argument.left(longestUrl));
    }
    if (!offers.problem.isEmpty())
        offers.problem += QStringLiteral(
            "tranship takes links (http, https, and file: for files of this computer), patterns of "
            "them like https://example.org/[01-12].jpg, and files with links: Metalinks, .txt, "
            ".csv. Torrents (magnet:) and FTP it does not.\n");
    if (!offers.problem.isEmpty())
        offers.urls.clear();
    return offers;
}

} // namespace tranship

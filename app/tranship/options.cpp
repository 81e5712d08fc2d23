// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/options.h"

#include "app/version.h"
#include "model/control/datafolder.h"
#include "model/job/metalink.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace tranship {

namespace {

constexpr int badUsage = 2;

/// A Metalink may be named by its path, also a relative one; the instance that opens it may be in
/// another folder.
QString linkOf(const QString &argument)
{
    const QFileInfo file(argument);
    return isMetalinkName(file.fileName()) && file.isFile()
        ? QUrl::fromLocalFile(file.absoluteFilePath()).toString()
        : argument;
}

} // namespace

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Downloads files as durable jobs that end in Complete or Cancel."));
    const QCommandLineOption headless(
        QStringLiteral("headless"),
        QStringLiteral("Run the engine with no window and no display."));
    const QCommandLineOption background(QStringLiteral("background"),
                                        QStringLiteral("Start with the window hidden."));
    const QCommandLineOption dataFolder(
        QStringLiteral("data-dir"),
        QStringLiteral("Keep jobs, settings and the control socket in DIR."),
        QStringLiteral("DIR"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  QStringLiteral("Show this help."));
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")},
                                     QStringLiteral("Show the version."));
    parser.addOptions({headless, background, dataFolder, help, version});
    parser.addPositionalArgument(
        QStringLiteral("URL"),
        QStringLiteral("Links to fill the New download dialog with, or a Metalink file."),
        QStringLiteral("[URL...]"));

    Options options;
    if (!parser.parse(QStringList(QStringLiteral("tranship")) + arguments)) {
        options.message = parser.errorText() + QLatin1Char('\n');
        options.exitCode = badUsage;
        return options;
    }
    if (parser.isSet(help))
        options.message = parser.helpText();
    if (parser.isSet(version))
        options.message = QStringLiteral("tranship %1\n").arg(QLatin1String(TRANSHIP_VERSION));
    options.headless = parser.isSet(headless);
    options.background = parser.isSet(background);
    options.dataFolder = parser.isSet(dataFolder)
        ? QDir::cleanPath(QDir::current().absoluteFilePath(parser.value(dataFolder)))
        : defaultDataFolder();
    for (const QString &argument : parser.positionalArguments())
        options.urls.append(linkOf(argument));
    return options;
}

} // namespace tranship

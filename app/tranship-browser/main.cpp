// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/coredumps.h"
#include "app/tranship-browser/browsers.h"
#include "app/tranship-browser/nativehost.h"
#include "app/tranship-browser/registration.h"
#include "app/version.h"
#include "model/control/datafolder.h"
#include "model/control/errormessage.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

enum ExitCode { Success = 0, Failed = 1, BadUsage = 2, NotConnected = 3, NoBrowser = 4 };

void say(FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

int report(const Result<QStringList> &browsers)
{
    if (!browsers) {
        say(stderr, u"tranship-browser: "_s + errorLine(browsers.error()) + u'\n');
        return browsers.error().code == ErrorCode::NotFound ? NoBrowser : Failed;
    }
    for (const QString &name : *browsers) {
        say(stdout, name + u'\n');
    }
    return Success;
}

int serve()
{
    QFile input;
    QFile output;
    // Unbuffered: a read gives what is there instead of waiting for more.
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered)
        || !output.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        return Failed;
    }
    return serveBrowser(input, output, defaultDataFolder()) ? Success : Failed;
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryOutOfCoreDumps();
    const QCoreApplication application(argc, argv);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Gives a browser's downloads to Tranship. Browsers start it themselves, with what tells "
        "it who they are; it speaks their native messaging on standard input and output."_s);
    const QCommandLineOption connect(
        u"connect"_s,
        u"Let this user's browsers start it; print their names. Ends with 4 when there is none."_s);
    const QCommandLineOption disconnect(u"disconnect"_s, u"Take that back."_s);
    const QCommandLineOption status(
        u"status"_s, u"Print which browsers may start it; ends with 3 when none may."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Show this help."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Show the version."_s);
    parser.addOptions({connect, disconnect, status, help, version});
    parser.addPositionalArgument(u"BROWSER"_s, u"What a browser says of its extension."_s,
                                 u"[BROWSER...]"_s);

    if (!parser.parse(QCoreApplication::arguments())) {
        say(stderr, parser.errorText() + u'\n');
        return BadUsage;
    }
    if (parser.isSet(version)) {
        say(stdout, u"tranship-browser "_s + QLatin1StringView(TRANSHIP_VERSION) + u'\n');
        return Success;
    }
    const QString program = QCoreApplication::applicationFilePath();
    if (parser.isSet(connect)) {
        return report(connectBrowsers(installedBrowsers(), program));
    }
    if (parser.isSet(disconnect)) {
        return report(disconnectBrowsers(installedBrowsers(), program));
    }
    if (parser.isSet(status)) {
        const QStringList names = connectedBrowsers(installedBrowsers(), program);
        static_cast<void>(report(names));
        return names.isEmpty() ? NotConnected : Success;
    }
    if (parser.positionalArguments().isEmpty() || parser.isSet(help)) {
        say(stdout, parser.helpText());
        return Success;
    }
    return serve();
}

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/coredumps.h"
#include "app/tranship/crashmark.h"
#include "app/tranship/desktop.h"
#include "app/tranship/handover.h"
#include "app/tranship/options.h"
#include "app/tranship/quitsignals.h"
#include "app/version.h"
#include "model/control/controlserver.h"
#include "model/control/errormessage.h"
#include "model/secrets/keychainthread.h"
#include "model/store/instancelock.h"
#include "model/store/policyfile.h"
#include "model/store/portable.h"
#include "model/threadedengine.h"
#include "ui/accessiblescroll.h"

#include <QApplication>
#include <QCoreApplication>

#include <cstdio>
#include <memory>

using namespace tranship;

namespace {

void say(FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

/// A window can be opened at all; asked before Qt aborts over it.
bool hasDisplay()
{
#ifdef Q_OS_UNIX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

void sayError(const Error &error)
{
    say(stderr, errorLine(error) + QLatin1Char('\n'));
}

std::unique_ptr<QCoreApplication> makeApplication(bool headless, int &argc, char **argv)
{
    if (headless)
        return std::make_unique<QCoreApplication>(argc, argv);
    return std::make_unique<QApplication>(argc, argv);
}

/// The data folder is ours, the engine's objects are made in order; returns when the program ends.
int run(QCoreApplication &application, const Options &options)
{
    KeychainThread keychain;
    ThreadedEngine engine({options.dataFolder, administratorPolicy(),
                           armCrashMark(options.dataFolder),
                           options.dataFolder == portableDataFolder(), &keychain});
    ControlServer control(engine);
    control.setHasWindow(!options.headless);
    const QuitSignals signals;
    std::unique_ptr<Desktop> desktop;
    if (!options.headless) {
        guardScrollAreas();
        desktop = std::make_unique<Desktop>(engine, control, options);
    }

    QObject::connect(&signals, &QuitSignals::quitRequested, &application, &QCoreApplication::quit);
    QObject::connect(&control, &ControlServer::quitRequested, &application,
                     &QCoreApplication::quit);
    engine.start(&application, [&](const Done &started) {
        const Done listening = started ? control.listen(options.dataFolder) : started;
        if (listening) {
            if (desktop)
                desktop->begin();
            return;
        }
        sayError(listening.error());
        if (desktop)
            desktop->tellWhyNot(listening.error());
        QCoreApplication::exit(1);
    });
    const int exitCode = application.exec();
    control.close();
    engine.stop();
    return exitCode;
}

} // namespace

int main(int argc, char *argv[])
{
    keepMemoryOutOfCoreDumps();
    QStringList arguments;
    for (int index = 1; index < argc; ++index)
        arguments.append(QString::fromLocal8Bit(argv[index]));
    QCoreApplication::setApplicationName(QStringLiteral("tranship"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TRANSHIP_VERSION));

    const Options options = parseOptions(arguments);
    if (!options.message.isEmpty()) {
        say(options.exitCode == 0 ? stdout : stderr, options.message);
        return options.exitCode;
    }
    if (!options.headless && !hasDisplay()) {
        say(stderr,
            QStringLiteral("tranship: there is no display to open a window on. Use \"tranship "
                           "--headless\", or \"transhipctl transfer URL... FOLDER\".\n"));
        return 1;
    }
    const auto application = makeApplication(options.headless, argc, argv);
    InstanceLock lock;
    const Result<Start> start = startOrHandOver(lock, options);
    if (!start) {
        sayError(start.error());
        if (!options.headless && !options.background)
            showStartError(start.error());
        return 1;
    }
    return *start == Start::First ? run(*application, options) : 0;
}

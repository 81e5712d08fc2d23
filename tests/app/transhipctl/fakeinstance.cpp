// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlserver.h"
#include "tests/support/fakeengine.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace tranship;
using namespace Qt::StringLiterals;

/// An instance without an engine: listens in its data folder, which it makes, until it is told to
/// quit. What it was started with stands in "arguments" there.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const qsizetype option = arguments.indexOf(u"--data-dir"_s);
    if (option < 0 || option + 1 >= arguments.size()) {
        return 2;
    }
    const QString folder = arguments.at(option + 1);
    if (!QDir().mkpath(folder)) {
        return 1;
    }
    QFile record(folder + u"/arguments"_s);
    if (!record.open(QFile::WriteOnly) || record.write(arguments.join(u' ').toUtf8()) < 0) {
        return 1;
    }
    record.close();
    FakeEngine engine;
    ControlServer server(engine);
    QObject::connect(&server, &ControlServer::quitRequested, &application, &QCoreApplication::quit);
    return server.listen(folder) ? QCoreApplication::exec() : 1;
}

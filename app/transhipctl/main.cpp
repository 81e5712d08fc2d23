// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/coredumps.h"
#include "app/session.h"
#include "app/transhipctl/commandline.h"
#include "app/transhipctl/output.h"
#include "app/version.h"

#include <QCoreApplication>

#include <clocale>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <langinfo.h>
#endif

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

/// Qt would switch to UTF-8 by itself and say so on standard error, where scripts look for an
/// error's name.
void makeLocaleUtf8()
{
#ifdef Q_OS_UNIX
    std::setlocale(LC_ALL, "");
    if (qstrcmp(::nl_langinfo(CODESET), "UTF-8") != 0) {
        qputenv("LC_ALL", "C.UTF-8");
    }
#endif
}

void printText(FILE *stream, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

ExitCode run(const QStringList &arguments)
{
    const tl::expected<CommandLine, QString> line = parseCommandLine(arguments);
    if (!line) {
        printText(stderr, u"transhipctl: "_s + line.error() + u"\nTry transhipctl --help.\n"_s);
        return ExitCode::BadUsage;
    }
    if (line->wantsHelp) {
        printText(stdout, helpText(line->verb));
        return ExitCode::Success;
    }
    if (line->wantsVersion) {
        printText(stdout, u"transhipctl "_s + QLatin1String(TRANSHIP_VERSION) + u'\n');
        return ExitCode::Success;
    }
    const QString problem = line->verb->problem == nullptr ? QString() : line->verb->problem(*line);
    if (!problem.isEmpty()) {
        printText(stderr, u"transhipctl: "_s + problem + u'\n');
        return ExitCode::BadUsage;
    }
    const bool mayStart = line->mayStart && line->verb->startsInstance;
    Session session(line->dataFolder, mayStart ? StartInstance::WhenNeeded : StartInstance::Never);
    if (const Done opened = session.open(); !opened) {
        return fail(opened.error());
    }
    return line->verb->run(session, *line);
}

} // namespace

int main(int argc, char *argv[])
{
    keepMemoryOutOfCoreDumps();
    makeLocaleUtf8();
    const QCoreApplication application(argc, argv);
    return static_cast<int>(run(QCoreApplication::arguments().mid(1)));
}

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/crashmark.h"

#include "model/store/sharedfolder.h"

#include <QFile>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tranship {

namespace {

// a signal handler reaches nothing but globals
volatile sig_atomic_t markDescriptor = -1;

extern "C" void leaveMark(int signal)
{
    const char mark = 'x';
    [[maybe_unused]] const ssize_t written = ::write(markDescriptor, &mark, 1);
    // SA_RESETHAND put the system's own handler back: the crash goes on as without us
    ::raise(signal);
}

} // namespace

bool armCrashMark(const QString &dataFolder)
{
    const QByteArray path = QFile::encodeName(dataFolder + QStringLiteral("/crashed"));

    struct stat old { };

    const bool crashed = ::stat(path.constData(), &old) == 0 && old.st_size > 0;
    markDescriptor = ::open(path.constData(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW,
                            S_IRUSR | S_IWUSR);
    if (markDescriptor < 0)
        return crashed;
    shareLikeFolder(markDescriptor, dataFolder);

    struct sigaction action { };

    action.sa_handler = leaveMark;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
        ::sigaction(signal, &action, nullptr);
    return crashed;
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transhipctl/secretinput.h"

#include <QFile>
#include <QScopeGuard>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace tranship {

namespace {

constexpr int longestLine = 8192;

/// Byte by byte: what comes after the line is left to who reads next.
Result<QByteArray> readLine()
{
    QByteArray line;
    while (true) {
        char c = 0;
        const ssize_t got = ::read(STDIN_FILENO, &c, 1);
        const bool isEnd = got <= 0;
        if ((isEnd && line.isEmpty()) || line.size() > longestLine) {
            return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                           isEnd ? QStringLiteral("nothing on standard input")
                                 : QStringLiteral("a line of 8192 bytes at most"));
        }
        if (isEnd || c == '\n')
            return line;
        line += c;
    }
}

} // namespace

Result<QString> readSecretLine(const QString &prompt, Echo echo)
{
    termios before = {};
    const bool isTerminal = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &before) == 0;
    const auto restore = qScopeGuard([&] {
        if (isTerminal && echo == Echo::Off) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
            std::fputs("\n", stderr);
        }
    });
    if (isTerminal) {
        std::fputs(prompt.toLocal8Bit().constData(), stderr);
        termios quiet = before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(echo == Echo::Off ? ECHO : 0);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    const Result<QByteArray> line = readLine();
    if (!line)
        return failure(line.error());
    return QString::fromUtf8(line->endsWith('\r') ? line->chopped(1) : *line);
}

Done readSecretsFrom(const QString &file)
{
    const int opened = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC);
    if (opened < 0) {
        const ErrorCode code =
            errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::PermissionDenied;
        return failure(code, ErrorContext::LocalFile, file);
    }
    const auto close = qScopeGuard([opened] { ::close(opened); });
    if (::dup2(opened, STDIN_FILENO) < 0)
        return failure(ErrorCode::PermissionDenied, ErrorContext::LocalFile, file);
    return {};
}

} // namespace tranship

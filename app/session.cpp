// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>

namespace tranship {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds startTime = 10s;
constexpr std::chrono::milliseconds pause = 50ms;

tl::unexpected<Error> noInstance(const QString &detail)
{
    return failure(ErrorCode::NoInstance, ErrorContext::QueueManager, detail);
}

/// The program of the same installation, else the one of the PATH.
QString instanceProgram()
{
    const QString name = u"tranship"_s;
    const QString beside =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

bool hasDisplay()
{
#ifdef Q_OS_UNIX
    return !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

} // namespace

Session::Session(const QString &dataFolder, StartInstance start)
    : m_dataFolder(dataFolder),
      m_start(start)
{
}

Done Session::open()
{
    const Done connected = m_client.connectTo(m_dataFolder);
    const bool isAway = !connected && connected.error().code == ErrorCode::NoInstance;
    if (!isAway || m_start == StartInstance::Never) {
        return connected;
    }
    const Done started = startInstance();
    return started ? waitForInstance() : started;
}

Result<QJsonObject> Session::request(const QString &verb, const QJsonObject &arguments,
                                     QDeadlineTimer deadline)
{
    return m_client.request(verb, arguments, deadline);
}

Done Session::startInstance() const
{
    QProcess process;
    process.setProgram(instanceProgram());
    if (process.program().isEmpty()) {
        return noInstance(u"the program tranship was not found"_s);
    }
    process.setArguments(
        {hasDisplay() ? u"--background"_s : u"--headless"_s, u"--data-dir"_s, m_dataFolder});
    // It outlives us: our pipes and our folder must not stay in use by it.
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setWorkingDirectory(QDir::rootPath());
    if (!process.startDetached()) {
        return noInstance(process.program() + u": "_s + process.errorString());
    }
    return {};
}

Done Session::waitForInstance()
{
    const QDeadlineTimer deadline(startTime);
    while (!deadline.hasExpired()) {
        const Done connected = m_client.connectTo(m_dataFolder);
        if (connected) {
            const Result<QJsonObject> answer = m_client.request(u"ping"_s, {}, deadline);
            return answer ? Done() : failure(answer.error());
        }
        if (connected.error().code != ErrorCode::NoInstance) {
            return connected;
        }
        QThread::msleep(pause.count());
    }
    return noInstance(u"it was started but does not answer"_s);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/instance.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QTest>

namespace tranship::test {

Instance::~Instance()
{
    kill();
}

bool Instance::start(const QStringList &environment)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString &line : environment)
        variables.insert(line.section(QLatin1Char('='), 0, 0), line.section(QLatin1Char('='), 1));
    m_process.setProcessEnvironment(variables);
    if (m_errorFile.isEmpty()) {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    } else {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.setStandardErrorFile(m_errorFile, QIODevice::Append);
        m_process.setWorkingDirectory(QFileInfo(m_errorFile).path());
    }
    m_process.start(QStringLiteral(TRANSHIP_PROGRAM),
                    {QStringLiteral("--headless"), QStringLiteral("--data-dir"), m_dataFolder});
    return QTest::qWaitFor(
               [this] { return ctl({QStringLiteral("list")}).exitCode == 0 || !isRunning(); },
               20'000)
        && isRunning();
}

void Instance::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool Instance::ends(int milliseconds)
{
    return !isRunning() || m_process.waitForFinished(milliseconds);
}

Instance::Answer Instance::ctl(const QStringList &words) const
{
    return run(QStringList{QStringLiteral("--json")} + words);
}

Instance::Answer Instance::ctlPlain(const QStringList &words) const
{
    return run(words);
}

Instance::Answer Instance::run(const QStringList &words) const
{
    QProcess process;
    process.start(
        QStringLiteral(TRANSHIPCTL_PROGRAM),
        QStringList{QStringLiteral("--data-dir"), m_dataFolder, QStringLiteral("--no-start")}
            + words);
    Answer answer;
    // the event loop turns: a scripted server of the test may have to answer meanwhile
    if (QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000))
        answer.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    answer.output = process.readAllStandardOutput();
    answer.errors = process.readAllStandardError();
    return answer;
}

QJsonObject Instance::Answer::object() const
{
    return QJsonDocument::fromJson(output).object();
}

QJsonArray Instance::Answer::array() const
{
    return QJsonDocument::fromJson(output).array();
}

} // namespace tranship::test

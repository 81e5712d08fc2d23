// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/browserlink.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <utility>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

// tranship-browser's, as its help says
constexpr int notConnected = 3;
constexpr int noBrowser = 4;

constexpr auto statusOption = "--status"_L1;
constexpr auto connectOption = "--connect"_L1;
constexpr auto disconnectOption = "--disconnect"_L1;

} // namespace

BrowserLink::BrowserLink(QString program, QObject *parent)
    : DesktopSwitch(parent),
      m_program(std::move(program))
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::finished, this, &BrowserLink::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            tellNotStarted(m_process.errorString());
    });
}

/// It takes a moment only, and what it began it should end.
BrowserLink::~BrowserLink()
{
    m_process.disconnect(this);
    constexpr int patience = 3'000; // milliseconds
    m_process.waitForFinished(patience);
}

void BrowserLink::refresh()
{
    run(statusOption);
}

void BrowserLink::set(bool isOn)
{
    run(isOn ? connectOption : disconnectOption);
}

void BrowserLink::run(const QString &option)
{
    if (m_process.state() != QProcess::NotRunning) {
        m_next = option;
        return;
    }
    // asked first: QProcess of Qt 6.4 keeps a descriptor of each start that fails
    if (const QFileInfo info(m_program); !info.isFile() || !info.isExecutable()) {
        QMetaObject::invokeMethod(
            this, [this] { tellNotStarted(QStringLiteral("no program")); }, Qt::QueuedConnection);
        return;
    }
    m_option = option;
    m_process.start(m_program, {option});
}

void BrowserLink::tellNotStarted(const QString &reason)
{
    Q_EMIT failed(makeError(ErrorCode::InputOutput, ErrorContext::LocalFile,
                            m_program + QStringLiteral(": ") + reason));
}

void BrowserLink::finish()
{
    if (!m_next.isEmpty())
        return run(std::exchange(m_next, {}));
    const int code = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    if (code == 0)
        take(m_option != disconnectOption);
    else if (code == notConnected)
        take(false);
    else
        Q_EMIT failed(makeError(code == noBrowser ? ErrorCode::NotFound : ErrorCode::InputOutput,
                                ErrorContext::LocalFile,
                                QString::fromLocal8Bit(m_process.readAllStandardError())));
}

QString ownBrowserProgram()
{
    return QDir(QCoreApplication::applicationDirPath())
        .filePath(QStringLiteral("tranship-browser"));
}

} // namespace tranship

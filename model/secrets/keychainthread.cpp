// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/keychainthread.h"

namespace tranship {

namespace {

constexpr std::chrono::seconds patience{2};

} // namespace

KeychainThread::KeychainThread()
    : m_thread(std::make_unique<QThread>()),
      m_desk(std::make_unique<QObject>())
{
    m_thread->setObjectName(QStringLiteral("keychain"));
    m_desk->moveToThread(m_thread.get());
    m_thread->start();
}

KeychainThread::~KeychainThread()
{
    m_thread->quit();
    if (m_thread->wait(QDeadlineTimer(patience)))
        return;
    // Stuck in a call of the keychain's: both are left to the end of the process.
    static_cast<void>(m_desk.release());
    static_cast<void>(m_thread.release());
}

void KeychainThread::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(m_desk.get(), std::move(work), Qt::QueuedConnection);
}

} // namespace tranship

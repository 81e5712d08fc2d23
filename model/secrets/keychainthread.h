// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThread>

#include <functional>
#include <memory>

namespace tranship {

/// The thread in which QtKeychain works: what it does may block. One in a process and for as long
/// as it runs, because the queue of QtKeychain's jobs is one and stays in the thread it was first
/// used in.
class KeychainThread final {
public:
    KeychainThread();
    /// Gives up a thread that is stuck in a call after 2 s.
    ~KeychainThread();

    KeychainThread(const KeychainThread &) = delete;
    KeychainThread &operator=(const KeychainThread &) = delete;

    /// Does `work` there, after what was posted before; nothing when the thread ends before.
    void post(std::function<void()> work);

private:
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<QObject> m_desk; ///< lives in the thread
};

} // namespace tranship

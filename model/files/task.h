// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace tranship {

/// Work that was posted to a worker, with its answer. Made in the context's thread.
class Task final {
public:
    Task(std::function<void()> work, QObject *context, std::function<void()> done);

    /// In any thread, once.
    void perform();

private:
    class Delivery;

    std::function<void()> m_work;
    std::shared_ptr<Delivery> m_delivery; ///< null: nobody waits
};

} // namespace tranship

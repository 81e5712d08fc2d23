// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/queue/programs.h"

#include <QList>
#include <QPointer>

#include <optional>
#include <utility>

namespace tranship {

/// Runs nothing: keeps what is to be run, and ends it when the test says so.
class HandPrograms final : public Programs {
public:
    struct Run {
        ProgramOrder order;
        QPointer<QObject> context;
        std::function<void(const ProgramEnd &)> ended;
    };

    void run(const ProgramOrder &order, QObject *context,
             std::function<void(const ProgramEnd &)> ended) override
    {
        orders.append(order);
        running.append({order, context, std::move(ended)});
    }

    /// The one that has run longest ends.
    void end(const ProgramEnd &end)
    {
        const Run first = running.takeFirst();
        if (first.context)
            first.ended(end);
    }

    void exit(int code) { end({ProgramEnd::Kind::Exited, code, {}}); }

    QList<ProgramOrder> orders; ///< all so far
    QList<Run> running;
};

} // namespace tranship

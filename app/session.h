// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/control/controlclient.h"

#include <chrono>

namespace tranship {

/// Whether an instance is started when none runs.
enum class StartInstance { Never, WhenNeeded };

/// The conversation of one call of the program with the instance of one data folder.
class Session final {
public:
    Session(const QString &dataFolder, StartInstance start);

    /// NoInstance when none runs and none could be started.
    [[nodiscard]] Done open();
    /// Complete and Cancel can take as long as the disk does: no time is set for those.
    [[nodiscard]] Result<QJsonObject> request(const QString &verb,
                                              const QJsonObject &arguments = {},
                                              QDeadlineTimer deadline = std::chrono::minutes(2));

    [[nodiscard]] ControlClient &client() { return m_client; }

private:
    [[nodiscard]] Done startInstance() const;
    [[nodiscard]] Done waitForInstance();

    QString m_dataFolder;
    StartInstance m_start;
    ControlClient m_client;
};

} // namespace tranship

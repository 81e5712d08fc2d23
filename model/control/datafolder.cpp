// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/datafolder.h"

#include "model/store/portable.h"

#include <QStandardPaths>

namespace tranship {

using namespace Qt::StringLiterals;

QString defaultDataFolder()
{
    const QString beside = portableDataFolder();
    if (!beside.isEmpty())
        return beside;
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return base.isEmpty() ? QString() : base + u"/tranship"_s;
}

QString controlSocketPath(const QString &dataFolder)
{
    return dataFolder + u"/control.sock"_s;
}

} // namespace tranship

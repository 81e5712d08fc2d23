// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/programfolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace tranship {

QString programFolder()
{
#ifdef Q_OS_LINUX
    const QString program = QFile::symLinkTarget(QStringLiteral("/proc/self/exe"));
    if (!program.isEmpty())
        return QFileInfo(program).path();
#endif
    return QCoreApplication::instance() == nullptr ? QString()
                                                   : QCoreApplication::applicationDirPath();
}

} // namespace tranship

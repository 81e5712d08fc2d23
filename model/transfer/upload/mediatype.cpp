// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/mediatype.h"

#include <QMimeDatabase>

namespace tranship {

QByteArray mediaTypeOf(const QString &fileName)
{
    const QMimeDatabase types;
    return types.mimeTypeForFile(fileName, QMimeDatabase::MatchExtension).name().toLatin1();
}

} // namespace tranship

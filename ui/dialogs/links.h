// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

class QMimeData;

namespace tranship {

/// The web links that a text of any kind holds, each once (webLinksIn).
[[nodiscard]] QStringList linksIn(const QString &text);
/// The same from what was dropped or copied: its URL list, else its text.
[[nodiscard]] QStringList linksIn(const QMimeData *data);
/// The paths of this computer's files and folders in what was dropped or copied, each once.
[[nodiscard]] QStringList filesIn(const QMimeData *data);

} // namespace tranship

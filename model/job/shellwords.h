// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace tranship {

/// The words of the first simple command in a text, as a POSIX shell splits them (quotes,
/// backslash, continued lines) and bash reads $'...'. Nothing is expanded. It ends at an unquoted ;
/// | & < or > at the beginning of a word. nullopt when a quote is not closed.
[[nodiscard]] std::optional<QStringList> shellWords(QStringView text);

/// The same command as it would be for a POSIX shell, of one that was written for cmd.exe, where ^
/// is what \ is there.
[[nodiscard]] QString withoutCarets(const QString &text);

} // namespace tranship

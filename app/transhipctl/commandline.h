// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transhipctl/verbtable.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace tranship {

/// A command line, taken apart and checked against the table of verbs.
struct CommandLine {
    const VerbEntry *verb = nullptr; ///< none with only --help or --version
    QStringList arguments;
    QHash<QString, QStringList>
        options; ///< of the verb, by name without dashes; a flag has one empty value
    QString dataFolder; ///< absolute
    bool isJson = false;
    bool mayStart = true;
    bool wantsHelp = false;
    bool wantsVersion = false;

    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }

    [[nodiscard]] QString value(const QString &option, const QString &fallback = {}) const;
};

/// The error is a sentence for standard error. `arguments` is without the program's name.
[[nodiscard]] tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments);

/// Help on a verb, or on the program when there is none.
[[nodiscard]] QString helpText(const VerbEntry *verb);

} // namespace tranship

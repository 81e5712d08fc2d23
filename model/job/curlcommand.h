// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <utility>

namespace tranship {

/// A command line of curl as browsers copy it ("Copy as cURL"), read for what it downloads.
struct CurlCommand {
    struct Target {
        QString url; ///< as it stands there
        QString name; ///< of -o, without folders; empty: the server's or the link's

        bool operator==(const Target &) const = default;
    };

    QList<Target> targets; ///< one at least
    /// What the request would have said further, by name: of -H, -b, -e, -u. What a download says
    /// by itself or no server minds (Accept, User-Agent, Sec-..., ...) is left out.
    QList<std::pair<QString, QString>> headers;
    /// Options that would have changed what comes or from whom, as they are spelled: "--proxy".
    QStringList unusedOptions;

    bool operator==(const CurlCommand &) const = default;
};

/// Why a command line is not taken.
struct CurlProblem {
    enum class Kind {
        Unfinished, ///< a quote is not closed, or the last option has no value
        NoLink,
        SendsData, ///< `what` is the option: -d, -F, -T
        OtherMethod, ///< `what` is the method: a download is a GET
        UnknownOption, ///< `what` is the option
    };
    Kind kind = Kind::NoLink;
    QString what;

    bool operator==(const CurlProblem &) const = default;
};

/// Whether a line begins such a command.
[[nodiscard]] bool isCurlCommand(QStringView line);
/// Whether such a command goes on in the next line.
[[nodiscard]] bool goesOnInNextLine(QStringView line);

/// Reads a command as a POSIX shell would, with $'...' of bash; one copied for cmd.exe (with ^) is
/// told from it. Nothing is expanded or run. What stands behind an unquoted ; | & or > is no part
/// of it.
[[nodiscard]] tl::expected<CurlCommand, CurlProblem> parseCurlCommand(const QString &text);

/// Whether a header of that name (any case) lets someone in: it belongs into no file, log or list.
[[nodiscard]] bool isSecretHeader(QStringView name);

} // namespace tranship

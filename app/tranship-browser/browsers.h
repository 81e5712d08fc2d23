// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace tranship {

/// How a browser names the extensions that may speak to a program.
enum class BrowserKind { Chromium, Firefox };

/// A browser that this user has.
struct Browser {
    QString name; ///< "Chromium"
    BrowserKind kind = BrowserKind::Chromium;
    QString hostsFolder; ///< absolute; where it looks for hosts of this user; may not be there yet

    bool operator==(const Browser &) const = default;
};

/// Those of the browsers we know that have a profile here. Those in a sandbox (Snap, Flatpak) start
/// no programs and are not among them.
[[nodiscard]] QList<Browser> installedBrowsers();

} // namespace tranship

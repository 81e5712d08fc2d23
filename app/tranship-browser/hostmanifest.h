// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tranship-browser/browsers.h"

#include <QByteArray>

namespace tranship {

/// What the extension calls this program.
inline constexpr QLatin1StringView hostName("org.tranship.tranship");
/// Our extensions, as their browsers know them: by the key in resources/browser/chromium.json, and
/// by the id in resources/browser/firefox.json.
inline constexpr QLatin1StringView chromiumExtension("jpgbhnjalkdmceokbcagkcehenkijgij");
inline constexpr QLatin1StringView firefoxExtension("tranship@example.org");

/// The file that tells a browser how to start `program` (absolute) and for which extension.
[[nodiscard]] QByteArray hostManifest(BrowserKind kind, const QString &program);
/// The program that a file of that kind starts; empty when it is none.
[[nodiscard]] QString programOf(const QByteArray &manifest);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// On Windows and macOS the list is another: there the hosts stand in the registry, or below
// Library/Application Support.

#include "app/tranship-browser/browsers.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

struct Place {
    const char *name;
    BrowserKind kind;
    bool isInConfig; ///< else in the home folder
    const char *profile; ///< it is there when the browser was started once
    const char *hosts; ///< below it
};

// Native messaging: "developer.chrome.com/docs/extensions/develop/concepts/native-messaging" and
// MDN, "Native manifests".
constexpr Place places[] = {
    {"Chromium", BrowserKind::Chromium, true, "chromium", "NativeMessagingHosts"},
    {"Chrome", BrowserKind::Chromium, true, "google-chrome", "NativeMessagingHosts"},
    {"Edge", BrowserKind::Chromium, true, "microsoft-edge", "NativeMessagingHosts"},
    {"Brave", BrowserKind::Chromium, true, "BraveSoftware/Brave-Browser", "NativeMessagingHosts"},
    {"Vivaldi", BrowserKind::Chromium, true, "vivaldi", "NativeMessagingHosts"},
    {"Firefox", BrowserKind::Firefox, false, ".mozilla", "native-messaging-hosts"},
};

} // namespace

QList<Browser> installedBrowsers()
{
    const QDir config(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
    QList<Browser> found;
    for (const Place &place : places) {
        const QString profile =
            (place.isInConfig ? config : QDir::home()).filePath(QLatin1StringView(place.profile));
        if (QFileInfo(profile).isDir()) {
            found.append({QLatin1StringView(place.name), place.kind,
                          profile + u'/' + QLatin1StringView(place.hosts)});
        }
    }
    return found;
}

} // namespace tranship

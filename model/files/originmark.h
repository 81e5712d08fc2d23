// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace tranship {

/// Notes in the file with this descriptor where it came from: on Linux the extended attribute
/// user.xdg.origin.url (freedesktop.org, Common Extended Attributes), on macOS the quarantine that
/// makes the system ask before it opens a program. A hint that never fails: many file systems keep
/// no such thing.
void markOrigin(int file, const QByteArray &url);

} // namespace tranship

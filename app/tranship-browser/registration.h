// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tranship-browser/browsers.h"
#include "model/job/result.h"

#include <QStringList>

namespace tranship {

/// Lets the browsers start `program` (absolute): writes a file for each, whole or not at all.
/// Answers the browsers' names. NotFound: none is there; InputOutput names the file.
[[nodiscard]] Result<QStringList> connectBrowsers(const QList<Browser> &browsers,
                                                  const QString &program);
/// Takes away what leads to `program`, or to a program that is gone; others' files stay. Answers
/// the names of those that were connected.
[[nodiscard]] Result<QStringList> disconnectBrowsers(const QList<Browser> &browsers,
                                                     const QString &program);
/// The names of those that start `program`.
[[nodiscard]] QStringList connectedBrowsers(const QList<Browser> &browsers, const QString &program);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/candidate.h"

#include <QObject>

class QMimeData;

namespace tranship {

/// Reads a Metalink or a list of links beside the GUI thread, which touches no disk.
class ListReading final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answers with one of the signals for each.
    void begin(const QString &path);

Q_SIGNALS:
    /// What the file at `path` lists; `skipped`: so many of its lines name no link.
    void listed(const QString &path, const QList<tranship::WantedFile> &files, int skipped);
    /// `reason` is a sentence, `detail` what the one who made the file needs: a line's number.
    void refused(const QString &path, const QString &reason, const QString &detail);
};

/// The first local file of what was dropped that has a Metalink's name; empty when there is none.
[[nodiscard]] QString metalinkIn(const QMimeData *data);
/// The first local file of what was dropped that can hold links: a Metalink, a text, a table; empty
/// when there is none.
[[nodiscard]] QString linkListIn(const QMimeData *data);

} // namespace tranship

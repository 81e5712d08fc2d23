// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/metalink.h"

#include <QObject>

class QMimeData;

namespace tranship {

/// Reads a Metalink beside the GUI thread, which touches no disk.
class MetalinkReading final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answers with one of the signals; a later call wins over one that still reads.
    void begin(const QString &path);

Q_SIGNALS:
    void described(const QList<tranship::MetalinkFile> &files);
    void refused(const tranship::Error &error);

private:
    void tell(int reading, const Result<QList<MetalinkFile>> &files);

    int m_reading = 0; ///< number of the latest
};

/// The first local file of what was dropped that has a Metalink's name; empty when there is none.
[[nodiscard]] QString metalinkIn(const QMimeData *data);
/// The same of links, as a file manager hands them over ("file:///...").
[[nodiscard]] QString metalinkAmong(const QStringList &links);

} // namespace tranship

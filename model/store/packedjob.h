// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace tranship {

/// An address as it is packed: encoded, and without a login.
[[nodiscard]] QByteArray packedUrl(const QUrl &url);

/// A job that nobody looks at now, in a few hundred bytes: the columns of its rows in the store,
/// one behind the other. Copies share them.
class PackedJob final {
public:
    PackedJob() = default;
    explicit PackedJob(const Job &job);

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }

    /// Bytes it takes beside itself.
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    [[nodiscard]] Job unpacked() const;
    [[nodiscard]] QString name() const;

    /// The addresses of its files, as packedUrl() makes them, and their paths.
    void
    forEachFile(const std::function<void(QByteArrayView url, const QString &path)> &visit) const;

    /// Whether the job's name, or the path or address (as a person reads it) of one of its files
    /// has `text`, in whatever case. `folded` is text.toCaseFolded().
    [[nodiscard]] bool hasText(const QString &folded) const;

private:
    QByteArray m_bytes; ///< length of the texts that are searched, those, then all else
};

} // namespace tranship

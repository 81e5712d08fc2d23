// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace tranship::test {

/// A small tmpfs under a folder, gone with the object. Needs the right to mount; where that is
/// missing isMounted() is false and complaint() says why: skip the test then.
class SmallDisk final {
public:
    /// At most `files` entries when that is not 0.
    SmallDisk(const QString &folder, qint64 bytes, int files = 0);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isMounted() const { return m_isMounted; }

    [[nodiscard]] QString complaint() const { return m_complaint; }

    [[nodiscard]] QString folder() const { return m_folder; }

    /// False when the system refuses.
    [[nodiscard]] bool setReadOnly();
    /// As if the medium had been pulled; open files keep working on the lost tree.
    void pull();

private:
    QString m_folder;
    QByteArray m_options;
    QString m_complaint;
    bool m_isMounted = false;
};

} // namespace tranship::test

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace tranship {

/// Memory that is written to a file past the page cache (ByteFile::writeDirectly): begins at a
/// multiple of directAlignment. A disk takes what lies in one piece in the machine's memory about
/// twice as fast as the same bytes in pages of 4 KiB, so this asks for big pages where a
/// whole number of them fits.
class DirectMemory final {
public:
    /// Bytes of a big page.
    static constexpr qint64 bigPage = qint64{2} * 1024 * 1024;

    /// `size` bytes, at least 1, that hold anything; throws std::bad_alloc when there are none.
    explicit DirectMemory(qint64 size);
    ~DirectMemory();
    Q_DISABLE_COPY_MOVE(DirectMemory)

    [[nodiscard]] char *data() const { return m_data; }

    [[nodiscard]] qint64 size() const { return m_size; }

private:
    qint64 m_size;
    char *m_data;
};

} // namespace tranship

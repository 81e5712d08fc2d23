// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>

namespace tranship {

/// Compares the first bytes of an answer with bytes that are held already.
class Overlap final {
public:
    Overlap() = default;

    explicit Overlap(QByteArray held) : m_held(std::move(held)) { }

    [[nodiscard]] bool isOpen() const { return m_compared < m_held.size(); }

    /// Takes what is to be compared off the front of `bytes`; false when it differs.
    [[nodiscard]] bool take(QByteArrayView &bytes)
    {
        const qsizetype length = std::min(bytes.size(), m_held.size() - m_compared);
        const bool isEqual =
            QByteArrayView(m_held).sliced(m_compared, length) == bytes.first(length);
        bytes = bytes.sliced(length);
        m_compared += length;
        return isEqual;
    }

private:
    QByteArray m_held;
    qsizetype m_compared = 0;
};

} // namespace tranship

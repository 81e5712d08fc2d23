// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/sender.h"

#include <algorithm>

namespace tranship {

/// A body that is in memory.
class BytesBody final : public BodySource {
public:
    explicit BytesBody(QByteArray bytes) : m_bytes(std::move(bytes)) { }

    void begin(Listener &) override { }

    [[nodiscard]] qint64 length() const override { return m_bytes.size(); }

    [[nodiscard]] qint64 read(char *bytes, qint64 most) override
    {
        const qint64 given = std::min<qint64>(most, m_bytes.size() - m_at);
        std::copy_n(m_bytes.cbegin() + m_at, given, bytes);
        m_at += given;
        return given;
    }

    [[nodiscard]] bool rewind() override
    {
        m_at = 0;
        return true;
    }

private:
    const QByteArray m_bytes;
    qsizetype m_at = 0;
};

} // namespace tranship

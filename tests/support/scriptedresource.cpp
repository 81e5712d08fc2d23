// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedresource.h"

#include <algorithm>
#include <cstring>

namespace tranship {

namespace {

quint64 wordAt(quint64 seed, quint64 index)
{
    quint64 word = (index + seed * 0x9E3779B97F4A7C15U + 1) * 0xD1342543DE82EF95U;
    word ^= word >> 29;
    return word * 0xBF58476D1CE4E5B9U;
}

} // namespace

QByteArray SeenRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

void fillBody(quint64 seed, qint64 offset, char *bytes, qint64 length)
{
    constexpr qint64 wordSize = sizeof(quint64);
    while (length > 0) {
        for (; offset % wordSize == 0 && length >= wordSize; length -= wordSize) {
            const quint64 word = wordAt(seed, static_cast<quint64>(offset / wordSize));
            std::memcpy(bytes, &word, sizeof word);
            bytes += wordSize;
            offset += wordSize;
        }
        const quint64 word = wordAt(seed, static_cast<quint64>(offset / wordSize));
        const qint64 skipped = offset % wordSize;
        const qint64 taken = std::min(wordSize - skipped, length);
        std::memcpy(bytes, reinterpret_cast<const char *>(&word) + skipped,
                    static_cast<size_t>(taken));
        bytes += taken;
        offset += taken;
        length -= taken;
    }
}

QByteArray bodyAt(quint64 seed, qint64 offset, qint64 length)
{
    QByteArray bytes(length, Qt::Uninitialized);
    fillBody(seed, offset, bytes.data(), length);
    return bytes;
}

} // namespace tranship

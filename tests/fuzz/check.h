// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// What a fuzzer calls with bytes it made up. Finds a fault by crashing, by a sanitizer's word, or
/// by a CHECK that does not hold.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace tranship::fuzz {

/// Says which promise was broken, and ends the program.
[[noreturn]] inline void fail(const char *promise, const char *file, int line)
{
    std::fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, promise);
    std::abort();
}

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

inline QString textOf(const uint8_t *data, size_t size)
{
    return QString::fromUtf8(bytesOf(data, size));
}

} // namespace tranship::fuzz

#define CHECK(promise)                                                                             \
    do {                                                                                           \
        if (!(promise))                                                                            \
            tranship::fuzz::fail(#promise, __FILE__, __LINE__);                                    \
    } while (false)

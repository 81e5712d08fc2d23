// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct XXH3_state_s;

namespace tranship {

/// XXH3-64 (seed 0, libxxhash) of bytes that come one after the other: fast, finds damage, and no
/// proof against somebody who wants to deceive.
class Xxh3 final {
public:
    Xxh3();

    void add(QByteArrayView bytes);
    /// Of what was added so far, in the canonical form: 8 bytes, big endian.
    [[nodiscard]] QByteArray hash() const;

private:
    struct Deleter {
        void operator()(XXH3_state_s *state) const;
    };

    std::unique_ptr<XXH3_state_s, Deleter> m_state;
};

} // namespace tranship

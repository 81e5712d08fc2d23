// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/xxh3.h"

#include <QtGlobal>

#include <xxhash.h>
#ifdef XXHASH_HAS_DISPATCH
#include <xxh_x86dispatch.h> // stands in for the functions of the same names
#endif

namespace tranship {

void Xxh3::Deleter::operator()(XXH3_state_s *state) const
{
    (void)XXH3_freeState(state);
}

Xxh3::Xxh3() : m_state(XXH3_createState())
{
    Q_CHECK_PTR(m_state.get());
    (void)XXH3_64bits_reset(m_state.get()); // fails with no state alone, as the next one does
}

void Xxh3::add(QByteArrayView bytes)
{
    (void)XXH3_64bits_update(m_state.get(), bytes.data(), static_cast<size_t>(bytes.size()));
}

QByteArray Xxh3::hash() const
{
    XXH64_canonical_t canonical;
    XXH64_canonicalFromHash(&canonical, XXH3_64bits_digest(m_state.get()));
    return QByteArray(reinterpret_cast<const char *>(canonical.digest), sizeof canonical.digest);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/newnames_posix.h"

namespace tranship {

Done NewNames::sync(quint64 name)
{
    const std::lock_guard lock(m_mutex);
    if (name <= m_synced)
        return {};
    if (m_failure)
        return failure(*m_failure);
    const quint64 made = m_made;
    if (Done synced = m_folder.sync(); !synced) {
        m_failure = synced.error();
        m_hasFailed = true;
        return synced;
    }
    m_synced = made;
    return {};
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/policybook.h"

namespace tranship {

PolicyBook::PolicyBook(Storage &storage, PolicyLayer administrator)
    : m_storage(storage),
      m_administrator(std::move(administrator)),
      m_effective(effectivePolicy({}, m_administrator))
{
}

void PolicyBook::load(const PolicyLayer &user)
{
    m_user = user;
    m_effective = effectivePolicy(m_user, m_administrator);
}

void PolicyBook::set(const QString &key, const QString &text,
                     std::function<void(const Done &)> answer)
{
    const PolicyEntry *entry = policyEntry(key);
    if (!entry) {
        answer(failure(ErrorCode::UnknownKey, ErrorContext::QueueManager, key));
        return;
    }
    if (m_effective.sourceOf(*entry) == PolicySource::Administrator) {
        answer(failure(
            ErrorCode::AccessDenied, ErrorContext::QueueManager,
            QStringLiteral("%1 is fixed by the administrator").arg(QLatin1String(entry->key))));
        return;
    }
    Policy trial;
    const bool isDefault = text.isEmpty();
    if (const Done read = isDefault ? Done() : setPolicyText(*entry, text, trial); !read) {
        answer(failure(read.error()));
        return;
    }
    const QString name = QLatin1String(entry->key);
    // stored in the form that is shown, whatever way it was typed
    const QString stored = isDefault ? QString() : policyText(*entry, trial);
    StoreChange change;
    change.policy.insert(name, stored);
    m_storage.apply(change, this,
                    [this, name, stored, answer = std::move(answer)](const Done &done) {
                        if (done) {
                            if (stored.isEmpty())
                                m_user.remove(name);
                            else
                                m_user.insert(name, stored);
                            m_effective = effectivePolicy(m_user, m_administrator);
                            Q_EMIT changed();
                        }
                        answer(done);
                    });
}

} // namespace tranship

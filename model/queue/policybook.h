// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/policy.h"
#include "model/job/result.h"
#include "model/queue/storage.h"

#include <QObject>

#include <functional>

namespace tranship {

/// The policy in force: the administrator's layer over the user's over the defaults.
class PolicyBook final : public QObject {
    Q_OBJECT

public:
    PolicyBook(Storage &storage, PolicyLayer administrator);

    /// Takes over the user's layer from the store.
    void load(const PolicyLayer &user);

    [[nodiscard]] const Policy &policy() const { return m_effective.policy; }

    [[nodiscard]] const EffectivePolicy &effective() const { return m_effective; }

    /// Writes a key of the user's layer; an empty text goes back to the default. UnknownKey,
    /// InvalidArgument, AccessDenied when the administrator fixed it.
    void set(const QString &key, const QString &text, std::function<void(const Done &)> answer);

Q_SIGNALS:
    void changed();

private:
    Storage &m_storage;
    const PolicyLayer m_administrator;
    PolicyLayer m_user;
    EffectivePolicy m_effective;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/secrets/secrets.h"

#include <QHash>

namespace tranship {

/// Keeps secrets in this process only: they are gone when it ends.
class SessionSecrets final : public Secrets {
public:
    ~SessionSecrets() override;

    void store(const SecretReference &reference, const QByteArray &secret, Asking asking,
               QObject *context, Answer answer) override;
    void read(const SecretReference &reference, Asking asking, QObject *context,
              ReadAnswer answer) override;
    void remove(const SecretReference &reference, QObject *context, Answer answer) override;
    void look(QObject *context, Answer answer) override;
    void unlock(QObject *context, Answer answer) override;

    [[nodiscard]] bool contains(const SecretReference &reference) const
    {
        return m_secrets.contains(reference);
    }

private:
    QHash<SecretReference, QByteArray> m_secrets;
};

/// Overwrites the bytes, where nobody else shares them, and empties it.
void wipe(QByteArray &secret);

} // namespace tranship

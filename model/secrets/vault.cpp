// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/vault.h"

#include <QObject>

namespace tranship {

Vault::Vault(Secrets &keychain) : m_keychain(keychain) { }

void Vault::store(const SecretReference &reference, const QByteArray &secret, Keep keep,
                  QObject *context, Secrets::Answer answer)
{
    const bool isForSession = keep == Keep::Session;
    Secrets &there = isForSession ? static_cast<Secrets &>(m_session) : m_keychain;
    Secrets &other = isForSession ? m_keychain : static_cast<Secrets &>(m_session);
    there.store(reference, secret, Asking::Allowed, context,
                [&other, reference, context, answer = std::move(answer)](SecretOutcome outcome) {
                    if (outcome == SecretOutcome::Success)
                        other.remove(reference, context, [](SecretOutcome) {});
                    answer(outcome);
                });
}

void Vault::read(const SecretReference &reference, QObject *context, Secrets::ReadAnswer answer)
{
    Secrets &there = m_session.contains(reference) ? static_cast<Secrets &>(m_session) : m_keychain;
    there.read(reference, Asking::Never, context, std::move(answer));
}

void Vault::remove(const SecretReference &reference, QObject *context, Secrets::Answer answer)
{
    m_session.remove(reference, context, [](SecretOutcome) {});
    m_keychain.remove(reference, context, std::move(answer));
}

void Vault::look(QObject *context, Secrets::Answer answer)
{
    m_keychain.look(context, std::move(answer));
}

void Vault::unlock(QObject *context, Secrets::Answer answer)
{
    m_keychain.unlock(context, std::move(answer));
}

} // namespace tranship

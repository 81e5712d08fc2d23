// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/secrets/sessionsecrets.h"

namespace tranship {

/// Where a secret is to be kept.
enum class Keep {
    Keychain, ///< until it is removed
    Session, ///< in this process only, never on a disk
};

/// All secrets of the program: those of the session, and behind them the system's keychain. Never
/// moves one from here to there by itself: that a keychain is locked is no reason to keep a secret
/// elsewhere. The answers are those of Secrets.
class Vault final {
public:
    explicit Vault(Secrets &keychain);

    /// With Keep::Keychain the keychain may ask the person to unlock it. A secret of the same
    /// reference that was kept the other way goes, once this one is stored.
    void store(const SecretReference &reference, const QByteArray &secret, Keep keep,
               QObject *context, Secrets::Answer answer);
    /// Nobody is asked: Locked is answered.
    void read(const SecretReference &reference, QObject *context, Secrets::ReadAnswer answer);
    /// From both; the answer is the keychain's.
    void remove(const SecretReference &reference, QObject *context, Secrets::Answer answer);

    void look(QObject *context, Secrets::Answer answer);
    void unlock(QObject *context, Secrets::Answer answer);

private:
    Secrets &m_keychain;
    SessionSecrets m_session;
};

} // namespace tranship

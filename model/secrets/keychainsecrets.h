// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/secrets/secrets.h"

#include <chrono>
#include <memory>

namespace tranship {

class KeychainThread;

/// The keychain of the system, through QtKeychain: libsecret or KWallet, the Keychain of macOS, the
/// Credential Manager of Windows. QtKeychain's own fallback, a plain-text file, stays off. A
/// keychain that hangs costs its own thread only: the answer is TimedOut.
class KeychainSecrets final : public Secrets {
public:
    struct Patience {
        std::chrono::milliseconds alone{10'000}; ///< nobody is asked
        std::chrono::milliseconds withPerson{180'000}; ///< the keychain may ask the person
    };

    explicit KeychainSecrets(KeychainThread &thread);
    KeychainSecrets(KeychainThread &thread, Patience patience);
    ~KeychainSecrets() override;

    void store(const SecretReference &reference, const QByteArray &secret, Asking asking,
               QObject *context, Answer answer) override;
    void read(const SecretReference &reference, Asking asking, QObject *context,
              ReadAnswer answer) override;
    void remove(const SecretReference &reference, QObject *context, Answer answer) override;
    void look(QObject *context, Answer answer) override;
    void unlock(QObject *context, Answer answer) override;

private:
    class Mailbox;
    using Reply = std::function<void(const SecretReading &)>;

    /// Does `work` in the keychain's thread; the first of its answer and the end of the patience
    /// goes to `answer`.
    void ask(std::chrono::milliseconds patience, QObject *context, ReadAnswer answer,
             std::function<void(Reply)> work);
    [[nodiscard]] std::chrono::milliseconds patienceFor(Asking asking) const;

    KeychainThread &m_thread;
    const Patience m_patience;
    std::shared_ptr<Mailbox> m_mailbox;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;

namespace tranship {

/// Names one secret in a keychain: text without a secret in it, made by secretreference.h. It is
/// what the store holds.
using SecretReference = QString;

/// How a keychain answered.
enum class SecretOutcome {
    Success, ///< stored, removed, unlocked; or read, and here it is
    NotFound, ///< there is no such secret
    Locked, ///< it is there or may be; nobody gets it before the keychain is unlocked
    Absent, ///< this system has no keychain, or it doesn't run
    Refused, ///< the keychain or the person said no
    TimedOut, ///< no answer in time
};

/// Whether a keychain may show its own window, where the person unlocks it or lets us in.
enum class Asking {
    Never, ///< Locked is answered instead: for what happens by itself
    Allowed, ///< the person just did something that needs it
};

struct SecretReading {
    SecretOutcome outcome = SecretOutcome::NotFound;
    QByteArray secret; ///< with Success; as it was stored
};

/// Where secrets are. Each call returns at once and is answered once, from the event loop of the
/// thread the object lives in, unless `context` is gone by then.
class Secrets {
public:
    using Answer = std::function<void(SecretOutcome)>;
    using ReadAnswer = std::function<void(const SecretReading &)>;

    virtual ~Secrets() = default;

    /// Replaces what was there.
    virtual void store(const SecretReference &reference, const QByteArray &secret, Asking asking,
                       QObject *context, Answer answer) = 0;
    virtual void read(const SecretReference &reference, Asking asking, QObject *context,
                      ReadAnswer answer) = 0;
    /// Success too when there was none.
    virtual void remove(const SecretReference &reference, QObject *context, Answer answer) = 0;
    /// Success, Locked, Absent or TimedOut: whether secrets can be stored and read now.
    virtual void look(QObject *context, Answer answer) = 0;
    /// Shows the keychain's own window. Success: it is shown, or there was nothing to unlock;
    /// whether the person unlocks it is told by look().
    virtual void unlock(QObject *context, Answer answer) = 0;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/secrets/secrets.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace tranship::test {

/// A keychain that is in the state the test puts it in. Secrets stay through every state.
class FakeSecrets final : public Secrets {
public:
    /// What every call answers from now on instead of doing something; Success: it works.
    SecretOutcome state = SecretOutcome::Success;
    QHash<SecretReference, QByteArray> secrets;
    QStringList calls; ///< "store REFERENCE", "read REFERENCE", "remove REFERENCE", "unlock"
    /// Whether a call that may ask the person, or unlock(), unlocks a locked one.
    bool personUnlocks = false;

    void store(const SecretReference &reference, const QByteArray &secret, Asking asking,
               QObject *context, Answer answer) override
    {
        calls.append(QStringLiteral("store ") + reference);
        ask(asking);
        if (state == SecretOutcome::Success)
            secrets.insert(reference, secret);
        tell(context, std::move(answer), state);
    }

    void read(const SecretReference &reference, Asking asking, QObject *context,
              ReadAnswer answer) override
    {
        calls.append(QStringLiteral("read ") + reference);
        ask(asking);
        SecretReading reading{state, QByteArray()};
        if (state == SecretOutcome::Success && secrets.contains(reference))
            reading.secret = secrets.value(reference);
        else if (state == SecretOutcome::Success)
            reading.outcome = SecretOutcome::NotFound;
        tell(context, std::move(answer), reading);
    }

    void remove(const SecretReference &reference, QObject *context, Answer answer) override
    {
        calls.append(QStringLiteral("remove ") + reference);
        if (state == SecretOutcome::Success)
            secrets.remove(reference);
        tell(context, std::move(answer), state);
    }

    void look(QObject *context, Answer answer) override { tell(context, std::move(answer), state); }

    void unlock(QObject *context, Answer answer) override
    {
        calls.append(QStringLiteral("unlock"));
        ask(Asking::Allowed);
        tell(context, std::move(answer),
             state == SecretOutcome::Absent ? state : SecretOutcome::Success);
    }

private:
    void ask(Asking asking)
    {
        if (asking == Asking::Allowed && personUnlocks && state == SecretOutcome::Locked)
            state = SecretOutcome::Success;
    }

    template <typename Told, typename What>
    static void tell(QObject *context, Told answer, const What &what)
    {
        QMetaObject::invokeMethod(
            context, [answer = std::move(answer), what] { answer(what); }, Qt::QueuedConnection);
    }
};

} // namespace tranship::test

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/sessionsecrets.h"

#include <QMetaObject>
#include <QObject>

namespace tranship {

namespace {

template <typename Answer, typename What>
void answerLater(QObject *context, Answer answer, What what)
{
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer), what = std::move(what)] { answer(what); },
        Qt::QueuedConnection);
}

} // namespace

void wipe(QByteArray &secret)
{
    if (secret.isDetached()) {
        volatile char *bytes = secret.data();
        for (qsizetype i = 0; i < secret.size(); ++i)
            bytes[i] = 0;
    }
    secret.clear();
}

SessionSecrets::~SessionSecrets()
{
    for (QByteArray &secret : m_secrets)
        wipe(secret);
}

void SessionSecrets::store(const SecretReference &reference, const QByteArray &secret,
                           Asking /*asking*/, QObject *context, Answer answer)
{
    QByteArray &kept = m_secrets[reference];
    wipe(kept);
    kept = QByteArray(secret.constData(), secret.size()); // a copy of its own, so that it is wiped
    answerLater(context, std::move(answer), SecretOutcome::Success);
}

void SessionSecrets::read(const SecretReference &reference, Asking /*asking*/, QObject *context,
                          ReadAnswer answer)
{
    const auto found = m_secrets.constFind(reference);
    SecretReading reading;
    if (found != m_secrets.constEnd())
        reading = {SecretOutcome::Success, QByteArray(found->constData(), found->size())};
    answerLater(context, std::move(answer), std::move(reading));
}

void SessionSecrets::remove(const SecretReference &reference, QObject *context, Answer answer)
{
    const auto found = m_secrets.find(reference);
    if (found != m_secrets.end()) {
        wipe(*found);
        m_secrets.erase(found);
    }
    answerLater(context, std::move(answer), SecretOutcome::Success);
}

void SessionSecrets::look(QObject *context, Answer answer)
{
    answerLater(context, std::move(answer), SecretOutcome::Success);
}

void SessionSecrets::unlock(QObject *context, Answer answer)
{
    answerLater(context, std::move(answer), SecretOutcome::Success);
}

} // namespace tranship

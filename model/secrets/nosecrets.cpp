// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/nosecrets.h"

#include <QObject>

namespace tranship {

namespace {

template <typename Answer, typename What> void tell(QObject *context, Answer answer, What what)
{
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer), what] { answer(what); }, Qt::QueuedConnection);
}

} // namespace

void NoSecrets::store(const SecretReference &, const QByteArray &, Asking, QObject *context,
                      Answer answer)
{
    tell(context, std::move(answer), SecretOutcome::Absent);
}

void NoSecrets::read(const SecretReference &, Asking, QObject *context, ReadAnswer answer)
{
    tell(context, std::move(answer), SecretReading{SecretOutcome::Absent, QByteArray()});
}

void NoSecrets::remove(const SecretReference &, QObject *context, Answer answer)
{
    tell(context, std::move(answer), SecretOutcome::Absent);
}

void NoSecrets::look(QObject *context, Answer answer)
{
    tell(context, std::move(answer), SecretOutcome::Absent);
}

void NoSecrets::unlock(QObject *context, Answer answer)
{
    tell(context, std::move(answer), SecretOutcome::Absent);
}

} // namespace tranship

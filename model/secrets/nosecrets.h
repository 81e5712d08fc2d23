// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/secrets/secrets.h"

namespace tranship {

/// Of a program without a keychain: Absent, whatever it is asked.
class NoSecrets final : public Secrets {
public:
    void store(const SecretReference &reference, const QByteArray &secret, Asking asking,
               QObject *context, Answer answer) override;
    void read(const SecretReference &reference, Asking asking, QObject *context,
              ReadAnswer answer) override;
    void remove(const SecretReference &reference, QObject *context, Answer answer) override;
    void look(QObject *context, Answer answer) override;
    void unlock(QObject *context, Answer answer) override;
};

} // namespace tranship

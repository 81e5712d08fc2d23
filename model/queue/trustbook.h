// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/queue/storage.h"
#include "model/transfer/route.h"

#include <QList>
#include <QObject>

#include <functional>

namespace tranship {

/// The certificates that were not good enough by themselves: the last one that each host showed,
/// and those that a person trusts all the same, each for one host and as exactly this one.
class TrustBook final : public QObject, public CertificateJudge {
    Q_OBJECT

public:
    using Saved = std::function<void(const Done &)>;
    /// Of those that are not trusted as many are kept: servers make up as many hosts as they like.
    static constexpr qsizetype mostRefused = 256;

    TrustBook(Storage &storage, const Clock &clock);

    void load(const QList<ShownCertificate> &certificates);

    [[nodiscard]] const QList<ShownCertificate> &all() const { return m_shown; }

    /// From now on this certificate is good enough for its host. One that was never seen may be
    /// named too; InvalidArgument: no such host can be; AccessDenied: it was revoked.
    void trust(const CertificateKey &key, Saved saved);
    /// NotFound when it is not trusted.
    void untrust(const CertificateKey &key, Saved saved);

    // CertificateJudge
    [[nodiscard]] bool isTrusted(const Certificate &certificate) const override;

    [[nodiscard]] int generation() const override { return m_generation; }

    void certificateRefused(const Certificate &certificate) override;

Q_SIGNALS:
    /// Another certificate is known, or trusted, or not any more.
    void changed();
    /// Connections to the host must not go on as they were made.
    void revoked(const QString &host);

private:
    [[nodiscard]] ShownCertificate *find(const QString &host, const QByteArray &sha256);
    [[nodiscard]] const ShownCertificate *find(const QString &host, const QByteArray &sha256) const;

    [[nodiscard]] QList<CertificateKey> makeRoom();

    Storage &m_storage;
    const Clock &m_clock;
    QList<ShownCertificate> m_shown;
    int m_generation = 0;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/bodyserver.h"

#include <QHash>

namespace tranship {

/// A server whose files may want a login, checked by its own sums; what it saw is kept. Or a proxy
/// that answers what it is asked in plain by itself.
class AuthServer final : public BodyServer {
public:
    enum class Scheme { None, Basic, DigestMd5, DigestSha256, Bearer, Ntlm };

    struct Place {
        Scheme scheme = Scheme::None;
        QByteArray realm = "realm";
        BodyAnswer answer; ///< to who is let in
        bool isOpenToHead = false;
    };

    bool isProxy = false; ///< speaks of 407; its places are whole URLs
    QHash<QString, Place> places; ///< by path; PUT needs no place: 201, as the place's scheme says
    QByteArray user = "user";
    QByteArray password = "secret";
    int noncesLive = -1; ///< after so many uses a nonce is stale; -1: never
    QList<BodyRequest> seen;

    /// Requests with a login that was not right.
    [[nodiscard]] int wrongTries() const { return m_wrong; }

    /// Values of that header in the requests for the path; null where there was none.
    [[nodiscard]] QList<QByteArray> headersSeen(const QString &path, QByteArrayView name) const;

private:
    [[nodiscard]] BodyAnswer answer(const BodyRequest &request) override;
    [[nodiscard]] bool isLetIn(const BodyRequest &request, const Place &place);
    [[nodiscard]] bool isDigestRight(const BodyRequest &request, Scheme scheme,
                                     const QByteArray &realm);
    [[nodiscard]] BodyAnswer refusal(const Place &place) const;

    /// Authorization, or what a proxy calls so.
    [[nodiscard]] QByteArray shownBy(const BodyRequest &request) const;

    int m_wrong = 0;
    int m_nonce = 1;
    int m_uses = 0;
    bool m_isStale = false;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace tranship {

/// Bytes of cookies that go with an offer at most; servers refuse longer headers anyway.
inline constexpr qsizetype longestCookies = qsizetype{16} * 1024;

/// What another program of this user has for the dialog for new downloads.
struct LinkOffer {
    QStringList links; ///< as readWantedLinks reads a line each
    QString referrer; ///< of the page the links stand on (RFC 9110, 10.1.3); empty: not said
    /// A Cookie header's value (RFC 6265, 4.2.1) for the origin of the only link; a secret. Empty:
    /// none.
    QString cookies;

    bool operator==(const LinkOffer &) const = default;
};

} // namespace tranship

Q_DECLARE_METATYPE(tranship::LinkOffer)

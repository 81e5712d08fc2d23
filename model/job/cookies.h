// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QUrl>

namespace tranship {

/// The cookies that servers gave one job (RFC 6265), kept while the job runs. Each goes back to the
/// origin it came from and nowhere else: Domain, which would widen that, is not heard.
class CookieShelf {
public:
    /// `value` of Set-Cookie, several ones a line each, as Qt joins them.
    void take(const QUrl &from, const QByteArray &value, const QDateTime &now);
    /// The value of Cookie for a request to `url`; empty: none.
    [[nodiscard]] QByteArray headerFor(const QUrl &url, const QDateTime &now) const;

private:
    struct Cookie {
        QByteArray name;
        QByteArray value;
        QString path;
        bool isSecure = false;
        QDateTime expires; ///< null: with the job
    };

    void takeOne(const QUrl &from, const QByteArray &line, const QDateTime &now);

    QHash<QString, QList<Cookie>> m_cookies; ///< by origin
};

} // namespace tranship

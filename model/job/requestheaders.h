// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QByteArray>
#include <QLatin1String>
#include <QList>
#include <QString>
#include <QUrl>

namespace tranship {

/// A header that a job sends with its requests beside those of HTTP itself.
struct RequestHeader {
    QByteArray name;
    QByteArray value; ///< empty when it is a secret
    QString secret; ///< SecretReference of the value; empty: it is no secret
    QString origin; ///< of a secret: where it goes, as originOf(); empty: no file yet to bind it to

    [[nodiscard]] bool isSecret() const { return !secret.isEmpty(); }

    bool operator==(const RequestHeader &) const = default;
};

/// A login that a job has for itself; sites have theirs in the keychain, found by their names.
struct JobCredential {
    QString origin; ///< as originOf(); empty: of the job's first file, when there is one
    QString secret; ///< SecretReference of the login
    bool isProxy = false; ///< for the proxy, whatever its origin

    bool operator==(const JobCredential &) const = default;
};

/// Reference of the one for proxies; empty: there is none.
[[nodiscard]] QString proxyCredentialOf(const QList<JobCredential> &credentials);

/// Most headers of one job.
inline constexpr qsizetype mostRequestHeaders = 32;

/// "Name: value" as a person types it. InvalidArgument: no token, control characters, a header that
/// is part of how requests are made; StringTooLong; or one whose name says that it is a secret
/// (`mayBeSecret` allows it).
enum class SecretNames { Refused, Allowed };
[[nodiscard]] Result<RequestHeader> parseRequestHeader(const QString &text, SecretNames names);

/// Puts `header` in the place of the one of that name, or at the end; one without value and secret
/// takes it away. InvalidArgument: too many.
[[nodiscard]] Done setRequestHeader(QList<RequestHeader> &headers, const RequestHeader &header);

/// A line each, "Name: value"; of a secret "Name: (secret)".
[[nodiscard]] QString requestHeadersForPeople(const QList<RequestHeader> &headers);

/// What stands in for a secret wherever it would be shown.
inline constexpr QLatin1String secretStandIn("(secret)");

// References: what names a secret in the keychain. They hold no secret and nothing of a URL's path.
[[nodiscard]] QString headerSecret(const QString &job, const QByteArray &name);
[[nodiscard]] QString credentialSecret(const QString &job, const QString &origin, bool isProxy);
[[nodiscard]] QString siteSecret(const QString &origin, const QString &realm, bool isProxy);
/// The password of a client certificate's file, whichever job shows it.
[[nodiscard]] QString certificateSecret(const QString &path);

// As the store keeps them; nothing for a text that is none.
[[nodiscard]] QByteArray requestHeadersText(const QList<RequestHeader> &headers);
[[nodiscard]] std::optional<QList<RequestHeader>> requestHeadersFromText(const QByteArray &text);
[[nodiscard]] QByteArray credentialsText(const QList<JobCredential> &credentials);
[[nodiscard]] std::optional<QList<JobCredential>> credentialsFromText(const QByteArray &text);

} // namespace tranship

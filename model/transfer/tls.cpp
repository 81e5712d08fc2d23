// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/tls.h"

#include "model/job/url.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QSslCipher>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

CertificateFlaw flawOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateRevoked:
        return CertificateFlaw::Revoked;
    case QSslError::OcspNoResponseFound:
    case QSslError::OcspMalformedRequest:
    case QSslError::OcspMalformedResponse:
    case QSslError::OcspInternalError:
    case QSslError::OcspTryLater:
    case QSslError::OcspSigRequred:
    case QSslError::OcspUnauthorized:
    case QSslError::OcspResponseCannotBeTrusted:
    case QSslError::OcspResponseCertIdUnknown:
    case QSslError::OcspResponseExpired:
    case QSslError::OcspStatusUnknown:
        return CertificateFlaw::RevocationUnknown;
    case QSslError::SelfSignedCertificate:
        return CertificateFlaw::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::InvalidCaCertificate:
    case QSslError::CertificateRejected:
    case QSslError::NoSslSupport:
        return CertificateFlaw::Untrusted;
    case QSslError::HostNameMismatch:
        return CertificateFlaw::WrongHost;
    case QSslError::CertificateExpired:
        return CertificateFlaw::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateFlaw::NotYetValid;
    case QSslError::InvalidPurpose:
        return CertificateFlaw::WrongUsage;
    default:
        return CertificateFlaw::Other;
    }
}

/// One line without control characters, of what a server may have made as long as it likes.
QString plain(QString text)
{
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text.left(256);
}

QString nameOf(const QSslCertificate &certificate, bool issuer)
{
    for (const auto kind : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        const QStringList names =
            issuer ? certificate.issuerInfo(kind) : certificate.subjectInfo(kind);
        if (!names.isEmpty())
            return plain(names.constFirst());
    }
    return {};
}

tl::unexpected<Error> unusable(const QString &detail)
{
    return failure(ErrorCode::ClientCertificateUnusable, ErrorContext::LocalFile, detail);
}

tl::unexpected<Error> locked(const QByteArray &password)
{
    return failure(ErrorCode::ClientCertificateLocked, ErrorContext::LocalFile,
                   password.isEmpty() ? u"it wants a password"_s
                                      : u"the password does not open it"_s);
}

/// A sequence in DER that begins with the version 3 (RFC 7292, section 4).
bool isPfx(const QByteArray &bytes)
{
    return bytes.startsWith('\x30') && bytes.left(8).contains("\x02\x01\x03");
}

QSslKey keyFrom(const QByteArray &pem, const QByteArray &password)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, password);
        if (!key.isNull())
            return key;
    }
    return {};
}

Result<ClientIdentity> fromPem(const QByteArray &pem, const QByteArray &password)
{
    ClientIdentity identity;
    identity.chain = QSslCertificate::fromData(pem, QSsl::Pem);
    if (identity.chain.isEmpty())
        return unusable(u"there is no certificate in it"_s);
    identity.key = keyFrom(pem, password);
    if (identity.key.isNull())
        return pem.contains("ENCRYPTED") ? locked(password) : unusable(u"there is no key in it"_s);
    return identity;
}

} // namespace

QSslConfiguration tlsFor(const Route &route)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setOcspStaplingEnabled(route.security.testFlag(SecurityFlag::CheckRevocation));
    if (route.identity) {
        tls.setLocalCertificateChain(route.identity->chain);
        tls.setPrivateKey(route.identity->key);
    }
    return tls;
}

QList<CertificateFlaw> flawsOf(const QList<QSslError> &errors)
{
    QList<CertificateFlaw> flaws;
    for (const QSslError &error : errors) {
        const CertificateFlaw flaw = flawOf(error.error());
        if (error.error() != QSslError::NoError && !flaws.contains(flaw))
            flaws.append(flaw);
    }
    // who signs for itself has no issuer that could be known: that is one flaw, not two
    if (flaws.contains(CertificateFlaw::SelfSigned))
        flaws.removeAll(CertificateFlaw::Untrusted);
    std::sort(flaws.begin(), flaws.end());
    return flaws;
}

Certificate certificateOf(const QString &host, const QSslCertificate &certificate,
                          const QList<CertificateFlaw> &flaws)
{
    Certificate made;
    made.host = host;
    made.sha256 = certificate.digest(QCryptographicHash::Sha256);
    made.subject = nameOf(certificate, false);
    made.issuer = nameOf(certificate, true);
    const auto names = certificate.subjectAlternativeNames();
    for (const QString &name : names) {
        if (made.names.size() < 32)
            made.names.append(plain(name));
    }
    made.from = certificate.effectiveDate().toUTC();
    made.until = certificate.expiryDate().toUTC();
    made.flaws = flaws;
    return made;
}

void watchCertificate(QNetworkReply &reply, QObject *receiver, const Route &route,
                      CertificateJudge *judge, Certificate &refused)
{
    refused = {};
    QObject::connect(
        &reply, &QNetworkReply::sslErrors, receiver,
        [&reply, judge, &refused, flags = route.security](const QList<QSslError> &errors) {
            const QList<CertificateFlaw> left = remainingFlaws(flawsOf(errors), flags);
            const QSslCertificate shown = reply.sslConfiguration().peerCertificate();
            const Certificate certificate =
                certificateOf(certificateHostOf(reply.url()), shown, left);
            const bool isTrusted =
                !shown.isNull() && canBeTrusted(left) && judge && judge->isTrusted(certificate);
            if (left.isEmpty() || isTrusted) {
                reply.ignoreSslErrors(errors);
                return;
            }
            refused = certificate;
            if (judge && !shown.isNull())
                judge->certificateRefused(certificate);
        });
}

Error tlsError(const QUrl &url, const Certificate &refused)
{
    QString detail = certificateHostOf(url) + u": "_s;
    if (refused.flaws.isEmpty())
        detail += u"TLS handshake failed"_s;
    else
        detail += flawsText(refused.flaws).replace(u","_s, u", "_s) + u"; SHA-256 "_s
            + fingerprintText(refused.sha256);
    return makeError(certificateError(refused.flaws), ErrorContext::ServerCertificate, detail);
}

QString tlsText(const QSslConfiguration &tls)
{
    const QString cipher = tls.sessionCipher().name();
    switch (tls.sessionProtocol()) {
    case QSsl::TlsV1_2:
        return u"TLS 1.2, "_s + cipher;
    case QSsl::TlsV1_3:
        return u"TLS 1.3, "_s + cipher;
    default:
        return {};
    }
}

Result<ClientIdentity> identityFrom(const QByteArray &bytes, const QByteArray &password)
{
    if (bytes.contains("-----BEGIN "))
        return fromPem(bytes, password);
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    ClientIdentity identity;
    QSslCertificate own;
    QList<QSslCertificate> others;
    if (!QSslCertificate::importPkcs12(&buffer, &identity.key, &own, &others, password))
        return isPfx(bytes) ? locked(password) : unusable(u"it is neither PEM nor PKCS#12"_s);
    if (identity.key.isNull() || own.isNull())
        return unusable(u"a certificate with its key is not in it"_s);
    identity.chain = QList<QSslCertificate>{own} + others;
    return identity;
}

} // namespace tranship

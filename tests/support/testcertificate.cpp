// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testcertificate.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace tranship {

namespace {

template <typename T, void (*release)(T *)> struct Release {
    void operator()(T *object) const { release(object); }
};

using KeyPointer = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Release<X509, X509_free>>;
using BioPointer = std::unique_ptr<BIO, Release<BIO, BIO_free_all>>;

BioPointer reading(const QByteArray &pem)
{
    return BioPointer(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

QByteArray contents(BIO *bio)
{
    char *bytes = nullptr;
    const long length = BIO_get_mem_data(bio, &bytes);
    return QByteArray(bytes, length);
}

void addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    if (value.isEmpty())
        return;
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

CertificatePointer unsignedCertificate(const CertificateWish &wish, EVP_PKEY *key)
{
    CertificatePointer certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), wish.serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wish.from);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wish.until);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(wish.name.constData()), -1,
                               -1, 0);
    addExtension(certificate.get(), NID_subject_alt_name, wish.alternative);
    addExtension(certificate.get(), NID_ext_key_usage, wish.usage);
    if (wish.isAuthority)
        addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    return certificate;
}

void sign(X509 *certificate, EVP_PKEY *key, const std::optional<TestCertificate> &issuer)
{
    if (!issuer) {
        X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
        X509_sign(certificate, key, EVP_sha256());
        return;
    }
    const CertificatePointer authority(
        PEM_read_bio_X509(reading(issuer->certificate).get(), nullptr, nullptr, nullptr));
    const KeyPointer authorityKey(
        PEM_read_bio_PrivateKey(reading(issuer->key).get(), nullptr, nullptr, nullptr));
    X509_set_issuer_name(certificate, X509_get_subject_name(authority.get()));
    X509_sign(certificate, authorityKey.get(), EVP_sha256());
}

} // namespace

TestCertificate makeCertificate(const CertificateWish &wish,
                                const std::optional<TestCertificate> &issuer)
{
    const KeyPointer key(EVP_EC_gen("P-256"));
    const CertificatePointer certificate = unsignedCertificate(wish, key.get());
    sign(certificate.get(), key.get(), issuer);
    const BioPointer keyText(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const BioPointer certificateText(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificateText.get(), certificate.get());
    return {contents(certificateText.get()), contents(keyText.get())};
}

QSslConfiguration serverTls(const TestCertificate &certificate)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificate.parsed());
    tls.setPrivateKey(certificate.parsedKey());
    return tls;
}

QSslConfiguration makeServerTls()
{
    return serverTls(makeCertificate({}));
}

TrustedAuthority::TrustedAuthority(const QSslCertificate &certificate)
    : m_before(QSslConfiguration::defaultConfiguration())
{
    QSslConfiguration trusting = m_before;
    trusting.addCaCertificate(certificate);
    QSslConfiguration::setDefaultConfiguration(trusting);
}

TrustedAuthority::~TrustedAuthority()
{
    QSslConfiguration::setDefaultConfiguration(m_before);
}

} // namespace tranship

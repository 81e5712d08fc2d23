// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/digest.h"

#include <openssl/evp.h>

#include <utility>

namespace tranship {

namespace {

const EVP_MD *methodOf(Checksum::Algorithm algorithm)
{
    switch (algorithm) {
    case Checksum::Algorithm::Md5:
        return EVP_md5();
    case Checksum::Algorithm::Sha1:
        return EVP_sha1();
    case Checksum::Algorithm::Sha256:
        return EVP_sha256();
    case Checksum::Algorithm::Sha512:
        return EVP_sha512();
    }
    return nullptr;
}

tl::unexpected<Error> failed()
{
    return failure(ErrorCode::InputOutput, ErrorContext::LocalFile, QStringLiteral("digest"));
}

} // namespace

void Digest::Deleter::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Digest::Digest(Checksum::Algorithm algorithm, Context context)
    : m_algorithm(algorithm),
      m_context(std::move(context))
{
}

Result<Digest> Digest::begin(Checksum::Algorithm algorithm)
{
    Context context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex(context.get(), methodOf(algorithm), nullptr) != 1) {
        return failure(ErrorCode::NotSupported, ErrorContext::LocalFile, algorithmName(algorithm));
    }
    return Digest(algorithm, std::move(context));
}

Done Digest::add(QByteArrayView bytes)
{
    if (EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size())) != 1)
        return failed();
    return {};
}

Result<QByteArray> Digest::value() const
{
    // finishing ends a context: a copy is finished
    const Result<Digest> ending = copy();
    if (!ending)
        return failure(ending.error());
    QByteArray digest(digestLength(m_algorithm), '\0');
    if (EVP_DigestFinal_ex(ending->m_context.get(),
                           reinterpret_cast<unsigned char *>(digest.data()), nullptr)
        != 1) {
        return failed();
    }
    return digest;
}

Result<Digest> Digest::copy() const
{
    Context context(EVP_MD_CTX_new());
    if (!context || EVP_MD_CTX_copy_ex(context.get(), m_context.get()) != 1)
        return failed();
    return Digest(m_algorithm, std::move(context));
}

} // namespace tranship

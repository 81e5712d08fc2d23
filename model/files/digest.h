// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/checksum.h"
#include "model/job/result.h"

#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st; // OpenSSL's EVP_MD_CTX

namespace tranship {

/// A digest in the making (OpenSSL's EVP, which uses the processor's own instructions where it has
/// them). Fast from some KiB a call on.
class Digest final {
public:
    /// NotSupported when OpenSSL does not do `algorithm`: a system's policy may forbid old ones.
    [[nodiscard]] static Result<Digest> begin(Checksum::Algorithm algorithm);

    /// Takes the next bytes. InputOutput when OpenSSL fails, which it does not in practice.
    [[nodiscard]] Done add(QByteArrayView bytes);
    /// The digest of the bytes so far, raw; more may be added after it.
    [[nodiscard]] Result<QByteArray> value() const;
    /// Another one that stands where this one does.
    [[nodiscard]] Result<Digest> copy() const;

private:
    struct Deleter {
        void operator()(evp_md_ctx_st *context) const;
    };

    using Context = std::unique_ptr<evp_md_ctx_st, Deleter>;

    Digest(Checksum::Algorithm algorithm, Context context);

    Checksum::Algorithm m_algorithm;
    Context m_context;
};

} // namespace tranship

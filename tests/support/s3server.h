// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/bodyserver.h"

#include <QMap>

#include <optional>

namespace tranship {

/// The part of Amazon S3 that takes one multipart upload by presigned URLs, written from the API
/// reference (UploadPart, CompleteMultipartUpload, AbortMultipartUpload): what was not signed, or
/// for another method, is answered 403, broken rules as S3 names them.
class S3Server final : public BodyServer {
public:
    /// The presigned URL of a part, of the Complete (POST) or of the abort (DELETE).
    [[nodiscard]] QUrl partUrl(int number) const;
    [[nodiscard]] QUrl signedUrl(const QByteArray &method) const;
    /// Of a plain PutObject to the key.
    [[nodiscard]] QUrl putUrl() const;

    /// What lies under the key; nothing before it is complete.
    [[nodiscard]] const std::optional<QByteArray> &object() const { return m_object; }

    /// The upload is neither complete nor aborted.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    /// Numbers of the parts that came, the repeated ones too.
    [[nodiscard]] const QList<int> &parts() const { return m_order; }

    /// So many Completes get a 200 that holds an InternalError.
    void failCompletes(int count) { m_failures = count; }

private:
    [[nodiscard]] BodyAnswer answer(const BodyRequest &request) override;
    [[nodiscard]] BodyAnswer putPart(const BodyRequest &request, int number);
    [[nodiscard]] BodyAnswer complete(const QByteArray &list);

    QMap<int, QByteArray> m_parts;
    QList<int> m_order;
    std::optional<QByteArray> m_object;
    bool m_isOpen = true;
    int m_failures = 0;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/uploadtarget.h"

namespace tranship {

bool isEndpoint(UploadMethod method)
{
    return method == UploadMethod::Post || method == UploadMethod::Tus
        || method == UploadMethod::S3Multipart;
}

bool isFolder(const QUrl &target, UploadMethod method, qsizetype files)
{
    const QString path = target.path();
    return !isEndpoint(method) && (files > 1 || path.isEmpty() || path.endsWith(QLatin1Char('/')));
}

QUrl uploadAddress(const QUrl &target, const QString &fileName, UploadMethod method,
                   qsizetype files)
{
    if (!isFolder(target, method, files))
        return target;
    QString path = target.path(QUrl::FullyEncoded);
    if (!path.endsWith(QLatin1Char('/')))
        path += QLatin1Char('/');
    QUrl address = target;
    address.setPath(path + QString::fromLatin1(QUrl::toPercentEncoding(fileName, "/")),
                    QUrl::TolerantMode);
    return address;
}

bool mayReply(UploadMethod method)
{
    return method == UploadMethod::Auto || method == UploadMethod::Post
        || method == UploadMethod::Bits || method == UploadMethod::Resumable;
}

} // namespace tranship

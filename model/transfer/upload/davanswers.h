// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"
#include "model/transfer/upload/uploadprotocol.h"

#include <QDateTime>
#include <QList>
#include <QUrl>

namespace tranship {

/// One resource of a 207 Multi-Status (RFC 4918, section 13).
struct DavResource {
    QUrl url; ///< absolute
    qint64 length = -1; ///< getcontentlength; -1: not told
    QDateTime modified; ///< getlastmodified; null: not told
    bool isFolder = false; ///< its resourcetype is collection
};

/// The resources of a 207's body; those that are not there (status 404) are left out. `base` is
/// what the hrefs are relative to. InvalidServerResponse when the body is no multistatus, is cut
/// off, or declares a document type (whose entities could blow it up).
[[nodiscard]] Result<QList<DavResource>> davResources(const QByteArray &body, const QUrl &base);

/// A PROPFIND (section 9.1) for the length, the date and the kind of what is at `url` (depth 0) and
/// of what is in it (depth 1).
[[nodiscard]] UploadRequest davQuestion(const QUrl &url, int depth);

/// A MOVE (section 9.9) of `from` to `to`, over what is there.
[[nodiscard]] UploadRequest davMove(const QUrl &from, const QUrl &to);

/// Whether the answer to an OPTIONS says that the server is a WebDAV server of class 1 (section
/// 18.1), which can MOVE and PROPFIND, and `Allow` does not take MOVE back. Where nothing
/// is yet, Apache allows no MOVE, but MKCOL.
[[nodiscard]] bool isDavServer(const ResponseHead &head);

/// The folder that `url` is in, with a slash at its end; without query and fragment.
[[nodiscard]] QUrl folderOf(const QUrl &url);

/// Whether both name one resource: a slash at the end and the way letters are coded don't count.
[[nodiscard]] bool isSameResource(const QUrl &one, const QUrl &other);

} // namespace tranship

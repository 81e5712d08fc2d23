// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace tranship {

/// How a file is brought to its server; the numbers are stored.
enum class UploadMethod {
    Auto = 0, ///< the server is asked with a cheap request
    Put = 1, ///< one PUT (RFC 9110, section 9.3.4); an S3 presigned PUT too
    Post = 2, ///< one POST whose body is the file
    WebDav = 3, ///< PUT beside MKCOL for missing folders (RFC 4918)
    Bits = 4, ///< BITS_POST (MC-BUP)
    Tus = 5, ///< tus 1.0
    Resumable = 6, ///< IETF draft "Resumable Uploads for HTTP"
    Nextcloud = 7, ///< chunked upload, version 2
    S3Multipart = 8, ///< a list of presigned URLs, one for each part
};

/// "auto", "put", "post", "webdav", "bits", "tus", "resumable", "nextcloud", "s3-multipart"
[[nodiscard]] QLatin1String uploadMethodName(UploadMethod method);
[[nodiscard]] std::optional<UploadMethod> uploadMethodFromName(QStringView name);

/// A piece of a file that the server keeps by itself until all are put together.
struct UploadedPart {
    qint64 length = 0; ///< bytes
    QByteArray tag; ///< what the server called it (ETag); empty: nothing

    bool operator==(const UploadedPart &) const = default;
};

/// What is known of a file's upload between two requests; stored, so that it goes on after a crash.
struct UploadSession {
    UploadMethod method = UploadMethod::Auto; ///< what is spoken; Auto: not known yet
    QUrl url; ///< where the session's requests go; empty: the server has none
    /// The server's name for the session, opaque; empty: its URL is its name. Resumable: the
    /// draft's interop version that the session was begun in.
    QByteArray id;
    QString host; ///< BITS-Host-Id; empty: that of the URL
    /// Of BITS-Host-Id-Fallback-Timeout: so long `host` may be out of reach; 0: for ever.
    std::chrono::seconds hostPatience{0};
    QDateTime hostLost; ///< since when `host` is out of reach; null: it isn't
    qint64 acknowledged = 0; ///< bytes from 0 that the server says it has
    /// Bytes from 0 that were given to the network, at most: no server can have more, whatever it
    /// says.
    qint64 sent = 0;
    qint64 mostAtOnce = 0; ///< bytes of a fragment at most, as the server wants it; 0: any number
    QList<UploadedPart> parts; ///< in order
    bool isUnsure = false; ///< a request's answer was lost: the server is asked before it gets more
    bool isWhole = false; ///< the server said that it has every byte and has put the file in place
    QDateTime expires; ///< when the server forgets it; null: not told
    QUrl replyUrl; ///< of the answer to an upload-reply job; empty: none (yet)

    bool operator==(const UploadSession &) const = default;

    /// The server keeps something that a Cancel has to tell it to drop.
    [[nodiscard]] bool isOpen() const { return !url.isEmpty() && !isWhole; }
};

} // namespace tranship

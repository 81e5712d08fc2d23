// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/bodyserver.h"

#include <QMap>
#include <QSet>

namespace tranship {

/// The part of Nextcloud that takes chunked uploads of version 2, for the user "ann", written from
/// the developer manual ("Chunked file upload"): files below /remote.php/dav/files/ann/, chunks
/// below /remote.php/dav/uploads/ann/. Every rule of the manual that is broken is answered 400.
class NextcloudServer final : public BodyServer {
public:
    struct File {
        QByteArray content;
        qint64 modified = 0; ///< X-OC-MTime, in seconds; 0: was not sent
    };

    /// By their names below the user's folder: "a/b.img".
    [[nodiscard]] const QMap<QString, File> &files() const { return m_files; }

    /// Folders of chunks that are there.
    [[nodiscard]] qsizetype uploads() const { return m_uploads.size(); }

    /// Chunks that came, by their names, the repeated ones too.
    [[nodiscard]] const QStringList &chunks() const { return m_chunks; }

    /// Forgets all chunks, as it does after a day.
    void loseUploads() { m_uploads.clear(); }

    /// Bodies longer than this are answered 413; 0: any goes.
    void setLongestBody(qint64 longest) { m_longestBody = longest; }

private:
    struct Upload {
        QByteArray destination;
        QMap<int, QByteArray> chunks;
    };

    [[nodiscard]] BodyAnswer answer(const BodyRequest &request) override;
    [[nodiscard]] BodyAnswer answerOfFile(const BodyRequest &request, const QString &name);
    [[nodiscard]] BodyAnswer answerOfUpload(const BodyRequest &request, const QString &name);
    [[nodiscard]] BodyAnswer putChunk(const BodyRequest &request, const QString &folder,
                                      const QString &chunk);
    [[nodiscard]] BodyAnswer join(const BodyRequest &request, const QString &folder);
    [[nodiscard]] BodyAnswer list(const QString &folder) const;
    [[nodiscard]] bool hasFolder(const QString &folder) const;

    QMap<QString, File> m_files;
    QSet<QString> m_folders; ///< without a slash at the end
    QMap<QString, Upload> m_uploads;
    QStringList m_chunks;
    qint64 m_longestBody = 0;
};

} // namespace tranship

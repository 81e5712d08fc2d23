// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"
#include "model/job/result.h"

namespace tranship {

/// Part links of a file at most: what S3 takes.
inline constexpr qsizetype mostPartUrls = 10'000;

/// The server knows of the file: something of it is there, or a session for it.
[[nodiscard]] bool hasUploadBegun(const File &file);

/// Reads a name of uploadMethodName for the whole job. NotSupported for a download, InvalidArgument
/// for no such name, ReadOnlyAfterResume once a file's upload has begun.
[[nodiscard]] Done setUploadMethod(Job &job, const QString &text);

/// What `get` tells of an upload and nobody sets: "protocol" (which method is spoken),
/// "acknowledged" (bytes), "proof" (by which word of the server it is known to be there) and
/// "sent-checksum"; of several files each as "INDEX=VALUE", a comma between. Nothing for other
/// keys.
[[nodiscard]] std::optional<QString> uploadFact(const Job &job, QStringView key);

/// The reply of an upload-reply job, nullptr as long as nothing was added to it.
[[nodiscard]] File *replyOf(Job &job);
[[nodiscard]] const File *replyOf(const Job &job);

/// Gives an upload-reply job that has its file the reply to it, or the reply its place: what
/// settings.replyPath says, else beside the file that is uploaded, "NAME.reply". Nothing happens to
/// other jobs.
void placeReply(Job &job);

/// Where the reply is to be: an absolute path of a file, or empty for beside the upload
/// (SetReplyFileName). NotSupported for other types of job, InvalidArgument for what is no such
/// path, InvalidState once the reply is being fetched (bits.md 1.4).
[[nodiscard]] Done setReplyPath(Job &job, const QString &text);
/// Where it will be, as far as is known.
[[nodiscard]] QString replyPath(const Job &job);

} // namespace tranship

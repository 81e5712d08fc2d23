// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/idtext.h"
#include "model/job/job.h"

#include <QStringList>
#include <QVariantList>

namespace tranship {

// One list of columns serves all: names for the SQL, values for writing, fields for reading. `Row`
// has a function for each kind of column and sees them in the same order every time.

template <typename Row, typename ErrorLike> void visitError(Row &row, ErrorLike &error)
{
    row.errorCode("error_code", error.code);
    row.choice("error_context", error.context, ErrorContext::ServerCertificate);
    row.text("error_detail", error.detail);
    row.number("error_http_status", error.httpStatus, 0);
    row.number("error_file", error.file, -1);
}

template <typename Row, typename JobLike> void visitJob(Row &row, JobLike &job)
{
    row.id("id", job.id);
    row.number("sequence", job.sequence, 0);
    row.text("name", job.name);
    row.text("description", job.description);
    row.text("category", job.category);
    row.choice("type", job.type, JobType::UploadReply);
    row.choice("state", job.state, JobState::Cancelled);
    row.choice("priority", job.priority, Priority::Low);
    row.text("owner", job.owner);
    row.time("created", job.created);
    row.time("modified", job.modified);
    row.time("transfer_completed", job.transferCompleted);
    visitError(row, job.error);
    row.number("error_count", job.errorCount, 0);
    row.duration("retry_delay", job.settings.retryDelay);
    row.duration("no_progress_timeout", job.settings.noProgressTimeout);
    row.duration("max_download_time", job.settings.maxDownloadTime);
    row.choice("on_exists", job.settings.onExists, OnExists::Fail);
    row.flag("auto_complete", job.settings.autoComplete);
    row.number("parallel_files", job.settings.parallelFiles, 1);
    row.number("connections", job.settings.connections, 0);
    row.number("bandwidth_limit", job.settings.bandwidthLimit, 0);
    row.choice("cost_policy", job.settings.costPolicy, CostPolicy::NotMetered);
    row.flag("dynamic_content", job.settings.dynamicContent);
    row.choice("upload_method", job.settings.uploadMethod, UploadMethod::S3Multipart);
    row.text("reply_path", job.settings.replyPath);
    row.requestHeaders("request_headers", job.settings.headers);
    row.credentials("credentials", job.settings.credentials);
    row.choice("redirects", job.settings.redirects.policy, RedirectPolicy::Refuse);
    row.flag("insecure_redirects", job.settings.redirects.allowsInsecure);
    row.proxy("proxy", job.settings.proxy);
    row.bypass("proxy_bypass", job.settings.proxyBypass);
    row.security("security", job.settings.security);
    row.pathOrNone("client_certificate", job.settings.clientCertificate);
    row.command("notify_command", job.settings.notifyCommand);
    row.flag("skips_scan", job.settings.skipsScan);
    row.choice("intent", job.intent, Intent::Scan);
    row.duration("active_time", job.activeTime);
    row.duration("last_activity", job.lastActivity);
    row.number("crash_count", job.crashCount, 0);
    row.number("attempts", job.attempts, 0);
    row.time("first_failure", job.firstFailure);
    row.time("next_try", job.nextTry);
    row.flag("warned_of_expiry", job.warnedOfExpiry);
    row.flag("owes_notice", job.owesNotice);
}

template <typename Row, typename FileLike> void visitFile(Row &row, FileLike &file)
{
    row.choice("role", file.role, FileRole::Reply);
    row.url("url", file.url);
    row.urls("mirrors", file.mirrors);
    row.rangeList("ranges", file.ranges);
    row.path("path", file.path);
    row.flag("name_is_fixed", file.nameIsFixed);
    row.choice("priority", file.priority, FilePriority::Low);
    row.flag("skipped", file.isSkipped);
    row.choice("state", file.state, FileState::Failed);
    visitError(row, file.error);
    row.number("bytes_total", file.bytesTotal, unknownSize);
    row.number("bytes_transferred", file.bytesTransferred, 0);
    row.ranges("durable", file.durable);
    row.partName("part_name", file.partName);
    row.bits("part_device", file.partDevice);
    row.bits("part_inode", file.partInode);
    row.bits("part_born", file.partBorn);
    row.bytes("etag", file.validator.etag);
    row.bytes("last_modified", file.validator.lastModified);
    row.number("version_length", file.validator.length, -1);
    row.flag("accepts_ranges", file.validator.acceptsRanges);
    row.url("final_url", file.finalUrl);
    row.text("checksum", file.checksum);
    row.text("checksum_source", file.checksumSource);
    row.choice("piece_algorithm", file.pieces.algorithm, Checksum::Algorithm::Sha512);
    row.number("piece_length", file.pieces.length, 0);
    row.digests("piece_digests", file.pieces.digests);
    row.text("verdict", file.verdict);
    row.text("renamed_from", file.renamedFrom);
    row.number("restarts", file.restarts, 0);
    row.number("source_size", file.source.size, unknownSize);
    row.duration("source_modified", file.source.modified);
    row.bits("source_inode", file.source.inode);
    row.session("upload", file.upload);
    row.urls("part_urls", file.partUrls);
    row.text("sent_checksum", file.sentChecksum);
}

[[nodiscard]] const QStringList &jobColumnNames();
[[nodiscard]] const QStringList &fileColumnNames();

[[nodiscard]] QVariantList jobValues(const Job &job);
/// A file that is moving is written as waiting: nothing moves after a restart.
[[nodiscard]] QVariantList fileValues(const File &file);

} // namespace tranship

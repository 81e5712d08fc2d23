// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/remotename.h"

#include "model/job/url.h"

#include <utility>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

Done checkDirection(const Job &job)
{
    if (job.type != JobType::Download)
        return refused(ErrorCode::NotSupported, u"only the files of a download can move"_s);
    return {};
}

} // namespace

void giveUrl(File &file, const QUrl &url)
{
    if (!isSameOrigin(file.url, url)) {
        file.validator.etag.clear();
        file.validator.lastModified.clear();
    }
    file.url = url;
    file.finalUrl.clear();
    file.restarts = 0;
    if (file.state == FileState::Failed) {
        file.state = FileState::Waiting;
        file.error = {};
    }
}

Done setRemoteName(Job &job, int index, const QString &text)
{
    if (Done direction = checkDirection(job); !direction)
        return direction;
    if (index < 0 || index >= job.files.size())
        return refused(ErrorCode::InvalidArgument, u"there is no file %1"_s.arg(index));
    File &file = job.files[index];
    if (file.isFinished())
        return refused(ErrorCode::InvalidState, u"file %1 is finished"_s.arg(index));
    const Result<QUrl> url = parseSource(text);
    if (!url)
        return failure(url.error());
    giveUrl(file, *url);
    return {};
}

Result<int> replaceRemotePrefix(Job &job, const QString &from, const QString &to)
{
    if (Done direction = checkDirection(job); !direction)
        return failure(direction.error());
    if (from.isEmpty())
        return refused(ErrorCode::InvalidArgument, u"the old prefix is empty"_s);
    // the path of a folder is a prefix too
    const QString complete = to.endsWith(u'/') ? to + u'x' : to;
    if (const Result<QUrl> prefix = parseSource(complete); !prefix)
        return refused(ErrorCode::InvalidArgument, u"the new prefix: "_s + prefix.error().detail);
    QList<std::pair<qsizetype, QUrl>> moves;
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        const QString name = job.files[i].url.toString(QUrl::FullyEncoded);
        if (job.files[i].isFinished() || !name.startsWith(from))
            continue;
        const Result<QUrl> url = parseSource(to + name.sliced(from.size()));
        if (!url)
            return refused(ErrorCode::InvalidArgument, u"file %1: "_s.arg(i) + url.error().detail);
        moves.append({i, *url});
    }
    for (const auto &[index, url] : std::as_const(moves))
        giveUrl(job.files[index], url);
    return static_cast<int>(moves.size());
}

} // namespace tranship

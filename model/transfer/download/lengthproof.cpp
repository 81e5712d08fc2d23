// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/lengthproof.h"

#include "model/job/httpheaders.h"

namespace tranship {

namespace {

constexpr int partialContent = 206;
constexpr int rangeNotSatisfiable = 416;

bool isOtherVersion(const File &file, const ResponseHead &head)
{
    Validator now;
    now.etag = head.header("ETag").trimmed();
    now.lastModified = head.header("Last-Modified").trimmed();
    return sameVersion(file.validator, now) == SameVersion::No;
}

} // namespace

LengthProof judgeLength(const File &file, qint64 held, const ResponseHead &head)
{
    using Kind = LengthProof::Kind;
    const auto range = parseContentRange(head.every("Content-Range").value_or(QByteArray()));
    if (!range)
        return {};
    if (head.status == rangeNotSatisfiable) {
        const bool isAll = !range->range && range->total == held && !isOtherVersion(file, head);
        return {isAll ? Kind::Whole : Kind::Unknown, unknownSize};
    }
    if (head.status != partialContent || !range->range || range->range->begin != held)
        return {};
    if (range->total < 0 || isOtherVersion(file, head))
        return {Kind::Other, unknownSize};
    return {Kind::More, range->total};
}

} // namespace tranship

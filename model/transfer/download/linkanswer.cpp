// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/linkanswer.h"

#include "model/job/filename.h"
#include "model/job/httpheaders.h"
#include "model/transfer/download/downloadplan.h"

namespace tranship {

namespace {

constexpr int whole = 200;
constexpr int part = 206;
constexpr int noSuchPart = 416; // an empty file has no first byte

bool isHtml(const ResponseHead &head)
{
    const QByteArray type = head.header("Content-Type").split(';').constFirst().trimmed().toLower();
    return type == "text/html" || type == "application/xhtml+xml";
}

} // namespace

Result<LinkFacts> linkFactsFrom(const ResponseHead &head, const QUrl &asked)
{
    LinkFacts facts;
    const auto range = parseContentRange(head.header("Content-Range"));
    if (head.status == part && range && range->range) {
        facts.size = range->total;
        facts.takesRanges = true;
    } else if (head.status == whole) {
        facts.size = parseContentLength(head.header("Content-Length")).value_or(unknownSize);
    } else if (head.status == noSuchPart && range && range->total == 0) {
        facts.size = 0;
    } else {
        return failure(statusError(head));
    }
    facts.name = safeFileName(suggestedName(head, asked));
    facts.isPage = isHtml(head);
    return facts;
}

} // namespace tranship

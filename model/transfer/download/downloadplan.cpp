// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/downloadplan.h"

#include "model/job/filename.h"
#include "model/job/httpheaders.h"
#include "model/job/rangemap.h"

#include <algorithm>
#include <array>

namespace tranship {

namespace {

constexpr int ok = 200;
constexpr int partialContent = 206;
constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int notFound = 404;
constexpr int proxyAuthenticationRequired = 407;
constexpr int gone = 410;
constexpr int rangeNotSatisfiable = 416;
constexpr int tooManyRequests = 429;
constexpr int serviceUnavailable = 503;

/// Length of the body: unknownSize when it is not told, nullopt when it is nonsense.
std::optional<qint64> bodyLength(const ResponseHead &head)
{
    // Content-Length beside Transfer-Encoding says nothing (RFC 9112, section 6.3).
    const auto value = head.every("Content-Length");
    if (!value || head.every("Transfer-Encoding"))
        return unknownSize;
    return parseContentLength(*value);
}

QByteArray mediaType(const ResponseHead &head)
{
    return head.header("Content-Type").split(';').first().trimmed().toLower();
}

bool isHtml(const ResponseHead &head)
{
    const QByteArray type = mediaType(head);
    return type == "text/html" || type == "application/xhtml+xml";
}

/// Whether the body is packed although it was asked for as it is. Servers that call an archive's
/// own packing a coding ("name.tar.gz", "gzip") mean the file as it is.
bool isCoded(const ResponseHead &head)
{
    const QByteArray coding =
        head.every("Content-Encoding").value_or(QByteArray()).trimmed().toLower();
    if (coding.isEmpty() || coding == "identity")
        return false;
    const QString name = suggestedName(head, head.url).toLower();
    const bool isGzip = coding == "gzip" || coding == "x-gzip";
    return !(isGzip
             && (name.endsWith(QLatin1String(".gz")) || name.endsWith(QLatin1String(".tgz"))
                 || name.endsWith(QLatin1String(".svgz"))));
}

Validator validatorOf(const ResponseHead &head, qint64 length)
{
    const QByteArray ranges = head.header("Accept-Ranges").trimmed().toLower();
    return Validator{head.header("ETag").trimmed(), head.header("Last-Modified").trimmed(), length,
                     ranges == "bytes"};
}

Ruling refuse(ErrorCode code, const ResponseHead &head, QLatin1String why)
{
    Ruling ruling;
    ruling.error = makeError(code, ErrorContext::RemoteFile, head.url.host() + u": " + why);
    return ruling;
}

Ruling refuse(Error error)
{
    Ruling ruling;
    ruling.error = std::move(error);
    return ruling;
}

Ruling next(Ruling::Step step, Ruling reason)
{
    reason.step = step;
    return reason;
}

/// A body that is the whole file while some of it is held.
Ruling judgeReplacement(const Situation &situation, const ResponseHead &head, Ruling ruling)
{
    const Validator &then = situation.file.validator;
    if (isHtml(head) && !situation.holdsHtml && ruling.total != situation.file.bytesTotal) {
        return refuse(ErrorCode::UnexpectedContent, head,
                      QLatin1String("a web page in place of the file"));
    }
    const bool isOther = sameVersion(then, ruling.validator) == SameVersion::No;
    if (!isOther && situation.ask.wantsRange)
        ruling.validator.acceptsRanges = false;
    ruling.changed = isOther || situation.changeSeen;
    if (ruling.changed && situation.file.restarts >= mostRestarts) {
        return refuse(ErrorCode::RemoteFileChanged, head,
                      QLatin1String("the file changed again and again"));
    }
    ruling.step = Ruling::Step::Replace;
    return ruling;
}

Ruling judgeWhole(const Situation &situation, const ResponseHead &head)
{
    const std::optional<qint64> length = bodyLength(head);
    if (!length) {
        return refuse(ErrorCode::InvalidServerResponse, head,
                      QLatin1String("Content-Length cannot be read"));
    }
    if (isCoded(head))
        return refuse(ErrorCode::ContentCoded, head, QLatin1String("Content-Encoding"));
    Ruling ruling;
    ruling.step = Ruling::Step::Accept;
    ruling.validator = validatorOf(head, *length);
    ruling.total = *length;
    ruling.end = *length;
    const bool isFirst = situation.held == 0 && !situation.ask.wantsRange;
    return isFirst ? ruling : judgeReplacement(situation, head, std::move(ruling));
}

/// The range of a 206 when it is the one asked for and brings something new.
std::optional<ContentRange> rangeAskedFor(const Situation &situation, const ResponseHead &head)
{
    const auto range = parseContentRange(head.every("Content-Range").value_or(QByteArray()));
    if (!range || !range->range || range->range->begin != situation.ask.from)
        return {};
    const std::optional<qint64> length = bodyLength(head);
    if (!length || (*length != unknownSize && *length != range->range->length()))
        return {};
    const bool isBeyond = range->total < 0 && range->range->end > situation.file.bytesTotal;
    if (range->range->end <= situation.ask.at && range->total == situation.file.bytesTotal)
        return {};
    return isBeyond ? std::nullopt : range;
}

Ruling judgePart(const Situation &situation, const ResponseHead &head)
{
    if (!situation.ask.wantsRange) {
        return refuse(ErrorCode::InvalidServerResponse, head,
                      QLatin1String("a part, though the whole was asked for"));
    }
    if (isCoded(head))
        return refuse(ErrorCode::ContentCoded, head, QLatin1String("Content-Encoding"));
    const std::optional<ContentRange> range = rangeAskedFor(situation, head);
    if (!range) {
        return next(situation.wrongRanges == 0 ? Ruling::Step::AskAgain : Ruling::Step::AskWhole,
                    refuse(ErrorCode::InvalidServerResponse, head,
                           QLatin1String("not the range asked for")));
    }
    Ruling ruling;
    ruling.validator = validatorOf(head, range->total);
    ruling.validator.acceptsRanges = true;
    ruling.total = situation.file.bytesTotal;
    ruling.end = range->range->end;
    const SameVersion same = sameVersion(situation.file.validator, ruling.validator);
    const bool isOther = same == SameVersion::No && !situation.ask.isVouched;
    if (isOther || (range->total >= 0 && range->total != ruling.total)) {
        Ruling changed =
            refuse(ErrorCode::RemoteFileChanged, head, QLatin1String("another version"));
        changed.changed = true;
        return next(Ruling::Step::AskWhole, std::move(changed));
    }
    if (same == SameVersion::Unknown && !situation.ask.isVouched
        && situation.ask.from == situation.ask.at) {
        return next(Ruling::Step::AskOverlap,
                    refuse(ErrorCode::RemoteFileChanged, head,
                           QLatin1String("the version cannot be told")));
    }
    ruling.step = Ruling::Step::Accept;
    return ruling;
}

Ruling judgeUnsatisfiable(const Situation &situation, const ResponseHead &head)
{
    if (!situation.ask.wantsRange)
        return refuse(statusError(head));
    const auto range = parseContentRange(head.every("Content-Range").value_or(QByteArray()));
    const bool sameTotal = range && !range->range && range->total == situation.file.bytesTotal;
    const bool isWhole = sameTotal && situation.held == situation.file.bytesTotal;
    return next(isWhole ? Ruling::Step::Complete : Ruling::Step::AskWhole,
                refuse(statusError(head)));
}

Ruling judgeAnswer(const Situation &situation, const ResponseHead &head)
{
    switch (head.status) {
    case ok:
        return judgeWhole(situation, head);
    case partialContent:
        return judgePart(situation, head);
    case rangeNotSatisfiable:
        return judgeUnsatisfiable(situation, head);
    case forbidden:
    case notFound:
    case gone:
        // A signed address expires; the one the person gave still leads to a fresh one.
        if (!situation.ask.isMirror && situation.ask.url != situation.file.url)
            return next(Ruling::Step::AskOriginal, refuse(statusError(head)));
        break;
    default:
        break;
    }
    return refuse(statusError(head));
}

/// What the file's parts are, as far as the length of the remote file is known.
RangeMap partsOf(const File &file)
{
    RangeMap parts(file.ranges);
    (void)parts.bound(file.validator.length);
    return parts;
}

/// How many bytes are held right before `at`, from `begin` on.
qint64 heldBefore(const ByteRanges &held, qint64 at, qint64 begin)
{
    for (const ByteRange &range : held.ranges()) {
        if (range.end == at)
            return at - std::max(range.begin, begin);
    }
    return 0;
}

/// The first answer of a file of parts: it tells how long the remote file is.
Ruling judgeFirstPart(const Situation &situation, const ResponseHead &head,
                      const ContentRange &range)
{
    RangeMap parts(situation.file.ranges);
    if (!parts.bound(range.total)) {
        return refuse(ErrorCode::InvalidRange, head,
                      QLatin1String("the file is shorter than the part wanted"));
    }
    Ruling ruling;
    ruling.total = parts.length();
    if (ruling.total < 0) {
        return refuse(ErrorCode::InvalidServerResponse, head,
                      QLatin1String("the length of the whole file is not told"));
    }
    ruling.step = Ruling::Step::Accept;
    return ruling;
}

Ruling judgeNextPart(const Situation &situation, const ResponseHead &head,
                     const ContentRange &range, const Validator &validator)
{
    const Validator &then = situation.file.validator;
    const SameVersion same = sameVersion(then, validator);
    const bool isOtherLength = range.total >= 0 && then.length >= 0 && range.total != then.length;
    if (isOtherLength || (same == SameVersion::No && !situation.ask.isVouched)) {
        Ruling changed =
            refuse(ErrorCode::RemoteFileChanged, head, QLatin1String("another version"));
        changed.changed = true;
        return changed;
    }
    const RangeMap parts = partsOf(situation.file);
    const qint64 partBegin = parts.partAt(situation.ask.at).begin;
    const bool canCompare = situation.ask.from == situation.ask.at && situation.ask.at > partBegin
        && !situation.ask.isVouched;
    if (same == SameVersion::Unknown && canCompare) {
        return next(Ruling::Step::AskOverlap,
                    refuse(ErrorCode::RemoteFileChanged, head,
                           QLatin1String("the version cannot be told")));
    }
    Ruling ruling;
    ruling.step = Ruling::Step::Accept;
    ruling.total = situation.file.bytesTotal;
    return ruling;
}

/// Parts of a file are nothing but ranges: whatever else comes is an error (bits.md 3.6).
Ruling judgePartOfSome(const Situation &situation, const ResponseHead &head)
{
    if (head.status == ok) {
        return refuse(ErrorCode::InsufficientRangeSupport, head,
                      QLatin1String("the whole file in place of a part"));
    }
    if (head.status == rangeNotSatisfiable) {
        return refuse(ErrorCode::InvalidRange, head, QLatin1String("the file has no such part"));
    }
    if (head.status != partialContent)
        return judgeAnswer(situation, head);
    if (isCoded(head))
        return refuse(ErrorCode::ContentCoded, head, QLatin1String("Content-Encoding"));
    const auto range = parseContentRange(head.every("Content-Range").value_or(QByteArray()));
    const std::optional<qint64> length = bodyLength(head);
    const qint64 shift = situation.ask.shift;
    const bool isAsked = range && range->range && range->range->begin == situation.ask.from + shift
        && range->range->end > situation.ask.at + shift && length
        && (*length == unknownSize || *length == range->range->length());
    if (!isAsked) {
        return next(situation.wrongRanges == 0 ? Ruling::Step::AskAgain : Ruling::Step::Refuse,
                    refuse(ErrorCode::InvalidServerResponse, head,
                           QLatin1String("not the range asked for")));
    }
    Validator validator = validatorOf(head, range->total);
    validator.acceptsRanges = true;
    Ruling ruling = situation.held == 0 ? judgeFirstPart(situation, head, *range)
                                        : judgeNextPart(situation, head, *range, validator);
    ruling.validator = validator;
    ruling.end = range->range->end - shift;
    return ruling;
}

} // namespace

Ask planAsk(const File &file, const ByteRanges &held, const ByteRange &claim, AskFor what,
            const Source &source)
{
    Ask ask;
    ask.isMirror = !source.mirror.isEmpty();
    ask.isVouched = ask.isMirror && (!file.checksum.isEmpty() || !file.pieces.digests.isEmpty());
    ask.url = ask.isMirror ? source.mirror : file.url;
    const RangeMap parts = partsOf(file);
    const bool isAll =
        claim.begin == 0 && (claim.end == unknownSize || claim.end == file.bytesTotal);
    const bool isWhole =
        what == AskFor::Whole || file.bytesTotal == unknownSize || (held.isEmpty() && isAll);
    if (parts.isWhole() && isWhole)
        return ask;
    Ask part = ask;
    if (!ask.isMirror && !source.original && !file.finalUrl.isEmpty())
        part.url = file.finalUrl;
    part.at = claim.begin;
    part.from = claim.begin;
    if (claim.end != unknownSize && (claim.end < file.bytesTotal || !parts.isWhole()))
        part.end = claim.end;
    part.shift = parts.shiftAt(claim.begin);
    part.wantsRange = true;
    if (part.isVouched)
        return part;
    if (what == AskFor::Rest)
        part.ifRange = ifRangeValue(file.validator);
    if (!part.ifRange.isEmpty())
        return part;
    const qint64 begin = parts.isWhole() ? 0 : parts.partAt(claim.begin).begin;
    part.from -= std::min(heldBefore(held, claim.begin, begin), overlapLength);
    return part.from < part.at || !parts.isWhole() ? part : ask;
}

Ruling judge(const Situation &situation, const ResponseHead &head)
{
    Ruling ruling = situation.file.ranges.isEmpty() ? judgeAnswer(situation, head)
                                                    : judgePartOfSome(situation, head);
    const bool beginsAnew =
        ruling.step == Ruling::Step::Replace || ruling.step == Ruling::Step::AskWhole;
    const bool compares = ruling.step == Ruling::Step::AskOverlap;
    const bool mayBeginAnew = situation.isAlone && (!situation.ask.isMirror || situation.held == 0);
    if (mayBeginAnew || !(beginsAnew || compares))
        return ruling;
    if (ruling.error.code == ErrorCode::None) {
        ruling.error = refuse(ErrorCode::InsufficientRangeSupport, head,
                              QLatin1String("the whole file in place of a part"))
                           .error;
    }
    return next(Ruling::Step::Decline, std::move(ruling));
}

Error statusError(const ResponseHead &head)
{
    Error error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile, head.url.host());
    error.httpStatus = head.status;
    if (head.status == unauthorized) {
        error.code = ErrorCode::AuthenticationRequired;
    } else if (head.status == proxyAuthenticationRequired) {
        error.code = ErrorCode::ProxyAuthenticationRequired;
    } else if (head.status < 400) {
        error.code = ErrorCode::InvalidServerResponse;
        error.httpStatus = 0;
        error.detail += u": status " + QString::number(head.status);
    }
    return error;
}

std::optional<std::chrono::seconds> retryAfter(const ResponseHead &head, const QDateTime &now)
{
    if (head.status != tooManyRequests && head.status != serviceUnavailable)
        return {};
    const QByteArray value = head.header("Retry-After");
    if (value.isEmpty())
        return {};
    const QDateTime date = parseHttpDate(head.header("Date"));
    return parseRetryAfter(value, date.isValid() ? date : now);
}

QString suggestedName(const ResponseHead &head, const QUrl &asked)
{
    const QString given = parseContentDisposition(head.header("Content-Disposition"));
    if (!given.isEmpty())
        return given;
    const QString last = fileNameFromUrl(head.url);
    return last.isEmpty() ? fileNameFromUrl(asked) : last;
}

bool looksLikeHtml(QByteArrayView begin)
{
    static constexpr std::array<QByteArrayView, 8> starts{
        "<!doctype html", "<html", "<head", "<body", "<script", "<title", "<meta", "<!--"};
    if (begin.startsWith("\xEF\xBB\xBF"))
        begin = begin.sliced(3);
    begin = begin.trimmed();
    return std::any_of(starts.begin(), starts.end(), [begin](QByteArrayView start) {
        return begin.size() >= start.size()
            && begin.first(start.size()).compare(start, Qt::CaseInsensitive) == 0;
    });
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Header fields of answers: one input is the value of each.

#include "model/job/digestheaders.h"
#include "model/job/fieldlist.h"
#include "model/job/httpheaders.h"
#include "model/job/linkheader.h"
#include "model/job/structuredfields.h"
#include "model/job/validator.h"
#include "tests/fuzz/check.h"

#include <QUrl>

using namespace tranship;

namespace {

void readValues(const QByteArray &value)
{
    if (const std::optional<ContentRange> stated = parseContentRange(value)) {
        CHECK(stated->range || stated->total >= 0);
        CHECK(!stated->range
              || (stated->range->begin >= 0 && stated->range->begin < stated->range->end));
    }
    if (const std::optional<qint64> length = parseContentLength(value))
        CHECK(*length >= 0);
    const QDateTime now(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    if (const std::optional<std::chrono::seconds> wait = parseRetryAfter(value, now))
        CHECK(wait->count() >= 0);
    static_cast<void>(parseHttpDate(value));
    static_cast<void>(structuredInteger(value));
    static_cast<void>(structuredBoolean(value));
    static_cast<void>(isStrongEtag(value));
    for (const QByteArrayView part : fieldParts(value, ',')) {
        const FieldPair pair = fieldPair(part);
        static_cast<void>(unquotedField(pair.value));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray value = fuzz::bytesOf(data, size);
    readValues(value);
    HeaderFields fields;
    for (const char *name :
         {"Repr-Digest", "Content-Digest", "Digest", "Content-MD5", "X-Goog-Hash", "Link"})
        fields.append({name, value});
    for (const int status : {200, 206}) {
        if (const std::optional<StatedDigest> digest = statedDigest(fields, status))
            CHECK(digest->checksum.digest.size() == digestLength(digest->checksum.algorithm));
    }
    static_cast<void>(linksOf(fields, QUrl(QStringLiteral("https://example.org/a/b"))));
    return 0;
}

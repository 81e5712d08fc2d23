// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/validator.h"

#include <algorithm>

namespace tranship {

namespace {

constexpr QByteArrayView weakPrefix("W/");

/// The tag without the mark of weakness.
QByteArrayView opaqueTag(QByteArrayView etag)
{
    return etag.startsWith(weakPrefix) ? etag.sliced(weakPrefix.size()) : etag;
}

bool bothKnown(qint64 one, qint64 other)
{
    return one >= 0 && other >= 0;
}

SameVersion sameByDate(const Validator &then, const Validator &now)
{
    if (then.lastModified.isEmpty() || now.lastModified.isEmpty())
        return SameVersion::Unknown;
    if (then.lastModified != now.lastModified)
        return SameVersion::No;
    // A date alone has the grain of a second: without the length it proves nothing.
    return bothKnown(then.length, now.length) ? SameVersion::Yes : SameVersion::Unknown;
}

} // namespace

SameVersion sameVersion(const Validator &then, const Validator &now)
{
    if (bothKnown(then.length, now.length) && then.length != now.length)
        return SameVersion::No;
    if (then.etag.isEmpty() || now.etag.isEmpty())
        return sameByDate(then, now);
    if (isStrongEtag(then.etag) && isStrongEtag(now.etag)) {
        if (then.etag == now.etag)
            return SameVersion::Yes;
        return sameByDate(then, now) == SameVersion::Yes ? SameVersion::Unknown : SameVersion::No;
    }
    if (opaqueTag(then.etag) != opaqueTag(now.etag))
        return SameVersion::No;
    return sameByDate(then, now);
}

QByteArray ifRangeValue(const Validator &validator)
{
    return isStrongEtag(validator.etag) ? validator.etag : validator.lastModified;
}

bool isStrongEtag(QByteArrayView etag)
{
    if (etag.size() < 2 || !etag.startsWith('"') || !etag.endsWith('"'))
        return false;
    const QByteArrayView tag = etag.sliced(1, etag.size() - 2);
    return std::all_of(tag.begin(), tag.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte != 0x7f && c != '"';
    });
}

} // namespace tranship

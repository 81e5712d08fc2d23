// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people and programs give as a link.

#include "model/job/url.h"
#include "tests/fuzz/check.h"

using namespace tranship;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = fuzz::textOf(data, size);
    if (const Result<QUrl> url = parseUrl(text)) {
        CHECK(url->isValid() && !url->host().isEmpty());
        CHECK(url->scheme() == u"http" || url->scheme() == u"https");
        CHECK(url->userInfo().isEmpty());
        CHECK(isSameOrigin(*url, *url));
        const Result<QUrl> again = parseUrl(url->toString(QUrl::FullyEncoded));
        CHECK(again && *again == *url);
        static_cast<void>(displayUrl(*url));
        static_cast<void>(hostAndPort(*url));
    }
    if (const Result<QUrl> source = parseSource(text))
        static_cast<void>(isLocalSource(*source));
    return 0;
}

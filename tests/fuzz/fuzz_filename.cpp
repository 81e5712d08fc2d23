// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names that servers and links give: whatever they are, they stay in their folder.

#include "model/job/filename.h"
#include "model/job/httpheaders.h"
#include "tests/fuzz/check.h"

#include <QUrl>

#include <algorithm>

using namespace tranship;

namespace {

bool isHarmless(const QString &name)
{
    const bool isPlain = std::none_of(name.begin(), name.end(), [](QChar c) {
        return c == u'/' || c == u'\\' || c.category() == QChar::Other_Control;
    });
    return isPlain && !name.isEmpty() && name != u"." && name != u".."
        && name.toUtf8().size() <= 255;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = fuzz::textOf(data, size);
    const QString name = safeFileName(text);
    CHECK(isHarmless(name));
    CHECK(safeFileName(name) == name);
    CHECK(isHarmless(numberedFileName(name, 12)));
    CHECK(isHarmless(uniqueFileName(name, {name, foldedFileName(name)})));
    CHECK(isPartFileName(partFileName(name, QUuid(), 1)));
    CHECK(isHarmless(partFileName(name, QUuid(), 1)));
    CHECK(isHarmless(safeFileName(fileNameFromUrl(QUrl(text)))));
    if (const std::optional<QString> path = safeRelativePath(text)) {
        const QStringList parts = path->split(u'/');
        CHECK(std::all_of(parts.begin(), parts.end(), isHarmless));
    }
    const QString stated = parseContentDisposition(fuzz::bytesOf(data, size));
    CHECK(isHarmless(safeFileName(stated)));
    return 0;
}

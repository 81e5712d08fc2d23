// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/categories.h"

#include "model/job/controlcharacters.h"

#include <QDir>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// How many backslashes stand in a row from `at` on.
qsizetype backslashesAt(const QString &text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text.at(end) == u'\\')
        ++end;
    return end - at;
}

/// At the semicolons that stand for themselves. Backslashes before a semicolon or the end are read
/// in pairs, each for one; an odd one makes the semicolon a part of the text. Others are plain.
QStringList partsOf(const QString &text)
{
    QStringList parts{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype count = backslashesAt(text, i);
        const qsizetype next = i + count;
        if (next == text.size()) {
            parts.last() += QString(count - count / 2, u'\\');
        } else if (text.at(next) != u';') {
            parts.last() += text.mid(i, count + 1);
        } else {
            parts.last() += QString(count / 2, u'\\');
            if (count % 2 == 1)
                parts.last() += u';';
            else
                parts.append(QString());
        }
        i = next;
    }
    return parts;
}

/// The part as partsOf reads it back.
QString escaped(const QString &part)
{
    QString text;
    for (qsizetype i = 0; i < part.size(); ++i) {
        const qsizetype count = backslashesAt(part, i);
        const qsizetype next = i + count;
        const bool isEnd = next == part.size();
        const bool isPlain = !isEnd && part.at(next) != u';';
        text += QString(isPlain ? count : 2 * count, u'\\');
        if (!isEnd)
            text += isPlain ? QString(part.at(next)) : u"\\;"_s;
        i = next;
    }
    return text;
}

tl::unexpected<Error> misfit(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager, what);
}

} // namespace

bool isCategoryName(const QString &name)
{
    return !name.isEmpty() && name == name.trimmed() && name.size() <= longestCategory
        && !name.contains(u'=') && !name.contains(u';') && !hasControl(name);
}

Result<QList<Category>> categoriesFromText(const QString &text)
{
    QList<Category> categories;
    QSet<QString> names;
    for (const QString &part : partsOf(text)) {
        if (part.trimmed().isEmpty())
            continue;
        const Category category{part.section(u'=', 0, 0).trimmed(),
                                part.section(u'=', 1).trimmed()};
        if (!isCategoryName(category.name))
            return misfit(u"no name of a category: "_s + category.name);
        const bool isFolder = category.folder.isEmpty()
            || (QDir::isAbsolutePath(category.folder) && !hasControl(category.folder));
        if (!isFolder)
            return misfit(u"not an absolute path: "_s + category.folder);
        if (names.contains(category.name.toCaseFolded()))
            return misfit(u"named twice: "_s + category.name);
        names.insert(category.name.toCaseFolded());
        categories.append(category);
    }
    if (categories.size() > mostCategories)
        return misfit(u"more than %1 categories"_s.arg(mostCategories));
    return categories;
}

QString categoriesText(QList<Category> categories)
{
    std::sort(categories.begin(), categories.end(), [](const Category &one, const Category &other) {
        return one.name.compare(other.name, Qt::CaseInsensitive) < 0;
    });
    QString text;
    for (const Category &category : std::as_const(categories)) {
        if (!text.isEmpty())
            text += "; "_L1;
        text +=
            escaped(category.folder.isEmpty() ? category.name
                                              : QString(category.name + u'=' + category.folder));
    }
    return text;
}

QList<Category> withCategory(QList<Category> categories, const Category &category)
{
    categories.removeIf([&category](const Category &one) {
        return one.name.compare(category.name, Qt::CaseInsensitive) == 0;
    });
    categories.append(category);
    return categories;
}

} // namespace tranship

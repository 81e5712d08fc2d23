// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/categories.h"

#include <QDir>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

bool hasControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// At the semicolons that stand for themselves.
QStringList partsOf(const QString &text)
{
    QStringList parts{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEscaped = text.at(i) == u'\\' && i + 1 < text.size() && text.at(i + 1) == u';';
        if (isEscaped)
            parts.last() += text.at(++i);
        else if (text.at(i) == u';')
            parts.append(QString());
        else
            parts.last() += text.at(i);
    }
    return parts;
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
    QStringList parts;
    for (const Category &category : std::as_const(categories)) {
        QString folder = category.folder;
        folder.replace(u';', "\\;"_L1);
        parts << (folder.isEmpty() ? category.name : QString(category.name + u'=' + folder));
    }
    return parts.join("; "_L1);
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

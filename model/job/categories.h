// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QList>
#include <QString>

namespace tranship {

inline constexpr qsizetype longestCategory = 64; ///< characters of a name
inline constexpr qsizetype mostCategories = 200;

/// A name that jobs go by, and the folder that new ones of it go to.
struct Category {
    QString name; ///< without = ; and control characters; no two differ in case only
    QString folder; ///< absolute; empty: the default folder

    bool operator==(const Category &) const = default;
};

/// Whether a category may have the name.
[[nodiscard]] bool isCategoryName(const QString &name);

/// Reads "Films=/srv/films; Music=/srv/music; Other": by name, in their order. A semicolon in
/// a folder is written "\;", a backslash before a semicolon "\\". InvalidArgument names what does
/// not fit.
[[nodiscard]] Result<QList<Category>> categoriesFromText(const QString &text);
/// The text that categoriesFromText reads back, sorted by name.
[[nodiscard]] QString categoriesText(QList<Category> categories);

/// The list with `category` in it, in the place of the one of its name when there is one.
[[nodiscard]] QList<Category> withCategory(QList<Category> categories, const Category &category);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/relocation.h"

#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *folderNote = "place-folder";
constexpr const char *mountNote = "place-mount";

struct PathColumn {
    const char *table;
    const char *column;
    const char *condition; ///< which rows hold a path there
};

/// Every column of the store that holds a path of this machine.
constexpr std::array pathColumns = {
    PathColumn{"files", "path", "1"},
    PathColumn{"jobs", "reply_path", "1"},
    PathColumn{"leftovers", "folder", "1"},
    PathColumn{"policy", "value", "key = 'DefaultFolder'"},
};

Result<QString> note(Database &database, const char *key)
{
    const Result<QSqlQuery *> found =
        database.query(u"SELECT value FROM notes WHERE key = ?"_s, {QLatin1String(key)});
    if (!found)
        return failure(found.error());
    const QString value = (*found)->next() ? (*found)->value(0).toString() : QString();
    (*found)->finish();
    return value;
}

Done setNote(Database &database, const char *key, const QString &value)
{
    return database.change(u"INSERT OR REPLACE INTO notes (key, value) VALUES (?, ?)"_s,
                           {QLatin1String(key), value});
}

/// SQLite counts characters as code points, QString as UTF-16: lengths are SQLite's own.
Done movePaths(Database &database, const PathColumn &where, const Move &move)
{
    const QString sql = u"UPDATE %1 SET %2 = ? || substr(%2, length(?) + 1) "
                        "WHERE %3 AND (%2 = ? OR substr(%2, 1, length(?)) = ?)"_s.arg(
                            QLatin1String(where.table), QLatin1String(where.column),
                            QLatin1String(where.condition));
    const QString inside = move.from + u'/';
    return database.change(sql, {move.to, move.from, move.from, inside, inside});
}

} // namespace

Done relocate(Database &database, const DataPlace &now)
{
    const Result<QString> folder = note(database, folderNote);
    if (!folder)
        return failure(folder.error());
    const Result<QString> mount = note(database, mountNote);
    if (!mount)
        return failure(mount.error());
    const DataPlace before{*folder, *mount};
    if (before.folder == now.folder && before.mount == now.mount)
        return {};
    const Move move = moveBetween(before, now);
    return database.inTransaction([&]() -> Done {
        for (const PathColumn &column : pathColumns) {
            if (move.isEmpty())
                break;
            if (Done done = movePaths(database, column, move); !done)
                return done;
        }
        if (Done done = setNote(database, folderNote, now.folder); !done)
            return done;
        return setNote(database, mountNote, now.mount);
    });
}

} // namespace tranship

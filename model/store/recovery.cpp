// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/recovery.h"

#include "model/store/backups.h"
#include "model/store/schema.h"
#include "model/store/storefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace tranship {

namespace {

const QStringList &companions()
{
    static const QStringList suffixes = {QStringLiteral("-wal"), QStringLiteral("-shm")};
    return suffixes;
}

Result<bool> isWhole(Database &database)
{
    const Result<QVariant> answer = database.single(QStringLiteral("PRAGMA quick_check(1)"));
    if (!answer)
        return failure(answer.error());
    return answer->toString() == u"ok";
}

Result<StoreCondition> conditionOf(Database &database)
{
    const Result<int> version = schemaVersion(database);
    if (!version)
        return failure(version.error());
    if (*version > schemaMigrations().size())
        return StoreCondition::TooNew;
    const Result<bool> whole = isWhole(database);
    if (!whole)
        return failure(whole.error());
    if (!*whole || *version < 0)
        return StoreCondition::Damaged;
    if (*version == 0) {
        // a store that was being made when the process died has no table; anything else is not ours
        const Result<QVariant> tables =
            database.single(QStringLiteral("SELECT count(*) FROM sqlite_master"));
        if (!tables)
            return failure(tables.error());
        return tables->toInt() == 0 ? StoreCondition::Missing : StoreCondition::Damaged;
    }
    if (*version == schemaMigrations().size()) {
        if (Done done = checkSchema(database); !done)
            return failure(done.error());
    }
    return StoreCondition::Sound;
}

Result<StoreCondition> examineFile(const QString &path, Database::Mode mode)
{
    const Result<std::unique_ptr<Database>> database = Database::open(path, mode);
    if (!database)
        return failure(database.error());
    Result<StoreCondition> condition = conditionOf(**database);
    if (!condition && (*database)->isDamaged())
        return StoreCondition::Damaged;
    return condition;
}

/// The store and its log in a folder of its own, which goes with the object.
Result<StoreCondition> examineCopyIn(const QTemporaryDir &folder, const QString &path)
{
    if (!folder.isValid())
        return storeFailure(path % u": " % folder.errorString());
    const QString copy = folder.filePath(QStringLiteral("jobs.sqlite"));
    for (const QString &suffix : {QString(), companions().constFirst()}) {
        if (Done done = copyPrivately(path % suffix, copy % suffix); !done)
            return failure(done.error());
    }
    return examineFile(copy, Database::Mode::Copy);
}

/// The log may hold the newest version number: it is read in a copy, since reading it in place
/// writes. A full disk often is why the log was left: then the copy is made where temporary files
/// go.
Result<StoreCondition> examineCopy(const QString &path)
{
    if (Result<StoreCondition> condition =
            examineCopyIn(QTemporaryDir(path % u".check-XXXXXX"), path))
        return condition;
    return examineCopyIn(QTemporaryDir(QDir::temp().filePath(QStringLiteral("tranship-XXXXXX"))),
                         path);
}

QString freeAsideName(const QString &path)
{
    const QString stem = path % u".damaged-"
        % QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    QString name = stem;
    for (int number = 2; QFile::exists(name) || QFile::exists(name % companions().constFirst());
         ++number) {
        name = stem % u'-' % QString::number(number);
    }
    return name;
}

/// The one that a recovery which was cut short had moved already; empty when there is none.
QString newestAside(const QString &path)
{
    const QFileInfo store(path);
    QStringList names = store.absoluteDir().entryList({store.fileName() % u".damaged-*Z*"},
                                                      QDir::Files | QDir::Hidden, QDir::Name);
    names.removeIf(
        [](const QString &name) { return name.endsWith(u"-wal") || name.endsWith(u"-shm"); });
    return names.isEmpty() ? QString() : store.absoluteDir().filePath(names.constLast());
}

Result<QString> moveAside(const QString &path)
{
    const QString aside = freeAsideName(path);
    for (const QString &suffix : companions() + QStringList{QString()}) {
        if (!QFile::exists(path % suffix))
            continue;
        if (Done done = renameFile(path % suffix, aside % suffix); !done)
            return failure(done.error());
    }
    return QFile::exists(aside) ? aside : newestAside(path);
}

/// The copy that takes the store's place; null when no backup is sound.
Result<QDateTime> copyNewestSound(const QString &path, const QString &copy)
{
    for (const Backup &backup : listBackups(path)) {
        const Result<StoreCondition> condition =
            examineFile(backup.path, Database::Mode::Immutable);
        if (!condition || *condition != StoreCondition::Sound)
            continue;
        if (Done done = copyPrivately(backup.path, copy); !done)
            return failure(done.error());
        return QFileInfo(backup.path).lastModified().toUTC();
    }
    return QDateTime();
}

} // namespace

Result<StoreCondition> examineStore(const QString &path)
{
    if (!QFile::exists(path) || QFileInfo(path).size() == 0)
        return StoreCondition::Missing;
    const QFileInfo log(path % companions().constFirst());
    if (log.exists() && log.size() > 0)
        return examineCopy(path);
    return examineFile(path, Database::Mode::Immutable);
}

Result<Recovery> recoverStore(const QString &path)
{
    const QString copy = path % u".restored";
    const Result<QDateTime> time = copyNewestSound(path, copy);
    if (!time)
        return failure(time.error());
    const Result<QString> aside = moveAside(path);
    if (!aside)
        return failure(aside.error());
    if (time->isValid()) {
        if (Done done = renameFile(copy, path); !done)
            return failure(done.error());
    }
    if (Done done = syncPath(QFileInfo(path).absolutePath()); !done)
        return failure(done.error());
    return Recovery{*aside, *time};
}

} // namespace tranship

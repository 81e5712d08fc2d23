// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/backups.h"

#include "model/store/storefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace tranship {

namespace {

constexpr int keptBackups = 3;

QString quoted(const QString &text)
{
    return u'\'' % QString(text).replace(u'\'', QStringLiteral("''")) % u'\'';
}

} // namespace

QList<Backup> listBackups(const QString &storePath)
{
    const QFileInfo store(storePath);
    const QString prefix = store.fileName() % u".backup-";
    QList<Backup> backups;
    const QFileInfoList entries =
        store.absoluteDir().entryInfoList({prefix % u'*'}, QDir::Files | QDir::Hidden);
    for (const QFileInfo &entry : entries) {
        bool isNumber = false;
        const int number = entry.fileName().mid(prefix.size()).toInt(&isNumber);
        if (isNumber && number > 0)
            backups.append({number, entry.absoluteFilePath()});
    }
    std::sort(backups.begin(), backups.end(),
              [](const Backup &one, const Backup &other) { return one.number > other.number; });
    return backups;
}

Done writeBackup(Database &database, const QString &storePath)
{
    const QList<Backup> before = listBackups(storePath);
    const int number = before.isEmpty() ? 1 : before.constFirst().number + 1;
    const QString path = storePath % u".backup-" % QString::number(number);
    const QString unfinished = storePath % u".backup-new";
    QFile::remove(unfinished);
    // VACUUM INTO takes an empty file that is there, and with it the mode of that file
    if (Done done = ensurePrivateFile(unfinished); !done)
        return done;
    for (Done done : {database.run(u"VACUUM INTO " % quoted(unfinished)), syncPath(unfinished)}) {
        if (!done) {
            QFile::remove(unfinished);
            return done;
        }
    }
    if (Done done = renameFile(unfinished, path); !done)
        return done;
    for (qsizetype i = keptBackups - 1; i < before.size(); ++i)
        QFile::remove(before.at(i).path);
    return syncPath(QFileInfo(storePath).absolutePath());
}

} // namespace tranship

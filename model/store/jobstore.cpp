// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/jobstore.h"

#include "model/store/backups.h"
#include "model/store/blockrows.h"
#include "model/store/jobreading.h"
#include "model/store/jobwriting.h"
#include "model/store/journalrows.h"
#include "model/store/recovery.h"
#include "model/store/relocation.h"
#include "model/store/schema.h"
#include "model/store/storefiles.h"

#include <QDir>

#include <algorithm>

namespace tranship {

class JobStore::Private {
public:
    [[nodiscard]] Result<StoreOpening> open(const QString &folder, Travels travels);
    /// One transaction.
    [[nodiscard]] Done writeAll(const QList<StoreChange> &changes, bool durable);

    QString path;
    std::unique_ptr<Database> database;

private:
    [[nodiscard]] Done makeReady(StoreOpening &opening);
    [[nodiscard]] Done connect();
    [[nodiscard]] Done load(StoreOpening &opening);
    [[nodiscard]] Done write(const StoreChange &change);
};

Result<StoreOpening> JobStore::Private::open(const QString &folder, Travels travels)
{
    database.reset();
    path = QDir(folder).absoluteFilePath(QStringLiteral("jobs.sqlite"));
    StoreOpening opening;
    if (Done done = ensureStoreFolder(folder); !done)
        return failure(done.error());
    if (Done done = makeReady(opening); !done)
        return failure(done.error());
    if (Done done = connect(); !done)
        return failure(done.error());
    if (travels == Travels::Yes) {
        if (Done done = relocate(*database, dataPlaceOf(folder)); !done)
            return failure(done.error());
    }
    if (Done done = load(opening); !done)
        return failure(done.error());
    return opening;
}

/// Leaves a sound store at the path, or none.
Done JobStore::Private::makeReady(StoreOpening &opening)
{
    const Result<StoreCondition> condition = examineStore(path);
    if (!condition)
        return failure(condition.error());
    if (*condition == StoreCondition::TooNew)
        return failure(ErrorCode::StoreTooNew, ErrorContext::QueueManager, path);
    if (*condition == StoreCondition::Sound)
        return {};
    // a log without its store, too, is none that can be trusted
    const bool hasRest = !listBackups(path).isEmpty() || QFile::exists(path % u"-wal");
    if (*condition == StoreCondition::Missing && !hasRest)
        return {};
    const Result<Recovery> recovery = recoverStore(path);
    if (!recovery)
        return failure(recovery.error());
    opening.setAside = recovery->setAside;
    opening.backupTime = recovery->backupTime;
    return {};
}

Done JobStore::Private::connect()
{
    if (Done done = ensurePrivateFile(path); !done)
        return done;
    Result<std::unique_ptr<Database>> opened = Database::open(path, Database::Mode::ReadWrite);
    if (!opened)
        return failure(opened.error());
    database = std::move(*opened);
    const Result<int> version = schemaVersion(*database);
    if (!version)
        return failure(version.error());
    if (*version > 0 && *version < schemaMigrations().size()) {
        if (Done done = writeBackup(*database, path); !done)
            return done;
    }
    if (Done done = migrate(*database, schemaMigrations()); !done)
        return done;
    return syncPath(QFileInfo(path).absolutePath());
}

Done JobStore::Private::load(StoreOpening &opening)
{
    Result<StoredJobs> jobs = readJobs(*database, path);
    if (!jobs)
        return failure(jobs.error());
    Result<QList<Leftover>> leftovers = readLeftovers(*database);
    if (!leftovers)
        return failure(leftovers.error());
    Result<QList<Farewell>> farewells = readFarewells(*database);
    if (!farewells)
        return failure(farewells.error());
    Result<QList<ShownCertificate>> certificates = readCertificates(*database);
    if (!certificates)
        return failure(certificates.error());
    Result<QMap<QString, QString>> policy = readPolicy(*database);
    if (!policy)
        return failure(policy.error());
    Result<QMap<QString, QString>> notes = readNotes(*database);
    if (!notes)
        return failure(notes.error());
    opening.jobs = std::move(*jobs);
    opening.leftovers = std::move(*leftovers);
    opening.farewells = std::move(*farewells);
    opening.certificates = std::move(*certificates);
    opening.policy = std::move(*policy);
    opening.notes = std::move(*notes);
    return {};
}

Done JobStore::Private::writeAll(const QList<StoreChange> &changes, bool durable)
{
    if (!database)
        return storeFailure(QStringLiteral("the store is not open"));
    const Database::Sync sync = durable ? Database::Sync::Full : Database::Sync::Normal;
    if (Done done = database->setSync(sync); !done)
        return done;
    return database->inTransaction([this, &changes] {
        for (const StoreChange &change : changes) {
            if (Done done = write(change); !done)
                return done;
        }
        return Done();
    });
}

Done JobStore::Private::write(const StoreChange &change)
{
    for (const Job &job : change.jobs) {
        if (Done done = writeJob(*database, job); !done)
            return done;
        if (Done done = pruneBlocks(*database, job); !done)
            return done;
    }
    for (const Job &job : change.rows) {
        if (Done done = writeJobRow(*database, job); !done)
            return done;
    }
    if (Done done = writeBlocks(*database, change.progress); !done)
        return done;
    for (const FileProgress &progress : change.progress) {
        if (Done done = writeProgress(*database, progress); !done)
            return done;
    }
    for (const Leftover &leftover : change.newLeftovers) {
        if (Done done = writeLeftover(*database, leftover); !done)
            return done;
    }
    for (const qint64 id : change.goneLeftovers) {
        if (Done done = removeLeftover(*database, id); !done)
            return done;
    }
    for (const Farewell &farewell : change.newFarewells) {
        if (Done done = writeFarewell(*database, farewell); !done)
            return done;
    }
    for (const qint64 id : change.goneFarewells) {
        if (Done done = removeFarewell(*database, id); !done)
            return done;
    }
    for (const ShownCertificate &shown : change.certificates) {
        if (Done done = writeCertificate(*database, shown); !done)
            return done;
    }
    for (const CertificateKey &key : change.goneCertificates) {
        if (Done done = removeCertificate(*database, key); !done)
            return done;
    }
    for (const JobId &job : change.expired) {
        if (Done done = markExpired(*database, job); !done)
            return done;
    }
    if (Done done = writeJournal(*database, change.journal); !done)
        return done;
    if (Done done = writeTexts(*database, TextTable::Policy, change.policy); !done)
        return done;
    return writeTexts(*database, TextTable::Notes, change.notes);
}

JobStore::JobStore() : d(std::make_unique<Private>()) { }

JobStore::~JobStore() = default;

Result<StoreOpening> JobStore::open(const QString &folder, Travels travels)
{
    Result<StoreOpening> opening = d->open(folder, travels);
    if (!opening)
        d->database.reset();
    return opening;
}

Done JobStore::apply(const StoreChange &change)
{
    return d->writeAll({change}, change.durable);
}

QList<Done> JobStore::applyAll(const QList<StoreChange> &changes)
{
    QList<Done> outcomes(changes.size());
    const auto isDurable = [](const StoreChange &change) { return change.durable; };
    const bool durable = std::any_of(changes.begin(), changes.end(), isDurable);
    if (changes.size() > 1 && d->writeAll(changes, durable))
        return outcomes;
    std::transform(changes.begin(), changes.end(), outcomes.begin(),
                   [this](const StoreChange &change) { return apply(change); });
    return outcomes;
}

Result<QList<HistoryEntry>> JobStore::history(int limit)
{
    if (!d->database)
        return storeFailure(QStringLiteral("the store is not open"));
    return readHistory(*d->database, limit);
}

Result<QList<BlockHash>> JobStore::blocks(const JobId &job, const QString &partName)
{
    if (!d->database)
        return storeFailure(QStringLiteral("the store is not open"));
    return readBlocks(*d->database, job, partName);
}

Result<QList<JournalEntry>> JobStore::journal(const JobId &job)
{
    if (!d->database)
        return storeFailure(QStringLiteral("the store is not open"));
    return readJournal(*d->database, job);
}

Done JobStore::backup()
{
    if (!d->database)
        return storeFailure(QStringLiteral("the store is not open"));
    return writeBackup(*d->database, d->path);
}

} // namespace tranship

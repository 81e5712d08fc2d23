// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/jobwriting.h"

#include "model/job/uploadsessiontext.h"
#include "model/store/jobrow.h"

namespace tranship {

namespace {

/// A null text would be NULL.
QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

/// Collects the columns' names, or what a job or file writes into them.
class WritingRow final {
public:
    enum class Collects { Names, Values };

    explicit WritingRow(Collects collects) : m_collects(collects) { values.reserve(56); }

    QStringList names;
    QVariantList values;

    void id(const char *name, const JobId &value) { add(name, idText(value)); }

    void text(const char *name, const QString &value) { add(name, notNull(value)); }

    void path(const char *name, const QString &value) { text(name, value); }

    void partName(const char *name, const QString &value) { text(name, value); }

    void bytes(const char *name, const QByteArray &value)
    {
        add(name, value.isNull() ? QByteArray("") : value);
    }

    void ranges(const char *name, const ByteRanges &value)
    {
        text(name, QString::fromLatin1(value.toText()));
    }

    void url(const char *name, const QUrl &value)
    {
        text(name, value.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    }

    /// One a line.
    void urls(const char *name, const QList<QUrl> &value)
    {
        QStringList lines;
        for (const QUrl &one : value)
            lines.append(one.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
        text(name, lines.join(u'\n'));
    }

    void rangeList(const char *name, const QList<ByteRange> &value)
    {
        text(name, QString::fromLatin1(rangeListText(value)));
    }

    /// One behind the other.
    void digests(const char *name, const QList<QByteArray> &value) { bytes(name, value.join()); }

    void time(const char *name, const QDateTime &value)
    {
        add(name, value.isValid() ? QVariant(value.toMSecsSinceEpoch()) : QVariant());
    }

    template <typename Duration> void duration(const char *name, Duration value)
    {
        add(name, static_cast<qint64>(value.count()));
    }

    void session(const char *name, const UploadSession &value)
    {
        text(name, QString::fromUtf8(uploadSessionText(value)));
    }

    void security(const char *name, SecurityFlags value) { add(name, value.toInt()); }

    void command(const char *name, const QString &value) { text(name, value); }

    void proxy(const char *name, const QString &value) { text(name, value); }

    void bypass(const char *name, const QString &value) { text(name, value); }

    void pathOrNone(const char *name, const QString &value) { text(name, value); }

    void requestHeaders(const char *name, const QList<RequestHeader> &value)
    {
        text(name, QString::fromUtf8(requestHeadersText(value)));
    }

    void credentials(const char *name, const QList<JobCredential> &value)
    {
        text(name, QString::fromUtf8(credentialsText(value)));
    }

    void number(const char *name, qint64 value, qint64) { add(name, value); }

    void flag(const char *name, bool value) { add(name, value ? 1 : 0); }

    void bits(const char *name, quint64 value) { add(name, static_cast<qint64>(value)); }

    void errorCode(const char *name, ErrorCode value) { add(name, static_cast<int>(value)); }

    template <typename Enum> void choice(const char *name, Enum value, Enum)
    {
        add(name, static_cast<int>(value));
    }

private:
    void add(const char *name, const QVariant &value)
    {
        if (m_collects == Collects::Names)
            names.append(QString::fromLatin1(name));
        else
            values.append(value);
    }

    Collects m_collects;
};

WritingRow rowOf(const Job &job, WritingRow::Collects collects)
{
    WritingRow row(collects);
    visitJob(row, job);
    return row;
}

WritingRow rowOf(const File &file, WritingRow::Collects collects)
{
    WritingRow row(collects);
    visitFile(row, file);
    return row;
}

/// INSERT ... ON CONFLICT (keys) DO UPDATE for all columns.
QString upsert(const QString &table, const QStringList &keys, const QStringList &columns)
{
    QStringList places;
    QStringList updates;
    for (const QString &column : columns) {
        places.append(QStringLiteral("?"));
        if (!keys.contains(column))
            updates.append(column % u"=excluded." % column);
    }
    return u"INSERT INTO " % table % u" (" % columns.join(u',') % u") VALUES (" % places.join(u',')
        % u") ON CONFLICT (" % keys.join(u',') % u") DO UPDATE SET " % updates.join(u',');
}

const QString &jobUpsert()
{
    static const QString sql = upsert(QStringLiteral("jobs"), {QStringLiteral("id")},
                                      jobColumnNames() + QStringList{QStringLiteral("ended")});
    return sql;
}

const QString &fileUpsert()
{
    static const QStringList keys = {QStringLiteral("job"), QStringLiteral("number")};
    static const QString sql = upsert(QStringLiteral("files"), keys, keys + fileColumnNames());
    return sql;
}

const QString &fileUpdate()
{
    static const QString sql =
        u"UPDATE files SET " % fileColumnNames().join(u"=?,") % u"=? WHERE job=? AND number=?";
    return sql;
}

/// When a final job ended: its last change. NULL for the others, which is what keeps them out of
/// history.
QVariant endOf(const Job &job)
{
    if (!isFinal(job.state))
        return {};
    return job.modified.isValid() ? job.modified.toMSecsSinceEpoch() : qint64(0);
}

} // namespace

const QStringList &jobColumnNames()
{
    static const QStringList names = rowOf(Job{}, WritingRow::Collects::Names).names;
    return names;
}

const QStringList &fileColumnNames()
{
    static const QStringList names = rowOf(File{}, WritingRow::Collects::Names).names;
    return names;
}

QVariantList jobValues(const Job &job)
{
    return rowOf(job, WritingRow::Collects::Values).values;
}

QVariantList fileValues(const File &file)
{
    if (file.state != FileState::Moving)
        return rowOf(file, WritingRow::Collects::Values).values;
    File waiting = file;
    waiting.state = FileState::Waiting;
    return rowOf(waiting, WritingRow::Collects::Values).values;
}

Done writeJobRow(Database &database, const Job &job)
{
    return database.change(jobUpsert(), jobValues(job) << endOf(job));
}

Done writeJob(Database &database, const Job &job)
{
    const QString id = idText(job.id);
    if (Done done = writeJobRow(database, job); !done)
        return done;
    int number = 0;
    for (const File &file : job.files) {
        const QVariantList keys = {id, number++};
        if (Done done = database.change(fileUpsert(), keys + fileValues(file)); !done)
            return done;
    }
    return database.change(QStringLiteral("DELETE FROM files WHERE job=? AND number>=?"),
                           {id, number});
}

Done writeProgress(Database &database, const FileProgress &progress)
{
    return database.change(fileUpdate(),
                           fileValues(progress.file) << idText(progress.job) << progress.index);
}

Done writeLeftover(Database &database, const Leftover &leftover)
{
    return database.change(
        QStringLiteral("INSERT OR REPLACE INTO leftovers "
                       "(id,job,folder,part_name,device,inode,born) VALUES (?,?,?,?,?,?,?)"),
        {leftover.id > 0 ? QVariant(leftover.id) : QVariant(), idText(leftover.job),
         leftover.folder, leftover.partName, static_cast<qint64>(leftover.device),
         static_cast<qint64>(leftover.inode), static_cast<qint64>(leftover.born)});
}

Done removeLeftover(Database &database, qint64 id)
{
    return database.change(QStringLiteral("DELETE FROM leftovers WHERE id=?"), {id});
}

Done writeFarewell(Database &database, const Farewell &farewell)
{
    return database.change(
        QStringLiteral("INSERT OR REPLACE INTO farewells (id,job,url,session,wants_reply,until,"
                       "proxy,proxy_bypass,security,client_certificate) "
                       "VALUES (?,?,?,?,?,?,?,?,?,?)"),
        {farewell.id > 0 ? QVariant(farewell.id) : QVariant(), idText(farewell.job),
         farewell.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo),
         QString::fromUtf8(uploadSessionText(farewell.session)), farewell.wantsReply ? 1 : 0,
         farewell.until.toMSecsSinceEpoch(), notNull(farewell.proxy), notNull(farewell.proxyBypass),
         farewell.security.toInt(), notNull(farewell.clientCertificate)});
}

Done removeFarewell(Database &database, qint64 id)
{
    return database.change(QStringLiteral("DELETE FROM farewells WHERE id=?"), {id});
}

Done writeCertificate(Database &database, const ShownCertificate &shown)
{
    const Certificate &one = shown.certificate;
    const auto milliseconds = [](const QDateTime &time) {
        return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
    };
    // of those that are not trusted a host has one: the last it showed
    if (Done done = database.change(
            QStringLiteral("DELETE FROM certificates WHERE host=? AND trusted_since IS NULL"),
            {one.host});
        !done)
        return done;
    return database.change(
        QStringLiteral("INSERT OR REPLACE INTO certificates (host,sha256,subject,issuer,names,"
                       "valid_from,valid_until,flaws,trusted_since) VALUES (?,?,?,?,?,?,?,?,?)"),
        {notNull(one.host), one.sha256, notNull(one.subject), notNull(one.issuer),
         notNull(one.names.join(u'\n')), milliseconds(one.from), milliseconds(one.until),
         notNull(flawsText(one.flaws)), milliseconds(shown.trustedSince)});
}

Done removeCertificate(Database &database, const CertificateKey &key)
{
    return database.change(QStringLiteral("DELETE FROM certificates WHERE host=? AND sha256=?"),
                           {key.host, key.sha256});
}

Done markExpired(Database &database, const JobId &job)
{
    return database.change(
        QStringLiteral("UPDATE jobs SET expired=1 WHERE id=? AND ended IS NOT NULL"),
        {idText(job)});
}

Done writeTexts(Database &database, TextTable table, const QMap<QString, QString> &texts)
{
    const QString name =
        table == TextTable::Policy ? QStringLiteral("policy") : QStringLiteral("notes");
    const QString removal = u"DELETE FROM " % name % u" WHERE key=?";
    const QString writing =
        upsert(name, {QStringLiteral("key")}, {QStringLiteral("key"), QStringLiteral("value")});
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        Done done = it.value().isEmpty() ? database.change(removal, {it.key()})
                                         : database.change(writing, {it.key(), it.value()});
        if (!done)
            return done;
    }
    return {};
}

} // namespace tranship

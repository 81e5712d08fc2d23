// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/job/result.h"
#include "model/queue/jobbook.h"
#include "model/queue/requests.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>

namespace tranship {

class DownloadFolder;

/// Turns what a person asks to add into files of a job: checks URLs, paths and folders before the
/// network is used, and gives every file a place no other job has taken.
class Admission final : public QObject {
    Q_OBJECT

public:
    Admission(JobBook &book, Worker &disk);

    /// All files or an error that names the first one that can't be had; the disk is asked on the
    /// worker.
    void admit(const JobId &job, const QList<NewFile> &files, const Policy &policy,
               std::function<void(const Result<QList<File>> &)> admitted);

    /// Whether files may be put into the folder; makes the folders `below` it, and the account's
    /// own one for downloads, as far as they are missing.
    void prepareFolder(const QString &folder, const QStringList &below,
                       std::function<void(const Done &)> prepared);

private:
    struct Wish {
        File file;
        bool isFolder = false; ///< the name is still to be made
        QString name; ///< below the folder file.path, NewFile::name
    };

    [[nodiscard]] static Result<Wish> parse(const NewFile &file, const Policy &policy);
    [[nodiscard]] static Done parsePlace(const NewFile &file, Wish &wish);
    [[nodiscard]] static Done parseSources(const NewFile &file, File &parsed);
    [[nodiscard]] static Done parseProof(const NewFile &file, File &parsed);
    [[nodiscard]] static QString folderOf(const Wish &wish);
    [[nodiscard]] static Done look(const DownloadFolder &downloads, Wish &wish);
    [[nodiscard]] static Done enterFolders(const DownloadFolder &downloads, Wish &wish);
    [[nodiscard]] static Result<QList<Wish>> prepared(QList<Wish> wishes);
    [[nodiscard]] Result<QList<File>> place(const Job &job, const QList<Wish> &wishes) const;
    [[nodiscard]] QHash<QString, QSet<QString>> takenNames(const QList<Wish> &wishes) const;

    JobBook &m_book;
    Worker &m_disk;
};

} // namespace tranship

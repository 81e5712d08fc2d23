// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/generalpage.h"

#include "model/jobmodel.h"
#include "ui/dialogs/newlinkdialog.h"
#include "ui/format/format.h"
#include "ui/joblist/celltext.h"
#include "ui/wording/wording.h"

#include <QFileInfo>
#include <QLabel>
#include <QPushButton>

namespace tranship {

namespace {

/// The addresses of a job with several files would not fit here: they stand in the files' tab.
const File *shownFile(const Job &job, int file)
{
    if (file >= 0)
        return &job.files.at(file);
    return job.files.size() == 1 ? &job.files.first() : nullptr;
}

QString amountText(const JobSnapshot &snapshot, int file)
{
    const Job &job = snapshot.job;
    if (file >= 0) {
        const File &one = job.files.at(file);
        return format::bytesOf(one.bytesTransferred, one.bytesTotal);
    }
    const QString bytes = format::bytesOf(job.bytesTransferred(), job.bytesTotal());
    if (job.files.size() < 2)
        return bytes;
    return GeneralPage::tr("%1, %2 of %n file(s) finished", "bytes, finished files",
                           static_cast<int>(job.files.size()))
        .arg(bytes, QLocale().toString(job.filesTransferred()));
}

QString mirrorsText(const File &file)
{
    QStringList mirrors;
    for (const QUrl &mirror : file.mirrors)
        mirrors << mirror.toDisplayString();
    return mirrors.join(QLatin1Char('\n'));
}

} // namespace

GeneralPage::GeneralPage(QWidget *parent)
    : DetailsPage(parent),
      m_newLink(new QPushButton(tr("New Link…"), widget())),
      m_keep(new QPushButton(tr("Keep"), widget()))
{
    setUpButtons();
    m_name = addRow(tr("Name"));
    m_state = addRow(tr("State"));
    m_why = addRow(tr("Why"));
    m_nextStep = addButtonRow(tr("What helps"), m_newLink);
    m_url = addCopyRow(tr("URL"), tr("Copy the URL"));
    m_folder = addCopyRow(tr("Folder"), tr("Copy the folder"));
    m_partFile = addCopyRow(tr("Part file"), tr("Copy the path of the part file"));
    m_readable = addRow(tr("Readable already"));
    m_size = addRow(tr("Transferred"));
    m_added = addRow(tr("Added"));
    m_finished = addRow(tr("All moved"));
    m_expiry = addButtonRow(tr("Expires"), m_keep);
    m_mirrors = addCopyRow(tr("Mirrors"), tr("Copy the mirrors"));
}

void GeneralPage::setUpButtons()
{
    m_newLink->setToolTip(tr("Have the file come from another link; what has arrived is kept"));
    m_keep->setToolTip(tr("Let the time before the job is cancelled start anew"));
    connect(m_newLink, &QPushButton::clicked, this, &GeneralPage::newLinkRequested);
    connect(m_keep, &QPushButton::clicked, this, [this] { Q_EMIT keepRequested(m_job); });
}

void GeneralPage::showJob(const JobSnapshot &snapshot, int file, const QDateTime &now)
{
    const Job &job = snapshot.job;
    m_job = job.id;
    const File *one = shownFile(job, file);
    const Error &error = file >= 0 ? job.files.at(file).error : job.error;
    setRow(m_name, cellText(snapshot, file, JobModel::Name));
    setRow(m_state, cellText(snapshot, file, JobModel::State));
    setRow(m_why, secondLine(snapshot, file, now), errorDetailText(error));
    setRow(m_nextStep, nextStepText(error));
    m_newLink->setVisible(wantsNewLink(error) && fileForNewLink(job, file) >= 0);
    setRow(m_url, one != nullptr ? one->url.toDisplayString() : QString());
    setRow(m_folder,
           job.files.isEmpty()
               ? QString()
               : QFileInfo((one != nullptr ? *one : job.files.first()).path).path());
    setRow(m_size, amountText(snapshot, file));
    setRow(m_added, format::dateTime(job.created));
    setRow(m_finished,
           job.transferCompleted.isValid() ? format::dateTime(job.transferCompleted) : QString());
    setRow(m_expiry, expiryText(snapshot, now));
    showPartFile(one);
    setRow(m_mirrors, one != nullptr ? mirrorsText(*one) : QString());
}

void GeneralPage::showPartFile(const File *file)
{
    const bool isThere =
        file != nullptr && !file->partName.isEmpty() && file->state != FileState::Completed;
    setRow(m_partFile,
           isThere ? QFileInfo(file->path).path() + QLatin1Char('/') + file->partName : QString(),
           tr("Complete gives it its name; programs can read it before that"));
    // the first gap ends what a player can show
    const qint64 readable = !isThere ? 0
        : file->isFinished()         ? file->bytesTransferred
                                     : file->durable.firstGap();
    setRow(m_readable,
           readable > 0 ? tr("%1 from the beginning", "bytes").arg(format::bytes(readable))
                        : QString());
}

} // namespace tranship

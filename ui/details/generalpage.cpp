// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/generalpage.h"

#include "model/job/uploadsettings.h"
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
    return job.filesTotal() == 1 ? &job.files.first() : nullptr;
}

QString amountText(const JobSnapshot &snapshot, int file)
{
    const Job &job = snapshot.job;
    if (file >= 0) {
        const File &one = job.files.at(file);
        return format::bytesOf(one.bytesTransferred, one.bytesTotal);
    }
    const QString bytes = format::bytesOf(job.bytesTransferred(), job.bytesTotal());
    if (job.filesTotal() < 2)
        return bytes;
    return GeneralPage::tr("%1, %2 of %n file(s) finished", "bytes, finished files",
                           job.filesTotal())
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
      m_fix(new QPushButton(widget())),
      m_newLink(new QPushButton(tr("New Link…"), widget())),
      m_showCertificate(new QPushButton(tr("Look at Certificate…"), widget())),
      m_keep(new QPushButton(tr("Keep"), widget()))
{
    setUpButtons();
    m_name = addRow(tr("Name"));
    m_state = addRow(tr("State"));
    m_why = addButtonRow(tr("Why"), m_fix);
    m_nextStep = addButtonRow(tr("What helps"), m_newLink);
    m_certificate = addButtonRow(tr("Certificate"), m_showCertificate);
    m_url = addCopyRow(tr("URL"), tr("Copy the URL"));
    m_folder = addCopyRow(tr("Folder"), tr("Copy the folder"));
    m_from = addCopyRow(tr("From"), tr("Copy the path of the file"));
    m_to = addCopyRow(tr("To"), tr("Copy the address"));
    m_method = addRow(tr("Method"));
    m_acknowledged = addRow(tr("Acknowledged"));
    m_sessionEnds = addRow(tr("Server forgets it"));
    m_proof = addRow(tr("What proves it"));
    m_reply = addCopyRow(tr("Reply in"), tr("Copy the path of the reply"));
    m_replyState = addRow(tr("Reply"));
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
    connect(m_fix, &QPushButton::clicked, this, [this] { Q_EMIT fixRequested(m_job, m_offered); });
    m_showCertificate->setToolTip(tr("See whose certificate it is, and decide about it"));
    connect(m_showCertificate, &QPushButton::clicked, this,
            [this] { Q_EMIT certificateRequested(m_job, m_error); });
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
    setRow(m_nextStep,
           nextStepText(error, file >= 0 ? typeOf(job, job.files.at(file)) : typeOf(job, error)));
    m_error = error;
    setRow(m_certificate, isCertificateError(error.code) ? certificateHost(error) : QString());
    m_newLink->setVisible(wantsNewLink(error) && fileForNewLink(job, file) >= 0);
    showFix(job, file);
    const bool isSent = job.isUpload() && (one == nullptr || job.isSent(*one));
    showPlaces(job, one);
    showUpload(job, isSent ? one : nullptr);
    showReply(job);
    setRow(m_size, isSent ? QString() : amountText(snapshot, file));
    setRow(m_acknowledged, isSent ? amountText(snapshot, file) : QString());
    setRow(m_added, format::dateTime(job.created));
    setRow(m_finished,
           job.transferCompleted.isValid() ? format::dateTime(job.transferCompleted) : QString());
    setRow(m_expiry, expiryText(snapshot, now));
    showPartFile(isSent ? nullptr : one);
    setRow(m_mirrors, one != nullptr ? mirrorsText(*one) : QString());
}

/// A new link and Keep have buttons of their own, beside what they are about.
void GeneralPage::showFix(const Job &job, int file)
{
    m_offered = file >= 0 ? Fix::None : fixFor(job);
    const bool isElsewhere =
        m_offered == Fix::NewLink || m_offered == Fix::Keep || m_offered == Fix::TrustCertificate;
    m_fix->setVisible(m_offered != Fix::None && !isElsewhere);
    m_fix->setText(fixText(m_offered));
    m_fix->setToolTip(fixHint(m_offered));
}

void GeneralPage::showPlaces(const Job &job, const File *file)
{
    const bool isSent = job.isUpload() && (file == nullptr || job.isSent(*file));
    const QString url = file != nullptr ? file->url.toDisplayString() : QString();
    const QString path = file != nullptr ? file->path
        : job.files.isEmpty()            ? QString()
                                         : QFileInfo(job.files.first().path).path();
    const QString folder = file != nullptr ? QFileInfo(path).path() : path;
    setRow(m_url, isSent ? QString() : url);
    setRow(m_folder, isSent ? QString() : folder);
    setRow(m_from, isSent ? path : QString());
    setRow(m_to, isSent ? url : QString());
}

void GeneralPage::showUpload(const Job &job, const File *file)
{
    const bool isThere = file != nullptr;
    setRow(m_method, isThere ? uploadMethodText(job, *file) : QString(),
           isThere ? uploadMethodHint(file->upload.method) : QString());
    setRow(m_sessionEnds,
           isThere && file->upload.isOpen() && file->upload.expires.isValid()
               ? format::dateTime(file->upload.expires)
               : QString(),
           tr("An upload that is not finished by then starts over"));
    setRow(m_proof, isThere ? proofText(*file) : QString());
}

void GeneralPage::showReply(const Job &job)
{
    const File *reply = replyOf(job);
    setRow(m_reply, reply != nullptr ? reply->path : QString());
    setRow(m_replyState, reply != nullptr ? replyStateText(*reply) : QString(),
           reply != nullptr ? errorDetailText(reply->error) : QString());
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

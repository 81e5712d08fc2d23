// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/integritypage.h"

#include "model/jobmodel.h"
#include "ui/format/format.h"
#include "ui/joblist/celltext.h"
#include "ui/wording/wording.h"

#include <QLabel>

namespace tranship {

namespace {

QString headerText(const QByteArray &value)
{
    return value.isEmpty() ? IntegrityPage::tr("not told by the server")
                           : QString::fromLatin1(value);
}

QString lengthText(qint64 length)
{
    return length < 0 ? IntegrityPage::tr("not told by the server")
                      : IntegrityPage::tr("%1 (%2 bytes)", "3.7 GiB, the same to the byte")
                            .arg(format::bytes(length), QLocale().toString(length));
}

} // namespace

IntegrityPage::IntegrityPage(QWidget *parent) : DetailsPage(parent)
{
    m_file = addRow(tr("File"));
    m_verdict = addRow(tr("Verdict"));
    m_checksum = addCopyRow(tr("Expected checksum"), tr("Copy the checksum"));
    m_checksumSource = addRow(tr("Checksum from"));
    m_pieces = addRow(tr("Pieces"));
    m_length = addRow(tr("Length"));
    m_sent = addCopyRow(tr("Checksum of what was sent"), tr("Copy the checksum"));
    m_sourceChanged = addRow(tr("File last changed"));
    m_etag = addRow(tr("ETag"));
    m_lastModified = addRow(tr("Last modified"));
    m_canResume = addRow(tr("Can be resumed"));
    m_ranges = addRow(tr("Ranges wanted"));
    m_finalUrl = addCopyRow(tr("Redirected to"), tr("Copy the address"));
    m_renamed = addRow(tr("Suggested name"));
    m_restarts = addRow(tr("Started over"));
}

void IntegrityPage::showJob(const JobSnapshot &snapshot, int file, const QDateTime &)
{
    const int shown = file >= 0 ? file : 0;
    const bool isThere = shown < snapshot.job.files.size();
    widget()->setVisible(isThere);
    if (!isThere)
        return;
    const File &one = snapshot.job.files.at(shown);
    setRow(m_file, cellText(snapshot, shown, JobModel::Name));
    if (snapshot.job.isSent(one)) {
        showSent(one);
        return;
    }
    setRow(m_sent, {});
    setRow(m_sourceChanged, {});
    setRow(m_verdict, verdictText(one));
    showExpected(one);
    showVersion(one);
    setRow(m_finalUrl,
           one.finalUrl.isEmpty() || one.finalUrl == one.url ? QString()
                                                             : one.finalUrl.toDisplayString());
    setRow(m_renamed, one.renamedFrom);
    setRow(m_restarts,
           one.restarts > 0 ? tr("%n time(s): the remote file had changed", nullptr, one.restarts)
                            : QString());
}

void IntegrityPage::showSent(const File &file)
{
    hideVersion();
    setRow(m_verdict, proofText(file));
    setRow(m_checksum, file.checksum);
    setRow(m_length, lengthText(file.bytesTotal));
    setRow(m_sent,
           file.sentChecksum.isEmpty() ? tr("Not known: not all of the file was read yet")
                                       : file.sentChecksum);
    setRow(
        m_sourceChanged,
        file.source.modified.count() == 0
            ? QString()
            : format::dateTime(QDateTime::fromMSecsSinceEpoch(
                std::chrono::duration_cast<std::chrono::milliseconds>(file.source.modified).count(),
                Qt::UTC)));
    setRow(m_restarts,
           file.restarts > 0
               ? tr("%n time(s): the server had lost the upload", nullptr, file.restarts)
               : QString());
}

void IntegrityPage::hideVersion()
{
    for (QLabel *row : {m_checksumSource, m_pieces, m_etag, m_lastModified, m_canResume, m_ranges,
                        m_finalUrl, m_renamed})
        setRow(row, {});
}

void IntegrityPage::showExpected(const File &file)
{
    setRow(m_checksum, file.checksum);
    setRow(m_checksumSource, checksumSourceText(file));
    const auto pieces = static_cast<int>(file.pieces.digests.size());
    setRow(m_pieces,
           pieces == 0
               ? QString()
               : tr("%n of %1 each, with %2 from Metalink", "pieces, bytes, SHA-256", pieces)
                     .arg(format::bytes(file.pieces.length), algorithmText(file.pieces.algorithm)));
    setRow(m_ranges, QString::fromLatin1(rangeListText(file.ranges)));
}

void IntegrityPage::showVersion(const File &file)
{
    const Validator &version = file.validator;
    const bool isKnown =
        !version.etag.isEmpty() || !version.lastModified.isEmpty() || version.length >= 0;
    setRow(m_length, !isKnown ? QString() : lengthText(version.length));
    setRow(m_etag, isKnown ? headerText(version.etag) : tr("not asked yet"));
    setRow(m_lastModified, isKnown ? headerText(version.lastModified) : QString());
    setRow(m_canResume,
           !isKnown                    ? QString()
               : version.acceptsRanges ? tr("Yes")
                                       : tr("No, an interrupted transfer starts over"));
}

} // namespace tranship

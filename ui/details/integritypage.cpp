// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/integritypage.h"

#include "model/jobmodel.h"
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

} // namespace

IntegrityPage::IntegrityPage(QWidget *parent) : DetailsPage(parent)
{
    m_file = addRow(tr("File"));
    m_verdict = addRow(tr("Verified by"));
    m_checksum = addCopyRow(tr("Expected checksum"), tr("Copy the checksum"));
    m_etag = addRow(tr("ETag"));
    m_lastModified = addRow(tr("Last modified"));
    m_ranges = addRow(tr("Can be resumed"));
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
    const bool isKnown = !one.validator.etag.isEmpty() || !one.validator.lastModified.isEmpty()
        || one.validator.length >= 0;
    setRow(m_file, cellText(snapshot, shown, JobModel::Name));
    setRow(m_verdict, verdictText(one.verdict, one.checksumSource));
    setRow(m_checksum, one.checksum);
    setRow(m_etag, isKnown ? headerText(one.validator.etag) : tr("not asked yet"));
    setRow(m_lastModified, isKnown ? headerText(one.validator.lastModified) : QString());
    setRow(m_ranges,
           !isKnown                          ? QString()
               : one.validator.acceptsRanges ? tr("Yes")
                                             : tr("No, an interrupted transfer starts over"));
    setRow(m_finalUrl,
           one.finalUrl.isEmpty() || one.finalUrl == one.url ? QString()
                                                             : one.finalUrl.toDisplayString());
    setRow(m_renamed, one.renamedFrom);
    setRow(m_restarts,
           one.restarts > 0 ? tr("%n time(s): the remote file had changed", nullptr, one.restarts)
                            : QString());
}

} // namespace tranship

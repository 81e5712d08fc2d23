// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspage.h"

namespace tranship {

/// Which version of the remote file is being fetched and how its bytes were judged. Of a job with
/// several files it is about the selected one, else the first.
class IntegrityPage final : public DetailsPage {
    Q_OBJECT

public:
    explicit IntegrityPage(QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now) override;

private:
    void showExpected(const File &file);
    void showVersion(const File &file);
    /// Of a file that is brought to its server.
    void showSent(const File &file);
    /// What only a file that is fetched has.
    void hideVersion();

    QLabel *m_file;
    QLabel *m_verdict;
    QLabel *m_checksum;
    QLabel *m_checksumSource;
    QLabel *m_pieces;
    QLabel *m_length;
    QLabel *m_sent;
    QLabel *m_sourceChanged;
    QLabel *m_etag;
    QLabel *m_lastModified;
    QLabel *m_canResume;
    QLabel *m_ranges;
    QLabel *m_finalUrl;
    QLabel *m_renamed;
    QLabel *m_restarts;
};

} // namespace tranship

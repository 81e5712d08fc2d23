// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspage.h"
#include "ui/fixes/fix.h"

class QPushButton;

namespace tranship {

/// State, reason, places, amounts and times of a job or of one of its files.
class GeneralPage final : public DetailsPage {
    Q_OBJECT

public:
    explicit GeneralPage(QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now) override;

Q_SIGNALS:
    void keepRequested(const tranship::JobId &job);
    void newLinkRequested();
    void fixRequested(const tranship::JobId &job, tranship::Fix fix);
    /// The person wants to look at the certificate that stopped the job.
    void certificateRequested(const tranship::JobId &job, const tranship::Error &error);

private:
    void setUpButtons();
    /// `file` may be nullptr: nothing to show.
    void showPartFile(const File *file);
    /// Where it comes from and goes to; `file` is nullptr when there are several.
    void showPlaces(const Job &job, const File *file);
    void showUpload(const Job &job, const File *file);
    void showReply(const Job &job);
    void showFix(const Job &job, int file);

    JobId m_job;
    Fix m_offered = Fix::None;
    QPushButton *m_fix;
    QPushButton *m_newLink;
    QPushButton *m_showCertificate;
    Error m_error;
    QPushButton *m_keep;
    QLabel *m_name;
    QLabel *m_state;
    QLabel *m_why;
    QLabel *m_nextStep;
    QLabel *m_certificate;
    QLabel *m_url;
    QLabel *m_folder;
    QLabel *m_from;
    QLabel *m_to;
    QLabel *m_method;
    QLabel *m_acknowledged;
    QLabel *m_sessionEnds;
    QLabel *m_proof;
    QLabel *m_reply;
    QLabel *m_replyState;
    QLabel *m_partFile;
    QLabel *m_readable;
    QLabel *m_size;
    QLabel *m_added;
    QLabel *m_finished;
    QLabel *m_expiry;
    QLabel *m_mirrors;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace tranship {

class DurationEdit;
class ConnectionFields;
class Engine;
class TransferFields;

/// The properties of the job that can be changed; each change takes effect at once.
class OptionsPage final : public DetailsPage {
    Q_OBJECT

public:
    explicit OptionsPage(Engine &engine, QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now) override;

Q_SIGNALS:
    /// Another folder is to be chosen for what is left of the job.
    void folderRequested(const tranship::JobId &job);

private:
    void setUpFields();
    void setUpForm();
    void connectFields();
    void connectTimes();
    void connectText(QLineEdit *field, const QString &key, const QString Job::*text);
    void fillTexts();
    void fillPlaces();
    void set(const QString &key, const QString &text);
    /// The fields as the job has them, except one that a person is in the middle of changing.
    void fill();

    Engine &m_engine;
    Job m_job;
    QLineEdit *m_name;
    QLineEdit *m_category;
    QLineEdit *m_description;
    QComboBox *m_priority;
    QSpinBox *m_retryDelay; ///< seconds
    DurationEdit *m_noProgress;
    DurationEdit *m_longest;
    QSpinBox *m_parallelFiles;
    TransferFields *m_transfer;
    QComboBox *m_method; ///< of an upload
    QComboBox *m_onExists;
    QCheckBox *m_autoComplete;
    QLabel *m_folder; ///< of a download
    QPushButton *m_chooseFolder;
    ConnectionFields *m_connection;
    QLabel *m_problem;
};

} // namespace tranship

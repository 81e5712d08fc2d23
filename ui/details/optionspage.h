// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace tranship {

class Engine;
class TransferFields;

/// The properties of the job that can be changed; each change takes effect at once.
class OptionsPage final : public DetailsPage {
    Q_OBJECT

public:
    explicit OptionsPage(Engine &engine, QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now) override;

private:
    void setUpFields();
    void connectFields();
    void set(const QString &key, const QString &text);
    /// The fields as the job has them, except one that a person is in the middle of changing.
    void fill();

    Engine &m_engine;
    Job m_job;
    QLineEdit *m_name;
    QComboBox *m_priority;
    QSpinBox *m_retryDelay; ///< seconds
    QSpinBox *m_parallelFiles;
    TransferFields *m_transfer;
    QComboBox *m_onExists;
    QCheckBox *m_autoComplete;
    QLabel *m_problem;
};

} // namespace tranship

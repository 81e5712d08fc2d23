// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/certificate.h"
#include "model/job/job.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QPushButton;

namespace tranship {

class Engine;

/// Shows whose certificate a server showed and why it was refused, and lets a person trust exactly
/// this one for exactly this host. The safe button is the default. The job goes on once it is
/// trusted.
class CertificateDialog final : public QDialog {
    Q_OBJECT

public:
    CertificateDialog(Engine &engine, const ShownCertificate &shown, const JobId &job,
                      QWidget *parent = nullptr);

private:
    void setUpForm(QFormLayout &form);
    [[nodiscard]] QWidget *makeButtons();
    void trust();

    Engine &m_engine;
    const ShownCertificate m_shown;
    const JobId m_job;
    QLabel *m_problem;
    QPushButton *m_trust = nullptr; ///< null: it cannot be trusted
};

} // namespace tranship

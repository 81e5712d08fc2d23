// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace tranship {

/// Asks for the login that a server or a proxy wants, once for all jobs that wait at the same door,
/// or for the password of a client certificate's file, and where it is to be kept. Nothing of it is
/// kept anywhere else.
class SignInDialog final : public QDialog {
    Q_OBJECT

public:
    SignInDialog(Engine &engine, const SignInQuestion &question, QWidget *parent = nullptr);

private:
    void setUpFields();
    [[nodiscard]] bool hasName() const;
    [[nodiscard]] QStringList explanation() const;
    [[nodiscard]] QFormLayout *makeForm();
    [[nodiscard]] QLabel *makeText(const QString &text);
    void refresh();
    void submit();
    void answered(const Done &result);

    Engine &m_engine;
    const SignInQuestion m_question;
    const bool m_isToken;
    const bool m_isFile; ///< a client certificate is to be opened
    bool m_isBusy = false;
    QLineEdit *m_user;
    QLineEdit *m_secret;
    QRadioButton *m_keychain;
    QRadioButton *m_session;
    QLabel *m_problem;
    QPushButton *m_submit;
};

} // namespace tranship

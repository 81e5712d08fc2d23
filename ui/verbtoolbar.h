// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolBar>

class QLineEdit;
class QToolButton;

namespace tranship {

class JobActions;

/// The verbs as buttons with their words, and the search. Complete is the one filled button.
class VerbToolBar final : public QToolBar {
    Q_OBJECT

public:
    VerbToolBar(JobActions &actions, QLineEdit &search, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillComplete();

    QToolButton *m_complete = nullptr;
};

} // namespace tranship

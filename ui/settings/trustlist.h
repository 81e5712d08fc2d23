// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/certificate.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace tranship {

class Engine;

/// The certificates that a person trusts although they are not good enough by themselves, each of
/// which can be taken back.
class TrustList final : public QWidget {
    Q_OBJECT

public:
    explicit TrustList(Engine &engine, QWidget *parent = nullptr);

private:
    void build();
    void refresh();
    void showTrusted(const QList<ShownCertificate> &all);
    void takeBack();

    Engine &m_engine;
    QList<ShownCertificate> m_trusted;
    QTreeWidget *m_list;
    QLabel *m_empty;
    QLabel *m_problem;
    QPushButton *m_takeBack;
};

} // namespace tranship

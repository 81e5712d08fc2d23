// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace tranship {

/// The jobs that ended, newest first.
class HistoryDialog final : public QDialog {
    Q_OBJECT

public:
    explicit HistoryDialog(Engine &engine, QWidget *parent = nullptr);

private:
    void setUpTable();
    void load();
    void fill(const QList<HistoryEntry> &entries);
    void filter();
    void refreshButtons();
    void openFolder();
    void copyUrls();

    Engine &m_engine;
    QList<HistoryEntry> m_entries;
    QLineEdit *m_search;
    QTreeWidget *m_table;
    QLabel *m_state;
    QPushButton *m_openFolder;
    QPushButton *m_copyUrls;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "ui/settings/policylabels.h"

#include <QDialog>
#include <QList>

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace tranship {

class PolicyRow;

/// All settings and limits, in pages. Each change takes effect at once; the last one can be undone.
class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(Engine &engine, QWidget *parent = nullptr);

    void showPage(SettingsPage page);

private:
    struct Change {
        QString key;
        QString name;
        QString before; ///< text of the user's layer; empty: the default was in force
    };

    void build();
    [[nodiscard]] int sidebarWidth() const;
    [[nodiscard]] QWidget *buildPage(SettingsPage page);
    [[nodiscard]] QWidget *buildFooter();
    void takeReport(const PolicyReport &report);
    void requestChange(const QString &key, const QString &text);
    void undo();
    void setUndo(std::optional<Change> change);
    [[nodiscard]] PolicyRow *row(const QString &key) const;

    Engine &m_engine;
    std::optional<PolicyReport> m_report;
    std::optional<Change> m_undoable;
    QList<PolicyRow *> m_rows;
    QListWidget *m_sidebar;
    QStackedWidget *m_pages;
    QLabel *m_state;
    QPushButton *m_undo;
};

} // namespace tranship

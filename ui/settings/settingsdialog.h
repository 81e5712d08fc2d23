// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "ui/settings/settingspages.h"

#include <QDialog>
#include <QList>

#include <functional>
#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace tranship {

class DesktopSwitch;
class PolicyRow;
class SettingRow;
class SwitchRow;

/// What of the desktop can be switched here; nothing is said of what is not there.
struct DesktopSwitches {
    DesktopSwitch *autostart = nullptr;
    DesktopSwitch *browsers = nullptr;
};

/// All settings and limits, in pages that can be searched. Each change takes effect at once and can
/// be undone, the latest first.
class SettingsDialog final : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(Engine &engine, const DesktopSwitches &switches = {},
                            QWidget *parent = nullptr);

    void showPage(SettingsPage page);
    /// Leaves the pages that speak of these words, and marks the settings that do.
    void search(const QString &text);

private:
    struct Change {
        QString name;
        SettingsPage page;
        std::function<void()> takeBack;
    };

    void makeRows(const DesktopSwitches &switches);
    void add(SwitchRow &row);
    void build();
    void buildSidebar();
    [[nodiscard]] int sidebarWidth() const;
    [[nodiscard]] QWidget *buildPage(SettingsPage page);
    [[nodiscard]] QWidget *buildFooter();
    void takeReport(const PolicyReport &report);
    void requestChange(const QString &key, const QString &text);
    void write(PolicyRow &row, const QString &text);
    void undo();
    void noteChange(Change change);
    void showUndo();
    void showHit(SettingRow *row);
    void leaveHiddenPage();
    void showNextHit();
    [[nodiscard]] QList<SettingRow *> hits() const;
    [[nodiscard]] PolicyRow *row(const QString &key) const;

    Engine &m_engine;
    std::optional<PolicyReport> m_report;
    QList<Change> m_changes; ///< that can be undone, the latest last
    QList<SettingRow *> m_rows; ///< by page and place
    QList<QScrollArea *> m_areas; ///< by page
    QLineEdit *m_search;
    QListWidget *m_sidebar;
    QStackedWidget *m_pages;
    QLabel *m_state;
    QPushButton *m_undo;
    int m_hit = 0; ///< which of the hits is shown
};

} // namespace tranship

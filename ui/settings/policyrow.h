// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/policyeditor.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace tranship {

class UsageBar;

/// One policy: its name and help, its field, where its value comes from, how much of it is used.
class PolicyRow final : public QWidget {
    Q_OBJECT

public:
    explicit PolicyRow(const PolicyEntry &entry, QWidget *parent = nullptr);

    [[nodiscard]] QString key() const;

    [[nodiscard]] QString name() const { return m_label.name; }

    [[nodiscard]] SettingsPage page() const { return m_label.page; }

    [[nodiscard]] int order() const { return m_label.order; }

    /// Shows the value in force; a field with an error keeps what was typed.
    void showReport(const PolicyReport &report);
    /// Beside the field; empty takes it away.
    void setError(const QString &sentence);

Q_SIGNALS:
    /// The person wants this value; an empty text goes back to the default.
    void changeRequested(const QString &key, const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void arrange(QWidget *name);
    void tint();
    void takeEdit();
    void reset();
    void showSource(PolicySource source);
    void showUsage(const PolicyReport &report);

    const PolicyEntry &m_entry;
    std::optional<PolicyReport> m_report;
    PolicyLabel m_label;
    PolicyEditor *m_editor;
    QLabel *m_help;
    QLabel *m_source;
    QLabel *m_lock;
    QLabel *m_error;
    QWidget *m_usageBox; ///< hidden as a whole where nothing is counted
    QLabel *m_usage;
    UsageBar *m_bar;
    QToolButton *m_reset;
};

} // namespace tranship

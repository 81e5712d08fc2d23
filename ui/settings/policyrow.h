// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/policyeditor.h"
#include "ui/settings/settingrow.h"

#include <optional>

class QLabel;

namespace tranship {

class UsageBar;

/// One policy: besides its field where its value comes from, and how much of it is used.
class PolicyRow final : public SettingRow {
    Q_OBJECT

public:
    explicit PolicyRow(const PolicyEntry &entry, QWidget *parent = nullptr);

    [[nodiscard]] QString key() const;

    /// Shows the value in force; a field with an error keeps what was typed.
    void showReport(const PolicyReport &report);

Q_SIGNALS:
    /// The person wants this value; an empty text goes back to the default.
    void changeRequested(const QString &key, const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    PolicyRow(const PolicyEntry &entry, const PolicyLabel &label, QWidget *parent);
    void build();
    void arrange();
    void paintLock();
    void takeEdit();
    void reset();
    void showSource(PolicySource source);
    void showUsage(const PolicyReport &report);

    const PolicyEntry &m_entry;
    std::optional<PolicyReport> m_report;
    PolicyEditor *m_editor;
    QLabel *m_source;
    QLabel *m_lock;
    QWidget *m_usageBox; ///< hidden as a whole where nothing is counted
    QLabel *m_usage;
    UsageBar *m_bar;
};

} // namespace tranship

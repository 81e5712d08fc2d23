// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/policy.h"
#include "ui/settings/policylabels.h"

#include <QWidget>

namespace tranship {

/// The field for one policy, by its kind; speaks in the policy's texts ("90d", "60", "true", a
/// path).
class PolicyEditor : public QObject {
    Q_OBJECT

public:
    [[nodiscard]] static PolicyEditor *make(const PolicyEntry &entry, const PolicyLabel &label,
                                            QWidget *parent);

    using QObject::QObject;

    [[nodiscard]] virtual QWidget *widget() = 0;

    /// It wants the whole width of a row.
    [[nodiscard]] virtual bool isWide() const { return false; }

    [[nodiscard]] virtual QString text() const = 0;
    /// Shows the value in force without `edited`.
    virtual void show(const PolicyEntry &entry, const Policy &policy) = 0;

Q_SIGNALS:
    void edited();
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accessiblescroll.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace tranship {

namespace {

/// Asked for each class of an object, the most derived first: lists and texts have their own.
QAccessibleInterface *plainInterface(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const bool isScrollArea = className == QLatin1String("QScrollArea")
        || className == QLatin1String("QAbstractScrollArea");
    return widget && isScrollArea ? new QAccessibleWidget(widget, QAccessible::Client) : nullptr;
}

} // namespace

void guardScrollAreas()
{
    QAccessible::installFactory(plainInterface);
}

} // namespace tranship

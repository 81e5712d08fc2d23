// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tablestyle.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QTreeView>

namespace tranship {

void TableStyle::applyTo(QTreeView &table)
{
    applyToHeader(table);
    table.setStyle(table.header()->style());
}

void TableStyle::applyToHeader(QTreeView &table)
{
    auto *style = new TableStyle;
    style->setParent(&table);
    table.header()->setStyle(style);
}

int TableStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    if (metric == PM_HeaderMargin)
        return theme::smallSpace;
    if (metric == PM_FocusFrameHMargin)
        return theme::smallSpace - 1; // item views add one
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize TableStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ItemViewItem)
        result.rheight() += theme::smallSpace;
    return result;
}

} // namespace tranship

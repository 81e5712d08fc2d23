// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProxyStyle>

class QTreeView;

namespace tranship {

/// The style in force with room around the text of tables and their headers.
class TableStyle final : public QProxyStyle {
    Q_OBJECT

public:
    /// For the table and its header; goes with the table.
    static void applyTo(QTreeView &table);
    /// For the header only, when the rows are drawn by a delegate of ours.
    static void applyToHeader(QTreeView &table);

    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                                  const QWidget *widget = nullptr) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option,
                                         const QSize &size, const QWidget *widget) const override;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/formrows.h"

#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

QVBoxLayout *withProblem(QLayout *field, QLabel *problem)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(theme::gridUnit);
    layout->addLayout(field);
    layout->addWidget(problem);
    return layout;
}

QHBoxLayout *rowOf(QWidget *first, QWidget *second)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::smallSpace);
    row->addWidget(first, 1);
    if (second != nullptr)
        row->addWidget(second);
    return row;
}

void alignLabels(const QFormLayout &one, const QFormLayout &other)
{
    int width = 0;
    QList<QWidget *> labels;
    for (const QFormLayout *form : {&one, &other}) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
            if (item == nullptr || item->widget() == nullptr)
                continue;
            labels.append(item->widget());
            width = std::max(width, item->widget()->sizeHint().width());
        }
    }
    for (QWidget *label : std::as_const(labels))
        label->setMinimumWidth(width);
}

} // namespace tranship

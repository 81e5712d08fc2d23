// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/problemlabel.h"

#include <QLabel>

namespace tranship {

QLabel *makeProblemLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->hide();
    return label;
}

void showProblem(QLabel *label, const QString &text, theme::Tone tone)
{
    const QPalette around = label->parentWidget()->palette();
    QPalette colours = around;
    colours.setColor(QPalette::WindowText, theme::textColour(tone, around, QPalette::Window));
    label->setPalette(colours);
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/verbtoolbar.h"

#include "ui/jobactions.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QLineEdit>
#include <QToolButton>

namespace tranship {

VerbToolBar::VerbToolBar(JobActions &actions, QLineEdit &search, QWidget *parent)
    : QToolBar(tr("Toolbar"), parent)
{
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(theme::toolIcon, theme::toolIcon));
    addActions({actions.newDownload(), actions.newUpload()});
    addSeparator();
    addActions({actions.resume(), actions.suspend()});
    addSeparator();
    addActions({actions.complete(), actions.cancel()});
    m_complete = qobject_cast<QToolButton *>(widgetForAction(actions.complete()));
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    search.setMinimumWidth(40 * theme::gridUnit);
    search.setMaximumWidth(64 * theme::gridUnit);
    addWidget(&search);
    for (QAction *action : this->actions()) {
        if (auto *button = qobject_cast<QToolButton *>(widgetForAction(action)))
            button->setFocusPolicy(Qt::TabFocus);
    }
    fillComplete();
}

void VerbToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fillComplete();
}

/// No style offers a filled tool button, so this one is drawn by a style sheet from the palette.
void VerbToolBar::fillComplete()
{
    if (m_complete == nullptr)
        return;
    const QPalette palette = QApplication::palette();
    const QColor fill = theme::barColour(theme::Tone::Accent, palette, QPalette::Window);
    const QColor text = theme::textOn(fill);
    const QColor off = palette.color(QPalette::Disabled, QPalette::ButtonText);
    m_complete->setStyleSheet(
        QStringLiteral(
            "QToolButton { border: none; border-radius: 4px; padding: 4px 8px; color: %5; }"
            "QToolButton:enabled { background: %1; color: %2; }"
            "QToolButton:enabled:hover { background: %3; }"
            "QToolButton:enabled:pressed { background: %4; }"
            "QToolButton:enabled:focus { border: 2px solid %2; padding: 2px 6px; }")
            .arg(fill.name(), text.name(), fill.lighter(112).name(), fill.darker(112).name(),
                 off.name()));
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/endmenu.h"

#include <QActionGroup>

namespace tranship {

EndMenu::EndMenu(EndActionWatch &watch, QWidget *parent)
    : QMenu(tr("&When All Is Done"), parent),
      m_group(new QActionGroup(this))
{
    const QList<QPair<EndAction, QString>> choices = {
        {EndAction::Nothing, tr("Do &Nothing")},
        {EndAction::Quit, tr("&Quit Tranship")},
        {EndAction::Sleep, tr("&Send the Computer to Sleep")},
        {EndAction::PowerOff, tr("Switch the Computer &Off")},
    };
    for (const auto &[choice, text] : choices) {
        QAction *action = m_group->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        addAction(action);
    }
    connect(m_group, &QActionGroup::triggered, &watch, [&watch](const QAction *action) {
        watch.setAction(static_cast<EndAction>(action->data().toInt()));
    });
    connect(&watch, &EndActionWatch::actionChanged, this, &EndMenu::showChosen);
    showChosen(watch.action());
}

void EndMenu::showChosen(EndAction chosen)
{
    for (QAction *action : m_group->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(chosen));
}

} // namespace tranship

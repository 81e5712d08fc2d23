// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/countdowndialog.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace tranship {

namespace {

constexpr int textWidth = 90 * theme::gridUnit;

QString sentence(EndAction action, int seconds)
{
    switch (action) {
    case EndAction::Quit:
        return CountdownDialog::tr("Everything is done. Tranship ends in %n second(s).", "",
                                   seconds);
    case EndAction::Sleep:
        return CountdownDialog::tr(
            "Everything is done. The computer goes to sleep in %n second(s).", "", seconds);
    case EndAction::PowerOff:
        return CountdownDialog::tr(
            "Everything is done. The computer is switched off in %n second(s).", "", seconds);
    case EndAction::Nothing:
        break;
    }
    return {};
}

QString verb(EndAction action)
{
    switch (action) {
    case EndAction::Quit:
        return CountdownDialog::tr("Quit now");
    case EndAction::Sleep:
        return CountdownDialog::tr("Sleep now");
    case EndAction::PowerOff:
    case EndAction::Nothing:
        break;
    }
    return CountdownDialog::tr("Switch off now");
}

} // namespace

CountdownDialog::CountdownDialog(EndActionWatch &watch, int secondsLeft, QWidget *parent)
    : QDialog(parent),
      m_watch(watch),
      m_text(new QLabel(this)),
      m_left(new QProgressBar(this))
{
    setWindowTitle(tr("All is done"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    count(secondsLeft);
    connect(&watch, &EndActionWatch::counted, this, &CountdownDialog::count);
    connect(&watch, &EndActionWatch::cancelled, this, &QDialog::close);
    connect(&watch, &EndActionWatch::due, this, &QDialog::close);
    connect(this, &QDialog::rejected, &watch, &EndActionWatch::cancel);
}

void CountdownDialog::build()
{
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(textWidth);
    m_left->setTextVisible(false);
    m_left->setRange(0, static_cast<int>(EndActionWatch::countdown.count()));
    m_left->setAccessibleName(tr("Seconds left"));
    auto *stay = new QPushButton(tr("Do nothing"), this);
    auto *now = new QPushButton(verb(m_watch.action()), this);
    stay->setDefault(true);
    now->setAutoDefault(false);
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(now, &QPushButton::clicked, &m_watch, &EndActionWatch::actNow);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(now);
    buttons->addWidget(stay);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addWidget(m_text);
    layout->addWidget(m_left);
    layout->addLayout(buttons);
}

QString CountdownDialog::text() const
{
    return m_text->text();
}

void CountdownDialog::count(int secondsLeft)
{
    m_text->setText(sentence(m_watch.action(), secondsLeft));
    m_left->setValue(secondsLeft);
}

} // namespace tranship

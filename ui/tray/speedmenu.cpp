// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/speedmenu.h"

#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QActionGroup>

#include <algorithm>
#include <array>

namespace tranship {

namespace {

constexpr qint64 kibi = 1024;
constexpr qint64 mebi = 1024 * kibi;
constexpr std::array<qint64, 8> rates = {unlimitedRate, 10 * mebi,  5 * mebi,   2 * mebi,
                                         mebi,          500 * kibi, 250 * kibi, 100 * kibi};

QString policyKey()
{
    return QStringLiteral("MaxBandwidth");
}

} // namespace

SpeedMenu::SpeedMenu(Engine &engine, QWidget *parent)
    : QMenu(tr("Speed &Limit"), parent),
      m_engine(engine),
      m_choices(new QActionGroup(this)),
      m_own(nullptr)
{
    setIcon(theme::icon(QLatin1String("speed")));
    for (const qint64 rate : rates)
        addChoice(rate);
    m_own = addChoice(unlimitedRate);
    m_own->setVisible(false);
    addSeparator();
    addAction(tr("&Other\u2026"), this, &SpeedMenu::otherRequested);
    m_choices->setEnabled(false); // until it is known what is in force
    connect(m_choices, &QActionGroup::triggered, this, &SpeedMenu::choose);
    connect(&engine, &Engine::policyChanged, this, &SpeedMenu::take);
    engine.policy(this, [this](const Result<PolicyReport> &report) {
        if (report)
            take(*report);
    });
}

QString SpeedMenu::limitWords(qint64 rate)
{
    if (rate == unlimitedRate)
        return tr("No limit");
    return rate == 0 ? tr("Blocked", "instead of a speed") : format::speed(rate);
}

QAction *SpeedMenu::addChoice(qint64 rate)
{
    QAction *action = m_choices->addAction(limitWords(rate));
    action->setCheckable(true);
    action->setData(rate);
    addAction(action);
    return action;
}

void SpeedMenu::take(const PolicyReport &report)
{
    const qint64 rate = report.effective.policy.maxBandwidth;
    const bool isOurs = std::find(rates.begin(), rates.end(), rate) != rates.end();
    m_own->setVisible(!isOurs);
    m_own->setData(rate);
    m_own->setText(limitWords(rate));
    for (QAction *action : m_choices->actions())
        action->setChecked(action->data().toLongLong() == rate && (action != m_own || !isOurs));
    const PolicyEntry *entry = policyEntry(policyKey());
    m_choices->setEnabled(entry
                          && report.effective.sourceOf(*entry) != PolicySource::Administrator);
}

void SpeedMenu::choose(const QAction *action)
{
    const qint64 rate = action->data().toLongLong();
    m_engine.setPolicy(policyKey(), rate == unlimitedRate ? QString() : limitText(rate), this,
                       [this](const Done &done) {
                           if (done)
                               return;
                           // the tick goes back to what is in force
                           m_engine.policy(this, [this](const Result<PolicyReport> &report) {
                               if (report)
                                   take(*report);
                           });
                       });
}

} // namespace tranship

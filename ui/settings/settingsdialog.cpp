// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingsdialog.h"

#include "ui/settings/policyrow.h"
#include "ui/settings/switchrow.h"
#include "ui/settings/trustlist.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace tranship {

namespace {

constexpr QSize wantedSize{860, 600};
constexpr int sidebarRow = 8 * theme::gridUnit;
constexpr qsizetype mostUndoable = 100;

} // namespace

SettingsDialog::SettingsDialog(Engine &engine, const DesktopSwitches &switches, QWidget *parent)
    : QDialog(parent),
      m_engine(engine),
      m_search(new QLineEdit(this)),
      m_sidebar(new QListWidget(this)),
      m_pages(new QStackedWidget(this)),
      m_state(new QLabel(this)),
      m_undo(new QPushButton(this))
{
    setWindowTitle(tr("Settings"));
    makeRows(switches);
    build();
    resize(wantedSize);
    connect(&engine, &Engine::policyChanged, this, &SettingsDialog::takeReport);
    engine.policy(this, [this](const Result<PolicyReport> &report) {
        if (report)
            takeReport(*report);
        else
            m_state->setText(errorText(report.error()));
    });
}

void SettingsDialog::makeRows(const DesktopSwitches &switches)
{
    for (const PolicyEntry &entry : policyEntries()) {
        auto *row = new PolicyRow(entry, this);
        connect(row, &PolicyRow::changeRequested, this, &SettingsDialog::requestChange);
        m_rows.append(row);
    }
    if (switches.autostart != nullptr)
        add(*new SwitchRow(
            *switches.autostart,
            {tr("Start at login"),
             tr("Tranship starts hidden when you log in, and goes on where it was.")},
            {}, this));
    if (switches.browsers != nullptr)
        add(*new SwitchRow(
            *switches.browsers,
            {tr("Take downloads from browsers"),
             tr("Tranship's extension for Chromium and Firefox may give its links to this "
                "program. Nothing starts before you say so.")},
            tr("No browser has been used here. Start it once, then switch this on again."), this));
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const SettingRow *one, const SettingRow *other) {
                         return std::tuple(one->page(), one->order())
                             < std::tuple(other->page(), other->order());
                     });
}

void SettingsDialog::add(SwitchRow &row)
{
    connect(&row, &SwitchRow::switched, this, [this, &row](bool isOn) {
        noteChange({row.name(), row.page(), [&row, isOn] { row.set(!isOn); }});
    });
    m_rows.append(&row);
}

void SettingsDialog::build()
{
    buildSidebar();
    auto *side = new QVBoxLayout;
    side->setSpacing(theme::smallSpace);
    side->addWidget(m_search);
    side->addWidget(m_sidebar, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(theme::largeSpace);
    middle->addLayout(side);
    middle->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addLayout(middle, 1);
    layout->addWidget(buildFooter());
    m_sidebar->setFocus();
}

void SettingsDialog::buildSidebar()
{
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(m_search, &QLineEdit::returnPressed, this, &SettingsDialog::showNextHit);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });

    m_sidebar->setAccessibleName(tr("Pages"));
    m_sidebar->setIconSize(QSize(theme::smallIcon, theme::smallIcon));
    m_sidebar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const SettingsPageEntry &entry : settingsPages()) {
        auto *item = new QListWidgetItem(theme::icon(QLatin1String(entry.icon), QPalette::Text),
                                         pageTitle(entry.page), m_sidebar);
        item->setSizeHint(QSize(0, sidebarRow));
        m_pages->addWidget(buildPage(entry.page));
    }
    m_sidebar->setFixedWidth(sidebarWidth());
    m_search->setFixedWidth(sidebarWidth());
    connect(m_sidebar, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_sidebar->setCurrentRow(0);
}

int SettingsDialog::sidebarWidth() const
{
    int widest = 0;
    for (const SettingsPageEntry &entry : settingsPages())
        widest =
            std::max(widest, m_sidebar->fontMetrics().horizontalAdvance(pageTitle(entry.page)));
    return widest + theme::smallIcon + 2 * theme::pageSpace;
}

QWidget *SettingsDialog::buildPage(SettingsPage page)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, theme::smallSpace, 0);
    layout->setSpacing(0);
    for (SettingRow *row : std::as_const(m_rows)) {
        if (row->page() == page)
            layout->addWidget(row);
    }
    if (page == SettingsPage::Security)
        layout->addWidget(new TrustList(m_engine, content));
    layout->addStretch(1);
    auto *area = new QScrollArea(m_pages);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    // The rows stand on the window, not on a page of their own.
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_areas.append(area);
    return area;
}

QWidget *SettingsDialog::buildFooter()
{
    auto *footer = new QWidget(this);
    m_state->setText(tr("Changes take effect at once."));
    m_state->setWordWrap(true);
    m_undo->setObjectName(QStringLiteral("undo"));
    m_undo->setAutoDefault(false);
    connect(m_undo, &QPushButton::clicked, this, &SettingsDialog::undo);
    auto *keys = new QShortcut(QKeySequence::Undo, this);
    connect(keys, &QShortcut::activated, this, &SettingsDialog::undo);
    showUndo();
    auto *close = new QPushButton(tr("Close"), footer);
    // Enter in a field finishes the field.
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::smallSpace);
    layout->addWidget(m_state, 1);
    layout->addWidget(m_undo);
    layout->addWidget(close);
    return footer;
}

void SettingsDialog::showPage(SettingsPage page)
{
    m_sidebar->setCurrentRow(static_cast<int>(page));
}

QList<SettingRow *> SettingsDialog::hits() const
{
    QList<SettingRow *> found;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(found),
                 [](const SettingRow *row) { return row->isFound(); });
    return found;
}

void SettingsDialog::search(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (SettingRow *row : std::as_const(m_rows))
        row->setFound(!words.isEmpty() && row->matches(words));
    const QList<SettingRow *> found = hits();
    for (const SettingsPageEntry &entry : settingsPages()) {
        const bool isTitle = pageTitle(entry.page).contains(text.trimmed(), Qt::CaseInsensitive);
        const bool isHit = std::any_of(found.begin(), found.end(), [&entry](const SettingRow *row) {
            return row->page() == entry.page;
        });
        m_sidebar->item(static_cast<int>(entry.page))->setHidden(!isTitle && !isHit);
    }
    m_hit = 0;
    m_state->setText(!words.isEmpty() && found.isEmpty() ? tr("No setting speaks of this.")
                                                         : tr("Changes take effect at once."));
    if (!found.isEmpty())
        showHit(found.constFirst());
    else
        leaveHiddenPage();
}

void SettingsDialog::leaveHiddenPage()
{
    for (int row = 0; m_sidebar->currentItem()->isHidden() && row < m_sidebar->count(); ++row) {
        if (!m_sidebar->item(row)->isHidden())
            m_sidebar->setCurrentRow(row);
    }
}

void SettingsDialog::showHit(SettingRow *row)
{
    showPage(row->page());
    m_areas.at(static_cast<int>(row->page()))->ensureWidgetVisible(row);
}

void SettingsDialog::showNextHit()
{
    const QList<SettingRow *> found = hits();
    if (found.isEmpty())
        return;
    m_hit = (m_hit + 1) % static_cast<int>(found.size());
    showHit(found.at(m_hit));
}

PolicyRow *SettingsDialog::row(const QString &key) const
{
    for (SettingRow *row : m_rows) {
        auto *policy = qobject_cast<PolicyRow *>(row);
        if (policy && policy->key() == key)
            return policy;
    }
    return nullptr;
}

void SettingsDialog::takeReport(const PolicyReport &report)
{
    m_report = report;
    for (SettingRow *row : std::as_const(m_rows)) {
        if (auto *policy = qobject_cast<PolicyRow *>(row))
            policy->showReport(report);
    }
}

void SettingsDialog::requestChange(const QString &key, const QString &text)
{
    const PolicyEntry *entry = policyEntry(key);
    PolicyRow *changed = row(key);
    if (!entry || !changed || !m_report)
        return;
    const EffectivePolicy &now = m_report->effective;
    const bool isOwn = now.sourceOf(*entry) == PolicySource::User;
    // Of the user's layer; empty: the default was in force.
    const QString before = isOwn ? policyText(*entry, now.policy) : QString();
    const Change change{changed->name(), changed->page(),
                        [this, changed, before] { write(*changed, before); }};
    m_engine.setPolicy(key, text, this, [this, changed, change](const Done &done) {
        changed->setError(done ? QString() : errorText(done.error()));
        if (done)
            noteChange(change);
    });
}

void SettingsDialog::write(PolicyRow &row, const QString &text)
{
    m_engine.setPolicy(row.key(), text, this, [&row](const Done &done) {
        row.setError(done ? QString() : errorText(done.error()));
    });
}

void SettingsDialog::noteChange(Change change)
{
    m_changes.append(std::move(change));
    if (m_changes.size() > mostUndoable)
        m_changes.removeFirst();
    showUndo();
}

void SettingsDialog::undo()
{
    if (m_changes.isEmpty())
        return;
    const Change change = m_changes.takeLast();
    showUndo();
    showPage(change.page);
    change.takeBack();
}

void SettingsDialog::showUndo()
{
    m_undo->setEnabled(!m_changes.isEmpty());
    m_undo->setText(m_changes.isEmpty() ? tr("Undo")
                                        : tr("Undo: %1").arg(m_changes.constLast().name));
}

} // namespace tranship

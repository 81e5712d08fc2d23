// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingsdialog.h"

#include "ui/settings/policyrow.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace tranship {

namespace {

constexpr QSize wantedSize{860, 560};
constexpr int sidebarRow = 8 * theme::gridUnit;

QLatin1String pageIcon(SettingsPage page)
{
    constexpr std::array names = {QLatin1String("settings"), QLatin1String("download"),
                                  QLatin1String("speed"), QLatin1String("clock"),
                                  QLatin1String("info")};
    return names.at(static_cast<size_t>(page));
}

} // namespace

SettingsDialog::SettingsDialog(Engine &engine, QWidget *parent)
    : QDialog(parent),
      m_engine(engine),
      m_sidebar(new QListWidget(this)),
      m_pages(new QStackedWidget(this)),
      m_state(new QLabel(this)),
      m_undo(new QPushButton(this))
{
    setWindowTitle(tr("Settings"));
    for (const PolicyEntry &entry : policyEntries()) {
        auto *row = new PolicyRow(entry, this);
        connect(row, &PolicyRow::changeRequested, this, &SettingsDialog::requestChange);
        m_rows.append(row);
    }
    std::stable_sort(
        m_rows.begin(), m_rows.end(),
        [](const PolicyRow *one, const PolicyRow *other) { return one->order() < other->order(); });
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

void SettingsDialog::build()
{
    m_sidebar->setAccessibleName(tr("Pages"));
    m_sidebar->setIconSize(QSize(theme::smallIcon, theme::smallIcon));
    m_sidebar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int page = 0; page < settingsPageCount; ++page) {
        const auto which = static_cast<SettingsPage>(page);
        auto *item = new QListWidgetItem(theme::icon(pageIcon(which), QPalette::Text),
                                         pageTitle(which), m_sidebar);
        item->setSizeHint(QSize(0, sidebarRow));
        m_pages->addWidget(buildPage(which));
    }
    m_sidebar->setFixedWidth(sidebarWidth());
    connect(m_sidebar, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_sidebar->setCurrentRow(0);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(theme::largeSpace);
    middle->addWidget(m_sidebar);
    middle->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addLayout(middle, 1);
    layout->addWidget(buildFooter());
}

int SettingsDialog::sidebarWidth() const
{
    int widest = 0;
    for (int page = 0; page < settingsPageCount; ++page) {
        const QString title = pageTitle(static_cast<SettingsPage>(page));
        widest = std::max(widest, m_sidebar->fontMetrics().horizontalAdvance(title));
    }
    return widest + theme::smallIcon + 2 * theme::pageSpace;
}

QWidget *SettingsDialog::buildPage(SettingsPage page)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(theme::smallSpace, 0, theme::smallSpace, 0);
    layout->setSpacing(0);
    for (PolicyRow *row : std::as_const(m_rows)) {
        if (row->page() == page)
            layout->addWidget(row);
    }
    layout->addStretch(1);
    auto *area = new QScrollArea(m_pages);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    // The rows stand on the window, not on a page of their own.
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
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
    setUndo(std::nullopt);
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

PolicyRow *SettingsDialog::row(const QString &key) const
{
    for (PolicyRow *row : m_rows) {
        if (row->key() == key)
            return row;
    }
    return nullptr;
}

void SettingsDialog::takeReport(const PolicyReport &report)
{
    m_report = report;
    for (PolicyRow *row : std::as_const(m_rows))
        row->showReport(report);
}

void SettingsDialog::requestChange(const QString &key, const QString &text)
{
    const PolicyEntry *entry = policyEntry(key);
    PolicyRow *changed = row(key);
    if (!entry || !changed || !m_report)
        return;
    const EffectivePolicy &now = m_report->effective;
    const bool own = now.sourceOf(*entry) == PolicySource::User;
    const Change change{key, changed->name(), own ? policyText(*entry, now.policy) : QString()};
    m_engine.setPolicy(key, text, this, [this, changed, change](const Done &done) {
        changed->setError(done ? QString() : errorText(done.error()));
        if (done)
            setUndo(change);
    });
}

void SettingsDialog::undo()
{
    const std::optional<Change> change = std::exchange(m_undoable, std::nullopt);
    setUndo(std::nullopt);
    PolicyRow *changed = change ? row(change->key) : nullptr;
    if (!changed)
        return;
    showPage(changed->page());
    m_engine.setPolicy(change->key, change->before, this, [changed](const Done &done) {
        changed->setError(done ? QString() : errorText(done.error()));
    });
}

void SettingsDialog::setUndo(std::optional<Change> change)
{
    m_undoable = std::move(change);
    m_undo->setEnabled(m_undoable.has_value());
    m_undo->setText(m_undoable ? tr("Undo: %1").arg(m_undoable->name) : tr("Undo"));
}

} // namespace tranship

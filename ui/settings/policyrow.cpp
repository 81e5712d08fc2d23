// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/policyrow.h"

#include "ui/settings/usagebar.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace tranship {

PolicyRow::PolicyRow(const PolicyEntry &entry, QWidget *parent)
    : PolicyRow(entry, policyLabel(entry), parent)
{
}

PolicyRow::PolicyRow(const PolicyEntry &entry, const PolicyLabel &label, QWidget *parent)
    : SettingRow(label.page, label.order, {label.name, label.help, QLatin1String(entry.key)},
                 parent),
      m_entry(entry),
      m_editor(PolicyEditor::make(entry, label, this)),
      m_source(caption(this)),
      m_lock(new QLabel(this)),
      m_usageBox(new QWidget(this)),
      m_usage(caption(m_usageBox)),
      m_bar(new UsageBar(m_usageBox))
{
    build();
    arrange();
    paintLock();
    connect(m_editor, &PolicyEditor::edited, this, &PolicyRow::takeEdit);
    connect(&resetButton(), &QToolButton::clicked, this, &PolicyRow::reset);
}

QString PolicyRow::key() const
{
    return QLatin1String(m_entry.key);
}

void PolicyRow::build()
{
    // Until the value in force is known there is nothing to change.
    m_editor->widget()->setEnabled(false);
    m_lock->setVisible(false);
    m_usageBox->setVisible(false);
}

void PolicyRow::arrange()
{
    auto *usage = new QHBoxLayout(m_usageBox);
    usage->setContentsMargins(0, 0, 0, 0);
    usage->setSpacing(theme::smallSpace);
    usage->addWidget(m_bar);
    usage->addWidget(m_usage, 1);
    addBelowName(m_usageBox);

    auto *sourceBox = new QWidget(this);
    auto *source = new QHBoxLayout(sourceBox);
    source->setContentsMargins(0, 0, 0, 0);
    source->setSpacing(theme::gridUnit);
    source->addWidget(m_lock, 0, Qt::AlignTop);
    source->addWidget(m_source, 1);
    setField(m_editor->widget(), m_editor->isWide());
    addBelowField(sourceBox);
}

void PolicyRow::paintLock()
{
    m_lock->setPixmap(theme::icon(QLatin1String("lock"))
                          .pixmap(QSize(theme::smallIcon, theme::smallIcon), devicePixelRatioF()));
}

void PolicyRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintLock();
    SettingRow::changeEvent(event);
}

void PolicyRow::showReport(const PolicyReport &report)
{
    m_report = report;
    if (hasError())
        return;
    m_editor->show(m_entry, report.effective.policy);
    showSource(report.effective.sourceOf(m_entry));
    showUsage(report);
}

void PolicyRow::showSource(PolicySource source)
{
    const bool fixed = source == PolicySource::Administrator;
    m_editor->widget()->setEnabled(!fixed);
    resetButton().setVisible(source == PolicySource::User);
    m_lock->setVisible(fixed);
    m_source->setText(policySourceText(source));
    setToolTip(fixed ? tr("The administrator of this computer has set %1 for everybody. It cannot "
                          "be changed here.")
                           .arg(key())
                     : QString());
}

void PolicyRow::showUsage(const PolicyReport &report)
{
    const std::optional<int> used = policyUsage(m_entry, report);
    m_usageBox->setVisible(used.has_value());
    if (!used)
        return;
    const qint64 limit = m_entry.number(report.effective.policy);
    m_bar->setUsage(*used, limit);
    m_usage->setText(tr("%1 of %2 used").arg(QLocale().toString(*used), QLocale().toString(limit)));
}

void PolicyRow::takeEdit()
{
    const QString text = m_editor->text();
    Policy scratch;
    if (!setPolicyText(m_entry, text, scratch)) {
        setError(policyRangeText(m_entry));
        resetButton().setVisible(true);
        return;
    }
    setError({});
    Q_EMIT changeRequested(key(), text);
}

void PolicyRow::reset()
{
    setError({});
    // What did not fit leaves the field even if the default is in force already.
    if (m_report)
        showReport(*m_report);
    Q_EMIT changeRequested(key(), QString());
}

} // namespace tranship

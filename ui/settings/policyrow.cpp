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
#include <QVBoxLayout>

namespace tranship {

namespace {

constexpr int fieldWidth = 208;

/// A quiet line of text in a smaller font.
QLabel *caption(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(theme::captionFont(label->font()));
    return label;
}

void setTone(QLabel *label, theme::Tone tone, const QPalette &ground)
{
    QPalette palette = ground;
    palette.setColor(QPalette::WindowText, theme::textColour(tone, ground, QPalette::Window));
    label->setPalette(palette);
}

} // namespace

PolicyRow::PolicyRow(const PolicyEntry &entry, QWidget *parent)
    : QWidget(parent),
      m_entry(entry),
      m_label(policyLabel(entry)),
      m_editor(PolicyEditor::make(entry, m_label, this)),
      m_help(caption(this)),
      m_source(caption(this)),
      m_lock(new QLabel(this)),
      m_error(caption(this)),
      m_usageBox(new QWidget(this)),
      m_usage(caption(m_usageBox)),
      m_bar(new UsageBar(m_usageBox)),
      m_reset(new QToolButton(this))
{
    build();
    tint();
    connect(m_editor, &PolicyEditor::edited, this, &PolicyRow::takeEdit);
    connect(m_reset, &QToolButton::clicked, this, &PolicyRow::reset);
}

QString PolicyRow::key() const
{
    return QLatin1String(m_entry.key);
}

void PolicyRow::build()
{
    auto *name = new QLabel(m_label.name, this);
    name->setBuddy(m_editor->widget());
    m_help->setText(m_label.help);
    m_help->setWordWrap(true);
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_error->setWordWrap(true);
    m_source->setWordWrap(true);
    m_source->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_error->setVisible(false);
    // Until the value in force is known there is nothing to change.
    m_editor->widget()->setEnabled(false);
    m_reset->setVisible(false);
    m_lock->setVisible(false);
    m_usageBox->setVisible(false);
    m_reset->setText(tr("Default"));
    m_reset->setToolTip(tr("Go back to the default"));
    m_reset->setAccessibleName(tr("%1: go back to the default").arg(m_label.name));
    QSizePolicy keepsPlace = m_reset->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsPlace);

    arrange(name);
}

void PolicyRow::arrange(QWidget *name)
{
    auto *usage = new QHBoxLayout(m_usageBox);
    usage->setContentsMargins(0, 0, 0, 0);
    usage->setSpacing(theme::smallSpace);
    usage->addWidget(m_bar);
    usage->addWidget(m_usage, 1);
    auto *left = new QVBoxLayout;
    left->setSpacing(theme::gridUnit);
    left->addWidget(name);
    left->addWidget(m_help);
    left->addWidget(m_usageBox);
    left->addStretch(1);

    auto *source = new QHBoxLayout;
    source->setSpacing(theme::gridUnit);
    source->addWidget(m_lock, 0, Qt::AlignTop);
    source->addWidget(m_source, 1);
    auto *field = new QWidget(this);
    field->setFixedWidth(fieldWidth);
    auto *right = new QVBoxLayout(field);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(theme::gridUnit);
    right->addWidget(m_editor->widget());
    right->addLayout(source);
    right->addWidget(m_error);
    right->addStretch(1);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, theme::smallSpace, 0, theme::smallSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addLayout(left, 1);
    layout->addWidget(field);
    layout->addWidget(m_reset, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void PolicyRow::tint()
{
    for (QLabel *label : {m_help, m_source, m_usage})
        setTone(label, theme::Tone::Dimmed, palette());
    setTone(m_error, theme::Tone::Error, palette());
    m_lock->setPixmap(theme::icon(QLatin1String("lock"))
                          .pixmap(QSize(theme::smallIcon, theme::smallIcon), devicePixelRatioF()));
}

void PolicyRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

void PolicyRow::showReport(const PolicyReport &report)
{
    m_report = report;
    if (!m_error->isHidden())
        return;
    m_editor->show(m_entry, report.effective.policy);
    showSource(report.effective.sourceOf(m_entry));
    showUsage(report);
}

void PolicyRow::showSource(PolicySource source)
{
    const bool fixed = source == PolicySource::Administrator;
    m_editor->widget()->setEnabled(!fixed);
    m_reset->setVisible(source == PolicySource::User);
    m_lock->setVisible(fixed);
    m_source->setText(policySourceText(source));
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

void PolicyRow::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void PolicyRow::takeEdit()
{
    const QString text = m_editor->text();
    Policy scratch;
    if (!setPolicyText(m_entry, text, scratch)) {
        setError(policyRangeText(m_entry));
        m_reset->setVisible(true);
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

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingrow.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

namespace {

constexpr int fieldWidth = 208;
constexpr int markWidth = 3;
constexpr int markAlpha = 40;

void setTone(QLabel *label, theme::Tone tone, const QPalette &ground)
{
    QPalette palette = ground;
    palette.setColor(QPalette::WindowText, theme::textColour(tone, ground, QPalette::Window));
    label->setPalette(palette);
}

} // namespace

SettingRow::SettingRow(SettingsPage page, int order, Words words, QWidget *parent)
    : QWidget(parent),
      m_page(page),
      m_order(order),
      m_words(std::move(words)),
      m_name(new QLabel(m_words.name, this)),
      m_reset(new QToolButton(this))
{
    arrange();
    tint();
}

void SettingRow::arrange()
{
    QLabel *help = caption(this);
    help->setText(m_words.help);
    m_left = new QVBoxLayout;
    m_left->setSpacing(theme::gridUnit);
    m_left->addWidget(m_name);
    m_left->addWidget(help);
    m_left->addStretch(1);

    auto *field = new QWidget(this);
    field->setFixedWidth(fieldWidth);
    m_error = caption(field);
    m_error->setVisible(false);
    m_right = new QVBoxLayout(field);
    m_right->setContentsMargins(0, 0, 0, 0);
    m_right->setSpacing(theme::gridUnit);
    m_right->addWidget(m_error);
    m_right->addStretch(1);

    m_reset->setText(tr("Default"));
    m_reset->setToolTip(tr("Go back to the default"));
    m_reset->setAccessibleName(tr("%1: go back to the default").arg(m_words.name));
    QSizePolicy keepsPlace = m_reset->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsPlace);
    m_reset->setVisible(false);

    auto *line = new QHBoxLayout;
    line->setSpacing(theme::largeSpace);
    line->addLayout(m_left, 1);
    line->addWidget(field);
    line->addWidget(m_reset, 0, Qt::AlignTop);
    m_below = new QVBoxLayout(this);
    m_below->setContentsMargins(theme::smallSpace, theme::smallSpace, 0, theme::smallSpace);
    m_below->setSpacing(theme::smallSpace);
    m_below->addLayout(line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QLabel *SettingRow::caption(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(theme::captionFont(label->font()));
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    setTone(label, theme::Tone::Dimmed, palette());
    m_captions.append(label);
    return label;
}

void SettingRow::setField(QWidget *field, bool isWide)
{
    m_name->setBuddy(field);
    if (isWide)
        m_below->addWidget(field);
    else
        m_right->insertWidget(0, field);
}

void SettingRow::addBelowName(QWidget *widget)
{
    m_left->insertWidget(m_left->count() - 1, widget);
}

void SettingRow::addBelowField(QWidget *widget)
{
    m_right->insertWidget(m_right->indexOf(m_error), widget);
}

bool SettingRow::matches(const QStringList &words) const
{
    const QString all = m_words.name + u'\n' + m_words.help + u'\n' + m_words.key;
    return std::all_of(words.begin(), words.end(), [&all](const QString &word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

void SettingRow::setFound(bool isFound)
{
    if (isFound == m_isFound)
        return;
    m_isFound = isFound;
    update();
}

void SettingRow::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

bool SettingRow::hasError() const
{
    return !m_error->isHidden();
}

void SettingRow::tint()
{
    for (QLabel *label : std::as_const(m_captions))
        setTone(label, label == m_error ? theme::Tone::Error : theme::Tone::Dimmed, palette());
}

void SettingRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QWidget::changeEvent(event);
}

void SettingRow::paintEvent(QPaintEvent *)
{
    if (!m_isFound)
        return;
    QPainter painter(this);
    QColor ground = palette().color(QPalette::Highlight);
    const QRect mark(isRightToLeft() ? width() - markWidth : 0, 0, markWidth, height());
    painter.fillRect(mark, ground);
    ground.setAlpha(markAlpha);
    painter.fillRect(rect(), ground);
}

} // namespace tranship

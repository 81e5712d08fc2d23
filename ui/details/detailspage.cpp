// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/detailspage.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <memory>
#include <utility>

namespace tranship {

namespace {

/// Marks values that are no wider than their text, for the button behind them.
constexpr const char *hugsText = "hugsText";

QLabel *makeValue(QWidget *parent)
{
    auto *value = new QLabel(parent);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    value->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return value;
}

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    auto *title = new QLabel(text, parent);
    title->setForegroundRole(QPalette::PlaceholderText);
    title->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    return title;
}

} // namespace

DetailsPage::DetailsPage(QWidget *parent) : QScrollArea(parent)
{
    auto *content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    m_form->setHorizontalSpacing(theme::largeSpace);
    m_form->setVerticalSpacing(theme::smallSpace);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignTrailing | Qt::AlignTop);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setBackgroundRole(QPalette::Base);
}

QLabel *DetailsPage::addRow(const QString &title)
{
    QLabel *value = makeValue(widget());
    append(makeTitle(title, widget()), value);
    return value;
}

QLabel *DetailsPage::addCopyRow(const QString &title, const QString &what)
{
    auto *copy = new QToolButton(widget());
    copy->setIcon(theme::icon(QLatin1String("copy"), QPalette::Text));
    copy->setIconSize(QSize(theme::smallIcon, theme::smallIcon));
    copy->setAutoRaise(true);
    copy->setToolTip(what);
    copy->setAccessibleName(what);
    QLabel *value = addButtonRow(title, copy);
    connect(copy, &QToolButton::clicked, value,
            [value] { QGuiApplication::clipboard()->setText(value->text()); });
    copy->setFixedHeight(
        std::max(value->fontMetrics().height(), theme::smallIcon + theme::gridUnit));
    return value;
}

QLabel *DetailsPage::addButtonRow(const QString &title, QAbstractButton *button)
{
    auto *field = new QWidget(widget());
    QLabel *value = makeValue(field);
    value->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    value->setProperty(hugsText, true);
    auto *layout = new QHBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addWidget(value, 1);
    layout->addWidget(button, 0, Qt::AlignTop);
    layout->addStretch();
    QLabel *caption = makeTitle(title, widget());
    caption->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    append(caption, field);
    return value;
}

void DetailsPage::setRow(QLabel *label, const QString &text, const QString &toolTip)
{
    if (label->text() != text)
        label->setText(text);
    label->setToolTip(toolTip);
    if (label->property(hugsText).toBool())
        label->setMaximumWidth(label->fontMetrics().size(0, text).width() + theme::gridUnit);
    QWidget *field =
        label->parentWidget() == widget() ? static_cast<QWidget *>(label) : label->parentWidget();
    if (field->isHidden() != text.isEmpty())
        setRowVisible(field, !text.isEmpty());
}

/// A row that is not shown is not in the layout: QFormLayout (6.4) writes past its arrays where
/// rows in it are hidden.
void DetailsPage::setRowVisible(QWidget *field, bool isVisible)
{
    int before = 0;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.field != field) {
            before += row.field->isHidden() ? 0 : 1;
            continue;
        }
        if (isVisible) {
            m_form->insertRow(before, row.title, row.field);
        } else {
            const QFormLayout::TakeRowResult taken = m_form->takeRow(row.field);
            const std::unique_ptr<QLayoutItem> title(taken.labelItem);
            const std::unique_ptr<QLayoutItem> value(taken.fieldItem);
        }
        row.title->setVisible(isVisible);
        row.field->setVisible(isVisible);
        return;
    }
}

void DetailsPage::append(QLabel *title, QWidget *field)
{
    m_form->addRow(title, field);
    m_rows.append({title, field});
}

} // namespace tranship

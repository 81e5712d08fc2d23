// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messagebar.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace tranship {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_more(new QLabel(this)),
      m_close(new QToolButton(this))
{
    setAccessibleName(tr("Messages"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_more->setForegroundRole(QPalette::ToolTipText);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::smallSpace, theme::smallSpace,
                               theme::smallSpace);
    layout->setSpacing(theme::smallSpace);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_close, 0, Qt::AlignVCenter);
    setUpLook();
    hide();
}

void MessageBar::show(const QString &text, const QString &detail)
{
    m_messages.append({text, detail});
    showNewest();
}

QString MessageBar::text() const
{
    return m_messages.isEmpty() ? QString() : m_messages.last().text;
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setUpLook();
}

void MessageBar::dismiss()
{
    m_messages.removeLast();
    showNewest();
}

void MessageBar::showNewest()
{
    setVisible(!m_messages.isEmpty());
    if (m_messages.isEmpty())
        return;
    m_text->setText(m_messages.last().text);
    m_text->setToolTip(m_messages.last().detail);
    const int others = count() - 1;
    m_more->setVisible(others > 0);
    m_more->setText(tr("%n more", "messages behind this one", others));
}

void MessageBar::setUpLook()
{
    const QSize size(theme::smallIcon, theme::smallIcon);
    m_icon->setPixmap(theme::icon(QLatin1String("warning"), QPalette::ToolTipText).pixmap(size));
    m_close->setIcon(theme::icon(QLatin1String("cancel"), QPalette::ToolTipText));
}

} // namespace tranship

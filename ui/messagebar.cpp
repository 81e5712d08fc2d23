// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messagebar.h"

#include "ui/theme/theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QUrl>

namespace tranship {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_more(new QLabel(this)),
      m_close(new QToolButton(this)),
      m_open(new QToolButton(this)),
      m_showInFolder(new QToolButton(this))
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
    layout->addWidget(m_open, 0, Qt::AlignVCenter);
    layout->addWidget(m_showInFolder, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignVCenter);
    setUpLinks();
    setUpLook();
    hide();
}

void MessageBar::setUpLinks()
{
    m_open->setText(tr("Open"));
    m_showInFolder->setText(tr("Show in Folder"));
    for (QToolButton *button : {m_open, m_showInFolder}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        QPalette colours = button->palette();
        colours.setColor(QPalette::ButtonText, colours.color(QPalette::ToolTipText));
        button->setPalette(colours);
    }
    connect(m_open, &QToolButton::clicked, this, &MessageBar::openFile);
    connect(m_showInFolder, &QToolButton::clicked, this, &MessageBar::showFolder);
}

void MessageBar::show(const QString &text, const QString &detail)
{
    m_messages.append({text, detail});
    showNewest();
}

void MessageBar::showFiles(const QString &text, const QStringList &paths)
{
    // one piece of good news after another: the newest is enough
    m_messages.removeIf([](const Message &message) { return !message.paths.isEmpty(); });
    m_messages.append({text, paths.join(QLatin1Char('\n')), paths});
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

void MessageBar::openFile() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(m_messages.last().paths.first()));
}

void MessageBar::showFolder() const
{
    const QFileInfo file(m_messages.last().paths.first());
    QDesktopServices::openUrl(QUrl::fromLocalFile(file.path()));
}

void MessageBar::showNewest()
{
    setVisible(!m_messages.isEmpty());
    if (m_messages.isEmpty())
        return;
    m_text->setText(m_messages.last().text);
    m_text->setToolTip(m_messages.last().detail);
    const QStringList &paths = m_messages.last().paths;
    m_open->setVisible(paths.size() == 1);
    m_showInFolder->setVisible(!paths.isEmpty());
    setUpLook();
    const int others = count() - 1;
    m_more->setVisible(others > 0);
    m_more->setText(tr("%n more", "messages behind this one", others));
}

void MessageBar::setUpLook()
{
    const QSize size(theme::smallIcon, theme::smallIcon);
    const bool isGood = !m_messages.isEmpty() && !m_messages.last().paths.isEmpty();
    const auto icon = isGood ? QLatin1String("complete") : QLatin1String("warning");
    m_icon->setPixmap(theme::icon(icon, QPalette::ToolTipText).pixmap(size));
    m_close->setIcon(theme::icon(QLatin1String("cancel"), QPalette::ToolTipText));
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/emptyview.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tranship {

EmptyView::EmptyView(QWidget *parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_hint(new QLabel(tr("or drop links and files here"), this)),
      m_newDownload(new QPushButton(tr("New Download"), this)),
      m_newUpload(new QPushButton(tr("New Upload"), this)),
      m_paste(new QPushButton(tr("Paste Links"), this)),
      m_showAll(new QPushButton(tr("Show All Jobs"), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(m_newDownload, &QPushButton::clicked, this, &EmptyView::newDownloadRequested);
    connect(m_newUpload, &QPushButton::clicked, this, &EmptyView::newUploadRequested);
    connect(m_paste, &QPushButton::clicked, this, &EmptyView::pasteRequested);
    connect(m_showAll, &QPushButton::clicked, this, &EmptyView::showAllRequested);
    setUpLayout();
    setUpIcon();
    setReason(Reason::NoJobs);
}

void EmptyView::setUpLayout()
{
    QFont large = m_sentence->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    m_sentence->setFont(large);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_icon, m_sentence, m_hint})
        label->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::smallSpace);
    buttons->addStretch();
    for (QPushButton *button : {m_newDownload, m_newUpload, m_paste, m_showAll})
        buttons->addWidget(button);
    buttons->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace,
                               theme::pageSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_sentence);
    layout->addSpacing(theme::gridUnit);
    layout->addLayout(buttons);
    layout->addWidget(m_hint);
    layout->addStretch(3);
}

void EmptyView::setReason(Reason reason)
{
    const bool noJobs = reason == Reason::NoJobs;
    m_sentence->setText(noJobs ? tr("Nothing to transfer yet") : tr("No job matches"));
    m_newDownload->setVisible(noJobs);
    m_newUpload->setVisible(noJobs);
    m_paste->setVisible(noJobs);
    m_hint->setVisible(noJobs);
    m_icon->setVisible(noJobs);
    m_showAll->setVisible(!noJobs);
}

void EmptyView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setUpIcon();
}

void EmptyView::setUpIcon()
{
    m_icon->setPixmap(
        theme::applicationIcon().pixmap(QSize(theme::emptyViewIcon, theme::emptyViewIcon)));
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/proxyedit.h"

#include "model/job/proxy.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tranship {

namespace {

// The entries of the box.
constexpr int systemMode = 0;
constexpr int noneMode = 1;
constexpr int listMode = 2;

int modeOf(const QString &text)
{
    const ProxySetup setup = proxyFromText(text).value_or(ProxySetup());
    switch (setup.mode) {
    case ProxySetup::Mode::System:
        return systemMode;
    case ProxySetup::Mode::None:
        return noneMode;
    case ProxySetup::Mode::List:
        return listMode;
    }
    return systemMode;
}

} // namespace

ProxyEdit::ProxyEdit(QWidget *parent)
    : QWidget(parent),
      m_mode(new QComboBox(this)),
      m_list(new QLineEdit(this))
{
    m_mode->addItems({tr("As the desktop has it"), tr("None"), tr("My own")});
    m_list->setPlaceholderText(QStringLiteral("http://host:3128"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::smallSpace);
    layout->addWidget(m_mode, 0, Qt::AlignLeft);
    layout->addWidget(m_list);
    setFocusProxy(m_mode);
    setText(QStringLiteral("system"));
    connect(m_mode, &QComboBox::currentIndexChanged, this, &ProxyEdit::choose);
    connect(m_list, &QLineEdit::editingFinished, this, [this] {
        if (m_list->text() == m_before)
            return;
        m_before = m_list->text();
        Q_EMIT edited();
    });
}

QString ProxyEdit::text() const
{
    switch (m_mode->currentIndex()) {
    case noneMode:
        return QStringLiteral("none");
    case listMode:
        return m_list->text();
    default:
        return QStringLiteral("system");
    }
}

void ProxyEdit::setText(const QString &text)
{
    const QSignalBlocker blocker(m_mode);
    const int mode = modeOf(text);
    // one that is being typed is not taken away
    const bool isBegun = m_mode->currentIndex() == listMode && m_list->hasFocus();
    if (mode != listMode && isBegun)
        return;
    m_mode->setCurrentIndex(mode);
    m_list->setVisible(mode == listMode);
    if (mode != listMode)
        return;
    m_list->setText(text);
    m_list->setCursorPosition(0); // its beginning is seen
    m_before = text;
}

void ProxyEdit::setName(const QString &name, const QString &help)
{
    m_mode->setAccessibleName(name);
    m_mode->setAccessibleDescription(help);
    m_list->setAccessibleName(tr("%1, list").arg(name));
    m_list->setAccessibleDescription(help);
}

void ProxyEdit::choose(int index)
{
    m_list->setVisible(index == listMode);
    if (index != listMode) {
        Q_EMIT edited();
        return;
    }
    m_list->setFocus();
    if (!m_list->text().isEmpty()) {
        m_before = m_list->text();
        Q_EMIT edited();
    }
}

} // namespace tranship

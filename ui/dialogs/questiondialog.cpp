// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/questiondialog.h"

#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

namespace {

/// Lines that can be scrolled, selected and copied, and need no more room than a small screen has.
QPlainTextEdit *makeFileList(const QStringList &lines, QWidget *parent)
{
    constexpr int mostLines = 8;
    auto *list = new QPlainTextEdit(lines.join(QLatin1Char('\n')), parent);
    list->setReadOnly(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    list->setTabChangesFocus(true);
    list->setAccessibleName(QuestionDialog::tr("What becomes of each file"));
    const int shown = std::min<int>(mostLines, static_cast<int>(lines.size()));
    const int bar = lines.size() > 0 ? list->horizontalScrollBar()->sizeHint().height() : 0;
    list->setFixedHeight(list->fontMetrics().lineSpacing() * shown + bar + theme::largeSpace);
    return list;
}

} // namespace

QuestionDialog::QuestionDialog(const Question &question, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(question.title);

    auto *icon = new QLabel(this);
    icon->setPixmap(theme::icon(QLatin1String("warning"), theme::Tone::Waiting)
                        .pixmap(QSize(2 * theme::smallIcon, 2 * theme::smallIcon)));
    auto *text = new QLabel(question.text, this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setMinimumWidth(90 * theme::gridUnit);

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *stay = buttons->addButton(question.stay, QDialogButtonBox::RejectRole);
    QPushButton *proceed = buttons->addButton(question.proceed, QDialogButtonBox::DestructiveRole);
    for (QPushButton *button : {stay, proceed})
        button->setMinimumWidth(button->sizeHint().width() + 2 * theme::largeSpace);
    proceed->setAutoDefault(false);
    stay->setDefault(true);
    stay->setFocus();
    connect(stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(proceed, &QPushButton::clicked, this, &QDialog::accept);

    auto *sentence = new QHBoxLayout;
    sentence->setSpacing(theme::largeSpace);
    sentence->addWidget(icon, 0, Qt::AlignTop);
    sentence->addWidget(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::pageSpace);
    layout->addLayout(sentence);
    if (!question.files.isEmpty())
        layout->addWidget(makeFileList(question.files, this));
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

} // namespace tranship

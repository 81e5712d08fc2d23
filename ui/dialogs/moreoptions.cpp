// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/moreoptions.h"

#include "model/engine.h"
#include "model/job/url.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/fields/transferfields.h"
#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace tranship {

MoreOptions::MoreOptions(JobType type, QWidget *parent)
    : QWidget(parent),
      m_toggle(new QToolButton(this)),
      m_body(new QWidget(this)),
      m_transfer(new TransferFields(m_body)),
      m_mirrors(new QPlainTextEdit(m_body)),
      m_form(new QFormLayout(m_body)),
      m_problem(makeProblemLabel(this))
{
    m_toggle->setText(tr("M&ore options"));
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setAutoRaise(true);
    m_toggle->setCheckable(true);
    setUpMirrors();
    setUpForm(type);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::smallSpace);
    layout->addWidget(m_toggle, 0, Qt::AlignLeading);
    layout->addWidget(m_body);
    layout->addWidget(m_problem); // seen also when folded
    connect(m_toggle, &QToolButton::toggled, this, &MoreOptions::fold);
    connect(m_mirrors, &QPlainTextEdit::textChanged, this, &MoreOptions::checkMirrors);
    fold(false);
}

void MoreOptions::setUpMirrors()
{
    m_mirrors->setPlaceholderText(tr("Other links to the same file, one on each line"));
    m_mirrors->setAccessibleName(tr("Mirrors, one on each line"));
    m_mirrors->setTabChangesFocus(true);
    m_mirrors->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_mirrors->setFixedHeight(3 * m_mirrors->fontMetrics().lineSpacing() + 4 * theme::gridUnit);
    m_mirrors->setAcceptDrops(false); // what is dropped is a new link
    setSingleLink(false);
}

void MoreOptions::setUpForm(JobType type)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(theme::largeSpace);
    m_form->setVerticalSpacing(theme::smallSpace);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_transfer->setType(type);
    m_transfer->addTo(*m_form);
    if (type == JobType::Download)
        m_form->addRow(tr("M&irrors"), m_mirrors);
    else
        m_mirrors->hide();
}

void MoreOptions::fold(bool unfolded)
{
    m_toggle->setArrowType(unfolded              ? Qt::DownArrow
                               : isRightToLeft() ? Qt::LeftArrow
                                                 : Qt::RightArrow);
    if (unfolded)
        Q_EMIT aboutToUnfold();
    m_body->setVisible(unfolded);
    layout()->activate();
    Q_EMIT folded(!unfolded);
}

QMap<QString, QString> MoreOptions::settings() const
{
    return m_transfer->settings();
}

QStringList MoreOptions::mirrors() const
{
    QStringList lines;
    if (!m_isSingle)
        return lines;
    for (const QString &raw : m_mirrors->toPlainText().split(QLatin1Char('\n'))) {
        const QString line = raw.trimmed();
        if (!line.isEmpty() && !lines.contains(line))
            lines << line;
    }
    return lines;
}

void MoreOptions::setSingleLink(bool single)
{
    m_isSingle = single;
    m_mirrors->setEnabled(single);
    m_mirrors->setToolTip(single ? QString() : tr("Mirrors can be given for a single link"));
    checkMirrors();
}

void MoreOptions::setBusy(bool busy)
{
    m_transfer->setEnabled(!busy);
    m_mirrors->setReadOnly(busy);
}

QString MoreOptions::mirrorProblem() const
{
    const QStringList lines = mirrors();
    for (const QString &line : lines) {
        if (!parseUrl(line))
            return tr("“%1” is not a web address (http or https).").arg(line.left(80));
    }
    if (lines.size() > mostMirrors)
        return tr("These are more than %n mirror(s).", nullptr, static_cast<int>(mostMirrors));
    return {};
}

void MoreOptions::checkMirrors()
{
    const QString problem = mirrorProblem();
    const bool isValid = problem.isEmpty();
    const bool differs = isValid != m_isValid;
    m_isValid = isValid;
    showProblem(m_problem, problem);
    if (differs)
        Q_EMIT changed();
}

} // namespace tranship

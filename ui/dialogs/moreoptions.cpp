// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/moreoptions.h"

#include "model/engine.h"
#include "model/job/checksum.h"
#include "model/job/url.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/fields/transferfields.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace tranship {

namespace {

constexpr int shortestArea = 32 * theme::gridUnit; // a few rows

} // namespace

MoreOptions::MoreOptions(JobType type, QWidget *parent)
    : QWidget(parent),
      m_toggle(new QToolButton(this)),
      m_area(new QScrollArea(this)),
      m_body(new QWidget),
      m_transfer(new TransferFields(m_body)),
      m_onExists(new QComboBox(m_body)),
      m_checksum(new QLineEdit(m_body)),
      m_mirrors(new QPlainTextEdit(m_body)),
      m_form(new QFormLayout(m_body)),
      m_problem(makeProblemLabel(this))
{
    m_toggle->setText(tr("M&ore options"));
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setAutoRaise(true);
    m_toggle->setCheckable(true);
    setUpOnExists();
    setUpChecksum();
    setUpMirrors();
    setSingleLink(false);
    setUpForm(type);
    setUpArea();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::smallSpace);
    layout->addWidget(m_toggle, 0, Qt::AlignLeading);
    layout->addWidget(m_area);
    layout->addWidget(m_problem); // seen also when folded
    connect(m_toggle, &QToolButton::toggled, this, &MoreOptions::fold);
    connect(m_mirrors, &QPlainTextEdit::textChanged, this, &MoreOptions::check);
    connect(m_checksum, &QLineEdit::textChanged, this, &MoreOptions::check);
    connect(m_onExists, &QComboBox::activated, this, &MoreOptions::changed);
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
}

void MoreOptions::setUpChecksum()
{
    m_checksum->setPlaceholderText(tr("SHA-256 or another, if the site tells it"));
}

void MoreOptions::setUpOnExists()
{
    for (const OnExists onExists : {OnExists::KeepBoth, OnExists::Replace, OnExists::Fail})
        m_onExists->addItem(onExistsText(onExists), onExistsName(onExists));
}

void MoreOptions::setUpForm(JobType type)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(theme::largeSpace);
    m_form->setVerticalSpacing(theme::smallSpace);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_transfer->setType(type);
    m_transfer->addTo(*m_form);
    if (type == JobType::Download) {
        m_form->addRow(tr("When a file e&xists"), m_onExists);
        m_form->addRow(tr("Chec&ksum"), m_checksum);
        m_form->addRow(tr("Mirro&rs"), m_mirrors);
        return;
    }
    for (QWidget *field : std::initializer_list<QWidget *>{m_onExists, m_checksum, m_mirrors})
        field->hide();
}

void MoreOptions::setUpArea()
{
    m_area->setWidget(m_body);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_area->setMinimumHeight(shortestArea);
    // the options stand on the dialog, not on a page of their own
    m_area->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);
}

void MoreOptions::fold(bool unfolded)
{
    m_toggle->setArrowType(unfolded              ? Qt::DownArrow
                               : isRightToLeft() ? Qt::LeftArrow
                                                 : Qt::RightArrow);
    if (unfolded)
        Q_EMIT aboutToUnfold();
    m_area->setVisible(unfolded);
    layout()->activate();
    Q_EMIT folded(!unfolded);
}

QMap<QString, QString> MoreOptions::settings() const
{
    QMap<QString, QString> settings = m_transfer->settings();
    if (onExists() != OnExists::KeepBoth)
        settings.insert(QStringLiteral("on-exists"), onExistsName(onExists()));
    return settings;
}

OnExists MoreOptions::onExists() const
{
    return onExistsFromName(m_onExists->currentData().toString()).value_or(OnExists::KeepBoth);
}

QString MoreOptions::checksum() const
{
    const Result<Checksum> checksum = parseChecksum(m_checksum->text().trimmed());
    return m_isSingle && checksum ? checksumText(*checksum) : QString();
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
    m_checksum->setEnabled(single);
    m_checksum->setToolTip(single ? QString() : tr("A checksum can be given for a single link"));
    check();
}

void MoreOptions::setBusy(bool busy)
{
    m_transfer->setEnabled(!busy);
    m_mirrors->setReadOnly(busy);
    m_checksum->setReadOnly(busy);
    m_onExists->setEnabled(!busy);
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

QString MoreOptions::checksumProblem() const
{
    const QString text = m_checksum->text().trimmed();
    if (!m_isSingle || text.isEmpty() || parseChecksum(text))
        return {};
    return tr("This is no MD5, SHA-1, SHA-256 or SHA-512 checksum.");
}

void MoreOptions::check()
{
    const QString problem = checksumProblem().isEmpty() ? mirrorProblem() : checksumProblem();
    const bool isValid = problem.isEmpty();
    const bool differs = isValid != m_isValid;
    m_isValid = isValid;
    showProblem(m_problem, problem);
    if (differs)
        Q_EMIT changed();
}

} // namespace tranship

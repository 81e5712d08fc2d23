// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/newjobdialog.h"

#include "ui/dialogs/formrows.h"
#include "ui/dialogs/moreoptions.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

namespace {

constexpr int longestName = 256; // of a job
constexpr int mostHeight = 600; // fits a small screen

} // namespace

NewJobDialog::NewJobDialog(Engine &engine, JobType type, const QString &submit, QWidget *parent)
    : QDialog(parent),
      m_engine(engine),
      m_type(type),
      m_creation(engine),
      m_form(new QFormLayout),
      m_jobName(new QLineEdit(this)),
      m_priority(new QComboBox(this)),
      m_start(new QCheckBox(tr("&Start now"), this)),
      m_more(new MoreOptions(type, this)),
      m_refusal(makeProblemLabel(this)),
      m_buttons(new QDialogButtonBox(this)),
      m_submit(new QPushButton(submit, this)),
      m_close(new QPushButton(tr("Close"), this))
{
    setUpFields(submit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addLayout(m_form, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_refusal);
    layout->addWidget(m_buttons);
    connectFields();
    connectCreation();
}

void NewJobDialog::setUpFields(const QString &submit)
{
    m_form->setHorizontalSpacing(theme::largeSpace);
    m_form->setVerticalSpacing(theme::smallSpace);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_jobName->setMaxLength(longestName);
    for (const Priority priority :
         {Priority::Foreground, Priority::High, Priority::Normal, Priority::Low})
        m_priority->addItem(priorityText(priority), static_cast<int>(priority));
    m_priority->setCurrentIndex(m_priority->findData(static_cast<int>(Priority::Normal)));
    m_start->setChecked(true);
    m_submit->setText(submit);
    m_submit->setDefault(true);
    m_close->setAutoDefault(false);
    m_buttons->addButton(m_submit, QDialogButtonBox::AcceptRole);
    m_buttons->addButton(m_close, QDialogButtonBox::RejectRole);
}

void NewJobDialog::addRow(const QString &label, QLayout *row, QWidget *field)
{
    auto *name = new QLabel(label, this);
    name->setBuddy(field);
    m_form->addRow(name, row);
}

void NewJobDialog::finishLayout(int width)
{
    auto *priority = new QLabel(tr("&Priority"), this);
    priority->setBuddy(m_priority);
    auto *row = rowOf(m_jobName, priority);
    row->addWidget(m_priority);
    addRow(tr("&Job name"), row, m_jobName);
    m_form->addRow(QString(), m_start);
    alignLabels(*m_form, m_more->form());
    moveSharedFieldsLast();
    resize(width, sizeHint().height());
}

/// Tab goes through fields in the order they were made, and the shared ones were made first.
void NewJobDialog::moveSharedFieldsLast()
{
    QList<QWidget *> shared;
    const QList<QWidget *> parts = {m_jobName, m_priority, m_start, m_more, m_buttons};
    for (QWidget *one = nextInFocusChain(); one != this; one = one->nextInFocusChain()) {
        const bool isShared = std::any_of(parts.cbegin(), parts.cend(), [one](QWidget *part) {
            return part == one || part->isAncestorOf(one);
        });
        const bool takesTab = (one->focusPolicy() & Qt::TabFocus) != 0;
        if (isShared && takesTab && one->focusProxy() == nullptr)
            shared.append(one);
    }
    QWidget *last = previousInFocusChain();
    for (QWidget *one : std::as_const(shared)) {
        setTabOrder(last, one);
        last = one;
    }
}

void NewJobDialog::connectFields()
{
    connect(m_more, &MoreOptions::changed, this, [this] { refresh(); });
    connect(m_more, &MoreOptions::aboutToUnfold, this, [this] { m_foldedHeight = height(); });
    connect(m_more, &MoreOptions::folded, this, &NewJobDialog::fitHeight);
    connect(m_submit, &QPushButton::clicked, this, &NewJobDialog::submit);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

void NewJobDialog::connectCreation()
{
    connect(&m_creation, &JobCreation::created, this, [this](const JobId &job) {
        setBusy(false);
        Q_EMIT created(job);
        accept();
    });
    connect(&m_creation, &JobCreation::startRefused, this,
            [this](const Error &error) { Q_EMIT messageRaised(refusalText(jobName(), error)); });
    connect(&m_creation, &JobCreation::refused, this, [this](const Error &error) {
        setBusy(false);
        showRefusal(error);
    });
}

void NewJobDialog::showRefusal(const Error &error, Detail detail)
{
    const bool isOne = error.code != ErrorCode::None;
    const VerbMessage message = isOne ? refusalText(tr("Not added"), error, m_type) : VerbMessage{};
    showProblem(m_refusal,
                isOne && detail == Detail::Shown ? message.text + QLatin1Char('\n') + error.detail
                                                 : message.text);
    m_refusal->setToolTip(message.detail);
}

void NewJobDialog::suggestName(const QString &name)
{
    m_jobName->setPlaceholderText(name);
}

QString NewJobDialog::jobName() const
{
    const QString typed = m_jobName->text().trimmed();
    return (typed.isEmpty() ? m_jobName->placeholderText() : typed).left(longestName);
}

NewJob NewJobDialog::job() const
{
    NewJob job;
    job.name = jobName();
    job.type = m_type;
    job.priority = static_cast<Priority>(m_priority->currentData().toInt());
    job.settings = m_more->settings();
    return job;
}

void NewJobDialog::refresh()
{
    m_submit->setEnabled(!isBusy() && isComplete() && m_more->isValid());
}

void NewJobDialog::submit()
{
    showRefusal({});
    const NewJob wanted = job();
    const QList<NewFile> files = newFiles();
    setBusy(true);
    m_creation.begin(wanted, files,
                     m_start->isChecked() ? JobCreation::Start::Now : JobCreation::Start::Later,
                     secrets());
    refresh();
}

void NewJobDialog::setBusy(bool busy)
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_jobName, m_priority, m_start})
        field->setEnabled(!busy);
    m_more->setBusy(busy);
    setFieldsEnabled(!busy);
    refresh();
}

/// Folded again, the dialog is as high as it was. Unfolded it fits a small screen, at the cost of
/// what can shrink.
void NewJobDialog::fitHeight(bool isFolded)
{
    layout()->activate();
    resize(width(),
           isFolded ? m_foldedHeight : qMax(height(), qMin(sizeHint().height(), mostHeight)));
}

} // namespace tranship

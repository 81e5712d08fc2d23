// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/optionspage.h"

#include "model/engine.h"
#include "ui/fields/transferfields.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace tranship {

OptionsPage::OptionsPage(Engine &engine, QWidget *parent)
    : DetailsPage(parent),
      m_engine(engine),
      m_name(new QLineEdit(widget())),
      m_priority(new QComboBox(widget())),
      m_retryDelay(new QSpinBox(widget())),
      m_parallelFiles(new QSpinBox(widget())),
      m_transfer(new TransferFields(widget())),
      m_onExists(new QComboBox(widget())),
      m_autoComplete(
          new QCheckBox(tr("Complete by itself when everything is transferred"), widget())),
      m_problem(new QLabel(widget()))
{
    setUpFields();
    connectFields();
}

void OptionsPage::setUpFields()
{
    for (const Priority priority :
         {Priority::Foreground, Priority::High, Priority::Normal, Priority::Low})
        m_priority->addItem(priorityText(priority), priorityName(priority));
    for (const OnExists onExists : {OnExists::KeepBoth, OnExists::Replace, OnExists::Fail})
        m_onExists->addItem(onExistsText(onExists), onExistsName(onExists));
    m_name->setMaxLength(256);
    m_retryDelay->setRange(5, 30 * 86'400);
    m_retryDelay->setSuffix(tr(" s", "seconds"));
    m_parallelFiles->setRange(1, 16);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();

    form()->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_name->setMinimumWidth(80 * theme::gridUnit);
    form()->addRow(tr("&Name"), m_name);
    form()->addRow(tr("&Priority"), m_priority);
    form()->addRow(tr("Longest &wait before a retry"), m_retryDelay);
    form()->addRow(tr("Files at &once"), m_parallelFiles);
    m_transfer->addTo(*form());
    form()->addRow(tr("When a file e&xists"), m_onExists);
    form()->addRow(QString(), m_autoComplete);
    form()->addRow(m_problem);
}

void OptionsPage::connectFields()
{
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (m_name->text() != m_job.name)
            set(QStringLiteral("display-name"), m_name->text());
    });
    connect(m_priority, &QComboBox::activated, this,
            [this] { set(QStringLiteral("priority"), m_priority->currentData().toString()); });
    connect(m_retryDelay, &QSpinBox::editingFinished, this, [this] {
        if (m_retryDelay->value() != m_job.settings.retryDelay.count())
            set(QStringLiteral("retry-delay"), QString::number(m_retryDelay->value()));
    });
    connect(m_parallelFiles, &QSpinBox::editingFinished, this, [this] {
        if (m_parallelFiles->value() != m_job.settings.parallelFiles)
            set(QStringLiteral("parallel-files"), QString::number(m_parallelFiles->value()));
    });
    connect(m_transfer, &TransferFields::edited, this, &OptionsPage::set);
    connect(m_onExists, &QComboBox::activated, this,
            [this] { set(QStringLiteral("on-exists"), m_onExists->currentData().toString()); });
    connect(m_autoComplete, &QCheckBox::clicked, this, [this](bool on) {
        set(QStringLiteral("auto-complete"), on ? QStringLiteral("true") : QStringLiteral("false"));
    });
}

void OptionsPage::showJob(const JobSnapshot &snapshot, int, const QDateTime &)
{
    if (m_job.id != snapshot.job.id) {
        // A change in the middle belongs to the job that was shown.
        if (QWidget *field = focusWidget(); field != nullptr && field->hasFocus())
            field->clearFocus();
        m_problem->hide();
    }
    m_job = snapshot.job;
    fill();
}

void OptionsPage::fill()
{
    if (!m_name->hasFocus() && m_name->text() != m_job.name)
        m_name->setText(m_job.name);
    m_priority->setCurrentIndex(m_priority->findData(priorityName(m_job.priority)));
    if (!m_retryDelay->hasFocus())
        m_retryDelay->setValue(static_cast<int>(m_job.settings.retryDelay.count()));
    if (!m_parallelFiles->hasFocus())
        m_parallelFiles->setValue(m_job.settings.parallelFiles);
    m_transfer->show(m_job);
    // only what is put in a place here can find another file there
    m_onExists->setEnabled(m_job.type != JobType::Upload);
    m_onExists->setToolTip(m_onExists->isEnabled() ? QString()
                                                   : tr("An upload puts nothing on this computer"));
    m_onExists->setCurrentIndex(m_onExists->findData(onExistsName(m_job.settings.onExists)));
    m_autoComplete->setChecked(m_job.settings.autoComplete);
}

void OptionsPage::set(const QString &key, const QString &text)
{
    const JobId id = m_job.id;
    m_engine.set(id, key, text, this, [this, id](const Done &result) {
        if (id != m_job.id)
            return;
        m_problem->setVisible(!result.has_value());
        if (result)
            return;
        m_problem->setText(errorText(result.error()));
        m_problem->setToolTip(errorDetailText(result.error()));
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, theme::textColour(theme::Tone::Error, palette()));
        m_problem->setPalette(colours);
        m_name->setText(m_job.name);
        m_transfer->show(m_job, TransferFields::Focused::Overwrite);
        fill();
    });
}

} // namespace tranship

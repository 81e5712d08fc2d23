// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/optionspage.h"

#include "model/engine.h"
#include "model/job/filesettings.h"
#include "ui/fields/connectionfields.h"
#include "ui/fields/transferfields.h"
#include "ui/settings/durationedit.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <array>

namespace tranship {

OptionsPage::OptionsPage(Engine &engine, QWidget *parent)
    : DetailsPage(parent),
      m_engine(engine),
      m_name(new QLineEdit(widget())),
      m_category(new QLineEdit(widget())),
      m_description(new QLineEdit(widget())),
      m_priority(new QComboBox(widget())),
      m_retryDelay(new QSpinBox(widget())),
      m_noProgress(new DurationEdit(widget())),
      m_longest(new DurationEdit(widget())),
      m_parallelFiles(new QSpinBox(widget())),
      m_transfer(new TransferFields(widget())),
      m_method(new QComboBox(widget())),
      m_onExists(new QComboBox(widget())),
      m_autoComplete(
          new QCheckBox(tr("Complete by itself when everything is transferred"), widget())),
      m_folder(new QLabel(widget())),
      m_chooseFolder(new QPushButton(tr("Choose &Folder…"), widget())),
      m_connection(new ConnectionFields(widget())),
      m_problem(new QLabel(widget()))
{
    setUpFields();
    setUpForm();
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

    m_category->setMaxLength(64);
    m_category->setPlaceholderText(tr("None"));
    m_description->setMaxLength(1024);
    m_noProgress->setName(tr("Patience without progress"), tr("0: an error is final at once"));
    m_longest->setName(tr("Longest time in motion"), tr("0: as the settings say"));
    m_longest->setToolTip(tr("0: as the settings say"));
    m_noProgress->setToolTip(tr("0: an error is final at once"));
    for (int method = 0; method <= static_cast<int>(UploadMethod::S3Multipart); ++method) {
        const auto one = static_cast<UploadMethod>(method);
        m_method->addItem(uploadMethodText(one), uploadMethodName(one));
        m_method->setItemData(method, uploadMethodHint(one), Qt::ToolTipRole);
    }
    m_folder->setTextFormat(Qt::PlainText);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void OptionsPage::setUpForm()
{
    form()->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    for (QLineEdit *field : {m_name, m_category, m_description})
        field->setMinimumWidth(80 * theme::gridUnit);
    auto *place = new QHBoxLayout;
    place->setSpacing(theme::smallSpace);
    place->addWidget(m_folder);
    place->addWidget(m_chooseFolder);
    form()->addRow(tr("&Name"), m_name);
    form()->addRow(tr("Cate&gory"), m_category);
    form()->addRow(tr("&Description"), m_description);
    form()->addRow(tr("&Priority"), m_priority);
    form()->addRow(tr("Folder"), place);
    form()->addRow(tr("Longest &wait before a retry"), m_retryDelay);
    form()->addRow(tr("Patience with&out progress"), m_noProgress);
    form()->addRow(tr("Longest time in &motion"), m_longest);
    form()->addRow(tr("Files at &once"), m_parallelFiles);
    m_transfer->addTo(*form());
    form()->addRow(tr("&Upload by"), m_method);
    form()->addRow(tr("When a file e&xists"), m_onExists);
    form()->addRow(QString(), m_autoComplete);
    m_connection->addTo(*form());
    form()->addRow(m_problem);
}

void OptionsPage::connectText(QLineEdit *field, const QString &key, const QString Job::*text)
{
    connect(field, &QLineEdit::editingFinished, this, [this, field, key, text] {
        if (field->text() != m_job.*text)
            set(key, field->text());
    });
}

void OptionsPage::connectTimes()
{
    const auto seconds = [](const DurationEdit *edit) {
        return QString::number(edit->duration().count());
    };
    connect(m_noProgress, &DurationEdit::edited, this,
            [this, seconds] { set(QStringLiteral("no-progress-timeout"), seconds(m_noProgress)); });
    connect(m_longest, &DurationEdit::edited, this,
            [this, seconds] { set(QStringLiteral("max-download-time"), seconds(m_longest)); });
}

void OptionsPage::connectFields()
{
    connectText(m_name, QStringLiteral("display-name"), &Job::name);
    connectText(m_category, QStringLiteral("category"), &Job::category);
    connectText(m_description, QStringLiteral("description"), &Job::description);
    connectTimes();
    connect(m_method, &QComboBox::activated, this,
            [this] { set(QStringLiteral("upload-method"), m_method->currentData().toString()); });
    connect(m_chooseFolder, &QPushButton::clicked, this,
            [this] { Q_EMIT folderRequested(m_job.id); });
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
    connect(m_connection, &ConnectionFields::edited, this, &OptionsPage::set);
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
    fillTexts();
    fillPlaces();
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
    m_connection->show(m_job);
}

void OptionsPage::fillTexts()
{
    const std::array texts = {std::pair(m_name, &m_job.name),
                              std::pair(m_category, &m_job.category),
                              std::pair(m_description, &m_job.description)};
    for (const auto &[field, text] : texts) {
        if (!field->hasFocus() && field->text() != *text)
            field->setText(*text);
    }
    const std::array times = {std::pair(m_noProgress, m_job.settings.noProgressTimeout),
                              std::pair(m_longest, m_job.settings.maxDownloadTime)};
    for (const auto &[field, time] : times) {
        const bool isBeingChanged = field->isAncestorOf(focusWidget());
        if (!isBeingChanged && field->duration() != time)
            field->setDuration(time);
    }
}

void OptionsPage::fillPlaces()
{
    const bool isUpload = m_job.isUpload();
    const bool isBegun = std::any_of(m_job.files.begin(), m_job.files.end(), [](const File &file) {
        return file.upload.isOpen() || file.isFinished();
    });
    m_method->setEnabled(isUpload && !isBegun);
    m_method->setCurrentIndex(m_method->findData(uploadMethodName(m_job.settings.uploadMethod)));
    const QString folder = isUpload || m_job.files.isEmpty() ? QString() : folderText(m_job);
    if (m_folder->text() != folder)
        m_folder->setText(folder);
    m_chooseFolder->setEnabled(!folder.isEmpty() && m_job.hasUnfinishedFiles());
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
        m_connection->show(m_job, true);
        fill();
    });
}

} // namespace tranship

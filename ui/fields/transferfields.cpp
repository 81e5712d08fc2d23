// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fields/transferfields.h"

#include "model/job/rate.h"
#include "ui/fields/rateedit.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace tranship {

namespace {

constexpr int mostConnections = 32;

QString connectionsKey()
{
    return QStringLiteral("connections");
}

QString limitKey()
{
    return QStringLiteral("bandwidth-limit");
}

QString networksKey()
{
    return QStringLiteral("cost-policy");
}

QString dynamicKey()
{
    return QStringLiteral("dynamic-content");
}

bool hasBegun(const Job &job)
{
    return std::any_of(job.files.cbegin(), job.files.cend(), [](const File &file) {
        return file.bytesTransferred > 0 || file.isFinished();
    });
}

} // namespace

TransferFields::TransferFields(QWidget *parent)
    : QObject(parent),
      m_connections(new QSpinBox(parent)),
      m_limit(new RateEdit(parent)),
      m_networks(new QComboBox(parent)),
      m_dynamic(new QCheckBox(tr("D&ynamic content: no size, an interruption starts over"), parent))
{
    setUpFields();
    connectFields();
}

void TransferFields::setUpFields()
{
    m_connections->setRange(0, mostConnections);
    m_connections->setSpecialValueText(tr("As in the settings"));
    m_connections->setKeyboardTracking(false);
    m_connections->setToolTip(tr("How many connections each file may use at most"));
    m_limit->setName(tr("Speed limit"));
    m_limit->setToolTip(tr("For all files of the job together"));
    for (const CostPolicy policy :
         {CostPolicy::Always, CostPolicy::NotRoaming, CostPolicy::NotMetered})
        m_networks->addItem(costPolicyText(policy), costPolicyName(policy));
    m_networks->setToolTip(tr("On other networks the job waits"));
}

void TransferFields::connectFields()
{
    connect(m_connections, &QSpinBox::valueChanged, this,
            [this](int count) { Q_EMIT edited(connectionsKey(), QString::number(count)); });
    connect(m_limit, &RateEdit::edited, this,
            [this] { Q_EMIT edited(limitKey(), rateText(m_limit->rate())); });
    connect(m_networks, &QComboBox::activated, this,
            [this] { Q_EMIT edited(networksKey(), m_networks->currentData().toString()); });
    connect(m_dynamic, &QCheckBox::clicked, this,
            [this] { Q_EMIT edited(dynamicKey(), dynamicText()); });
}

void TransferFields::addTo(QFormLayout &form)
{
    if (isForUploads())
        m_connections->hide();
    else
        form.addRow(tr("&Connections per file"), m_connections);
    form.addRow(tr("Sp&eed limit"), m_limit);
    form.addRow(tr("Ne&tworks"), m_networks);
    if (isForUploads())
        m_dynamic->hide();
    else
        form.addRow(QString(), m_dynamic);
}

void TransferFields::setType(JobType type)
{
    m_type = type;
    if (!isForUploads())
        return;
    for (QWidget *field : std::initializer_list<QWidget *>{m_connections, m_dynamic}) {
        field->setEnabled(false);
        field->setToolTip(tr("For downloads only"));
    }
}

void TransferFields::show(const Job &job, Focused focused)
{
    const bool all = focused == Focused::Overwrite;
    const JobSettings &settings = job.settings;
    if (all || !m_connections->hasFocus()) {
        const QSignalBlocker blocker(m_connections);
        m_connections->setValue(settings.connections);
    }
    if (all || !m_limit->isBeingEdited())
        m_limit->setRate(settings.bandwidthLimit);
    m_networks->setCurrentIndex(m_networks->findData(costPolicyName(settings.costPolicy)));
    m_dynamic->setChecked(settings.dynamicContent);
    const bool begun = hasBegun(job);
    m_dynamic->setEnabled(!begun);
    m_dynamic->setToolTip(begun ? tr("Cannot be changed once the first byte is here")
                                : tr("For files that the server makes as it sends them"));
    m_connections->setEnabled(true);
    m_connections->setToolTip(tr("How many connections each file may use at most"));
    setType(job.type);
}

QString TransferFields::dynamicText() const
{
    return m_dynamic->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
}

QMap<QString, QString> TransferFields::settings() const
{
    QMap<QString, QString> changed;
    if (m_connections->value() > 0 && !isForUploads())
        changed.insert(connectionsKey(), QString::number(m_connections->value()));
    if (m_limit->rate() > 0)
        changed.insert(limitKey(), rateText(m_limit->rate()));
    if (m_networks->currentIndex() > 0)
        changed.insert(networksKey(), m_networks->currentData().toString());
    if (m_dynamic->isChecked() && !isForUploads())
        changed.insert(dynamicKey(), dynamicText());
    return changed;
}

void TransferFields::setEnabled(bool enabled)
{
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_connections, m_limit, m_networks, m_dynamic})
        field->setEnabled(enabled);
    setType(m_type);
}

} // namespace tranship

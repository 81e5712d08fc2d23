// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/trustlist.h"

#include "model/engine.h"
#include "ui/format/format.h"
#include "ui/tablestyle.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tranship {

TrustList::TrustList(Engine &engine, QWidget *parent)
    : QWidget(parent),
      m_engine(engine),
      m_list(new QTreeWidget(this)),
      m_empty(new QLabel(tr("None. A job that was stopped by a certificate offers to look at it."),
                         this)),
      m_problem(new QLabel(this)),
      m_takeBack(new QPushButton(tr("Trust No More"), this))
{
    build();
    connect(m_takeBack, &QPushButton::clicked, this, &TrustList::takeBack);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this,
            [this] { m_takeBack->setEnabled(!m_list->selectedItems().isEmpty()); });
    connect(&engine, &Engine::certificatesChanged, this, &TrustList::refresh);
    refresh();
}

void TrustList::build()
{
    auto *title = new QLabel(tr("Certificates you trust"), this);
    title->setBuddy(m_list);
    m_list->setHeaderLabels({tr("Server"), tr("Made out to"), tr("Since"), tr("Fingerprint")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(title->text());
    TableStyle::applyTo(*m_list);
    m_list->setMinimumHeight(30 * theme::gridUnit);
    m_list->header()->setStretchLastSection(true);
    m_empty->setWordWrap(true);
    m_empty->setFont(theme::captionFont(m_empty->font()));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_takeBack->setAutoDefault(false);
    m_takeBack->setMinimumWidth(m_takeBack->sizeHint().width() + 2 * theme::largeSpace);
    m_takeBack->setEnabled(false);
    auto *line = new QHBoxLayout;
    line->addWidget(m_problem, 1);
    line->addStretch(1);
    line->addWidget(m_takeBack);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::smallSpace, theme::smallSpace, 0, theme::smallSpace);
    layout->setSpacing(theme::smallSpace);
    layout->addWidget(title);
    layout->addWidget(m_empty);
    layout->addWidget(m_list);
    layout->addLayout(line);
}

void TrustList::refresh()
{
    m_engine.certificates(this, [this](const Result<QList<ShownCertificate>> &all) {
        if (all)
            showTrusted(*all);
    });
}

void TrustList::showTrusted(const QList<ShownCertificate> &all)
{
    m_trusted.clear();
    m_list->clear();
    for (const ShownCertificate &shown : all) {
        if (!shown.trustedSince.isValid())
            continue;
        m_trusted.append(shown);
        const QString fingerprint = fingerprintText(shown.certificate.sha256);
        auto *item = new QTreeWidgetItem(m_list,
                                         {shown.certificate.host, shown.certificate.subject,
                                          format::dateTime(shown.trustedSince), fingerprint});
        for (int column = 0; column < m_list->columnCount(); ++column)
            item->setToolTip(column, item->text(column));
    }
    for (int column = 0; column + 1 < m_list->columnCount(); ++column)
        m_list->resizeColumnToContents(column);
    m_list->setVisible(!m_trusted.isEmpty());
    m_takeBack->setVisible(!m_trusted.isEmpty());
    m_empty->setVisible(m_trusted.isEmpty());
    m_takeBack->setEnabled(false);
}

void TrustList::takeBack()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || row >= m_trusted.size())
        return;
    const Certificate &one = m_trusted.at(row).certificate;
    m_engine.untrust({one.host, one.sha256}, this, [this](const Done &done) {
        m_problem->setVisible(!done);
        if (!done)
            m_problem->setText(errorText(done.error()));
    });
}

} // namespace tranship

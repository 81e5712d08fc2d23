// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/connectionspage.h"

#include "model/jobmodel.h"
#include "ui/details/connectiontable.h"
#include "ui/details/elidedlabel.h"
#include "ui/details/segmentlegend.h"
#include "ui/format/format.h"
#include "ui/joblist/celltext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

namespace {

constexpr qint64 shortestShow = 1000; ///< ms a map stays before that of another file takes over

bool isMoving(const JobSnapshot &snapshot, int file)
{
    return snapshot.job.files.at(file).state == FileState::Moving
        || !snapshot.connections.value(file).isEmpty();
}

void setWords(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

SegmentMap mapOf(const JobSnapshot &snapshot, int file)
{
    const File &one = snapshot.job.files.at(file);
    const QList<ConnectionView> connections = snapshot.connections.value(file);
    return snapshot.job.isSent(one) ? sentMap(one, connections) : segmentMap(one, connections);
}

QString emptyText(const JobSnapshot &snapshot, int file, const QDateTime &now)
{
    const QString text = ConnectionsPage::tr("No connections are open");
    const QString why = secondLine(snapshot, file, now);
    return why.isEmpty() ? text : text + QLatin1Char('\n') + why;
}

QString amountText(const JobSnapshot &snapshot, int file)
{
    const File &one = snapshot.job.files.at(file);
    const QString bytes = format::bytesOf(one.bytesTransferred, one.bytesTotal);
    const QString percent = format::percent(one.bytesTransferred, one.bytesTotal);
    return percent.isEmpty()
        ? ConnectionsPage::tr("%1 so far, the size is not known").arg(bytes)
        : ConnectionsPage::tr("%1, %2", "percent, bytes of all bytes").arg(percent, bytes);
}

} // namespace

ConnectionsPage::ConnectionsPage(QWidget *parent)
    : QFrame(parent),
      m_name(new ElidedLabel(this)),
      m_amount(new QLabel(this)),
      m_band(new SegmentBand(this)),
      m_legend(new SegmentLegend(this)),
      m_table(new ConnectionTable(this)),
      m_empty(new QLabel(this)),
      m_tableOrEmpty(new QStackedWidget(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_amount->setFont(theme::tabularFigures(font()));
    m_band->setAccessibleName(tr("Map of the file"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    setUpLayout();
    connect(m_table, &ConnectionTable::fileChosen, this, [this](int file) { m_chosen = file; });
}

void ConnectionsPage::setUpLayout()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::largeSpace);
    line->addWidget(m_name, 1);
    line->addWidget(m_amount);
    auto *map = new QVBoxLayout;
    map->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace, 0);
    map->setSpacing(theme::smallSpace);
    map->addLayout(line);
    map->addWidget(m_band);
    map->addWidget(m_legend);
    m_tableOrEmpty->addWidget(m_table);
    m_tableOrEmpty->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::smallSpace);
    layout->addLayout(map);
    layout->addWidget(m_tableOrEmpty, 1);
}

void ConnectionsPage::showJob(const JobSnapshot &snapshot, int file, const QDateTime &now)
{
    if (m_job != snapshot.job.id) {
        m_table->setCurrentItem(nullptr);
        m_job = snapshot.job.id;
        m_mapped = -1;
        m_chosen = -1;
    }
    m_table->showConnections(snapshot, file);
    setWords(m_empty, emptyText(snapshot, file, now));
    m_tableOrEmpty->setCurrentWidget(m_table->count() > 0 ? static_cast<QWidget *>(m_table)
                                                          : m_empty);
    const int mapped = mappedFile(snapshot, file);
    // Small files come and go many times a second: nobody could read their names.
    const bool isNew = m_mapped < 0 || m_mapped >= snapshot.job.files.size() || file >= 0
        || mapped == m_chosen || std::abs(m_mappedSince.msecsTo(now)) >= shortestShow;
    if (mapped != m_mapped && isNew) {
        m_mapped = mapped;
        m_mappedSince = now;
    }
    showMap(snapshot, m_mapped);
}

int ConnectionsPage::mappedFile(const JobSnapshot &snapshot, int file) const
{
    const auto count = static_cast<int>(snapshot.job.files.size());
    if (file >= 0)
        return file;
    for (const int kept : {m_chosen, m_mapped}) {
        if (kept >= 0 && kept < count && isMoving(snapshot, kept))
            return kept;
    }
    for (int i = 0; i < count; ++i) {
        if (isMoving(snapshot, i))
            return i;
    }
    if (m_mapped >= 0 && m_mapped < count)
        return m_mapped;
    const auto &files = snapshot.job.files;
    const auto unfinished = std::find_if(files.cbegin(), files.cend(),
                                         [](const File &one) { return !one.isFinished(); });
    return unfinished != files.cend() ? static_cast<int>(unfinished - files.cbegin())
                                      : std::min(count - 1, 0);
}

void ConnectionsPage::showMap(const JobSnapshot &snapshot, int file)
{
    const bool isThere = file >= 0;
    m_name->setVisible(isThere);
    m_amount->setVisible(isThere);
    const SegmentMap map = isThere ? mapOf(snapshot, file) : SegmentMap();
    m_band->setVisible(map.total > 0);
    m_legend->setVisible(map.total > 0);
    m_band->setMap(map);
    m_legend->setMap(map);
    if (isThere)
        describeMap(snapshot, file);
}

void ConnectionsPage::describeMap(const JobSnapshot &snapshot, int file)
{
    const QString name = cellText(snapshot, file, JobModel::Name);
    setWords(m_name, name);
    m_name->setToolTip(name);
    const QString amount = amountText(snapshot, file);
    setWords(m_amount, amount);
    const QString description = tr("%1: %2. %n connection(s)", "file, percent and bytes",
                                   static_cast<int>(snapshot.connections.value(file).size()))
                                    .arg(name, amount);
    if (m_band->accessibleDescription() != description)
        m_band->setAccessibleDescription(description);
}

} // namespace tranship

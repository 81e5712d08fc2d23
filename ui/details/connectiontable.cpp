// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/connectiontable.h"

#include "model/jobmodel.h"
#include "ui/details/segmentmap.h"
#include "ui/format/format.h"
#include "ui/joblist/celltext.h"
#include "ui/tablestyle.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QHeaderView>

#include <algorithm>

namespace tranship {

namespace {

QString rangeText(const ByteRange &range)
{
    const QString begin = format::bytes(range.begin);
    return range.end < 0
        ? ConnectionTable::tr("from %1", "place in a file").arg(begin)
        : ConnectionTable::tr("%1 – %2", "places in a file").arg(begin, format::bytes(range.end));
}

/// To the byte, for those who compare it with a server's log.
QString exactRangeText(const ByteRange &range)
{
    const QLocale locale;
    if (range.end < 0)
        return ConnectionTable::tr("From byte %1").arg(locale.toString(range.begin));
    return ConnectionTable::tr("Bytes %1 to %2")
        .arg(locale.toString(range.begin), locale.toString(range.end - 1));
}

} // namespace

ConnectionTable::ConnectionTable(QWidget *parent) : QTreeWidget(parent)
{
    setHeaderLabels({tr("State"), tr("Server"), tr("Range"), tr("Received"), tr("Speed"),
                     tr("Encryption"), tr("File")});
    setRootIsDecorated(false);
    TableStyle::applyTo(*this);
    setUniformRowHeights(true);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Connections"));
    header()->setStretchLastSection(true);
    const int width = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    header()->resizeSection(State, 17 * width);
    header()->resizeSection(Server, 22 * width);
    header()->resizeSection(Range, 24 * width);
    header()->resizeSection(Received, 23 * width);
    header()->resizeSection(Speed, 14 * width);
    header()->resizeSection(Tls, 12 * width);
    for (const int column : {Range, Received, Speed})
        headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        const int row = indexOfTopLevelItem(item);
        if (row >= 0 && row < m_shown.size())
            Q_EMIT fileChosen(m_shown.at(row).file);
    });
}

void ConnectionTable::showConnections(const JobSnapshot &snapshot, int file)
{
    const Job &job = snapshot.job;
    QList<Row> rows;
    for (qsizetype i = 0; i < std::min(job.files.size(), snapshot.connections.size()); ++i) {
        const int index = static_cast<int>(i);
        if (file >= 0 && file != index)
            continue;
        for (const ConnectionView &one : snapshot.connections.at(i))
            rows.append({index, job.files.at(i).bytesTotal, typeOf(job, job.files.at(i)),
                         cellText(snapshot, index, JobModel::Name), one});
    }
    setColumnHidden(File, file >= 0 || job.files.size() < 2);
    headerItem()->setText(Received, job.isUpload() ? tr("Sent") : tr("Received"));
    matchRows(rows.size());
    const QList<Row> before = std::exchange(m_shown, rows);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (i >= before.size() || before.at(i) != rows.at(i))
            fill(*topLevelItem(static_cast<int>(i)), rows.at(i));
    }
}

void ConnectionTable::matchRows(qsizetype count)
{
    while (topLevelItemCount() > count)
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < count) {
        auto *item = new QTreeWidgetItem(this);
        for (const int column : {Range, Received, Speed}) {
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
            item->setFont(column, theme::tabularFigures(font()));
        }
    }
}

void ConnectionTable::fill(QTreeWidgetItem &item, const Row &row)
{
    const ConnectionView &one = row.connection;
    const ByteRange claim{one.claim.begin, claimEnd(one, row.total)};
    const qint64 length = claim.end < 0 ? unknownSize : claim.length();
    item.setText(State, connectionText(one, row.type));
    item.setText(Server, one.host);
    item.setToolTip(Server, one.host);
    item.setText(Range, rangeText(claim));
    item.setToolTip(Range, exactRangeText(claim));
    item.setText(Received, format::bytesOf(std::max<qint64>(0, one.at - claim.begin), length));
    item.setText(Speed, one.speed > 0 ? format::speed(one.speed) : QString());
    // the version says enough; the cipher is for those who look closer
    item.setText(Tls, one.tls.section(QLatin1Char(','), 0, 0));
    item.setToolTip(Tls, one.tls);
    item.setText(File, row.fileName);
    item.setToolTip(File, row.fileName);
}

} // namespace tranship

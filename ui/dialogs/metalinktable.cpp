// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/metalinktable.h"

#include "ui/format/format.h"
#include "ui/tablestyle.h"

#include <QHeaderView>

namespace tranship {

namespace {

enum Column { Name, Size, Mirrors };

NewFile newFileOf(const MetalinkFile &described, const QString &folder)
{
    NewFile file{described.urls.constFirst().toString(QUrl::FullyEncoded), folder};
    file.name = described.name;
    for (const QUrl &mirror : described.urls.mid(1, mostMirrors))
        file.mirrors.append(mirror.toString(QUrl::FullyEncoded));
    if (described.checksum) {
        file.checksum = checksumText(*described.checksum);
        file.checksumSource = QStringLiteral("Metalink");
    }
    file.pieces = described.pieces;
    return file;
}

} // namespace

MetalinkTable::MetalinkTable(QWidget *parent) : QTreeWidget(parent)
{
    TableStyle::applyTo(*this);
    setAccessibleName(tr("Files of the Metalink"));
    setHeaderLabels({tr("Name"), tr("Size"), tr("Mirrors")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(NoSelection);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
}

void MetalinkTable::setFiles(const QList<MetalinkFile> &files)
{
    m_files = files;
    clear();
    QList<QTreeWidgetItem *> rows;
    for (const MetalinkFile &file : files) {
        const QString size = format::bytes(file.size, locale());
        auto *row = new QTreeWidgetItem(
            {file.name, size, locale().toString(qMax(file.urls.size() - 1, 0))}); // the tree's own
        row->setToolTip(Name, file.name);
        row->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        row->setTextAlignment(Mirrors, Qt::AlignRight | Qt::AlignVCenter);
        rows.append(row);
    }
    addTopLevelItems(rows);
}

QList<NewFile> MetalinkTable::newFiles(const QString &folder) const
{
    QList<NewFile> result;
    for (const MetalinkFile &file : m_files)
        result.append(newFileOf(file, folder));
    return result;
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/candidatemodel.h"

#include "model/job/url.h"
#include "ui/dialogs/candidatewords.h"
#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <chrono>

namespace tranship {

namespace {

constexpr std::chrono::milliseconds answerPause{50}; // thousands may answer at once

} // namespace

CandidateModel::CandidateModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_answers.setSingleShot(true);
    m_answers.setInterval(answerPause);
    connect(&m_answers, &QTimer::timeout, this, &CandidateModel::update);
}

void CandidateModel::setFiles(const QList<WantedFile> &files)
{
    beginResetModel();
    QList<OfferedFile> now;
    now.reserve(files.size());
    QHash<QString, qsizetype> rows;
    for (const WantedFile &file : files) {
        if (rows.contains(file.file.url))
            continue;
        OfferedFile one;
        if (const auto known = m_rows.constFind(file.file.url); known != m_rows.constEnd())
            one = m_files.at(*known);
        one.wanted = file;
        rows.insert(file.file.url, now.size());
        now.append(one);
    }
    m_files = now;
    m_rows = rows;
    plan();
    endResetModel();
    Q_EMIT changed();
}

void CandidateModel::setIncluded(const QModelIndexList &rows, bool included)
{
    for (const QModelIndex &index : rows)
        m_files[index.row()].isIncluded = included;
    update();
}

void CandidateModel::setInquiry(const QStringList &links, OfferedFile::Inquiry inquiry)
{
    for (const QString &link : links) {
        if (const auto row = m_rows.constFind(link); row != m_rows.constEnd())
            m_files[*row].inquiry = inquiry;
    }
    tellAll();
}

void CandidateModel::forgetQuestions()
{
    for (OfferedFile &file : m_files) {
        const bool isOpen = file.inquiry == OfferedFile::Inquiry::Asking
            || file.inquiry == OfferedFile::Inquiry::Spared;
        if (isOpen)
            file.inquiry = OfferedFile::Inquiry::None;
    }
    tellAll();
}

void CandidateModel::setFacts(const QString &link, const Result<LinkFacts> &facts)
{
    const auto row = m_rows.constFind(link);
    if (row == m_rows.constEnd())
        return;
    OfferedFile &file = m_files[*row];
    file.inquiry = facts ? OfferedFile::Inquiry::Answered : OfferedFile::Inquiry::Failed;
    file.facts = facts ? *facts : LinkFacts();
    file.error = facts ? Error() : facts.error();
    if (!m_answers.isActive())
        m_answers.start();
}

void CandidateModel::setPlace(const PlaceReport &place, OnExists onExists)
{
    m_place = place;
    m_onExists = onExists;
    plan();
    tellAll();
}

void CandidateModel::setOnExists(OnExists onExists)
{
    if (onExists != m_onExists)
        setPlace(m_place, onExists);
}

void CandidateModel::plan()
{
    QStringList names;
    for (const OfferedFile &file : std::as_const(m_files)) {
        if (file.isIncluded)
            names.append(file.name());
    }
    const QList<PlannedName> plan = planNames(names, m_place.taken, m_onExists);
    qsizetype next = 0;
    for (OfferedFile &file : m_files) {
        file.plan = file.isIncluded ? plan.at(next++) : PlannedName{file.name(), NameFate::Free};
        file.job = m_place.jobsOfLinks.value(file.wanted.file.url);
    }
}

void CandidateModel::update()
{
    plan();
    tellAll();
    Q_EMIT changed();
}

void CandidateModel::tellAll()
{
    if (!m_files.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

CandidateModel::Totals CandidateModel::totals() const
{
    Totals totals;
    totals.all = m_files.size();
    for (const OfferedFile &file : m_files) {
        if (!file.isIncluded)
            continue;
        ++totals.included;
        if (file.size() == unknownSize)
            ++totals.unsized;
        else
            totals.bytes += file.size();
    }
    return totals;
}

const OfferedFile *CandidateModel::only() const
{
    const auto isIncluded = [](const OfferedFile &file) { return file.isIncluded; };
    const auto one = std::find_if(m_files.cbegin(), m_files.cend(), isIncluded);
    const bool isAlone = one != m_files.cend()
        && std::find_if(std::next(one), m_files.cend(), isIncluded) == m_files.cend();
    return isAlone ? &*one : nullptr;
}

QList<NewFile> CandidateModel::newFiles(const QString &folder) const
{
    QList<NewFile> result;
    for (const OfferedFile &file : m_files) {
        if (file.isIncluded)
            result.append(file.newFile(folder));
    }
    return result;
}

bool CandidateModel::areNamesLegal() const
{
    return std::all_of(m_files.cbegin(), m_files.cend(), [](const OfferedFile &file) {
        return !file.isIncluded || file.isNameLegal();
    });
}

int CandidateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int CandidateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CandidateModel::text(const OfferedFile &file, int column) const
{
    switch (column) {
    case Name:
        return file.name();
    case Size:
        return format::bytes(file.size());
    case Source:
        return candidateSource(file);
    default:
        return candidateRemark(file).text;
    }
}

QVariant CandidateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const OfferedFile &file = m_files.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(file, index.column());
    case Qt::EditRole:
        return index.column() == Name ? file.name() : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Source ? withoutLogin(file.wanted.file.url).url
                                        : text(file, index.column());
    case Qt::CheckStateRole:
        if (index.column() == Name)
            return file.isIncluded ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == Size ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (index.column() == Remark && file.isIncluded)
            return theme::textColour(candidateRemark(file).tone, QGuiApplication::palette());
        if (!file.isIncluded)
            return theme::textColour(theme::Tone::Dimmed, QGuiApplication::palette());
        return {};
    default:
        return {};
    }
}

QVariant CandidateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Size)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Size:
        return tr("Size");
    case Source:
        return tr("From");
    default:
        return tr("Remark");
    }
}

Qt::ItemFlags CandidateModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable | Qt::ItemIsEditable : flags;
}

bool CandidateModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Name)
        return false;
    if (role == Qt::CheckStateRole) {
        setIncluded({index}, value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    OfferedFile &file = m_files[index.row()];
    const QString typed = value.toString().trimmed();
    if (typed == file.name())
        return false;
    file.typed = typed; // nothing typed: the name it would have had
    update();
    return true;
}

} // namespace tranship

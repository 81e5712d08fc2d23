// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/dialogs/candidate.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

namespace tranship {

/// The files of a new download, each with a check box that takes it in, a name that can be changed,
/// its size, where it comes from, and what must be said of it.
class CandidateModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Size, Source, Remark, ColumnCount };

    struct Totals {
        qsizetype all = 0;
        qsizetype included = 0;
        qsizetype unsized = 0; ///< of those included
        qint64 bytes = 0; ///< of those included whose size is known
    };

    explicit CandidateModel(QObject *parent = nullptr);

    /// Those whose link was there before stay as the person left them.
    void setFiles(const QList<WantedFile> &files);
    void setIncluded(const QModelIndexList &rows, bool included);

    // What was found out.
    void setInquiry(const QStringList &links, OfferedFile::Inquiry inquiry);
    void setFacts(const QString &link, const Result<LinkFacts> &facts);
    /// Nobody is being asked any more; what was answered stays.
    void forgetQuestions();
    void setPlace(const PlaceReport &place, OnExists onExists);
    void setOnExists(OnExists onExists);

    [[nodiscard]] const QList<OfferedFile> &files() const { return m_files; }

    [[nodiscard]] Totals totals() const;
    /// Those that are included; nullptr when there is another number of them than one.
    [[nodiscard]] const OfferedFile *only() const;
    [[nodiscard]] QList<NewFile> newFiles(const QString &folder) const;
    /// No included file has a name that no file can have.
    [[nodiscard]] bool areNamesLegal() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// What would be added is another: files, names, sizes, or which are included. Answers of
    /// servers are told several at a time.
    void changed();

private:
    void plan();
    void update();
    void tellAll();
    [[nodiscard]] QVariant text(const OfferedFile &file, int column) const;

    QList<OfferedFile> m_files;
    QHash<QString, qsizetype> m_rows; ///< by link
    PlaceReport m_place;
    OnExists m_onExists = OnExists::KeepBoth;
    QTimer m_answers; ///< runs while some are not told yet
};

} // namespace tranship

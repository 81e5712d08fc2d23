// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCollator>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

class QThread;

namespace tranship {

class JobModel;

/// Orders jobs by name as the language in force does. To compare so many names takes longer than a
/// person waits without noticing: a thread of its own puts a number on each beforehand, and only
/// the names that came since are compared.
class NameRanks final : public QObject {
    Q_OBJECT

public:
    explicit NameRanks(const JobModel &jobs);
    ~NameRanks() override;

    /// Equal names stand as they were added, in either direction.
    [[nodiscard]] bool comesBefore(int one, int other, Qt::SortOrder order) const;
    /// `rows` are rows of the model.
    void sort(std::vector<int> &rows, Qt::SortOrder order) const;

    /// Every name has its number.
    [[nodiscard]] bool isComplete() const;

Q_SIGNALS:
    void completed();

private:
    [[nodiscard]] quint32 rankOf(int row) const;
    void forgetRanks(int first, int last);
    void beginRanking();
    void endRanking();
    void sortByText(std::vector<int> &rows, Qt::SortOrder order) const;

    struct Ranking;

    const JobModel &m_jobs;
    QCollator m_collator;
    std::vector<quint32> m_ranks; ///< by JobModel::nodeOf; 0: none yet. Equal names have one rank
    std::vector<bool> m_renamed; ///< by node: while m_ranking ran
    std::unique_ptr<Ranking> m_ranking; ///< what m_thread works on
    std::unique_ptr<QThread> m_thread;
    QTimer m_soon;
};

} // namespace tranship

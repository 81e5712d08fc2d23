// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QFrame>

class QLabel;
class QStackedWidget;

namespace tranship {

class ConnectionTable;
class SegmentBand;
class SegmentLegend;

/// The connections of the selected job or file, and a map of the file they work on. In a job with
/// several files the map is of the file whose connection is chosen, else of one that moves.
class ConnectionsPage final : public QFrame {
    Q_OBJECT

public:
    explicit ConnectionsPage(QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now);

private:
    void setUpLayout();
    /// Whose map is shown; -1 when the job has no files.
    [[nodiscard]] int mappedFile(const JobSnapshot &snapshot, int file) const;
    void showMap(const JobSnapshot &snapshot, int file);
    void describeMap(const JobSnapshot &snapshot, int file);

    JobId m_job;
    int m_mapped = -1;
    QDateTime m_mappedSince;
    int m_chosen = -1; ///< by a click on its connection
    QLabel *m_name;
    QLabel *m_amount;
    SegmentBand *m_band;
    SegmentLegend *m_legend;
    ConnectionTable *m_table;
    QLabel *m_empty;
    QStackedWidget *m_tableOrEmpty;
};

} // namespace tranship

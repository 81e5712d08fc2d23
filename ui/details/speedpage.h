// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"
#include "model/job/speedhistory.h"

#include <QWidget>

class QButtonGroup;
class QLabel;

namespace tranship {

class SpeedGraph;
class SpeedRecorder;

/// How fast the job was: as a curve, and in words beside it, for a span of time that is chosen.
class SpeedPage final : public QWidget {
    Q_OBJECT

public:
    explicit SpeedPage(const SpeedRecorder &recorder, QWidget *parent = nullptr);

    void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now);

private:
    void setUpSpans();
    void refresh();
    [[nodiscard]] QString summaryText(const QList<SpeedHistory::Bucket> &buckets,
                                      std::chrono::seconds step) const;

    const SpeedRecorder &m_recorder;
    JobId m_job;
    qint64 m_speed = 0;
    SpeedHistory::Span m_span = SpeedHistory::Span::FiveMinutes;
    QButtonGroup *m_spans;
    QLabel *m_summary;
    QLabel *m_mark; ///< what is under the mouse or the arrow keys
    SpeedGraph *m_graph;
};

} // namespace tranship

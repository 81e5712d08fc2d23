// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/worker.h"
#include "model/queue/jobbook.h"
#include "model/queue/requests.h"

#include <QObject>

#include <functional>

namespace tranship {

/// Tells what files would meet in a folder before they are added. Changes nothing.
class Forecast final : public QObject {
    Q_OBJECT

public:
    Forecast(JobBook &book, Worker &disk);

    /// The disk is asked on the worker, beside what is written there.
    void look(const PlaceQuestion &question, std::function<void(const PlaceReport &)> answer);

private:
    [[nodiscard]] static PlaceReport onDisk(const PlaceQuestion &question);
    void addJobs(const PlaceQuestion &question, PlaceReport &report) const;

    JobBook &m_book;
    Worker &m_disk;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/expirywatch.h"

#include <algorithm>

namespace tranship {

namespace {

constexpr QLatin1String observedKey("observed-time");
constexpr QLatin1String lastSeenKey("last-seen");
constexpr std::chrono::seconds saveEvery{60};

std::chrono::seconds secondsOf(const QString &text)
{
    return std::chrono::seconds(text.toLongLong());
}

} // namespace

ExpiryWatch::ExpiryWatch(JobBook &book, Storage &storage, Clock &clock, const Policy &policy)
    : m_book(book),
      m_storage(storage),
      m_clock(clock),
      m_policy(policy)
{
}

ClockReading ExpiryWatch::reading() const
{
    return {std::chrono::seconds(m_clock.now().toSecsSinceEpoch()),
            std::chrono::duration_cast<std::chrono::seconds>(m_clock.monotonic())};
}

void ExpiryWatch::load(const QMap<QString, QString> &notes)
{
    m_last = reading();
    m_started = m_last.monotonic;
    m_nextLook = m_last.monotonic;
    std::chrono::seconds observed = secondsOf(notes.value(observedKey));
    if (notes.contains(lastSeenKey))
        observed += observedWhileStopped(secondsOf(notes.value(lastSeenKey)), m_last.wall);
    m_book.setObservedTime(observed);
    save();
}

void ExpiryWatch::tick()
{
    const ClockReading now = reading();
    m_book.setObservedTime(m_book.observedTime() + observedWhileRunning(m_last, now));
    m_last = now;
    if (now.monotonic >= m_nextSave)
        save();
    if (now.monotonic < m_nextLook)
        return;
    const auto often = m_policy.jobInactivityTimeout / 20;
    m_nextLook = now.monotonic
        + std::clamp<std::chrono::seconds>(often, std::chrono::seconds(1),
                                           std::chrono::seconds(60));
    look();
}

void ExpiryWatch::save()
{
    m_nextSave = m_last.monotonic + saveEvery;
    StoreChange change;
    change.durable = false;
    change.notes.insert(observedKey, QString::number(m_book.observedTime().count()));
    change.notes.insert(lastSeenKey, QString::number(m_last.wall.count()));
    m_storage.apply(change, this, {});
}

void ExpiryWatch::look()
{
    const QList<JobId> ids = m_book.idsWhere([this](const JobBrief &job) {
        const auto inactive = m_book.observedTime() - job.lastActivity;
        return expiryOf(inactive, m_policy.jobInactivityTimeout, m_last.monotonic - m_started)
            != Expiry::None;
    });
    for (const JobId &id : ids) {
        Job *job = m_book.find(id);
        if (job->intent != Intent::None || isFinal(job->state))
            continue;
        const auto inactive = m_book.observedTime() - job->lastActivity;
        switch (expiryOf(inactive, m_policy.jobInactivityTimeout, m_last.monotonic - m_started)) {
        case Expiry::None:
            break;
        case Expiry::Warn:
            if (!std::exchange(job->warnedOfExpiry, true)) {
                m_book.commitRelaxed(*job);
                Q_EMIT aboutToExpire(id);
            }
            break;
        case Expiry::Cancel:
            Q_EMIT expired(id);
            break;
        }
    }
}

QDateTime ExpiryWatch::expiryAfter(std::chrono::seconds lastActivity) const
{
    const auto inactive = m_book.observedTime() - lastActivity;
    return m_clock.now().addSecs(timeLeft(inactive, m_policy.jobInactivityTimeout).count());
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/farewells.h"

#include "model/job/retry.h"

#include <algorithm>

namespace tranship {

namespace {

/// bits.md 1.6
constexpr std::chrono::hours longestPatience{24};
constexpr std::chrono::seconds longestDelay{600};

/// The server keeps something that goes when it is told.
bool isOwed(const Job &job, const File &file)
{
    const UploadSession &session = file.upload;
    if (!job.isSent(file))
        return false;
    if (!session.isWhole)
        return session.isOpen() && !file.isFinished();
    // an upload without reply has closed its session before it was finished
    return !session.id.isEmpty() && (job.type == JobType::UploadReply || !file.isFinished());
}

} // namespace

Farewells::Farewells(Storage &storage, FarewellSender &sender, Clock &clock)
    : m_storage(storage),
      m_sender(sender),
      m_clock(clock)
{
}

void Farewells::load(const QList<Farewell> &farewells)
{
    for (const Farewell &farewell : farewells)
        m_nextId = std::max(m_nextId, farewell.id + 1);
    begin(farewells);
}

QList<Farewell> Farewells::farewellsOf(const Job &job)
{
    QList<Farewell> farewells;
    for (const File &file : job.files) {
        if (const auto farewell = farewellOf(job, file))
            farewells.append(*farewell);
    }
    return farewells;
}

std::optional<Farewell> Farewells::farewellOf(const Job &job, const File &file)
{
    if (!isOwed(job, file))
        return {};
    const auto patience =
        std::min<std::chrono::seconds>(longestPatience, job.settings.noProgressTimeout);
    Farewell farewell{0,
                      job.id,
                      file.url,
                      file.upload,
                      job.type == JobType::UploadReply,
                      m_clock.now().addSecs(patience.count()),
                      job.settings.proxy,
                      job.settings.proxyBypass,
                      job.settings.security,
                      job.settings.clientCertificate};
    if (isPending(farewell))
        return {};
    farewell.id = m_nextId++;
    return farewell;
}

bool Farewells::isPending(const Farewell &farewell) const
{
    return std::any_of(m_pending.begin(), m_pending.end(), [&farewell](const Pending &other) {
        return other.farewell.job == farewell.job
            && other.farewell.session.id == farewell.session.id
            && other.farewell.session.url == farewell.session.url;
    });
}

void Farewells::begin(const QList<Farewell> &farewells)
{
    for (const Farewell &farewell : farewells) {
        m_pending.insert(farewell.id, {farewell, 0, m_clock.monotonic(), false});
        tell(farewell.id);
    }
}

void Farewells::add(const QList<Farewell> &farewells)
{
    if (farewells.isEmpty())
        return;
    StoreChange change;
    change.newFarewells = farewells;
    // told in any case: what the store has no room for is forgotten at the next start
    m_storage.apply(std::move(change), this, [this, farewells](const Done &) { begin(farewells); });
}

void Farewells::tick()
{
    const QList<qint64> ids = m_pending.keys();
    for (const qint64 id : ids) {
        const Pending &pending = m_pending[id];
        if (!pending.isBeingTold && pending.due <= m_clock.monotonic())
            tell(id);
    }
}

void Farewells::tell(qint64 id)
{
    Pending &pending = m_pending[id];
    pending.isBeingTold = true;
    ++pending.tries;
    m_sender.tell(pending.farewell, this, [this, id](CancelVerdict verdict) { told(id, verdict); });
}

void Farewells::told(qint64 id, CancelVerdict verdict)
{
    const auto pending = m_pending.find(id);
    if (pending == m_pending.end())
        return;
    pending->isBeingTold = false;
    if (verdict != CancelVerdict::Again || m_clock.now() >= pending->farewell.until) {
        end(id);
        return;
    }
    pending->due =
        m_clock.monotonic() + delayBeforeTry(pending->tries, longestDelay, m_clock.random());
}

void Farewells::end(qint64 id)
{
    const Farewell farewell = m_pending.take(id).farewell;
    StoreChange change;
    change.goneFarewells = {id};
    change.durable = false; // told twice does no harm
    m_storage.apply(std::move(change), this, {});
    Q_EMIT ended(farewell);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/crew.h"

#include "model/job/rangemap.h"
#include "model/job/url.h"
#include "model/transfer/hostbudget.h"
#include "model/transfer/ratelimiter.h"

#include <algorithm>
#include <utility>

namespace tranship {

using namespace std::chrono_literals;

namespace {

/// How often it is looked whether more connections would help: while some may come, and after.
constexpr auto growthLook = 25ms;
constexpr auto slowLook = 1000ms;
/// Shorter than that a speed says nothing.
constexpr qint64 shortestSample = 50;
/// What ends sooner is not shared out any more: that, or so many times what asking takes.
constexpr auto shortestPatience = 200ms;
constexpr int patienceInLatencies = 4;
/// After a failure: doubled each time in a row.
constexpr auto firstPause = 1000ms;
constexpr int mostDoublings = 6;
constexpr int mostFailures = 3;

bool isHopeless(const Error &error)
{
    return !isTransient(remedyFor(error));
}

} // namespace

struct Crew::Place {
    Source source;
    int failures = 0; ///< in a row
    bool isDropped = false; ///< not the same file, or not to be had
    bool isSingle = false; ///< does not give parts as asked for
};

Crew::Crew(Means means, PartWriter &part, Owner &owner)
    : m_means(std::move(means)),
      m_part(part),
      m_owner(owner)
{
    connect(&m_timer, &QTimer::timeout, this, &Crew::grow);
    if (m_means.budget)
        connect(m_means.budget, &HostBudget::crowded, this, &Crew::giveWay);
}

Crew::~Crew() = default;

void Crew::start(Places places)
{
    m_isOver = false;
    m_isConfirmed = false;
    m_allowed = places;
    m_most = std::max(1, m_means.most);
    m_clock.start();
    m_fetches.clear();
    m_places.clear();
    m_places.push_back({});
    addMirrors(m_owner.file().mirrors);
    m_fetches.push_back(std::make_unique<Fetch>(m_means.transports, m_means.throttle, m_part,
                                                static_cast<Fetch::Owner &>(*this)));
    settleAt(*m_fetches.front(), addressOf(m_places.front()));
    assign(*m_fetches.front(), m_places.front().source);
}

void Crew::stop()
{
    m_isOver = true;
    m_timer.stop();
    for (const auto &fetch : m_fetches) {
        fetch->stop();
        fetch->setLease(nullptr); // the file may be verified for long, its connections are free
    }
}

void Crew::replaced()
{
    m_fetches.front()->replaced();
}

void Crew::setCongested(bool congested)
{
    m_isCongested = congested;
    m_wasCongested = m_wasCongested || congested;
    for (const auto &fetch : m_fetches)
        fetch->setCongested(congested);
}

QList<ConnectionView> Crew::connections() const
{
    QList<ConnectionView> views;
    if (m_isOver)
        return views;
    for (const auto &fetch : m_fetches) {
        views.append({hostAndPort(fetch->url()), fetch->claim(), fetch->rest().begin,
                      fetch->speed(), fetch->isOpen(), fetch->tls()});
    }
    return views;
}

// What they are asked and told

const File &Crew::fileOf(const Fetch &) const
{
    return m_owner.file();
}

bool Crew::isAlone(const Fetch &) const
{
    return m_fetches.size() == 1;
}

Done Crew::answerAccepted(Fetch &fetch, const ResponseHead &head, const Ruling &ruling)
{
    settleAt(fetch, head.url);
    if (m_isConfirmed && !isAlone(fetch)) {
        m_setbacks = 0;
        return {};
    }
    Done accepted = m_owner.answerAccepted(head, ruling);
    if (accepted && !m_isConfirmed)
        confirm();
    return accepted;
}

void Crew::answerReplaces(Fetch &fetch, const ResponseHead &head, const Ruling &ruling)
{
    settleAt(fetch, head.url);
    confirm();
    m_owner.answerReplaces(head, ruling);
}

void Crew::confirm()
{
    m_isConfirmed = true;
    m_step.start();
    m_sample.start();
    m_sampled = m_part.held().length();
    m_timer.start(growthLook);
}

void Crew::versionProven(Fetch &, const Validator &version)
{
    m_owner.versionProven(version);
}

void Crew::bytesBrought(Fetch &fetch)
{
    placeOf(fetch).failures = 0;
    m_owner.bytesBrought();
}

void Crew::fetchEnded(Fetch &fetch, const Done &outcome)
{
    if (m_isOver)
        return;
    if (!outcome)
        return fetchFailed(fetch, outcome.error());
    const bool isEndless = m_owner.file().bytesTotal == unknownSize;
    if (isEndless || isWhole()) {
        stop();
        return m_owner.crewDone();
    }
    const bool gives = canShare() || isAlone(fetch);
    if (!gives || !assign(fetch, fetch.source()))
        remove(fetch);
}

void Crew::fetchFailed(Fetch &fetch, const Error &error)
{
    Place &place = placeOf(fetch);
    ++place.failures;
    const bool isLocal = error.context == ErrorContext::LocalFile;
    if (fetch.wasDeclined())
        (place.source.mirror.isEmpty() ? place.isSingle : place.isDropped) = true;
    else if (isHopeless(error) || place.failures >= mostFailures)
        place.isDropped = true;
    if (m_fetches.size() > 1 && !isLocal) {
        shrink(fetch);
        remove(fetch);
        return;
    }
    // Alone: what one place does not give another may.
    const auto other = std::find_if(m_places.begin(), m_places.end(), [&](const Place &each) {
        return &each != &place && !each.isDropped && each.failures == 0;
    });
    if (!isLocal && other != m_places.end() && assign(fetch, other->source))
        return;
    const auto retryAfter = fetch.retryAfter();
    stop();
    m_owner.crewFailed(error, retryAfter);
}

// Who brings what

bool Crew::isWhole() const
{
    return m_part.held().contains({0, m_owner.file().bytesTotal});
}

bool Crew::assign(Fetch &fetch, const Source &source)
{
    const qint64 total = m_owner.file().bytesTotal;
    if (m_fetches.size() == 1) {
        const ByteRanges gaps = total == unknownSize ? ByteRanges() : m_part.held().gaps(total);
        const ByteRange all{0, total};
        fetch.start(inOnePart(gaps.isEmpty() ? all : gaps.ranges().first()), source);
        return true;
    }
    std::vector<Fetch *> others;
    QList<Claim> taken;
    for (const auto &each : m_fetches) {
        if (each.get() == &fetch)
            continue;
        others.push_back(each.get());
        taken.append({each->rest(), each->steadySpeed(), each->isOpen()});
    }
    const auto share = nextShare(m_part.held(), total, taken, patience());
    if (!share)
        return false;
    if (share->from)
        others[static_cast<size_t>(*share->from)]->yieldFrom(share->range.begin);
    fetch.start(inOnePart(share->range), source);
    return true;
}

ByteRange Crew::inOnePart(ByteRange range) const
{
    const File &file = m_owner.file();
    RangeMap parts(file.ranges);
    (void)parts.bound(file.validator.length);
    const qint64 end = parts.partAt(range.begin).end;
    if (!parts.isWhole() && end >= 0 && (range.end == unknownSize || range.end > end))
        range.end = end;
    return range;
}

std::chrono::milliseconds Crew::patience() const
{
    const auto latency = m_fetches.front()->latency();
    return std::max<std::chrono::milliseconds>(shortestPatience, latency * patienceInLatencies);
}

bool Crew::add()
{
    const std::optional<size_t> best = bestPlace();
    if (!best)
        return false;
    const Source source = m_places[*best].source;
    const QUrl url = addressOf(m_places[*best]);
    if (m_means.budget && !m_means.budget->hasRoom(url))
        return false;
    auto fetch = std::make_unique<Fetch>(m_means.transports, m_means.throttle, m_part,
                                         static_cast<Fetch::Owner &>(*this));
    m_fetches.push_back(std::move(fetch));
    settleAt(*m_fetches.back(), url);
    if (assign(*m_fetches.back(), source))
        return true;
    m_fetches.pop_back();
    return false;
}

void Crew::remove(Fetch &fetch)
{
    const ByteRange left = fetch.rest();
    fetch.stop();
    std::erase_if(m_fetches, [&fetch](const auto &each) { return each.get() == &fetch; });
    // From whom it was taken brings it.
    for (const auto &each : m_fetches) {
        if (!left.isEmpty() && each->claim().end == left.begin)
            each->takeBack(inOnePart({each->claim().begin, left.end}).end);
    }
}

void Crew::addMirrors(const QList<QUrl> &mirrors)
{
    if (m_allowed == Places::OwnAddress)
        return;
    for (const QUrl &mirror : mirrors) {
        const auto isThere = [&mirror](const Place &place) {
            return place.source.mirror == mirror;
        };
        if (std::none_of(m_places.begin(), m_places.end(), isThere))
            m_places.push_back({{mirror, false}});
    }
}

void Crew::bringAgain()
{
    if (m_isOver)
        start(m_allowed);
    else
        grow();
}

// How many

bool Crew::canShare() const
{
    return m_isConfirmed && !m_isOver && m_owner.file().bytesTotal != unknownSize
        && std::any_of(m_places.begin(), m_places.end(),
                       [this](const Place &place) { return isUsable(place); });
}

bool Crew::isUsable(const Place &place) const
{
    const File &file = m_owner.file();
    if (place.isDropped || place.isSingle)
        return false;
    const bool isVouched = !file.checksum.isEmpty() || !file.pieces.digests.isEmpty();
    const bool isNamed = !ifRangeValue(file.validator).isEmpty();
    if (!place.source.mirror.isEmpty())
        return isVouched || isNamed;
    return isNamed && file.validator.acceptsRanges;
}

std::optional<size_t> Crew::bestPlace() const
{
    std::optional<size_t> best;
    for (size_t i = 0; i < m_places.size(); ++i) {
        const bool isBetter = !best || connectionsTo(m_places[i]) < connectionsTo(m_places[*best]);
        if (isUsable(m_places[i]) && isBetter)
            best = i;
    }
    return best;
}

QUrl Crew::addressOf(const Place &place) const
{
    const File &file = m_owner.file();
    if (!place.source.mirror.isEmpty())
        return place.source.mirror;
    return file.finalUrl.isEmpty() ? file.url : file.finalUrl;
}

Crew::Place &Crew::placeOf(const Fetch &fetch)
{
    const auto place = std::find_if(m_places.begin(), m_places.end(), [&](const Place &each) {
        return each.source.mirror == fetch.source().mirror;
    });
    return *place;
}

int Crew::connectionsTo(const Place &place) const
{
    return static_cast<int>(
        std::count_if(m_fetches.begin(), m_fetches.end(), [&](const auto &fetch) {
            return fetch->source().mirror == place.source.mirror;
        }));
}

Pace Crew::look()
{
    if (m_sample.elapsed() >= shortestSample) {
        const qint64 held = m_part.held().length();
        m_speed = (held - m_sampled) * 1000 / m_sample.elapsed();
        m_sampled = held;
        m_sample.start();
    }
    Pace pace;
    pace.connections = static_cast<int>(m_fetches.size());
    pace.most = m_most;
    pace.speed = std::max<qint64>(m_speed, 0);
    pace.rest = m_owner.file().bytesTotal - m_part.held().length();
    pace.latency = m_fetches.front()->latency();
    pace.sinceStep = std::chrono::milliseconds(m_step.elapsed());
    return pace;
}

void Crew::grow()
{
    if (!canShare() || m_fetches.empty())
        return;
    if (isHeldBack()) {
        m_step.start();
        m_timer.setInterval(slowLook);
        return;
    }
    const bool mayTryAgain = now() >= m_pauseUntil;
    if (mayTryAgain && m_most < m_means.most) {
        const int present = static_cast<int>(m_fetches.size());
        m_most = m_setbacks > 0 ? std::min(present + 1, m_means.most) : m_means.most;
    }
    const Pace pace = look();
    m_timer.setInterval(pace.connections < pace.most ? growthLook : slowLook);
    const auto answered = std::count_if(m_fetches.begin(), m_fetches.end(),
                                        [](const auto &fetch) { return fetch->isOpen(); });
    // Who refuses is not asked by a crowd: half of them have been answered.
    if (!mayTryAgain || answered * 2 < pace.connections)
        return;
    int more = moreConnections(pace);
    if (more > 0)
        m_step.start();
    while (more > 0 && add())
        --more;
}

bool Crew::isHeldBack()
{
    const bool wasCongested = std::exchange(m_wasCongested, m_isCongested);
    if (!m_means.throttle)
        return wasCongested;
    const qint64 before = std::exchange(m_waits, m_means.throttle->waits());
    return wasCongested || m_means.throttle->isHolding() || m_waits > before;
}

void Crew::shrink(const Fetch &fetch)
{
    m_most = std::max(1, static_cast<int>(m_fetches.size()) - 1);
    const std::chrono::milliseconds pause = firstPause * (1 << std::min(m_setbacks, mostDoublings));
    m_pauseUntil =
        now() + std::max<std::chrono::milliseconds>(pause, fetch.retryAfter().value_or(0s));
    ++m_setbacks;
}

std::chrono::milliseconds Crew::now() const
{
    return std::chrono::milliseconds(m_clock.elapsed());
}

void Crew::settleAt(Fetch &fetch, const QUrl &url)
{
    if (m_means.budget && fetch.host() != HostBudget::hostOf(url))
        fetch.setLease(m_means.budget->lease(url));
}

void Crew::giveWay(const QString &host)
{
    if (m_isOver || m_fetches.size() < 2 || !m_means.budget->isCrowded(host))
        return;
    const auto last = std::find_if(m_fetches.rbegin(), m_fetches.rend(),
                                   [&](const auto &fetch) { return fetch->host() == host; });
    if (last == m_fetches.rend())
        return;
    remove(**last);
    m_most = std::max(1, static_cast<int>(m_fetches.size()));
    m_pauseUntil = now() + firstPause;
    m_setbacks = std::max(m_setbacks, 1);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/hostmanners.h"

#include "model/job/retry.h"

#include <algorithm>

namespace tranship {

namespace {

constexpr int tooManyRequests = 429;
/// The delay doubles up to this for a server that does not say for how long it wants peace.
constexpr std::chrono::seconds longestOwnDelay{600};

QString keyOf(const QUrl &url)
{
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    return url.host() + QLatin1Char(':') + QString::number(url.port(usual));
}

/// Who answered last, as far as is known.
QUrl serverOf(const File &file)
{
    return file.finalUrl.isEmpty() ? file.url : file.finalUrl;
}

using Hold = HostManners::Hold;

std::optional<Hold> sooner(const std::optional<Hold> &one, const std::optional<Hold> &other)
{
    if (!one || !other)
        return one ? one : other;
    return other->left < one->left ? other : one;
}

} // namespace

HostManners::HostManners(Clock &clock) : m_clock(clock) { }

void HostManners::refused(const File &file, const Error &error,
                          std::optional<std::chrono::seconds> retryAfter)
{
    const bool isAboutNumber =
        error.code == ErrorCode::HttpStatus && error.httpStatus == tooManyRequests;
    if (!retryAfter && !isAboutNumber)
        return;
    Host &host = m_hosts[keyOf(serverOf(file))];
    const auto now = m_clock.monotonic();
    // the requests that were on their way when the hold began are refused together: one refusal
    if (host.until <= now)
        ++host.refusals;
    const auto delay = delayBeforeTry(host.refusals, longestOwnDelay, m_clock.random(), retryAfter);
    host.until = std::max(host.until, now + delay);
    host.error = error;
    host.error.file = -1;
}

void HostManners::served(const File &file)
{
    const auto host = m_hosts.constFind(keyOf(serverOf(file)));
    if (host != m_hosts.cend() && host->until <= m_clock.monotonic())
        m_hosts.erase(host);
}

std::optional<Hold> HostManners::holdOn(const QUrl &url) const
{
    const auto host = m_hosts.constFind(keyOf(url));
    if (host == m_hosts.cend() || host->until <= m_clock.monotonic())
        return {};
    return Hold{host->error, host->until - m_clock.monotonic()};
}

std::optional<Hold> HostManners::holdOn(const File &file) const
{
    std::optional<Hold> hold = holdOn(serverOf(file));
    for (const QUrl &mirror : file.mirrors) {
        if (!hold)
            return {};
        const std::optional<Hold> other = holdOn(mirror);
        hold = other ? sooner(hold, other) : other;
    }
    return hold;
}

std::optional<Hold> HostManners::holdOn(const Job &job) const
{
    std::optional<Hold> hold;
    for (const File &file : job.files) {
        if (!file.isLeft() || file.state == FileState::Failed || file.isUnnamed())
            continue;
        const std::optional<Hold> other = holdOn(file);
        if (!other)
            return {};
        hold = sooner(hold, other);
    }
    return hold;
}

} // namespace tranship

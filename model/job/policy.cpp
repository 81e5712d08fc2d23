// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/policy.h"

#include "model/job/categories.h"
#include "model/job/command.h"
#include "model/job/proxy.h"

#include <QDir>

#include <algorithm>
#include <array>
#include <limits>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 day = 86'400;
constexpr qint64 longest = 999 * day; // the range of JobInactivityTimeout in BITS
constexpr qint64 most = 1'000'000;
/// Of one direction: a limit, not a way to stop it.
constexpr qint64 slowest = 1024;
constexpr qint64 fastest = 1'000'000'000'000'000;

template <std::chrono::seconds Policy::*field>
constexpr PolicyEntry duration(const char *key, qint64 minimum, qint64 maximum)
{
    return {key,
            PolicyKind::Duration,
            minimum,
            maximum,
            [](const Policy &policy) { return static_cast<qint64>((policy.*field).count()); },
            [](Policy &policy, qint64 number) { policy.*field = std::chrono::seconds(number); },
            nullptr,
            nullptr};
}

template <int Policy::*field>
constexpr PolicyEntry count(const char *key, qint64 minimum, qint64 maximum)
{
    return {key,
            PolicyKind::Count,
            minimum,
            maximum,
            [](const Policy &policy) { return static_cast<qint64>(policy.*field); },
            [](Policy &policy, qint64 number) { policy.*field = static_cast<int>(number); },
            nullptr,
            nullptr};
}

template <bool Policy::*field> constexpr PolicyEntry flag(const char *key)
{
    return {key,
            PolicyKind::Flag,
            0,
            1,
            [](const Policy &policy) { return static_cast<qint64>(policy.*field); },
            [](Policy &policy, qint64 number) { policy.*field = number != 0; },
            nullptr,
            nullptr};
}

template <qint64 Policy::*field> constexpr PolicyEntry rate(const char *key, qint64 minimum = 0)
{
    return {key,
            PolicyKind::Rate,
            minimum,
            fastest,
            [](const Policy &policy) { return policy.*field; },
            [](Policy &policy, qint64 number) { policy.*field = number; },
            nullptr,
            nullptr};
}

template <PriorityLimits Policy::*limits, qint64 PriorityLimits::*field>
constexpr PolicyEntry rate(const char *key)
{
    return {key,
            PolicyKind::Rate,
            0,
            fastest,
            [](const Policy &policy) { return policy.*limits.*field; },
            [](Policy &policy, qint64 number) { policy.*limits.*field = number; },
            nullptr,
            nullptr};
}

template <WeekSchedule Policy::*field> constexpr PolicyEntry schedule(const char *key)
{
    return {key,
            PolicyKind::Schedule,
            0,
            0,
            nullptr,
            nullptr,
            [](const Policy &policy) { return weekScheduleText(policy.*field); },
            [](Policy &policy, const QString &value) {
                policy.*field = weekScheduleFromText(value).value_or(policy.*field);
            }};
}

template <QString Policy::*field>
constexpr PolicyEntry text(const char *key, PolicyKind kind = PolicyKind::Text)
{
    return {key,
            kind,
            0,
            0,
            nullptr,
            nullptr,
            [](const Policy &policy) { return policy.*field; },
            [](Policy &policy, const QString &value) { policy.*field = value; }};
}

/// One line whose rules are those of `kind`.
template <PolicyKind kind, QString Policy::*field> constexpr PolicyEntry line(const char *key)
{
    PolicyEntry entry = text<field>(key);
    entry.kind = kind;
    return entry;
}

// BITS counts inactivity in days; seconds let a person try out what happens.
constexpr std::array entries = {
    duration<&Policy::jobInactivityTimeout>("JobInactivityTimeout", 5, longest),
    duration<&Policy::maxDownloadTime>("MaxDownloadTime", 1, longest),
    count<&Policy::maxJobsPerMachine>("MaxJobsPerMachine", 1, most),
    count<&Policy::maxJobsPerUser>("MaxJobsPerUser", 1, most),
    count<&Policy::maxFilesPerJob>("MaxFilesPerJob", 1, most),
    count<&Policy::maxRangesPerFile>("MaxRangesPerFile", 1, most),
    duration<&Policy::minimumRetryDelay>("MinimumRetryDelay", 5, day),
    duration<&Policy::noProgressTimeout>("NoProgressTimeout", 0, longest),
    count<&Policy::backgroundSlots>("BackgroundSlots", 1, 50),
    count<&Policy::filesPerJobAtOnce>("FilesPerJobAtOnce", 1, 16),
    count<&Policy::maxConnectionsPerFile>("MaxConnectionsPerFile", 1, 32),
    count<&Policy::maxConnectionsPerHost>("MaxConnectionsPerHost", 1, 64),
    rate<&Policy::maxBandwidth>("MaxBandwidth"),
    rate<&Policy::maxDownloadBandwidth>("MaxDownloadBandwidth", slowest),
    rate<&Policy::maxUploadBandwidth>("MaxUploadBandwidth", slowest),
    flag<&Policy::limitForeground>("LimitForeground"),
    flag<&Policy::enableBandwidthLimits>("EnableBandwidthLimits"),
    schedule<&Policy::workSchedule>("WorkSchedule"),
    rate<&Policy::workLimits, &PriorityLimits::high>("WorkLimitHigh"),
    rate<&Policy::workLimits, &PriorityLimits::normal>("WorkLimitNormal"),
    rate<&Policy::workLimits, &PriorityLimits::low>("WorkLimitLow"),
    rate<&Policy::nonWorkLimits, &PriorityLimits::high>("NonWorkLimitHigh"),
    rate<&Policy::nonWorkLimits, &PriorityLimits::normal>("NonWorkLimitNormal"),
    rate<&Policy::nonWorkLimits, &PriorityLimits::low>("NonWorkLimitLow"),
    flag<&Policy::enableMaintenanceLimits>("EnableMaintenanceLimits"),
    schedule<&Policy::maintenanceSchedule>("MaintenanceSchedule"),
    rate<&Policy::maintenanceLimits, &PriorityLimits::high>("MaintenanceLimitHigh"),
    rate<&Policy::maintenanceLimits, &PriorityLimits::normal>("MaintenanceLimitNormal"),
    rate<&Policy::maintenanceLimits, &PriorityLimits::low>("MaintenanceLimitLow"),
    flag<&Policy::yieldToOtherTraffic>("YieldToOtherTraffic"),
    flag<&Policy::autoComplete>("AutoComplete"),
    flag<&Policy::autoCompleteUploads>("AutoCompleteUploads"),
    text<&Policy::defaultFolder>("DefaultFolder"),
    text<&Policy::categories>("Categories", PolicyKind::Categories),
    flag<&Policy::askNewLinks>("AskNewLinks"),
    flag<&Policy::watchClipboard>("WatchClipboard"),
    flag<&Policy::notifyTransferred>("NotifyTransferred"),
    flag<&Policy::notifyError>("NotifyError"),
    flag<&Policy::notifyExpiring>("NotifyExpiring"),
    flag<&Policy::notifyCompleted>("NotifyCompleted"),
    flag<&Policy::keepAwake>("KeepAwake"),
    flag<&Policy::closeToTray>("CloseToTray"),
    flag<&Policy::showInLauncher>("ShowInLauncher"),
    line<PolicyKind::Proxy, &Policy::proxy>("Proxy"),
    line<PolicyKind::Bypass, &Policy::proxyBypass>("ProxyBypass"),
    line<PolicyKind::Command, &Policy::scanCommand>("ScanCommand"),
    duration<&Policy::commandTimeLimit>("CommandTimeLimit", 1, day),
    flag<&Policy::allowUnscannedComplete>("AllowUnscannedComplete"),
};

std::optional<qint64> countFromText(QStringView text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 number = text.toLongLong(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

std::optional<qint64> flagFromText(QStringView text)
{
    const auto is = [text](QLatin1String word) {
        return text.compare(word, Qt::CaseInsensitive) == 0;
    };
    if (is("true"_L1) || is("yes"_L1) || is("on"_L1) || is("1"_L1))
        return 1;
    if (is("false"_L1) || is("no"_L1) || is("off"_L1) || is("0"_L1))
        return 0;
    return std::nullopt;
}

std::optional<qint64> numberFromText(PolicyKind kind, QStringView text)
{
    if (kind == PolicyKind::Count)
        return countFromText(text);
    if (kind == PolicyKind::Flag)
        return flagFromText(text);
    if (kind == PolicyKind::Rate) {
        const auto limit = limitFromText(text);
        return limit ? std::optional(*limit) : std::nullopt;
    }
    const auto duration = durationFromText(text);
    return duration ? std::optional<qint64>(duration->count()) : std::nullopt;
}

QString numberText(PolicyKind kind, qint64 number)
{
    switch (kind) {
    case PolicyKind::Duration:
        return durationText(std::chrono::seconds(number));
    case PolicyKind::Flag:
        return number ? u"true"_s : u"false"_s;
    case PolicyKind::Rate:
        return limitText(number);
    case PolicyKind::Count:
    case PolicyKind::Schedule:
    case PolicyKind::Categories:
    case PolicyKind::Text:
    case PolicyKind::Proxy:
    case PolicyKind::Bypass:
    case PolicyKind::Command:
        break;
    }
    return QString::number(number);
}

QString wantedText(const PolicyEntry &entry)
{
    if (entry.kind == PolicyKind::Rate)
        return u"bytes a second like 500K or 2M, 0 or none"_s;
    return numberText(entry.kind, entry.minimum) % u" to "_s
        % numberText(entry.kind, entry.maximum);
}

Done misfit(const PolicyEntry &entry, const QString &text, const QString &wanted)
{
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                   QLatin1String(entry.key) % u"="_s % text % u": wanted "_s % wanted);
}

bool isLine(PolicyKind kind)
{
    return kind == PolicyKind::Proxy || kind == PolicyKind::Bypass || kind == PolicyKind::Command;
}

bool isText(PolicyKind kind)
{
    return kind == PolicyKind::Schedule || kind == PolicyKind::Categories
        || kind == PolicyKind::Text || isLine(kind);
}

/// What is wrong with one line of its kind; None when it fits.
Error lineError(PolicyKind kind, const QString &text)
{
    const auto errorOf = [](const auto &result) { return result ? Error() : result.error(); };
    if (kind == PolicyKind::Proxy)
        return errorOf(proxyFromText(text));
    if (kind == PolicyKind::Bypass)
        return errorOf(bypassFromText(text));
    return errorOf(commandFromText(text));
}

bool isFolderText(const QString &text)
{
    const bool hasControl =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c < u' ' || c == u'\x7f'; });
    return text.isEmpty() || (QDir::isAbsolutePath(text) && !hasControl);
}

struct Unit {
    QChar letter;
    qint64 seconds;
};

constexpr std::array units = {Unit{u'd', day}, Unit{u'h', 3600}, Unit{u'm', 60}, Unit{u's', 1}};

/// "12h" off the front of `text`, in seconds; nullopt when there is none with a unit from `unit`
/// on.
std::optional<qint64> takeUnit(QStringView &text, const Unit *&unit)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto digitsEnd = std::find_if_not(text.begin(), text.end(), isDigit);
    const auto number = countFromText(text.first(digitsEnd - text.begin()));
    if (!number || digitsEnd == text.end())
        return std::nullopt;
    const auto found =
        std::find_if(unit, units.data() + units.size(),
                     [digitsEnd](const Unit &one) { return one.letter == *digitsEnd; });
    if (found == units.data() + units.size()
        || *number > std::numeric_limits<qint64>::max() / found->seconds)
        return std::nullopt;
    text = text.sliced(digitsEnd - text.begin() + 1);
    unit = found + 1;
    return *number * found->seconds;
}

void applyLayer(const PolicyLayer &layer, PolicySource source, EffectivePolicy &effective)
{
    for (auto it = layer.begin(); it != layer.end(); ++it) {
        const PolicyEntry *entry = policyEntry(it.key());
        if (!entry) {
            effective.complaints.append(policySourceName(source) % u": no policy "_s % it.key());
            continue;
        }
        if (const Done done = setPolicyText(*entry, it.value(), effective.policy); !done)
            effective.complaints.append(policySourceName(source) % u": "_s % done.error().detail);
        else
            effective.sources.insert(QString::fromLatin1(entry->key), source);
    }
}

} // namespace

std::span<const PolicyEntry> policyEntries()
{
    return entries;
}

const PolicyEntry *policyEntry(QStringView key)
{
    const auto entry = std::find_if(entries.begin(), entries.end(), [key](const PolicyEntry &one) {
        return key.compare(QLatin1String(one.key), Qt::CaseInsensitive) == 0;
    });
    return entry == entries.end() ? nullptr : &*entry;
}

QString policyText(const PolicyEntry &entry, const Policy &policy)
{
    if (isText(entry.kind))
        return entry.text(policy);
    return numberText(entry.kind, entry.number(policy));
}

Done setPolicyText(const PolicyEntry &entry, const QString &text, Policy &policy)
{
    const QString trimmed = text.trimmed();
    if (entry.kind == PolicyKind::Text) {
        if (!isFolderText(trimmed))
            return misfit(entry, text, u"an absolute path"_s);
        entry.setText(policy, trimmed);
        return {};
    }
    if (entry.kind == PolicyKind::Categories) {
        const Result<QList<Category>> categories = categoriesFromText(trimmed);
        if (!categories)
            return misfit(entry, text, categories.error().detail);
        entry.setText(policy, categoriesText(*categories));
        return {};
    }
    if (entry.kind == PolicyKind::Schedule) {
        if (!weekScheduleFromText(trimmed))
            return misfit(entry, text,
                          u"hours of the week like mon-fri 08:00-17:00; sat 10:00-14:00"_s);
        entry.setText(policy, trimmed);
        return {};
    }
    if (isLine(entry.kind)) {
        Error wrong = lineError(entry.kind, trimmed);
        wrong.detail = QLatin1String(entry.key) % u": "_s % wrong.detail;
        if (wrong.code != ErrorCode::None)
            return failure(wrong);
        entry.setText(policy, trimmed);
        return {};
    }
    const auto number = numberFromText(entry.kind, trimmed);
    const bool isUnlimited = entry.kind == PolicyKind::Rate && number == unlimitedRate;
    if (!number || (!isUnlimited && *number < entry.minimum) || *number > entry.maximum)
        return misfit(entry, text, wantedText(entry));
    entry.setNumber(policy, *number);
    return {};
}

PolicySource EffectivePolicy::sourceOf(const PolicyEntry &entry) const
{
    return sources.value(QString::fromLatin1(entry.key), PolicySource::Default);
}

EffectivePolicy effectivePolicy(const PolicyLayer &user, const PolicyLayer &administrator)
{
    EffectivePolicy effective;
    applyLayer(user, PolicySource::User, effective);
    applyLayer(administrator, PolicySource::Administrator, effective);
    return effective;
}

Result<std::chrono::seconds> durationFromText(QStringView text)
{
    if (const auto seconds = countFromText(text))
        return std::chrono::seconds(*seconds);
    QStringView rest = text;
    const Unit *unit = units.data();
    qint64 sum = 0;
    while (!rest.isEmpty()) {
        const auto seconds = takeUnit(rest, unit);
        if (!seconds || *seconds > std::numeric_limits<qint64>::max() - sum)
            break;
        sum += *seconds;
        if (rest.isEmpty())
            return std::chrono::seconds(sum);
    }
    return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                   u"not a duration: "_s % text);
}

QString durationText(std::chrono::seconds duration)
{
    qint64 rest = std::max<qint64>(duration.count(), 0);
    QString text;
    for (const Unit &unit : units) {
        if (rest >= unit.seconds)
            text += QString::number(rest / unit.seconds) % unit.letter;
        rest %= unit.seconds;
    }
    return text.isEmpty() ? u"0s"_s : text;
}

QLatin1String policySourceName(PolicySource source)
{
    switch (source) {
    case PolicySource::Default:
        return "default"_L1;
    case PolicySource::User:
        return "user"_L1;
    case PolicySource::Administrator:
        return "administrator"_L1;
    }
    return "unknown"_L1;
}

} // namespace tranship

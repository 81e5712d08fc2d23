// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/rate.h"
#include "model/job/result.h"
#include "model/job/weekschedule.h"

#include <QMap>
#include <QString>

#include <chrono>
#include <span>

namespace tranship {

/// Bytes a second that all jobs of a background priority may move together; unlimitedRate, or 0:
/// they are blocked.
struct PriorityLimits {
    qint64 high = unlimitedRate;
    qint64 normal = unlimitedRate;
    qint64 low = unlimitedRate;

    bool operator==(const PriorityLimits &) const = default;
};

/// Limits and timeouts in force, under their BITS names (bits.md 2.1, 3.2). Loaded from layers,
/// passed as a value.
struct Policy {
    std::chrono::seconds jobInactivityTimeout{90 * 86'400};
    std::chrono::seconds maxDownloadTime{7'776'000};
    int maxJobsPerMachine = 300;
    int maxJobsPerUser = 60;
    int maxFilesPerJob = 200;
    int maxRangesPerFile = 500;
    std::chrono::seconds minimumRetryDelay{600}; ///< default retry delay of new jobs
    std::chrono::seconds noProgressTimeout{1'209'600}; ///< default of new jobs
    int backgroundSlots = 3;
    int filesPerJobAtOnce = 4; ///< default of new jobs
    int maxConnectionsPerFile = 8;
    int maxConnectionsPerHost = 16; ///< of all jobs together
    qint64 maxBandwidth = unlimitedRate; ///< of all background jobs together, bytes a second
    qint64 maxDownloadBandwidth = unlimitedRate; ///< of those among them that read
    qint64 maxUploadBandwidth = unlimitedRate; ///< of those among them that send
    bool limitForeground = false; ///< these three hold for foreground jobs too
    bool enableBandwidthLimits = false; ///< work and non-work hours have limits of their own
    bool enableMaintenanceLimits = false; ///< maintenance hours have, before all others
    /// Monday to Friday, 8 to 17 as in BITS.
    WeekSchedule workSchedule{{WeekWindow{0b0011111, 8 * 60, 17 * 60}}};
    PriorityLimits workLimits;
    PriorityLimits nonWorkLimits; ///< of every other hour
    WeekSchedule maintenanceSchedule{{WeekWindow{0b1111111, 2 * 60, 5 * 60}}};
    PriorityLimits maintenanceLimits;
    bool yieldToOtherTraffic = true; ///< background jobs use what others leave of the network
    bool autoComplete = false; ///< default of new jobs
    bool autoCompleteUploads = false; ///< default of new uploads, where autoComplete is off
    QString defaultFolder; ///< empty: the system's download folder
    QString categories; ///< of categoriesText
    bool askNewLinks = false; ///< servers are asked about links before they are added
    bool watchClipboard = false; ///< copied links to files open the dialog for new downloads
    bool notifyTransferred = true;
    bool notifyError = true;
    bool notifyExpiring = true;
    bool notifyCompleted = true; ///< of jobs that completed by themselves
    bool keepAwake = true; ///< the computer does not fall asleep while something moves
    bool closeToTray = true; ///< closing the window ends nothing where there is a tray
    bool showInLauncher = true; ///< count and progress on the launcher's icon
    bool allowUnscannedComplete = false; ///< a person may complete what the scan refuses
    QString proxy; ///< proxyFromText(); empty: the system's
    QString proxyBypass; ///< bypassFromText()
    QString scanCommand; ///< commandFromText(): asked before Complete; empty: none
    std::chrono::seconds commandTimeLimit{600}; ///< of a notify or scan command

    bool operator==(const Policy &) const = default;
};

/// How the text of an entry is read and shown.
enum class PolicyKind {
    Duration, ///< "90d"
    Count,
    Flag,
    Rate, ///< "2M" bytes a second, "none", "0"
    Schedule, ///< "mon-fri 08:00-17:00; sat 10:00-14:00", "never"
    Categories, ///< "Films=/srv/films; Music" (categories.h)
    Text, ///< an absolute path, or nothing
    Proxy, ///< "system", "none", or a list of proxies
    Bypass, ///< hosts that are asked without a proxy
    Command, ///< a program's absolute path and its arguments, or nothing
};

/// Where the value in force comes from; a later one wins.
enum class PolicySource { Default, User, Administrator };

/// One row of the table of policies.
struct PolicyEntry {
    const char *key; ///< "JobInactivityTimeout": the BITS name where there is one
    PolicyKind kind;
    qint64 minimum; ///< seconds, count or bytes a second
    qint64 maximum;
    /// The field as number (Duration: seconds, Flag: 0 or 1, Rate: bytes a second or
    /// unlimitedRate); unused where there is a text.
    qint64 (*number)(const Policy &);
    void (*setNumber)(Policy &, qint64);
    QString (*text)(const Policy &); ///< of those that are no numbers
    void (*setText)(Policy &, const QString &); ///< of a text that fits
};

[[nodiscard]] std::span<const PolicyEntry> policyEntries();
/// nullptr when there is no such key; case-insensitive.
[[nodiscard]] const PolicyEntry *policyEntry(QStringView key);

/// The value of an entry as text: "90d", "60", "true", "2M", a path.
[[nodiscard]] QString policyText(const PolicyEntry &entry, const Policy &policy);
/// Reads `text` into `policy`; InvalidArgument names key, text and range when it does not fit.
[[nodiscard]] Done setPolicyText(const PolicyEntry &entry, const QString &text, Policy &policy);

/// Key to text, of one layer (the administrator's file, the user's settings).
using PolicyLayer = QMap<QString, QString>;

/// The policy in force with the source of each key. Values of a layer that do not fit are left out
/// and named in `complaints`.
struct EffectivePolicy {
    Policy policy;
    QMap<QString, PolicySource> sources;
    QStringList complaints;

    [[nodiscard]] PolicySource sourceOf(const PolicyEntry &entry) const;
    bool operator==(const EffectivePolicy &) const = default;
};

[[nodiscard]] EffectivePolicy effectivePolicy(const PolicyLayer &user,
                                              const PolicyLayer &administrator);

/// "90d", "12h", "30m", "45s", "1d12h" or a bare number of seconds; InvalidArgument otherwise.
[[nodiscard]] Result<std::chrono::seconds> durationFromText(QStringView text);
/// The shortest text that durationFromText reads back: "90d", "1h30m", "0s".
[[nodiscard]] QString durationText(std::chrono::seconds duration);

[[nodiscard]] QLatin1String
policySourceName(PolicySource source); // "default", "user", "administrator"

} // namespace tranship

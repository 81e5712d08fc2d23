// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/policylabels.h"

#include "ui/format/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tranship {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

struct Row {
    const char *key;
    SettingsPage page;
    const char *name;
    const char *help;
};

constexpr std::array rows = {
    Row{"KeepAwake", SettingsPage::General, QT_TRANSLATE_NOOP("Settings", "Stay awake"),
        QT_TRANSLATE_NOOP("Settings", "The computer does not fall asleep while something moves.")},
    Row{"CloseToTray", SettingsPage::General, QT_TRANSLATE_NOOP("Settings", "Close to the tray"),
        QT_TRANSLATE_NOOP("Settings",
                          "Closing the window hides it where there is a tray; transfers go on.")},
    Row{"ShowInLauncher", SettingsPage::General,
        QT_TRANSLATE_NOOP("Settings", "Show in the launcher"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Progress and the number of jobs that wait for you stand on the program's icon.")},
    Row{"DefaultFolder", SettingsPage::Downloads, QT_TRANSLATE_NOOP("Settings", "Default folder"),
        QT_TRANSLATE_NOOP("Settings", "Where new downloads go. Empty: your download folder.")},
    Row{"AutoComplete", SettingsPage::Downloads,
        QT_TRANSLATE_NOOP("Settings", "Automatic completion"),
        QT_TRANSLATE_NOOP("Settings",
                          "New jobs complete by themselves when everything is transferred.")},
    Row{"Categories", SettingsPage::Downloads, QT_TRANSLATE_NOOP("Settings", "Download categories"),
        QT_TRANSLATE_NOOP("Settings",
                          "Names that downloads are sorted by, and the folder each brings. Without "
                          "one: the default folder.")},
    Row{"AskNewLinks", SettingsPage::Downloads,
        QT_TRANSLATE_NOOP("Settings", "Ask servers about new links"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Names and sizes are shown before a download is added. It takes one short "
            "request each; links that look as if they worked only once are spared.")},
    Row{"WatchClipboard", SettingsPage::Downloads,
        QT_TRANSLATE_NOOP("Settings", "Watch the clipboard"),
        QT_TRANSLATE_NOOP("Settings",
                          "A copied link to a file opens the dialog for new downloads. Nothing "
                          "starts by itself.")},
    Row{"MaxDownloadBandwidth", SettingsPage::Downloads,
        QT_TRANSLATE_NOOP("Settings", "Download speed limit"),
        QT_TRANSLATE_NOOP("Settings", "How fast all background downloads together may be.")},
    Row{"MaxConnectionsPerFile", SettingsPage::Downloads,
        QT_TRANSLATE_NOOP("Settings", "Connections per file"),
        QT_TRANSLATE_NOOP("Settings", "How many connections one file may use when one is slow.")},
    Row{"MaxUploadBandwidth", SettingsPage::Uploads,
        QT_TRANSLATE_NOOP("Settings", "Upload speed limit"),
        QT_TRANSLATE_NOOP("Settings", "How fast all background uploads together may be.")},
    Row{"AutoCompleteUploads", SettingsPage::Uploads,
        QT_TRANSLATE_NOOP("Settings", "Automatic completion of uploads"),
        QT_TRANSLATE_NOOP(
            "Settings", "New uploads complete by themselves, even where downloads wait for you.")},
    Row{"BackgroundSlots", SettingsPage::Network, QT_TRANSLATE_NOOP("Settings", "Background slots"),
        QT_TRANSLATE_NOOP("Settings",
                          "How many jobs move at the same time; foreground jobs come on top.")},
    Row{"FilesPerJobAtOnce", SettingsPage::Network, QT_TRANSLATE_NOOP("Settings", "Files at once"),
        QT_TRANSLATE_NOOP("Settings", "How many files of a new job move side by side.")},
    Row{"MaxConnectionsPerHost", SettingsPage::Network,
        QT_TRANSLATE_NOOP("Settings", "Connections per server"),
        QT_TRANSLATE_NOOP("Settings",
                          "How many connections all jobs together open to one server.")},
    Row{"MinimumRetryDelay", SettingsPage::Network, QT_TRANSLATE_NOOP("Settings", "Retry delay"),
        QT_TRANSLATE_NOOP("Settings", "The longest pause of a new job before it tries again.")},
    Row{"YieldToOtherTraffic", SettingsPage::Network,
        QT_TRANSLATE_NOOP("Settings", "Give way to other programs"),
        QT_TRANSLATE_NOOP("Settings",
                          "Background downloads use what other programs leave of the network.")},
    Row{"MaxBandwidth", SettingsPage::Speed, QT_TRANSLATE_NOOP("Settings", "Speed limit"),
        QT_TRANSLATE_NOOP("Settings",
                          "How fast all background jobs together may be. Downloads and uploads "
                          "have limits of their own on their pages.")},
    Row{"LimitForeground", SettingsPage::Speed,
        QT_TRANSLATE_NOOP("Settings", "Limit foreground jobs"),
        QT_TRANSLATE_NOOP("Settings", "The speed limits hold for foreground jobs too.")},
    Row{"EnableBandwidthLimits", SettingsPage::Speed,
        QT_TRANSLATE_NOOP("Settings", "Limits by the hour"),
        QT_TRANSLATE_NOOP("Settings", "Work hours and other hours have limits for each priority.")},
    Row{"WorkSchedule", SettingsPage::Speed, QT_TRANSLATE_NOOP("Settings", "Work hours"),
        QT_TRANSLATE_NOOP("Settings", "Paint them by mouse, or with the arrows and Space.")},
    Row{"WorkLimitHigh", SettingsPage::Speed,
        QT_TRANSLATE_NOOP("Settings", "Work hours, high priority"),
        QT_TRANSLATE_NOOP("Settings", "Blocked jobs go on when the hours are over.")},
    Row{"WorkLimitNormal", SettingsPage::Speed,
        QT_TRANSLATE_NOOP("Settings", "Work hours, normal priority"),
        QT_TRANSLATE_NOOP("Settings", "Blocked jobs go on when the hours are over.")},
    Row{"WorkLimitLow", SettingsPage::Speed,
        QT_TRANSLATE_NOOP("Settings", "Work hours, low priority"),
        QT_TRANSLATE_NOOP("Settings", "Blocked jobs go on when the hours are over.")},
    Row{"NonWorkLimitHigh", SettingsPage::Speed,
        QT_TRANSLATE_NOOP("Settings", "Other hours, high priority"),
        QT_TRANSLATE_NOOP("Settings", "Every hour that is no work hour.")},
    Row{"NonWorkLimitNormal", SettingsPage::Speed,
        QT_TRANSLATE_NOOP("Settings", "Other hours, normal priority"),
        QT_TRANSLATE_NOOP("Settings", "Every hour that is no work hour.")},
    Row{"NonWorkLimitLow", SettingsPage::Speed,
        QT_TRANSLATE_NOOP("Settings", "Other hours, low priority"),
        QT_TRANSLATE_NOOP("Settings", "Every hour that is no work hour.")},
    Row{"JobInactivityTimeout", SettingsPage::Limits,
        QT_TRANSLATE_NOOP("Settings", "Inactivity timeout"),
        QT_TRANSLATE_NOOP("Settings",
                          "A job with no activity for this long is cancelled, after a warning.")},
    Row{"NoProgressTimeout", SettingsPage::Limits,
        QT_TRANSLATE_NOOP("Settings", "No-progress timeout"),
        QT_TRANSLATE_NOOP("Settings", "How long a new job keeps trying without receiving a byte.")},
    Row{"MaxDownloadTime", SettingsPage::Limits,
        QT_TRANSLATE_NOOP("Settings", "Maximum download time"),
        QT_TRANSLATE_NOOP("Settings", "A job that takes longer stops with an error.")},
    Row{"MaxJobsPerUser", SettingsPage::Limits, QT_TRANSLATE_NOOP("Settings", "Jobs per user"),
        QT_TRANSLATE_NOOP("Settings", "How many unfinished jobs you may have.")},
    Row{"MaxJobsPerMachine", SettingsPage::Limits, QT_TRANSLATE_NOOP("Settings", "Jobs in total"),
        QT_TRANSLATE_NOOP("Settings", "How many unfinished jobs all users may have.")},
    Row{"MaxFilesPerJob", SettingsPage::Limits, QT_TRANSLATE_NOOP("Settings", "Files per job"),
        QT_TRANSLATE_NOOP("Settings", "How many files one job may hold.")},
    Row{"Proxy", SettingsPage::Network, QT_TRANSLATE_NOOP("Settings", "Proxies"),
        QT_TRANSLATE_NOOP("Settings",
                          "The desktop’s may come from a script. Your own are tried in order: "
                          "“http://host:3128 socks5://host:1080”. A login is asked for when a "
                          "proxy wants one.")},
    Row{"ProxyBypass", SettingsPage::Network, QT_TRANSLATE_NOOP("Settings", "Without proxy"),
        QT_TRANSLATE_NOOP("Settings",
                          "Hosts that your own proxies are not used for: names, addresses, "
                          "“*.example.org”, “<local>” for names without a dot.")},
    Row{"ScanCommand", SettingsPage::Security, QT_TRANSLATE_NOOP("Settings", "Scan command"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "A program that looks at the files before Complete, as “/usr/bin/clamscan "
            "--no-summary {files}”. Complete goes on if it ends with 0.")},
    Row{"CommandTimeLimit", SettingsPage::Security,
        QT_TRANSLATE_NOOP("Settings", "Time for commands"),
        QT_TRANSLATE_NOOP("Settings", "A scan or notify command that takes longer is ended.")},
    Row{"AllowUnscannedComplete", SettingsPage::Security,
        QT_TRANSLATE_NOOP("Settings", "Complete without scan"),
        QT_TRANSLATE_NOOP("Settings", "Single jobs may be excepted from the scan command.")},
    Row{"NotifyTransferred", SettingsPage::Notifications,
        QT_TRANSLATE_NOOP("Settings", "Transferred jobs"),
        QT_TRANSLATE_NOOP("Settings", "Tell when a job waits for Complete.")},
    Row{"NotifyCompleted", SettingsPage::Notifications,
        QT_TRANSLATE_NOOP("Settings", "Completed jobs"),
        QT_TRANSLATE_NOOP("Settings", "Tell when a job has completed by itself.")},
    Row{"NotifyError", SettingsPage::Notifications, QT_TRANSLATE_NOOP("Settings", "Errors"),
        QT_TRANSLATE_NOOP("Settings", "Tell when a job stops and needs you.")},
    Row{"NotifyExpiring", SettingsPage::Notifications,
        QT_TRANSLATE_NOOP("Settings", "Jobs about to expire"),
        QT_TRANSLATE_NOOP("Settings",
                          "Tell before and after the inactivity timeout cancels a job.")},
    Row{"MaxRangesPerFile", SettingsPage::Advanced,
        QT_TRANSLATE_NOOP("Settings", "Ranges per file"),
        QT_TRANSLATE_NOOP("Settings", "How many parts of one file may be asked for.")},
    Row{"EnableMaintenanceLimits", SettingsPage::Advanced,
        QT_TRANSLATE_NOOP("Settings", "Limits during maintenance"),
        QT_TRANSLATE_NOOP("Settings", "Maintenance hours have limits that replace all others.")},
    Row{"MaintenanceSchedule", SettingsPage::Advanced,
        QT_TRANSLATE_NOOP("Settings", "Maintenance hours"),
        QT_TRANSLATE_NOOP("Settings", "Paint them by mouse, or with the arrows and Space.")},
    Row{"MaintenanceLimitHigh", SettingsPage::Advanced,
        QT_TRANSLATE_NOOP("Settings", "Maintenance, high priority"),
        QT_TRANSLATE_NOOP("Settings", "Blocked jobs go on when the hours are over.")},
    Row{"MaintenanceLimitNormal", SettingsPage::Advanced,
        QT_TRANSLATE_NOOP("Settings", "Maintenance, normal priority"),
        QT_TRANSLATE_NOOP("Settings", "Blocked jobs go on when the hours are over.")},
    Row{"MaintenanceLimitLow", SettingsPage::Advanced,
        QT_TRANSLATE_NOOP("Settings", "Maintenance, low priority"),
        QT_TRANSLATE_NOOP("Settings", "Blocked jobs go on when the hours are over.")},
};

QString amountText(const PolicyEntry &entry, qint64 number)
{
    return entry.kind == PolicyKind::Duration
        ? format::durationInWords(std::chrono::seconds(number))
        : QLocale().toString(number);
}

} // namespace

PolicyLabel policyLabel(const PolicyEntry &entry)
{
    const QLatin1String key(entry.key);
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [key](const Row &one) { return key == QLatin1String(one.key); });
    if (row == rows.end())
        return PolicyLabel{SettingsPage::Advanced, key, {}, static_cast<int>(rows.size())};
    return PolicyLabel{row->page, Words::tr(row->name), Words::tr(row->help),
                       static_cast<int>(row - rows.begin())};
}

std::optional<int> policyUsage(const PolicyEntry &entry, const PolicyReport &report)
{
    const QLatin1String key(entry.key);
    if (key == QLatin1String("MaxJobsPerUser"))
        return report.counts.ofOwner;
    if (key == QLatin1String("MaxJobsPerMachine"))
        return report.counts.ofAll;
    if (key == QLatin1String("MaxFilesPerJob"))
        return report.mostFilesInJob;
    return std::nullopt;
}

QString policyRangeText(const PolicyEntry &entry)
{
    if (entry.kind == PolicyKind::Rate && entry.minimum > 0)
        return Words::tr("At least %1, or no limit.").arg(format::speed(entry.minimum));
    if (entry.kind == PolicyKind::Categories)
        return Words::tr("Wants names that differ, without = and ;, and whole paths of folders.");
    if (entry.kind == PolicyKind::Proxy)
        return Words::tr("Wants “system”, “none”, or proxies as “http://host:port”. Passwords go "
                         "into the keychain.");
    if (entry.kind == PolicyKind::Bypass)
        return Words::tr("Wants names, addresses, “*.suffix” or “<local>”.");
    if (entry.kind == PolicyKind::Command)
        return Words::tr("Wants the program’s absolute path, then its arguments.");
    if (entry.kind != PolicyKind::Duration && entry.kind != PolicyKind::Count)
        return Words::tr("This value does not fit.");
    return Words::tr("Between %1 and %2.")
        .arg(amountText(entry, entry.minimum), amountText(entry, entry.maximum));
}

} // namespace tranship

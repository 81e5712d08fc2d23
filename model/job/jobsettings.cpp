// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/jobsettings.h"

#include "model/job/categories.h"
#include "model/job/checksum.h"
#include "model/job/command.h"
#include "model/job/expectation.h"
#include "model/job/filesettings.h"
#include "model/job/policy.h"
#include "model/job/proxy.h"
#include "model/job/rate.h"
#include "model/job/retry.h"
#include "model/job/uploadsettings.h"

#include <QDir>
#include <QStringBuilder>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 256; // bits.md 1.4
constexpr int longestDescription = 1024;
constexpr int mostParallelFiles = 16;
constexpr int mostConnections = 32;
constexpr std::chrono::seconds longestDuration{999 * 86'400};

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::QueueManager, detail);
}

bool isOneLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c.category() == QChar::Other_Control; });
}

Done setName(Job &job, const QString &text)
{
    const QString name = text.trimmed();
    if (name.size() > longestName)
        return refused(ErrorCode::StringTooLong, u"256 characters at most"_s);
    if (name.isEmpty() || !isOneLine(name))
        return refused(ErrorCode::InvalidArgument, u"one line that is not empty"_s);
    job.name = name;
    return {};
}

Done setDescription(Job &job, const QString &text)
{
    if (text.size() > longestDescription)
        return refused(ErrorCode::StringTooLong, u"1024 characters at most"_s);
    job.description = text;
    return {};
}

Done setCategory(Job &job, const QString &text)
{
    const QString category = text.simplified();
    if (category.size() > longestCategory)
        return refused(ErrorCode::StringTooLong, u"64 characters at most"_s);
    if (!isOneLine(category))
        return refused(ErrorCode::InvalidArgument, u"one line, or nothing"_s);
    job.category = category;
    return {};
}

Done setPriority(Job &job, const QString &text)
{
    const auto priority = priorityFromName(text.trimmed());
    if (!priority)
        return refused(ErrorCode::InvalidArgument, u"foreground, high, normal or low"_s);
    job.priority = *priority;
    return {};
}

template <std::chrono::seconds JobSettings::*field> Done setDuration(Job &job, const QString &text)
{
    const auto duration = durationFromText(text.trimmed());
    if (!duration || *duration > longestDuration)
        return refused(ErrorCode::InvalidArgument, u"a duration like 90s, 10m, 12h or 14d"_s);
    job.settings.*field = *duration;
    return {};
}

Done setRetryDelay(Job &job, const QString &text)
{
    const Done done = setDuration<&JobSettings::retryDelay>(job, text);
    if (done)
        job.settings.retryDelay = std::max(job.settings.retryDelay, shortestRetryDelay);
    return done;
}

template <std::chrono::seconds JobSettings::*field> QString duration(const Job &job)
{
    return durationText(job.settings.*field);
}

Done setOnExists(Job &job, const QString &text)
{
    const auto onExists = onExistsFromName(text.trimmed());
    if (!onExists)
        return refused(ErrorCode::InvalidArgument, u"keep-both, replace or fail"_s);
    job.settings.onExists = *onExists;
    return {};
}

template <bool JobSettings::*field> Done setFlag(Job &job, const QString &text)
{
    const PolicyEntry *entry = policyEntry(u"AutoComplete");
    Policy policy;
    if (!entry || !setPolicyText(*entry, text, policy))
        return refused(ErrorCode::InvalidArgument, u"true or false"_s);
    job.settings.*field = policy.autoComplete;
    return {};
}

template <bool JobSettings::*field> QString flag(const Job &job)
{
    return job.settings.*field ? u"true"_s : u"false"_s;
}

template <int JobSettings::*field, int lowest, int highest>
Done setCount(Job &job, const QString &text)
{
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    if (!isNumber || number < lowest || number > highest) {
        return refused(ErrorCode::InvalidArgument,
                       QString::number(lowest) % u" to "_s % QString::number(highest));
    }
    job.settings.*field = number;
    return {};
}

template <int JobSettings::*field> QString count(const Job &job)
{
    return QString::number(job.settings.*field);
}

Done setBandwidthLimit(Job &job, const QString &text)
{
    const Result<qint64> rate = rateFromText(text);
    if (!rate)
        return failure(rate.error());
    job.settings.bandwidthLimit = *rate;
    return {};
}

Done setCostPolicy(Job &job, const QString &text)
{
    const auto policy = costPolicyFromName(text.trimmed());
    if (!policy)
        return refused(ErrorCode::InvalidArgument, u"always, not-roaming or not-metered"_s);
    job.settings.costPolicy = *policy;
    return {};
}

/// Decided before the first byte is asked for (bits.md 1.4).
Done setDynamicContent(Job &job, const QString &text)
{
    if (job.isUpload())
        return refused(ErrorCode::NotSupported, u"dynamic-content is for downloads"_s);
    const auto hasBegun = [](const File &file) {
        return file.bytesTransferred > 0 || file.isFinished();
    };
    if (std::any_of(job.files.begin(), job.files.end(), hasBegun))
        return refused(ErrorCode::ReadOnlyAfterResume, u"dynamic-content"_s);
    return setFlag<&JobSettings::dynamicContent>(job, text);
}

/// The file that "INDEX=CHECKSUM" or, in a job of one file, "CHECKSUM" is meant for; -1 when there
/// is none. Takes the index off `text`.
qsizetype takeFileIndex(const Job &job, QString &text)
{
    bool isNumber = false;
    const qsizetype equals = text.indexOf(u'=');
    const qsizetype index = text.left(std::max<qsizetype>(equals, 0)).toInt(&isNumber);
    if (!isNumber)
        return job.filesTotal() == 1 ? 0 : -1;
    text = text.sliced(equals + 1);
    return index >= 0 && index < job.files.size() ? index : -1;
}

Done setChecksum(Job &job, const QString &text)
{
    QString rest = text.trimmed();
    const qsizetype index = takeFileIndex(job, rest);
    if (index < 0)
        return refused(ErrorCode::InvalidArgument, u"INDEX=CHECKSUM with the index of a file"_s);
    if (rest.isEmpty()) {
        clearChecksum(job.files[index]);
        return {};
    }
    const auto checksum = parseChecksum(rest);
    if (!checksum)
        return failure(checksum.error());
    job.files[index].checksum = checksumText(*checksum);
    job.files[index].checksumSource.clear();
    return {};
}

/// Of several files those that have one, each in the form that setChecksum takes, a comma between.
QString checksumsOf(const Job &job)
{
    if (job.files.size() == 1)
        return job.files.first().checksum;
    QStringList texts;
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        if (!job.files[i].checksum.isEmpty())
            texts.append(QString::number(i) % u"="_s % job.files[i].checksum);
    }
    return texts.join(u',');
}

Done setProxy(Job &job, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.compare("default"_L1, Qt::CaseInsensitive) == 0) {
        job.settings.proxy.clear();
        return {};
    }
    const Result<ProxySetup> setup = proxyFromText(trimmed);
    if (!setup)
        return failure(setup.error());
    job.settings.proxy = proxyText(*setup);
    return {};
}

Done setProxyBypass(Job &job, const QString &text)
{
    const Result<QStringList> bypass = bypassFromText(text);
    if (!bypass)
        return failure(bypass.error());
    job.settings.proxyBypass = bypass->join(u' ');
    return {};
}

Done setSecurity(Job &job, const QString &text)
{
    const Result<SecurityFlags> flags = securityFromText(text);
    if (!flags)
        return failure(flags.error());
    job.settings.security = *flags;
    return {};
}

Done setClientCertificate(Job &job, const QString &text)
{
    const QString path = text.trimmed();
    if (!path.isEmpty() && (!QDir::isAbsolutePath(path) || path.contains(QChar::Null)))
        return refused(ErrorCode::InvalidArgument, u"the absolute path of a PEM or PKCS#12 file"_s);
    job.settings.clientCertificate = path;
    return {};
}

Done setNotifyCommand(Job &job, const QString &text)
{
    const Result<QStringList> command = commandFromText(text);
    if (!command)
        return failure(command.error());
    job.settings.notifyCommand = commandText(*command);
    return {};
}

/// "on", "off": whether the scan command is asked. That "off" is allowed is the queue's to say.
Done setScan(Job &job, const QString &text)
{
    const QString word = text.trimmed();
    if (word != "on"_L1 && word != "off"_L1)
        return refused(ErrorCode::InvalidArgument, u"on or off"_s);
    job.settings.skipsScan = word == "off"_L1;
    return {};
}

Done setHeader(Job &job, const QString &text)
{
    if (text.trimmed().isEmpty()) {
        job.settings.headers.clear();
        return {};
    }
    const Result<RequestHeader> header = parseRequestHeader(text, SecretNames::Refused);
    return header ? setRequestHeader(job.settings.headers, *header) : Done(failure(header.error()));
}

Done setRedirects(Job &job, const QString &text)
{
    const auto policy = redirectPolicyFromName(text.trimmed());
    if (!policy)
        return refused(ErrorCode::InvalidArgument, u"follow, report or refuse"_s);
    if (job.isUpload())
        return refused(ErrorCode::NotSupported, u"redirects is for downloads"_s);
    job.settings.redirects.policy = *policy;
    return {};
}

Done setInsecureRedirects(Job &job, const QString &text)
{
    Job other;
    other.settings.autoComplete = job.settings.redirects.allowsInsecure;
    const Done done = setFlag<&JobSettings::autoComplete>(other, text);
    if (done)
        job.settings.redirects.allowsInsecure = other.settings.autoComplete;
    return done;
}

struct SettingRow {
    QLatin1String key;
    Done (*set)(Job &, const QString &);
    QString (*text)(const Job &);
};

constexpr std::array settingRows = {
    SettingRow{"display-name"_L1, setName, [](const Job &job) { return job.name; }},
    SettingRow{"description"_L1, setDescription, [](const Job &job) { return job.description; }},
    SettingRow{"priority"_L1, setPriority,
               [](const Job &job) { return QString(priorityName(job.priority)); }},
    SettingRow{"retry-delay"_L1, setRetryDelay, duration<&JobSettings::retryDelay>},
    SettingRow{"no-progress-timeout"_L1, setDuration<&JobSettings::noProgressTimeout>,
               duration<&JobSettings::noProgressTimeout>},
    SettingRow{"max-download-time"_L1, setDuration<&JobSettings::maxDownloadTime>,
               duration<&JobSettings::maxDownloadTime>},
    SettingRow{"on-exists"_L1, setOnExists,
               [](const Job &job) { return QString(onExistsName(job.settings.onExists)); }},
    SettingRow{"auto-complete"_L1, setFlag<&JobSettings::autoComplete>,
               flag<&JobSettings::autoComplete>},
    SettingRow{"parallel-files"_L1, setCount<&JobSettings::parallelFiles, 1, mostParallelFiles>,
               count<&JobSettings::parallelFiles>},
    SettingRow{"connections"_L1, setCount<&JobSettings::connections, 0, mostConnections>,
               count<&JobSettings::connections>},
    SettingRow{"bandwidth-limit"_L1, setBandwidthLimit,
               [](const Job &job) { return rateText(job.settings.bandwidthLimit); }},
    SettingRow{"cost-policy"_L1, setCostPolicy,
               [](const Job &job) { return QString(costPolicyName(job.settings.costPolicy)); }},
    SettingRow{"dynamic-content"_L1, setDynamicContent, flag<&JobSettings::dynamicContent>},
    SettingRow{"upload-method"_L1, setUploadMethod,
               [](const Job &job) { return QString(uploadMethodName(job.settings.uploadMethod)); }},
    SettingRow{"reply-path"_L1, setReplyPath, replyPath},
    SettingRow{"category"_L1, setCategory, [](const Job &job) { return job.category; }},
    SettingRow{"header"_L1, setHeader,
               [](const Job &job) { return requestHeadersForPeople(job.settings.headers); }},
    SettingRow{
        "redirects"_L1, setRedirects,
        [](const Job &job) { return QString(redirectPolicyName(job.settings.redirects.policy)); }},
    SettingRow{"insecure-redirects"_L1, setInsecureRedirects,
               [](const Job &job) {
                   return job.settings.redirects.allowsInsecure ? u"true"_s : u"false"_s;
               }},
    SettingRow{"checksum"_L1, setChecksum, checksumsOf},
    SettingRow{"file-priority"_L1, setFilePriorities, filePriorities},
    SettingRow{"skip-files"_L1, setSkippedFiles, skippedFiles},
    SettingRow{"file-name"_L1, setFileName, fileNames},
    SettingRow{"folder"_L1, setFolder, folderText},
    SettingRow{"proxy"_L1, setProxy,
               [](const Job &job) {
                   return job.settings.proxy.isEmpty() ? u"default"_s : job.settings.proxy;
               }},
    SettingRow{"proxy-bypass"_L1, setProxyBypass,
               [](const Job &job) { return job.settings.proxyBypass; }},
    SettingRow{"security"_L1, setSecurity,
               [](const Job &job) { return securityText(job.settings.security); }},
    SettingRow{"client-certificate"_L1, setClientCertificate,
               [](const Job &job) { return job.settings.clientCertificate; }},
    SettingRow{"notify-command"_L1, setNotifyCommand,
               [](const Job &job) { return job.settings.notifyCommand; }},
    SettingRow{"scan"_L1, setScan,
               [](const Job &job) { return job.settings.skipsScan ? u"off"_s : u"on"_s; }},
};

const SettingRow *rowOf(const QString &key)
{
    const auto row = std::find_if(settingRows.begin(), settingRows.end(),
                                  [&key](const SettingRow &one) { return one.key == key; });
    return row == settingRows.end() ? nullptr : &*row;
}

} // namespace

QStringList settingKeys()
{
    QStringList keys;
    for (const SettingRow &row : settingRows)
        keys.append(row.key);
    return keys;
}

Done setSetting(Job &job, const QString &key, const QString &text)
{
    const SettingRow *row = rowOf(key);
    if (!row && uploadFact(job, key))
        return refused(ErrorCode::InvalidArgument, key + u" is only to be read"_s);
    return row ? row->set(job, text) : Done(refused(ErrorCode::UnknownKey, key));
}

Result<QString> settingText(const Job &job, const QString &key)
{
    const SettingRow *row = rowOf(key);
    if (row)
        return row->text(job);
    if (const auto fact = uploadFact(job, key))
        return *fact;
    return refused(ErrorCode::UnknownKey, key);
}

} // namespace tranship

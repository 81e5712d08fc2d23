// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/job.h"

#include "model/job/names.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array typeNames = {"download"_L1, "upload"_L1, "upload-reply"_L1};
constexpr std::array priorityNames = {"foreground"_L1, "high"_L1, "normal"_L1, "low"_L1};
constexpr std::array fileRoleNames = {"content"_L1, "reply"_L1};
constexpr std::array fileStateNames = {"Waiting"_L1, "Moving"_L1, "Transferred"_L1, "Completed"_L1,
                                       "Failed"_L1};
constexpr std::array filePriorityNames = {"high"_L1, "normal"_L1, "low"_L1};
constexpr std::array onExistsNames = {"keep-both"_L1, "replace"_L1, "fail"_L1};
constexpr std::array costPolicyNames = {"always"_L1, "not-roaming"_L1, "not-metered"_L1};

bool isContent(const File &file)
{
    return file.role == FileRole::Content;
}

bool isWanted(const File &file)
{
    return isContent(file) && !file.isSkipped;
}

} // namespace

bool Job::hasUnfinishedFiles() const
{
    return std::any_of(files.begin(), files.end(), [](const File &file) { return file.isLeft(); });
}

int Job::filesTotal() const
{
    return static_cast<int>(std::count_if(files.begin(), files.end(), isContent));
}

int Job::filesWanted() const
{
    return static_cast<int>(std::count_if(files.begin(), files.end(), isWanted));
}

int Job::filesTransferred() const
{
    return static_cast<int>(std::count_if(files.begin(), files.end(), [](const File &file) {
        return isContent(file) && file.isFinished();
    }));
}

qint64 Job::bytesTransferred() const
{
    qint64 sum = 0;
    for (const File &file : files)
        sum += isWanted(file) ? file.bytesTransferred : 0;
    return sum;
}

qint64 Job::bytesTotal() const
{
    qint64 sum = 0;
    for (const File &file : files) {
        if (!isWanted(file))
            continue;
        if (file.bytesTotal == unknownSize)
            return unknownSize;
        sum += file.bytesTotal;
    }
    return sum;
}

QLatin1String typeName(JobType type)
{
    return nameIn(typeNames, type);
}

std::optional<JobType> typeFromName(QStringView name)
{
    return valueIn<JobType>(typeNames, name);
}

QLatin1String priorityName(Priority priority)
{
    return nameIn(priorityNames, priority);
}

std::optional<Priority> priorityFromName(QStringView name)
{
    return valueIn<Priority>(priorityNames, name);
}

QLatin1String fileRoleName(FileRole role)
{
    return nameIn(fileRoleNames, role);
}

QLatin1String fileStateName(FileState state)
{
    return nameIn(fileStateNames, state);
}

QLatin1String filePriorityName(FilePriority priority)
{
    return nameIn(filePriorityNames, priority);
}

std::optional<FilePriority> filePriorityFromName(QStringView name)
{
    return valueIn<FilePriority>(filePriorityNames, name);
}

QLatin1String onExistsName(OnExists onExists)
{
    return nameIn(onExistsNames, onExists);
}

std::optional<OnExists> onExistsFromName(QStringView name)
{
    return valueIn<OnExists>(onExistsNames, name);
}

QLatin1String costPolicyName(CostPolicy policy)
{
    return nameIn(costPolicyNames, policy);
}

std::optional<CostPolicy> costPolicyFromName(QStringView name)
{
    return valueIn<CostPolicy>(costPolicyNames, name);
}

} // namespace tranship

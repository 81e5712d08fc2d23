// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/requestvalues.h"

#include "model/job/url.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostOfferedUrls = 200;

bool canBeOffered(const QString &url)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    return !url.isEmpty() && url.size() <= longestUrl
        && std::none_of(url.begin(), url.end(), isControl);
}

} // namespace

NewJob newJobFrom(Arguments &arguments)
{
    NewJob job;
    job.name = arguments.text("name"_L1);
    job.description = arguments.textOr("description"_L1, {});
    job.settings = arguments.textMap("settings"_L1);
    const auto type = typeFromName(arguments.textOr("type"_L1, typeName(job.type)));
    if (!type) {
        arguments.reject("type"_L1, u"download, upload or upload-reply"_s);
    }
    const auto priority =
        priorityFromName(arguments.textOr("priority"_L1, priorityName(job.priority)));
    if (!priority) {
        arguments.reject("priority"_L1, u"foreground, high, normal or low"_s);
    }
    job.type = type.value_or(job.type);
    job.priority = priority.value_or(job.priority);
    return job;
}

QList<NewFile> newFilesFrom(Arguments &arguments)
{
    QList<NewFile> files;
    for (const QJsonObject &json : arguments.objects("files"_L1)) {
        Arguments file(json);
        files.append({file.text("url"_L1), file.text("path"_L1), file.textOr("checksum"_L1, {})});
        if (file.problem()) {
            arguments.reject("files"_L1, file.problem()->detail);
        }
    }
    if (files.isEmpty()) {
        arguments.reject("files"_L1, u"one at least"_s);
    }
    return files;
}

QSet<JobState> statesFrom(Arguments &arguments)
{
    QSet<JobState> states;
    for (const QString &name : arguments.texts("states"_L1)) {
        const auto state = stateFromName(name);
        if (!state) {
            arguments.reject("states"_L1, u"no state is called "_s + name);
        }
        states.insert(state.value_or(JobState::Error));
    }
    if (states.isEmpty()) {
        arguments.reject("states"_L1, u"one at least"_s);
    }
    return states;
}

QStringList offeredUrlsFrom(Arguments &arguments)
{
    const QStringList urls = arguments.texts("urls"_L1);
    if (urls.size() > mostOfferedUrls || !std::all_of(urls.begin(), urls.end(), canBeOffered)) {
        arguments.reject("urls"_L1,
                         u"%1 at most, without control characters"_s.arg(mostOfferedUrls));
    }
    return urls;
}

} // namespace tranship

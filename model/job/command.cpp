// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/command.h"

#include "model/job/idtext.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <optional>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::Notification, detail);
}

/// The next word off the front of `rest`; nullopt: a quote that does not end.
std::optional<QString> takeWord(QStringView &rest)
{
    QString word;
    bool isQuoted = false;
    qsizetype at = 0;
    for (; at < rest.size(); ++at) {
        const QChar c = rest.at(at);
        if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (isQuoted && c == u'\\' && at + 1 < rest.size()
                   && (rest.at(at + 1) == u'"' || rest.at(at + 1) == u'\\')) {
            word += rest.at(++at);
        } else if (!isQuoted && c == u' ') {
            break;
        } else {
            word += c;
        }
    }
    rest = rest.sliced(at);
    return isQuoted ? std::nullopt : std::optional(word);
}

QString quoted(const QString &word)
{
    const bool isPlain = !word.isEmpty() && !word.contains(u' ') && !word.contains(u'"');
    if (isPlain)
        return word;
    QString text = word;
    text.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
    return u'"' + text + u'"';
}

bool isControl(QChar c)
{
    return c < u' ' || c == u'\x7f';
}

QString folderOf(const Job &job)
{
    return job.files.isEmpty() ? QString() : QFileInfo(job.files.constFirst().path).path();
}

} // namespace

Result<QStringList> commandFromText(const QString &text)
{
    if (text.size() > longestCommand)
        return refused(ErrorCode::StringTooLong, u"4000 characters at most"_s);
    if (std::any_of(text.begin(), text.end(), isControl))
        return refused(ErrorCode::InvalidArgument, u"a command is one line"_s);
    QStringList command;
    QStringView rest = QStringView(text).trimmed();
    while (!rest.isEmpty()) {
        const auto word = takeWord(rest);
        if (!word)
            return refused(ErrorCode::InvalidArgument, u"a quote is not closed"_s);
        command.append(*word);
        while (rest.startsWith(u' '))
            rest = rest.sliced(1);
    }
    if (!command.isEmpty() && !QDir::isAbsolutePath(command.constFirst()))
        return refused(ErrorCode::InvalidArgument, u"the program's absolute path comes first"_s);
    return command;
}

QString commandText(const QStringList &command)
{
    QStringList words;
    for (const QString &word : command)
        words.append(quoted(word));
    return words.join(u' ');
}

QStringList commandFor(const QStringList &command, const Job &job, const QStringList &paths)
{
    QStringList filled;
    for (const QString &word : command) {
        if (word == "{id}"_L1)
            filled.append(idText(job.id));
        else if (word == "{state}"_L1)
            filled.append(stateName(job.state));
        else if (word == "{folder}"_L1)
            filled.append(folderOf(job));
        else if (word == "{files}"_L1)
            filled.append(paths);
        else
            filled.append(word);
    }
    return filled;
}

QList<std::pair<QString, QString>> commandEnvironment(const Job &job)
{
    QString name = job.name;
    name.remove(QChar::Null);
    return {
        {u"TRANSHIP_JOB_ID"_s, idText(job.id)},
        {u"TRANSHIP_JOB_NAME"_s, name},
        {u"TRANSHIP_JOB_TYPE"_s, typeName(job.type)},
        {u"TRANSHIP_JOB_STATE"_s, stateName(job.state)},
        {u"TRANSHIP_JOB_FOLDER"_s, folderOf(job)},
        {u"TRANSHIP_JOB_FILES"_s, QString::number(job.filesTotal())},
        {u"TRANSHIP_JOB_BYTES"_s, QString::number(job.bytesTransferred())},
        {u"TRANSHIP_ERROR"_s,
         job.error.code == ErrorCode::None ? QString() : QString(errorName(job.error.code))},
        {u"TRANSHIP_HTTP_STATUS"_s,
         job.error.httpStatus > 0 ? QString::number(job.error.httpStatus) : QString()},
    };
}

QStringList commandPaths(const Job &job)
{
    QStringList paths;
    for (const File &file : job.files) {
        if (!file.isUnnamed())
            paths.append(file.path);
    }
    return paths;
}

} // namespace tranship

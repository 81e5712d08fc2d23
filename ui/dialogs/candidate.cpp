// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/candidate.h"

#include "model/job/filename.h"
#include "model/job/url.h"

namespace tranship {

QString OfferedFile::chosen() const
{
    if (!typed.isEmpty())
        return typed;
    return wanted.name.isEmpty() ? wanted.file.name : wanted.name;
}

QString OfferedFile::name() const
{
    if (const QString name = chosen(); !name.isEmpty())
        return name;
    if (!facts.name.isEmpty())
        return facts.name;
    const Result<QUrl> url = parseSource(withoutLogin(wanted.file.url).url);
    return url ? safeFileName(fileNameFromUrl(*url)) : QString();
}

bool OfferedFile::isNameFixed() const
{
    return !chosen().isEmpty();
}

bool OfferedFile::isNameLegal() const
{
    const QString name = chosen();
    if (name.isEmpty())
        return true;
    if (wanted.file.name.contains(QLatin1Char('/')))
        return safeRelativePath(name) == name;
    return safeFileName(name) == name;
}

qint64 OfferedFile::size() const
{
    return facts.size != unknownSize ? facts.size : wanted.size;
}

NewFile OfferedFile::newFile(const QString &folder) const
{
    NewFile file = wanted.file;
    file.path = folder;
    const QString name = chosen();
    if (name.contains(QLatin1Char('/')) || !file.name.isEmpty())
        file.name = name;
    else
        file.path += name;
    return file;
}

} // namespace tranship

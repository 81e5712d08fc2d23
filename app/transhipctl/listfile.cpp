// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transhipctl/listfile.h"

#include "model/control/protocol.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QStringDecoder>

#include <cstdio>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> refused(ErrorCode code, const QString &detail)
{
    return failure(code, ErrorContext::LocalFile, detail);
}

} // namespace

Result<QJsonArray> filesFromList(const QByteArray &list)
{
    if (list.size() > longestRequest) {
        return refused(ErrorCode::TooLarge, u"a list has %1 bytes at most"_s.arg(longestRequest));
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(list);
    if (decoder.hasError() || text.contains(QChar::Null)) {
        return refused(ErrorCode::InvalidArgument, u"the list is not UTF-8 text"_s);
    }
    QJsonArray files;
    int number = 0;
    for (QStringView line : QStringView(text).split(u'\n')) {
        ++number;
        if (line.endsWith(u'\r')) {
            line.chop(1);
        }
        if (line.trimmed().isEmpty()) {
            continue;
        }
        const QList<QStringView> fields = line.split(u'\t');
        if (fields.size() != 2 || fields.at(0).isEmpty() || fields.at(1).isEmpty()) {
            return refused(ErrorCode::InvalidArgument,
                           u"line %1 is not URL<TAB>PATH"_s.arg(number));
        }
        files.append(QJsonObject{{u"url"_s, fields.at(0).toString()},
                                 {u"path"_s, absolutePath(fields.at(1).toString())}});
    }
    if (files.isEmpty()) {
        return refused(ErrorCode::InvalidArgument, u"the list is empty"_s);
    }
    return files;
}

Result<QJsonArray> filesFromListFile(const QString &path)
{
    const Result<QByteArray> list = readInput(path, longestRequest);
    return list ? filesFromList(*list) : Result<QJsonArray>(failure(list.error()));
}

Result<QJsonArray> linesOfFile(const QString &path)
{
    const Result<QByteArray> content = readInput(path, longestRequest);
    if (!content) {
        return failure(content.error());
    }
    if (content->size() > longestRequest) {
        return refused(ErrorCode::TooLarge, u"a list has %1 bytes at most"_s.arg(longestRequest));
    }
    QJsonArray lines;
    for (const QByteArray &line : content->split('\n')) {
        if (const QByteArray text = line.trimmed(); !text.isEmpty()) {
            lines.append(QString::fromUtf8(text));
        }
    }
    if (lines.isEmpty()) {
        return refused(ErrorCode::InvalidArgument, u"the list is empty"_s);
    }
    return lines;
}

Result<QByteArray> readInput(const QString &path, qint64 limit)
{
    QFile file(path);
    const bool isOpen =
        path == "-"_L1 ? file.open(stdin, QFile::ReadOnly) : file.open(QFile::ReadOnly);
    if (!isOpen) {
        return refused(ErrorCode::FileNotFound, path + u": "_s + file.errorString());
    }
    // One byte more than allowed tells that there is more.
    QByteArray content;
    while (content.size() <= limit) {
        const QByteArray block = file.read(limit + 1 - content.size());
        if (block.isEmpty()) {
            break;
        }
        content.append(block);
    }
    if (file.error() != QFile::NoError) {
        return refused(ErrorCode::InputOutput, path + u": "_s + file.errorString());
    }
    return content;
}

QString absolutePath(const QString &path)
{
    const QString absolute = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    return path.endsWith(u'/') && !absolute.endsWith(u'/') ? absolute + u'/' : absolute;
}

} // namespace tranship

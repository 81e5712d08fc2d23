// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/metalinkreading.h"

#include <QFile>
#include <QMimeData>
#include <QThread>

#include <memory>

namespace tranship {

namespace {

using Described = Result<QList<MetalinkFile>>;

Described readMetalink(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return failure(ErrorCode::FileNotFound, ErrorContext::LocalFile,
                       path + QStringLiteral(": ") + file.errorString());
    const QByteArray document =
        file.read(longestMetalink + 1); // one more tells that it is too long
    if (file.error() != QFile::NoError)
        return failure(ErrorCode::InputOutput, ErrorContext::LocalFile,
                       path + QStringLiteral(": ") + file.errorString());
    return parseMetalink(document);
}

} // namespace

void MetalinkReading::begin(const QString &path)
{
    const int reading = ++m_reading;
    const auto result = std::make_shared<Described>();
    QThread *thread = QThread::create([path, result] { *result = readMetalink(path); });
    connect(thread, &QThread::finished, this, [this, reading, result] { tell(reading, *result); });
    connect(thread, &QThread::finished, thread, &QThread::deleteLater);
    thread->start();
}

void MetalinkReading::tell(int reading, const Described &files)
{
    if (reading != m_reading)
        return;
    if (files)
        Q_EMIT described(*files);
    else
        Q_EMIT refused(files.error());
}

namespace {

QString firstMetalink(const QList<QUrl> &urls)
{
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && isMetalinkName(url.fileName()))
            return url.toLocalFile();
    }
    return {};
}

} // namespace

QString metalinkIn(const QMimeData *data)
{
    return firstMetalink(data == nullptr ? QList<QUrl>() : data->urls());
}

QString metalinkAmong(const QStringList &links)
{
    return firstMetalink(QUrl::fromStringList(links));
}

} // namespace tranship

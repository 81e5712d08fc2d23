// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transhipctl/output.h"

#include "model/control/errormessage.h"
#include "model/control/jobjson.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <cstdio>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortIdLength = 8;

/// What servers and lists name must not steer the terminal.
QByteArray harmless(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) {
            c = u'?';
        }
    }
    return text.toLocal8Bit() + '\n';
}

void write(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

QString dataSize(qint64 size)
{
    return QLocale::c().formattedDataSize(size, 1, QLocale::DataSizeIecFormat);
}

} // namespace

void printLine(const QString &text)
{
    write(stdout, harmless(text));
}

void printNote(const QString &text)
{
    write(stderr, harmless(text));
}

void printJson(const QJsonObject &json)
{
    write(stdout, QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
}

void printJson(const QJsonArray &json)
{
    write(stdout, QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
}

ExitCode fail(const Error &error)
{
    printNote(errorLine(error));
    return error.code == ErrorCode::NoInstance ? ExitCode::NoInstance : ExitCode::Failed;
}

void printTable(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths.at(column), row.at(column).size());
        }
    }
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column) {
            line += row.at(column).leftJustified(widths.at(column) + 2);
        }
        while (line.endsWith(u' ')) {
            line.chop(1);
        }
        printLine(line);
    }
}

QString sizeText(const QJsonValue &size)
{
    return size.isDouble() ? dataSize(size.toInteger()) : u"unknown"_s;
}

QString timeText(const QJsonValue &time)
{
    const QDateTime moment = QDateTime::fromString(time.toString(), Qt::ISODate);
    return moment.isValid() ? moment.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s) : u"-"_s;
}

QString progressText(const QJsonObject &sized)
{
    const QJsonValue total = sized.value("bytesTotal"_L1);
    if (!total.isDouble()) {
        return u"unknown"_s;
    }
    const qint64 bytes = sized.value("bytesTransferred"_L1).toInteger();
    // In this order nothing overflows and 100 % means all of it.
    const double part = total.toInteger() == 0
        ? 1.0
        : static_cast<double>(bytes) / static_cast<double>(total.toInteger());
    const int percent =
        bytes >= total.toInteger() ? 100 : std::min(99, static_cast<int>(part * 100));
    return u"%1 %"_s.arg(percent);
}

QString speedText(const QJsonObject &job)
{
    const qint64 speed = job.value("speed"_L1).toInteger();
    return speed > 0 ? dataSize(speed) + u"/s"_s : QString();
}

QString errorText(const QJsonValue &error)
{
    return error.isObject() ? errorLine(errorFromJson(error.toObject())) : QString();
}

QString shortId(const QJsonObject &job)
{
    return job.value("id"_L1).toString().left(shortIdLength);
}

} // namespace tranship

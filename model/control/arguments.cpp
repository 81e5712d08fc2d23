// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/arguments.h"

#include <QJsonArray>

#include <limits>

namespace tranship {

using namespace Qt::StringLiterals;

Arguments::Arguments(const QJsonObject &json) : m_json(json) { }

QString Arguments::text(QLatin1String key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isString()) {
        reject(key, u"a text"_s);
    }
    return value.toString();
}

QString Arguments::textOr(QLatin1String key, const QString &fallback)
{
    return m_json.contains(key) ? text(key) : fallback;
}

bool Arguments::flag(QLatin1String key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isUndefined() && !value.isBool()) {
        reject(key, u"true or false"_s);
    }
    return value.toBool();
}

int Arguments::number(QLatin1String key, int minimum)
{
    const QJsonValue value = m_json.value(key);
    const qint64 number = value.toInteger(std::numeric_limits<qint64>::min());
    if (!value.isDouble() || number < minimum || number > std::numeric_limits<int>::max()) {
        reject(key, u"a whole number from %1"_s.arg(minimum));
        return minimum;
    }
    return static_cast<int>(number);
}

int Arguments::numberOr(QLatin1String key, int minimum, int fallback)
{
    return m_json.contains(key) ? number(key, minimum) : fallback;
}

qint64 Arguments::bytes(QLatin1String key)
{
    const QJsonValue value = m_json.value(key);
    const qint64 number = value.toInteger(-1);
    if (!value.isDouble() || number < 0) {
        reject(key, u"a whole number from 0"_s);
        return 0;
    }
    return number;
}

QStringList Arguments::texts(QLatin1String key)
{
    QStringList texts;
    const QJsonValue value = m_json.value(key);
    if (!value.isArray()) {
        reject(key, u"a list of texts"_s);
    }
    const QJsonArray items = value.toArray();
    for (const QJsonValueConstRef item : items) {
        if (!item.isString()) {
            reject(key, u"a list of texts"_s);
            return {};
        }
        texts.append(item.toString());
    }
    return texts;
}

QMap<QString, QString> Arguments::textMap(QLatin1String key)
{
    QMap<QString, QString> map;
    const QJsonValue value = m_json.value(key);
    if (!value.isUndefined() && !value.isObject()) {
        reject(key, u"an object of texts"_s);
    }
    const QJsonObject object = value.toObject();
    for (auto entry = object.constBegin(); entry != object.constEnd(); ++entry) {
        if (!entry.value().isString()) {
            reject(key, u"an object of texts"_s);
            return {};
        }
        map.insert(entry.key(), entry.value().toString());
    }
    return map;
}

QJsonObject Arguments::object(QLatin1String key)
{
    const QJsonValue value = m_json.value(key);
    if (!value.isObject()) {
        reject(key, u"an object"_s);
    }
    return value.toObject();
}

QList<QJsonObject> Arguments::objects(QLatin1String key)
{
    QList<QJsonObject> objects;
    const QJsonValue value = m_json.value(key);
    if (!value.isArray()) {
        reject(key, u"a list of objects"_s);
    }
    const QJsonArray items = value.toArray();
    for (const QJsonValueConstRef item : items) {
        if (!item.isObject()) {
            reject(key, u"a list of objects"_s);
            return {};
        }
        objects.append(item.toObject());
    }
    return objects;
}

void Arguments::reject(QLatin1String key, const QString &allowed)
{
    if (!m_problem) {
        m_problem = makeError(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                              key + u": "_s + allowed);
    }
}

} // namespace tranship

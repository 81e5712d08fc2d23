// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/result.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace tranship {

/// Reads the arguments of a request. The first one that is missing or of the wrong kind is
/// remembered in problem(); what is read then is empty.
class Arguments final {
public:
    explicit Arguments(const QJsonObject &json);

    [[nodiscard]] bool has(QLatin1String key) const { return m_json.contains(key); }

    [[nodiscard]] QString text(QLatin1String key);
    [[nodiscard]] QString textOr(QLatin1String key, const QString &fallback);
    [[nodiscard]] bool flag(QLatin1String key); ///< false when it is missing
    [[nodiscard]] int number(QLatin1String key, int minimum);
    [[nodiscard]] int numberOr(QLatin1String key, int minimum, int fallback);
    [[nodiscard]] qint64 bytes(QLatin1String key); ///< a whole number from 0
    [[nodiscard]] QStringList texts(QLatin1String key);
    [[nodiscard]] QMap<QString, QString> textMap(QLatin1String key); ///< empty when it is missing
    [[nodiscard]] QJsonObject object(QLatin1String key);
    [[nodiscard]] QList<QJsonObject> objects(QLatin1String key);

    /// Remembers that the value of `key` is not one of those allowed.
    void reject(QLatin1String key, const QString &allowed);

    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    QJsonObject m_json;
    std::optional<Error> m_problem;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/urlpattern.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <optional>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// What can stand in one place of a pattern: numbers, letters or words.
struct Choice {
    QStringList words; ///< of "{x,y,z}"
    qint64 first = 0; ///< of a count, else unused
    qint64 step = 0; ///< 0: words
    qint64 count = 1;
    int width = 0; ///< digits at least
    bool isLetter = false;

    [[nodiscard]] QString at(qint64 index) const
    {
        if (step == 0)
            return words.at(index);
        const qint64 value = first + index * step;
        return isLetter ? QString(QChar(static_cast<char16_t>(value)))
                        : QString::number(value).rightJustified(width, u'0');
    }
};

Choice literal(const QString &text)
{
    Choice one;
    one.words = QStringList{text};
    return one;
}

Choice counted(qint64 first, qint64 last, qint64 step)
{
    Choice range;
    range.first = first;
    range.step = first <= last ? step : -step;
    range.count = std::abs(last - first) / step + 1;
    return range;
}

/// "1-12", "001-120:10", "a-z".
std::optional<Choice> rangeFrom(const QString &inside)
{
    static const QRegularExpression form(
        u"^(?:(\\d{1,18})-(\\d{1,18})|([a-z])-([a-z])|([A-Z])-([A-Z]))(?::(\\d{1,9}))?$"_s);
    const QRegularExpressionMatch match = form.match(inside);
    const qint64 step = match.captured(7).isEmpty() ? 1 : match.captured(7).toLongLong();
    if (!match.hasMatch() || step == 0)
        return std::nullopt;
    if (const QString first = match.captured(1); !first.isEmpty()) {
        Choice range = counted(first.toLongLong(), match.captured(2).toLongLong(), step);
        // also "[01-5]", and "[120-001]" down
        const bool isPadded = (first.size() > 1 && first.startsWith(u'0'))
            || (match.captured(2).size() > 1 && match.captured(2).startsWith(u'0'));
        range.width =
            isPadded ? static_cast<int>(std::max(first.size(), match.captured(2).size())) : 0;
        return range;
    }
    const int from = match.captured(3).isEmpty() ? 5 : 3;
    Choice range = counted(match.captured(from).at(0).unicode(),
                           match.captured(from + 1).at(0).unicode(), step);
    range.isLetter = true;
    return range;
}

std::optional<Choice> wordsFrom(const QString &inside)
{
    if (!inside.contains(u','))
        return std::nullopt;
    Choice words;
    words.words = inside.split(u',');
    words.words.removeDuplicates();
    words.count = words.words.size();
    return words;
}

QList<Choice> choicesOf(const QString &text)
{
    static const QRegularExpression place(u"\\[([^\\[\\]{}]*)\\]|\\{([^\\[\\]{}]*)\\}"_s);
    QList<Choice> choices;
    qsizetype end = 0; // of what is understood so far
    for (auto matches = place.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const auto choice = text.at(match.capturedStart()) == u'[' ? rangeFrom(match.captured(1))
                                                                   : wordsFrom(match.captured(2));
        if (!choice)
            continue;
        choices.append(literal(text.mid(end, match.capturedStart() - end)));
        choices.append(*choice);
        end = match.capturedEnd();
    }
    choices.append(literal(text.mid(end)));
    return choices;
}

} // namespace

Result<QStringList> expandUrlPattern(const QString &text, qsizetype most)
{
    const QList<Choice> choices = choicesOf(text);
    qint64 total = 1;
    for (const Choice &choice : choices) {
        if (choice.count > most || total * choice.count > most)
            return failure(ErrorCode::InvalidArgument, ErrorContext::RemoteFile,
                           u"the pattern means more than %1 links"_s.arg(most));
        total *= choice.count;
    }
    QStringList links{QString()};
    for (const Choice &choice : choices) {
        QStringList longer;
        longer.reserve(links.size() * choice.count);
        for (const QString &begun : std::as_const(links)) {
            for (qint64 index = 0; index < choice.count; ++index)
                longer.append(begun + choice.at(index));
        }
        links = longer;
    }
    links.removeDuplicates();
    return links;
}

} // namespace tranship

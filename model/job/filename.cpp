// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/filename.h"

#include <QRegularExpression>
#include <QStringBuilder>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int fileSystemLimit = 255; ///< bytes of a name on every file system that matters
constexpr int longestSuffix = 32; ///< longer ones are part of the name

qsizetype byteLength(const QString &text)
{
    return text.toUtf8().size();
}

/// Controls, what turns the reading direction, and what has no width but is no part of a letter.
bool isHidden(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Other_Control || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph)
        return true;
    return c == 0x061c || c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

bool isReserved(char32_t c)
{
    return c < 0x80 && QLatin1StringView("<>:\"|?*").contains(QChar(static_cast<char16_t>(c)));
}

QString withoutBadCharacters(const QString &text)
{
    QString clean;
    for (const char32_t c : text.toUcs4()) {
        if (isHidden(c))
            continue;
        // toUcs4 keeps lone surrogates; they cannot be written as UTF-8.
        const bool bad = isReserved(c) || QChar::isSurrogate(c) || c == QChar::ReplacementCharacter;
        clean += bad ? u"_"_s : QString::fromUcs4(&c, 1);
    }
    return clean;
}

QStringView withoutBadEnd(QStringView text)
{
    while (!text.isEmpty() && (text.last().isSpace() || text.last() == u'.'))
        text.chop(1);
    return text;
}

QString withoutBadEnds(QStringView text)
{
    const auto isBadFirst = [](QChar c) {
        return c.isSpace() || c == u'.' || c == u'-' || c == u'~';
    };
    while (!text.isEmpty() && isBadFirst(text.first()))
        text = text.sliced(1);
    return withoutBadEnd(text).toString();
}

/// Names that Windows takes for devices, whatever suffix follows.
bool isDeviceName(const QString &name)
{
    static const QRegularExpression device(
        u"^(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\.|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return name.contains(device);
}

struct NameParts {
    QString stem;
    QString suffix; ///< with its dot
};

NameParts partsOf(const QString &name)
{
    static const QRegularExpression suffix(u"^(.+?)((\\.tar)?\\.[^. ]+)$"_s,
                                           QRegularExpression::CaseInsensitiveOption
                                               | QRegularExpression::DotMatchesEverythingOption);
    const auto match = suffix.match(name);
    if (!match.hasMatch() || byteLength(match.captured(2)) > longestSuffix)
        return {name, {}};
    return {match.captured(1), match.captured(2)};
}

/// The longest beginning of `text` that fits, ending where a visible character ends.
QString cutToBytes(const QString &text, qsizetype bytes)
{
    if (byteLength(text) <= bytes)
        return text;
    const auto fitting = [&text, bytes](QTextBoundaryFinder finder) {
        qsizetype end = 0;
        qsizetype used = 0;
        for (qsizetype next = finder.toNextBoundary(); next > 0; next = finder.toNextBoundary()) {
            used += QStringView(text).sliced(end, next - end).toUtf8().size();
            if (used > bytes)
                break;
            end = next;
        }
        return text.first(end);
    };
    const QString whole = fitting(QTextBoundaryFinder(QTextBoundaryFinder::Grapheme, text));
    if (!whole.isEmpty())
        return whole;
    // One letter under a pile of accents that is longer than the limit: cut between code points.
    QString cut;
    for (const char32_t c : text.toUcs4()) {
        const QString longer = cut + QString::fromUcs4(&c, 1);
        if (byteLength(longer) > bytes)
            break;
        cut = longer;
    }
    return cut;
}

/// `stem` cut so that it and `end` have at most `limit` bytes.
QString joinedWithin(const QString &stem, const QString &end, int limit)
{
    QString cut = cutToBytes(stem, limit - byteLength(end));
    if (cut.size() < stem.size())
        cut.truncate(withoutBadEnd(cut).size());
    return cut % end;
}

} // namespace

QString safeFileName(const QString &suggested)
{
    const qsizetype separator = std::max(suggested.lastIndexOf(u'/'), suggested.lastIndexOf(u'\\'));
    QString name = withoutBadCharacters(suggested.sliced(separator + 1));
    name = withoutBadEnds(name.normalized(QString::NormalizationForm_C));
    if (isDeviceName(name))
        name.prepend(u'_');
    const NameParts parts = partsOf(name);
    name = joinedWithin(parts.stem, parts.suffix, longestFileName);
    return name.isEmpty() ? u"download"_s : name;
}

std::optional<QString> safeRelativePath(const QString &suggested)
{
    static const QRegularExpression separator(u"[/\\\\]"_s);
    static const QRegularExpression drive(u"^[A-Za-z]:"_s);
    const QStringList parts = suggested.split(separator);
    if (parts.size() > deepestRelativePath || drive.match(suggested).hasMatch())
        return std::nullopt;
    QStringList safe;
    for (const QString &part : parts) {
        const QString trimmed = part.trimmed();
        if (trimmed.isEmpty() || trimmed == "."_L1 || trimmed == ".."_L1)
            return std::nullopt;
        safe.append(safeFileName(part));
    }
    return safe.join(u'/');
}

QString fileNameFromUrl(const QUrl &url)
{
    // The segment is split off before it is decoded: a coded separator belongs to it.
    const QString path = url.path(QUrl::FullyEncoded);
    const QString segment = path.sliced(path.lastIndexOf(u'/') + 1);
    return QUrl::fromPercentEncoding(segment.toUtf8());
}

QString numberedFileName(const QString &name, int number)
{
    const NameParts parts = partsOf(name);
    const QString end = u" ("_s % QString::number(number) % u")"_s % parts.suffix;
    return joinedWithin(parts.stem, end, fileSystemLimit);
}

QString uniqueFileName(const QString &name, const QSet<QString> &taken)
{
    QString unique = name;
    for (int number = 1; taken.contains(foldedFileName(unique)); ++number)
        unique = numberedFileName(name, number);
    return unique;
}

QString foldedFileName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_C);
}

QString partFileName(const QString &name, const QUuid &job, int file)
{
    const QString end = u"."_s % job.toString(QUuid::WithoutBraces).first(8) % u"-"_s
        % QString::number(file) % u".part"_s;
    return u"."_s % cutToBytes(name, fileSystemLimit - 1 - byteLength(end)) % end;
}

bool isPartFileName(const QString &name)
{
    static const QRegularExpression form(u"\\A\\..+\\.[0-9a-f]{8}-(0|[1-9][0-9]*)\\.part\\z"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    return form.match(name).hasMatch() && byteLength(name) <= fileSystemLimit
        && !name.contains(u'/');
}

} // namespace tranship

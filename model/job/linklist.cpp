// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/linklist.h"

#include "model/job/checksum.h"
#include "model/job/metalink.h"
#include "model/job/url.h"
#include "model/job/wantedlinks.h"

#include <QSet>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

using Record = QStringList;

std::optional<QString> textOf(QByteArrayView document)
{
    const auto marked = QStringConverter::encodingForData(document);
    QStringDecoder decode(marked.value_or(QStringConverter::Utf8));
    const QString text = decode(document);
    if (decode.hasError() || text.contains(QChar(0)))
        return std::nullopt;
    return text;
}

/// RFC 4180, also with bare line feeds; a quote inside a field that did not begin with one is
/// itself.
class TableReader final {
public:
    TableReader(const QString &text, QChar separator) : m_text(text), m_separator(separator) { }

    QList<Record> records()
    {
        while (m_at < m_text.size())
            readField();
        endRecord();
        return m_records;
    }

private:
    void readField()
    {
        const bool isQuoted = m_text.at(m_at) == u'"';
        QString field = isQuoted ? readQuoted() : QString();
        while (m_at < m_text.size() && m_text.at(m_at) != m_separator && m_text.at(m_at) != u'\n')
            field += m_text.at(m_at++);
        m_record.append(field.trimmed());
        const bool ends = m_at >= m_text.size() || m_text.at(m_at) == u'\n';
        ++m_at;
        if (ends)
            endRecord();
    }

    QString readQuoted()
    {
        QString field;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const bool isQuote = m_text.at(m_at) == u'"';
            const bool isDoubled = isQuote && m_text.mid(m_at + 1, 1) == "\""_L1;
            if (isQuote && !isDoubled) {
                ++m_at;
                break;
            }
            m_at += isDoubled ? 1 : 0;
            field += m_text.at(m_at);
        }
        return field;
    }

    void endRecord()
    {
        const bool isEmpty = std::all_of(m_record.cbegin(), m_record.cend(),
                                         [](const QString &field) { return field.isEmpty(); });
        if (!isEmpty)
            m_records.append(m_record);
        m_record.clear();
    }

    const QString m_text;
    const QChar m_separator;
    qsizetype m_at = 0;
    Record m_record;
    QList<Record> m_records;
};

/// Which fields of a record are what; -1: none.
struct Columns {
    qsizetype url = -1;
    qsizetype name = -1;
    qsizetype checksum = -1;
};

Columns columnsOf(const Record &head)
{
    constexpr std::array urls = {"url"_L1, "link"_L1, "address"_L1, "href"_L1, "uri"_L1};
    constexpr std::array names = {"name"_L1,   "file"_L1, "filename"_L1, "file name"_L1,
                                  "output"_L1, "path"_L1, "title"_L1};
    constexpr std::array sums = {"checksum"_L1, "hash"_L1, "sha256"_L1, "sha-256"_L1, "sha1"_L1,
                                 "sha-1"_L1,    "md5"_L1,  "sha512"_L1, "sha-512"_L1};
    const auto isOneOf = [](const auto &words, const QString &field) {
        return std::find(words.begin(), words.end(), field.toLower()) != words.end();
    };
    Columns columns;
    for (qsizetype i = 0; i < head.size(); ++i) {
        if (columns.url < 0 && isOneOf(urls, head.at(i)))
            columns.url = i;
        else if (columns.name < 0 && isOneOf(names, head.at(i)))
            columns.name = i;
        else if (columns.checksum < 0 && isOneOf(sums, head.at(i)))
            columns.checksum = i;
    }
    return columns;
}

QString checksumOf(const QString &field)
{
    const Result<Checksum> checksum = parseChecksum(field);
    return checksum ? checksumText(*checksum) : QString();
}

QString plainName(const QString &field)
{
    return field.section(u'/', -1);
}

/// A login in it is no matter of the list: who creates the job takes it out.
bool isWebLink(const QString &text)
{
    return bool(parseUrl(withoutLogin(text).url));
}

std::optional<ListedLink> linkByColumns(const Record &record, const Columns &columns)
{
    const QString url = record.value(columns.url);
    if (!isWebLink(url))
        return std::nullopt;
    const QString name = columns.name < 0 ? QString() : record.value(columns.name);
    const QString sum = columns.checksum < 0 ? QString() : record.value(columns.checksum);
    return ListedLink{url, plainName(name), checksumOf(sum)};
}

std::optional<ListedLink> linkByLooks(const Record &record)
{
    const auto url = std::find_if(record.cbegin(), record.cend(), isWebLink);
    if (url == record.cend())
        return std::nullopt;
    ListedLink link{*url, {}, {}};
    for (auto field = record.cbegin(); field != record.cend(); ++field) {
        if (link.checksum.isEmpty())
            link.checksum = checksumOf(*field);
    }
    const QString next = record.value(url - record.cbegin() + 1);
    if (checksumOf(next).isEmpty() && !isWebLink(next))
        link.name = plainName(next);
    return link;
}

LinkList linksOf(const QList<Record> &records)
{
    const Columns columns = records.isEmpty() ? Columns{} : columnsOf(records.constFirst());
    const bool hasHead = columns.url >= 0;
    LinkList list;
    QSet<QString> seen;
    for (const Record &record : hasHead ? records.mid(1) : records) {
        const auto link = hasHead ? linkByColumns(record, columns) : linkByLooks(record);
        if (!link)
            ++list.skipped;
        else if (!seen.contains(link->url))
            list.links.append(*link);
        if (link)
            seen.insert(link->url);
    }
    return list;
}

/// The one that stands in the line most often; null: none does.
QChar separatorOf(const QString &line)
{
    QChar best;
    qsizetype most = 0;
    for (const QChar separator : {u'\t', u';', u','}) {
        if (const qsizetype count = line.count(separator); count > most) {
            most = count;
            best = separator;
        }
    }
    return best;
}

LinkList listOf(const QString &text, ListForm form)
{
    const QString first = text.trimmed().section(u'\n', 0, 0);
    const QChar separator = separatorOf(first);
    const bool hasHead =
        !separator.isNull() && columnsOf(TableReader(first, separator).records().value(0)).url >= 0;
    const bool isTable = form == ListForm::Table || hasHead || separator == u'\t';
    if (isTable)
        return linksOf(TableReader(text, separator.isNull() ? QChar(u',') : separator).records());
    LinkList list;
    for (const QString &url : webLinksIn(text))
        list.links.append({url, {}, {}});
    return list;
}

} // namespace

bool isTableName(const QString &fileName)
{
    return fileName.endsWith(".csv"_L1, Qt::CaseInsensitive)
        || fileName.endsWith(".tsv"_L1, Qt::CaseInsensitive);
}

bool isLinkListName(const QString &fileName)
{
    constexpr std::array texts = {".txt"_L1, ".text"_L1, ".urls"_L1, ".lst"_L1};
    return isMetalinkName(fileName) || isTableName(fileName)
        || std::any_of(texts.begin(), texts.end(), [&fileName](QLatin1String suffix) {
               return fileName.endsWith(suffix, Qt::CaseInsensitive);
           });
}

tl::expected<LinkList, LinkListProblem> parseLinkList(QByteArrayView document, ListForm form)
{
    if (document.size() > longestLinkList)
        return tl::unexpected(LinkListProblem::TooLong);
    const auto text = textOf(document);
    if (!text)
        return tl::unexpected(LinkListProblem::NoText);
    LinkList list = listOf(*text, form);
    if (list.links.isEmpty())
        return tl::unexpected(LinkListProblem::NoLinks);
    if (list.links.size() > mostLinks)
        return tl::unexpected(LinkListProblem::TooLong);
    return list;
}

} // namespace tranship

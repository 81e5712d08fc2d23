// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/linkheader.h"

#include "model/job/url.h"

#include <algorithm>
#include <optional>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

struct Link {
    QByteArray target;
    QByteArrayList relations; ///< lower case
    QByteArray type; ///< lower case
    int priority = leastPriority;
    QString country;
    bool hasAnchor = false;
};

struct DescribedBy {
    QUrl url;
    int priority = leastPriority;
};

int priorityFrom(const QByteArray &text)
{
    bool isNumber = false;
    const int priority = text.toInt(&isNumber);
    return isNumber && priority >= 1 && priority <= leastPriority ? priority : leastPriority;
}

QString countryFrom(const QByteArray &text)
{
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    const QByteArray lower = text.toLower();
    return lower.size() == 2 && std::all_of(lower.begin(), lower.end(), isLetter)
        ? QString::fromLatin1(lower)
        : QString();
}

void takeParameter(Link &link, QByteArrayView part)
{
    const FieldPair pair = fieldPair(part);
    const QByteArray name = pair.name.toByteArray().toLower();
    const QByteArray value = unquotedField(pair.value);
    // Of repeated "rel" and "type" the first counts (RFC 8288, section 3.3 and 3.4.1).
    if (name == "rel" && link.relations.isEmpty())
        link.relations = value.toLower().simplified().split(' ');
    else if (name == "type" && link.type.isEmpty())
        link.type = value.toLower();
    else if (name == "pri")
        link.priority = priorityFrom(value);
    else if (name == "geo")
        link.country = countryFrom(value);
    else if (name == "anchor")
        link.hasAnchor = true;
}

std::optional<Link> linkFrom(QByteArrayView text)
{
    const qsizetype end = text.indexOf('>');
    if (!text.startsWith('<') || end < 0)
        return std::nullopt;
    Link link;
    link.target = text.sliced(1, end - 1).trimmed().toByteArray();
    for (const QByteArrayView part : fieldParts(text.sliced(end + 1), ';'))
        takeParameter(link, part);
    return link;
}

std::optional<QUrl> targetOf(const Link &link, const QUrl &base)
{
    const QUrl target = QUrl::fromEncoded(link.target, QUrl::StrictMode);
    if (link.target.isEmpty() || !target.isValid())
        return std::nullopt;
    const Result<QUrl> url = checkedUrl(base.resolved(target));
    if (!url || (base.scheme() == "https"_L1 && url->scheme() != "https"_L1))
        return std::nullopt;
    return *url;
}

template <typename Entry> void appendNew(QList<Entry> &entries, const Entry &entry)
{
    const auto isSame = [&entry](const Entry &other) { return other.url == entry.url; };
    if (entries.size() < mostLinks && std::none_of(entries.begin(), entries.end(), isSame))
        entries.append(entry);
}

template <typename Entry> void sortByPriority(QList<Entry> &entries)
{
    std::stable_sort(entries.begin(), entries.end(), [](const Entry &one, const Entry &other) {
        return one.priority < other.priority;
    });
}

} // namespace

FileLinks linksOf(const HeaderFields &headers, const QUrl &base)
{
    FileLinks links;
    QList<DescribedBy> descriptions;
    const QUrl own = base.adjusted(QUrl::RemoveFragment);
    for (const auto &[name, value] : headers) {
        if (name.compare("link", Qt::CaseInsensitive) != 0 || value.size() > longestLinkHeader)
            continue;
        for (const QByteArrayView part : fieldParts(value, ',')) {
            const auto link = linkFrom(part);
            const auto url = link && !link->hasAnchor ? targetOf(*link, base) : std::nullopt;
            if (!url)
                continue;
            if (link->relations.contains("duplicate") && *url != own)
                appendNew(links.mirrors, {*url, link->priority, link->country});
            if (link->relations.contains("describedby")
                && link->type == "application/metalink4+xml")
                appendNew(descriptions, {*url, link->priority});
        }
    }
    sortByPriority(links.mirrors);
    sortByPriority(descriptions);
    for (const DescribedBy &description : std::as_const(descriptions))
        links.metalinks.append(description.url);
    return links;
}

} // namespace tranship

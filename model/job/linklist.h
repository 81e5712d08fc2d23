// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/urlpattern.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace tranship {

inline constexpr qint64 longestLinkList = qint64{16} * 1024 * 1024; ///< bytes

/// One link of a list that was kept as a file.
struct ListedLink {
    QString url; ///< http or https
    QString name; ///< file name, as it stands there; empty: none given
    QString checksum; ///< of checksumText; empty: none given

    bool operator==(const ListedLink &) const = default;
};

struct LinkList {
    QList<ListedLink> links; ///< one at least, each once
    int skipped = 0; ///< records with something in them but no link

    bool operator==(const LinkList &) const = default;
};

enum class LinkListProblem {
    TooLong, ///< more bytes than longestLinkList, or more than mostLinks links
    NoText, ///< neither UTF-8 nor UTF-16 with a mark
    NoLinks,
};

/// How a list is written.
enum class ListForm {
    Guessed, ///< a table if it has a head that says so or tabs between, else a text
    Table, ///< comma, semicolon or tab, whichever stands in its first line (RFC 4180)
};

/// Whether a file of that name may hold links to be imported: a Metalink, a text, a table.
[[nodiscard]] bool isLinkListName(const QString &fileName);
[[nodiscard]] bool isTableName(const QString &fileName); ///< ".csv", ".tsv"

/// Reads a list of links: a text (webLinksIn), or a table with a link in each record. A head names
/// its columns (url, link, address; name, file; checksum, sha256, ...); without one the first field
/// that is a link counts, the field after it is the name, and one that can be a checksum is it.
[[nodiscard]] tl::expected<LinkList, LinkListProblem> parseLinkList(QByteArrayView document,
                                                                    ListForm form);

} // namespace tranship

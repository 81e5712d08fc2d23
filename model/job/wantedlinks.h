// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/curlcommand.h"
#include "model/job/urlpattern.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace tranship {

/// One link of a text.
struct WantedLink {
    QString url; ///< what parseSource takes, perhaps with a login in it (withoutLogin)
    QString name; ///< a file name given with it; empty: the server's or the link's own

    bool operator==(const WantedLink &) const = default;
};

/// A line that means no link.
struct BadLine {
    enum class Kind {
        NoAddress,
        OtherScheme, ///< `what` is the scheme: "magnet"
        OtherMachine, ///< a file: link that is no file of this machine
        Blank, ///< a blank inside: where the link ends is a guess
        TooMany, ///< a pattern, or the text so far, means more than mostLinks
        Curl, ///< `curl` says why
    };
    int line = 0; ///< from 1
    int lines = 1; ///< how many belong to it
    Kind kind = Kind::NoAddress;
    QString what;
    CurlProblem curl;

    bool operator==(const BadLine &) const = default;
};

/// What a text of links means.
struct WantedLinks {
    QList<WantedLink> links; ///< each once, in their order; mostLinks at most
    QList<BadLine> bad;
    QList<std::pair<QString, QString>> headers; ///< that curl commands in it would have sent
    QStringList unusedOptions; ///< of these
};

/// Reads a text as people type, paste or keep it: on each line a link, a pattern of links
/// (expandUrlPattern), several links with blanks between, or a curl command, which may go on over
/// lines. Empty lines and those that begin with # say nothing.
[[nodiscard]] WantedLinks readWantedLinks(const QString &text);

/// The web links that a text of any kind holds, each once, in their order, mostLinks at most: those
/// of readWantedLinks, and of other lines the words that are links, without the brackets, quotes
/// and full stops around them. Files of this machine are not taken.
[[nodiscard]] QStringList webLinksIn(const QString &text);

/// Whether a link looks like one to a file rather than to a page: its last part has a suffix that
/// pages don't have.
[[nodiscard]] bool isLikelyFile(const QUrl &url);

/// Whether a link may be good for one request only, or for a short time: it carries what looks like
/// a secret.
[[nodiscard]] bool mayBeOneShot(const QUrl &url);

} // namespace tranship

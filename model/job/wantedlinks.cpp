// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/wantedlinks.h"

#include "model/job/filename.h"
#include "model/job/url.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// A line, or the lines of one command.
struct Passage {
    int line = 0;
    int lines = 1;
    QString text;
};

QList<Passage> passagesOf(const QString &text)
{
    const QStringList lines = text.split(u'\n');
    QList<Passage> passages;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        Passage passage{static_cast<int>(i) + 1, 1, lines.at(i)};
        if (isCurlCommand(passage.text)) {
            while (goesOnInNextLine(lines.at(i)) && i + 1 < lines.size()) {
                passage.text += u'\n' + lines.at(++i);
                ++passage.lines;
            }
        }
        passage.text = passage.text.trimmed();
        if (!passage.text.isEmpty() && !passage.text.startsWith(u'#'))
            passages.append(passage);
    }
    return passages;
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression blanks(u"\\s+"_s);
    return text.split(blanks, Qt::SkipEmptyParts);
}

bool beginsAsLink(const QString &word)
{
    static const QRegularExpression scheme(u"^(https?|file)://?"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return word.contains(scheme);
}

BadLine badLine(const QString &text)
{
    static const QRegularExpression scheme(u"^([a-z][a-z0-9+.-]*):"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    BadLine bad;
    const QString name = scheme.match(text).captured(1).toLower();
    if (name == "file"_L1)
        bad.kind = BadLine::Kind::OtherMachine;
    else if (beginsAsLink(text) && wordsOf(text).size() > 1)
        bad.kind = BadLine::Kind::Blank;
    else if (!name.isEmpty() && !beginsAsLink(text) && !text.contains(u' '))
        bad = BadLine{0, 1, BadLine::Kind::OtherScheme, name, {}};
    return bad;
}

class Reader final {
public:
    WantedLinks read(const QString &text)
    {
        for (const Passage &passage : passagesOf(text))
            readPassage(passage);
        return m_wanted;
    }

private:
    void readPassage(const Passage &passage)
    {
        if (isCurlCommand(passage.text))
            return readCurl(passage);
        const QStringList words = wordsOf(passage.text);
        const bool areAll =
            words.size() > 1 && std::all_of(words.begin(), words.end(), beginsAsLink);
        if (!areAll)
            return readLink(passage, passage.text);
        for (const QString &word : words)
            readLink(passage, word);
    }

    void readCurl(const Passage &passage)
    {
        const auto command = parseCurlCommand(passage.text);
        if (!command)
            return refuse(passage, BadLine{0, 1, BadLine::Kind::Curl, {}, command.error()});
        for (const CurlCommand::Target &target : command->targets)
            readLink(passage, target.url, target.name);
        m_wanted.headers += command->headers;
        m_wanted.unusedOptions += command->unusedOptions;
    }

    void readLink(const Passage &passage, const QString &text, const QString &name = {})
    {
        const auto left = static_cast<qsizetype>(mostLinks - m_wanted.links.size());
        const Result<QStringList> meant = expandUrlPattern(text);
        if (!meant || meant->size() > left)
            return refuse(passage, BadLine{0, 1, BadLine::Kind::TooMany, {}, {}});
        for (const QString &link : *meant) {
            if (!parseSource(withoutLogin(link).url))
                return refuse(passage, badLine(text));
        }
        for (const QString &link : *meant) {
            if (m_seen.contains(link))
                continue;
            m_seen.insert(link);
            m_wanted.links.append({link, name});
        }
    }

    void refuse(const Passage &passage, BadLine bad)
    {
        bad.line = passage.line;
        bad.lines = passage.lines;
        m_wanted.bad.append(bad);
    }

    WantedLinks m_wanted;
    QSet<QString> m_seen;
};

/// A word of prose without what stands around a link in it.
QString bared(QString word)
{
    const QString before = u"<([{\"'«“„"_s;
    const QString after = u">)]}\"'»”.,;:!?"_s;
    while (!word.isEmpty() && before.contains(word.front()))
        word.remove(0, 1);
    while (!word.isEmpty() && after.contains(word.back())) {
        // a bracket that the link itself has open belongs to it
        if (word.back() == u')' && word.count(u'(') >= word.count(u')'))
            break;
        word.chop(1);
    }
    return word;
}

} // namespace

WantedLinks readWantedLinks(const QString &text)
{
    return Reader().read(text);
}

QStringList webLinksIn(const QString &text)
{
    QStringList links;
    QSet<QString> seen;
    const auto add = [&](const QString &link) {
        if (links.size() < mostLinks && !seen.contains(link) && parseUrl(withoutLogin(link).url)) {
            seen.insert(link);
            links.append(link);
        }
    };
    for (const Passage &passage : passagesOf(text)) {
        const WantedLinks wanted = readWantedLinks(passage.text);
        for (const WantedLink &link : wanted.links)
            add(link.url);
        const bool isLink =
            wanted.bad.isEmpty() || beginsAsLink(passage.text) || isCurlCommand(passage.text);
        if (isLink)
            continue;
        for (const QString &word : wordsOf(passage.text))
            add(bared(word));
    }
    return links;
}

bool isLikelyFile(const QUrl &url)
{
    constexpr std::array pages = {"html"_L1, "htm"_L1, "xhtml"_L1, "php"_L1,  "asp"_L1,
                                  "aspx"_L1, "jsp"_L1, "cgi"_L1,   "shtml"_L1};
    const QString name = fileNameFromUrl(url);
    const qsizetype dot = name.lastIndexOf(u'.');
    const QString suffix = name.mid(dot + 1).toLower();
    const bool isWord =
        std::all_of(suffix.begin(), suffix.end(), [](QChar c) { return c.isLetterOrNumber(); });
    return dot > 0 && !suffix.isEmpty() && suffix.size() <= 8 && isWord
        && std::find(pages.begin(), pages.end(), suffix) == pages.end();
}

bool mayBeOneShot(const QUrl &url)
{
    // displayUrl hides the values of what looks like a secret
    return displayUrl(url).contains("=..."_L1);
}

} // namespace tranship

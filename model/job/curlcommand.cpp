// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/curlcommand.h"

#include "model/job/shellwords.h"

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// What an option of curl is to a download.
enum class Use {
    Nothing, ///< how curl shows things, or what a download here does anyway
    Ignored, ///< the same, with a value
    Unused, ///< changes what comes or from whom, and is not carried
    UnusedValue, ///< the same, with a value
    Link,
    Output,
    Header,
    Cookie,
    Referer,
    Login,
    Method,
    Head, ///< a method of its own: no file comes
    Data, ///< something is sent
};

struct Option {
    const char *name; ///< long
    char letter; ///< short; 0: none
    Use use;
};

constexpr std::array options = {
    Option{"url", 0, Use::Link},
    Option{"output", 'o', Use::Output},
    Option{"header", 'H', Use::Header},
    Option{"cookie", 'b', Use::Cookie},
    Option{"referer", 'e', Use::Referer},
    Option{"user", 'u', Use::Login},
    Option{"oauth2-bearer", 0, Use::Login},
    Option{"request", 'X', Use::Method},
    Option{"head", 'I', Use::Head},
    Option{"data", 'd', Use::Data},
    Option{"data-raw", 0, Use::Data},
    Option{"data-binary", 0, Use::Data},
    Option{"data-ascii", 0, Use::Data},
    Option{"data-urlencode", 0, Use::Data},
    Option{"json", 0, Use::Data},
    Option{"form", 'F', Use::Data},
    Option{"form-string", 0, Use::Data},
    Option{"upload-file", 'T', Use::Data},
    Option{"insecure", 'k', Use::Unused},
    Option{"proxy", 'x', Use::UnusedValue},
    Option{"socks5", 0, Use::UnusedValue},
    Option{"socks5-hostname", 0, Use::UnusedValue},
    Option{"range", 'r', Use::UnusedValue},
    Option{"cert", 'E', Use::UnusedValue},
    Option{"key", 0, Use::UnusedValue},
    Option{"cacert", 0, Use::UnusedValue},
    Option{"config", 'K', Use::UnusedValue},
    Option{"resolve", 0, Use::UnusedValue},
    Option{"connect-to", 0, Use::UnusedValue},
    Option{"interface", 0, Use::UnusedValue},
    Option{"netrc", 'n', Use::Unused},
    Option{"user-agent", 'A', Use::Ignored},
    Option{"cookie-jar", 'c', Use::Ignored},
    Option{"output-dir", 0, Use::Ignored},
    Option{"retry", 0, Use::Ignored},
    Option{"retry-delay", 0, Use::Ignored},
    Option{"retry-max-time", 0, Use::Ignored},
    Option{"connect-timeout", 0, Use::Ignored},
    Option{"max-time", 'm', Use::Ignored},
    Option{"max-redirs", 0, Use::Ignored},
    Option{"limit-rate", 0, Use::Ignored},
    Option{"continue-at", 'C', Use::Ignored},
    Option{"speed-limit", 'Y', Use::Ignored},
    Option{"speed-time", 'y', Use::Ignored},
    Option{"write-out", 'w', Use::Ignored},
    Option{"dump-header", 'D', Use::Ignored},
    Option{"compressed", 0, Use::Nothing},
    Option{"location", 'L', Use::Nothing},
    Option{"remote-name", 'O', Use::Nothing},
    Option{"remote-name-all", 0, Use::Nothing},
    Option{"remote-header-name", 'J', Use::Nothing},
    Option{"create-dirs", 0, Use::Nothing},
    Option{"fail", 'f', Use::Nothing},
    Option{"globoff", 'g', Use::Nothing},
    Option{"get", 'G', Use::Nothing},
    Option{"silent", 's', Use::Nothing},
    Option{"show-error", 'S', Use::Nothing},
    Option{"verbose", 'v', Use::Nothing},
    Option{"include", 'i', Use::Nothing},
    Option{"progress-bar", '#', Use::Nothing},
    Option{"no-buffer", 'N', Use::Nothing},
    Option{"parallel", 'Z', Use::Nothing},
    Option{"disable", 'q', Use::Nothing},
    Option{"http1.0", '0', Use::Nothing},
    Option{"http1.1", 0, Use::Nothing},
    Option{"http2", 0, Use::Nothing},
    Option{"http3", 0, Use::Nothing},
    Option{"ipv4", '4', Use::Nothing},
    Option{"ipv6", '6', Use::Nothing},
    Option{"tlsv1.2", 0, Use::Nothing},
    Option{"tlsv1.3", 0, Use::Nothing},
};

/// What a download says by itself, or says of the page it was copied from only.
bool isUsualHeader(const QString &name)
{
    constexpr std::array usual = {
        "accept"_L1,
        "accept-encoding"_L1,
        "accept-language"_L1,
        "user-agent"_L1,
        "connection"_L1,
        "cache-control"_L1,
        "pragma"_L1,
        "dnt"_L1,
        "te"_L1,
        "priority"_L1,
        "host"_L1,
        "upgrade-insecure-requests"_L1,
        "range"_L1,
        "if-range"_L1,
        "origin"_L1,
        "content-type"_L1,
    };
    const QString lower = name.toLower();
    return lower.startsWith("sec-"_L1)
        || std::find(usual.begin(), usual.end(), lower) != usual.end();
}

bool takesValue(Use use)
{
    return use != Use::Nothing && use != Use::Unused && use != Use::Head;
}

class Reader final {
public:
    explicit Reader(const QStringList &words) : m_words(words) { }

    tl::expected<CurlCommand, CurlProblem> read()
    {
        for (m_at = 1; m_at < m_words.size() && !m_problem; ++m_at)
            readWord(m_words.at(m_at));
        if (m_problem)
            return tl::unexpected(*m_problem);
        if (m_command.targets.isEmpty())
            return tl::unexpected(CurlProblem{CurlProblem::Kind::NoLink, {}});
        const qsizetype named = std::min(m_names.size(), m_command.targets.size());
        for (qsizetype i = 0; i < named; ++i)
            m_command.targets[i].name = m_names.at(i);
        return m_command;
    }

private:
    void refuse(CurlProblem::Kind kind, const QString &what = {})
    {
        if (!m_problem)
            m_problem = CurlProblem{kind, what};
    }

    void readWord(const QString &word)
    {
        if (word.startsWith("--"_L1) && word.size() > 2)
            readLong(word);
        else if (word.startsWith(u'-') && word.size() > 1)
            readShort(word);
        else if (!word.isEmpty())
            m_command.targets.append({word, {}});
    }

    void readLong(const QString &word)
    {
        const QString name = word.mid(2);
        const QString meant =
            name.startsWith("no-"_L1) && name != "no-buffer"_L1 ? name.mid(3) : name;
        const auto option = std::find_if(options.begin(), options.end(), [&](const Option &one) {
            return QLatin1String(one.name) == meant || QLatin1String(one.name) == name;
        });
        if (option == options.end())
            return refuse(CurlProblem::Kind::UnknownOption, word);
        if (meant != name) // switches something off
            return;
        apply(option->use, word, takesValue(option->use) ? nextWord() : QString());
    }

    /// "-sSLo", "name": letters, of which one with a value ends them.
    void readShort(const QString &word)
    {
        for (qsizetype i = 1; i < word.size(); ++i) {
            const char letter = word.at(i).toLatin1();
            const auto option =
                std::find_if(options.begin(), options.end(), [letter](const Option &one) {
                    return letter && one.letter == letter;
                });
            const QString spelled = u"-"_s + word.at(i);
            if (option == options.end())
                return refuse(CurlProblem::Kind::UnknownOption, spelled);
            if (!takesValue(option->use)) {
                apply(option->use, spelled, {});
                continue;
            }
            const QString rest = word.mid(i + 1);
            return apply(option->use, spelled, rest.isEmpty() ? nextWord() : rest);
        }
    }

    QString nextWord()
    {
        if (m_at + 1 < m_words.size())
            return m_words.at(++m_at);
        refuse(CurlProblem::Kind::Unfinished);
        return {};
    }

    void apply(Use use, const QString &spelled, const QString &value)
    {
        switch (use) {
        case Use::Nothing:
        case Use::Ignored:
            return;
        case Use::Unused:
        case Use::UnusedValue:
            if (!m_command.unusedOptions.contains(spelled))
                m_command.unusedOptions.append(spelled);
            return;
        case Use::Link:
            m_command.targets.append({value, {}});
            return;
        case Use::Output:
            m_names.append(nameOf(value));
            return;
        case Use::Header:
            addHeader(value.section(u':', 0, 0).trimmed(), value.section(u':', 1).trimmed());
            return;
        case Use::Cookie:
            addHeader(u"Cookie"_s, value);
            return;
        case Use::Referer:
            addHeader(u"Referer"_s, value);
            return;
        case Use::Login:
            addHeader(u"Authorization"_s, value);
            return;
        case Use::Method:
            if (value.compare("GET"_L1, Qt::CaseInsensitive) != 0)
                refuse(CurlProblem::Kind::OtherMethod, value);
            return;
        case Use::Head:
            refuse(CurlProblem::Kind::OtherMethod, u"HEAD"_s);
            return;
        case Use::Data:
            refuse(CurlProblem::Kind::SendsData, spelled);
            return;
        }
    }

    static QString nameOf(const QString &output)
    {
        const QString name = output.section(u'/', -1);
        return output == "-"_L1 || output == "/dev/null"_L1 ? QString() : name;
    }

    void addHeader(const QString &name, const QString &value)
    {
        if (!name.isEmpty() && !value.isEmpty() && !isUsualHeader(name))
            m_command.headers.append({name, value});
    }

    const QStringList m_words;
    qsizetype m_at = 0;
    CurlCommand m_command;
    QStringList m_names;
    std::optional<CurlProblem> m_problem;
};

} // namespace

bool isCurlCommand(QStringView line)
{
    const QStringView text = line.trimmed();
    for (const QLatin1String name : {"curl"_L1, "curl.exe"_L1}) {
        if (text.startsWith(name) && text.size() > name.size() && text.at(name.size()).isSpace())
            return true;
    }
    return false;
}

bool goesOnInNextLine(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.endsWith(u'\\') || text.endsWith(u'^');
}

tl::expected<CurlCommand, CurlProblem> parseCurlCommand(const QString &text)
{
    const bool isForCmd = text.contains("^\""_L1);
    const auto words = shellWords(isForCmd ? withoutCarets(text) : text);
    if (!words)
        return tl::unexpected(CurlProblem{CurlProblem::Kind::Unfinished, {}});
    return Reader(*words).read();
}

bool isSecretHeader(QStringView name)
{
    const QString lower = name.toString().toLower();
    return lower == "cookie"_L1 || lower.contains("auth"_L1) || lower.contains("token"_L1)
        || lower.contains("secret"_L1) || lower.contains("api-key"_L1)
        || lower.contains("apikey"_L1) || lower.contains("session"_L1);
}

} // namespace tranship

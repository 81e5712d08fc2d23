// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/shellwords.h"

#include <QRegularExpression>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

class Splitter final {
public:
    explicit Splitter(QStringView text) : m_text(text) { }

    std::optional<QStringList> words()
    {
        QStringList found;
        while (skipBlanks() && !u";|&<>"_s.contains(m_text.at(m_at))) {
            QString word;
            if (!readWord(word))
                return std::nullopt;
            found.append(word);
        }
        return found;
    }

private:
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }

    QChar take() { return m_text.at(m_at++); }

    /// False at the end of the text.
    bool skipBlanks()
    {
        while (!isAtEnd()) {
            const bool isContinued =
                m_text.mid(m_at).startsWith("\\\n"_L1) || m_text.mid(m_at).startsWith("\\\r\n"_L1);
            if (!isContinued && !m_text.at(m_at).isSpace())
                break;
            m_at += isContinued ? 2 : 1;
        }
        return !isAtEnd();
    }

    /// False when a quote is not closed.
    bool readWord(QString &word)
    {
        while (!isAtEnd() && !m_text.at(m_at).isSpace()) {
            const QChar c = take();
            const bool isBash = c == u'$' && !isAtEnd() && m_text.at(m_at) == u'\'';
            if (isBash)
                ++m_at;
            const bool isClosed = isBash ? readBashQuote(word)
                : c == u'\''             ? readQuote(word)
                : c == u'"'              ? readDoubleQuote(word)
                                         : true;
            if (!isClosed)
                return false;
            if (isBash || c == u'\'' || c == u'"')
                continue;
            if (c != u'\\')
                word += c;
            else if (!isAtEnd())
                takeEscaped(word);
        }
        return true;
    }

    void takeEscaped(QString &word)
    {
        if (const QChar next = take(); next != u'\n')
            word += next;
    }

    bool readQuote(QString &word)
    {
        while (!isAtEnd()) {
            const QChar c = take();
            if (c == u'\'')
                return true;
            word += c;
        }
        return false;
    }

    bool readDoubleQuote(QString &word)
    {
        while (!isAtEnd()) {
            const QChar c = take();
            if (c == u'"')
                return true;
            if (c == u'\\' && !isAtEnd() && u"\"\\$`\n"_s.contains(m_text.at(m_at)))
                takeEscaped(word);
            else
                word += c;
        }
        return false;
    }

    bool readBashQuote(QString &word)
    {
        while (!isAtEnd()) {
            const QChar c = take();
            if (c == u'\'')
                return true;
            if (c == u'\\' && !isAtEnd())
                word += bashEscape();
            else
                word += c;
        }
        return false;
    }

    QString bashEscape()
    {
        const QChar c = take();
        switch (c.unicode()) {
        case u'n':
            return u"\n"_s;
        case u'r':
            return u"\r"_s;
        case u't':
            return u"\t"_s;
        case u'x':
            return coded(2, 16);
        case u'u':
            return coded(4, 16);
        case u'U':
            return coded(8, 16);
        default:
            break;
        }
        if (c < u'0' || c > u'7')
            return c; // \' \\ \" \! and what bash leaves alone
        --m_at;
        return coded(3, 8);
    }

    /// A character by its number of so many digits at most.
    QString coded(int digits, int base)
    {
        char32_t number = 0;
        for (; digits > 0 && !isAtEnd(); --digits) {
            bool isDigit = false;
            const uint digit = QString(m_text.at(m_at)).toUInt(&isDigit, base);
            if (!isDigit)
                break;
            number = number * static_cast<char32_t>(base) + digit;
            ++m_at;
        }
        return number > QChar::LastValidCodePoint ? QString() : QString::fromUcs4(&number, 1);
    }

    const QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<QStringList> shellWords(QStringView text)
{
    return Splitter(text).words();
}

QString withoutCarets(const QString &text)
{
    static const QRegularExpression caret(u"\\^(\r?\n|.)"_s);
    QString plain;
    qsizetype end = 0;
    for (auto matches = caret.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        plain += text.mid(end, match.capturedStart() - end);
        plain += match.captured(1).endsWith(u'\n') ? u" "_s : match.captured(1);
        end = match.capturedEnd();
    }
    return plain + text.mid(end);
}

} // namespace tranship

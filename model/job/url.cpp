// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/url.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringBuilder>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// `what` never holds the URL itself: it may hold a password.
tl::unexpected<Error> refused(const QString &what)
{
    return failure(ErrorCode::InvalidArgument, ErrorContext::RemoteFile, what);
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isInvisible(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

/// Joiners are part of how some languages are written.
bool isJoiner(QChar c)
{
    return c == u'\u200c' || c == u'\u200d';
}

/// Letters of more than one script in one label may be made to look like another host's name.
bool hasMixedScripts(const QString &host)
{
    const auto labels = host.split(u'.');
    return std::any_of(labels.begin(), labels.end(), [](const QString &label) {
        QSet<int> scripts;
        for (const char32_t c : label.toUcs4()) {
            const QChar::Script script = QChar::script(c);
            // Japanese names use the three side by side.
            const bool japanese =
                script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
            if (script != QChar::Script_Common && script != QChar::Script_Inherited)
                scripts.insert(japanese ? QChar::Script_Han : script);
        }
        return scripts.size() > 1;
    });
}

QUrlQuery withoutSecrets(const QUrl &url)
{
    QUrlQuery shown;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyEncoded);
    for (const auto &[name, value] : items)
        shown.addQueryItem(name, isSecretName(name) ? u"..."_s : value);
    return shown;
}

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/// What is checked in the text itself, before QUrl mends or drops anything.
Result<QUrl> urlOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() > longestUrl)
        return refused(u"longer than 2200 characters"_s);
    const auto isForbidden = [](QChar c) { return isInvisible(c) && !isJoiner(c); };
    if (std::any_of(trimmed.begin(), trimmed.end(), isForbidden))
        return refused(u"control character"_s);
    const QUrl url(trimmed, QUrl::StrictMode);
    if (!url.isValid())
        return refused(u"not a URL"_s);
    return url;
}

Result<QUrl> checkedFileUrl(const QUrl &url)
{
    if (!url.userInfo().isEmpty())
        return failure(ErrorCode::CredentialsInUrl, ErrorContext::RemoteFile, url.host());
    if (url.port() >= 0)
        return refused(u"a port in a file: link"_s);
    if (!url.host().isEmpty() && url.host() != "localhost"_L1)
        return refused(
            u"a file: link to another machine: mount its share and give the path there"_s);
    // Taken apart from the path by QUrl: the file without them would be another one.
    if (url.hasQuery() || url.hasFragment())
        return refused(u"a ? or # in a path is written %3F or %23"_s);
    const QString path = url.path(QUrl::FullyDecoded);
    if (!path.startsWith(u'/') || path.startsWith("//"_L1))
        return refused(u"not the absolute path of a file"_s);
    if (path.endsWith(u'/'))
        return refused(u"the path of a folder"_s);
    if (path.contains(u'\0'))
        return refused(u"NUL in a path"_s);
    QUrl checked = url;
    checked.setAuthority(QString());
    if (checked.toEncoded().size() > longestUrl)
        return refused(u"longer than 2200 characters"_s);
    return checked;
}

} // namespace

Result<QUrl> parseUrl(const QString &text)
{
    const Result<QUrl> url = urlOf(text);
    return url ? checkedUrl(*url) : url;
}

Result<QUrl> parseSource(const QString &text)
{
    const Result<QUrl> url = urlOf(text);
    return url ? checkedSource(*url) : url;
}

Result<QUrl> checkedSource(const QUrl &url)
{
    return url.isValid() && isLocalSource(url) ? checkedFileUrl(url) : checkedUrl(url);
}

bool isLocalSource(const QUrl &url)
{
    return url.scheme() == "file"_L1;
}

Result<QUrl> checkedUrl(const QUrl &url)
{
    if (!url.isValid())
        return refused(u"not a URL"_s);
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return refused(u"neither http nor https"_s);
    if (url.host().isEmpty())
        return refused(u"no host"_s);
    if (url.port() == 0)
        return refused(u"port 0"_s);
    if (!url.userInfo().isEmpty())
        return failure(ErrorCode::CredentialsInUrl, ErrorContext::RemoteFile, url.host());
    QUrl checked = url;
    checked.setUserInfo(QString());
    checked.setFragment(QString());
    if (checked.toEncoded().size() > longestUrl)
        return refused(u"longer than 2200 characters"_s);
    // The store and the server get it as text; Qt takes some hosts that it cannot write.
    if (QUrl::fromEncoded(checked.toEncoded(), QUrl::StrictMode) != checked)
        return refused(u"a host that cannot be written down"_s);
    return checked;
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host()
        && portOf(one) == portOf(other);
}

QString originOf(const QUrl &url)
{
    return url.scheme() % u"://"_s % url.host(QUrl::FullyEncoded) % u':'
        % QString::number(portOf(url));
}

UrlWithoutLogin withoutLogin(const QString &text)
{
    const QString trimmed = text.trimmed();
    UrlWithoutLogin split{text, QString(), QString(), false};
    const qsizetype slashes = trimmed.indexOf(u"://"_s);
    const QString scheme = trimmed.left(std::max<qsizetype>(slashes, 0)).toLower();
    if (scheme != "http"_L1 && scheme != "https"_L1)
        return split;
    const qsizetype begin = slashes + 3;
    const auto endsAuthority = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const auto end = std::find_if(trimmed.begin() + begin, trimmed.end(), endsAuthority);
    const QString authority = trimmed.mid(begin, std::distance(trimmed.begin() + begin, end));
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at < 0)
        return split;
    const QString login = authority.left(at);
    const qsizetype colon = login.indexOf(u':');
    split.user = decoded(colon < 0 ? login : login.left(colon));
    split.password = colon < 0 ? QString() : decoded(login.mid(colon + 1));
    split.hasLogin = !split.user.isEmpty() || !split.password.isEmpty();
    split.url = trimmed.left(begin) % trimmed.mid(begin + at + 1);
    return split;
}

bool isSecretName(const QString &name)
{
    static const QRegularExpression secret(
        u"token|secret|passw|pwd|signature|credential|authorization|session|(api|access)[-_]?key"
        "|(^|[^a-z])(sig|key|auth|code|policy|jwt)([^a-z]|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return name.contains(secret);
}

QString displayUrl(const QUrl &url)
{
    QUrl shown = url;
    shown.setUserInfo(QString());
    shown.setFragment(QString());
    if (shown.hasQuery())
        shown.setQuery(withoutSecrets(shown));
    const bool decode = !hasMixedScripts(shown.host(QUrl::FullyDecoded));
    QString text = shown.toString(decode ? QUrl::PrettyDecoded : QUrl::FullyEncoded);
    // What could turn the text around on the screen stays coded.
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        if (isInvisible(text[i]))
            text.replace(i, 1, QString::fromLatin1(QUrl::toPercentEncoding(QString(text[i]))));
    }
    return text;
}

QByteArray originMark(const QUrl &url)
{
    return url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString hostAndPort(const QUrl &url)
{
    const QString host = url.host();
    return url.port() < 0 ? host : QString(host + u':' + QString::number(url.port()));
}

} // namespace tranship

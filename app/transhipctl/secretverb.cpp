// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/session.h"
#include "app/transhipctl/commandline.h"
#include "app/transhipctl/output.h"
#include "app/transhipctl/secretinput.h"
#include "app/transhipctl/verbs.h"

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

Done readSecret(QJsonObject &arguments, const QString &prompt)
{
    const Result<QString> secret = readSecretLine(prompt, Echo::Off);
    if (!secret) {
        return failure(secret.error());
    }
    arguments.insert("secret"_L1, *secret);
    return {};
}

/// Name and password, or a token, in `arguments`.
Done readLogin(QJsonObject &arguments, bool isToken)
{
    if (!isToken) {
        const Result<QString> user = readSecretLine(u"User name: "_s, Echo::On);
        if (!user) {
            return failure(user.error());
        }
        arguments.insert("user"_L1, *user);
    }
    arguments.insert("token"_L1, isToken);
    return readSecret(arguments, isToken ? u"Token: "_s : u"Password: "_s);
}

Done readHeader(QJsonObject &arguments, const QString &name)
{
    arguments.insert("name"_L1, name);
    return readSecret(arguments, name + u": "_s);
}

} // namespace

bool isSecretKey(const QString &key)
{
    return key == "secret-header"_L1 || key == "credentials"_L1;
}

QString problemOfSet(const CommandLine &line)
{
    const QString key = line.arguments.at(1);
    const QString value = line.arguments.at(2);
    const bool isCredential =
        value == "server"_L1 || value == "proxy"_L1 || value == "certificate"_L1;
    if (key == "credentials"_L1 && !isCredential) {
        return u"credentials are for server, proxy or certificate; they come from standard input"_s;
    }
    if (key == "secret-header"_L1 && value.contains(u':')) {
        return u"secret-header takes the header's name; its value comes from standard input"_s;
    }
    const bool hasSecretOption =
        line.has(u"session"_s) || line.has(u"token"_s) || line.has(u"secret-file"_s);
    if (!isSecretKey(key) && hasSecretOption) {
        return u"--session, --token and --secret-file are for secret-header and credentials"_s;
    }
    return {};
}

ExitCode runSetSecret(Session &session, const CommandLine &line)
{
    const bool isHeader = line.arguments.at(1) == "secret-header"_L1;
    const QString value = line.arguments.at(2);
    QJsonObject arguments{
        {u"job"_s, line.arguments.at(0)},
        {u"kind"_s, isHeader ? u"header"_s : value},
        {u"keep"_s, line.has(u"session"_s) ? u"session"_s : u"keychain"_s},
    };
    if (line.has(u"secret-file"_s)) {
        const Done opened = readSecretsFrom(line.value(u"secret-file"_s));
        if (!opened) {
            return fail(opened.error());
        }
    }
    const Done read = isHeader      ? readHeader(arguments, value)
        : value == "certificate"_L1 ? readSecret(arguments, u"Password: "_s)
                                    : readLogin(arguments, line.has(u"token"_s));
    if (!read) {
        return fail(read.error());
    }
    const Result<QJsonObject> answer =
        session.request(u"set-secret"_s, arguments, QDeadlineTimer(std::chrono::minutes(4)));
    if (!answer) {
        return fail(answer.error());
    }
    if (line.isJson) {
        printJson(*answer);
    }
    return ExitCode::Success;
}

} // namespace tranship

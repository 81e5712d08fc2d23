// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transhipctl/commandline.h"

#include "model/control/datafolder.h"

#include <QDir>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;

/// Walks over the arguments once; the verb may stand before or after global options.
class Parser final {
public:
    explicit Parser(const QStringList &arguments) : m_rest(arguments) { }

    tl::expected<CommandLine, QString> run();

private:
    QString takeOption(const QString &argument);
    QString takePositional(const QString &argument);
    QString takeValue(const QString &name, const QString &joined, bool isJoined, QString &value);
    QString takeGlobal(const QString &name, const QString &joined, bool isJoined, bool &isGlobal);
    [[nodiscard]] QString problemAtEnd() const;

    QStringList m_rest;
    CommandLine m_line;
};

const VerbOption *optionOf(const VerbEntry &verb, const QString &name)
{
    const auto isMeant = [&name](const VerbOption &option) {
        return name == QLatin1String(option.name);
    };
    const auto found = std::find_if(verb.options.begin(), verb.options.end(), isMeant);
    return found == verb.options.end() ? nullptr : &*found;
}

tl::expected<CommandLine, QString> Parser::run()
{
    bool onlyPositional = false;
    m_line.dataFolder = defaultDataFolder();
    while (!m_rest.isEmpty()) {
        const QString argument = m_rest.takeFirst();
        QString problem;
        if (!onlyPositional && argument == "--"_L1) {
            onlyPositional = true;
        } else if (!onlyPositional && argument.size() > 1 && argument.startsWith(u'-')) {
            problem = takeOption(argument);
        } else {
            problem = takePositional(argument);
        }
        if (!problem.isEmpty()) {
            return Problem(problem);
        }
    }
    const QString problem = problemAtEnd();
    return problem.isEmpty() ? tl::expected<CommandLine, QString>(m_line) : Problem(problem);
}

QString Parser::takePositional(const QString &argument)
{
    if (m_line.verb != nullptr) {
        m_line.arguments.append(argument);
        return {};
    }
    m_line.verb = verbEntry(argument);
    return m_line.verb == nullptr ? u"no verb is called \"%1\""_s.arg(argument) : QString();
}

QString Parser::takeOption(const QString &argument)
{
    const qsizetype equals = argument.indexOf(u'=');
    const bool isJoined = equals > 0;
    const QString shown = argument.left(equals);
    const QString name = shown.startsWith("--"_L1) ? shown.mid(2)
        : shown == "-h"_L1                         ? u"help"_s
                                                   : QString();
    const QString joined = isJoined ? argument.mid(equals + 1) : QString();
    bool isGlobal = false;
    const QString problem = takeGlobal(name, joined, isJoined, isGlobal);
    if (isGlobal) {
        return problem;
    }
    const VerbOption *option = m_line.verb == nullptr ? nullptr : optionOf(*m_line.verb, name);
    if (option == nullptr) {
        return u"no option is called \"%1\""_s.arg(shown);
    }
    if (option->value == nullptr) {
        m_line.options.insert(name, {QString()});
        return isJoined ? shown + u" takes no value"_s : QString();
    }
    QString value;
    const QString missing = takeValue(shown, joined, isJoined, value);
    QStringList &values = m_line.options[name];
    values = option->repeats ? values << value : QStringList(value);
    return missing;
}

QString Parser::takeValue(const QString &name, const QString &joined, bool isJoined, QString &value)
{
    if (!isJoined && m_rest.isEmpty()) {
        return name + u" needs a value"_s;
    }
    value = isJoined ? joined : m_rest.takeFirst();
    return {};
}

QString Parser::takeGlobal(const QString &name, const QString &joined, bool isJoined,
                           bool &isGlobal)
{
    isGlobal = true;
    if (name == "data-dir"_L1) {
        QString folder;
        const QString missing = takeValue(u"--data-dir"_s, joined, isJoined, folder);
        m_line.dataFolder = QDir::cleanPath(QDir::current().absoluteFilePath(folder));
        return folder.isEmpty() ? u"--data-dir needs a folder"_s : missing;
    }

    struct Flag {
        const char *name;
        bool CommandLine::*field;
        bool value;
    };

    static constexpr Flag flags[] = {{"json", &CommandLine::isJson, true},
                                     {"no-start", &CommandLine::mayStart, false},
                                     {"help", &CommandLine::wantsHelp, true},
                                     {"version", &CommandLine::wantsVersion, true}};
    for (const Flag &flag : flags) {
        if (name == QLatin1String(flag.name)) {
            m_line.*flag.field = flag.value;
            return isJoined ? u"--"_s + name + u" takes no value"_s : QString();
        }
    }
    isGlobal = false;
    return {};
}

QString Parser::problemAtEnd() const
{
    if (m_line.wantsHelp || m_line.wantsVersion) {
        return {};
    }
    if (m_line.verb == nullptr) {
        return u"a verb is missing"_s;
    }
    const qsizetype count = m_line.arguments.size();
    const bool isFewer = count < m_line.verb->fewest;
    const bool isMore = m_line.verb->most >= 0 && count > m_line.verb->most;
    if (isFewer || isMore) {
        return u"usage: transhipctl "_s + QLatin1String(m_line.verb->name) + u' '
            + QLatin1String(m_line.verb->arguments);
    }
    if (m_line.dataFolder.isEmpty()) {
        return u"there is no home folder: give --data-dir"_s;
    }
    return {};
}

QString optionLine(const QString &shown, const char *help)
{
    return u"  "_s + shown.leftJustified(24) + QLatin1String(help) + u'\n';
}

} // namespace

QString CommandLine::value(const QString &option, const QString &fallback) const
{
    const auto found = options.constFind(option);
    return found == options.constEnd() ? fallback : found->constLast();
}

tl::expected<CommandLine, QString> parseCommandLine(const QStringList &arguments)
{
    return Parser(arguments).run();
}

QString helpText(const VerbEntry *verb)
{
    QString text = u"Usage: transhipctl [OPTION]... "_s;
    if (verb == nullptr) {
        text +=
            u"VERB [ARGUMENT]...\nCreates, watches and ends the jobs of Tranship.\n\nVerbs:\n"_s;
        for (const VerbEntry &entry : verbTable()) {
            text += optionLine(QLatin1String(entry.name) + u""_s, entry.summary);
        }
    } else {
        text += QLatin1String(verb->name) + u' ' + QLatin1String(verb->arguments) + u"\n"_s
            + QLatin1String(verb->summary) + u".\n"_s + QLatin1String(verb->help);
        text += verb->options.empty() ? QString() : u"\nOptions of this verb:\n"_s;
        for (const VerbOption &option : verb->options) {
            const QString value =
                option.value == nullptr ? QString() : u' ' + QString::fromLatin1(option.value);
            text += optionLine(u"--"_s + QLatin1String(option.name) + value, option.help);
        }
    }
    text += u"\nOptions:\n"_s + optionLine(u"--data-dir DIR"_s, "folder of the instance's data")
        + optionLine(u"--json"_s, "one JSON document on standard output")
        + optionLine(u"--no-start"_s, "do not start an instance when none runs")
        + optionLine(u"--version"_s, "print the version")
        + optionLine(u"--help"_s, "print this, or help on a verb");
    return text
        + u"\nJOB is an id, the beginning of an id (4 characters or more) or a name, if only one "
          u"job fits.\n"
          "Exit codes: 0 done, 1 refused or failed, 2 bad usage, 3 no instance, 4 wait timed out,\n"
          "5 partial complete.\n"_s;
}

} // namespace tranship

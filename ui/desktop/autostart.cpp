// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QThread>

#include <memory>

namespace tranship {

namespace {

/// One argument of the key Exec: quoted, with the reserved characters escaped once for the quotes
/// and the backslashes once more for the file (Desktop Entry Specification 1.5, "The Exec key").
QString quoted(const QString &argument)
{
    QString text;
    for (const QChar c : argument) {
        if (c == u'"' || c == u'`' || c == u'$')
            text += QStringLiteral("\\\\");
        if (c == u'\\')
            text += QStringLiteral("\\\\\\");
        if (c == u'%')
            text += u'%';
        text += c;
    }
    return u'"' + text + u'"';
}

/// The arguments of a key Exec as quoted() writes them.
QStringList unquoted(const QString &line)
{
    QString text = line;
    text.replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
    QStringList arguments;
    QString argument;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool hasNext = i + 1 < text.size();
        if (isQuoted && c == u'\\' && hasNext) {
            argument += text.at(++i);
        } else if (c == u'%' && hasNext) {
            argument += text.at(++i);
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u' ' && !isQuoted) {
            if (!argument.isEmpty())
                arguments.append(std::exchange(argument, QString()));
        } else {
            argument += c;
        }
    }
    if (!argument.isEmpty())
        arguments.append(argument);
    return arguments;
}

QString valueOf(const QStringList &lines, const QString &key)
{
    for (const QString &line : lines) {
        const qsizetype equals = line.indexOf(u'=');
        if (equals > 0 && line.first(equals).trimmed() == key)
            return line.sliced(equals + 1).trimmed();
    }
    return {};
}

Error fileError(const QString &path, const QString &why)
{
    return makeError(ErrorCode::InputOutput, ErrorContext::LocalFile,
                     path + QStringLiteral(": ") + why);
}

Result<bool> writeFile(const QString &path, const AutostartEntry &entry)
{
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const bool isWritten =
        file.open(QFile::WriteOnly) && file.write(autostartFile(entry)) > 0 && file.commit();
    if (!isWritten)
        return tl::unexpected(fileError(path, file.errorString()));
    return true;
}

Result<bool> removeFile(const QString &path)
{
    QFile file(path);
    if (file.exists() && !file.remove())
        return tl::unexpected(fileError(path, file.errorString()));
    return false;
}

Result<bool> lookAt(const QString &path, const AutostartEntry &own)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return false;
    const std::optional<AutostartEntry> found = parseAutostartFile(file.readAll());
    if (!found)
        return false;
    const bool isGone = !QFileInfo::exists(found->program);
    return isGone ? writeFile(path, own) : Result<bool>(true);
}

} // namespace

QByteArray autostartFile(const AutostartEntry &entry)
{
    QStringList command{quoted(entry.program)};
    for (const QString &argument : entry.arguments)
        command.append(quoted(argument));
    const QStringList lines{
        QStringLiteral("[Desktop Entry]"),
        QStringLiteral("Type=Application"),
        QStringLiteral("Name=Tranship"),
        QStringLiteral("Icon=tranship"),
        QStringLiteral("Exec=") + command.join(u' '),
        QStringLiteral("Terminal=false"),
        QStringLiteral("X-GNOME-Autostart-enabled=true"),
    };
    return (lines.join(u'\n') + u'\n').toUtf8();
}

std::optional<AutostartEntry> parseAutostartFile(const QByteArray &file)
{
    const QStringList lines = QString::fromUtf8(file).split(u'\n');
    const bool isHidden = valueOf(lines, QStringLiteral("Hidden")) == QStringLiteral("true")
        || valueOf(lines, QStringLiteral("X-GNOME-Autostart-enabled")) == QStringLiteral("false");
    QStringList command = unquoted(valueOf(lines, QStringLiteral("Exec")));
    if (isHidden || command.isEmpty())
        return std::nullopt;
    const QString program = command.takeFirst();
    return AutostartEntry{program, command};
}

Autostart::Autostart(QString file, AutostartEntry entry, QObject *parent)
    : DesktopSwitch(parent),
      m_file(std::move(file)),
      m_entry(std::move(entry))
{
}

void Autostart::refresh()
{
    run([file = m_file, entry = m_entry] { return lookAt(file, entry); });
}

void Autostart::set(bool isOn)
{
    run([file = m_file, entry = m_entry, isOn] {
        return isOn ? writeFile(file, entry) : removeFile(file);
    });
}

void Autostart::run(std::function<Result<bool>()> work)
{
    const auto answer = std::make_shared<Result<bool>>(false);
    QThread *thread = QThread::create([work = std::move(work), answer] { *answer = work(); });
    connect(thread, &QThread::finished, this, [this, answer] {
        if (*answer)
            take(**answer);
        else
            Q_EMIT failed(answer->error());
    });
    connect(thread, &QThread::finished, thread, &QThread::deleteLater);
    thread->start();
}

QString autostartPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/autostart/org.tranship.Tranship.desktop");
}

AutostartEntry ownAutostartEntry(const QString &dataFolder, const QString &defaultFolder)
{
    const QString image = qEnvironmentVariable("APPIMAGE");
    AutostartEntry entry{image.isEmpty() ? QCoreApplication::applicationFilePath() : image,
                         {QStringLiteral("--background")}};
    if (dataFolder != defaultFolder)
        entry.arguments += {QStringLiteral("--data-dir"), dataFolder};
    return entry;
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/programs.h"

#include <QFile>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

namespace tranship {

namespace {

constexpr qsizetype mostWords = 200;
/// Between the request to end and the end.
constexpr std::chrono::seconds grace{2};

QString firstLine(const QByteArray &printed)
{
    QString line = QString::fromUtf8(printed.left(4 * mostWords)).trimmed();
    line.truncate(line.indexOf(u'\n') < 0 ? line.size() : line.indexOf(u'\n'));
    line.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return line.left(mostWords);
}

/// Why the system would not start it, as far as can be seen; empty: it would.
QString whyNotStarted(const QString &program)
{
    const QByteArray path = QFile::encodeName(program);
    struct stat status = {};
    if (::stat(path.constData(), &status) != 0 || ::access(path.constData(), X_OK) != 0)
        return qt_error_string(errno);
    return S_ISREG(status.st_mode) ? QString() : qt_error_string(EACCES);
}

QProcessEnvironment environmentFor(const ProgramOrder &order)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith(u"TRANSHIP_"))
            environment.remove(name);
    }
    for (const auto &[name, value] : order.environment)
        environment.insert(name, value);
    return environment;
}

} // namespace

class ProcessPrograms::Running final : public QObject {
public:
    Running(QObject *parent, QObject *context, std::function<void(const ProgramEnd &)> ended)
        : QObject(parent),
          m_context(context),
          m_ended(std::move(ended))
    {
        m_limit.setSingleShot(true);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
        connect(&m_limit, &QTimer::timeout, this, &Running::timeOut);
        connect(&m_process, &QProcess::readyRead, this, &Running::read);
        connect(&m_process, &QProcess::finished, this, &Running::finish);
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                endUnstarted(m_process.errorString());
        });
    }

    ~Running() override
    {
        disconnect(&m_process, nullptr, this, nullptr);
        signalGroup(SIGKILL);
        // gone at once: nothing is left that could hold it up
        m_process.waitForFinished(1000);
    }

    void start(const ProgramOrder &order)
    {
        // asked first: QProcess of Qt 6.4 keeps a descriptor of each start that fails
        if (const QString reason = whyNotStarted(order.command.constFirst()); !reason.isEmpty()) {
            QMetaObject::invokeMethod(
                this, [this, reason] { endUnstarted(reason); }, Qt::QueuedConnection);
            return;
        }
        m_process.setProgram(order.command.constFirst());
        m_process.setArguments(order.command.sliced(1));
        m_process.setProcessEnvironment(environmentFor(order));
        m_process.setWorkingDirectory(QStringLiteral("/"));
        m_limit.start(order.limit);
        m_process.start();
        m_group = static_cast<pid_t>(m_process.processId());
    }

private:
    void read()
    {
        const QByteArray bytes = m_process.readAll(); // however much it prints
        if (m_printed.size() < 4 * mostWords)
            m_printed += bytes.left(4 * mostWords);
    }

    void timeOut()
    {
        signalGroup(m_isTimedOut ? SIGKILL : SIGTERM);
        m_isTimedOut = true;
        m_limit.start(grace);
    }

    void finish(int exitCode, QProcess::ExitStatus status)
    {
        read();
        ProgramEnd::Kind kind =
            status == QProcess::NormalExit ? ProgramEnd::Kind::Exited : ProgramEnd::Kind::Crashed;
        if (m_isTimedOut) {
            kind = ProgramEnd::Kind::TimedOut;
            signalGroup(SIGKILL); // its children
        }
        end({kind, exitCode, firstLine(m_printed)});
    }

    void endUnstarted(const QString &reason)
    {
        end({ProgramEnd::Kind::NotStarted, 0, reason.left(mostWords)});
    }

    void end(const ProgramEnd &end)
    {
        m_limit.stop();
        if (m_context && m_ended)
            std::exchange(m_ended, {})(end);
        deleteLater();
    }

    void signalGroup(int signal)
    {
        if (m_group > 0)
            ::kill(-m_group, signal);
    }

    QPointer<QObject> m_context;
    std::function<void(const ProgramEnd &)> m_ended;
    QProcess m_process;
    QByteArray m_printed;
    QTimer m_limit;
    pid_t m_group = 0;
    bool m_isTimedOut = false;
};

void ProcessPrograms::run(const ProgramOrder &order, QObject *context,
                          std::function<void(const ProgramEnd &)> ended)
{
    // goes when it has ended, or with us
    auto *running = new Running(this, context, std::move(ended));
    running->start(order);
}

} // namespace tranship

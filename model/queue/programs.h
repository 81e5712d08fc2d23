// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <utility>

namespace tranship {

/// A program to be run.
struct ProgramOrder {
    QStringList command; ///< its absolute path, then its arguments
    QList<std::pair<QString, QString>> environment; ///< beside our own
    std::chrono::seconds limit{600};
};

/// How it ended.
struct ProgramEnd {
    enum class Kind {
        Exited, ///< exitCode says how
        Crashed, ///< by a signal
        NotStarted,
        TimedOut, ///< it was killed, with all its children
    };
    Kind kind = Kind::NotStarted;
    int exitCode = 0;
    QString words; ///< the first line it printed, or why it could not be started; 200 characters
};

/// Runs programs; tests give one that answers as it was told to.
class Programs {
public:
    virtual ~Programs() = default;
    /// `ended` is called in `context`'s thread unless it is gone by then.
    virtual void run(const ProgramOrder &order, QObject *context,
                     std::function<void(const ProgramEnd &)> ended) = 0;
};

/// Real ones, each in a process group of its own, with nothing on its standard input. What still
/// runs at the end is killed.
class ProcessPrograms final : public QObject, public Programs {
    Q_OBJECT

public:
    void run(const ProgramOrder &order, QObject *context,
             std::function<void(const ProgramEnd &)> ended) override;

private:
    class Running;
};

} // namespace tranship

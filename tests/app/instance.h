// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace tranship::test {

/// A real tranship process without a window, and transhipctl to talk to it.
class Instance final {
public:
    explicit Instance(QString dataFolder) : m_dataFolder(std::move(dataFolder)) { }

    ~Instance();

    /// What it says on standard error goes there, and it runs in that file's folder.
    void setErrorFile(const QString &name) { m_errorFile = name; }

    /// Starts it and waits until it answers. `environment`: lines NAME=value on top of ours.
    [[nodiscard]] bool start(const QStringList &environment = {});
    /// SIGKILL, and waits for the end.
    void kill();
    /// Waits for an end that somebody else brings about.
    [[nodiscard]] bool ends(int milliseconds = 20'000);

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    struct Answer {
        int exitCode = -1;
        QByteArray output;
        QByteArray errors;

        [[nodiscard]] QJsonObject object() const;
        [[nodiscard]] QJsonArray array() const;
    };

    /// transhipctl --data-dir ... --no-start --json WORDS
    [[nodiscard]] Answer ctl(const QStringList &words) const;
    /// The same without --json.
    [[nodiscard]] Answer ctlPlain(const QStringList &words) const;

private:
    [[nodiscard]] Answer run(const QStringList &words) const;

    QString m_dataFolder;
    QString m_errorFile; ///< empty: that of the test
    QProcess m_process;
};

} // namespace tranship::test

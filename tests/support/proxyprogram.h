// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace tranship {

/// A real proxy of this machine, on a free port of 127.0.0.1, as root or as anybody.
class ProxyProgram final {
public:
    enum class Kind { SquidBasic, SquidDigest, Tinyproxy, Microsocks, Dante };

    /// The user that those with a login let through, and the password.
    static constexpr const char *user = "anna";
    static constexpr const char *password = "right horse";

    /// Ready when port() is not 0.
    explicit ProxyProgram(Kind kind);
    ~ProxyProgram();
    Q_DISABLE_COPY_MOVE(ProxyProgram)

    [[nodiscard]] static bool isInstalled(Kind kind);

    [[nodiscard]] quint16 port() const { return m_port; }

    /// As proxyFromText() takes it, and as its login is named.
    [[nodiscard]] QString name() const;
    /// What it wrote of what it did.
    [[nodiscard]] QByteArray log() const;

private:
    [[nodiscard]] bool start();
    [[nodiscard]] QStringList command();
    [[nodiscard]] QByteArray squidConfiguration();
    void put(const QString &fileName, const QByteArray &content) const;

    const Kind m_kind;
    QTemporaryDir m_state;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace tranship {

/// A real web server of this machine that takes files over a folder of its own, on a free port of
/// 127.0.0.1, as root or as anybody.
class DavServer final {
public:
    enum class Kind {
        Apache, ///< mod_dav: class 1 and 2
        Nginx, ///< PUT, DELETE, MKCOL; no MOVE, no PROPFIND, no folders on the way of a PUT
    };

    explicit DavServer(Kind kind);
    ~DavServer();

    /// Whether the machine has it.
    [[nodiscard]] static bool isInstalled(Kind kind);

    /// False: it does not come up; `complaint` says why.
    [[nodiscard]] bool start();
    [[nodiscard]] QString complaint();

    [[nodiscard]] quint16 port() const { return m_port; }

    /// The path of what is served as /`name`.
    [[nodiscard]] QString path(const QString &name) const;

private:
    [[nodiscard]] bool startAt(quint16 port);
    [[nodiscard]] QByteArray configuration(quint16 port) const;

    Kind m_kind;
    QTemporaryDir m_state;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/control/controlconnection.h"
#include "model/control/controlverbs.h"
#include "model/engine.h"

#include <QLocalServer>
#include <QObject>

#include <memory>
#include <vector>

namespace tranship {

/// The instance's ear: serves programs of the same user over a socket in the data folder. It does
/// nothing by itself with what concerns the window: it tells.
class ControlServer final : public QObject {
    Q_OBJECT

public:
    explicit ControlServer(Engine &engine, const ControlLimits &limits = {});
    ~ControlServer() override;

    /// Listens at control.sock in `dataFolder` and replaces a socket that lies there. The caller
    /// holds the folder's InstanceLock until after close(). AccessDenied when the folder is not
    /// ours alone.
    [[nodiscard]] Done listen(const QString &dataFolder);

    /// Whether there is a window for the requests that need one; there is unless this says no.
    void setHasWindow(bool has) { m_verbs.setHasWindow(has); }

    /// Disconnects everyone and removes the socket.
    void close();
    [[nodiscard]] int connectionCount() const;

Q_SIGNALS:
    /// Another program of this user (a second instance, a browser) offers links: to fill a dialog
    /// with, never to be added unasked.
    void linksOffered(const tranship::LinkOffer &offer);
    void showRequested();
    void quitRequested();

private:
    void acceptConnections();
    void accept(std::unique_ptr<QLocalSocket> socket);
    void forget(ControlConnection *connection);

    ControlLimits m_limits;
    ControlVerbs m_verbs;
    QLocalServer m_server;
    QString m_dataFolder;
    std::vector<std::unique_ptr<ControlConnection>> m_connections;
};

} // namespace tranship

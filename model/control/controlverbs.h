// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/control/controlconnection.h"
#include "model/engine.h"
#include "model/job/linkoffer.h"

#include <functional>

namespace tranship {

/// The requests a client can make, mapped to the engine. What a request says is checked here as far
/// as its form goes; the rules of jobs are the engine's.
class ControlVerbs final : public QObject {
    Q_OBJECT

public:
    explicit ControlVerbs(Engine &engine);

    /// Whether there is a window that could be shown or filled; else such requests are refused.
    void setHasWindow(bool has) { m_hasWindow = has; }

    /// Answers over `connection`, now or later; not at all when the connection is gone by then.
    void serve(const Request &request, ControlConnection &connection);

Q_SIGNALS:
    void linksOffered(const tranship::LinkOffer &offer);
    void showRequested();
    void quitRequested();

private:
    using Method = void (ControlVerbs::*)(const Request &, ControlConnection &);
    using PlainVerb = void (Engine::*)(const JobId &, QObject *, Engine::Answer<void>);

    struct Entry {
        const char *verb;
        Method method;
    };

    struct FoundJob {
        Job job;
        QJsonObject json;
    };

    using UseJob = std::function<void(const FoundJob &)>;

    [[nodiscard]] static Method methodOf(const QString &verb);

    void ping(const Request &request, ControlConnection &connection);
    void create(const Request &request, ControlConnection &connection);
    void add(const Request &request, ControlConnection &connection);
    void resume(const Request &request, ControlConnection &connection);
    void suspend(const Request &request, ControlConnection &connection);
    void keep(const Request &request, ControlConnection &connection);
    void takeOwnership(const Request &request, ControlConnection &connection);
    void complete(const Request &request, ControlConnection &connection);
    void cancel(const Request &request, ControlConnection &connection);
    void removeFile(const Request &request, ControlConnection &connection);
    void set(const Request &request, ControlConnection &connection);
    void setSecret(const Request &request, ControlConnection &connection);
    void setUrl(const Request &request, ControlConnection &connection);
    void replacePrefix(const Request &request, ControlConnection &connection);
    void get(const Request &request, ControlConnection &connection);
    void list(const Request &request, ControlConnection &connection);
    void info(const Request &request, ControlConnection &connection);
    void history(const Request &request, ControlConnection &connection);
    void log(const Request &request, ControlConnection &connection);
    void policy(const Request &request, ControlConnection &connection);
    void setPolicy(const Request &request, ControlConnection &connection);
    void certificates(const Request &request, ControlConnection &connection);
    void trust(const Request &request, ControlConnection &connection);
    void untrust(const Request &request, ControlConnection &connection);
    void wait(const Request &request, ControlConnection &connection);
    void monitor(const Request &request, ControlConnection &connection);
    void openUrls(const Request &request, ControlConnection &connection);
    void show(const Request &request, ControlConnection &connection);
    void quit(const Request &request, ControlConnection &connection);

    /// `then` with the job that "job" means among those that are not final; else the error is
    /// answered.
    void withJob(const Request &request, ControlConnection &connection,
                 std::function<void(const JobId &)> then);
    /// The same with ended jobs too.
    void withAnyJob(const Request &request, ControlConnection &connection, UseJob then);
    void searchHistory(const QString &reference, qint64 request, ControlConnection &connection,
                       UseJob then);
    void plainVerb(const Request &request, ControlConnection &connection, PlainVerb verb);

    /// Refuses the request when there is no window.
    [[nodiscard]] bool isWindowThere(const Request &request, ControlConnection &connection) const;

    Engine &m_engine;
    bool m_hasWindow = true;
};

} // namespace tranship

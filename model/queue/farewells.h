// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/clock.h"
#include "model/queue/storage.h"
#include "model/transfer/upload/uploadprotocol.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace tranship {

/// Tells one server one farewell; tests give one that answers as it was told to.
class FarewellSender {
public:
    virtual ~FarewellSender() = default;
    /// Once; `told` is called in `context`'s thread unless it is gone by then. Again: the server
    /// could not be asked, or wants to be asked later.
    virtual void tell(const Farewell &farewell, QObject *context,
                      std::function<void(CancelVerdict)> told) = 0;
};

/// Tells servers that uploads are over (bits.md 1.6): an unfinished one is dropped there; of a
/// whole one only what is kept beside it, so that the file itself stays. Goes on for a day, or for
/// the job's no-progress timeout if that is shorter, over restarts.
class Farewells final : public QObject {
    Q_OBJECT

public:
    Farewells(Storage &storage, FarewellSender &sender, Clock &clock);

    /// Takes over what earlier runs could not tell.
    void load(const QList<Farewell> &farewells);

    /// What is to be told of the job's uploads as they stand; with numbers of their own, to be
    /// stored in the transaction that ends them. Nothing that is being told already.
    [[nodiscard]] QList<Farewell> farewellsOf(const Job &job);
    [[nodiscard]] std::optional<Farewell> farewellOf(const Job &job, const File &file);

    /// Begins to tell what is stored.
    void begin(const QList<Farewell> &farewells);
    /// The same for what is not stored yet.
    void add(const QList<Farewell> &farewells);

    /// About once a second: tells again what is due.
    void tick();

Q_SIGNALS:
    /// The server knows; or there was no telling it.
    void ended(const tranship::Farewell &farewell);

private:
    struct Pending {
        Farewell farewell;
        int tries = 0;
        std::chrono::milliseconds due{0};
        bool isBeingTold = false;
    };

    [[nodiscard]] bool isPending(const Farewell &farewell) const;
    void tell(qint64 id);
    void told(qint64 id, CancelVerdict verdict);
    void end(qint64 id);

    Storage &m_storage;
    FarewellSender &m_sender;
    Clock &m_clock;
    QHash<qint64, Pending> m_pending;
    qint64 m_nextId = 1;
};

} // namespace tranship

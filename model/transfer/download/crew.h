// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/segments.h"
#include "model/job/snapshot.h"
#include "model/transfer/download/fetch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace tranship {

class HostBudget;

/// The connections of one download. Begins with one whose answer decides what the file is; where
/// its size, ranges and a validator allow and more would help, others join in slow start, each
/// taking half of what would last longest. One that fails gives its claim back and the others go
/// on; the last one's failure is that of the download.
class Crew final : public QObject, private Fetch::Owner {
    Q_OBJECT

public:
    class Owner {
    public:
        [[nodiscard]] virtual const File &file() const = 0;
        /// See Fetch::Owner. After answerReplaces() the owner calls replaced().
        [[nodiscard]] virtual Done answerAccepted(const ResponseHead &head,
                                                  const Ruling &ruling) = 0;
        virtual void answerReplaces(const ResponseHead &head, const Ruling &ruling) = 0;
        virtual void versionProven(const Validator &version) = 0;
        virtual void bytesBrought() = 0;
        /// Every byte of the file has come.
        virtual void crewDone() = 0;
        /// The last connection failed.
        virtual void crewFailed(const Error &error,
                                std::optional<std::chrono::seconds> retryAfter) = 0;

    protected:
        ~Owner() = default;
    };

    struct Means {
        Transports &transports;
        std::shared_ptr<Throttle> throttle;
        HostBudget *budget = nullptr; ///< null: as many connections as `most`
        int most = 1; ///< connections
    };

    Crew(Means means, PartWriter &part, Owner &owner);
    ~Crew() override;

    enum class Places { All, OwnAddress };

    /// Asks for what is missing first. Places::OwnAddress: what mirrors brought was not the file.
    void start(Places places = Places::All);
    void stop();
    /// The part file is empty now: the body that replaces it may come.
    void replaced();
    /// Holds all connections back, or lets them go on.
    void setCongested(bool congested);
    /// Bytes were given up: somebody brings them again.
    void bringAgain();
    /// Further places where the file is said to be.
    void addMirrors(const QList<QUrl> &mirrors);

    [[nodiscard]] QList<ConnectionView> connections() const;

private:
    struct Place; ///< where the file is to be had, and how that went

    // Fetch::Owner
    [[nodiscard]] const File &fileOf(const Fetch &fetch) const override;
    [[nodiscard]] bool isAlone(const Fetch &fetch) const override;
    [[nodiscard]] Done answerAccepted(Fetch &fetch, const ResponseHead &head,
                                      const Ruling &ruling) override;
    void answerReplaces(Fetch &fetch, const ResponseHead &head, const Ruling &ruling) override;
    void versionProven(Fetch &fetch, const Validator &version) override;
    void bytesBrought(Fetch &fetch) override;
    void fetchEnded(Fetch &fetch, const Done &outcome) override;

    void fetchFailed(Fetch &fetch, const Error &error);
    [[nodiscard]] bool isWhole() const;
    /// Another claim for `fetch`; whether there was one.
    bool assign(Fetch &fetch, const Source &source);
    /// What a connection brings by itself in that time is not taken from it.
    [[nodiscard]] std::chrono::milliseconds patience() const;
    /// As much of `range` as one request can ask for in a file of parts.
    [[nodiscard]] ByteRange inOnePart(ByteRange range) const;
    bool add();
    void remove(Fetch &fetch);
    void confirm();
    void grow();
    void shrink(const Fetch &fetch);
    /// Whether a limit, the disk or the hash holds the connections back: more of them would bring
    /// no more.
    [[nodiscard]] bool isHeldBack();
    void giveWay(const QString &host);
    [[nodiscard]] Pace look();
    [[nodiscard]] std::chrono::milliseconds now() const;
    /// The place of `fetch` in the budget is that of the host of `url`.
    void settleAt(Fetch &fetch, const QUrl &url);
    [[nodiscard]] bool canShare() const;
    [[nodiscard]] std::optional<size_t> bestPlace() const;
    [[nodiscard]] bool isUsable(const Place &place) const;
    [[nodiscard]] Place &placeOf(const Fetch &fetch);
    [[nodiscard]] QUrl addressOf(const Place &place) const;
    [[nodiscard]] int connectionsTo(const Place &place) const;

    const Means m_means;
    PartWriter &m_part;
    Owner &m_owner;
    std::vector<std::unique_ptr<Fetch>> m_fetches;
    std::vector<Place> m_places; ///< the first: the file's own address
    Places m_allowed = Places::All;
    bool m_isConfirmed = false; ///< an answer was accepted: what the others bring is known
    bool m_isOver = true;

    // how many
    int m_most = 1; ///< for now; less than allowed after a failure
    bool m_isCongested = false;
    bool m_wasCongested = false; ///< since the last look
    qint64 m_waits = 0; ///< of the throttle at the last look
    int m_setbacks = 0; ///< failures in a row
    std::chrono::milliseconds m_pauseUntil{0}; ///< no more connections until then, on m_clock
    QElapsedTimer m_clock;
    QElapsedTimer m_step; ///< since the last connection was added
    QTimer m_timer;
    qint64 m_sampled = 0; ///< bytes held when the last speed was taken
    QElapsedTimer m_sample;
    qint64 m_speed = 0;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/download/downloadplan.h"
#include "model/transfer/download/overlap.h"
#include "model/transfer/download/partwriter.h"
#include "model/transfer/hostbudget.h"
#include "model/transfer/transport.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace tranship {

/// One connection of a download: asks for its claim, has the answer judged, brings the bytes into
/// the part file. Follows what the plan says in between; never writes a byte outside its claim.
class Fetch final : public QObject, private Transport::Listener {
    Q_OBJECT

public:
    class Owner {
    public:
        [[nodiscard]] virtual const File &fileOf(const Fetch &fetch) const = 0;
        /// Whether no other connection brings bytes of the file.
        [[nodiscard]] virtual bool isAlone(const Fetch &fetch) const = 0;
        /// The answer belongs to what is held (Ruling::Step::Accept). An error refuses it.
        [[nodiscard]] virtual Done answerAccepted(Fetch &fetch, const ResponseHead &head,
                                                  const Ruling &ruling) = 0;
        /// The answer is another version, or the whole again: what is held goes, and then the owner
        /// calls replaced().
        virtual void answerReplaces(Fetch &fetch, const ResponseHead &head,
                                    const Ruling &ruling) = 0;
        /// The first bytes behind an overlap that was equal: the answer names the version so.
        virtual void versionProven(Fetch &fetch, const Validator &version) = 0;
        /// Bytes came.
        virtual void bytesBrought(Fetch &fetch) = 0;
        /// The claim is brought, or an error ended it; not after stop(). The owner may destroy the
        /// fetch.
        virtual void fetchEnded(Fetch &fetch, const Done &outcome) = 0;

    protected:
        ~Owner() = default;
    };

    Fetch(Transports &transports, std::shared_ptr<Throttle> throttle, PartWriter &part,
          Owner &owner);
    ~Fetch() override;

    /// Begins with another claim; end unknownSize: to the end of the body.
    void start(const ByteRange &claim, const Source &source);
    void stop();
    /// The part file is empty now: the body that replaces it may come.
    void replaced();
    /// Holds the connection back while the part file is congested, and lets it go on.
    void setCongested(bool congested);
    /// Gives up what lies behind `end`, to which another connection is put.
    void yieldFrom(qint64 end);
    /// Brings what lies behind its claim too, up to `end`.
    void takeBack(qint64 end);

    /// What it still has to bring; end unknownSize: to the end of the body.
    [[nodiscard]] ByteRange rest() const;

    [[nodiscard]] ByteRange claim() const { return m_claim; }

    [[nodiscard]] const Source &source() const { return m_source; }

    /// Where the answer comes from, or is expected from.
    [[nodiscard]] QUrl url() const { return m_url; }

    /// Whether an answer to this claim was accepted.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    /// Why it ended: the answer was not what the others bring.
    [[nodiscard]] bool wasDeclined() const { return m_wasDeclined; }

    /// What the server asked for with 429 or 503.
    [[nodiscard]] std::optional<std::chrono::seconds> retryAfter() const { return m_retryAfter; }

    /// How the connection of the last answer is secured; empty: it is not.
    [[nodiscard]] const QString &tls() const { return m_tls; }

    /// From the last request to its answer.
    [[nodiscard]] std::chrono::milliseconds latency() const { return m_latency; }

    /// Bytes a second, over the last moments.
    [[nodiscard]] qint64 speed() const;

    /// The same, but 0 until it has been measured long enough to be relied on.
    [[nodiscard]] qint64 steadySpeed() const { return m_lastSpeed > 0 ? speed() : 0; }

    /// Its place at a host.
    void setLease(std::unique_ptr<HostBudget::Lease> lease) { m_lease = std::move(lease); }

    /// As the budget counts it; empty without a place.
    [[nodiscard]] QString host() const { return m_lease ? m_lease->host() : QString(); }

private:
    [[nodiscard]] Done headReceived(const ResponseHead &head) override;
    [[nodiscard]] std::span<char> room() override;
    [[nodiscard]] Done bytesReceived(QByteArrayView bytes) override;
    void transportFinished(const Done &outcome) override;

    void ask(AskFor what);
    /// As much of the claim as is asked for at once.
    [[nodiscard]] ByteRange piece() const;
    void send();
    void follow(const Ruling &ruling);
    void bodyEnded();
    void end(const Done &outcome);
    [[nodiscard]] bool isThrough() const;
    void updatePause();
    void measure(qint64 bytes);
    void restartPace();
    /// Bytes a second at this place, over the last moments; 0: not known.
    [[nodiscard]] qint64 pace() const;

    Transports &m_transports;
    const std::shared_ptr<Throttle> m_throttle;
    PartWriter &m_part;
    Owner &m_owner;

    ByteRange m_claim;
    Source m_source;
    QUrl m_url;
    std::optional<PartWriter::Stream> m_stream;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<HostBudget::Lease> m_lease;

    // the exchange
    AskFor m_askFor = AskFor::Rest;
    Ask m_ask;
    QByteArray m_overlapHeld;
    qint64 m_atAsk = 0; ///< place of the next byte when it was asked for
    qint64 m_bodyAt = 0; ///< place in the file of the next byte of the body
    qint64 m_bodyEnd = unknownSize; ///< where the body ends; unknownSize: at its own end
    Overlap m_overlap;
    std::optional<Validator> m_adopt; ///< the version to be named once the overlap is equal
    std::optional<Ruling> m_next; ///< what follows when the present exchange has ended
    bool m_isOpen = false;
    bool m_isReplacing = false; ///< the body waits until the part file is empty
    bool m_isCongested = false;
    std::optional<Done> m_heldOutcome; ///< the exchange ended meanwhile
    std::optional<std::chrono::seconds> m_retryAfter;
    QString m_tls;
    int m_wrongRanges = 0;
    bool m_changeSeen = false;
    bool m_wasDeclined = false;
    int m_generation = 0; ///< of the claim; what a disk answers for an older one is not heard

    // its pace
    QElapsedTimer m_asked;
    std::chrono::milliseconds m_latency{0};
    QElapsedTimer m_window;
    qint64 m_windowBytes = 0;
    qint64 m_lastSpeed = 0;
};

} // namespace tranship

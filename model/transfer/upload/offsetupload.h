// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/offsetdialect.h"
#include "model/transfer/upload/uploadanswers.h"

#include <memory>
#include <optional>

namespace tranship {

/// Bytes of a fragment below which a server's 413 is not answered with a smaller one.
inline constexpr qint64 smallestUploadFragment = 5 * 1024;

/// The upload of a file to a server that counts the bytes it has (tus, the IETF's draft): created,
/// sent in fragments from the server's offset on, whole when the server says so.
///
/// - An upload that is taken up again begins with Ask; so does every doubt: 409, a redirect of a
///   fragment, an answer without an offset. Three answers in a row that bring no byte forward are
///   InvalidServerResponse.
/// - An offset that cannot be (below what was acknowledged, beyond what was sent; K8 of the fault
///   list) is asked about; when it comes again the upload is dropped and begun anew, once.
/// - An upload that the server lost is begun anew, once (K7), then SessionNotFound. When the last
///   byte may have arrived before, it may as well be done and cleared away: UploadUnconfirmed, in
///   each new run too, until `session.isUnsure` is taken back.
/// - A broken fragment is asked about at once; when it breaks again before one more byte is there,
///   and when the question breaks, that is the end for now.
/// - 413 halves the fragments down to 5 KiB.
/// - 307 and 308 are followed; a fragment is not sent there before that place was asked.
class OffsetUpload final : public UploadProtocol {
public:
    OffsetUpload(const UploadAim &aim, const UploadSession &session,
                 std::unique_ptr<OffsetDialect> dialect);

    void setNow(const QDateTime &now) override { m_dialect->setNow(now); }

    [[nodiscard]] UploadStep next(qint64 fragment) override;
    void answered(const UploadAnswer &answer) override;
    void broken(const Error &error, qint64 sent) override;

    [[nodiscard]] const UploadSession &session() const override { return m_session; }

private:
    [[nodiscard]] qint64 atMost(qint64 fragment) const;
    [[nodiscard]] ByteRange nextBody(qint64 fragment) const;
    [[nodiscard]] bool mayBeDone() const;

    void heed(const OffsetWord &word);
    void keep(const OffsetWord &word);
    void follow(const ResponseHead &head);
    void created(const OffsetWord &word);
    void believe(const OffsetWord &word);
    void correct(const OffsetWord &word);
    void disbelieve(const QString &why);
    void ask();
    void sendSmaller();
    void sendAgain();
    void lost();
    void startOver();
    void finish(const OffsetWord &word);
    void fail(ErrorCode code, const QString &why);

    UploadAim m_aim;
    UploadSession m_session;
    std::unique_ptr<OffsetDialect> m_dialect;
    UploadPlace m_target;
    UploadPlace m_place; ///< of the upload itself
    OffsetStep m_step = OffsetStep::Discover; ///< the next, or the one on its way
    std::optional<UploadEnd> m_end;
    ByteRange m_body; ///< of the request on its way
    qint64 m_sentBefore = 0; ///< session's `sent` without that
    int m_questions = 0; ///< in a row, without progress
    int m_damages = 0; ///< of this fragment
    qint64 m_brokenAt = -1; ///< bytes acknowledged when the last fragment broke; -1: none did
    bool m_isStartedOver = false;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/methodmemory.h"

#include "uploadplay.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

UploadAim aimAt(const QString &url)
{
    UploadAim aim;
    aim.url = QUrl(url);
    aim.size = 1000;
    return aim;
}

/// Speaks one method with one request, "TUS"; for Auto it asks first and finds what `found` says.
class Spoken final : public UploadProtocol {
public:
    Spoken(const UploadSession &session, UploadMethod found)
        : m_session(session),
          m_found(found) { }

    UploadStep next(qint64) override
    {
        if (m_end)
            return *m_end;
        UploadRequest request;
        request.method = QByteArray(uploadMethodName(m_session.method).data()).toUpper();
        request.url = QUrl(u"http://server.example/in/a"_s);
        return request;
    }

    void answered(const UploadAnswer &answer) override
    {
        if (m_session.method == UploadMethod::Auto) {
            m_session.method = m_found;
            return;
        }
        m_end = UploadEnd();
        if (answer.head.status == 200)
            m_end->proof = UploadEnd::Proof::Status;
        else
            m_end->outcome = failure(ErrorCode::ProtocolMismatch, ErrorContext::RemoteApplication);
    }

    void broken(const Error &error, qint64) override
    {
        m_end = UploadEnd();
        m_end->outcome = failure(error);
    }

    [[nodiscard]] const UploadSession &session() const override { return m_session; }

private:
    UploadSession m_session;
    UploadMethod m_found;
    std::optional<UploadEnd> m_end;
};

} // namespace

class TestMethodMemory final : public QObject {
    Q_OBJECT

private:
    UploadMethod m_found = UploadMethod::Tus;
    std::unique_ptr<MethodMemory> m_memory;

    [[nodiscard]] QStringList upload(const UploadAim &aim, const Turns &turns,
                                     UploadMethod method = UploadMethod::Auto)
    {
        UploadSession session;
        session.method = method;
        const auto protocol = m_memory->protocolFor(aim, session);
        return play(*protocol, turns).lines;
    }

private Q_SLOTS:

    void init()
    {
        m_found = UploadMethod::Tus;
        m_memory =
            std::make_unique<MethodMemory>([this](const UploadAim &, const UploadSession &session) {
                return std::make_unique<Spoken>(session, m_found);
            });
    }

    void theSecondFileForAServerAsksNothing()
    {
        const QStringList asked{u"AUTO /in/a"_s, u"TUS /in/a"_s, u"done: Status"_s};
        const QStringList known = asked.mid(1);
        QCOMPARE(upload(aimAt(u"http://server.example/in/a"_s), {{204}, {200}}), asked);
        QCOMPARE(upload(aimAt(u"http://server.example/in/b"_s), {{200}}), known);
        QCOMPARE(upload(aimAt(u"http://server.example/other/a"_s), {{204}, {200}}), asked);
        QCOMPARE(upload(aimAt(u"http://server.example:81/in/a"_s), {{204}, {200}}), asked);
        UploadAim replied = aimAt(u"http://server.example/in/a"_s);
        replied.wantsReply = true;
        QCOMPARE(upload(replied, {{204}, {200}}), asked);
    }

    void whatFailedIsNotRemembered()
    {
        const UploadAim aim = aimAt(u"http://server.example/in/a"_s);
        QCOMPARE(upload(aim, {{204}, brokenAfter(0)}).last(), u"ConnectionClosed"_s);
        QCOMPARE(upload(aim, {{204}, {200}}).first(), u"AUTO /in/a"_s);
    }

    void aServerThatSpeaksSomethingElseNowIsAskedAgain()
    {
        const UploadAim aim = aimAt(u"http://server.example/in/a"_s);
        QCOMPARE(upload(aim, {{204}, {200}}).last(), u"done: Status"_s);
        m_found = UploadMethod::Put;
        QCOMPARE(upload(aim, {{404}, {204}, {200}}),
                 (QStringList{u"TUS /in/a"_s, u"AUTO /in/a"_s, u"PUT /in/a"_s, u"done: Status"_s}));
        QCOMPARE(upload(aim, {{200}}).first(), u"PUT /in/a"_s);
        // asked once, and no more
        QCOMPARE(upload(aim, {{404}, {204}, {404}}).last(), u"ProtocolMismatch"_s);
    }

    void aMethodThatAPersonChoseIsNotAsked()
    {
        const UploadAim aim = aimAt(u"http://server.example/in/a"_s);
        QCOMPARE(upload(aim, {{200}}, UploadMethod::Bits).first(), u"BITS /in/a"_s);
        QCOMPARE(upload(aim, {{204}, {200}}).first(), u"AUTO /in/a"_s);
    }

    void aPresignedUrlNeedsNoMemory()
    {
        UploadAim aim = aimAt(u"http://server.example/in/a"_s);
        QCOMPARE(upload(aim, {{204}, {200}}).last(), u"done: Status"_s);
        aim.partUrls = {QUrl(u"http://server.example/in/a?partNumber=1"_s)};
        QCOMPARE(upload(aim, {{204}, {200}}).first(), u"AUTO /in/a"_s);
    }
};

QTEST_APPLESS_MAIN(TestMethodMemory)
#include "tst_methodmemory.moc"

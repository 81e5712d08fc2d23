// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/httpfarewells.h"

#include "model/transfer/route.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

/// A request that was sent, and its end when the test says so.
class HandSender final : public Sender {
public:
    HandSender(QList<SendOrder> &sent, Listener &listener) : m_sent(sent), m_listener(listener) { }

    void start(const SendOrder &order, std::unique_ptr<BodySource>) override
    {
        m_sent.append(order);
    }

    void stop() override { }

    [[nodiscard]] qint64 sent() const override { return 0; }

    void finish(const Result<UploadAnswer> &answer) { m_listener.sendFinished(answer, 0); }

private:
    QList<SendOrder> &m_sent;
    Listener &m_listener;
};

class HandSenders final : public Senders {
public:
    [[nodiscard]] std::unique_ptr<Sender> make(Sender::Listener &listener) override
    {
        auto sender = std::make_unique<HandSender>(sent, listener);
        last = sender.get();
        return sender;
    }

    QList<SendOrder> sent;
    HandSender *last = nullptr;
};

Farewell farewellOf(UploadMethod method, bool isWhole)
{
    Farewell farewell;
    farewell.job = JobId::createUuid();
    farewell.url = QUrl(u"http://up.example/f.bin"_s);
    farewell.wantsReply = isWhole;
    farewell.session.method = method;
    farewell.session.url = farewell.url;
    farewell.session.id = "{A0FF}";
    farewell.session.isWhole = isWhole;
    return farewell;
}

UploadAnswer answerOf(int status)
{
    UploadAnswer answer;
    answer.head.status = status;
    answer.head.headers = {{"BITS-Packet-Type", "Ack"}};
    return answer;
}

QByteArray packetOf(const UploadRequest &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name.compare("BITS-Packet-Type", Qt::CaseInsensitive) == 0)
            return value.toUpper();
    }
    return {};
}

} // namespace

class TestHttpFarewells final : public QObject {
    Q_OBJECT

private:
    HandSenders m_senders;
    std::optional<CancelVerdict> m_verdict;

    void tell(HttpFarewells &farewells, const Farewell &farewell)
    {
        farewells.tell(farewell, this, [this](CancelVerdict verdict) { m_verdict = verdict; });
    }

private Q_SLOTS:

    void init()
    {
        m_senders.sent.clear();
        m_verdict.reset();
    }

    void itGoesByItsOwnWay()
    {
        const auto setup = std::make_shared<ConnectionSetup>();
        QUrl asked;
        HttpFarewells farewells(m_senders, {}, [&](const Farewell &farewell) {
            asked = farewell.url;
            return setup;
        });
        const Farewell farewell = farewellOf(UploadMethod::Bits, false);
        tell(farewells, farewell);
        QCOMPARE(asked, farewell.url);
        QCOMPARE(m_senders.sent.size(), 1);
        QCOMPARE(m_senders.sent.first().setup, setup);
    }

    void anUnfinishedUploadIsCancelled()
    {
        HttpFarewells farewells(m_senders);
        tell(farewells, farewellOf(UploadMethod::Bits, false));
        QCOMPARE(m_senders.sent.size(), 1);
        QCOMPARE(packetOf(m_senders.sent.first().request), QByteArray("CANCEL-SESSION"));
        QVERIFY(!m_verdict);
        m_senders.last->finish(answerOf(200));
        QVERIFY(m_verdict == CancelVerdict::Gone);
    }

    void aWholeOneIsClosed()
    {
        HttpFarewells farewells(m_senders);
        tell(farewells, farewellOf(UploadMethod::Bits, true));
        QCOMPARE(packetOf(m_senders.sent.first().request), QByteArray("CLOSE-SESSION"));
        m_senders.last->finish(answerOf(200));
        QVERIFY(m_verdict == CancelVerdict::Gone);
    }

    void aMethodWithoutSuchARequestIsDoneAtOnce()
    {
        HttpFarewells farewells(m_senders);
        tell(farewells, farewellOf(UploadMethod::Put, false));
        QVERIFY(!m_verdict); // never from within the call
        QTRY_VERIFY(m_verdict == CancelVerdict::Gone);
        QVERIFY(m_senders.sent.isEmpty());
    }

    void aServerOutOfReachIsToBeAskedAgain()
    {
        HttpFarewells farewells(m_senders);
        tell(farewells, farewellOf(UploadMethod::Bits, false));
        m_senders.last->finish(
            failure(makeError(ErrorCode::ConnectFailure, ErrorContext::Transport)));
        QVERIFY(m_verdict == CancelVerdict::Again);
        tell(farewells, farewellOf(UploadMethod::Bits, false));
        m_senders.last->finish(answerOf(503));
        QVERIFY(m_verdict == CancelVerdict::Again);
    }

    void aServerThatRefusesIsNot()
    {
        HttpFarewells farewells(m_senders);
        tell(farewells, farewellOf(UploadMethod::Bits, false));
        m_senders.last->finish(answerOf(403));
        QVERIFY(m_verdict && *m_verdict != CancelVerdict::Again);
    }

    void whoIsGoneIsNotTold()
    {
        HttpFarewells farewells(m_senders);
        auto listener = std::make_unique<QObject>();
        bool isTold = false;
        farewells.tell(farewellOf(UploadMethod::Bits, false), listener.get(),
                       [&isTold](CancelVerdict) { isTold = true; });
        listener.reset();
        m_senders.last->finish(answerOf(200));
        QVERIFY(!isTold);
    }
};

QTEST_GUILESS_MAIN(TestHttpFarewells)
#include "tst_httpfarewells.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/bitsupload.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kiB = 1024;
constexpr qint64 fileSize = 100 * kiB;
const QByteArray sessionId("{A0FF5911-4144-45B3-BF27-27AFC8EC8A67}");

UploadAim aimOf(qint64 size = fileSize)
{
    UploadAim aim;
    aim.url = QUrl(u"http://srv:81/vdir/f.txt"_s);
    aim.fileName = u"f.txt"_s;
    aim.size = size;
    return aim;
}

UploadAim withReply(UploadAim aim)
{
    aim.wantsReply = true;
    return aim;
}

/// What a run before this one left: bytes acknowledged, and sent.
UploadSession sessionAt(qint64 acknowledged, qint64 sent)
{
    UploadSession session;
    session.method = UploadMethod::Bits;
    session.url = aimOf().url;
    session.id = sessionId;
    session.acknowledged = acknowledged;
    session.sent = sent;
    return session;
}

UploadAnswer answerOf(int status, RawHeaders headers = {})
{
    UploadAnswer answer;
    answer.head.status = status;
    answer.head.headers = std::move(headers);
    return answer;
}

UploadAnswer ackOf(int status, RawHeaders headers = {})
{
    headers.prepend({"BITS-Packet-Type", "Ack"});
    return answerOf(status, std::move(headers));
}

UploadAnswer createdAck(const RawHeaders &more = {})
{
    return ackOf(200,
                 RawHeaders{{"BITS-Protocol", "{7df0354d-249b-430f-820d-3d2a9bef4931}"},
                            {"BITS-Session-Id", sessionId},
                            {"Accept-Encoding", "identity"}}
                     + more);
}

UploadAnswer offsetAck(int status, qint64 offset, const RawHeaders &more = {})
{
    return ackOf(status,
                 RawHeaders{{"BITS-Received-Content-Range", QByteArray::number(offset)},
                            {"BITS-Session-Id", sessionId}}
                     + more);
}

UploadAnswer errorAck(int status, const QByteArray &hresult)
{
    return ackOf(status, {{"BITS-Error-Code", hresult}, {"BITS-Error-Context", "0x5"}});
}

UploadAnswer lostAck()
{
    return errorAck(500, "0x8020001f");
}

const QByteArray replyPath(R"(BITS-Sessions\Replies\{1}\responsefile.bin)");

QByteArray headerOf(const UploadRequest &request, QByteArrayView name)
{
    ResponseHead head;
    head.headers = request.headers;
    return head.header(name);
}

/// "Fragment 0-5119/102400", "Ping", ..., "done" or the name of an error: one step in words.
QString wordsFor(const UploadStep &step)
{
    if (const auto *end = std::get_if<UploadEnd>(&step))
        return end->outcome ? u"done"_s : QString(errorName(end->outcome.error().code));
    const auto &request = std::get<UploadRequest>(step);
    QString words = QString::fromLatin1(headerOf(request, "BITS-Packet-Type"));
    const QByteArray range = headerOf(request, "Content-Range");
    if (!range.isEmpty())
        words += u' ' + QString::fromLatin1(range.mid(qsizetype(sizeof "bytes")));
    return words;
}

/// A protocol, its steps as words.
class Machine {
public:
    explicit Machine(const UploadAim &aim, const UploadSession &session = {})
        : m_protocol(makeBitsUpload(aim, session))
    {
    }

    QString next(qint64 fragment = 40 * kiB) { return wordsFor(m_protocol->next(fragment)); }

    UploadRequest request(qint64 fragment = 40 * kiB)
    {
        return std::get<UploadRequest>(m_protocol->next(fragment));
    }

    UploadEnd end() { return std::get<UploadEnd>(m_protocol->next(40 * kiB)); }

    /// What comes after that answer to the next request.
    QString after(const UploadAnswer &answer, qint64 fragment = 40 * kiB)
    {
        if (const UploadStep step = m_protocol->next(fragment);
            !std::holds_alternative<UploadRequest>(step))
            return u"no request"_s;
        m_protocol->answered(answer);
        return next(fragment);
    }

    /// What comes after the next request broke.
    QString afterBreak(qint64 sent, qint64 fragment = 40 * kiB)
    {
        (void)m_protocol->next(fragment);
        m_protocol->broken(makeError(ErrorCode::ConnectionClosed, ErrorContext::Transport), sent);
        return next(fragment);
    }

    void setNow(const QDateTime &now) { m_protocol->setNow(now); }

    const UploadSession &session() const { return m_protocol->session(); }

private:
    std::unique_ptr<UploadProtocol> m_protocol;
};

const QDateTime noon(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

} // namespace

class TestBitsUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsCreatedSentAndClosed();
    void anUploadWithReplyEndsBeforeTheClose();
    void theReplysSessionIsClosedLater();
    void theLastAnswerMayTakeFiveMinutes();
    void everythingIsOneRequestAtATimeToOneUrl();

    void createSessionIsJudged_data();
    void createSessionIsJudged();
    void pingIsJudged_data();
    void pingIsJudged();
    void fragmentIsJudged_data();
    void fragmentIsJudged();
    void closeSessionIsJudged_data();
    void closeSessionIsJudged();
    void cancelSessionIsJudged_data();
    void cancelSessionIsJudged();
    void onlyAnUnfinishedUploadIsCancelled();

    void fragmentsAreHalvedDownToFiveKiB_data();
    void fragmentsAreHalvedDownToFiveKiB();
    void theServersLimitIsKept();
    void aFragmentThatWentLostIsSentInSmallerOnes_data();
    void aFragmentThatWentLostIsSentInSmallerOnes();

    void onlyOffsetsThatCanBeAreBelieved_data();
    void onlyOffsetsThatCanBeAreBelieved();
    void whatLeftBeforeACutIsTheLimit();
    void anImpossibleOffsetTwiceBeginsAnew();

    void aResumedSessionBeginsWithAPing();
    void aBreakIsResumedFromOnce_data();
    void aBreakIsResumedFromOnce();
    void eachAcknowledgementAllowsAnotherBreak();
    void whatIsInDoubtIsAskedWithFiveKiB_data();
    void whatIsInDoubtIsAskedWithFiveKiB();
    void whatIsNotInDoubtGoesOnAtFullSize();

    void aLostSessionStartsOverOnce_data();
    void aLostSessionStartsOverOnce();
    void aSessionLostTwiceIsAnError();
    void aCloseThatFindsNoSessionAfterALostOneIsDone_data();
    void aCloseThatFindsNoSessionAfterALostOneIsDone();

    void aReplyUrlMustComeWithTheLastFragment();
    void aReplyWhoseAnswerWasLostIsAskedForWithTheTail();
    void aReplyUrlThatLeadsAstrayIsAnError();

    void anEmptyFileIsCreatedAndClosed();
    void anEmptyFileMayBeRefused_data();
    void anEmptyFileMayBeRefused();
    void anEmptyFileGetsNoReply();

    void aHostIdIsPingedAndUsed();
    void aHostOutOfReachIsGivenUpAfterItsTime_data();
    void aHostOutOfReachIsGivenUpAfterItsTime();
    void theTimeOfALostHostBeginsOnceAndEndsWithAFragment();

    void anApplicationsErrorIsCalledSo();
    void retryAfterIsHandedOn();
    void redirectsAreFollowedWithoutABody();
    void redirectsHaveAnEnd();
    void aSourceThatShrankBeginsAnew();
    void aFinishedUploadAsksNothing();
};

void TestBitsUpload::aFileIsCreatedSentAndClosed()
{
    Machine machine(aimOf());
    QCOMPARE(machine.next(), u"Create-Session"_s);
    QVERIFY(!machine.session().isOpen());
    QCOMPARE(machine.after(createdAck()), u"Fragment 0-40959/102400"_s);
    QVERIFY(machine.session().isOpen());
    QCOMPARE(machine.session().method, UploadMethod::Bits);
    QCOMPARE(machine.session().id, sessionId);
    QCOMPARE(machine.session().url, aimOf().url);
    QCOMPARE(machine.after(offsetAck(200, 40960)), u"Fragment 40960-81919/102400"_s);
    QCOMPARE(machine.session().acknowledged, 40960);
    QCOMPARE(machine.session().sent, 81920);
    QCOMPARE(machine.after(offsetAck(200, 81920)), u"Fragment 81920-102399/102400"_s);
    QCOMPARE(machine.after(offsetAck(200, 102400)), u"Close-Session"_s);
    QVERIFY(!machine.session().isWhole);
    QCOMPARE(machine.after(ackOf(200)), u"done"_s);
    QVERIFY(machine.session().isWhole);
    QVERIFY(!machine.session().isUnsure);
    QCOMPARE(machine.end().proof, UploadEnd::Proof::Length);
    QVERIFY(!bitsCloseRequest(aimOf(), machine.session()));
}

void TestBitsUpload::anUploadWithReplyEndsBeforeTheClose()
{
    Machine machine(withReply(aimOf(30 * kiB)));
    QCOMPARE(machine.after(createdAck()), u"Fragment 0-30719/30720"_s);
    QCOMPARE(machine.after(offsetAck(200, 30720, {{"BITS-Reply-URL", replyPath}})), u"done"_s);
    QCOMPARE(machine.end().proof, UploadEnd::Proof::Length);
    QVERIFY(machine.session().isWhole);
    QCOMPARE(machine.session().id, sessionId);
    QCOMPARE(machine.session().replyUrl.toEncoded(),
             QByteArray("http://srv:81/vdir/BITS-Sessions/Replies/%7B1%7D/responsefile.bin"));
}

void TestBitsUpload::theReplysSessionIsClosedLater()
{
    const UploadAim aim = withReply(aimOf(30 * kiB));
    Machine machine(aim);
    QVERIFY(!bitsCloseRequest(aim, machine.session()));
    (void)machine.after(createdAck());
    QVERIFY(!bitsCloseRequest(aim, machine.session()));
    (void)machine.after(offsetAck(200, 30720, {{"BITS-Reply-URL", replyPath}}));
    const auto close = bitsCloseRequest(aim, machine.session());
    QVERIFY(close);
    QCOMPARE(headerOf(*close, "BITS-Packet-Type"), QByteArray("Close-Session"));
    QCOMPARE(headerOf(*close, "BITS-Session-Id"), sessionId);
    QCOMPARE(close->url, aim.url);
    QVERIFY(!bitsCancelRequest(aim, machine.session()));
}

void TestBitsUpload::theLastAnswerMayTakeFiveMinutes()
{
    Machine machine(aimOf(50 * kiB));
    (void)machine.after(createdAck());
    QCOMPARE(machine.request().answerTimeout, 5min);
    (void)machine.after(offsetAck(200, 40960));
    QVERIFY(machine.request().answerTimeout > 5min);
}

void TestBitsUpload::everythingIsOneRequestAtATimeToOneUrl()
{
    Machine machine(aimOf(10 * kiB));
    for (const UploadAnswer &answer : {createdAck(), offsetAck(200, 10 * kiB), ackOf(200)}) {
        const UploadRequest request = machine.request();
        QCOMPARE(request.method, QByteArray("BITS_POST"));
        QCOMPARE(request.url, aimOf().url);
        (void)machine.after(answer);
    }
    QCOMPARE(machine.next(), u"done"_s);
}

void TestBitsUpload::createSessionIsJudged_data()
{
    QTest::addColumn<UploadAnswer>("answer");
    QTest::addColumn<QString>("next");
    const QString fragment = u"Fragment 0-40959/102400"_s;
    const RawHeaders id{{"BITS-Session-Id", "any name"}};
    QTest::newRow("200") << createdAck() << fragment;
    QTest::newRow("201") << ackOf(201, id) << fragment;
    QTest::newRow("the session has any name") << ackOf(200, id) << fragment;
    QTest::newRow("the protocol in upper case")
        << ackOf(200, id + RawHeaders{{"BITS-Protocol", "{7DF0354D-249B-430F-820D-3D2A9BEF4931}"}})
        << fragment;
    QTest::newRow("another protocol")
        << ackOf(200, id + RawHeaders{{"BITS-Protocol", "{1}"}}) << u"ProtocolMismatch"_s;
    QTest::newRow("no common protocol") << errorAck(400, "0x80200022") << u"ProtocolMismatch"_s;
    QTest::newRow("bad header or a folder") << errorAck(400, "0x80070057") << u"HttpStatus"_s;
    QTest::newRow("not authorized") << errorAck(403, "0x80070005") << u"HttpStatus"_s;
    QTest::newRow("URL unknown") << answerOf(404) << u"HttpStatus"_s;
    QTest::newRow("exists, no overwrite") << errorAck(409, "0x80070005") << u"HttpStatus"_s;
    QTest::newRow("uploads disabled") << errorAck(501, "0x80070005") << u"HttpStatus"_s;
    QTest::newRow("method unknown") << answerOf(405) << u"HttpStatus"_s;
    QTest::newRow("login") << answerOf(401) << u"AuthenticationRequired"_s;
    QTest::newRow("no session") << ackOf(200) << u"InvalidServerResponse"_s;
    QTest::newRow("no Ack") << answerOf(200, id) << u"UnexpectedContent"_s;
    QTest::newRow("host that is none")
        << createdAck({{"BITS-Host-Id", "a/b"}}) << u"InvalidServerResponse"_s;
    QTest::newRow("redirect that would become a GET")
        << answerOf(302, {{"Location", "/x"}}) << u"HttpStatus"_s;
}

void TestBitsUpload::createSessionIsJudged()
{
    QFETCH(const UploadAnswer, answer);
    Machine machine(aimOf());
    QTEST(machine.after(answer), "next");
}

void TestBitsUpload::pingIsJudged_data()
{
    QTest::addColumn<UploadAnswer>("answer");
    QTest::addColumn<QString>("next");
    QTest::newRow("200") << ackOf(200) << u"Fragment 40960-81919/102400"_s;
    QTest::newRow("session lost") << lostAck() << u"Create-Session"_s;
    QTest::newRow("no Ack") << answerOf(200) << u"UnexpectedContent"_s;
    QTest::newRow("login") << answerOf(401) << u"AuthenticationRequired"_s;
    QTest::newRow("access denied") << errorAck(403, "0x80070005") << u"HttpStatus"_s;
    QTest::newRow("busy") << answerOf(503) << u"HttpStatus"_s;
}

void TestBitsUpload::pingIsJudged()
{
    QFETCH(const UploadAnswer, answer);
    Machine machine(aimOf(), sessionAt(40960, 40960));
    QTEST(machine.after(answer), "next");
}

void TestBitsUpload::fragmentIsJudged_data()
{
    QTest::addColumn<UploadAnswer>("answer"); // to 40960-81919
    QTest::addColumn<QString>("next");
    const QByteArray all("81920");
    QTest::newRow("200") << offsetAck(200, 81920) << u"Fragment 81920-102399/102400"_s;
    QTest::newRow("200 without the session's id")
        << ackOf(200, {{"BITS-Received-Content-Range", all}}) << u"Fragment 81920-102399/102400"_s;
    QTest::newRow("200 with another session's id")
        << ackOf(200, {{"BITS-Received-Content-Range", all}, {"BITS-Session-Id", "{B}"}})
        << u"Fragment 81920-102399/102400"_s;
    QTest::newRow("packet type in upper case")
        << answerOf(200, {{"BITS-Packet-Type", "ACK"}, {"BITS-Received-Content-Range", all}})
        << u"Fragment 81920-102399/102400"_s;
    QTest::newRow("200 for a part") << offsetAck(200, 50000) << u"Fragment 50000-90959/102400"_s;
    QTest::newRow("416 goes on where the server is")
        << offsetAck(416, 50000, {{"BITS-Error", "0x0"}}) << u"Fragment 50000-90959/102400"_s;
    QTest::newRow("200 for nothing") << offsetAck(200, 40960) << u"InvalidServerResponse"_s;
    QTest::newRow("416 for nothing") << offsetAck(416, 40960) << u"InvalidServerResponse"_s;
    QTest::newRow("200 without offset") << ackOf(200) << u"InvalidServerResponse"_s;
    QTest::newRow("416 without offset") << ackOf(416) << u"InvalidServerResponse"_s;
    QTest::newRow("201 is not of a fragment")
        << offsetAck(201, 81920) << u"InvalidServerResponse"_s;
    QTest::newRow("no Ack") << answerOf(200, {{"BITS-Received-Content-Range", all}})
                            << u"UnexpectedContent"_s;
    QTest::newRow("416 that is no Ack") << answerOf(416) << u"HttpStatus"_s;
    QTest::newRow("bad or changed range") << errorAck(400, "0x80070057") << u"HttpStatus"_s;
    QTest::newRow("disk full") << errorAck(500, "0x80070112") << u"HttpStatus"_s;
    QTest::newRow("session unknown") << lostAck() << u"Create-Session"_s;
    QTest::newRow("session unknown, as MC-BUP spells it")
        << ackOf(500, {{"BITS-Error", "0x8020001F"}}) << u"Create-Session"_s;
    QTest::newRow("session unknown, with another status")
        << errorAck(404, "0x8020001f") << u"Create-Session"_s;
    QTest::newRow("redirect keeps the body")
        << answerOf(307, {{"Location", "/x"}}) << u"HttpStatus"_s;
    QTest::newRow("redirect loses the body")
        << answerOf(303, {{"Location", "/x"}}) << u"HttpStatus"_s;
    QTest::newRow("login") << answerOf(401) << u"AuthenticationRequired"_s;
    QTest::newRow("unexpected packet") << ackOf(400) << u"HttpStatus"_s;
}

void TestBitsUpload::fragmentIsJudged()
{
    QFETCH(const UploadAnswer, answer);
    Machine machine(aimOf(), sessionAt(40960, 40960));
    QCOMPARE(machine.after(ackOf(200)), u"Fragment 40960-81919/102400"_s);
    QTEST(machine.after(answer), "next");
}

void TestBitsUpload::closeSessionIsJudged_data()
{
    QTest::addColumn<UploadAnswer>("answer");
    QTest::addColumn<QString>("next");
    QTest::addColumn<bool>("isUnsure"); // whether the server may have closed the session
    QTest::newRow("200") << ackOf(200, {{"BITS-Session-Id", sessionId}}) << u"done"_s << false;
    QTest::newRow("200 without the session's id, as captured") << ackOf(200) << u"done"_s << false;
    QTest::newRow("no Ack") << answerOf(200) << u"UnexpectedContent"_s << true;
    QTest::newRow("stored file vanished") << ackOf(404) << u"HttpStatus"_s << false;
    QTest::newRow("refused for now") << ackOf(409) << u"ProtocolMismatch"_s << false;
    QTest::newRow("unexpected packet") << errorAck(400, "0x80070057") << u"HttpStatus"_s << false;
    QTest::newRow("broken") << ackOf(500) << u"HttpStatus"_s << true;
    QTest::newRow("not implemented") << ackOf(501) << u"InvalidServerResponse"_s << true;
    QTest::newRow("session lost before it") << lostAck() << u"Create-Session"_s << false;
}

void TestBitsUpload::closeSessionIsJudged()
{
    QFETCH(const UploadAnswer, answer);
    Machine machine(aimOf(), sessionAt(fileSize, fileSize));
    QCOMPARE(machine.after(ackOf(200)), u"Close-Session"_s);
    QVERIFY(machine.session().isUnsure);
    QTEST(machine.after(answer), "next");
    QTEST(machine.session().isUnsure, "isUnsure");
}

void TestBitsUpload::cancelSessionIsJudged_data()
{
    QTest::addColumn<UploadAnswer>("answer");
    QTest::addColumn<CancelVerdict>("verdict");
    using Verdict = CancelVerdict;
    QTest::newRow("200") << ackOf(200) << Verdict::Gone;
    QTest::newRow("session lost") << lostAck() << Verdict::Gone;
    QTest::newRow("session lost, MC-BUP's spelling")
        << ackOf(500, {{"BITS-Error", "0x8020001F"}}) << Verdict::Gone;
    QTest::newRow("500") << ackOf(500) << Verdict::Again;
    QTest::newRow("501") << answerOf(501) << Verdict::Again;
    QTest::newRow("503") << answerOf(503) << Verdict::Again;
    QTest::newRow("599") << answerOf(599) << Verdict::Again;
    QTest::newRow("a captive portal") << answerOf(200) << Verdict::Again;
    for (const int status : {301, 400, 401, 403, 404, 408, 409, 429, 499})
        QTest::addRow("%d", status) << ackOf(status) << Verdict::Refused;
}

void TestBitsUpload::cancelSessionIsJudged()
{
    QFETCH(const UploadAnswer, answer);
    QTEST(judgeBitsCancel(answer), "verdict");
}

void TestBitsUpload::onlyAnUnfinishedUploadIsCancelled()
{
    UploadSession session;
    QVERIFY(!bitsCancelRequest(aimOf(), session));
    session = sessionAt(0, 0);
    session.host = u"node7"_s;
    const auto cancel = bitsCancelRequest(aimOf(), session);
    QVERIFY(cancel);
    QCOMPARE(headerOf(*cancel, "BITS-Packet-Type"), QByteArray("Cancel-Session"));
    QCOMPARE(headerOf(*cancel, "BITS-Session-Id"), sessionId);
    QCOMPARE(cancel->url, QUrl(u"http://node7:81/vdir/f.txt"_s));
    QVERIFY(cancel->body.isEmpty());
    session.isWhole = true;
    QVERIFY(!bitsCancelRequest(aimOf(), session));
}

void TestBitsUpload::fragmentsAreHalvedDownToFiveKiB_data()
{
    QTest::addColumn<UploadAnswer>("answer");
    QTest::newRow("413") << answerOf(413);
    QTest::newRow("413 in an Ack") << ackOf(413);
    QTest::newRow("500 and BG_E_TOO_LARGE") << errorAck(500, "0x80200020");
}

void TestBitsUpload::fragmentsAreHalvedDownToFiveKiB()
{
    QFETCH(const UploadAnswer, answer);
    Machine machine(aimOf());
    (void)machine.after(createdAck());
    QCOMPARE(machine.next(), u"Fragment 0-40959/102400"_s);
    QCOMPARE(machine.after(answer), u"Fragment 0-20479/102400"_s);
    QCOMPARE(machine.after(answer), u"Fragment 0-10239/102400"_s);
    QCOMPARE(machine.after(answer, 9 * kiB), u"Fragment 0-5119/102400"_s);
    QCOMPARE(machine.session().mostAtOnce, 5 * kiB);
    QCOMPARE(machine.after(answer), u"TooLarge"_s);
    QCOMPARE(remedyFor(machine.end().outcome.error()), Remedy::GiveUp);
}

void TestBitsUpload::theServersLimitIsKept()
{
    Machine machine(aimOf());
    (void)machine.after(createdAck());
    (void)machine.after(answerOf(413));
    QCOMPARE(machine.after(offsetAck(200, 20480)), u"Fragment 20480-40959/102400"_s);

    Machine later(aimOf(), machine.session());
    (void)later.after(ackOf(200));
    QCOMPARE(later.after(offsetAck(200, 25600)), u"Fragment 25600-46079/102400"_s);
    QCOMPARE(later.after(lostAck()), u"Create-Session"_s);
    QCOMPARE(later.after(createdAck()), u"Fragment 0-20479/102400"_s);
}

void TestBitsUpload::aFragmentThatWentLostIsSentInSmallerOnes_data()
{
    QTest::addColumn<qint64>("lost"); // bytes that left
    QTest::addColumn<qint64>("kept"); // bytes of these that the server has, with the 5 KiB asked by
    QTest::addColumn<qint64>("limit"); // before
    QTest::addColumn<qint64>("mostAtOnce"); // afterwards
    constexpr qint64 miB = 1024 * kiB;
    QTest::newRow("all of it") << 8 * miB << 5 * kiB << qint64(0) << 4 * miB;
    QTest::newRow("not all of it") << 8 * miB << 6 * kiB << qint64(0) << qint64(0);
    QTest::newRow("down to 512 KiB") << 700 * kiB << 5 * kiB << qint64(0) << 512 * kiB;
    QTest::newRow("no further") << 512 * kiB << 5 * kiB << qint64(0) << qint64(0);
    QTest::newRow("less than a limit") << 2 * miB << 5 * kiB << 2 * miB << 1 * miB;
    QTest::newRow("no more than a limit") << 8 * miB << 5 * kiB << 20 * kiB << 20 * kiB;
}

void TestBitsUpload::aFragmentThatWentLostIsSentInSmallerOnes()
{
    QFETCH(const qint64, lost);
    QFETCH(const qint64, kept);
    QFETCH(const qint64, limit);
    for (const bool isBroken : {true, false}) { // else the program was killed: it says nothing
        UploadSession session = sessionAt(40960, 40960 + lost);
        session.mostAtOnce = limit;
        session.isUnsure = isBroken;
        Machine machine(aimOf(100'000 * kiB), session);
        (void)machine.after(ackOf(200));
        (void)machine.after(offsetAck(200, 40960 + kept));
        QFETCH(const qint64, mostAtOnce);
        QCOMPARE(machine.session().mostAtOnce, isBroken ? mostAtOnce : limit);
    }
}

void TestBitsUpload::onlyOffsetsThatCanBeAreBelieved_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("acknowledged"); // afterwards
    for (const int status : {200, 416}) {
        const auto row = [status](const char *name, qint64 offset, qint64 acknowledged) {
            QTest::addRow("%d, %s", status, name) << status << offset << acknowledged;
        };
        row("all that was sent", 81920, 81920);
        row("some of it", 40961, 40961);
        row("less than was acknowledged", 40959, 40960);
        row("nothing", 0, 40960);
        row("more than was sent", 81921, 40960);
        row("the whole file", 102400, 40960);
        row("more than the file", 102401, 40960);
    }
}

void TestBitsUpload::onlyOffsetsThatCanBeAreBelieved()
{
    QFETCH(const int, status);
    QFETCH(const qint64, offset);
    QFETCH(const qint64, acknowledged);
    Machine machine(aimOf(), sessionAt(40960, 40960));
    (void)machine.after(ackOf(200));
    const QString next = machine.after(offsetAck(status, offset));
    QCOMPARE(next == "InvalidServerResponse"_L1, acknowledged == 40960);
    QCOMPARE(machine.session().acknowledged, acknowledged);
}

void TestBitsUpload::whatLeftBeforeACutIsTheLimit()
{
    Machine machine(aimOf(), sessionAt(40960, 40960));
    (void)machine.after(ackOf(200));
    QCOMPARE(machine.afterBreak(10000), u"Ping"_s);
    QCOMPARE(machine.session().acknowledged, 40960);
    QCOMPARE(machine.session().sent, 50960);
    QVERIFY(machine.session().isUnsure);

    for (const qint64 offset : {50960, 50961}) {
        Machine later(aimOf(), machine.session());
        (void)later.after(ackOf(200));
        QCOMPARE(later.next(), u"Fragment 40960-46079/102400"_s);
        (void)later.after(offsetAck(200, offset));
        QCOMPARE(later.session().acknowledged, offset == 50960 ? 50960 : 40960);
    }
}

void TestBitsUpload::anImpossibleOffsetTwiceBeginsAnew()
{
    Machine machine(aimOf(), sessionAt(40960, 40960));
    (void)machine.after(ackOf(200));
    QCOMPARE(machine.after(offsetAck(416, 0)), u"InvalidServerResponse"_s);
    QVERIFY(machine.session().isUnsure);

    Machine later(aimOf(), machine.session());
    (void)later.after(ackOf(200));
    QCOMPARE(later.after(offsetAck(416, 0)), u"Cancel-Session"_s);
    QCOMPARE(later.session().id, sessionId);
    QCOMPARE(later.after(ackOf(200)), u"SessionNotFound"_s);
    QCOMPARE(remedyFor(later.end().outcome.error()), Remedy::StartOver);

    Machine anew(aimOf(), later.session());
    QCOMPARE(anew.next(), u"Create-Session"_s);
    QCOMPARE(anew.session().acknowledged, 0);
}

void TestBitsUpload::aResumedSessionBeginsWithAPing()
{
    Machine machine(aimOf(), sessionAt(40960, 40960));
    QCOMPARE(machine.next(), u"Ping"_s);
    QCOMPARE(machine.after(ackOf(200)), u"Fragment 40960-81919/102400"_s);

    Machine whole(aimOf(), sessionAt(fileSize, fileSize));
    QCOMPARE(whole.next(), u"Ping"_s);
    QCOMPARE(whole.after(ackOf(200)), u"Close-Session"_s);
}

void TestBitsUpload::aBreakIsResumedFromOnce_data()
{
    QTest::addColumn<UploadSession>("session");
    QTest::addColumn<int>("answers"); // that come before the break
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("end"); // after another break
    const QString closed = u"ConnectionClosed"_s;
    QTest::newRow("Create-Session") << UploadSession() << 0 << u"Create-Session"_s << closed;
    QTest::newRow("Ping") << sessionAt(40960, 40960) << 0 << u"Ping"_s << closed;
    QTest::newRow("Fragment") << sessionAt(40960, 40960) << 1 << u"Ping"_s << closed;
    QTest::newRow("Close-Session") << sessionAt(fileSize, fileSize) << 1 << u"Ping"_s << closed;
}

void TestBitsUpload::aBreakIsResumedFromOnce()
{
    QFETCH(const UploadSession, session);
    QFETCH(const int, answers);
    Machine machine(aimOf(), session);
    for (int i = 0; i < answers; ++i)
        (void)machine.after(ackOf(200));
    QTEST(machine.afterBreak(1000), "next");
    for (int i = 0; i < answers; ++i)
        (void)machine.after(ackOf(200)); // a ping that is answered is no progress
    QTEST(machine.afterBreak(1000), "end");
}

void TestBitsUpload::eachAcknowledgementAllowsAnotherBreak()
{
    Machine machine(aimOf());
    (void)machine.after(createdAck());
    for (qint64 at = 0; at < 50 * kiB; at += 10 * kiB) {
        QCOMPARE(machine.afterBreak(20 * kiB), u"Ping"_s);
        QCOMPARE(machine.after(ackOf(200)),
                 u"Fragment %1-%2/102400"_s.arg(at).arg(at + 5 * kiB - 1));
        (void)machine.after(offsetAck(200, at + 10 * kiB));
    }
    QCOMPARE(machine.session().acknowledged, 50 * kiB);
}

void TestBitsUpload::whatIsInDoubtIsAskedWithFiveKiB_data()
{
    QTest::addColumn<UploadAnswer>("answer"); // to 40960-46079 when 81920 were sent
    QTest::addColumn<QString>("next");
    QTest::newRow("the server has all and trims")
        << offsetAck(200, 81920) << u"Fragment 81920-102399/102400"_s;
    QTest::newRow("the server has all and refuses overlaps")
        << offsetAck(416, 81920) << u"Fragment 81920-102399/102400"_s;
    QTest::newRow("the server has a part and trims")
        << offsetAck(200, 60000) << u"Fragment 60000-100959/102400"_s;
    QTest::newRow("the server has a part and refuses overlaps")
        << offsetAck(416, 60000) << u"Fragment 60000-100959/102400"_s;
    QTest::newRow("the server has none of it")
        << offsetAck(200, 46080) << u"Fragment 46080-87039/102400"_s;
    QTest::newRow("the server says it has more")
        << offsetAck(416, 81921) << u"InvalidServerResponse"_s;
    QTest::newRow("the server has lost it") << lostAck() << u"Create-Session"_s;
}

void TestBitsUpload::whatIsInDoubtIsAskedWithFiveKiB()
{
    QFETCH(const UploadAnswer, answer);
    Machine machine(aimOf(), sessionAt(40960, 81920));
    QCOMPARE(machine.after(ackOf(200)), u"Fragment 40960-46079/102400"_s);
    QTEST(machine.after(answer), "next");
}

void TestBitsUpload::whatIsNotInDoubtGoesOnAtFullSize()
{
    Machine machine(aimOf());
    (void)machine.after(createdAck());
    (void)machine.after(offsetAck(200, 40960));
    QCOMPARE(machine.session().sent, 81920); // the next fragment, as asked for by after()
    (void)machine.afterBreak(0);
    QCOMPARE(machine.session().sent, 40960);
    Machine later(aimOf(), machine.session());
    QCOMPARE(machine.after(ackOf(200)), u"Fragment 40960-81919/102400"_s);
    QCOMPARE(later.after(ackOf(200)), u"Fragment 40960-81919/102400"_s);
}

void TestBitsUpload::aLostSessionStartsOverOnce_data()
{
    QTest::addColumn<qint64>("acknowledged");
    QTest::newRow("at the beginning") << qint64(0);
    QTest::newRow("in the middle") << qint64(40960);
    QTest::newRow("before the close") << fileSize;
}

void TestBitsUpload::aLostSessionStartsOverOnce()
{
    QFETCH(const qint64, acknowledged);
    Machine machine(aimOf(), sessionAt(acknowledged, acknowledged));
    (void)machine.after(ackOf(200));
    QCOMPARE(machine.after(lostAck()), u"Create-Session"_s);
    QCOMPARE(machine.session().acknowledged, 0);
    QCOMPARE(machine.session().sent, 0);
    QVERIFY(!machine.session().isOpen());
    QCOMPARE(machine.after(createdAck()), u"Fragment 0-40959/102400"_s);
}

void TestBitsUpload::aSessionLostTwiceIsAnError()
{
    Machine machine(aimOf(), sessionAt(40960, 40960));
    (void)machine.after(ackOf(200));
    (void)machine.after(lostAck());
    (void)machine.after(createdAck());
    (void)machine.after(offsetAck(200, 40960));
    QCOMPARE(machine.after(lostAck()), u"SessionNotFound"_s);
    Machine later(aimOf(), machine.session());
    QCOMPARE(later.next(), u"Create-Session"_s);
}

void TestBitsUpload::aCloseThatFindsNoSessionAfterALostOneIsDone_data()
{
    QTest::addColumn<bool>("isCrash"); // else the connection broke
    QTest::newRow("its answer was lost") << false;
    QTest::newRow("the program was killed") << true;
}

void TestBitsUpload::aCloseThatFindsNoSessionAfterALostOneIsDone()
{
    QFETCH(const bool, isCrash);
    Machine machine(aimOf(), sessionAt(fileSize, fileSize));
    (void)machine.after(ackOf(200));
    if (!isCrash) {
        QCOMPARE(machine.afterBreak(0), u"Ping"_s);
        QCOMPARE(machine.after(ackOf(200)), u"Close-Session"_s);
        QCOMPARE(machine.after(lostAck()), u"done"_s);
        return;
    }
    Machine later(aimOf(), machine.session());
    QCOMPARE(later.after(ackOf(200)), u"Close-Session"_s);
    QCOMPARE(later.after(lostAck()), u"done"_s);
    QVERIFY(later.session().isWhole);
}

void TestBitsUpload::aReplyUrlMustComeWithTheLastFragment()
{
    const UploadAim aim = withReply(aimOf(30 * kiB));
    Machine machine(aim);
    (void)machine.after(createdAck());
    QCOMPARE(machine.after(offsetAck(200, 30720)), u"InvalidServerResponse"_s);
    QVERIFY(!machine.session().isWhole);

    Machine later(aim, machine.session());
    QCOMPARE(later.after(ackOf(200)), u"Fragment 25600-30719/30720"_s);
    QCOMPARE(later.after(offsetAck(200, 30720, {{"BITS-Reply-URL", "r"}})), u"done"_s);
    QCOMPARE(later.session().replyUrl, QUrl(u"http://srv:81/vdir/r"_s));
}

void TestBitsUpload::aReplyWhoseAnswerWasLostIsAskedForWithTheTail()
{
    const UploadAim aim = withReply(aimOf(30 * kiB));
    Machine machine(aim);
    (void)machine.after(createdAck());
    QCOMPARE(machine.afterBreak(30 * kiB), u"Ping"_s);

    Machine later(aim, machine.session());
    QCOMPARE(later.after(ackOf(200)), u"Fragment 0-5119/30720"_s);
    QCOMPARE(later.after(offsetAck(416, 30720)), u"Fragment 25600-30719/30720"_s);
    QCOMPARE(later.after(offsetAck(416, 30720, {{"BITS-Reply-URL", "r"}})), u"done"_s);

    Machine atOnce(aim, machine.session());
    (void)atOnce.after(ackOf(200));
    QCOMPARE(atOnce.after(offsetAck(200, 30720, {{"BITS-Reply-URL", "r"}})), u"done"_s);
}

void TestBitsUpload::aReplyUrlThatLeadsAstrayIsAnError()
{
    Machine machine(withReply(aimOf(30 * kiB)));
    (void)machine.after(createdAck());
    QCOMPARE(machine.after(offsetAck(200, 30720, {{"BITS-Reply-URL", "file:///etc/passwd"}})),
             u"InvalidServerResponse"_s);
    QVERIFY(machine.session().replyUrl.isEmpty());
}

void TestBitsUpload::anEmptyFileIsCreatedAndClosed()
{
    Machine machine(aimOf(0));
    QCOMPARE(machine.next(), u"Create-Session"_s);
    QCOMPARE(machine.after(createdAck()), u"Close-Session"_s);
    QCOMPARE(machine.after(ackOf(200)), u"done"_s);
}

void TestBitsUpload::anEmptyFileMayBeRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("next");
    QTest::newRow("unexpected packet") << 400 << u"NotSupported"_s;
    QTest::newRow("no range to close") << 416 << u"NotSupported"_s;
    QTest::newRow("not authorized") << 403 << u"HttpStatus"_s;
}

void TestBitsUpload::anEmptyFileMayBeRefused()
{
    QFETCH(const int, status);
    Machine machine(aimOf(0));
    (void)machine.after(createdAck());
    QTEST(machine.after(ackOf(status)), "next");
    QCOMPARE(remedyFor(machine.end().outcome.error()), Remedy::GiveUp);
}

void TestBitsUpload::anEmptyFileGetsNoReply()
{
    Machine machine(withReply(aimOf(0)));
    QCOMPARE(machine.next(), u"NotSupported"_s);
}

void TestBitsUpload::aHostIdIsPingedAndUsed()
{
    Machine machine(aimOf());
    const QUrl node(u"http://node7:81/vdir/f.txt"_s);
    QCOMPARE(machine.request().url, aimOf().url);
    QCOMPARE(machine.after(
                 createdAck({{"BITS-Host-Id", "node7"}, {"BITS-Host-Id-Fallback-Timeout", "600"}})),
             u"Ping"_s);
    QCOMPARE(machine.session().host, u"node7"_s);
    QCOMPARE(machine.session().hostPatience, 600s);
    QCOMPARE(machine.request().url, node);
    QCOMPARE(machine.after(ackOf(200)), u"Fragment 0-40959/102400"_s);
    QCOMPARE(machine.request().url, node);
    (void)machine.after(offsetAck(200, 40960));
    (void)machine.after(offsetAck(200, 81920));
    QCOMPARE(machine.after(offsetAck(200, fileSize)), u"Close-Session"_s);
    QCOMPARE(machine.request().url, node);

    const UploadAim aim = withReply(aimOf(30 * kiB));
    Machine reply(aim);
    (void)reply.after(createdAck({{"BITS-Host-Id", "node7"}}));
    (void)reply.after(ackOf(200));
    (void)reply.after(offsetAck(200, 30720, {{"BITS-Reply-URL", "r"}}));
    QCOMPARE(reply.session().replyUrl, QUrl(u"http://node7:81/vdir/r"_s));
    QCOMPARE(bitsCloseRequest(aim, reply.session())->url, node);
}

void TestBitsUpload::aHostOutOfReachIsGivenUpAfterItsTime_data()
{
    QTest::addColumn<QDateTime>("lost");
    QTest::addColumn<int>("patience");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QString>("host"); // that is pinged
    const QString node = u"node7"_s;
    const QString own = u"srv"_s;
    QTest::newRow("never lost") << QDateTime() << 600 << noon << node;
    QTest::newRow("before its time") << noon << 600 << noon.addSecs(599) << node;
    QTest::newRow("after its time") << noon << 600 << noon.addSecs(600) << own;
    QTest::newRow("never") << noon << 0 << noon.addYears(1) << node;
    QTest::newRow("clock set back") << noon << 600 << noon.addSecs(-7200) << node;
    QTest::newRow("time unknown") << noon << 600 << QDateTime() << node;
}

void TestBitsUpload::aHostOutOfReachIsGivenUpAfterItsTime()
{
    QFETCH(const QDateTime, lost);
    QFETCH(const int, patience);
    QFETCH(const QDateTime, now);
    QFETCH(const QString, host);
    UploadSession session = sessionAt(40960, 40960);
    session.host = u"node7"_s;
    session.hostLost = lost;
    session.hostPatience = std::chrono::seconds(patience);
    Machine machine(aimOf(), session);
    machine.setNow(now);
    QCOMPARE(machine.next(), u"Ping"_s);
    QCOMPARE(machine.request().url.host(), u"node7"_s); // it has a chance in each run
    QCOMPARE(machine.afterBreak(0), u"Ping"_s);
    QCOMPARE(machine.request().url.host(), host);
    if (now.isValid() && lost.isValid())
        QVERIFY(machine.session().hostLost.isNull() || machine.session().hostLost <= now);
    QCOMPARE(machine.after(ackOf(200)), u"Fragment 40960-81919/102400"_s);
    QCOMPARE(machine.after(lostAck()), u"Create-Session"_s);
    QCOMPARE(machine.request().url, aimOf().url);
}

void TestBitsUpload::theTimeOfALostHostBeginsOnceAndEndsWithAFragment()
{
    UploadSession session = sessionAt(40960, 40960);
    session.host = u"node7"_s;
    session.hostPatience = 600s;
    Machine first(aimOf(), session);
    first.setNow(noon);
    (void)first.afterBreak(0);
    QCOMPARE(first.session().hostLost, noon);

    Machine second(aimOf(), first.session());
    second.setNow(noon.addSecs(300));
    (void)second.afterBreak(0);
    QCOMPARE(second.session().hostLost, noon);

    Machine third(aimOf(), second.session());
    third.setNow(noon.addSecs(500));
    (void)third.after(ackOf(200));
    QCOMPARE(third.session().hostLost, noon);
    (void)third.after(offsetAck(200, 81920));
    QCOMPARE(third.session().hostLost, QDateTime());
}

void TestBitsUpload::anApplicationsErrorIsCalledSo()
{
    Machine machine(withReply(aimOf(30 * kiB)));
    (void)machine.after(createdAck());
    (void)machine.after(ackOf(408, {{"BITS-Error", "0x80070112"}, {"BITS-Error-Context", "0x7"}}));
    const Error error = machine.end().outcome.error();
    QCOMPARE(error.code, ErrorCode::HttpStatus);
    QCOMPARE(error.httpStatus, 408);
    QCOMPARE(error.context, ErrorContext::RemoteApplication);
    QVERIFY(isTransient(remedyFor(error)));
    QCOMPARE(machine.session().acknowledged, 0);
}

void TestBitsUpload::retryAfterIsHandedOn()
{
    const RawHeaders seconds{{"Retry-After", "90"}};
    const RawHeaders date{{"Retry-After", "Mon, 01 Jun 2026 12:02:00 GMT"}};
    Machine machine(aimOf());
    (void)machine.after(answerOf(503, seconds));
    QCOMPARE(machine.end().retryAfter, std::optional(90s));

    Machine dated(aimOf());
    dated.setNow(noon);
    (void)dated.after(answerOf(503, date));
    QCOMPARE(dated.end().retryAfter, std::optional(120s));

    Machine broken(aimOf());
    broken.setNow(noon);
    (void)broken.afterBreak(0);
    (void)broken.afterBreak(0);
    QCOMPARE(broken.end().retryAfter, std::nullopt);
}

void TestBitsUpload::redirectsAreFollowedWithoutABody()
{
    Machine machine(aimOf());
    QCOMPARE(machine.after(answerOf(307, {{"Location", "http://b/up/f.txt"}})),
             u"Create-Session"_s);
    QCOMPARE(machine.request().url, QUrl(u"http://b/up/f.txt"_s));
    QVERIFY(!bitsCancelRequest(aimOf(), machine.session()));
    QCOMPARE(machine.after(createdAck()), u"Fragment 0-40959/102400"_s);
    QCOMPARE(machine.session().url, QUrl(u"http://b/up/f.txt"_s));
    QCOMPARE(bitsCancelRequest(aimOf(), machine.session())->url, QUrl(u"http://b/up/f.txt"_s));

    Machine resumed(aimOf(), sessionAt(40960, 40960));
    QCOMPARE(resumed.after(answerOf(308, {{"Location", "/other"}})), u"Ping"_s);
    QCOMPARE(resumed.request().url, QUrl(u"http://srv:81/other"_s));
}

void TestBitsUpload::redirectsHaveAnEnd()
{
    Machine machine(aimOf());
    QString next;
    int followed = 0;
    while ((next = machine.after(answerOf(307, {{"Location", "/x"}}))) == "Create-Session"_L1)
        ++followed;
    QCOMPARE(next, u"TooManyRedirects"_s);
    QCOMPARE(followed, 20);
    Machine astray(aimOf());
    QCOMPARE(astray.after(answerOf(307)), u"ForbiddenRedirect"_s);
}

void TestBitsUpload::aSourceThatShrankBeginsAnew()
{
    Machine machine(aimOf(30 * kiB), sessionAt(40960, 40960));
    QCOMPARE(machine.next(), u"Create-Session"_s);
    QCOMPARE(machine.session().acknowledged, 0);
}

void TestBitsUpload::aFinishedUploadAsksNothing()
{
    UploadSession session = sessionAt(fileSize, fileSize);
    session.isWhole = true;
    Machine machine(aimOf(), session);
    QCOMPARE(machine.next(), u"done"_s);
    QCOMPARE(machine.session(), session);
}

QTEST_APPLESS_MAIN(TestBitsUpload)
#include "tst_bitsupload.moc"

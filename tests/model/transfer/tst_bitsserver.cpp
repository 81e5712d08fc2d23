// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/bitsserver.h"

#include <QDir>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Manner = BitsConduct::Manner;

struct Answer {
    int status = 0; ///< 0: the connection ended without one
    BitsConduct::Headers headers;
    QByteArray body;

    QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }

    QByteArray next() const { return header("BITS-Received-Content-Range"); }
};

const QByteArray ourProtocol("BITS-Supported-Protocols: {7df0354d-249b-430f-820d-3d2a9bef4931}");

/// A client that sends what it is told, byte for byte.
class Client {
public:
    explicit Client(const BitsServer &server)
    {
        m_socket.connectToHost(u"127.0.0.1"_s, server.port());
        m_socket.waitForConnected();
    }

    /// `lines` are the request's line and headers.
    Answer ask(const QByteArrayList &lines, const QByteArray &body = {})
    {
        m_socket.write(lines.join("\r\n") + "\r\n\r\n" + body);
        return answer();
    }

    Answer packet(const QByteArray &type, QByteArrayList headers, const QByteArray &body = {},
                  const QByteArray &path = "/f")
    {
        headers.prepend("Content-Length: " + QByteArray::number(body.size()));
        headers.prepend("BITS-Packet-Type: " + type);
        headers.prepend("Host: 127.0.0.1:80");
        headers.prepend("BITS_POST " + path + " HTTP/1.1");
        return ask(headers, body);
    }

    Answer create(const QByteArray &path = "/f")
    {
        const Answer answer = packet("Create-Session", {ourProtocol}, {}, path);
        m_id = "BITS-Session-Id: " + answer.header("BITS-Session-Id");
        return answer;
    }

    Answer fragment(qint64 begin, const QByteArray &body, qint64 total)
    {
        const QByteArray last = QByteArray::number(begin + body.size() - 1);
        return packet("Fragment",
                      {m_id,
                       "Content-Range: bytes " + QByteArray::number(begin) + '-' + last + '/'
                           + QByteArray::number(total)},
                      body);
    }

    Answer close() { return packet("Close-Session", {m_id}); }

    Answer cancel() { return packet("Cancel-Session", {m_id}); }

    const QByteArray &id() const { return m_id; }

    void setId(const QByteArray &id) { m_id = id; }

    QTcpSocket &socket() { return m_socket; }

    Answer answer()
    {
        Answer read;
        QByteArray line = readLine();
        read.status = line.split(' ').value(1).toInt();
        while (!(line = readLine()).isEmpty()) {
            const qsizetype colon = line.indexOf(':');
            read.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
        }
        const qint64 length = read.header("Content-Length").toLongLong();
        while (m_socket.bytesAvailable() < length && m_socket.waitForReadyRead(10'000)) { }
        read.body = m_socket.read(length);
        return read;
    }

private:
    QByteArray readLine()
    {
        while (!m_socket.canReadLine() && m_socket.waitForReadyRead(10'000)) { }
        return m_socket.readLine().trimmed();
    }

    QTcpSocket m_socket;
    QByteArray m_id;
};

BitsConduct conductBy(Manner manner)
{
    BitsConduct conduct;
    conduct.manner = manner;
    return conduct;
}

class Rig {
public:
    QByteArray file(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    bool remove(const QString &name) const { return QFile::remove(m_folder.filePath(name)); }

    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files); }

private:
    QTemporaryDir m_folder;

public:
    BitsServer server{m_folder.path()};
};

} // namespace

class TestBitsServer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileComesInFragments();
    void thePlaceDependsOnTheManner_data();
    void thePlaceDependsOnTheManner();
    void aSessionOutlivesItsConnections();
    void theNextOffsetIsASingleNumber();
    void anOverlapIsTrimmed();
    void anOverlapIsRefusedByTheSpecification();
    void aGapIsRefused();
    void theTotalMustNotChange();
    void aRangeMustFitItsBody_data();
    void aRangeMustFitItsBody();
    void aFragmentMayBeTooLarge_data();
    void aFragmentMayBeTooLarge();
    void aRefusalMayComeBeforeTheBody();
    void aFileMayBeTooLarge();

    void checksComeInTheirOrder_data();
    void checksComeInTheirOrder();
    void creationIsRefused_data();
    void creationIsRefused();
    void packetTypesAndProtocolsAreReadWithoutCase();
    void errorsAreSpeltEitherWay_data();
    void errorsAreSpeltEitherWay();

    void closeFreesTheSession();
    void closeComesTooEarly();
    void closeFindsTheFileVanished();
    void anEmptyFileIsMadeByTheClose();
    void cancelLeavesNothing();
    void cancelAfterTheLastFragmentLeavesTheFile_data();
    void cancelAfterTheLastFragmentLeavesTheFile();

    void aReplyIsThereUntilTheClose();
    void aReplyUrlMayBeAbsolute();
    void aRepeatedLastFragmentGetsTheReplyAgain_data();
    void aRepeatedLastFragmentGetsTheReplyAgain();
    void sessionsAreKnownAtTheirHostOnly();
    void aHostThatIsDownEndsConnections();

    void aFragmentIsCut_data();
    void aFragmentIsCut();
    void connectionsAreCutEverySoManyBytes();
    void anAnswerIsSwallowed();
    void sessionsAreLost();
    void aSessionIsLostAtItsOffset();
    void aPacketIsRefusedAsTold();
    void bytesThatComeTwiceAreCounted();
    void theCountsAreThereToGet();
    void nothingIsWrittenOutsideTheFolder();
};

void TestBitsServer::aFileComesInFragments()
{
    Rig rig;
    Client client(rig.server);
    const Answer created = client.create();
    QCOMPARE(created.status, 200);
    QCOMPARE(created.header("BITS-Packet-Type"), QByteArray("Ack"));
    QCOMPARE(created.header("BITS-Protocol"), QByteArray("{7df0354d-249b-430f-820d-3d2a9bef4931}"));
    QVERIFY(created.header("BITS-Session-Id").startsWith('{'));
    QCOMPARE(created.header("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(created.header("Content-Length"), QByteArray("0"));
    QCOMPARE(client.packet("Ping", {}).status, 200);
    QCOMPARE(client.fragment(0, "hello ", 11).next(), QByteArray("6"));
    QCOMPARE(client.fragment(6, "world", 11).next(), QByteArray("11"));
    QCOMPARE(client.close().status, 200);
    QCOMPARE(rig.file(u"f"_s), QByteArray("hello world"));
    QCOMPARE(rig.files(), QStringList{u"f"_s});
    const QList<BitsSeen> packets = rig.server.packets();
    QCOMPARE(packets.size(), 5);
    QCOMPARE(packets[3].type, QByteArray("Fragment"));
    QCOMPARE(packets[3].begin, 6);
    QCOMPARE(packets[3].end, 11);
    QCOMPARE(packets[3].bodyReceived, 5);
    QCOMPARE(packets[3].nextOffset, 11);
    QCOMPARE(packets[3].status, 200);
}

void TestBitsServer::thePlaceDependsOnTheManner_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<QByteArray>("beforeTheClose");
    QTest::newRow("Microsoft") << Manner::Microsoft << QByteArray("hello");
    QTest::newRow("MC-BUP") << Manner::OpenSpecification << QByteArray("(none)");
}

void TestBitsServer::thePlaceDependsOnTheManner()
{
    QFETCH(const Manner, manner);
    Rig rig;
    rig.server.setConduct(conductBy(manner));
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 5);
    QTEST(rig.file(u"f"_s), "beforeTheClose");
    QCOMPARE(client.close().status, 200);
    QCOMPARE(rig.file(u"f"_s), QByteArray("hello"));
}

void TestBitsServer::aSessionOutlivesItsConnections()
{
    Rig rig;
    Client first(rig.server);
    (void)first.create();
    (void)first.fragment(0, "hello ", 11);
    first.socket().abort();
    rig.server.dropConnections();
    Client second(rig.server);
    second.setId(first.id());
    QCOMPARE(second.fragment(6, "world", 11).next(), QByteArray("11"));
    QCOMPARE(rig.file(u"f"_s), QByteArray("hello world"));
}

void TestBitsServer::theNextOffsetIsASingleNumber()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, QByteArray(128, 'a'), 1000);
    QCOMPARE(client.fragment(128, QByteArray(85, 'b'), 1000).next(), QByteArray("213"));
}

void TestBitsServer::anOverlapIsTrimmed()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 11);
    QCOMPARE(client.fragment(3, "XX wo", 11).next(), QByteArray("8"));
    QCOMPARE(client.fragment(2, "YYY", 11).next(), QByteArray("8"));
    (void)client.fragment(8, "rld", 11);
    QCOMPARE(rig.file(u"f"_s), QByteArray("hello world"));
}

void TestBitsServer::anOverlapIsRefusedByTheSpecification()
{
    Rig rig;
    rig.server.setConduct(conductBy(Manner::OpenSpecification));
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 11);
    const Answer answer = client.fragment(3, "XX wo", 11);
    QCOMPARE(answer.status, 416);
    QCOMPARE(answer.next(), QByteArray("5"));
    QCOMPARE(answer.header("BITS-Error"), QByteArray("0x0"));
    QCOMPARE(client.fragment(5, " world", 11).next(), QByteArray("11"));
}

void TestBitsServer::aGapIsRefused()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 11);
    const Answer answer = client.fragment(6, "world", 11);
    QCOMPARE(answer.status, 416);
    QCOMPARE(answer.next(), QByteArray("5"));
    QCOMPARE(client.fragment(5, " world", 11).status, 200);
    QCOMPARE(rig.file(u"f"_s), QByteArray("hello world"));
}

void TestBitsServer::theTotalMustNotChange()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 11);
    const Answer answer = client.fragment(5, " world", 12);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.header("BITS-Error-Code"), QByteArray("0x80070057"));
}

void TestBitsServer::aRangeMustFitItsBody_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("longer than the body") << QByteArray("bytes 0-5/11");
    QTest::newRow("shorter than the body") << QByteArray("bytes 0-3/11");
    QTest::newRow("beyond the total") << QByteArray("bytes 0-4/4");
    QTest::newRow("total unknown") << QByteArray("bytes 0-4/*");
    QTest::newRow("garbage") << QByteArray("bytes zero to four");
}

void TestBitsServer::aRangeMustFitItsBody()
{
    QFETCH(const QByteArray, range);
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    const Answer answer =
        client.packet("Fragment", {client.id(), "Content-Range: " + range}, "hello");
    QCOMPARE(answer.status, 400);
}

void TestBitsServer::aFragmentMayBeTooLarge_data()
{
    QTest::addColumn<bool>("saysTooLargeAs500");
    QTest::addColumn<int>("status");
    QTest::newRow("413") << false << 413;
    QTest::newRow("500") << true << 500;
}

void TestBitsServer::aFragmentMayBeTooLarge()
{
    QFETCH(const bool, saysTooLargeAs500);
    Rig rig;
    BitsConduct conduct;
    conduct.largestFragment = 5;
    conduct.saysTooLargeAs500 = saysTooLargeAs500;
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    const Answer answer = client.fragment(0, "hello ", 11);
    QTEST(answer.status, "status");
    QCOMPARE(answer.header("BITS-Error-Code"), QByteArray("0x80200020"));
    QCOMPARE(client.fragment(0, "hello", 11).next(), QByteArray("5"));
}

void TestBitsServer::aRefusalMayComeBeforeTheBody()
{
    Rig rig;
    BitsConduct conduct;
    conduct.largestFragment = 5;
    conduct.refusesEarly = true;
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    QByteArrayList lines{"BITS_POST /f HTTP/1.1", "Content-Length: 6", "Host: x"};
    lines +=
        QByteArrayList{"BITS-Packet-Type: Fragment", client.id(), "Content-Range: bytes 0-5/11"};
    const Answer answer = client.ask(lines); // without the body
    QCOMPARE(answer.status, 413);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
}

void TestBitsServer::aFileMayBeTooLarge()
{
    Rig rig;
    BitsConduct conduct;
    conduct.largestFile = 10;
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    QCOMPARE(client.fragment(0, "hello", 11).status, 500);
}

void TestBitsServer::checksComeInTheirOrder_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<bool>("denies");
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("error");
    const auto microsoft = Manner::Microsoft;
    const auto specification = Manner::OpenSpecification;
    const QByteArray fragment("BITS-Packet-Type: Fragment");
    const QByteArray id("BITS-Session-Id: {nobody}");
    const QByteArray length("Content-Length: 0");
    const QByteArray invalid("0x80070057");
    const QByteArray denied("0x80070005");
    const QByteArray lost("0x8020001f");
    QTest::newRow("well-formed comes first")
        << microsoft << true << QByteArrayList{"BITS-Packet-Type: Dance"} << 400 << invalid;
    QTest::newRow("no packet type")
        << microsoft << true << QByteArrayList{length} << 400 << invalid;
    QTest::newRow("a fragment without session")
        << microsoft << true << QByteArrayList{fragment} << 400 << invalid;
    QTest::newRow("a creation without protocols")
        << microsoft << true << QByteArrayList{"BITS-Packet-Type: Create-Session"} << 400
        << invalid;
    QTest::newRow("a header too long")
        << microsoft << true << QByteArrayList{fragment, id, "X: " + QByteArray(4097, 'x')} << 400
        << invalid;
    QTest::newRow("then access") << microsoft << true << QByteArrayList{fragment, id} << 403
                                 << denied;
    QTest::newRow("then the length, for Microsoft")
        << microsoft << false << QByteArrayList{fragment, id} << 400 << invalid;
    QTest::newRow("then the length, for the specification")
        << specification << false << QByteArrayList{fragment, id} << 411 << invalid;
    QTest::newRow("then the session")
        << microsoft << false << QByteArrayList{fragment, id, length} << 500 << lost;
    QTest::newRow("which a close needs")
        << microsoft << false << QByteArrayList{"BITS-Packet-Type: Close-Session", id, length}
        << 500 << lost;
    QTest::newRow("which a cancel needs")
        << microsoft << false << QByteArrayList{"BITS-Packet-Type: Cancel-Session", id, length}
        << 500 << lost;
    QTest::newRow("which a ping doesn't need")
        << microsoft << false << QByteArrayList{"BITS-Packet-Type: Ping", id, length} << 200
        << QByteArray();
}

void TestBitsServer::checksComeInTheirOrder()
{
    QFETCH(const Manner, manner);
    QFETCH(const bool, denies);
    QFETCH(QByteArrayList, headers);
    Rig rig;
    BitsConduct conduct;
    conduct.manner = manner;
    conduct.denies = denies;
    rig.server.setConduct(conduct);
    headers.prepend("BITS_POST /f HTTP/1.1");
    const Answer answer = Client(rig.server).ask(headers);
    QTEST(answer.status, "status");
    QTEST(answer.header("BITS-Error-Code"), "error");
    QCOMPARE(answer.header("BITS-Packet-Type"), QByteArray("Ack"));
}

void TestBitsServer::creationIsRefused_data()
{
    QTest::addColumn<BitsConduct>("conduct");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("protocols");
    QTest::addColumn<int>("status");
    BitsConduct disabled;
    disabled.isEnabled = false;
    BitsConduct specification;
    specification.manner = Manner::OpenSpecification;
    BitsConduct overwriting;
    overwriting.overwrites = true;
    QTest::newRow("no common protocol") << BitsConduct() << QByteArray("/f")
                                        << QByteArray("BITS-Supported-Protocols: {1} {2}") << 400;
    QTest::newRow("one of a list of protocols")
        << BitsConduct() << QByteArray("/f") << QByteArray(ourProtocol).replace(": ", ": {1}, ")
        << 200;
    QTest::newRow("a folder") << BitsConduct() << QByteArray("/") << ourProtocol << 400;
    QTest::newRow("no such folder") << BitsConduct() << QByteArray("/no/f") << ourProtocol << 404;
    QTest::newRow("exists") << BitsConduct() << QByteArray("/old") << ourProtocol << 409;
    QTest::newRow("exists, by the specification")
        << specification << QByteArray("/old") << ourProtocol << 403;
    QTest::newRow("exists and may be overwritten")
        << overwriting << QByteArray("/old") << ourProtocol << 200;
    QTest::newRow("uploads disabled") << disabled << QByteArray("/f") << ourProtocol << 501;
}

void TestBitsServer::creationIsRefused()
{
    QFETCH(const BitsConduct, conduct);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, protocols);
    Rig rig;
    rig.put(u"old"_s, "old");
    rig.server.setConduct(conduct);
    Client client(rig.server);
    QTEST(client.packet("Create-Session", {protocols}, {}, path).status, "status");
    QCOMPARE(rig.file(u"old"_s), QByteArray("old"));
}

void TestBitsServer::packetTypesAndProtocolsAreReadWithoutCase()
{
    Rig rig;
    Client client(rig.server);
    QCOMPARE(client.packet("PING", {}).status, 200);
    QCOMPARE(client.packet("CREATE-SESSION", {ourProtocol.toUpper()}).status, 200);
}

void TestBitsServer::errorsAreSpeltEitherWay_data()
{
    QTest::addColumn<BitsConduct::Spelling>("spelling");
    QTest::addColumn<bool>("hasErrorCode");
    QTest::addColumn<bool>("hasError");
    QTest::newRow("Microsoft's pages") << BitsConduct::Spelling::ErrorCode << true << false;
    QTest::newRow("MC-BUP") << BitsConduct::Spelling::Error << false << true;
    QTest::newRow("both") << BitsConduct::Spelling::Both << true << true;
}

void TestBitsServer::errorsAreSpeltEitherWay()
{
    QFETCH(const BitsConduct::Spelling, spelling);
    Rig rig;
    BitsConduct conduct;
    conduct.spelling = spelling;
    rig.server.setConduct(conduct);
    Client client(rig.server);
    const Answer answer = client.packet("Fragment", {"BITS-Session-Id: {nobody}"});
    QTEST(answer.header("BITS-Error-Code") == "0x8020001f", "hasErrorCode");
    QTEST(answer.header("BITS-Error") == "0x8020001f", "hasError");
    QCOMPARE(answer.header("BITS-Error-Context"), QByteArray("0x5"));
}

void TestBitsServer::closeFreesTheSession()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 5);
    QCOMPARE(rig.server.counts().openSessions, 1);
    QCOMPARE(client.close().status, 200);
    QCOMPARE(rig.server.counts().openSessions, 0);
    QCOMPARE(rig.server.counts().sessions, 1);
    const Answer again = client.close();
    QCOMPARE(again.status, 500);
    QCOMPARE(again.header("BITS-Error-Code"), QByteArray("0x8020001f"));
}

void TestBitsServer::closeComesTooEarly()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 11);
    QCOMPARE(client.close().status, 400);
    QCOMPARE(client.fragment(5, " world", 11).status, 200);
}

void TestBitsServer::closeFindsTheFileVanished()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 5);
    QVERIFY(rig.remove(u"f"_s));
    QCOMPARE(client.close().status, 404);
}

void TestBitsServer::anEmptyFileIsMadeByTheClose()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    QCOMPARE(client.close().status, 200);
    QCOMPARE(rig.file(u"f"_s), QByteArray());
    BitsConduct conduct;
    conduct.takesEmptyFiles = false;
    rig.server.setConduct(conduct);
    (void)client.create("/g");
    QCOMPARE(client.close().status, 400);
}

void TestBitsServer::cancelLeavesNothing()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 11);
    QCOMPARE(client.cancel().status, 200);
    QCOMPARE(rig.server.counts().openSessions, 0);
    QCOMPARE(rig.files(), QStringList());
    QCOMPARE(client.cancel().status, 500);
}

void TestBitsServer::cancelAfterTheLastFragmentLeavesTheFile_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::newRow("Microsoft") << Manner::Microsoft;
    QTest::newRow("MC-BUP") << Manner::OpenSpecification;
}

void TestBitsServer::cancelAfterTheLastFragmentLeavesTheFile()
{
    QFETCH(const Manner, manner);
    Rig rig;
    rig.server.setConduct(conductBy(manner));
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 5);
    QCOMPARE(client.cancel().status, 200);
    QCOMPARE(rig.file(u"f"_s), QByteArray("hello"));
}

void TestBitsServer::aReplyIsThereUntilTheClose()
{
    Rig rig;
    BitsConduct conduct;
    conduct.reply = "0123456789";
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    QCOMPARE(client.fragment(0, "hel", 5).header("BITS-Reply-URL"), QByteArray());
    const QByteArray url = client.fragment(3, "lo", 5).header("BITS-Reply-URL");
    QVERIFY2(url.startsWith(R"(BITS-Sessions\Replies\{)"), url.constData());
    QByteArray path = '/' + url;
    path.replace('\\', '/').replace('{', "%7B").replace('}', "%7D");
    const QByteArray get = "GET " + path + " HTTP/1.1";
    const Answer whole = client.ask({get, "Host: x"});
    QCOMPARE(whole.status, 200);
    QCOMPARE(whole.body, QByteArray("0123456789"));
    const Answer rest = client.ask({get, "Host: x", "Range: bytes=7-"});
    QCOMPARE(rest.status, 206);
    QCOMPARE(rest.body, QByteArray("789"));
    QCOMPARE(rest.header("Content-Range"), QByteArray("bytes 7-9/10"));
    QCOMPARE(client.ask({get, "Host: x", "Range: bytes=2-3"}).body, QByteArray("23"));
    QCOMPARE(client.close().status, 200);
    QCOMPARE(client.ask({get, "Host: x"}).status, 404);
}

void TestBitsServer::aReplyUrlMayBeAbsolute()
{
    Rig rig;
    BitsConduct conduct;
    conduct.reply = "";
    conduct.isReplyUrlAbsolute = true;
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    const QByteArray url = client.fragment(0, "hello", 5).header("BITS-Reply-URL");
    QVERIFY2(url.startsWith("http://127.0.0.1:80/BITS-Sessions/Replies/%7B"), url.constData());
}

void TestBitsServer::aRepeatedLastFragmentGetsTheReplyAgain_data()
{
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<int>("status");
    QTest::newRow("Microsoft") << Manner::Microsoft << 200;
    QTest::newRow("MC-BUP") << Manner::OpenSpecification << 416;
}

void TestBitsServer::aRepeatedLastFragmentGetsTheReplyAgain()
{
    QFETCH(const Manner, manner);
    Rig rig;
    BitsConduct conduct;
    conduct.manner = manner;
    conduct.reply = "";
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    const QByteArray url = client.fragment(0, "hello", 5).header("BITS-Reply-URL");
    QVERIFY(!url.isEmpty());
    const Answer again = client.fragment(3, "lo", 5);
    QTEST(again.status, "status");
    QCOMPARE(again.header("BITS-Reply-URL"), url);
    QCOMPARE(client.fragment(0, "he", 5).header("BITS-Reply-URL"), QByteArray());
}

void TestBitsServer::sessionsAreKnownAtTheirHostOnly()
{
    Rig rig;
    BitsConduct conduct;
    conduct.hostId = "127.0.0.1";
    conduct.hostPatience = 600s;
    rig.server.setConduct(conduct);
    Client client(rig.server);
    const Answer created = client.create();
    QCOMPARE(created.header("BITS-Host-Id"), QByteArray("127.0.0.1"));
    QCOMPARE(created.header("BITS-Host-Id-Fallback-Timeout"), QByteArray("600"));
    QCOMPARE(client.fragment(0, "hello", 11).status, 200);
    conduct.hostId = "localhost";
    rig.server.setConduct(conduct);
    const Answer lost = client.fragment(5, " world", 11);
    QCOMPARE(lost.status, 500);
    QCOMPARE(lost.header("BITS-Error-Code"), QByteArray("0x8020001f"));
    QCOMPARE(client.packet("Ping", {}).status, 200);
}

void TestBitsServer::aHostThatIsDownEndsConnections()
{
    Rig rig;
    BitsConduct conduct;
    conduct.downHost = "127.0.0.1";
    rig.server.setConduct(conduct);
    QCOMPARE(Client(rig.server).packet("Ping", {}).status, 0);
    conduct.downHost = "localhost";
    rig.server.setConduct(conduct);
    QCOMPARE(Client(rig.server).packet("Ping", {}).status, 200);
}

void TestBitsServer::aFragmentIsCut_data()
{
    QTest::addColumn<bool>("keeps");
    QTest::addColumn<QByteArray>("next"); // expected by the server afterwards
    QTest::newRow("what came is kept") << true << QByteArray("7");
    QTest::newRow("what came is lost") << false << QByteArray("4");
}

void TestBitsServer::aFragmentIsCut()
{
    QFETCH(const bool, keeps);
    Rig rig;
    BitsConduct conduct;
    conduct.cutAt = 3;
    conduct.cutTimes = 1;
    conduct.keepsCutBytes = keeps;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hell", 11);
    rig.server.setConduct(conduct);
    QCOMPARE(client.fragment(4, "o world", 11).status, 0);
    QCOMPARE(rig.server.counts().cuts, 1);
    Client second(rig.server);
    second.setId(client.id());
    QTEST(second.fragment(9, "ld", 11).next(), "next");
    QCOMPARE(second.fragment(4, "o world", 11).next(), QByteArray("11"));
    QCOMPARE(rig.file(u"f"_s), QByteArray("hello world"));
}

void TestBitsServer::connectionsAreCutEverySoManyBytes()
{
    Rig rig;
    BitsConduct conduct;
    conduct.cutEvery = 4;
    rig.server.setConduct(conduct);
    Client first(rig.server);
    (void)first.create();
    QCOMPARE(first.fragment(0, "hel", 11).next(), QByteArray("3"));
    QCOMPARE(first.fragment(3, "lo world", 11).status, 0);
    Client second(rig.server);
    second.setId(first.id());
    QCOMPARE(second.fragment(4, "o world", 11).status, 0);
    Client third(rig.server);
    third.setId(first.id());
    QCOMPARE(third.fragment(8, "rld", 11).next(), QByteArray("11"));
    QCOMPARE(rig.server.counts().cuts, 2);
    QCOMPARE(rig.server.counts().received, 11);
    QCOMPARE(rig.server.counts().twice, 0);
}

void TestBitsServer::anAnswerIsSwallowed()
{
    Rig rig;
    BitsConduct conduct;
    conduct.swallowed = {{"Fragment", 1}};
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    QCOMPARE(client.fragment(0, "hello", 11).status, 0);
    Client second(rig.server);
    second.setId(client.id());
    QCOMPARE(second.fragment(5, " world", 11).next(), QByteArray("11"));
}

void TestBitsServer::sessionsAreLost()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 11);
    rig.server.loseSessions();
    QCOMPARE(client.fragment(5, " world", 11).status, 500);
    QCOMPARE(rig.files(), QStringList());
}

void TestBitsServer::aSessionIsLostAtItsOffset()
{
    Rig rig;
    BitsConduct conduct;
    conduct.losesSessionAt = 4;
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    QCOMPARE(client.fragment(0, "hel", 11).status, 200);
    QCOMPARE(client.fragment(3, "lo", 11).status, 500);
    (void)client.create();
    QCOMPARE(client.fragment(0, "hello world", 11).status, 200);
}

void TestBitsServer::aPacketIsRefusedAsTold()
{
    Rig rig;
    BitsConduct conduct;
    conduct.refusals = {{"Close-Session", 503, {{"Retry-After", "7"}}, 2}};
    rig.server.setConduct(conduct);
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 5);
    QCOMPARE(client.close().header("Retry-After"), QByteArray("7"));
    QCOMPARE(client.close().status, 503);
    QCOMPARE(client.close().status, 200);
}

void TestBitsServer::bytesThatComeTwiceAreCounted()
{
    Rig rig;
    BitsConduct conduct;
    conduct.swallowed = {{"Fragment", 1}};
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hel", 11); // acknowledged
    rig.server.setConduct(conduct);
    (void)client.fragment(3, "lo", 11); // not
    Client second(rig.server);
    second.setId(client.id());
    (void)second.fragment(3, "lo world", 11);
    QCOMPARE(rig.server.counts().received, 13);
    QCOMPARE(rig.server.counts().twice, 2);
    QCOMPARE(rig.server.counts().acknowledgedTwice, 0);
    (void)second.fragment(7, "orld", 11);
    QCOMPARE(rig.server.counts().twice, 6);
    QCOMPARE(rig.server.counts().acknowledgedTwice, 4);
    QCOMPARE(rig.server.counts().fragments, 4);
}

void TestBitsServer::theCountsAreThereToGet()
{
    Rig rig;
    Client client(rig.server);
    (void)client.create();
    (void)client.fragment(0, "hello", 11);
    QCOMPARE(client.ask({"GET /.bits-counts HTTP/1.1", "Host: x"}).body,
             QByteArray(R"({"acknowledgedTwice":0,"cuts":0,"fragments":1,"openSessions":1,)"
                        R"("received":5,"sessions":1,"twice":0})")
                 + '\n');
}

void TestBitsServer::nothingIsWrittenOutsideTheFolder()
{
    Rig rig;
    Client client(rig.server);
    QCOMPARE(client.create("/../f").status, 404);
    QCOMPARE(client.create("/%2e%2e/f").status, 404);
    QCOMPARE(client.ask({"PUT /f HTTP/1.1", "Host: x", "Content-Length: 0"}).status, 405);
}

QTEST_GUILESS_MAIN(TestBitsServer)
#include "tst_bitsserver.moc"

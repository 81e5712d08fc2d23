// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/metalink.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestMetalink final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void metalink4IsRead();
    void metalink3IsRead();
    void urlsStandInTheOrderOfTheirPriority_data();
    void urlsStandInTheOrderOfTheirPriority();
    void urlsThatCannotBeUsedAreCounted();
    void theBestHashIsTaken_data();
    void theBestHashIsTaken();
    void thePiecesOfTheBestAlgorithmAreTaken();
    void whatIsNotOursIsPassedOver();
    void namesKeepTheirFolders();
    void badDocumentsAreRefused_data();
    void badDocumentsAreRefused();
    void theMessageSaysTheLine();
    void theMessageIsSafeToPrint();
    void entitiesCannotBeDefined_data();
    void entitiesCannotBeDefined();
    void limitsAreKept_data();
    void limitsAreKept();
    void everyBeginningOfADocumentIsRefused();
    void metalinksAreKnownByTheirName();
};

static QByteArray hexOf(QCryptographicHash::Algorithm algorithm, const char *of = "abc")
{
    return QCryptographicHash::hash(of, algorithm).toHex();
}

static const QByteArray sha256 = hexOf(QCryptographicHash::Sha256);
static const QByteArray sha1 = hexOf(QCryptographicHash::Sha1);
static const QByteArray md5 = hexOf(QCryptographicHash::Md5);

/// A Metalink 4 around `inside`.
static QByteArray metalink4(const QByteArray &inside)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">"
        + inside + "</metalink>";
}

static QByteArray metalink3(const QByteArray &inside)
{
    return "<metalink version=\"3.0\" xmlns=\"http://www.metalinker.org/\"><files>" + inside
        + "</files></metalink>";
}

static const QByteArray someUrl = "<url>http://host/a</url>";

static QByteArray fileOf(const QByteArray &inside, const QByteArray &name = "a.iso")
{
    return "<file name=\"" + name + "\">" + inside + "</file>";
}

static QStringList textsOf(const QList<QUrl> &urls)
{
    QStringList texts;
    for (const QUrl &url : urls)
        texts.append(url.toString(QUrl::FullyEncoded));
    return texts;
}

/// The only file of a Metalink 4; an empty one when it is refused.
static MetalinkFile onlyFile(const QByteArray &document)
{
    const auto files = parseMetalink(document);
    return files && files->size() == 1 ? files->constFirst() : MetalinkFile();
}

void TestMetalink::metalink4IsRead()
{
    const auto files = parseMetalink(metalink4(
        "<published>2009-05-15T12:23:23Z</published>"
        "<file name=\"example.ext\">\n<size>600</size>\n"
        "<identity>Example</identity><language>en</language><os>Linux-x86</os>"
        "<hash type=\"sha-256\">"
        + sha256
        + "</hash>"
          "<pieces length=\"512\" type=\"sha-1\"><hash>"
        + sha1 + "</hash>\n<hash>" + sha1
        + "</hash></pieces>"
          "<url location=\"de\" priority=\"1\">ftp://ftp.example.com/example.ext</url>"
          "<url location=\"fr\" priority=\"1\">\n http://example.com/example.ext \n</url>"
          "<url priority=\"2\">https://other.example/example.ext</url>"
          "<metaurl mediatype=\"torrent\">http://example.com/example.ext.torrent</metaurl>"
          "<signature mediatype=\"application/pgp-signature\">-----BEGIN</signature>"
          "</file><file name=\"second\">"
        + someUrl + "</file>"));
    QVERIFY2(files, files ? "" : qPrintable(files.error().detail));
    QCOMPARE(files->size(), 2);
    const MetalinkFile &file = files->constFirst();
    QCOMPARE(file.name, u"example.ext"_s);
    QCOMPARE(file.size, 600);
    QCOMPARE(
        textsOf(file.urls),
        QStringList({u"http://example.com/example.ext"_s, u"https://other.example/example.ext"_s}));
    QCOMPARE(file.skippedUrls, 1);
    QCOMPARE(checksumText(file.checksum.value()), u"sha-256:"_s + QString::fromLatin1(sha256));
    QCOMPARE(file.pieces.length, 512);
    QCOMPARE(file.pieces.algorithm, Checksum::Algorithm::Sha1);
    QCOMPARE(file.pieces.digests, QList<QByteArray>(2, QByteArray::fromHex(sha1)));
    const MetalinkFile &second = files->constLast();
    QCOMPARE(second.name, u"second"_s);
    QCOMPARE(second.size, unknownSize);
    QVERIFY(!second.checksum);
    QCOMPARE(second.pieces, PieceHashes());
}

void TestMetalink::metalink3IsRead()
{
    const MetalinkFile file = onlyFile(metalink3(
        fileOf("<size>600</size><version>1</version>"
               "<verification><hash type=\"md5\">"
               + md5 + "</hash><hash type=\"sha256\">" + sha256
               + "</hash><pieces length=\"512\" type=\"sha1\"><hash piece=\"0\">" + sha1
               + "</hash><hash piece=\"1\">" + sha1
               + "</hash></pieces></verification>"
                 "<resources maxconnections=\"4\">"
                 "<url type=\"http\" preference=\"10\">http://slow/a</url>"
                 "<url type=\"bittorrent\" preference=\"100\">http://host/a.torrent</url>"
                 "<url type=\"ftp\" preference=\"100\">ftp://host/a</url>"
                 "<url type=\"http\">http://unsaid/a</url>"
                 "<url type=\"http\" preference=\"90\">http://fast/a</url></resources>")));
    QCOMPARE(file.name, u"a.iso"_s);
    QCOMPARE(file.size, 600);
    QCOMPARE(textsOf(file.urls),
             QStringList({u"http://fast/a"_s, u"http://slow/a"_s, u"http://unsaid/a"_s}));
    QCOMPARE(file.skippedUrls, 2);
    QCOMPARE(file.checksum.value().algorithm, Checksum::Algorithm::Sha256);
    QCOMPARE(file.pieces.digests.size(), 2);
}

void TestMetalink::urlsStandInTheOrderOfTheirPriority_data()
{
    QTest::addColumn<QByteArrayList>("priorities"); // of a, b, c; empty: none said
    QTest::addColumn<QString>("order");
    QTest::newRow("as said") << QByteArrayList{"3", "1", "2"} << u"bca"_s;
    QTest::newRow("none said") << QByteArrayList{"", "", ""} << u"abc"_s;
    QTest::newRow("equal ones") << QByteArrayList{"2", "1", "1"} << u"bca"_s;
    QTest::newRow("unsaid is last") << QByteArrayList{"", "999998", "5"} << u"cba"_s;
    QTest::newRow("0 is as good as 1") << QByteArrayList{"1", "0", "2"} << u"abc"_s;
    QTest::newRow("huge is least") << QByteArrayList{"9999999999", "999999", "7"} << u"cab"_s;
}

void TestMetalink::urlsStandInTheOrderOfTheirPriority()
{
    QFETCH(QByteArrayList, priorities);
    QByteArray inside;
    const QByteArrayList hosts = {"a", "b", "c"};
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        QByteArray said;
        if (!priorities[i].isEmpty())
            said = " priority=\"" + priorities[i] + "\"";
        inside += "<url" + said + ">http://" + hosts[i] + "/</url>";
    }
    QString order;
    for (const QUrl &url : onlyFile(metalink4(fileOf(inside))).urls)
        order += url.host();
    QTEST(order, "order");
}

void TestMetalink::urlsThatCannotBeUsedAreCounted()
{
    const MetalinkFile file = onlyFile(metalink4(
        fileOf("<url>ftp://host/a</url><url>file:///etc/passwd</url><url>http://u:p@host/a</url>"
               "<url>relative</url><url></url><url>http://host/a b</url>"
               "<url>http://host/a</url><url>http://host/a#again</url>")));
    QCOMPARE(textsOf(file.urls), QStringList(u"http://host/a"_s));
    QCOMPARE(file.skippedUrls, 6);
}

void TestMetalink::theBestHashIsTaken_data()
{
    QTest::addColumn<QByteArray>("hashes");
    QTest::addColumn<QString>("algorithm");
    const QByteArray sha512 = hexOf(QCryptographicHash::Sha512);
    const auto hash = [](const QByteArray &type, const QByteArray &hex) -> QByteArray {
        return "<hash type=\"" + type + "\">" + hex + "</hash>";
    };
    QTest::newRow("SHA-256 before SHA-512")
        << QByteArray(hash("sha-512", sha512) + hash("sha-256", sha256)) << u"sha-256"_s;
    QTest::newRow("SHA-1 before MD5")
        << QByteArray(hash("md5", md5) + hash("sha-1", sha1)) << u"sha-1"_s;
    QTest::newRow("unknown ones are passed over")
        << QByteArray(hash("sha3-256", "00") + hash("md5", md5)) << u"md5"_s;
    QTest::newRow("capitals and blanks")
        << QByteArray(hash("SHA-256", "\n " + sha256.toUpper() + " \n")) << u"sha-256"_s;
    QTest::newRow("the same twice") << QByteArray(hash("md5", md5) + hash("md5", md5)) << u"md5"_s;
    QTest::newRow("only unknown ones") << hash("crc32", "00") << u""_s;
    QTest::newRow("no type") << QByteArray("<hash>" + sha256 + "</hash>") << u""_s;
}

void TestMetalink::theBestHashIsTaken()
{
    QFETCH(QByteArray, hashes);
    const MetalinkFile file = onlyFile(metalink4(fileOf(hashes + someUrl)));
    QCOMPARE(file.name, u"a.iso"_s);
    QTEST(file.checksum ? QString(algorithmName(file.checksum->algorithm)) : QString(),
          "algorithm");
}

void TestMetalink::thePiecesOfTheBestAlgorithmAreTaken()
{
    const QByteArray weak = "<pieces length=\"9\" type=\"md5\"><hash>" + md5 + "</hash></pieces>";
    const QByteArray good =
        "<pieces length=\"8\" type=\"sha-256\"><hash>" + sha256 + "</hash></pieces>";
    const QByteArray unknown = "<pieces length=\"7\" type=\"x\"><hash>00</hash></pieces>";
    for (const QByteArray &order :
         {QByteArray(weak + good + unknown), QByteArray(unknown + good + weak)}) {
        const PieceHashes pieces = onlyFile(metalink4(fileOf(order + someUrl))).pieces;
        QCOMPARE(pieces.length, 8);
        QCOMPARE(pieces.algorithm, Checksum::Algorithm::Sha256);
    }
}

void TestMetalink::whatIsNotOursIsPassedOver()
{
    const MetalinkFile file = onlyFile(metalink4(fileOf(
        "<x:url "
        "xmlns:x=\"http://x/\">http://evil/</x:url><unknown><url>http://evil/</url></unknown>"
        "<resources><url>http://evil/</url></resources><!-- <url>http://evil/</url> -->"
        + someUrl)));
    QCOMPARE(textsOf(file.urls), QStringList(u"http://host/a"_s));
}

void TestMetalink::namesKeepTheirFolders()
{
    QCOMPARE(onlyFile(metalink4(fileOf(someUrl, "a/b.iso"))).name, u"a/b.iso"_s);
    QCOMPARE(onlyFile(metalink4(fileOf(someUrl, ".a/con"))).name, u"a/_con"_s);
    QCOMPARE(onlyFile(metalink4(fileOf(someUrl, "&#xFC;.iso"))).name, u"ü.iso"_s);
}

void TestMetalink::badDocumentsAreRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("reason"); // a part of the message
    const auto row = [](const char *name, const QByteArray &document, const QString &reason) {
        QTest::newRow(name) << document << reason;
    };
    const auto file = [&row](const char *name, const QByteArray &inside, const QString &reason) {
        row(name, metalink4(fileOf(inside)), reason);
    };
    const auto named = [&row](const char *name, const QByteArray &fileName) {
        row(name, metalink4(fileOf(someUrl, fileName)), u"the name leads out of its folder"_s);
    };
    row("nothing", "", u"line 1"_s);
    row("no XML", "hello", u"line 1"_s);
    row("a web page", "<html><body/></html>", u"not a Metalink"_s);
    row("no namespace", "<metalink>" + fileOf(someUrl) + "</metalink>", u"not a Metalink"_s);
    row("another namespace", "<metalink xmlns=\"x\">" + fileOf(someUrl) + "</metalink>",
        u"not a Metalink"_s);
    row("another root", "<file xmlns=\"urn:ietf:params:xml:ns:metalink\"/>", u"not a Metalink"_s);
    row("not well-formed", metalink4("<file name=\"a\">"), u"line 2"_s);
    row("text behind the end", metalink4(fileOf(someUrl)) + "<more/>", u"line 2"_s);
    row("no UTF-8", metalink4(fileOf(someUrl, "a\xff")), u"not UTF-8"_s);
    row("Latin-1, declared", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"\xfc\"/>",
        u"not UTF-8"_s);
    row("UTF-16", QByteArray("\xff\xfe<\0", 4), u"not UTF-8"_s);
    row("no files", metalink4(""), u"no files"_s);
    row("no files in version 3", metalink3(""), u"no files"_s);
    row("no name", metalink4("<file>" + someUrl + "</file>"), u"a file without a name"_s);
    row("empty name", metalink4(fileOf(someUrl, "")), u"a file without a name"_s);
    named("name that goes up", "../a");
    named("name that goes up in the middle", "a/../../b");
    named("name that goes up by backslashes", "..\\a");
    named("name that goes up by references", "&#46;&#46;&#47;a");
    named("absolute name", "/etc/passwd");
    named("drive", "C:\\a");
    named("UNC", "\\\\host\\share");
    named("folder", "a/");
    file("no URL", "", u"no http or https URL (the file \"a.iso\" of line 2)"_s);
    file("no usable URL", "<url>ftp://host/a</url>", u"no http or https URL (the file \"a.iso\""_s);
    file("an element in a URL", "<url>http://host/<b/></url>", u"line 2"_s);
    file("no number for a size", "<size>many</size>" + someUrl, u"a size is no number: many"_s);
    file("empty size", "<size/>" + someUrl, u"a size is no number"_s);
    file("negative size", "<size>-1</size>" + someUrl, u"a size is no number: -1"_s);
    file("size too large", "<size>9999999999999999999</size>" + someUrl, u"a size is no number"_s);
    file("nonsense for a priority", "<url priority=\"x\">http://host/a</url>",
         u"a priority is no number: x"_s);
    file("hash too short", "<hash type=\"sha-256\">abcd</hash>" + someUrl,
         u"a hash that is no sha-256"_s);
    file("hash of another algorithm", "<hash type=\"md5\">" + sha1 + "</hash>" + someUrl,
         u"a hash that is no md5"_s);
    file("two hashes that differ",
         "<hash type=\"md5\">" + md5 + "</hash><hash type=\"md5\">"
             + hexOf(QCryptographicHash::Md5, "other") + "</hash>" + someUrl,
         u"two hashes that differ: a.iso"_s);
    const QByteArray piece = "<hash>" + sha1 + "</hash>";
    file("pieces of no length", "<pieces type=\"sha-1\">" + piece + "</pieces>" + someUrl,
         u"a length of pieces is no number"_s);
    file("pieces of length 0",
         "<pieces type=\"sha-1\" length=\"0\">" + piece + "</pieces>" + someUrl,
         u"the length of pieces is not above 0"_s);
    file("a piece too few",
         "<size>9</size><pieces type=\"sha-1\" length=\"5\">" + piece + "</pieces>" + someUrl,
         u"1 hashes for 2 pieces (the file \"a.iso\" of line 2)"_s);
    file("a broken piece", "<pieces type=\"sha-1\" length=\"5\"><hash>x</hash></pieces>" + someUrl,
         u"a hash that is no sha-1"_s);
    row("pieces out of order",
        metalink3(fileOf("<verification><pieces type=\"sha1\" length=\"5\"><hash piece=\"1\">"
                         + sha1 + "</hash></pieces></verification><resources>" + someUrl
                         + "</resources>")),
        u"pieces out of order"_s);
}

void TestMetalink::badDocumentsAreRefused()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, reason);
    const auto files = parseMetalink(document);
    QVERIFY(!files);
    QCOMPARE(files.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(files.error().detail.contains(reason), qPrintable(files.error().detail));
}

void TestMetalink::theMessageSaysTheLine()
{
    const auto files = parseMetalink(
        metalink4("\n" + fileOf(someUrl, "good") + "\n\n" + fileOf("\n\n" + someUrl, "../evil")));
    QVERIFY(!files);
    QCOMPARE(files.error().detail, u"line 5: the name leads out of its folder: ../evil"_s);
}

void TestMetalink::theMessageIsSafeToPrint()
{
    const QByteArray evil = "/&#x202e;\xc2\x9b"
                            "31m"
        + QByteArray(200, 'x');
    const auto files = parseMetalink(metalink4(fileOf(someUrl, evil)));
    QVERIFY(!files);
    QVERIFY2(
        files.error().detail.startsWith(u"line 2: the name leads out of its folder: /??31mx"_s),
        qPrintable(files.error().detail));
    QVERIFY(files.error().detail.size() < 120);
}

void TestMetalink::entitiesCannotBeDefined_data()
{
    QTest::addColumn<QByteArray>("declaration");
    QTest::newRow("empty") << QByteArray("<!DOCTYPE metalink>");
    QTest::newRow("another file") << QByteArray(
        "<!DOCTYPE metalink [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>");
    QTest::newRow("a definition elsewhere")
        << QByteArray("<!DOCTYPE metalink SYSTEM \"http://host/evil.dtd\">");
    QTest::newRow("a billion laughs") << QByteArray(
        "<!DOCTYPE metalink [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>");
    QTest::newRow("parameter entities")
        << QByteArray("<!DOCTYPE metalink [<!ENTITY % a \"<!ENTITY x 'y'>\">%a;]>");
}

void TestMetalink::entitiesCannotBeDefined()
{
    QFETCH(QByteArray, declaration);
    const QByteArray document = declaration + "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">"
        + fileOf(someUrl, "&x;") + "</metalink>";
    const auto files = parseMetalink(document);
    QVERIFY(!files);
    QCOMPARE(files.error().detail, u"line 1: a document type declaration is not allowed"_s);
}

void TestMetalink::limitsAreKept_data()
{
    QTest::addColumn<QByteArray>("fitting");
    QTest::addColumn<QByteArray>("tooMuch");
    QTest::addColumn<QString>("reason");
    const auto padded = [](qint64 size) {
        const QByteArray whole = metalink4(fileOf(someUrl));
        return QByteArray(whole + QByteArray(size - whole.size(), '\n'));
    };
    QTest::newRow("bytes") << padded(longestMetalink) << padded(longestMetalink + 1)
                           << u"longer than 16 MiB"_s;
    const QByteArray small = fileOf(someUrl, "a");
    QTest::newRow("files") << metalink4(small.repeated(mostMetalinkFiles))
                           << metalink4(small.repeated(mostMetalinkFiles + 1))
                           << u"more than 100000 files"_s;
    const auto manyUrls = [](qsizetype count) {
        QByteArray urls;
        for (qsizetype i = 0; i < count; ++i)
            urls += "<url>http://host/" + QByteArray::number(i) + "</url>";
        return metalink4(fileOf(urls));
    };
    QTest::newRow("URLs") << manyUrls(mostMetalinkUrls) << manyUrls(mostMetalinkUrls + 1)
                          << u"more than 1000 URLs of one file"_s;
    const auto deep = [](qsizetype depth) {
        return metalink4(fileOf(someUrl + QByteArray("<x>").repeated(depth)
                                + QByteArray("</x>").repeated(depth)));
    };
    QTest::newRow("depth") << deep(deepestMetalink) << deep(deepestMetalink + 1)
                           << u"elements lie too deep inside each other"_s;
    QTest::newRow("a million deep")
        << deep(1) << deep(1'000'000) << u"elements lie too deep inside each other"_s;
}

void TestMetalink::limitsAreKept()
{
    QFETCH(QByteArray, fitting);
    QFETCH(QByteArray, tooMuch);
    QFETCH(QString, reason);
    const auto fits = parseMetalink(fitting);
    QVERIFY2(fits, fits ? "" : qPrintable(fits.error().detail));
    const auto refused = parseMetalink(tooMuch);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(reason), qPrintable(refused.error().detail));
}

void TestMetalink::everyBeginningOfADocumentIsRefused()
{
    const QByteArray whole = metalink4(
        fileOf("<size>9</size><hash type=\"sha-256\">" + sha256 + "</hash>" + someUrl, "ü"));
    QVERIFY(parseMetalink(whole));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!parseMetalink(QByteArrayView(whole).first(size)),
                 qPrintable(QString::number(size)));
}

void TestMetalink::metalinksAreKnownByTheirName()
{
    for (const QString &name : {u"a.meta4"_s, u"a.metalink"_s, u"A.META4"_s})
        QVERIFY(isMetalinkName(name));
    for (const QString &name : {u"meta4"_s, u"a.meta4.txt"_s, u"a.xml"_s, u""_s})
        QVERIFY(!isMetalinkName(name));
}

QTEST_GUILESS_MAIN(TestMetalink)
#include "tst_metalink.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/digestheaders.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestDigestHeaders final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void digestsAreReadFromEveryHeader_data();
    void digestsAreReadFromEveryHeader();
    void whatIsNoDigestOfTheFileIsPassedOver_data();
    void whatIsNoDigestOfTheFileIsPassedOver();
    void aPartialAnswerStatesOnlyTheWholeFilesDigest_data();
    void aPartialAnswerStatesOnlyTheWholeFilesDigest();
    void theBestAlgorithmWins();
    void theFirstHeaderIsNamedWhereTwoStateTheSame();
    void aServerThatContradictsItselfVouchesForNothing_data();
    void aServerThatContradictsItselfVouchesForNothing();
};

using Hash = QCryptographicHash;

static QByteArray digest(Hash::Algorithm algorithm, const char *of = "abc")
{
    return Hash::hash(of, algorithm);
}

static QByteArray base64(Hash::Algorithm algorithm, const char *of = "abc")
{
    return digest(algorithm, of).toBase64();
}

static QByteArray dictionary(const QByteArray &key, Hash::Algorithm algorithm,
                             const char *of = "abc")
{
    return key + "=:" + base64(algorithm, of) + ":";
}

void TestDigestHeaders::digestsAreReadFromEveryHeader_data()
{
    QTest::addColumn<HeaderFields>("headers");
    QTest::addColumn<QString>("checksum");
    QTest::addColumn<QString>("source");
    const auto row = [](const char *name, const HeaderFields &headers,
                        Checksum::Algorithm algorithm, Hash::Algorithm hash,
                        const QString &source) {
        QTest::newRow(name) << headers << checksumText({algorithm, digest(hash)}) << source;
    };
    using enum Checksum::Algorithm;
    const QByteArray repr = dictionary("sha-256", Hash::Sha256);
    row("Repr-Digest", {{"Repr-Digest", repr}}, Sha256, Hash::Sha256, u"Repr-Digest"_s);
    row("a name in lower case", {{"repr-digest", repr}}, Sha256, Hash::Sha256, u"Repr-Digest"_s);
    row("blanks", {{"Repr-Digest", " \t" + repr + "  "}}, Sha256, Hash::Sha256, u"Repr-Digest"_s);
    row("parameters", {{"Repr-Digest", repr + ";a;b=\"c,d\""}}, Sha256, Hash::Sha256,
        u"Repr-Digest"_s);
    row("among unknown ones",
        {{"Repr-Digest", "unixcksum=:AAAA:, blake9=:BBBB:, " + repr + ", sha-256"}}, Sha256,
        Hash::Sha256, u"Repr-Digest"_s);
    row("among other headers", {{"ETag", "\"x\""}, {"Repr-Digest", repr}}, Sha256, Hash::Sha256,
        u"Repr-Digest"_s);
    row("SHA-512", {{"Repr-Digest", dictionary("sha-512", Hash::Sha512)}}, Sha512, Hash::Sha512,
        u"Repr-Digest"_s);
    row("Content-Digest", {{"Content-Digest", repr}}, Sha256, Hash::Sha256, u"Content-Digest"_s);
    row("Digest", {{"Digest", "SHA-256=" + base64(Hash::Sha256)}}, Sha256, Hash::Sha256,
        u"Digest"_s);
    row("Digest, SHA is SHA-1", {{"Digest", "SHA=" + base64(Hash::Sha1)}}, Sha1, Hash::Sha1,
        u"Digest"_s);
    row("Digest, several", {{"Digest", "unixsum=30637,md5=" + base64(Hash::Md5)}}, Md5, Hash::Md5,
        u"Digest"_s);
    row("Content-MD5", {{"Content-MD5", base64(Hash::Md5)}}, Md5, Hash::Md5, u"Content-MD5"_s);
    row("X-Goog-Hash", {{"x-goog-hash", "crc32c=n03x6A==, md5=" + base64(Hash::Md5)}}, Md5,
        Hash::Md5, u"X-Goog-Hash"_s);
    row("X-Goog-Hash, repeated",
        {{"x-goog-hash", "crc32c=n03x6A=="}, {"x-goog-hash", "md5=" + base64(Hash::Md5)}}, Md5,
        Hash::Md5, u"X-Goog-Hash"_s);
    row("X-Goog-Hash, stored as it is",
        {{"x-goog-stored-content-encoding", "identity"},
         {"x-goog-hash", "md5=" + base64(Hash::Md5)}},
        Md5, Hash::Md5, u"X-Goog-Hash"_s);
}

void TestDigestHeaders::digestsAreReadFromEveryHeader()
{
    QFETCH(HeaderFields, headers);
    const auto stated = statedDigest(headers, 200);
    QVERIFY(stated);
    QTEST(checksumText(stated->checksum), "checksum");
    QTEST(QString(stated->source), "source");
}

void TestDigestHeaders::whatIsNoDigestOfTheFileIsPassedOver_data()
{
    QTest::addColumn<HeaderFields>("headers");
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &value) {
        QTest::newRow(name) << HeaderFields{{header, value}};
    };
    const QByteArray sha256 = base64(Hash::Sha256);
    QTest::newRow("no headers") << HeaderFields();
    row("empty", "Repr-Digest", "");
    row("unknown algorithm", "Repr-Digest", "crc32c=:n03x6A==:");
    row("no colons", "Repr-Digest", "sha-256=" + sha256);
    row("one colon", "Repr-Digest", "sha-256=:" + sha256);
    row("lone colon", "Repr-Digest", "sha-256=:");
    row("empty bytes", "Repr-Digest", "sha-256=::");
    row("too short", "Repr-Digest", "sha-256=:" + digest(Hash::Sha256).chopped(1).toBase64() + ":");
    row("digest of another algorithm", "Repr-Digest", dictionary("sha-256", Hash::Sha512));
    row("no base64", "Repr-Digest", "sha-256=:" + QByteArray(sha256).replace(3, 1, "!") + ":");
    row("hex", "Digest", "SHA-256=" + digest(Hash::Sha256).toHex());
    row("a name inside a string", "Repr-Digest",
        "x=\"," + dictionary("sha-256", Hash::Sha256) + "\"");
    row("Want-Repr-Digest is a wish", "Want-Repr-Digest", dictionary("sha-256", Hash::Sha256));
    row("Content-MD5 of the wrong length", "Content-MD5", sha256);
    row("Content-MD5 with a name", "Content-MD5", "md5=" + base64(Hash::Md5));
    row("X-Goog-Hash in colons", "X-Goog-Hash", dictionary("md5", Hash::Md5));
    QTest::newRow("X-Goog-Hash of what was unpacked on the way") << HeaderFields{
        {"x-goog-hash", "md5=" + base64(Hash::Md5)}, {"x-goog-stored-content-encoding", "gzip"}};
    QTest::newRow("100,000 of nothing")
        << HeaderFields{{"Repr-Digest", QByteArray("a=:AAAA:,").repeated(100'000)}};
}

void TestDigestHeaders::whatIsNoDigestOfTheFileIsPassedOver()
{
    QFETCH(HeaderFields, headers);
    QVERIFY(!statedDigest(headers, 200));
}

void TestDigestHeaders::aPartialAnswerStatesOnlyTheWholeFilesDigest_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("counts");
    const QByteArray repr = dictionary("sha-256", Hash::Sha256);
    const QByteArray pair = "sha-256=" + base64(Hash::Sha256);
    const QByteArray md5 = base64(Hash::Md5);
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &value,
                        int status, bool counts) {
        QTest::newRow(name) << header << value << status << counts;
    };
    row("Repr-Digest, 206", "Repr-Digest", repr, 206, true);
    row("Digest, 206", "Digest", pair, 206, true);
    row("X-Goog-Hash, 206", "X-Goog-Hash", "md5=" + md5, 206, true);
    row("Content-Digest, 206", "Content-Digest", repr, 206, false);
    row("Content-MD5, 206", "Content-MD5", md5, 206, false);
    row("Content-Digest, 200", "Content-Digest", repr, 200, true);
    row("Content-MD5, 200", "Content-MD5", md5, 200, true);
    row("Repr-Digest of an error page", "Repr-Digest", repr, 404, false);
    row("Repr-Digest of a 416", "Repr-Digest", repr, 416, false);
    row("Repr-Digest of a redirect", "Repr-Digest", repr, 302, false);
}

void TestDigestHeaders::aPartialAnswerStatesOnlyTheWholeFilesDigest()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    QFETCH(bool, counts);
    QCOMPARE(statedDigest({{header, value}}, status).has_value(), counts);
}

void TestDigestHeaders::theBestAlgorithmWins()
{
    const QByteArray md5 = base64(Hash::Md5);
    HeaderFields headers = {{"Content-MD5", md5}};
    const auto algorithm = [&headers] {
        const auto stated = statedDigest(headers, 200);
        return stated ? QString(algorithmName(stated->checksum.algorithm)) : QString();
    };
    QCOMPARE(algorithm(), u"md5"_s);
    headers.append({"Digest", "SHA=" + base64(Hash::Sha1)});
    QCOMPARE(algorithm(), u"sha-1"_s);
    headers.append({"Repr-Digest", dictionary("sha-512", Hash::Sha512)});
    QCOMPARE(algorithm(), u"sha-512"_s);
    headers.append({"Digest", "SHA-256=" + base64(Hash::Sha256)});
    QCOMPARE(algorithm(), u"sha-256"_s);
}

void TestDigestHeaders::theFirstHeaderIsNamedWhereTwoStateTheSame()
{
    const HeaderFields headers = {{"Digest", "sha-256=" + base64(Hash::Sha256)},
                                  {"Content-Digest", dictionary("sha-256", Hash::Sha256)},
                                  {"Repr-Digest", dictionary("sha-256", Hash::Sha256)}};
    QCOMPARE(statedDigest(headers, 200).value().source, "Repr-Digest"_L1);
    QCOMPARE(statedDigest(headers.first(2), 200).value().source, "Content-Digest"_L1);
}

void TestDigestHeaders::aServerThatContradictsItselfVouchesForNothing_data()
{
    QTest::addColumn<HeaderFields>("headers");
    const QByteArray one = dictionary("sha-256", Hash::Sha256, "one");
    const QByteArray other = dictionary("sha-256", Hash::Sha256, "other");
    QTest::newRow("in one header") << HeaderFields{{"Repr-Digest", one + ", " + other}};
    QTest::newRow("in two lines") << HeaderFields{{"Repr-Digest", one}, {"Repr-Digest", other}};
    QTest::newRow("in two headers") << HeaderFields{
        {"Repr-Digest", one}, {"Digest", "sha-256=" + base64(Hash::Sha256, "other")}};
    QTest::newRow("in the weaker of two algorithms")
        << HeaderFields{{"Repr-Digest", one},
                        {"Content-MD5", base64(Hash::Md5, "one")},
                        {"X-Goog-Hash", "md5=" + base64(Hash::Md5, "other")}};
}

void TestDigestHeaders::aServerThatContradictsItselfVouchesForNothing()
{
    QFETCH(HeaderFields, headers);
    QVERIFY(!statedDigest(headers, 200));
}

QTEST_GUILESS_MAIN(TestDigestHeaders)
#include "tst_digestheaders.moc"

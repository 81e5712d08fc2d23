// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/digest.h"

#include <QtTest>

using namespace tranship;

class TestDigest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownDigestsComeOut_data();
    void knownDigestsComeOut();
    void bytesMayComeInParts();
    void aValueIsOfTheBytesSoFarAndEndsNothing();
    void aCopyGoesItsOwnWay();
};

static QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

void TestDigest::knownDigestsComeOut_data()
{
    // RFC 1321, appendix A.5; FIPS 180-2, appendices A to C
    QTest::addColumn<Checksum::Algorithm>("algorithm");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("digest");
    using enum Checksum::Algorithm;
    const auto row = [](const char *name, Checksum::Algorithm algorithm, const char *content,
                        const char *hex) {
        QTest::newRow(name) << algorithm << QByteArray(content) << QByteArray(hex);
    };
    row("md5", Md5, "abc", "900150983cd24fb0d6963f7d28e17f72");
    row("sha-1", Sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
    row("sha-256", Sha256, "abc",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    row("sha-512", Sha512, "abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    row("nothing at all", Sha256, "",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

void TestDigest::knownDigestsComeOut()
{
    QFETCH(Checksum::Algorithm, algorithm);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, digest);
    Result<Digest> made = Digest::begin(algorithm);
    QVERIFY(made);
    QVERIFY(made->add(content));
    QCOMPARE(made->value().value().toHex(), digest);
}

void TestDigest::bytesMayComeInParts()
{
    QByteArray content;
    Digest digest = Digest::begin(Checksum::Algorithm::Sha256).value();
    for (int length = 0; length < 300; ++length) {
        const QByteArray part(length, static_cast<char>(length));
        QVERIFY(digest.add(part));
        content += part;
    }
    QCOMPARE(digest.value().value(), sha256(content));
}

void TestDigest::aValueIsOfTheBytesSoFarAndEndsNothing()
{
    Digest digest = Digest::begin(Checksum::Algorithm::Sha256).value();
    QVERIFY(digest.add("ab"));
    QCOMPARE(digest.value().value(), sha256("ab"));
    QVERIFY(digest.add("c"));
    QCOMPARE(digest.value().value(), sha256("abc"));
    QCOMPARE(digest.value().value(), sha256("abc"));
}

void TestDigest::aCopyGoesItsOwnWay()
{
    Digest digest = Digest::begin(Checksum::Algorithm::Sha256).value();
    QVERIFY(digest.add("ab"));
    Digest copy = digest.copy().value();
    QVERIFY(digest.add("c"));
    QVERIFY(copy.add("d"));
    QCOMPARE(digest.value().value(), sha256("abc"));
    QCOMPARE(copy.value().value(), sha256("abd"));
}

QTEST_APPLESS_MAIN(TestDigest)
#include "tst_digest.moc"

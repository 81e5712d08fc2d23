// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/checksum.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestChecksum final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksumsAreReadInEveryForm_data();
    void checksumsAreReadInEveryForm();
    void brokenChecksumsAreRefused_data();
    void brokenChecksumsAreRefused();
    void digestLengthsAreThoseOfTheAlgorithms();
    void algorithmsAreKnownByEveryName();
};

static QString hexOf(QCryptographicHash::Algorithm algorithm)
{
    return QString::fromLatin1(QCryptographicHash::hash("abc", algorithm).toHex());
}

void TestChecksum::checksumsAreReadInEveryForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("normal");
    const QString md5 = hexOf(QCryptographicHash::Md5);
    const QString sha1 = hexOf(QCryptographicHash::Sha1);
    const QString sha256 = hexOf(QCryptographicHash::Sha256);
    const QString sha512 = hexOf(QCryptographicHash::Sha512);
    QTest::newRow("normal form") << QString(u"sha-256:"_s + sha256)
                                 << QString(u"sha-256:"_s + sha256);
    QTest::newRow("equals sign") << QString(u"sha256="_s + sha256)
                                 << QString(u"sha-256:"_s + sha256);
    QTest::newRow("capitals") << QString(u"SHA-256:"_s + sha256.toUpper())
                              << QString(u"sha-256:"_s + sha256);
    QTest::newRow("bare") << sha256 << QString(u"sha-256:"_s + sha256);
    QTest::newRow("blanks around")
        << QString(u" "_s + sha256 + u"\n"_s) << QString(u"sha-256:"_s + sha256);
    QTest::newRow("md5") << QString(u"md5:"_s + md5) << QString(u"md5:"_s + md5);
    QTest::newRow("bare md5") << md5 << QString(u"md5:"_s + md5);
    QTest::newRow("sha-1") << QString(u"sha1:"_s + sha1) << QString(u"sha-1:"_s + sha1);
    QTest::newRow("bare sha-1") << sha1 << QString(u"sha-1:"_s + sha1);
    QTest::newRow("sha-512") << QString(u"sha-512="_s + sha512) << QString(u"sha-512:"_s + sha512);
    QTest::newRow("bare sha-512") << sha512 << QString(u"sha-512:"_s + sha512);
}

void TestChecksum::checksumsAreReadInEveryForm()
{
    QFETCH(QString, text);
    QFETCH(QString, normal);
    const auto checksum = parseChecksum(text);
    QVERIFY(checksum);
    QCOMPARE(checksumText(*checksum), normal);
    QCOMPARE(checksum->digest.size(), digestLength(checksum->algorithm));
    QCOMPARE(parseChecksum(normal).value(), *checksum);
}

void TestChecksum::brokenChecksumsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    const QString sha256 = hexOf(QCryptographicHash::Sha256);
    QTest::newRow("empty") << u""_s;
    QTest::newRow("name only") << u"sha-256:"_s;
    QTest::newRow("digest too short") << QString(u"sha-256:"_s + sha256.chopped(2));
    QTest::newRow("digest of another algorithm") << QString(u"md5:"_s + sha256);
    QTest::newRow("unknown algorithm") << QString(u"sha-3:"_s + sha256);
    QTest::newRow("no name before the colon") << QString(u":"_s + sha256);
    QTest::newRow("no hex") << QString(u"sha-256:"_s + sha256.chopped(1) + u"g"_s);
    QTest::newRow("blank inside") << QString(u"sha-256: "_s + sha256);
    QTest::newRow("two") << QString(sha256 + u","_s + sha256);
    QTest::newRow("length of none") << u"abcdef"_s;
    QTest::newRow("digits of another script") << u"\u0663"_s.repeated(64);
}

void TestChecksum::brokenChecksumsAreRefused()
{
    QFETCH(QString, text);
    const auto checksum = parseChecksum(text);
    QVERIFY(!checksum);
    QCOMPARE(checksum.error().code, ErrorCode::InvalidArgument);
}

void TestChecksum::digestLengthsAreThoseOfTheAlgorithms()
{
    using enum Checksum::Algorithm;
    QCOMPARE(digestLength(Md5), QCryptographicHash::hashLength(QCryptographicHash::Md5));
    QCOMPARE(digestLength(Sha1), QCryptographicHash::hashLength(QCryptographicHash::Sha1));
    QCOMPARE(digestLength(Sha256), QCryptographicHash::hashLength(QCryptographicHash::Sha256));
    QCOMPARE(digestLength(Sha512), QCryptographicHash::hashLength(QCryptographicHash::Sha512));
    QCOMPARE(algorithmName(Sha512), "sha-512"_L1);
}

void TestChecksum::algorithmsAreKnownByEveryName()
{
    using enum Checksum::Algorithm;
    for (const QString &name : {u"sha-256"_s, u"SHA-256"_s, u"sha256"_s})
        QCOMPARE(algorithmFromName(name), std::optional(Sha256));
    for (const QString &name : {u"sha"_s, u"SHA"_s, u"sha1"_s, u"SHA-1"_s})
        QCOMPARE(algorithmFromName(name), std::optional(Sha1));
    QCOMPARE(algorithmFromName(u"md5"), std::optional(Md5));
    QCOMPARE(algorithmFromName(u"sha-512"), std::optional(Sha512));
    for (const QString &name : {u""_s, u"sha-"_s, u"sha-3"_s, u"crc32c"_s, u" md5"_s})
        QCOMPARE(algorithmFromName(name), std::nullopt);
}

QTEST_GUILESS_MAIN(TestChecksum)
#include "tst_checksum.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/verifier.h"

#include "model/files/partfile.h"
#include "model/job/filename.h"
#include "tests/support/faultfile.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

class TestVerifier final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void knownDigestsAreAccepted_data();
    void knownDigestsAreAccepted();
    void manyBlocksGiveTheDigestOfTheWhole_data();
    void manyBlocksGiveTheDigestOfTheWhole();
    void oneWrongByteIsFoundAndBothDigestsNamed();
    void bytesBeyondTheLengthAreNotJudged();
    void aFileShorterThanToldIsNoMatch();
    void aReadErrorIsPassedOn();
    void stoppingIsHeardBetweenBlocks();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    DiskPartFiles m_disk;
    std::unique_ptr<FaultFiles> m_files;
    std::shared_ptr<ByteFile> m_file;
};

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 255);
    return bytes;
}

Checksum sha256Of(const QByteArray &bytes)
{
    return {Checksum::Algorithm::Sha256,
            QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
}

constexpr qsizetype mebibyte = 1 << 20;

} // namespace

void TestVerifier::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_files = std::make_unique<FaultFiles>(m_disk);
    const auto file = m_files->create(m_folder->path(),
                                      partFileName(QStringLiteral("file"), QUuid::createUuid(), 0));
    QVERIFY(file);
    m_file = *file;
}

void TestVerifier::knownDigestsAreAccepted_data()
{
    // RFC 1321, appendix A.5; FIPS 180-2, appendices A to C
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("checksum");
    QTest::newRow("md5") << QByteArray("abc") << "md5:900150983cd24fb0d6963f7d28e17f72";
    QTest::newRow("sha-1") << QByteArray("abc") << "sha-1:a9993e364706816aba3e25717850c26c9cd0d89d";
    QTest::newRow("sha-256") << QByteArray(
        "abc") << "sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("sha-512")
        << QByteArray("abc")
        << "sha-512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
           "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";
    QTest::newRow("nothing at all")
        << QByteArray()
        << "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}

void TestVerifier::knownDigestsAreAccepted()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, checksum);
    QVERIFY(m_file->write(0, content));
    const Result<Checksum> expected = parseChecksum(checksum);
    QVERIFY(expected);
    QVERIFY(verifyChecksum(*m_file, content.size(), *expected, {}));
}

void TestVerifier::manyBlocksGiveTheDigestOfTheWhole_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("one byte less than a block") << mebibyte - 1;
    QTest::newRow("a block") << mebibyte;
    QTest::newRow("one byte more") << mebibyte + 1;
    QTest::newRow("three blocks and some") << 3 * mebibyte + 12345;
}

void TestVerifier::manyBlocksGiveTheDigestOfTheWhole()
{
    QFETCH(qsizetype, size);
    const QByteArray content = pattern(size);
    QVERIFY(m_file->write(0, content));
    QVERIFY(verifyChecksum(*m_file, size, sha256Of(content), [] { return false; }));
    QCOMPARE(m_files->count(FileCall::Read), static_cast<int>((size + mebibyte - 1) / mebibyte));
}

void TestVerifier::oneWrongByteIsFoundAndBothDigestsNamed()
{
    QByteArray content = pattern(2 * mebibyte);
    const Checksum expected = sha256Of(content);
    content[mebibyte + 7] = static_cast<char>(content.at(mebibyte + 7) ^ 1);
    QVERIFY(m_file->write(0, content));
    const Done done = verifyChecksum(*m_file, content.size(), expected, {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::ChecksumMismatch);
    QVERIFY(done.error().detail.contains(checksumText(expected)));
    QVERIFY(done.error().detail.contains(checksumText(sha256Of(content))));
}

void TestVerifier::bytesBeyondTheLengthAreNotJudged()
{
    QVERIFY(m_file->write(0, "abcgarbage"));
    QVERIFY(verifyChecksum(*m_file, 3, sha256Of("abc"), {}));
}

void TestVerifier::aFileShorterThanToldIsNoMatch()
{
    QVERIFY(m_file->write(0, "abc"));
    const Done done = verifyChecksum(*m_file, 4, sha256Of("abc"), {});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::PartFileChanged);
}

void TestVerifier::aReadErrorIsPassedOn()
{
    const QByteArray content = pattern(2 * mebibyte);
    QVERIFY(m_file->write(0, content));
    const Error broken =
        makeError(ErrorCode::InputOutput, ErrorContext::LocalFile, QStringLiteral("bad sector"));
    m_files->fail(FileCall::Read, 2, broken);
    const Done done = verifyChecksum(*m_file, content.size(), sha256Of(content), {});
    QVERIFY(!done);
    QCOMPARE(done.error(), broken);
}

void TestVerifier::stoppingIsHeardBetweenBlocks()
{
    const QByteArray content = pattern(4 * mebibyte);
    QVERIFY(m_file->write(0, content));
    int asked = 0;
    const Done done = verifyChecksum(*m_file, content.size(), sha256Of(content),
                                     [&asked] { return ++asked == 3; });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::InvalidState);
    QCOMPARE(m_files->count(FileCall::Read), 2);
}

QTEST_GUILESS_MAIN(TestVerifier)
#include "tst_verifier.moc"

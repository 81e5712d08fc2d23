// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/cuttingrelay.h"
#include "tests/support/nextcloudserver.h"
#include "tests/support/s3server.h"

#include "uploadrig.h"

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebi = 1 << 20;
constexpr qint64 fileSize = 23 * mebi + 5;

const QString cloudPath = u"/remote.php/dav/files/ann/"_s;

/// An upload of four parts.
void aimAt(UploadRig &rig, const S3Server &server, const std::function<QUrl(const QUrl &)> &by)
{
    rig.stored.url = by(server.signedUrl("POST"));
    for (int number = 1; number <= 4; ++number)
        rig.stored.partUrls.append(by(server.partUrl(number)));
    rig.stored.partUrls.append(by(server.signedUrl("DELETE")));
}

} // namespace

/// Chunks and parts over real sockets, through cuts and lost answers.
class TestUploadParts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nextcloudPutsChunksTogether();
    void nextcloudGoesOnAfterCuts();
    void nextcloudIsAskedAboutALostChunk();
    void nextcloudIsAskedAboutALostMove();
    void nextcloudMayForgetAllOnce();
    void nextcloudIsGivenSmallerChunks();
    void nextcloudIsTheOldFilesHostUntilTheMove();
    void nextcloudKeepsNothingOfACancelledUpload();
    void nextcloudTakesAnEmptyFile();
    void s3PutsPartsTogether();
    void s3GetsOnlyTheCutPartAgain();
    void s3MayFailInsideA200();
    void s3CannotBeAskedAboutALostComplete();
    void s3KeepsNothingOfACancelledUpload();
    void s3TakesAPlainPresignedPut();
};

void TestUploadParts::nextcloudPutsChunksTogether()
{
    NextcloudServer server;
    UploadRig rig(UploadMethod::Nextcloud, server.url(cloudPath + u"a/b/file.bin"_s), fileSize);
    QVERIFY2(rig.run(), qPrintable(rig.complaint()));
    const auto file = server.files().value(u"a/b/file.bin"_s);
    QVERIFY(file.content == rig.content);
    QVERIFY(file.modified > 0);
    QCOMPARE(server.uploads(), 0);
    QVERIFY(!server.chunks().isEmpty());
}

void TestUploadParts::nextcloudGoesOnAfterCuts()
{
    NextcloudServer server;
    CuttingRelay relay(server.serverPort());
    UploadRig rig(UploadMethod::Nextcloud, relay.url(cloudPath + u"file.bin"_s), fileSize);
    int runs = 0;
    bool isDone = false;
    // A cut in each chunk but the last: each run brings one more through.
    while (!isDone && ++runs < 12) {
        const qint64 before = rig.stored.upload.acknowledged;
        if (runs % 2 == 1)
            relay.cut("PUT", 3 * mebi);
        isDone = rig.run();
        QVERIFY(rig.stored.upload.acknowledged >= before);
    }
    QVERIFY(isDone);
    QVERIFY(server.files().value(u"file.bin"_s).content == rig.content);
    QStringList once = server.chunks();
    QCOMPARE(once.removeDuplicates(), 0);
}

void TestUploadParts::nextcloudIsAskedAboutALostChunk()
{
    NextcloudServer server;
    CuttingRelay relay(server.serverPort());
    UploadRig rig(UploadMethod::Nextcloud, relay.url(cloudPath + u"file.bin"_s), fileSize);
    relay.swallowAnswer("PUT");
    QVERIFY(!rig.run());
    QCOMPARE(relay.faultsLeft(), 0);
    QVERIFY(rig.run());
    QVERIFY(server.files().value(u"file.bin"_s).content == rig.content);
    QVERIFY2(relay.sent() < fileSize + mebi, "no byte went up twice");
}

void TestUploadParts::nextcloudIsAskedAboutALostMove()
{
    NextcloudServer server;
    CuttingRelay relay(server.serverPort());
    UploadRig rig(UploadMethod::Nextcloud, relay.url(cloudPath + u"file.bin"_s), fileSize);
    relay.swallowAnswer("MOVE");
    QVERIFY(!rig.run());
    QCOMPARE(relay.faultsLeft(), 0);
    QVERIFY(rig.run());
    QCOMPARE(rig.stored.verdict, u"length"_s);
    QVERIFY(server.files().value(u"file.bin"_s).content == rig.content);
    QCOMPARE(server.count(u"MOVE"_s), 1);
}

void TestUploadParts::nextcloudMayForgetAllOnce()
{
    NextcloudServer server;
    CuttingRelay relay(server.serverPort());
    UploadRig rig(UploadMethod::Nextcloud, relay.url(cloudPath + u"file.bin"_s), fileSize);
    relay.cut("MOVE", 10);
    QVERIFY(!rig.run());
    QCOMPARE(rig.stored.upload.acknowledged, fileSize);
    server.loseUploads();
    QVERIFY(rig.run());
    QVERIFY(server.files().value(u"file.bin"_s).content == rig.content);
    QCOMPARE(server.uploads(), 0);
}

void TestUploadParts::nextcloudIsGivenSmallerChunks()
{
    NextcloudServer server;
    server.setLongestBody(5 * mebi);
    UploadRig rig(UploadMethod::Nextcloud, server.url(cloudPath + u"file.bin"_s), fileSize);
    QVERIFY(rig.run());
    QVERIFY(server.files().value(u"file.bin"_s).content == rig.content);
    QCOMPARE(server.chunks().size(), 5);
}

void TestUploadParts::nextcloudIsTheOldFilesHostUntilTheMove()
{
    NextcloudServer server;
    CuttingRelay relay(server.serverPort());
    UploadRig old(UploadMethod::Nextcloud, relay.url(cloudPath + u"file.bin"_s), 10);
    QVERIFY(old.run());
    relay.cut("PUT", 4 * mebi);
    UploadRig rig(UploadMethod::Nextcloud, relay.url(cloudPath + u"file.bin"_s), fileSize);
    QVERIFY(!rig.run());
    QVERIFY(server.files().value(u"file.bin"_s).content == old.content);
    QVERIFY(rig.run());
    QVERIFY(server.files().value(u"file.bin"_s).content == rig.content);
}

void TestUploadParts::nextcloudKeepsNothingOfACancelledUpload()
{
    NextcloudServer server;
    CuttingRelay relay(server.serverPort());
    relay.cut("MOVE", 10);
    UploadRig rig(UploadMethod::Nextcloud, relay.url(cloudPath + u"file.bin"_s), fileSize);
    QVERIFY(!rig.run());
    QCOMPARE(server.uploads(), 1);
    QCOMPARE(rig.cancel(), std::optional(CancelVerdict::Gone));
    QCOMPARE(server.uploads(), 0);
    QVERIFY(server.files().isEmpty());
}

void TestUploadParts::nextcloudTakesAnEmptyFile()
{
    NextcloudServer server;
    UploadRig rig(UploadMethod::Nextcloud, server.url(cloudPath + u"file.bin"_s), 0);
    QVERIFY(rig.run());
    QVERIFY(server.files().contains(u"file.bin"_s));
}

void TestUploadParts::s3PutsPartsTogether()
{
    S3Server server;
    UploadRig rig(UploadMethod::S3Multipart, {}, fileSize);
    aimAt(rig, server, [](const QUrl &url) { return url; });
    QVERIFY2(rig.run(), qPrintable(rig.complaint()));
    QVERIFY(server.object() == rig.content);
    QCOMPARE(server.parts(), QList<int>({1, 2, 3, 4}));
    QVERIFY(!rig.cancel().has_value());
}

void TestUploadParts::s3GetsOnlyTheCutPartAgain()
{
    S3Server server;
    CuttingRelay relay(server.serverPort());
    UploadRig rig(UploadMethod::S3Multipart, {}, fileSize);
    aimAt(rig, server, [&relay](QUrl url) {
        url.setPort(relay.serverPort());
        return url;
    });
    relay.cut("PUT", 2 * mebi);
    QVERIFY(!rig.run());
    relay.swallowAnswer("PUT");
    QVERIFY(!rig.run());
    QVERIFY(rig.run());
    QCOMPARE(relay.faultsLeft(), 0);
    QVERIFY(server.object() == rig.content);
    QCOMPARE(server.parts(), QList<int>({1, 1, 2, 3, 4}));
}

void TestUploadParts::s3MayFailInsideA200()
{
    S3Server server;
    server.failCompletes(1);
    UploadRig rig(UploadMethod::S3Multipart, {}, fileSize);
    aimAt(rig, server, [](const QUrl &url) { return url; });
    QVERIFY(!rig.run());
    QVERIFY(isTransient(remedyFor(rig.outcome->error())));
    QVERIFY(rig.outcome->error().detail.contains(u"InternalError"_s));
    QVERIFY(!server.object().has_value());
    QVERIFY(rig.run());
    QVERIFY(server.object() == rig.content);
    QCOMPARE(server.parts().size(), 4);
}

void TestUploadParts::s3CannotBeAskedAboutALostComplete()
{
    S3Server server;
    CuttingRelay relay(server.serverPort());
    UploadRig rig(UploadMethod::S3Multipart, {}, fileSize);
    aimAt(rig, server, [&relay](QUrl url) {
        url.setPort(relay.serverPort());
        return url;
    });
    relay.swallowAnswer("POST");
    QVERIFY(!rig.run());
    QVERIFY(isTransient(remedyFor(rig.outcome->error())));
    QVERIFY(!rig.run());
    QCOMPARE(rig.errorCode(), ErrorCode::UploadUnconfirmed);
    QVERIFY(server.object() == rig.content);
    QCOMPARE(server.parts().size(), 4);
}

void TestUploadParts::s3KeepsNothingOfACancelledUpload()
{
    S3Server server;
    CuttingRelay relay(server.serverPort());
    UploadRig rig(UploadMethod::S3Multipart, {}, fileSize);
    aimAt(rig, server, [&relay](QUrl url) {
        url.setPort(relay.serverPort());
        return url;
    });
    relay.cut("POST", 10);
    QVERIFY(!rig.run());
    QVERIFY(server.isOpen());
    QCOMPARE(rig.cancel(), std::optional(CancelVerdict::Gone));
    QVERIFY(!server.isOpen());
    QVERIFY(!server.object().has_value());
}

void TestUploadParts::s3TakesAPlainPresignedPut()
{
    S3Server server;
    UploadRig rig(UploadMethod::Put, server.putUrl(), 6 * mebi);
    QVERIFY2(rig.run(), qPrintable(rig.complaint()));
    QVERIFY(server.object() == rig.content);
    QCOMPARE(rig.stored.verdict, u"md5"_s);
}

QTEST_GUILESS_MAIN(TestUploadParts)
#include "tst_uploadparts.moc"

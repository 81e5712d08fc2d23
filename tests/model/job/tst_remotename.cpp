// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/remotename.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

File fileAt(const QString &url, FileState state = FileState::Waiting)
{
    File file;
    file.url = QUrl(url);
    file.state = state;
    file.finalUrl = QUrl(u"http://cdn.example.org/x"_s);
    file.validator = {"\"v1\"", "Tue, 03 Mar 2026 10:00:00 GMT", 1000, true};
    file.durable = ByteRanges({0, 500});
    return file;
}

Job jobOf(const QList<File> &files)
{
    Job job;
    job.files = files;
    return job;
}

} // namespace

class TestRemoteName final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theValidatorSpeaksForItsOriginOnly_data();
    void theValidatorSpeaksForItsOriginOnly();
    void whatIsHeldStaysAndTheOldEndIsForgotten();
    void aFailedFileCanBeTriedAgain();
    void aNewLinkIsChecked_data();
    void aNewLinkIsChecked();
    void aPrefixIsReplacedCaseSensitively();
    void aPrefixIsTheEncodedOne();
    void aPrefixMayLeadToAShare();
    void allOrNoneAreReplaced();
    void badPrefixesAreNamed_data();
    void badPrefixesAreNamed();
    void uploadsHaveNoPrefix();
};

void TestRemoteName::theValidatorSpeaksForItsOriginOnly_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("speaks");
    QTest::newRow("another path and query") << u"http://example.org/b?token=2"_s << true;
    QTest::newRow("its port spelled out") << u"http://example.org:80/a"_s << true;
    QTest::newRow("another host") << u"http://example.net/a"_s << false;
    QTest::newRow("another port") << u"http://example.org:8080/a"_s << false;
    QTest::newRow("another scheme") << u"https://example.org/a"_s << false;
}

void TestRemoteName::theValidatorSpeaksForItsOriginOnly()
{
    QFETCH(QString, url);
    QFETCH(bool, speaks);
    File file = fileAt(u"http://example.org/a"_s);
    giveUrl(file, QUrl(url));
    QCOMPARE(!file.validator.etag.isEmpty(), speaks);
    QCOMPARE(!file.validator.lastModified.isEmpty(), speaks);
    QCOMPARE(file.validator.length, 1000);
}

void TestRemoteName::whatIsHeldStaysAndTheOldEndIsForgotten()
{
    File file = fileAt(u"http://example.org/a"_s);
    giveUrl(file, QUrl(u"http://example.net/a"_s));
    QCOMPARE(file.url, QUrl(u"http://example.net/a"_s));
    QVERIFY(file.finalUrl.isEmpty());
    QCOMPARE(file.durable, ByteRanges({0, 500}));
}

void TestRemoteName::aFailedFileCanBeTriedAgain()
{
    File file = fileAt(u"http://example.org/a"_s, FileState::Failed);
    file.error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile);
    file.restarts = 5;
    giveUrl(file, QUrl(u"http://example.net/a"_s));
    QCOMPARE(file.state, FileState::Waiting);
    QCOMPARE(file.error, Error());
    QCOMPARE(file.restarts, 0);
}

void TestRemoteName::aNewLinkIsChecked_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorCode>("refusal");
    const QString good = u"http://example.net/a"_s;
    QTest::newRow("good") << 0 << good << ErrorCode::None;
    QTest::newRow("before the first") << -1 << good << ErrorCode::InvalidArgument;
    QTest::newRow("after the last") << 2 << good << ErrorCode::InvalidArgument;
    QTest::newRow("finished") << 1 << good << ErrorCode::InvalidState;
    QTest::newRow("a file on a share") << 0 << u"file:///mnt/share/a"_s << ErrorCode::None;
    QTest::newRow("a file of another machine")
        << 0 << u"file://server/share/a"_s << ErrorCode::InvalidArgument;
    QTest::newRow("a password") << 0 << u"http://me:pw@example.net/"_s
                                << ErrorCode::CredentialsInUrl;
    QTest::newRow("nothing") << 0 << QString() << ErrorCode::InvalidArgument;
}

void TestRemoteName::aNewLinkIsChecked()
{
    QFETCH(int, index);
    QFETCH(QString, url);
    QFETCH(ErrorCode, refusal);
    Job job = jobOf({fileAt(u"http://example.org/a"_s),
                     fileAt(u"http://example.org/b"_s, FileState::Transferred)});
    const Job before = job;
    const Done done = setRemoteName(job, index, url);
    QCOMPARE(done ? ErrorCode::None : done.error().code, refusal);
    QCOMPARE(job == before, !done);
}

void TestRemoteName::aPrefixIsReplacedCaseSensitively()
{
    Job job = jobOf({fileAt(u"http://example.org/Data/a"_s), fileAt(u"http://example.org/data/b"_s),
                     fileAt(u"http://example.org/Data/c"_s, FileState::Completed)});
    const Result<int> count =
        replaceRemotePrefix(job, u"http://example.org/Data"_s, u"https://example.net/d"_s);
    QCOMPARE(*count, 1);
    QCOMPARE(job.files[0].url, QUrl(u"https://example.net/d/a"_s));
    QCOMPARE(job.files[1].url, QUrl(u"http://example.org/data/b"_s));
    QCOMPARE(job.files[2].url, QUrl(u"http://example.org/Data/c"_s));
}

void TestRemoteName::aPrefixIsTheEncodedOne()
{
    Job job = jobOf({fileAt(u"http://example.org/a%20b/c"_s)});
    QCOMPARE(*replaceRemotePrefix(job, u"http://example.org/a b"_s, u"http://example.net"_s), 0);
    QCOMPARE(*replaceRemotePrefix(job, u"http://example.org/a%20b"_s, u"http://example.net"_s), 1);
    QCOMPARE(job.files[0].url, QUrl(u"http://example.net/c"_s));
}

void TestRemoteName::aPrefixMayLeadToAShare()
{
    Job job = jobOf({fileAt(u"http://example.org/a/b"_s)});
    QCOMPARE(*replaceRemotePrefix(job, u"http://example.org/"_s, u"file:///mnt/share/"_s), 1);
    QCOMPARE(job.files[0].url, QUrl(u"file:///mnt/share/a/b"_s));
}

void TestRemoteName::allOrNoneAreReplaced()
{
    Job job = jobOf({fileAt(u"http://example.org/8080/a"_s), fileAt(u"http://example.org/x/b"_s)});
    const Job before = job;
    // what follows the prefix becomes part of the port: legal for the first, not for the second
    const Result<int> count =
        replaceRemotePrefix(job, u"http://example.org/"_s, u"http://example.net:"_s);
    QCOMPARE(count.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(count.error().detail.contains(u"file 1"_s), qPrintable(count.error().detail));
    QCOMPARE(job, before);
}

void TestRemoteName::badPrefixesAreNamed_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("named");
    QTest::newRow("no old one") << QString() << u"http://example.net/"_s << u"old prefix"_s;
    QTest::newRow("no new one") << u"http://"_s << QString() << u"new prefix"_s;
    QTest::newRow("no scheme") << u"http://"_s << u"example.net/"_s << u"new prefix"_s;
    QTest::newRow("another machine's files")
        << u"http://example.org/"_s << u"file://server/srv/"_s << u"new prefix"_s;
    QTest::newRow("a folder in place of a file")
        << u"http://example.org/a"_s << u"file:///srv/"_s << u"file 0"_s;
}

void TestRemoteName::badPrefixesAreNamed()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, named);
    Job job = jobOf({fileAt(u"http://example.org/a"_s)});
    const Result<int> count = replaceRemotePrefix(job, from, to);
    QCOMPARE(count.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(count.error().detail.contains(named), qPrintable(count.error().detail));
}

void TestRemoteName::uploadsHaveNoPrefix()
{
    Job job = jobOf({fileAt(u"http://example.org/a"_s)});
    job.type = JobType::Upload;
    QCOMPARE(replaceRemotePrefix(job, u"http"_s, u"http://example.net/"_s).error().code,
             ErrorCode::NotSupported);
    QCOMPARE(setRemoteName(job, 0, u"http://example.net/"_s).error().code, ErrorCode::NotSupported);
}

QTEST_GUILESS_MAIN(TestRemoteName)
#include "tst_remotename.moc"

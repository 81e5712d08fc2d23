// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/hostmanners.h"
#include "tests/support/fakeclock.h"

#include <QTest>

#include <memory>

using namespace tranship;
using namespace tranship::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

File fileFrom(const QString &url)
{
    File file;
    file.url = QUrl(url);
    return file;
}

Error status(int code)
{
    Error error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile);
    error.httpStatus = code;
    error.file = 3;
    return error;
}

} // namespace

/// Whom a server's wish for peace keeps away, and for how long.
class HostMannersTest : public QObject {
    Q_OBJECT

private:
    FakeClock clock;
    std::unique_ptr<HostManners> hosts;
    const File asked = fileFrom(u"http://busy.example/a"_s);

    std::chrono::milliseconds left(const QString &url) const
    {
        const auto hold = hosts->holdOn(fileFrom(url));
        return hold ? hold->left : 0ms;
    }

private Q_SLOTS:

    void init()
    {
        clock.setRandom(0.0);
        hosts = std::make_unique<HostManners>(clock);
    }

    void everyFileOfTheServerIsKeptAwayAndNoOther_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("the same file") << u"http://busy.example/a"_s << true;
        QTest::newRow("another file") << u"http://busy.example/b?c"_s << true;
        QTest::newRow("the port said") << u"http://busy.example:80/a"_s << true;
        QTest::newRow("another port") << u"http://busy.example:8080/a"_s << false;
        QTest::newRow("another scheme") << u"https://busy.example/a"_s << false;
        QTest::newRow("another host") << u"http://www.busy.example/a"_s << false;
    }

    void everyFileOfTheServerIsKeptAwayAndNoOther()
    {
        QFETCH(QString, url);
        hosts->refused(asked, status(503), 40s);
        QTEST(hosts->holdOn(fileFrom(url)).has_value(), "isHeld");
    }

    void aHoldEndsWhenTheServerSaid()
    {
        hosts->refused(asked, status(503), 40s);
        QCOMPARE(left(u"http://busy.example/b"_s), 40s);
        QCOMPARE(hosts->holdOn(asked)->error.httpStatus, 503);
        QCOMPARE(hosts->holdOn(asked)->error.file, -1);
        clock.advance(39s);
        QCOMPARE(left(u"http://busy.example/b"_s), 1s);
        clock.advance(1s);
        QVERIFY(!hosts->holdOn(asked));
    }

    void theLongerWishCounts()
    {
        hosts->refused(asked, status(503), 40s);
        hosts->refused(asked, status(503), 10s);
        QCOMPARE(left(u"http://busy.example/b"_s), 40s);
    }

    void nobodyIsBelievedForMoreThanADay()
    {
        hosts->refused(asked, status(503), 365 * 24h);
        QCOMPARE(left(u"http://busy.example/b"_s), 24h);
    }

    void tooManyRequestsWithoutATimeKeepsAwayForADelayThatDoubles()
    {
        for (const auto delay : {5s, 10s, 20s}) {
            hosts->refused(asked, status(429), {});
            hosts->refused(asked, status(429), {}); // it was on its way
            QCOMPARE(left(u"http://busy.example/b"_s), delay);
            clock.advance(delay);
        }
        hosts->served(asked);
        hosts->refused(asked, status(429), {});
        QCOMPARE(left(u"http://busy.example/b"_s), 5s);
    }

    void whatIsNoWishForPeaceKeepsNobodyAway_data()
    {
        QTest::addColumn<Error>("error");
        QTest::newRow("503") << status(503);
        QTest::newRow("500") << status(500);
        QTest::newRow("404") << status(404);
        QTest::newRow("closed") << makeError(ErrorCode::ConnectionClosed, ErrorContext::RemoteFile);
    }

    void whatIsNoWishForPeaceKeepsNobodyAway()
    {
        QFETCH(Error, error);
        hosts->refused(asked, error, {});
        QVERIFY(!hosts->holdOn(asked));
    }

    void anAnswerDuringAHoldDoesNotEndIt()
    {
        hosts->refused(asked, status(503), 40s);
        hosts->served(asked);
        QCOMPARE(left(u"http://busy.example/b"_s), 40s);
    }

    void whereRedirectsLedCounts()
    {
        File moved = fileFrom(u"http://start.example/a"_s);
        moved.finalUrl = QUrl(u"http://busy.example/a"_s);
        hosts->refused(moved, status(503), 40s);
        QCOMPARE(left(u"http://busy.example/b"_s), 40s);
        QCOMPARE(left(u"http://start.example/a"_s), 0ms);
        QVERIFY(hosts->holdOn(moved));
    }

    void aMirrorThatMayBeAskedIsEnough()
    {
        File file = asked;
        file.mirrors = {QUrl(u"http://mirror.example/a"_s)};
        hosts->refused(asked, status(503), 40s);
        QVERIFY(!hosts->holdOn(file));
        hosts->refused(fileFrom(u"http://mirror.example/a"_s), status(503), 10s);
        QCOMPARE(hosts->holdOn(file)->left, 10s);
    }

    void aJobIsKeptAwayWhenAllItsUnfinishedFilesAre()
    {
        Job job;
        job.files = {fileFrom(u"http://busy.example/a"_s), fileFrom(u"http://other.example/b"_s)};
        hosts->refused(asked, status(503), 40s);
        QVERIFY(!hosts->holdOn(job));
        job.files[1].state = FileState::Failed;
        QCOMPARE(hosts->holdOn(job)->left, 40s);
        job.files[1].state = FileState::Transferred;
        QVERIFY(hosts->holdOn(job));
        job.files[0].state = FileState::Transferred;
        QVERIFY(!hosts->holdOn(job));
        QVERIFY(!hosts->holdOn(Job()));
    }
};

QTEST_GUILESS_MAIN(HostMannersTest)
#include "tst_hostmanners.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/retry.h"

#include <QtTest>

#include <algorithm>

using namespace tranship;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TestRetry final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void delaysDoubleUpToTheRetryDelay_data();
    void delaysDoubleUpToTheRetryDelay();
    void jitterTakesUpToAQuarter();
    void retryAfterWins_data();
    void retryAfterWins();
    void aRetryAfterOfNextToNothingWinsOnlyOnce();
    void patienceEnds_data();
    void patienceEnds();
};

void TestRetry::delaysDoubleUpToTheRetryDelay_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("retryDelay");
    QTest::addColumn<int>("expected");
    const auto row = [](int attempt, int retryDelay, int expected) {
        QTest::addRow("try %d of at most %d s", attempt, retryDelay)
            << attempt << retryDelay << expected;
    };
    row(1, 600, 5);
    row(2, 600, 10);
    row(3, 600, 20);
    row(7, 600, 320);
    row(8, 600, 600);
    row(9, 600, 600);
    row(1'000'000, 600, 600);
    row(1, 5, 5);
    row(2, 5, 5);
    row(2, 8, 8);
    row(1, 0, 5); // raised to the shortest
    row(0, 600, 5);
    row(-3, 600, 5);
    row(100, 86'400, 86'400);
}

void TestRetry::delaysDoubleUpToTheRetryDelay()
{
    QFETCH(int, attempt);
    QFETCH(int, retryDelay);
    QFETCH(int, expected);
    QCOMPARE(delayBeforeTry(attempt, seconds(retryDelay), 0.0), milliseconds(expected * 1'000));
}

void TestRetry::jitterTakesUpToAQuarter()
{
    QCOMPARE(delayBeforeTry(1, seconds(600), 0.5), milliseconds(4'375));
    QCOMPARE(delayBeforeTry(8, seconds(600), 0.5), milliseconds(525'000));
    for (int i = 0; i < 100; ++i) {
        const milliseconds delay = delayBeforeTry(8, seconds(600), i / 100.0);
        QVERIFY(delay > milliseconds(450'000) && delay <= milliseconds(600'000));
    }
}

void TestRetry::retryAfterWins_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("retryAfter");
    QTest::addColumn<int>("expected");
    QTest::newRow("longer than ours") << 1 << 120 << 120;
    QTest::newRow("shorter than ours") << 9 << 30 << 30;
    QTest::newRow("longer than the retry delay") << 1 << 3'600 << 3'600;
    QTest::newRow("a day") << 1 << 86'400 << 86'400;
    QTest::newRow("a year is not believed") << 1 << 31'536'000 << 86'400;
    QTest::newRow("none at all makes no storm") << 1 << 0 << 1;
}

void TestRetry::retryAfterWins()
{
    QFETCH(int, attempt);
    QFETCH(int, retryAfter);
    QFETCH(int, expected);
    for (const double jitter : {0.0, 0.99})
        QCOMPARE(delayBeforeTry(attempt, seconds(600), jitter, seconds(retryAfter)),
                 milliseconds(expected * 1'000));
}

void TestRetry::aRetryAfterOfNextToNothingWinsOnlyOnce()
{
    for (const int retryAfter : {0, 1, 4}) {
        QCOMPARE(delayBeforeTry(1, seconds(600), 0.5, seconds(retryAfter)),
                 seconds(std::max(retryAfter, 1)));
        for (const int attempt : {2, 5, 9})
            QCOMPARE(delayBeforeTry(attempt, seconds(600), 0.5, seconds(retryAfter)),
                     delayBeforeTry(attempt, seconds(600), 0.5));
    }
}

void TestRetry::patienceEnds_data()
{
    QTest::addColumn<int>("noProgressTimeout");
    QTest::addColumn<int>("retryDelay");
    QTest::addColumn<int>("sinceFirstFailure");
    QTest::addColumn<bool>("out");
    QTest::newRow("just failed") << 1'209'600 << 600 << 0 << false;
    QTest::newRow("almost over") << 1'209'600 << 600 << 1'209'599 << false;
    QTest::newRow("over") << 1'209'600 << 600 << 1'209'600 << true;
    QTest::newRow("never retry") << 0 << 600 << 0 << true;
    QTest::newRow("shorter than the retry delay") << 599 << 600 << 0 << true;
    QTest::newRow("as long as the retry delay") << 600 << 600 << 0 << false;
    QTest::newRow("the clock was set back") << 1'209'600 << 600 << -5 << false;
}

void TestRetry::patienceEnds()
{
    QFETCH(int, noProgressTimeout);
    QFETCH(int, retryDelay);
    QFETCH(int, sinceFirstFailure);
    JobSettings settings;
    settings.noProgressTimeout = seconds(noProgressTimeout);
    settings.retryDelay = seconds(retryDelay);
    QTEST(isOutOfPatience(settings, seconds(sinceFirstFailure)), "out");
}

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"

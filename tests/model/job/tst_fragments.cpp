// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/fragments.h"

#include <QtTest>

using namespace tranship;
using std::chrono::milliseconds;

namespace {

constexpr qint64 kib = 1024;
constexpr qint64 mib = 1024 * kib;

} // namespace

class TestFragments final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheSpeed_data();
    void followsTheSpeed();
    void halvesWhatWentLost_data();
    void halvesWhatWentLost();
    void keepsToTheLimits_data();
    void keepsToTheLimits();
    void findsTheSpeedOfAnyLine_data();
    void findsTheSpeedOfAnyLine();
};

void TestFragments::followsTheSpeed_data()
{
    QTest::addColumn<qint64>("planned");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<int>("elapsed");
    QTest::addColumn<qint64>("next");
    QTest::newRow("as fast as wished: stays") << mib << mib << 4'000 << mib;
    QTest::newRow("a little faster: grows as much") << mib << mib << 2'000 << 2 * mib;
    QTest::newRow("much faster: four times as much") << mib << mib << 10 << 4 * mib;
    QTest::newRow("at once: four times as much") << mib << mib << 0 << 4 * mib;
    QTest::newRow("slower: shrinks as much") << mib << mib << 5'000 << mib * 4 / 5;
    QTest::newRow("much slower: half as much") << mib << mib << 400'000 << mib / 2;
    QTest::newRow("never below the smallest") << 6 * kib << 6 * kib << 400'000 << 5 * kib;
    QTest::newRow("never beyond the biggest") << 60 * mib << 60 * mib << 100 << 64 * mib;
    QTest::newRow("the last bit of a file says nothing") << mib << 4 * kib << 60'000 << mib;
    QTest::newRow("held down by a limit: keeps what it knows")
        << 8 * mib << mib << 2'000 << 8 * mib;
    QTest::newRow("held down and slow: shrinks") << 8 * mib << mib << 8'000 << mib / 2;
}

void TestFragments::followsTheSpeed()
{
    QFETCH(const qint64, planned);
    QFETCH(const qint64, bytes);
    QFETCH(const int, elapsed);
    QFETCH(const qint64, next);
    QCOMPARE(afterFragment({planned}, bytes, milliseconds(elapsed)).size, next);
}

void TestFragments::halvesWhatWentLost_data()
{
    QTest::addColumn<qint64>("planned");
    QTest::addColumn<qint64>("next");
    QTest::newRow("half of it") << mib << mib / 2;
    QTest::newRow("never below the smallest") << 7 * kib << 5 * kib;
}

void TestFragments::halvesWhatWentLost()
{
    QFETCH(const qint64, planned);
    QFETCH(const qint64, next);
    QCOMPARE(afterBreak({planned}).size, next);
}

void TestFragments::keepsToTheLimits_data()
{
    QTest::addColumn<qint64>("planned");
    QTest::addColumn<qint64>("mostAtOnce");
    QTest::addColumn<qint64>("rate");
    QTest::addColumn<qint64>("size");
    QTest::newRow("no limit: as planned") << 4 * mib << qint64(0) << qint64(0) << 4 * mib;
    QTest::newRow("413: what the server takes") << 4 * mib << mib << qint64(0) << mib;
    QTest::newRow("413: 5 KiB at least") << 4 * mib << kib << qint64(0) << 5 * kib;
    QTest::newRow("two seconds of a limit") << 4 * mib << qint64(0) << 100 * kib << 200 * kib;
    QTest::newRow("a limit of next to nothing") << 4 * mib << qint64(0) << kib << 5 * kib;
    QTest::newRow("a limit beyond the plan") << mib << qint64(0) << 100 * mib << mib;
    QTest::newRow("the strictest of both") << 4 * mib << mib << 100 * kib << 200 * kib;
    QTest::newRow("whole pages") << 4 * mib + 100 << qint64(0) << qint64(0) << 4 * mib;
    QTest::newRow("a small one to the byte")
        << 5 * kib + 7 << qint64(0) << qint64(0) << 5 * kib + 7;
    QTest::newRow("a plan of nonsense") << qint64(-1) << qint64(0) << qint64(0) << 5 * kib;
}

void TestFragments::keepsToTheLimits()
{
    QFETCH(const qint64, planned);
    QFETCH(const qint64, mostAtOnce);
    QFETCH(const qint64, rate);
    QFETCH(const qint64, size);
    QCOMPARE(fragmentSize({planned}, mostAtOnce, rate), size);
}

void TestFragments::findsTheSpeedOfAnyLine_data()
{
    QTest::addColumn<qint64>("bytesPerSecond");
    QTest::addColumn<qint64>("size");
    QTest::newRow("a modem") << 4 * kib << 16 * kib;
    QTest::newRow("a slow line") << 100 * kib << 400 * kib;
    QTest::newRow("a fast line") << 10 * mib << 40 * mib;
    QTest::newRow("a network") << 1000 * mib << 64 * mib;
}

void TestFragments::findsTheSpeedOfAnyLine()
{
    QFETCH(const qint64, bytesPerSecond);
    QFETCH(const qint64, size);
    FragmentPlan plan;
    for (int fragments = 0; fragments < 8; ++fragments) {
        const qint64 bytes = fragmentSize(plan, 0, 0);
        plan = afterFragment(plan, bytes, milliseconds(bytes * 1000 / bytesPerSecond));
    }
    const qint64 found = fragmentSize(plan, 0, 0);
    QVERIFY2(found > size * 9 / 10 && found < size * 11 / 10, qPrintable(QString::number(found)));
}

QTEST_APPLESS_MAIN(TestFragments)
#include "tst_fragments.moc"

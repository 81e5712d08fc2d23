// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/wake.h"

#include <QTest>
#include <QTimeZone>

using namespace tranship;
using namespace std::chrono_literals;

using Milliseconds = std::chrono::milliseconds;
Q_DECLARE_METATYPE(Milliseconds)

/// After which beats of the heart connections are suspect.
class WakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aSleepIsSeenOnOneOfTheClocks_data()
    {
        QTest::addColumn<Milliseconds>("wall");
        QTest::addColumn<Milliseconds>("monotonic");
        QTest::addColumn<Milliseconds>("asleep");
        QTest::addColumn<bool>("slept");
        const auto row = [](const char *name, Milliseconds wall, Milliseconds monotonic,
                            Milliseconds asleep, bool slept) {
            QTest::newRow(name) << wall << monotonic << asleep << slept;
        };
        row("a second", 1s, 1s, 0ms, false);
        row("clocks read apart", 1s, 1s, 20ms, false);
        row("a late beat", 29s, 29s, 0ms, false);
        row("a short sleep", 3s, 3s, 2s, true);
        row("a night", 8h, 8h, 8h, true);
        row("a stopped process", 30s, 30s, 0ms, true);
        row("a stopped virtual machine", 3h, 1s, 0ms, true);
        row("a clock set by a time server", 50s, 1s, 0ms, false);
        row("a clock set back", -5h, 1s, 0ms, false);
    }

    void aSleepIsSeenOnOneOfTheClocks()
    {
        QFETCH(Milliseconds, wall);
        QFETCH(Milliseconds, monotonic);
        QFETCH(Milliseconds, asleep);
        const Heartbeat before{QDateTime(QDate(2026, 1, 1), QTime(12, 0), QTimeZone::utc()), 5min,
                               70s};
        const Heartbeat now{before.wall.addMSecs(wall.count()), before.monotonic + monotonic,
                            before.asleep + asleep};
        QTEST(hasSlept(before, now), "slept");
    }
};

QTEST_GUILESS_MAIN(WakeTest)
#include "tst_wake.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/weekwindow.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

const QByteArray berlin = "Europe/Berlin";

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODate);
}

} // namespace

class TestWeekWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreRead_data();
    void textsAreRead();
    void otherTextsAreRefused_data();
    void otherTextsAreRefused();
    void aTimeIsInsideOrNot_data();
    void aTimeIsInsideOrNot();
    void theEdgesAreFound_data();
    void theEdgesAreFound();
    void aWeekOfMinutesChangesAtEdgesOnly_data();
    void aWeekOfMinutesChangesAtEdgesOnly();
};

void TestWeekWindow::textsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("as shown") << u"mon-fri 08:00-17:00"_s << u"mon-fri 08:00-17:00"_s;
    QTest::newRow("hours only") << u"mon-fri 8-17"_s << u"mon-fri 08:00-17:00"_s;
    QTest::newRow("one day") << u"Wed 00:05-00:10"_s << u"wed 00:05-00:10"_s;
    QTest::newRow("a list") << u"sun,mon,tue,thu 1-2"_s << u"mon-tue,thu,sun 01:00-02:00"_s;
    QTest::newRow("days over the end of the week")
        << u"fri-mon 1-2"_s << u"mon,fri-sun 01:00-02:00"_s;
    QTest::newRow("daily") << u"daily 0-24"_s << u"mon-sun 00:00-24:00"_s;
    QTest::newRow("over midnight") << u"sat 22:30-6"_s << u"sat 22:30-06:00"_s;
    QTest::newRow("until midnight") << u"sat 22-0"_s << u"sat 22:00-24:00"_s;
    QTest::newRow("all day") << u"sat 0-0"_s << u"sat 00:00-24:00"_s;
    QTest::newRow("blanks") << u"  sat   22-23 "_s << u"sat 22:00-23:00"_s;
}

void TestWeekWindow::textsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const Result<WeekWindow> window = weekWindowFromText(text);
    QVERIFY(window);
    QCOMPARE(weekWindowText(*window), shown);
    QCOMPARE(weekWindowFromText(shown).value(), *window);
}

void TestWeekWindow::otherTextsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "mon",
                             "8-17",
                             "mon-fri",
                             "mon-fri8-17",
                             "mon- 8-17",
                             "-fri 8-17",
                             "mo 8-17",
                             "mon,,tue 8-17",
                             "mon 8",
                             "mon 8-",
                             "mon -8",
                             "mon 8-8",
                             "mon 24-6",
                             "mon 8-25",
                             "mon 8-24:01",
                             "mon 8:60-9",
                             "mon 8:5-9",
                             "mon 8:-9",
                             "mon 008-9",
                             "mon +8-9",
                             "mon 8-17 tue 9-10"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestWeekWindow::otherTextsAreRefused()
{
    QFETCH(QString, text);
    const Result<WeekWindow> window = weekWindowFromText(text);
    QVERIFY(!window);
    QCOMPARE(window.error().code, ErrorCode::InvalidArgument);
}

void TestWeekWindow::aTimeIsInsideOrNot_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("time");
    QTest::addColumn<bool>("inside");
    const auto row = [](const char *name, const QString &window, const QByteArray &zone,
                        const QString &time,
                        bool inside) { QTest::newRow(name) << window << zone << time << inside; };
    const QString work = u"mon-fri 8-17"_s;
    // 2026-01-05 is a Monday
    row("before", work, "UTC", u"2026-01-05T07:59:59"_s, false);
    row("its first second", work, "UTC", u"2026-01-05T08:00:00"_s, true);
    row("its last second", work, "UTC", u"2026-01-05T16:59:59"_s, true);
    row("its end", work, "UTC", u"2026-01-05T17:00:00"_s, false);
    row("another day", work, "UTC", u"2026-01-04T12:00:00"_s, false);
    row("another zone, not yet", work, berlin, u"2026-01-05T06:59:59"_s, false);
    row("another zone, now", work, berlin, u"2026-01-05T07:00:00"_s, true);
    row("summer time", work, berlin, u"2026-07-06T06:00:00"_s, true);

    const QString night = u"fri 22-6"_s;
    row("before a night", night, "UTC", u"2026-01-09T21:59:59"_s, false);
    row("before midnight", night, "UTC", u"2026-01-09T23:00:00"_s, true);
    row("midnight", night, "UTC", u"2026-01-10T00:00:00"_s, true);
    row("after midnight", night, "UTC", u"2026-01-10T05:59:59"_s, true);
    row("after a night", night, "UTC", u"2026-01-10T06:00:00"_s, false);
    row("the night before is not its own", night, "UTC", u"2026-01-09T03:00:00"_s, false);
    row("Sunday night goes on into Monday", u"sun 22-6"_s, "UTC", u"2026-01-05T03:00:00"_s, true);

    row("all day", u"mon 0-24"_s, "UTC", u"2026-01-05T23:59:59"_s, true);
    row("all day ends", u"mon 0-24"_s, "UTC", u"2026-01-06T00:00:00"_s, false);

    // in Berlin 2:00 becomes 3:00 at 01:00 UTC of 2026-03-29
    row("before a gap", u"sun 2:30-4"_s, berlin, u"2026-03-29T00:59:59"_s, false);
    row("a start in a gap is its end", u"sun 2:30-4"_s, berlin, u"2026-03-29T01:00:00"_s, true);
    row("an end after a gap", u"sun 2:30-4"_s, berlin, u"2026-03-29T02:00:00"_s, false);
    // and 3:00 becomes 2:00 at 01:00 UTC of 2026-10-25
    row("the first half past two", u"sun 2:30-4"_s, berlin, u"2026-10-25T00:30:00"_s, true);
    row("two again", u"sun 2:30-4"_s, berlin, u"2026-10-25T01:00:00"_s, false);
    row("the second half past two", u"sun 2:30-4"_s, berlin, u"2026-10-25T01:30:00"_s, true);
    row("an end after a repeated hour", u"sun 2:30-4"_s, berlin, u"2026-10-25T03:00:00"_s, false);
}

void TestWeekWindow::aTimeIsInsideOrNot()
{
    QFETCH(QString, window);
    QFETCH(QByteArray, zone);
    QFETCH(QString, time);
    const QTimeZone there(zone);
    QVERIFY(there.isValid());
    QTEST(isInside(weekWindowFromText(window).value(), utc(time), there), "inside");
}

void TestWeekWindow::theEdgesAreFound_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("change");
    const auto row = [](const char *name, const QString &window, const QByteArray &zone,
                        const QString &time, const QString &change) {
        QTest::newRow(name) << window << zone << time << change;
    };
    const QString work = u"mon-fri 8-17"_s;
    row("the start", work, "UTC", u"2026-01-05T07:00:00"_s, u"2026-01-05T08:00:00"_s);
    row("the end", work, "UTC", u"2026-01-05T08:00:00"_s, u"2026-01-05T17:00:00"_s);
    row("the next day", work, "UTC", u"2026-01-05T17:00:00"_s, u"2026-01-06T08:00:00"_s);
    row("over the week-end", work, "UTC", u"2026-01-09T17:00:00"_s, u"2026-01-12T08:00:00"_s);
    row("once a week, just begun", u"mon 8-9"_s, "UTC", u"2026-01-05T09:00:00"_s,
        u"2026-01-12T08:00:00"_s);
    row("over midnight", u"sat 22-6"_s, "UTC", u"2026-01-10T23:00:00"_s, u"2026-01-11T06:00:00"_s);
    row("after midnight", u"sat 22-6"_s, "UTC", u"2026-01-11T01:00:00"_s, u"2026-01-11T06:00:00"_s);
    row("another zone", work, berlin, u"2026-01-05T07:30:00"_s, u"2026-01-05T16:00:00"_s);
    row("over a change to summer time", u"mon 8-9"_s, berlin, u"2026-03-28T12:00:00"_s,
        u"2026-03-30T06:00:00"_s);
    row("over a change to winter time", u"mon 8-9"_s, berlin, u"2026-10-24T12:00:00"_s,
        u"2026-10-26T07:00:00"_s);
    row("a start in a gap", u"sun 2:30-4"_s, berlin, u"2026-03-29T00:00:00"_s,
        u"2026-03-29T01:00:00"_s);
    row("an end in a gap", u"sun 1-2:30"_s, berlin, u"2026-03-29T00:30:00"_s,
        u"2026-03-29T01:00:00"_s);
    row("a change of the clocks ends it", u"sun 2:30-4"_s, berlin, u"2026-10-25T00:45:00"_s,
        u"2026-10-25T01:00:00"_s);
    row("and it begins again", u"sun 2:30-4"_s, berlin, u"2026-10-25T01:00:00"_s,
        u"2026-10-25T01:30:00"_s);
}

void TestWeekWindow::theEdgesAreFound()
{
    QFETCH(QString, window);
    QFETCH(QByteArray, zone);
    QFETCH(QString, time);
    const WeekWindow hours = weekWindowFromText(window).value();
    const QTimeZone there(zone);
    const QDateTime now = utc(time);
    const QList<QDateTime> edges = edgesAfter(hours, now, there);
    const auto change = std::find_if(edges.begin(), edges.end(), [&](const QDateTime &edge) {
        return isInside(hours, edge, there) != isInside(hours, now, there);
    });
    QVERIFY(change != edges.end());
    QTEST(change->toString(u"yyyy-MM-ddTHH:mm:ss"_s), "change");
}

void TestWeekWindow::aWeekOfMinutesChangesAtEdgesOnly_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("time");
    for (const char *window : {"mon-fri 8-17", "sun 2:30-4", "sat,sun 22-2:15", "daily 3-2"}) {
        for (const char *zone : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"}) {
            for (const char *time : {"2026-03-05", "2026-03-26", "2026-04-02", "2026-10-22"})
                QTest::addRow("%s, %s, %s", window, zone, time)
                    << QString::fromLatin1(window) << QByteArray(zone)
                    << QString::fromLatin1(time) + u"T00:00:00"_s;
        }
    }
}

/// The edges beside what every minute of a week says for itself.
void TestWeekWindow::aWeekOfMinutesChangesAtEdgesOnly()
{
    QFETCH(QString, window);
    QFETCH(QByteArray, zone);
    QFETCH(QString, time);
    const WeekWindow hours = weekWindowFromText(window).value();
    const QTimeZone there(zone);
    QVERIFY(there.isValid());
    const QDateTime start = utc(time);
    QSet<QDateTime> edges;
    for (const QDateTime &edge : edgesAfter(hours, start, there))
        edges.insert(edge);
    bool before = isInside(hours, start, there);
    int changes = 0;
    for (int minute = 1; minute <= 7 * minutesOfDay; ++minute) {
        const QDateTime now = start.addSecs(minute * 60);
        const bool inside = isInside(hours, now, there);
        if (inside != before) {
            ++changes;
            QVERIFY2(edges.contains(now), qPrintable(now.toString(Qt::ISODate)));
        }
        before = inside;
    }
    QVERIFY(changes >= 2);
}

QTEST_GUILESS_MAIN(TestWeekWindow)
#include "tst_weekwindow.moc"

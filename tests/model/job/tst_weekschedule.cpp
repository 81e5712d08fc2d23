// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/weekschedule.h"

#include <QtTest>

#include <random>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODate);
}

WeekSchedule schedule(const QString &text)
{
    return weekScheduleFromText(text).value();
}

} // namespace

class TestWeekSchedule final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsAreRead_data();
    void textsAreRead();
    void otherTextsAreRefused_data();
    void otherTextsAreRefused();
    void aTimeIsInsideAnyOfTheWindows();
    void theEdgesAreThoseOfAllWindows();
    void minutesBecomeTheFewestWindows_data();
    void minutesBecomeTheFewestWindows();
    void anyMinutesComeBackFromTheirSchedule();
    void anHourIsInsideOutsideOrPartly();
};

void TestWeekSchedule::textsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("one window") << u"mon-fri 8-17"_s << u"mon-fri 08:00-17:00"_s;
    QTest::newRow("two windows") << u"mon-fri 8-17;sat 10-14"_s
                                 << u"mon-fri 08:00-17:00; sat 10:00-14:00"_s;
    QTest::newRow("twice on a day")
        << u" mon 8-12 ; mon 13-17 "_s << u"mon 08:00-12:00; mon 13:00-17:00"_s;
    QTest::newRow("none") << u" Never "_s << u"never"_s;
}

void TestWeekSchedule::textsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const Result<WeekSchedule> read = weekScheduleFromText(text);
    QVERIFY(read);
    QCOMPARE(weekScheduleText(*read), shown);
    QCOMPARE(schedule(shown), *read);
}

void TestWeekSchedule::otherTextsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ";", "mon 8-9;", "; mon 8-9", "never; mon 8-9", "mon 8-9, 10-11"})
        QTest::addRow("\"%s\"", text) << QString::fromLatin1(text);
}

void TestWeekSchedule::otherTextsAreRefused()
{
    QFETCH(QString, text);
    const Result<WeekSchedule> read = weekScheduleFromText(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
}

void TestWeekSchedule::aTimeIsInsideAnyOfTheWindows()
{
    const WeekSchedule hours = schedule(u"mon 8-9; mon 10-11; sun 23-1"_s);
    const QTimeZone zone = QTimeZone::utc();
    QVERIFY(isInside(hours, utc(u"2026-06-01T08:30:00"_s), zone)); // a Monday
    QVERIFY(!isInside(hours, utc(u"2026-06-01T09:30:00"_s), zone));
    QVERIFY(isInside(hours, utc(u"2026-06-01T10:30:00"_s), zone));
    QVERIFY(isInside(hours, utc(u"2026-06-01T00:30:00"_s), zone));
    QVERIFY(!isInside(WeekSchedule(), utc(u"2026-06-01T08:30:00"_s), zone));
}

void TestWeekSchedule::theEdgesAreThoseOfAllWindows()
{
    const WeekSchedule hours = schedule(u"mon 8-9; mon 9-10"_s);
    const QList<QDateTime> edges =
        edgesAfter(hours, utc(u"2026-06-01T07:00:00"_s), QTimeZone::utc());
    for (const QString &time : {u"T08:00:00"_s, u"T09:00:00"_s, u"T10:00:00"_s})
        QCOMPARE(edges.count(utc(u"2026-06-01"_s + time)), 1);
    QVERIFY(std::is_sorted(edges.begin(), edges.end()));
    QVERIFY(edgesAfter(WeekSchedule(), utc(u"2026-06-01T07:00:00"_s), QTimeZone::utc()).isEmpty());
}

void TestWeekSchedule::minutesBecomeTheFewestWindows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fewest");
    const auto row = [](const char *name, const char *text, const char *fewest) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(fewest);
    };
    row("work hours", "mon-fri 8-17", "mon-fri 08:00-17:00");
    row("over midnight", "mon-fri 22:30-6", "mon-fri 22:30-06:00");
    row("over midnight in two parts", "mon 22-24; tue 0-6", "mon 22:00-06:00");
    row("over the end of the week", "sun 22-6", "sun 22:00-06:00");
    row("days with the same hours", "mon 8-9; wed 8-9", "mon,wed 08:00-09:00");
    row("hours that meet", "mon 8-9; mon 9-10", "mon 08:00-10:00");
    row("hours that overlap", "mon 8-10; mon 9-11", "mon 08:00-11:00");
    row("a whole day", "sat 0-24", "sat 00:00-24:00");
    row("a weekend", "fri 22-24; sat,sun 0-24; mon 0-6",
        "fri 22:00-24:00; sat-sun 00:00-24:00; mon 00:00-06:00");
    row("all the week", "mon-sat 0-24; sun 0-12; sun 12-24", "mon-sun 00:00-24:00");
    row("never", "never", "never");
}

void TestWeekSchedule::minutesBecomeTheFewestWindows()
{
    QFETCH(QString, text);
    const WeekMinutes minutes = minutesOf(schedule(text));
    QTEST(weekScheduleText(scheduleOf(minutes)), "fewest");
    QVERIFY(minutesOf(scheduleOf(minutes)) == minutes);
}

void TestWeekSchedule::anyMinutesComeBackFromTheirSchedule()
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same each time
    for (int round = 0; round < 200; ++round) {
        WeekMinutes minutes;
        std::uniform_int_distribution<int> hour(0, daysOfWeek * hoursOfDay - 1);
        for (int stroke = hour(random) / 8; stroke >= 0; --stroke) {
            const int where = hour(random);
            setHour(minutes, where / hoursOfDay, where % hoursOfDay, stroke % 3 != 0);
        }
        QVERIFY(minutesOf(scheduleOf(minutes)) == minutes);
        QCOMPARE(schedule(weekScheduleText(scheduleOf(minutes))), scheduleOf(minutes));
    }
}

void TestWeekSchedule::anHourIsInsideOutsideOrPartly()
{
    WeekMinutes minutes = minutesOf(schedule(u"sun 08:30-10"_s));
    QCOMPARE(hourUse(minutes, 6, 7), HourUse::None);
    QCOMPARE(hourUse(minutes, 6, 8), HourUse::Part);
    QCOMPARE(hourUse(minutes, 6, 9), HourUse::Whole);
    QCOMPARE(hourUse(minutes, 6, 10), HourUse::None);
    setHour(minutes, 6, 9, false);
    setHour(minutes, 6, 23, true);
    QCOMPARE(weekScheduleText(scheduleOf(minutes)), u"sun 08:30-09:00; sun 23:00-24:00"_s);
}

QTEST_APPLESS_MAIN(TestWeekSchedule)
#include "tst_weekschedule.moc"

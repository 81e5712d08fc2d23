// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/bandwidth.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

QDateTime utc(const QString &text)
{
    return text.isEmpty() ? QDateTime() : QDateTime::fromString(text + u'Z', Qt::ISODate);
}

/// The policy that has these texts, "KEY=VALUE" each.
Policy policyOf(const QStringList &texts)
{
    Policy policy;
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        const PolicyEntry *entry = policyEntry(text.left(equals));
        if (!entry || !setPolicyText(*entry, text.mid(equals + 1), policy))
            qFatal("no policy: %s", qPrintable(text));
    }
    return policy;
}

} // namespace

class TestBandwidth final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theScheduleDecides_data();
    void theScheduleDecides();
};

void TestBandwidth::theScheduleDecides_data()
{
    QTest::addColumn<QStringList>("policy");
    QTest::addColumn<QString>("priority");
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("change");
    const auto row = [](const char *name, const QStringList &policy, const QString &priority,
                        const QString &time, const QString &limit, const QString &change) {
        QTest::newRow(name) << policy << priority << time << limit << change;
    };
    // 2026-01-05 is a Monday; Berlin is an hour ahead of UTC
    const QString monday = u"2026-01-05T09:00:00"_s;
    const QString evening = u"2026-01-05T20:00:00"_s;
    const QString never;

    row("as shipped", {}, u"normal"_s, monday, u"none"_s, never);
    row("a total is no limit of a priority", {u"MaxBandwidth=1M"_s}, u"normal"_s, monday, u"none"_s,
        never);
    row("a total of 0 blocks", {u"MaxBandwidth=0"_s}, u"low"_s, monday, u"0"_s, never);
    row("but no foreground job", {u"MaxBandwidth=0"_s}, u"foreground"_s, monday, u"none"_s, never);
    row("unless it holds for those too", {u"MaxBandwidth=0"_s, u"LimitForeground=on"_s},
        u"foreground"_s, monday, u"0"_s, never);

    const QStringList off = {u"WorkLimitNormal=1M"_s, u"NonWorkLimitNormal=0"_s};
    row("limits that are not enabled", off, u"normal"_s, monday, u"none"_s, never);

    const QStringList work = {u"EnableBandwidthLimits=on"_s, u"WorkLimitHigh=2M"_s,
                              u"WorkLimitNormal=1M"_s,       u"WorkLimitLow=0"_s,
                              u"NonWorkLimitNormal=3M"_s,    u"NonWorkLimitLow=0"_s};
    row("work hours, high", work, u"high"_s, monday, u"2M"_s, u"2026-01-05T16:00:00"_s);
    row("work hours, normal", work, u"normal"_s, monday, u"1M"_s, u"2026-01-05T16:00:00"_s);
    row("other hours, high", work, u"high"_s, evening, u"none"_s, u"2026-01-06T07:00:00"_s);
    row("other hours, normal", work, u"normal"_s, evening, u"3M"_s, u"2026-01-06T07:00:00"_s);
    row("blocked at all hours", work, u"low"_s, monday, u"0"_s, never);
    row("foreground jobs know no hours", work, u"foreground"_s, monday, u"none"_s, never);
    row("Friday evening", work, u"normal"_s, u"2026-01-09T20:00:00"_s, u"3M"_s,
        u"2026-01-12T07:00:00"_s);

    const QStringList night = {u"EnableBandwidthLimits=on"_s, u"WorkSchedule=daily 7-1"_s,
                               u"WorkLimitNormal=0"_s};
    row("blocked until after midnight", night, u"normal"_s, evening, u"0"_s,
        u"2026-01-06T00:00:00"_s);
    row("allowed at night", night, u"normal"_s, u"2026-01-06T02:00:00"_s, u"none"_s,
        u"2026-01-06T06:00:00"_s);
    row("blocked over a change to summer time", night, u"normal"_s, u"2026-03-29T20:00:00"_s,
        u"0"_s, u"2026-03-29T23:00:00"_s);
    row("allowed over a change to winter time", night, u"normal"_s, u"2026-10-25T00:00:00"_s,
        u"none"_s, u"2026-10-25T06:00:00"_s);

    const QStringList service = work
        + QStringList{u"EnableMaintenanceLimits=on"_s, u"MaintenanceSchedule=mon 12-13"_s,
                      u"MaintenanceLimitNormal=0"_s, u"MaintenanceLimitHigh=2M"_s};
    const QString noon = u"2026-01-05T11:30:00"_s;
    row("work hours until maintenance", service, u"normal"_s, monday, u"1M"_s,
        u"2026-01-05T11:00:00"_s);
    row("maintenance comes first", service, u"normal"_s, noon, u"0"_s, u"2026-01-05T12:00:00"_s);
    row("and lifts what is blocked", service, u"low"_s, noon, u"none"_s, u"2026-01-05T12:00:00"_s);
    row("an edge without a change is none", service, u"high"_s, monday, u"2M"_s,
        u"2026-01-05T16:00:00"_s);
    const QStringList only = {u"EnableMaintenanceLimits=on"_s, u"MaintenanceSchedule=mon 12-13"_s,
                              u"MaintenanceLimitNormal=0"_s};
    row("maintenance alone", only, u"normal"_s, noon, u"0"_s, u"2026-01-05T12:00:00"_s);
    row("a week until maintenance", only, u"normal"_s, u"2026-01-05T12:00:00"_s, u"none"_s,
        u"2026-01-12T11:00:00"_s);
}

void TestBandwidth::theScheduleDecides()
{
    QFETCH(QStringList, policy);
    QFETCH(QString, priority);
    QFETCH(QString, time);
    QFETCH(QString, change);
    const QTimeZone berlin("Europe/Berlin");
    QVERIFY(berlin.isValid());
    const Policy rules = policyOf(policy);
    const Priority of = priorityFromName(priority).value();
    QTEST(limitText(bandwidthLimit(rules, of, utc(time), berlin)), "limit");
    QCOMPARE(bandwidthChange(rules, of, utc(time), berlin), utc(change));
}

QTEST_GUILESS_MAIN(TestBandwidth)
#include "tst_bandwidth.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/policy.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

class TestPolicy final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreThoseOfBits_data();
    void defaultsAreThoseOfBits();
    void keysKnowNoCase();
    void everyEntryWritesItsOwnFieldOnly();
    void valuesFitUpToTheirBorders_data();
    void valuesFitUpToTheirBorders();
    void aMisfitNamesKeyTextAndRangeAndChangesNothing();
    void aMisfitOfALimitOrScheduleShowsTheForm();
    void flagsAreReadInWords();
    void foldersAreAbsoluteOrNone();
    void theAdministratorWinsOverTheUser();
    void misfitsOfALayerAreLeftOutAndNamed();
    void durationsAreRead_data();
    void durationsAreRead();
    void brokenDurationsAreRefused_data();
    void brokenDurationsAreRefused();
    void durationTextIsReadBack_data();
    void durationTextIsReadBack();
    void sourcesHaveNames();
};

void TestPolicy::defaultsAreThoseOfBits_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    const QMap<QString, QString> defaults = {
        {u"JobInactivityTimeout"_s, u"90d"_s},
        {u"MaxDownloadTime"_s, u"90d"_s},
        {u"MaxJobsPerMachine"_s, u"300"_s},
        {u"MaxJobsPerUser"_s, u"60"_s},
        {u"MaxFilesPerJob"_s, u"200"_s},
        {u"MaxRangesPerFile"_s, u"500"_s},
        {u"MinimumRetryDelay"_s, u"10m"_s},
        {u"NoProgressTimeout"_s, u"14d"_s},
        {u"BackgroundSlots"_s, u"3"_s},
        {u"FilesPerJobAtOnce"_s, u"4"_s},
        {u"MaxConnectionsPerFile"_s, u"8"_s},
        {u"MaxConnectionsPerHost"_s, u"16"_s},
        {u"AutoComplete"_s, u"false"_s},
        {u"AutoCompleteUploads"_s, u"false"_s},
        {u"DefaultFolder"_s, u""_s},
        {u"Categories"_s, u""_s},
        {u"AskNewLinks"_s, u"false"_s},
        {u"WatchClipboard"_s, u"false"_s},
        {u"NotifyTransferred"_s, u"true"_s},
        {u"NotifyError"_s, u"true"_s},
        {u"NotifyExpiring"_s, u"true"_s},
        {u"NotifyCompleted"_s, u"true"_s},
        {u"KeepAwake"_s, u"true"_s},
        {u"CloseToTray"_s, u"true"_s},
        {u"ShowInLauncher"_s, u"true"_s},
        {u"MaxBandwidth"_s, u"none"_s},
        {u"MaxDownloadBandwidth"_s, u"none"_s},
        {u"MaxUploadBandwidth"_s, u"none"_s},
        {u"LimitForeground"_s, u"false"_s},
        {u"EnableBandwidthLimits"_s, u"false"_s},
        {u"WorkSchedule"_s, u"mon-fri 08:00-17:00"_s},
        {u"WorkLimitHigh"_s, u"none"_s},
        {u"WorkLimitNormal"_s, u"none"_s},
        {u"WorkLimitLow"_s, u"none"_s},
        {u"NonWorkLimitHigh"_s, u"none"_s},
        {u"NonWorkLimitNormal"_s, u"none"_s},
        {u"NonWorkLimitLow"_s, u"none"_s},
        {u"EnableMaintenanceLimits"_s, u"false"_s},
        {u"MaintenanceSchedule"_s, u"mon-sun 02:00-05:00"_s},
        {u"MaintenanceLimitHigh"_s, u"none"_s},
        {u"MaintenanceLimitNormal"_s, u"none"_s},
        {u"MaintenanceLimitLow"_s, u"none"_s},
        {u"YieldToOtherTraffic"_s, u"true"_s},
        {u"Proxy"_s, u""_s},
        {u"ProxyBypass"_s, u""_s},
        {u"ScanCommand"_s, u""_s},
        {u"CommandTimeLimit"_s, u"10m"_s},
        {u"AllowUnscannedComplete"_s, u"false"_s},
    };
    QCOMPARE(policyEntries().size(), static_cast<std::size_t>(defaults.size()));
    for (auto it = defaults.begin(); it != defaults.end(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.key() << it.value();
}

void TestPolicy::defaultsAreThoseOfBits()
{
    QFETCH(QString, key);
    const PolicyEntry *entry = policyEntry(key);
    QVERIFY(entry);
    QCOMPARE(QString::fromLatin1(entry->key), key);
    QTEST(policyText(*entry, Policy{}), "text");
}

void TestPolicy::keysKnowNoCase()
{
    QCOMPARE(policyEntry(u"maxjobsperuser"), policyEntry(u"MaxJobsPerUser"));
    QVERIFY(policyEntry(u"MAXJOBSPERUSER"));
    QVERIFY(!policyEntry(u"MaxJobs"));
    QVERIFY(!policyEntry(u""));
}

void TestPolicy::everyEntryWritesItsOwnFieldOnly()
{
    for (const PolicyEntry &entry : policyEntries()) {
        QString other = QString::number(entry.minimum);
        if (entry.kind == PolicyKind::Flag)
            other = entry.number(Policy{}) ? u"false"_s : u"true"_s;
        if (entry.kind == PolicyKind::Text)
            other = u"/somewhere"_s;
        if (entry.kind == PolicyKind::Categories)
            other = u"Films=/somewhere"_s;
        if (entry.kind == PolicyKind::Proxy)
            other = u"socks5://gate:1080"_s;
        if (entry.kind == PolicyKind::Bypass)
            other = u"*.example"_s;
        if (entry.kind == PolicyKind::Command)
            other = u"/bin/true {files}"_s;
        if (entry.kind == PolicyKind::Schedule)
            other = u"sat 10:00-11:00"_s;
        if (entry.number && entry.number(Policy{}) == entry.minimum)
            other = QString::number(entry.maximum);
        Policy policy;
        QVERIFY2(setPolicyText(entry, other, policy), entry.key);
        for (const PolicyEntry &one : policyEntries())
            QCOMPARE(policyText(one, policy) != policyText(one, Policy{}), one.key == entry.key);
        // Its text can be read back.
        Policy again;
        QVERIFY(setPolicyText(entry, policyText(entry, policy), again));
        QCOMPARE(again, policy);
    }
}

void TestPolicy::valuesFitUpToTheirBorders_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    const auto rows = [](const char *key, std::initializer_list<const char *> good,
                         std::initializer_list<const char *> bad) {
        for (const char *text : good)
            QTest::addRow("%s=%s", key, text)
                << QString::fromLatin1(key) << QString::fromLatin1(text) << true;
        for (const char *text : bad)
            QTest::addRow("%s=%s refused", key, text)
                << QString::fromLatin1(key) << QString::fromLatin1(text) << false;
    };
    rows("JobInactivityTimeout", {"5s", "1d", "999d", " 90d "}, {"4s", "0", "1000d", "x", ""});
    rows("MaxDownloadTime", {"1", "999d"}, {"0", "-1"});
    rows("MaxJobsPerMachine", {"1", "1000000"}, {"0", "1000001", "-1", "many", "1d", "1.5"});
    rows("MaxJobsPerUser", {"1", "1000000"}, {"0", "1000001", "99999999999999999999"});
    rows("MaxFilesPerJob", {"1", "1000000"}, {"0", "1000001"});
    rows("MaxRangesPerFile", {"1", "1000000"}, {"0", "1000001"});
    rows("MinimumRetryDelay", {"5", "1d"}, {"4", "86401"});
    rows("NoProgressTimeout", {"0", "999d"}, {"1000d"});
    rows("BackgroundSlots", {"1", "50"}, {"0", "51"});
    rows("FilesPerJobAtOnce", {"1", "16"}, {"0", "17"});
    rows("AutoComplete", {"true", "0"}, {"2", "maybe", ""});
    rows("MaxBandwidth", {"none", "0", "1", " 2M ", "1.5 MiB/s", "1000000000000000"},
         {"-1", "fast", "", "1000000000000001"});
    rows("MaxUploadBandwidth", {"none", "1K", "2M"}, {"0", "1023", "-1", ""});
    rows("WorkSchedule",
         {"mon-fri 8-17", " sat,sun 22:00-06:00 ", "daily 0-24", "mon 8-9; tue 9-10", "Never"},
         {"", "mon", "8-17", "mon 8-8", "mon 24-6", "mon 8-9;", "never; mon 8-9"});
    rows("Proxy", {"", "system", "none", "gate:3128", "socks5://gate"},
         {"https://gate", "pac+http://a/b", "http://me:secret@gate", "ftp=gate", "gate:0"});
    rows("ProxyBypass", {"", "*.example,10.0.0.1 <local>"}, {"a/b", "*.*"});
    rows("ScanCommand", {"", "/usr/bin/clamscan --no-summary {files}"}, {"clamscan", "/bin/a \"b"});
    rows("CommandTimeLimit", {"1s", "1d"}, {"0", "2d"});
}

void TestPolicy::valuesFitUpToTheirBorders()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    Policy policy;
    QTEST(setPolicyText(*policyEntry(key), text, policy).has_value(), "fits");
}

void TestPolicy::aMisfitNamesKeyTextAndRangeAndChangesNothing()
{
    Policy policy;
    const Done done = setPolicyText(*policyEntry(u"MinimumRetryDelay"), u"3s"_s, policy);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::InvalidArgument);
    for (const QString &part : {u"MinimumRetryDelay"_s, u"3s"_s, u"5s"_s, u"1d"_s})
        QVERIFY2(done.error().detail.contains(part), qPrintable(done.error().detail));
    QCOMPARE(policy, Policy{});
}

void TestPolicy::aMisfitOfALimitOrScheduleShowsTheForm()
{
    Policy policy;
    const Done rate = setPolicyText(*policyEntry(u"WorkLimitLow"), u"fast"_s, policy);
    QVERIFY(!rate);
    QVERIFY2(rate.error().detail.contains(u"500K"_s), qPrintable(rate.error().detail));
    const Done hours = setPolicyText(*policyEntry(u"WorkSchedule"), u"always"_s, policy);
    QVERIFY(!hours);
    QVERIFY2(hours.error().detail.contains(u"mon-fri 08:00-17:00"_s),
             qPrintable(hours.error().detail));
    QCOMPARE(policy, Policy{});
}

void TestPolicy::flagsAreReadInWords()
{
    const PolicyEntry *entry = policyEntry(u"AutoComplete");
    for (const QString &text : {u"true"_s, u"yes"_s, u"on"_s, u"1"_s, u"TRUE"_s}) {
        Policy policy;
        QVERIFY(setPolicyText(*entry, text, policy));
        QVERIFY(policy.autoComplete);
    }
    for (const QString &text : {u"false"_s, u"no"_s, u"off"_s, u"0"_s, u"Off"_s}) {
        Policy policy;
        policy.autoComplete = true;
        QVERIFY(setPolicyText(*entry, text, policy));
        QVERIFY(!policy.autoComplete);
    }
}

void TestPolicy::foldersAreAbsoluteOrNone()
{
    const PolicyEntry *entry = policyEntry(u"DefaultFolder");
    Policy policy;
    QVERIFY(setPolicyText(*entry, u"/srv/my files"_s, policy));
    QCOMPARE(policy.defaultFolder, u"/srv/my files"_s);
    for (const QString &text : {u"relative"_s, u"../up"_s, u"~/home"_s, u"/with\nbreak"_s})
        QVERIFY(!setPolicyText(*entry, text, policy));
    QCOMPARE(policy.defaultFolder, u"/srv/my files"_s);
    QVERIFY(setPolicyText(*entry, u""_s, policy));
    QCOMPARE(policy.defaultFolder, QString());
}

void TestPolicy::theAdministratorWinsOverTheUser()
{
    const EffectivePolicy none = effectivePolicy({}, {});
    QCOMPARE(none.policy, Policy{});
    QVERIFY(none.complaints.isEmpty());
    for (const PolicyEntry &entry : policyEntries())
        QCOMPARE(none.sourceOf(entry), PolicySource::Default);

    const PolicyLayer user = {{u"maxjobsperuser"_s, u"5"_s}, {u"BackgroundSlots"_s, u"7"_s}};
    const PolicyLayer administrator = {{u"MaxJobsPerUser"_s, u"9"_s}, {u"AutoComplete"_s, u"on"_s}};
    const EffectivePolicy both = effectivePolicy(user, administrator);
    QCOMPARE(both.policy.maxJobsPerUser, 9);
    QCOMPARE(both.policy.backgroundSlots, 7);
    QVERIFY(both.policy.autoComplete);
    QCOMPARE(both.sourceOf(*policyEntry(u"MaxJobsPerUser")), PolicySource::Administrator);
    QCOMPARE(both.sourceOf(*policyEntry(u"BackgroundSlots")), PolicySource::User);
    QCOMPARE(both.sourceOf(*policyEntry(u"MaxFilesPerJob")), PolicySource::Default);
    QVERIFY(both.complaints.isEmpty());
}

void TestPolicy::misfitsOfALayerAreLeftOutAndNamed()
{
    const PolicyLayer user = {{u"MaxJobsPerUser"_s, u"5"_s}};
    const PolicyLayer administrator = {
        {u"MaxJobsPerUser"_s, u"lots"_s}, {u"MaxSpeed"_s, u"1"_s}, {u"MaxFilesPerJob"_s, u"2"_s}};
    const EffectivePolicy both = effectivePolicy(user, administrator);
    QCOMPARE(both.policy.maxJobsPerUser, 5);
    QCOMPARE(both.sourceOf(*policyEntry(u"MaxJobsPerUser")), PolicySource::User);
    QCOMPARE(both.policy.maxFilesPerJob, 2);
    QCOMPARE(both.complaints.size(), 2);
    QVERIFY(both.complaints.join(u'\n').contains(u"lots"_s));
    QVERIFY(both.complaints.join(u'\n').contains(u"MaxSpeed"_s));
    for (const QString &complaint : both.complaints)
        QVERIFY(complaint.startsWith(u"administrator"_s));
}

void TestPolicy::durationsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("days") << u"90d"_s << 7'776'000LL;
    QTest::newRow("hours") << u"12h"_s << 43'200LL;
    QTest::newRow("minutes") << u"30m"_s << 1'800LL;
    QTest::newRow("seconds") << u"45s"_s << 45LL;
    QTest::newRow("several") << u"1d12h"_s << 129'600LL;
    QTest::newRow("all") << u"1d2h3m4s"_s << 93'784LL;
    QTest::newRow("more than the next unit") << u"90m"_s << 5'400LL;
    QTest::newRow("bare number") << u"600"_s << 600LL;
    QTest::newRow("zero") << u"0"_s << 0LL;
}

void TestPolicy::durationsAreRead()
{
    QFETCH(QString, text);
    const auto duration = durationFromText(text);
    QVERIFY(duration);
    QTEST(static_cast<qint64>(duration->count()), "expected");
}

void TestPolicy::brokenDurationsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", " ", "d", "-1", "-1d", "+1", "1.5h", "1w", "1D", "1d ", "1 d",
                             "12h1d", "1h1h", "1d2", "1dh", "0x10", "99999999999999999999",
                             "999999999999999999d", "106751991167300d23h60m9223372036854775807s"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestPolicy::brokenDurationsAreRefused()
{
    QFETCH(QString, text);
    const auto duration = durationFromText(text);
    QVERIFY(!duration);
    QCOMPARE(duration.error().code, ErrorCode::InvalidArgument);
}

void TestPolicy::durationTextIsReadBack_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0LL << u"0s"_s;
    QTest::newRow("seconds") << 59LL << u"59s"_s;
    QTest::newRow("hour and a half") << 5'400LL << u"1h30m"_s;
    QTest::newRow("days") << 7'776'000LL << u"90d"_s;
    QTest::newRow("all") << 93'784LL << u"1d2h3m4s"_s;
}

void TestPolicy::durationTextIsReadBack()
{
    QFETCH(qint64, count);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds(count)), text);
    QCOMPARE(durationFromText(text).value(), seconds(count));
    QCOMPARE(durationText(seconds(-1)), u"0s"_s);
}

void TestPolicy::sourcesHaveNames()
{
    QCOMPARE(policySourceName(PolicySource::Default), "default"_L1);
    QCOMPARE(policySourceName(PolicySource::User), "user"_L1);
    QCOMPARE(policySourceName(PolicySource::Administrator), "administrator"_L1);
}

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/jobsettings.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

class TestJobSettings final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreThoseOfTheContract();
    void goodTextsAreSetAndReadBack_data();
    void goodTextsAreSetAndReadBack();
    void badTextsAreRefusedAndChangeNothing_data();
    void badTextsAreRefusedAndChangeNothing();
    void everyKeyWritesItsOwnPropertyOnly();
    void checksumsAreSetByIndex();
    void aChecksumWithoutAFileIsRefused();
};

static const QString sha256 = u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s;

static Job jobWithFiles(int count)
{
    Job job;
    job.name = u"job"_s;
    job.files.resize(count);
    for (int i = 0; i < count; ++i)
        job.files[i].path = u"/d/%1.bin"_s.arg(i);
    return job;
}

void TestJobSettings::keysAreThoseOfTheContract()
{
    QCOMPARE(settingKeys(),
             (QStringList{u"display-name"_s,
                          u"description"_s,
                          u"priority"_s,
                          u"retry-delay"_s,
                          u"no-progress-timeout"_s,
                          u"max-download-time"_s,
                          u"on-exists"_s,
                          u"auto-complete"_s,
                          u"parallel-files"_s,
                          u"connections"_s,
                          u"bandwidth-limit"_s,
                          u"cost-policy"_s,
                          u"dynamic-content"_s,
                          u"upload-method"_s,
                          u"reply-path"_s,
                          u"category"_s,
                          u"header"_s,
                          u"redirects"_s,
                          u"insecure-redirects"_s,
                          u"checksum"_s,
                          u"file-priority"_s,
                          u"skip-files"_s,
                          u"file-name"_s,
                          u"folder"_s,
                          u"proxy"_s,
                          u"proxy-bypass"_s,
                          u"security"_s,
                          u"client-certificate"_s,
                          u"notify-command"_s,
                          u"scan"_s}));
}

void TestJobSettings::goodTextsAreSetAndReadBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &key, const QString &text,
                        const QString &expected) {
        QTest::newRow(name) << key << text << expected;
    };
    row("name", u"display-name"_s, u" Films ü "_s, u"Films ü"_s);
    row("longest name", u"display-name"_s, u"x"_s.repeated(256), u"x"_s.repeated(256));
    row("description", u"description"_s, u"two\nlines"_s, u"two\nlines"_s);
    row("no description", u"description"_s, u""_s, u""_s);
    row("longest description", u"description"_s, u"x"_s.repeated(1'024), u"x"_s.repeated(1'024));
    row("priority", u"priority"_s, u"foreground"_s, u"foreground"_s);
    row("retry delay", u"retry-delay"_s, u"90s"_s, u"1m30s"_s);
    row("retry delay is raised", u"retry-delay"_s, u"1"_s, u"5s"_s);
    row("patience", u"no-progress-timeout"_s, u"2d"_s, u"2d"_s);
    row("no retry", u"no-progress-timeout"_s, u"0"_s, u"0s"_s);
    row("longest patience", u"no-progress-timeout"_s, u"999d"_s, u"999d"_s);
    row("download time", u"max-download-time"_s, u"12h"_s, u"12h"_s);
    row("download time of the policy", u"max-download-time"_s, u"0"_s, u"0s"_s);
    row("replace", u"on-exists"_s, u"replace"_s, u"replace"_s);
    row("keep both", u"on-exists"_s, u"keep-both"_s, u"keep-both"_s);
    row("auto-complete", u"auto-complete"_s, u"yes"_s, u"true"_s);
    row("no auto-complete", u"auto-complete"_s, u"off"_s, u"false"_s);
    row("one file at once", u"parallel-files"_s, u"1"_s, u"1"_s);
    row("16 files at once", u"parallel-files"_s, u"16"_s, u"16"_s);
    row("the policy's connections", u"connections"_s, u"0"_s, u"0"_s);
    row("32 connections", u"connections"_s, u"32"_s, u"32"_s);
    row("a bandwidth limit", u"bandwidth-limit"_s, u"1.5 MiB/s"_s, u"1536K"_s);
    row("no bandwidth limit", u"bandwidth-limit"_s, u"0"_s, u"none"_s);
    row("cost policy", u"cost-policy"_s, u"not-roaming"_s, u"not-roaming"_s);
    row("category", u"category"_s, u" Films  of  spring "_s, u"Films of spring"_s);
    row("no category", u"category"_s, u" "_s, u""_s);
    row("longest category", u"category"_s, u"x"_s.repeated(64), u"x"_s.repeated(64));
    row("dynamic content", u"dynamic-content"_s, u"true"_s, u"true"_s);
    row("proxy", u"proxy"_s, u" Gate:3128, socks5://b "_s, u"http://gate:3128 socks5://b:1080"_s);
    row("no proxy", u"proxy"_s, u"none"_s, u"none"_s);
    row("the policy's proxy", u"proxy"_s, u""_s, u"default"_s);
    row("bypass", u"proxy-bypass"_s, u"*.Org;<local>"_s, u"*.org <local>"_s);
    row("security", u"security"_s, u"0x0005"_s, u"check-revocation ignore-date"_s);
    row("client certificate", u"client-certificate"_s, u"/home/a/me.p12"_s, u"/home/a/me.p12"_s);
    row("notify command", u"notify-command"_s, u"/bin/a  \"b c\""_s, u"/bin/a \"b c\""_s);
    row("no scan", u"scan"_s, u"off"_s, u"off"_s);
    row("checksum", u"checksum"_s, sha256.toUpper(), QString(u"sha-256:"_s + sha256));
    row("checksum with an equals sign", u"checksum"_s, QString(u"sha256="_s + sha256),
        QString(u"sha-256:"_s + sha256));
    row("checksum with an index", u"checksum"_s, QString(u"0="_s + sha256),
        QString(u"sha-256:"_s + sha256));
    row("no checksum", u"checksum"_s, u""_s, u""_s);
}

void TestJobSettings::goodTextsAreSetAndReadBack()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    Job job = jobWithFiles(1);
    QVERIFY(setSetting(job, key, text));
    QCOMPARE(settingText(job, key).value(), expected);
    Job again = jobWithFiles(1);
    QVERIFY(setSetting(again, key, expected));
    QCOMPARE(again, job);
}

void TestJobSettings::badTextsAreRefusedAndChangeNothing_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QString &key, const QString &text,
                        ErrorCode code = ErrorCode::InvalidArgument) {
        QTest::newRow(name) << key << text << code;
    };
    row("unknown key", u"colour"_s, u"red"_s, ErrorCode::UnknownKey);
    row("key in capitals", u"Priority"_s, u"high"_s, ErrorCode::UnknownKey);
    row("no name", u"display-name"_s, u"  "_s);
    row("name of two lines", u"display-name"_s, u"a\nb"_s);
    row("name too long", u"display-name"_s, u"x"_s.repeated(257), ErrorCode::StringTooLong);
    row("description too long", u"description"_s, u"x"_s.repeated(1'025), ErrorCode::StringTooLong);
    row("category too long", u"category"_s, u"x"_s.repeated(65), ErrorCode::StringTooLong);
    row("category with a control character", u"category"_s,
        u"a\x01"
        "b"_s);
    row("priority unknown", u"priority"_s, u"urgent"_s);
    row("retry delay", u"retry-delay"_s, u"soon"_s);
    row("retry delay negative", u"retry-delay"_s, u"-1"_s);
    row("patience too long", u"no-progress-timeout"_s, u"1000d"_s);
    row("download time", u"max-download-time"_s, u""_s);
    row("on-exists", u"on-exists"_s, u"overwrite"_s);
    row("auto-complete", u"auto-complete"_s, u"perhaps"_s);
    row("no files at once", u"parallel-files"_s, u"0"_s);
    row("too many files at once", u"parallel-files"_s, u"17"_s);
    row("files at once no number", u"parallel-files"_s, u"four"_s);
    row("too many connections", u"connections"_s, u"33"_s);
    row("a limit in words", u"bandwidth-limit"_s, u"slow"_s);
    row("cost policy", u"cost-policy"_s, u"cheap"_s);
    row("dynamic", u"dynamic-content"_s, u"perhaps"_s);
    row("upload-method of a download", u"upload-method"_s, u"tus"_s, ErrorCode::NotSupported);
    row("reply-path of a download", u"reply-path"_s, u"/tmp/r"_s, ErrorCode::NotSupported);
    row("a fact", u"protocol"_s, u"tus"_s);
    row("checksum broken", u"checksum"_s, u"sha-256:abc"_s);
    row("checksum of no file", u"checksum"_s, QString(u"1="_s + sha256));
    row("checksum of a negative file", u"checksum"_s, QString(u"-1="_s + sha256));
}

void TestJobSettings::badTextsAreRefusedAndChangeNothing()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    Job job = jobWithFiles(1);
    const Done done = setSetting(job, key, text);
    QVERIFY(!done);
    QTEST(done.error().code, "code");
    QVERIFY(!done.error().detail.isEmpty());
    QCOMPARE(job, jobWithFiles(1));
}

void TestJobSettings::everyKeyWritesItsOwnPropertyOnly()
{
    const QMap<QString, QString> others = {{u"display-name"_s, u"other"_s},
                                           {u"description"_s, u"other"_s},
                                           {u"priority"_s, u"low"_s},
                                           {u"retry-delay"_s, u"77s"_s},
                                           {u"no-progress-timeout"_s, u"77s"_s},
                                           {u"max-download-time"_s, u"77s"_s},
                                           {u"on-exists"_s, u"fail"_s},
                                           {u"auto-complete"_s, u"true"_s},
                                           {u"parallel-files"_s, u"9"_s},
                                           {u"connections"_s, u"9"_s},
                                           {u"bandwidth-limit"_s, u"2M"_s},
                                           {u"cost-policy"_s, u"not-metered"_s},
                                           {u"dynamic-content"_s, u"true"_s},
                                           {u"upload-method"_s, u"tus"_s},
                                           {u"reply-path"_s, u"/tmp/other"_s},
                                           {u"category"_s, u"other"_s},
                                           {u"header"_s, u"X-One: a"_s},
                                           {u"redirects"_s, u"report"_s},
                                           {u"insecure-redirects"_s, u"true"_s},
                                           {u"checksum"_s, sha256},
                                           {u"file-priority"_s, u"high"_s},
                                           {u"skip-files"_s, u"0"_s},
                                           {u"file-name"_s, u"other"_s},
                                           {u"folder"_s, u"/tmp"_s},
                                           {u"proxy"_s, u"none"_s},
                                           {u"proxy-bypass"_s, u"*.org"_s},
                                           {u"security"_s, u"ignore-date"_s},
                                           {u"client-certificate"_s, u"/tmp/me.pem"_s},
                                           {u"notify-command"_s, u"/bin/true"_s},
                                           {u"scan"_s, u"off"_s}};
    for (const QString &key : settingKeys()) {
        Job untouched = jobWithFiles(1);
        if (key == u"upload-method" || key == u"reply-path")
            untouched.type = JobType::UploadReply;
        Job job = untouched;
        QVERIFY(setSetting(job, key, others.value(key)));
        for (const QString &other : settingKeys()) {
            const QString before = settingText(untouched, other).value();
            QCOMPARE(settingText(job, other).value() != before, other == key);
        }
    }
    QCOMPARE(settingText(jobWithFiles(1), u"colour"_s).error().code, ErrorCode::UnknownKey);
}

void TestJobSettings::checksumsAreSetByIndex()
{
    Job job = jobWithFiles(3);
    QVERIFY(!setSetting(job, u"checksum"_s, sha256));
    QVERIFY(setSetting(job, u"checksum"_s, u"2=sha256="_s + sha256));
    QVERIFY(setSetting(job, u"checksum"_s, u"0=sha-256:"_s + sha256));
    QVERIFY(!setSetting(job, u"checksum"_s, u"3="_s + sha256));
    QCOMPARE(job.files[0].checksum, QString(u"sha-256:"_s + sha256));
    QCOMPARE(job.files[1].checksum, QString());
    QCOMPARE(settingText(job, u"checksum"_s).value(),
             QString(u"0=sha-256:"_s + sha256 + u",2=sha-256:"_s + sha256));
    QVERIFY(setSetting(job, u"checksum"_s, u"2="_s));
    QCOMPARE(job.files[2].checksum, QString());
}

void TestJobSettings::aChecksumWithoutAFileIsRefused()
{
    Job job = jobWithFiles(0);
    QVERIFY(!setSetting(job, u"checksum"_s, sha256));
    QVERIFY(!setSetting(job, u"checksum"_s, u"0="_s + sha256));
    QCOMPARE(settingText(job, u"checksum"_s).value(), QString());
}

QTEST_GUILESS_MAIN(TestJobSettings)
#include "tst_jobsettings.moc"

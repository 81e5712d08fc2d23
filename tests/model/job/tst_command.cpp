// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/command.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestCommand final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesAreReadAndWritten_data();
    void linesAreReadAndWritten();
    void whatIsNoCommandIsRefused_data();
    void whatIsNoCommandIsRefused();
    void placesAreFilledAndNothingElseHasAMeaning();
    void theEnvironmentTellsOfTheJobAndHoldsNoSecret();
};

static Job sampleJob()
{
    Job job;
    job.id = JobId::fromString(u"0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a"_s);
    job.name = u"-rf $(reboot)"_s;
    job.state = JobState::Error;
    job.error = makeError(ErrorCode::HttpStatus, ErrorContext::RemoteFile, u"detail"_s);
    job.error.httpStatus = 404;
    for (const QString &name : {u"-a b"_s, u"c;d"_s}) {
        File file;
        file.url = QUrl(u"https://x.example/?token=secret"_s);
        file.path = u"/srv/in/"_s + name;
        file.bytesTransferred = 5;
        job.files.append(file);
    }
    return job;
}

void TestCommand::linesAreReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("command");
    QTest::newRow("nothing") << u"  "_s << QStringList();
    QTest::newRow("a program") << u"/bin/true"_s << QStringList{u"/bin/true"_s};
    QTest::newRow("arguments") << u" /bin/a  b c "_s << QStringList{u"/bin/a"_s, u"b"_s, u"c"_s};
    QTest::newRow("quotes") << u"/bin/a \"b  c\" d\"e f\"g \"\""_s
                            << QStringList{u"/bin/a"_s, u"b  c"_s, u"de fg"_s, u""_s};
    QTest::newRow("escapes") << u"/bin/a \"b\\\"c\\\\d\\e\""_s
                             << QStringList{u"/bin/a"_s, u"b\"c\\d\\e"_s};
    QTest::newRow("no shell") << u"/bin/a $HOME `x` ; > | & * ~ 'b c'"_s
                              << QStringList{u"/bin/a"_s, u"$HOME"_s, u"`x`"_s, u";"_s,
                                             u">"_s,      u"|"_s,     u"&"_s,   u"*"_s,
                                             u"~"_s,      u"'b"_s,    u"c'"_s};
}

void TestCommand::linesAreReadAndWritten()
{
    QFETCH(QString, text);
    QFETCH(QStringList, command);
    const Result<QStringList> read = commandFromText(text);
    QVERIFY(read);
    QCOMPARE(*read, command);
    QCOMPARE(commandFromText(commandText(command)).value_or(QStringList{u"?"_s}), command);
}

void TestCommand::whatIsNoCommandIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no path") << u"true"_s << ErrorCode::InvalidArgument;
    QTest::newRow("a relative path") << u"./true"_s << ErrorCode::InvalidArgument;
    QTest::newRow("an open quote") << u"/bin/a \"b"_s << ErrorCode::InvalidArgument;
    QTest::newRow("two lines") << u"/bin/a\nb"_s << ErrorCode::InvalidArgument;
    QTest::newRow("NUL") << QString(u"/bin/a"_s + QChar::Null) << ErrorCode::InvalidArgument;
    QTest::newRow("too long") << QString(u"/"_s + u"a"_s.repeated(4000))
                              << ErrorCode::StringTooLong;
}

void TestCommand::whatIsNoCommandIsRefused()
{
    QFETCH(QString, text);
    const Result<QStringList> read = commandFromText(text);
    QVERIFY(!read);
    QTEST(read.error().code, "code");
}

void TestCommand::placesAreFilledAndNothingElseHasAMeaning()
{
    const QStringList command{u"/bin/a"_s,  u"{id}"_s,     u"{state}"_s, u"{folder}"_s,
                              u"{files}"_s, u"x{files}"_s, u"{name}"_s,  u"{url}"_s};
    const Job job = sampleJob();
    const QStringList filled = commandFor(command, job, commandPaths(job));
    QCOMPARE(filled,
             (QStringList{u"/bin/a"_s, u"0b8c2c1e-6f5d-4f4e-8a65-0a0a0a0a0a0a"_s, u"Error"_s,
                          u"/srv/in"_s, u"/srv/in/-a b"_s, u"/srv/in/c;d"_s, u"x{files}"_s,
                          u"{name}"_s, u"{url}"_s}));
    for (const QString &argument : filled)
        QVERIFY(!argument.startsWith(u'-'));
}

void TestCommand::theEnvironmentTellsOfTheJobAndHoldsNoSecret()
{
    QMap<QString, QString> environment;
    for (const auto &[name, value] : commandEnvironment(sampleJob())) {
        QVERIFY2(name.startsWith(u"TRANSHIP_"_s), qPrintable(name));
        QVERIFY2(!value.contains(u"secret"_s), qPrintable(name));
        environment.insert(name, value);
    }
    QCOMPARE(environment.value(u"TRANSHIP_JOB_NAME"_s), u"-rf $(reboot)"_s);
    QCOMPARE(environment.value(u"TRANSHIP_JOB_STATE"_s), u"Error"_s);
    QCOMPARE(environment.value(u"TRANSHIP_JOB_FOLDER"_s), u"/srv/in"_s);
    QCOMPARE(environment.value(u"TRANSHIP_JOB_FILES"_s), u"2"_s);
    QCOMPARE(environment.value(u"TRANSHIP_JOB_BYTES"_s), u"10"_s);
    QCOMPARE(environment.value(u"TRANSHIP_ERROR"_s), u"HttpStatus"_s);
    QCOMPARE(environment.value(u"TRANSHIP_HTTP_STATUS"_s), u"404"_s);
}

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"

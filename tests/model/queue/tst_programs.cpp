// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/programs.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace tranship;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A script of /bin/sh in a folder; its path.
QString script(const QTemporaryDir &folder, const QByteArray &lines)
{
    const QString path = folder.filePath(u"program"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + lines + '\n') < 0)
        return {};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// That this process has open.
qsizetype descriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System).size();
}

std::optional<ProgramEnd> run(const ProgramOrder &order)
{
    ProcessPrograms programs;
    QObject context;
    std::optional<ProgramEnd> end;
    programs.run(order, &context, [&end](const ProgramEnd &given) { end = given; });
    (void)QTest::qWaitFor([&end] { return end.has_value(); }, 20'000);
    return end;
}

} // namespace

class TestPrograms final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exitCodesAreTold_data();
    void exitCodesAreTold();
    void argumentsAreGivenAsTheyAreAndNoShellReadsThem();
    void theEnvironmentHasWhatWasGivenAndNoOlderOfOurNames();
    void nothingCanBeReadFromStandardInput();
    void itsFirstLineIsKept();
    void muchOutputHoldsNothingUp();
    void whatIsNoProgramIsNotStarted_data();
    void whatIsNoProgramIsNotStarted();
    void oneThatTakesTooLongIsEndedWithItsChildren();
    void oneThatRunsAtTheEndIsEnded();
};

void TestPrograms::exitCodesAreTold_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("code");
    QTest::newRow("0") << QByteArray("exit 0") << int(ProgramEnd::Kind::Exited) << 0;
    QTest::newRow("1") << QByteArray("exit 1") << int(ProgramEnd::Kind::Exited) << 1;
    QTest::newRow("255") << QByteArray("exit 255") << int(ProgramEnd::Kind::Exited) << 255;
    QTest::newRow("a signal") << QByteArray("kill -9 $$") << int(ProgramEnd::Kind::Crashed) << 9;
}

void TestPrograms::exitCodesAreTold()
{
    QFETCH(QByteArray, lines);
    const QTemporaryDir folder;
    const auto end = run({{script(folder, lines)}, {}, 20s});
    QVERIFY(end);
    QTEST(int(end->kind), "kind");
    if (end->kind == ProgramEnd::Kind::Exited)
        QTEST(end->exitCode, "code");
}

void TestPrograms::argumentsAreGivenAsTheyAreAndNoShellReadsThem()
{
    const QTemporaryDir folder;
    const QString out = folder.filePath(u"out"_s);
    const QStringList words{u"$HOME"_s, u"`id`"_s,  u"; touch /tmp/x"_s, u"*"_s,
                            u"a  b"_s,  u"\"q\""_s, u"--option"_s};
    const auto end = run(
        {QStringList{script(folder, "printf '%s\\n' \"$@\" > " + out.toUtf8())} + words, {}, 20s});
    QVERIFY(end);
    QCOMPARE(QString::fromUtf8(content(out)).trimmed().split(u'\n'), words);
}

void TestPrograms::theEnvironmentHasWhatWasGivenAndNoOlderOfOurNames()
{
    qputenv("TRANSHIP_OLD", "old");
    const QTemporaryDir folder;
    const QString out = folder.filePath(u"out"_s);
    const auto end = run({{script(folder, "env > " + out.toUtf8())},
                          {{u"TRANSHIP_JOB_NAME"_s, u"a $(b) c"_s}},
                          20s});
    QVERIFY(end);
    const QList<QByteArray> lines = content(out).split('\n');
    QVERIFY(lines.contains("TRANSHIP_JOB_NAME=a $(b) c"));
    QVERIFY(!lines.contains("TRANSHIP_OLD=old"));
}

void TestPrograms::nothingCanBeReadFromStandardInput()
{
    const QTemporaryDir folder;
    const auto end = run({{script(folder, "read line && exit 3; exit 4")}, {}, 20s});
    QVERIFY(end);
    QCOMPARE(end->exitCode, 4);
}

void TestPrograms::itsFirstLineIsKept()
{
    const QTemporaryDir folder;
    const auto end =
        run({{script(folder, "printf 'Eicar\\tFOUND\\nmore\\n' >&2; exit 1")}, {}, 20s});
    QVERIFY(end);
    QCOMPARE(end->words, u"EicarFOUND"_s);
}

void TestPrograms::muchOutputHoldsNothingUp()
{
    const QTemporaryDir folder;
    const auto end = run({{script(folder, "head -c 3000000 /dev/zero; exit 0")}, {}, 20s});
    QVERIFY(end);
    QCOMPARE(end->kind, ProgramEnd::Kind::Exited);
}

void TestPrograms::whatIsNoProgramIsNotStarted_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing is there") << u"/nowhere/at/all"_s;
    QTest::newRow("a folder") << u"/etc"_s;
    QTest::newRow("a file that may not be run") << u"/etc/passwd"_s;
}

void TestPrograms::whatIsNoProgramIsNotStarted()
{
    QFETCH(const QString, path);
    const qsizetype before = descriptors();
    for (int i = 0; i < 5; ++i) {
        const auto end = run({{path}, {}, 20s});
        QVERIFY(end);
        QCOMPARE(end->kind, ProgramEnd::Kind::NotStarted);
        QVERIFY(!end->words.isEmpty());
    }
    // a command that is wrong is run for each job there is
    QVERIFY2(descriptors() < before + 5, "each start keeps a descriptor");
}

void TestPrograms::oneThatTakesTooLongIsEndedWithItsChildren()
{
    const QTemporaryDir folder;
    const QString pid = folder.filePath(u"pid"_s);
    // the child ignores the request to end; it is in the same group
    const auto end =
        run({{script(folder, "trap '' TERM; sleep 600 & echo $! > " + pid.toUtf8() + "; wait")},
             {},
             1s});
    QVERIFY(end);
    QCOMPARE(end->kind, ProgramEnd::Kind::TimedOut);
    const QString child = u"/proc/"_s + QString::fromUtf8(content(pid)).trimmed() + u"/stat"_s;
    QTRY_VERIFY(!QFile::exists(child) || content(child).contains(") Z "));
}

void TestPrograms::oneThatRunsAtTheEndIsEnded()
{
    const QTemporaryDir folder;
    const QString pid = folder.filePath(u"pid"_s);
    {
        ProcessPrograms programs;
        QObject context;
        programs.run({{script(folder, "echo $$ > " + pid.toUtf8() + "; exec sleep 600")}, {}, 600s},
                     &context, [](const ProgramEnd &) {});
        QTRY_VERIFY(content(pid).endsWith('\n'));
    }
    const QString process = u"/proc/"_s + QString::fromUtf8(content(pid)).trimmed();
    QTRY_VERIFY(!QFile::exists(process));
}

QTEST_GUILESS_MAIN(TestPrograms)
#include "tst_programs.moc"

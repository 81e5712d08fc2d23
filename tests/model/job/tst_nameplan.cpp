// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/filename.h"
#include "model/job/nameplan.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestNamePlan final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNameMeetsWhatIsThere_data();
    void aNameMeetsWhatIsThere();
    void filesOfOneNameAreToldApart();
    void aNumberGoesToTheNameNotToItsFolder();
};

namespace {

QSet<QString> folded(const QStringList &names)
{
    QSet<QString> set;
    for (const QString &name : names)
        set.insert(foldedFileName(name));
    return set;
}

} // namespace

void TestNamePlan::aNameMeetsWhatIsThere_data()
{
    QTest::addColumn<QStringList>("jobs");
    QTest::addColumn<QStringList>("disk");
    QTest::addColumn<int>("onExists");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("fate");
    const auto row = [](const char *test, const QStringList &jobs, const QStringList &disk,
                        OnExists onExists, const QString &name, NameFate fate) {
        QTest::newRow(test) << jobs << disk << static_cast<int>(onExists) << name
                            << static_cast<int>(fate);
    };
    const QString a = u"a.iso"_s;
    const QString a1 = u"a (1).iso"_s;
    const QString a2 = u"a (2).iso"_s;
    row("nothing", {}, {}, OnExists::KeepBoth, a, NameFate::Free);
    row("a file is there", {}, {a}, OnExists::KeepBoth, a1, NameFate::KeptBeside);
    row("a numbered one too", {}, {a, a1}, OnExists::KeepBoth, a2, NameFate::KeptBeside);
    row("it is to be replaced", {}, {a}, OnExists::Replace, a, NameFate::Replaces);
    row("it is not to be", {}, {a}, OnExists::Fail, a, NameFate::WillFail);
    row("a job has the name", {a}, {}, OnExists::KeepBoth, a1, NameFate::Numbered);
    row("a job never loses its name", {a}, {}, OnExists::Replace, a1, NameFate::Numbered);
    row("a job has it and that is wrong", {a}, {}, OnExists::Fail, a1, NameFate::Refused);
    row("a job in other letters", {u"A.ISO"_s}, {}, OnExists::KeepBoth, a1, NameFate::Numbered);
    row("a job, and a file of the next name", {a}, {a1}, OnExists::KeepBoth, u"a (1) (1).iso"_s,
        NameFate::KeptBeside);
    row("a file, and a job of the next name", {a1}, {a}, OnExists::KeepBoth, a2,
        NameFate::KeptBeside);
}

void TestNamePlan::aNameMeetsWhatIsThere()
{
    QFETCH(const QStringList, jobs);
    QFETCH(const QStringList, disk);
    QFETCH(const int, onExists);
    const TakenNames taken{folded(jobs), folded(disk)};
    const QList<PlannedName> plan = planNames({u"a.iso"_s}, taken, static_cast<OnExists>(onExists));
    QCOMPARE(plan.size(), 1);
    QTEST(plan.constFirst().name, "name");
    QTEST(static_cast<int>(plan.constFirst().fate), "fate");
}

void TestNamePlan::filesOfOneNameAreToldApart()
{
    const QList<PlannedName> plan =
        planNames({u"a"_s, u"A"_s, u"b"_s, u"a"_s}, {{}, folded({u"b"_s})}, OnExists::KeepBoth);
    const QList<PlannedName> wanted{{u"a"_s, NameFate::Free},
                                    {u"A (1)"_s, NameFate::Numbered},
                                    {u"b (1)"_s, NameFate::KeptBeside},
                                    {u"a (2)"_s, NameFate::Numbered}};
    QCOMPARE(plan, wanted);
}

void TestNamePlan::aNumberGoesToTheNameNotToItsFolder()
{
    QCOMPARE(numberedRelativePath(u"v1.2/read"_s, 1), u"v1.2/read (1)"_s);
    QCOMPARE(numberedRelativePath(u"a/b.tar.gz"_s, 2), u"a/b (2).tar.gz"_s);
    QCOMPARE(numberedRelativePath(u"b"_s, 1), u"b (1)"_s);
    const QList<PlannedName> plan =
        planNames({u"d/a"_s, u"e/a"_s}, {folded({u"d/a"_s}), {}}, OnExists::KeepBoth);
    QCOMPARE(plan.at(0).name, u"d/a (1)"_s);
    QCOMPARE(plan.at(1).name, u"e/a"_s);
}

QTEST_APPLESS_MAIN(TestNamePlan)
#include "tst_nameplan.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/jobreference.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestJobReference final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReferenceMeansOneJobOrNone_data();
    void aReferenceMeansOneJobOrNone();
    void anAmbiguousReferenceNamesTheCandidates();
    void onlyAWholeIdIsWhole_data();
    void onlyAWholeIdIsWhole();
};

namespace {

Job job(const QString &id, const QString &name)
{
    Job made;
    made.id = QUuid::fromString(id);
    made.name = name;
    return made;
}

const QList<Job> &someJobs()
{
    static const QList<Job> jobs{
        job(u"12345678-0000-4000-8000-000000000001"_s, u"photos"_s),
        job(u"12345699-0000-4000-8000-000000000002"_s, u"twice"_s),
        job(u"abcdef00-0000-4000-8000-000000000003"_s, u"twice"_s),
        job(u"99999999-0000-4000-8000-000000000004"_s, u"abcd"_s),
        job(u"77777777-0000-4000-8000-000000000005"_s, u"777"_s),
        job(u"88888888-0000-4000-8000-000000000006"_s, u"12345678-0000-4000-8000-000000000001"_s),
    };
    return jobs;
}

} // namespace

void TestJobReference::aReferenceMeansOneJobOrNone_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<int>("job"); // index, or -1
    QTest::addColumn<ErrorCode>("code");
    const auto found = [](const char *name, const QString &reference, int index) {
        QTest::newRow(name) << reference << index << ErrorCode::None;
    };
    const auto refused = [](const char *name, const QString &reference, ErrorCode code) {
        QTest::newRow(name) << reference << -1 << code;
    };
    found("a whole id, also when a name looks the same", u"12345678-0000-4000-8000-000000000001"_s,
          0);
    found("a whole id in braces", u"{12345678-0000-4000-8000-000000000001}"_s, 0);
    found("capitals", u"ABCDEF00-0000-4000-8000-000000000003"_s, 2);
    found("a prefix", u"abcdef"_s, 2);
    found("a prefix of four", u"9999"_s, 3);
    found("a name", u"photos"_s, 0);
    found("a name shorter than a prefix", u"777"_s, 4);
    found("a prefix over the dash", u"12345699-00"_s, 1);
    refused("a prefix of three", u"abc"_s, ErrorCode::NotFound);
    refused("a prefix of two ids", u"123456"_s, ErrorCode::AmbiguousName);
    refused("a name of two jobs", u"twice"_s, ErrorCode::AmbiguousName);
    refused("a name of one and a prefix of another", u"abcd"_s, ErrorCode::AmbiguousName);
    refused("part of a name", u"photo"_s, ErrorCode::NotFound);
    refused("a name in another case", u"Photos"_s, ErrorCode::NotFound);
    refused("nothing", QString(), ErrorCode::NotFound);
    refused("an id of no job", u"00000000-0000-4000-8000-00000000000f"_s, ErrorCode::NotFound);
    refused("a pattern", u"*"_s, ErrorCode::NotFound);
    refused("very long", QString(100'000, u'x'), ErrorCode::NotFound);
}

void TestJobReference::aReferenceMeansOneJobOrNone()
{
    QFETCH(QString, reference);
    QFETCH(int, job);
    QFETCH(ErrorCode, code);
    const Result<JobId> found = resolveJob(reference, someJobs());
    if (code == ErrorCode::None) {
        QVERIFY(found);
        QCOMPARE(*found, someJobs().at(job).id);
    } else {
        QVERIFY(!found);
        QCOMPARE(found.error().code, code);
        QVERIFY(found.error().detail.size() <= 256);
    }
}

void TestJobReference::anAmbiguousReferenceNamesTheCandidates()
{
    const Result<JobId> found = resolveJob(u"twice"_s, someJobs());
    QVERIFY(!found);
    QCOMPARE(found.error().detail,
             u"12345699-0000-4000-8000-000000000002, abcdef00-0000-4000-8000-000000000003"_s);
}

void TestJobReference::onlyAWholeIdIsWhole_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("whole") << u"12345678-0000-4000-8000-000000000001"_s << true;
    QTest::newRow("braces") << u"{12345678-0000-4000-8000-000000000001}"_s << true;
    QTest::newRow("cut") << u"12345678-0000-4000-8000-00000000000"_s << false;
    QTest::newRow("longer") << u"12345678-0000-4000-8000-0000000000011"_s << false;
    QTest::newRow("a name of the same length") << QString(36, u'z') << false;
    QTest::newRow("empty") << QString() << false;
}

void TestJobReference::onlyAWholeIdIsWhole()
{
    QFETCH(QString, reference);
    QFETCH(bool, isWhole);
    QCOMPARE(!wholeId(reference).isNull(), isWhole);
}

QTEST_GUILESS_MAIN(TestJobReference)
#include "tst_jobreference.moc"

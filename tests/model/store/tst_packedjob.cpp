// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/packedjob.h"

#include "tests/model/store/storesamples.h"

#include <QTest>

#include <tuple>
#include <utility>

using namespace tranship;
using namespace tranship::test;

namespace {

// A member that comes to one of these structures makes this stop compiling: then it belongs into
// jobrow.h, into fullJob(), and here.

auto membersOf(const Error &error)
{
    const auto &[a, b, c, d, e] = error;
    return std::tie(a, b, c, d, e);
}

auto membersOf(const JobSettings &settings)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u] = settings;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u);
}

auto membersOf(const File &file)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A, B,
                 C] = file;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, A,
                    B, C);
}

auto membersOf(const Job &job)
{
    const auto &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y] = job;
    return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y);
}

/// The numbers of members that are as in a default one.
template <typename Struct> QList<int> unsetIn(const Struct &sample)
{
    const Struct empty;
    QList<int> unset;
    const auto compare = [&unset]<std::size_t... Index>(const auto &one, const auto &other,
                                                        std::index_sequence<Index...>)
    {
        (void(std::get<Index>(one) == std::get<Index>(other) ? unset.append(static_cast<int>(Index))
                                                             : void()),
         ...);
    };
    const auto members = membersOf(sample);
    compare(members, membersOf(empty),
            std::make_index_sequence<std::tuple_size_v<decltype(members)>>());
    return unset;
}

} // namespace

class TestPackedJob final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSampleHasEveryField();
    void everyFieldComesBack_data();
    void everyFieldComesBack();
    void whatMovesStillMoves();
    void anEmptyOneIsADefaultJob();
    void textIsFoundInWhateverCase_data();
    void textIsFoundInWhateverCase();
    void anIdleJobTakesAFewHundredBytes();
};

void TestPackedJob::theSampleHasEveryField()
{
    const Job job = fullJob();
    const File &reply = job.files.at(0);
    QCOMPARE(unsetIn(job), QList<int>());
    QCOMPARE(unsetIn(job.settings), QList<int>());
    QCOMPARE(unsetIn(reply), QList<int>());
    Error error = reply.error;
    error.file = 0;
    QCOMPARE(unsetIn(error), QList<int>());
}

void TestPackedJob::everyFieldComesBack_data()
{
    QTest::addColumn<Job>("job");
    QTest::newRow("every field differs from its default") << fullJob();
    QTest::newRow("a plain job") << plainJob(7);
    Job bare;
    bare.id = JobId::createUuid();
    QTest::newRow("no files, no name") << bare;
    Job odd = plainJob(8);
    odd.name = QStringLiteral("\u0444\u0430\u0439\u043b \U0001F600");
    odd.files[0].path = QStringLiteral("/srv/\u00fcber\nzwei");
    odd.files[0].bytesTotal = std::numeric_limits<qint64>::max();
    odd.files[0].partInode = std::numeric_limits<quint64>::max();
    odd.created = QDateTime::fromMSecsSinceEpoch(-1, Qt::UTC);
    QTest::newRow("letters and numbers at their ends") << odd;
}

void TestPackedJob::everyFieldComesBack()
{
    QFETCH(const Job, job);
    const PackedJob packed(job);
    QVERIFY(packed.unpacked() == job);
    QCOMPARE(packed.name(), job.name);
}

void TestPackedJob::whatMovesStillMoves()
{
    Job job = plainJob(1);
    job.files[0].state = FileState::Moving;
    QCOMPARE(PackedJob(job).unpacked().files.at(0).state, FileState::Moving);
}

void TestPackedJob::anEmptyOneIsADefaultJob()
{
    const PackedJob packed;
    QVERIFY(packed.isEmpty());
    QVERIFY(packed.unpacked() == Job());
    QVERIFY(packed.name().isEmpty());
    QVERIFY(!packed.hasText(QStringLiteral("a")));
}

void TestPackedJob::textIsFoundInWhateverCase_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing asked") << QString() << true;
    QTest::newRow("of the name") << QStringLiteral("Kernel") << true;
    QTest::newRow("of the address") << QStringLiteral("EXAMPLE.org/Pub") << true;
    QTest::newRow("of the folder") << QStringLiteral("/Srv/data") << true;
    QTest::newRow("of another file") << QStringLiteral("second.TAR") << true;
    QTest::newRow("letters of another alphabet")
        << QStringLiteral("\u0424\u0410\u0419\u041b") << true;
    QTest::newRow("letters that the address has encoded") << QStringLiteral("\u00dc"
                                                                            "ber")
                                                          << true;
    QTest::newRow("as the address has them encoded") << QStringLiteral("%c3%9c") << false;
    QTest::newRow("over the end of one and the begin of the next")
        << QStringLiteral("linuxhttp") << false;
    QTest::newRow("nowhere") << QStringLiteral("zebra") << false;
}

void TestPackedJob::textIsFoundInWhateverCase()
{
    QFETCH(const QString, text);
    Job job = plainJob(1);
    job.name = QStringLiteral("kernel \u0444\u0430\u0439\u043b linux");
    File file = job.files.at(0);
    file.url = QUrl(QStringLiteral("http://example.org/pub/\u00fcber.tar"));
    file.path = QStringLiteral("/srv/data/first.tar");
    File second = file;
    second.path = QStringLiteral("/srv/data/second.tar");
    job.files = {file, second};
    QTEST(PackedJob(job).hasText(text.toCaseFolded()), "found");
}

void TestPackedJob::anIdleJobTakesAFewHundredBytes()
{
    Job job = plainJob(1);
    job.files[0].url =
        QUrl(QStringLiteral("https://mirror.example.org/pub/images/release-1-amd64.iso"));
    job.files[0].path = QStringLiteral("/srv/data/downloads/images/release-1-amd64.iso");
    QVERIFY2(PackedJob(job).size() < 400, qPrintable(QString::number(PackedJob(job).size())));
}

QTEST_APPLESS_MAIN(TestPackedJob)
#include "tst_packedjob.moc"

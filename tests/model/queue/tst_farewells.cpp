// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"

#include <QTest>

using namespace tranship;
using namespace tranship::test;
using namespace std::chrono_literals;

/// How servers hear of uploads that are over (bits.md 1.6): for a day, over restarts.
class FarewellsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;

    HandFarewells &servers() { return rig->farewells(); }

    /// Cancels a job whose upload has a session.
    JobId cancelled(const QString &patience = {})
    {
        const QString path = rig->source(QStringLiteral("a.bin"));
        const JobId id = rig->uploadOf({path});
        if (!patience.isEmpty() && !rig->set(id, QStringLiteral("no-progress-timeout"), patience))
            return {};
        const bool runs = rig->resume(id).has_value();
        Q_ASSERT(runs);
        rig->upload(path)->acknowledge(400);
        const bool moves = rig->reaches(id, JobState::Transferring);
        Q_ASSERT(moves);
        const bool gone = rig->cancel(id).has_value();
        Q_ASSERT(gone);
        return id;
    }

    /// Time goes by in steps; how many were heard in it.
    qsizetype heardWithin(std::chrono::seconds time, std::chrono::seconds step = 60s)
    {
        const qsizetype before = servers().heard.size();
        for (std::chrono::seconds passed{0}; passed < time; passed += step) {
            rig->clock().advance(step - 1s);
            rig->tick();
        }
        return servers().heard.size() - before;
    }

private Q_SLOTS:

    void init() { rig = std::make_unique<QueueRig>(); }

    void cleanup() { rig.reset(); }

    void aServerThatAgreesIsAskedOnce()
    {
        (void)cancelled();
        QCOMPARE(servers().heard.size(), 1);
        QCOMPARE(heardWithin(2h), 0);
        rig->restart();
        QCOMPARE(heardWithin(2h), 0);
    }

    void aServerThatRefusesIsNotAskedAgain()
    {
        servers().verdict = CancelVerdict::Refused;
        (void)cancelled();
        QCOMPARE(heardWithin(2h), 0);
        QCOMPARE(servers().heard.size(), 1);
    }

    void aServerOutOfReachIsAskedAgainAndAgain()
    {
        servers().verdict = CancelVerdict::Again;
        (void)cancelled();
        QVERIFY(heardWithin(1h) >= 6);
        servers().verdict = CancelVerdict::Gone;
        QCOMPARE(heardWithin(1h), 1);
        QCOMPARE(heardWithin(2h), 0);
    }

    void theDelaysGrow()
    {
        servers().verdict = CancelVerdict::Again;
        (void)cancelled();
        const qsizetype first = heardWithin(1min, 1s);
        const qsizetype later = heardWithin(1h, 1s) / 60;
        QVERIFY2(first > later, qPrintable(QString::number(first)));
        QVERIFY(first <= 5);
    }

    void oneThatDoesNotAnswerIsNotAskedTwiceAtATime()
    {
        servers().isSilent = true;
        (void)cancelled();
        QCOMPARE(heardWithin(2h), 0);
    }

    void afterADayNobodyIsAsked()
    {
        servers().verdict = CancelVerdict::Again;
        (void)cancelled();
        QVERIFY(heardWithin(23h) > 100);
        QVERIFY(heardWithin(2h) > 0);
        QCOMPARE(heardWithin(24h), 0);
        rig->restart();
        QCOMPARE(heardWithin(1h), 0);
    }

    void aJobOfLittlePatienceGivesUpSooner()
    {
        servers().verdict = CancelVerdict::Again;
        (void)cancelled(QStringLiteral("30m"));
        QVERIFY(heardWithin(29min) > 0);
        (void)heardWithin(20min);
        QCOMPARE(heardWithin(24h), 0);
    }

    void aJobWithoutPatienceAsksOnce()
    {
        servers().verdict = CancelVerdict::Again;
        (void)cancelled(QStringLiteral("0"));
        QCOMPARE(heardWithin(24h), 0);
        QCOMPARE(servers().heard.size(), 1);
    }

    void aRestartGoesOn()
    {
        servers().verdict = CancelVerdict::Again;
        const JobId id = cancelled();
        rig->restart();
        QTRY_COMPARE(servers().heard.size(), 2);
        QVERIFY(servers().heard.at(0) == servers().heard.at(1));
        QCOMPARE(servers().heard.at(1).job, id);
        servers().verdict = CancelVerdict::Gone;
        QCOMPARE(heardWithin(1h), 1);
        rig->restart();
        QCOMPARE(heardWithin(1h), 0);
    }

    void aKillRightAfterTheAnswerLosesNothing()
    {
        servers().isSilent = true;
        (void)cancelled();
        rig->restart();
        servers().isSilent = false;
        QTRY_COMPARE(servers().heard.size(), 2);
    }
};

QTEST_GUILESS_MAIN(FarewellsTest)
#include "tst_farewells.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/heldworker.h"
#include "tests/support/resources.h"

#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 size = 1000;

QStringList paths(int count)
{
    QStringList all;
    for (int number = 0; number < count; ++number)
        all.append(QStringLiteral("/%1.bin").arg(number));
    return all;
}

} // namespace

/// Jobs of many files that each are brought in no time.
class SmallFilesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<HeldWorker> disk;
    std::unique_ptr<QueueRig> rig;

    JobId job(const QStringList &names, int parallelFiles)
    {
        for (const QString &name : names)
            rig->server().setResource(name, honest(size));
        const JobId id = rig->jobOf(names);
        const Done set =
            rig->set(id, QStringLiteral("parallel-files"), QString::number(parallelFiles));
        Q_ASSERT(set);
        return id;
    }

    [[nodiscard]] int requests() { return static_cast<int>(rig->server().requests().size()); }

private Q_SLOTS:

    void init()
    {
        disk = std::make_unique<HeldWorker>();
        rig = std::make_unique<QueueRig>(*disk);
    }

    void cleanup() { rig.reset(); }

    void aFileThatWaitsForTheDiskMakesRoomForTheNext()
    {
        const JobId id = job(paths(12), 2);
        disk->holdAside();
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(requests(), 12);
        QTRY_COMPARE(disk->countAside(), 12);
        QCOMPARE(rig->job(id)->filesTransferred(), 0);
        QCOMPARE(rig->state(id), JobState::Transferring);
        disk->release();
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(requests(), 12);
    }

    void aSlowDiskStopsTheNetworkInTheEnd()
    {
        constexpr int most = 64;
        const JobId id = job(paths(most + 10), 2);
        disk->holdAside();
        QVERIFY(rig->resume(id));
        QTRY_VERIFY(disk->countAside() >= most);
        // those that were moving then
        QVERIFY(!QTest::qWaitFor([&] { return requests() > most + 2; }, 50));
        disk->release();
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aJobSuspendedWhileTheDiskIsBusyGoesOnWhereItWas()
    {
        const JobId id = job(paths(8), 4);
        disk->holdAside();
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(disk->countAside(), 8);
        std::optional<Done> suspended;
        rig->queue().suspend(id, [&suspended](const Done &done) { suspended = done; });
        disk->release();
        QTRY_VERIFY(suspended);
        QVERIFY(*suspended);
        rig->restart();
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(requests(), 8); // all that came was on stable storage
    }

    void whatIsTransferredIsThereAfterAKill()
    {
        const JobId id = job(paths(50), 6);
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        const QList<File> files = rig->job(id)->files;
        rig->restart();
        QCOMPARE(rig->state(id), JobState::Transferred);
        QVERIFY(rig->job(id)->files == files);
        QVERIFY(rig->complete(id));
        QCOMPARE(rig->files().size(), 50);
    }

    void filesOfOneNameAndAfterARemovalHavePlacesOfTheirOwn()
    {
        const QStringList names{QStringLiteral("/a/x.bin"), QStringLiteral("/b/x.bin"),
                                QStringLiteral("/c/x.bin")};
        const JobId id = job(names, 4);
        QVERIFY(rig->removeFile(id, 0));
        QVERIFY(rig->add(id, {{rig->server().url(names[0]).toString(), rig->folder() + u'/', {}}}));
        QSet<QString> paths;
        QSet<QString> partNames;
        const QList<File> files = rig->job(id)->files;
        for (const File &file : files) {
            paths.insert(file.path);
            partNames.insert(file.partName);
        }
        QCOMPARE(paths.size(), 3);
        QCOMPARE(partNames.size(), 3);
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void aFileThatFailsForNowIsTriedAgainBesideTheOthers()
    {
        const QStringList names = paths(6);
        const JobId id = job(names, 1);
        rig->server().setResource(names[0], refusing(503, 1));
        rig->server().setResource(names[5], stalling(size, 100));
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[5].bytesTransferred, 100);
        QCOMPARE(rig->job(id)->filesTransferred(), 4);
        rig->server().release(names[5]);
        QTRY_COMPARE(rig->job(id)->filesTransferred(), 5);
        rig->tick(10);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests(names[0]).size(), 2);
    }
};

QTEST_GUILESS_MAIN(SmallFilesTest)
#include "tst_smallfiles.moc"

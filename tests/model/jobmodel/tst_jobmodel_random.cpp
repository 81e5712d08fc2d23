// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"
#include "tests/model/jobmodel/shadowtree.h"
#include "tests/support/fakeengine.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>

using namespace tranship;
using tranship::test::ShadowTree;

namespace {

/// Jobs that come, change and go by chance; what it says twice with one seed is the same.
class Chance {
public:
    explicit Chance(quint32 seed) : m_random(seed) { }

    int below(int limit) { return static_cast<int>(m_random.bounded(limit)); }

    JobSnapshot newJob()
    {
        JobSnapshot job = FakeEngine::makeJob(QStringLiteral("job %1").arg(below(1000)));
        for (int i = below(5); i > 0; --i)
            job.job.files.append(newFile());
        return job;
    }

    /// Changes one thing or several, also the number of files and nothing at all.
    void change(JobSnapshot &job)
    {
        QList<File> &files = job.job.files;
        switch (below(8)) {
        case 0:
            job.job.state = static_cast<JobState>(below(7));
            break;
        case 1:
            job.speed = below(3) * 1000;
            break;
        case 2:
            files.insert(below(static_cast<int>(files.size()) + 1), below(3) + 1, newFile());
            break;
        case 3:
            if (!files.isEmpty())
                files.remove(below(static_cast<int>(files.size())));
            break;
        case 4:
            if (!files.isEmpty())
                moveBytes(files[below(static_cast<int>(files.size()))]);
            break;
        case 5:
            job.fileSpeeds.fill(below(3) * 500, files.size());
            break;
        case 6:
            job.job.priority = static_cast<Priority>(below(4));
            job.job.name = QStringLiteral("renamed %1").arg(below(10));
            break;
        default:
            break;
        }
    }

private:
    File newFile()
    {
        const int number = below(30); // few, so that the same URL comes twice in a job
        return FakeEngine::makeFile(QStringLiteral("http://example.org/%1").arg(number),
                                    QStringLiteral("/d/%1").arg(number),
                                    below(2) == 0 ? unknownSize : 4000);
    }

    void moveBytes(File &file)
    {
        file.bytesTotal = 4000;
        file.bytesTransferred = below(4) * 1000;
        file.state = static_cast<FileState>(below(5));
    }

    QRandomGenerator m_random;
};

} // namespace

class TestJobModelRandom final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signalsAloneKeepACopyEqualToTheModel_data();
    void signalsAloneKeepACopyEqualToTheModel();
};

void TestJobModelRandom::signalsAloneKeepACopyEqualToTheModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestJobModelRandom::signalsAloneKeepACopyEqualToTheModel()
{
    QFETCH(const quint32, seed);
    Chance chance(seed);
    FakeEngine engine;
    JobModel model(engine);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ShadowTree shadow(model);
    QMap<JobId, JobSnapshot> expected;
    QList<QPersistentModelIndex> files;

    for (int step = 0; step < 120; ++step) {
        QList<JobSnapshot> batch;
        for (int i = chance.below(4); i > 0; --i)
            batch.append(chance.newJob());
        for (const JobSnapshot &job : std::as_const(expected)) {
            if (chance.below(3) != 0)
                continue;
            batch.append(job);
            chance.change(batch.last());
        }
        for (const JobSnapshot &job : std::as_const(batch))
            expected.insert(job.job.id, job);
        Q_EMIT engine.jobsChanged(batch);
        QList<JobId> gone;
        for (const JobId &id : expected.keys()) {
            if (chance.below(12) == 0)
                gone.append(id);
        }
        for (const JobId &id : std::as_const(gone))
            expected.remove(id);
        Q_EMIT engine.jobsRemoved(gone);

        QCOMPARE(shadow.difference(), QString());
        QCOMPARE(model.rowCount(), static_cast<int>(expected.size()));
        for (const JobSnapshot &job : std::as_const(expected)) {
            QVERIFY(model.snapshot(job.job.id) != nullptr);
            QCOMPARE(*model.snapshot(job.job.id), job);
            QCOMPARE(model.indexOf(job.job.id).data(JobModel::IdRole).value<JobId>(), job.job.id);
            const QModelIndex file = model.index(0, 0, model.indexOf(job.job.id));
            if (file.isValid()) {
                QCOMPARE(model.snapshot(file)->job.id, job.job.id);
                files.append(file);
            }
        }
        // Indexes of files stay with their job while other rows come and go.
        for (const QPersistentModelIndex &file : std::as_const(files)) {
            if (file.isValid())
                QCOMPARE(model.indexOf(file.data(JobModel::IdRole).value<JobId>()), file.parent());
        }
        files.removeIf([](const QPersistentModelIndex &file) { return !file.isValid(); });
    }
}

QTEST_GUILESS_MAIN(TestJobModelRandom)
#include "tst_jobmodel_random.moc"

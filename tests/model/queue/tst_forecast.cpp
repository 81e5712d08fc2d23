// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/filename.h"
#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

/// What files would meet in a folder, and that it is what becomes of them.
class ForecastTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;

    PlaceReport look(const QStringList &names, const QStringList &links = {}, QString folder = {})
    {
        if (folder.isEmpty())
            folder = rig->folder() + QLatin1Char('/');
        std::optional<PlaceReport> told;
        rig->queue().forecast().look({folder, names, links},
                                     [&told](const PlaceReport &report) { told = report; });
        [[maybe_unused]] const bool answered = QTest::qWaitFor([&] { return told.has_value(); });
        Q_ASSERT(answered);
        return *told;
    }

    void put(const QString &name)
    {
        QFile file(rig->folder() + QLatin1Char('/') + name);
        QVERIFY(file.open(QFile::WriteOnly));
    }

private Q_SLOTS:

    void init() { rig = std::make_unique<QueueRig>(); }

    void cleanup() { rig.reset(); }

    void anEmptyFolderHasRoomForAll()
    {
        const PlaceReport report = look({QStringLiteral("a.iso")});
        QCOMPARE(report.folderError.code, ErrorCode::None);
        QVERIFY(report.freeBytes > 0);
        QCOMPARE(report.taken, TakenNames());
        QVERIFY(report.jobsOfLinks.isEmpty());
    }

    void filesThatAreThereAreNamedWithTheirNumbers()
    {
        put(QStringLiteral("a.iso"));
        put(QStringLiteral("a (1).iso"));
        put(QStringLiteral("b.iso")); // nobody asks for it
        QVERIFY(QDir(rig->folder()).mkdir(QStringLiteral("c"))); // a folder takes a name too
        const PlaceReport report =
            look({QStringLiteral("a.iso"), QStringLiteral("c"), QStringLiteral("d")});
        QCOMPARE(report.taken.onDisk,
                 (QSet<QString>{QStringLiteral("a.iso"), QStringLiteral("a (1).iso"),
                                QStringLiteral("c")}));
    }

    void jobsTakeNamesAndLinks()
    {
        rig->server().setResource(QStringLiteral("/a.bin"), honest(10));
        (void)rig->jobOf({QStringLiteral("/a.bin")}, {.name = QStringLiteral("Disks")});
        const QString link = rig->server().url(QStringLiteral("/a.bin")).toString();
        const PlaceReport report =
            look({QStringLiteral("a.bin")}, {link, QStringLiteral("https://example.org/")});
        QCOMPARE(report.taken.byJobs, QSet<QString>{QStringLiteral("a.bin")});
        QCOMPARE(report.jobsOfLinks, (QMap<QString, QString>{{link, QStringLiteral("Disks")}}));
        // another folder is another matter
        const QTemporaryDir elsewhere;
        const PlaceReport other = look({QStringLiteral("a.bin")}, {}, elsewhere.path());
        QVERIFY(other.taken.byJobs.isEmpty());
    }

    void aMissingFolderIsAnError()
    {
        const PlaceReport report =
            look({QStringLiteral("a")}, {}, rig->folder() + QStringLiteral("/none/"));
        QCOMPARE(report.folderError.code, ErrorCode::FolderMissing);
        QCOMPARE(report.freeBytes, -1);
    }

    void whatIsForetoldComes()
    {
        put(QStringLiteral("a.bin"));
        const QString path = QStringLiteral("/a.bin");
        rig->server().setResource(path, honest(10));
        (void)rig->jobOf({path});
        const PlaceReport report = look({QStringLiteral("a.bin"), QStringLiteral("a.bin")});
        const QList<PlannedName> plan =
            planNames({QStringLiteral("a.bin")}, report.taken, OnExists::KeepBoth);
        const JobId id = rig->jobOf({path});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        const Result<CompleteReport> done = rig->complete(id);
        QVERIFY(done);
        QCOMPARE(QFileInfo(done->files.constFirst().path).fileName(), plan.constFirst().name);
    }
};

QTEST_GUILESS_MAIN(ForecastTest)
#include "tst_forecast.moc"

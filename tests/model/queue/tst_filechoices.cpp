// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

const QString a = QStringLiteral("/a.bin");
const QString b = QStringLiteral("/b.bin");
const QString c = QStringLiteral("/c.bin");

} // namespace

/// Files of a job that come first, not at all, under another name or into another folder.
class FileChoicesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;

    QStringList pathsAsked()
    {
        QStringList paths;
        const QList<SeenRequest> seen = rig->server().requests();
        for (const SeenRequest &request : seen) {
            if (!paths.contains(request.path))
                paths.append(request.path);
        }
        return paths;
    }

    bool isThere(const JobId &id, int file, qint64 bytes)
    {
        return QTest::qWaitFor([&] { return rig->job(id)->files[file].bytesTransferred == bytes; });
    }

private Q_SLOTS:

    void init()
    {
        rig = std::make_unique<QueueRig>();
        for (const QString &path : {a, b, c})
            rig->server().setResource(path, honest(1000));
    }

    void cleanup() { rig.reset(); }

    void filesOfHighPriorityComeFirst()
    {
        const JobId id = rig->jobOf({a, b, c});
        QVERIFY(rig->set(id, QStringLiteral("parallel-files"), QStringLiteral("1")));
        QVERIFY(rig->set(id, QStringLiteral("file-priority"), QStringLiteral("0=low,2=high")));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(pathsAsked(), (QStringList{c, b, a}));
    }

    void aSkippedFileIsLeftOut()
    {
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->set(id, QStringLiteral("skip-files"), QStringLiteral("0")));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(pathsAsked(), QStringList{b});
        const Result<CompleteReport> report = rig->complete(id);
        QVERIFY(report->acknowledged);
        QVERIFY(!report->partial);
        QCOMPARE(rig->files(), QStringList{QStringLiteral("b.bin")});
    }

    void aFileThatMovesStopsWhenItIsSkipped()
    {
        rig->server().setResource(a, stalling(1000, 400));
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->resume(id));
        QVERIFY(isThere(id, 0, 400));
        QVERIFY(rig->set(id, QStringLiteral("skip-files"), QStringLiteral("0")));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->job(id)->files[0].bytesTransferred, 400);
        rig->server().setResource(a, honest(1000));
        QVERIFY(rig->set(id, QStringLiteral("skip-files"), {}));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(1, 0, 1000));
    }

    void theChoicesOutliveTheProgram()
    {
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->set(id, QStringLiteral("skip-files"), QStringLiteral("1")));
        QVERIFY(rig->set(id, QStringLiteral("file-priority"), QStringLiteral("0=high")));
        rig->restart();
        QVERIFY(rig->job(id)->files[1].isSkipped);
        QCOMPARE(rig->job(id)->files[0].priority, FilePriority::High);
    }

    void skippingTheFileThatWaitsLetsTheJobGoOn()
    {
        Resource busy = honest(1000);
        busy.status = 503;
        rig->server().setResource(a, busy);
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QVERIFY(rig->set(id, QStringLiteral("skip-files"), QStringLiteral("0")));
        QVERIFY(rig->reaches(id, JobState::Transferred));
    }

    void anotherNameIsTakenInTheMiddleOfIt()
    {
        rig->server().setResource(a, stalling(1000, 400));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(isThere(id, 0, 400));
        QVERIFY(rig->set(id, QStringLiteral("file-name"), QStringLiteral("film.mkv")));
        rig->server().setResource(a, honest(1000));
        rig->server().release(a);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->files(), QStringList{QStringLiteral("film.mkv")});
    }

    void anotherFolderTakesTheFilesThatAreLeft()
    {
        const QTemporaryDir other;
        rig->server().setResource(a, stalling(1000, 400));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(isThere(id, 0, 400));
        rig->server().setResource(a, honest(1000));
        QVERIFY(rig->set(id, QStringLiteral("folder"), other.path()));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->files(), QStringList()); // the part file that was begun is gone too
        QCOMPARE(QDir(other.path()).entryList(QDir::Files), QStringList{QStringLiteral("a.bin")});
    }

    void aFolderThatIsNotThereIsRefused()
    {
        const JobId id = rig->jobOf({a});
        const Done done =
            rig->set(id, QStringLiteral("folder"), rig->folder() + QStringLiteral("/none"));
        QCOMPARE(done.error().code, ErrorCode::FolderMissing);
        QCOMPARE(rig->job(id)->files[0].path, rig->folder() + a);
    }
};

QTEST_GUILESS_MAIN(FileChoicesTest)
#include "tst_filechoices.moc"

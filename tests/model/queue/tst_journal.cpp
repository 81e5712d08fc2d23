// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

const QString a = QStringLiteral("/a.bin");
const QString b = QStringLiteral("/b.bin");

} // namespace

/// What a job's journal says of its life, read from the store.
class JournalTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;

    QList<JournalEntry> journal(const JobId &id)
    {
        return rig
            ->ask<QList<JournalEntry>>(
                [this, &id](const auto &answer) { rig->queue().journal(id, answer); })
            .value();
    }

    QStringList names(const JobId &id)
    {
        QStringList all;
        const QList<JournalEntry> entries = journal(id);
        for (const JournalEntry &entry : entries)
            all.append(happeningName(entry.what));
        return all;
    }

    JournalEntry lineOf(const JobId &id, Happening what)
    {
        const QList<JournalEntry> entries = journal(id);
        for (const JournalEntry &entry : entries) {
            if (entry.what == what)
                return entry;
        }
        return {};
    }

private Q_SLOTS:

    void init() { rig = std::make_unique<QueueRig>(); }

    void cleanup() { rig.reset(); }

    void aLifeIsWrittenFromBeginToEnd()
    {
        rig->server().setResource(a, honest(1000));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(names(id),
                 (QStringList{QStringLiteral("Created"), QStringLiteral("FilesAdded"),
                              QStringLiteral("Resumed"), QStringLiteral("Started"),
                              QStringLiteral("Connected"), QStringLiteral("FileTransferred"),
                              QStringLiteral("Transferred"), QStringLiteral("Completed")}));
        QCOMPARE(lineOf(id, Happening::Connected).file, QStringLiteral("a.bin"));
        QCOMPARE(lineOf(id, Happening::FileTransferred).amount, 1000);
        QCOMPARE(lineOf(id, Happening::Completed).amount, 1);
        QCOMPARE(lineOf(id, Happening::Created).time, rig->clock().now());
    }

    void aRetryIsWrittenWithItsCauseAndItsTime()
    {
        Resource busy = honest(1000);
        busy.status = 503;
        busy.statusHeaders = {{"Retry-After", "20"}};
        rig->server().setResource(a, busy);
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        const JournalEntry wait = lineOf(id, Happening::Waiting);
        QCOMPARE(wait.error.code, ErrorCode::HttpStatus);
        QCOMPARE(wait.error.httpStatus, 503);
        QVERIFY(wait.amount >= 20);
        QVERIFY(rig->resume(id));
        QCOMPARE(names(id).count(QStringLiteral("Resumed")), 2);
    }

    void aRedirectIsWrittenWithoutItsSecrets()
    {
        rig->server().setResource(b, stalling(80'000, 40'000));
        Resource way;
        way.location = rig->server().url(b).toEncoded() + "?token=secret";
        rig->server().setResource(b + QStringLiteral("?token=secret"), stalling(80'000, 40'000));
        rig->server().setResource(a, way);
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(QTest::qWaitFor([&] { return rig->job(id)->files[0].bytesTransferred == 40'000; }));
        QVERIFY(rig->suspend(id));
        const JournalEntry redirect = lineOf(id, Happening::Redirected);
        QVERIFY(redirect.detail.contains(QStringLiteral("/b.bin")));
        QVERIFY(!redirect.detail.contains(QStringLiteral("secret")));
    }

    void ofSeveralFilesTheOneThatFailsIsNamed()
    {
        Resource gone = honest(10);
        gone.status = 404;
        rig->server().setResource(a, gone);
        rig->server().setResource(b, honest(1000));
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Error));
        const JournalEntry failed = lineOf(id, Happening::Failed);
        QCOMPARE(failed.file, QStringLiteral("a.bin"));
        QCOMPARE(failed.error.httpStatus, 404);
    }

    void whatAPersonChangesIsWritten()
    {
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->set(id, QStringLiteral("priority"), QStringLiteral("high")));
        QVERIFY(rig->set(id, QStringLiteral("skip-files"), QStringLiteral("0")));
        QVERIFY(rig->setUrl(id, 1, rig->server().url(QStringLiteral("/c.bin"))));
        QVERIFY(rig->keep(id));
        QVERIFY(rig->removeFile(id, 0));
        QVERIFY(rig->cancel(id));
        QCOMPARE(names(id).mid(2),
                 (QStringList{QStringLiteral("PropertyChanged"), QStringLiteral("PropertyChanged"),
                              QStringLiteral("LinkChanged"), QStringLiteral("Kept"),
                              QStringLiteral("FileRemoved"), QStringLiteral("Cancelled")}));
        QCOMPARE(lineOf(id, Happening::PropertyChanged).detail, QStringLiteral("priority=high"));
    }

    void theJournalOutlivesTheProgram()
    {
        rig->server().setResource(a, stalling(1000, 500));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferring));
        rig->tick(2); // what nothing took along is brought to the store
        rig->restart();
        const QStringList all = names(id);
        QCOMPARE(all.first(), QStringLiteral("Created"));
        QVERIFY(all.contains(QStringLiteral("Connected")));
        QVERIFY(all.contains(QStringLiteral("ProgramStarted")));
    }

    void aSnapshotTellsThatThereIsMore()
    {
        const JobId id = rig->jobOf({a});
        const auto noted = [&] { return rig->queue().snapshots().first().noted; };
        const int before = noted();
        QVERIFY(before >= 2);
        QVERIFY(rig->keep(id));
        QCOMPARE(noted(), before + 1);
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"

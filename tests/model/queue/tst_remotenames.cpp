// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QTest>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 size = 200'000;
constexpr qint64 held = size / 2;
const QString a = QStringLiteral("/a.bin");
const QString b = QStringLiteral("/b.bin");

} // namespace

/// New links for files that are half there (bits.md 3.6): the bytes are kept when the content at
/// the new link proves to be the same, and only then.
class RemoteNamesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QueueRig> rig;
    std::unique_ptr<ScriptedServer> elsewhere; ///< another port, so another origin

    /// A job of one file, Suspended with half of it on disk.
    JobId halfThere()
    {
        rig->server().setResource(a, stalling(size, held));
        const JobId id = rig->jobOf({a});
        [[maybe_unused]] bool there = rig->resume(id).has_value();
        there = there
            && QTest::qWaitFor([&] { return rig->job(id)->files[0].bytesTransferred == held; });
        there = there && rig->suspend(id);
        Q_ASSERT(there && rig->job(id)->files[0].durable == ByteRanges({0, held}));
        return id;
    }

    void finishes(const JobId &id, quint64 seed, qint64 length = size)
    {
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("a.bin")), bodyAt(seed, 0, length));
    }

private Q_SLOTS:

    void init()
    {
        rig = std::make_unique<QueueRig>();
        elsewhere = std::make_unique<ScriptedServer>();
        // requests are counted here: one connection makes them in their order
        QVERIFY(rig->setPolicy(QStringLiteral("MaxConnectionsPerFile"), QStringLiteral("1")));
    }

    void cleanup()
    {
        rig.reset();
        elsewhere.reset();
    }

    void theSameContentAtAnotherHostGoesOnWhereItWas()
    {
        const JobId id = halfThere();
        Resource same = honest(size);
        same.etag = "\"another server's\"";
        same.lastModified = "Tue, 03 Mar 2026 10:00:00 GMT";
        elsewhere->setResource(b, same);
        QVERIFY(rig->setUrl(id, 0, elsewhere->url(b)));
        QCOMPARE(rig->job(id)->files[0].durable, ByteRanges({0, held}));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        const QList<SeenRequest> seen = elsewhere->requests();
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen[0].header("Range"), QByteArray("bytes=34464-")); // 64 KiB are compared
        QVERIFY(seen[0].header("If-Range").isNull());
        QCOMPARE(rig->job(id)->files[0].restarts, 0);
        QCOMPARE(rig->job(id)->files[0].validator.etag, same.etag);
        finishes(id, 1);
    }

    void otherContentAtAnotherHostStartsOver_data()
    {
        QTest::addColumn<qint64>("length");
        QTest::newRow("of the same length") << size;
        QTest::newRow("longer") << size + 1;
        QTest::newRow("shorter than what is held") << held - 1;
    }

    void otherContentAtAnotherHostStartsOver()
    {
        QFETCH(qint64, length);
        const JobId id = halfThere();
        elsewhere->setResource(b, honest(length, 9)); // its tag is by chance the old one
        QVERIFY(rig->setUrl(id, 0, elsewhere->url(b)));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(elsewhere->requests().size() <= 2);
        QVERIFY(elsewhere->requests().last().header("Range").isNull());
        QCOMPARE(rig->job(id)->files[0].bytesTotal, length);
        finishes(id, 9, length);
    }

    void aHostWithoutRangesStartsOver()
    {
        const JobId id = halfThere();
        Resource whole = honest(size);
        whole.ranges = Resource::Ranges::Ignored;
        elsewhere->setResource(b, whole);
        QVERIFY(rig->setUrl(id, 0, elsewhere->url(b)));
        QVERIFY(rig->resume(id));
        finishes(id, 1);
        QCOMPARE(elsewhere->requests().size(), 1);
    }

    void aFreshLinkOfTheSameHostGoesOnByItsValidator()
    {
        const JobId id = halfThere();
        rig->server().setResource(a, honest(size));
        QVERIFY(rig->setUrl(id, 0, rig->server().url(a + QStringLiteral("?expires=tomorrow"))));
        QVERIFY(rig->resume(id));
        finishes(id, 1);
        const SeenRequest last = rig->server().requests().last();
        QCOMPARE(last.path, a + QStringLiteral("?expires=tomorrow"));
        QCOMPARE(last.header("Range"), QByteArray("bytes=100000-"));
        QCOMPARE(last.header("If-Range"), QByteArray("\"v1\""));
    }

    void whereAnOldRedirectLedIsForgotten()
    {
        Resource redirect;
        redirect.location = rig->server().url(b).toEncoded();
        rig->server().setResource(a, redirect);
        rig->server().setResource(b, stalling(size, held));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, held);
        QVERIFY(rig->suspend(id));
        rig->server().setResource(QStringLiteral("/c.bin"), honest(size));
        QVERIFY(rig->setUrl(id, 0, rig->server().url(QStringLiteral("/c.bin"))));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->server().requests(b).size(), 1);
    }

    void anExpiredLinkIsReplacedAndTheJobGoesOn()
    {
        rig->server().setResource(a, refusing(403));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Error));
        elsewhere->setResource(a, honest(size));
        QVERIFY(rig->setUrl(id, 0, elsewhere->url(a)));
        QCOMPARE(rig->state(id), JobState::Error); // as with BITS, Resume is the person's
        QCOMPARE(rig->job(id)->files[0].state, FileState::Waiting);
        QVERIFY(rig->resume(id));
        finishes(id, 1);
    }

    void aRunningJobGoesOnAtTheNewLink()
    {
        rig->server().setResource(a, stalling(size, held));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, held);
        elsewhere->setResource(b, honest(size));
        QVERIFY(rig->setUrl(id, 0, elsewhere->url(b)));
        finishes(id, 1);
        QCOMPARE(rig->server().requests().size(), 1);
        QCOMPARE(elsewhere->requests().size(), 1);
        QCOMPARE(elsewhere->requests()[0].header("Range"), QByteArray("bytes=34464-"));
    }

    void aJobThatWaitsIsTriedAtOnce()
    {
        rig->server().setResource(a, refusing(503));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        elsewhere->setResource(a, honest(size));
        QVERIFY(rig->setUrl(id, 0, elsewhere->url(a)));
        finishes(id, 1);
    }

    void aNewLinkSurvivesAKill()
    {
        const JobId id = halfThere();
        elsewhere->setResource(b, honest(size));
        QVERIFY(rig->setUrl(id, 0, elsewhere->url(b)));
        rig->restart();
        QCOMPARE(rig->job(id)->files[0].url, elsewhere->url(b));
        QCOMPARE(rig->job(id)->files[0].durable, ByteRanges({0, held}));
        QVERIFY(rig->resume(id));
        finishes(id, 1);
        QCOMPARE(elsewhere->requests()[0].header("Range"), QByteArray("bytes=34464-"));
    }

    void aFinishedFileTakesNoNewLink()
    {
        rig->server().setResource(a, honest(size));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(rig->setUrl(id, 0, elsewhere->url(b)).error().code, ErrorCode::InvalidState);
        QCOMPARE(rig->job(id)->files[0].url, rig->server().url(a));
    }

    void aBadLinkChangesNothingAndLeavesTheConnectionAlone()
    {
        rig->server().setResource(a, stalling(size, held));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, held);
        QCOMPARE(rig->setUrl(id, 0, QUrl(QStringLiteral("file://server/etc/passwd"))).error().code,
                 ErrorCode::InvalidArgument);
        QCOMPARE(rig->setUrl(id, 1, elsewhere->url(b)).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(rig->state(id), JobState::Transferring);
        QCOMPARE(rig->server().openConnections(), 1);
    }

    void aReplacedPrefixMovesUnfinishedFilesOnly()
    {
        rig->server().setResource(a, honest(size));
        rig->server().setResource(b, refusing(410));
        const JobId id = rig->jobOf({a, b});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Error));
        elsewhere->setResource(b, honest(size, 3));
        const QString old = rig->server().url(QStringLiteral("/")).toString();
        const QString fresh = elsewhere->url(QStringLiteral("/")).toString();
        QCOMPARE(*rig->replacePrefix(id, old, fresh), 1);
        QCOMPARE(rig->job(id)->files[0].url, rig->server().url(a));
        QCOMPARE(rig->job(id)->files[1].url, elsewhere->url(b));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QCOMPARE(elsewhere->requests().size(), 1);
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(QStringLiteral("b.bin")), bodyAt(3, 0, size));
    }

    void aPrefixThatIsNowhereIsNoFailure()
    {
        rig->server().setResource(a, stalling(size, held));
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, held);
        const QString fresh = elsewhere->url(QStringLiteral("/")).toString();
        QCOMPARE(*rig->replacePrefix(id, QStringLiteral("http://elsewhere/"), fresh), 0);
        QCOMPARE(rig->state(id), JobState::Transferring);
        QCOMPARE(rig->server().requests().size(), 1);
    }

    void prefixesThatMakeNoSenseAreRefused()
    {
        const JobId id = rig->jobOf({a});
        const QString fresh = elsewhere->url(QStringLiteral("/")).toString();
        QCOMPARE(rig->replacePrefix(id, QString(), fresh).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(
            rig->replacePrefix(id, QStringLiteral("http"), QStringLiteral("gopher")).error().code,
            ErrorCode::InvalidArgument);
        QCOMPARE(rig->job(id)->files[0].url, rig->server().url(a));
    }

    void anEndedJobTakesNoNewLink()
    {
        const JobId id = rig->jobOf({a});
        QVERIFY(rig->cancel(id));
        QCOMPARE(rig->setUrl(id, 0, elsewhere->url(b)).error().code, ErrorCode::InvalidState);
        QCOMPARE(
            rig->replacePrefix(id, QStringLiteral("http"), QStringLiteral("https")).error().code,
            ErrorCode::InvalidState);
    }
};

QTEST_GUILESS_MAIN(RemoteNamesTest)
#include "tst_remotenames.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testfiles.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <sys/stat.h>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 size = 400'000;
constexpr qint64 half = 200'000;
constexpr qint64 bigSize = 6'000'000; // comes in several writes
const QString a = u"/a.bin"_s;
const QString b = u"/b.bin"_s;

Error localError(ErrorCode code)
{
    return makeError(code, ErrorContext::LocalFile);
}

Resource named(const QByteArray &disposition)
{
    Resource resource = honest(1000);
    resource.contentDisposition = disposition;
    return resource;
}

mode_t modeOf(const QString &file)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(file).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

/// What a job meets and survives, by the rows of docs/faults.md: B disks, C names, E load. The lies
/// of servers are in tst_lies.
class FaultsTest final : public QObject {
    Q_OBJECT

private:
    QueueRig *rig = nullptr;

    /// A job of one connection a file, so that its requests can be counted.
    JobId jobOf(const QStringList &paths)
    {
        const JobId id = rig->jobOf(paths);
        [[maybe_unused]] const Done set = rig->set(id, u"connections"_s, u"1"_s);
        Q_ASSERT(set);
        return id;
    }

    /// The same into another folder.
    JobId jobInto(const QString &folder, const QString &path)
    {
        const JobId id = jobOf({});
        [[maybe_unused]] const Done added =
            rig->add(id, {{rig->server().url(path).toString(), folder + u'/', {}}});
        Q_ASSERT(added);
        return id;
    }

    /// A job that stands at the half of a.bin, all of which is checkpointed.
    JobId halfWay()
    {
        rig->server().setResource(a, stalling(size, half));
        const JobId id = jobOf({a});
        [[maybe_unused]] const Done resumed = rig->resume(id);
        Q_ASSERT(resumed);
        [[maybe_unused]] const bool there = QTest::qWaitFor(
            [&] { return rig->job(id)->files[0].bytesTransferred == half; }, 10'000);
        rig->tick(2);
        [[maybe_unused]] const bool kept = QTest::qWaitFor(
            [&] { return rig->job(id)->files[0].durable.length() == half; }, 10'000);
        Q_ASSERT(there && kept);
        rig->server().setResource(a, honest(size));
        return id;
    }

    [[nodiscard]] QString partOf(const JobId &id) const
    {
        return rig->folder() + u'/' + rig->job(id)->files[0].partName;
    }

    [[nodiscard]] qsizetype requests() const { return rig->server().requests().size(); }

    [[nodiscard]] QByteArray lastRange() const
    {
        return rig->server().requests().last().header("Range");
    }

    void completes(const JobId &id, qint64 length = size)
    {
        QVERIFY(rig->reaches(id, JobState::Transferred));
        const auto report = rig->complete(id);
        QVERIFY(report && report->acknowledged);
        QVERIFY(rig->content(u"a.bin"_s) == bodyAt(1, 0, length));
    }

private Q_SLOTS:

    void init() { rig = new QueueRig; }

    void cleanup()
    {
        delete rig;
        rig = nullptr;
    }

    // B: disks

    void b1AFullDiskKeepsThePartAndTheJobGoesOnWhenThereIsRoom()
    {
        rig->server().setResource(a, honest(bigSize));
        rig->server().setResource(b, honest(size));
        rig->disk().fail(FileCall::Write, 2, localError(ErrorCode::DiskFull));
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::DiskFull);
        const qint64 kept = rig->job(id)->files[0].durable.length();
        QVERIFY(kept > 0);

        // another job is not held up
        const JobId other = jobOf({b});
        QVERIFY(rig->resume(other));
        QVERIFY(rig->reaches(other, JobState::Transferred));

        rig->disk().setFreeSpace(1000);
        rig->tick(30);
        QCOMPARE(rig->state(id), JobState::TransientError);
        QCOMPARE(rig->server().requests(a).size(), 1);
        rig->disk().setFreeSpace({});
        rig->tick(6);
        completes(id, bigSize);
        QCOMPARE(rig->server().requests(a).size(), 2);
        QCOMPARE(lastRange(), "bytes=" + QByteArray::number(kept) + "-");
    }

    void b2TooLittleRoomIsFoundBeforeTheFirstByteIsWritten()
    {
        rig->server().setResource(a, honest(size));
        rig->disk().setFreeSpace(1000);
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::DiskFull);
        QCOMPARE(rig->disk().count(FileCall::Write), 0);
        rig->tick(60);
        QCOMPARE(requests(), 1);
        rig->disk().setFreeSpace({});
        rig->tick(6);
        completes(id);
        QCOMPARE(requests(), 2);
    }

    void b3WhatTheDiskCanNeverHoldIsFatalAndThePartIsKept_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("quota") << ErrorCode::QuotaExceeded;
        QTest::newRow("file too large") << ErrorCode::FileTooLarge;
    }

    void b3WhatTheDiskCanNeverHoldIsFatalAndThePartIsKept()
    {
        QFETCH(ErrorCode, code);
        rig->server().setResource(a, honest(bigSize));
        rig->disk().fail(FileCall::Write, 2, localError(code));
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Error));
        QCOMPARE(rig->job(id)->error.code, code);
        rig->tick(700);
        QCOMPARE(requests(), 1);
        QVERIFY(QFile::exists(partOf(id)));
        QVERIFY(rig->resume(id));
        completes(id, bigSize);
        QCOMPARE(requests(), 2);
        QVERIFY(!lastRange().isEmpty());
    }

    void b4AReadOnlyFolderIsRefusedWhenTheFileIsAdded()
    {
        SmallDisk disk(rig->dataFolder() + u"/disk"_s, 128 << 20);
        if (!disk.isMounted())
            QSKIP(qPrintable(disk.complaint()));
        QVERIFY(disk.setReadOnly());
        const JobId id = jobOf({});
        const Done added =
            rig->add(id, {{rig->server().url(a).toString(), disk.folder() + u'/', {}}});
        QCOMPARE(codeOf(added), ErrorCode::ReadOnlyFileSystem);
        QCOMPARE(requests(), 0);
    }

    void b5ThePartLiesOnTheDiskOfItsDestination()
    {
        SmallDisk disk(rig->dataFolder() + u"/disk"_s, 128 << 20);
        if (!disk.isMounted())
            QSKIP(qPrintable(disk.complaint()));
        rig->server().setResource(a, stalling(size, half));
        const JobId id = jobInto(disk.folder(), a);
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, half);
        QVERIFY(QFile::exists(disk.folder() + u'/' + rig->job(id)->files[0].partName));
        QCOMPARE(rig->files(), QStringList());
        rig->server().release(a);
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QVERIFY(contentOf(disk.folder() + a) == bodyAt(1, 0, size));
        QCOMPARE(requests(), 1);
    }

    void b6ANameThatIsTakenMeanwhileIsLeftToItsOwner()
    {
        rig->server().setResource(a, honest(size));
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        put(rig->folder() + a, "somebody's");
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->content(u"a.bin"_s), QByteArray("somebody's"));
        QVERIFY(rig->content(u"a (1).bin"_s) == bodyAt(1, 0, size));
    }

    void b7AFolderThatVanishesInMidTransferIsWaitedForAndNotMadeAnew()
    {
        const JobId id = halfWay();
        const QString away = rig->folder() + u"-away"_s;
        QVERIFY(rig->suspend(id));
        QVERIFY(QDir().rename(rig->folder(), away));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        QCOMPARE(rig->job(id)->error.code, ErrorCode::FolderMissing);
        rig->tick(60);
        QVERIFY(!QDir(rig->folder()).exists());
        QCOMPARE(requests(), 1);
        QVERIFY(QDir().rename(away, rig->folder()));
        rig->tick(6);
        completes(id);
        QCOMPARE(requests(), 2);
        QCOMPARE(lastRange(), "bytes=200000-");
    }

    void b7NothingIsWrittenWhereAPulledMediumWasMounted()
    {
        SmallDisk disk(rig->dataFolder() + u"/disk"_s, 128 << 20);
        if (!disk.isMounted())
            QSKIP(qPrintable(disk.complaint()));
        rig->server().setResource(a, stalling(size, half));
        const JobId id = jobInto(disk.folder(), a);
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(rig->job(id)->files[0].bytesTransferred, half);
        QVERIFY(rig->suspend(id));
        disk.pull();
        rig->server().setResource(a, honest(size));
        QVERIFY(rig->resume(id));
        QTRY_VERIFY(rig->state(id) == JobState::TransientError
                    || rig->state(id) == JobState::Transferred);
        QCOMPARE(rig->job(id)->error.code, ErrorCode::FolderMissing);
        QVERIFY(
            QDir(disk.folder()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        QCOMPARE(requests(), 1);
    }

    void b8APartThatIsNotOursAnyMoreStartsOver_data()
    {
        QTest::addColumn<QString>("by");
        QTest::newRow("gone") << u"gone"_s;
        QTest::newRow("another file") << u"file"_s;
        QTest::newRow("a link") << u"link"_s;
    }

    void b8APartThatIsNotOursAnyMoreStartsOver()
    {
        QFETCH(QString, by);
        const JobId id = halfWay();
        QVERIFY(rig->suspend(id));
        const QString part = partOf(id);
        const QString other = rig->folder() + u"/other"_s;
        put(other, QByteArray(half, 'x'));
        // kept elsewhere, for the next file might get its inode
        QVERIFY(QFile::rename(part, rig->folder() + u"/elsewhere"_s));
        if (by == u"file"_s)
            QVERIFY(QFile::copy(other, part));
        else if (by == u"link"_s)
            QVERIFY(QFile::link(other, part));
        QVERIFY(rig->resume(id));
        // what took the place of a part file by its very name may have to be asked about
        if (rig->reaches(id, JobState::Transferred, 3'000)) {
            completes(id);
            QVERIFY(rig->server().requests().last().header("Range").isNull());
        } else {
            QVERIFY(rig->job(id)->error.code != ErrorCode::None);
        }
        QCOMPARE(contentOf(other), QByteArray(half, 'x'));
        QVERIFY(requests() <= 2);
    }

    void b8AShortenedPartGoesBack()
    {
        const JobId id = halfWay();
        QVERIFY(rig->suspend(id));
        QVERIFY(QFile::resize(partOf(id), 150'000));
        QVERIFY(rig->resume(id));
        completes(id);
        QCOMPARE(requests(), 2);
        QCOMPARE(lastRange(), "bytes=150000-");
    }

    void b9WhatStandsBehindTheCheckpointIsNotTrusted()
    {
        const JobId id = halfWay();
        rig->restart();
        QVERIFY(rig->suspend(id));
        QFile part(partOf(id));
        QVERIFY(part.open(QIODevice::ReadWrite));
        QVERIFY(part.resize(half));
        QVERIFY(part.seek(half));
        QCOMPARE(part.write(QByteArray(1000, 'x')), 1000);
        part.close();
        rig->restart();
        QVERIFY(rig->resume(id));
        completes(id);
    }

    void b12APartIsForTheUserAloneAndTheFileFollowsTheUmask()
    {
        const mode_t before = ::umask(0022);
        const JobId id = halfWay();
        QCOMPARE(modeOf(partOf(id)), mode_t(0600));
        QVERIFY(rig->suspend(id));
        QVERIFY(rig->resume(id));
        completes(id);
        ::umask(before);
        QCOMPARE(modeOf(rig->folder() + a), mode_t(0644)); // C9: and it cannot be run
    }

    void b13ProgressIsNotTheSizeOfTheFile()
    {
        const JobId id = halfWay();
        QVERIFY(rig->suspend(id));
        QVERIFY(QFile::resize(partOf(id), size)); // as room that was reserved and never written
        rig->restart();
        QCOMPARE(rig->job(id)->files[0].bytesTransferred, half);
        QVERIFY(rig->resume(id));
        completes(id);
        QCOMPARE(lastRange(), "bytes=200000-");
    }

    // C: names

    void c1NamesFromServersStayInTheFolder_data()
    {
        QTest::addColumn<QByteArray>("disposition");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *id, const char *disposition, const QString &name) {
            QTest::newRow(id) << QByteArray("attachment; ") + disposition << name;
        };
        row("C1 traversal", "filename=\"../../evil.txt\"", u"evil.txt"_s);
        row("C1 absolute", "filename=\"/etc/passwd\"", u"passwd"_s);
        row("C1 UNC", R"(filename="\\\\host\\share\\x.txt")", u"x.txt"_s);
        row("C1 drive", R"(filename="C:\\x.txt")", u"x.txt"_s);
        row("C1 home", "filename=\"~/x.txt\"", u"x.txt"_s);
        row("C1 coded separator", "filename*=UTF-8''..%2F..%2Fx.txt", u"x.txt"_s);
        row("C2 both forms", "filename=\"x\"; filename*=UTF-8''%C3%BC.txt", u"ü.txt"_s);
        row("C2 broken alone", "filename*=UTF-8''%", u"a.bin"_s);
        row("C2 words of mail", "filename=\"=?UTF-8?B?w7wudHh0?=\"", u"a.bin"_s);
        row("C2 semicolon in quotes", "filename=\"x;y.txt\"", u"x;y.txt"_s);
        row("C3 device", "filename=\"NUL.txt\"", u"_NUL.txt"_s);
        row("C3 stream", "filename=\"x.txt:evil\"", u"x.txt_evil"_s);
        row("C3 right-to-left", "filename*=UTF-8''photo%E2%80%AEgpj.exe", u"photogpj.exe"_s);
        row("C3 dots", "filename=\"..\"", u"download"_s);
        row("C3 dash", "filename=\"-rf\"", u"rf"_s);
        row("C3 dot file", "filename=\".bashrc\"", u"bashrc"_s);
        row("C3 like a part file", "filename=\".x.01234567-0.part\"", u"x.01234567-0.part"_s);
    }

    void c1NamesFromServersStayInTheFolder()
    {
        QFETCH(QByteArray, disposition);
        QFETCH(QString, name);
        rig->server().setResource(a, named(disposition));
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->files(), QStringList{name});
        QCOMPARE(rig->content(name), bodyAt(1, 0, 1000));
        QCOMPARE(requests(), 1);
    }

    void c4ANameTooLongIsCutWithItsSuffixKept()
    {
        rig->server().setResource(
            a, named("attachment; filename=\"" + QByteArray(300, 'x') + ".tar.gz\""));
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->files().size(), 1);
        QVERIFY(rig->files().first().endsWith(u"x.tar.gz"_s));
        QVERIFY(rig->files().first().size() <= 255);
    }

    void c5NamesThatDifferInCaseAloneAreToldApart()
    {
        rig->server().setResource(u"/READ.me"_s, honest(1000));
        rig->server().setResource(u"/read.me"_s, honest(1000, 2));
        const JobId id = jobOf({u"/READ.me"_s, u"/read.me"_s});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id)->acknowledged);
        QCOMPARE(rig->files().size(), 2);
        QVERIFY(rig->files().first().toLower() != rig->files().last().toLower());
    }

    void c8TwoJobsWhoseServersGiveTheSameNameEndInTwoFiles()
    {
        rig->server().setResource(a, named("attachment; filename=\"same.txt\""));
        Resource other = named("attachment; filename=\"same.txt\"");
        other.seed = 2;
        rig->server().setResource(b, other);
        const JobId one = jobOf({a});
        const JobId two = jobOf({b});
        QVERIFY(rig->resume(one) && rig->resume(two));
        QVERIFY(rig->reaches(one, JobState::Transferred));
        QVERIFY(rig->reaches(two, JobState::Transferred));
        QVERIFY(rig->complete(one)->acknowledged);
        QVERIFY(rig->complete(two)->acknowledged);
        QCOMPARE(rig->content(u"same.txt"_s), bodyAt(1, 0, 1000));
        QCOMPARE(rig->content(u"same (1).txt"_s), bodyAt(2, 0, 1000));
    }

    // D and E: what a queue adds to the answers of one server

    void d15TheAnswerToTheGetIsAllThatIsAsked()
    {
        rig->server().setResource(a, honest(size));
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        completes(id);
        QCOMPARE(requests(), 1);
        QCOMPARE(rig->server().requests().first().method, "GET");
        QVERIFY(rig->server().requests().first().header("Range").isNull());
    }

    void e3APortThatIsSilentEndsInATimeout()
    {
        QueueRig hasty(200ms);
        Resource silent = honest(size);
        silent.stallsBeforeHead = true;
        hasty.server().setResource(a, silent);
        const JobId id = hasty.jobOf({a});
        QVERIFY(hasty.resume(id));
        QVERIFY(hasty.reaches(id, JobState::TransientError));
        QCOMPARE(hasty.job(id)->error.code, ErrorCode::Timeout);
        QVERIFY(hasty.job(id)->nextTry.isValid());
        QCOMPARE(hasty.server().requests().size(), 1);
    }

    void e4RetryAfterIsObeyedWithinReason_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("least");
        QTest::addColumn<qint64>("most");
        QTest::newRow("seconds") << QByteArray("40") << 40LL << 40LL;
        QTest::newRow("a date by the server's clock")
            << QByteArray("Mon, 01 Jan 2024 00:01:30 GMT") << 90LL << 90LL;
        QTest::newRow("a date that is past")
            << QByteArray("Sun, 31 Dec 2023 00:00:00 GMT") << 1LL << 5LL;
        QTest::newRow("nonsense") << QByteArray("soon") << 3LL << 5LL;
        QTest::newRow("a year") << QByteArray("31536000") << 86'400LL << 86'400LL;
        QTest::newRow("none at all") << QByteArray("0") << 1LL << 5LL;
    }

    void e4RetryAfterIsObeyedWithinReason()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, least);
        QFETCH(qint64, most);
        Resource busy = refusing(503, 1);
        busy.statusHeaders = {{"Date", "Mon, 01 Jan 2024 00:00:00 GMT"}, {"Retry-After", value}};
        rig->server().setResource(a, busy);
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::TransientError));
        const qint64 wait = rig->clock().now().secsTo(rig->job(id)->nextTry);
        QVERIFY2(wait >= least && wait <= most, qPrintable(QString::number(wait)));
        QCOMPARE(requests(), 1);
    }

    void e5TheStatusDecidesWhatBecomesOfTheJob_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<JobState>("state");
        QTest::addColumn<ErrorCode>("code");
        for (const int status : {408, 409, 429, 500, 502, 503, 504, 599})
            QTest::addRow("%d", status)
                << status << JobState::TransientError << ErrorCode::HttpStatus;
        for (const int status : {400, 403, 404, 405, 410, 412, 416, 451, 501, 505})
            QTest::addRow("%d", status) << status << JobState::Error << ErrorCode::HttpStatus;
        QTest::addRow("401") << 401 << JobState::Error << ErrorCode::AuthenticationRequired;
        QTest::addRow("407") << 407 << JobState::Error << ErrorCode::ProxyAuthenticationRequired;
        for (const int status : {204, 304}) {
            QTest::addRow("%d", status)
                << status << JobState::TransientError << ErrorCode::InvalidServerResponse;
        }
    }

    void e5TheStatusDecidesWhatBecomesOfTheJob()
    {
        QFETCH(int, status);
        QFETCH(JobState, state);
        QFETCH(ErrorCode, code);
        rig->server().setResource(a, refusing(status));
        const JobId id = jobOf({a});
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, state));
        QCOMPARE(rig->job(id)->error.code, code);
        QCOMPARE(requests(), 1);
        QVERIFY(rig->complete(id));
        QCOMPARE(rig->files(), QStringList());
    }

    void e10ManyFilesOfASickServerMakeNoStorm()
    {
        QStringList paths;
        for (int number = 0; number < 20; ++number) {
            paths.append(u"/%1.bin"_s.arg(number));
            rig->server().setResource(paths.last(), refusing(503));
        }
        const JobId id = jobOf(paths);
        QVERIFY(rig->resume(id));
        QTRY_COMPARE(requests(), 20);
        for (int second = 0; second < 3600; ++second) {
            rig->tick();
            // whatever is under way comes to its end before the next second
            QTRY_VERIFY(rig->state(id) == JobState::TransientError
                        || rig->state(id) == JobState::Queued);
        }
        // 5 s, doubled up to 600 s: a dozen tries in the first hour
        QVERIFY2(requests() <= 20 * 14, qPrintable(QString::number(requests())));
    }
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"

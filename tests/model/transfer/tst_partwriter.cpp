// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/device.h"
#include "model/files/partfile.h"
#include "model/job/filename.h"
#include "model/transfer/download/partwriter.h"
#include "tests/support/faultfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <deque>

using namespace tranship;
using namespace tranship::test;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 piece = 2 * mebibyte; // that one of few streams gathers

/// Does nothing until told, then in order.
class HeldWorker final : public Worker {
public:
    void post(std::function<void()> work, QObject *context, std::function<void()> done) override
    {
        m_tasks.push_back([this, work = std::move(work), context, done = std::move(done)] {
            m_worker.post(work, context, done);
        });
    }

    void postAside(std::function<void()> work, QObject *context,
                   std::function<void()> done) override
    {
        // it begins behind what was posted before it
        m_tasks.push_back([this, work = std::move(work), context, done = std::move(done)] {
            m_aside.push_back([this, work, context, done] { m_worker.post(work, context, done); });
        });
    }

    void go()
    {
        for (auto &task : std::exchange(m_tasks, {}))
            task();
    }

    /// The same for what was posted aside, the last first.
    void goAside()
    {
        for (auto tasks = std::exchange(m_aside, {}); !tasks.empty(); tasks.pop_back())
            tasks.back()();
    }

    [[nodiscard]] size_t countAside() const { return m_aside.size(); }

private:
    InlineWorker m_worker;
    std::deque<std::function<void()>> m_tasks;
    std::deque<std::function<void()>> m_aside;
};

} // namespace

class TestPartWriter final : public QObject, public PartWriter::Listener {
    Q_OBJECT

public:
    void partFailed(const Error &error) override { m_failures.append(error.code); }

    void partRelieved() override { ++m_reliefs; }

    void partWritten(qint64 at, const std::shared_ptr<const QByteArray> &bytes) override
    {
        m_written.add({at, at + bytes->size()});
    }

private:
    [[nodiscard]] QByteArray bytesOnDisk() const
    {
        QFile file(m_folder->filePath(m_name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Done create()
    {
        std::optional<Done> answer;
        m_part->create(m_folder->path(), m_name, 0, [&answer](const Done &done) { answer = done; });
        m_disk.go();
        [[maybe_unused]] const bool isAnswered =
            QTest::qWaitFor([&] { return answer.has_value(); });
        return answer ? *answer : Done(failure(ErrorCode::Timeout, ErrorContext::LocalFile));
    }

    /// What a sync vouches for; the worker is let go.
    ByteRanges sync()
    {
        std::optional<Result<PartWriter::Synced>> answer;
        m_part->sync(PartWriter::SyncOf::FileThatGrows,
                     [&answer](const Result<PartWriter::Synced> &outcome) { answer = outcome; });
        m_disk.go();
        [[maybe_unused]] const bool isAnswered =
            QTest::qWaitFor([&] { return answer.has_value(); });
        return answer && *answer ? (*answer)->durable : ByteRanges();
    }

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_files = std::make_unique<FaultFiles>(m_real);
        m_part = std::make_unique<PartWriter>(*m_files, m_disk, *this);
        m_name = partFileName(QStringLiteral("file.bin"), QUuid::createUuid(), 0);
        m_failures.clear();
        m_reliefs = 0;
        m_written.clear();
        QVERIFY(create());
    }

    void cleanup()
    {
        m_disk.go();
        m_part.reset();
    }

    void streamsAreGatheredEachForItself()
    {
        {
            PartWriter::Stream one(*m_part, 0);
            PartWriter::Stream other(*m_part, 1000);
            for (int i = 0; i < 100; ++i) {
                one.append(QByteArray(10, 'a'));
                other.append(QByteArray(10, 'b'));
            }
            QCOMPARE(one.at(), qint64(1000));
            QCOMPARE(other.at(), qint64(2000));
            QCOMPARE(m_part->held(), ByteRanges({0, 2000}));
            m_disk.go();
            QVERIFY(bytesOnDisk().isEmpty());
        }
        m_disk.go();
        QCOMPARE(bytesOnDisk(), QByteArray(1000, 'a') + QByteArray(1000, 'b'));
        QCOMPARE(m_files->count(FileCall::Write), 2);
        QTRY_COMPARE(m_written, ByteRanges({0, 2000}));
    }

    void piecesEndAtMultiplesOfTheirLength()
    {
        PartWriter::Stream stream(*m_part, 100);
        stream.append(QByteArray(3 * piece, 'x'));
        m_disk.go();
        QTRY_COMPARE(m_written, ByteRanges({100, 3 * piece}));
        QCOMPARE(m_files->count(FileCall::Write), 3);
    }

    void aSyncTakesWhatIsGathered()
    {
        PartWriter::Stream stream(*m_part, 50);
        stream.append("some");
        QCOMPARE(sync(), ByteRanges({50, 54}));
        stream.append("more");
        QCOMPARE(bytesOnDisk().size(), 54);
        QCOMPARE(sync(), ByteRanges({50, 58}));
        QCOMPARE(bytesOnDisk().mid(50), QByteArray("somemore"));
    }

    void whatComesAfterItsCallIsNotVouchedFor()
    {
        PartWriter::Stream stream(*m_part, 0);
        stream.append("before");
        std::optional<Result<PartWriter::Synced>> answer;
        m_part->sync(PartWriter::SyncOf::FileThatGrows,
                     [&answer](const Result<PartWriter::Synced> &outcome) { answer = outcome; });
        stream.append("after");
        m_disk.go();
        QTRY_VERIFY(answer);
        QCOMPARE((*answer)->durable, ByteRanges({0, 6}));
    }

    void whatIsGivenUpMeanwhileIsNotVouchedFor()
    {
        PartWriter::Stream stream(*m_part, 0);
        stream.append(QByteArray(100, 'x'));
        std::optional<Result<PartWriter::Synced>> answer;
        m_part->sync(PartWriter::SyncOf::FileThatGrows,
                     [&answer](const Result<PartWriter::Synced> &outcome) { answer = outcome; });
        m_part->drop({20, 40});
        {
            PartWriter::Stream again(*m_part, 20);
            again.append(QByteArray(20, 'y'));
        }
        m_disk.go();
        QTRY_VERIFY(answer);
        QCOMPARE((*answer)->durable.toText(), QByteArray("0-19,40-99"));
        QCOMPARE(sync(), ByteRanges({0, 100}));
    }

    void bytesReadIntoItsRoomAreNotCopied()
    {
        {
            PartWriter::Stream stream(*m_part, 0);
            const QByteArray text("they came by themselves");
            const std::span<char> room = stream.room();
            QVERIFY(std::ssize(room) >= text.size());
            std::copy(text.begin(), text.end(), room.begin());
            stream.append({room.data(), text.size()});
            QCOMPARE(stream.room().data(), room.data() + text.size());
            stream.append(QByteArray(" and so"));
        }
        {
            PartWriter::Stream untouched(*m_part, 100);
            QVERIFY(!untouched.room().empty());
        }
        QCOMPARE(sync(), ByteRanges({0, 30}));
        QCOMPARE(bytesOnDisk(), QByteArray("they came by themselves and so"));
    }

    void tooMuchOnItsWayHoldsConnectionsBack()
    {
        PartWriter::Stream stream(*m_part, 0);
        for (int i = 0; i < 3; ++i)
            stream.append(QByteArray(mebibyte, 'x'));
        QVERIFY(!m_part->isCongested());
        stream.append(QByteArray(mebibyte, 'x'));
        QVERIFY(m_part->isCongested());
        QCOMPARE(m_reliefs, 0);
        m_disk.go();
        QTRY_COMPARE(m_reliefs, 1);
        QVERIFY(!m_part->isCongested());
    }

    void aFailedWriteIsToldOnceAndNothingBehindItIsHeld()
    {
        PartWriter::Stream stream(*m_part, 0);
        m_files->fail(FileCall::Write, 2, makeError(ErrorCode::DiskFull, ErrorContext::LocalFile));
        stream.append(QByteArray(4 * piece, 'x'));
        m_disk.go();
        QTRY_COMPARE(m_part->held(), ByteRanges({0, piece}));
        QCOMPARE(m_failures, QList<ErrorCode>{ErrorCode::DiskFull});
        QCOMPARE(sync(), ByteRanges({0, piece}));
    }

    void aSyncTellsTheHashesOfWholeBlocksOnce()
    {
        PartWriter::Stream stream(*m_part, 0);
        const auto sync = [this] {
            std::optional<Result<PartWriter::Synced>> answer;
            m_part->sync(
                PartWriter::SyncOf::FileThatGrows,
                [&answer](const Result<PartWriter::Synced> &outcome) { answer = outcome; });
            m_disk.go();
            [[maybe_unused]] const bool isAnswered =
                QTest::qWaitFor([&] { return answer.has_value(); });
            return answer && *answer ? (*answer)->blocks : QList<BlockHash>();
        };
        stream.append(QByteArray(9 * mebibyte, 'x'));
        const QList<BlockHash> first = sync();
        QCOMPARE(first.size(), 2);
        QVERIFY(sync().isEmpty());
        m_part->drop({mebibyte, 2 * mebibyte});
        {
            PartWriter::Stream again(*m_part, mebibyte);
            again.append(QByteArray(mebibyte, 'y'));
        }
        const QList<BlockHash> second = sync();
        QCOMPARE(second.size(), 1);
        QCOMPARE(second.first().block, qint64(0));
        QVERIFY(second.first().hash != first.first().hash);
    }

    void aFailedSyncVouchesForNothing()
    {
        PartWriter::Stream stream(*m_part, 0);
        stream.append("some");
        m_files->fail(FileCall::Sync, 1,
                      makeError(ErrorCode::InputOutput, ErrorContext::LocalFile));
        std::optional<Result<PartWriter::Synced>> answer;
        m_part->sync(PartWriter::SyncOf::FileThatGrows,
                     [&answer](const Result<PartWriter::Synced> &outcome) { answer = outcome; });
        m_disk.go();
        QTRY_VERIFY(answer);
        QCOMPARE(answer->error().code, ErrorCode::InputOutput);
    }

    void theLastSyncGoesAside()
    {
        PartWriter::Stream stream(*m_part, 0);
        stream.append(QByteArray(5 * mebibyte, 'x'));
        std::optional<Result<PartWriter::Synced>> answer;
        m_part->expect(5 * mebibyte);
        m_part->sync(PartWriter::SyncOf::WholeFile,
                     [&answer](const Result<PartWriter::Synced> &outcome) { answer = outcome; });
        m_disk.go();
        QTRY_COMPARE(m_written, ByteRanges({0, 5 * mebibyte}));
        QCOMPARE(m_disk.countAside(), size_t{1});
        // nothing is vouched for that is not on stable storage
        QCoreApplication::processEvents();
        QVERIFY(!answer);
        QCOMPARE(m_files->count(FileCall::Sync), 0);
        m_disk.goAside();
        QTRY_VERIFY(answer);
        QCOMPARE(m_files->count(FileCall::Sync), 1);
        QCOMPARE((*answer)->durable, ByteRanges({0, 5 * mebibyte}));
        QCOMPARE((*answer)->blocks.size(), 2);
    }

    void theLastSyncFailsAsOthersDo()
    {
        PartWriter::Stream stream(*m_part, 0);
        stream.append("some");
        m_files->fail(FileCall::Sync, 1,
                      makeError(ErrorCode::InputOutput, ErrorContext::LocalFile));
        std::optional<Result<PartWriter::Synced>> answer;
        m_part->sync(PartWriter::SyncOf::WholeFile,
                     [&answer](const Result<PartWriter::Synced> &outcome) { answer = outcome; });
        m_disk.go();
        m_disk.goAside();
        QTRY_VERIFY(answer);
        QCOMPARE(answer->error().code, ErrorCode::InputOutput);
    }

    void syncsAsideAnswerInAnyOrder()
    {
        QList<ByteRanges> answers;
        const auto heard = [&answers](const Result<PartWriter::Synced> &outcome) {
            answers.append(outcome->durable);
        };
        PartWriter::Stream stream(*m_part, 0);
        stream.append("first");
        m_part->sync(PartWriter::SyncOf::WholeFile, heard);
        m_part->drop({0, 2});
        stream.append("second");
        {
            PartWriter::Stream again(*m_part, 0);
            again.append("fi");
        }
        m_part->sync(PartWriter::SyncOf::WholeFile, heard);
        m_disk.go();
        QCOMPARE(m_disk.countAside(), size_t{2});
        m_disk.goAside();
        QTRY_COMPARE(answers.size(), 2);
        // what the later one vouched for is not taken back by the earlier one
        QCOMPARE(answers.at(0), ByteRanges({0, 11}));
        QCOMPARE(answers.at(1), ByteRanges({0, 11}));
    }

    void anEmptiedFileBeginsAnewBehindWhatWasOnItsWay()
    {
        {
            PartWriter::Stream stream(*m_part, 0);
            stream.append(QByteArray(2 * mebibyte, 'x'));
        }
        std::optional<Result<PartWriter::Synced>> answer;
        m_part->sync(PartWriter::SyncOf::FileThatGrows,
                     [&answer](const Result<PartWriter::Synced> &outcome) { answer = outcome; });
        bool isEmpty = false;
        m_part->empty([&isEmpty](const Done &emptied) { isEmpty = emptied.has_value(); });
        QVERIFY(m_part->held().isEmpty());
        m_disk.go();
        QTRY_VERIFY(isEmpty && answer);
        QVERIFY((*answer)->durable.isEmpty());
        QVERIFY(bytesOnDisk().isEmpty());
    }

    void whatIsHeldCanBeReadBehindWhatIsOnItsWay()
    {
        {
            PartWriter::Stream stream(*m_part, 0);
            stream.append("what was brought");
        }
        std::optional<Result<QByteArray>> answer;
        m_part->read(5, 3, [&answer](const Result<QByteArray> &bytes) { answer = bytes; });
        m_disk.go();
        QTRY_VERIFY(answer);
        QCOMPARE(**answer, QByteArray("was"));
    }

    void roomIsCheckedBeforeTheFirstByte()
    {
        m_files->setFreeSpace(100 * mebibyte);
        QVERIFY(create());
        QVERIFY(m_part->checkRoom(84 * mebibyte));
        const Done full = m_part->checkRoom(84 * mebibyte + 1);
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::DiskFull);
        QVERIFY(full.error().detail.endsWith(QStringLiteral(": 1 bytes missing")));
        QVERIFY(!m_part->checkRoom(std::numeric_limits<qint64>::max()));
    }

    void roomThatOtherFilesNeedIsNotThere()
    {
        const QString folder = QStringLiteral("/films");
        const RoomFound room{100 * mebibyte, 80 * mebibyte};
        QVERIFY(checkRoom(folder, room, 4 * mebibyte));
        const Done full = checkRoom(folder, room, 4 * mebibyte + 7);
        QVERIFY(!full);
        QVERIFY(full.error().detail.startsWith(QStringLiteral("/films: 7 bytes missing for the ")));
        QVERIFY(!checkRoom(folder, {0, 80 * mebibyte}, std::numeric_limits<qint64>::max()));
    }

    void whatIsGivenUpIsNotMade()
    {
        QFile::remove(m_folder->filePath(m_name));
        m_part->create(m_folder->path(), m_name, 0, [](const Done &) {});
        m_part->giveUp();
        m_disk.go();
        QVERIFY(!QFile::exists(m_folder->filePath(m_name)));
    }

    void nothingIsMadeWhereTheMediumIsAway()
    {
        QFile::remove(m_folder->filePath(m_name));
        std::optional<Done> answer;
        m_part->create(m_folder->path(), m_name, mountLength(m_folder->path()) + 1,
                       [&answer](const Done &done) { answer = done; });
        m_disk.go();
        QTRY_VERIFY(answer);
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, ErrorCode::FolderMissing);
        QVERIFY(!QFile::exists(m_folder->filePath(m_name)));
    }

private:
    DiskPartFiles m_real;
    HeldWorker m_disk;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FaultFiles> m_files;
    std::unique_ptr<PartWriter> m_part;
    QString m_name;
    QList<ErrorCode> m_failures;
    int m_reliefs = 0;
    ByteRanges m_written;
};

QTEST_GUILESS_MAIN(TestPartWriter)
#include "tst_partwriter.moc"

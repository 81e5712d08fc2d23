// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/model/queue/queuerig.h"
#include "tests/support/resources.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

/// An account without its own folder for downloads: it is made when a file is to go there, and
/// neither before nor for anything else.
class DownloadFolderTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> home;
    std::unique_ptr<QueueRig> rig;
    QString downloads;

    PlaceReport look(const QString &folder)
    {
        std::optional<PlaceReport> told;
        rig->queue().forecast().look({folder, {QStringLiteral("a.bin")}, {}},
                                     [&told](const PlaceReport &report) { told = report; });
        [[maybe_unused]] const bool answered = QTest::qWaitFor([&] { return told.has_value(); });
        Q_ASSERT(answered);
        return *told;
    }

    [[nodiscard]] NewFile wish(const QString &path) const
    {
        return {rig->server().url(QStringLiteral("/a.bin")).toString(), path, {}};
    }

private Q_SLOTS:

    void initTestCase()
    {
        // what Qt asks for the folder
        qunsetenv("XDG_CONFIG_HOME");
    }

    void init()
    {
        home = std::make_unique<QTemporaryDir>();
        QVERIFY(home->isValid());
        qputenv("HOME", QFile::encodeName(home->path()));
        downloads = home->filePath(QStringLiteral("Downloads"));
        rig = std::make_unique<QueueRig>();
        rig->server().setResource(QStringLiteral("/a.bin"), honest(1000));
    }

    void cleanup()
    {
        rig.reset();
        home.reset();
    }

    void itCountsAsThereAndIsNotMadeByLooking()
    {
        const PlaceReport report = look(downloads + u'/');
        QCOMPARE(report.folderError.code, ErrorCode::None);
        QVERIFY(report.freeBytes > 0);
        QCOMPARE(report.taken, TakenNames());
        QVERIFY(!QFileInfo::exists(downloads));
    }

    void aFileThatGoesThereMakesIt_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("end");
        QTest::newRow("the folder")
            << QStringLiteral("/Downloads/") << QString() << QStringLiteral("/Downloads/a.bin");
        QTest::newRow("the folder, without a stroke")
            << QStringLiteral("/Downloads") << QString() << QStringLiteral("/Downloads/a.bin");
        QTest::newRow("a file in it") << QStringLiteral("/Downloads/b.bin") << QString()
                                      << QStringLiteral("/Downloads/b.bin");
        QTest::newRow("a name with folders")
            << QStringLiteral("/Downloads/") << QStringLiteral("set/c.bin")
            << QStringLiteral("/Downloads/set/c.bin");
    }

    void aFileThatGoesThereMakesIt()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, name);
        QFETCH(const QString, end);
        const JobId id = *rig->create();
        NewFile file = wish(home->path() + path);
        file.name = name;
        QVERIFY(rig->add(id, {file}));
        QVERIFY(rig->resume(id));
        QVERIFY(rig->reaches(id, JobState::Transferred));
        QVERIFY(rig->complete(id));
        QCOMPARE(QFileInfo(home->path() + end).size(), 1000);
    }

    void aRefusalLeavesNoneBehind()
    {
        const JobId id = *rig->create();
        const Done added =
            rig->add(id, {wish(downloads + u'/'), wish(home->path() + QStringLiteral("/gone/x"))});
        QCOMPARE(added.error().code, ErrorCode::FolderMissing);
        QVERIFY(!QFileInfo::exists(downloads));
    }

    void aJobThatMovesThereMakesIt()
    {
        const JobId id = rig->jobOf({QStringLiteral("/a.bin")});
        QVERIFY(rig->set(id, QStringLiteral("folder"), downloads));
        QVERIFY(QFileInfo(downloads).isDir());
        QCOMPARE(rig->job(id)->files[0].path, downloads + QStringLiteral("/a.bin"));
    }

    void otherMissingFoldersStayAnError()
    {
        const QStringList others{home->filePath(QStringLiteral("Videos")),
                                 downloads + QStringLiteral("/set")};
        for (const QString &other : others) {
            QCOMPARE(look(other + u'/').folderError.code, ErrorCode::FolderMissing);
            const JobId id = *rig->create();
            QCOMPARE(rig->add(id, {wish(other + u'/')}).error().code, ErrorCode::FolderMissing);
            QVERIFY(!QFileInfo::exists(other));
        }
        QVERIFY(!QFileInfo::exists(downloads));
    }

    void whatStandsInItsPlaceIsLeftAlone_data()
    {
        QTest::addColumn<bool>("isLink");
        QTest::newRow("a file") << false;
        QTest::newRow("a link that leads nowhere") << true;
    }

    void whatStandsInItsPlaceIsLeftAlone()
    {
        QFETCH(const bool, isLink);
        if (isLink) {
            QVERIFY(QFile::link(home->filePath(QStringLiteral("stick")), downloads));
        } else {
            QFile file(downloads);
            QVERIFY(file.open(QFile::WriteOnly));
        }
        QCOMPARE(look(downloads + u'/').folderError.code, ErrorCode::FolderMissing);
        const JobId id = *rig->create();
        QCOMPARE(rig->add(id, {wish(downloads + u'/')}).error().code, ErrorCode::FolderMissing);
        QVERIFY(!QFileInfo(downloads).isDir());
        QVERIFY(!QFileInfo::exists(home->filePath(QStringLiteral("stick"))));
    }

    void aHomeThatIsGoneIsAnError()
    {
        QVERIFY(QDir().rmdir(home->path()));
        QCOMPARE(look(downloads + u'/').folderError.code, ErrorCode::FolderMissing);
        const JobId id = *rig->create();
        QCOMPARE(rig->add(id, {wish(downloads + u'/')}).error().code, ErrorCode::FolderMissing);
        QVERIFY(!QFileInfo::exists(home->path()));
    }
};

QTEST_GUILESS_MAIN(DownloadFolderTest)
#include "tst_downloadfolder.moc"

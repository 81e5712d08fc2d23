// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/threadedengine.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tranship;

class TestThreadedEngine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itMayBeStoppedWhileItStarts();
    void whatIsAskedAfterTheEndIsNotAnswered();
};

void TestThreadedEngine::itMayBeStoppedWhileItStarts()
{
    const QTemporaryDir folder;
    for (int round = 0; round < 20; ++round) {
        ThreadedEngine engine({folder.path(), {}, false});
        bool isStarted = false;
        engine.start(this, [&isStarted](const Done &done) { isStarted = done.has_value(); });
        engine.stop();
        QVERIFY(!isStarted); // the word of it waits for this thread
    }
    ThreadedEngine engine({folder.path(), {}, false});
    bool isStarted = false;
    engine.start(this, [&isStarted](const Done &done) { isStarted = done.has_value(); });
    QTRY_VERIFY(isStarted);
}

void TestThreadedEngine::whatIsAskedAfterTheEndIsNotAnswered()
{
    const QTemporaryDir folder;
    ThreadedEngine engine({folder.path(), {}, false});
    engine.start(this, [](const Done &) {});
    engine.stop();
    bool isAnswered = false;
    engine.create({}, this, [&isAnswered](const Result<JobId> &) { isAnswered = true; });
    QCoreApplication::processEvents();
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(TestThreadedEngine)
#include "tst_threadedengine.moc"

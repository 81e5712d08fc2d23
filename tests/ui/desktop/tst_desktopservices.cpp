// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/launcherentry.h"
#include "ui/desktop/powercontrol.h"
#include "ui/desktop/sleepguard.h"
#include "ui/tray/desktopnotifications.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <memory>
#include <optional>

using namespace tranship;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

/// A service on the bus that writes down what it is asked and answers what it is told to, or
/// nothing at all.
class Service final : public QDBusVirtualObject {
    Q_OBJECT

public:
    Service(const QString &bus, const char *name, const char *path)
        : m_bus(bus),
          m_name(text(name)),
          m_path(text(path))
    {
        m_isThere = m_bus.registerVirtualObject(m_path, this) && m_bus.registerService(m_name);
    }

    ~Service() override
    {
        m_bus.unregisterService(m_name);
        m_bus.unregisterObject(m_path);
    }

    [[nodiscard]] bool isThere() const { return m_isThere; }

    [[nodiscard]] QString introspect(const QString &) const override { return {}; }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        calls.append(message.member());
        arguments.append(message.arguments());
        if (isRefusing)
            connection.send(message.createErrorReply(QDBusError::AccessDenied, text("not now")));
        else if (answer)
            connection.send(message.createReply(*answer));
        return true;
    }

    QStringList calls;
    QList<QVariantList> arguments;
    std::optional<QVariantList> answer = QVariantList(); ///< nullopt: it hangs
    bool isRefusing = false;

private:
    QDBusConnection m_bus;
    QString m_name;
    QString m_path;
    bool m_isThere = false;
};

} // namespace

/// Everything that speaks to the desktop's services, against services of our own on a bus of our
/// own.
class TestDesktopServices final : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void takeUpdate(const QString &uri, const QVariantMap &properties);

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void theLauncherShowsCountAndProgress_data();
    void theLauncherShowsCountAndProgress();
    void theLauncherIsToldOfChangesOnly();
    void theLauncherIsCleanedUp();

    void thePowerManagerIsAskedWhileSomethingMoves();
    void theNextIsAskedWhereThereIsNoPowerManager();
    void systemdIsAskedLast();
    void nobodyIsAskedWhenItIsNotWanted();
    void whatEndsBeforeTheAnswerIsGivenBack();
    void withoutAnybodyItIsTriedAgainLater();

    void theComputerIsSwitchedOff();
    void aRefusalIsTold();

    void aServiceThatHangsBlocksNobody();

private:
    [[nodiscard]] QDBusConnection ours() const { return QDBusConnection(text("ours")); }

    QTemporaryDir m_folder;
    QProcess m_bus;
    QList<QVariantMap> m_updates;
    QStringList m_uris;
};

void TestDesktopServices::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(text("dbus-daemon"));
    if (daemon.isEmpty())
        QSKIP("dbus-daemon is not installed");
    m_bus.start(daemon,
                {text("--session"), text("--nofork"), text("--print-address"),
                 text("--address=unix:path=") + m_folder.filePath(text("bus"))});
    QVERIFY(m_bus.waitForReadyRead());
    const QString address = QString::fromLatin1(m_bus.readLine()).trimmed();
    QVERIFY(QDBusConnection::connectToBus(address, text("ours")).isConnected());
    QVERIFY(QDBusConnection::connectToBus(address, text("theirs")).isConnected());
    QDBusConnection theirs(text("theirs"));
    QVERIFY(theirs.connect(QString(), QString(), text("com.canonical.Unity.LauncherEntry"),
                           text("Update"), this, SLOT(takeUpdate(QString, QVariantMap))));
}

void TestDesktopServices::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(text("ours"));
    QDBusConnection::disconnectFromBus(text("theirs"));
    m_bus.terminate();
    m_bus.waitForFinished();
}

void TestDesktopServices::takeUpdate(const QString &uri, const QVariantMap &properties)
{
    m_uris.append(uri);
    m_updates.append(properties);
}

void TestDesktopServices::theLauncherShowsCountAndProgress_data()
{
    QTest::addColumn<Tally>("tally");
    QTest::addColumn<qint64>("count");
    QTest::addColumn<double>("progress");
    QTest::addColumn<bool>("hasProgress");
    Tally tally;
    QTest::newRow("nothing") << tally << qint64{0} << 0.0 << false;
    tally.waitingForYou = 3;
    QTest::newRow("three wait") << tally << qint64{3} << 0.0 << false;
    tally.moving = 2;
    QTest::newRow("of unknown size") << tally << qint64{3} << 0.0 << false;
    tally.bytesTotal = 1000;
    tally.bytesTransferred = 251;
    QTest::newRow("a quarter") << tally << qint64{3} << 0.25 << true;
    tally.bytesTransferred = 2000;
    QTest::newRow("more than there should be") << tally << qint64{3} << 1.0 << true;
}

void TestDesktopServices::theLauncherShowsCountAndProgress()
{
    QFETCH(Tally, tally);
    const QVariantMap shown = LauncherEntry::properties(tally);
    QCOMPARE(shown.value(text("count-visible")).toBool(), shown.value(text("count")).toInt() > 0);
    QTEST(shown.value(text("count")).toLongLong(), "count");
    QTEST(shown.value(text("progress")).toDouble(), "progress");
    QTEST(shown.value(text("progress-visible")).toBool(), "hasProgress");
}

void TestDesktopServices::theLauncherIsToldOfChangesOnly()
{
    m_updates.clear();
    LauncherEntry entry(ours(), text("org.example.App"));
    Tally tally;
    entry.show(tally); // nothing is what a launcher shows anyway
    tally.waitingForYou = 1;
    entry.show(tally);
    tally.downSpeed = 7;
    entry.show(tally);
    tally.waitingForYou = 2;
    entry.show(tally);
    QTRY_COMPARE(m_updates.size(), 2);
    QCOMPARE(m_uris.last(), text("application://org.example.App.desktop"));
    QCOMPARE(m_updates.last().value(text("count")).toInt(), 2);
    entry.setWanted(false);
    QTRY_COMPARE(m_updates.size(), 3);
    QVERIFY(!m_updates.last().value(text("count-visible")).toBool());
}

void TestDesktopServices::theLauncherIsCleanedUp()
{
    m_updates.clear();
    {
        LauncherEntry entry(ours(), text("org.example.App"));
        Tally tally;
        tally.waitingForYou = 1;
        entry.show(tally);
    }
    QTRY_COMPARE(m_updates.size(), 2);
    QVERIFY(!m_updates.last().value(text("count-visible")).toBool());
}

void TestDesktopServices::thePowerManagerIsAskedWhileSomethingMoves()
{
    Service manager(text("theirs"), "org.freedesktop.PowerManagement.Inhibit",
                    "/org/freedesktop/PowerManagement/Inhibit");
    QVERIFY(manager.isThere());
    manager.answer = QVariantList{uint{42}};
    SleepGuard guard(ours(), ours());
    QSignalSpy holding(&guard, &SleepGuard::holdingChanged);
    guard.setMoving(true);
    QVERIFY(holding.wait());
    QVERIFY(guard.isHolding());
    QCOMPARE(manager.calls, QStringList{text("Inhibit")});
    guard.setMoving(true);
    guard.setMoving(false);
    QVERIFY(!guard.isHolding());
    QTRY_COMPARE(manager.calls, (QStringList{text("Inhibit"), text("UnInhibit")}));
    QCOMPARE(manager.arguments.last().first().toUInt(), 42U);
}

void TestDesktopServices::theNextIsAskedWhereThereIsNoPowerManager()
{
    Service session(text("theirs"), "org.gnome.SessionManager", "/org/gnome/SessionManager");
    session.answer = QVariantList{uint{7}};
    SleepGuard guard(ours(), ours());
    guard.setMoving(true);
    QTRY_VERIFY(guard.isHolding());
    QCOMPARE(session.arguments.first().size(), 4);
    QCOMPARE(session.arguments.first().last().toUInt(), 4U); // suspend
    guard.setWanted(false);
    QVERIFY(!guard.isHolding());
    QTRY_COMPARE(session.calls.last(), text("Uninhibit"));
}

void TestDesktopServices::systemdIsAskedLast()
{
    Service login(text("theirs"), "org.freedesktop.login1", "/org/freedesktop/login1");
    QTemporaryFile file;
    QVERIFY(file.open());
    login.answer = QVariantList{QVariant::fromValue(QDBusUnixFileDescriptor(file.handle()))};
    SleepGuard guard(ours(), ours());
    guard.setMoving(true);
    QTRY_VERIFY(guard.isHolding());
    QCOMPARE(login.arguments.first().first().toString(), text("idle"));
    QCOMPARE(login.arguments.first().last().toString(), text("block"));
    guard.setMoving(false);
    QVERIFY(!guard.isHolding());
}

void TestDesktopServices::nobodyIsAskedWhenItIsNotWanted()
{
    Service manager(text("theirs"), "org.freedesktop.PowerManagement.Inhibit",
                    "/org/freedesktop/PowerManagement/Inhibit");
    manager.answer = QVariantList{uint{1}};
    SleepGuard guard(ours(), ours());
    guard.setWanted(false);
    guard.setMoving(true);
    guard.setWanted(true); // the first question: those before it would have come earlier
    QTRY_VERIFY(guard.isHolding());
    QCOMPARE(manager.calls.size(), 1);
}

void TestDesktopServices::whatEndsBeforeTheAnswerIsGivenBack()
{
    Service manager(text("theirs"), "org.freedesktop.PowerManagement.Inhibit",
                    "/org/freedesktop/PowerManagement/Inhibit");
    manager.answer = QVariantList{uint{3}};
    SleepGuard guard(ours(), ours());
    guard.setMoving(true);
    guard.setMoving(false);
    QTRY_COMPARE(manager.calls, (QStringList{text("Inhibit"), text("UnInhibit")}));
    QVERIFY(!guard.isHolding());
}

void TestDesktopServices::withoutAnybodyItIsTriedAgainLater()
{
    SleepGuard guard(ours(), ours());
    guard.setMoving(true);
    QVERIFY(!guard.isHolding());
    Service manager(text("theirs"), "org.freedesktop.PowerManagement.Inhibit",
                    "/org/freedesktop/PowerManagement/Inhibit");
    manager.answer = QVariantList{uint{3}};
    QTRY_VERIFY_WITH_TIMEOUT(
        [&guard] {
            guard.setMoving(false);
            guard.setMoving(true);
            return guard.isHolding() || QTest::qWaitFor([&guard] { return guard.isHolding(); }, 50);
        }(),
        5000);
}

void TestDesktopServices::theComputerIsSwitchedOff()
{
    Service login(text("theirs"), "org.freedesktop.login1", "/org/freedesktop/login1");
    PowerControl power(ours());
    const QSignalSpy refused(&power, &PowerControl::refused);
    power.powerOff();
    power.sleep();
    QTRY_COMPARE(login.calls, (QStringList{text("PowerOff"), text("Suspend")}));
    QCOMPARE(login.arguments.first(), QVariantList{false});
    QCOMPARE(refused.size(), 0);
}

void TestDesktopServices::aRefusalIsTold()
{
    Service login(text("theirs"), "org.freedesktop.login1", "/org/freedesktop/login1");
    login.isRefusing = true;
    PowerControl power(ours());
    QSignalSpy refused(&power, &PowerControl::refused);
    power.powerOff();
    QVERIFY(refused.wait());
    QCOMPARE(refused.first().first().toString(), text("not now"));
}

void TestDesktopServices::aServiceThatHangsBlocksNobody()
{
    Service daemon(text("theirs"), "org.freedesktop.Notifications",
                   "/org/freedesktop/Notifications");
    daemon.answer.reset();
    QElapsedTimer time;
    time.start();
    DesktopNotifications notifications(ours());
    const Notifications::Token token = notifications.show({text("a"), text("b"), {}, {}});
    notifications.show({text("a"), text("c"), {}, {}}, token);
    notifications.withdraw(token);
    QTRY_COMPARE(daemon.calls, QStringList{text("GetCapabilities")});
    QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
}

QTEST_MAIN(TestDesktopServices)
#include "tst_desktopservices.moc"

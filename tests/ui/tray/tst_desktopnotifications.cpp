// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tray/desktopnotifications.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace tranship;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

const Notification sample{text("Thesis"),
                          text("R&D is <ready>."),
                          {{text("complete"), text("Complete")}, {text("cancel"), text("Cancel")}},
                          text("transfer.complete")};

} // namespace

/// Against the notification service of python-dbusmock, on a bus of its own.
class TestDesktopNotifications final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void showsTitleBodyAndActions();
    void leavesActionsOutWhereThereAreNone();
    void escapesMarkupWhereItWouldBeRead();
    void replacesInPlace();
    void withdrawsEvenBeforeTheServiceAnswered();
    void tellsOfActionsAndClosing();
    void withoutAServiceItFailsAndDoesNotBlock();

private:
    void startService(const char *capabilities);
    [[nodiscard]] QString log() const;
    void emitFromService(const QString &name, const QVariantList &arguments);

    QTemporaryDir m_folder;
    QProcess m_busProcess;
    std::unique_ptr<QProcess> m_service;
    QString m_address;
    int m_services = 0;
};

void TestDesktopNotifications::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(text("dbus-daemon"));
    if (daemon.isEmpty())
        QSKIP("dbus-daemon is not installed");
    const int mock =
        QProcess::execute(text("/usr/bin/python3"), {text("-c"), text("import dbusmock")});
    if (mock != 0)
        QSKIP("python3-dbusmock is not installed");
    m_busProcess.start(daemon,
                       {text("--session"), text("--nofork"), text("--print-address"),
                        text("--address=unix:path=") + m_folder.filePath(text("bus"))});
    QVERIFY(m_busProcess.waitForReadyRead());
    m_address = QString::fromLatin1(m_busProcess.readLine()).trimmed();
    const QDBusConnection bus = QDBusConnection::connectToBus(m_address, text("tst"));
    QVERIFY(bus.isConnected());
}

void TestDesktopNotifications::cleanup()
{
    if (m_service) {
        m_service->terminate();
        m_service->waitForFinished();
        m_service.reset();
    }
}

void TestDesktopNotifications::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(text("tst"));
    if (m_busProcess.state() != QProcess::NotRunning) {
        m_busProcess.terminate();
        m_busProcess.waitForFinished();
    }
}

void TestDesktopNotifications::startService(const char *capabilities)
{
    ++m_services;
    m_service = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(text("DBUS_SESSION_BUS_ADDRESS"), m_address);
    m_service->setProcessEnvironment(environment);
    m_service->start(text("/usr/bin/python3"),
                     {text("-m"), text("dbusmock"), text("--template"), text("notification_daemon"),
                      text("-l"), m_folder.filePath(text("log%1").arg(m_services)),
                      text("--parameters"),
                      text("{\"capabilities\": \"%1\"}").arg(text(capabilities))});
    const QDBusConnection bus(text("tst"));
    QTRY_VERIFY_WITH_TIMEOUT(
        bus.interface()->isServiceRegistered(text("org.freedesktop.Notifications")), 20'000);
}

QString TestDesktopNotifications::log() const
{
    QFile file(m_folder.filePath(text("log%1").arg(m_services)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestDesktopNotifications::emitFromService(const QString &name, const QVariantList &arguments)
{
    QDBusMessage order = QDBusMessage::createMethodCall(
        text("org.freedesktop.Notifications"), text("/org/freedesktop/Notifications"),
        text("org.freedesktop.DBus.Mock"), text("EmitSignal"));
    const QString signature =
        arguments.last().typeId() == QMetaType::QString ? text("us") : text("uu");
    order << text("org.freedesktop.Notifications") << name << signature << QVariant(arguments);
    const QDBusMessage reply = QDBusConnection(text("tst")).call(order);
    QVERIFY2(reply.type() == QDBusMessage::ReplyMessage, qPrintable(reply.errorMessage()));
}

void TestDesktopNotifications::showsTitleBodyAndActions()
{
    startService("actions body");
    DesktopNotifications notifications{QDBusConnection(text("tst"))};
    QSignalSpy shown(&notifications, &Notifications::shown);
    const auto token = notifications.show(sample);
    QVERIFY(shown.wait());
    QCOMPARE(shown.first(), (QVariantList{QVariant::fromValue(token), true}));
    QTRY_VERIFY2(
        log().contains(text("\"Thesis\" \"R&D is <ready>.\" [\"complete\", \"Complete\", "
                            "\"cancel\", \"Cancel\"]"))
            || log().contains(text("\"Thesis\" \"R&D is <ready>.\" [\"complete\",\"Complete\","
                                   "\"cancel\",\"Cancel\"]")),
        qPrintable(log()));
    QVERIFY(log().contains(text("transfer.complete")));
}

void TestDesktopNotifications::leavesActionsOutWhereThereAreNone()
{
    startService("body");
    DesktopNotifications notifications{QDBusConnection(text("tst"))};
    QSignalSpy shown(&notifications, &Notifications::shown);
    notifications.show(sample);
    QVERIFY(shown.wait());
    QCOMPARE(shown.first().last().toBool(), false);
    QTRY_VERIFY(log().contains(text("Notify")));
    QVERIFY2(!log().contains(text("\"Complete\"")), qPrintable(log()));
}

void TestDesktopNotifications::escapesMarkupWhereItWouldBeRead()
{
    startService("body body-markup");
    DesktopNotifications notifications{QDBusConnection(text("tst"))};
    notifications.show(sample);
    QTRY_VERIFY(log().contains(text("R&amp;D is &lt;ready&gt;.")));
}

void TestDesktopNotifications::replacesInPlace()
{
    startService("actions body");
    DesktopNotifications notifications{QDBusConnection(text("tst"))};
    QSignalSpy shown(&notifications, &Notifications::shown);
    const auto token = notifications.show(sample);
    QVERIFY(shown.wait());
    Notification next = sample;
    next.title = text("Two");
    QCOMPARE(notifications.show(next, token), token);
    QTRY_COMPARE(shown.size(), 2);
    QTRY_VERIFY2(
        log().contains(QRegularExpression(text("Notify \"Tranship\" 1 \"tranship\" \"Two\""))),
        qPrintable(log()));
}

void TestDesktopNotifications::withdrawsEvenBeforeTheServiceAnswered()
{
    startService("actions body");
    DesktopNotifications notifications{QDBusConnection(text("tst"))};
    QSignalSpy shown(&notifications, &Notifications::shown);
    const auto first = notifications.show(sample);
    QVERIFY(shown.wait());
    notifications.withdraw(first);
    QTRY_VERIFY2(log().contains(text("CloseNotification 1")), qPrintable(log()));
    // The capabilities are known now: this one is on its way when it is withdrawn.
    const auto second = notifications.show(sample);
    notifications.withdraw(second);
    QTRY_VERIFY2(log().contains(text("CloseNotification 2")), qPrintable(log()));
    QCOMPARE(shown.size(), 1);
}

void TestDesktopNotifications::tellsOfActionsAndClosing()
{
    startService("actions body");
    DesktopNotifications notifications{QDBusConnection(text("tst"))};
    QSignalSpy shown(&notifications, &Notifications::shown);
    QSignalSpy invoked(&notifications, &Notifications::actionInvoked);
    QSignalSpy closed(&notifications, &Notifications::closed);
    const auto token = notifications.show(sample);
    QVERIFY(shown.wait());
    emitFromService(text("ActionInvoked"), {QVariant(77U), text("complete")});
    emitFromService(text("ActionInvoked"), {QVariant(1U), text("cancel")});
    QTRY_COMPARE(invoked.size(), 1);
    QCOMPARE(invoked.first(), (QVariantList{QVariant::fromValue(token), text("cancel")}));
    emitFromService(text("NotificationClosed"), {QVariant(1U), QVariant(2U)});
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.first().first().toULongLong(), token);
}

void TestDesktopNotifications::withoutAServiceItFailsAndDoesNotBlock()
{
    DesktopNotifications notifications{QDBusConnection(text("tst"))};
    QSignalSpy failed(&notifications, &Notifications::failed);
    QElapsedTimer timer;
    timer.start();
    const auto token = notifications.show(sample);
    QVERIFY(timer.elapsed() < 200);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toULongLong(), token);
}

QTEST_GUILESS_MAIN(TestDesktopNotifications)
#include "tst_desktopnotifications.moc"

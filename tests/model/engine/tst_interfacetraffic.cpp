// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/interfacetraffic.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace tranship;

/// The counters of an interface are a file that the test writes; the connection is a real one.
class TestInterfaceTraffic final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QTcpServer m_server;
    std::unique_ptr<QTcpSocket> m_client;
    std::unique_ptr<QTcpSocket> m_peer;

    void setReceived(qint64 bytes)
    {
        QFile file(m_folder.filePath(QStringLiteral("lo/statistics/rx_bytes")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::number(bytes) + '\n');
    }

    void open()
    {
        m_client = std::make_unique<QTcpSocket>();
        m_client->connectToHost(QHostAddress(QHostAddress::LocalHost), m_server.serverPort());
        QVERIFY(m_client->waitForConnected(10'000));
        QVERIFY(m_server.waitForNewConnection(10'000));
        m_peer.reset(m_server.nextPendingConnection());
        m_peer->setParent(nullptr);
    }

    void send(qint64 bytes)
    {
        const qint64 before = m_client->bytesAvailable();
        m_peer->write(QByteArray(bytes, 'x'));
        QTRY_COMPARE(m_client->bytesAvailable() - before, bytes);
    }

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("lo/statistics")));
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
    }

    void init()
    {
        setReceived(1'000'000);
        open();
    }

    void cleanup()
    {
        m_client.reset();
        m_peer.reset();
    }

    void theFirstLookComparesNothing()
    {
        InterfaceTraffic traffic(m_folder.path(), InterfaceTraffic::Loopback::Counted);
        QVERIFY(!traffic.measure());
        QVERIFY(traffic.measure());
    }

    void whatComesForOthersAndForUsIsToldApart()
    {
        InterfaceTraffic traffic(m_folder.path(), InterfaceTraffic::Loopback::Counted);
        QVERIFY(!traffic.measure());
        send(500'000);
        setReceived(1'000'000 + 800'000);
        const auto first = traffic.measure();
        QVERIFY(first);
        QCOMPARE(first->received, 800'000);
        QVERIFY2(first->own >= 500'000 && first->own < 600'000,
                 qPrintable(QString::number(first->own)));
        const auto second = traffic.measure();
        QVERIFY(second);
        QCOMPARE(second->received, 0);
        QVERIFY2(second->own < 1'000, qPrintable(QString::number(second->own)));
    }

    void whatLiesUnreadInTheKernelIsOurs()
    {
        m_client->setReadBufferSize(1);
        InterfaceTraffic traffic(m_folder.path(), InterfaceTraffic::Loopback::Counted);
        QVERIFY(!traffic.measure());
        m_peer->write(QByteArray(50'000, 'x'));
        qint64 own = 0;
        QTRY_VERIFY((own += traffic.measure()->own) >= 50'000);
    }

    void aNewConnectionCountsFromItsBeginning()
    {
        InterfaceTraffic traffic(m_folder.path(), InterfaceTraffic::Loopback::Counted);
        QVERIFY(!traffic.measure());
        const auto client = std::move(m_client);
        const auto peer = std::move(m_peer);
        open();
        send(100'000);
        const auto delta = traffic.measure();
        QVERIFY(delta);
        QVERIFY(delta->own >= 100'000);
    }

    void connectionsWithinThisMachineAreNoTraffic()
    {
        InterfaceTraffic traffic(m_folder.path());
        QVERIFY(!traffic.measure());
        send(10'000);
        QVERIFY(!traffic.measure());
    }

    void withoutCountersThereIsNothingToTell()
    {
        const QTemporaryDir empty;
        InterfaceTraffic traffic(empty.path(), InterfaceTraffic::Loopback::Counted);
        QVERIFY(!traffic.measure());
        QVERIFY(!traffic.measure());
    }
};

QTEST_GUILESS_MAIN(TestInterfaceTraffic)
#include "tst_interfacetraffic.moc"

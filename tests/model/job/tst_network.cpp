// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/network.h"

#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

File fileFrom(const QString &url)
{
    File file;
    file.url = QUrl(url);
    return file;
}

Job jobFrom(const QStringList &urls)
{
    Job job;
    for (const QString &url : urls)
        job.files.append(fileFrom(url));
    return job;
}

} // namespace

/// Which host lies how far, and what a network lets a job do.
class NetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aHostIsTheMachineANeighbourOrFar_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("loopback");
        QTest::addColumn<bool>("local");
        const auto row = [](const char *url, bool loopback, bool local) {
            QTest::newRow(url) << QString::fromLatin1(url) << loopback << local;
        };
        row("http://127.0.0.1:8080/a", true, true);
        row("http://127.200.3.4/a", true, true);
        row("http://127.1/a", true, true);
        row("http://localhost/a", true, true);
        row("http://LOCALHOST./a", true, true);
        row("http://cdn.localhost/a", true, true);
        row("http://[::1]/a", true, true);
        row("http://[::ffff:127.0.0.1]/a", true, true);
        row("file:///mnt/share/a", true, true);
        row("http://notlocalhost.org/a", false, false);
        row("http://localhost.example.org/a", false, false);
        row("http://10.1.2.3/a", false, true);
        row("http://172.15.0.1/a", false, false);
        row("http://172.16.0.1/a", false, true);
        row("http://172.31.0.1/a", false, true);
        row("http://172.32.0.1/a", false, false);
        row("http://192.168.1.1/a", false, true);
        row("http://192.169.1.1/a", false, false);
        row("http://169.254.9.9/a", false, true);
        row("http://8.8.8.8/a", false, false);
        row("http://0.0.0.0/a", false, false);
        row("http://[fe80::1]/a", false, true);
        row("http://[febf::1]/a", false, true);
        row("http://[fec0::1]/a", false, false);
        row("http://[fd12:3456::1]/a", false, true);
        row("http://[2001:db8::1]/a", false, false);
        row("http://[::ffff:10.0.0.1]/a", false, true);
        row("http://[::ffff:8.8.8.8]/a", false, false);
        row("http://nas/a", false, true);
        row("http://nas.local/a", false, true);
        row("http://nas.local./a", false, true);
        row("http://nonlocal/a", false, true);
        row("http://nas.nonlocal/a", false, false);
        row("http://127.0.0.1.example.org/a", false, false);
        row("http://example.org/a", false, false);
    }

    void aHostIsTheMachineANeighbourOrFar()
    {
        QFETCH(QString, url);
        const QString host = QUrl(url).host();
        QTEST(isLoopbackHost(host), "loopback");
        QTEST(isLocalHost(host), "local");
    }

    void aMonitorThatMissesTheNeighboursIsSetRight()
    {
        QCOMPARE(reachabilityWith(Reachability::Disconnected, true), Reachability::Local);
        QCOMPARE(reachabilityWith(Reachability::Disconnected, false), Reachability::Disconnected);
        for (const Reachability said : {Reachability::Unknown, Reachability::Local,
                                        Reachability::Site, Reachability::Online}) {
            QCOMPARE(reachabilityWith(said, true), said);
            QCOMPARE(reachabilityWith(said, false), said);
        }
    }

    void eachReachabilityGoesSoFar_data()
    {
        QTest::addColumn<Reachability>("reachability");
        QTest::addColumn<bool>("machine");
        QTest::addColumn<bool>("neighbour");
        QTest::addColumn<bool>("far");
        QTest::newRow("unknown") << Reachability::Unknown << true << true << true;
        QTest::newRow("disconnected") << Reachability::Disconnected << true << false << false;
        QTest::newRow("local") << Reachability::Local << true << true << false;
        QTest::newRow("site") << Reachability::Site << true << true << true;
        QTest::newRow("online") << Reachability::Online << true << true << true;
    }

    void eachReachabilityGoesSoFar()
    {
        QFETCH(Reachability, reachability);
        const NetworkState network{reachability, false};
        QTEST(canReach(network, QUrl(u"http://127.0.0.1/a"_s)), "machine");
        QTEST(canReach(network, QUrl(u"http://192.168.0.9/a"_s)), "neighbour");
        QTEST(canReach(network, QUrl(u"https://example.org/a"_s)), "far");
    }

    void oneFileThatCanBeReachedKeepsTheJobGoing()
    {
        const NetworkState off{Reachability::Disconnected, false};
        Job job = jobFrom({u"http://example.org/a"_s, u"http://127.0.0.1/b"_s});
        QVERIFY(!isCutOff(off, job));
        job.files[1].state = FileState::Transferred;
        QVERIFY(isCutOff(off, job));
        job.files[0].mirrors = {QUrl(u"http://localhost/a"_s)};
        QVERIFY(!isCutOff(off, job));
        job.files[0].state = FileState::Completed;
        QVERIFY2(!isCutOff(off, job), "nothing is left to fetch");
        QVERIFY(!isCutOff(off, Job()));
    }

    void aFailedFileKeepsNoJobGoing()
    {
        Job job = jobFrom({u"http://example.org/a"_s, u"http://127.0.0.1/b"_s});
        job.files[1].state = FileState::Failed;
        QVERIFY(isCutOff({Reachability::Disconnected, false}, job));
    }

    void theNetworkReturnsWhenItGoesFarther_data()
    {
        QTest::addColumn<Reachability>("before");
        QTest::addColumn<Reachability>("now");
        QTest::addColumn<bool>("returned");
        using enum Reachability;
        QTest::newRow("off to online") << Disconnected << Online << true;
        QTest::newRow("off to local") << Disconnected << Local << true;
        QTest::newRow("local to site") << Local << Site << true;
        QTest::newRow("off to unknown") << Disconnected << Unknown << true;
        QTest::newRow("site to online") << Site << Online << false;
        QTest::newRow("unknown to online") << Unknown << Online << false;
        QTest::newRow("online to off") << Online << Disconnected << false;
        QTest::newRow("the same") << Disconnected << Disconnected << false;
    }

    void theNetworkReturnsWhenItGoesFarther()
    {
        QFETCH(Reachability, before);
        QFETCH(Reachability, now);
        QTEST(hasReturned({before, false}, {now, false}), "returned");
    }

    void theReasonToWait_data()
    {
        QTest::addColumn<NetworkState>("network");
        QTest::addColumn<CostPolicy>("policy");
        QTest::addColumn<QString>("url");
        QTest::addColumn<ErrorCode>("code");
        const auto far = u"http://example.org/a"_s;
        const auto here = u"http://127.0.0.1/a"_s;
        const NetworkState free{Reachability::Online, false};
        const NetworkState metered{Reachability::Online, true};
        const NetworkState off{Reachability::Disconnected, true};
        using enum ErrorCode;
        QTest::newRow("free") << free << CostPolicy::NotMetered << far << None;
        QTest::newRow("metered") << metered << CostPolicy::NotMetered << far << BlockedByCostPolicy;
        QTest::newRow("metered, here") << metered << CostPolicy::NotMetered << here << None;
        QTest::newRow("metered, always") << metered << CostPolicy::Always << far << None;
        QTest::newRow("metered, not roaming") << metered << CostPolicy::NotRoaming << far << None;
        QTest::newRow("off") << off << CostPolicy::Always << far << NetworkDisconnected;
        QTest::newRow("off, not metered")
            << off << CostPolicy::NotMetered << far << NetworkDisconnected;
        QTest::newRow("off, here") << off << CostPolicy::Always << here << None;
        QTest::newRow("nobody says") << NetworkState{} << CostPolicy::NotMetered << far << None;
    }

    void theReasonToWait()
    {
        QFETCH(NetworkState, network);
        QFETCH(CostPolicy, policy);
        QFETCH(QString, url);
        QFETCH(ErrorCode, code);
        Job job = jobFrom({url});
        job.settings.costPolicy = policy;
        const std::optional<Error> error = networkError(network, job);
        QCOMPARE(error ? error->code : ErrorCode::None, code);
        if (error)
            QCOMPARE(error->detail, QUrl(url).host());
    }

    void whatHasCostsCostsWhereverTheRestComesFrom()
    {
        Job job = jobFrom({u"http://127.0.0.1/a"_s, u"http://example.org/b"_s});
        job.settings.costPolicy = CostPolicy::NotMetered;
        const NetworkState metered{Reachability::Online, true};
        QVERIFY(networkError(metered, job));
        job.files[1].state = FileState::Transferred;
        QVERIFY(!networkError(metered, job));
    }
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "tst_network.moc"

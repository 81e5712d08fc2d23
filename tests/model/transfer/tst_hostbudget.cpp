// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/hostbudget.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <vector>

using namespace tranship;

class TestHostBudget final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void placesAreCountedByHostAndPort()
    {
        HostBudget budget(2);
        const auto one = budget.lease(QUrl(QStringLiteral("http://a.example/1")));
        const auto two = budget.lease(QUrl(QStringLiteral("http://a.example:80/2")));
        QVERIFY(!budget.hasRoom(QUrl(QStringLiteral("http://a.example/3"))));
        QVERIFY(budget.hasRoom(QUrl(QStringLiteral("https://a.example/3"))));
        QVERIFY(budget.hasRoom(QUrl(QStringLiteral("http://b.example/3"))));
    }

    void aPlaceIsGivenBack()
    {
        HostBudget budget(1);
        const QUrl url(QStringLiteral("http://a.example/"));
        auto lease = budget.lease(url);
        QVERIFY(!budget.hasRoom(url));
        lease.reset();
        QVERIFY(budget.hasRoom(url));
    }

    void tooManyAreToldOf()
    {
        HostBudget budget(2);
        QSignalSpy crowded(&budget, &HostBudget::crowded);
        const QUrl url(QStringLiteral("http://a.example/"));
        std::vector<std::unique_ptr<HostBudget::Lease>> leases;
        for (int i = 0; i < 3; ++i)
            leases.push_back(budget.lease(url));
        QCOMPARE(crowded.count(), 0); // from the event loop
        QTRY_COMPARE(crowded.count(), 1);
        QVERIFY(budget.isCrowded(HostBudget::hostOf(url)));
        leases.pop_back();
        QVERIFY(!budget.isCrowded(HostBudget::hostOf(url)));
    }

    void aSmallerBudgetActsAtOnce()
    {
        HostBudget budget(4);
        QSignalSpy crowded(&budget, &HostBudget::crowded);
        const QUrl url(QStringLiteral("http://a.example/"));
        const auto one = budget.lease(url);
        const auto two = budget.lease(url);
        budget.setMost(1);
        QTRY_COMPARE(crowded.count(), 1);
    }

    void leasesMayOutliveTheBudget()
    {
        auto budget = std::make_unique<HostBudget>(1);
        const auto lease = budget->lease(QUrl(QStringLiteral("http://a.example/")));
        budget.reset();
        QCOMPARE(lease->host(), QStringLiteral("a.example:80"));
    }
};

QTEST_GUILESS_MAIN(TestHostBudget)
#include "tst_hostbudget.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/ownedreply.h"
#include "tests/support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QRegularExpression>
#include <QTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

constexpr auto path = "/a";

/// Gives the beginning of a file and waits then.
Resource stuck()
{
    Resource resource;
    resource.size = 200'000;
    resource.cutAt = 5'000;
    resource.cut = Resource::Cut::Stall;
    return resource;
}

} // namespace

class TestOwnedReply final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isLetGoBetweenItsErrorAndItsEnd();
    void isLetGoOnItsWay();
};

void TestOwnedReply::isLetGoBetweenItsErrorAndItsEnd()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    ScriptedServer server;
    server.stopListening();
    QNetworkAccessManager manager;
    OwnedReply reply(manager.get(QNetworkRequest(server.url(QLatin1StringView(path)))), {this});
    const QPointer<QNetworkReply> watched(reply.get());
    bool isOver = false;
    connect(reply.get(), &QNetworkReply::errorOccurred, &manager, [&] { reply.reset(); });
    connect(reply.get(), &QNetworkReply::finished, this, [&] { isOver = true; });
    QTRY_VERIFY(!reply);
    QTRY_VERIFY(watched.isNull());
    QVERIFY(!isOver);
}

void TestOwnedReply::isLetGoOnItsWay()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    ScriptedServer server;
    server.setResource(QLatin1StringView(path), stuck());
    QNetworkAccessManager manager;
    OwnedReply reply(manager.get(QNetworkRequest(server.url(QLatin1StringView(path)))), {this});
    connect(reply.get(), &QNetworkReply::readyRead, &manager, [&] { reply.reset(); });
    QTRY_VERIFY(!reply);
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestOwnedReply)
#include "tst_ownedreply.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/uploadsession.h"

#include <QtTest>

using namespace tranship;

class TestUploadSession : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachMethodHasOneName_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("name");
        QTest::newRow("auto") << 0 << QStringLiteral("auto");
        QTest::newRow("put") << 1 << QStringLiteral("put");
        QTest::newRow("post") << 2 << QStringLiteral("post");
        QTest::newRow("webdav") << 3 << QStringLiteral("webdav");
        QTest::newRow("bits") << 4 << QStringLiteral("bits");
        QTest::newRow("tus") << 5 << QStringLiteral("tus");
        QTest::newRow("resumable") << 6 << QStringLiteral("resumable");
        QTest::newRow("nextcloud") << 7 << QStringLiteral("nextcloud");
        QTest::newRow("s3-multipart") << 8 << QStringLiteral("s3-multipart");
    }

    void eachMethodHasOneName()
    {
        QFETCH(int, number);
        QFETCH(QString, name);
        QCOMPARE(QString(uploadMethodName(static_cast<UploadMethod>(number))), name);
        QCOMPARE(uploadMethodFromName(name), std::optional(static_cast<UploadMethod>(number)));
    }

    void anUnknownNameIsNoMethod()
    {
        QVERIFY(!uploadMethodFromName(u"ftp"));
        QVERIFY(!uploadMethodFromName(u"Put"));
        QVERIFY(!uploadMethodFromName(u""));
    }

    void onlyWhatTheServerKeepsUnfinishedIsOpen()
    {
        UploadSession session;
        QVERIFY(!session.isOpen());
        session.url = QUrl(QStringLiteral("https://host/upload/1"));
        QVERIFY(session.isOpen());
        session.isWhole = true;
        QVERIFY(!session.isOpen());
    }
};

QTEST_GUILESS_MAIN(TestUploadSession)
#include "tst_uploadsession.moc"

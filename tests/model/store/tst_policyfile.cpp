// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/policyfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;

namespace {

PolicyLayer layer(std::initializer_list<std::pair<QString, QString>> entries)
{
    return PolicyLayer(entries);
}

} // namespace

/// The administrator's file: what is read from it, and where it is looked for.
class PolicyFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_root;

    void put(const QString &folder, const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(m_root.filePath(folder + QStringLiteral("/tranship"))));
        QFile file(m_root.filePath(folder + QStringLiteral("/tranship/policy.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

private Q_SLOTS:

    void init()
    {
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_root.filePath(QStringLiteral("own"))));
        qputenv("XDG_CONFIG_DIRS",
                QFile::encodeName(m_root.filePath(QStringLiteral("first")) + QLatin1Char(':')
                                  + m_root.filePath(QStringLiteral("second"))));
    }

    void cleanup()
    {
        for (const char *folder : {"own", "first", "second"})
            QDir(m_root.filePath(QLatin1String(folder))).removeRecursively();
    }

    void linesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<PolicyLayer>("expected");
        const PolicyLayer one = layer({{QStringLiteral("MaxJobsPerUser"), QStringLiteral("5")}});
        QTest::newRow("plain") << QByteArray("MaxJobsPerUser=5\n") << one;
        QTest::newRow("blanks around") << QByteArray("  MaxJobsPerUser =  5 \n") << one;
        QTest::newRow("no last newline") << QByteArray("MaxJobsPerUser=5") << one;
        QTest::newRow("carriage returns") << QByteArray("MaxJobsPerUser=5\r\n") << one;
        QTest::newRow("comments and sections")
            << QByteArray("# limits\n[Limits]\n\nMaxJobsPerUser=5\n") << one;
        QTest::newRow("the last of two") << QByteArray("MaxJobsPerUser=4\nMaxJobsPerUser=5") << one;
        QTest::newRow("an equals sign in the value")
            << QByteArray("DefaultFolder=/a=b")
            << layer({{QStringLiteral("DefaultFolder"), QStringLiteral("/a=b")}});
        QTest::newRow("unknown keys are kept")
            << QByteArray("Colour=red")
            << layer({{QStringLiteral("Colour"), QStringLiteral("red")}});
        QTest::newRow("no key") << QByteArray("=5\n") << PolicyLayer();
        QTest::newRow("no equals sign") << QByteArray("MaxJobsPerUser 5\n") << PolicyLayer();
        QTest::newRow("garbage") << QByteArray("\0\xff\xfe\n\n", 5) << PolicyLayer();
        QTest::newRow("empty") << QByteArray() << PolicyLayer();
    }

    void linesAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(PolicyLayer, expected);
        QCOMPARE(parsePolicyFile(text), expected);
    }

    void theSystemsFolderIsRead()
    {
        put(QStringLiteral("first"), "MaxJobsPerUser=5\n");
        QCOMPARE(administratorPolicy(),
                 layer({{QStringLiteral("MaxJobsPerUser"), QStringLiteral("5")}}));
    }

    void ofSeveralFoldersTheFirstWinsKeyByKey()
    {
        put(QStringLiteral("first"), "MaxJobsPerUser=5\n");
        put(QStringLiteral("second"), "MaxJobsPerUser=6\nMaxFilesPerJob=7\n");
        QCOMPARE(administratorPolicy(),
                 layer({{QStringLiteral("MaxJobsPerUser"), QStringLiteral("5")},
                        {QStringLiteral("MaxFilesPerJob"), QStringLiteral("7")}}));
    }

    void aFileInTheUsersOwnFolderIsNobodysLaw()
    {
        put(QStringLiteral("own"), "MaxJobsPerUser=5\n");
        QVERIFY(administratorPolicy().isEmpty());
    }

    void withoutAFileThereIsNoPolicy() { QVERIFY(administratorPolicy().isEmpty()); }
};

QTEST_GUILESS_MAIN(PolicyFileTest)
#include "tst_policyfile.moc"

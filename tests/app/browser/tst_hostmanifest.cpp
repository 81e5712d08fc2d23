// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship-browser/hostmanifest.h"
#include "app/tranship-browser/registration.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestHostManifest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itSaysWhoMayStartWhat();
    void theExtensionHasTheIdOfItsKey();
    void theExtensionOfFirefoxHasItsId();
    void theProgramIsReadBack_data();
    void theProgramIsReadBack();
    void browsersAreConnectedAndDisconnected();
    void anotherProgramsFileStays();
    void aFileOfAProgramThatIsGoneGoes();
    void whatCannotBeWrittenIsNamed();
    void withoutABrowserItIsSaid();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1StringView(name)); }

    QList<Browser> browsers() const
    {
        return {{u"Chromium"_s, BrowserKind::Chromium, path("chromium/hosts")},
                {u"Firefox"_s, BrowserKind::Firefox, path("mozilla/hosts")}};
    }

    QString makeProgram(const char *name) const
    {
        QFile file(path(name));
        [[maybe_unused]] const bool isOpen = file.open(QIODevice::WriteOnly);
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QJsonObject extensionManifest(const char *name)
{
    QFile file(QStringLiteral(TRANSHIP_SOURCE "/resources/browser/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

/// As Chromium makes it: the first half of the key's SHA-256, in the letters a to p.
QString idOf(const QByteArray &key)
{
    QString id;
    for (const char c : QCryptographicHash::hash(key, QCryptographicHash::Sha256).first(16)) {
        id += QChar(u'a' + (static_cast<uchar>(c) >> 4));
        id += QChar(u'a' + (static_cast<uchar>(c) & 15));
    }
    return id;
}

} // namespace

void TestHostManifest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestHostManifest::itSaysWhoMayStartWhat()
{
    const auto read = [](BrowserKind kind) {
        return QJsonDocument::fromJson(hostManifest(kind, u"/opt/t/tranship-browser"_s)).object();
    };
    QJsonObject expected{{u"name"_s, u"org.tranship.tranship"_s},
                         {u"description"_s, u"Gives links to Tranship"_s},
                         {u"path"_s, u"/opt/t/tranship-browser"_s},
                         {u"type"_s, u"stdio"_s},
                         {u"allowed_extensions"_s, QJsonArray{u"tranship@example.org"_s}}};
    QCOMPARE(read(BrowserKind::Firefox), expected);
    expected.remove("allowed_extensions"_L1);
    expected.insert("allowed_origins"_L1,
                    QJsonArray{QString(u"chrome-extension://"_s + chromiumExtension + u'/')});
    QCOMPARE(read(BrowserKind::Chromium), expected);
}

void TestHostManifest::theExtensionHasTheIdOfItsKey()
{
    const QString key = extensionManifest("chromium.json").value("key"_L1).toString();
    QVERIFY(!key.isEmpty());
    QCOMPARE(idOf(QByteArray::fromBase64(key.toLatin1())), QString(chromiumExtension));
}

void TestHostManifest::theExtensionOfFirefoxHasItsId()
{
    const QJsonObject settings = extensionManifest("firefox.json")
                                     .value("browser_specific_settings"_L1)
                                     .toObject()
                                     .value("gecko"_L1)
                                     .toObject();
    QCOMPARE(settings.value("id"_L1).toString(), QString(firefoxExtension));
}

void TestHostManifest::theProgramIsReadBack_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<QString>("program");
    QTest::newRow("ours") << hostManifest(BrowserKind::Chromium, u"/opt/a b/t"_s)
                          << u"/opt/a b/t"_s;
    QTest::newRow("another's") << QByteArray(R"({"name": "x", "path": "/opt/t"})") << QString();
    QTest::newRow("no JSON") << QByteArray("path=/opt/t") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestHostManifest::theProgramIsReadBack()
{
    QFETCH(const QByteArray, manifest);
    QTEST(programOf(manifest), "program");
}

void TestHostManifest::browsersAreConnectedAndDisconnected()
{
    const QString program = makeProgram("t");
    const QStringList both{u"Chromium"_s, u"Firefox"_s};
    QVERIFY(QDir().mkpath(path("chromium")) && QDir().mkpath(path("mozilla")));
    QVERIFY(connectedBrowsers(browsers(), program).isEmpty());
    QCOMPARE(connectBrowsers(browsers(), program).value_or(QStringList()), both);
    QCOMPARE(connectBrowsers(browsers(), program).value_or(QStringList()), both);
    QCOMPARE(connectedBrowsers(browsers(), program), both);
    QCOMPARE(disconnectBrowsers(browsers(), program).value_or(QStringList()), both);
    QVERIFY(connectedBrowsers(browsers(), program).isEmpty());
    QCOMPARE(disconnectBrowsers(browsers(), program).value_or(both), QStringList());
    QVERIFY(!QFile::exists(path("chromium/hosts")));
    QVERIFY(QFile::exists(path("chromium")));
}

void TestHostManifest::anotherProgramsFileStays()
{
    const QString other = makeProgram("other");
    QVERIFY(connectBrowsers(browsers(), other));
    QVERIFY(connectedBrowsers(browsers(), path("t")).isEmpty());
    QCOMPARE(disconnectBrowsers(browsers(), path("t")).value_or(QStringList{u"?"_s}),
             QStringList());
    QCOMPARE(connectedBrowsers(browsers(), other).size(), 2);
}

void TestHostManifest::aFileOfAProgramThatIsGoneGoes()
{
    QVERIFY(connectBrowsers(browsers(), path("gone")));
    QCOMPARE(disconnectBrowsers(browsers(), path("t")).value_or(QStringList()).size(), 2);
}

void TestHostManifest::whatCannotBeWrittenIsNamed()
{
    makeProgram("chromium"); // a file where the folder should be
    const Result<QStringList> result = connectBrowsers(browsers(), path("t"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InputOutput);
    QVERIFY(result.error().detail.contains(path("chromium/hosts")));
}

void TestHostManifest::withoutABrowserItIsSaid()
{
    QCOMPARE(connectBrowsers({}, path("t")).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestHostManifest)
#include "tst_hostmanifest.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QTranslator>

namespace {

QStringList filesBelow(const QString &folder)
{
    QStringList found;
    QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        found.append(each.next());
    found.sort();
    return found;
}

QImage drawn(const QString &file, int side)
{
    QSvgRenderer renderer(file);
    QImage picture(side, side, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    renderer.render(&painter);
    return picture;
}

} // namespace

/// Pictures that were forgotten in a list of files are seen only by the person who misses them.
class TestResources final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProgramCarriesEveryPictureOfTheTree();
    void everyPictureDrawsSomething_data();
    void everyPictureDrawsSomething();
    void symbolicPicturesHaveOneColour_data();
    void symbolicPicturesHaveOneColour();
    void plurals_data();
    void plurals();
};

void TestResources::theProgramCarriesEveryPictureOfTheTree()
{
    const QString tree = QStringLiteral(TRANSHIP_RESOURCE_FOLDER "/icons");
    const QString carried = QStringLiteral(":/tranship/icons");
    QStringList expected;
    for (const QString &file : filesBelow(tree))
        expected.append(carried + QStringView(file).mid(tree.size()));
    QVERIFY(!expected.isEmpty());
    QCOMPARE(filesBelow(carried), expected);
}

void TestResources::everyPictureDrawsSomething_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : filesBelow(QStringLiteral(":/tranship/icons")))
        QTest::newRow(qPrintable(QFileInfo(file).baseName())) << file;
}

void TestResources::everyPictureDrawsSomething()
{
    QFETCH(QString, file);
    QVERIFY(QSvgRenderer(file).isValid());
    const QImage picture = drawn(file, 16);
    int inked = 0;
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x)
            inked += picture.pixelColor(x, y).alpha() > 128 ? 1 : 0;
    }
    QVERIFY2(inked >= 20, qPrintable(QString::number(inked)));
    QVERIFY2(inked < 250, qPrintable(QString::number(inked)));
}

void TestResources::symbolicPicturesHaveOneColour_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : filesBelow(QStringLiteral(":/tranship/icons/symbolic")))
        QTest::newRow(qPrintable(QFileInfo(file).baseName())) << file;
}

void TestResources::symbolicPicturesHaveOneColour()
{
    QFETCH(QString, file);
    const QImage picture = drawn(file, 64);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            if (pixel.alpha() > 0)
                QCOMPARE(pixel.rgb() & 0xffffffu, 0u);
        }
    }
}

void TestResources::plurals_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("en 1") << QStringLiteral("en") << 1 << QStringLiteral("1 file");
    QTest::newRow("en 2") << QStringLiteral("en") << 2 << QStringLiteral("2 files");
    QTest::newRow("ru 1") << QStringLiteral("ru") << 1 << QStringLiteral("1 файл");
    QTest::newRow("ru 2") << QStringLiteral("ru") << 2 << QStringLiteral("2 файла");
    QTest::newRow("ru 5") << QStringLiteral("ru") << 5 << QStringLiteral("5 файлов");
    QTest::newRow("ru 11") << QStringLiteral("ru") << 11 << QStringLiteral("11 файлов");
    QTest::newRow("ru 21") << QStringLiteral("ru") << 21 << QStringLiteral("21 файл");
}

void TestResources::plurals()
{
    QFETCH(QString, language);
    QFETCH(int, count);
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/tranship/translations/tranship_") + language));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QTEST(QCoreApplication::translate("JobList", "%n file(s)", nullptr, count), "text");
}

QTEST_MAIN(TestResources)
#include "tst_resources.moc"

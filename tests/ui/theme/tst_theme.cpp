// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/symbolicicon.h"

#include <QApplication>
#include <QFile>
#include <QFontMetricsF>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::theme;

namespace {

QPalette paletteOf(const char *window, const char *base, const char *text, const char *highlight)
{
    const QColor ground{QLatin1String(window)};
    QPalette palette(ground, ground);
    palette.setColor(QPalette::Base, QColor(QLatin1String(base)));
    palette.setColor(QPalette::AlternateBase, ground);
    palette.setColor(QPalette::Text, QColor(QLatin1String(text)));
    palette.setColor(QPalette::WindowText, QColor(QLatin1String(text)));
    palette.setColor(QPalette::ButtonText, QColor(QLatin1String(text)));
    palette.setColor(QPalette::Highlight, QColor(QLatin1String(highlight)));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, QColor(0x80, 0x80, 0x80));
    return palette;
}

const QList<Tone> tones = {Tone::Accent,       Tone::Error,     Tone::Waiting,
                           Tone::Transferring, Tone::Suspended, Tone::Dimmed};

} // namespace

class TestTheme final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void measuresContrastByWcag();
    void everyToneIsReadable_data();
    void everyToneIsReadable();
    void movesAColourNoFurtherThanNeeded();
    void everyStateHasATone();
    void iconTakesThePalettesColour();
    void iconIsSharpAtTwiceTheSize();
    void iconPaintsWhereItIsTold();
    void missingIconIsNull();
    void digitsHaveOneWidth();
    void captionsAreSmaller();

private:
    QTemporaryDir m_folder;
    QString m_file;
};

void TestTheme::initTestCase()
{
    m_file = m_folder.filePath(QStringLiteral("block.svg"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'>"
                       "<rect x='4' y='4' width='8' height='8' fill='#000000'/></svg>")
            > 0);
}

void TestTheme::measuresContrastByWcag()
{
    QCOMPARE(contrastRatio(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    // A pair that is known to be just enough for text.
    const double grey = contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white);
    QVERIFY(grey > 4.5 && grey < 4.6);
}

void TestTheme::everyToneIsReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<bool>("dark");
    QTest::newRow("as shipped") << QPalette() << false;
    QTest::newRow("light") << paletteOf("#efefef", "#ffffff", "#1b1b1b", "#308cc6") << false;
    QTest::newRow("breeze light") << paletteOf("#eff0f1", "#fcfcfc", "#232629", "#3daee9") << false;
    QTest::newRow("pale highlight")
        << paletteOf("#f6f5f4", "#ffffff", "#2e3436", "#ffe9a8") << false;
    QTest::newRow("dark") << paletteOf("#353535", "#2a2a2a", "#ffffff", "#2a82da") << true;
    QTest::newRow("breeze dark") << paletteOf("#2a2e32", "#1b1e20", "#fcfcfc", "#3daee9") << true;
    QTest::newRow("dark highlight")
        << paletteOf("#202020", "#101010", "#e0e0e0", "#15344f") << true;
    QTest::newRow("high contrast") << paletteOf("#000000", "#000000", "#ffffff", "#ffff00") << true;
}

void TestTheme::everyToneIsReadable()
{
    QFETCH(QPalette, palette);
    QFETCH(bool, dark);
    QCOMPARE(isDark(palette), dark);
    for (const Tone tone : tones) {
        for (const QPalette::ColorRole role :
             {QPalette::Base, QPalette::AlternateBase, QPalette::Window}) {
            const QColor background = palette.color(role);
            QVERIFY(contrastRatio(textColour(tone, palette, role), background) >= 4.5);
            QVERIFY(contrastRatio(barColour(tone, palette, role), background) >= 3.0);
        }
        const QColor fill = barColour(tone, palette);
        QVERIFY(contrastRatio(textOn(fill), fill) >= 4.5);
    }
    const QColor trough = troughColour(palette);
    QVERIFY(trough.alpha() > 0 && trough.alpha() < 255);
}

void TestTheme::movesAColourNoFurtherThanNeeded()
{
    const QColor blue(0x20, 0x50, 0x90);
    QCOMPARE(withContrast(blue, Qt::white, 4.5), blue);
    const QColor lifted = withContrast(blue, Qt::black, 4.5);
    const double ratio = contrastRatio(lifted, Qt::black);
    QVERIFY(ratio >= 4.5 && ratio < 5.0);
    QVERIFY(lifted.blue() > lifted.red());
    QCOMPARE(withContrast(blue, QColor(0x80, 0x80, 0x80), 21.0), QColor(Qt::black));
}

void TestTheme::everyStateHasATone()
{
    QCOMPARE(toneOf(JobState::Transferred), Tone::Accent);
    QCOMPARE(toneOf(JobState::Transferring), Tone::Transferring);
    QCOMPARE(toneOf(JobState::Error), Tone::Error);
    QCOMPARE(toneOf(JobState::TransientError), Tone::Waiting);
    QCOMPARE(toneOf(JobState::Queued), Tone::Waiting);
    QCOMPARE(toneOf(JobState::Suspended), Tone::Suspended);
}

void TestTheme::iconTakesThePalettesColour()
{
    const QPalette before = QGuiApplication::palette();
    QIcon icon(new SymbolicIconEngine(m_file, QPalette::ButtonText));
    const auto middle = [&icon](QIcon::Mode mode) {
        return icon.pixmap(QSize(16, 16), 1.0, mode).toImage().pixelColor(8, 8);
    };
    const QPalette dark = paletteOf("#353535", "#2a2a2a", "#fefefe", "#2a82da");
    QGuiApplication::setPalette(dark);
    QCOMPARE(middle(QIcon::Normal), dark.color(QPalette::ButtonText));
    QCOMPARE(middle(QIcon::Disabled), dark.color(QPalette::Disabled, QPalette::ButtonText));
    QCOMPARE(middle(QIcon::Selected), dark.color(QPalette::HighlightedText));
    const QPalette light = paletteOf("#efefef", "#ffffff", "#1b1b1b", "#308cc6");
    QGuiApplication::setPalette(light);
    QCOMPARE(middle(QIcon::Normal), light.color(QPalette::ButtonText));
    const QIcon red(new SymbolicIconEngine(m_file, Tone::Error));
    QCOMPARE(red.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(8, 8),
             textColour(Tone::Error, light));
    QGuiApplication::setPalette(before);
}

void TestTheme::iconIsSharpAtTwiceTheSize()
{
    const QIcon icon(new SymbolicIconEngine(m_file, QPalette::ButtonText));
    const QPixmap picture = icon.pixmap(QSize(16, 16), 2.0);
    QCOMPARE(picture.size(), QSize(32, 32));
    QCOMPARE(picture.devicePixelRatio(), 2.0);
    const QImage image = picture.toImage();
    QCOMPARE(image.pixelColor(7, 16).alpha(), 0);
    QCOMPARE(image.pixelColor(8, 16).alpha(), 255);
    QCOMPARE(tintedPixmap(m_file, Qt::green, QSize(22, 22), 2.0).size(), QSize(44, 44));
}

void TestTheme::iconPaintsWhereItIsTold()
{
    const QIcon icon(new SymbolicIconEngine(m_file, Tone::Error));
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    icon.paint(&painter, QRect(20, 20, 16, 16));
    painter.end();
    QCOMPARE(image.pixelColor(28, 28), textColour(Tone::Error, QGuiApplication::palette()));
    QCOMPARE(image.pixelColor(10, 10), QColor(Qt::white));
}

void TestTheme::missingIconIsNull()
{
    const QString nowhere = m_folder.filePath(QStringLiteral("nowhere.svg"));
    QVERIFY(QIcon(new SymbolicIconEngine(nowhere, Tone::Error)).isNull());
    QVERIFY(tintedPixmap(nowhere, Qt::red, QSize(16, 16), 1.0).isNull());
}

void TestTheme::digitsHaveOneWidth()
{
    const QFontMetricsF metrics(tabularFigures(QApplication::font()));
    for (const QChar digit : QStringLiteral("123456789"))
        QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
}

void TestTheme::captionsAreSmaller()
{
    QFont font;
    font.setPointSizeF(10);
    QCOMPARE(captionFont(font).pointSizeF(), 9.0);
    font.setPixelSize(20);
    QCOMPARE(captionFont(font).pixelSize(), 18);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

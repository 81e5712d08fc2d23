// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/weekgrid.h"

#include "ui/settings/weekwords.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace tranship;

namespace {

WeekSchedule schedule(const char *text)
{
    return weekScheduleFromText(QString::fromLatin1(text)).value();
}

} // namespace

class TestWeekGrid final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aClickPaintsOrTakesOut();
    void aDragPaintsARectangle();
    void aDragFromAnHourThatIsInTakesOut();
    void spacePaintsTheHourTheArrowsAreOn();
    void shiftAndArrowsChooseSeveral();
    void deleteTakesOut();
    void aDayAtTheEdgeIsPaintedWhole();
    void minutesOfOtherHoursStay();
    void tabLeavesTheGrid();
    void everyHourSaysWhatItIs();
    void wordsSayTheSchedule_data();
    void wordsSayTheSchedule();

private:
    [[nodiscard]] QPoint place(int day, int hour) const;
    [[nodiscard]] QString text() const;

    std::unique_ptr<WeekGrid> m_grid;
};

void TestWeekGrid::init()
{
    QLocale::setDefault(QLocale(QLocale::German)); // its weeks begin on Monday
    m_grid = std::make_unique<WeekGrid>();
    m_grid->resize(500, m_grid->sizeHint().height());
    m_grid->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
}

void TestWeekGrid::cleanup()
{
    m_grid.reset();
}

QPoint TestWeekGrid::place(int day, int hour) const
{
    return m_grid->visualRect(m_grid->model()->index(day, hour)).center();
}

QString TestWeekGrid::text() const
{
    return weekScheduleText(m_grid->schedule());
}

void TestWeekGrid::aClickPaintsOrTakesOut()
{
    const QAbstractItemModelTester tester(m_grid->model());
    const QSignalSpy painted(m_grid.get(), &WeekGrid::painted);
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, place(1, 8));
    QCOMPARE(text(), QStringLiteral("tue 08:00-09:00"));
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, place(1, 9));
    QCOMPARE(text(), QStringLiteral("tue 08:00-10:00"));
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, place(1, 8));
    QCOMPARE(text(), QStringLiteral("tue 09:00-10:00"));
    QCOMPARE(painted.size(), 3);
    QTest::mouseClick(m_grid->viewport(), Qt::RightButton, {}, place(1, 12));
    QCOMPARE(painted.size(), 3);
}

void TestWeekGrid::aDragPaintsARectangle()
{
    QTest::mousePress(m_grid->viewport(), Qt::LeftButton, {}, place(0, 8));
    QTest::mouseMove(m_grid->viewport(), place(2, 10));
    QTest::mouseMove(m_grid->viewport(), place(4, 16));
    QCOMPARE(text(), QStringLiteral("never")); // until it ends
    QTest::mouseRelease(m_grid->viewport(), Qt::LeftButton, {}, place(4, 16));
    QCOMPARE(text(), QStringLiteral("mon-fri 08:00-17:00"));
}

void TestWeekGrid::aDragFromAnHourThatIsInTakesOut()
{
    m_grid->setSchedule(schedule("daily 0-24"));
    QTest::mousePress(m_grid->viewport(), Qt::LeftButton, {}, place(5, 0));
    QTest::mouseMove(m_grid->viewport(), place(6, 12));
    QTest::mouseMove(m_grid->viewport(), place(6, 23));
    QTest::mouseRelease(m_grid->viewport(), Qt::LeftButton, {}, place(6, 23));
    QCOMPARE(text(), QStringLiteral("mon-fri 00:00-24:00"));
}

void TestWeekGrid::spacePaintsTheHourTheArrowsAreOn()
{
    m_grid->setCurrentIndex(m_grid->model()->index(0, 0));
    m_grid->clearSelection();
    QTest::keyClick(m_grid.get(), Qt::Key_Down);
    QTest::keyClick(m_grid.get(), Qt::Key_Right);
    QTest::keyClick(m_grid.get(), Qt::Key_Space);
    QCOMPARE(text(), QStringLiteral("tue 01:00-02:00"));
    QTest::keyClick(m_grid.get(), Qt::Key_Space);
    QCOMPARE(text(), QStringLiteral("never"));
}

void TestWeekGrid::shiftAndArrowsChooseSeveral()
{
    m_grid->setCurrentIndex(m_grid->model()->index(0, 20));
    for (int step = 0; step < 3; ++step)
        QTest::keyClick(m_grid.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_grid.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_grid.get(), Qt::Key_Space);
    QCOMPARE(text(), QStringLiteral("mon-tue 20:00-24:00"));
}

void TestWeekGrid::deleteTakesOut()
{
    m_grid->setSchedule(schedule("wed 8-10"));
    m_grid->setCurrentIndex(m_grid->model()->index(2, 9));
    QTest::keyClick(m_grid.get(), Qt::Key_Delete);
    QCOMPARE(text(), QStringLiteral("wed 08:00-09:00"));
}

void TestWeekGrid::aDayAtTheEdgeIsPaintedWhole()
{
    QHeaderView *days = m_grid->verticalHeader();
    const QPoint saturday(days->width() / 2, days->sectionViewportPosition(5) + 5);
    QTest::mouseClick(days->viewport(), Qt::LeftButton, {}, saturday);
    QCOMPARE(text(), QStringLiteral("sat 00:00-24:00"));
    QTest::mouseClick(days->viewport(), Qt::LeftButton, {}, saturday);
    QCOMPARE(text(), QStringLiteral("never"));
}

void TestWeekGrid::minutesOfOtherHoursStay()
{
    m_grid->setSchedule(schedule("mon 08:30-10"));
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, place(0, 12));
    QCOMPARE(text(), QStringLiteral("mon 08:30-10:00; mon 12:00-13:00"));
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, place(0, 8));
    QCOMPARE(text(), QStringLiteral("mon 08:00-10:00; mon 12:00-13:00"));
}

void TestWeekGrid::tabLeavesTheGrid()
{
    QVERIFY(!m_grid->tabKeyNavigation());
}

void TestWeekGrid::everyHourSaysWhatItIs()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    WeekGridModel model;
    model.setSchedule(schedule("sun 08:30-10"));
    const auto said = [&model](int row, int hour) {
        return model.index(row, hour).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(said(0, 7), QStringLiteral("Sunday 07:00\u201308:00: outside"));
    QCOMPARE(said(0, 8), QStringLiteral("Sunday 08:00\u201309:00: partly inside"));
    QCOMPARE(said(0, 9), QStringLiteral("Sunday 09:00\u201310:00: inside"));
    QCOMPARE(said(1, 9), QStringLiteral("Monday 09:00\u201310:00: outside"));
}

void TestWeekGrid::wordsSayTheSchedule_data()
{
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, const QString &words) {
        QTest::newRow(text) << QString::fromLatin1(text) << words;
    };
    row("mon-fri 8-17", QStringLiteral("Mon\u2013Fri 08:00\u201317:00"));
    row("daily 2-5", QStringLiteral("Every day 02:00\u201305:00"));
    row("mon,wed 8-9; sat 22-6", QStringLiteral("Mon, Wed 08:00\u201309:00; Sat 22:00\u201306:00"));
    row("never", QStringLiteral("Never"));
}

void TestWeekGrid::wordsSayTheSchedule()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QFETCH(QString, schedule);
    QTEST(weekScheduleWords(weekScheduleFromText(schedule).value()), "words");
}

QTEST_MAIN(TestWeekGrid)
#include "tst_weekgrid.moc"

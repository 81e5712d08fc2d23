// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/jobmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/details/connectiontable.h"
#include "ui/details/detailspane.h"
#include "ui/details/segmentband.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolTip>

using namespace tranship;
using namespace tranship::test;

class TestConnections final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theMapTellsHeldAndInWork_data();
    void theMapTellsHeldAndInWork();
    void everyLookDiffersInLightAndDark_data();
    void everyLookDiffersInLightAndDark();
    void theBandRunsFromRightToLeftToo();
    void theBandIsPaintedOnlyWhenItChanges();
    void theTooltipTellsThePlace();
    void eachConnectionHasARow_data();
    void eachConnectionHasARow();
    void aRowTellsServerRangeAmountAndSpeed();
    void rowsThatStayAsTheyAreAreNotTouched();
    void filesAreNamedOnlyWhereThereAreSeveral();
    void aSelectedFileShowsItsOwn();
    void theMapFollowsTheChosenConnection();
    void smallFilesDoNotMakeTheMapFlicker();
    void withoutConnectionsItSaysWhy();
    void anUnknownSizeHasNoMap();
    void screenReadersHearThePercent();

private:
    void show(const JobSnapshot &job, int file = -1);
    [[nodiscard]] QString said() const;

    [[nodiscard]] ConnectionTable &table() const { return *m_pane->findChild<ConnectionTable *>(); }

    [[nodiscard]] SegmentBand &band() const { return *m_pane->findChild<SegmentBand *>(); }

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<DetailsPane> m_pane;
    FakeClock m_clock;
};

namespace {

constexpr qint64 mebi = 1 << 20;

ConnectionView connection(qint64 begin, qint64 at, qint64 end)
{
    return {QStringLiteral("example.org"), {begin, end}, at, mebi, true};
}

File half(FileState state, const ByteRanges &durable)
{
    File file = FakeEngine::makeFile(QStringLiteral("https://example.org/a"),
                                     QStringLiteral("/tmp/a"), 100, 40);
    file.state = state;
    file.durable = durable;
    return file;
}

/// Counts what is painted.
class PaintCounter final : public QObject {
public:
    using QObject::QObject;
    int count = 0;

    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

QPalette paletteOf(const QColor &base, const QColor &text)
{
    QPalette palette = QApplication::palette();
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    return palette;
}

} // namespace

void TestConnections::init()
{
    m_pane.reset();
    m_jobs.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_clock.setNow(FakeEngine::now());
    m_pane = std::make_unique<DetailsPane>(*m_engine, *m_jobs, m_clock);
    m_pane->resize(800, 400);
    m_pane->tabs().setCurrentIndex(2);
    m_pane->show();
}

void TestConnections::show(const JobSnapshot &job, int file)
{
    m_engine->putJob(job);
    m_pane->setJob(job.job.id, file);
}

QString TestConnections::said() const
{
    QString text;
    for (const QLabel *label : m_pane->findChildren<QLabel *>())
        text += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
    return text;
}

void TestConnections::theMapTellsHeldAndInWork_data()
{
    using Ranges = QList<ByteRange>;
    QTest::addColumn<File>("file");
    QTest::addColumn<QList<ConnectionView>>("connections");
    QTest::addColumn<Ranges>("held");
    QTest::addColumn<Ranges>("inWork");
    const ByteRanges none;
    const ByteRanges some(ByteRange{0, 30});
    const QList<ConnectionView> quiet;
    QTest::newRow("nothing yet") << half(FileState::Waiting, none) << quiet << Ranges{} << Ranges{};
    QTest::newRow("suspended: the checkpoint")
        << half(FileState::Waiting, some) << quiet << Ranges{{0, 30}} << Ranges{};
    QTest::newRow("moves and tells no connections")
        << half(FileState::Moving, some) << quiet << Ranges{{0, 40}} << Ranges{};
    QTest::newRow("two connections")
        << half(FileState::Moving, some) << QList{connection(20, 35, 50), connection(50, 60, 100)}
        << Ranges{{0, 35}, {50, 60}} << Ranges{{35, 50}, {60, 100}};
    QTest::newRow("to the end of the body")
        << half(FileState::Moving, none) << QList{connection(0, 10, unknownSize)} << Ranges{{0, 10}}
        << Ranges{{10, 100}};
    QTest::newRow("a connection that has brought all")
        << half(FileState::Moving, none) << QList{connection(0, 50, 50)} << Ranges{{0, 50}}
        << Ranges{};
    QTest::newRow("a server that sends too much")
        << half(FileState::Moving, none) << QList{connection(90, 120, unknownSize)}
        << Ranges{{90, 100}} << Ranges{};
    QTest::newRow("finished") << half(FileState::Transferred, none) << quiet << Ranges{{0, 100}}
                              << Ranges{};
    File unknown = half(FileState::Moving, some);
    unknown.bytesTotal = unknownSize;
    QTest::newRow("unknown size") << unknown << QList{connection(0, 10, unknownSize)} << Ranges{}
                                  << Ranges{};
}

void TestConnections::theMapTellsHeldAndInWork()
{
    QFETCH(const File, file);
    QFETCH(const QList<ConnectionView>, connections);
    const SegmentMap map = segmentMap(file, connections);
    QTEST(map.held, "held");
    QTEST(map.inWork, "inWork");
    if (map.total > 0)
        QCOMPARE(map.heldBytes() + map.inWorkBytes() + map.missingBytes(), map.total);
}

void TestConnections::everyLookDiffersInLightAndDark_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black);
    QTest::newRow("dark") << QColor(0x1b, 0x1e, 0x20) << QColor(0xfc, 0xfc, 0xfc);
}

/// Held and in work differ from the ground by 3:1 (WCAG 1.4.11), and from one another by their
/// height.
void TestConnections::everyLookDiffersInLightAndDark()
{
    QFETCH(const QColor, base);
    QFETCH(const QColor, text);
    SegmentBand band;
    band.setPalette(paletteOf(base, text));
    band.setAutoFillBackground(true);
    band.setBackgroundRole(QPalette::Base);
    band.resize(300, band.sizeHint().height());
    band.setMap({300, {{0, 100}}, {{100, 200}}});
    const QImage image = band.grab().toImage();
    const qreal scale = image.devicePixelRatio();
    const auto colour = [&](double x, double y) {
        return image.pixelColor(qRound(x * scale), qRound(y * scale));
    };
    const double middle = band.height() / 2.0;
    for (const double x : {50.0, 150.0})
        QVERIFY(theme::contrastRatio(colour(x, middle), base) >= 2.95);
    QCOMPARE(colour(50, 3), colour(50, middle));
    QCOMPARE(colour(150, 3), colour(250, 3));
    QCOMPARE(colour(250, 3), colour(250, middle));
    QVERIFY(colour(150, middle) != colour(250, middle));
}

void TestConnections::theBandRunsFromRightToLeftToo()
{
    SegmentBand band;
    band.setLayoutDirection(Qt::RightToLeft);
    band.resize(300, band.sizeHint().height());
    band.setMap({300, {{0, 100}}, {}});
    const QImage image = band.grab().toImage();
    const int middle = image.height() / 2;
    QVERIFY(image.pixelColor(image.width() * 5 / 6, middle)
            != image.pixelColor(image.width() / 6, middle));
    QCOMPARE(image.pixelColor(image.width() / 2, middle),
             image.pixelColor(image.width() / 6, middle));
}

void TestConnections::theBandIsPaintedOnlyWhenItChanges()
{
    JobSnapshot job = movingJob(QStringLiteral("a.iso"), {8});
    show(job);
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QCoreApplication::processEvents();
    PaintCounter counter;
    band().installEventFilter(&counter);
    job.job.description = QStringLiteral("changed");
    m_engine->putJob(job);
    QCoreApplication::processEvents();
    QCOMPARE(counter.count, 0);
    job.connections[0][3].at += job.job.files[0].bytesTotal / 100;
    m_engine->putJob(job);
    QTRY_COMPARE(counter.count, 1);
}

void TestConnections::theTooltipTellsThePlace()
{
    SegmentBand band;
    band.resize(300, band.sizeHint().height());
    band.setMap({3 * mebi, {{0, mebi}}, {{mebi, 2 * mebi}}});
    band.show();
    const auto told = [&band](int x) {
        QHelpEvent help(QEvent::ToolTip, QPoint(x, 5), band.mapToGlobal(QPoint(x, 5)));
        QApplication::sendEvent(&band, &help);
        return QToolTip::text();
    };
    QCOMPARE(told(50), QStringLiteral("Held: 0 B to 1.0 MiB"));
    QCOMPARE(told(150), QStringLiteral("Being fetched: 1.0 MiB to 2.0 MiB"));
    QCOMPARE(told(250), QStringLiteral("Not begun"));
    QToolTip::hideText();
}

void TestConnections::eachConnectionHasARow_data()
{
    QTest::addColumn<QList<int>>("counts");
    QTest::newRow("one") << QList{1};
    QTest::newRow("thirty-two") << QList{32};
    QTest::newRow("several files") << QList{4, 0, 2};
}

void TestConnections::eachConnectionHasARow()
{
    QFETCH(const QList<int>, counts);
    show(movingJob(QStringLiteral("a"), counts));
    const auto all = std::accumulate(counts.cbegin(), counts.cend(), 0);
    QCOMPARE(table().topLevelItemCount(), all);
    QVERIFY(table().isVisible());
    QCOMPARE(band().map().inWork.size(), counts.first());
}

void TestConnections::aRowTellsServerRangeAmountAndSpeed()
{
    JobSnapshot job = movingJob(QStringLiteral("a.iso"), {3});
    job.job.files[0].bytesTotal = 8 * mebi;
    job.connections[0][0] = {
        QStringLiteral("mirror.example:8080"), {0, 4 * mebi}, mebi, 2 * mebi, true};
    job.connections[0][1].isOpen = false;
    job.connections[0][2] = {QStringLiteral("b.example"), {4 * mebi, -1}, 4 * mebi, 0, true};
    show(job);
    const auto text = [this](int row, ConnectionTable::Column column) {
        return table().topLevelItem(row)->text(column);
    };
    QCOMPARE(text(0, ConnectionTable::Server), QStringLiteral("mirror.example:8080"));
    QCOMPARE(text(0, ConnectionTable::Range), QStringLiteral("0 B – 4.0 MiB"));
    QCOMPARE(text(0, ConnectionTable::Received), QStringLiteral("1.0 MiB of 4.0 MiB"));
    QCOMPARE(text(0, ConnectionTable::Speed), QStringLiteral("2.0 MiB/s"));
    QCOMPARE(text(0, ConnectionTable::State), QStringLiteral("Receiving"));
    QCOMPARE(table().topLevelItem(0)->toolTip(ConnectionTable::Range),
             QStringLiteral("Bytes 0 to 4,194,303"));
    QCOMPARE(text(1, ConnectionTable::State), QStringLiteral("Connecting"));
    QCOMPARE(text(2, ConnectionTable::State), QStringLiteral("Waits for bytes"));
    QCOMPARE(text(2, ConnectionTable::Range), QStringLiteral("4.0 MiB – 8.0 MiB"));
    QCOMPARE(text(2, ConnectionTable::Speed), QString());
}

void TestConnections::rowsThatStayAsTheyAreAreNotTouched()
{
    JobSnapshot job = movingJob(QStringLiteral("a.iso"), {4});
    show(job);
    table().setCurrentItem(table().topLevelItem(2));
    const QSignalSpy changed(table().model(), &QAbstractItemModel::dataChanged);
    const QSignalSpy reset(table().model(), &QAbstractItemModel::modelReset);
    job.connections[0][1].at += job.job.files[0].bytesTotal / 50;
    m_engine->putJob(job);
    QVERIFY(!changed.isEmpty());
    for (const QList<QVariant> &one : changed)
        QCOMPARE(one.first().toModelIndex().row(), 1);
    job.connections[0].removeLast();
    m_engine->putJob(job);
    QCOMPARE(table().topLevelItemCount(), 3);
    QCOMPARE(table().currentItem(), table().topLevelItem(2));
    QVERIFY(reset.isEmpty());
}

void TestConnections::filesAreNamedOnlyWhereThereAreSeveral()
{
    show(movingJob(QStringLiteral("a.iso"), {4}));
    QVERIFY(table().isColumnHidden(ConnectionTable::File));
    show(movingJob(QStringLiteral("Thesis"), {1, 2}));
    QVERIFY(!table().isColumnHidden(ConnectionTable::File));
    QCOMPARE(table().topLevelItem(1)->text(ConnectionTable::File), QStringLiteral("part-2.tar"));
}

void TestConnections::aSelectedFileShowsItsOwn()
{
    show(movingJob(QStringLiteral("Thesis"), {1, 3}), 1);
    QCOMPARE(table().topLevelItemCount(), 3);
    QVERIFY(table().isColumnHidden(ConnectionTable::File));
    QVERIFY2(said().contains(QStringLiteral("part-2.tar")), qPrintable(said()));
}

void TestConnections::theMapFollowsTheChosenConnection()
{
    JobSnapshot job = movingJob(QStringLiteral("Thesis"), {1, 3});
    show(job);
    QVERIFY2(said().contains(QStringLiteral("part-1.tar")), qPrintable(said()));
    table().setCurrentItem(table().topLevelItem(2));
    job.speed += 1;
    m_engine->putJob(job);
    QVERIFY2(said().contains(QStringLiteral("part-2.tar")), qPrintable(said()));
}

void TestConnections::smallFilesDoNotMakeTheMapFlicker()
{
    JobSnapshot job = movingJob(QStringLiteral("Many"), {1, 1});
    show(job);
    QVERIFY(said().contains(QStringLiteral("part-1.tar")));
    job.job.files[0].state = FileState::Transferred;
    job.connections[0].clear();
    m_clock.advance(std::chrono::milliseconds(100));
    m_engine->putJob(job);
    QVERIFY2(said().contains(QStringLiteral("part-1.tar")), qPrintable(said()));
    m_clock.advance(std::chrono::milliseconds(1000));
    job.speed += 1;
    m_engine->putJob(job);
    QVERIFY2(said().contains(QStringLiteral("part-2.tar")), qPrintable(said()));
}

void TestConnections::withoutConnectionsItSaysWhy()
{
    show(sampleJob(QStringLiteral("a.iso"), JobState::TransientError));
    QVERIFY(!table().isVisible());
    QVERIFY2(said().contains(QStringLiteral("No connections are open\nTries again in 42 s")),
             qPrintable(said()));
    show(sampleJob(QStringLiteral("empty"), JobState::Suspended, 0));
    QVERIFY2(said().contains(QStringLiteral("Has no files yet")), qPrintable(said()));
    QVERIFY(!band().isVisible());
}

void TestConnections::anUnknownSizeHasNoMap()
{
    JobSnapshot job = movingJob(QStringLiteral("radio.ogg"), {1});
    job.job.files[0].bytesTotal = unknownSize;
    job.job.files[0].bytesTransferred = 3 * mebi;
    show(job);
    QVERIFY(!band().isVisible());
    QVERIFY2(said().contains(QStringLiteral("3.0 MiB so far, the size is not known")),
             qPrintable(said()));
}

void TestConnections::screenReadersHearThePercent()
{
    JobSnapshot job = movingJob(QStringLiteral("a.iso"), {2});
    job.job.files[0].bytesTransferred = job.job.files[0].bytesTotal / 4;
    show(job);
    QCOMPARE(band().accessibleName(), QStringLiteral("Map of the file"));
    QVERIFY2(band().accessibleDescription().startsWith(QStringLiteral("a.iso: 25 %")),
             qPrintable(band().accessibleDescription()));
    QVERIFY(band().accessibleDescription().contains(QStringLiteral("2 connection")));
}

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"

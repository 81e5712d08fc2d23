// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "model/jobmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeengine.h"
#include "tests/ui/samplejobs.h"
#include "ui/details/detailspane.h"
#include "ui/dialogs/candidatetable.h"
#include "ui/dialogs/historydialog.h"
#include "ui/dialogs/linksfield.h"
#include "ui/dialogs/newdownloaddialog.h"
#include "ui/dialogs/newuploaddialog.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/dialogs/uploadfilelist.h"
#include "ui/joblist/emptyview.h"
#include "ui/joblist/groupsidebar.h"
#include "ui/joblist/jobdelegate.h"
#include "ui/joblist/joblistview.h"
#include "ui/joblist/placesidebar.h"
#include "ui/messagebar.h"
#include "ui/statusbar.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace tranship;
using namespace tranship::test;

namespace {

QString linksOf(const NewDownloadDialog &dialog)
{
    return dialog.findChild<LinksField *>()->text().toPlainText();
}

} // namespace

class TestMainWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEmptyListSaysHowToBegin();
    void theSidebarCountsAndFilters();
    void theSearchFiltersAndSaysWhenNothingMatches();
    void detailsFollowTheSelection();
    void theStatusBarSumsUp();
    void closingIsLeftToTheOwner();
    void looksAreRemembered();
    void pastedLinksOpenTheDialog();
    void pastingIntoTheSearchStaysThere();
    void aClipboardWithoutLinksOpensNothing();
    void droppedLinksOpenTheDialog();
    void droppedFilesOpenTheUploadDialog();
    void offeredLinksAndListsFillTheDialogOnly();
    void looksOfAnOlderVersionStayUseful();
    void uploadsHaveTheirPlaceInTheSidebar();
    void aNewJobIsShownWhateverIsFiltered();
    void aNewJobIsSelectedWhenItsRowComes();
    void messagesStayUntilTheyAreClosed();
    void theVerbInARowIsAButton();
    void everythingGoesByKeyboard();
    void f6GoesRoundThePanes();
    void historyListsWhatEnded();
    void everyStateIsPaintedInBothLooks_data();
    void everyStateIsPaintedInBothLooks();

private:
    template <typename T> [[nodiscard]] T &the() const { return *m_window->findChild<T *>(); }

    [[nodiscard]] QLineEdit &search() const;
    void makeWindow();

    QTemporaryDir m_folder;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<MainWindow> m_window;
    FakeClock m_clock;
};

void TestMainWindow::init()
{
    m_engine = std::make_unique<FakeEngine>();
    m_jobs = std::make_unique<JobModel>(*m_engine);
    m_clock.setNow(FakeEngine::now());
    QFile::remove(m_folder.filePath(QStringLiteral("ui.ini")));
    makeWindow();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_jobs.reset();
    m_engine.reset();
}

void TestMainWindow::makeWindow()
{
    m_window = std::make_unique<MainWindow>(*m_engine, *m_jobs, m_clock,
                                            m_folder.filePath(QStringLiteral("ui.ini")));
    m_window->resize(1100, 700);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QLineEdit &TestMainWindow::search() const
{
    for (QLineEdit *edit : m_window->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == QStringLiteral("Search jobs"))
            return *edit;
    }
    qFatal("no search box");
}

void TestMainWindow::anEmptyListSaysHowToBegin()
{
    QVERIFY(the<EmptyView>().isVisible());
    QVERIFY(!the<JobListView>().isVisible());
    QVERIFY(!the<DetailsPane>().isVisible());
    m_engine->putJob(sampleJob(QStringLiteral("a"), JobState::Queued));
    QVERIFY(!the<EmptyView>().isVisible());
    QVERIFY(the<JobListView>().isVisible());
    QVERIFY(the<DetailsPane>().isVisible());
    m_engine->dropJob(m_engine->jobs().first().job.id);
    QVERIFY(the<EmptyView>().isVisible());
}

void TestMainWindow::theSidebarCountsAndFilters()
{
    m_engine->putJobs(sampleJobs());
    auto &sidebar = the<GroupSidebar>();
    QCOMPARE(sidebar.count(JobGroup::All), 8);
    QCOMPARE(sidebar.count(JobGroup::Moving), 3);
    QCOMPARE(sidebar.count(JobGroup::WaitingForYou), 1);
    QCOMPARE(sidebar.count(JobGroup::Waiting), 2);
    QCOMPARE(sidebar.item(2)->data(Qt::AccessibleTextRole).toString().left(18),
             QStringLiteral("Waiting for you: 1"));
    sidebar.setGroup(JobGroup::Moving);
    QCOMPARE(the<JobListView>().model()->rowCount(), 3);
    sidebar.setGroup(JobGroup::All);
    QCOMPARE(the<JobListView>().model()->rowCount(), 8);
    QCOMPARE(the<JobListView>().model()->index(0, 0).data().toString(),
             QStringLiteral("Thesis backup"));
}

void TestMainWindow::theSearchFiltersAndSaysWhenNothingMatches()
{
    m_engine->putJobs(sampleJobs());
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search().hasFocus());
    QTest::keyClicks(&search(), QStringLiteral("thesis"));
    QCOMPARE(the<JobListView>().model()->rowCount(), 1);
    QTest::keyClicks(&search(), QStringLiteral("zzz"));
    QVERIFY(the<EmptyView>().isVisible());
    Q_EMIT the<EmptyView>().showAllRequested();
    QCOMPARE(the<JobListView>().model()->rowCount(), 8);
    QVERIFY(search().text().isEmpty());
}

void TestMainWindow::detailsFollowTheSelection()
{
    m_engine->putJobs(sampleJobs());
    QVERIFY(the<DetailsPane>().job().isNull());
    QVERIFY(!m_window->actions().cancel()->isEnabled());
    const JobId third = m_engine->jobs().at(2).job.id;
    the<JobListView>().selectJob(third);
    QCOMPARE(the<DetailsPane>().job(), third);
    QVERIFY(m_window->actions().cancel()->isEnabled());
    the<JobListView>().clearSelection();
    QVERIFY(!m_window->actions().cancel()->isEnabled());
}

void TestMainWindow::theStatusBarSumsUp()
{
    auto &bar = the<StatusBar>();
    QCOMPARE(bar.movingText(), QStringLiteral("Nothing is moving"));
    m_engine->putJobs(sampleJobs());
    QVERIFY(bar.movingText().startsWith(QStringLiteral("3 moving")));
    QCOMPARE(bar.speedText(), QStringLiteral("11.1 MiB/s"));
    QTRY_VERIFY2(bar.usageText().startsWith(QStringLiteral("8 of 60")),
                 qPrintable(bar.usageText()));
    m_engine->putPolicy({{QStringLiteral("MaxJobsPerUser"), QStringLiteral("20")}}, {});
    QTRY_VERIFY2(bar.usageText().startsWith(QStringLiteral("8 of 20")),
                 qPrintable(bar.usageText()));
}

void TestMainWindow::closingIsLeftToTheOwner()
{
    const QSignalSpy closing(m_window.get(), &MainWindow::closing);
    const QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    m_window->close();
    QCOMPARE(closing.size(), 1);
    QCOMPARE(quit.size(), 0);
    QVERIFY(!m_window->isVisible());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.size(), 1);
}

void TestMainWindow::looksAreRemembered()
{
    auto &list = the<JobListView>();
    list.columnActions().at(JobModel::Priority - 1)->setChecked(false);
    list.columnActions().at(JobModel::Added - 1)->setChecked(true);
    list.header()->resizeSection(JobModel::Size, 133);
    list.sortByColumn(JobModel::Size, Qt::DescendingOrder);
    m_window->close();
    makeWindow();
    auto &again = the<JobListView>();
    QVERIFY(again.isColumnHidden(JobModel::Priority));
    QVERIFY(!again.isColumnHidden(JobModel::Added));
    QVERIFY(!again.columnActions().at(JobModel::Priority - 1)->isChecked());
    QCOMPARE(again.header()->sectionSize(JobModel::Size), 133);
    QCOMPARE(again.header()->sortIndicatorSection(), int(JobModel::Size));
    QCOMPARE(again.header()->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestMainWindow::pastedLinksOpenTheDialog()
{
    QGuiApplication::clipboard()->setText(
        QStringLiteral("https://example.org/a\nhttps://example.org/b"));
    QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier);
    auto *dialog = m_window->findChild<NewDownloadDialog *>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(linksOf(*dialog), QStringLiteral("https://example.org/a\nhttps://example.org/b"));
}

void TestMainWindow::pastingIntoTheSearchStaysThere()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("https://example.org/a"));
    search().setFocus();
    QTest::keyClick(&search(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(search().text(), QStringLiteral("https://example.org/a"));
    QCOMPARE(m_window->findChild<NewDownloadDialog *>(), nullptr);
}

void TestMainWindow::aClipboardWithoutLinksOpensNothing()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("good morning"));
    QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_window->findChild<NewDownloadDialog *>(), nullptr);
    QVERIFY(!the<StatusBar>().currentMessage().isEmpty());
}

void TestMainWindow::droppedLinksOpenTheDialog()
{
    QMimeData text;
    text.setText(QStringLiteral("nothing to fetch"));
    QDragEnterEvent refused(QPoint(50, 50), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    refused.ignore();
    QCoreApplication::sendEvent(m_window.get(), &refused);
    QVERIFY(!refused.isAccepted());
    QMimeData links;
    links.setUrls({QUrl(QStringLiteral("https://example.org/x.iso"))});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &links, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &links, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(linksOf(*m_window->findChild<NewDownloadDialog *>()),
             QStringLiteral("https://example.org/x.iso"));
}

void TestMainWindow::droppedFilesOpenTheUploadDialog()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("notes.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(m_window->findChild<NewDownloadDialog *>(), nullptr);
    auto *dialog = m_window->findChild<NewUploadDialog *>();
    QVERIFY(dialog != nullptr);
    const auto *list = dialog->findChild<UploadFileList *>();
    QTRY_COMPARE(list->files().size(), 1);
    QCOMPARE(list->files().constFirst().name, QStringLiteral("notes.txt"));
}

void TestMainWindow::offeredLinksAndListsFillTheDialogOnly()
{
    QTemporaryDir folder;
    QFile list(folder.filePath(QStringLiteral("links.txt")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("https://example.org/b");
    list.close();
    m_window->openNewDownload(
        {{QStringLiteral("https://example.org/a"), QUrl::fromLocalFile(list.fileName()).toString()},
         {},
         {}});
    auto *dialog = m_window->findChild<NewDownloadDialog *>();
    QCOMPARE(linksOf(*dialog), QStringLiteral("https://example.org/a"));
    QTRY_COMPARE(dialog->findChild<CandidateTable *>()->model()->rowCount(), 2);
    m_window->offerDownload({QStringLiteral("https://example.org/c")});
    QCOMPARE(m_window->findChildren<NewDownloadDialog *>().size(), 1);
    QCOMPARE(dialog->findChild<CandidateTable *>()->model()->rowCount(), 3);
    QVERIFY(!m_engine->callNames().contains(QStringLiteral("create")));
}

void TestMainWindow::looksOfAnOlderVersionStayUseful()
{
    // as it was written before there were directions
    QStandardItemModel model(0, JobModel::Direction);
    QTreeView older;
    older.setModel(&model);
    older.header()->hideSection(JobModel::Added);
    older.header()->resizeSection(JobModel::Size, 133);
    auto &list = the<JobListView>();
    list.restoreColumnState(older.header()->saveState());
    QVERIFY(list.isColumnHidden(JobModel::Added));
    QCOMPARE(list.header()->sectionSize(JobModel::Size), 133);
    QCOMPARE(list.header()->count(), int(JobModel::ColumnCount));
    QVERIFY(!list.isColumnHidden(JobModel::Direction));
    QVERIFY(list.header()->sectionSize(JobModel::Direction) > 0);
}

void TestMainWindow::uploadsHaveTheirPlaceInTheSidebar()
{
    m_engine->putJobs({sampleJob(QStringLiteral("down"), JobState::Error),
                       sampleUpload(QStringLiteral("up"), JobState::Transferring)});
    auto &sidebar = the<GroupSidebar>();
    QCOMPARE(sidebar.count(JobGroup::Uploads), 1);
    QCOMPARE(sidebar.count(JobGroup::Downloads), 1);
    sidebar.setGroup(JobGroup::Uploads);
    QCOMPARE(the<JobListView>().model()->rowCount(), 1);
    m_engine->dropJob(m_engine->jobs().last().job.id);
    QCOMPARE(sidebar.count(JobGroup::Uploads), 0);
    QVERIFY(the<EmptyView>().isVisible());
}

void TestMainWindow::aNewJobIsShownWhateverIsFiltered()
{
    m_engine->putJobs(sampleJobs());
    the<GroupSidebar>().setGroup(JobGroup::Error);
    search().setText(QStringLiteral("zzz"));
    const JobId job = m_engine->jobs().first().job.id;
    m_window->showJob(job);
    QCOMPARE(the<GroupSidebar>().group(), JobGroup::All);
    QCOMPARE(the<JobListView>().selectedJobs(), QList<JobId>{job});
}

void TestMainWindow::aNewJobIsSelectedWhenItsRowComes()
{
    m_engine->putJobs(sampleJobs());
    the<GroupSidebar>().setGroup(JobGroup::Moving);
    const JobId job = the<JobListView>().selectedJobs().value(0);
    JobSnapshot made = m_engine->makeJob(QStringLiteral("made just now"), JobState::Suspended);
    m_window->showJob(made.job.id);
    QCOMPARE(the<JobListView>().selectedJobs().value(0), job);
    m_engine->putJob(made);
    QCOMPARE(the<GroupSidebar>().group(), JobGroup::All);
    QCOMPARE(the<JobListView>().selectedJobs(), QList<JobId>{made.job.id});
    the<JobListView>().selectJob(m_engine->jobs().first().job.id);
    m_engine->putJob(made); // shown once: a person's choice stays after that
    QCOMPARE(the<JobListView>().selectedJobs(), QList<JobId>{m_engine->jobs().first().job.id});
}

void TestMainWindow::messagesStayUntilTheyAreClosed()
{
    auto &bar = the<MessageBar>();
    QVERIFY(!bar.isVisible());
    m_window->showMessage(QStringLiteral("first"));
    m_window->showMessage(QStringLiteral("second"));
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.text(), QStringLiteral("second"));
    auto *close = bar.findChild<QToolButton *>();
    QTest::mouseClick(close, Qt::LeftButton);
    QCOMPARE(bar.text(), QStringLiteral("first"));
    QTest::mouseClick(close, Qt::LeftButton);
    QVERIFY(!bar.isVisible());
}

void TestMainWindow::theVerbInARowIsAButton()
{
    m_engine->putJob(sampleJob(QStringLiteral("a"), JobState::Transferred));
    auto &list = the<JobListView>();
    const QModelIndex cell = list.model()->index(0, JobModel::State);
    QStyleOptionViewItem option;
    option.initFrom(&list);
    option.font = list.font();
    option.rect = list.visualRect(cell);
    const auto *delegate = qobject_cast<JobDelegate *>(list.itemDelegate());
    const QRect verb = delegate->fixRect(option, cell);
    QVERIFY(verb.isValid() && option.rect.contains(verb));
    m_engine->clearCalls();
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      verb.center() + QPoint(0, -option.rect.height() / 2));
    QCOMPARE(m_engine->callNames(), QStringList()); // beside it nothing happens
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, verb.center());
    QCOMPARE(m_engine->callNames(), QStringList{QStringLiteral("complete")});
}

void TestMainWindow::everythingGoesByKeyboard()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("https://example.org/a.iso"));
    QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier);
    auto *dialog = m_window->findChild<NewDownloadDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(dialog->focusWidget() != nullptr);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab); // from the links to the files
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_engine->jobs().size(), 1);
    QTRY_COMPARE(m_window->findChild<NewDownloadDialog *>(), nullptr);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const JobId job = m_engine->jobs().first().job.id;
    QTRY_COMPARE(the<JobListView>().selectedJobs(), QList<JobId>{job});
    the<JobListView>().setFocus();
    QTRY_VERIFY(m_window->actions().suspend()->isEnabled());
    QTest::keyClick(&the<JobListView>(), Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE(m_engine->job(job)->job.state, JobState::Suspended);
    QTRY_VERIFY(m_window->actions().resume()->isEnabled());
    QTest::keyClick(&the<JobListView>(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(m_engine->job(job)->job.state, JobState::Queued);
    QTest::keyClick(&the<JobListView>(), Qt::Key_Delete);
    if (auto *question = m_window->findChild<QuestionDialog *>())
        question->accept();
    QTRY_VERIFY(m_engine->jobs().isEmpty());
    QTRY_VERIFY(the<EmptyView>().isVisible());
}

void TestMainWindow::f6GoesRoundThePanes()
{
    m_engine->putJobs(sampleJobs());
    auto &list = the<JobListView>();
    list.selectJob(m_engine->jobs().first().job.id);
    list.setFocus();
    QTRY_VERIFY(list.hasFocus());
    QTest::keyClick(&list, Qt::Key_F6);
    QVERIFY(the<DetailsPane>().isAncestorOf(m_window->focusWidget()));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6);
    QVERIFY(search().hasFocus());
    QTest::keyClick(&search(), Qt::Key_F6);
    QVERIFY(the<GroupSidebar>().hasFocus());
    QTest::keyClick(&the<GroupSidebar>(), Qt::Key_F6);
    QVERIFY(the<PlaceSidebar>().hasFocus());
    QTest::keyClick(&the<PlaceSidebar>(), Qt::Key_F6);
    QVERIFY(list.hasFocus());
    QTest::keyClick(&list, Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(the<PlaceSidebar>().hasFocus());
}

void TestMainWindow::historyListsWhatEnded()
{
    HistoryEntry kept;
    kept.job = sampleJob(QStringLiteral("kept.iso"), JobState::Acknowledged).job;
    HistoryEntry expired;
    expired.job = sampleJob(QStringLiteral("old.iso"), JobState::Cancelled).job;
    expired.expired = true;
    m_engine->putHistory({kept, expired});
    QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier);
    auto *history = m_window->findChild<HistoryDialog *>();
    QVERIFY(history != nullptr);
    auto *table = history->findChild<QTreeWidget *>();
    QTRY_COMPARE(table->topLevelItemCount(), 2);
    QCOMPARE(table->topLevelItem(0)->text(1), QStringLiteral("Completed"));
    QCOMPARE(table->topLevelItem(1)->text(1), QStringLiteral("Expired"));
    history->findChild<QLineEdit *>()->setText(QStringLiteral("old"));
    QVERIFY(table->topLevelItem(0)->isHidden());
    QVERIFY(!table->topLevelItem(1)->isHidden());
}

void TestMainWindow::everyStateIsPaintedInBothLooks_data()
{
    QTest::addColumn<QColor>("base");
    QTest::addColumn<QColor>("text");
    QTest::newRow("light") << QColor(Qt::white) << QColor(Qt::black);
    QTest::newRow("dark") << QColor(0x1b, 0x1e, 0x20) << QColor(0xfc, 0xfc, 0xfc);
}

/// The bar of a state must differ from its ground by 3:1 (WCAG 1.4.11).
void TestMainWindow::everyStateIsPaintedInBothLooks()
{
    QFETCH(const QColor, base);
    QFETCH(const QColor, text);
    const QPalette before = QApplication::palette();
    QPalette palette = before;
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    QApplication::setPalette(palette);
    QList<JobSnapshot> jobs;
    for (const JobState state : allJobStates) {
        jobs.append(sampleJob(QString(stateName(state)), state));
        jobs.last().job.files[0].bytesTransferred = jobs.last().job.files[0].bytesTotal / 2;
    }
    m_engine->putJobs(jobs);
    auto &list = the<JobListView>();
    m_window->resize(1100, 1000);
    QCoreApplication::processEvents();
    const QImage image = list.viewport()->grab().toImage();
    for (int row = 0; row < list.model()->rowCount(); ++row) {
        const QRect cell = list.visualRect(list.model()->index(row, JobModel::Progress));
        const QColor bar = image.pixelColor(cell.left() + 20, cell.center().y());
        QVERIFY2(theme::contrastRatio(bar, base) >= 2.95,
                 qPrintable(list.model()->index(row, 0).data().toString() + bar.name()));
    }
    QApplication::setPalette(before);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

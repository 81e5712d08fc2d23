// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "model/job/linklist.h"
#include "model/jobmodel.h"
#include "ui/details/detailspane.h"
#include "ui/dialogs/certificatedialog.h"
#include "ui/dialogs/historydialog.h"
#include "ui/dialogs/links.h"
#include "ui/dialogs/listreading.h"
#include "ui/dialogs/newdownloaddialog.h"
#include "ui/dialogs/newuploaddialog.h"
#include "ui/fixes/fixactions.h"
#include "ui/fixes/signinactions.h"
#include "ui/joblist/emptyview.h"
#include "ui/joblist/groupsidebar.h"
#include "ui/joblist/joblistview.h"
#include "ui/joblist/placesidebar.h"
#include "ui/messagebar.h"
#include "ui/statusbar.h"
#include "ui/theme/theme.h"
#include "ui/verbtoolbar.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace tranship {

MainWindow::MainWindow(Engine &engine, JobModel &jobs, const Clock &clock,
                       const QString &settingsFile)
    : m_engine(engine),
      m_jobs(jobs),
      m_settings(std::make_unique<QSettings>(settingsFile, QSettings::IniFormat)),
      m_filtered(jobs, clock),
      m_actions(new JobActions(engine, jobs, *this)),
      m_fixes(new FixActions(engine, jobs, *m_actions, *this)),
      m_signIns(new SignInActions(engine, jobs, *this)),
      m_sidebar(new GroupSidebar(jobs, this)),
      m_places(new PlaceSidebar(jobs, this)),
      m_filters(new QWidget(this)),
      m_list(new JobListView(m_filtered, clock, this)),
      m_empty(new EmptyView(this)),
      m_listOrEmpty(new QStackedWidget(this)),
      m_details(new DetailsPane(engine, jobs, clock, this)),
      m_messages(new MessageBar(this)),
      m_search(new QLineEdit(this)),
      m_columns(new QSplitter(Qt::Horizontal, this)),
      m_rows(new QSplitter(Qt::Vertical, this))
{
    setWindowTitle(tr("Tranship"));
    setWindowIcon(theme::applicationIcon());
    setAcceptDrops(true);
    setUpPanes();
    setUpToolBar();
    setUpJobMenus();
    setUpViewMenu();
    setUpOtherMenus();
    setUpShortcuts();
    setStatusBar(new StatusBar(engine, jobs, this));
    connectPanes();
    restoreLooks();
    followSelection();
    refreshEmptyView();
    m_list->setFocus();
}

MainWindow::~MainWindow()
{
    // The model of the list goes before its views: none of them may call back here then.
    m_filtered.disconnect(this);
    m_list->disconnect(this);
    m_sidebar->disconnect(this);
    m_places->disconnect(this);
    m_search->disconnect(this);
    m_list->setModel(nullptr);
}

void MainWindow::setUpPanes()
{
    m_listOrEmpty->addWidget(m_list);
    m_listOrEmpty->addWidget(m_empty);
    m_rows->addWidget(m_listOrEmpty);
    m_rows->addWidget(m_details);
    m_rows->setStretchFactor(0, 1);
    m_rows->setCollapsible(0, false);
    m_rows->setSizes({400, 260});
    setUpFilters();
    m_columns->addWidget(m_filters);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(1, 1);
    m_columns->setCollapsible(1, false);
    m_columns->setSizes({m_sidebar->sizeHint().width(), 1000});
    for (QSplitter *splitter : {m_rows, m_columns})
        splitter->setHandleWidth(1);

    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_columns, 1);
    setCentralWidget(centre);
}

void MainWindow::setUpFilters()
{
    m_filters->setBackgroundRole(QPalette::Base);
    m_filters->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(m_filters);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::smallSpace);
    m_sidebar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    layout->addWidget(m_sidebar);
    layout->addWidget(m_places, 1);
    connect(m_places, &PlaceSidebar::narrowingChosen, this, [this](const JobNarrowing &narrowing) {
        m_filtered.setNarrowing(narrowing);
        refreshEmptyView();
    });
}

void MainWindow::setUpToolBar()
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search jobs"));
    m_search->setToolTip(
        tr("Search names, links and folders (%1)")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    auto *bar = new VerbToolBar(*m_actions, *m_search, this);
    bar->setObjectName(QStringLiteral("verbs"));
    addToolBar(bar);
}

void MainWindow::setUpJobMenus()
{
    m_jobsMenu = menuBar()->addMenu(tr("&Jobs"));
    QMenu *jobs = m_jobsMenu;
    jobs->addActions({m_actions->newDownload(), m_actions->newUpload()});
    jobs->addSeparator();
    jobs->addActions({m_fixes->action(), m_actions->resume(), m_actions->suspend()});
    jobs->addSeparator();
    jobs->addActions(
        {m_actions->complete(), m_actions->completeAll(), m_actions->cancel(), m_actions->keep()});
    jobs->addSeparator();
    jobs->addActions({m_actions->newLink(), m_actions->open(), m_actions->showInFolder()});
    m_beforeQuit = jobs->addSeparator();
    QAction *quit = jobs->addAction(theme::icon(QLatin1String("quit")), tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &MainWindow::quitRequested);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *paste = edit->addAction(theme::icon(QLatin1String("copy")), tr("&Paste Links"));
    paste->setShortcut(QKeySequence::Paste);
    connect(paste, &QAction::triggered, this, &MainWindow::pasteLinks);
    edit->addAction(m_actions->copyUrl());
    edit->addSeparator();
    QAction *all = edit->addAction(tr("Select &All"));
    all->setShortcut(QKeySequence::SelectAll);
    connect(all, &QAction::triggered, m_list, &QAbstractItemView::selectAll);
    QAction *find = edit->addAction(theme::icon(QLatin1String("search")), tr("&Find"));
    find->setShortcut(QKeySequence::Find);
    connect(find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

void MainWindow::addJobsMenu(QMenu &menu)
{
    m_jobsMenu->insertMenu(m_beforeQuit, &menu);
}

void MainWindow::setUpViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    const auto addToggle = [view](const QString &text, QWidget *pane) {
        QAction *action = view->addAction(text);
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, pane, &QWidget::setVisible);
        return action;
    };
    m_showSidebar = addToggle(tr("&Sidebar"), m_filters);
    m_showDetails = addToggle(tr("&Details"), m_details);
    connect(m_showDetails, &QAction::toggled, this, &MainWindow::refreshEmptyView);
    view->addMenu(tr("&Columns"))->addActions(m_list->columnActions());
    QAction *order = view->addAction(tr("Default &Order"));
    connect(order, &QAction::triggered, m_list,
            [this] { m_list->sortByColumn(-1, Qt::AscendingOrder); });
    view->addSeparator();
    view->addAction(tr("&Expand All"), m_list, &QTreeView::expandAll);
    view->addAction(tr("Co&llapse All"), m_list, &QTreeView::collapseAll);
    view->addSeparator();
    QAction *history = view->addAction(theme::icon(QLatin1String("history")), tr("&History"));
    history->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_H));
    connect(history, &QAction::triggered, this, &MainWindow::openHistory);
}

void MainWindow::setUpOtherMenus()
{
    QMenu *settings = menuBar()->addMenu(tr("&Settings"));
    QAction *configure =
        settings->addAction(theme::icon(QLatin1String("settings")), tr("&Settings…"));
    configure->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    configure->setMenuRole(QAction::PreferencesRole);
    connect(configure, &QAction::triggered, this, &MainWindow::settingsRequested);
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *about = help->addAction(tr("&About Tranship"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::setUpShortcuts()
{
    const auto add = [this](const QKeySequence &keys, int step) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, step] { moveToPane(step); });
        addAction(action);
    };
    add(QKeySequence(Qt::Key_F6), 1);
    add(QKeySequence(Qt::SHIFT | Qt::Key_F6), -1);
}

void MainWindow::connectPanes()
{
    connect(m_actions, &JobActions::newDownloadRequested, this, [this] { openNewDownload(); });
    connect(m_actions, &JobActions::newUploadRequested, this, [this] { openNewUpload(); });
    connect(m_actions, &JobActions::messageRaised, this,
            [this](const VerbMessage &message) { showMessage(message.text, message.detail); });
    connect(m_sidebar, &GroupSidebar::groupChosen, this, &MainWindow::filterByGroup);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered.setText(text.trimmed());
        refreshEmptyView();
    });
    connect(m_list, &JobListView::jobSelectionChanged, this, &MainWindow::followSelection);
    connect(m_list, &QWidget::customContextMenuRequested, this, &MainWindow::showContextMenu);
    const auto performOne = [this](const JobId &job, Verb verb) {
        m_actions->perform(verb, {job});
    };
    connect(m_list, &JobListView::fixRequested, m_fixes, &FixActions::perform);
    connect(m_details, &DetailsPane::fixRequested, m_fixes, &FixActions::perform);
    const auto say = [this](const VerbMessage &message) {
        showMessage(message.text, message.detail);
    };
    connect(m_fixes, &FixActions::messageRaised, this, say);
    connect(m_signIns, &SignInActions::messageRaised, this, say);
    connect(m_fixes, &FixActions::fixWanted, this, [this](const JobId &job, Fix fix) {
        if (fix == Fix::SignIn)
            m_signIns->signIn(job);
        else if (fix == Fix::UnlockKeychain)
            m_signIns->unlock(job);
        else if (const JobSnapshot *snapshot = m_jobs.snapshot(job))
            showCertificate(job, snapshot->job.error);
    });
    connect(m_details, &DetailsPane::messageRaised, this, say);
    connect(m_actions, &JobActions::completed, this, &MainWindow::showCompleted);
    const auto enableCompleteAll = [this] {
        m_actions->completeAll()->setEnabled(m_sidebar->count(JobGroup::WaitingForYou) > 0);
    };
    connect(m_sidebar, &GroupSidebar::countsChanged, this, enableCompleteAll);
    enableCompleteAll();
    connect(m_details, &DetailsPane::keepRequested, this,
            [performOne](const JobId &job) { performOne(job, Verb::Keep); });
    connect(m_details, &DetailsPane::certificateRequested, this, &MainWindow::showCertificate);
    connect(m_details, &DetailsPane::newLinkRequested, m_actions->newLink(), &QAction::trigger);
    connect(&m_jobs, &JobModel::settled, this, [this] {
        if (m_jobs.indexOf(m_awaited).isValid())
            showJob(std::exchange(m_awaited, {}));
    });
    connect(m_empty, &EmptyView::newDownloadRequested, this, [this] { openNewDownload(); });
    connect(m_empty, &EmptyView::newUploadRequested, this, [this] { openNewUpload(); });
    connect(m_empty, &EmptyView::pasteRequested, this, &MainWindow::pasteLinks);
    connect(m_empty, &EmptyView::showAllRequested, this, &MainWindow::showAll);
    connect(&m_filtered, &QAbstractItemModel::rowsInserted, this, &MainWindow::refreshEmptyView);
    connect(&m_filtered, &QAbstractItemModel::rowsRemoved, this, &MainWindow::refreshEmptyView);
    connect(&m_jobs, &QAbstractItemModel::rowsInserted, this, &MainWindow::refreshEmptyView);
    connect(&m_jobs, &QAbstractItemModel::rowsRemoved, this, &MainWindow::refreshEmptyView);
}

void MainWindow::showCertificate(const JobId &job, const Error &error)
{
    m_engine.certificates(
        this,
        [this, job, host = certificateHost(error),
         detail = error.detail](const Result<QList<ShownCertificate>> &all) {
            if (!all)
                return showMessage(errorText(all.error()), errorDetailText(all.error()));
            const auto shown = std::find_if(all->begin(), all->end(), [&](const auto &one) {
                return one.certificate.host == host
                    && detail.contains(fingerprintText(one.certificate.sha256));
            });
            if (shown == all->end())
                return showMessage(
                    tr("The certificate is not known any more. Resume the job to see "
                       "what the server shows now."),
                    {});
            (new CertificateDialog(m_engine, *shown, job, this))->open();
        });
}

void MainWindow::restoreLooks()
{
    resize(1200, 760);
    restoreGeometry(m_settings->value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(m_settings->value(QStringLiteral("window/bars")).toByteArray());
    m_columns->restoreState(m_settings->value(QStringLiteral("window/columns")).toByteArray());
    m_rows->restoreState(m_settings->value(QStringLiteral("window/rows")).toByteArray());
    m_showSidebar->setChecked(m_settings->value(QStringLiteral("window/sidebar"), true).toBool());
    m_showDetails->setChecked(m_settings->value(QStringLiteral("window/details"), true).toBool());
    m_list->restoreColumnState(m_settings->value(QStringLiteral("window/list")).toByteArray());
}

void MainWindow::saveLooks()
{
    m_settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_settings->setValue(QStringLiteral("window/bars"), saveState());
    m_settings->setValue(QStringLiteral("window/columns"), m_columns->saveState());
    m_settings->setValue(QStringLiteral("window/rows"), m_rows->saveState());
    m_settings->setValue(QStringLiteral("window/sidebar"), m_showSidebar->isChecked());
    m_settings->setValue(QStringLiteral("window/details"), m_showDetails->isChecked());
    m_settings->setValue(QStringLiteral("window/list"), m_list->columnState());
    m_settings->sync();
}

void MainWindow::fillNewDownload(const LinkOffer &offer)
{
    if (m_newDownload == nullptr) {
        m_newDownload = new NewDownloadDialog(m_engine, this);
        m_newDownload->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_newDownload, &NewDownloadDialog::created, this, &MainWindow::showJob);
        connect(m_newDownload, &NewDownloadDialog::messageRaised, this,
                [this](const VerbMessage &message) { showMessage(message.text, message.detail); });
    }
    LinkOffer plain{{}, offer.referrer, offer.cookies};
    for (const QString &link : offer.links) {
        const QUrl url(link);
        if (url.isLocalFile() && isLinkListName(url.fileName()))
            m_newDownload->openList(url.toLocalFile());
        else
            plain.links << link;
    }
    m_newDownload->takeOffer(plain);
}

void MainWindow::openNewDownload(const LinkOffer &offer)
{
    fillNewDownload(offer);
    m_newDownload->setAttribute(Qt::WA_ShowWithoutActivating, false);
    m_newDownload->show();
    m_newDownload->raise();
    m_newDownload->activateWindow();
}

void MainWindow::offerDownload(const QStringList &links)
{
    fillNewDownload({links, {}, {}});
    if (!m_newDownload->isVisible()) {
        m_newDownload->setAttribute(Qt::WA_ShowWithoutActivating);
        m_newDownload->show();
    }
    QApplication::alert(m_newDownload);
}

void MainWindow::openNewUpload(const QStringList &paths)
{
    if (m_newUpload == nullptr) {
        m_newUpload = new NewUploadDialog(m_engine, this);
        m_newUpload->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_newUpload, &NewUploadDialog::created, this, &MainWindow::showJob);
        connect(m_newUpload, &NewUploadDialog::messageRaised, this,
                [this](const VerbMessage &message) { showMessage(message.text, message.detail); });
    }
    if (!paths.isEmpty())
        m_newUpload->addFiles(paths);
    m_newUpload->show();
    m_newUpload->raise();
    m_newUpload->activateWindow();
}

void MainWindow::showJob(const JobId &job)
{
    const QModelIndex source = m_jobs.indexOf(job);
    if (!source.isValid()) {
        m_awaited = job; // the word of a new job can come before its row
        return;
    }
    m_awaited = {};
    if (!m_filtered.mapFromSource(source).isValid())
        showAll();
    m_list->selectJob(job);
    m_list->setFocus();
}

void MainWindow::showMessage(const QString &text, const QString &detail)
{
    m_messages->show(text, detail);
}

void MainWindow::showCompleted(const QString &jobName, const QStringList &paths)
{
    const QString folder = QDir(QFileInfo(paths.constFirst()).path()).dirName();
    m_messages->showFiles(
        tr("“%1” is complete: %n file(s) in %2", nullptr, static_cast<int>(paths.size()))
            .arg(jobName, folder),
        paths);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLooks();
    event->accept();
    Q_EMIT closing();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *dragged = event->mimeData();
    if (!linksIn(dragged).isEmpty() || !filesIn(dragged).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList links = linksIn(event->mimeData());
    const QString metalink = metalinkIn(event->mimeData());
    event->acceptProposedAction();
    if (metalink.isEmpty() && links.isEmpty()) {
        openNewUpload(filesIn(event->mimeData()));
        return;
    }
    const QString list = QUrl::fromLocalFile(metalink).toString(QUrl::FullyEncoded);
    openNewDownload({metalink.isEmpty() ? links : QStringList(list), {}, {}});
}

void MainWindow::filterByGroup(JobGroup group)
{
    m_filtered.setGroup(group);
    refreshEmptyView();
}

void MainWindow::showAll()
{
    m_search->clear();
    m_sidebar->setGroup(JobGroup::All);
    m_places->clearNarrowing();
}

void MainWindow::refreshEmptyView()
{
    m_empty->setReason(m_jobs.rowCount() == 0 ? EmptyView::Reason::NoJobs
                                              : EmptyView::Reason::NoMatch);
    m_listOrEmpty->setCurrentWidget(m_filtered.rowCount() == 0 ? static_cast<QWidget *>(m_empty)
                                                               : m_list);
    m_details->setVisible(m_showDetails->isChecked() && m_jobs.rowCount() > 0);
}

void MainWindow::followSelection()
{
    const QList<JobId> jobs = m_list->selectedJobs();
    m_actions->setSelection(jobs, m_list->selectedFile());
    m_fixes->setJob(jobs.size() == 1 ? jobs.first() : JobId());
    m_details->setJob(jobs.value(0), jobs.size() == 1 ? m_list->selectedFile() : -1);
}

void MainWindow::showContextMenu(const QPoint &position)
{
    if (m_list->selectedJobs().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_fixes->action(), m_actions->resume(), m_actions->suspend()});
    menu->addSeparator();
    menu->addActions({m_actions->complete(), m_actions->cancel(), m_actions->keep()});
    menu->addSeparator();
    menu->addActions(
        {m_actions->newLink(), m_actions->open(), m_actions->showInFolder(), m_actions->copyUrl()});
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

void MainWindow::pasteLinks()
{
    const QStringList links = linksIn(QApplication::clipboard()->mimeData());
    if (links.isEmpty())
        statusBar()->showMessage(tr("The clipboard holds no links"), 4000);
    else
        openNewDownload({links, {}, {}});
}

void MainWindow::openHistory()
{
    auto *history = new HistoryDialog(m_engine, this);
    history->show();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Tranship"));
    box->setIconPixmap(theme::applicationIcon().pixmap(theme::emptyViewIcon));
    box->setText(tr("<b>Tranship %1</b>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Downloads and uploads that survive crashes, restarts and bad networks.\n\n"
           "Free software under the GNU General Public License, version 3 or later."));
    box->addButton(tr("Close"), QMessageBox::AcceptRole);
    box->open();
}

void MainWindow::moveToPane(int step)
{
    const std::array<QWidget *, 5> panes = {m_sidebar, m_places, m_listOrEmpty, m_details,
                                            m_search};
    const auto count = static_cast<int>(panes.size());
    const QWidget *focus = focusWidget();
    int current = 1 - step;
    for (int i = 0; i < count; ++i) {
        const QWidget *pane = panes.at(static_cast<std::size_t>(i));
        if (focus != nullptr && (pane == focus || pane->isAncestorOf(focus)))
            current = i;
    }
    for (int i = 1; i <= count; ++i) {
        QWidget *pane =
            panes.at(static_cast<std::size_t>(((current + step * i) % count + count) % count));
        if (pane == m_listOrEmpty)
            pane = m_listOrEmpty->currentWidget() == m_list ? m_list : m_empty->nextInFocusChain();
        if (pane == m_details && m_details->currentWidget() != &m_details->tabs())
            continue; // nothing to do there
        if (pane->isVisibleTo(this))
            return pane->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace tranship

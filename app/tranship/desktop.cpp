// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/desktop.h"

#include "model/control/datafolder.h"
#include "model/jobmodel.h"
#include "model/systemclock.h"
#include "ui/clipboardwatch.h"
#include "ui/desktop/autostart.h"
#include "ui/desktop/browserlink.h"
#include "ui/desktop/countdowndialog.h"
#include "ui/desktop/endaction.h"
#include "ui/desktop/endmenu.h"
#include "ui/desktop/launcherentry.h"
#include "ui/desktop/powercontrol.h"
#include "ui/desktop/sleepguard.h"
#include "ui/mainwindow.h"
#include "ui/settings/settingsdialog.h"
#include "ui/tray/desktopnotifications.h"
#include "ui/tray/jobwatch.h"
#include "ui/tray/notifier.h"
#include "ui/tray/speedmenu.h"
#include "ui/tray/trayicon.h"
#include "ui/wording/wording.h"

#include <QApplication>
#include <QClipboard>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QPointer>
#include <QSettings>
#include <QTranslator>

namespace tranship {

Q_LOGGING_CATEGORY(logDesktop, "tranship.desktop", QtInfoMsg)

namespace {

QString desktopFile()
{
    return QStringLiteral("org.tranship.Tranship");
}

/// Words in the person's language, before the first widget asks for one.
class Translators final {
public:
    Translators()
    {
        const QString own = QStringLiteral(":/tranship/translations");
        if (!m_qt.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            qCDebug(logDesktop) << "Qt's own texts stay English";
        // without a translation the sources speak English, but for its plurals
        if (!m_own.load(QLocale(), QStringLiteral("tranship"), QStringLiteral("_"), own)
            && !m_own.load(QStringLiteral("tranship_en"), own))
            qCWarning(logDesktop) << "no translations in the program";
        QCoreApplication::installTranslator(&m_qt);
        QCoreApplication::installTranslator(&m_own);
    }

private:
    QTranslator m_qt;
    QTranslator m_own;
};

} // namespace

class Desktop::Private {
public:
    Private(Engine &theEngine, const Options &theOptions)
        : engine(theEngine),
          options(theOptions),
          looks(theOptions.dataFolder + QStringLiteral("/window.ini"), QSettings::IniFormat),
          jobs(theEngine),
          window(theEngine, jobs, clock, looks.fileName()),
          watch(theEngine),
          clipboard(theEngine, *QGuiApplication::clipboard()),
          tray(theEngine, watch, looks),
          notifications(QDBusConnection::sessionBus()),
          notifier(theEngine, notifications, looks),
          launcher(QDBusConnection::sessionBus(), desktopFile()),
          sleepGuard(QDBusConnection::sessionBus(), QDBusConnection::systemBus()),
          power(QDBusConnection::systemBus()),
          autostart(autostartPath(), ownAutostartEntry(theOptions.dataFolder, defaultDataFolder())),
          browsers(ownBrowserProgram()),
          endMenu(endAction),
          trayEndMenu(endAction),
          speedMenu(theEngine)
    {
    }

    void show()
    {
        window.show();
        if (window.isMinimized())
            window.showNormal();
        window.raise();
        window.activateWindow();
        tray.setWindowShown(true);
    }

    void toggle()
    {
        if (!window.isVisible() || window.isMinimized()) {
            show();
            return;
        }
        window.hide();
        tray.setWindowShown(false);
    }

    /// The window was closed: to the tray where there is one, else that was the end.
    void closed()
    {
        if (!tray.isShown() || !policy.closeToTray) {
            QCoreApplication::quit();
            return;
        }
        tray.setWindowShown(false);
        tray.noteClosedToTray();
    }

    void offer(const LinkOffer &offer)
    {
        show();
        window.openNewDownload(offer);
    }

    void showSettings()
    {
        if (!settings) {
            settings = new SettingsDialog(engine, {&autostart, &browsers}, &window);
            settings->setAttribute(Qt::WA_DeleteOnClose);
        }
        settings->show();
        settings->raise();
        settings->activateWindow();
    }

    void connectWindow()
    {
        QObject::connect(&window, &MainWindow::closing, &window, [this] { closed(); });
        QObject::connect(&window, &MainWindow::settingsRequested, &window,
                         [this] { showSettings(); });
        QObject::connect(&clipboard, &ClipboardWatch::linksCopied, &window,
                         &MainWindow::offerDownload);
        QObject::connect(&window, &MainWindow::quitRequested, qApp, &QCoreApplication::quit);
    }

    void connectTray()
    {
        QObject::connect(&tray, &TrayIcon::windowToggled, &window, [this] { toggle(); });
        QObject::connect(&tray, &TrayIcon::newDownloadRequested, &window, [this] { offer({}); });
        QObject::connect(&tray, &TrayIcon::newUploadRequested, &window, [this] {
            show();
            window.openNewUpload();
        });
        QObject::connect(&speedMenu, &SpeedMenu::otherRequested, &window, [this] {
            show();
            showSettings();
            settings->showPage(SettingsPage::Speed);
        });
        tray.addMenu(speedMenu);
        tray.addMenu(trayEndMenu);
        QObject::connect(&tray, &TrayIcon::quitRequested, qApp, &QCoreApplication::quit);
        QObject::connect(&tray, &TrayIcon::messageClicked, &window, [this] { show(); });
    }

    void connectNotifier()
    {
        QObject::connect(&notifier, &Notifier::showRequested, &window, [this](const JobId &job) {
            show();
            if (!job.isNull())
                window.showJob(job);
        });
        QObject::connect(&notifier, &Notifier::cancelRequested, &window, [this](const JobId &job) {
            show();
            window.showJob(job);
            window.actions().perform(Verb::Cancel, {job});
        });
        QObject::connect(&notifier, &Notifier::messageWanted, &window,
                         [this](const QString &title, const QString &body) {
                             if (tray.isShown())
                                 tray.showMessage(title, body);
                             else
                                 window.showMessage(title + QStringLiteral(": ") + body);
                         });
    }

    /// What follows the jobs as a whole: launcher, sleep, and what is done in the end.
    void connectWatch()
    {
        QObject::connect(&watch, &JobWatch::tallied, &launcher, &LauncherEntry::show);
        QObject::connect(&watch, &JobWatch::tallied, &endAction, &EndActionWatch::take);
        QObject::connect(&watch, &JobWatch::tallied, &sleepGuard,
                         [this](const Tally &tally) { sleepGuard.setMoving(tally.moving > 0); });
        QObject::connect(&engine, &Engine::policyChanged, &watch,
                         [this](const PolicyReport &report) { takePolicy(report); });
        engine.policy(&watch, [this](const Result<PolicyReport> &report) {
            if (report)
                takePolicy(*report);
        });
    }

    void takePolicy(const PolicyReport &report)
    {
        policy = report.effective.policy;
        sleepGuard.setWanted(policy.keepAwake);
        launcher.setWanted(policy.showInLauncher);
    }

    void connectEndAction()
    {
        window.addJobsMenu(endMenu);
        QObject::connect(&endAction, &EndActionWatch::counted, &window,
                         [this](int secondsLeft) { warnOfEnd(secondsLeft); });
        QObject::connect(&endAction, &EndActionWatch::due, &window,
                         [this](EndAction action) { end(action); });
        QObject::connect(&power, &PowerControl::refused, &window, [this](const QString &why) {
            show();
            window.showMessage(Desktop::tr("The computer did not do it: %1").arg(why));
        });
    }

    void warnOfEnd(int secondsLeft)
    {
        if (!countdown) {
            countdown = new CountdownDialog(endAction, secondsLeft, &window);
            countdown->show();
            countdown->raise();
            countdown->activateWindow();
        }
    }

    void end(EndAction action)
    {
        if (action == EndAction::Quit)
            QCoreApplication::quit();
        else if (action == EndAction::Sleep)
            power.sleep();
        else if (action == EndAction::PowerOff)
            power.powerOff();
    }

    Engine &engine;
    const Options options;
    Translators translators;
    SystemClock clock;
    QSettings looks;
    JobModel jobs;
    MainWindow window;
    JobWatch watch;
    ClipboardWatch clipboard;
    TrayIcon tray;
    DesktopNotifications notifications;
    Notifier notifier;
    LauncherEntry launcher;
    SleepGuard sleepGuard;
    PowerControl power;
    Autostart autostart;
    BrowserLink browsers;
    EndActionWatch endAction;
    EndMenu endMenu; ///< of the window
    EndMenu trayEndMenu;
    SpeedMenu speedMenu;
    Policy policy;
    QPointer<SettingsDialog> settings;
    QPointer<CountdownDialog> countdown;
};

Desktop::Desktop(Engine &engine, ControlServer &control, const Options &options)
    : d(std::make_unique<Private>(engine, options))
{
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setDesktopFileName(desktopFile());
    QApplication::setApplicationDisplayName(QStringLiteral("Tranship"));
    d->connectWindow();
    d->connectTray();
    d->connectNotifier();
    d->connectWatch();
    d->connectEndAction();
    connect(&control, &ControlServer::showRequested, this, [this] { d->show(); });
    connect(&control, &ControlServer::linksOffered, this,
            [this](const LinkOffer &offer) { d->offer(offer); });
}

Desktop::~Desktop() = default;

void Desktop::begin()
{
    d->tray.start();
    d->autostart.refresh();
    if (!d->options.background)
        d->show();
    if (!d->options.urls.isEmpty())
        d->offer({d->options.urls, {}, {}});
}

void Desktop::tellWhyNot(const Error &error)
{
    QMessageBox box(QMessageBox::Critical, tr("Tranship cannot start"), errorText(error));
    box.setInformativeText(nextStepText(error));
    box.setDetailedText(errorDetailText(error));
    box.exec();
}

void showStartError(const Error &error)
{
    const Translators translators;
    Desktop::tellWhyNot(error);
}

} // namespace tranship

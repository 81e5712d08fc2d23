// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship/desktop.h"

#include "model/jobmodel.h"
#include "model/systemclock.h"
#include "ui/mainwindow.h"
#include "ui/settings/settingsdialog.h"
#include "ui/tray/desktopnotifications.h"
#include "ui/tray/notifier.h"
#include "ui/tray/trayicon.h"
#include "ui/wording/wording.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QMessageBox>
#include <QPointer>
#include <QSettings>
#include <QTranslator>

namespace tranship {

Q_LOGGING_CATEGORY(logDesktop, "tranship.desktop")

namespace {

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
          tray(theEngine, looks),
          notifications(QDBusConnection::sessionBus()),
          notifier(theEngine, notifications, looks)
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
        if (!tray.isShown()) {
            QCoreApplication::quit();
            return;
        }
        tray.setWindowShown(false);
        tray.noteClosedToTray();
    }

    void offer(const QStringList &urls)
    {
        show();
        window.openNewDownload(urls);
    }

    void showSettings()
    {
        if (!settings) {
            settings = new SettingsDialog(engine, &window);
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
        QObject::connect(&window, &MainWindow::quitRequested, qApp, &QCoreApplication::quit);
    }

    void connectTray()
    {
        QObject::connect(&tray, &TrayIcon::windowToggled, &window, [this] { toggle(); });
        QObject::connect(&tray, &TrayIcon::newDownloadRequested, &window, [this] { offer({}); });
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
        QObject::connect(&notifier, &Notifier::messageWanted, &tray, &TrayIcon::showMessage);
    }

    Engine &engine;
    const Options options;
    Translators translators;
    SystemClock clock;
    QSettings looks;
    JobModel jobs;
    MainWindow window;
    TrayIcon tray;
    DesktopNotifications notifications;
    Notifier notifier;
    QPointer<SettingsDialog> settings;
};

Desktop::Desktop(Engine &engine, ControlServer &control, const Options &options)
    : d(std::make_unique<Private>(engine, options))
{
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setDesktopFileName(QStringLiteral("org.tranship.Tranship"));
    QApplication::setApplicationDisplayName(QStringLiteral("Tranship"));
    d->connectWindow();
    d->connectTray();
    d->connectNotifier();
    connect(&control, &ControlServer::showRequested, this, [this] { d->show(); });
    connect(&control, &ControlServer::urlsOffered, this,
            [this](const QStringList &urls) { d->offer(urls); });
}

Desktop::~Desktop() = default;

void Desktop::begin()
{
    d->tray.start();
    if (!d->options.background)
        d->show();
    if (!d->options.urls.isEmpty())
        d->offer(d->options.urls);
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

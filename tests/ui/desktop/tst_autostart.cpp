// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/autostart.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace tranship;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

} // namespace

class TestAutostart final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whatIsWrittenIsReadBack_data();
    void whatIsWrittenIsReadBack();
    void theExecKeyIsQuotedTwice();
    void switchedOffByTheDesktopIsOff_data();
    void switchedOffByTheDesktopIsOff();
    void isSwitchedOnAndOff();
    void aFolderThatCannotBeWrittenIsSaid();
    void aProgramThatMovedIsFoundAgain();
    void anotherProgramOfOursIsLeftAlone();

private:
    [[nodiscard]] QByteArray written() const;

    std::optional<QTemporaryDir> m_folder;
    QString m_file;
};

void TestAutostart::init()
{
    m_folder.emplace();
    m_file = m_folder->filePath(text("config/autostart/tranship.desktop"));
}

QByteArray TestAutostart::written() const
{
    QFile file(m_file);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void TestAutostart::whatIsWrittenIsReadBack_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("plain") << text("/usr/bin/tranship") << QStringList{text("--background")};
    QTest::newRow("a blank") << text("/media/my usb/tranship")
                             << QStringList{text("--data-dir"), text("/media/my usb/data")};
    QTest::newRow("reserved characters")
        << text("/a\"b$c`d\\e%f") << QStringList{text("100 %"), text("\\\\")};
    QTest::newRow("letters") << QStringLiteral("/домой/ü") << QStringList();
}

void TestAutostart::whatIsWrittenIsReadBack()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    const AutostartEntry entry{program, arguments};
    const std::optional<AutostartEntry> read = parseAutostartFile(autostartFile(entry));
    QVERIFY(read);
    QCOMPARE(read->program, program);
    QCOMPARE(read->arguments, arguments);
}

void TestAutostart::theExecKeyIsQuotedTwice()
{
    const QByteArray file = autostartFile({text("/a b/$x\\y"), {text("50%")}});
    QVERIFY2(file.contains("\nExec=\"/a b/\\\\$x\\\\\\\\y\" \"50%%\"\n"), file.constData());
}

void TestAutostart::switchedOffByTheDesktopIsOff_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("hidden") << QByteArray("[Desktop Entry]\nExec=tranship\nHidden=true\n");
    QTest::newRow("by GNOME") << QByteArray(
        "[Desktop Entry]\nExec=tranship\nX-GNOME-Autostart-enabled=false\n");
    QTest::newRow("no command") << QByteArray("[Desktop Entry]\nName=Tranship\n");
    QTest::newRow("empty") << QByteArray();
}

void TestAutostart::switchedOffByTheDesktopIsOff()
{
    QFETCH(QByteArray, file);
    QVERIFY(!parseAutostartFile(file));
}

void TestAutostart::isSwitchedOnAndOff()
{
    const AutostartEntry entry{QCoreApplication::applicationFilePath(), {text("--background")}};
    Autostart autostart(m_file, entry);
    QSignalSpy changed(&autostart, &Autostart::changed);
    autostart.refresh();
    QVERIFY(changed.wait());
    QVERIFY(!autostart.isOn());
    autostart.set(true);
    QVERIFY(changed.wait());
    QVERIFY(autostart.isOn());
    QCOMPARE(written(), autostartFile(entry));
    autostart.refresh();
    QVERIFY(changed.wait());
    QVERIFY(autostart.isOn());
    autostart.set(false);
    QVERIFY(changed.wait());
    QVERIFY(!QFile::exists(m_file));
}

void TestAutostart::aFolderThatCannotBeWrittenIsSaid()
{
    // A file is where the folder should be.
    QFile inTheWay(m_folder->filePath(text("config")));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    inTheWay.close();
    Autostart autostart(m_file, {QCoreApplication::applicationFilePath(), {}});
    QSignalSpy failed(&autostart, &Autostart::failed);
    autostart.set(true);
    QVERIFY(failed.wait());
    QVERIFY(!autostart.isOn());
    QVERIFY(failed.first().first().value<Error>().detail.contains(m_file));
}

void TestAutostart::aProgramThatMovedIsFoundAgain()
{
    const AutostartEntry entry{QCoreApplication::applicationFilePath(), {text("--background")}};
    QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
    QFile file(m_file);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(autostartFile({text("/media/gone/tranship"), {}}));
    file.close();
    Autostart autostart(m_file, entry);
    QSignalSpy changed(&autostart, &Autostart::changed);
    autostart.refresh();
    QVERIFY(changed.wait());
    QVERIFY(autostart.isOn());
    QCOMPARE(written(), autostartFile(entry));
}

void TestAutostart::anotherProgramOfOursIsLeftAlone()
{
    const AutostartEntry other{text("/bin/sh"), {}};
    QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
    QFile file(m_file);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(autostartFile(other));
    file.close();
    Autostart autostart(m_file, {QCoreApplication::applicationFilePath(), {}});
    QSignalSpy changed(&autostart, &Autostart::changed);
    autostart.refresh();
    QVERIFY(changed.wait());
    QVERIFY(autostart.isOn());
    QCOMPARE(written(), autostartFile(other));
}

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"

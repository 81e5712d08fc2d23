// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/browserlink.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;

/// A script stands in for the program, which has tests of its own; it keeps its state in a file
/// beside it.
class TestBrowserLink final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itIsSwitchedOnAndOff();
    void theLastWishHolds();
    void withoutABrowserNothingIsFound();
    void whatFailsIsSaid();
    void aProgramThatIsNotThereIsSaid();

private:
    void writeProgram(const QByteArray &body);

    bool isConnected() const { return QFile::exists(m_state); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_program;
    QString m_state;
};

void TestBrowserLink::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = m_folder->filePath(QStringLiteral("tranship-browser"));
    m_state = m_folder->filePath(QStringLiteral("connected"));
    writeProgram("case $1 in\n"
                 "--connect) : >\"$state\" ;;\n"
                 "--disconnect) rm -f \"$state\" ;;\n"
                 "--status) [ -e \"$state\" ] || exit 3 ;;\n"
                 "esac\n");
}

void TestBrowserLink::writeProgram(const QByteArray &body)
{
    QFile file(m_program);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nstate=$(dirname \"$0\")/connected\n" + body);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestBrowserLink::itIsSwitchedOnAndOff()
{
    BrowserLink link(m_program);
    QSignalSpy changed(&link, &BrowserLink::changed);
    link.refresh();
    QVERIFY(changed.wait());
    QVERIFY(!link.isOn());
    link.set(true);
    QVERIFY(changed.wait());
    QVERIFY(link.isOn() && isConnected());
    link.refresh();
    QVERIFY(changed.wait());
    QVERIFY(link.isOn());
    link.set(false);
    QVERIFY(changed.wait());
    QVERIFY(!link.isOn() && !isConnected());
}

void TestBrowserLink::theLastWishHolds()
{
    BrowserLink link(m_program);
    QSignalSpy changed(&link, &BrowserLink::changed);
    link.refresh();
    link.set(true);
    link.set(false);
    link.set(true);
    QTRY_VERIFY(link.isOn());
    QVERIFY(isConnected());
    QCOMPARE(changed.size(), 1);
}

void TestBrowserLink::withoutABrowserNothingIsFound()
{
    writeProgram("exit 4\n");
    BrowserLink link(m_program);
    QSignalSpy failed(&link, &BrowserLink::failed);
    link.set(true);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::NotFound);
}

void TestBrowserLink::whatFailsIsSaid()
{
    writeProgram("echo 'the disk is full' >&2\nexit 1\n");
    BrowserLink link(m_program);
    QSignalSpy failed(&link, &BrowserLink::failed);
    link.set(true);
    QVERIFY(failed.wait());
    const Error error = failed.first().first().value<Error>();
    QCOMPARE(error.code, ErrorCode::InputOutput);
    QVERIFY(error.detail.contains(QStringLiteral("the disk is full")));
    QVERIFY(!link.isOn());
}

void TestBrowserLink::aProgramThatIsNotThereIsSaid()
{
    BrowserLink link(m_folder->filePath(QStringLiteral("nothing")));
    QSignalSpy failed(&link, &BrowserLink::failed);
    const auto descriptors = [] {
        return QDir(QStringLiteral("/proc/self/fd"))
            .entryList(QDir::AllEntries | QDir::System)
            .size();
    };
    const qsizetype before = descriptors();
    for (int times = 1; times <= 5; ++times) { // the settings ask each time they are opened
        link.refresh();
        QTRY_COMPARE(failed.size(), times);
        QVERIFY(failed.last().first().value<Error>().detail.contains(QStringLiteral("nothing")));
    }
    QVERIFY2(descriptors() < before + 5, "each start keeps a descriptor");
}

QTEST_GUILESS_MAIN(TestBrowserLink)
#include "tst_browserlink.moc"

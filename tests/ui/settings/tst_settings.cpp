// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingsdialog.h"

#include "tests/support/fakeengine.h"
#include "ui/desktop/autostart.h"
#include "ui/settings/durationedit.h"
#include "ui/settings/limitedit.h"
#include "ui/settings/policyrow.h"
#include "ui/settings/scheduleedit.h"
#include "ui/settings/switchrow.h"
#include "ui/settings/trustlist.h"
#include "ui/settings/usagebar.h"
#include "ui/settings/weekgrid.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

using namespace tranship;
using std::chrono::seconds;

namespace {

PolicyRow *rowOf(const QWidget &dialog, const char *key)
{
    for (PolicyRow *row : dialog.findChildren<PolicyRow *>()) {
        if (row->key() == QLatin1String(key))
            return row;
    }
    return nullptr;
}

bool showsText(const QWidget &widget, const QString &text)
{
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
        return !label->isHidden() && label->text() == text;
    });
}

QString valueInForce(FakeEngine &engine, const char *key)
{
    QString text;
    QObject context;
    bool answered = false;
    engine.policy(&context, [&](const Result<PolicyReport> &report) {
        const PolicyEntry *entry = policyEntry(QString(QLatin1String(key)));
        if (report && entry)
            text = policyText(*entry, report->effective.policy);
        answered = true;
    });
    return QTest::qWaitFor([&] { return answered; }) ? text : QStringLiteral("no answer");
}

} // namespace

class TestSettings final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPolicyHasWordsAndAField();
    void everyFieldHasANameAndABuddy();
    void durationsChooseTheLargestWholeUnit_data();
    void durationsChooseTheLargestWholeUnit();
    void aChangeTakesEffectAtOnce();
    void aDurationIsNumberAndUnit();
    void aLimitIsNumberAndUnitOrNone();
    void limitsChooseTheLargestWholeUnit_data();
    void limitsChooseTheLargestWholeUnit();
    void hoursArePainted();
    void aLimitOfOneWayCannotBlock();
    void aFlagIsAClick();
    void theProxyIsTheDesktopsNoneOrAList();
    void aListOfProxiesThatCannotBeUsedIsSaid();
    void trustedCertificatesStandOnTheSecurityPage();
    void aFolderIsTakenWhenTheFieldIsLeft();
    void categoriesAreEditedInATable();
    void whatDoesNotFitIsSaidBesideTheField();
    void aRefusalIsSaidBesideTheField();
    void whatTheAdministratorFixedIsGreyedOut();
    void theLastChangeCanBeUndone();
    void changesAreUndoneTheLatestFirst();
    void undoGivesBackTheOwnValueOfBefore();
    void aRowGoesBackToItsDefault();
    void usageIsShown();
    void changesFromElsewhereAreShown();
    void everyPageHasARowAndEveryRowAPage();
    void aSearchLeavesThePagesThatSpeakOfIt();
    void aSearchFindsTheNamesOfScripts();
    void enterGoesFromHitToHit();
    void startAtLoginIsASwitchThatCanBeUndone();
    void fitsASmallScreen();
};

void TestSettings::everyPolicyHasWordsAndAField()
{
    FakeEngine engine;
    const SettingsDialog dialog(engine);
    QVERIFY(!policyEntries().empty());
    for (const PolicyEntry &entry : policyEntries()) {
        const PolicyRow *row = rowOf(dialog, entry.key);
        QVERIFY2(row, entry.key);
        const PolicyLabel label = policyLabel(entry);
        QVERIFY2(label.name != QLatin1String(entry.key), entry.key);
        QVERIFY2(label.help.endsWith(u'.'), entry.key);
    }
    for (const SettingsPageEntry &entry : settingsPages())
        QVERIFY(!pageTitle(entry.page).isEmpty());
}

void TestSettings::everyFieldHasANameAndABuddy()
{
    FakeEngine engine;
    const SettingsDialog dialog(engine);
    for (const PolicyRow *row : dialog.findChildren<PolicyRow *>()) {
        const QList<QLabel *> labels = row->findChildren<QLabel *>();
        const auto hasBuddy = [](const QLabel *label) { return label->buddy() != nullptr; };
        QCOMPARE(std::count_if(labels.begin(), labels.end(), hasBuddy), 1);
        for (const QWidget *child : row->findChildren<QWidget *>()) {
            const bool inner = qobject_cast<const QAbstractSpinBox *>(child->parentWidget())
                || qobject_cast<const QComboBox *>(child->parentWidget());
            const bool focusable = child->focusPolicy() != Qt::NoFocus && !child->focusProxy();
            if (focusable && !inner && child->inherits("QComboBoxPrivateContainer") == false)
                QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
        }
    }
}

void TestSettings::durationsChooseTheLargestWholeUnit_data()
{
    QTest::addColumn<int>("duration");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("unit");
    QTest::newRow("none") << 0 << 0 << QStringLiteral("seconds");
    QTest::newRow("seconds") << 90 << 90 << QStringLiteral("seconds");
    QTest::newRow("minutes") << 600 << 10 << QStringLiteral("minutes");
    QTest::newRow("hours") << 129'600 << 36 << QStringLiteral("hours");
    QTest::newRow("days") << 90 * 86'400 << 90 << QStringLiteral("days");
}

void TestSettings::durationsChooseTheLargestWholeUnit()
{
    QFETCH(int, duration);
    DurationEdit edit;
    const QSignalSpy edited(&edit, &DurationEdit::edited);
    edit.setDuration(seconds(duration));
    QTEST(edit.findChild<QSpinBox *>()->value(), "number");
    QTEST(edit.findChild<QComboBox *>()->currentText(), "unit");
    QCOMPARE(edit.duration(), seconds(duration));
    QCOMPARE(edited.size(), 0);
}

void TestSettings::aChangeTakesEffectAtOnce()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    auto *box = rowOf(dialog, "MaxJobsPerUser")->findChild<QSpinBox *>();
    QTRY_COMPARE(box->value(), 60);
    box->setValue(12);
    QTRY_COMPARE(valueInForce(engine, "MaxJobsPerUser"), QStringLiteral("12"));
    QTRY_VERIFY(showsText(*rowOf(dialog, "MaxJobsPerUser"), QStringLiteral("Set by you")));
    QVERIFY(showsText(*rowOf(dialog, "MaxFilesPerJob"), QStringLiteral("Default")));
}

void TestSettings::aDurationIsNumberAndUnit()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "JobInactivityTimeout");
    QTRY_COMPARE(row->findChild<QSpinBox *>()->value(), 90);
    row->findChild<QComboBox *>()->setCurrentIndex(2);
    QTRY_COMPARE(valueInForce(engine, "JobInactivityTimeout"), durationText(seconds(90 * 3600)));
    row->findChild<QSpinBox *>()->setValue(5);
    QTRY_COMPARE(valueInForce(engine, "JobInactivityTimeout"), QStringLiteral("5h"));
}

void TestSettings::aLimitIsNumberAndUnitOrNone()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "MaxBandwidth");
    auto *unit = row->findChild<QComboBox *>();
    auto *number = row->findChild<QSpinBox *>();
    QTRY_VERIFY(unit->isEnabled());
    QVERIFY(number->isHidden());
    unit->setCurrentIndex(3); // MiB/s
    QVERIFY(!number->isHidden());
    QTRY_COMPARE(valueInForce(engine, "MaxBandwidth"), QStringLiteral("1M"));
    number->setValue(12);
    QTRY_COMPARE(valueInForce(engine, "MaxBandwidth"), QStringLiteral("12M"));
    number->setValue(0);
    QTRY_COMPARE(valueInForce(engine, "MaxBandwidth"), QStringLiteral("0"));
    unit->setCurrentIndex(0);
    QTRY_COMPARE(valueInForce(engine, "MaxBandwidth"), QStringLiteral("none"));
    QVERIFY(number->isHidden());
}

void TestSettings::limitsChooseTheLargestWholeUnit_data()
{
    QTest::addColumn<qint64>("rate");
    QTest::addColumn<int>("unit");
    QTest::addColumn<int>("number");
    QTest::newRow("none") << unlimitedRate << 0 << 0;
    QTest::newRow("blocked") << qint64{0} << 2 << 0;
    QTest::newRow("bytes") << qint64{1500} << 1 << 1500;
    QTest::newRow("kibibytes") << qint64{1536 * 1024} << 2 << 1536;
    QTest::newRow("mebibytes") << qint64{5 * 1024 * 1024} << 3 << 5;
    QTest::newRow("gibibytes") << qint64{1024 * 1024 * 1024} << 4 << 1;
}

void TestSettings::limitsChooseTheLargestWholeUnit()
{
    QFETCH(qint64, rate);
    LimitEdit edit;
    const QSignalSpy edited(&edit, &LimitEdit::edited);
    edit.setRate(rate);
    QTEST(edit.findChild<QComboBox *>()->currentIndex(), "unit");
    QTEST(edit.findChild<QSpinBox *>()->value(), "number");
    QCOMPARE(edit.rate(), rate);
    QCOMPARE(edited.count(), 0);
}

void TestSettings::hoursArePainted()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "WorkSchedule");
    auto *grid = row->findChild<WeekGrid *>();
    QTRY_VERIFY(grid->isEnabled());
    QTRY_COMPARE(weekScheduleText(grid->schedule()), QStringLiteral("mon-fri 08:00-17:00"));
    grid->setCurrentIndex(grid->model()->index(0, 17));
    grid->clearSelection();
    QTest::keyClick(grid, Qt::Key_Space);
    QTRY_COMPARE(valueInForce(engine, "WorkSchedule"),
                 QStringLiteral("mon 08:00-18:00; tue-fri 08:00-17:00"));
    const QList<QToolButton *> buttons =
        row->findChild<ScheduleEdit *>()->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 1);
    buttons.first()->click();
    QTRY_COMPARE(valueInForce(engine, "WorkSchedule"), QStringLiteral("never"));
    QTRY_VERIFY(showsText(*row, QStringLiteral("Never")));
    QVERIFY(!buttons.first()->isEnabled());
}

void TestSettings::aLimitOfOneWayCannotBlock()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "MaxUploadBandwidth");
    auto *unit = row->findChild<QComboBox *>();
    QTRY_VERIFY(unit->isEnabled());
    unit->setCurrentIndex(1); // B/s
    auto *number = row->findChild<QSpinBox *>();
    QCOMPARE(number->minimum(), 1);
    number->setValue(5);
    QVERIFY(showsText(*row, policyRangeText(*policyEntry(u"MaxUploadBandwidth"))));
    QCOMPARE(valueInForce(engine, "MaxUploadBandwidth"), QStringLiteral("100000"));
}

void TestSettings::theProxyIsTheDesktopsNoneOrAList()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    dialog.show();
    PolicyRow *row = rowOf(dialog, "Proxy");
    auto *mode = row->findChild<QComboBox *>();
    auto *list = row->findChild<QLineEdit *>();
    QTRY_VERIFY(mode->isEnabled());
    QCOMPARE(mode->currentIndex(), 0);
    QVERIFY(list->isHidden());
    mode->setCurrentIndex(1);
    QTRY_COMPARE(valueInForce(engine, "Proxy"), QStringLiteral("none"));
    // a list is none before something stands in it
    mode->setCurrentIndex(2);
    QVERIFY(!list->isHidden());
    QCOMPARE(valueInForce(engine, "Proxy"), QStringLiteral("none"));
    QTest::keyClicks(list, QStringLiteral("gate:3128 socks5://other:1080"));
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(valueInForce(engine, "Proxy"), QStringLiteral("gate:3128 socks5://other:1080"));
    mode->setCurrentIndex(0);
    QTRY_COMPARE(valueInForce(engine, "Proxy"), QStringLiteral("system"));
    QTRY_VERIFY(list->isHidden());
}

void TestSettings::aListOfProxiesThatCannotBeUsedIsSaid()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    dialog.show();
    PolicyRow *row = rowOf(dialog, "Proxy");
    auto *mode = row->findChild<QComboBox *>();
    auto *list = row->findChild<QLineEdit *>();
    QTRY_VERIFY(mode->isEnabled());
    mode->setCurrentIndex(2);
    QTest::keyClicks(list, QStringLiteral("http://me:secret@gate:3128"));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(showsText(*row, policyRangeText(*policyEntry(QStringLiteral("Proxy")))));
    QCOMPARE(valueInForce(engine, "Proxy"), QString());
}

void TestSettings::trustedCertificatesStandOnTheSecurityPage()
{
    FakeEngine engine;
    ShownCertificate trusted;
    trusted.certificate.host = QStringLiteral("a.example:8443");
    trusted.certificate.sha256 = QByteArray(32, 'x');
    trusted.trustedSince = FakeEngine::now();
    engine.putCertificates({trusted});
    SettingsDialog dialog(engine);
    dialog.show();
    auto *pages = dialog.findChild<QListWidget *>();
    const auto security = pages->findItems(pageTitle(SettingsPage::Security), Qt::MatchExactly);
    QCOMPARE(security.size(), 1);
    pages->setCurrentItem(security.constFirst());
    const auto *list = dialog.findChild<TrustList *>();
    auto *tree = list->findChild<QTreeWidget *>();
    QTRY_COMPARE(tree->topLevelItemCount(), 1);
    QVERIFY(tree->isVisible());
    tree->setCurrentItem(tree->topLevelItem(0));
    list->findChild<QPushButton *>()->click();
    QTRY_COMPARE(tree->topLevelItemCount(), 0);
    QVERIFY(engine.callNames().contains(QStringLiteral("untrust")));
}

void TestSettings::aFlagIsAClick()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    auto *box = rowOf(dialog, "NotifyError")->findChild<QCheckBox *>();
    QTRY_VERIFY(box->isChecked());
    box->click();
    QTRY_COMPARE(valueInForce(engine, "NotifyError"), QStringLiteral("false"));
}

void TestSettings::aFolderIsTakenWhenTheFieldIsLeft()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    auto *line = rowOf(dialog, "DefaultFolder")->findChild<QLineEdit *>();
    QTRY_VERIFY(showsText(*rowOf(dialog, "DefaultFolder"), QStringLiteral("Default")));
    line->setText(QStringLiteral("/srv/incoming"));
    QVERIFY(engine.callNames().count(QStringLiteral("setPolicy")) == 0);
    Q_EMIT line->editingFinished();
    QTRY_COMPARE(valueInForce(engine, "DefaultFolder"), QStringLiteral("/srv/incoming"));
}

void TestSettings::categoriesAreEditedInATable()
{
    FakeEngine engine;
    engine.putPolicy({{QStringLiteral("Categories"), QStringLiteral("Music=/srv/music")}}, {});
    SettingsDialog dialog(engine);
    dialog.showPage(SettingsPage::Downloads);
    dialog.show();
    PolicyRow *row = rowOf(dialog, "Categories");
    auto *table = row->findChild<QTreeWidget *>();
    QTRY_COMPARE(table->topLevelItemCount(), 1);
    const QList<QPushButton *> buttons = row->findChildren<QPushButton *>();
    QTest::mouseClick(buttons.at(0), Qt::LeftButton);
    QCOMPARE(table->topLevelItemCount(), 2);
    table->topLevelItem(1)->setText(0, QStringLiteral("Films"));
    QTRY_COMPARE(valueInForce(engine, "Categories"), QStringLiteral("Films; Music=/srv/music"));
    table->topLevelItem(1)->setText(1, QStringLiteral("films"));
    QTRY_VERIFY(showsText(*row,
                          QStringLiteral("Wants names that differ, without = and ;, and whole "
                                         "paths of folders.")));
    table->topLevelItem(1)->setText(1, QStringLiteral("/srv/films"));
    QTRY_COMPARE(valueInForce(engine, "Categories"),
                 QStringLiteral("Films=/srv/films; Music=/srv/music"));
    table->setCurrentItem(table->topLevelItem(0));
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(valueInForce(engine, "Categories"), QStringLiteral("Films=/srv/films"));
}

void TestSettings::whatDoesNotFitIsSaidBesideTheField()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "BackgroundSlots");
    auto *box = row->findChild<QSpinBox *>();
    QTRY_COMPARE(box->value(), 3);
    box->setValue(5000);
    QVERIFY(showsText(*row, QStringLiteral("Between 1 and 50.")));
    QCOMPARE(box->value(), 5000);
    QCOMPARE(valueInForce(engine, "BackgroundSlots"), QStringLiteral("3"));
    box->setValue(4);
    QVERIFY(!showsText(*row, QStringLiteral("Between 1 and 50.")));
    QTRY_COMPARE(valueInForce(engine, "BackgroundSlots"), QStringLiteral("4"));
}

void TestSettings::aRefusalIsSaidBesideTheField()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "MaxJobsPerUser");
    QTRY_COMPARE(row->findChild<QSpinBox *>()->value(), 60);
    engine.failNext(makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager));
    row->findChild<QSpinBox *>()->setValue(12);
    QTRY_VERIFY(showsText(*row, QStringLiteral("The list of jobs could not be written.")));
    QVERIFY(!dialog.findChild<QPushButton *>(QStringLiteral("undo"))->isEnabled());
}

void TestSettings::whatTheAdministratorFixedIsGreyedOut()
{
    FakeEngine engine;
    engine.putPolicy({}, {{QStringLiteral("MaxJobsPerUser"), QStringLiteral("7")}});
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "MaxJobsPerUser");
    QTRY_COMPARE(row->findChild<QSpinBox *>()->value(), 7);
    QVERIFY(!row->findChild<QSpinBox *>()->isEnabled());
    QVERIFY(row->findChild<QToolButton *>()->isHidden());
    QVERIFY(showsText(*row, QStringLiteral("Fixed by the administrator")));
    QVERIFY(rowOf(dialog, "MaxFilesPerJob")->findChild<QSpinBox *>()->isEnabled());
}

void TestSettings::theLastChangeCanBeUndone()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    auto *undo = dialog.findChild<QPushButton *>(QStringLiteral("undo"));
    QVERIFY(!undo->isEnabled());
    auto *box = rowOf(dialog, "MaxFilesPerJob")->findChild<QSpinBox *>();
    QTRY_COMPARE(box->value(), 200);
    box->setValue(10);
    QTRY_VERIFY(undo->isEnabled());
    QCOMPARE(undo->text(), QStringLiteral("Undo: Files per job"));
    undo->click();
    QTRY_COMPARE(box->value(), 200);
    QTRY_VERIFY(showsText(*rowOf(dialog, "MaxFilesPerJob"), QStringLiteral("Default")));
    QVERIFY(!undo->isEnabled());
}

void TestSettings::changesAreUndoneTheLatestFirst()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    auto *undo = dialog.findChild<QPushButton *>(QStringLiteral("undo"));
    auto *files = rowOf(dialog, "MaxFilesPerJob")->findChild<QSpinBox *>();
    auto *jobs = rowOf(dialog, "MaxJobsPerUser")->findChild<QSpinBox *>();
    QTRY_COMPARE(files->value(), 200);
    files->setValue(10);
    QTRY_COMPARE(undo->text(), QStringLiteral("Undo: Files per job"));
    jobs->setValue(20);
    QTRY_COMPARE(undo->text(), QStringLiteral("Undo: Jobs per user"));
    undo->click();
    QTRY_COMPARE(jobs->value(), 60);
    QCOMPARE(undo->text(), QStringLiteral("Undo: Files per job"));
    undo->click();
    QTRY_COMPARE(files->value(), 200);
    QVERIFY(!undo->isEnabled());
}

void TestSettings::undoGivesBackTheOwnValueOfBefore()
{
    FakeEngine engine;
    engine.putPolicy({{QStringLiteral("MaxFilesPerJob"), QStringLiteral("30")}}, {});
    SettingsDialog dialog(engine);
    auto *box = rowOf(dialog, "MaxFilesPerJob")->findChild<QSpinBox *>();
    QTRY_COMPARE(box->value(), 30);
    box->setValue(40);
    auto *undo = dialog.findChild<QPushButton *>(QStringLiteral("undo"));
    QTRY_VERIFY(undo->isEnabled());
    undo->click();
    QTRY_COMPARE(valueInForce(engine, "MaxFilesPerJob"), QStringLiteral("30"));
    QTRY_VERIFY(showsText(*rowOf(dialog, "MaxFilesPerJob"), QStringLiteral("Set by you")));
}

void TestSettings::aRowGoesBackToItsDefault()
{
    FakeEngine engine;
    engine.putPolicy({{QStringLiteral("MaxFilesPerJob"), QStringLiteral("30")}}, {});
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "MaxFilesPerJob");
    auto *reset = row->findChild<QToolButton *>();
    QVERIFY(reset->isHidden());
    QTRY_VERIFY(!reset->isHidden());
    QCOMPARE(row->findChild<QSpinBox *>()->value(), 30);
    reset->click();
    QTRY_COMPARE(row->findChild<QSpinBox *>()->value(), 200);
    QTRY_VERIFY(reset->isHidden());
}

void TestSettings::usageIsShown()
{
    FakeEngine engine;
    for (int job = 0; job < 12; ++job)
        engine.putJob(FakeEngine::makeJob(QString::number(job)));
    SettingsDialog dialog(engine);
    PolicyRow *row = rowOf(dialog, "MaxJobsPerUser");
    QTRY_VERIFY(showsText(*row, QStringLiteral("12 of 60 used")));
    QCOMPARE(row->findChild<UsageBar *>()->share(), 0.2);
    QVERIFY(rowOf(dialog, "BackgroundSlots")->findChild<UsageBar *>()->parentWidget()->isHidden());
}

void TestSettings::changesFromElsewhereAreShown()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    auto *box = rowOf(dialog, "MaxJobsPerUser")->findChild<QSpinBox *>();
    QTRY_COMPARE(box->value(), 60);
    QObject context;
    engine.setPolicy(QStringLiteral("MaxJobsPerUser"), QStringLiteral("33"), &context,
                     [](const Done &) {});
    QTRY_COMPARE(box->value(), 33);
}

void TestSettings::everyPageHasARowAndEveryRowAPage()
{
    FakeEngine engine;
    const SettingsDialog dialog(engine);
    QSet<SettingsPage> used;
    for (const PolicyRow *row : dialog.findChildren<PolicyRow *>())
        used.insert(row->page());
    for (const SettingsPageEntry &entry : settingsPages()) {
        QVERIFY2(used.contains(entry.page), qPrintable(pageTitle(entry.page)));
        QCOMPARE(&entry - settingsPages().data(), static_cast<qsizetype>(entry.page));
    }
}

void TestSettings::aSearchLeavesThePagesThatSpeakOfIt()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    auto *line = dialog.findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    auto *pages = dialog.findChild<QListWidget *>();
    const auto visible = [pages] {
        QStringList titles;
        for (int row = 0; row < pages->count(); ++row) {
            if (!pages->item(row)->isHidden())
                titles.append(pages->item(row)->text());
        }
        return titles;
    };
    const qsizetype all = visible().size();
    line->setText(QStringLiteral("inactivity cancelled"));
    QCOMPARE(visible(), QStringList{QStringLiteral("Limits and timeouts")});
    QCOMPARE(pages->currentItem()->text(), QStringLiteral("Limits and timeouts"));
    QVERIFY(rowOf(dialog, "JobInactivityTimeout")->isFound());
    QVERIFY(!rowOf(dialog, "MaxJobsPerUser")->isFound());
    line->setText(QStringLiteral("notific"));
    QVERIFY(visible().contains(QStringLiteral("Notifications")));
    line->setText(QStringLiteral("no such thing"));
    QVERIFY(showsText(dialog, QStringLiteral("No setting speaks of this.")));
    line->clear();
    QCOMPARE(visible().size(), all);
    QVERIFY(!rowOf(dialog, "JobInactivityTimeout")->isFound());
}

void TestSettings::aSearchFindsTheNamesOfScripts()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    dialog.search(QStringLiteral("maxrangesperfile"));
    QVERIFY(rowOf(dialog, "MaxRangesPerFile")->isFound());
    QCOMPARE(dialog.findChild<QListWidget *>()->currentItem()->text(), QStringLiteral("Advanced"));
}

void TestSettings::enterGoesFromHitToHit()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    auto *line = dialog.findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    auto *pages = dialog.findChild<QListWidget *>();
    line->setText(QStringLiteral("priority"));
    QCOMPARE(pages->currentItem()->text(), QStringLiteral("Speed"));
    const auto isPriority = [](const PolicyRow *row) { return row->isFound(); };
    const QList<PolicyRow *> rows = dialog.findChildren<PolicyRow *>();
    const auto hits = std::count_if(rows.begin(), rows.end(), isPriority);
    QStringList seen;
    for (qsizetype hit = 0; hit < hits; ++hit) {
        QTest::keyClick(line, Qt::Key_Return);
        seen.append(pages->currentItem()->text());
    }
    QVERIFY(seen.contains(QStringLiteral("Advanced")));
    QCOMPARE(seen.last(), QStringLiteral("Speed"));
}

void TestSettings::startAtLoginIsASwitchThatCanBeUndone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("autostart/a.desktop"));
    Autostart autostart(file, {QCoreApplication::applicationFilePath(), {}});
    FakeEngine engine;
    SettingsDialog dialog(engine, {&autostart, nullptr});
    auto *box = dialog.findChild<SwitchRow *>()->findChild<QCheckBox *>();
    QTRY_VERIFY(box->isEnabled());
    QVERIFY(!box->isChecked());
    box->click();
    QTRY_VERIFY(QFile::exists(file));
    auto *undo = dialog.findChild<QPushButton *>(QStringLiteral("undo"));
    QCOMPARE(undo->text(), QStringLiteral("Undo: Start at login"));
    undo->click();
    QTRY_VERIFY(!QFile::exists(file));
    QTRY_VERIFY(!box->isChecked());
}

void TestSettings::fitsASmallScreen()
{
    FakeEngine engine;
    SettingsDialog dialog(engine);
    const QSize least = dialog.minimumSizeHint();
    // 1024 x 640 at 200 % leaves 512 x 320 in height; the pages scroll.
    QVERIFY2(least.height() <= 320, qPrintable(QString::number(least.height())));
    QVERIFY2(least.width() <= 1024, qPrintable(QString::number(least.width())));
    QVERIFY(dialog.sizeHint().height() <= 640);
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"

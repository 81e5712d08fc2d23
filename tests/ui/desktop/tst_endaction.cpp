// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/countdowndialog.h"
#include "ui/desktop/endaction.h"
#include "ui/desktop/endmenu.h"

#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace tranship;
using namespace std::chrono_literals;

namespace {

Tally pending(int count)
{
    Tally tally;
    tally.pending = count;
    return tally;
}

} // namespace

class TestEndAction final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isDueWhenAllIsDoneAndTheCountdownIsOver();
    void nothingIsDoneWithoutAWish();
    void aWishWaitsUntilSomethingHasMoved();
    void somethingNewEndsTheCountdown();
    void cancelEndsCountdownAndWish();
    void aNewWishEndsTheCountdown();
    void nowIsNow();
    void theMenuShowsAndTakesTheWish();
    void theDialogSaysItAndCanBeLeft();
};

void TestEndAction::isDueWhenAllIsDoneAndTheCountdownIsOver()
{
    EndActionWatch watch(1s);
    const QSignalSpy due(&watch, &EndActionWatch::due);
    watch.take(pending(2));
    watch.setAction(EndAction::Sleep);
    watch.take(pending(1));
    QVERIFY(!watch.isCounting());
    watch.take(pending(0));
    QVERIFY(watch.isCounting());
    QCOMPARE(due.size(), 0);
    QTRY_COMPARE(due.size(), 1);
    QCOMPARE(due.first().first().value<EndAction>(), EndAction::Sleep);
    QCOMPARE(watch.action(), EndAction::Nothing); // for once
    watch.take(pending(1));
    watch.take(pending(0));
    QVERIFY(!watch.isCounting());
}

void TestEndAction::nothingIsDoneWithoutAWish()
{
    EndActionWatch watch;
    watch.take(pending(1));
    watch.take(pending(0));
    QVERIFY(!watch.isCounting());
}

void TestEndAction::aWishWaitsUntilSomethingHasMoved()
{
    EndActionWatch watch;
    watch.take(pending(0));
    watch.setAction(EndAction::PowerOff);
    watch.take(pending(0));
    QVERIFY(!watch.isCounting());
    watch.take(pending(1));
    watch.take(pending(0));
    QVERIFY(watch.isCounting());
}

void TestEndAction::somethingNewEndsTheCountdown()
{
    EndActionWatch watch;
    const QSignalSpy cancelled(&watch, &EndActionWatch::cancelled);
    watch.setAction(EndAction::Quit);
    watch.take(pending(1));
    watch.take(pending(0));
    watch.take(pending(1));
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!watch.isCounting());
    QCOMPARE(watch.action(), EndAction::Quit); // and it is waited for
    watch.take(pending(0));
    QVERIFY(watch.isCounting());
}

void TestEndAction::cancelEndsCountdownAndWish()
{
    EndActionWatch watch;
    const QSignalSpy cancelled(&watch, &EndActionWatch::cancelled);
    const QSignalSpy due(&watch, &EndActionWatch::due);
    watch.setAction(EndAction::Quit);
    watch.take(pending(1));
    watch.take(pending(0));
    watch.cancel();
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(watch.action(), EndAction::Nothing);
    watch.actNow();
    QCOMPARE(due.size(), 0);
}

void TestEndAction::aNewWishEndsTheCountdown()
{
    EndActionWatch watch;
    watch.setAction(EndAction::PowerOff);
    watch.take(pending(1));
    watch.take(pending(0));
    QVERIFY(watch.isCounting());
    watch.setAction(EndAction::Quit);
    QVERIFY(!watch.isCounting());
}

void TestEndAction::nowIsNow()
{
    EndActionWatch watch;
    const QSignalSpy due(&watch, &EndActionWatch::due);
    watch.setAction(EndAction::Quit);
    watch.take(pending(1));
    watch.take(pending(0));
    watch.actNow();
    QCOMPARE(due.size(), 1);
    QVERIFY(!watch.isCounting());
}

void TestEndAction::theMenuShowsAndTakesTheWish()
{
    EndActionWatch watch;
    EndMenu menu(watch);
    const QList<QAction *> choices = menu.actions();
    QCOMPARE(choices.size(), 4);
    QVERIFY(choices.at(0)->isChecked());
    choices.at(3)->trigger();
    QCOMPARE(watch.action(), EndAction::PowerOff);
    QVERIFY(!choices.at(0)->isChecked());
    watch.setAction(EndAction::Quit);
    QVERIFY(choices.at(1)->isChecked());
}

void TestEndAction::theDialogSaysItAndCanBeLeft()
{
    EndActionWatch watch;
    const QPointer<CountdownDialog> dialog = [&watch] {
        watch.setAction(EndAction::PowerOff);
        watch.take(pending(1));
        watch.take(pending(0));
        return new CountdownDialog(watch, 60);
    }();
    dialog->show();
    QVERIFY2(dialog->text().contains(QStringLiteral("switched off in 60")),
             qPrintable(dialog->text()));
    const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
    const auto safe = std::find_if(buttons.begin(), buttons.end(),
                                   [](const QPushButton *button) { return button->isDefault(); });
    QVERIFY(safe != buttons.end());
    (*safe)->click();
    QVERIFY(!watch.isCounting());
    QCOMPARE(watch.action(), EndAction::Nothing);
    QTRY_VERIFY(!dialog);
}

QTEST_MAIN(TestEndAction)
#include "tst_endaction.moc"

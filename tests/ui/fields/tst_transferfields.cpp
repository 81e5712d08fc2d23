// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fields/transferfields.h"

#include "tests/ui/samplejobs.h"
#include "ui/fields/rateedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace tranship;
using namespace tranship::test;

class TestTransferFields final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aRateIsShownInTheUnitThatNeedsNoFraction_data();
    void aRateIsShownInTheUnitThatNeedsNoFraction();
    void aRateIsReadInItsUnit();
    void ofNoLimitTheUnitDoesNotMatter();
    void eachFieldSpeaksInItsKey();
    void showingAJobIsNoEdit();
    void onlyWhatIsUnusualIsSet();
    void dynamicContentIsDecidedBeforeTheFirstByte();

private:
    template <typename T> [[nodiscard]] T &the() const { return *m_widget->findChild<T *>(); }

    /// The spin box of the number of connections.
    [[nodiscard]] QSpinBox &connections() const
    {
        return *m_widget->findChild<QSpinBox *>({}, Qt::FindDirectChildrenOnly);
    }

    [[nodiscard]] QComboBox &networks() const
    {
        return *m_widget->findChild<QComboBox *>({}, Qt::FindDirectChildrenOnly);
    }

    std::unique_ptr<QWidget> m_widget;
    TransferFields *m_fields = nullptr;
};

void TestTransferFields::init()
{
    m_widget = std::make_unique<QWidget>();
    m_fields = new TransferFields(m_widget.get());
    m_fields->addTo(*new QFormLayout(m_widget.get()));
    m_widget->show();
}

void TestTransferFields::aRateIsShownInTheUnitThatNeedsNoFraction_data()
{
    QTest::addColumn<qint64>("rate");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("unit");
    const auto row = [](const char *name, qint64 rate, const char *number, const char *unit) {
        QTest::newRow(name) << rate << QString::fromLatin1(number) << QString::fromLatin1(unit);
    };
    row("none", 0, "No limit", "MiB/s");
    row("mebibytes", 3 * 1024 * 1024, "3", "MiB/s");
    row("kibibytes", 1536 * 1024, "1536", "KiB/s");
    row("bytes", 1500, "1500", "B/s");
}

void TestTransferFields::aRateIsShownInTheUnitThatNeedsNoFraction()
{
    QFETCH(const qint64, rate);
    RateEdit edit;
    const QSignalSpy edited(&edit, &RateEdit::edited);
    edit.setRate(7 * 1024);
    edit.setRate(rate);
    QTEST(edit.findChild<QSpinBox *>()->text(), "number");
    QTEST(edit.findChild<QComboBox *>()->currentText(), "unit");
    QCOMPARE(edit.rate(), rate);
    QVERIFY(edited.isEmpty());
}

void TestTransferFields::aRateIsReadInItsUnit()
{
    RateEdit edit;
    edit.show();
    const QSignalSpy edited(&edit, &RateEdit::edited);
    auto &number = *edit.findChild<QSpinBox *>();
    number.setValue(2);
    QCOMPARE(edit.rate(), 2 * 1024 * 1024);
    QCOMPARE(edited.size(), 1);
    QTest::keyClick(edit.findChild<QComboBox *>(), Qt::Key_Up);
    QCOMPARE(edit.rate(), 2 * 1024);
    QCOMPARE(edited.size(), 2);
}

void TestTransferFields::ofNoLimitTheUnitDoesNotMatter()
{
    RateEdit edit;
    edit.show();
    const QSignalSpy edited(&edit, &RateEdit::edited);
    QTest::keyClick(edit.findChild<QComboBox *>(), Qt::Key_Up);
    QCOMPARE(edit.rate(), 0);
    QVERIFY(edited.isEmpty());
}

void TestTransferFields::eachFieldSpeaksInItsKey()
{
    const QSignalSpy edited(m_fields, &TransferFields::edited);
    connections().setValue(4);
    the<RateEdit>().findChild<QSpinBox *>()->setValue(3);
    QTest::keyClick(&networks(), Qt::Key_Down);
    the<QCheckBox>().click();
    QStringList said;
    for (const QList<QVariant> &one : edited)
        said << one.at(0).toString() + QLatin1Char('=') + one.at(1).toString();
    QCOMPARE(said,
             (QStringList{QStringLiteral("connections=4"), QStringLiteral("bandwidth-limit=3M"),
                          QStringLiteral("cost-policy=not-roaming"),
                          QStringLiteral("dynamic-content=true")}));
}

void TestTransferFields::showingAJobIsNoEdit()
{
    const QSignalSpy edited(m_fields, &TransferFields::edited);
    JobSnapshot job = sampleJob(QStringLiteral("a"), JobState::Suspended);
    job.job.settings.connections = 16;
    job.job.settings.bandwidthLimit = 512 * 1024;
    job.job.settings.costPolicy = CostPolicy::NotMetered;
    job.job.settings.dynamicContent = true;
    m_fields->show(job.job);
    QCOMPARE(connections().value(), 16);
    QCOMPARE(the<RateEdit>().rate(), 512 * 1024);
    QCOMPARE(networks().currentText(), QStringLiteral("Only unmetered networks"));
    QVERIFY(the<QCheckBox>().isChecked());
    QVERIFY(edited.isEmpty());
    m_fields->show({});
    QCOMPARE(connections().text(), QStringLiteral("As in the settings"));
    QVERIFY(edited.isEmpty());
}

void TestTransferFields::onlyWhatIsUnusualIsSet()
{
    QVERIFY(m_fields->settings().isEmpty());
    connections().setValue(2);
    the<RateEdit>().setRate(1500);
    networks().setCurrentIndex(2);
    the<QCheckBox>().setChecked(true);
    QCOMPARE(m_fields->settings(),
             (QMap<QString, QString>{
                 {QStringLiteral("connections"), QStringLiteral("2")},
                 {QStringLiteral("bandwidth-limit"), QStringLiteral("1500")},
                 {QStringLiteral("cost-policy"), QStringLiteral("not-metered")},
                 {QStringLiteral("dynamic-content"), QStringLiteral("true")},
             }));
}

void TestTransferFields::dynamicContentIsDecidedBeforeTheFirstByte()
{
    m_fields->show(sampleJob(QStringLiteral("a"), JobState::Queued).job);
    QVERIFY(the<QCheckBox>().isEnabled());
    m_fields->show(sampleJob(QStringLiteral("a"), JobState::Suspended).job);
    QVERIFY(!the<QCheckBox>().isEnabled());
    QVERIFY(!the<QCheckBox>().toolTip().isEmpty());
}

QTEST_MAIN(TestTransferFields)
#include "tst_transferfields.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeengine.h"
#include "ui/dialogs/certificatedialog.h"
#include "ui/settings/trustlist.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

ShownCertificate shown(const QList<CertificateFlaw> &flaws, const QDateTime &trustedSince = {})
{
    ShownCertificate made;
    made.certificate.host = u"a.example:8443"_s;
    made.certificate.sha256 = QByteArray::fromHex("0123456789abcdef").repeated(4);
    made.certificate.subject = u"Anna's <b>server</b>"_s;
    made.certificate.issuer = u"Anna"_s;
    made.certificate.names = {u"a.example"_s, u"10.0.0.1"_s};
    made.certificate.from = FakeEngine::now();
    made.certificate.until = FakeEngine::now();
    made.certificate.flaws = flaws;
    made.trustedSince = trustedSince;
    return made;
}

QString allText(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

QPushButton *button(const QWidget &widget, const QString &text)
{
    for (QPushButton *one : widget.findChildren<QPushButton *>()) {
        if (one->text().remove(u'&') == text)
            return one;
    }
    return nullptr;
}

} // namespace

class TestCertificateDialog final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhoseItIsAndWhyItWasRefused();
    void theSafeButtonIsTheDefault();
    void trustIsForThisOneAndTheJobGoesOn();
    void aRefusalOfTheEngineIsShown();
    void aRevokedOneOffersNoTrust();
    void trustedOnesAreListedAndTakenBack();
};

void TestCertificateDialog::itSaysWhoseItIsAndWhyItWasRefused()
{
    FakeEngine engine;
    CertificateDialog dialog(engine, shown({CertificateFlaw::SelfSigned, CertificateFlaw::Expired}),
                             {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QString text = allText(dialog);
    for (const QString &part :
         {u"a.example:8443"_s, u"Anna's <b>server</b>"_s, u"a.example, 10.0.0.1"_s,
          u"Nobody but the server itself vouches for it."_s, u"It has expired."_s,
          u"01:23:45:67:89:AB:CD:EF"_s})
        QVERIFY2(text.contains(part), qPrintable(part));
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->text().contains(u"<b>"_s))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void TestCertificateDialog::theSafeButtonIsTheDefault()
{
    FakeEngine engine;
    CertificateDialog dialog(engine, shown({CertificateFlaw::SelfSigned}), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(button(dialog, u"Do Not Trust"_s)->isDefault());
    QVERIFY(!button(dialog, u"Trust This Certificate"_s)->isDefault());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QVERIFY(engine.calls().isEmpty());
}

void TestCertificateDialog::trustIsForThisOneAndTheJobGoesOn()
{
    FakeEngine engine;
    const JobSnapshot job = FakeEngine::makeJob(u"job"_s, JobState::Suspended);
    engine.putJob(job);
    engine.putCertificates({shown({CertificateFlaw::SelfSigned})});
    CertificateDialog dialog(engine, shown({CertificateFlaw::SelfSigned}), job.job.id);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    button(dialog, u"Trust This Certificate"_s)->click();
    QTRY_VERIFY(!dialog.isVisible());
    QTRY_VERIFY(engine.callNames().contains(u"resume"_s));
    const FakeEngine::Call call = engine.calls().constFirst();
    QCOMPARE(call.verb, u"trust"_s);
    QCOMPARE(call.arguments.constFirst(), u"a.example:8443"_s);
    QVERIFY(call.arguments.constLast().startsWith(u"01:23:45"_s));
}

void TestCertificateDialog::aRefusalOfTheEngineIsShown()
{
    FakeEngine engine;
    engine.failNext(makeError(ErrorCode::StoreFailed, ErrorContext::QueueManager), u"trust"_s);
    CertificateDialog dialog(engine, shown({CertificateFlaw::SelfSigned}), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    button(dialog, u"Trust This Certificate"_s)->click();
    QTRY_VERIFY(allText(dialog).contains(u"The list of jobs could not be written."_s));
    QVERIFY(dialog.isVisible());
}

void TestCertificateDialog::aRevokedOneOffersNoTrust()
{
    FakeEngine engine;
    CertificateDialog dialog(engine, shown({CertificateFlaw::Revoked}), {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(button(dialog, u"Trust This Certificate"_s) == nullptr);
    QVERIFY(allText(dialog).contains(u"Its issuer has revoked it."_s));
}

void TestCertificateDialog::trustedOnesAreListedAndTakenBack()
{
    FakeEngine engine;
    ShownCertificate refused = shown({CertificateFlaw::Expired});
    refused.certificate.host = u"b.example"_s;
    engine.putCertificates({shown({CertificateFlaw::SelfSigned}, FakeEngine::now()), refused});
    TrustList list(engine);
    list.show();
    auto *tree = list.findChild<QTreeWidget *>();
    QTRY_COMPARE(tree->topLevelItemCount(), 1);
    QCOMPARE(tree->topLevelItem(0)->text(0), u"a.example:8443"_s);
    QPushButton *takeBack = button(list, u"Trust No More"_s);
    QVERIFY(!takeBack->isEnabled());
    tree->setCurrentItem(tree->topLevelItem(0));
    tree->topLevelItem(0)->setSelected(true);
    QVERIFY(takeBack->isEnabled());
    takeBack->click();
    QTRY_COMPARE(tree->topLevelItemCount(), 0);
    QVERIFY(engine.callNames().contains(u"untrust"_s));
    QVERIFY(!tree->isVisible());
}

QTEST_MAIN(TestCertificateDialog)
#include "tst_certificatedialog.moc"

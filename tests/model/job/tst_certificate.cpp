// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/certificate.h"

#include <QUrl>
#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestCertificate final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHeaviestFlawNamesTheError_data();
    void theHeaviestFlawNamesTheError();
    void onlyARevokedOneCannotBeTrusted();
    void flawsAreReadBack();
    void aHostHasOneNameWhateverTheLinkSays();
    void unknownFlawsAreLeftOut();
    void fingerprintsAreReadBackInAnyForm();
    void whatIsNoFingerprintIsRefused_data();
    void whatIsNoFingerprintIsRefused();
};

void TestCertificate::theHeaviestFlawNamesTheError_data()
{
    using enum CertificateFlaw;
    using Flaws = QList<CertificateFlaw>;
    QTest::addColumn<Flaws>("flaws");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("none") << Flaws{} << ErrorCode::TlsHandshakeFailed;
    QTest::newRow("expired") << Flaws{Expired} << ErrorCode::CertificateExpired;
    QTest::newRow("not yet") << Flaws{NotYetValid} << ErrorCode::CertificateNotYetValid;
    QTest::newRow("host") << Flaws{WrongHost} << ErrorCode::CertificateWrongHost;
    QTest::newRow("self-signed") << Flaws{SelfSigned} << ErrorCode::CertificateSelfSigned;
    QTest::newRow("untrusted") << Flaws{Untrusted} << ErrorCode::CertificateUntrusted;
    QTest::newRow("usage") << Flaws{WrongUsage} << ErrorCode::CertificateWrongUsage;
    QTest::newRow("revoked") << Flaws{Revoked} << ErrorCode::CertificateRevoked;
    QTest::newRow("nobody says") << Flaws{RevocationUnknown} << ErrorCode::RevocationUnknown;
    QTest::newRow("broken") << Flaws{Other} << ErrorCode::CertificateInvalid;
    QTest::newRow("several") << Flaws{Expired, Untrusted, WrongHost}
                             << ErrorCode::CertificateUntrusted;
    QTest::newRow("revoked and more")
        << Flaws{SelfSigned, Revoked} << ErrorCode::CertificateRevoked;
}

void TestCertificate::theHeaviestFlawNamesTheError()
{
    QFETCH(QList<CertificateFlaw>, flaws);
    const ErrorCode code = certificateError(flaws);
    QTEST(code, "code");
    QCOMPARE(isCertificateError(code), !flaws.isEmpty());
}

void TestCertificate::onlyARevokedOneCannotBeTrusted()
{
    for (int number = 1; number <= 9; ++number) {
        const auto flaw = static_cast<CertificateFlaw>(number);
        QCOMPARE(canBeTrusted({CertificateFlaw::Expired, flaw}), flaw != CertificateFlaw::Revoked);
    }
}

void TestCertificate::flawsAreReadBack()
{
    QStringList names;
    for (int number = 1; number <= 9; ++number) {
        const auto flaw = static_cast<CertificateFlaw>(number);
        names.append(flawName(flaw));
        QCOMPARE(flawFromName(QString(flawName(flaw))), std::optional(flaw));
    }
    QCOMPARE(names.removeDuplicates(), 0);
    const QList<CertificateFlaw> flaws{CertificateFlaw::Untrusted, CertificateFlaw::Expired};
    QCOMPARE(flawsText(flaws), u"untrusted,expired"_s);
    QCOMPARE(flawsFromText(u"expired, untrusted"_s), flaws);
}

void TestCertificate::aHostHasOneNameWhateverTheLinkSays()
{
    QCOMPARE(certificateHostOf(QUrl(u"https://A.Example/x"_s)), u"a.example"_s);
    QCOMPARE(certificateHostOf(QUrl(u"https://a.example:443/y"_s)), u"a.example"_s);
    QCOMPARE(certificateHostOf(QUrl(u"https://a.example:8443/"_s)), u"a.example:8443"_s);
}

void TestCertificate::unknownFlawsAreLeftOut()
{
    QCOMPARE(flawsFromText(u"ugly,expired,expired,,"_s),
             QList<CertificateFlaw>{CertificateFlaw::Expired});
    QVERIFY(flawsFromText({}).isEmpty());
}

void TestCertificate::fingerprintsAreReadBackInAnyForm()
{
    const QByteArray sha256 = QByteArray::fromHex("00ff").repeated(16);
    const QString text = fingerprintText(sha256);
    QVERIFY(text.startsWith(u"00:FF:00"_s));
    QCOMPARE(text.size(), 95);
    for (const QString &form :
         {text, text.toLower(), QString(text).remove(u':'), QString(u"  "_s + text + u' ')})
        QCOMPARE(fingerprintFromText(form).value_or(QByteArray()), sha256);
}

void TestCertificate::whatIsNoFingerprintIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("SHA-1") << u"ab"_s.repeated(20);
    QTest::newRow("too long") << u"ab"_s.repeated(33);
    QTest::newRow("half a byte") << QString(u"ab"_s.repeated(31) + u'a');
    QTest::newRow("no digits") << u"xy"_s.repeated(32);
}

void TestCertificate::whatIsNoFingerprintIsRefused()
{
    QFETCH(QString, text);
    const Result<QByteArray> read = fingerprintFromText(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/security.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestSecurity final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flagsAreReadAndWritten_data();
    void flagsAreReadAndWritten();
    void whatBitsDoesNotHaveIsRefused_data();
    void whatBitsDoesNotHaveIsRefused();
    void eachFlagOverlooksItsOwnFlaws_data();
    void eachFlagOverlooksItsOwnFlaws();
};

void TestSecurity::flagsAreReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("written");
    const auto row = [](const QString &text, int number, const QString &written) {
        QTest::newRow(qPrintable(text)) << text << number << written;
    };
    row({}, 0, u"none"_s);
    row(u"none"_s, 0, u"none"_s);
    row(u"0"_s, 0, u"none"_s);
    row(u"check-revocation"_s, 0x1, u"check-revocation"_s);
    row(u"ignore-wrong-host"_s, 0x2, u"ignore-wrong-host"_s);
    row(u"ignore-date"_s, 0x4, u"ignore-date"_s);
    row(u"ignore-unknown-issuer"_s, 0x8, u"ignore-unknown-issuer"_s);
    row(u"ignore-wrong-usage"_s, 0x10, u"ignore-wrong-usage"_s);
    row(u"ignore-date, check-revocation"_s, 0x5, u"check-revocation ignore-date"_s);
    row(u"0x0006"_s, 0x6, u"ignore-wrong-host ignore-date"_s);
    row(u"12"_s, 0xc, u"ignore-date ignore-unknown-issuer"_s);
}

void TestSecurity::flagsAreReadAndWritten()
{
    QFETCH(QString, text);
    QFETCH(int, number);
    const Result<SecurityFlags> flags = securityFromText(text);
    QVERIFY(flags);
    QCOMPARE(flags->toInt(), number);
    QTEST(securityText(*flags), "written");
    QVERIFY(isSecurity(number));
    QCOMPARE(securityFromText(securityText(*flags)).value_or(SecurityFlags()), *flags);
}

void TestSecurity::whatBitsDoesNotHaveIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a word") << u"trust-everybody"_s;
    QTest::newRow("none and one") << u"none ignore-date"_s;
    QTest::newRow("a bit") << u"0x20"_s;
    QTest::newRow("a redirect policy") << u"0x100"_s;
    QTest::newRow("redirects to http") << u"0x804"_s;
    QTest::newRow("a negative number") << u"-1"_s;
}

void TestSecurity::whatBitsDoesNotHaveIsRefused()
{
    QFETCH(QString, text);
    const Result<SecurityFlags> flags = securityFromText(text);
    QVERIFY(!flags);
    QCOMPARE(flags.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!flags.error().detail.isEmpty());
}

void TestSecurity::eachFlagOverlooksItsOwnFlaws_data()
{
    using enum CertificateFlaw;
    using Flaws = QList<CertificateFlaw>;
    QTest::addColumn<SecurityFlags>("flags");
    QTest::addColumn<Flaws>("overlooked");
    QTest::newRow("none") << SecurityFlags() << Flaws{};
    QTest::newRow("host") << SecurityFlags(SecurityFlag::IgnoreWrongHost) << Flaws{WrongHost};
    QTest::newRow("date") << SecurityFlags(SecurityFlag::IgnoreDate) << Flaws{Expired, NotYetValid};
    QTest::newRow("issuer") << SecurityFlags(SecurityFlag::IgnoreUnknownIssuer)
                            << Flaws{SelfSigned, Untrusted};
    QTest::newRow("usage") << SecurityFlags(SecurityFlag::IgnoreWrongUsage) << Flaws{WrongUsage};
    QTest::newRow("all four") << SecurityFlags(0x1e) << Flaws{SelfSigned, Untrusted,   WrongHost,
                                                              Expired,    NotYetValid, WrongUsage};
}

void TestSecurity::eachFlagOverlooksItsOwnFlaws()
{
    QFETCH(SecurityFlags, flags);
    QFETCH(QList<CertificateFlaw>, overlooked);
    for (int number = 1; number <= 9; ++number) {
        const auto flaw = static_cast<CertificateFlaw>(number);
        QCOMPARE(remainingFlaws({flaw}, flags).isEmpty(), overlooked.contains(flaw));
    }
}

QTEST_GUILESS_MAIN(TestSecurity)
#include "tst_security.moc"

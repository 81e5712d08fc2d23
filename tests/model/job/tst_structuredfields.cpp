// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/structuredfields.h"

#include <QTest>

using namespace tranship;

class TestStructuredFields final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void integersAreRead_data();
    void integersAreRead();
    void booleansAreRead_data();
    void booleansAreRead();
};

void TestStructuredFields::integersAreRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<qint64>("number");
    const auto row = [](const char *name, const char *value, std::optional<qint64> number) {
        QTest::newRow(name) << QByteArray(value) << number.has_value() << number.value_or(0);
    };
    row("a number", "25000000", 25'000'000);
    row("zero", "0", 0);
    row("negative", "-42", -42);
    row("leading zeros", "007", 7);
    row("spaces around", " 7 ", 7);
    row("fifteen digits", "999999999999999", 999'999'999'999'999);
    row("sixteen digits", "9999999999999999", std::nullopt);
    row("parameters are dropped", "7;a=1;b", 7);
    row("a parameter behind a space", "7 ;a", 7);
    row("nothing", "", std::nullopt);
    row("only a parameter", ";a=1", std::nullopt);
    row("a sign alone", "-", std::nullopt);
    row("a plus", "+7", std::nullopt);
    row("a decimal", "7.0", std::nullopt);
    row("a string", "\"7\"", std::nullopt);
    row("a list", "7, 8", std::nullopt);
    row("a boolean", "?1", std::nullopt);
    row("hexadecimal", "0x7", std::nullopt);
}

void TestStructuredFields::integersAreRead()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, isRead);
    QFETCH(qint64, number);
    const std::optional<qint64> read = structuredInteger(value);
    QCOMPARE(read.has_value(), isRead);
    QCOMPARE(read.value_or(0), number);
}

void TestStructuredFields::booleansAreRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<bool>("isTrue");
    const auto row = [](const char *name, const char *value, std::optional<bool> boolean) {
        QTest::newRow(name) << QByteArray(value) << boolean.has_value() << boolean.value_or(false);
    };
    row("true", "?1", true);
    row("false", "?0", false);
    row("spaces around", " ?1 ", true);
    row("parameters are dropped", "?1;a=b", true);
    row("another digit", "?2", std::nullopt);
    row("a number", "1", std::nullopt);
    row("a token", "true", std::nullopt);
    row("two digits", "?11", std::nullopt);
    row("nothing", "", std::nullopt);
}

void TestStructuredFields::booleansAreRead()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, isRead);
    QFETCH(bool, isTrue);
    const std::optional<bool> read = structuredBoolean(value);
    QCOMPARE(read.has_value(), isRead);
    QCOMPARE(read.value_or(false), isTrue);
}

QTEST_APPLESS_MAIN(TestStructuredFields)
#include "tst_structuredfields.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/curlcommand.h"
#include "model/job/shellwords.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

using Kind = CurlProblem::Kind;

class TestCurlCommand final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreSplitAsAShellDoes_data();
    void wordsAreSplitAsAShellDoes();
    void anOpenQuoteIsNoCommand();
    void linksAndNamesAreRead_data();
    void linksAndNamesAreRead();
    void whatWouldHaveBeenSaidIsKept_data();
    void whatWouldHaveBeenSaidIsKept();
    void whatIsNotCarriedIsNamed();
    void whatIsNoDownloadIsRefused_data();
    void whatIsNoDownloadIsRefused();
    void aCommandIsToldFromOtherText_data();
    void aCommandIsToldFromOtherText();
    void secretsAreKnownByTheirNames_data();
    void secretsAreKnownByTheirNames();
};

void TestCurlCommand::wordsAreSplitAsAShellDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QString &text, const QStringList &words) {
        QTest::newRow(name) << text << words;
    };
    row("nothing", u"  "_s, {});
    row("blanks", u" a \t b\r\n"_s, {u"a"_s, u"b"_s});
    row("quotes", u"'a b' \"c d\""_s, {u"a b"_s, u"c d"_s});
    row("an empty word", u"a '' b"_s, {u"a"_s, u""_s, u"b"_s});
    row("quotes inside a word", u"a'b c'd"_s, {u"ab cd"_s});
    row("a quote in a quote", u"'it'\\''s'"_s, {u"it's"_s});
    row("backslash", u"a\\ b\\&c"_s, {u"a b&c"_s});
    row("backslash in quotes", u"'a\\b' \"a\\b\" \"a\\\"b\""_s, {u"a\\b"_s, u"a\\b"_s, u"a\"b"_s});
    row("a continued line", u"a \\\n  b \\\r\n c"_s, {u"a"_s, u"b"_s, u"c"_s});
    row("bash quotes", u"$'a\\'b\\n\\x41\\u00e9\\101'"_s, {u"a'b\nAéA"_s});
    row("a large character", u"$'\\U0001F600'"_s, {u"😀"_s});
    row("an ampersand in an unquoted link", u"http://h/?a=1&b=2"_s, {u"http://h/?a=1&b=2"_s});
    row("a second command", u"a b; c"_s, {u"a"_s, u"b;"_s, u"c"_s});
    row("a pipe", u"a b | c"_s, {u"a"_s, u"b"_s});
    row("nothing is expanded", u"$HOME `ls` *"_s, {u"$HOME"_s, u"`ls`"_s, u"*"_s});
}

void TestCurlCommand::wordsAreSplitAsAShellDoes()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, words);
    const auto split = shellWords(text);
    QVERIFY(split.has_value());
    QCOMPARE(*split, words);
}

void TestCurlCommand::anOpenQuoteIsNoCommand()
{
    for (const QString &text : {u"a 'b"_s, u"a \"b"_s, u"$'a"_s, u"\"a\\\""_s})
        QVERIFY2(!shellWords(text).has_value(), qPrintable(text));
}

void TestCurlCommand::linksAndNamesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("targets"); // link, name, link, name, ...
    const auto row = [](const char *name, const QString &text, const QStringList &targets) {
        QTest::newRow(name) << text << targets;
    };
    row("bare", u"curl https://h/a"_s, {u"https://h/a"_s, {}});
    row("as Chromium copies it",
        u"curl 'https://h/a.iso?x=1&y=2' \\\n  -H 'accept: text/html' \\\n"
        "  -H 'user-agent: Mozilla/5.0' \\\n  --compressed"_s,
        {u"https://h/a.iso?x=1&y=2"_s, {}});
    row("as Firefox copies it",
        u"curl 'https://h/a' --compressed -H 'User-Agent: X' -H 'Connection: keep-alive'"_s,
        {u"https://h/a"_s, {}});
    row("as Chromium copies it for cmd.exe",
        u"curl ^\"https://h/a?x=1^&y=2^\" ^\r\n  -H ^\"accept: a^\" ^\r\n  --compressed"_s,
        {u"https://h/a?x=1&y=2"_s, {}});
    row("output", u"curl -o b.iso https://h/a"_s, {u"https://h/a"_s, u"b.iso"_s});
    row("output in one word", u"curl -ob.iso https://h/a"_s, {u"https://h/a"_s, u"b.iso"_s});
    row("output among letters", u"curl -fsSLo b.iso https://h/a"_s, {u"https://h/a"_s, u"b.iso"_s});
    row("output after the link", u"curl https://h/a --output /tmp/x/b.iso"_s,
        {u"https://h/a"_s, u"b.iso"_s});
    row("output to the terminal", u"curl https://h/a -o -"_s, {u"https://h/a"_s, {}});
    row("remote name", u"curl -LOJ https://h/a"_s, {u"https://h/a"_s, {}});
    row("several", u"curl -o x https://h/a https://h/b -o y --url https://h/c"_s,
        {u"https://h/a"_s, u"x"_s, u"https://h/b"_s, u"y"_s, u"https://h/c"_s, {}});
    row("values of other options are no links", u"curl --retry 3 -m 10 -A agent -C - https://h/a"_s,
        {u"https://h/a"_s, {}});
    row("GET by name", u"curl -X GET https://h/a"_s, {u"https://h/a"_s, {}});
    row("switched off", u"curl --no-location https://h/a"_s, {u"https://h/a"_s, {}});
    row("behind a pipe", u"curl https://h/a | tar x"_s, {u"https://h/a"_s, {}});
    row("with a redirection", u"curl https://h/a > b"_s, {u"https://h/a"_s, {}});
}

void TestCurlCommand::linksAndNamesAreRead()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, targets);
    const auto command = parseCurlCommand(text);
    QVERIFY(command.has_value());
    QStringList read;
    for (const CurlCommand::Target &target : command->targets)
        read << target.url << target.name;
    QCOMPARE(read, targets);
    QVERIFY(command->headers.isEmpty());
    QVERIFY(command->unusedOptions.isEmpty());
}

void TestCurlCommand::whatWouldHaveBeenSaidIsKept_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("cookie header") << u"-H 'Cookie: a=b; c=d'"_s << u"Cookie"_s << u"a=b; c=d"_s;
    QTest::newRow("cookie option") << u"-b 'a=b'"_s << u"Cookie"_s << u"a=b"_s;
    QTest::newRow("authorization")
        << u"-H 'authorization: Bearer x:y'"_s << u"authorization"_s << u"Bearer x:y"_s;
    QTest::newRow("user") << u"-u ada:secret"_s << u"Authorization"_s << u"ada:secret"_s;
    QTest::newRow("referer") << u"-e https://h/"_s << u"Referer"_s << u"https://h/"_s;
    QTest::newRow("one of its own") << u"-H 'X-Api-Key: 1'"_s << u"X-Api-Key"_s << u"1"_s;
}

void TestCurlCommand::whatWouldHaveBeenSaidIsKept()
{
    QFETCH(const QString, options);
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    const auto command =
        parseCurlCommand(u"curl https://h/a -H 'Accept: */*' -H 'Sec-Fetch-Mode: x' "_s + options);
    QVERIFY(command.has_value());
    const QList<std::pair<QString, QString>> headers{{name, value}};
    QCOMPARE(command->headers, headers);
}

void TestCurlCommand::whatIsNotCarriedIsNamed()
{
    const auto command =
        parseCurlCommand(u"curl -k -x http://p:1 --proxy http://p:2 -r 0-9 https://h/a"_s);
    QVERIFY(command.has_value());
    QCOMPARE(command->unusedOptions, (QStringList{u"-k"_s, u"-x"_s, u"--proxy"_s, u"-r"_s}));
}

void TestCurlCommand::whatIsNoDownloadIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<CurlProblem>("problem");
    const auto row = [](const char *name, const QString &text, Kind kind,
                        const QString &what = {}) {
        QTest::newRow(name) << text << CurlProblem{kind, what};
    };
    row("an open quote", u"curl 'https://h/a"_s, Kind::Unfinished);
    row("an option without its value", u"curl https://h/a -o"_s, Kind::Unfinished);
    row("no link", u"curl -L"_s, Kind::NoLink);
    row("data", u"curl https://h/a --data-raw 'x=1'"_s, Kind::SendsData, u"--data-raw"_s);
    row("a form", u"curl -F a=@b https://h/a"_s, Kind::SendsData, u"-F"_s);
    row("an upload", u"curl -T file https://h/a"_s, Kind::SendsData, u"-T"_s);
    row("another method", u"curl -X DELETE https://h/a"_s, Kind::OtherMethod, u"DELETE"_s);
    row("the head only", u"curl -I https://h/a"_s, Kind::OtherMethod, u"HEAD"_s);
    row("an unknown option", u"curl --brew-tea https://h/a"_s, Kind::UnknownOption,
        u"--brew-tea"_s);
    row("an unknown letter", u"curl -s! https://h/a"_s, Kind::UnknownOption, u"-!"_s);
}

void TestCurlCommand::whatIsNoDownloadIsRefused()
{
    QFETCH(const QString, text);
    QFETCH(const CurlProblem, problem);
    const auto command = parseCurlCommand(text);
    QVERIFY(!command.has_value());
    QCOMPARE(static_cast<int>(command.error().kind), static_cast<int>(problem.kind));
    QCOMPARE(command.error().what, problem.what);
}

void TestCurlCommand::aCommandIsToldFromOtherText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("command") << u"  curl x"_s << true;
    QTest::newRow("of Windows") << u"curl.exe x"_s << true;
    QTest::newRow("name only") << u"curl"_s << false;
    QTest::newRow("another program") << u"curly x"_s << false;
    QTest::newRow("link") << u"https://curl.se/ x"_s << false;
}

void TestCurlCommand::aCommandIsToldFromOtherText()
{
    QFETCH(const QString, text);
    QTEST(isCurlCommand(text), "is");
    QVERIFY(goesOnInNextLine(u"curl 'x' \\ "_s) && goesOnInNextLine(u"curl ^"_s));
    QVERIFY(!goesOnInNextLine(u"curl 'x'"_s));
}

void TestCurlCommand::secretsAreKnownByTheirNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("is");
    QTest::newRow("cookie") << u"cookie"_s << true;
    QTest::newRow("authorization") << u"Authorization"_s << true;
    QTest::newRow("of a proxy") << u"Proxy-Authorization"_s << true;
    QTest::newRow("a token") << u"X-CSRF-Token"_s << true;
    QTest::newRow("a key") << u"X-Api-Key"_s << true;
    QTest::newRow("referer") << u"Referer"_s << false;
    QTest::newRow("accept") << u"Accept"_s << false;
}

void TestCurlCommand::secretsAreKnownByTheirNames()
{
    QFETCH(const QString, name);
    QTEST(isSecretHeader(name), "is");
}

QTEST_APPLESS_MAIN(TestCurlCommand)
#include "tst_curlcommand.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/filename.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestFileName final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesFromOutsideBecomeSafe_data();
    void namesFromOutsideBecomeSafe();
    void longNamesAreCutAtABorderWithTheirSuffixKept_data();
    void longNamesAreCutAtABorderWithTheirSuffixKept();
    void nothingGetsOutOfTheFolderWhateverComes();
    void relativePathsKeepTheirFoldersAsSafeNames_data();
    void relativePathsKeepTheirFoldersAsSafeNames();
    void pathsThatLeadOutOfTheirFolderAreNone_data();
    void pathsThatLeadOutOfTheirFolderAreNone();
    void urlsSuggestTheirLastSegment_data();
    void urlsSuggestTheirLastSegment();
    void numbersStandBeforeTheSuffix_data();
    void numbersStandBeforeTheSuffix();
    void numberedNamesStayWithinTheFileSystemsLimit();
    void equalNamesInAFolderGetNumbers();
    void namesDifferingInCaseOrFormAreEqual();
    void partFilesAreRecognised_data();
    void partFilesAreRecognised();
    void otherFilesAreNoPartFiles_data();
    void otherFilesAreNoPartFiles();
    void safeNamesAreNeverTakenForPartFiles();
};

static qsizetype bytes(const QString &text)
{
    return text.toUtf8().size();
}

static const QUuid someJob(u"01234567-89ab-cdef-0123-456789abcdef"_s);

void TestFileName::namesFromOutsideBecomeSafe_data()
{
    QTest::addColumn<QString>("suggested");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *name, const QString &suggested, const QString &safe) {
        QTest::newRow(name) << suggested << safe;
    };
    row("plain", u"report.pdf"_s, u"report.pdf"_s);
    row("blanks inside", u"my report 2.pdf"_s, u"my report 2.pdf"_s);
    row("letters of the world", u"Übersicht Δ 資料.pdf"_s, u"Übersicht Δ 資料.pdf"_s);

    row("traversal", u"../../etc/passwd"_s, u"passwd"_s);
    row("traversal of Windows", u"..\\..\\windows\\win.ini"_s, u"win.ini"_s);
    row("both separators", u"..\\../a\\b/c.txt"_s, u"c.txt"_s);
    row("absolute", u"/etc/shadow"_s, u"shadow"_s);
    row("drive", u"C:\\autoexec.bat"_s, u"autoexec.bat"_s);
    row("drive without a separator", u"C:autoexec.bat"_s, u"C_autoexec.bat"_s);
    row("share", u"\\\\server\\share\\file.txt"_s, u"file.txt"_s);
    row("home", u"~/.bashrc"_s, u"bashrc"_s);
    row("home alone", u"~"_s, u"download"_s);
    row("coded separators are letters", u"..%2f..%2fetc%2fpasswd"_s, u"%2f..%2fetc%2fpasswd"_s);

    row("empty", u""_s, u"download"_s);
    row("dot", u"."_s, u"download"_s);
    row("dots", u".."_s, u"download"_s);
    row("folder", u"folder/"_s, u"download"_s);
    row("blanks only", u"   "_s, u"download"_s);
    row("dots and blanks", u". . ."_s, u"download"_s);
    row("controls only", u"\x01\x02"_s, u"download"_s);

    row("leading dot", u".bashrc"_s, u"bashrc"_s);
    row("leading dash", u"-rf"_s, u"rf"_s);
    row("leading dashes and dots", u"--.-x"_s, u"x"_s);
    row("trailing dot", u"name.txt."_s, u"name.txt"_s);
    row("trailing blank", u"name.txt "_s, u"name.txt"_s);
    row("trailing dots and blanks", u"name. . ."_s, u"name"_s);

    row("stream", u"file.txt:evil.exe"_s, u"file.txt_evil.exe"_s);
    row("reserved characters", u"a<b>c\"d|e?f*g"_s, u"a_b_c_d_e_f_g"_s);
    row("controls", u"a\tb\nc\x7f\u0085"_s, u"abc"_s);
    row("NUL inside", u"a"_s + QChar(u'\0') + u"b.txt"_s, u"ab.txt"_s);
    row("line separators", u"a\u2028b\u2029c"_s, u"abc"_s);
    row("right-to-left override", u"photo\u202egpj.exe"_s, u"photogpj.exe"_s);
    row("isolates and marks", u"a\u2066b\u2069c\u200fd\u061ce"_s, u"abcde"_s);
    row("no width", u"a\u200bb\ufeffc\u2060d"_s, u"abcd"_s);
    row("joiners belong to letters", u"\u0645\u06cc\u200c\u062e.txt"_s,
        u"\u0645\u06cc\u200c\u062e.txt"_s);
    row("lone surrogate", u"a"_s + QChar(char16_t(0xd800)) + u"b"_s, u"a_b"_s);

    row("device", u"CON"_s, u"_CON"_s);
    row("device in small letters", u"aux"_s, u"_aux"_s);
    row("device with a suffix", u"NUL.txt"_s, u"_NUL.txt"_s);
    row("device with two suffixes", u"nul.tar.gz"_s, u"_nul.tar.gz"_s);
    row("device with blanks", u"con  .txt"_s, u"_con  .txt"_s);
    row("port", u"COM1"_s, u"_COM1"_s);
    row("port with a raised digit", u"LPT\u00b9.log"_s, u"_LPT\u00b9.log"_s);
    row("device behind a dot", u".con"_s, u"_con"_s);
    row("no device", u"console.log"_s, u"console.log"_s);
    row("no port", u"COM10"_s, u"COM10"_s);

    row("composed", u"e\u0301te\u0301.txt"_s, u"\u00e9t\u00e9.txt"_s);
    row("composed when what stood between is gone", u"e\u200b\u0301.txt"_s, u"\u00e9.txt"_s);
}

void TestFileName::namesFromOutsideBecomeSafe()
{
    QFETCH(QString, suggested);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(suggested), safe);
    QCOMPARE(safeFileName(safe), safe);
}

void TestFileName::longNamesAreCutAtABorderWithTheirSuffixKept_data()
{
    QTest::addColumn<QString>("suggested");
    QTest::addColumn<QString>("safe");
    const QString x = u"x"_s;
    const QString family = u"\U0001f468\u200d\U0001f469\u200d\U0001f467"_s; // 18 bytes, one picture
    QTest::newRow("just fits") << x.repeated(200) << x.repeated(200);
    QTest::newRow("300 letters") << x.repeated(300) << x.repeated(200);
    QTest::newRow("suffix") << QString(x.repeated(300) + u".pdf"_s)
                            << QString(x.repeated(196) + u".pdf"_s);
    QTest::newRow("double suffix")
        << QString(x.repeated(300) + u".tar.gz"_s) << QString(x.repeated(193) + u".tar.gz"_s);
    QTest::newRow("a suffix too long for one")
        << QString(u"a."_s + x.repeated(300)) << QString(u"a."_s + x.repeated(198));
    QTest::newRow("two bytes a letter")
        << QString(u"é"_s.repeated(300) + u".txt"_s) << QString(u"é"_s.repeated(98) + u".txt"_s);
    QTest::newRow("two bytes, odd room")
        << QString(x + u"é"_s.repeated(300)) << QString(x + u"é"_s.repeated(99));
    QTest::newRow("100 emoji") << QString(u"\U0001f600"_s.repeated(100) + u".png"_s)
                               << QString(u"\U0001f600"_s.repeated(49) + u".png"_s);
    QTest::newRow("emoji of several code points")
        << QString(family.repeated(20) + u".png"_s) << QString(family.repeated(10) + u".png"_s);
    QTest::newRow("accents without end") << QString(u"x"_s + u"\u0316"_s.repeated(300))
                                         << QString(u"x"_s + u"\u0316"_s.repeated(99));
    QTest::newRow("blank at the cut")
        << QString(x.repeated(195) + u"  "_s + x.repeated(50) + u".pdf"_s)
        << QString(x.repeated(195) + u".pdf"_s);
    QTest::newRow("wide blank at the cut")
        << QString(x.repeated(193) + u"\u2002"_s + x.repeated(50) + u".pdf"_s)
        << QString(x.repeated(193) + u".pdf"_s);
}

void TestFileName::longNamesAreCutAtABorderWithTheirSuffixKept()
{
    QFETCH(QString, suggested);
    QFETCH(QString, safe);
    QCOMPARE(safeFileName(suggested), safe);
    QVERIFY(bytes(safe) <= longestFileName);
    QCOMPARE(safeFileName(safe), safe);
}

void TestFileName::nothingGetsOutOfTheFolderWhateverComes()
{
    const QString letters = u"./\\:~-% aZ\u202e\u0301\u00e9*?\"<>|"_s + QChar(u'\0') + QChar(u'\n')
        + QChar(char16_t(0xd83d)) + QChar(char16_t(0xde00));
    quint32 seed = 7;
    const auto next = [&seed] {
        return static_cast<qsizetype>((seed = seed * 1'664'525U + 1) >> 8);
    };
    for (int round = 0; round < 3'000; ++round) {
        QString wild;
        for (qsizetype i = next() % 120; i > 0; --i)
            wild += letters[next() % letters.size()];
        const QString safe = safeFileName(wild);
        QVERIFY(!safe.isEmpty() && bytes(safe) <= longestFileName);
        QVERIFY(!safe.contains(u'/') && !safe.contains(u'\\') && !safe.contains(QChar(u'\0')));
        QVERIFY(!safe.startsWith(u'.') && !safe.startsWith(u'-') && !safe.startsWith(u' '));
        QVERIFY(!safe.endsWith(u'.') && !safe.endsWith(u' '));
        QCOMPARE(QString::fromUtf8(safe.toUtf8()), safe);
        QCOMPARE(safeFileName(safe), safe);
    }
}

void TestFileName::relativePathsKeepTheirFoldersAsSafeNames_data()
{
    QTest::addColumn<QString>("suggested");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const QString &suggested, const QString &path) {
        QTest::newRow(name) << suggested << path;
    };
    row("a name", u"a.iso"_s, u"a.iso"_s);
    row("folders", u"a/b/c.iso"_s, u"a/b/c.iso"_s);
    row("backslashes", u"a\\b\\c.iso"_s, u"a/b/c.iso"_s);
    row("reserved names", u"con/nul.txt"_s, u"_con/_nul.txt"_s);
    row("hidden folders", u".ssh/.bashrc"_s, u"ssh/bashrc"_s);
    row("dots and blanks", u"a. /b ."_s, u"a/b"_s);
    row("three dots", u".../a"_s, u"download/a"_s);
    row("bidi characters", u"a\u202e/b"_s, u"a/b"_s);
    row("hidden characters round dots", u"\u200b../a"_s, u"download/a"_s);
    row("a colon that is no drive", u"ab:c/d"_s, u"ab_c/d"_s);
    row("as deep as may be", u"a/"_s.repeated(deepestRelativePath - 1) + u"a"_s,
        u"a/"_s.repeated(deepestRelativePath - 1) + u"a"_s);
}

void TestFileName::relativePathsKeepTheirFoldersAsSafeNames()
{
    QFETCH(QString, suggested);
    const auto path = safeRelativePath(suggested);
    QVERIFY(path);
    QTEST(*path, "path");
    QCOMPARE(safeRelativePath(*path), path);
}

void TestFileName::pathsThatLeadOutOfTheirFolderAreNone_data()
{
    QTest::addColumn<QString>("suggested");
    const auto row = [](const char *name, const QString &suggested) {
        QTest::newRow(name) << suggested;
    };
    row("nothing", u""_s);
    row("blanks", u"  "_s);
    row("up", u"../a"_s);
    row("up in the middle", u"a/../../b"_s);
    row("up at the end", u"a/.."_s);
    row("up with backslashes", u"..\\a"_s);
    row("up with blanks", u" .. /a"_s);
    row("here", u"./a"_s);
    row("only dots", u".."_s);
    row("absolute", u"/etc/passwd"_s);
    row("absolute with a backslash", u"\\a"_s);
    row("UNC", u"\\\\host\\share\\a"_s);
    row("drive", u"C:/a"_s);
    row("drive without a separator", u"c:a"_s);
    row("empty part", u"a//b"_s);
    row("a folder", u"a/"_s);
    row("too deep", u"a/"_s.repeated(deepestRelativePath) + u"a"_s);
}

void TestFileName::pathsThatLeadOutOfTheirFolderAreNone()
{
    QFETCH(QString, suggested);
    QCOMPARE(safeRelativePath(suggested), std::nullopt);
}

void TestFileName::urlsSuggestTheirLastSegment_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("suggested");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *url, const QString &suggested, const QString &safe) {
        QTest::newRow(url) << QString::fromUtf8(url) << suggested << safe;
    };
    row("https://host/a/b.zip", u"b.zip"_s, u"b.zip"_s);
    row("https://host/a/b.zip?x=/c.exe#d", u"b.zip"_s, u"b.zip"_s);
    row("https://host/a%20b.zip", u"a b.zip"_s, u"a b.zip"_s);
    row("https://host/%C3%BC.zip", u"ü.zip"_s, u"ü.zip"_s);
    row("https://host/100%2525.txt", u"100%25.txt"_s, u"100%25.txt"_s);
    row("https://host/..%2f..%2fetc%2fpasswd", u"../../etc/passwd"_s, u"passwd"_s);
    row("https://host/..%5C..%5Cwin.ini", u"..\\..\\win.ini"_s, u"win.ini"_s);
    row("https://host/x%00.txt", u"x"_s + QChar(u'\0') + u".txt"_s, u"x.txt"_s);
    row("https://host/%2e%2e", u".."_s, u"download"_s);
    row("https://host/folder/", u""_s, u"download"_s);
    row("https://host", u""_s, u"download"_s);
}

void TestFileName::urlsSuggestTheirLastSegment()
{
    QFETCH(QString, url);
    QFETCH(QString, suggested);
    const QString name = fileNameFromUrl(QUrl(url));
    // QUrl itself takes a coded ".." for the parent folder; the suggestion is empty then.
    if (!name.isEmpty())
        QCOMPARE(name, suggested);
    QTEST(safeFileName(name), "safe");
}

void TestFileName::numbersStandBeforeTheSuffix_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("numbered");
    QTest::newRow("suffix") << u"name.txt"_s << u"name (2).txt"_s;
    QTest::newRow("no suffix") << u"name"_s << u"name (2)"_s;
    QTest::newRow("archive") << u"name.tar.gz"_s << u"name (2).tar.gz"_s;
    QTest::newRow("archive in capitals") << u"NAME.TAR.XZ"_s << u"NAME (2).TAR.XZ"_s;
    QTest::newRow("only an archive's suffix") << u"tar.gz"_s << u"tar (2).gz"_s;
    QTest::newRow("version") << u"name-1.2.3.zip"_s << u"name-1.2.3 (2).zip"_s;
    QTest::newRow("sentence") << u"Mr. Smith"_s << u"Mr. Smith (2)"_s;
    QTest::newRow("leading dot") << u".profile"_s << u".profile (2)"_s;
    QTest::newRow("numbered before") << u"name (2).txt"_s << u"name (2) (2).txt"_s;
}

void TestFileName::numbersStandBeforeTheSuffix()
{
    QFETCH(QString, name);
    QTEST(numberedFileName(name, 2), "numbered");
}

void TestFileName::numberedNamesStayWithinTheFileSystemsLimit()
{
    const QString longName = u"é"_s.repeated(124) + u".tar.gz"_s;
    QCOMPARE(bytes(longName), 255);
    const QString numbered = numberedFileName(longName, 1'234);
    QVERIFY(bytes(numbered) <= 255);
    QVERIFY(numbered.endsWith(u"é (1234).tar.gz"_s));
}

void TestFileName::equalNamesInAFolderGetNumbers()
{
    QSet<QString> taken;
    QStringList names;
    for (int i = 0; i < 3; ++i) {
        names.append(uniqueFileName(u"a.tar.gz"_s, taken));
        taken.insert(foldedFileName(names.last()));
    }
    QCOMPARE(names, (QStringList{u"a.tar.gz"_s, u"a (1).tar.gz"_s, u"a (2).tar.gz"_s}));
    QCOMPARE(uniqueFileName(u"b"_s, taken), u"b"_s);
}

void TestFileName::namesDifferingInCaseOrFormAreEqual()
{
    const QSet<QString> taken = {foldedFileName(u"\u00c9t\u00e9.TXT"_s)};
    QCOMPARE(uniqueFileName(u"\u00e9t\u00e9.txt"_s, taken), u"\u00e9t\u00e9 (1).txt"_s);
    QCOMPARE(foldedFileName(u"e\u0301"_s), foldedFileName(u"\u00c9"_s));
    QCOMPARE(foldedFileName(u"\u0394\u03a3"_s), foldedFileName(u"\u03b4\u03c2"_s));
    QVERIFY(foldedFileName(u"a"_s) != foldedFileName(u"b"_s));
}

void TestFileName::partFilesAreRecognised_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"name.txt"_s;
    QTest::newRow("longest safe name") << u"x"_s.repeated(longestFileName);
    QTest::newRow("longest name") << u"x"_s.repeated(255);
    QTest::newRow("longest name of emoji") << u"\U0001f600"_s.repeated(63);
    QTest::newRow("like a part file") << u".a.01234567-0.part"_s;
}

void TestFileName::partFilesAreRecognised()
{
    QFETCH(QString, name);
    for (const int file : {0, 7, 199, 999'999}) {
        const QString part = partFileName(name, someJob, file);
        QVERIFY(isPartFileName(part));
        QVERIFY(bytes(part) <= 255);
        QVERIFY(part.startsWith(u"."_s + name.first(2)));
        QVERIFY(part.endsWith(u".01234567-%1.part"_s.arg(file)));
        QCOMPARE(QString::fromUtf8(part.toUtf8()), part);
    }
    QCOMPARE(partFileName(u"name.txt"_s, someJob, 3), u".name.txt.01234567-3.part"_s);
}

void TestFileName::otherFilesAreNoPartFiles_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = {u""_s,
                               u".part"_s,
                               u"name.part"_s,
                               u"name.01234567-3.part"_s,
                               u".name.01234567-3"_s,
                               u".name.01234567-3.part~"_s,
                               u".name.01234567-3.part\n"_s,
                               u".name.01234567-.part"_s,
                               u".name.01234567-03.part"_s,
                               u".name.01234567--3.part"_s,
                               u".name.0123456-3.part"_s,
                               u".name.012345678-3.part"_s,
                               u".name.0123456X-3.part"_s,
                               u".name.0123ABCD-3.part"_s,
                               u"..01234567-3.part"_s,
                               u".01234567-3.part"_s,
                               u".a/b.01234567-3.part"_s,
                               u".name.01234567-\u0663.part"_s,
                               u"."_s + u"x"_s.repeated(250) + u".01234567-3.part"_s};
    for (const QString &name : names)
        QTest::newRow(qPrintable(u"'"_s + name.left(40) + u"'"_s)) << name;
}

void TestFileName::otherFilesAreNoPartFiles()
{
    QFETCH(QString, name);
    QVERIFY(!isPartFileName(name));
}

void TestFileName::safeNamesAreNeverTakenForPartFiles()
{
    QVERIFY(!isPartFileName(safeFileName(partFileName(u"name"_s, someJob, 0))));
}

QTEST_GUILESS_MAIN(TestFileName)
#include "tst_filename.moc"

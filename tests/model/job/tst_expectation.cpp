// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/expectation.h"

#include "model/job/jobsettings.h"

#include <QtTest>

using namespace tranship;
using namespace Qt::StringLiterals;

class TestExpectation final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsExpectedFollowsFromTheFile_data();
    void whatIsExpectedFollowsFromTheFile();
    void whatCannotBeExpectedIsRefused_data();
    void whatCannotBeExpectedIsRefused();
    void piecesFitASize_data();
    void piecesFitASize();

    void headersSayWhatIsExpected_data();
    void headersSayWhatIsExpected();
    void anErrorPageSaysNothing();
    void aClearedStatementIsNotTakenAgain();
    void clearingWhatThePersonGaveLeavesHeadersBelieved();

    void theVerdictNamesTheStrongestWitness_data();
    void theVerdictNamesTheStrongestWitness();
    void aMismatchNamesBothDigests();
    void aMismatchIsTriedOnceMore_data();
    void aMismatchIsTriedOnceMore();
    void aMismatchSaysWhoVouched_data();
    void aMismatchSaysWhoVouched();
};

using Algorithm = Checksum::Algorithm;

static QByteArray sha256(const char *of)
{
    return QCryptographicHash::hash(of, QCryptographicHash::Sha256);
}

static QByteArray md5(const char *of)
{
    return QCryptographicHash::hash(of, QCryptographicHash::Md5);
}

static QString text(const char *of)
{
    return checksumText({Algorithm::Sha256, sha256(of)});
}

static PieceHashes pieces(int count)
{
    PieceHashes hashes;
    hashes.length = 100;
    for (int i = 0; i < count; ++i)
        hashes.digests.append(sha256("piece"));
    return hashes;
}

static File fileWith(const QString &checksum, const QString &source = {})
{
    File file;
    file.checksum = checksum;
    file.checksumSource = source;
    return file;
}

static HeaderFields stating(const char *of)
{
    return {{"Repr-Digest", "sha-256=:" + sha256(of).toBase64() + ":"}};
}

// What is expected

void TestExpectation::whatIsExpectedFollowsFromTheFile_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("hasChecksum");
    QTest::addColumn<int>("pieceCount");
    QTest::addColumn<bool>("isParts");
    QTest::addColumn<bool>("expectsWhole");
    QTest::addColumn<bool>("expectsPieces");
    const auto row = [](const char *name, bool hasChecksum, const QString &source, int pieceCount,
                        bool isParts, bool expectsWhole, bool expectsPieces) {
        QTest::newRow(name) << source << hasChecksum << pieceCount << isParts << expectsWhole
                            << expectsPieces;
    };
    row("nothing", false, {}, 0, false, false, false);
    row("the person's", true, {}, 0, false, true, false);
    row("a Metalink's", true, u"Metalink"_s, 0, false, true, false);
    row("a header's", true, u"Digest"_s, 0, false, true, false);
    row("pieces", false, {}, 3, false, false, true);
    row("both", true, u"Metalink"_s, 3, false, true, true);
    row("parts, the person's", true, {}, 0, true, true, false);
    row("parts, a Metalink's", true, u"Metalink"_s, 3, true, false, false);
    row("parts, a header's", true, u"Repr-Digest"_s, 0, true, false, false);
    row("headers not believed", false, noHeaderBelieved, 0, false, false, false);
}

void TestExpectation::whatIsExpectedFollowsFromTheFile()
{
    QFETCH(QString, source);
    QFETCH(bool, hasChecksum);
    QFETCH(int, pieceCount);
    QFETCH(bool, isParts);
    QFETCH(bool, expectsWhole);
    QFETCH(bool, expectsPieces);
    File file = fileWith(hasChecksum ? text("abc") : QString(), source);
    file.bytesTotal = 250;
    if (pieceCount > 0)
        file.pieces = pieces(pieceCount);
    if (isParts)
        file.ranges = {{0, 10}, {20, 30}};
    const Result<Expectation> result = expected(file);
    QVERIFY(result);
    QCOMPARE(result->whole.has_value(), expectsWhole);
    if (expectsWhole)
        QCOMPARE(*result->whole, (Checksum{Algorithm::Sha256, sha256("abc")}));
    QCOMPARE(result->pieces, expectsPieces ? pieces(pieceCount) : PieceHashes());
    QCOMPARE(result->isNothing(), !expectsWhole && !expectsPieces);
}

void TestExpectation::whatCannotBeExpectedIsRefused_data()
{
    QTest::addColumn<QString>("checksum");
    QTest::addColumn<PieceHashes>("hashes");
    QTest::addColumn<ErrorCode>("code");
    PieceHashes lengthless = pieces(1);
    lengthless.length = 0;
    PieceHashes shortened = pieces(3);
    shortened.digests[1].chop(1);
    QTest::newRow("no checksum") << u"sha-256:abc"_s << PieceHashes() << ErrorCode::InvalidArgument;
    QTest::newRow("pieces without a length")
        << QString() << lengthless << ErrorCode::InvalidArgument;
    QTest::newRow("a digest cut short") << QString() << shortened << ErrorCode::InvalidArgument;
    QTest::newRow("too few pieces") << QString() << pieces(2) << ErrorCode::ChecksumMismatch;
    QTest::newRow("too many pieces") << QString() << pieces(4) << ErrorCode::ChecksumMismatch;
}

void TestExpectation::whatCannotBeExpectedIsRefused()
{
    QFETCH(QString, checksum);
    QFETCH(PieceHashes, hashes);
    QFETCH(ErrorCode, code);
    File file = fileWith(checksum);
    file.bytesTotal = 250;
    file.pieces = hashes;
    const Result<Expectation> result = expected(file);
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().detail.isEmpty());
}

void TestExpectation::piecesFitASize_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<bool>("fits");
    QTest::newRow("none") << 0 << qint64(1000) << true;
    QTest::newRow("size not known") << 3 << unknownSize << true;
    QTest::newRow("full pieces") << 3 << qint64(300) << true;
    QTest::newRow("a last byte") << 3 << qint64(201) << true;
    QTest::newRow("a byte too few") << 3 << qint64(200) << false;
    QTest::newRow("a byte too many") << 3 << qint64(301) << false;
    QTest::newRow("an empty file") << 3 << qint64(0) << false;
}

void TestExpectation::piecesFitASize()
{
    QFETCH(int, count);
    QFETCH(qint64, total);
    QFETCH(bool, fits);
    QCOMPARE(piecesFit(pieces(count), total).has_value(), fits);
}

// What headers state

void TestExpectation::headersSayWhatIsExpected_data()
{
    QTest::addColumn<File>("file");
    QTest::addColumn<HeaderFields>("headers");
    QTest::addColumn<AnswerOf>("answer");
    QTest::addColumn<Adoption>("adoption");
    QTest::addColumn<QString>("checksum");
    QTest::addColumn<QString>("source");
    const auto row = [](const char *name, const File &file, const HeaderFields &headers,
                        AnswerOf answer, Adoption adoption, const QString &checksum,
                        const QString &source) {
        QTest::newRow(name) << file << headers << answer << adoption << checksum << source;
    };
    using enum AnswerOf;
    using enum Adoption;
    const QString header = u"Repr-Digest"_s;
    const QString metalink = u"Metalink"_s;
    const HeaderFields none;
    const HeaderFields other = {{"Content-MD5", md5("a").toBase64()}};

    row("nothing anywhere", {}, none, NewVersion, Nothing, {}, {});
    row("nothing known, stated first", {}, stating("a"), NewVersion, Taken, text("a"), header);
    row("nothing known, stated later", {}, stating("a"), SameVersion, Taken, text("a"), header);

    const File person = fileWith(text("a"));
    row("the person's, agreed", person, stating("a"), NewVersion, Agreed, text("a"), {});
    row("the person's, another stated", person, stating("b"), NewVersion, Disagreed, text("a"), {});
    row("the person's, another kind stated", person, other, NewVersion, Nothing, text("a"), {});
    row("the person's, none stated", person, none, NewVersion, Nothing, text("a"), {});

    const File linked = fileWith(text("a"), metalink);
    row("a Metalink's, agreed", linked, stating("a"), SameVersion, Agreed, text("a"), metalink);
    row("a Metalink's, another stated", linked, stating("b"), SameVersion, Disagreed, text("a"),
        metalink);
    row("a Metalink's, a new version", linked, stating("b"), NewVersion, Disagreed, text("a"),
        metalink);

    const File stated = fileWith(text("a"), u"Digest"_s);
    row("a header's, agreed", stated, stating("a"), SameVersion, Agreed, text("a"), u"Digest"_s);
    row("a header's, another stated", stated, stating("b"), SameVersion, Disagreed, text("a"),
        u"Digest"_s);
    row("a header's, another kind stated", stated, other, SameVersion, Nothing, text("a"),
        u"Digest"_s);
    row("a header's, none stated", stated, none, SameVersion, Nothing, text("a"), u"Digest"_s);
    row("a new version, stated", stated, stating("b"), NewVersion, Taken, text("b"), header);
    row("a new version, the same stated", stated, stating("a"), NewVersion, Agreed, text("a"),
        header);
    row("a new version, none stated", stated, none, NewVersion, Dropped, {}, {});

    File inPieces;
    inPieces.pieces = pieces(3);
    row("pieces vouch already", inPieces, stating("a"), NewVersion, Nothing, {}, {});
    File parts;
    parts.ranges = {{0, 10}};
    row("parts of a file", parts, stating("a"), NewVersion, Nothing, {}, {});
    File personsParts = fileWith(text("a"));
    personsParts.ranges = {{0, 10}};
    row("parts with the person's", personsParts, stating("b"), NewVersion, Nothing, text("a"), {});
    row("headers not believed", fileWith({}, noHeaderBelieved), stating("a"), NewVersion, Nothing,
        {}, noHeaderBelieved);
}

void TestExpectation::headersSayWhatIsExpected()
{
    QFETCH(File, file);
    QFETCH(HeaderFields, headers);
    QFETCH(AnswerOf, answer);
    QFETCH(Adoption, adoption);
    QFETCH(QString, checksum);
    QFETCH(QString, source);
    File after = file;
    QCOMPARE(adoptStated(after, headers, 200, answer), adoption);
    QCOMPARE(after.checksum, checksum);
    QCOMPARE(after.checksumSource, source);
    after.checksum = file.checksum;
    after.checksumSource = file.checksumSource;
    QCOMPARE(after, file);
}

void TestExpectation::anErrorPageSaysNothing()
{
    File file = fileWith(text("a"), u"Repr-Digest"_s);
    for (const int status : {100, 304, 404, 416, 503}) {
        QCOMPARE(adoptStated(file, stating("b"), status, AnswerOf::NewVersion), Adoption::Nothing);
        QCOMPARE(adoptStated(file, {}, status, AnswerOf::NewVersion), Adoption::Nothing);
    }
    QCOMPARE(file.checksum, text("a"));
}

void TestExpectation::aClearedStatementIsNotTakenAgain()
{
    Job job;
    job.files = {File()};
    File &file = job.files.first();
    QCOMPARE(adoptStated(file, stating("a"), 200, AnswerOf::NewVersion), Adoption::Taken);
    QVERIFY(setSetting(job, u"checksum"_s, {}));
    QVERIFY(file.checksum.isEmpty());
    QCOMPARE(adoptStated(file, stating("a"), 200, AnswerOf::NewVersion), Adoption::Nothing);
    QVERIFY(expected(file).value().isNothing());
    QVERIFY(setSetting(job, u"checksum"_s, {})); // once more: it stays so
    QCOMPARE(adoptStated(file, stating("a"), 200, AnswerOf::NewVersion), Adoption::Nothing);
    QVERIFY(setSetting(job, u"checksum"_s, text("a")));
    QCOMPARE(file.checksumSource, QString());
}

void TestExpectation::clearingWhatThePersonGaveLeavesHeadersBelieved()
{
    for (const QString &source : {QString(), u"Metalink"_s}) {
        File file = fileWith(text("a"), source);
        clearChecksum(file);
        QCOMPARE(file, File());
        QCOMPARE(adoptStated(file, stating("b"), 200, AnswerOf::NewVersion), Adoption::Taken);
    }
}

// Verdicts

void TestExpectation::theVerdictNamesTheStrongestWitness_data()
{
    QTest::addColumn<Expectation>("expectation");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QString>("verdict");
    const Checksum whole = {Algorithm::Sha512, QByteArray(64, 'x')};
    QTest::newRow("the whole") << Expectation{whole, {}} << qint64(-1) << u"sha-512"_s;
    QTest::newRow("both") << Expectation{whole, pieces(2)} << qint64(9) << u"sha-512"_s;
    QTest::newRow("pieces") << Expectation{{}, pieces(2)} << qint64(9) << u"pieces sha-256"_s;
    QTest::newRow("told length") << Expectation() << qint64(0) << u"length"_s;
    QTest::newRow("nothing") << Expectation() << qint64(-1) << u"unverified length"_s;
}

void TestExpectation::theVerdictNamesTheStrongestWitness()
{
    QFETCH(Expectation, expectation);
    QFETCH(qint64, length);
    QFETCH(QString, verdict);
    Validator validator;
    validator.length = length;
    QCOMPARE(verdictOf(expectation, validator), verdict);
}

void TestExpectation::aMismatchNamesBothDigests()
{
    const Error error = mismatchError({Algorithm::Sha256, sha256("a")}, sha256("b"));
    QCOMPARE(error.code, ErrorCode::ChecksumMismatch);
    QCOMPARE(error.context, ErrorContext::RemoteFile);
    QCOMPARE(error.detail, QString(u"expected "_s + text("a") + u", got "_s + text("b")));
}

void TestExpectation::aMismatchIsTriedOnceMore_data()
{
    QTest::addColumn<File>("file");
    QTest::addColumn<int>("mismatches");
    QTest::addColumn<AfterMismatch>("after");
    using enum AfterMismatch;
    const File person = fileWith(text("a"));
    const File linked = fileWith(text("a"), u"Metalink"_s);
    const File stated = fileWith(text("a"), u"Content-MD5"_s);
    File inPieces;
    inPieces.pieces = pieces(2);
    QTest::newRow("the person's, first") << person << 1 << StartOver;
    QTest::newRow("the person's, again") << person << 2 << Fail;
    QTest::newRow("a Metalink's, first") << linked << 1 << StartOver;
    QTest::newRow("a Metalink's, again") << linked << 2 << Fail;
    QTest::newRow("a header's, first") << stated << 1 << StartOver;
    QTest::newRow("a header's, again") << stated << 2 << FailKeepingBytes;
    QTest::newRow("a header's, and again") << stated << 3 << FailKeepingBytes;
    QTest::newRow("pieces, again") << inPieces << 2 << Fail;
}

void TestExpectation::aMismatchIsTriedOnceMore()
{
    QFETCH(File, file);
    QFETCH(int, mismatches);
    QFETCH(AfterMismatch, after);
    QCOMPARE(afterMismatch(file, mismatches), after);
}

void TestExpectation::aMismatchSaysWhoVouched_data()
{
    QTest::addColumn<File>("file");
    QTest::addColumn<QString>("detail");
    QTest::newRow("the person") << fileWith(text("a")) << u"both"_s;
    QTest::newRow("a Metalink") << fileWith(text("a"), u"Metalink"_s)
                                << u"both; stated by Metalink"_s;
    QTest::newRow("a header") << fileWith(text("a"), u"Content-MD5"_s)
                              << u"both; the server states it (Content-MD5): "
                                 "clear the checksum to take the file as it is"_s;
    QTest::newRow("pieces, headers not believed") << fileWith({}, noHeaderBelieved) << u"both"_s;
}

void TestExpectation::aMismatchSaysWhoVouched()
{
    QFETCH(File, file);
    QFETCH(QString, detail);
    const Error error = makeError(ErrorCode::ChecksumMismatch, ErrorContext::RemoteFile, u"both"_s);
    QCOMPARE(withSource(file, error),
             makeError(ErrorCode::ChecksumMismatch, ErrorContext::RemoteFile, detail));
}

QTEST_APPLESS_MAIN(TestExpectation)
#include "tst_expectation.moc"

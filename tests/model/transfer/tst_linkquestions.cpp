// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/linkanswer.h"
#include "model/transfer/download/linkquestions.h"
#include "model/transfer/httptransport.h"
#include "tests/support/resources.h"
#include "tests/support/scriptedserver.h"

#include <QtTest>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

/// What servers say of links before anything is fetched, over real connections.
class TestLinkQuestions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anAnswerIsRead_data();
    void anAnswerIsRead();
    void aHeadThatIsNoAnswerIsAnError_data();
    void aHeadThatIsNoAnswerIsAnError();
    void oneByteIsAskedFor();
    void noBodyIsRead();
    void aServerThatIsNotThereIsAnError();
    void aFewAreAskedAtOnce();
    void aHostThatWantsPatienceIsNotAskedFurther();
    void whatIsForgottenEnds();

private:
    void ask(const QStringList &paths, LinkQuestions::AskerId asker = 1);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpTransports> m_transports;
    std::unique_ptr<LinkQuestions> m_questions;
    QHash<QString, Result<LinkFacts>> m_told; ///< by path
};

void TestLinkQuestions::init()
{
    m_told.clear();
    m_server = std::make_unique<ScriptedServer>();
    m_transports = std::make_unique<HttpTransports>();
    m_questions = std::make_unique<LinkQuestions>(*m_transports);
}

void TestLinkQuestions::cleanup()
{
    m_questions.reset();
    m_transports.reset();
    m_server.reset();
}

void TestLinkQuestions::ask(const QStringList &paths, LinkQuestions::AskerId asker)
{
    QList<QUrl> links;
    for (const QString &path : paths)
        links << m_server->url(path);
    m_questions->ask(asker, links, [this](const QUrl &link, const Result<LinkFacts> &facts) {
        m_told.insert(link.path(), facts);
    });
}

void TestLinkQuestions::anAnswerIsRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<RawHeaders>("headers");
    QTest::addColumn<LinkFacts>("facts");
    const auto row = [](const char *name, int status, const RawHeaders &headers,
                        const LinkFacts &facts) {
        QTest::newRow(name) << status << headers << facts;
    };
    row("a part", 206, {{"Content-Range", "bytes 0-0/4096"}}, {4096, u"a.iso"_s, false, true});
    row("a part of unknown size", 206, {{"Content-Range", "bytes 0-0/*"}},
        {unknownSize, u"a.iso"_s, false, true});
    row("the whole", 200, {{"Content-Length", "4096"}}, {4096, u"a.iso"_s, false, false});
    row("the whole, of unknown size", 200, {}, {unknownSize, u"a.iso"_s, false, false});
    row("an empty file", 416, {{"Content-Range", "bytes */0"}}, {0, u"a.iso"_s, false, false});
    row("a name", 200, {{"Content-Disposition", "attachment; filename=\"b.iso\""}},
        {unknownSize, u"b.iso"_s, false, false});
    row("a name that would leave the folder", 200,
        {{"Content-Disposition", "attachment; filename=\"../../.bashrc\""}},
        {unknownSize, u"bashrc"_s, false, false});
    row("a page", 200, {{"Content-Type", "Text/HTML; charset=utf-8"}},
        {unknownSize, u"a.iso"_s, true, false});
    row("text that is no page", 200, {{"Content-Type", "text/plain"}},
        {unknownSize, u"a.iso"_s, false, false});
}

void TestLinkQuestions::anAnswerIsRead()
{
    QFETCH(const int, status);
    QFETCH(const RawHeaders, headers);
    QFETCH(const LinkFacts, facts);
    const QUrl url(u"https://example.org/a.iso"_s);
    const Result<LinkFacts> read = linkFactsFrom({status, url, headers}, url);
    QVERIFY(read);
    QCOMPARE(read->size, facts.size);
    QCOMPARE(read->name, facts.name);
    QCOMPARE(read->isPage, facts.isPage);
    QCOMPARE(read->takesRanges, facts.takesRanges);
}

void TestLinkQuestions::aHeadThatIsNoAnswerIsAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("missing") << 404;
    QTest::newRow("a login") << 401;
    QTest::newRow("forbidden") << 403;
    QTest::newRow("a part without its range") << 206;
    QTest::newRow("a range that is none") << 416;
    QTest::newRow("broken") << 500;
}

void TestLinkQuestions::aHeadThatIsNoAnswerIsAnError()
{
    QFETCH(const int, status);
    const QUrl url(u"https://example.org/a.iso"_s);
    QVERIFY(!linkFactsFrom({status, url, {}}, url));
}

void TestLinkQuestions::oneByteIsAskedFor()
{
    Resource file = honest(5'000'000);
    file.contentDisposition = "attachment; filename=\"b.iso\"";
    m_server->setResource(u"/a.iso"_s, file);
    ask({u"/a.iso"_s});
    QTRY_COMPARE(m_told.size(), 1);
    const Result<LinkFacts> facts = m_told.value(u"/a.iso"_s);
    QVERIFY(facts);
    QCOMPARE(facts->size, 5'000'000);
    QCOMPARE(facts->name, u"b.iso"_s);
    QVERIFY(facts->takesRanges);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_server->requests().constFirst().method, QByteArray("GET"));
    QVERIFY(m_server->requests().constFirst().headers.contains(
        std::pair<QByteArray, QByteArray>("Range", "bytes=0-0")));
}

void TestLinkQuestions::noBodyIsRead()
{
    Resource file = honest(5'000'000);
    file.ranges = Resource::Ranges::Ignored;
    file.cutAt = 1; // and then nothing comes: an answer that waited for it would never come
    file.cut = Resource::Cut::Stall;
    m_server->setResource(u"/a.iso"_s, file);
    ask({u"/a.iso"_s});
    QTRY_COMPARE(m_told.size(), 1);
    QCOMPARE(m_told.value(u"/a.iso"_s)->size, 5'000'000);
    QTRY_COMPARE(m_server->openConnections(), 0);
}

void TestLinkQuestions::aServerThatIsNotThereIsAnError()
{
    const QUrl gone = m_server->url(u"/a.iso"_s);
    m_server->stopListening();
    bool told = false;
    m_questions->ask(1, {gone},
                     [&told](const QUrl &, const Result<LinkFacts> &facts) { told = !facts; });
    QTRY_VERIFY(told);
}

void TestLinkQuestions::aFewAreAskedAtOnce()
{
    QStringList paths;
    for (int i = 0; i < 10; ++i) {
        paths << u"/%1"_s.arg(i);
        Resource file = honest(100);
        file.stallsBeforeHead = true;
        m_server->setResource(paths.constLast(), file);
    }
    ask(paths);
    QTRY_COMPARE(m_server->requests().size(), LinkQuestions::mostAtHost);
    m_server->release(u"/0"_s);
    QTRY_COMPARE(m_told.size(), 1);
    QTRY_COMPARE(m_server->requests().size(), LinkQuestions::mostAtHost + 1);
    for (const QString &path : std::as_const(paths))
        m_server->release(path);
    QTRY_COMPARE(m_told.size(), 10);
}

void TestLinkQuestions::aHostThatWantsPatienceIsNotAskedFurther()
{
    QStringList paths;
    for (int i = 0; i < 10; ++i) {
        paths << u"/%1"_s.arg(i);
        Resource file = honest(100);
        file.status = 429;
        m_server->setResource(paths.constLast(), file);
    }
    ask(paths);
    QTRY_COMPARE(m_told.size(), 10);
    QVERIFY(m_server->requests().size() <= LinkQuestions::mostAtHost);
    for (const QString &path : std::as_const(paths))
        QCOMPARE(m_told.value(path).error().httpStatus, 429);
}

void TestLinkQuestions::whatIsForgottenEnds()
{
    Resource file = honest(100);
    file.stallsBeforeHead = true;
    for (const QString &path : {u"/a"_s, u"/b"_s, u"/c"_s, u"/d"_s})
        m_server->setResource(path, file);
    m_server->setResource(u"/e"_s, honest(100));
    ask({u"/a"_s, u"/b"_s, u"/c"_s, u"/d"_s}, 1);
    ask({u"/e"_s}, 2);
    QTRY_COMPARE(m_server->requests().size(), LinkQuestions::mostAtHost);
    m_questions->forget(1);
    QTRY_COMPARE(m_told.size(), 1); // the other asker's turn comes
    QCOMPARE(m_told.value(u"/e"_s)->size, 100);
    QTRY_VERIFY(m_server->requests(u"/c"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestLinkQuestions)
#include "tst_linkquestions.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/trustbook.h"

#include "model/files/worker.h"
#include "model/queue/workerstorage.h"
#include "tests/support/fakeclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <optional>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

namespace {

Certificate certificate(const QString &host, char byte,
                        const QList<CertificateFlaw> &flaws = {CertificateFlaw::SelfSigned})
{
    Certificate made;
    made.host = host;
    made.sha256 = QByteArray(32, byte);
    made.subject = u"Anna's server"_s;
    made.issuer = u"Anna"_s;
    made.names = {u"a.example"_s, u"10.0.0.1"_s};
    made.from = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    made.until = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    made.flaws = flaws;
    return made;
}

} // namespace

class TestTrustBook final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatWasRefusedIsShownAndNotTrusted();
    void trustIsForOneHostAndOneCertificate();
    void trustOutlivesTheProgramAndCanBeTakenBack();
    void ofRefusedOnesAHostHasTheLast();
    void ofAllHostsTheLastRefusedAreKept();
    void whatIsTrustedStaysWhenTheHostShowsAnother();
    void aRevokedOneCannotBeTrustedAndLosesTrust();
    void whatIsNoHostIsRefused_data();
    void whatIsNoHostIsRefused();
    void eachChangeChangesTheGeneration();

private:
    void open();
    Done decide(void (TrustBook::*verb)(const CertificateKey &, TrustBook::Saved),
                const CertificateKey &key);

    std::unique_ptr<QTemporaryDir> m_folder;
    InlineWorker m_worker;
    FakeClock m_clock;
    std::unique_ptr<JobStore> m_store;
    std::unique_ptr<WorkerStorage> m_storage;
    std::unique_ptr<TrustBook> m_book;
};

void TestTrustBook::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestTrustBook::cleanup()
{
    m_book.reset();
    m_storage.reset();
    m_store.reset();
}

void TestTrustBook::open()
{
    cleanup();
    m_store = std::make_unique<JobStore>();
    const Result<StoreOpening> opening = m_store->open(m_folder->path());
    QVERIFY(opening);
    m_storage = std::make_unique<WorkerStorage>(m_worker, *m_store);
    m_book = std::make_unique<TrustBook>(*m_storage, m_clock);
    m_book->load(opening->certificates);
}

Done TestTrustBook::decide(void (TrustBook::*verb)(const CertificateKey &, TrustBook::Saved),
                           const CertificateKey &key)
{
    std::optional<Done> answer;
    ((*m_book).*verb)(key, [&answer](const Done &done) { answer = done; });
    (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000);
    return answer.value_or(failure(ErrorCode::Timeout, ErrorContext::QueueManager));
}

void TestTrustBook::whatWasRefusedIsShownAndNotTrusted()
{
    const Certificate shown = certificate(u"a.example"_s, 'x');
    m_book->certificateRefused(shown);
    QVERIFY(!m_book->isTrusted(shown));
    QCoreApplication::processEvents();
    open();
    QCOMPARE(m_book->all(), QList<ShownCertificate>{ShownCertificate{shown}});
}

void TestTrustBook::trustIsForOneHostAndOneCertificate()
{
    const Certificate shown = certificate(u"a.example:8443"_s, 'x');
    m_book->certificateRefused(shown);
    QVERIFY(decide(&TrustBook::trust, {u"A.example:8443"_s, shown.sha256}));
    QVERIFY(m_book->isTrusted(shown));
    QVERIFY(!m_book->isTrusted(certificate(u"a.example"_s, 'x')));
    QVERIFY(!m_book->isTrusted(certificate(u"a.example:8443"_s, 'y')));
}

void TestTrustBook::trustOutlivesTheProgramAndCanBeTakenBack()
{
    const Certificate shown = certificate(u"a.example"_s, 'x');
    m_book->certificateRefused(shown);
    QVERIFY(decide(&TrustBook::trust, {u"a.example"_s, shown.sha256}));
    open();
    QVERIFY(m_book->isTrusted(shown));
    QCOMPARE(m_book->all().constFirst().certificate, shown);
    QSignalSpy revoked(m_book.get(), &TrustBook::revoked);
    QVERIFY(decide(&TrustBook::untrust, {u"a.example"_s, shown.sha256}));
    QVERIFY(!m_book->isTrusted(shown));
    QCOMPARE(revoked.size(), 1);
    QCOMPARE(decide(&TrustBook::untrust, {u"a.example"_s, shown.sha256}).error().code,
             ErrorCode::NotFound);
    open();
    QVERIFY(!m_book->isTrusted(shown));
}

void TestTrustBook::ofRefusedOnesAHostHasTheLast()
{
    m_book->certificateRefused(certificate(u"a.example"_s, 'x'));
    m_book->certificateRefused(certificate(u"b.example"_s, 'x'));
    m_book->certificateRefused(certificate(u"a.example"_s, 'y'));
    QCOMPARE(m_book->all().size(), 2);
    QCoreApplication::processEvents();
    open();
    QCOMPARE(m_book->all().size(), 2);
    QCOMPARE(m_book->all().constFirst().certificate.sha256, QByteArray(32, 'y'));
}

void TestTrustBook::ofAllHostsTheLastRefusedAreKept()
{
    const auto shown = [](int number) {
        return certificate(u"%1.example"_s.arg(number, 4, 10, QLatin1Char('0')), 'x');
    };
    QVERIFY(decide(&TrustBook::trust, {shown(0).host, shown(0).sha256}));
    const int most = static_cast<int>(TrustBook::mostRefused);
    for (int number = 1; number <= most + 3; ++number)
        m_book->certificateRefused(shown(number));
    m_book->certificateRefused(shown(most)); // known: nobody has to go for it
    const auto hosts = [this] {
        QStringList all;
        for (const ShownCertificate &one : m_book->all())
            all.append(one.certificate.host);
        all.sort();
        return all;
    };
    QStringList expected{shown(0).host};
    for (int number = 4; number <= most + 3; ++number)
        expected.append(shown(number).host);
    QCOMPARE(hosts(), expected);
    QCoreApplication::processEvents();
    open();
    QCOMPARE(hosts(), expected);
    QVERIFY(m_book->isTrusted(shown(0)));
}

void TestTrustBook::whatIsTrustedStaysWhenTheHostShowsAnother()
{
    const Certificate good = certificate(u"a.example"_s, 'x');
    m_book->certificateRefused(good);
    QVERIFY(decide(&TrustBook::trust, {good.host, good.sha256}));
    m_book->certificateRefused(certificate(u"a.example"_s, 'y'));
    QVERIFY(m_book->isTrusted(good));
    QCoreApplication::processEvents();
    open();
    QVERIFY(m_book->isTrusted(good));
    QCOMPARE(m_book->all().size(), 2);
}

void TestTrustBook::aRevokedOneCannotBeTrustedAndLosesTrust()
{
    const Certificate good = certificate(u"a.example"_s, 'x');
    m_book->certificateRefused(good);
    QVERIFY(decide(&TrustBook::trust, {good.host, good.sha256}));
    m_book->certificateRefused(certificate(u"a.example"_s, 'x', {CertificateFlaw::Revoked}));
    QVERIFY(!m_book->isTrusted(good));
    QCOMPARE(decide(&TrustBook::trust, {good.host, good.sha256}).error().code,
             ErrorCode::AccessDenied);
}

void TestTrustBook::whatIsNoHostIsRefused_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a path") << u"a.example/b"_s;
    QTest::newRow("a login") << u"me@a.example"_s;
    QTest::newRow("a scheme") << u"https://a.example"_s;
    QTest::newRow("the port of https") << u"a.example:443"_s;
}

void TestTrustBook::whatIsNoHostIsRefused()
{
    QFETCH(QString, host);
    QCOMPARE(decide(&TrustBook::trust, {host, QByteArray(32, 'x')}).error().code,
             ErrorCode::InvalidArgument);
    QVERIFY(m_book->all().isEmpty());
}

void TestTrustBook::eachChangeChangesTheGeneration()
{
    const int before = m_book->generation();
    QVERIFY(decide(&TrustBook::trust, {u"a.example"_s, QByteArray(32, 'x')}));
    const int trusted = m_book->generation();
    QVERIFY(trusted != before);
    QVERIFY(decide(&TrustBook::untrust, {u"a.example"_s, QByteArray(32, 'x')}));
    QVERIFY(m_book->generation() != trusted);
}

QTEST_GUILESS_MAIN(TestTrustBook)
#include "tst_trustbook.moc"

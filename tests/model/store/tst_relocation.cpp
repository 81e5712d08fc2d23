// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/store/portable.h"

#include "tests/model/store/storesamples.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

class TestRelocation final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pathsOfAMovedCopyMoveWithIt();
    void pathsOutsideStay();
    void aStoreThatDoesNotTravelStaysAsItIs();
    void itMovesAsOftenAsTheCopyDoes();

private:
    [[nodiscard]] QString inCopy(const QString &name) const { return m_copy + u'/' + name; }

    StoreOpening openIn(const QString &copy, Travels travels = Travels::Yes);
    void move(const QString &to);

    std::unique_ptr<QTemporaryDir> m_root;
    QString m_copy; ///< the portable folder; its data are in "data"
};

void TestRelocation::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    m_copy = QFileInfo(m_root->path()).canonicalFilePath() + u"/Übertragung 😀"_s;
    QVERIFY(QDir().mkpath(m_copy + u"/data"_s));
}

StoreOpening TestRelocation::openIn(const QString &copy, Travels travels)
{
    JobStore store;
    Result<StoreOpening> opening = store.open(copy + u"/data"_s, travels);
    if (!opening)
        qWarning() << opening.error().detail;
    return opening ? *opening : StoreOpening();
}

void TestRelocation::move(const QString &to)
{
    const QString target = QFileInfo(m_copy).path() + u'/' + to;
    QVERIFY(QDir().rename(m_copy, target));
    m_copy = target;
}

void TestRelocation::pathsOfAMovedCopyMoveWithIt()
{
    Job job = plainJob(1);
    job.files.first().path = inCopy(u"downloads/a's%_.iso"_s);
    job.settings.replyPath = inCopy(u"answer.xml"_s);
    Job ended = plainJob(2);
    ended.files.first().path = m_copy;
    fillStore(m_copy + u"/data"_s, {job, ended});
    (void)openIn(m_copy);
    {
        JobStore store;
        QVERIFY(store.open(m_copy + u"/data"_s, Travels::Yes));
        StoreChange change;
        change.policy.insert(u"DefaultFolder"_s, inCopy(u"downloads"_s));
        change.policy.insert(u"MaxJobsPerUser"_s, inCopy(u"no path"_s));
        QVERIFY(store.apply(change));
    }
    const QString stale = inCopy(u"no path"_s);
    move(u"elsewhere"_s);
    const StoreOpening opening = openIn(m_copy);
    QCOMPARE(opening.jobs.size(), 2);
    QCOMPARE(opening.jobs.at(0).files.first().path, inCopy(u"downloads/a's%_.iso"_s));
    QCOMPARE(opening.jobs.at(0).settings.replyPath, inCopy(u"answer.xml"_s));
    QCOMPARE(opening.jobs.at(1).files.first().path, m_copy);
    QCOMPARE(opening.policy.value(u"DefaultFolder"_s), inCopy(u"downloads"_s));
    QCOMPARE(opening.policy.value(u"MaxJobsPerUser"_s), stale);
}

void TestRelocation::pathsOutsideStay()
{
    Job job = plainJob(1);
    job.files.first().path = m_copy + u" 2/a.iso"_s; // a neighbour whose name begins the same
    Job other = plainJob(2);
    other.files.first().path = u"/srv/downloads/b.iso"_s;
    fillStore(m_copy + u"/data"_s, {job, other});
    (void)openIn(m_copy);
    const QString before = job.files.first().path;
    move(u"elsewhere"_s);
    const StoreOpening opening = openIn(m_copy);
    QCOMPARE(opening.jobs.at(0).files.first().path, before);
    QCOMPARE(opening.jobs.at(1).files.first().path, u"/srv/downloads/b.iso"_s);
}

void TestRelocation::aStoreThatDoesNotTravelStaysAsItIs()
{
    Job job = plainJob(1);
    job.files.first().path = inCopy(u"a.iso"_s);
    fillStore(m_copy + u"/data"_s, {job});
    const QString before = job.files.first().path;
    (void)openIn(m_copy, Travels::No);
    move(u"elsewhere"_s);
    const StoreOpening opening = openIn(m_copy, Travels::No);
    QCOMPARE(opening.jobs.at(0).files.first().path, before);
    QVERIFY(!opening.notes.contains(u"place-folder"_s));
}

void TestRelocation::itMovesAsOftenAsTheCopyDoes()
{
    Job job = plainJob(1);
    job.files.first().path = inCopy(u"a.iso"_s);
    fillStore(m_copy + u"/data"_s, {job});
    (void)openIn(m_copy);
    for (const QString &name : {u"one"_s, u"two"_s, u"one two"_s}) {
        move(name);
        QCOMPARE(openIn(m_copy).jobs.at(0).files.first().path, inCopy(u"a.iso"_s));
    }
}

QTEST_GUILESS_MAIN(TestRelocation)
#include "tst_relocation.moc"

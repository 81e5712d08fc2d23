// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/bytefile.h"
#include "model/files/directmemory.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

using namespace tranship;

namespace {

/// Of the mapping that holds `address`, a field of /proc/self/smaps in KiB; -1: none.
qint64 mappingField(const void *address, QByteArrayView field)
{
    QFile maps(QStringLiteral("/proc/self/smaps"));
    if (!maps.open(QFile::ReadOnly))
        return -1;
    const auto wanted = reinterpret_cast<quintptr>(address);
    bool isInside = false;
    for (QByteArray line = maps.readLine(); !line.isEmpty(); line = maps.readLine()) {
        const qsizetype dash = line.indexOf('-');
        bool isRange = false;
        const quintptr begin = line.left(std::max<qsizetype>(dash, 0)).toULongLong(&isRange, 16);
        if (isRange)
            isInside = begin <= wanted
                && wanted
                    < line.mid(dash + 1, line.indexOf(' ') - dash - 1).toULongLong(nullptr, 16);
        else if (isInside && line.startsWith(field))
            return line.mid(field.size() + 1).simplified().split(' ').constFirst().toLongLong();
    }
    return -1;
}

} // namespace

/// Memory as direct writes want it.
class DirectMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void allOfItIsThereAndAligned_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("alignment");
        QTest::newRow("a byte") << qint64(1) << directAlignment;
        QTest::newRow("a piece of a page") << qint64(5000) << directAlignment;
        QTest::newRow("a small piece") << qint64(256 * 1024) << directAlignment;
        QTest::newRow("a big page") << DirectMemory::bigPage << DirectMemory::bigPage;
        QTest::newRow("no whole number") << DirectMemory::bigPage + 1 << directAlignment;
        QTest::newRow("three big pages") << 3 * DirectMemory::bigPage << DirectMemory::bigPage;
    }

    void allOfItIsThereAndAligned()
    {
        QFETCH(const qint64, size);
        QFETCH(const qint64, alignment);
        // several: one beside another must not touch it
        std::vector<std::unique_ptr<DirectMemory>> pieces;
        for (int value = 0; value < 5; ++value) {
            pieces.push_back(std::make_unique<DirectMemory>(size));
            const DirectMemory &piece = *pieces.back();
            QCOMPARE(piece.size(), size);
            QCOMPARE(reinterpret_cast<quintptr>(piece.data()) % static_cast<quintptr>(alignment),
                     0U);
            std::memset(piece.data(), value, static_cast<size_t>(size));
        }
        pieces.erase(pieces.begin() + 2);
        for (const auto &piece : pieces) {
            const char value = piece->data()[0];
            QVERIFY(std::all_of(piece->data(), piece->data() + size,
                                [value](char byte) { return byte == value; }));
        }
    }

    void aBigPageIsOneWhereTheSystemHasThem()
    {
        QFile enabled(QStringLiteral("/sys/kernel/mm/transparent_hugepage/enabled"));
        if (!enabled.open(QFile::ReadOnly) || enabled.readAll().contains("[never]"))
            QSKIP("this system has no big pages");
        const DirectMemory piece(DirectMemory::bigPage);
        std::memset(piece.data(), 1, static_cast<size_t>(piece.size()));
        // whether one is free at this moment is the system's affair
        QVERIFY(mappingField(piece.data(), "THPeligible:") == 1);
    }

    void whatIsGivenBackIsGone()
    {
        const auto mapped = [](const void *address) { return mappingField(address, "Size:") >= 0; };
        auto piece = std::make_unique<DirectMemory>(DirectMemory::bigPage);
        const char *data = piece->data();
        QVERIFY(mapped(data));
        QVERIFY(mapped(data + DirectMemory::bigPage - 1));
        piece.reset();
        QVERIFY(!mapped(data));
        QVERIFY(!mapped(data + DirectMemory::bigPage - 1));
    }
};

QTEST_APPLESS_MAIN(DirectMemoryTest)
#include "tst_directmemory.moc"

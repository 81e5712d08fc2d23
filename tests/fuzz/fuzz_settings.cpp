// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Settings of jobs, policy values and the other short texts that people and scripts write.

#include "model/job/byteranges.h"
#include "model/job/certificate.h"
#include "model/job/checksum.h"
#include "model/job/command.h"
#include "model/job/jobsettings.h"
#include "model/job/policy.h"
#include "model/job/proxy.h"
#include "model/job/rate.h"
#include "model/job/security.h"
#include "model/job/weekwindow.h"
#include "tests/fuzz/check.h"

using namespace tranship;

namespace {

void readSettings(const QString &text)
{
    const QStringList keys = settingKeys();
    for (const QString &key : keys) {
        Job job;
        if (setSetting(job, key, text))
            CHECK(settingText(job, key));
    }
    for (const PolicyEntry &entry : policyEntries()) {
        Policy policy;
        if (!setPolicyText(entry, text, policy))
            continue;
        const QString written = policyText(entry, policy);
        Policy again;
        CHECK(setPolicyText(entry, written, again));
        CHECK(policyText(entry, again) == written);
    }
}

void readValues(const QByteArray &bytes, const QString &text)
{
    if (const std::optional<QList<ByteRange>> ranges = rangeListFromText(bytes))
        CHECK(rangeListFromText(rangeListText(*ranges)) == ranges);
    if (const Result<Checksum> checksum = parseChecksum(text))
        CHECK(parseChecksum(checksumText(*checksum)));
    if (const Result<WeekWindow> window = weekWindowFromText(text))
        CHECK(weekWindowFromText(weekWindowText(*window)));
    if (const Result<std::chrono::seconds> duration = durationFromText(text))
        CHECK(durationFromText(durationText(*duration)).value_or(std::chrono::seconds(-1))
              == *duration);
    if (const Result<qint64> rate = rateFromText(text))
        CHECK(*rate >= 0);
    if (const Result<qint64> limit = limitFromText(text))
        CHECK(limitFromText(limitText(*limit)).value_or(-1) == *limit);
}

void readConnections(const QString &text)
{
    if (const Result<ProxySetup> proxies = proxyFromText(text)) {
        const Result<ProxySetup> again = proxyFromText(proxyText(*proxies));
        CHECK(again && *again == *proxies);
        for (const ProxyServer &server : proxies->servers)
            CHECK(!server.host.isEmpty() && server.port != 0);
    }
    if (const Result<QStringList> bypass = bypassFromText(text)) {
        ProxySetup setup;
        setup.bypass = *bypass;
        CHECK(bypassFromText(bypassText(setup)).value_or(QStringList()) == *bypass);
    }
    if (const Result<QStringList> command = commandFromText(text))
        CHECK(commandFromText(commandText(*command)).value_or(QStringList()) == *command);
    if (const Result<SecurityFlags> flags = securityFromText(text))
        CHECK(securityFromText(securityText(*flags)).value_or(SecurityFlags()) == *flags);
    if (const Result<QByteArray> fingerprint = fingerprintFromText(text))
        CHECK(fingerprintFromText(fingerprintText(*fingerprint)).value_or(QByteArray())
              == *fingerprint);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = fuzz::textOf(data, size);
    readSettings(text);
    readConnections(text);
    readValues(fuzz::bytesOf(data, size), text);
    return 0;
}

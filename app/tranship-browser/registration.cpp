// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tranship-browser/registration.h"

#include "app/tranship-browser/hostmanifest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestManifest = qint64{64} * 1024;

QString manifestPath(const Browser &browser)
{
    return browser.hostsFolder + u'/' + hostName + u".json"_s;
}

/// The program that the browser starts for us; empty: none.
QString programIn(const Browser &browser)
{
    QFile file(manifestPath(browser));
    return file.open(QIODevice::ReadOnly) ? programOf(file.read(longestManifest)) : QString();
}

tl::unexpected<Error> failed(const QString &path, const QString &why)
{
    return failure(ErrorCode::InputOutput, ErrorContext::LocalFile, path + u": "_s + why);
}

Done write(const Browser &browser, const QString &program)
{
    if (!QDir().mkpath(browser.hostsFolder)) {
        return failed(browser.hostsFolder, u"cannot be made"_s);
    }
    QSaveFile file(manifestPath(browser));
    const QByteArray manifest = hostManifest(browser.kind, program);
    if (!file.open(QIODevice::WriteOnly) || file.write(manifest) != manifest.size()
        || !file.commit()) {
        return failed(file.fileName(), file.errorString());
    }
    return {};
}

} // namespace

Result<QStringList> connectBrowsers(const QList<Browser> &browsers, const QString &program)
{
    if (browsers.isEmpty()) {
        return failure(ErrorCode::NotFound, ErrorContext::LocalFile,
                       u"no browser has been used here: start it once, then try again"_s);
    }
    QStringList names;
    for (const Browser &browser : browsers) {
        if (const Done written = write(browser, program); !written) {
            return failure(written.error());
        }
        names << browser.name;
    }
    return names;
}

Result<QStringList> disconnectBrowsers(const QList<Browser> &browsers, const QString &program)
{
    QStringList names;
    for (const Browser &browser : browsers) {
        const QString present = programIn(browser);
        if (present.isEmpty() || (present != program && QFileInfo::exists(present))) {
            continue;
        }
        QFile file(manifestPath(browser));
        if (!file.remove()) {
            return failed(file.fileName(), file.errorString());
        }
        QDir().rmdir(browser.hostsFolder); // when nothing else is in it
        names << browser.name;
    }
    return names;
}

QStringList connectedBrowsers(const QList<Browser> &browsers, const QString &program)
{
    QStringList names;
    for (const Browser &browser : browsers) {
        if (programIn(browser) == program) {
            names << browser.name;
        }
    }
    return names;
}

} // namespace tranship

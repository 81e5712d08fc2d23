// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Uploads one file by one PUT with the engine's own parts and nothing around them, for upload.py:
//
//     benchmark_uploaddriver URL FILE
//
// Prints one line of JSON: seconds from the start to the server's word, and MiB over idle.

#include "model/files/device.h"
#include "model/files/diskworkers.h"
#include "model/transfer/upload/fileupload.h"
#include "model/transfer/upload/httpsenders.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>
#include <QTimeZone>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

class SystemTime final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }

    [[nodiscard]] QTimeZone timeZone() const override { return QTimeZone::utc(); }

    [[nodiscard]] std::chrono::milliseconds monotonic() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }

    [[nodiscard]] std::chrono::milliseconds timeAsleep() const override { return {}; }

    [[nodiscard]] double random() override { return 0; }
};

/// A size in /proc/self/status, in MiB.
double memory(QByteArrayView field)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(field))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

/// As the engine's.
DiskWorkers::Options hashingOptions()
{
    DiskWorkers::Options options;
    options.threadName = u"hash"_s;
    options.deviceOf = deviceOf;
    options.givesWay = true;
    return options;
}

class Owner final : public FileTransfer::Owner {
public:
    void saveFile(const File &, std::function<void(const Done &)> saved) override { saved({}); }

    void transferFinished(const Done &outcome, std::optional<std::chrono::seconds>) override
    {
        if (!outcome) {
            QTextStream(stderr) << errorName(outcome.error().code) << ": " << outcome.error().detail
                                << '\n';
        }
        QCoreApplication::exit(outcome ? 0 : 1);
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 3)
        return 2;
    File file;
    file.url = QUrl(words.at(1));
    file.path = words.at(2);
    file.upload.method = UploadMethod::Put;
    const SystemTime clock;
    HttpSenders senders;
    ThreadWorker disk(u"disk"_s);
    DiskWorkers hashing(hashingOptions());
    Owner owner;
    FileUpload upload({senders, disk, hashing, clock}, owner, file);
    const double idle = memory("VmRSS");
    QElapsedTimer age;
    age.start();
    upload.start();
    const int result = QCoreApplication::exec();
    QTextStream(stdout) << "{\"wall\": " << static_cast<double>(age.nsecsElapsed()) / 1e9
                        << ", \"memory\": " << memory("VmHWM") - idle << ", \"verdict\": \""
                        << upload.file().verdict << "\", \"sha256\": \""
                        << upload.file().sentChecksum << "\"}\n";
    return result;
}

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A BITS server to try uploads by hand and from other processes: prints its URL, then a line for
// each packet it answered.

#include "tests/support/bitsworker.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHostAddress>
#include <QTextStream>
#include <QTimer>

using namespace tranship;
using namespace Qt::StringLiterals;

namespace {

struct Options {
    QCommandLineOption port{u"port"_s, u"Listens there; 0 is any free one."_s, u"PORT"_s, u"0"_s};
    QCommandLineOption mcBup{u"mc-bup"_s,
                             u"Overlaps are 416, and the file is in place with the close."_s};
    QCommandLineOption overwrite{u"overwrite"_s, u"Existing files are replaced."_s};
    QCommandLineOption cutEvery{u"cut-every"_s, u"Cuts the connection after each so many bytes."_s,
                                u"BYTES"_s, u"0"_s};
    QCommandLineOption loseCut{u"lose-cut"_s, u"What came of a cut fragment is dropped."_s};
    QCommandLineOption largest{u"largest-fragment"_s, u"More is answered with 413."_s, u"BYTES"_s,
                               u"-1"_s};
    QCommandLineOption hostId{u"host-id"_s, u"Sends BITS-Host-Id."_s, u"HOST"_s};
    QCommandLineOption reply{u"reply"_s, u"Uploads have this reply."_s, u"TEXT"_s};
};

BitsConduct conductOf(const QCommandLineParser &parser, const Options &options)
{
    BitsConduct conduct;
    if (parser.isSet(options.mcBup))
        conduct.manner = BitsConduct::Manner::OpenSpecification;
    conduct.overwrites = parser.isSet(options.overwrite);
    conduct.cutEvery = parser.value(options.cutEvery).toLongLong();
    conduct.keepsCutBytes = !parser.isSet(options.loseCut);
    conduct.largestFragment = parser.value(options.largest).toLongLong();
    conduct.hostId = parser.value(options.hostId).toUtf8();
    if (parser.isSet(options.reply))
        conduct.reply = parser.value(options.reply).toUtf8();
    return conduct;
}

/// Those from `first` on that were answered or came to nothing, but for the last, whose body may
/// still come.
qsizetype printPackets(const QList<BitsSeen> &packets, qsizetype first)
{
    QTextStream out(stdout);
    for (; first < packets.size(); ++first) {
        const BitsSeen &seen = packets[first];
        if (seen.status == 0 && first == packets.size() - 1)
            break;
        out << seen.type << ' ' << seen.path << ' ' << seen.begin << '-' << seen.end << " -> "
            << seen.status << ' ' << seen.nextOffset << Qt::endl;
    }
    return first;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Options options;
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(u"FOLDER"_s, u"Where uploads go."_s);
    parser.addOptions({options.port, options.mcBup, options.overwrite, options.cutEvery,
                       options.loseCut, options.largest, options.hostId, options.reply});
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);

    BitsWorker worker(parser.positionalArguments().first());
    worker.desk().setConduct(conductOf(parser, options));
    const bool isPort =
        worker.listen(QHostAddress(QHostAddress::LocalHost), parser.value(options.port).toUShort());
    if (!isPort) {
        QTextStream(stderr) << worker.errorString() << Qt::endl;
        return 1;
    }
    QTextStream(stdout) << "http://127.0.0.1:" << worker.serverPort() << '/' << Qt::endl;

    qsizetype printed = 0;
    QTimer printing;
    QObject::connect(&printing, &QTimer::timeout, &worker,
                     [&] { printed = printPackets(worker.desk().packets(), printed); });
    printing.start(std::chrono::milliseconds(200));
    return QCoreApplication::exec();
}

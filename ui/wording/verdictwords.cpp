// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wording/wording.h"

#include "ui/wording/words.h"

namespace tranship {

namespace {

enum class Verdict { None, Length, UnverifiedLength, Pieces, Checksum };

Verdict verdictOf(const File &file)
{
    if (file.verdict.isEmpty())
        return Verdict::None;
    if (file.verdict == QLatin1String("length"))
        return Verdict::Length;
    if (file.verdict == QLatin1String("unverified length"))
        return Verdict::UnverifiedLength;
    return file.verdict.contains(QLatin1String("pieces")) ? Verdict::Pieces : Verdict::Checksum;
}

bool isFromMetalink(const File &file)
{
    return file.checksumSource.compare(QLatin1String("Metalink"), Qt::CaseInsensitive) == 0;
}

QString checksumVerdict(const File &file)
{
    const QString algorithm = file.verdict.toUpper();
    if (isFromMetalink(file))
        return Words::tr("Verified by %1 from Metalink", "SHA-256").arg(algorithm);
    if (file.checksumSource.isEmpty())
        return Words::tr("Verified by the %1 you gave", "SHA-256").arg(algorithm);
    return Words::tr("Verified by %1 from the server’s header %2", "SHA-256, Digest")
        .arg(algorithm, file.checksumSource);
}

} // namespace

QString algorithmText(Checksum::Algorithm algorithm)
{
    return QString(algorithmName(algorithm)).toUpper();
}

QString verdictText(const File &file)
{
    switch (verdictOf(file)) {
    case Verdict::None:
        return Words::tr("Not verified yet");
    case Verdict::Length:
        return Words::tr("Length only: it is the one the server announced");
    case Verdict::UnverifiedLength:
        return Words::tr("Length not known: the server did not say how long the file is");
    case Verdict::Pieces:
        return Words::tr("All %n piece(s) verified by %1 from Metalink", "SHA-256",
                         static_cast<int>(file.pieces.digests.size()))
            .arg(algorithmText(file.pieces.algorithm));
    case Verdict::Checksum:
        return checksumVerdict(file);
    }
    return {};
}

QString shortVerdictText(const File &file)
{
    switch (verdictOf(file)) {
    case Verdict::None:
        return {};
    case Verdict::Length:
        return Words::tr("Length only", "how a file was verified");
    case Verdict::UnverifiedLength:
        return Words::tr("Length not known", "how a file was verified");
    case Verdict::Pieces:
        return Words::tr("Pieces, %1", "how a file was verified, SHA-256")
            .arg(algorithmText(file.pieces.algorithm));
    case Verdict::Checksum:
        return file.verdict.toUpper();
    }
    return {};
}

QString checksumSourceText(const File &file)
{
    if (file.checksum.isEmpty())
        return Words::tr("None is known: the length is checked");
    if (file.checksumSource.isEmpty())
        return Words::tr("Given by you");
    if (isFromMetalink(file))
        return Words::tr("Metalink");
    return Words::tr("The server’s header %1", "Digest").arg(file.checksumSource);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/metalink.h"

#include "model/job/digestheaders.h"
#include "model/job/filename.h"
#include "model/job/linkheader.h"
#include "model/job/pieces.h"
#include "model/job/url.h"

#include <QSet>
#include <QStringDecoder>
#include <QXmlStreamReader>

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr auto namespaceOf4 = "urn:ietf:params:xml:ns:metalink"_L1;
constexpr auto namespaceOf3 = "http://www.metalinker.org/"_L1;
constexpr int bestPreference = 100; ///< of Metalink 3: the greater the better

struct Source {
    QUrl url;
    int priority = leastPriority;
};

/// What is read of a file until its element ends.
struct Draft {
    MetalinkFile file;
    QString shownName; ///< for messages
    QList<Source> sources;
    QSet<QUrl> known;
    QList<Checksum> checksums; ///< at most one of each algorithm
};

/// A part of a message: short and without anything that could turn it around on a terminal.
QString shown(QStringView text)
{
    QString safe;
    for (const QChar c : text.left(64))
        safe += c.isPrint() ? c : QChar(u'?');
    return safe;
}

/// Walks over the document once. An error of ours is raised in the XML reader, so that every loop
/// ends there.
class Parser final {
public:
    explicit Parser(const QString &text) : m_xml(text) { }

    Result<QList<MetalinkFile>> run();

private:
    [[nodiscard]] bool nextChild();
    void skip();
    void refuse(const QString &what);
    [[nodiscard]] QString text();
    [[nodiscard]] std::optional<qint64> number(QStringView text, const QString &what);
    void readToRoot();
    void readFiles();
    void readFile();
    void readFileParts(Draft &draft);
    void readFilePart(Draft &draft);
    void readUrl(Draft &draft);
    [[nodiscard]] int priority();
    void readHash(Draft &draft);
    void readPieces(Draft &draft);
    [[nodiscard]] QByteArray digest(Checksum::Algorithm algorithm);
    void keep(Draft &draft, qint64 line);

    QXmlStreamReader m_xml;
    bool m_isVersion3 = false;
    QList<MetalinkFile> m_files;
};

Result<QList<MetalinkFile>> Parser::run()
{
    readToRoot();
    readFiles();
    while (!m_xml.atEnd())
        m_xml.readNext(); // what is behind the root must be well-formed too
    if (!m_xml.hasError() && m_files.isEmpty())
        m_xml.raiseError(u"no files"_s);
    if (m_xml.hasError()) {
        return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager,
                       u"line %1: %2"_s.arg(m_xml.lineNumber()).arg(m_xml.errorString()));
    }
    return m_files;
}

void Parser::refuse(const QString &what)
{
    if (!m_xml.hasError())
        m_xml.raiseError(what);
}

void Parser::readToRoot()
{
    while (!m_xml.atEnd() && !m_xml.isStartElement()) {
        if (m_xml.readNext() == QXmlStreamReader::DTD)
            refuse(u"a document type declaration is not allowed"_s);
    }
    m_isVersion3 = m_xml.namespaceUri() == namespaceOf3;
    if (m_xml.name() != "metalink"_L1 || (!m_isVersion3 && m_xml.namespaceUri() != namespaceOf4))
        refuse(u"not a Metalink"_s);
}

/// The next child element that is Metalink's own; foreign ones are skipped.
bool Parser::nextChild()
{
    while (m_xml.readNextStartElement()) {
        if (m_xml.namespaceUri() == (m_isVersion3 ? namespaceOf3 : namespaceOf4))
            return true;
        skip();
    }
    return false;
}

void Parser::skip()
{
    for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
        m_xml.readNext();
        if (m_xml.isStartElement() && ++depth > deepestMetalink)
            refuse(u"elements lie too deep inside each other"_s);
        else if (m_xml.isEndElement())
            --depth;
    }
}

QString Parser::text()
{
    return m_xml.readElementText().trimmed();
}

std::optional<qint64> Parser::number(QStringView text, const QString &what)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool fits = false;
    const qint64 value = text.toLongLong(&fits);
    if (fits && std::all_of(text.begin(), text.end(), isDigit))
        return value;
    refuse(what + u" is no number: "_s + shown(text));
    return std::nullopt;
}

void Parser::readFiles()
{
    while (!m_xml.hasError() && nextChild()) {
        if (m_xml.name() == "file"_L1)
            readFile();
        else if (m_isVersion3 && m_xml.name() == "files"_L1)
            readFiles();
        else
            skip();
    }
}

void Parser::readFile()
{
    const qint64 line = m_xml.lineNumber();
    const QString name = m_xml.attributes().value("name"_L1).toString();
    Draft draft;
    draft.shownName = shown(name);
    const auto safe = safeRelativePath(name);
    if (name.isEmpty())
        refuse(u"a file without a name"_s);
    else if (!safe)
        refuse(u"the name leads out of its folder: "_s + draft.shownName);
    else if (m_files.size() == mostMetalinkFiles)
        refuse(u"more than %1 files"_s.arg(mostMetalinkFiles));
    else
        draft.file.name = *safe;
    readFileParts(draft);
    if (!m_xml.hasError())
        keep(draft, line);
}

void Parser::readFileParts(Draft &draft)
{
    while (!m_xml.hasError() && nextChild())
        readFilePart(draft);
}

void Parser::readFilePart(Draft &draft)
{
    const QStringView element = m_xml.name();
    const bool isGroup = element == "resources"_L1 || element == "verification"_L1;
    if (element == "size"_L1)
        draft.file.size = number(text(), u"a size"_s).value_or(unknownSize);
    else if (element == "url"_L1)
        readUrl(draft);
    else if (element == "hash"_L1)
        readHash(draft);
    else if (element == "pieces"_L1)
        readPieces(draft);
    else if (m_isVersion3 && isGroup)
        readFileParts(draft);
    else
        skip();
}

int Parser::priority()
{
    const auto attributes = m_xml.attributes();
    const auto key = m_isVersion3 ? "preference"_L1 : "priority"_L1;
    if (!attributes.hasAttribute(key))
        return leastPriority;
    const auto value = number(attributes.value(key), u"a priority"_s);
    if (!value)
        return leastPriority;
    if (m_isVersion3)
        return bestPreference + 1 - static_cast<int>(std::min<qint64>(*value, bestPreference));
    return static_cast<int>(std::clamp<qint64>(*value, 1, leastPriority));
}

void Parser::readUrl(Draft &draft)
{
    const int rank = priority();
    const auto type = m_xml.attributes().value("type"_L1).toString(); // of Metalink 3
    const bool isTorrent = m_isVersion3 && type == "bittorrent"_L1;
    const Result<QUrl> url = parseUrl(text());
    if (draft.sources.size() + draft.file.skippedUrls == mostMetalinkUrls)
        refuse(u"more than %1 URLs of one file"_s.arg(mostMetalinkUrls));
    else if (!url || isTorrent)
        ++draft.file.skippedUrls;
    else if (!draft.known.contains(*url)) {
        draft.known.insert(*url);
        draft.sources.append({*url, rank});
    }
}

QByteArray Parser::digest(Checksum::Algorithm algorithm)
{
    const Result<Checksum> checksum = parseChecksum(algorithmName(algorithm) + u":"_s + text());
    if (!checksum)
        refuse(u"a hash that is no "_s + algorithmName(algorithm));
    return checksum ? checksum->digest : QByteArray();
}

void Parser::readHash(Draft &draft)
{
    const auto algorithm = algorithmFromName(m_xml.attributes().value("type"_L1));
    if (!algorithm) {
        skip();
        return;
    }
    const Checksum checksum{*algorithm, digest(*algorithm)};
    const auto contradicts = [&checksum](const Checksum &other) {
        return other.algorithm == checksum.algorithm && other.digest != checksum.digest;
    };
    if (std::any_of(draft.checksums.begin(), draft.checksums.end(), contradicts))
        refuse(u"two hashes that differ: "_s + draft.shownName);
    else if (!draft.checksums.contains(checksum))
        draft.checksums.append(checksum);
}

void Parser::readPieces(Draft &draft)
{
    const auto attributes = m_xml.attributes();
    const auto algorithm = algorithmFromName(attributes.value("type"_L1));
    PieceHashes &kept = draft.file.pieces;
    if (!algorithm || (kept.length > 0 && !isPreferredDigest(*algorithm, kept.algorithm))) {
        skip();
        return;
    }
    PieceHashes pieces;
    pieces.algorithm = *algorithm;
    pieces.length = number(attributes.value("length"_L1), u"a length of pieces"_s).value_or(0);
    while (!m_xml.hasError() && nextChild()) {
        const auto position = m_xml.attributes().value("piece"_L1);
        if (m_xml.name() != "hash"_L1)
            skip();
        else if (!position.isEmpty() && position != QString::number(pieces.digests.size()))
            refuse(u"pieces out of order"_s);
        else
            pieces.digests.append(digest(*algorithm));
    }
    kept = pieces;
}

/// The element has ended: what it said must make sense as a whole.
void Parser::keep(Draft &draft, qint64 line)
{
    std::stable_sort(
        draft.sources.begin(), draft.sources.end(),
        [](const Source &one, const Source &other) { return one.priority < other.priority; });
    for (const Source &source : std::as_const(draft.sources))
        draft.file.urls.append(source.url);
    for (const Checksum &checksum : std::as_const(draft.checksums)) {
        const auto &best = draft.file.checksum;
        if (!best || isPreferredDigest(checksum.algorithm, best->algorithm))
            draft.file.checksum = checksum;
    }
    const QString where = u" (the file \"%1\" of line %2)"_s.arg(draft.shownName).arg(line);
    if (draft.file.urls.isEmpty())
        refuse(u"no http or https URL"_s + where);
    else if (const Done fit = checkPieces(draft.file.pieces, draft.file.size); !fit)
        refuse(fit.error().detail + where);
    else
        m_files.append(draft.file);
}

} // namespace

Result<QList<MetalinkFile>> parseMetalink(QByteArrayView document)
{
    const auto refused = [](const QString &what) {
        return failure(ErrorCode::InvalidArgument, ErrorContext::QueueManager, what);
    };
    if (document.size() > longestMetalink)
        return refused(u"a Metalink longer than 16 MiB"_s);
    // Decoded here, so that no declaration in the document chooses another encoding.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(document);
    if (decoder.hasError())
        return refused(u"not UTF-8"_s);
    return Parser(text).run();
}

bool isMetalinkName(QStringView fileName)
{
    return fileName.endsWith(".meta4"_L1, Qt::CaseInsensitive)
        || fileName.endsWith(".metalink"_L1, Qt::CaseInsensitive);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/requestvalues.h"

#include "model/job/controlcharacters.h"
#include "model/job/url.h"
#include "model/job/urlpattern.h"

#include <algorithm>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestSource = 64;

bool canBeOffered(const QString &url)
{
    return !url.isEmpty() && url.size() <= longestUrl && !hasControl(url);
}

bool isReferrer(const QString &text)
{
    return text.isEmpty() || (text.size() <= longestUrl && parseUrl(text));
}

bool areCookies(const QString &text)
{
    return text.toUtf8().size() <= longestCookies && !hasControl(text);
}

PieceHashes piecesFrom(Arguments &arguments)
{
    PieceHashes pieces;
    const auto algorithm = algorithmFromName(arguments.text("algorithm"_L1));
    if (!algorithm) {
        arguments.reject("algorithm"_L1, u"md5, sha-1, sha-256 or sha-512"_s);
    }
    pieces.algorithm = algorithm.value_or(pieces.algorithm);
    pieces.length = arguments.bytes("length"_L1);
    for (const QString &text : arguments.texts("digests"_L1)) {
        const Result<Checksum> digest =
            parseChecksum(algorithmName(pieces.algorithm) + u":"_s + text);
        if (!digest) {
            arguments.reject("digests"_L1, u"hex of the algorithm's length"_s);
            break;
        }
        pieces.digests.append(digest->digest);
    }
    return pieces;
}

NewFile newFileFrom(Arguments &arguments)
{
    NewFile file{arguments.text("url"_L1), arguments.text("path"_L1)};
    file.name = arguments.textOr("name"_L1, {});
    file.checksum = arguments.textOr("checksum"_L1, {});
    file.checksumSource = arguments.textOr("checksumSource"_L1, {});
    if (file.checksumSource.size() > longestSource || hasControl(file.checksumSource)) {
        arguments.reject("checksumSource"_L1, u"a short name"_s);
    }
    if (arguments.has("mirrors"_L1)) {
        file.mirrors = arguments.texts("mirrors"_L1);
    }
    if (file.mirrors.size() > mostMirrors) {
        arguments.reject("mirrors"_L1, u"%1 at most"_s.arg(mostMirrors));
    }
    const auto ranges = rangeListFromText(arguments.textOr("ranges"_L1, {}).toUtf8());
    if (!ranges) {
        arguments.reject("ranges"_L1, u"ranges like 100-199,900-"_s);
    }
    file.ranges = ranges.value_or(QList<ByteRange>());
    if (arguments.has("partUrls"_L1)) {
        file.partUrls = arguments.texts("partUrls"_L1);
    }
    if (arguments.has("pieces"_L1)) {
        Arguments pieces(arguments.object("pieces"_L1));
        file.pieces = piecesFrom(pieces);
        if (pieces.problem()) {
            arguments.reject("pieces"_L1, pieces.problem()->detail);
        }
    }
    return file;
}

} // namespace

NewJob newJobFrom(Arguments &arguments)
{
    NewJob job;
    job.name = arguments.text("name"_L1);
    job.description = arguments.textOr("description"_L1, {});
    job.settings = arguments.textMap("settings"_L1);
    const auto type = typeFromName(arguments.textOr("type"_L1, typeName(job.type)));
    if (!type) {
        arguments.reject("type"_L1, u"download, upload or upload-reply"_s);
    }
    const auto priority =
        priorityFromName(arguments.textOr("priority"_L1, priorityName(job.priority)));
    if (!priority) {
        arguments.reject("priority"_L1, u"foreground, high, normal or low"_s);
    }
    job.type = type.value_or(job.type);
    job.priority = priority.value_or(job.priority);
    return job;
}

QList<NewFile> newFilesFrom(Arguments &arguments)
{
    QList<NewFile> files;
    for (const QJsonObject &json : arguments.objects("files"_L1)) {
        Arguments file(json);
        files.append(newFileFrom(file));
        if (file.problem()) {
            arguments.reject("files"_L1, file.problem()->detail);
        }
    }
    if (files.isEmpty()) {
        arguments.reject("files"_L1, u"one at least"_s);
    }
    return files;
}

QSet<JobState> statesFrom(Arguments &arguments)
{
    QSet<JobState> states;
    for (const QString &name : arguments.texts("states"_L1)) {
        const auto state = stateFromName(name);
        if (!state) {
            arguments.reject("states"_L1, u"no state is called "_s + name);
        }
        states.insert(state.value_or(JobState::Error));
    }
    if (states.isEmpty()) {
        arguments.reject("states"_L1, u"one at least"_s);
    }
    return states;
}

LinkOffer linkOfferFrom(Arguments &arguments)
{
    LinkOffer offer;
    offer.links = arguments.texts("urls"_L1);
    offer.referrer = arguments.textOr("referrer"_L1, {});
    offer.cookies = arguments.textOr("cookies"_L1, {});
    const QStringList &links = offer.links;
    if (links.size() > mostLinks || !std::all_of(links.begin(), links.end(), canBeOffered)) {
        arguments.reject("urls"_L1, u"%1 at most, without control characters"_s.arg(mostLinks));
    }
    if (!isReferrer(offer.referrer)) {
        arguments.reject("referrer"_L1, u"a link to a page"_s);
    }
    if (!areCookies(offer.cookies) || (!offer.cookies.isEmpty() && links.size() != 1)) {
        arguments.reject(
            "cookies"_L1,
            u"%1 bytes at most, without control characters, of one link"_s.arg(longestCookies));
    }
    return offer;
}

JobSecret secretFrom(Arguments &arguments)
{
    JobSecret secret;
    const QString kind = arguments.text("kind"_L1);
    const QString keep = arguments.textOr("keep"_L1, u"keychain"_s);
    if (kind == "header"_L1)
        secret.header = arguments.text("name"_L1);
    else if (kind == "server"_L1)
        secret.kind = JobSecret::Kind::ServerLogin;
    else if (kind == "proxy"_L1)
        secret.kind = JobSecret::Kind::ProxyLogin;
    else if (kind == "certificate"_L1)
        secret.kind = JobSecret::Kind::CertificatePassword;
    else
        arguments.reject("kind"_L1, u"header, server, proxy or certificate"_s);
    if (keep != "keychain"_L1 && keep != "session"_L1)
        arguments.reject("keep"_L1, u"keychain or session"_s);
    secret.keep = keep == "session"_L1 ? Keep::Session : Keep::Keychain;
    secret.login.user = arguments.textOr("user"_L1, QString());
    secret.login.secret = arguments.text("secret"_L1);
    secret.login.isToken = arguments.flag("token"_L1) && !secret.login.secret.isEmpty();
    return secret;
}

CertificateKey certificateKeyFrom(Arguments &arguments)
{
    const QString host = arguments.text("host"_L1);
    const Result<QByteArray> fingerprint = fingerprintFromText(arguments.text("fingerprint"_L1));
    if (!fingerprint)
        arguments.reject("fingerprint"_L1, fingerprint.error().detail);
    return {host, fingerprint.value_or(QByteArray())};
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/davupload.h"

#include <QUuid>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView moveWasSent("move");

QUrl ownName(const QUrl &target)
{
    const QString random = QUuid::createUuid().toString(QUuid::Id128).left(16);
    return folderOf(target).resolved(QUrl(u".tranship-"_s + random));
}

std::optional<qint64> lengthOf(const UploadAnswer &answer)
{
    if (answer.head.status != 207)
        return std::nullopt;
    const auto resources = davResources(answer.body, answer.head.url);
    if (!resources || resources->size() != 1 || resources->first().isFolder)
        return std::nullopt;
    return resources->first().length;
}

} // namespace

DavUpload::DavUpload(const UploadAim &aim, const UploadSession &session)
    : m_aim(aim),
      m_session(session),
      m_target(targetUrl(aim)),
      m_own(session.url)
{
    m_session.method = UploadMethod::WebDav;
    if (m_aim.wantsReply)
        end(noReplyEnd(UploadMethod::WebDav));
    else if (m_session.isWhole)
        succeed(UploadEnd::Proof::Status);
    else if (!m_session.url.isEmpty())
        m_step = Step::AskOwn;
}

const UploadSession &DavUpload::session() const
{
    return m_plain ? m_plain->session() : m_session;
}

UploadStep DavUpload::next(qint64 fragment)
{
    if (m_step == Step::Over)
        return m_end;
    if (m_step == Step::Plain)
        return m_plain->next(fragment);
    return request();
}

UploadRequest DavUpload::request()
{
    switch (m_step) {
    case Step::Learn:
        return question("OPTIONS", m_target.url());
    case Step::AskFolder:
        return davQuestion(folderOf(m_target.url()), 0);
    case Step::MakeFolders:
        return m_folders->next().value_or(UploadRequest());
    case Step::AskOwn:
        return davQuestion(m_session.url, 0);
    case Step::AskTarget:
        return davQuestion(m_target.url(), 0);
    case Step::Move:
        return moveRequest();
    case Step::Send:
    case Step::Plain:
    case Step::Over:
        break;
    }
    if (m_own.url().isEmpty())
        m_own = UploadPlace(ownName(m_target.url()));
    m_session.url = m_own.url();
    m_session.id.clear();
    m_session.isUnsure = true;
    m_session.acknowledged = 0;
    return sending("PUT", m_session.url, {0, m_aim.size});
}

UploadRequest DavUpload::moveRequest()
{
    m_session.isUnsure = true;
    m_session.id = moveWasSent.toByteArray();
    UploadRequest move = davMove(m_session.url, m_target.url());
    if (m_destinationIsPath) {
        move.headers.first().second =
            m_target.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    }
    return move;
}

void DavUpload::answered(const UploadAnswer &answer)
{
    if (m_step == Step::Over)
        return;
    if (m_step == Step::MakeFolders) {
        foldersAnswered(answer);
        return;
    }
    if (m_step == Step::Plain) {
        plainAnswered(answer);
        return;
    }
    if (isSettled(answer))
        return;
    switch (m_step) {
    case Step::Learn:
        learned(answer);
        break;
    case Step::AskFolder:
        if (answer.head.status == 404 || answer.head.status == 409)
            makeFolders(Step::Send);
        else
            goTo(Step::Send);
        break;
    case Step::AskOwn:
        ownAnswered(answer);
        break;
    case Step::AskTarget:
        if (lengthOf(answer) == m_aim.size)
            succeed(UploadEnd::Proof::Length);
        else
            goTo(Step::AskFolder);
        break;
    case Step::Send:
        sendAnswered(answer);
        break;
    case Step::Move:
        moveAnswered(answer);
        break;
    case Step::MakeFolders:
    case Step::Plain:
    case Step::Over:
        break;
    }
}

bool DavUpload::isSettled(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if (m_step == Step::Send || m_step == Step::Move)
        return false;
    if (status == 401 || status == 407 || isTrouble(status)) {
        end(refusedEnd(answer.head));
        return true;
    }
    if (m_step != Step::Learn || !isUploadRedirect(answer.head))
        return false;
    if (const Done followed = m_target.follow(answer.head); !followed)
        end(failedEnd(followed.error()));
    return true;
}

void DavUpload::learned(const UploadAnswer &answer)
{
    if (isDavServer(answer.head)) {
        goTo(Step::AskFolder);
        return;
    }
    m_plain = std::make_unique<PutUpload>(m_aim, m_session);
    goTo(Step::Plain);
}

void DavUpload::makeFolders(Step after)
{
    m_folders.emplace(folderOf(m_plain ? m_plain->place() : m_target.url()));
    m_afterFolders = after;
    goTo(Step::MakeFolders);
}

void DavUpload::foldersAnswered(const UploadAnswer &answer)
{
    m_folders->answered(answer);
    // A plain PUT is the better judge of whether it can go where it should.
    if (m_folders->failed() && m_afterFolders != Step::Plain)
        end(*m_folders->failed());
    else if (!m_folders->next())
        goTo(m_afterFolders);
}

void DavUpload::ownAnswered(const UploadAnswer &answer)
{
    const bool isGone = answer.head.status == 404 || answer.head.status == 410;
    if (lengthOf(answer) == m_aim.size) {
        m_session.acknowledged = m_aim.size;
        goTo(Step::Move);
    } else if (isGone && m_session.id == moveWasSent) {
        goTo(Step::AskTarget);
    } else {
        goTo(Step::AskFolder);
    }
}

void DavUpload::sendAnswered(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    if (isStored(status)) {
        m_session.acknowledged = m_aim.size;
        m_session.isUnsure = false;
        m_digests = digestsOfStored(answer, m_aim);
        goTo(Step::Move);
    } else if (isUploadRedirect(answer.head)) {
        if (const Done followed = m_own.follow(answer.head); !followed)
            end(failedEnd(followed.error()));
    } else if ((status == 404 || status == 409) && !m_folders) {
        makeFolders(Step::Send);
    } else {
        m_session.isUnsure = status >= 500 || status == 202;
        end(refusedEnd(answer.head));
    }
}

void DavUpload::moveAnswered(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    // A server behind a proxy that ends TLS knows itself by another name.
    const bool isOtherName = status == 502 || status == 400;
    if (isStored(status)) {
        succeed(UploadEnd::Proof::Status);
    } else if (isOtherName && !m_destinationIsPath) {
        m_destinationIsPath = true;
    } else if (status == 409 && !m_folders) {
        makeFolders(Step::Move);
    } else {
        m_session.isUnsure = status >= 500 || status == 202 || status == 207;
        end(refusedEnd(answer.head, u"the file is there, and cannot get its name"_s));
    }
}

void DavUpload::plainAnswered(const UploadAnswer &answer)
{
    const int status = answer.head.status;
    const bool isMissing = status == 404 || status == 409;
    if (!isMissing || m_folders) {
        m_plain->answered(answer);
        return;
    }
    // After the HEAD there may be no folder either; the PUT, which m_plain then doesn't hear about,
    // is given once more.
    if (!m_plain->isSending())
        m_plain->answered(answer);
    if (m_plain->isSending())
        makeFolders(Step::Plain);
}

void DavUpload::broken(const Error &error, qint64 sent)
{
    if (m_step == Step::Plain) {
        m_plain->broken(error, sent);
    } else if (m_step == Step::Send && sent > 0) {
        end(failedEnd(brokenPut(error, sent, m_aim.size)));
    } else if (m_step != Step::Over) {
        end(failedEnd(error));
    }
}

void DavUpload::goTo(Step step)
{
    m_step = step;
}

void DavUpload::succeed(UploadEnd::Proof proof)
{
    m_session.acknowledged = m_aim.size;
    m_session.isUnsure = false;
    m_session.isWhole = true;
    end({.outcome = {}, .proof = proof, .retryAfter = {}, .digests = m_digests});
}

void DavUpload::end(UploadEnd how)
{
    m_end = std::move(how);
    m_step = Step::Over;
}

std::unique_ptr<UploadProtocol> makeDavUpload(const UploadAim &aim, const UploadSession &session)
{
    return std::make_unique<DavUpload>(aim, session);
}

std::optional<UploadRequest> davCancelRequest(const UploadAim &aim, const UploadSession &session)
{
    Q_UNUSED(aim)
    if (!session.isOpen())
        return std::nullopt;
    return question("DELETE", session.url);
}

CancelVerdict judgeDavCancel(const UploadAnswer &answer)
{
    return judgeDelete(answer);
}

} // namespace tranship

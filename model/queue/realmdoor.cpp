// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/queue/realmdoor.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// A server whose nonces never live long enough is one that takes no login.
constexpr int mostRenewals = 3;

QString folderOf(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return path.left(path.lastIndexOf(u'/') + 1);
}

/// The target of the request as Qt writes it.
QByteArray targetOf(const QUrl &url)
{
    const QByteArray target =
        url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    return target.startsWith('/') ? target : '/' + target;
}

/// The same where a proxy is asked.
QByteArray absoluteTargetOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment
                        | QUrl::RemoveUserInfo)
               .toEncoded()
        + targetOf(url);
}

QByteArray freshNonce()
{
    std::array<quint32, 4> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), numbers.size());
    return QByteArray(reinterpret_cast<const char *>(numbers.data()), sizeof(numbers)).toHex();
}

} // namespace

class RealmDoor::Pass final : public LoginPass {
public:
    explicit Pass(RealmDoor &of)
        : door(of.weak_from_this()),
          generation(of.m_generation),
          nonce(of.nonce())
    {
    }

    ~Pass() override
    {
        if (const auto still = door.lock())
            still->giveBack(*this);
    }

    const std::weak_ptr<RealmDoor> door;
    const quint64 generation;
    const QByteArray nonce; ///< of the challenge it answers
};

void RealmDoor::meet(const QList<AuthChallenge> &offers, const QUrl &at)
{
    const QByteArray before = nonce();
    m_offers = offers;
    if (nonce() != before)
        m_uses = 0;
    if (const QString folder = folderOf(at); !m_folders.contains(folder))
        m_folders.append(folder);
}

bool RealmDoor::covers(const QUrl &url) const
{
    const QString folder = folderOf(url);
    return std::any_of(m_folders.begin(), m_folders.end(),
                       [&folder](const QString &one) { return folder.startsWith(one); });
}

std::optional<AuthChallenge> RealmDoor::challenge() const
{
    return bestChallenge(m_offers, m_login);
}

QByteArray RealmDoor::nonce() const
{
    const auto answered = challenge();
    return answered ? answered->parameter("nonce") : QByteArray();
}

bool RealmDoor::isFor(const std::shared_ptr<LoginPass> &used) const
{
    const auto pass = std::dynamic_pointer_cast<Pass>(used);
    return pass && pass->door.lock().get() == this && pass->generation == m_generation;
}

void RealmDoor::judge(const std::shared_ptr<LoginPass> &used)
{
    if (!isFor(used))
        return;
    const auto pass = std::static_pointer_cast<Pass>(used);
    const bool isTrial = m_state == State::Trying && m_trial == pass.get();
    if (!isTrial && m_state != State::Accepted)
        return;
    const auto asked = challenge();
    const bool isStale =
        asked && asked->parameter("stale").compare("true", Qt::CaseInsensitive) == 0;
    // Servers forget their nonces, and not all of them say so.
    const bool isForgotten = !isTrial && !pass->nonce.isEmpty() && pass->nonce != nonce();
    m_trial = nullptr;
    const bool mayRenew = (isStale || isForgotten) && ++m_renewals <= mostRenewals;
    m_state = mayRenew ? State::Untried : State::Refused;
}

void RealmDoor::accept(const std::shared_ptr<LoginPass> &used)
{
    if (!isFor(used) || (m_state != State::Trying && m_state != State::Untried))
        return;
    m_state = State::Accepted;
    m_trial = nullptr;
    m_renewals = 0;
    letIn();
}

void RealmDoor::setLogin(const SiteLogin &login)
{
    m_login = login;
    ++m_generation;
    m_renewals = 0;
    m_uses = 0;
    m_trial = nullptr;
    m_state = State::Untried;
    letIn();
}

void RealmDoor::clear()
{
    m_login = {};
    ++m_generation;
    m_trial = nullptr;
    m_state = State::Unknown;
}

std::shared_ptr<LoginPass> RealmDoor::pass()
{
    if (m_state != State::Accepted && m_state != State::Untried)
        return nullptr;
    auto pass = std::make_shared<Pass>(*this);
    if (m_state == State::Untried) {
        m_state = State::Trying;
        m_trial = pass.get();
    }
    return pass;
}

void RealmDoor::await(QObject *context, Identity::Granted answer)
{
    m_waiting.push_back({context, std::move(answer)});
    letIn();
}

void RealmDoor::letIn()
{
    while (!m_waiting.empty()) {
        if (!m_waiting.front().context) {
            m_waiting.erase(m_waiting.begin());
            continue;
        }
        std::shared_ptr<LoginPass> granted = pass();
        if (!granted)
            return;
        const Waiting next = std::move(m_waiting.front());
        m_waiting.erase(m_waiting.begin());
        // Where the context is gone before it comes, the pass goes back with the call.
        QMetaObject::invokeMethod(
            next.context, [answer = next.answer, granted = std::move(granted)] { answer(granted); },
            Qt::QueuedConnection);
    }
}

void RealmDoor::turnAway(const Error &error)
{
    const std::vector<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        if (one.context) {
            QMetaObject::invokeMethod(
                one.context, [answer = one.answer, error] { answer(failure(error)); },
                Qt::QueuedConnection);
        }
    }
}

void RealmDoor::giveBack(const Pass &pass)
{
    if (m_state != State::Trying || m_trial != &pass)
        return;
    m_trial = nullptr;
    m_state = State::Untried;
    letIn();
}

QByteArray RealmDoor::authorization(const QByteArray &method, const QUrl &url, Target target)
{
    const auto asked = challenge();
    if (!asked)
        return {};
    const QByteArray uri = target == Target::Origin ? targetOf(url) : absoluteTargetOf(url);
    return authorizationFor(*asked, m_login, {method, uri, freshNonce(), ++m_uses});
}

} // namespace tranship

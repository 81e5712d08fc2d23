// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/keychainlook.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QMap>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

using Attributes = QMap<QString, QString>;

const QString serviceName = u"org.freedesktop.secrets"_s;
const QString serviceInterface = u"org.freedesktop.Secret.Service"_s;

/// KWallet, which QtKeychain turns to in a KDE session, has no way to be looked at: it asks the
/// person by itself when it must.
bool isWallet()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains(u"KDE"_s)
        && qEnvironmentVariableIsSet("KDE_SESSION_VERSION");
}

/// One call of the Secret Service (specifications.freedesktop.org/secret-service, 0.2).
class Call {
public:
    Call(const QString &path, const QString &interface, const QString &method,
         const QVariantList &arguments, std::chrono::milliseconds patience)
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected()) {
            m_outcome = SecretOutcome::Absent;
            return;
        }
        QDBusMessage message = QDBusMessage::createMethodCall(serviceName, path, interface, method);
        message.setArguments(arguments);
        m_reply = bus.call(message, QDBus::Block, static_cast<int>(patience.count()));
        if (m_reply.type() == QDBusMessage::ErrorMessage)
            m_outcome = outcomeOf(m_reply.errorName());
    }

    /// Success: there is an answer.
    [[nodiscard]] SecretOutcome outcome() const { return m_outcome; }

    [[nodiscard]] const QVariantList arguments() const { return m_reply.arguments(); }

private:
    [[nodiscard]] static SecretOutcome outcomeOf(const QString &error)
    {
        const bool isLate = error == "org.freedesktop.DBus.Error.NoReply"_L1
            || error == "org.freedesktop.DBus.Error.Timeout"_L1
            || error == "org.freedesktop.DBus.Error.TimedOut"_L1;
        return isLate ? SecretOutcome::TimedOut : SecretOutcome::Absent;
    }

    SecretOutcome m_outcome = SecretOutcome::Success;
    QDBusMessage m_reply;
};

const QString root = u"/org/freedesktop/secrets"_s;

/// Of the collection where new secrets go; "/": there is none yet.
Call defaultCollection(std::chrono::milliseconds patience)
{
    return {root, serviceInterface, u"ReadAlias"_s, {u"default"_s}, patience};
}

QString pathIn(const Call &call, qsizetype index)
{
    return call.arguments().value(index).value<QDBusObjectPath>().path();
}

} // namespace

SecretOutcome lookAtKeychain(std::chrono::milliseconds patience)
{
    if (isWallet())
        return SecretOutcome::Success;
    const Call alias = defaultCollection(patience);
    if (alias.outcome() != SecretOutcome::Success)
        return alias.outcome();
    const QString path = pathIn(alias, 0);
    if (path == "/"_L1)
        return SecretOutcome::Locked;
    const Call locked(path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                      {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s}, patience);
    if (locked.outcome() != SecretOutcome::Success)
        return locked.outcome();
    const bool isLocked = locked.arguments().value(0).value<QDBusVariant>().variant().toBool();
    return isLocked ? SecretOutcome::Locked : SecretOutcome::Success;
}

SecretOutcome lookForSecret(const QString &service, const QString &key,
                            std::chrono::milliseconds patience)
{
    if (isWallet())
        return SecretOutcome::Success;
    qDBusRegisterMetaType<Attributes>();
    const Attributes attributes = {{u"server"_s, service}, {u"user"_s, key}};
    const Call search(root, serviceInterface, u"SearchItems"_s, {QVariant::fromValue(attributes)},
                      patience);
    if (search.outcome() != SecretOutcome::Success)
        return search.outcome();
    const auto paths = [&search](qsizetype index) {
        return qdbus_cast<QList<QDBusObjectPath>>(search.arguments().value(index));
    };
    if (!paths(0).isEmpty())
        return SecretOutcome::Success;
    return paths(1).isEmpty() ? SecretOutcome::NotFound : SecretOutcome::Locked;
}

SecretOutcome showUnlockWindow(std::chrono::milliseconds patience)
{
    if (isWallet())
        return SecretOutcome::Success;
    const Call alias = defaultCollection(patience);
    if (alias.outcome() != SecretOutcome::Success)
        return alias.outcome();
    const QList<QDBusObjectPath> collections = {QDBusObjectPath(pathIn(alias, 0))};
    if (collections.first().path() == "/"_L1)
        return SecretOutcome::Refused; // there is nothing yet that could be unlocked
    const Call unlock(root, serviceInterface, u"Unlock"_s, {QVariant::fromValue(collections)},
                      patience);
    if (unlock.outcome() != SecretOutcome::Success)
        return unlock.outcome();
    const QString prompt = pathIn(unlock, 1);
    if (prompt == "/"_L1)
        return SecretOutcome::Success; // no longer locked
    return Call(prompt, u"org.freedesktop.Secret.Prompt"_s, u"Prompt"_s, {QString()}, patience)
        .outcome();
}

} // namespace tranship

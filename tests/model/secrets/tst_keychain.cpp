// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/keychainsecrets.h"
#include "model/secrets/keychainthread.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace tranship;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Against gnome-keyring, which keyring_session.sh started and unlocked, or on a bus without any
/// secret service, as TRANSHIP_KEYCHAIN says: "keyring" or "none".
class TestKeychain final : public QObject {
    Q_OBJECT

private:
    using Ask = std::function<void(Secrets &, Secrets::Answer)>;

    SecretOutcome ask(Secrets &secrets, const Ask &what)
    {
        std::optional<SecretOutcome> told;
        what(secrets, [&told](SecretOutcome outcome) { told = outcome; });
        const bool isTold = QTest::qWaitFor([&told] { return told.has_value(); }, 20'000);
        return isTold ? *told : SecretOutcome::TimedOut;
    }

    SecretOutcome store(Secrets &secrets, const QString &key, const QByteArray &secret)
    {
        return ask(secrets, [this, key, secret](Secrets &there, const Secrets::Answer &answer) {
            there.store(key, secret, Asking::Never, this, answer);
        });
    }

    SecretOutcome remove(Secrets &secrets, const QString &key)
    {
        return ask(secrets, [this, key](Secrets &there, const Secrets::Answer &answer) {
            there.remove(key, this, answer);
        });
    }

    SecretOutcome look(Secrets &secrets)
    {
        return ask(secrets, [this](Secrets &there, const Secrets::Answer &answer) {
            there.look(this, answer);
        });
    }

    SecretReading read(Secrets &secrets, const QString &key, Asking asking = Asking::Never)
    {
        std::optional<SecretReading> told;
        secrets.read(key, asking, this, [&told](const SecretReading &what) { told = what; });
        const bool isTold = QTest::qWaitFor([&told] { return told.has_value(); }, 20'000);
        return isTold ? *told : SecretReading();
    }

    void setLocked(bool locked)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(
            u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
            u"org.freedesktop.Secret.Service"_s, locked ? u"Lock"_s : u"Unlock"_s);
        call.setArguments({QVariant::fromValue(
            QList{QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s)})});
        QCOMPARE(QDBusConnection::sessionBus().call(call).type(), QDBusMessage::ReplyMessage);
    }

    static bool hasKeyring() { return qEnvironmentVariable("TRANSHIP_KEYCHAIN") == "keyring"_L1; }

    KeychainThread m_thread;

private Q_SLOTS:

    void theKeyringKeepsASecretBeyondTheObject()
    {
        if (!hasKeyring())
            QSKIP("for a session with a keyring");
        const QByteArray secret = QByteArray("p\xc3\xa4ss\0word\n", 12);
        {
            KeychainSecrets secrets(m_thread);
            QCOMPARE(look(secrets), SecretOutcome::Success);
            QCOMPARE(read(secrets, u"kept"_s).outcome, SecretOutcome::NotFound);
            QCOMPARE(store(secrets, u"kept"_s, "another"), SecretOutcome::Success);
            QCOMPARE(store(secrets, u"kept"_s, secret), SecretOutcome::Success);
        }
        KeychainSecrets secrets(m_thread);
        QCOMPARE(read(secrets, u"kept"_s).secret, secret);
        QCOMPARE(remove(secrets, u"kept"_s), SecretOutcome::Success);
        QCOMPARE(remove(secrets, u"kept"_s), SecretOutcome::Success);
        QCOMPARE(read(secrets, u"kept"_s).outcome, SecretOutcome::NotFound);
    }

    void aLockedKeyringSaysSoAndAsksNobody()
    {
        if (!hasKeyring())
            QSKIP("for a session with a keyring");
        KeychainSecrets secrets(m_thread);
        QCOMPARE(store(secrets, u"locked"_s, "canary"), SecretOutcome::Success);
        setLocked(true);
        QCOMPARE(look(secrets), SecretOutcome::Locked);
        QCOMPARE(read(secrets, u"locked"_s).outcome, SecretOutcome::Locked);
        QCOMPARE(store(secrets, u"locked"_s, "other"), SecretOutcome::Locked);
        QCOMPARE(remove(secrets, u"locked"_s), SecretOutcome::Locked);
        // Without a display the window in which it would be unlocked cannot be shown.
        QCOMPARE(read(secrets, u"locked"_s, Asking::Allowed).outcome, SecretOutcome::Locked);
    }

    void aDaemonThatHangsCostsNothingButTime()
    {
        if (!hasKeyring())
            QSKIP("for a session with a keyring");
        const uint daemon =
            QDBusConnection::sessionBus().interface()->servicePid(u"org.freedesktop.secrets"_s);
        QVERIFY(daemon > 0);
        KeychainSecrets secrets(m_thread, {300ms, 300ms});
        QCOMPARE(::kill(static_cast<pid_t>(daemon), SIGSTOP), 0);
        const auto wake = qScopeGuard([daemon] { ::kill(static_cast<pid_t>(daemon), SIGCONT); });
        QElapsedTimer clock;
        clock.start();
        std::optional<SecretOutcome> told;
        secrets.read(u"hangs"_s, Asking::Never, this,
                     [&told](const SecretReading &what) { told = what.outcome; });
        QVERIFY(clock.elapsed() < 250); // the call itself does not wait
        QTRY_VERIFY(told.has_value());
        QCOMPARE(*told, SecretOutcome::TimedOut);
    }

    void withoutASecretServiceItIsAbsent()
    {
        if (hasKeyring())
            QSKIP("for a session without a keyring");
        KeychainSecrets secrets(m_thread);
        QCOMPARE(look(secrets), SecretOutcome::Absent);
        QCOMPARE(read(secrets, u"none"_s).outcome, SecretOutcome::Absent);
        QCOMPARE(store(secrets, u"none"_s, "canary"), SecretOutcome::Absent);
        QCOMPARE(remove(secrets, u"none"_s), SecretOutcome::Absent);
        QCOMPARE(read(secrets, u"none"_s, Asking::Allowed).outcome, SecretOutcome::Absent);
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"

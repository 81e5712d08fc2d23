// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/vault.h"
#include "tests/support/fakesecrets.h"

#include <QTest>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

namespace {

const SecretReference reference = u"job/1/header/0"_s;

} // namespace

class TestVault final : public QObject {
    Q_OBJECT

private:
    SecretOutcome store(Vault &vault, const QByteArray &secret, Keep keep)
    {
        std::optional<SecretOutcome> told;
        vault.store(reference, secret, keep, this, [&told](SecretOutcome what) { told = what; });
        return QTest::qWaitFor([&told] { return told.has_value(); }) ? *told
                                                                     : SecretOutcome::TimedOut;
    }

    SecretOutcome remove(Vault &vault)
    {
        std::optional<SecretOutcome> told;
        vault.remove(reference, this, [&told](SecretOutcome what) { told = what; });
        return QTest::qWaitFor([&told] { return told.has_value(); }) ? *told
                                                                     : SecretOutcome::TimedOut;
    }

    SecretReading read(Vault &vault)
    {
        std::optional<SecretReading> told;
        vault.read(reference, this, [&told](const SecretReading &what) { told = what; });
        return QTest::qWaitFor([&told] { return told.has_value(); }) ? *told : SecretReading();
    }

private Q_SLOTS:

    void aSecretOfTheKeychainIsReadBack()
    {
        FakeSecrets keychain;
        Vault vault(keychain);
        QCOMPARE(read(vault).outcome, SecretOutcome::NotFound);
        QCOMPARE(store(vault, "first", Keep::Keychain), SecretOutcome::Success);
        QCOMPARE(store(vault, "second", Keep::Keychain), SecretOutcome::Success);
        QCOMPARE(read(vault).secret, QByteArray("second"));
        QCOMPARE(remove(vault), SecretOutcome::Success);
        QCOMPARE(read(vault).outcome, SecretOutcome::NotFound);
        QVERIFY(keychain.secrets.isEmpty());
    }

    void aSecretOfTheSessionNeverReachesTheKeychain()
    {
        FakeSecrets keychain;
        Vault vault(keychain);
        QCOMPARE(store(vault, "canary", Keep::Session), SecretOutcome::Success);
        QVERIFY(keychain.secrets.isEmpty());
        keychain.state = SecretOutcome::Absent;
        QCOMPARE(read(vault).secret, QByteArray("canary"));
        remove(vault);
        QCOMPARE(read(vault).outcome, SecretOutcome::Absent);
    }

    void theOneKeptTheOtherWayGoes()
    {
        FakeSecrets keychain;
        Vault vault(keychain);
        store(vault, "old", Keep::Keychain);
        store(vault, "new", Keep::Session);
        QTRY_VERIFY(keychain.secrets.isEmpty());
        store(vault, "newest", Keep::Keychain);
        QTRY_COMPARE(read(vault).secret, QByteArray("newest"));
        QCOMPARE(keychain.secrets.value(reference), QByteArray("newest"));
    }

    void aKeychainThatSaysNoKeepsNothing_data()
    {
        QTest::addColumn<SecretOutcome>("state");
        QTest::newRow("locked") << SecretOutcome::Locked;
        QTest::newRow("absent") << SecretOutcome::Absent;
        QTest::newRow("refused") << SecretOutcome::Refused;
        QTest::newRow("timed out") << SecretOutcome::TimedOut;
    }

    void aKeychainThatSaysNoKeepsNothing()
    {
        QFETCH(SecretOutcome, state);
        FakeSecrets keychain;
        Vault vault(keychain);
        keychain.state = state;
        QCOMPARE(store(vault, "canary", Keep::Keychain), state);
        QCOMPARE(read(vault).outcome, state);
        QVERIFY(read(vault).secret.isEmpty());
    }

    void nobodyIsAskedInRead()
    {
        FakeSecrets keychain;
        keychain.personUnlocks = true;
        keychain.secrets.insert(reference, "canary");
        keychain.state = SecretOutcome::Locked;
        Vault vault(keychain);
        QCOMPARE(read(vault).outcome, SecretOutcome::Locked);
        vault.unlock(this, [](SecretOutcome) {});
        QTRY_COMPARE(read(vault).secret, QByteArray("canary"));
    }

    void anAnswerToSomebodyWhoIsGoneIsDropped()
    {
        SessionSecrets secrets;
        bool isTold = false;
        {
            QObject gone;
            secrets.look(&gone, [&isTold](SecretOutcome) { isTold = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!isTold);
    }

    void wipingLeavesNoByte()
    {
        QByteArray secret(4, 'x');
        const char *bytes = secret.constData();
        wipe(secret);
        QVERIFY(secret.isEmpty());
        QVERIFY(bytes != secret.constData());
    }
};

QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"

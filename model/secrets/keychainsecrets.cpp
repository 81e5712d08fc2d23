// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/keychainsecrets.h"

#include "model/secrets/keychainlook.h"
#include "model/secrets/keychainthread.h"

#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <mutex>
#include <utility>

namespace tranship {

namespace {

/// What the person sees in the keychain's own program.
const QString serviceName = QStringLiteral("Tranship");
/// For one question of ours to the keychain's daemon.
constexpr std::chrono::milliseconds daemonPatience{3000};

SecretOutcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return SecretOutcome::Success;
    case QKeychain::EntryNotFound:
        return SecretOutcome::NotFound;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return SecretOutcome::Absent;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
    case QKeychain::OtherError:
        break;
    }
    return SecretOutcome::Refused;
}

/// QtKeychain has one word for many troubles on Linux: which one it was, the daemon tells.
SecretOutcome explained(QKeychain::Error error)
{
    const SecretOutcome outcome = outcomeOf(error);
    if (outcome != SecretOutcome::Refused)
        return outcome;
    const SecretOutcome state = lookAtKeychain(daemonPatience);
    return state == SecretOutcome::Success ? SecretOutcome::Refused : state;
}

/// The job deletes itself when it is over, never before: the library keeps a pointer to it.
template <typename Job> void launch(Job *job, const QString &key, std::function<void(Job &)> done)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [job, done = std::move(done)] { done(*job); });
    job->start();
}

} // namespace

/// The way back from the keychain's thread to the one the secrets are asked in.
class KeychainSecrets::Mailbox final {
public:
    void post(std::function<void()> letter)
    {
        const std::lock_guard lock(m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver.get(), std::move(letter), Qt::QueuedConnection);
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_receiver.reset();
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<QObject> m_receiver = std::make_unique<QObject>(); // under m_mutex
};

KeychainSecrets::KeychainSecrets(KeychainThread &thread) : KeychainSecrets(thread, Patience()) { }

KeychainSecrets::KeychainSecrets(KeychainThread &thread, Patience patience)
    : m_thread(thread),
      m_patience(patience),
      m_mailbox(std::make_shared<Mailbox>())
{
}

KeychainSecrets::~KeychainSecrets()
{
    m_mailbox->close();
}

std::chrono::milliseconds KeychainSecrets::patienceFor(Asking asking) const
{
    return asking == Asking::Never ? m_patience.alone : m_patience.withPerson;
}

void KeychainSecrets::ask(std::chrono::milliseconds patience, QObject *context, ReadAnswer answer,
                          std::function<void(Reply)> work)
{
    const auto once = std::make_shared<ReadAnswer>(std::move(answer));
    const auto tell = [once, guard = QPointer<QObject>(context)](const SecretReading &reading) {
        if (const ReadAnswer told = std::exchange(*once, nullptr); told && guard)
            told(reading);
    };
    QTimer::singleShot(patience, context, [tell] {
        tell({SecretOutcome::TimedOut, QByteArray()});
    });
    const Reply reply = [mailbox = m_mailbox, tell](const SecretReading &reading) {
        mailbox->post([tell, reading] { tell(reading); });
    };
    m_thread.post([work = std::move(work), reply] { work(reply); });
}

void KeychainSecrets::store(const SecretReference &reference, const QByteArray &secret,
                            Asking asking, QObject *context, Answer answer)
{
    const auto work = [reference, secret, asking](const Reply &reply) {
        const SecretOutcome state = lookAtKeychain(daemonPatience);
        const bool mayUnlock = state == SecretOutcome::Locked && asking == Asking::Allowed;
        if (state != SecretOutcome::Success && !mayUnlock)
            return reply({state, QByteArray()});
        auto *job = new QKeychain::WritePasswordJob(serviceName); // ends by itself, see launch()
        job->setBinaryData(secret);
        launch<QKeychain::WritePasswordJob>(job, reference, [reply](const auto &ended) {
            reply({explained(ended.error()), QByteArray()});
        });
    };
    ask(
        patienceFor(asking), context,
        [answer = std::move(answer)](const SecretReading &reading) { answer(reading.outcome); },
        work);
}

void KeychainSecrets::read(const SecretReference &reference, Asking asking, QObject *context,
                           ReadAnswer answer)
{
    const auto work = [reference, asking](const Reply &reply) {
        const SecretOutcome state = lookForSecret(serviceName, reference, daemonPatience);
        const bool mayUnlock = state == SecretOutcome::Locked && asking == Asking::Allowed;
        if (state != SecretOutcome::Success && !mayUnlock)
            return reply({state, QByteArray()});
        auto *job = new QKeychain::ReadPasswordJob(serviceName); // ends by itself, see launch()
        launch<QKeychain::ReadPasswordJob>(job, reference, [reply, mayUnlock](auto &ended) {
            SecretOutcome outcome = explained(ended.error());
            // It was there and locked: the person did not unlock it.
            if (mayUnlock && outcome == SecretOutcome::NotFound)
                outcome = SecretOutcome::Locked;
            reply({outcome, outcome == SecretOutcome::Success ? ended.binaryData() : QByteArray()});
        });
    };
    ask(patienceFor(asking), context, std::move(answer), work);
}

void KeychainSecrets::remove(const SecretReference &reference, QObject *context, Answer answer)
{
    const auto work = [reference](const Reply &reply) {
        const SecretOutcome state = lookForSecret(serviceName, reference, daemonPatience);
        if (state == SecretOutcome::NotFound)
            return reply({SecretOutcome::Success, QByteArray()});
        if (state != SecretOutcome::Success)
            return reply({state, QByteArray()});
        auto *job = new QKeychain::DeletePasswordJob(serviceName); // ends by itself, see launch()
        launch<QKeychain::DeletePasswordJob>(job, reference, [reply](const auto &ended) {
            const SecretOutcome outcome = explained(ended.error());
            reply({outcome == SecretOutcome::NotFound ? SecretOutcome::Success : outcome,
                   QByteArray()});
        });
    };
    ask(
        m_patience.alone, context,
        [answer = std::move(answer)](const SecretReading &reading) { answer(reading.outcome); },
        work);
}

void KeychainSecrets::look(QObject *context, Answer answer)
{
    ask(
        m_patience.alone, context,
        [answer = std::move(answer)](const SecretReading &reading) { answer(reading.outcome); },
        [](const Reply &reply) {
            reply({lookAtKeychain(daemonPatience), QByteArray()});
        });
}

void KeychainSecrets::unlock(QObject *context, Answer answer)
{
    ask(
        m_patience.alone, context,
        [answer = std::move(answer)](const SecretReading &reading) { answer(reading.outcome); },
        [](const Reply &reply) {
            reply({showUnlockWindow(daemonPatience), QByteArray()});
        });
}

} // namespace tranship

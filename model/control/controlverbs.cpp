// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/control/controlverbs.h"

#include "model/control/arguments.h"
#include "model/control/jobjson.h"
#include "model/control/jobreference.h"
#include "model/control/requestvalues.h"
#include "model/control/subscriptions.h"
#include "model/job/jobsettings.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

constexpr int historyDepth = 1000;

using Answered = Result<QJsonObject>;

template <typename T> QJsonArray arrayOf(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values) {
        array.append(toJson(value));
    }
    return array;
}

/// An answer of the engine that has nothing to say beyond success, as the answer to the request.
Engine::Answer<void> answerWith(const Request &request, ControlConnection &connection,
                                const QJsonObject &json)
{
    return [id = request.id, &connection, json](const Done &done) {
        connection.answer(id, done ? Answered(json) : Answered(failure(done.error())));
    };
}

/// An engine's value turned into the answer's object.
template <typename T, typename Convert>
Engine::Answer<T> answerBy(const Request &request, ControlConnection &connection, Convert convert)
{
    return [id = request.id, &connection, convert](const Result<T> &value) {
        connection.answer(id, value ? Answered(convert(*value)) : Answered(failure(value.error())));
    };
}

/// The job that is meant among snapshots or entries of the history, with its JSON.
template <typename Entry, typename Found>
Result<Found> findIn(const QString &reference, const QList<Entry> &entries)
{
    QList<Job> jobs;
    for (const Entry &entry : entries) {
        jobs.append(entry.job);
    }
    const Result<JobId> id = resolveJob(reference, jobs);
    if (!id) {
        return failure(id.error());
    }
    const auto isMeant = [&id](const Entry &entry) { return entry.job.id == *id; };
    const auto found = std::find_if(entries.begin(), entries.end(), isMeant);
    return Found{found->job, toJson(*found)};
}

/// Whether the arguments were fit; answers the request when they were not.
bool areFit(const Arguments &arguments, const Request &request, ControlConnection &connection)
{
    if (arguments.problem()) {
        connection.answer(request.id, failure(*arguments.problem()));
    }
    return !arguments.problem();
}

} // namespace

ControlVerbs::ControlVerbs(Engine &engine) : m_engine(engine) { }

ControlVerbs::Method ControlVerbs::methodOf(const QString &verb)
{
    static constexpr std::array table = {
        Entry{"ping", &ControlVerbs::ping},
        Entry{"create", &ControlVerbs::create},
        Entry{"add", &ControlVerbs::add},
        Entry{"resume", &ControlVerbs::resume},
        Entry{"suspend", &ControlVerbs::suspend},
        Entry{"complete", &ControlVerbs::complete},
        Entry{"cancel", &ControlVerbs::cancel},
        Entry{"keep", &ControlVerbs::keep},
        Entry{"take-ownership", &ControlVerbs::takeOwnership},
        Entry{"remove-file", &ControlVerbs::removeFile},
        Entry{"set", &ControlVerbs::set},
        Entry{"set-secret", &ControlVerbs::setSecret},
        Entry{"set-url", &ControlVerbs::setUrl},
        Entry{"replace-prefix", &ControlVerbs::replacePrefix},
        Entry{"get", &ControlVerbs::get},
        Entry{"list", &ControlVerbs::list},
        Entry{"info", &ControlVerbs::info},
        Entry{"history", &ControlVerbs::history},
        Entry{"log", &ControlVerbs::log},
        Entry{"policy", &ControlVerbs::policy},
        Entry{"set-policy", &ControlVerbs::setPolicy},
        Entry{"certificates", &ControlVerbs::certificates},
        Entry{"trust", &ControlVerbs::trust},
        Entry{"untrust", &ControlVerbs::untrust},
        Entry{"wait", &ControlVerbs::wait},
        Entry{"monitor", &ControlVerbs::monitor},
        Entry{"open-urls", &ControlVerbs::openUrls},
        Entry{"show", &ControlVerbs::show},
        Entry{"quit", &ControlVerbs::quit},
    };
    const auto isMeant = [&verb](const Entry &entry) { return verb == QLatin1String(entry.verb); };
    const auto found = std::find_if(table.begin(), table.end(), isMeant);
    return found == table.end() ? nullptr : found->method;
}

void ControlVerbs::serve(const Request &request, ControlConnection &connection)
{
    const Method method = methodOf(request.verb);
    if (method == nullptr) {
        connection.answer(request.id,
                          failure(ErrorCode::NotSupported, ErrorContext::QueueManager,
                                  u"no verb is called "_s + request.verb.left(64)));
        return;
    }
    (this->*method)(request, connection);
}

void ControlVerbs::ping(const Request &request, ControlConnection &connection)
{
    connection.answer(request.id,
                      QJsonObject{{u"version"_s, QCoreApplication::applicationVersion()},
                                  {u"pid"_s, QCoreApplication::applicationPid()},
                                  {u"protocol"_s, protocolVersion}});
}

void ControlVerbs::create(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const NewJob job = newJobFrom(arguments);
    if (areFit(arguments, request, connection)) {
        m_engine.create(job, &connection, answerBy<JobId>(request, connection, [](const JobId &id) {
                            return QJsonObject{{u"id"_s, idText(id)}};
                        }));
    }
}

void ControlVerbs::add(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const QList<NewFile> files = newFilesFrom(arguments);
    if (areFit(arguments, request, connection)) {
        withJob(request, connection, [this, request, &connection, files](const JobId &job) {
            m_engine.addFiles(job, files, &connection,
                              answerWith(request, connection, {{u"id"_s, idText(job)}}));
        });
    }
}

void ControlVerbs::resume(const Request &request, ControlConnection &connection)
{
    plainVerb(request, connection, &Engine::resume);
}

void ControlVerbs::suspend(const Request &request, ControlConnection &connection)
{
    plainVerb(request, connection, &Engine::suspend);
}

void ControlVerbs::keep(const Request &request, ControlConnection &connection)
{
    plainVerb(request, connection, &Engine::keep);
}

void ControlVerbs::takeOwnership(const Request &request, ControlConnection &connection)
{
    plainVerb(request, connection, &Engine::takeOwnership);
}

void ControlVerbs::complete(const Request &request, ControlConnection &connection)
{
    withJob(request, connection, [this, request, &connection](const JobId &job) {
        m_engine.complete(
            job, &connection,
            answerBy<CompleteReport>(request, connection, [job](const CompleteReport &report) {
                return toJson(job, report);
            }));
    });
}

void ControlVerbs::cancel(const Request &request, ControlConnection &connection)
{
    withJob(request, connection, [this, request, &connection](const JobId &job) {
        m_engine.cancel(
            job, &connection,
            answerBy<CancelReport>(request, connection, [job](const CancelReport &report) {
                return toJson(job, report);
            }));
    });
}

void ControlVerbs::removeFile(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const int index = arguments.number("index"_L1, 0);
    if (areFit(arguments, request, connection)) {
        withJob(request, connection, [this, request, &connection, index](const JobId &job) {
            m_engine.removeFile(job, index, &connection,
                                answerWith(request, connection, {{u"id"_s, idText(job)}}));
        });
    }
}

void ControlVerbs::set(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const QString key = arguments.text("key"_L1);
    const QString value = arguments.text("value"_L1);
    if (areFit(arguments, request, connection)) {
        withJob(request, connection, [this, request, &connection, key, value](const JobId &job) {
            m_engine.set(job, key, value, &connection,
                         answerWith(request, connection, {{u"id"_s, idText(job)}}));
        });
    }
}

void ControlVerbs::setSecret(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const JobSecret secret = secretFrom(arguments);
    if (areFit(arguments, request, connection)) {
        withJob(request, connection, [this, request, &connection, secret](const JobId &job) {
            m_engine.setSecret(job, secret, &connection,
                               answerWith(request, connection, {{u"id"_s, idText(job)}}));
        });
    }
}

void ControlVerbs::setUrl(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const int index = arguments.number("index"_L1, 0);
    const QString url = arguments.text("url"_L1);
    if (areFit(arguments, request, connection)) {
        withJob(request, connection, [this, request, &connection, index, url](const JobId &job) {
            m_engine.setUrl(job, index, url, &connection,
                            answerWith(request, connection, {{u"id"_s, idText(job)}}));
        });
    }
}

void ControlVerbs::replacePrefix(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const QString from = arguments.text("old"_L1);
    const QString to = arguments.text("new"_L1);
    if (areFit(arguments, request, connection)) {
        withJob(request, connection, [this, request, &connection, from, to](const JobId &job) {
            m_engine.replacePrefix(
                job, from, to, &connection, answerBy<int>(request, connection, [job](int count) {
                    return QJsonObject{{u"id"_s, idText(job)}, {u"count"_s, count}};
                }));
        });
    }
}

void ControlVerbs::get(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const QString key = arguments.text("key"_L1);
    if (!areFit(arguments, request, connection)) {
        return;
    }
    withAnyJob(request, connection, [id = request.id, &connection, key](const FoundJob &found) {
        const Result<QString> text = settingText(found.job, key);
        connection.answer(
            id,
            text ? Answered(
                QJsonObject{{u"id"_s, idText(found.job.id)}, {u"key"_s, key}, {u"value"_s, *text}})
                 : Answered(failure(text.error())));
    });
}

void ControlVerbs::list(const Request &request, ControlConnection &connection)
{
    m_engine.snapshots(
        &connection,
        answerBy<QList<JobSnapshot>>(request, connection, [](const QList<JobSnapshot> &jobs) {
            return QJsonObject{{u"jobs"_s, arrayOf(jobs)}};
        }));
}

void ControlVerbs::info(const Request &request, ControlConnection &connection)
{
    withAnyJob(request, connection, [id = request.id, &connection](const FoundJob &found) {
        connection.answer(id, QJsonObject{{u"job"_s, found.json}});
    });
}

void ControlVerbs::history(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const int limit = arguments.numberOr("limit"_L1, 1, historyDepth);
    if (areFit(arguments, request, connection)) {
        m_engine.history(limit, &connection,
                         answerBy<QList<HistoryEntry>>(
                             request, connection, [](const QList<HistoryEntry> &entries) {
                                 return QJsonObject{{u"jobs"_s, arrayOf(entries)}};
                             }));
    }
}

void ControlVerbs::log(const Request &request, ControlConnection &connection)
{
    withAnyJob(request, connection, [this, request, &connection](const FoundJob &found) {
        m_engine.journal(found.job.id, &connection,
                         answerBy<QList<JournalEntry>>(
                             request, connection, [](const QList<JournalEntry> &entries) {
                                 return QJsonObject{{u"entries"_s, arrayOf(entries)}};
                             }));
    });
}

void ControlVerbs::policy(const Request &request, ControlConnection &connection)
{
    m_engine.policy(&connection,
                    answerBy<PolicyReport>(request, connection, [](const PolicyReport &report) {
                        return toJson(report);
                    }));
}

void ControlVerbs::setPolicy(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const QString key = arguments.text("key"_L1);
    const QString value = arguments.text("value"_L1);
    if (areFit(arguments, request, connection)) {
        m_engine.setPolicy(key, value, &connection,
                           answerWith(request, connection, {{u"key"_s, key}}));
    }
}

void ControlVerbs::certificates(const Request &request, ControlConnection &connection)
{
    m_engine.certificates(&connection,
                          answerBy<QList<ShownCertificate>>(
                              request, connection, [](const QList<ShownCertificate> &shown) {
                                  return QJsonObject{{u"certificates"_s, arrayOf(shown)}};
                              }));
}

void ControlVerbs::trust(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const CertificateKey key = certificateKeyFrom(arguments);
    if (areFit(arguments, request, connection))
        m_engine.trust(key, &connection, answerWith(request, connection, {{u"host"_s, key.host}}));
}

void ControlVerbs::untrust(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const CertificateKey key = certificateKeyFrom(arguments);
    if (areFit(arguments, request, connection))
        m_engine.untrust(key, &connection,
                         answerWith(request, connection, {{u"host"_s, key.host}}));
}

void ControlVerbs::wait(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const QSet<JobState> states = statesFrom(arguments);
    if (!areFit(arguments, request, connection)) {
        return;
    }
    withAnyJob(request, connection,
               [this, id = request.id, &connection, states](const FoundJob &found) {
                   new JobWait(m_engine, found.job.id, states, id,
                               connection); // its parent is the connection
               });
}

void ControlVerbs::monitor(const Request &request, ControlConnection &connection)
{
    const auto begin = [this, id = request.id, &connection](const JobId &job) {
        new JobMonitor(m_engine, job, id, connection); // its parent is the connection
    };
    if (request.arguments.contains("job"_L1)) {
        withJob(request, connection, begin);
    } else {
        begin({});
    }
}

void ControlVerbs::openUrls(const Request &request, ControlConnection &connection)
{
    Arguments arguments(request.arguments);
    const LinkOffer offer = linkOfferFrom(arguments);
    if (areFit(arguments, request, connection) && isWindowThere(request, connection)) {
        connection.answer(request.id, QJsonObject());
        Q_EMIT linksOffered(offer);
    }
}

bool ControlVerbs::isWindowThere(const Request &request, ControlConnection &connection) const
{
    if (!m_hasWindow)
        connection.answer(request.id,
                          failure(ErrorCode::NotSupported, ErrorContext::QueueManager,
                                  u"the running instance has no window (--headless)"_s));
    return m_hasWindow;
}

void ControlVerbs::show(const Request &request, ControlConnection &connection)
{
    if (!isWindowThere(request, connection))
        return;
    connection.answer(request.id, QJsonObject());
    Q_EMIT showRequested();
}

void ControlVerbs::quit(const Request &request, ControlConnection &connection)
{
    connection.answer(request.id, QJsonObject());
    Q_EMIT quitRequested();
}

void ControlVerbs::withJob(const Request &request, ControlConnection &connection,
                           std::function<void(const JobId &)> then)
{
    Arguments arguments(request.arguments);
    const QString reference = arguments.text("job"_L1);
    if (!areFit(arguments, request, connection)) {
        return;
    }
    // The engine knows best what to say of an id, also of a job that has ended.
    if (const JobId whole = wholeId(reference); !whole.isNull()) {
        then(whole);
        return;
    }
    m_engine.snapshots(&connection,
                       [id = request.id, &connection, reference,
                        then = std::move(then)](const Result<QList<JobSnapshot>> &jobs) {
                           const Result<FoundJob> found = jobs
                               ? findIn<JobSnapshot, FoundJob>(reference, *jobs)
                               : failure(jobs.error());
                           if (found) {
                               then(found->job.id);
                           } else {
                               connection.answer(id, failure(found.error()));
                           }
                       });
}

void ControlVerbs::withAnyJob(const Request &request, ControlConnection &connection, UseJob then)
{
    Arguments arguments(request.arguments);
    const QString reference = arguments.text("job"_L1);
    if (!areFit(arguments, request, connection)) {
        return;
    }
    m_engine.snapshots(&connection,
                       [this, id = request.id, &connection, reference,
                        then = std::move(then)](const Result<QList<JobSnapshot>> &jobs) {
                           const Result<FoundJob> found = jobs
                               ? findIn<JobSnapshot, FoundJob>(reference, *jobs)
                               : failure(jobs.error());
                           if (found) {
                               then(*found);
                           } else if (found.error().code == ErrorCode::NotFound) {
                               searchHistory(reference, id, connection, then);
                           } else {
                               connection.answer(id, failure(found.error()));
                           }
                       });
}

void ControlVerbs::searchHistory(const QString &reference, qint64 request,
                                 ControlConnection &connection, UseJob then)
{
    m_engine.history(historyDepth, &connection,
                     [request, &connection, reference,
                      then = std::move(then)](const Result<QList<HistoryEntry>> &entries) {
                         const Result<FoundJob> found = entries
                             ? findIn<HistoryEntry, FoundJob>(reference, *entries)
                             : failure(entries.error());
                         if (found) {
                             then(*found);
                         } else {
                             connection.answer(request, failure(found.error()));
                         }
                     });
}

void ControlVerbs::plainVerb(const Request &request, ControlConnection &connection, PlainVerb verb)
{
    withJob(request, connection, [this, request, &connection, verb](const JobId &job) {
        (m_engine.*verb)(job, &connection,
                         answerWith(request, connection, {{u"id"_s, idText(job)}}));
    });
}

} // namespace tranship

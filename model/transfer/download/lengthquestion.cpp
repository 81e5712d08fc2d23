// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/lengthquestion.h"

#include "model/transfer/download/downloadplan.h"

#include <chrono>
#include <utility>

namespace tranship {

namespace {

/// The file is there: it is not held up for long by a server that does not answer.
constexpr std::chrono::seconds patience{20};

} // namespace

LengthQuestion::LengthQuestion(Transports &transports, HostBudget *budget)
    : m_transports(transports),
      m_budget(budget)
{
}

LengthQuestion::~LengthQuestion()
{
    stop();
}

void LengthQuestion::ask(const File &file, qint64 held,
                         std::function<void(const LengthProof &)> answered)
{
    stop();
    m_file = file;
    m_held = held;
    m_proof = {};
    m_answered = std::move(answered);
    TransferRequest request;
    request.url = file.finalUrl.isEmpty() ? file.url : file.finalUrl;
    request.from = held;
    request.wantsRange = true;
    request.ifRange = ifRangeValue(file.validator);
    request.headTimeout = patience;
    if (m_budget)
        m_lease = m_budget->lease(request.url);
    m_transport = m_transports.make(*this);
    m_transport->start(request);
}

void LengthQuestion::stop()
{
    if (m_transport)
        m_transport->stop();
    m_lease.reset();
    m_answered = nullptr;
}

Done LengthQuestion::headReceived(const ResponseHead &head)
{
    m_proof = judgeLength(m_file, m_held, head);
    return failure(statusError(head)); // so that no body is read
}

Done LengthQuestion::bytesReceived(QByteArrayView)
{
    return {};
}

void LengthQuestion::transportFinished(const Done &)
{
    m_lease.reset();
    if (m_answered)
        std::exchange(m_answered, nullptr)(m_proof);
}

} // namespace tranship

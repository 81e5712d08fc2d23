// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/linkquestions.h"

#include "model/job/url.h"
#include "model/transfer/download/linkanswer.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tranship {

namespace {

constexpr std::chrono::seconds patience{20}; // nobody waits longer for a hint
constexpr int tooMany = 429;
constexpr int unavailable = 503;
constexpr int partOfIt = 206;

} // namespace

/// One link that is being asked for.
class LinkQuestions::Question final : private Transport::Listener {
public:
    Question(LinkQuestions &owner, Waiting asked) : m_owner(owner), m_asked(std::move(asked)) { }

    ~Question()
    {
        if (m_transport)
            m_transport->stop();
    }

    Q_DISABLE_COPY_MOVE(Question)

    void start()
    {
        TransferRequest request;
        request.url = m_asked.link;
        request.end = 1;
        request.wantsRange = true;
        request.headTimeout = patience;
        request.stallTimeout = patience;
        m_transport = m_owner.m_transports.make(*this);
        m_transport->start(request);
    }

    [[nodiscard]] const Waiting &asked() const { return m_asked; }

private:
    Done headReceived(const ResponseHead &head) override
    {
        m_facts = linkFactsFrom(head, m_asked.link);
        m_hasHead = true;
        // one byte more is cheaper than a connection that is cut
        return head.status == partOfIt && m_facts
            ? Done()
            : Done(failure(ErrorCode::InvalidState, ErrorContext::RemoteFile));
    }

    Done bytesReceived(QByteArrayView) override { return {}; }

    void transportFinished(const Done &outcome) override
    {
        if (!m_hasHead && !outcome)
            m_facts = failure(outcome.error());
        m_owner.end(*this, m_facts);
    }

    LinkQuestions &m_owner;
    const Waiting m_asked;
    std::unique_ptr<Transport> m_transport;
    Result<LinkFacts> m_facts = LinkFacts();
    bool m_hasHead = false;
};

LinkQuestions::LinkQuestions(Transports &transports) : m_transports(transports) { }

LinkQuestions::~LinkQuestions() = default;

void LinkQuestions::ask(AskerId asker, const QList<QUrl> &links, const Told &told)
{
    const auto shared = std::make_shared<Told>(told);
    for (const QUrl &link : links)
        m_waiting.push_back({asker, link, shared});
    begin();
}

void LinkQuestions::forget(AskerId asker)
{
    m_waiting.remove_if([asker](const Waiting &one) { return one.asker == asker; });
    m_open.remove_if([this, asker](const std::unique_ptr<Question> &question) {
        const bool isHis = question->asked().asker == asker;
        if (isHis)
            --m_atHost[hostAndPort(question->asked().link)];
        return isHis;
    });
    begin();
}

bool LinkQuestions::mayBegin(const QUrl &link) const
{
    return m_atHost.value(hostAndPort(link)) < mostAtHost;
}

void LinkQuestions::begin()
{
    while (m_open.size() < mostAtOnce) {
        const auto next = std::find_if(m_waiting.begin(), m_waiting.end(),
                                       [this](const Waiting &one) { return mayBegin(one.link); });
        if (next == m_waiting.end())
            return;
        ++m_atHost[hostAndPort(next->link)];
        m_open.push_back(std::make_unique<Question>(*this, std::move(*next)));
        m_waiting.erase(next);
        m_open.back()->start();
    }
}

void LinkQuestions::end(Question &question, const Result<LinkFacts> &facts)
{
    const Waiting asked = question.asked();
    const Result<LinkFacts> answer = facts; // of the question, which goes
    if (--m_atHost[hostAndPort(asked.link)] == 0)
        m_atHost.remove(hostAndPort(asked.link));
    if (!answer
        && (answer.error().httpStatus == tooMany || answer.error().httpStatus == unavailable))
        refuseRest(question, answer.error());
    m_open.remove_if(
        [&question](const std::unique_ptr<Question> &one) { return one.get() == &question; });
    (*asked.told)(asked.link, answer);
    begin();
}

void LinkQuestions::refuseRest(const Question &question, const Error &error)
{
    const QString host = hostAndPort(question.asked().link);
    std::list<Waiting> refused;
    for (auto one = m_waiting.begin(); one != m_waiting.end();) {
        const auto next = std::next(one);
        if (hostAndPort(one->link) == host)
            refused.splice(refused.end(), m_waiting, one);
        one = next;
    }
    for (const Waiting &one : refused)
        (*one.told)(one.link, failure(error));
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/linkfacts.h"
#include "model/job/result.h"
#include "model/transfer/transport.h"

#include <QHash>
#include <QList>
#include <QUrl>

#include <functional>
#include <list>
#include <memory>

namespace tranship {

/// Asks servers for what lies behind links before anything is fetched: one GET for the first byte
/// each, since many servers answer HEAD otherwise than GET or not at all. A few at once, and few at
/// one host; a host that asks for patience (429, 503) is not asked further.
class LinkQuestions final {
public:
    using AskerId = quint64;
    using Told = std::function<void(const QUrl &link, const Result<LinkFacts> &facts)>;

    static constexpr int mostAtOnce = 6;
    static constexpr int mostAtHost = 2;

    explicit LinkQuestions(Transports &transports);
    ~LinkQuestions();
    Q_DISABLE_COPY_MOVE(LinkQuestions)

    /// `told` is called once for each link, in any order, from the event loop.
    void ask(AskerId asker, const QList<QUrl> &links, const Told &told);
    /// What this asker asked is not wanted any more: its open requests end, and it is told nothing.
    void forget(AskerId asker);

private:
    class Question;

    struct Waiting {
        AskerId asker = 0;
        QUrl link;
        std::shared_ptr<Told> told;
    };

    void begin();
    [[nodiscard]] bool mayBegin(const QUrl &link) const;
    void end(Question &question, const Result<LinkFacts> &facts);
    void refuseRest(const Question &question, const Error &error);

    Transports &m_transports;
    std::list<Waiting> m_waiting;
    std::list<std::unique_ptr<Question>> m_open;
    QHash<QString, int> m_atHost;
};

} // namespace tranship

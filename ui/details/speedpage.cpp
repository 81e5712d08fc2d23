// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/speedpage.h"

#include "ui/details/speedgraph.h"
#include "ui/details/speedrecorder.h"
#include "ui/format/format.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tranship {

namespace {

using Span = SpeedHistory::Span;

QString spanText(Span span)
{
    switch (span) {
    case Span::FiveMinutes:
        return SpeedPage::tr("5 minutes");
    case Span::Hour:
        return SpeedPage::tr("1 hour");
    case Span::Whole:
        return SpeedPage::tr("Whole job");
    }
    return {};
}

/// From the left edge of the graph to the right one.
std::chrono::seconds widthOf(Span span, const QList<SpeedHistory::Bucket> &buckets,
                             std::chrono::seconds now)
{
    if (span == Span::FiveMinutes)
        return std::chrono::minutes(5);
    if (span == Span::Hour)
        return std::chrono::hours(1);
    const auto whole =
        buckets.isEmpty() ? std::chrono::seconds(0) : now - buckets.constFirst().begin;
    return std::max<std::chrono::seconds>(whole, std::chrono::minutes(1));
}

} // namespace

SpeedPage::SpeedPage(const SpeedRecorder &recorder, QWidget *parent)
    : QWidget(parent),
      m_recorder(recorder),
      m_spans(new QButtonGroup(this)),
      m_summary(new QLabel(this)),
      m_mark(new QLabel(this)),
      m_graph(new SpeedGraph(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setWordWrap(true);
    m_mark->setForegroundRole(QPalette::PlaceholderText);
    m_mark->setFont(theme::tabularFigures(font()));
    auto *top = new QHBoxLayout;
    top->setSpacing(theme::gridUnit);
    top->addWidget(m_summary, 1);
    top->addWidget(m_mark);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::smallSpace, theme::largeSpace,
                               theme::smallSpace);
    layout->setSpacing(theme::smallSpace);
    layout->addLayout(top);
    layout->addWidget(m_graph, 1);
    setUpSpans();
    connect(m_graph, &SpeedGraph::markMoved, this,
            [this] { m_mark->setText(m_graph->markText()); });
}

void SpeedPage::setUpSpans()
{
    auto *row = qobject_cast<QHBoxLayout *>(layout()->itemAt(0)->layout());
    row->addSpacing(theme::largeSpace);
    for (const Span span : {Span::FiveMinutes, Span::Hour, Span::Whole}) {
        auto *button = new QToolButton(this);
        button->setText(spanText(span));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setChecked(span == m_span);
        m_spans->addButton(button, static_cast<int>(span));
        row->addWidget(button);
    }
    connect(m_spans, &QButtonGroup::idClicked, this, [this](int span) {
        m_span = static_cast<Span>(span);
        refresh();
    });
}

void SpeedPage::showJob(const JobSnapshot &snapshot, int, const QDateTime &)
{
    m_job = snapshot.job.id;
    m_speed = snapshot.speed;
    refresh();
}

void SpeedPage::refresh()
{
    const SpeedHistory *history = m_recorder.history(m_job);
    const std::chrono::seconds now = m_recorder.now();
    const QList<SpeedHistory::Bucket> buckets =
        history == nullptr ? QList<SpeedHistory::Bucket>() : history->buckets(m_span, now);
    const auto step = history == nullptr ? std::chrono::seconds(1) : history->step(m_span);
    m_graph->show(buckets, step, widthOf(m_span, buckets, now), now);
    const QString text = summaryText(buckets, step);
    if (m_summary->text() != text) {
        m_summary->setText(text);
        m_graph->setAccessibleDescription(text); // what the picture says
    }
    m_mark->setText(m_graph->markText());
}

QString SpeedPage::summaryText(const QList<SpeedHistory::Bucket> &buckets,
                               std::chrono::seconds step) const
{
    if (buckets.isEmpty())
        return tr("It has not moved since Tranship was started");
    const SpeedSummary summary = summaryOf(buckets, step);
    QStringList parts;
    if (m_speed > 0)
        parts << tr("Now %1", "a speed").arg(format::speed(m_speed));
    parts << tr("on average %1", "a speed").arg(format::speed(summary.average))
          << tr("at most %1", "a speed").arg(format::speed(summary.highest));
    if (summary.paused > std::chrono::seconds(0))
        parts << tr("paused for %1", "a time").arg(format::duration(summary.paused));
    QString text = parts.join(tr(", ", "between parts of a sentence"));
    text[0] = text.at(0).toUpper();
    return text;
}

} // namespace tranship

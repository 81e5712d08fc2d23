// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/joblist/jobdelegate.h"

#include "model/job/clock.h"
#include "model/jobmodel.h"
#include "ui/joblist/celltext.h"
#include "ui/joblist/jobfiltermodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace tranship {

using namespace theme;

namespace {

QLatin1String stateIcon(JobState state, bool isSent)
{
    switch (state) {
    case JobState::Queued:
        return QLatin1String("clock");
    case JobState::Connecting:
    case JobState::Transferring:
        return isSent ? QLatin1String("upload") : QLatin1String("download");
    case JobState::Suspended:
        return QLatin1String("suspend");
    case JobState::Error:
        return QLatin1String("error");
    case JobState::TransientError:
        return QLatin1String("warning");
    case JobState::Transferred:
        return QLatin1String("complete");
    case JobState::Acknowledged:
        return QLatin1String("complete");
    case JobState::Cancelled:
        return QLatin1String("cancel");
    }
    return {};
}

/// A file looks like a job in the state that says the same.
JobState likeJob(FileState state)
{
    switch (state) {
    case FileState::Waiting:
        return JobState::Suspended;
    case FileState::Moving:
        return JobState::Transferring;
    case FileState::Transferred:
        return JobState::Transferred;
    case FileState::Completed:
        return JobState::Acknowledged;
    case FileState::Failed:
        return JobState::Error;
    }
    return JobState::Suspended;
}

int textHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}

/// Two lines in the middle of `area`; without a second line the first stands in the middle.
std::pair<QRect, QRect> lines(const QRect &area, const QFont &font, bool hasSecond)
{
    const int first = textHeight(font);
    if (!hasSecond)
        return {QRect(area.left(), area.center().y() - first / 2, area.width(), first), {}};
    const int second = textHeight(captionFont(font));
    const int top = area.top() + (area.height() - first - second) / 2;
    return {QRect(area.left(), top, area.width(), first),
            QRect(area.left(), top + first, area.width(), second)};
}

} // namespace

/// What the painting of one cell needs.
struct JobDelegate::Cell {
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    const JobSnapshot &snapshot;
    int file;
    JobState state;
    QRect area; ///< without the margins

    [[nodiscard]] QColor background() const
    {
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        return option.palette.color(selected ? QPalette::Highlight : QPalette::Base);
    }

    /// Of the row, or of the reply in it.
    [[nodiscard]] bool isSent() const
    {
        return index.data(JobModel::DirectionRole).toInt() != static_cast<int>(JobType::Download);
    }

    /// The view softens the highlight of its palette: tones come from the application's.
    [[nodiscard]] QColor text(Tone tone) const
    {
        return withContrast(textColour(tone, QApplication::palette()), background(), 4.5);
    }

    [[nodiscard]] QColor bar(Tone tone) const
    {
        return withContrast(barColour(tone, QApplication::palette()), background(), 3.0);
    }

    void write(const QRect &line, const QString &words, const QFont &font, const QColor &colour,
               Qt::Alignment alignment = Qt::AlignLeft) const
    {
        painter.setFont(font);
        painter.setPen(colour);
        const QString fitting = QFontMetrics(font).elidedText(words, Qt::ElideRight, line.width());
        painter.drawText(line,
                         static_cast<int>(QStyle::visualAlignment(option.direction, alignment)
                                          | Qt::AlignVCenter)
                             | Qt::TextSingleLine,
                         fitting);
    }
};

JobDelegate::JobDelegate(const JobFilterModel &jobs, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent),
      m_jobs(jobs),
      m_clock(clock)
{
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const JobSnapshot *snapshot = m_jobs.snapshot(index);
    if (snapshot == nullptr)
        return;
    const int file = m_jobs.fileOf(index);
    const JobState state =
        file < 0 ? snapshot->job.state : likeJob(snapshot->job.files.at(file).state);
    const Cell cell{*painter,
                    option,
                    index,
                    *snapshot,
                    file,
                    state,
                    option.rect.adjusted(smallSpace, gridUnit, -smallSpace, -gridUnit)};
    painter->save();
    const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    switch (index.column()) {
    case JobModel::Name:
        paintName(cell);
        break;
    case JobModel::State:
        paintState(cell);
        break;
    case JobModel::Progress:
        paintProgress(cell);
        break;
    case JobModel::Direction:
        paintDirection(cell);
        break;
    default:
        paintText(cell);
    }
    painter->restore();
}

void JobDelegate::paintName(const Cell &cell) const
{
    const QString why = secondLine(cell.snapshot, cell.file, m_clock.now());
    const QFont &font = cell.option.font;
    const auto [first, second] = lines(cell.area, font, !why.isEmpty());
    const QString name = cellText(cell.snapshot, cell.file, JobModel::Name);
    cell.write(first, name, font, cell.option.palette.color(QPalette::Text));
    if (!why.isEmpty())
        cell.write(second, why, captionFont(font),
                   cell.text(cell.state == JobState::Error ? Tone::Error : Tone::Dimmed));
}

void JobDelegate::paintState(const Cell &cell) const
{
    const QFont &font = cell.option.font;
    const QRect verb = verbRect(cell.option, cell.index);
    const auto [first, second] = lines(cell.area, font, verb.isValid());
    const QColor colour = cell.text(toneOf(cell.state));
    const QRect text = first.adjusted(smallIcon + smallSpace, 0, 0, 0);
    const QRect icon(first.left(), first.center().y() - smallIcon / 2 + 1, smallIcon, smallIcon);
    const qreal scale = cell.painter.device()->devicePixelRatioF();
    const QPixmap picture = tintedPixmap(symbolicFile(stateIcon(cell.state, cell.isSent())), colour,
                                         icon.size(), scale);
    cell.painter.drawPixmap(QStyle::visualRect(cell.option.direction, cell.area, icon), picture);
    cell.write(QStyle::visualRect(cell.option.direction, cell.area, text),
               cellText(cell.snapshot, cell.file, JobModel::State), font, colour);
    if (!verb.isValid())
        return;
    QFont link = captionFont(font);
    const QPoint pointer = cell.option.widget != nullptr
        ? cell.option.widget->mapFromGlobal(QCursor::pos())
        : QPoint(-1, -1);
    link.setUnderline((cell.option.state & QStyle::State_MouseOver) != 0 && verb.contains(pointer));
    cell.write(verb, rowVerbText(cell.state, cell.snapshot.job.error.code), link,
               cell.text(Tone::Accent));
}

void JobDelegate::paintProgress(const Cell &cell) const
{
    const QFont font = tabularFigures(cell.option.font);
    const QString text = cellText(cell.snapshot, cell.file, JobModel::Progress);
    const QColor colour = cell.option.palette.color(QPalette::Text);
    const qint64 total = cell.index.data(JobModel::BytesTotalRole).toLongLong();
    if (total < 0) { // of an unknown whole there is no share to draw
        cell.write(cell.area, text, font, colour, Qt::AlignRight);
        return;
    }
    const QFontMetrics metrics(font);
    // one width for all, so that the bars end in one line; and room for the last pixel of a glyph
    const int numberWidth = 2
        + std::max(metrics.horizontalAdvance(QStringLiteral("100 %")),
                   metrics.horizontalAdvance(text));
    const QRect number = cell.area.adjusted(cell.area.width() - numberWidth, 0, 0, 0);
    cell.write(QStyle::visualRect(cell.option.direction, cell.area, number), text, font, colour,
               Qt::AlignRight);

    const qint64 done = cell.index.data(JobModel::BytesTransferredRole).toLongLong();
    const double share = total == 0 ? 1.0 : std::clamp(double(done) / double(total), 0.0, 1.0);
    const QRectF trough(cell.area.left(), cell.area.center().y() - barHeight / 2 + 1,
                        std::max(0, cell.area.width() - numberWidth - smallSpace), barHeight);
    const QRectF bar = QStyle::visualRect(cell.option.direction, cell.area, trough.toRect());
    cell.painter.setRenderHint(QPainter::Antialiasing);
    cell.painter.setPen(Qt::NoPen);
    QPainterPath outline;
    outline.addRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    cell.painter.fillPath(outline, troughColour(cell.option.palette));
    QRectF filled = bar;
    filled.setWidth(bar.width() * share);
    if (cell.option.direction == Qt::RightToLeft)
        filled.moveRight(bar.right());
    cell.painter.setClipPath(outline);
    cell.painter.setBrush(cell.bar(toneOf(cell.state)));
    cell.painter.drawRoundedRect(filled, barHeight / 2.0, barHeight / 2.0);
}

/// An arrow says it; its words are the tooltip and what a screen reader hears.
void JobDelegate::paintDirection(const Cell &cell) const
{
    const QRect icon(cell.area.left(), cell.area.center().y() - smallIcon / 2 + 1, smallIcon,
                     smallIcon);
    const QLatin1String name = cell.isSent() ? QLatin1String("upload") : QLatin1String("download");
    const qreal scale = cell.painter.device()->devicePixelRatioF();
    cell.painter.drawPixmap(
        QStyle::visualRect(cell.option.direction, cell.area, icon),
        tintedPixmap(symbolicFile(name), cell.text(Tone::Dimmed), icon.size(), scale));
}

void JobDelegate::paintText(const Cell &cell) const
{
    const int column = cell.index.column();
    const bool isNumber =
        column == JobModel::Size || column == JobModel::Speed || column == JobModel::TimeLeft;
    cell.write(cell.area, cellText(cell.snapshot, cell.file, column),
               tabularFigures(cell.option.font), cell.option.palette.color(QPalette::Text),
               isNumber ? Qt::AlignRight : Qt::AlignLeft);
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = textHeight(option.font) + textHeight(captionFont(option.font)) + 4 * gridUnit;
    const int height = (text + gridUnit - 1) / gridUnit * gridUnit;
    const int width = QFontMetrics(option.font).horizontalAdvance(index.data().toString());
    return {width + 2 * smallSpace, height};
}

QRect JobDelegate::verbRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const JobSnapshot *snapshot = m_jobs.snapshot(index);
    if (snapshot == nullptr || index.column() != JobModel::State || m_jobs.fileOf(index) >= 0
        || !rowVerb(snapshot->job.state))
        return {};
    const QRect area = option.rect.adjusted(smallSpace, gridUnit, -smallSpace, -gridUnit);
    QRect place = lines(area, option.font, true).second;
    place.setLeft(place.left() + smallIcon + smallSpace);
    const int width =
        QFontMetrics(captionFont(option.font))
            .horizontalAdvance(rowVerbText(snapshot->job.state, snapshot->job.error.code));
    place.setWidth(std::min(place.width(), width + gridUnit));
    return QStyle::visualRect(option.direction, area, place);
}

bool JobDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const JobSnapshot *snapshot = m_jobs.snapshot(index);
    if (snapshot == nullptr || mouse->button() != Qt::LeftButton
        || !verbRect(option, index).contains(mouse->position().toPoint()))
        return false;
    Q_EMIT verbRequested(snapshot->job.id, *rowVerb(snapshot->job.state));
    return true;
}

} // namespace tranship

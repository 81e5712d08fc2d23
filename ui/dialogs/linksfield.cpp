// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/linksfield.h"

#include "ui/dialogs/candidatewords.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

#include <chrono>

namespace tranship {

namespace {

constexpr int readAtOnce = 20'000; // characters: less than a frame takes
constexpr std::chrono::milliseconds readLater{200};
constexpr int mostProblems = 3;

} // namespace

LinksField::LinksField(QWidget *parent)
    : QWidget(parent),
      m_text(new QPlainTextEdit(this)),
      m_problem(makeProblemLabel(this)),
      m_hint(makeProblemLabel(this))
{
    setUpText();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_hint);
    setFocusProxy(m_text);
    m_pause.setSingleShot(true);
    m_pause.setInterval(readLater);
    connect(&m_pause, &QTimer::timeout, this, &LinksField::read);
    connect(m_text, &QPlainTextEdit::textChanged, this, &LinksField::noteEdit);
}

void LinksField::setUpText()
{
    m_text->setPlaceholderText(
        tr("https://example.org/file.iso, file[01-12].jpg, a curl command…"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("Links, one on each line"));
    m_text->setToolTip(
        tr("One link on each line. [001-120], [a-z] and {x,y,z} stand for many. Also "
           "a curl command as browsers copy it."));
    m_text->setAcceptDrops(false); // the dialog takes them, Metalinks among them
    const int line = m_text->fontMetrics().lineSpacing();
    m_text->setMinimumHeight(2 * line + 4 * theme::gridUnit);
    m_text->setMaximumHeight(7 * line + 4 * theme::gridUnit); // the room is the files'
}

void LinksField::addLines(const QString &text)
{
    QString before = m_text->toPlainText();
    if (!before.isEmpty() && !before.endsWith(QLatin1Char('\n')))
        before += QLatin1Char('\n');
    m_text->setPlainText(before + text);
    m_text->moveCursor(QTextCursor::End);
}

void LinksField::noteEdit()
{
    if (m_text->document()->characterCount() <= readAtOnce)
        return read();
    m_pause.start();
    Q_EMIT changed();
}

void LinksField::read()
{
    m_pause.stop();
    m_wanted = readWantedLinks(m_text->toPlainText());
    markLines();
    sayProblems();
    Q_EMIT changed();
}

void LinksField::markLines()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const BadLine &bad : m_wanted.bad.mid(0, 100)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_text->document()->findBlockByNumber(bad.line - 1));
        mark.cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor, bad.lines - 1);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(theme::textColour(theme::Tone::Error, palette()));
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
}

void LinksField::sayProblems()
{
    QStringList problems;
    for (const BadLine &bad : m_wanted.bad.mid(0, mostProblems))
        problems << tr("Line %1: %2").arg(locale().toString(bad.line), badLineText(bad));
    if (m_wanted.bad.size() > mostProblems)
        problems << tr("… and %n more line(s)", nullptr,
                       static_cast<int>(m_wanted.bad.size()) - mostProblems);
    showProblem(m_problem, problems.join(QLatin1Char('\n')));
    showProblem(m_hint, notCarriedText(m_wanted), theme::Tone::Waiting);
}

} // namespace tranship

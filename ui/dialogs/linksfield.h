// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/wantedlinks.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace tranship {

/// Where links are typed and pasted: links, patterns, curl commands. Lines that mean none are
/// underlined and named below; what a curl command has that is not carried is said there too.
class LinksField final : public QWidget {
    Q_OBJECT

public:
    explicit LinksField(QWidget *parent = nullptr);

    /// Below what is there.
    void addLines(const QString &text);

    /// What the text means. A long text is read a moment after it was changed.
    [[nodiscard]] const WantedLinks &wanted() const { return m_wanted; }

    [[nodiscard]] bool isFit() const { return m_wanted.bad.isEmpty() && !m_pause.isActive(); }

    [[nodiscard]] QPlainTextEdit &text() const { return *m_text; }

Q_SIGNALS:
    void changed();

private:
    void setUpText();
    void noteEdit();
    void read();
    void markLines();
    void sayProblems();

    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QLabel *m_hint;
    WantedLinks m_wanted;
    QTimer m_pause;
};

} // namespace tranship

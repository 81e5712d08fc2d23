// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QRandomGenerator>
#include <QStringList>
#include <QTimer>

class QAction;
class QLineEdit;
class QWidget;

namespace tranship::test {

/// Clicks, types, scrolls and opens menus at random, as the seed decides, in whatever window is in
/// front. It works from a timer, so that it goes on inside dialogs that wait. Of two things it
/// keeps its hands: the dialogs that walk through the disk, which it only closes, and the end of
/// the program.
class Monkey final : public QObject {
    Q_OBJECT

public:
    explicit Monkey(quint32 seed);

    void begin();
    void stop();

    [[nodiscard]] qint64 steps() const { return m_steps; }

    /// The longest step, milliseconds, and what it was.
    [[nodiscard]] qint64 longestStep() const { return m_longest; }

    [[nodiscard]] QString longestDeed() const { return m_longestDeed; }

    /// What it did last, the newest at the end.
    [[nodiscard]] QStringList lastDeeds() const { return m_deeds; }

private:
    void step();
    void act(QWidget &window);
    void click(QWidget &window);
    void typeKey(QWidget &window);
    void scroll(QWidget &window);
    void trigger(QWidget &window);
    void changeWindow(QWidget &window);
    [[nodiscard]] QWidget *windowInFront() const;
    [[nodiscard]] QWidget *anyChild(QWidget &window);
    void note(const QString &deed);

    QRandomGenerator m_random;
    QTimer m_timer;
    QStringList m_deeds;
    bool m_isPosted = false;
    qint64 m_steps = 0;
    qint64 m_longest = 0;
    QString m_longestDeed;
};

} // namespace tranship::test

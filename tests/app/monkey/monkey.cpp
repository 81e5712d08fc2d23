// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/monkey/monkey.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QTest>
#include <QWheelEvent>

#include <array>
#include <utility>

namespace tranship::test {

namespace {

constexpr int pause = 4; ///< ms between steps
constexpr qsizetype deedsKept = 40;

struct Stroke {
    Qt::Key key;
    Qt::KeyboardModifiers modifiers = {};
};

constexpr std::array strokes = {
    Stroke{Qt::Key_Up},
    Stroke{Qt::Key_Down},
    Stroke{Qt::Key_Down, Qt::ShiftModifier},
    Stroke{Qt::Key_Left},
    Stroke{Qt::Key_Right},
    Stroke{Qt::Key_Home},
    Stroke{Qt::Key_End},
    Stroke{Qt::Key_PageUp},
    Stroke{Qt::Key_PageDown},
    Stroke{Qt::Key_Tab},
    Stroke{Qt::Key_Tab},
    Stroke{Qt::Key_Backtab, Qt::ShiftModifier},
    Stroke{Qt::Key_Return},
    Stroke{Qt::Key_Escape},
    Stroke{Qt::Key_Space},
    Stroke{Qt::Key_Delete},
    Stroke{Qt::Key_F6},
    Stroke{Qt::Key_F6, Qt::ShiftModifier},
    Stroke{Qt::Key_Return, Qt::ControlModifier},
    Stroke{Qt::Key_A, Qt::ControlModifier},
    Stroke{Qt::Key_F, Qt::ControlModifier},
    Stroke{Qt::Key_H, Qt::ControlModifier},
    Stroke{Qt::Key_L, Qt::ControlModifier},
    Stroke{Qt::Key_N, Qt::ControlModifier},
    Stroke{Qt::Key_P, Qt::ControlModifier},
    Stroke{Qt::Key_S, Qt::ControlModifier},
    Stroke{Qt::Key_U, Qt::ControlModifier},
    Stroke{Qt::Key_V, Qt::ControlModifier},
    Stroke{Qt::Key_Comma, Qt::ControlModifier},
};

/// A field with a path in it is left pointing where it points: the jobs of a monkey stay in its
/// folder.
bool isPathField(const QWidget *widget)
{
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    return edit && edit->text().contains(QLatin1Char('/'));
}

/// Quits: the one deed that ends the game.
bool isEnd(const QAction &action)
{
    return action.menuRole() == QAction::QuitRole
        || action.shortcut() == QKeySequence(QStringLiteral("Ctrl+Q"));
}

} // namespace

Monkey::Monkey(quint32 seed) : m_random(seed)
{
    m_timer.setInterval(pause);
    // posted: a timer does not fire again while what it called waits in a dialog
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_isPosted, true))
            QMetaObject::invokeMethod(this, &Monkey::step, Qt::QueuedConnection);
    });
}

void Monkey::begin()
{
    m_timer.start();
}

void Monkey::stop()
{
    m_timer.stop();
}

QWidget *Monkey::windowInFront() const
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return popup;
    if (QWidget *modal = QApplication::activeModalWidget())
        return modal;
    QWidgetList shown;
    QWidget *main = nullptr;
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *window : all) {
        if (qobject_cast<QMainWindow *>(window))
            main = window;
        else if (window->isVisible() && window->windowType() == Qt::Dialog)
            shown.append(window);
    }
    if (main && !main->isVisible())
        main->show();
    // a window of its own beside the main one is used now and then
    return !shown.isEmpty() && (m_steps / 50) % 2 == 0 ? shown.constLast() : main;
}

void Monkey::step()
{
    m_isPosted = false;
    QWidget *window = m_timer.isActive() ? windowInFront() : nullptr;
    if (!window)
        return;
    ++m_steps;
    QElapsedTimer timer;
    timer.start();
    if (auto *files = qobject_cast<QFileDialog *>(window)) {
        note(QStringLiteral("closes a file dialog"));
        files->reject();
    } else {
        act(*window);
    }
    if (timer.elapsed() > m_longest) {
        m_longest = timer.elapsed();
        m_longestDeed = m_deeds.value(m_deeds.size() - 1);
    }
}

void Monkey::act(QWidget &window)
{
    const int deed = m_random.bounded(100);
    if (deed < 50)
        click(window);
    else if (deed < 82)
        typeKey(window);
    else if (deed < 88)
        scroll(window);
    else if (deed < 97)
        trigger(window);
    else
        changeWindow(window);
}

QWidget *Monkey::anyChild(QWidget &window)
{
    QList<QWidget *> visible;
    const auto all = window.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->isVisible() && widget->window() == &window && !widget->size().isEmpty())
            visible.append(widget);
    }
    return visible.isEmpty() ? &window : visible.at(m_random.bounded(visible.size()));
}

void Monkey::click(QWidget &window)
{
    QWidget *widget = anyChild(window);
    const QPoint at(m_random.bounded(widget->width()), m_random.bounded(widget->height()));
    const auto *menu = qobject_cast<QMenu *>(widget);
    if (menu && menu->actionAt(at) && isEnd(*menu->actionAt(at)))
        return;
    Qt::KeyboardModifiers modifiers;
    if (m_random.bounded(6) == 0)
        modifiers = m_random.bounded(2) == 0 ? Qt::ControlModifier : Qt::ShiftModifier;
    const int kind = m_random.bounded(10);
    note(QStringLiteral("clicks %1 %2 at %3,%4 (%5)")
             .arg(QLatin1String(widget->metaObject()->className()), widget->objectName())
             .arg(at.x())
             .arg(at.y())
             .arg(kind));
    if (kind < 7) {
        QTest::mouseClick(widget, Qt::LeftButton, modifiers, at);
    } else if (kind < 9) {
        // mouseClick alone brings no context menu
        const QPoint global = widget->mapToGlobal(at);
        QCoreApplication::postEvent(widget,
                                    new QContextMenuEvent(QContextMenuEvent::Mouse, at, global));
    } else if (!isPathField(widget)) {
        QTest::mouseDClick(widget, Qt::LeftButton, modifiers, at);
    }
}

void Monkey::typeKey(QWidget &window)
{
    QWidget *focus = QApplication::focusWidget();
    QWidget *widget = focus && focus->window() == &window ? focus : &window;
    if (m_random.bounded(3) == 0) {
        const QString letter(QChar(m_random.bounded(2) == 0 ? 'a' + m_random.bounded(26)
                                                            : '0' + m_random.bounded(10)));
        note(QStringLiteral("types %1").arg(letter));
        if (!isPathField(widget))
            QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_A, letter, Qt::NoModifier);
        return;
    }
    const Stroke &stroke =
        strokes.at(static_cast<std::size_t>(m_random.bounded(int(strokes.size()))));
    note(QStringLiteral("presses %1").arg(QKeySequence(stroke.modifiers | stroke.key).toString()));
    if (isPathField(widget) && (stroke.key == Qt::Key_Delete || stroke.key == Qt::Key_V))
        return;
    QTest::keyClick(widget, stroke.key, stroke.modifiers);
}

void Monkey::scroll(QWidget &window)
{
    QWidget *widget = anyChild(window);
    const QPoint at = widget->rect().center();
    note(QStringLiteral("scrolls %1").arg(QLatin1String(widget->metaObject()->className())));
    QCoreApplication::postEvent(
        widget,
        new QWheelEvent(at, widget->mapToGlobal(at), {}, {0, m_random.bounded(2) == 0 ? 120 : -120},
                        Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false));
}

void Monkey::trigger(QWidget &window)
{
    QList<QAction *> actions;
    const auto all = window.findChildren<QAction *>();
    for (QAction *action : all) {
        if (action->isEnabled() && !action->menu() && !action->isSeparator() && !isEnd(*action))
            actions.append(action);
    }
    if (actions.isEmpty())
        return;
    QAction *action = actions.at(m_random.bounded(actions.size()));
    note(QStringLiteral("triggers %1").arg(action->text()));
    action->trigger();
}

void Monkey::changeWindow(QWidget &window)
{
    switch (m_random.bounded(3)) {
    case 0:
        note(QStringLiteral("resizes"));
        if (window.windowType() == Qt::Window)
            window.resize(500 + m_random.bounded(1200), 350 + m_random.bounded(700));
        break;
    case 1:
        note(QStringLiteral("closes %1").arg(QLatin1String(window.metaObject()->className())));
        window.close();
        break;
    default: {
        note(QStringLiteral("changes light and dark"));
        QPalette palette = QApplication::palette();
        const bool isDark = palette.color(QPalette::Base).lightness() < 128;
        palette.setColor(QPalette::Base, isDark ? Qt::white : Qt::black);
        palette.setColor(QPalette::Window, isDark ? Qt::lightGray : Qt::darkGray);
        palette.setColor(QPalette::Text, isDark ? Qt::black : Qt::white);
        palette.setColor(QPalette::WindowText, isDark ? Qt::black : Qt::white);
        QApplication::setPalette(palette);
    }
    }
}

void Monkey::note(const QString &deed)
{
    m_deeds.append(deed);
    if (m_deeds.size() > deedsKept)
        m_deeds.removeFirst();
}

} // namespace tranship::test

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QList>
#include <QStringList>

class QLabel;
class QToolButton;

namespace tranship {

/// A line that says what went wrong or was left over, without stopping anybody. Every message stays
/// until it was closed; the newest is on top.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// `detail` is for the tooltip.
    void show(const QString &text, const QString &detail = {});
    using QFrame::show;
    /// Good news about files that are in place: they can be opened from here.
    void showFiles(const QString &text, const QStringList &paths);

    [[nodiscard]] QString text() const;

    [[nodiscard]] int count() const { return static_cast<int>(m_messages.size()); }

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Message {
        QString text;
        QString detail;
        QStringList paths{};
    };

    void dismiss();
    void setUpLinks();
    void openFile() const;
    void showFolder() const;
    void showNewest();
    void setUpLook();

    QList<Message> m_messages;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_more;
    QToolButton *m_close;
    QToolButton *m_open;
    QToolButton *m_showInFolder;
};

} // namespace tranship

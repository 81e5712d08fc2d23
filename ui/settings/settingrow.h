// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/settingspages.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace tranship {

/// One setting of the dialog: its name and what it does, its field, what is wrong. Search finds it
/// by its words.
class SettingRow : public QWidget {
    Q_OBJECT

public:
    struct Words {
        QString name; ///< "Jobs per user"
        QString help; ///< one sentence
        QString key{}; ///< the name that scripts and the administrator know, if any
    };

    /// `order` is its place on the page.
    SettingRow(SettingsPage page, int order, Words words, QWidget *parent);

    [[nodiscard]] QString name() const { return m_words.name; }

    [[nodiscard]] SettingsPage page() const { return m_page; }

    [[nodiscard]] int order() const { return m_order; }

    /// Whether each of the words is somewhere in what the row says.
    [[nodiscard]] bool matches(const QStringList &words) const;
    /// Marks what a search has found.
    void setFound(bool isFound);

    [[nodiscard]] bool isFound() const { return m_isFound; }

    /// Beside the field; empty takes it away.
    void setError(const QString &sentence);

protected:
    [[nodiscard]] QString help() const { return m_words.help; }

    [[nodiscard]] bool hasError() const;

    /// The widget that holds the setting: beside the name, or below it and as wide as the row.
    void setField(QWidget *field, bool isWide = false);
    /// A widget below the name.
    void addBelowName(QWidget *widget);
    /// A widget below the field.
    void addBelowField(QWidget *widget);

    /// "Default", behind the field; it is hidden, and keeps its place so that fields stand in line.
    [[nodiscard]] QToolButton &resetButton() { return *m_reset; }

    /// A quiet line of text in a smaller font.
    [[nodiscard]] QLabel *caption(QWidget *parent);

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void tint();

    const SettingsPage m_page;
    const int m_order;
    const Words m_words;
    bool m_isFound = false;
    QLabel *m_name;
    QLabel *m_error = nullptr;
    QList<QLabel *> m_captions;
    QVBoxLayout *m_left = nullptr;
    QVBoxLayout *m_right = nullptr;
    QVBoxLayout *m_below = nullptr;
    QToolButton *m_reset;
};

} // namespace tranship

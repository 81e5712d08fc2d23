// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace tranship {

/// Which proxies are used: the desktop's, none, or a list of one's own. Speaks in the texts of
/// proxyFromText().
class ProxyEdit final : public QWidget {
    Q_OBJECT

public:
    explicit ProxyEdit(QWidget *parent = nullptr);

    /// "system", "none", or the list as it was typed.
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    /// For screen readers: of the choice, and of the list with a word more.
    void setName(const QString &name, const QString &help);

Q_SIGNALS:
    /// The person is done with a change. A list of one's own is none before something stands there.
    void edited();

private:
    void choose(int index);

    QComboBox *m_mode;
    QLineEdit *m_list;
    QString m_before; ///< the list as it was last shown or told
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace tranship {

/// The signed links of an upload in parts, one on each line: typed, pasted or read from a text
/// file.
class PartLinksField final : public QWidget {
    Q_OBJECT

public:
    explicit PartLinksField(QWidget *parent = nullptr);

    /// In order, without empty lines.
    [[nodiscard]] QStringList links() const;
    /// A sentence; empty when they can be sent as they are.
    [[nodiscard]] QString problem() const;
    void showProblem();
    void setBusy(bool busy);

Q_SIGNALS:
    void changed();

private:
    void chooseFile();
    void load(const QString &path);

    QPlainTextEdit *m_text;
    QPushButton *m_load;
    QLabel *m_problem;
};

} // namespace tranship

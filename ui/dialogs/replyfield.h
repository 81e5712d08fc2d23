// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/uploadsession.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tranship {

/// Whether the server's reply to an upload is wanted, and the file it is kept in.
class ReplyField final : public QWidget {
    Q_OBJECT

public:
    explicit ReplyField(QWidget *parent = nullptr);

    /// What it is a reply to: only a single file has one, and only by some ways. `path` is that of
    /// the file, `size` its bytes.
    void setUpload(qsizetype files, UploadMethod method, const QString &path, qint64 size);
    void setBusy(bool busy);

    /// Chosen and possible.
    [[nodiscard]] bool isWanted() const;
    /// As typed; empty: beside the file that is uploaded.
    [[nodiscard]] QString path() const;

    /// Nothing is wrong with it.
    [[nodiscard]] bool isValid() const { return problem().isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void choose();
    void refresh();
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString whyNot() const;

    QCheckBox *m_wanted;
    QLineEdit *m_path;
    QPushButton *m_choose;
    QLabel *m_problem;
    qsizetype m_files = 0;
    UploadMethod m_method = UploadMethod::Auto;
    qint64 m_size = 0;
    bool m_isBusy = false;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace tranship {

/// What stands where no row is: a picture, one sentence, the way on.
class EmptyView final : public QWidget {
    Q_OBJECT

public:
    enum class Reason {
        NoJobs, ///< there is none at all
        NoMatch, ///< the filters hide all
    };

    explicit EmptyView(QWidget *parent = nullptr);

    void setReason(Reason reason);

Q_SIGNALS:
    void newDownloadRequested();
    void newUploadRequested();
    void pasteRequested();
    void showAllRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpLayout();
    void setUpIcon();

    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_hint;
    QPushButton *m_newDownload;
    QPushButton *m_newUpload;
    QPushButton *m_paste;
    QPushButton *m_showAll;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"

#include <QList>
#include <QScrollArea>

class QAbstractButton;
class QFormLayout;
class QLabel;

namespace tranship {

/// One tab of the details: a quiet form about the selected job.
class DetailsPage : public QScrollArea {
    Q_OBJECT

public:
    explicit DetailsPage(QWidget *parent = nullptr);

    /// `file` is the selected file of the job, -1 when the job itself is.
    virtual void showJob(const JobSnapshot &snapshot, int file, const QDateTime &now) = 0;

protected:
    [[nodiscard]] QFormLayout *form() const { return m_form; }

    /// A row with text that can be selected.
    QLabel *addRow(const QString &title);
    /// The same with a button that copies what stands there; `what` names it for screen readers.
    QLabel *addCopyRow(const QString &title, const QString &what);
    /// The same with a button that does something about what stands there.
    QLabel *addButtonRow(const QString &title, QAbstractButton *button);
    /// Sets the text where it differs, so that a selection in it survives; hides the row when it is
    /// empty.
    void setRow(QLabel *label, const QString &text, const QString &toolTip = {});

private:
    struct Row {
        QLabel *title;
        QWidget *field;
    };

    void append(QLabel *title, QWidget *field);
    void setRowVisible(QWidget *field, bool isVisible);

    QFormLayout *m_form;
    QList<Row> m_rows; ///< in order, also those that are hidden
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTreeView>

namespace tranship {

class CandidateModel;

/// The files of a new download. Space leaves the selected ones out or takes them in again, F2 gives
/// one another name.
class CandidateTable final : public QTreeView {
    Q_OBJECT

public:
    explicit CandidateTable(CandidateModel &model, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void toggleSelected();

    CandidateModel &m_model;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QMap>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QScrollArea;
class QToolButton;

namespace tranship {

class TransferFields;

/// The part of a new job that few need, folded away: how the bytes go, what proves them, mirrors.
class MoreOptions final : public QWidget {
    Q_OBJECT

public:
    /// For a new job of this type: an upload has no mirrors.
    explicit MoreOptions(JobType type, QWidget *parent = nullptr);

    /// Of a job's properties those that are not as usual: keys and texts of jobsettings.h.
    [[nodiscard]] QMap<QString, QString> settings() const;
    /// The lines of the field, each once; empty when there is more than one link.
    [[nodiscard]] QStringList mirrors() const;

    /// Of the single file, in the form of checksumText; empty: none typed.
    [[nodiscard]] QString checksum() const;
    [[nodiscard]] OnExists onExists() const;

    /// Mirrors and a checksum belong to one file: they can be given for a single link only.
    void setSingleLink(bool single);
    void setBusy(bool busy);

    [[nodiscard]] QFormLayout &form() const { return *m_form; }

    /// Nothing is wrong with what was typed.
    [[nodiscard]] bool isValid() const { return m_isValid; }

Q_SIGNALS:
    void changed();
    void aboutToUnfold();
    /// Folded or unfolded: the place it takes is another.
    void folded(bool isFolded);

private:
    void setUpMirrors();
    void setUpChecksum();
    void setUpOnExists();
    void setUpForm(JobType type);
    void setUpArea();
    void fold(bool unfolded);
    void check();
    [[nodiscard]] QString mirrorProblem() const;
    [[nodiscard]] QString checksumProblem() const;

    QToolButton *m_toggle;
    QScrollArea *m_area; ///< on a small screen not all options have room
    QWidget *m_body;
    TransferFields *m_transfer;
    QComboBox *m_onExists;
    QLineEdit *m_checksum;
    QPlainTextEdit *m_mirrors;
    QFormLayout *m_form;
    QLabel *m_problem;
    bool m_isSingle = false;
    bool m_isValid = true;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/categories.h"
#include "model/job/policy.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tranship {

/// Where new downloads go: a category, which brings its folder, and the folder itself. A category
/// that is not there yet can be typed.
class FolderField final : public QWidget {
    Q_OBJECT

public:
    explicit FolderField(QWidget *parent = nullptr);

    /// The categories and the default folder in force; what a person chose stays.
    void setPolicy(const Policy &policy);
    /// What is wrong with the folder itself, as it was found; empty: nothing.
    void setProblem(const QString &problem);

    /// Clean, ends in a slash.
    [[nodiscard]] QString folder() const;
    /// Empty: none.
    [[nodiscard]] QString category() const;
    /// The categories with the chosen one and its folder among them, when that is new.
    [[nodiscard]] std::optional<QList<Category>> changedCategories() const;
    [[nodiscard]] bool isFit() const;

Q_SIGNALS:
    void changed();

private:
    void setUpFields();
    void followCategory();
    void chooseFolder();
    void showProblems();
    [[nodiscard]] const Category *chosen() const;

    QComboBox *m_category;
    QLineEdit *m_folder;
    QPushButton *m_choose;
    QLabel *m_problem;
    QList<Category> m_categories;
    QString m_default; ///< folder of no category
    QString m_found; ///< problem of the folder on the disk
};

} // namespace tranship

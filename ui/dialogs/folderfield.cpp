// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/folderfield.h"

#include "ui/dialogs/formrows.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

FolderField::FolderField(QWidget *parent)
    : QWidget(parent),
      m_category(new QComboBox(this)),
      m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(tr("C&hoose…"), this)),
      m_problem(makeProblemLabel(this)),
      m_default(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation))
{
    setUpFields();
    auto *label = new QLabel(tr("Cate&gory"), this);
    label->setBuddy(m_category);
    auto *row = rowOf(m_folder, m_choose);
    row->addSpacing(theme::smallSpace);
    row->addWidget(label);
    row->addWidget(m_category);
    auto *layout = withProblem(row, m_problem);
    layout->setContentsMargins(0, 0, 0, 0);
    setLayout(layout);
    setFocusProxy(m_folder);
    setTabOrder(m_folder, m_choose);
    setTabOrder(m_choose, m_category);
    connect(m_folder, &QLineEdit::textChanged, this, [this] {
        m_found.clear();
        showProblems();
        Q_EMIT changed();
    });
    connect(m_choose, &QPushButton::clicked, this, &FolderField::chooseFolder);
    connect(m_category, &QComboBox::currentTextChanged, this, &FolderField::followCategory);
}

void FolderField::setUpFields()
{
    m_folder->setText(m_default);
    m_folder->setAccessibleName(tr("Folder"));
    m_choose->setAutoDefault(false);
    m_choose->setToolTip(tr("Choose the folder the files go to"));
    m_category->setEditable(true);
    m_category->setInsertPolicy(QComboBox::NoInsert);
    m_category->setAccessibleName(tr("Category"));
    m_category->setToolTip(
        tr("A category brings its folder. A new one can be typed: it keeps the folder that stands "
           "here."));
    m_category->setMinimumContentsLength(10);
    m_category->lineEdit()->setPlaceholderText(tr("None"));
    m_category->addItem(QString());
}

void FolderField::setPolicy(const Policy &policy)
{
    const QString system = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const QString folder = policy.defaultFolder.isEmpty() ? system : policy.defaultFolder;
    const bool isUntouched = m_folder->text() == m_default;
    m_default = folder;
    m_categories = categoriesFromText(policy.categories).value_or(QList<Category>());
    {
        const QSignalBlocker blocker(m_category);
        const QString typed = m_category->currentText();
        m_category->clear();
        m_category->addItem(QString());
        for (const Category &category : std::as_const(m_categories))
            m_category->addItem(category.name);
        m_category->setEditText(typed);
    }
    if (isUntouched)
        m_folder->setText(m_default);
}

const Category *FolderField::chosen() const
{
    const QString name = category();
    const auto same = [&name](const Category &one) {
        return one.name.compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::find_if(m_categories.cbegin(), m_categories.cend(), same);
    return found == m_categories.cend() ? nullptr : &*found;
}

/// The folder of a category that is known; none, or one without a folder, means the default.
void FolderField::followCategory()
{
    const Category *known = chosen();
    const bool isTyped = known == nullptr && !category().isEmpty();
    if (!isTyped)
        m_folder->setText(known != nullptr && !known->folder.isEmpty() ? known->folder : m_default);
    showProblems();
    Q_EMIT changed();
}

void FolderField::chooseFolder()
{
    auto *chooser = new QFileDialog(this, tr("Choose a Folder"), m_folder->text());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::Directory);
    chooser->setOption(QFileDialog::ShowDirsOnly);
    connect(chooser, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    chooser->open();
}

void FolderField::setProblem(const QString &problem)
{
    m_found = problem;
    showProblems();
}

void FolderField::showProblems()
{
    if (!QDir::isAbsolutePath(m_folder->text().trimmed()))
        return showProblem(m_problem, tr("Name the whole path of a folder."));
    if (!category().isEmpty() && !isCategoryName(category()))
        return showProblem(m_problem,
                           tr("A category has a name without = and ;, of %n character(s) "
                              "at most.",
                              nullptr, static_cast<int>(longestCategory)));
    showProblem(m_problem, m_found);
}

QString FolderField::folder() const
{
    const QString path = QDir::cleanPath(m_folder->text().trimmed());
    return path.endsWith(QLatin1Char('/')) ? path : path + QLatin1Char('/');
}

QString FolderField::category() const
{
    return m_category->currentText().trimmed();
}

std::optional<QList<Category>> FolderField::changedCategories() const
{
    if (category().isEmpty() || chosen() != nullptr)
        return std::nullopt;
    return withCategory(m_categories, {category(), QDir::cleanPath(m_folder->text().trimmed())});
}

bool FolderField::isFit() const
{
    return QDir::isAbsolutePath(m_folder->text().trimmed())
        && (category().isEmpty() || isCategoryName(category()));
}

} // namespace tranship

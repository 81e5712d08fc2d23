// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/fileactions.h"

#include "model/engine.h"
#include "model/job/filesettings.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QAction>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>

#include <algorithm>
#include <array>

namespace tranship {

FileActions::FileActions(Engine &engine, QWidget &view)
    : QObject(&view),
      m_engine(engine),
      m_view(view)
{
    setUpPriorities();
    setUpOthers();
    refresh();
}

QAction *FileActions::add(const QString &text, const char *icon)
{
    auto *action = new QAction(text, this);
    if (icon != nullptr)
        action->setIcon(theme::icon(QLatin1String(icon), QPalette::Text));
    m_actions.append(action);
    return action;
}

void FileActions::setUpPriorities()
{
    const std::array texts = {tr("&High Priority"), tr("&Normal Priority"), tr("&Low Priority")};
    for (const FilePriority priority :
         {FilePriority::High, FilePriority::Normal, FilePriority::Low}) {
        QAction *action = add(texts.at(static_cast<std::size_t>(priority)), nullptr);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, priority] { setPriority(priority); });
        m_priorities.append(action);
    }
}

void FileActions::setUpOthers()
{
    add({}, nullptr)->setSeparator(true);
    m_skip = add(tr("&Skip"), "suspend");
    m_want = add(tr("Do &Not Skip"), "resume");
    add({}, nullptr)->setSeparator(true);
    m_rename = add(tr("&Rename…"), "file");
    m_remove = add(tr("Remove from the &Job"), "cancel");
    connect(m_skip, &QAction::triggered, this, [this] { setSkipped(true); });
    connect(m_want, &QAction::triggered, this, [this] { setSkipped(false); });
    connect(m_rename, &QAction::triggered, this, &FileActions::askForName);
    connect(m_remove, &QAction::triggered, this, &FileActions::askForRemoval);
}

void FileActions::setFiles(const JobSnapshot &job, const QList<int> &files)
{
    m_job = job.job;
    m_files = files;
    refresh();
}

bool FileActions::isAny(const std::function<bool(const File &)> &is) const
{
    return std::any_of(m_files.begin(), m_files.end(),
                       [this, &is](int file) { return is(m_job.files.at(file)); });
}

void FileActions::refresh()
{
    const bool isReply = m_job.type == JobType::UploadReply;
    const bool isLeft = isAny([](const File &file) { return file.isLeft(); });
    for (int i = 0; i < m_priorities.size(); ++i) {
        const auto priority = static_cast<FilePriority>(i);
        m_priorities.at(i)->setEnabled(isLeft && !isReply);
        m_priorities.at(i)->setChecked(!m_files.isEmpty() && !isAny([priority](const File &file) {
            return file.priority != priority;
        }));
    }
    m_skip->setEnabled(isLeft && !isReply);
    m_want->setEnabled(isAny([](const File &file) { return file.isSkipped; }));
    m_rename->setEnabled(m_files.size() == 1 && !m_job.isUpload()
                         && isAny([](const File &file) { return !file.isFinished(); }));
    m_remove->setEnabled(isAny([](const File &file) { return file.role == FileRole::Content; }));
}

void FileActions::setPriority(FilePriority priority)
{
    QStringList items;
    for (const int file : std::as_const(m_files))
        items.append(QString::number(file) + u'=' + filePriorityName(priority));
    set(QStringLiteral("file-priority"), items.join(u','));
}

void FileActions::setSkipped(bool skipped)
{
    QStringList indexes;
    for (int file = 0; file < m_job.files.size(); ++file) {
        const bool isOurs = m_files.contains(file);
        const bool canSkip = m_job.files.at(file).isSkipped || !m_job.files.at(file).isFinished();
        if (isOurs ? skipped && canSkip : m_job.files.at(file).isSkipped)
            indexes.append(QString::number(file));
    }
    set(QStringLiteral("skip-files"), indexes.join(u','));
}

void FileActions::askForName()
{
    if (m_files.size() != 1)
        return;
    const int file = m_files.first();
    const QString name = QFileInfo(m_job.files.at(file).path).fileName();
    auto *dialog = new QInputDialog(&m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename file"));
    dialog->setLabelText(tr("Name that the file gets:"));
    dialog->setTextValue(name);
    dialog->setOkButtonText(tr("Rename"));
    dialog->setCancelButtonText(tr("Leave it as it is"));
    dialog->resize(100 * theme::gridUnit, dialog->sizeHint().height());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, file, name](const QString &now) {
        if (now != name)
            set(QStringLiteral("file-name"), QString::number(file) + u'=' + now);
    });
    dialog->open();
    if (auto *edit = dialog->findChild<QLineEdit *>())
        edit->setSelection(0, static_cast<int>(QFileInfo(name).completeBaseName().size()));
}

void FileActions::askForRemoval()
{
    const Question question = removeFilesQuestion(m_job, m_files);
    const auto remove = [this, job = m_job.id, files = m_files] { removeNext(job, files); };
    if (!question.needed)
        return remove();
    auto *dialog = new QuestionDialog(question, &m_view);
    connect(dialog, &QDialog::accepted, this, remove);
    dialog->open();
}

/// From the end, so that the others keep their numbers.
void FileActions::removeNext(const JobId &job, QList<int> files)
{
    if (files.isEmpty())
        return;
    const int file = files.takeLast();
    m_engine.removeFile(job, file, this, [this, job, files, name = m_job.name](const Done &done) {
        if (!done)
            Q_EMIT messageRaised(refusalText(name, done.error()));
        else
            removeNext(job, files);
    });
}

void FileActions::set(const QString &key, const QString &text)
{
    m_engine.set(m_job.id, key, text, this, [this, name = m_job.name](const Done &done) {
        if (!done)
            Q_EMIT messageRaised(refusalText(name, done.error()));
    });
}

} // namespace tranship

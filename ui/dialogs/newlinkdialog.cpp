// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/newlinkdialog.h"

#include "model/job/url.h"
#include "model/jobmodel.h"
#include "ui/dialogs/links.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/joblist/celltext.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

int fileForNewLink(const Job &job, int selected)
{
    if (job.type != JobType::Download || isFinal(job.state))
        return -1;
    const QList<File> &files = job.files;
    if (selected >= 0)
        return selected < files.size() && !files.at(selected).isFinished() ? selected : -1;
    const auto isUnfinished = [](const File &file) { return !file.isFinished(); };
    const auto isFailed = [](const File &file) { return file.state == FileState::Failed; };
    const bool isOnly = std::count_if(files.cbegin(), files.cend(), isUnfinished) == 1;
    const auto found = isOnly ? std::find_if(files.cbegin(), files.cend(), isUnfinished)
                              : std::find_if(files.cbegin(), files.cend(), isFailed);
    return found == files.cend() ? -1 : static_cast<int>(found - files.cbegin());
}

NewLinkDialog::NewLinkDialog(Engine &engine, const JobModel &jobs, const JobSnapshot &job, int file,
                             QWidget *parent)
    : QDialog(parent),
      m_engine(engine),
      m_jobs(jobs),
      m_job(job.job.id),
      m_jobName(job.job.name),
      m_file(file),
      m_before(job.job.files.at(file).url),
      m_old(new QLineEdit(this)),
      m_link(new QLineEdit(this)),
      m_problem(makeProblemLabel(this)),
      m_resume(new QCheckBox(tr("&Resume the job"), this)),
      m_submit(new QPushButton(tr("&Use This Link"), this))
{
    setWindowTitle(tr("New Link"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setUpFields(job, file);
    auto *hint = new QLabel(newLinkHint(job.job.files.at(file)), this);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_submit, QDialogButtonBox::AcceptRole);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addWidget(hint);
    layout->addLayout(makeForm(cellText(job, file, JobModel::Name)));
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(150 * theme::gridUnit, sizeHint().height());
    connect(m_link, &QLineEdit::textChanged, this, &NewLinkDialog::refresh);
    connect(m_submit, &QPushButton::clicked, this, &NewLinkDialog::submit);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    suggestFromClipboard();
    refresh();
    m_link->setFocus();
}

void NewLinkDialog::setUpFields(const JobSnapshot &job, int file)
{
    m_old->setText(job.job.files.at(file).url.toString(QUrl::FullyEncoded));
    m_old->setReadOnly(true);
    m_old->setCursorPosition(0);
    m_link->setPlaceholderText(tr("https://example.org/file.iso"));
    m_link->setMaxLength(4 * longestUrl); // what is too long is explained, not cut off
    const JobState state = job.job.state;
    const bool stands = state == JobState::Suspended || state == JobState::Error;
    m_resume->setVisible(stands);
    m_resume->setChecked(stands);
    m_submit->setDefault(true);
}

QFormLayout *NewLinkDialog::makeForm(const QString &name)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme::largeSpace);
    form->setVerticalSpacing(theme::smallSpace);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *file = new QLabel(name, this);
    file->setTextFormat(Qt::PlainText);
    file->setWordWrap(true);
    form->addRow(tr("File"), file);
    form->addRow(tr("&Link so far"), m_old);
    form->addRow(tr("&New link"), m_link);
    form->addRow(QString(), m_resume);
    return form;
}

/// Who asks for a new link has mostly just copied it.
void NewLinkDialog::suggestFromClipboard()
{
    const QStringList links = linksIn(QGuiApplication::clipboard()->mimeData());
    if (links.size() != 1 || links.first() == m_old->text())
        return;
    m_link->setText(links.first());
    m_link->selectAll();
}

void NewLinkDialog::refresh()
{
    const QString text = m_link->text().trimmed();
    const Result<QUrl> url = parseUrl(text);
    QString problem;
    if (!text.isEmpty() && !url)
        problem = url.error().code == ErrorCode::InvalidArgument
            ? tr("This is not a web address (http or https).")
            : errorText(url.error());
    else if (url && *url == m_before)
        problem = tr("This is the link it has already.");
    showProblem(m_problem, problem);
    m_link->setEnabled(!m_isBusy);
    m_submit->setEnabled(!m_isBusy && url && problem.isEmpty());
}

int NewLinkDialog::fileNow() const
{
    const JobSnapshot *job = m_jobs.snapshot(m_job);
    if (job == nullptr)
        return -1;
    const QList<File> &files = job->job.files;
    if (m_file < files.size() && files.at(m_file).url == m_before)
        return m_file;
    const auto same = std::find_if(files.cbegin(), files.cend(),
                                   [this](const File &file) { return file.url == m_before; });
    return same == files.cend() ? -1 : static_cast<int>(same - files.cbegin());
}

void NewLinkDialog::submit()
{
    const int file = fileNow();
    if (file < 0)
        return showProblem(m_problem, tr("The file is not in the job any more."));
    m_isBusy = true;
    refresh();
    m_engine.setUrl(m_job, file, m_link->text().trimmed(), this, [this](const Done &result) {
        m_isBusy = false;
        refresh();
        if (result)
            return resume();
        showProblem(m_problem, refusalText(m_jobName, result.error()).text);
    });
}

void NewLinkDialog::resume()
{
    if (!m_resume->isChecked())
        return accept();
    m_isBusy = true;
    refresh();
    m_engine.resume(m_job, this, [this](const Done &result) {
        if (!result)
            Q_EMIT messageRaised(refusalText(m_jobName, result.error()));
        accept();
    });
}

} // namespace tranship

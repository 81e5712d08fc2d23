// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/newuploaddialog.h"

#include "model/job/url.h"
#include "ui/dialogs/formrows.h"
#include "ui/dialogs/links.h"
#include "ui/dialogs/moreoptions.h"
#include "ui/dialogs/partlinksfield.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/dialogs/replyfield.h"
#include "ui/dialogs/uploadtarget.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace tranship {

namespace {

constexpr std::array methods = {
    UploadMethod::Auto,      UploadMethod::Put,       UploadMethod::Post,
    UploadMethod::WebDav,    UploadMethod::Bits,      UploadMethod::Tus,
    UploadMethod::Resumable, UploadMethod::Nextcloud, UploadMethod::S3Multipart,
};

QLabel *makeHint(QWidget *parent)
{
    auto *hint = new QLabel(parent);
    hint->setWordWrap(true);
    hint->setTextFormat(Qt::PlainText);
    hint->setFont(theme::captionFont(hint->font()));
    hint->setForegroundRole(QPalette::PlaceholderText);
    return hint;
}

} // namespace

NewUploadDialog::NewUploadDialog(Engine &engine, QWidget *parent)
    : QDialog(parent),
      m_creation(engine),
      m_files(new UploadFileList(this)),
      m_filesProblem(makeProblemLabel(this)),
      m_target(new QLineEdit(this)),
      m_targetHint(makeHint(this)),
      m_targetProblem(makeProblemLabel(this)),
      m_method(new QComboBox(this)),
      m_methodHint(makeHint(this)),
      m_parts(new PartLinksField(this)),
      m_reply(new ReplyField(this)),
      m_jobName(new QLineEdit(this)),
      m_priority(new QComboBox(this)),
      m_start(new QCheckBox(tr("&Start now"), this)),
      m_more(new MoreOptions(JobType::Upload, this)),
      m_refusal(makeProblemLabel(this)),
      m_submit(new QPushButton(tr("&Upload"), this)),
      m_close(new QPushButton(tr("Close"), this))
{
    setWindowTitle(tr("New Upload"));
    setAcceptDrops(true);
    setUpFields();
    setUpLayout();
    connectFields();
    connectCreation();
    refresh();
    m_files->setFocus();
}

void NewUploadDialog::setUpFields()
{
    m_target->setPlaceholderText(tr("https://example.org/folder/"));
    for (const UploadMethod method : methods)
        m_method->addItem(uploadMethodText(method), static_cast<int>(method));
    m_jobName->setMaxLength(256);
    for (const Priority priority :
         {Priority::Foreground, Priority::High, Priority::Normal, Priority::Low})
        m_priority->addItem(priorityText(priority), static_cast<int>(priority));
    m_priority->setCurrentIndex(m_priority->findData(static_cast<int>(Priority::Normal)));
    m_start->setChecked(true);
    m_submit->setDefault(true);
    m_close->setAutoDefault(false);
}

void NewUploadDialog::setUpLayout()
{
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_submit, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    m_parts->hide();
    QFormLayout *form = makeForm();
    alignLabels(*form, m_more->form());
    layout->addLayout(form, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    resize(150 * theme::gridUnit, sizeHint().height());
}

QFormLayout *NewUploadDialog::makeForm()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme::largeSpace);
    form->setVerticalSpacing(theme::smallSpace);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto addRow = [this, form](const QString &text, QLayout *field, QWidget *buddy) {
        auto *label = new QLabel(text, this);
        label->setBuddy(buddy);
        form->addRow(label, field);
    };
    addRow(tr("&Files"), withProblem(rowOf(m_files), m_filesProblem), m_files);
    auto *target = withProblem(rowOf(m_target), m_targetProblem);
    target->addWidget(m_targetHint);
    addRow(tr("To &address"), target, m_target);
    auto *method = withProblem(rowOf(m_method), m_methodHint);
    method->addWidget(m_parts);
    addRow(tr("&Method"), method, m_method);
    form->addRow(QString(), m_reply);
    form->addRow(tr("&Job name"), m_jobName);
    form->addRow(tr("Pr&iority"), m_priority);
    form->addRow(QString(), m_start);
    return form;
}

void NewUploadDialog::connectFields()
{
    connect(m_files, &UploadFileList::changed, this, &NewUploadDialog::refresh);
    connect(m_target, &QLineEdit::textChanged, this, &NewUploadDialog::refresh);
    connect(m_method, &QComboBox::currentIndexChanged, this, &NewUploadDialog::refresh);
    connect(m_parts, &PartLinksField::changed, this, &NewUploadDialog::refresh);
    connect(m_reply, &ReplyField::changed, this, &NewUploadDialog::refresh);
    connect(m_more, &MoreOptions::changed, this, &NewUploadDialog::refresh);
    connect(m_more, &MoreOptions::aboutToUnfold, this, [this] { m_foldedHeight = height(); });
    connect(m_more, &MoreOptions::folded, this, &NewUploadDialog::fitHeight);
    connect(m_submit, &QPushButton::clicked, this, &NewUploadDialog::submit);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

void NewUploadDialog::connectCreation()
{
    connect(&m_creation, &JobCreation::created, this, [this](const JobId &job) {
        setBusy(false);
        Q_EMIT created(job);
        accept();
    });
    connect(&m_creation, &JobCreation::startRefused, this,
            [this](const Error &error) { Q_EMIT messageRaised(refusalText(jobName(), error)); });
    connect(&m_creation, &JobCreation::refused, this, [this](const Error &error) {
        setBusy(false);
        const VerbMessage message = refusalText(tr("Not added"), error, JobType::Upload);
        showProblem(m_refusal, message.text);
        m_refusal->setToolTip(message.detail);
    });
}

void NewUploadDialog::addFiles(const QStringList &paths)
{
    if (!m_creation.isBusy())
        m_files->addFiles(paths);
}

void NewUploadDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesIn(event->mimeData()).isEmpty() && !m_creation.isBusy())
        event->acceptProposedAction();
}

void NewUploadDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    addFiles(filesIn(event->mimeData()));
}

UploadMethod NewUploadDialog::method() const
{
    return static_cast<UploadMethod>(m_method->currentData().toInt());
}

bool NewUploadDialog::isInParts() const
{
    return method() == UploadMethod::S3Multipart;
}

const UploadFileList::File *NewUploadDialog::onlyFile() const
{
    return m_files->files().size() == 1 ? &m_files->files().constFirst() : nullptr;
}

QString NewUploadDialog::filesProblem() const
{
    QStringList problems;
    QSet<QString> addresses;
    QString twice;
    for (const UploadFileList::File &file : m_files->files()) {
        if (!file.problem.isEmpty() && problems.size() < 3)
            problems << file.problem;
        if (addresses.contains(file.name) && twice.isEmpty())
            twice =
                tr("Two files are called “%1” and would go to the same address.").arg(file.name);
        addresses.insert(file.name);
    }
    if (!twice.isEmpty() && !isEndpoint(method()))
        problems << twice;
    if (isInParts() && m_files->files().size() > 1)
        problems << tr("In parts only one file goes at a time.");
    return problems.join(QLatin1Char('\n'));
}

QString NewUploadDialog::targetProblem() const
{
    const QString text = m_target->text().trimmed();
    if (text.isEmpty())
        return {};
    const Result<QUrl> url = parseUrl(withoutLogin(text).url);
    if (url)
        return {};
    return url.error().code == ErrorCode::InvalidArgument
        ? tr("This is not a web address (http or https).")
        : errorText(url.error()) + QLatin1Char(' ') + nextStepText(url.error());
}

QString NewUploadDialog::addressOf(const UploadFileList::File &file) const
{
    const Result<QUrl> url = parseUrl(withoutLogin(m_target->text()).url);
    return url ? uploadAddress(*url, file.name, method(), m_files->files().size())
                     .toString(QUrl::FullyEncoded)
               : QString();
}

void NewUploadDialog::describeTarget()
{
    const Result<QUrl> url = parseUrl(withoutLogin(m_target->text()).url);
    QString hint;
    if (!url || m_files->files().isEmpty())
        hint = tr("The address of the file, or of a folder with a slash at its end.");
    else if (isEndpoint(method()))
        hint = tr("The server chooses where it puts what is sent there.");
    else if (onlyFile() == nullptr)
        hint = tr("This is a folder: each file goes to its own name in it.");
    else
        hint = tr("The file goes to %1").arg(QUrl(addressOf(*onlyFile())).toDisplayString());
    if (isInParts())
        hint = tr("The signed link that puts the parts together (CompleteMultipartUpload).");
    m_targetHint->setText(hint);
    m_files->showAddresses([this](const UploadFileList::File &file) { return addressOf(file); });
}

/// A suggestion stands as a placeholder: what a person typed is never overwritten.
void NewUploadDialog::suggestName()
{
    const QList<UploadFileList::File> &files = m_files->files();
    QString name = files.isEmpty() ? QString() : files.constFirst().name;
    if (files.size() > 1)
        name =
            tr("%1 and %n more", "first file's name", static_cast<int>(files.size()) - 1).arg(name);
    m_jobName->setPlaceholderText(name);
}

void NewUploadDialog::refresh()
{
    const UploadFileList::File *only = onlyFile();
    m_methodHint->setText(uploadMethodHint(method()));
    m_parts->setVisible(isInParts());
    m_reply->setUpload(m_files->files().size(), method(), only != nullptr ? only->path : QString(),
                       only != nullptr ? only->size : 0);
    describeTarget();
    suggestName();
    showProblem(m_filesProblem, filesProblem());
    showProblem(m_targetProblem, targetProblem());
    m_targetHint->setVisible(targetProblem().isEmpty());
    m_parts->showProblem();
    const bool partsFit =
        !isInParts() || (!m_parts->links().isEmpty() && m_parts->problem().isEmpty());
    m_submit->setEnabled(!m_creation.isBusy() && !m_files->files().isEmpty()
                         && filesProblem().isEmpty() && parseUrl(withoutLogin(m_target->text()).url)
                         && partsFit && m_reply->isValid() && m_more->isValid());
}

QString NewUploadDialog::jobName() const
{
    const QString typed = m_jobName->text().trimmed();
    return (typed.isEmpty() ? m_jobName->placeholderText() : typed).left(256);
}

NewJob NewUploadDialog::job() const
{
    NewJob job;
    job.name = jobName();
    job.type = m_reply->isWanted() ? JobType::UploadReply : JobType::Upload;
    job.priority = static_cast<Priority>(m_priority->currentData().toInt());
    job.settings = m_more->settings();
    if (method() != UploadMethod::Auto)
        job.settings.insert(QStringLiteral("upload-method"), uploadMethodName(method()));
    if (m_reply->isWanted() && !m_reply->path().isEmpty())
        job.settings.insert(QStringLiteral("reply-path"), m_reply->path());
    return job;
}

QList<NewFile> NewUploadDialog::newFiles() const
{
    QList<NewFile> result;
    for (const UploadFileList::File &file : m_files->files()) {
        NewFile one{addressOf(file), file.path};
        if (isInParts())
            one.partUrls = m_parts->links();
        result.append(one);
    }
    return result;
}

void NewUploadDialog::submit()
{
    showProblem(m_refusal, {});
    setBusy(true);
    m_creation.begin(job(), newFiles(),
                     m_start->isChecked() ? JobCreation::Start::Now : JobCreation::Start::Later);
}

/// The fields stay as they are while the engine works, so that what was sent is what is seen.
void NewUploadDialog::setBusy(bool busy)
{
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_target, m_method, m_jobName, m_priority, m_start})
        field->setEnabled(!busy);
    m_files->setBusy(busy);
    m_parts->setBusy(busy);
    m_reply->setBusy(busy);
    m_more->setBusy(busy);
    refresh();
    if (busy)
        m_submit->setEnabled(false);
}

/// Folded again, the dialog is as high as it was. Unfolded it fits a small screen, at the files'
/// cost.
void NewUploadDialog::fitHeight(bool isFolded)
{
    constexpr int most = 600;
    layout()->activate();
    resize(width(), isFolded ? m_foldedHeight : qMax(height(), qMin(sizeHint().height(), most)));
}

} // namespace tranship

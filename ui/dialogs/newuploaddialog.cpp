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

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace tranship {

namespace {

/// The login as the person typed it: who creates the job takes it to the keychain.
QString withLogin(const QString &address, const UrlWithoutLogin &target)
{
    QUrl url(address);
    url.setUserName(target.user, QUrl::DecodedMode);
    url.setPassword(target.password, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

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
    : NewJobDialog(engine, JobType::Upload, tr("&Upload"), parent),
      m_files(new UploadFileList(this)),
      m_filesProblem(makeProblemLabel(this)),
      m_target(new QLineEdit(this)),
      m_targetHint(makeHint(this)),
      m_targetProblem(makeProblemLabel(this)),
      m_method(new QComboBox(this)),
      m_methodHint(makeHint(this)),
      m_parts(new PartLinksField(this)),
      m_reply(new ReplyField(this))
{
    setWindowTitle(tr("New Upload"));
    setAcceptDrops(true);
    setUpFields();
    setUpForm();
    finishLayout(150 * theme::gridUnit);
    connectFields();
    refresh();
    m_files->setFocus();
}

void NewUploadDialog::setUpFields()
{
    m_target->setPlaceholderText(tr("https://example.org/folder/"));
    for (const UploadMethod method : methods)
        m_method->addItem(uploadMethodText(method), static_cast<int>(method));
    m_parts->hide();
}

void NewUploadDialog::setUpForm()
{
    addRow(tr("&Files"), withProblem(rowOf(m_files), m_filesProblem), m_files);
    auto *target = withProblem(rowOf(m_target), m_targetProblem);
    target->addWidget(m_targetHint);
    addRow(tr("To &address"), target, m_target);
    auto *method = withProblem(rowOf(m_method), m_methodHint);
    method->addWidget(m_parts);
    addRow(tr("&Method"), method, m_method);
    form().addRow(QString(), m_reply);
}

void NewUploadDialog::connectFields()
{
    connect(m_files, &UploadFileList::changed, this, [this] { refresh(); });
    connect(m_target, &QLineEdit::textChanged, this, [this] { refresh(); });
    connect(m_method, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_parts, &PartLinksField::changed, this, [this] { refresh(); });
    connect(m_reply, &ReplyField::changed, this, [this] { refresh(); });
}

void NewUploadDialog::addFiles(const QStringList &paths)
{
    if (!isBusy())
        m_files->addFiles(paths);
}

void NewUploadDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesIn(event->mimeData()).isEmpty() && !isBusy())
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

void NewUploadDialog::suggestNames()
{
    const QList<UploadFileList::File> &files = m_files->files();
    QString name = files.isEmpty() ? QString() : files.constFirst().name;
    if (files.size() > 1)
        name =
            tr("%1 and %n more", "first file's name", static_cast<int>(files.size()) - 1).arg(name);
    suggestName(name);
}

void NewUploadDialog::refresh()
{
    const UploadFileList::File *only = onlyFile();
    m_methodHint->setText(uploadMethodHint(method()));
    m_parts->setVisible(isInParts());
    m_reply->setUpload(m_files->files().size(), method(), only != nullptr ? only->path : QString(),
                       only != nullptr ? only->size : 0);
    describeTarget();
    suggestNames();
    showProblem(m_filesProblem, filesProblem());
    showProblem(m_targetProblem, targetProblem());
    m_targetHint->setVisible(targetProblem().isEmpty());
    m_parts->showProblem();
    NewJobDialog::refresh();
}

bool NewUploadDialog::isComplete() const
{
    const bool partsFit =
        !isInParts() || (!m_parts->links().isEmpty() && m_parts->problem().isEmpty());
    return !m_files->files().isEmpty() && !m_files->isLooking() && filesProblem().isEmpty()
        && parseUrl(withoutLogin(m_target->text()).url) && partsFit && m_reply->isValid();
}

NewJob NewUploadDialog::job() const
{
    NewJob job = NewJobDialog::job();
    job.type = m_reply->isWanted() ? JobType::UploadReply : JobType::Upload;
    if (method() != UploadMethod::Auto)
        job.settings.insert(QStringLiteral("upload-method"), uploadMethodName(method()));
    if (m_reply->isWanted() && !m_reply->path().isEmpty())
        job.settings.insert(QStringLiteral("reply-path"), m_reply->path());
    return job;
}

QList<NewFile> NewUploadDialog::newFiles() const
{
    const UrlWithoutLogin target = withoutLogin(m_target->text());
    QList<NewFile> result;
    for (const UploadFileList::File &file : m_files->files()) {
        NewFile one{addressOf(file), file.path};
        if (target.hasLogin)
            one.url = withLogin(one.url, target);
        if (isInParts())
            one.partUrls = m_parts->links();
        result.append(one);
    }
    return result;
}

void NewUploadDialog::setFieldsEnabled(bool enabled)
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_target, m_method})
        field->setEnabled(enabled);
    m_files->setBusy(!enabled);
    m_parts->setBusy(!enabled);
    m_reply->setBusy(!enabled);
}

} // namespace tranship

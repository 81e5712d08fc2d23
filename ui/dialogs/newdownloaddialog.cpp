// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/newdownloaddialog.h"

#include "model/job/checksum.h"
#include "model/job/filename.h"
#include "model/job/url.h"
#include "ui/dialogs/formrows.h"
#include "ui/dialogs/links.h"
#include "ui/dialogs/metalinktable.h"
#include "ui/dialogs/moreoptions.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QStandardPaths>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

NewDownloadDialog::NewDownloadDialog(Engine &engine, QWidget *parent)
    : QDialog(parent),
      m_engine(engine),
      m_creation(engine),
      m_links(new QPlainTextEdit(this)),
      m_described(new MetalinkTable(this)),
      m_linkProblem(makeProblemLabel(this)),
      m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(tr("C&hoose…"), this)),
      m_folderProblem(makeProblemLabel(this)),
      m_fileName(new QLineEdit(this)),
      m_nameProblem(makeProblemLabel(this)),
      m_jobName(new QLineEdit(this)),
      m_priority(new QComboBox(this)),
      m_checksum(new QLineEdit(this)),
      m_checksumProblem(makeProblemLabel(this)),
      m_start(new QCheckBox(tr("&Start now"), this)),
      m_more(new MoreOptions(JobType::Download, this)),
      m_refusal(makeProblemLabel(this)),
      m_openMetalink(new QPushButton(tr("Open &Metalink…"), this)),
      m_submit(new QPushButton(tr("&Download"), this)),
      m_close(new QPushButton(tr("Close"), this))
{
    setWindowTitle(tr("New Download"));
    setUpFields();
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_openMetalink, QDialogButtonBox::ActionRole);
    buttons->addButton(m_submit, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    QFormLayout *form = makeForm();
    alignLabels(*form, m_more->form());
    layout->addLayout(form, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_refusal);
    layout->addWidget(buttons);
    resize(140 * theme::gridUnit, sizeHint().height());
    connectFields();
    askForFolder();
    refresh();
    m_links->setFocus();
}

void NewDownloadDialog::setUpFields()
{
    m_links->setPlaceholderText(tr("https://example.org/file.iso"));
    m_links->setTabChangesFocus(true);
    m_links->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_links->setAccessibleName(tr("Links, one on each line"));
    m_links->setMinimumHeight(5 * m_links->fontMetrics().lineSpacing());
    m_links->setAcceptDrops(false); // the dialog takes them, Metalinks among them
    setAcceptDrops(true);
    m_described->hide();
    m_openMetalink->setAutoDefault(false);
    m_openMetalink->setToolTip(tr("Take the files of a Metalink (.meta4 or .metalink)"));
    m_folder->setText(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    m_choose->setAutoDefault(false);
    m_choose->setToolTip(tr("Choose the folder the files go to"));
    m_jobName->setMaxLength(256);
    for (const Priority priority :
         {Priority::Foreground, Priority::High, Priority::Normal, Priority::Low})
        m_priority->addItem(priorityText(priority), static_cast<int>(priority));
    m_priority->setCurrentIndex(m_priority->findData(static_cast<int>(Priority::Normal)));
    m_checksum->setPlaceholderText(tr("SHA-256 or another, if the site tells it"));
    m_start->setChecked(true);
    m_submit->setDefault(true);
    m_close->setAutoDefault(false);
}

QFormLayout *NewDownloadDialog::makeForm()
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
    addRow(tr("&Links"), withProblem(rowOf(m_links, m_described), m_linkProblem), m_links);
    addRow(tr("&Folder"), withProblem(rowOf(m_folder, m_choose), m_folderProblem), m_folder);
    addRow(tr("File &name"), withProblem(rowOf(m_fileName), m_nameProblem), m_fileName);
    form->addRow(tr("&Job name"), m_jobName);
    form->addRow(tr("&Priority"), m_priority);
    addRow(tr("Chec&ksum"), withProblem(rowOf(m_checksum), m_checksumProblem), m_checksum);
    form->addRow(QString(), m_start);
    return form;
}

void NewDownloadDialog::connectFields()
{
    connect(m_links, &QPlainTextEdit::textChanged, this, &NewDownloadDialog::refresh);
    for (QLineEdit *field : {m_folder, m_fileName, m_checksum})
        connect(field, &QLineEdit::textChanged, this, &NewDownloadDialog::refresh);
    connect(m_choose, &QPushButton::clicked, this, &NewDownloadDialog::chooseFolder);
    connect(m_openMetalink, &QPushButton::clicked, this, &NewDownloadDialog::chooseMetalink);
    connect(&m_reading, &MetalinkReading::described, this, &NewDownloadDialog::showMetalink);
    connect(&m_reading, &MetalinkReading::refused, this, [this](const Error &error) {
        showRefusal(error);
        // which line is wrong is what the person who made the Metalink needs
        m_refusal->setText(m_refusal->text() + QLatin1Char('\n') + error.detail);
    });
    connect(m_more, &MoreOptions::changed, this, &NewDownloadDialog::refresh);
    connect(m_more, &MoreOptions::aboutToUnfold, this, [this] { m_foldedHeight = height(); });
    connect(m_more, &MoreOptions::folded, this, &NewDownloadDialog::fitHeight);
    connect(m_submit, &QPushButton::clicked, this, &NewDownloadDialog::submit);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_creation, &JobCreation::created, this, [this](const JobId &job) {
        setBusy(false);
        Q_EMIT created(job);
        accept();
    });
    connect(&m_creation, &JobCreation::startRefused, this,
            [this](const Error &error) { Q_EMIT messageRaised(refusalText(jobName(), error)); });
    connect(&m_creation, &JobCreation::refused, this, [this](const Error &error) {
        setBusy(false);
        showRefusal(error);
    });
}

void NewDownloadDialog::askForFolder()
{
    const QString guess = m_folder->text();
    m_engine.policy(this, [this, guess](const Result<PolicyReport> &report) {
        if (report && !report->effective.policy.defaultFolder.isEmpty()
            && m_folder->text() == guess)
            m_folder->setText(report->effective.policy.defaultFolder);
    });
}

void NewDownloadDialog::chooseFolder()
{
    auto *chooser = new QFileDialog(this, tr("Choose a Folder"), m_folder->text());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::Directory);
    chooser->setOption(QFileDialog::ShowDirsOnly);
    connect(chooser, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    chooser->open();
}

void NewDownloadDialog::showRefusal(const Error &error)
{
    const VerbMessage message = refusalText(tr("Not added"), error);
    showProblem(m_refusal, message.text);
    m_refusal->setToolTip(message.detail);
}

void NewDownloadDialog::chooseMetalink()
{
    auto *chooser = new QFileDialog(this, tr("Open a Metalink"), {},
                                    tr("Metalinks (*.meta4 *.metalink);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &NewDownloadDialog::openMetalink);
    chooser->open();
}

void NewDownloadDialog::openMetalink(const QString &path)
{
    if (m_creation.isBusy())
        return;
    showProblem(m_refusal, {});
    m_reading.begin(path);
}

void NewDownloadDialog::showMetalink(const QList<MetalinkFile> &files)
{
    if (m_creation.isBusy())
        return;
    m_described->setFiles(files);
    m_links->setVisible(files.isEmpty());
    m_described->setVisible(!files.isEmpty());
    refresh();
}

bool NewDownloadDialog::hasMetalink() const
{
    return !m_described->files().isEmpty();
}

void NewDownloadDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isWanted =
        !metalinkIn(event->mimeData()).isEmpty() || !linksIn(event->mimeData()).isEmpty();
    if (isWanted && !m_creation.isBusy())
        event->acceptProposedAction();
}

void NewDownloadDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    const QString metalink = metalinkIn(event->mimeData());
    if (metalink.isEmpty())
        addLinks(linksIn(event->mimeData()));
    else
        openMetalink(metalink);
}

void NewDownloadDialog::addLinks(const QStringList &links)
{
    if (hasMetalink())
        showMetalink({});
    QString text = m_links->toPlainText();
    if (!text.isEmpty() && !text.endsWith(QLatin1Char('\n')))
        text += QLatin1Char('\n');
    m_links->setPlainText(text + links.join(QLatin1Char('\n')));
    m_links->moveCursor(QTextCursor::End);
}

QList<NewDownloadDialog::Line> NewDownloadDialog::lines() const
{
    QList<Line> result;
    QSet<QString> seen;
    int number = 0;
    for (const QString &raw : m_links->toPlainText().split(QLatin1Char('\n'))) {
        ++number;
        const QString text = raw.trimmed();
        if (text.isEmpty() || seen.contains(text))
            continue;
        seen.insert(text);
        const Result<QUrl> url = parseSource(withoutLogin(text).url);
        QString problem;
        if (!url && text.startsWith(QLatin1String("file:"), Qt::CaseInsensitive))
            problem = tr("not a file of this computer (file:///folder/name); mount the share of "
                         "another one first");
        else if (!url && url.error().code == ErrorCode::InvalidArgument)
            problem = tr("not a web address (http or https)");
        else if (!url)
            problem = errorText(url.error());
        result.append({number, text, problem});
    }
    return result;
}

QString NewDownloadDialog::checksumProblem() const
{
    const QString text = m_checksum->text().trimmed();
    if (text.isEmpty() || !m_checksum->isEnabled() || parseChecksum(text))
        return {};
    return tr("This is no MD5, SHA-1, SHA-256 or SHA-512 checksum.");
}

QString NewDownloadDialog::nameProblem() const
{
    const QString name = m_fileName->text().trimmed();
    if (!m_fileName->isEnabled() || name.isEmpty() || safeFileName(name) == name)
        return {};
    return tr("A file cannot have this name; “%1” would do.").arg(safeFileName(name));
}

void NewDownloadDialog::refresh()
{
    const QList<Line> all = hasMetalink() ? QList<Line>() : lines();
    const bool single = all.size() == 1;
    m_fileName->setEnabled(single);
    m_checksum->setEnabled(single);
    m_more->setSingleLink(single);
    suggestNames(all);
    markLines(all);
    QStringList problems;
    for (const Line &line : all) {
        if (!line.problem.isEmpty() && problems.size() < 3)
            problems << tr("Line %1: %2").arg(locale().toString(line.number), line.problem);
    }
    showProblem(m_linkProblem, problems.join(QLatin1Char('\n')));
    const QString folder = m_folder->text().trimmed();
    const bool folderFits = QDir::isAbsolutePath(folder);
    showProblem(m_folderProblem, folderFits ? QString() : tr("Name the whole path of a folder."));
    showProblem(m_checksumProblem, checksumProblem());
    showProblem(m_nameProblem, nameProblem());
    m_submit->setEnabled(!m_creation.isBusy() && (!all.isEmpty() || hasMetalink())
                         && problems.isEmpty() && folderFits && checksumProblem().isEmpty()
                         && nameProblem().isEmpty() && m_more->isValid());
}

/// Suggestions stand as placeholders: what a person typed is never overwritten.
void NewDownloadDialog::suggestNames(const QList<Line> &lines)
{
    QString fileName;
    qsizetype count = lines.size();
    if (hasMetalink()) {
        fileName = safeFileName(m_described->files().constFirst().name);
        count = m_described->files().size();
    } else if (!lines.isEmpty()) {
        const Result<QUrl> first = parseSource(withoutLogin(lines.first().text).url);
        fileName = first ? safeFileName(fileNameFromUrl(*first)) : QString();
    }
    m_fileName->setPlaceholderText(count > 1 ? tr("as each link says") : fileName);
    QString jobName = fileName;
    if (count > 1)
        jobName =
            tr("%1 and %n more", "first file's name", static_cast<int>(count) - 1).arg(fileName);
    m_jobName->setPlaceholderText(jobName);
}

void NewDownloadDialog::markLines(const QList<Line> &lines)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const Line &line : lines) {
        if (line.problem.isEmpty())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_links->document()->findBlockByNumber(line.number - 1));
        mark.cursor.select(QTextCursor::LineUnderCursor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(theme::textColour(theme::Tone::Error, palette()));
        marks.append(mark);
    }
    m_links->setExtraSelections(marks);
}

QString NewDownloadDialog::jobName() const
{
    const QString typed = m_jobName->text().trimmed();
    return (typed.isEmpty() ? m_jobName->placeholderText() : typed).left(256);
}

QList<NewFile> NewDownloadDialog::files() const
{
    QString folder = QDir::cleanPath(m_folder->text().trimmed());
    if (!folder.endsWith(QLatin1Char('/')))
        folder += QLatin1Char('/');
    if (hasMetalink())
        return m_described->newFiles(folder);
    QList<NewFile> result;
    for (const Line &line : lines())
        result.append({line.text, folder, {}});
    if (result.size() == 1) {
        result.first().path += m_fileName->text().trimmed();
        if (const Result<Checksum> checksum = parseChecksum(m_checksum->text().trimmed()))
            result.first().checksum = checksumText(*checksum);
        result.first().mirrors = m_more->mirrors();
        result.first().mirrors.removeAll(result.first().url);
    }
    return result;
}

void NewDownloadDialog::submit()
{
    showProblem(m_refusal, {});
    NewJob job;
    job.name = jobName();
    job.priority = static_cast<Priority>(m_priority->currentData().toInt());
    job.settings = m_more->settings();
    setBusy(true);
    m_creation.begin(job, files(),
                     m_start->isChecked() ? JobCreation::Start::Now : JobCreation::Start::Later);
}

/// The fields stay as they are while the engine works, so that what was sent is what is seen.
void NewDownloadDialog::setBusy(bool busy)
{
    for (QWidget *field : std::initializer_list<QWidget *>{
             m_links, m_openMetalink, m_folder, m_choose, m_jobName, m_priority, m_start})
        field->setEnabled(!busy);
    m_more->setBusy(busy);
    refresh();
    if (busy)
        m_submit->setEnabled(false);
}

/// Folded again, the dialog is as high as it was. Unfolded it fits a small screen, at the links'
/// cost.
void NewDownloadDialog::fitHeight(bool isFolded)
{
    constexpr int most = 600;
    layout()->activate();
    resize(width(), isFolded ? m_foldedHeight : qMax(height(), qMin(sizeHint().height(), most)));
}

} // namespace tranship

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

#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
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
    : NewJobDialog(engine, JobType::Download, tr("&Download"), parent),
      m_links(new QPlainTextEdit(this)),
      m_described(new MetalinkTable(this)),
      m_linkProblem(makeProblemLabel(this)),
      m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(tr("C&hoose…"), this)),
      m_folderProblem(makeProblemLabel(this)),
      m_fileName(new QLineEdit(this)),
      m_nameProblem(makeProblemLabel(this)),
      m_checksum(new QLineEdit(this)),
      m_checksumProblem(makeProblemLabel(this)),
      m_openMetalink(new QPushButton(tr("Open &Metalink…"), this))
{
    setWindowTitle(tr("New Download"));
    setUpFields();
    buttons().addButton(m_openMetalink, QDialogButtonBox::ActionRole);
    setUpForm();
    finishLayout(140 * theme::gridUnit);
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
    m_checksum->setPlaceholderText(tr("SHA-256 or another, if the site tells it"));
}

void NewDownloadDialog::setUpForm()
{
    addRow(tr("&Links"), withProblem(rowOf(m_links, m_described), m_linkProblem), m_links);
    addRow(tr("&Folder"), withProblem(rowOf(m_folder, m_choose), m_folderProblem), m_folder);
    addRow(tr("File &name"), withProblem(rowOf(m_fileName), m_nameProblem), m_fileName);
    addRow(tr("Chec&ksum"), withProblem(rowOf(m_checksum), m_checksumProblem), m_checksum);
}

void NewDownloadDialog::connectFields()
{
    connect(m_links, &QPlainTextEdit::textChanged, this, [this] { refresh(); });
    for (QLineEdit *field : {m_folder, m_fileName, m_checksum})
        connect(field, &QLineEdit::textChanged, this, [this] { refresh(); });
    connect(m_choose, &QPushButton::clicked, this, &NewDownloadDialog::chooseFolder);
    connect(m_openMetalink, &QPushButton::clicked, this, &NewDownloadDialog::chooseMetalink);
    connect(&m_reading, &MetalinkReading::described, this, &NewDownloadDialog::showMetalink);
    // which line is wrong is what the person who made the Metalink needs
    connect(&m_reading, &MetalinkReading::refused, this,
            [this](const Error &error) { showRefusal(error, Detail::Shown); });
}

void NewDownloadDialog::askForFolder()
{
    const QString guess = m_folder->text();
    engine().policy(this, [this, guess](const Result<PolicyReport> &report) {
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
    if (isBusy())
        return;
    showRefusal({});
    m_reading.begin(path);
}

void NewDownloadDialog::showMetalink(const QList<MetalinkFile> &files)
{
    if (isBusy())
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
    if (isWanted && !isBusy())
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
        const Result<QUrl> url = parseSource(text);
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
    more().setSingleLink(single);
    suggestNames(all);
    markLines(all);
    QStringList problems;
    for (const Line &line : all) {
        if (!line.problem.isEmpty() && problems.size() < 3)
            problems << tr("Line %1: %2").arg(locale().toString(line.number), line.problem);
    }
    showProblem(m_linkProblem, problems.join(QLatin1Char('\n')));
    showProblem(m_folderProblem, folderFits() ? QString() : tr("Name the whole path of a folder."));
    showProblem(m_checksumProblem, checksumProblem());
    showProblem(m_nameProblem, nameProblem());
    NewJobDialog::refresh();
}

bool NewDownloadDialog::folderFits() const
{
    return QDir::isAbsolutePath(m_folder->text().trimmed());
}

bool NewDownloadDialog::isComplete() const
{
    return (hasMetalink() || !lines().isEmpty()) && m_linkProblem->text().isEmpty() && folderFits()
        && checksumProblem().isEmpty() && nameProblem().isEmpty();
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
        const Result<QUrl> first = parseSource(lines.first().text);
        fileName = first ? safeFileName(fileNameFromUrl(*first)) : QString();
    }
    m_fileName->setPlaceholderText(count > 1 ? tr("as each link says") : fileName);
    QString jobName = fileName;
    if (count > 1)
        jobName =
            tr("%1 and %n more", "first file's name", static_cast<int>(count) - 1).arg(fileName);
    suggestName(jobName);
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

QList<NewFile> NewDownloadDialog::newFiles() const
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
        result.first().mirrors = more().mirrors();
        result.first().mirrors.removeAll(result.first().url);
    }
    return result;
}

void NewDownloadDialog::setFieldsEnabled(bool enabled)
{
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_links, m_openMetalink, m_folder, m_choose})
        field->setEnabled(enabled);
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/newdownloaddialog.h"

#include "model/job/url.h"
#include "model/job/wantedlinks.h"
#include "ui/dialogs/candidatetable.h"
#include "ui/dialogs/folderfield.h"
#include "ui/dialogs/formrows.h"
#include "ui/dialogs/links.h"
#include "ui/dialogs/linksfield.h"
#include "ui/dialogs/moreoptions.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/format/format.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tranship {

NewDownloadDialog::NewDownloadDialog(Engine &engine, QWidget *parent)
    : NewJobDialog(engine, JobType::Download, tr("&Download"), parent),
      m_place(engine),
      m_links(new LinksField(this)),
      m_asBrowser(new QCheckBox(this)),
      m_import(new QPushButton(tr("I&mport a List…"), this)),
      m_imported(makeProblemLabel(this)),
      m_table(new CandidateTable(m_files, this)),
      m_totals(new QLabel(this)),
      m_filesProblem(makeProblemLabel(this)),
      m_ask(new QCheckBox(tr("&Ask servers for names and sizes"), this)),
      m_folder(new FolderField(this))
{
    setWindowTitle(tr("New Download"));
    setAcceptDrops(true);
    setUpFields();
    setUpForm();
    finishLayout(220 * theme::gridUnit);
    connectFields();
    askForPolicy();
    updateFiles();
    m_links->setFocus();
}

void NewDownloadDialog::setUpFields()
{
    m_import->setAutoDefault(false);
    m_import->setToolTip(
        tr("Take the links of a text, a table (CSV) or a Metalink (.meta4 or .metalink)"));
    buttons().addButton(m_import, QDialogButtonBox::ActionRole);
    m_asBrowser->setChecked(true);
    m_asBrowser->setToolTip(
        tr("For files that only people who are signed in may have. Kept in the keychain until the "
           "job ends, and told to no other server."));
    m_asBrowser->hide();
    m_ask->setToolTip(
        tr("One short request for each link. Links that look as if they were good for "
           "one request only are not asked."));
    m_totals->setFont(theme::tabularFigures(font()));
    m_totals->setWordWrap(true);
}

void NewDownloadDialog::setUpForm()
{
    auto *links = withProblem(rowOf(m_links), m_imported);
    links->insertWidget(1, m_asBrowser);
    addRow(tr("&Links"), links, m_links);
    auto *files = withProblem(rowOf(m_table), m_filesProblem);
    auto *below = rowOf(m_totals, m_ask);
    files->insertLayout(1, below);
    files->setStretch(0, 1);
    addRow(tr("F&iles"), files, m_table);
    addRow(tr("&Folder"), rowOf(m_folder), m_folder);
}

void NewDownloadDialog::connectFields()
{
    connect(m_links, &LinksField::changed, this, &NewDownloadDialog::updateFiles);
    connect(&m_files, &CandidateModel::changed, this, [this] { refresh(); });
    connect(m_folder, &FolderField::changed, this, [this] {
        m_freeBytes = -1;
        refresh();
    });
    connect(m_import, &QPushButton::clicked, this, &NewDownloadDialog::chooseList);
    connect(m_ask, &QCheckBox::toggled, this, [this](bool wanted) {
        if (wanted)
            askServers();
        else
            stopAsking();
    });
    connect(&m_reading, &ListReading::listed, this, &NewDownloadDialog::takeList);
    connect(&m_reading, &ListReading::refused, this,
            [this](const QString &path, const QString &reason, const QString &detail) {
                showProblem(m_imported,
                            tr("“%1” was not taken. %2").arg(QFileInfo(path).fileName(), reason)
                                + (detail.isEmpty() ? detail : QLatin1Char('\n') + detail));
            });
    connect(&m_place, &PlaceWatch::reported, this, &NewDownloadDialog::takePlace);
    connect(this, &NewJobDialog::created, this, &NewDownloadDialog::keepCategory);
    connect(this, &QDialog::finished, this, &NewDownloadDialog::stopAsking);
}

void NewDownloadDialog::askForPolicy()
{
    engine().policy(this, [this](const Result<PolicyReport> &report) {
        if (report)
            takePolicy(report->effective.policy);
    });
}

void NewDownloadDialog::takePolicy(const Policy &policy)
{
    m_mostFiles = policy.maxFilesPerJob;
    m_folder->setPolicy(policy);
    m_ask->setChecked(policy.askNewLinks);
    refresh();
}

void NewDownloadDialog::chooseList()
{
    auto *chooser = new QFileDialog(
        this, tr("Import Links"), {},
        tr("Lists of links (*.txt *.csv *.tsv *.urls *.lst *.meta4 *.metalink);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &NewDownloadDialog::openList);
    chooser->open();
}

void NewDownloadDialog::openList(const QString &path)
{
    if (isBusy())
        return;
    showProblem(m_imported, {});
    m_reading.begin(path);
}

void NewDownloadDialog::takeList(const QString &path, const QList<WantedFile> &files, int skipped)
{
    if (isBusy())
        return;
    m_listed += files;
    const QString passed = skipped == 0
        ? QString()
        : tr("%n line(s) of “%1” name no link and were passed over.", nullptr, skipped)
              .arg(QFileInfo(path).fileName());
    showProblem(m_imported, passed, theme::Tone::Waiting);
    updateFiles();
}

void NewDownloadDialog::addLinks(const QStringList &links)
{
    if (!isBusy() && !links.isEmpty())
        m_links->addLines(links.join(QLatin1Char('\n')));
}

void NewDownloadDialog::takeOffer(const LinkOffer &offer)
{
    if (isBusy())
        return;
    addLinks(offer.links);
    if (offer.cookies.isEmpty() && offer.referrer.isEmpty())
        return;
    m_offer = offer;
    showOffer();
}

/// Cookies of one server are no business of another: all files must be of the offer's.
bool NewDownloadDialog::isOfferForAll() const
{
    const auto origin = [](const QString &link) {
        const Result<QUrl> url = parseSource(link);
        return url ? originOf(*url) : QString();
    };
    const QString offered = origin(m_offer.links.value(0));
    const QList<OfferedFile> &files = m_files.files();
    return !offered.isEmpty()
        && std::all_of(files.cbegin(), files.cend(), [&](const OfferedFile &file) {
               return !file.isIncluded || origin(file.wanted.file.url) == offered;
           });
}

void NewDownloadDialog::showOffer()
{
    m_asBrowser->setVisible(isOfferForAll());
    m_asBrowser->setText(tr("Tell %1 what the &browser would: its cookies, and the page")
                             .arg(QUrl(m_offer.links.value(0)).host()));
}

QList<JobSecret> NewDownloadDialog::secrets() const
{
    QList<JobSecret> secrets;
    if (!m_asBrowser->isChecked() || !isOfferForAll())
        return secrets;
    const auto add = [&secrets](const QString &header, const QString &value) {
        if (!value.isEmpty())
            secrets.append({JobSecret::Kind::Header, header, {{}, value, false}, Keep::Keychain});
    };
    add(QStringLiteral("Referer"), m_offer.referrer);
    add(QStringLiteral("Cookie"), m_offer.cookies);
    return secrets;
}

void NewDownloadDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *dragged = event->mimeData();
    if (!isBusy() && (!linkListIn(dragged).isEmpty() || !linksIn(dragged).isEmpty()))
        event->acceptProposedAction();
}

void NewDownloadDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    const QString list = linkListIn(event->mimeData());
    if (list.isEmpty())
        addLinks(linksIn(event->mimeData()));
    else
        openList(list);
}

void NewDownloadDialog::updateFiles()
{
    QList<WantedFile> wanted = m_listed;
    for (const WantedLink &link : m_links->wanted().links) {
        NewFile file;
        file.url = link.url;
        wanted.append({file, link.name, unknownSize});
    }
    m_files.setFiles(wanted);
    if (m_ask->isChecked())
        askServers();
}

/// Each link once; what was answered stays.
void NewDownloadDialog::askServers()
{
    QList<QUrl> asked;
    QStringList links;
    QStringList spared;
    for (const OfferedFile &file : m_files.files()) {
        const Result<QUrl> url = parseSource(file.wanted.file.url);
        if (!url || file.inquiry != OfferedFile::Inquiry::None)
            continue;
        if (mayBeOneShot(*url)) {
            spared << file.wanted.file.url;
            continue;
        }
        asked << *url;
        links << file.wanted.file.url;
    }
    m_files.setInquiry(spared, OfferedFile::Inquiry::Spared);
    m_files.setInquiry(links, OfferedFile::Inquiry::Asking);
    if (asked.isEmpty())
        return;
    if (!m_inquiry)
        m_inquiry = std::make_unique<QObject>();
    QHash<QUrl, QString> texts;
    for (qsizetype i = 0; i < asked.size(); ++i)
        texts.insert(asked.at(i), links.at(i));
    engine().askLinks(asked, m_inquiry.get(),
                      [this, texts](const QUrl &link, const Result<LinkFacts> &facts) {
                          m_files.setFacts(texts.value(link), facts);
                      });
}

void NewDownloadDialog::stopAsking()
{
    m_inquiry.reset();
    m_files.forgetQuestions();
}

void NewDownloadDialog::watchPlace()
{
    PlaceQuestion question{m_folder->folder(), {}, {}};
    for (const OfferedFile &file : m_files.files()) {
        if (!file.isIncluded || !file.isNameLegal())
            continue;
        question.names << file.name();
        question.links << file.wanted.file.url;
    }
    m_place.setQuestion(question);
}

void NewDownloadDialog::takePlace(const PlaceReport &place)
{
    const bool fits = place.folderError.code == ErrorCode::None;
    m_folder->setProblem(fits ? QString() : errorText(place.folderError));
    m_freeBytes = place.freeBytes;
    m_files.setPlace(place, more().onExists());
    showTotals();
}

/// A category that was typed is there the next time.
void NewDownloadDialog::keepCategory()
{
    if (const auto categories = m_folder->changedCategories())
        engine().setPolicy(QStringLiteral("Categories"), categoriesText(*categories), m_folder,
                           [](const Done &) {});
}

QString NewDownloadDialog::countProblem() const
{
    const auto included = static_cast<int>(m_files.totals().included);
    if (m_mostFiles == 0 || included <= m_mostFiles)
        return {};
    return tr("A job may have %n file(s). Leave some out, or allow more in Settings, Limits.",
              nullptr, m_mostFiles);
}

void NewDownloadDialog::refresh()
{
    more().setSingleLink(m_files.only() != nullptr);
    m_files.setOnExists(more().onExists());
    showOffer();
    suggestNames();
    showProblem(m_filesProblem, countProblem());
    showTotals();
    watchPlace();
    NewJobDialog::refresh();
}

void NewDownloadDialog::showTotals()
{
    const CandidateModel::Totals totals = m_files.totals();
    if (totals.all == 0)
        return m_totals->setText(tr("Paste or drop links, or import a list"));
    const auto included = static_cast<int>(totals.included);
    QString text = totals.included == totals.all
        ? tr("%n file(s)", nullptr, included)
        : tr("%n of %1 file(s)", nullptr, included).arg(locale().toString(totals.all));
    if (totals.unsized < totals.included)
        text += QStringLiteral(", ")
            + (totals.unsized == 0 ? format::bytes(totals.bytes, locale())
                                   : tr("%1 or more").arg(format::bytes(totals.bytes, locale())));
    if (m_freeBytes >= 0)
        text += QStringLiteral(" · ") + tr("%1 free").arg(format::bytes(m_freeBytes, locale()));
    const bool isShort = m_freeBytes >= 0 && totals.bytes > m_freeBytes;
    if (isShort)
        text += QStringLiteral(": ") + tr("not enough");
    QPalette colours = palette();
    if (isShort)
        colours.setColor(QPalette::WindowText,
                         theme::textColour(theme::Tone::Error, colours, QPalette::Window));
    m_totals->setPalette(colours);
    m_totals->setText(text);
}

void NewDownloadDialog::suggestNames()
{
    const QList<OfferedFile> &files = m_files.files();
    const auto isIncluded = [](const OfferedFile &file) { return file.isIncluded; };
    const auto first = std::find_if(files.cbegin(), files.cend(), isIncluded);
    const QString name =
        first == files.cend() ? QString() : first->name().section(QLatin1Char('/'), -1);
    const auto further = static_cast<int>(m_files.totals().included) - 1;
    suggestName(further > 0 ? tr("%1 and %n more", "first file's name", further).arg(name) : name);
}

bool NewDownloadDialog::isComplete() const
{
    return m_files.totals().included > 0 && m_links->isFit() && m_files.areNamesLegal()
        && countProblem().isEmpty() && m_folder->isFit();
}

NewJob NewDownloadDialog::job() const
{
    NewJob job = NewJobDialog::job();
    if (!m_folder->category().isEmpty())
        job.settings.insert(QStringLiteral("category"), m_folder->category());
    return job;
}

QList<NewFile> NewDownloadDialog::newFiles() const
{
    QList<NewFile> files = m_files.newFiles(m_folder->folder());
    if (files.size() != 1)
        return files;
    NewFile &only = files.first();
    if (const QString checksum = more().checksum(); !checksum.isEmpty()) {
        only.checksum = checksum;
        only.checksumSource.clear();
    }
    for (const QString &mirror : more().mirrors()) {
        if (mirror != only.url && !only.mirrors.contains(mirror))
            only.mirrors.append(mirror);
    }
    return files;
}

void NewDownloadDialog::setFieldsEnabled(bool enabled)
{
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_links, m_asBrowser, m_import, m_table, m_ask, m_folder})
        field->setEnabled(enabled);
    if (!enabled)
        stopAsking(); // the transfer asks itself
}

} // namespace tranship

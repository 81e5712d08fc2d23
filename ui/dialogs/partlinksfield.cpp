// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/partlinksfield.h"

#include "model/job/uploadsettings.h"
#include "model/job/url.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tranship {

namespace {

/// Far more than S3 takes: what is larger is no list of links.
constexpr qint64 largestList = 32 * 1024 * 1024;

} // namespace

PartLinksField::PartLinksField(QWidget *parent)
    : QWidget(parent),
      m_text(new QPlainTextEdit(this)),
      m_load(new QPushButton(tr("&Load…"), this)),
      m_problem(makeProblemLabel(this))
{
    m_text->setPlaceholderText(tr("The signed link of each part, one on each line"));
    m_text->setAccessibleName(tr("Links of the parts, one on each line"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFixedHeight(4 * m_text->fontMetrics().lineSpacing() + 4 * theme::gridUnit);
    m_text->setAcceptDrops(false);
    m_load->setAutoDefault(false);
    m_load->setToolTip(tr("Read the links from a text file"));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::smallSpace);
    row->addWidget(m_text, 1);
    row->addWidget(m_load, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PartLinksField::changed);
    connect(m_load, &QPushButton::clicked, this, &PartLinksField::chooseFile);
}

QStringList PartLinksField::links() const
{
    QStringList links;
    for (const QString &line : m_text->toPlainText().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            links.append(line.trimmed());
    }
    return links;
}

QString PartLinksField::problem() const
{
    const QStringList all = links();
    if (all.size() > mostPartUrls)
        return tr("These are more than %n link(s).", nullptr, static_cast<int>(mostPartUrls));
    int number = 0;
    for (const QString &line : m_text->toPlainText().split(QLatin1Char('\n'))) {
        ++number;
        if (!line.trimmed().isEmpty() && !parseUrl(line.trimmed()))
            return tr("Line %1 is not a web address (http or https).")
                .arg(locale().toString(number));
    }
    return {};
}

void PartLinksField::showProblem()
{
    tranship::showProblem(m_problem, problem());
}

void PartLinksField::setBusy(bool busy)
{
    m_text->setReadOnly(busy);
    m_load->setEnabled(!busy);
}

void PartLinksField::chooseFile()
{
    auto *chooser =
        new QFileDialog(this, tr("Read Links From"), {}, tr("Texts (*.txt);;All files (*)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    connect(chooser, &QFileDialog::fileSelected, this, &PartLinksField::load);
    chooser->open();
}

void PartLinksField::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestList) {
        tranship::showProblem(m_problem,
                              tr("“%1” could not be read as a list of links.").arg(path));
        return;
    }
    m_text->setPlainText(QString::fromUtf8(file.read(largestList)));
}

} // namespace tranship

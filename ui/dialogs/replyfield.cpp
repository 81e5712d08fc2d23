// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/replyfield.h"

#include "ui/dialogs/problemlabel.h"
#include "ui/dialogs/uploadtarget.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tranship {

ReplyField::ReplyField(QWidget *parent)
    : QWidget(parent),
      m_wanted(new QCheckBox(tr("Keep the server’s &reply in"), this)),
      m_path(new QLineEdit(this)),
      m_choose(new QPushButton(tr("Choose…"), this)),
      m_problem(makeProblemLabel(this))
{
    m_path->setAccessibleName(tr("File for the reply"));
    m_choose->setAutoDefault(false);
    m_choose->setToolTip(tr("Choose the file that the reply is kept in"));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::smallSpace);
    row->addWidget(m_wanted);
    row->addWidget(m_path, 1);
    row->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::gridUnit);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    connect(m_wanted, &QCheckBox::toggled, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_choose, &QPushButton::clicked, this, &ReplyField::choose);
    refresh();
}

void ReplyField::setUpload(qsizetype files, UploadMethod method, const QString &path, qint64 size)
{
    m_files = files;
    m_method = method;
    m_size = size;
    m_path->setPlaceholderText(files == 1 ? path + QStringLiteral(".reply") : QString());
    refresh();
}

void ReplyField::setBusy(bool busy)
{
    m_isBusy = busy;
    refresh();
}

bool ReplyField::isWanted() const
{
    return m_wanted->isChecked() && whyNot().isEmpty();
}

QString ReplyField::path() const
{
    return m_path->text().trimmed();
}

QString ReplyField::whyNot() const
{
    if (m_files > 1)
        return tr("Only a single file can have a reply");
    if (!mayReply(m_method))
        return tr("Servers send no reply by this method: %1").arg(uploadMethodText(m_method));
    return {};
}

QString ReplyField::problem() const
{
    if (!isWanted())
        return {};
    if (m_method == UploadMethod::Bits && m_files == 1 && m_size == 0)
        return tr("BITS brings no reply to an empty file.");
    if (path().isEmpty())
        return {};
    if (!QDir::isAbsolutePath(path()) || path().endsWith(QLatin1Char('/')))
        return tr("Name the whole path of a file.");
    const QFileInfo info(path());
    if (info.isDir())
        return tr("This is a folder: name a file in it.");
    if (!info.dir().exists())
        return tr("There is no folder “%1”.").arg(info.path());
    return {};
}

void ReplyField::choose()
{
    const QString start = path().isEmpty() ? m_path->placeholderText() : path();
    auto *chooser = new QFileDialog(this, tr("Keep the Reply In"), start);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    // the job has its own rule for a file that exists
    chooser->setOption(QFileDialog::DontConfirmOverwrite);
    connect(chooser, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    chooser->open();
}

void ReplyField::refresh()
{
    const QString why = whyNot();
    m_wanted->setEnabled(!m_isBusy && why.isEmpty());
    m_wanted->setToolTip(why.isEmpty() ? tr("For servers that answer a file with another one")
                                       : why);
    m_path->setEnabled(!m_isBusy && isWanted());
    m_choose->setEnabled(!m_isBusy && isWanted());
    showProblem(m_problem, problem());
}

} // namespace tranship

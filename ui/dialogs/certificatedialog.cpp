// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/certificatedialog.h"

#include "model/engine.h"
#include "ui/format/format.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tranship {

namespace {

/// Something to read and to copy.
QLabel *value(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text.isEmpty() ? CertificateDialog::tr("not said") : text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

/// In two lines of sixteen bytes each, as they are compared by eye.
QString inTwoLines(const QByteArray &sha256)
{
    QString text = fingerprintText(sha256);
    if (text.size() > 48)
        text[47] = u'\n';
    return text;
}

} // namespace

CertificateDialog::CertificateDialog(Engine &engine, const ShownCertificate &shown,
                                     const JobId &job, QWidget *parent)
    : QDialog(parent),
      m_engine(engine),
      m_shown(shown),
      m_job(job),
      m_problem(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Certificate of %1").arg(m_shown.certificate.host));
    auto *why = new QLabel(flawsSentence(m_shown.certificate.flaws), this);
    why->setWordWrap(true);
    why->setTextFormat(Qt::PlainText);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme::largeSpace);
    form->setVerticalSpacing(theme::smallSpace);
    setUpForm(*form);
    auto *advice = new QLabel(
        canBeTrusted(m_shown.certificate.flaws)
            ? tr("Whoever answers with this certificate can read and change what is transferred. "
                 "Ask the server’s owner for the fingerprint, by another way than this server, and "
                 "trust it only if all of it is equal. Trust holds for this host and exactly this "
                 "certificate; the settings’ Security page takes it back.")
            : tr("A certificate that was revoked cannot be trusted."),
        this);
    advice->setWordWrap(true);
    advice->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addWidget(why);
    layout->addLayout(form);
    layout->addWidget(advice);
    layout->addWidget(m_problem);
    layout->addWidget(makeButtons());
    setMinimumWidth(130 * theme::gridUnit);
}

void CertificateDialog::setUpForm(QFormLayout &form)
{
    const Certificate &one = m_shown.certificate;
    form.addRow(tr("Server"), value(one.host, this));
    form.addRow(tr("Made out to"), value(one.subject, this));
    form.addRow(tr("Valid for"), value(one.names.join(QStringLiteral(", ")), this));
    form.addRow(tr("Issued by"), value(one.issuer, this));
    form.addRow(tr("Valid from"),
                value(one.from.isValid() ? format::dateTime(one.from) : QString(), this));
    form.addRow(tr("Valid until"),
                value(one.until.isValid() ? format::dateTime(one.until) : QString(), this));
    QLabel *fingerprint = value(inTwoLines(one.sha256), this);
    fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    fingerprint->setWordWrap(false);
    fingerprint->setAccessibleName(tr("Fingerprint"));
    form.addRow(tr("Fingerprint (SHA-256)"), fingerprint);
}

QWidget *CertificateDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *refuse = buttons->addButton(tr("Do Not Trust"), QDialogButtonBox::RejectRole);
    if (canBeTrusted(m_shown.certificate.flaws)) {
        m_trust =
            buttons->addButton(tr("Trust This Certificate"), QDialogButtonBox::DestructiveRole);
        m_trust->setAutoDefault(false);
        connect(m_trust, &QPushButton::clicked, this, &CertificateDialog::trust);
    }
    refuse->setDefault(true);
    refuse->setFocus();
    connect(refuse, &QPushButton::clicked, this, &QDialog::reject);
    return buttons;
}

void CertificateDialog::trust()
{
    m_trust->setEnabled(false);
    const CertificateKey key{m_shown.certificate.host, m_shown.certificate.sha256};
    m_engine.trust(key, this, [this](const Done &trusted) {
        if (!trusted) {
            m_problem->setText(errorText(trusted.error()));
            m_problem->show();
            m_trust->setEnabled(true);
            return;
        }
        if (!m_job.isNull())
            m_engine.resume(m_job, &m_engine, [](const Done &) {});
        accept();
    });
}

} // namespace tranship

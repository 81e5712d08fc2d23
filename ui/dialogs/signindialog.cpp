// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/signindialog.h"

#include "model/job/url.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace tranship {

namespace {

constexpr int longestField = 4096;
/// Of what a server calls itself.
constexpr int longestRealm = 80;

/// Who asks, as a person knows it.
QString nameOf(const SignInQuestion &question)
{
    return question.isProxy ? question.origin : hostAndPort(QUrl(question.origin));
}

QString shownRealm(const QString &realm)
{
    const QString text = realm.simplified();
    return text.size() <= longestRealm ? text : text.left(longestRealm) + QChar(0x2026);
}

} // namespace

SignInDialog::SignInDialog(Engine &engine, const SignInQuestion &question, QWidget *parent)
    : QDialog(parent),
      m_engine(engine),
      m_question(question),
      m_isToken(question.scheme == QLatin1String("bearer")),
      m_isFile(question.scheme == certificateScheme),
      m_user(new QLineEdit(this)),
      m_secret(new QLineEdit(this)),
      m_keychain(new QRadioButton(tr("Remember in the &keychain"), this)),
      m_session(new QRadioButton(tr("Only &until Tranship ends"), this)),
      m_problem(makeProblemLabel(this)),
      m_submit(new QPushButton(m_isFile ? tr("&Open") : tr("&Sign In"), this))
{
    setWindowTitle(m_isFile ? tr("Client Certificate") : tr("Sign In"));
    setAttribute(Qt::WA_DeleteOnClose);
    setUpFields();
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_submit, QDialogButtonBox::AcceptRole);
    QPushButton *close = buttons->addButton(tr("Not Now"), QDialogButtonBox::RejectRole);
    close->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    for (const QString &text : explanation())
        layout->addWidget(makeText(text));
    layout->addLayout(makeForm());
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(110 * theme::gridUnit, sizeHint().height());
    connect(m_user, &QLineEdit::textChanged, this, &SignInDialog::refresh);
    connect(m_secret, &QLineEdit::textChanged, this, &SignInDialog::refresh);
    connect(m_submit, &QPushButton::clicked, this, &SignInDialog::submit);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    if (question.wasWrong)
        showProblem(m_problem,
                    question.isProxy ? tr("The proxy did not take the last one.")
                                     : tr("The server did not take the last one."));
    refresh();
    (hasName() ? m_user : m_secret)->setFocus();
}

bool SignInDialog::hasName() const
{
    return !m_isToken && !m_isFile;
}

/// Who wants what, and who can read what is entered.
QStringList SignInDialog::explanation() const
{
    const QString who = nameOf(m_question);
    if (m_isFile) {
        return {tr("The client certificate %1 is opened by a password.")
                    .arg(QDir::toNativeSeparators(m_question.realm))};
    }
    QStringList lines = {m_isToken ? tr("%1 wants an access token.").arg(who)
                             : m_question.isProxy
                             ? tr("The proxy %1 wants a user name and a password.").arg(who)
                             : tr("%1 wants a user name and a password.").arg(who)};
    if (const QString realm = shownRealm(m_question.realm); !realm.isEmpty())
        lines.append(tr("It calls itself “%1”.").arg(realm));
    const bool isEncrypted =
        !m_question.isProxy && QUrl(m_question.origin).scheme() == QLatin1String("https");
    lines.append(isEncrypted ? tr("The connection is encrypted.")
                     : m_question.isReadable
                     ? tr("The connection is not encrypted: others on the way can read what you "
                          "enter.")
                     : tr("The connection is not encrypted; only a hash of the password is sent."));
    return lines;
}

QLabel *SignInDialog::makeText(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void SignInDialog::setUpFields()
{
    m_secret->setEchoMode(QLineEdit::Password);
    m_user->setMaxLength(longestField);
    m_secret->setMaxLength(longestField);
    m_user->setVisible(hasName());
    m_keychain->setChecked(true);
    m_submit->setDefault(true);
}

QFormLayout *SignInDialog::makeForm()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme::largeSpace);
    form->setVerticalSpacing(theme::smallSpace);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (hasName())
        form->addRow(tr("User &name"), m_user);
    form->addRow(m_isToken ? tr("&Token") : tr("&Password"), m_secret);
    form->addRow(QString(), m_keychain);
    form->addRow(QString(), m_session);
    return form;
}

void SignInDialog::refresh()
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_user, m_secret, m_keychain, m_session})
        field->setEnabled(!m_isBusy);
    const bool isFilled = !(hasName() ? m_user : m_secret)->text().isEmpty();
    m_submit->setEnabled(!m_isBusy && isFilled);
}

void SignInDialog::submit()
{
    m_isBusy = true;
    showProblem(m_problem, QString());
    refresh();
    const SiteLogin login{hasName() ? m_user->text() : QString(), m_secret->text(), m_isToken};
    const Keep keep = m_session->isChecked() ? Keep::Session : Keep::Keychain;
    m_engine.signIn(m_question.job, login, keep, this,
                    [this](const Done &result) { answered(result); });
}

void SignInDialog::answered(const Done &result)
{
    m_isBusy = false;
    refresh();
    if (result)
        return accept();
    if (result.error().code != ErrorCode::KeychainUnavailable)
        return showProblem(m_problem, errorText(result.error()));
    showProblem(m_problem,
                tr("The keychain is locked or absent. Unlock it and try again, or choose "
                   "“Only until Tranship ends”."));
    m_session->setFocus();
}

} // namespace tranship

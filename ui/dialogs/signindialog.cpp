// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/signindialog.h"

#include "model/job/url.h"
#include "ui/dialogs/problemlabel.h"
#include "ui/theme/theme.h"
#include "ui/wording/wording.h"

#include <QDialogButtonBox>
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
      m_user(new QLineEdit(this)),
      m_secret(new QLineEdit(this)),
      m_keychain(new QRadioButton(tr("Remember in the &keychain"), this)),
      m_session(new QRadioButton(tr("Only &until Tranship ends"), this)),
      m_problem(makeProblemLabel(this)),
      m_submit(new QPushButton(tr("&Sign In"), this))
{
    setWindowTitle(tr("Sign In"));
    setAttribute(Qt::WA_DeleteOnClose);
    setUpFields();
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_submit, QDialogButtonBox::AcceptRole);
    QPushButton *close = buttons->addButton(tr("Not Now"), QDialogButtonBox::RejectRole);
    close->setAutoDefault(false);
    const QString host = hostAndPort(QUrl(question.origin));
    const bool isEncrypted = QUrl(question.origin).scheme() == QLatin1String("https");
    const QString realm = shownRealm(question.realm);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::largeSpace, theme::largeSpace, theme::largeSpace,
                               theme::largeSpace);
    layout->setSpacing(theme::largeSpace);
    layout->addWidget(makeText(m_isToken ? tr("%1 wants an access token.").arg(host)
                                         : tr("%1 wants a user name and a password.").arg(host)));
    if (!realm.isEmpty())
        layout->addWidget(makeText(tr("It calls itself “%1”.").arg(realm)));
    layout->addWidget(makeText(
        isEncrypted ? tr("The connection is encrypted.")
            : question.isReadable
            ? tr("The connection is not encrypted: others on the way can read what you enter.")
            : tr("The connection is not encrypted; only a hash of the password is sent.")));
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
        showProblem(m_problem, tr("The server did not take the last one."));
    refresh();
    (m_isToken ? m_secret : m_user)->setFocus();
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
    m_user->setVisible(!m_isToken);
    m_keychain->setChecked(true);
    m_submit->setDefault(true);
}

QFormLayout *SignInDialog::makeForm()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme::largeSpace);
    form->setVerticalSpacing(theme::smallSpace);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (!m_isToken)
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
    const bool isFilled = m_isToken ? !m_secret->text().isEmpty() : !m_user->text().isEmpty();
    m_submit->setEnabled(!m_isBusy && isFilled);
}

void SignInDialog::submit()
{
    m_isBusy = true;
    showProblem(m_problem, QString());
    refresh();
    const SiteLogin login{m_isToken ? QString() : m_user->text(), m_secret->text(), m_isToken};
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

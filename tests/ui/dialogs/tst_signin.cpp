// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/signindialog.h"

#include "model/jobmodel.h"
#include "tests/support/fakeengine.h"
#include "ui/fixes/fix.h"
#include "ui/fixes/signinactions.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace tranship;

class TestSignIn final : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_engine = std::make_unique<FakeEngine>();
        m_jobs = std::make_unique<JobModel>(*m_engine);
        m_actions = std::make_unique<SignInActions>(*m_engine, *m_jobs, *m_window);
    }

    void cleanup()
    {
        m_actions.reset();
        m_jobs.reset();
        m_engine.reset();
        m_window.reset();
    }

    void theRowSaysWhatIsToBeDone()
    {
        QCOMPARE(fixFor(failed(ErrorCode::AuthenticationRequired, JobState::Error).job),
                 Fix::SignIn);
        QCOMPARE(fixFor(failed(ErrorCode::KeychainUnavailable, JobState::TransientError).job),
                 Fix::UnlockKeychain);
    }

    void aDoorIsAskedForOnceHoweverManyJobsWait()
    {
        m_window->show();
        for (int i = 0; i < 5; ++i)
            putAtTheDoor();
        QTRY_VERIFY(dialog() != nullptr);
        QCoreApplication::processEvents();
        QCOMPARE(m_window->findChildren<SignInDialog *>().size(), 1);
        QCOMPARE(dialog()->isModal(), false);
        dialog()->reject();
        QTRY_VERIFY(dialog() == nullptr);
        const JobId late = putAtTheDoor();
        m_engine->signInQuestion(late, this,
                                 [this](const Result<SignInQuestion> &) { m_wasAnswered = true; });
        QTRY_VERIFY(m_wasAnswered); // after the answer that the actions got
        QVERIFY(dialog() == nullptr);
        m_actions->signIn(late);
        QTRY_VERIFY(dialog() != nullptr);
    }

    void aHiddenWindowAsksNothing()
    {
        putAtTheDoor();
        QCoreApplication::processEvents();
        QVERIFY(!m_engine->callNames().contains(QStringLiteral("signIn")));
        QVERIFY(dialog() == nullptr);
    }

    void theLoginGoesToTheEngineAsThePersonWants_data()
    {
        QTest::addColumn<bool>("forSession");
        QTest::addColumn<QString>("where");
        QTest::newRow("keychain") << false << QStringLiteral("keychain");
        QTest::newRow("session") << true << QStringLiteral("session");
    }

    void theLoginGoesToTheEngineAsThePersonWants()
    {
        QFETCH(bool, forSession);
        QFETCH(QString, where);
        const JobId id = ask();
        QVERIFY(!submit().isEnabled());
        QVERIFY(says(QStringLiteral("h:443 wants a user name and a password.")));
        QVERIFY(says(QStringLiteral("The connection is encrypted.")));
        QTest::keyClicks(field(QLineEdit::Normal), QStringLiteral("ada"));
        QTest::keyClicks(field(QLineEdit::Password), QStringLiteral("canary"));
        const QList<QRadioButton *> choices = dialog()->findChildren<QRadioButton *>();
        choices.at(forSession ? 1 : 0)->setChecked(true);
        submit().click();
        QTRY_VERIFY(!dialog());
        QCOMPARE(m_engine->calls().last(),
                 (FakeEngine::Call{QStringLiteral("signIn"), id, {QStringLiteral("ada"), where}}));
        QCOMPARE(m_engine->lastLogin().secret, QStringLiteral("canary"));
    }

    void aLockedKeychainIsSaidAndTheSessionOffered()
    {
        ask();
        QTest::keyClicks(field(QLineEdit::Normal), QStringLiteral("ada"));
        m_engine->failNext(makeError(ErrorCode::KeychainUnavailable, ErrorContext::QueueManager),
                           QStringLiteral("signIn"));
        submit().click();
        QTRY_VERIFY(says(QStringLiteral("The keychain is locked or absent.")));
        QVERIFY(dialog()->findChildren<QRadioButton *>().at(0)->isChecked());
        QVERIFY(submit().isEnabled());
    }

    void whatIsReadableAndWhatWasWrongIsSaid()
    {
        SignInQuestion question = questionOf(JobId());
        question.origin = QStringLiteral("http://h:80");
        question.isReadable = true;
        question.wasWrong = true;
        SignInDialog shown(*m_engine, question, m_window.get());
        shown.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(says(shown, QStringLiteral("not encrypted")));
        QVERIFY(says(shown, QStringLiteral("did not take the last one")));
    }

    void aProxyIsNamedAsOne()
    {
        SignInQuestion question = questionOf(JobId());
        question.origin = QStringLiteral("http://gate:3128");
        question.isProxy = true;
        question.isReadable = true;
        question.wasWrong = true;
        SignInDialog shown(*m_engine, question, m_window.get());
        shown.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(says(
            shown, QStringLiteral("The proxy http://gate:3128 wants a user name and a password.")));
        QVERIFY(says(shown, QStringLiteral("not encrypted")));
        QVERIFY(says(shown, QStringLiteral("The proxy did not take the last one.")));
    }

    void aClientCertificateIsOpenedByItsPasswordAlone()
    {
        SignInQuestion question = questionOf(JobId());
        question.scheme = certificateScheme;
        question.realm = QStringLiteral("/home/ada/ada.p12");
        SignInDialog shown(*m_engine, question, m_window.get());
        shown.setAttribute(Qt::WA_DeleteOnClose, false);
        shown.show();
        QVERIFY(says(shown, QStringLiteral("/home/ada/ada.p12 is opened by a password.")));
        QVERIFY(!says(shown, QStringLiteral("connection")));
        QLineEdit *password = nullptr;
        for (QLineEdit *field : shown.findChildren<QLineEdit *>()) {
            if (field->isVisible()) {
                QVERIFY(password == nullptr);
                password = field;
            }
        }
        QVERIFY(password != nullptr);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QTest::keyClicks(password, QStringLiteral("canary"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_COMPARE(m_engine->lastLogin().secret, QStringLiteral("canary"));
        QVERIFY(m_engine->lastLogin().user.isEmpty());
    }

    void aProxyAndAServerOfOneNameAreTwoDoors()
    {
        m_window->show();
        for (const bool isProxy : {false, true}) {
            const JobSnapshot job = failed(isProxy ? ErrorCode::ProxyAuthenticationRequired
                                                   : ErrorCode::AuthenticationRequired,
                                           JobState::Error);
            SignInQuestion question = questionOf(job.job.id);
            question.isProxy = isProxy;
            m_engine->putQuestion(question);
            m_engine->putJob(job);
        }
        QTRY_COMPARE(m_window->findChildren<SignInDialog *>().size(), 2);
    }

    void withoutAQuestionTheServerIsAskedAgain()
    {
        const JobSnapshot job = failed(ErrorCode::AuthenticationRequired, JobState::Error);
        m_engine->putJob(job);
        m_actions->signIn(job.job.id);
        QTRY_VERIFY(m_engine->callNames().contains(QStringLiteral("resume")));
    }

    void aLockedKeychainIsUnlocked()
    {
        const JobSnapshot job = failed(ErrorCode::KeychainUnavailable, JobState::TransientError);
        m_engine->putJob(job);
        m_actions->unlock(job.job.id);
        QTRY_COMPARE(m_engine->callNames().last(), QStringLiteral("unlockKeychain"));
    }

private:
    static SignInQuestion questionOf(const JobId &id)
    {
        return {id, QStringLiteral("https://h:443"), QStringLiteral("realm"),
                QStringLiteral("digest")};
    }

    static JobSnapshot failed(ErrorCode code, JobState state)
    {
        JobSnapshot job = FakeEngine::makeJob(QStringLiteral("job"), state);
        job.job.files = {
            FakeEngine::makeFile(QStringLiteral("https://h/a"), QStringLiteral("/tmp/a"), 100)};
        job.job.error = makeError(code, ErrorContext::RemoteFile);
        return job;
    }

    JobId putAtTheDoor()
    {
        const JobSnapshot job = failed(ErrorCode::AuthenticationRequired, JobState::Error);
        m_engine->putQuestion(questionOf(job.job.id));
        m_engine->putJob(job);
        return job.job.id;
    }

    /// A job whose server asks, and the open dialog about it.
    JobId ask()
    {
        const JobId id = putAtTheDoor();
        m_actions->signIn(id);
        [[maybe_unused]] const bool isOpen =
            QTest::qWaitFor([this] { return dialog() != nullptr; });
        return id;
    }

    [[nodiscard]] SignInDialog *dialog() const { return m_window->findChild<SignInDialog *>(); }

    [[nodiscard]] QPushButton &submit() const
    {
        const QList<QPushButton *> buttons = dialog()->findChildren<QPushButton *>();
        const auto isDefault = [](const QPushButton *button) { return button->isDefault(); };
        return **std::find_if(buttons.begin(), buttons.end(), isDefault);
    }

    [[nodiscard]] QLineEdit *field(QLineEdit::EchoMode mode) const
    {
        const QList<QLineEdit *> fields = dialog()->findChildren<QLineEdit *>();
        return *std::find_if(fields.begin(), fields.end(),
                             [mode](const QLineEdit *field) { return field->echoMode() == mode; });
    }

    [[nodiscard]] static bool says(const QWidget &widget, const QString &text)
    {
        const QList<QLabel *> labels = widget.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    }

    [[nodiscard]] bool says(const QString &text) const { return says(*dialog(), text); }

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<JobModel> m_jobs;
    std::unique_ptr<SignInActions> m_actions;
    bool m_wasAnswered = false;
};

QTEST_MAIN(TestSignIn)
#include "tst_signin.moc"

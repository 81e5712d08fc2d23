// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/secrets/keychainthread.h"
#include "model/threadedengine.h"
#include "tests/app/instance.h"
#include "tests/support/authserver.h"
#include "tests/support/testcertificate.h"
#include "ui/dialogs/newdownloaddialog.h"
#include "ui/dialogs/newuploaddialog.h"
#include "ui/dialogs/signindialog.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace tranship;
using namespace tranship::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostSecrets = 30;

/// Of a process of ours, as the system shows it to others.
QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Secrets that are put in by every door are found again nowhere but in the keychain: the real
/// program, in a session with gnome-keyring.
class TestCanary final : public QObject {
    Q_OBJECT

private:
    /// A new one; all begin alike, with a word that is nowhere else, so that one search finds any.
    QString secret()
    {
        ++m_count;
        return u"kanarie%1%2"_s.arg(m_count, 2, 10, QLatin1Char('0')).arg(u"b7"_s);
    }

    QString dataFolder() const { return m_folder.filePath(u"data"_s); }

    /// "http://user:SECRET@127.0.0.1:PORT" + path
    QString withLogin(const QString &path)
    {
        QUrl url = m_server.url(path);
        url.setUserName(u"ada"_s);
        url.setPassword(secret());
        return url.toString(QUrl::FullyEncoded);
    }

    /// A file with a line for each.
    QString fileWith(const QStringList &lines)
    {
        const QString name = m_inputs.filePath(u"input-%1"_s.arg(++m_files));
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(lines.join(u'\n').toUtf8() + '\n');
        return name;
    }

    static QString create(Instance &instance, const QString &name,
                          const QString &type = u"download"_s)
    {
        return instance.ctl({u"create"_s, name, u"--type"_s, type})
            .object()
            .value("id"_L1)
            .toString();
    }

    /// In a list: what stands in a command line is nobody's secret any more.
    bool add(Instance &instance, const QString &job, const QString &url, const QString &path)
    {
        return instance.ctl({u"add"_s, job, u"--list"_s, fileWith({url + u'\t' + path})}).exitCode
            == 0;
    }

    [[nodiscard]] QString target() const { return m_folder.filePath(u"target/"_s); }

    /// Where haveAProgramTold() has it write.
    [[nodiscard]] QString told() const { return m_folder.filePath(u"told"_s); }

    void setSecret(Instance &instance, const QString &job, const QString &key, const QString &value,
                   const QStringList &lines, const QString &flag = {})
    {
        QStringList words{u"set"_s, job, key, value, u"--secret-file"_s, fileWith(lines)};
        if (!flag.isEmpty())
            words.append(flag);
        const Instance::Answer answer = instance.ctl(words);
        QVERIFY2(answer.exitCode == 0, answer.errors.constData());
    }

    /// Types into the dialog and sends it.
    static void submit(QDialog &dialog)
    {
        const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isDefault() && button->isEnabled())
                return button->click();
        }
        QFAIL("the dialog cannot be sent");
    }

    void putInByTheWindow();
    void putInByTheClient(Instance &instance);
    void putInByAnUpload(Instance &instance);
    void putInForACertificate(Instance &instance);
    void putInByAMetalink(Instance &instance);
    void haveAProgramTold(Instance &instance);
    void dumpCore(qint64 pid);
    void expectNothingIn(const QString &folder);
    void expectNothingIn(const QByteArray &what, const char *name);

    QTemporaryDir m_folder; ///< all that the program writes
    QTemporaryDir m_inputs; ///< where the secrets are, as a person's own files
    AuthServer m_server;
    int m_count = 0;
    int m_files = 0;

private Q_SLOTS:
    void initTestCase();
    void aSecretIsNowhereButInTheKeychain();
};

void TestCanary::initTestCase()
{
    QVERIFY(m_folder.isValid() && m_inputs.isValid());
    QVERIFY(QDir().mkpath(m_folder.filePath(u"target"_s)));
    QVERIFY(QDir().mkpath(dataFolder()));
    QVERIFY(QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)));
    AuthServer::Place place;
    place.answer.body = "content";
    place.scheme = AuthServer::Scheme::Basic;
    m_server.places.insert(u"/basic"_s, place);
    place.scheme = AuthServer::Scheme::DigestMd5;
    m_server.places.insert(u"/digest"_s, place);
    place.scheme = AuthServer::Scheme::Bearer;
    m_server.places.insert(u"/bearer"_s, place);
    place.scheme = AuthServer::Scheme::None;
    m_server.places.insert(u"/open"_s, place);
}

void TestCanary::putInByTheWindow()
{
    KeychainThread keychain;
    ThreadedEngine engine({dataFolder(), {}, false, false, &keychain});
    bool isStarted = false;
    engine.start(this, [&isStarted](const Done &done) { isStarted = done.has_value(); });
    QTRY_VERIFY(isStarted);
    for (int i = 0; i < 3; ++i) {
        auto *dialog = new NewDownloadDialog(engine);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        const QPointer<QDialog> open(dialog);
        dialog->addLinks({withLogin(u"/basic"_s)});
        dialog->show();
        submit(*dialog);
        QTRY_VERIFY(!open || !open->isVisible());
        delete open;
    }
    JobId failed;
    const auto hasFailed = [&] {
        bool isAnswered = false;
        engine.snapshots(this, [&](const Result<QList<JobSnapshot>> &all) {
            for (const JobSnapshot &one : *all) {
                if (one.job.error.code == ErrorCode::AuthenticationRequired)
                    failed = one.job.id;
            }
            isAnswered = true;
        });
        return QTest::qWaitFor([&isAnswered] { return isAnswered; }) && !failed.isNull();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasFailed(), 20'000);
    std::optional<SignInQuestion> question;
    engine.signInQuestion(failed, this, [&](const Result<SignInQuestion> &asked) {
        if (asked)
            question = *asked;
    });
    QTRY_VERIFY(question.has_value());
    auto *dialog = new SignInDialog(engine, *question);
    const QPointer<QDialog> open(dialog);
    for (QLineEdit *field : dialog->findChildren<QLineEdit *>())
        field->setText(field->echoMode() == QLineEdit::Password ? secret() : u"ada"_s);
    submit(*dialog);
    QTRY_VERIFY(!open || !open->isVisible());
    delete open;
    engine.stop();
}

void TestCanary::putInByTheClient(Instance &instance)
{
    const QStringList paths{u"/basic"_s, u"/digest"_s, u"/bearer"_s, u"/open"_s};
    for (int i = 0; m_count < mostSecrets; ++i) {
        const QString &path = paths.at(i % 4);
        const bool isInUrl = i % 3 == 0;
        const QString id = create(instance, u"job %1"_s.arg(i));
        QVERIFY(
            add(instance, id, isInUrl ? withLogin(path) : m_server.url(path).toString(), target()));
        const QString flag = i % 5 == 4 ? u"--session"_s : QString();
        setSecret(instance, id, u"secret-header"_s, u"X-Api-Key"_s, {secret()}, flag);
        if (i % 4 == 2)
            setSecret(instance, id, u"credentials"_s, u"server"_s, {secret()}, u"--token"_s);
        else if (!isInUrl)
            setSecret(instance, id, u"credentials"_s, u"server"_s, {u"ada"_s, secret()}, flag);
        setSecret(instance, id, u"secret-header"_s, u"Cookie"_s, {u"session="_s + secret()});
        if (i % 3 == 1)
            setSecret(instance, id, u"credentials"_s, u"proxy"_s, {u"ada"_s, secret()}, flag);
        QCOMPARE(instance.ctl({u"resume"_s, id}).exitCode, 0);
    }
    QVERIFY(m_count >= mostSecrets);
}

void TestCanary::putInByAnUpload(Instance &instance)
{
    const QString id = create(instance, u"upload"_s, u"upload"_s);
    const QString source = m_folder.filePath(u"source"_s);
    QFile file(source);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("bytes") == 5 && file.flush());
    QVERIFY(add(instance, id, withLogin(u"/basic"_s), source));
    setSecret(instance, id, u"secret-header"_s, u"X-Upload-Key"_s, {secret()});
    QCOMPARE(instance.ctl({u"resume"_s, id}).exitCode, 0);
}

void TestCanary::putInForACertificate(Instance &instance)
{
    const TestCertificate mine = makeCertificate({.name = "ada"});
    const QString open = fileWith({QString::fromLatin1(mine.key)});
    const QString locked = m_inputs.filePath(u"locked.pem"_s);
    const QString password = secret();
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"pkey"_s, u"-in"_s, open, u"-aes256"_s, u"-passout"_s,
                   u"file:"_s + fileWith({password}), u"-out"_s, locked});
    QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
    QFile file(locked);
    QVERIFY(file.open(QIODevice::Append));
    file.write(mine.certificate);
    file.close();
    // nobody is there: it fails when the certificate was opened
    const QUrl url(u"https://127.0.0.1:1/open"_s);
    const QString id = create(instance, u"certificate"_s);
    QVERIFY(add(instance, id, url.toString(), target()));
    QCOMPARE(instance.ctl({u"set"_s, id, u"client-certificate"_s, locked}).exitCode, 0);
    const auto failsWith = [&](const QString &code) {
        const auto told = [&] {
            const QJsonObject job = instance.ctl({u"info"_s, id}).object();
            return job.value("error"_L1).toObject().value("name"_L1).toString();
        };
        return instance.ctl({u"resume"_s, id}).exitCode == 0
            && QTest::qWaitFor([&] { return told() == code; }, 20'000);
    };
    setSecret(instance, id, u"credentials"_s, u"certificate"_s, {secret()});
    QVERIFY(failsWith(u"ClientCertificateLocked"_s));
    setSecret(instance, id, u"credentials"_s, u"certificate"_s, {password});
    QVERIFY(failsWith(u"ConnectFailure"_s));
}

/// Its logins come from somebody else: they are refused, and not told again in the complaint.
void TestCanary::putInByAMetalink(Instance &instance)
{
    const QString document = fileWith({u"<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">"_s,
                                       u"<file name=\"a\"><url>%1</url><url>%2</url></file>"_s.arg(
                                           withLogin(u"/open"_s), withLogin(u"/basic"_s)),
                                       u"</metalink>"_s});
    const QString id = create(instance, u"metalink"_s);
    const Instance::Answer added =
        instance.ctl({u"add"_s, id, u"--metalink"_s, document, target()});
    QVERIFY(added.exitCode != 0);
    expectNothingIn(added.output + added.errors, "the complaint about a Metalink");
}

/// Of a job with secrets of all kinds; it writes down what it got.
void TestCanary::haveAProgramTold(Instance &instance)
{
    const QString id = create(instance, u"told"_s);
    QVERIFY(add(instance, id, withLogin(u"/basic"_s), target()));
    setSecret(instance, id, u"secret-header"_s, u"X-Api-Key"_s, {secret()});
    const QString script = fileWith({u"env; tr '\\0' '\\n' < /proc/self/cmdline; echo \"$@\""_s});
    const QString command = u"/bin/sh -c \"exec > %1.new; . %2; mv %1.new %1\" told {id} {state} "
                            "{folder} {files}"_s.arg(told(), script);
    QCOMPARE(instance.ctl({u"set"_s, id, u"notify-command"_s, command}).exitCode, 0);
    QCOMPARE(instance.ctl({u"resume"_s, id}).exitCode, 0);
}

void TestCanary::expectNothingIn(const QByteArray &what, const char *name)
{
    QVERIFY2(!what.contains("kanarie"), name);
    QVERIFY2(!what.contains(QByteArray("k\0a\0n\0a\0r\0i\0e", 13)), name); // as QString has it
}

/// Base64 of "ada:canary..." too, as Basic sends it.
void TestCanary::expectNothingIn(const QString &folder)
{
    const QByteArray encoded = QByteArray("ada:kanarie").toBase64().first(12);
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = files.next();
        const QByteArray content = contentOf(name);
        expectNothingIn(content, qPrintable(name));
        QVERIFY2(!content.contains(encoded), qPrintable(name));
    }
}

/// As the system would write one while the secrets are in use: with what /proc/PID/coredump_filter
/// lets in.
void TestCanary::dumpCore(qint64 pid)
{
    const QString gcore = QStandardPaths::findExecutable(u"gcore"_s);
    if (gcore.isEmpty())
        return; // the other one is looked at all the same
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(gcore, {u"-o"_s, m_folder.filePath(u"core"_s), QString::number(pid)});
    QVERIFY(
        QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000));
    QVERIFY2(QFile::exists(m_folder.filePath(u"core.%1"_s.arg(pid))),
             process.readAll().constData());
}

void TestCanary::aSecretIsNowhereButInTheKeychain()
{
    if (qEnvironmentVariable("TRANSHIP_KEYCHAIN") != "keyring"_L1)
        QSKIP("for a session with a keyring");
    putInByTheWindow();
    Instance instance(dataFolder());
    const QString errors = m_folder.filePath(u"errors.log"_s);
    instance.setErrorFile(errors);
    QVERIFY(instance.start({u"QT_LOGGING_RULES=*.debug=true;qt.*=false"_s}));
    putInByAnUpload(instance);
    putInForACertificate(instance);
    putInByAMetalink(instance);
    haveAProgramTold(instance);
    putInByTheClient(instance);
    const auto isHeard = [this](const char *header) {
        return std::any_of(m_server.seen.cbegin(), m_server.seen.cend(),
                           [header](const BodyRequest &request) {
                               return request.header(header).contains("kanarie");
                           });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHeard("X-Api-Key"), 30'000); // else nothing would be proved
    QTRY_VERIFY_WITH_TIMEOUT(isHeard("Authorization"), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(isHeard("X-Upload-Key"), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(told()), 30'000);
    QVERIFY(contentOf(told()).contains("TRANSHIP_"));

    const QString process = u"/proc/%1/"_s.arg(instance.processId());
    expectNothingIn(contentOf(process + u"cmdline"_s), "arguments");
    expectNothingIn(contentOf(process + u"environ"_s), "environment");
    for (const QStringList &words :
         {QStringList{u"list"_s}, QStringList{u"history"_s}, QStringList{u"policy"_s}})
        expectNothingIn(instance.ctl(words).output, qPrintable(words.first()));
    const QJsonArray jobs = instance.ctl({u"list"_s}).array();
    QVERIFY(!jobs.isEmpty());
    for (const QJsonValue &job : jobs) {
        const QString id = job.toObject().value("id"_L1).toString();
        expectNothingIn(instance.ctl({u"info"_s, id}).output, "info");
        expectNothingIn(instance.ctl({u"log"_s, id}).output, "log");
        expectNothingIn(instance.ctlPlain({u"get"_s, id, u"header"_s}).output, "get header");
    }
    dumpCore(instance.processId());
    instance.kill();
    expectNothingIn(m_folder.path());

    // Once more, to an end that leaves a core dump where the system allows one.
    QVERIFY(instance.start());
    const auto pid = static_cast<pid_t>(instance.processId());
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    static_cast<void>(::prlimit(pid, RLIMIT_CORE, &unlimited, nullptr)); // only root may
    QCOMPARE(::kill(pid, SIGABRT), 0);
    QVERIFY(instance.ends());
    expectNothingIn(m_folder.path());
    expectNothingIn(qEnvironmentVariable("HOME"));
}

QTEST_MAIN(TestCanary)
#include "tst_canary.moc"

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fields/connectionfields.h"

#include "model/job/jobsettings.h"
#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QLineEdit>

namespace tranship {

namespace {

constexpr int fieldWidth = 80 * theme::gridUnit;

/// The job's setting; empty where nothing of its own was said.
QString ownText(const Job &job, QLatin1String key)
{
    const QString text = settingText(job, key).value_or(QString());
    const bool isUnset = text == QLatin1String("default")
        || (key == QLatin1String("security") && text == QLatin1String("none"));
    return isUnset ? QString() : text;
}

} // namespace

ConnectionFields::ConnectionFields(QWidget *parent) : QObject(parent), m_parent(parent)
{
    makeField("proxy", tr("As in the settings"),
              tr("“system”, “none”, or proxies tried in order: “http://host:3128 "
                 "socks5://host:1080”. Empty: as in the settings."));
    makeField("proxy-bypass", tr("No exceptions"),
              tr("Hosts that the job’s own proxies are not used for: names, addresses, "
                 "“*.example.org”, “<local>”."));
    makeField("security", tr("Everything is checked"),
              tr("What is overlooked or checked besides, of: check-revocation, ignore-wrong-host, "
                 "ignore-date, ignore-unknown-issuer, ignore-wrong-usage."));
    makeField(
        "client-certificate", tr("None"),
        tr("A PEM or PKCS#12 file with your certificate and its key, for servers that ask who "
           "you are."));
    makeField(
        "notify-command", tr("No command"),
        tr("A program that is run when the job is Transferred or stops with an error: its "
           "absolute path and its arguments, of which {id}, {state}, {folder} and {files} are "
           "filled in. Ends it with another code than 0, it is run again later."));
}

QLineEdit *ConnectionFields::makeField(const char *key, const QString &placeholder,
                                       const QString &tip)
{
    auto *line = new QLineEdit(m_parent);
    line->setObjectName(QLatin1String(key));
    line->setPlaceholderText(placeholder);
    line->setToolTip(tip);
    line->setAccessibleDescription(tip);
    line->setMinimumWidth(fieldWidth);
    m_fields.append({key, line});
    connect(line, &QLineEdit::editingFinished, this, [this, line, name = QLatin1String(key)] {
        if (line->text() != ownText(m_job, name))
            Q_EMIT edited(name, line->text());
    });
    return line;
}

void ConnectionFields::addTo(QFormLayout &form)
{
    form.addRow(tr("Pro&xy"), m_fields.at(0).line);
    form.addRow(tr("Without proxy"), m_fields.at(1).line);
    form.addRow(tr("Security flags"), m_fields.at(2).line);
    form.addRow(tr("Client certificate"), m_fields.at(3).line);
    form.addRow(tr("Notify command"), m_fields.at(4).line);
}

void ConnectionFields::show(const Job &job, bool overwrite)
{
    m_job = job;
    for (const Field &field : std::as_const(m_fields)) {
        const QString text = ownText(job, QLatin1String(field.key));
        if ((overwrite || !field.line->hasFocus()) && field.line->text() != text)
            field.line->setText(text);
    }
}

} // namespace tranship

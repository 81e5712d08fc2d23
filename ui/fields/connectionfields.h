// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QList>
#include <QObject>

class QFormLayout;
class QLineEdit;
class QWidget;

namespace tranship {

/// How a job connects and whom it tells, as lines of text: proxy, security flags, client
/// certificate, notify command.
class ConnectionFields final : public QObject {
    Q_OBJECT

public:
    explicit ConnectionFields(QWidget *parent);

    void addTo(QFormLayout &form);
    /// As the job has them; a field that a person is in the middle of changing stays as it is,
    /// unless `overwrite`.
    void show(const Job &job, bool overwrite = false);

Q_SIGNALS:
    /// Key and text as of jobsettings.h.
    void edited(const QString &key, const QString &text);

private:
    struct Field {
        const char *key;
        QLineEdit *line;
    };

    QLineEdit *makeField(const char *key, const QString &placeholder, const QString &tip);

    QWidget *m_parent;
    QList<Field> m_fields;
    Job m_job;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QMap>
#include <QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;
class QWidget;

namespace tranship {

class RateEdit;

/// The properties of a job that say how its bytes come: number of connections, speed limit, which
/// networks, dynamic content. Speaks in the keys and texts of jobsettings.h.
class TransferFields final : public QObject {
    Q_OBJECT

public:
    enum class Focused {
        Keep, ///< what a person is in the middle of changing stays
        Overwrite,
    };

    /// Makes the widgets as children of `parent`.
    explicit TransferFields(QWidget *parent);

    /// Whose properties they are: an upload has neither a number of connections nor dynamic
    /// content. They are disabled, and not added.
    void setType(JobType type);
    void addTo(QFormLayout &form);
    /// The job's values, without edited().
    void show(const Job &job, Focused focused = Focused::Keep);
    /// What differs from a new job's.
    [[nodiscard]] QMap<QString, QString> settings() const;
    void setEnabled(bool enabled);

Q_SIGNALS:
    /// The person changed a property.
    void edited(const QString &key, const QString &text);

private:
    void setUpFields();
    void connectFields();
    [[nodiscard]] QString dynamicText() const;

    [[nodiscard]] bool isForUploads() const { return m_type != JobType::Download; }

    QSpinBox *m_connections;
    RateEdit *m_limit;
    QComboBox *m_networks;
    QCheckBox *m_dynamic;
    JobType m_type = JobType::Download;
};

} // namespace tranship

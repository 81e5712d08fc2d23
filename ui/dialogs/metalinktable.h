// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"
#include "model/job/metalink.h"

#include <QTreeWidget>

namespace tranship {

/// The files that a Metalink describes, to be looked at before they are downloaded: name, size,
/// number of mirrors.
class MetalinkTable final : public QTreeWidget {
    Q_OBJECT

public:
    explicit MetalinkTable(QWidget *parent = nullptr);

    void setFiles(const QList<MetalinkFile> &files);

    [[nodiscard]] const QList<MetalinkFile> &files() const { return m_files; }

    /// What the engine is asked to add, below `folder`.
    [[nodiscard]] QList<NewFile> newFiles(const QString &folder) const;

private:
    QList<MetalinkFile> m_files;
};

} // namespace tranship

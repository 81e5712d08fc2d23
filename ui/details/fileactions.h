// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/snapshot.h"
#include "ui/verbreport.h"

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace tranship {

class Engine;

/// What can be done to some files of a job: which come first, which not at all, another name, and
/// away with them.
class FileActions final : public QObject {
    Q_OBJECT

public:
    /// `view` is the parent of the dialogs.
    FileActions(Engine &engine, QWidget &view);

    /// In the order of a menu, with separators.
    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }

    [[nodiscard]] QAction *rename() const { return m_rename; }

    [[nodiscard]] QAction *remove() const { return m_remove; }

    [[nodiscard]] QAction *skip() const { return m_skip; }

    void setFiles(const JobSnapshot &job, const QList<int> &files);

Q_SIGNALS:
    void messageRaised(const tranship::VerbMessage &message);

private:
    void setUpPriorities();
    void setUpOthers();
    QAction *add(const QString &text, const char *icon);
    void refresh();
    void setPriority(FilePriority priority);
    void setSkipped(bool skipped);
    void askForName();
    void askForRemoval();
    void removeNext(const JobId &job, QList<int> files);
    void set(const QString &key, const QString &text);
    [[nodiscard]] bool isAny(const std::function<bool(const File &)> &is) const;

    Engine &m_engine;
    QWidget &m_view;
    Job m_job;
    QList<int> m_files; ///< indexes, ascending
    QList<QAction *> m_actions;
    QList<QAction *> m_priorities;
    QAction *m_skip = nullptr;
    QAction *m_want = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <atomic>
#include <memory>

namespace tranship {

/// A file to upload, as it was found on the disk.
struct FoundFile {
    QString path; ///< absolute, clean
    QString name; ///< its own; of one in a folder that was given: below it, "photos/a.jpg"
    qint64 size = 0; ///< bytes
    QString problem; ///< a sentence; empty: it can be sent
};

/// Looks at files, and for those in folders, beside the GUI thread, which touches no disk.
class FileSurvey final : public QObject {
    Q_OBJECT

public:
    /// Files that are found at most; further ones are not taken.
    static constexpr qsizetype mostFound = 10'000;
    static constexpr int deepest = 64; ///< folders inside each other

    using QObject::QObject;
    ~FileSurvey() override;
    Q_DISABLE_COPY_MOVE(FileSurvey)

    /// Ends in found(); several may run side by side.
    void begin(const QStringList &paths);

    [[nodiscard]] bool isRunning() const { return m_running > 0; }

Q_SIGNALS:
    /// In the order of the paths and, in a folder, of the names. Links to folders are not followed.
    void found(const QList<tranship::FoundFile> &files);

private:
    std::shared_ptr<std::atomic<bool>> m_isUnwanted = std::make_shared<std::atomic<bool>>(false);
    int m_running = 0;
};

} // namespace tranship

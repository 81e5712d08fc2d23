// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace tranship {

/// The files of a new upload: chosen, dropped, taken off again; with their sizes and where each
/// will go.
class UploadFileList final : public QWidget {
    Q_OBJECT

public:
    struct File {
        QString path; ///< absolute, clean
        QString name;
        qint64 size = 0; ///< bytes
        QString problem; ///< a sentence; empty: it can be sent
    };

    explicit UploadFileList(QWidget *parent = nullptr);

    /// Those that are not there yet; each is looked at once, now.
    void addFiles(const QStringList &paths);

    [[nodiscard]] const QList<File> &files() const { return m_files; }

    [[nodiscard]] QTreeWidget &table() const { return *m_table; }

    /// Says of each file where it goes; empty for nothing.
    void showAddresses(const std::function<QString(const File &)> &addressOf);
    void setBusy(bool busy);

Q_SIGNALS:
    void changed();

private:
    void setUpTable();
    void chooseFiles();
    void removeChosen();
    void refresh();

    QList<File> m_files;
    QTreeWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
    QLabel *m_total;
};

} // namespace tranship

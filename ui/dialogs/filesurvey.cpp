// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/filesurvey.h"

#include <QDir>
#include <QFileInfo>
#include <QThread>

namespace tranship {

namespace {

class Search final {
public:
    explicit Search(const std::atomic<bool> &isUnwanted) : m_isUnwanted(isUnwanted) { }

    QList<FoundFile> lookAt(const QStringList &paths)
    {
        for (const QString &path : paths) {
            const QFileInfo info(QDir::cleanPath(path));
            if (!info.isDir())
                m_found.append(fileAt(info, info.fileName()));
            else
                lookInto(info);
        }
        return m_found;
    }

private:
    [[nodiscard]] bool isOver() const
    {
        return m_isUnwanted || m_found.size() >= FileSurvey::mostFound;
    }

    static FoundFile fileAt(const QFileInfo &info, const QString &name)
    {
        FoundFile file{info.absoluteFilePath(), name, info.size(), {}};
        if (!info.exists())
            file.problem = FileSurvey::tr("“%1” is not there.").arg(info.filePath());
        else if (!info.isFile())
            file.problem = FileSurvey::tr("“%1” is not a file.").arg(info.fileName());
        else if (!info.isReadable())
            file.problem = FileSurvey::tr("“%1” may not be read.").arg(info.fileName());
        if (!file.problem.isEmpty())
            file.size = 0;
        return file;
    }

    void lookInto(const QFileInfo &folder)
    {
        const auto before = m_found.size();
        if (folder.isReadable())
            walk(QDir(folder.absoluteFilePath()), folder.fileName() + QLatin1Char('/'), 1);
        FoundFile problem{folder.absoluteFilePath(), folder.fileName(), 0, {}};
        if (!folder.isReadable())
            problem.problem = FileSurvey::tr("“%1” may not be read.").arg(folder.fileName());
        else if (m_found.size() == before)
            problem.problem = FileSurvey::tr("There are no files in “%1”.").arg(folder.fileName());
        else if (m_found.size() >= FileSurvey::mostFound)
            problem.problem = FileSurvey::tr("There are more than %n file(s) in “%1”.", nullptr,
                                             static_cast<int>(FileSurvey::mostFound))
                                  .arg(folder.fileName());
        if (!problem.problem.isEmpty())
            m_found.append(problem);
    }

    void walk(const QDir &folder, const QString &prefix, int depth)
    {
        const QFileInfoList entries = folder.entryInfoList(
            QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &entry : entries) {
            if (isOver())
                return;
            if (!entry.isDir())
                m_found.append(fileAt(entry, prefix + entry.fileName()));
            else if (!entry.isSymLink() && depth < FileSurvey::deepest)
                walk(QDir(entry.absoluteFilePath()), prefix + entry.fileName() + QLatin1Char('/'),
                     depth + 1);
        }
    }

    const std::atomic<bool> &m_isUnwanted;
    QList<FoundFile> m_found;
};

} // namespace

FileSurvey::~FileSurvey()
{
    *m_isUnwanted = true;
}

void FileSurvey::begin(const QStringList &paths)
{
    const auto files = std::make_shared<QList<FoundFile>>();
    QThread *thread = QThread::create(
        [paths, files, isUnwanted = m_isUnwanted] { *files = Search(*isUnwanted).lookAt(paths); });
    ++m_running;
    connect(thread, &QThread::finished, this, [this, files] {
        --m_running;
        Q_EMIT found(*files);
    });
    connect(thread, &QThread::finished, thread, &QThread::deleteLater);
    thread->start();
}

} // namespace tranship

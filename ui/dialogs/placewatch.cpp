// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/placewatch.h"

#include <QDir>

namespace tranship {

PlaceWatch::PlaceWatch(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &PlaceWatch::ask);
}

void PlaceWatch::setQuestion(const PlaceQuestion &question)
{
    const bool isSame = question.folder == m_question.folder && question.names == m_question.names
        && question.links == m_question.links;
    if (isSame)
        return;
    m_question = question;
    m_isStale = true;
    m_pause.start();
}

void PlaceWatch::ask()
{
    if (!QDir::isAbsolutePath(m_question.folder) || m_askedFolders.contains(m_question.folder))
        return;
    m_isStale = false;
    m_askedFolders.insert(m_question.folder);
    m_engine.lookAt(
        m_question, this,
        [this, asked = m_question](const Result<PlaceReport> &report) { take(asked, report); });
}

void PlaceWatch::take(const PlaceQuestion &asked, const Result<PlaceReport> &report)
{
    m_askedFolders.remove(asked.folder);
    if (asked.folder != m_question.folder)
        return;
    if (report)
        Q_EMIT reported(*report);
    if (m_isStale && !m_pause.isActive())
        m_pause.start();
}

} // namespace tranship

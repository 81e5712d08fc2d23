// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clipboardwatch.h"

#include "model/job/wantedlinks.h"
#include "ui/dialogs/links.h"

#include <QClipboard>
#include <QGuiApplication>

namespace tranship {

ClipboardWatch::ClipboardWatch(Engine &engine, QClipboard &clipboard, QObject *parent)
    : QObject(parent),
      m_clipboard(clipboard)
{
    connect(&engine, &Engine::policyChanged, this, &ClipboardWatch::follow);
    engine.policy(this, [this](const Result<PolicyReport> &report) {
        if (report)
            follow(*report);
    });
    connect(&m_clipboard, &QClipboard::dataChanged, this, &ClipboardWatch::look);
}

void ClipboardWatch::follow(const PolicyReport &report)
{
    m_isOn = report.effective.policy.watchClipboard;
}

void ClipboardWatch::look()
{
    // Not every desktop tells who owns it; who copies here has the focus here.
    if (!m_isOn || m_clipboard.ownsClipboard() || QGuiApplication::focusWindow() != nullptr)
        return;
    const QStringList links = fileLinksIn(m_clipboard.mimeData());
    if (links.isEmpty() || links == m_last)
        return;
    m_last = links;
    Q_EMIT linksCopied(links);
}

QStringList fileLinksIn(const QMimeData *data)
{
    QStringList files;
    for (const QString &link : linksIn(data)) {
        if (isLikelyFile(QUrl(link)))
            files << link;
    }
    return files;
}

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QObject>

class QClipboard;
class QMimeData;

namespace tranship {

/// Tells of links to files that another program copies, when the person switched that on
/// (WatchClipboard). Links to pages are let alone, and so is what this program copies.
class ClipboardWatch final : public QObject {
    Q_OBJECT

public:
    ClipboardWatch(Engine &engine, QClipboard &clipboard, QObject *parent = nullptr);

Q_SIGNALS:
    void linksCopied(const QStringList &links);

private:
    void follow(const PolicyReport &report);
    void look();

    QClipboard &m_clipboard;
    QStringList m_last; ///< some programs copy the same twice
    bool m_isOn = false;
};

/// The links in it that look like files (isLikelyFile).
[[nodiscard]] QStringList fileLinksIn(const QMimeData *data);

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/engine.h"

#include <QObject>
#include <QTimer>

namespace tranship {

/// Has the engine look at the folder that new files would go to, a moment after something changed,
/// and never twice at once at the same one: a share that hangs is asked once.
class PlaceWatch final : public QObject {
    Q_OBJECT

public:
    explicit PlaceWatch(Engine &engine, QObject *parent = nullptr);

    /// What is to be known now. A folder that is no absolute path is not looked at.
    void setQuestion(const PlaceQuestion &question);

    /// How long it waits for further changes.
    static constexpr std::chrono::milliseconds pause{250};

Q_SIGNALS:
    /// About the folder of the latest question.
    void reported(const tranship::PlaceReport &report);

private:
    void ask();
    void take(const PlaceQuestion &asked, const Result<PlaceReport> &report);

    Engine &m_engine;
    PlaceQuestion m_question;
    QSet<QString> m_askedFolders; ///< that no answer came from yet
    bool m_isStale = false; ///< the question was changed since it was asked
    QTimer m_pause;
};

} // namespace tranship

// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

// What threads ask of the system's scheduler. All are hints: where the system has no such thing, or
// says no, nothing happens.

namespace tranship {

/// From now on the calling thread gives way to the others of this and other programs that want the
/// processor at the same moment, without being shut out.
void giveWay();

/// While one is there, the calling thread stays on one processor, the same each time, and a thread
/// that it begins meanwhile stays there for good. For two threads that hand small pieces to one
/// another: to wake a thread on another processor costs several times as much as to pass them on.
class OneProcessor final {
public:
    OneProcessor();
    ~OneProcessor();
    Q_DISABLE_COPY_MOVE(OneProcessor)
};

/// While one is there, the calling thread and those it begins may run anywhere, in spite of any
/// OneProcessor of the calling thread.
class AnyProcessor final {
public:
    AnyProcessor();
    ~AnyProcessor();
    Q_DISABLE_COPY_MOVE(AnyProcessor)
};

/// First call of a thread that is not to stay where the one that began it was kept.
void leaveProcessor();

} // namespace tranship

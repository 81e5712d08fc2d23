// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QMetaType>

namespace tranship {

/// What a person is asked so that a server lets jobs in.
struct SignInQuestion {
    JobId job; ///< the first that came to the door
    QString origin; ///< originOf()
    QString realm; ///< as the server calls it; may be empty
    QString scheme; ///< "basic", "digest", "bearer"
    bool isReadable = false; ///< the login would go over the line so that others can read it
    bool wasWrong = false; ///< the one that was tried is not taken
    bool isForJob = false; ///< the job has a login of its own: the new one takes its place

    bool operator==(const SignInQuestion &) const = default;
};

} // namespace tranship

Q_DECLARE_METATYPE(tranship::SignInQuestion)

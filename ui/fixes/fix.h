// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/job.h"

#include <QList>
#include <QString>

namespace tranship {

/// The one thing to do about a job that does not move: a flat button in its row, an action in menus
/// and details.
enum class Fix {
    None,
    Complete, ///< all is here
    Resume,
    ResumeNow, ///< it would go on by itself later
    Keep, ///< it is about to be cancelled because nobody decides
    NewLink,
    ChooseFolder,
    FreeSpace, ///< shows the folder, so that something can be deleted there
    SignIn, ///< the server wants a login
    UnlockKeychain,
    TrustCertificate,
};

/// What helps a job that has this error, which is not over by itself: the one table from codes.
[[nodiscard]] Fix fixOf(const Error &error, JobType type);
/// What helps the job now; None when it moves or nothing can be done.
[[nodiscard]] Fix fixFor(const Job &job);
/// "Choose folder"; empty for None.
[[nodiscard]] QString fixText(Fix fix);
/// One sentence: what it does.
[[nodiscard]] QString fixHint(Fix fix);

/// All that a row can show, for the width of its button.
[[nodiscard]] QList<Fix> allFixes();

} // namespace tranship

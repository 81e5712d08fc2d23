// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/linklist.h"
#include "model/job/wantedlinks.h"
#include "ui/dialogs/candidate.h"
#include "ui/theme/theme.h"

#include <QString>

namespace tranship {

/// What must be said of a file before it is added; empty when there is nothing.
struct CandidateRemark {
    QString text;
    theme::Tone tone = theme::Tone::Dimmed;
};

[[nodiscard]] CandidateRemark candidateRemark(const OfferedFile &file);
/// "example.org", "example.org and 2 mirrors".
[[nodiscard]] QString candidateSource(const OfferedFile &file);

/// Why a line of links is none: "not a web address (http or https)".
[[nodiscard]] QString badLineText(const BadLine &line);
/// Why a file is no list of links.
[[nodiscard]] QString linkListText(LinkListProblem problem);
/// What of curl commands is not carried, and what that may lead to; empty when all is.
[[nodiscard]] QString notCarriedText(const WantedLinks &wanted);

} // namespace tranship

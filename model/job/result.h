// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/job/error.h"

#include <tl/expected.hpp>

namespace tranship {

/// What a call that can fail returns. Dropping it is a compiler warning.
template <typename T> struct [[nodiscard]] Result : tl::expected<T, Error> {
    using tl::expected<T, Error>::expected;
};

using Done = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, ErrorContext context,
                                                   QString detail = {})
{
    return tl::unexpected<Error>(makeError(code, context, std::move(detail)));
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace tranship

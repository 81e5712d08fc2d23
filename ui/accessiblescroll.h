// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace tranship {

/// Lets scroll areas speak to assistive technology as plain widgets, from now on. Qt 6.4's own
/// interface of them reads past the end of its list when it is asked for a child that has just
/// gone, as a scroll bar that is not needed any more, and the program dies of it while a screen
/// reader looks. Call it before the first window is made.
void guardScrollAreas();

} // namespace tranship

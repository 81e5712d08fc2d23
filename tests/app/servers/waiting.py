# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for what comes at its own time."""

import time


def wait_for(condition, complaint, seconds=60):
    """Until `condition()` is true; `complaint()` tells what there was in its place."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(complaint())
        time.sleep(0.02)

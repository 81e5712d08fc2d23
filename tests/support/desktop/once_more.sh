#!/bin/bash
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# usage: once_more.sh COMMAND...
# Runs a test from outside; when the program died in it by a segmentation fault, says so and runs it once
# more. Qt 6.4's accessibility bridge reads a table's cell after the table has freed it, now and then, while
# somebody looks from outside; no other failure is forgiven, and a second one is none of this kind.
set -u
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$@" 2>&1 | tee "$log"
outcome=${PIPESTATUS[0]}
if [ "$outcome" -ne 0 ] && grep -q -- '-11 != 0 : the program did not end well' "$log"; then
    echo "once_more.sh: the program died by signal 11; once more"
    "$@"
    outcome=$?
fi
exit "$outcome"

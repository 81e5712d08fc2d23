#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Tranship contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does without the window: the buttons of notifications.
Run it on a desktop that shows them:

    NOTIFY=xfce TRAY=tint2 tests/support/desktop/session.sh tests/app/desktop/tray_and_notifications.py PROGRAM
"""

import programtest
from programtest import NAME, atspi


class TrayAndNotifications(programtest.ProgramTest):
    def notification_button(self, text):
        """The button as the notification server shows it."""
        server = atspi.application("xfce4-notifyd", 30)
        return atspi.find(server, text, "push button", timeout=30)

    def test_the_button_of_a_notification_completes(self):
        self.start_download(self.server.url(NAME))
        self.wait_for_row("Transferred")
        atspi.press(self.notification_button("Complete"))
        self.wait_until_the_list_is_empty()
        self.assert_the_file_is_whole()

    def test_the_button_of_a_notification_asks_before_it_cancels(self):
        self.start_download(self.server.url(NAME))
        self.wait_for_row("Transferred")
        atspi.press(self.notification_button("Cancel"))
        atspi.press(atspi.find_enabled(self.window, "Delete files", "push button"))
        self.wait_until_the_list_is_empty()
        self.assertEqual(self.files(), [])

    def test_a_notification_goes_when_it_is_no_longer_true(self):
        self.start_download(self.server.url(NAME))
        self.wait_for_row("Transferred")
        self.notification_button("Complete")
        self.press_verb("Complete")
        server = atspi.application("xfce4-notifyd")
        atspi.wait_for(lambda: atspi.find_now(server, "Complete", "push button") is None,
                       lambda: f"it still says so:\n{atspi.tree(server)}")


if __name__ == "__main__":
    programtest.main(programtest.ProgramTest)

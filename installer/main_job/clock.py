"""The clock of the demonstration: every program is shown a moved time, the product none of it.

Offsets are relative ("+86400"), so that time goes on for all of them together. The library that
moves the time (libfaketime, or the one of the tests where AddressSanitizer is built in) reads the
offset from a file at each question, so that a running server moves along.
"""

import datetime
import math
import os
import pathlib
import time

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))
LIBFAKETIME = "/usr/lib/{}-linux-gnu/faketime/libfaketimeMT.so.1"


def find_libfaketime():
    """The path of libfaketime, or None."""
    path = pathlib.Path(LIBFAKETIME.format(os.uname().machine))
    return str(path) if path.exists() else None


class MovedClock:
    """A clock file and the environment that makes a program look at it."""

    def __init__(self, file, library):
        self._file = pathlib.Path(file)
        self._library = library
        self._offset = 0

    def set(self, text):
        """Moves the time to "2026-12-14 23:40", Vietnamese time. It goes on from there."""
        wanted = datetime.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=VIETNAM)
        self._offset = math.ceil(wanted.timestamp() - time.time())
        fresh = self._file.with_suffix(".new")
        fresh.write_text(f"{self._offset:+d}\n", encoding="ascii")
        fresh.replace(self._file)

    def go_on_to(self, text):
        """The same, where that is still ahead: the time never goes back."""
        if self.now().strftime("%Y-%m-%d %H:%M") < text:
            self.set(text)

    def now(self):
        """The moved time, in Vietnam."""
        return datetime.datetime.fromtimestamp(time.time() + self._offset, VIETNAM)

    def environment(self):
        """The variables that a program needs to see the moved time."""
        return {
            "LD_PRELOAD": self._library,
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

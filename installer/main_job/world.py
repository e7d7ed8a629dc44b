"""The demonstration's folder: server, line, devices, clock."""

import pathlib
import shlex

from main_job.clock import MovedClock
from main_job.line import Line
from main_job.people import PEOPLE
from main_job.programs import Device, Programs, Server

MARKER = ".thidua-demonstration"
MAIN_JOB_BEGINS = "2026-11-30 08:00"

SHORTCUT = """#!/bin/sh
# A device of this demonstration, at the demonstration's time:
#     device WHOSE COMMAND...     device WHOSE desktop
folder=$(dirname "$(readlink -f "$0")")
[ $# -ge 2 ] && [ -d "$folder/devices/$1" ] || {{
    sed -n '2,3s/^# //p' "$0" >&2
    echo "WHOSE:" $(ls "$folder/devices") >&2
    exit 2
}}
device=$folder/devices/$1
shift
{exports}
if [ "$1" = desktop ]; then
    shift
    exec {binaries}/thidua-desktop --data "$device" --lang {language} "$@"
fi
exec {binaries}/thidua --data "$device" "$@"
"""


class World:
    """Everything the story plays with, below one folder."""

    def __init__(self, folder, binaries, sample, clock_library, language, begins=MAIN_JOB_BEGINS):
        self.folder = pathlib.Path(folder).resolve()
        self.sample = pathlib.Path(sample)
        self._binaries = pathlib.Path(binaries).resolve()
        self._language = language
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / MARKER).write_text("installer/quickstart\n", encoding="ascii")
        self.clock = MovedClock(self.folder / "clock", clock_library)
        self.clock.set(begins)
        self.programs = Programs(binaries, self.clock, language)
        self.line = Line()
        self.server = Server(self.programs, self.folder / "server", self.folder / "server.log")
        self.devices = {}

    def organization(self):
        """The province's data. No form is published yet."""
        return self.sample / "organization.json"

    def enroll(self, person):
        """Gives a person a device."""
        code = self.server.code_for(person.unit, person.role, person.name, self.line.address)
        device = Device(self.programs, self.folder / "devices" / person.key, person)
        device.ask("enroll", code)
        self.devices[person.key] = device
        return device

    def device(self, key):
        """By the key in people.py."""
        return self.devices[key]

    def all_devices(self):
        """In the order of people.py."""
        return [self.devices[person.key] for person in PEOPLE if person.key in self.devices]

    def write(self, name, words):
        """A file for a command to read."""
        path = self.folder / name
        path.write_text(words, encoding="utf-8")
        return path

    def write_shortcut(self):
        """A script that runs a program as one of the devices."""
        exports = "\n".join(f"export {name}={shlex.quote(value)}"
                            for name, value in self.clock.environment().items())
        script = self.folder / "device"
        script.write_text(
            SHORTCUT.format(exports=exports, binaries=shlex.quote(str(self._binaries)), language=self._language),
            encoding="utf-8")
        script.chmod(0o755)

    def close(self):
        """Ends what still runs."""
        self.line.cut()
        self.server.kill()

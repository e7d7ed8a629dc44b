"""A server and two devices for the tests of bad input, and what is asked of every refusal."""

import argparse
import hashlib
import pathlib
import sqlite3
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "installer"))

from main_job.people import Person  # noqa: E402
from main_job.programs import Device, Server, run  # noqa: E402, F401
from main_job.world import World  # noqa: E402

FORMS = ROOT / "installer/sample/forms"
OFFICE = Person("office", "STP-VP", "office", "Lương Thu Hà")
OFFICER = Person("officer", "STP-HCTP", "officer", "Nông Thị Bích")
HEAD = Person("head", "STP-HCTP", "head", "Hoàng Văn Kiên")

# What a library says when nobody has put it into words.
NO_SENTENCE = ("exception", "what()", "std::", "terminate", "Sanitizer", "SQLITE", "malformed",
               "database is locked", "boost", "errno")

settings = {}


class SceneTest(unittest.TestCase):
    """Each class gets a world of its own: a running server, an Office, an officer with a draft."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="thidua-bad-input-")
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.world = World(pathlib.Path(cls.temporary.name) / "world", settings["binaries"],
                          ROOT / "installer/sample", settings["clock"], "en")
        cls.addClassCleanup(cls.world.close)
        world = cls.world
        world.server.run("init", "--organization", world.organization(),
                         "--address", world.line.address)
        world.server.start()
        world.line.lead_to(world.server.port)
        world.line.put_up()
        cls.office = world.enroll(OFFICE)
        for form in ("annual-report.json", "quarterly-progress.json"):
            cls.office.ask("form", "publish", FORMS / form)
        cls.office.sync()
        cls.officer = world.enroll(OFFICER)
        cls.period = next(one["id"] for one in cls.officer.ask("period", "list")
                          if one["form"] == "annual-report" and one["phase"] == "open")
        cls.report = cls.officer.ask("report", "new", "--period", cls.period)["id"]
        cls.officer.sync()

    def new_device(self, name="device"):
        """A device that is not enrolled."""
        folder = tempfile.mkdtemp(prefix=f"{name}-", dir=self.temporary.name)
        return Device(self.world.programs, folder, HEAD)

    def write(self, name, content):
        """A file for a command to read."""
        path = pathlib.Path(self.temporary.name) / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def assert_one_sentence(self, outcome, codes=(1,)):
        """The command failed with one clear sentence; its document says the same, if there is
        one."""
        self.assertIn(outcome.code, codes, outcome.describe()[:3000])
        lines = outcome.err.strip().splitlines()
        self.assertEqual(len(lines), 1, outcome.describe()[:3000])
        if outcome.out:
            self.assertEqual(list(outcome.json), ["error"], outcome.describe()[:3000])
            self.assertEqual(outcome.json["error"]["message"].strip(), lines[0])
        self.assertRegex(lines[0], r"^[A-Z\"].{15,700}$")
        for word in NO_SENTENCE:
            self.assertNotIn(word, lines[0])

    def back_up(self, name):
        """A backup of the server as it is now."""
        file = pathlib.Path(self.temporary.name) / name
        self.world.server.run("backup", "--to", file)
        return file

    def restore(self, file):
        """The server is gone; the backup takes its place, at another port."""
        self.world.server.stop()
        self.world.server.run("restore", "--from", file, "--replace")
        self.world.server.start()
        self.world.line.lead_to(self.world.server.port)

    def assert_server_is_well(self):
        """It still serves others."""
        figures = self.office.sync()
        self.assertIsNotNone(figures["server_time"])


def store_of(device):
    """The one file that a device keeps everything in."""
    return device.data / "device.db"


def fingerprint(path):
    """Of a file's bytes."""
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def settle(path):
    """Brings what is in the write-ahead log into the file itself, so that it can be compared."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def main():
    """The tests of the program that calls it, with the binaries that the command line names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--binaries", required=True)
    parser.add_argument("--clock", required=True)
    known, rest = parser.parse_known_args()
    settings.update(vars(known))
    unittest.main(module="__main__", argv=[sys.argv[0], "-v", *rest])

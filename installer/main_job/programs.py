"""The real programs, driven by the documented commands with --json."""

import dataclasses
import json
import os
import pathlib
import select
import signal
import subprocess

DONE, FAILED, WRONG_WORDS, UNREACHABLE, NEEDS_PERSON = range(5)
COMMAND_SECONDS_MAX = 120


class UnexpectedEnd(Exception):
    """A program ended otherwise than the story needs."""


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str
    words: tuple

    @property
    def json(self):
        """The document on standard output."""
        return json.loads(self.out)

    def describe(self):
        """The command and all it said."""
        return f"{' '.join(self.words)}\nexit {self.code}\n{self.out}{self.err}"


def run(words, environment=None, accept=None, stdin=None):
    """Runs a program to its end. `accept`: exit codes that are no failure; None: any."""
    ended = subprocess.run(
        [str(word) for word in words],
        env=environment,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        timeout=COMMAND_SECONDS_MAX,
        check=False,
    )
    outcome = Outcome(
        ended.returncode,
        ended.stdout.decode("utf-8", "replace"),
        ended.stderr.decode("utf-8", "replace"),
        tuple(str(word) for word in words),
    )
    if accept is not None and outcome.code not in accept:
        raise UnexpectedEnd(outcome.describe())
    return outcome


class Programs:
    """Where the programs are and the environment they run in."""

    def __init__(self, folder, clock=None, language="en"):
        self._folder = pathlib.Path(folder)
        self._clock = clock
        self._language = language

    def path(self, name):
        """One of thidua, thidua-server, thidua-desktop."""
        return self._folder / name

    def environment(self):
        """This process's environment with the moved clock."""
        variables = {name: value for name, value in os.environ.items() if name != "THIDUA_DATA"}
        if self._clock is not None:
            variables.update(self._clock.environment())
        return variables

    def words(self, name, data, *words):
        """A whole command line of one of the programs."""
        language = ["--lang", self._language]
        return [str(self.path(name)), "--data", str(data), "--json", *language, *map(str, words)]


class Server:
    """The central server's folder and, while it runs, its process."""

    def __init__(self, programs, data, log):
        self._programs = programs
        self.data = pathlib.Path(data)
        self._log = pathlib.Path(log)
        self._process = None
        self.port = 0

    def run(self, *words, accept=(DONE,)):
        """One of its commands, beside the running server."""
        line = self._programs.words("thidua-server", self.data, *words)
        return run(line, self._programs.environment(), accept)

    def start(self):
        """Serves on the port it had before, or any."""
        line = self._programs.words(
            "thidua-server", self.data, "serve", "--listen", f"127.0.0.1:{self.port}"
        )
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen(
                line,
                env=self._programs.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        ready, _, _ = select.select([self._process.stdout], [], [], 60)
        first = self._process.stdout.readline().decode() if ready else ""
        if not first.startswith("listening "):
            self.kill()
            tail = self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise UnexpectedEnd(f"the server did not start: {first}\n{tail}")
        self.port = int(first.strip().rpartition(":")[2])

    @property
    def process_id(self):
        """Of the running server."""
        return self._process.pid

    def stop(self):
        """Asks it to end, and gives its exit code; None when it does not run."""
        if self._process is None:
            return None
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(timeout=60)
        self._forget()
        return code

    def kill(self):
        """As a power cut would: SIGKILL, no last word."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._forget()

    def release(self):
        """Leaves it running after this program ends."""
        self._process.stdout.close()
        self._process = None

    def _forget(self):
        self._process.stdout.close()
        self._process = None

    def code_for(self, unit, role, name, address, *options):
        """A one-time enrolment code."""
        words = ["enroll", "--unit", unit, "--role", role, "--name", name, "--address", address]
        return self.run(*words, *options).json["code"]


class Device:
    """One person's device: a folder and the commands on it."""

    def __init__(self, programs, data, person):
        self._programs = programs
        self.data = pathlib.Path(data)
        self.person = person

    def run(self, *words, accept=(DONE,)):
        """A command; its outcome."""
        line = self._programs.words("thidua", self.data, *words)
        return run(line, self._programs.environment(), accept)

    def ask(self, *words, accept=(DONE, NEEDS_PERSON)):
        """A command; its JSON document."""
        return self.run(*words, accept=accept).json

    def sync(self):
        """One session that must succeed; its figures."""
        return self.ask("sync")

    def try_sync(self):
        """One session; its figures, or None when the line broke."""
        outcome = self.run("sync", accept=(DONE, UNREACHABLE, NEEDS_PERSON))
        return None if outcome.code == UNREACHABLE else outcome.json

    def show(self, report):
        """A report with everything known of it."""
        return self.ask("report", "show", report)

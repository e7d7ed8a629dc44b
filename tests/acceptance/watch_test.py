"""`thidua sync --watch` with the real programs: it tells a colleague's change, and ends when told.

    watch_test.py --binaries DIR --clock LIBRARY [TEST...]
"""

import queue
import signal
import subprocess
import threading

import scene
from scene import SceneTest

PATIENCE = 60


class Watching:
    """The command as a person leaves it running in a terminal."""

    def __init__(self, world, device):
        words = world.programs.words("thidua", device.data, "sync", "--watch")
        words.remove("--json")
        self.process = subprocess.Popen(words, env=world.programs.environment(),
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        encoding="utf-8")
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line)

    def wait_for(self, words):
        """The first line with these words; what was printed instead when none comes."""
        seen = []
        try:
            while True:
                seen.append(self._lines.get(timeout=PATIENCE))
                if words in seen[-1]:
                    return seen[-1]
        except queue.Empty:
            raise AssertionError(f"no line with {words!r} in {seen}") from None

    def stop(self):
        """As Ctrl-C does; the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()
        return code


class WatchTest(SceneTest):
    def test_it_tells_a_colleagues_change_and_ends_when_told(self):
        watching = Watching(self.world, self.office)
        self.addCleanup(watching.process.kill)
        for value in (61, 62):
            self.officer.ask("report", "set", self.report, f"staff_total={value}")
            self.officer.sync()
            watching.wait_for(" · ")
        self.assertEqual(watching.stop(), 0)
        shown = self.office.ask("report", "show", self.report)
        self.assertEqual(shown["fields"]["answers/staff_total"], 62)


if __name__ == "__main__":
    scene.main()

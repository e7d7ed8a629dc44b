"""What shows that a report was finished in time, with the real programs: an offline Office, a file
that comes after the line, and a server that is restored to before it knew.

    evidence_test.py --binaries DIR --clock LIBRARY [TEST...]
"""

import pathlib

import scene
from scene import SceneTest

ANSWERS = scene.ROOT / "installer/sample/answers/annual-stp-hctp.json"
IN_TIME, LATE = "2026-12-13 09:00", "2026-12-20 09:00"


class EvidenceScene(SceneTest):
    """The head has finished the report before its due day, and has no line."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head = cls.world.enroll(scene.HEAD)
        cls.head.ask("report", "set", cls.report, "--from", ANSWERS)
        cls.head.sync()
        cls.world.clock.set(IN_TIME)
        cls.head.sync()
        cls.office.sync()
        cls.world.line.cut()
        cls.code = cls.head.ask("report", "submit", cls.report)["seal_code"]

    def file(self, name):
        return pathlib.Path(self.temporary.name) / name

    def everybody_is_late(self):
        self.world.clock.set(LATE)
        self.world.line.put_up()

    def sync_all(self):
        for _ in range(2):
            self.head.sync()
            self.office.sync()

    def standing(self):
        """Verdict and kind of evidence, as the server tells them."""
        for period in self.world.server.run("deadlines").json:
            for unit in period["units"] if period["id"] == self.period else ():
                if unit["unit"] == scene.HEAD.unit:
                    return unit["verdict"], unit["evidence"]
        return None

    def hand_over(self):
        """The file is noted by the Office, in time, on the Office's own line."""
        up = self.file("up.tdb")
        self.head.ask("bundle", "export", up)
        self.world.line.put_up()
        self.office.ask("bundle", "note", up, "--from", "Kiên")
        self.office.sync()
        return up


class OfflineOfficeTest(EvidenceScene):
    def test_a_code_noted_without_a_line_counts_from_the_offices_own_journal(self):
        self.office.ask("seal", "note", self.code, "--from", "Kiên")
        self.everybody_is_late()
        self.office.sync()
        self.sync_all()
        self.assertEqual(self.standing(), ("on_time", "read_out"))


class LineBeforeFileTest(EvidenceScene):
    def test_a_file_handed_over_in_time_counts_also_when_the_line_was_first(self):
        up = self.hand_over()
        self.everybody_is_late()
        self.head.sync()
        self.assertEqual(self.standing()[0], "late")
        self.world.server.run("bundle", "import", up, "--reply", self.file("answer"))
        self.assertEqual(self.standing(), ("on_time", "carried"))


class RestoredClaimTest(EvidenceScene):
    def test_what_the_office_decided_stands_after_a_restore_to_before_it(self):
        file = self.back_up("before.backup")
        self.everybody_is_late()
        self.sync_all()
        claim, = self.office.ask("evidence", "list")
        self.office.ask("evidence", "decide", claim["id"], "on-time", "--reason", "mất sóng")
        self.sync_all()
        self.assertEqual(self.standing(), ("on_time", "claimed"))
        self.restore(file)
        self.sync_all()
        self.assertEqual(self.standing(), ("on_time", "claimed"))
        self.world.server.run("verify")


class RestoredCarriedTest(EvidenceScene):
    def test_a_file_handed_over_in_time_counts_after_a_restore_to_before_it_came(self):
        up = self.hand_over()
        file = self.back_up("before.backup")
        self.everybody_is_late()
        answer = self.file("answer")
        self.world.server.run("bundle", "import", up, "--reply", answer)
        self.head.ask("bundle", "import", answer)
        self.sync_all()
        self.assertEqual(self.standing(), ("on_time", "carried"))
        self.restore(file)
        self.sync_all()
        self.assertEqual(self.standing(), ("on_time", "carried"))
        self.world.server.run("verify")


if __name__ == "__main__":
    scene.main()

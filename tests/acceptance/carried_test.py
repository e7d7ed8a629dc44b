"""No network at all, with the real programs: files that somebody carries by hand; receipts that
anybody can check; codes that are read out.

    carried_test.py --binaries DIR --clock LIBRARY [TEST...]
"""

import pathlib
import random

import scene
from main_job.people import Person
from scene import SceneTest

ANSWERS = scene.ROOT / "installer/sample/answers/annual-stp-hctp.json"


class CarriedTest(SceneTest):
    """The officer's line is down for good."""

    def file(self, name):
        return pathlib.Path(self.temporary.name) / name

    def change(self, value):
        self.officer.ask("report", "set", self.report, f"staff_total={value}")

    def carry(self, name="up.tdb"):
        """What the officer's device writes; the server's answer to it."""
        up, down = self.file(name), self.file(name + ".answer")
        self.officer.ask("bundle", "export", up)
        self.world.server.run("bundle", "import", up, "--reply", down)
        return up, down

    def seen_by_office(self):
        self.office.sync()
        return self.office.ask("report", "show", self.report)["fields"].get("answers/staff_total")

    def test_a_change_reaches_the_office_and_its_answer_the_device(self):
        self.change(41)
        _, down = self.carry()
        self.assertEqual(self.seen_by_office(), 41)
        taken = self.officer.ask("bundle", "import", down)
        self.assertEqual(taken["pushed"], 1)
        self.assertEqual(self.officer.ask("status")["outbox"], 0)

    def test_taking_a_file_in_twice_is_harmless(self):
        self.change(42)
        up, down = self.carry("twice.tdb")
        self.world.server.run("bundle", "import", up, "--reply", down)
        self.officer.ask("bundle", "import", down)
        self.officer.ask("bundle", "import", down)
        self.assertEqual(self.seen_by_office(), 42)
        self.world.server.run("verify")

    def test_what_was_carried_and_also_sent_online_is_there_once(self):
        self.change(43)
        _, down = self.carry("both.tdb")
        self.officer.sync()
        self.officer.run("bundle", "import", down, accept=None)
        self.assertEqual(self.seen_by_office(), 43)
        self.assertEqual(self.officer.ask("status")["outbox"], 0)

    def test_what_is_unanswered_is_in_the_next_file_too(self):
        self.change(44)
        self.carry("lost.tdb")
        self.change(45)
        _, down = self.carry("next.tdb")
        self.officer.ask("bundle", "import", down)
        self.assertEqual(self.seen_by_office(), 45)
        self.assertEqual(self.officer.ask("status")["outbox"], 0)

    def test_a_cut_or_changed_file_is_refused_whole(self):
        self.change(46)
        up, down = self.carry("whole.tdb")
        before = self.seen_by_office()
        self.change(47)
        self.officer.ask("bundle", "export", up)
        whole = up.read_bytes()
        middle = len(whole) // 2
        changed = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1:]
        for bad in (whole[:-1], whole[:middle], whole[:5], b"", changed, whole + b"x"):
            path = self.write("bad.tdb", bad)
            outcome = self.world.server.run("bundle", "import", path, "--reply", down,
                                            accept=None)
            with self.subTest(length=len(bad)):
                self.assert_one_sentence(outcome)
        self.assertEqual(self.seen_by_office(), before)
        answer = down.read_bytes()
        for bad in (answer[:-1], answer[: len(answer) // 2], whole):
            path = self.write("bad.answer", bad)
            self.assert_one_sentence(
                self.officer.run("bundle", "import", path, accept=None))

    def test_nobody_on_the_way_can_read_it(self):
        self.officer.ask("report", "set", self.report, "difficulties=bí mật của đơn vị")
        up, down = self.carry("secret.tdb")
        for path in (up, down):
            self.assertNotIn("bí mật".encode(), path.read_bytes())
        self.officer.ask("bundle", "import", down)

    def test_an_answer_is_of_no_use_to_another_device(self):
        self.change(48)
        _, down = self.carry("mine.tdb")
        self.assert_one_sentence(self.office.run("bundle", "import", down, accept=None))
        self.officer.ask("bundle", "import", down)

    def relay(self, up, down, accept=(0,)):
        """The Office, which has a line, passes the file on."""
        return self.office.run("bundle", "relay", up, "--reply", down, accept=accept)

    def test_the_office_passes_a_file_on_over_its_own_line(self):
        self.change(49)
        up, down = self.file("relayed.tdb"), self.file("relayed.answer")
        self.officer.ask("bundle", "export", up)
        for _ in range(2):
            relayed = self.relay(up, down).json
            self.assertGreater(relayed["messages"], 1)
            self.assertEqual(relayed["reply"], str(down))
        self.assertEqual(self.officer.ask("bundle", "import", down)["pushed"], 1)
        self.assertEqual(self.officer.ask("status")["outbox"], 0)
        self.assertEqual(self.seen_by_office(), 49)
        self.world.server.run("verify")

    def test_what_cannot_be_passed_on_is_said_in_words(self):
        self.change(50)
        up, down = self.file("bad-relay.tdb"), self.file("bad-relay.answer")
        self.officer.ask("bundle", "export", up)
        whole = up.read_bytes()
        before = self.seen_by_office()
        for bad in (whole[:-1], b"nothing", whole[:-1] + bytes([whole[-1] ^ 1])):
            self.assert_one_sentence(self.relay(self.write("bad-relay", bad), down, None))
        self.assert_one_sentence(self.relay(self.file("no such file"), down, None))
        self.world.line.cut()
        try:
            self.assert_one_sentence(self.relay(up, down, None), codes=(3,))
        finally:
            self.world.line.put_up()
        self.assertFalse(down.exists())
        self.assertEqual(self.seen_by_office(), before)
        self.relay(up, down)
        self.officer.ask("bundle", "import", down)
        self.assertEqual(self.seen_by_office(), 50)

    def state_of_files(self, device):
        shown = device.ask("report", "show", self.report)
        return {file["name"]: file["state"] for file in shown["attachments"]}

    def test_attached_files_travel_behind_the_edits(self):
        content = bytes(range(256)) * 3000
        annex = self.write("annex.pdf", content)
        attached = self.officer.ask("report", "attach", self.report, annex)
        up, down = self.file("files.tdb"), self.file("files.answer")
        self.assertEqual(
            self.officer.ask("bundle", "export", up, "--without-files")["files"], 0)
        written = self.officer.ask("bundle", "export", up)
        self.assertEqual((written["files"], written["files_left"]), (1, 0))
        for _ in range(2):
            self.relay(up, down)
        self.assertEqual(self.state_of_files(self.officer), {"annex.pdf": "waiting"})
        self.assertEqual(self.officer.ask("bundle", "import", down)["files"], 1)
        self.assertEqual(self.officer.ask("bundle", "import", down)["files"], 0)
        self.assertEqual(self.state_of_files(self.officer), {"annex.pdf": "sent"})
        self.assertEqual(self.officer.ask("bundle", "export", up)["files"], 0)
        self.office.sync()
        copy = self.file("copy.pdf")
        self.office.ask("report", "fetch", self.report, attached["hash"][:8], "--to", copy)
        self.assertEqual(copy.read_bytes(), content)
        self.world.server.run("verify")

    def test_a_file_too_large_for_one_bundle_goes_on_in_the_next(self):
        content = random.Random(1).randbytes(70 << 20)
        attached = self.officer.ask("report", "attach", self.report,
                                    self.write("large.pdf", content))
        up, down = self.file("large.tdb"), self.file("large.answer")
        for files, left in ((0, 1), (1, 0)):
            written = self.officer.ask("bundle", "export", up)
            self.assertEqual((written["files"], written["files_left"]), (files, left))
            self.world.server.run("bundle", "import", up, "--reply", down)
            self.assertEqual(self.officer.ask("bundle", "import", down)["files"], files)
        self.assertLess(up.stat().st_size, 10 << 20)
        self.assertEqual(self.state_of_files(self.officer)["large.pdf"], "sent")
        self.office.sync()
        copy = self.file("large-copy.pdf")
        self.office.ask("report", "fetch", self.report, attached["hash"][:8], "--to", copy)
        self.assertEqual(copy.read_bytes(), content)

    def test_a_code_is_noted_and_a_mistyped_one_is_told(self):
        outcome = self.office.run("seal", "note", "7K3M-0QRX-1DGA-9V2B-5", "--from", "Kiên",
                                  accept=None)
        self.assert_one_sentence(outcome)

    def test_a_receipt_is_checked_on_a_machine_that_was_never_enrolled(self):
        head = self.world.enroll(Person("bttp", "STP-BTTP", "head", "Trần Quang Huy"))
        report = head.ask("report", "new", "--period", self.period)["id"]
        head.ask("report", "set", report, "--from", ANSWERS)
        head.ask("report", "submit", report)
        head.sync()
        receipt = self.file("receipt.txt")
        shown = head.ask("receipt", "show", report, "--to", receipt)
        stranger = self.new_device("stranger")
        checked = stranger.ask("verify-receipt", receipt)
        self.assertTrue(checked["genuine"])
        self.assertIsNone(checked["own_server"])
        for same in ("seal_code", "received_at", "server_key"):
            self.assertEqual(checked[same], shown[same])
        text = receipt.read_text(encoding="utf-8")
        block = max(text.partition("verify-receipt FILE")[2].splitlines(), key=len)
        middle = len(block) // 2
        other = "B" if block[middle] == "A" else "A"
        for changed in (text.replace("30/11/2026", "29/11/2026"),
                        text.replace(block, block[:middle] + other + block[middle + 1:])):
            self.assertNotEqual(changed, text)
            forged = self.write("forged.txt", changed)
            self.assert_one_sentence(stranger.run("verify-receipt", forged, accept=None))

    def test_a_receipt_that_does_not_exist_is_said_in_words(self):
        self.assert_one_sentence(
            self.officer.run("receipt", "show", self.report, accept=None))
        self.assert_one_sentence(
            self.officer.run("verify-receipt", self.write("none.txt", "nothing"), accept=None))


if __name__ == "__main__":
    scene.main()

"""Rule 8 with the real programs: a restored server is fed again by the devices.

    restore_test.py --binaries DIR --clock LIBRARY [TEST...]
"""

import scene
from scene import SceneTest


class RestoreTest(SceneTest):
    def change(self, value):
        self.officer.ask("report", "set", self.report, f"staff_total={value}")

    def seen_by_office(self):
        self.office.sync()
        return self.office.ask("report", "show", self.report)["fields"].get("answers/staff_total")

    def epoch(self):
        return self.world.server.run("status").json["epoch"]

    def test_what_was_acknowledged_after_the_backup_comes_back(self):
        self.change(51)
        self.officer.sync()
        file = self.back_up("one.backup")
        self.change(52)
        self.officer.sync()
        self.assertEqual(self.seen_by_office(), 52)
        before = self.epoch()
        self.restore(file)
        self.assertNotEqual(self.epoch(), before)
        self.officer.sync()
        self.assertEqual(self.seen_by_office(), 52)
        self.world.server.run("verify")

    def test_restoring_the_same_backup_twice_is_healed_twice(self):
        file = self.back_up("two.backup")
        self.change(53)
        self.officer.sync()
        self.restore(file)
        self.officer.sync()
        self.change(54)
        self.officer.sync()
        self.restore(file)
        self.officer.sync()
        self.assertEqual(self.seen_by_office(), 54)
        self.world.server.run("verify")

    def test_a_device_that_comes_back_only_after_the_second_restore(self):
        file = self.back_up("three.backup")
        self.change(55)
        self.officer.sync()
        self.restore(file)
        self.restore(file)
        self.officer.sync()
        self.assertEqual(self.seen_by_office(), 55)
        self.world.server.run("verify")

    def test_a_backup_can_be_made_while_devices_write(self):
        for value in range(60, 65):
            self.change(value)
            self.officer.sync()
            self.back_up(f"busy-{value}.backup")
        self.restore(self.back_up("last.backup"))
        self.officer.sync()
        self.assertEqual(self.seen_by_office(), 64)

    def test_only_its_owner_may_read_a_backup(self):
        self.assertEqual(self.back_up("mode.backup").stat().st_mode & 0o077, 0)

    def test_a_server_is_not_replaced_by_mistake(self):
        file = self.back_up("care.backup")
        self.world.server.stop()
        outcome = self.world.server.run("restore", "--from", file, accept=None)
        self.world.server.start()
        self.world.line.lead_to(self.world.server.port)
        self.assert_one_sentence(outcome)

    def test_what_is_no_backup_is_refused(self):
        self.world.server.stop()
        bad = self.write("bad.backup", b"not a backup" * 100)
        outcome = self.world.server.run("restore", "--from", bad, "--replace", accept=None)
        self.world.server.start()
        self.world.line.lead_to(self.world.server.port)
        self.assert_one_sentence(outcome)
        self.assert_server_is_well()


if __name__ == "__main__":
    scene.main()

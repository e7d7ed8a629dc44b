"""Codes that do not work, and a device that was cut off."""

from scene import HEAD, SceneTest, Server


class EnrolmentTest(SceneTest):
    """Each refusal leaves a device that is not enrolled, and an enrolled one as it was."""

    def code(self, *options):
        return self.world.server.code_for(HEAD.unit, HEAD.role, HEAD.name,
                                          self.world.line.address, *options)

    def assert_refused(self, device, code):
        outcome = device.run("enroll", code, accept=None)
        self.assert_one_sentence(outcome)
        self.assertFalse(device.ask("status")["enrolled"])

    def test_a_mistyped_code(self):
        code = self.code()
        for at in (10, len(code) // 2, len(code) - 2):
            other = "Z" if code[at] != "Z" else "Y"
            if code[at] != "-":
                self.assert_refused(self.new_device(), code[:at] + other + code[at + 1 :])

    def test_words_that_are_no_code(self):
        for words in ("hello", "TD1-", "TD1-" + "A" * 5000, "Đổi mới", "../../etc/passwd"):
            self.assert_refused(self.new_device(), words)

    def test_a_used_code(self):
        code = self.code()
        self.new_device().ask("enroll", code)
        self.assert_refused(self.new_device(), code)

    def test_an_expired_code(self):
        code = self.code("--expires", "30m")
        before = self.world.clock.now().strftime("%Y-%m-%d %H:%M")
        self.world.clock.set("2026-12-01 08:00")
        self.assert_refused(self.new_device(), code)
        self.world.clock.set(before)

    def test_a_code_of_another_server(self):
        other = Server(self.world.programs, self.world.folder / "other", self.world.folder / "log")
        other.run("init", "--organization", self.world.organization(),
                  "--address", self.world.line.address)
        code = other.code_for(HEAD.unit, HEAD.role, HEAD.name, self.world.line.address)
        self.assert_refused(self.new_device(), code)

    def test_a_code_whose_server_is_away(self):
        code = self.world.server.code_for(HEAD.unit, HEAD.role, HEAD.name, "127.0.0.1:1")
        outcome = self.new_device().run("enroll", code, accept=None)
        self.assert_one_sentence(outcome, codes=(3,))

    def test_a_second_enrolment_of_one_device(self):
        before = self.officer.ask("status")
        outcome = self.officer.run("enroll", self.code(), accept=None)
        self.assert_one_sentence(outcome)
        after = self.officer.ask("status")
        self.assertEqual(before["device"], after["device"])

    def test_a_revoked_device(self):
        device = self.new_device()
        identity = device.ask("enroll", self.code())["device"]
        device.ask("report", "set", self.report, "staff_total=7")
        self.world.server.run("devices", "revoke", identity)
        outcome = device.run("sync", accept=None)
        self.assert_one_sentence(outcome)
        self.assertEqual(device.ask("status")["outbox"], 1)
        self.assertEqual(device.show(self.report)["fields"]["answers/staff_total"], 7)
        self.assert_server_is_well()

    def test_a_unit_that_does_not_exist(self):
        outcome = self.world.server.run("enroll", "--unit", "NO-SUCH", "--role", "head",
                                        "--name", "A", accept=None)
        self.assert_one_sentence(outcome)

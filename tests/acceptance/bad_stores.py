"""Stores that cannot be used: full disk, newer version, held by another, damaged."""

import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile

from scene import Device, SceneTest, Server, fingerprint, run, settle, store_of
from small_disk import small_disk


class StoreTest(SceneTest):
    """The file is kept byte for byte, and the sentence says what is the matter with it."""

    def copy(self):
        """A second folder with the officer's store; the person of the story keeps the first."""
        settle(store_of(self.officer))
        folder = pathlib.Path(tempfile.mkdtemp(prefix="store-", dir=self.temporary.name)) / "d"
        shutil.copytree(self.officer.data, folder)
        return Device(self.world.programs, folder, self.officer.person)

    def assert_kept(self, device, commands):
        """Each command fails with a sentence, and the store stays as it is."""
        before = fingerprint(store_of(device))
        for words in commands:
            self.assert_one_sentence(device.run(*words, accept=None))
            self.assertEqual(before, fingerprint(store_of(device)), words)

    def every_kind_of_command(self):
        code = self.world.server.code_for("STP-HCTP", "head", "A", self.world.line.address)
        return (("status",), ("sync",), ("report", "list"), ("enroll", code),
                ("report", "set", self.report, "staff_total=9"))

    def test_a_store_of_a_newer_version(self):
        device = self.copy()
        with sqlite3.connect(store_of(device)) as database:
            database.execute("PRAGMA user_version = 9999")
        database.close()
        settle(store_of(device))
        self.assert_kept(device, self.every_kind_of_command())

    def test_damaged_stores(self):
        whole = store_of(self.copy()).read_bytes()
        noise = random.Random(1).randbytes
        for damaged in (noise(len(whole)), noise(100), whole[:100], whole[:5000],
                        noise(100) + whole[100:], b"Day khong phai la SQLite\n" * 300,
                        whole[: len(whole) // 2] + noise(len(whole) // 2)):
            device = self.copy()
            store_of(device).write_bytes(damaged)
            with self.subTest(length=len(damaged)):
                self.assert_kept(device, (("verify",) if damaged[:16] == whole[:16] else ("status",),))
                self.assert_kept(device, (("sync",),))

    def test_a_folder_in_the_place_of_the_store(self):
        device = self.new_device()
        store_of(device).mkdir(parents=True)
        self.assert_one_sentence(device.run("status", accept=None))
        self.assertTrue(store_of(device).is_dir())

    def test_a_store_held_by_another_process(self):
        device = self.copy()
        holder = sqlite3.connect(store_of(device), isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        outcome = device.run("report", "set", self.report, "staff_total=9", accept=None)
        holder.execute("ROLLBACK")
        holder.close()
        self.assert_one_sentence(outcome)
        self.assertNotIn("answers/staff_total", device.show(self.report)["fields"])

    def test_a_server_that_runs_already(self):
        again = self.world.programs.words("thidua-server", self.world.server.data, "serve",
                                          "--listen", "127.0.0.1:0")
        self.assert_one_sentence(run(again, self.world.programs.environment()))
        self.assert_server_is_well()

    def test_a_server_is_not_made_twice(self):
        outcome = self.world.server.run("init", "--organization", self.world.organization(),
                                        accept=None)
        self.assert_one_sentence(outcome)
        self.assert_server_is_well()

    def test_a_damaged_server_store(self):
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.temporary.name)) / "server"
        server = Server(self.world.programs, folder, folder.parent / "log")
        server.run("init", "--organization", self.world.organization(),
                   "--address", "127.0.0.1:7443")
        settle(folder / "server.db")
        whole = (folder / "server.db").read_bytes()
        noise = random.Random(2).randbytes
        for damaged in (noise(4096), whole[:4096], noise(100) + whole[100:]):
            (folder / "server.db").write_bytes(damaged)
            before = fingerprint(folder / "server.db")
            for words in (("status",), ("verify",), ("serve", "--listen", "127.0.0.1:0")):
                self.assert_one_sentence(server.run(*words, accept=None))
                self.assertEqual(before, fingerprint(folder / "server.db"))

    def test_a_full_disk_under_a_device(self):
        with small_disk(self.temporary.name) as disk:
            programs = disk.programs(self.world.programs)
            device = Device(programs, disk.folder / "d", self.officer.person)
            shutil.copytree(self.copy().data, device.data)
            before = device.show(self.report)["fields"]
            long = self.write("long.json", '{"difficulties": "%s"}' % ("khó khăn " * 400))
            disk.fill()
            outcome = device.run("report", "set", self.report, "--from", long, accept=None)
            self.assert_one_sentence(outcome)
            self.assertRegex(outcome.err, "(?i)disk")
            disk.free()
            self.assertEqual(before, device.show(self.report)["fields"])
            device.ask("report", "set", self.report, "--from", long)

    def test_a_full_disk_under_the_server(self):
        """Nothing is acknowledged that is not on disk; the device keeps it and sends it later."""
        with small_disk(self.temporary.name) as disk:
            programs = disk.programs(self.world.programs)
            server = Server(programs, disk.folder / "s", self.world.folder / "full.log")
            server.run("init", "--organization", self.world.organization(),
                       "--address", "127.0.0.1:7443")
            server.start()
            self.addCleanup(server.kill)
            code = server.code_for("STP-VP", "office", "Lương Thu Hà", f"127.0.0.1:{server.port}")
            office = self.new_device("office")
            office.ask("enroll", code)
            for form in ("annual-report.json", "quarterly-progress.json"):
                office.ask("form", "publish", self.world.sample / "forms" / form)
            disk.fill(server)
            outcome = office.run("sync", accept=None)
            self.assert_one_sentence(outcome, codes=(1, 3))
            self.assertEqual(office.ask("status")["outbox"], 2)
            disk.free(server)
            server.kill()
            server.start()
            office.sync()
            self.assertEqual(office.ask("status")["outbox"], 0)
            self.assertTrue(server.run("verify").json["sound"])
            server.stop()

    def test_a_result_that_does_not_fit(self):
        """A file is written whole or not at all, here under a limit on the length of files."""
        target = pathlib.Path(self.temporary.name) / "figures.json"
        target.write_text("old\n", encoding="ascii")
        words = self.world.programs.words("thidua", self.office.data, "consolidate",
                                          "--period", self.period, "--to", target)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        settle(store_of(self.office))
        ended = subprocess.run(words, env=self.world.programs.environment(), preexec_fn=limit,
                               capture_output=True, check=False)
        self.assertEqual(ended.returncode, 1, ended)
        self.assertEqual(target.read_text(encoding="ascii"), "old\n")
        self.assertEqual(list(target.parent.glob("figures.json?*")), [])

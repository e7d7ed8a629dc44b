"""The last minute before the deadline, on a bad line."""
import json
import math
import os
import sqlite3
import sys
import time

from programs import BENCH, Load, ROOT, Server
from province import SHORT_FORM, deadline, write_organization
from table import report, report_bound

sys.path.insert(0, os.path.join(ROOT, "installer"))
from main_job.clock import find_libfaketime  # noqa: E402

SPREAD = 60  # seconds within which everybody begins
REACHES_WITHIN = 15  # seconds from the last beginning to the deadline


class MovedDeadline:
    """The server is shown a time in which the deadline is near; the devices' clocks prove nothing,
    so they may keep theirs."""

    def __init__(self, seconds_ahead):
        self.offset = math.floor(deadline().timestamp() - time.time() - seconds_ahead)

    def environment(self):
        return {"LD_PRELOAD": find_libfaketime(), "FAKETIME": f"{self.offset:+d}",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1"}

    def wait_until(self, seconds_before):
        left = deadline().timestamp() - seconds_before - (time.time() + self.offset)
        if left < 0:
            raise RuntimeError(f"the load was ready {-left:.1f} s too late")
        time.sleep(left)


def count(store, sql):
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchone()[0]
    finally:
        connection.close()


def standing(server, devices, own_entries):
    """What the server's store holds of it afterwards."""
    server.command("verify")  # fails when the log does not give what stands there
    period = json.loads(server.command("--json", "deadlines"))[0]
    reports = count(server.store, "SELECT count(*) FROM record"
                                  " WHERE type = 'report' AND state = 'submitted'")
    versions = count(server.store, "SELECT count(*) FROM record WHERE type = 'submission'")
    edits = count(server.store, "SELECT count(*) FROM log") - own_entries
    return {"on_time": period["on_time"], "late": period["late"],
            "lost": devices - min(reports, versions),
            "doubled": max(0, versions - devices) + max(0, edits - 2 * devices)}


def bad_line(folder, devices=2000, delay=300, loss=0.05, cut=0.1, spread=SPREAD):
    """Each device has one report, made and submitted without a line, and begins to send it at some
    moment of the last minute but for the time that a contact takes over such a line."""
    if not find_libfaketime():
        return print("bad_line: libfaketime is missing")
    before = spread + REACHES_WITHIN
    moved = MovedDeadline(before + 10 + devices / 100)
    server = Server(folder, write_organization(folder, devices), moved.environment())
    enrolled = server.enrol_many(devices, devices)
    own_entries = count(server.store, "SELECT count(*) FROM log")
    server.start()
    load = Load(f"{BENCH}/bench_storm", enrolled, server.address, SHORT_FORM, deadline().year, 2,
                "--typing", "submissions", "--spread", spread, "--delay", delay, "--loss", loss,
                "--cut", cut)
    moved.wait_until(before)
    measured = load.go()
    memory = server.memory_mb_max()
    load.end()
    server.stop()
    found = standing(server, devices, own_entries)
    name = f"{devices} devices in {spread} s, {loss:.0%} loss, {delay} ms"
    report_bound(f"{name}: on time", found["on_time"], "reports", devices, ">= 1")
    report(f"{name}: doubled", found["doubled"], "", must="0")
    report(f"{name}: lost", found["lost"], "", must="0")
    report(f"{name}: errors a person sees", measured["errors"], "", must="0")
    report(f"{name}: until the last receipt, p99", measured["p99"], "s", measured["median"],
           measured["p99"] / measured["median"])
    report(f"{name}: connections cut", measured["cuts"], f"of {measured['connections']}")
    report(f"{name}: memory of the server", memory, "MB")
